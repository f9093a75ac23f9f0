"""The colour space sRGB as an ICC profile: which black and white the papers mean (PDF/A asks).

Written from the numbers of the standard, so that no file of somebody else has to be shipped.

Source: ICC.1:2001-04 (profile 2.4, which every reader knows); IEC 61966-2-1, its colours adapted
to D50 after Bradford.
"""

import struct
from functools import lru_cache
from typing import Final

_D50: Final = (0.9642, 1.0, 0.8249)
_RED: Final = (0.43607, 0.22249, 0.01392)
_GREEN: Final = (0.38515, 0.71687, 0.09708)
_BLUE: Final = (0.14307, 0.06061, 0.71410)
_POINTS: Final = 1024  # of the curve
_MADE: Final = (2026, 1, 1, 0, 0, 0)
_HEAD_BYTES: Final = 128
NAME: Final = "sRGB IEC61966-2.1"


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return the profile; always the same bytes."""
    curve = (
        b"curv" + bytes(4) + struct.pack(f">L{_POINTS}H", _POINTS, *map(_linear, range(_POINTS)))
    )
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}  # equal tags are written once
    directory, body = bytearray(struct.pack(">L", len(tags))), bytearray()
    start = _HEAD_BYTES + 4 + 12 * len(tags)
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        directory += struct.pack(">4sLL", name, places[data], len(data))
    return _head(start + len(body)) + bytes(directory) + bytes(body)


def _head(size: int) -> bytes:
    kinds = (b"mntr", b"RGB ", b"XYZ ")
    head = struct.pack(">L4sL4s4s4s6H4s", size, b"", 0x02400000, *kinds, *_MADE, b"acsp")
    return (head.ljust(68, b"\0") + _fixed(_D50)).ljust(_HEAD_BYTES, b"\0")


def _linear(point: int) -> int:
    """Return how much light a value gives, of 65535."""
    value = point / (_POINTS - 1)
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(light * 65535)


def _fixed(numbers: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">l", round(number * 65536)) for number in numbers)


def _xyz(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(colour)


def _description(words: str) -> bytes:
    """Return a textDescriptionType: in ASCII, with nothing for other scripts."""
    written = words.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">L", len(written)) + written + bytes(8 + 3 + 67)
