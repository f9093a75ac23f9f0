"""A picture as ESC/POS bytes for a thermal printer: raster strips, feed, cut.

Always ``GS v 0`` and never printer text: code pages of printers do not carry Vietnamese. The
strips are the bytes that python-escpos makes (a test compares them), made here because its
detour over colour pictures takes five times as long as drawing the receipt.
"""

import math
from collections.abc import Iterator
from typing import Final

from PIL import Image

from desk_app.printing.raster_style import DOTS_PER_MM

STRIP_ROWS: Final = 240  # 80 mm: 17 kB a strip; cheap printers garble one long picture
MAX_WIDTH_DOTS: Final = 576
INITIALISE: Final = b"\x1b@"
FEED_TO_KNIFE: Final = b"\x1bd\x06"  # six lines bring the last printed line past the knife
FEED_MM: Final = 25  # those six lines, of a sixth of an inch
FULL_CUT: Final = b"\x1dV\x00"  # printers without a knife ignore it
_BURNT: Final = bytes(byte ^ 0xFF for byte in range(256))  # a printer burns the ones
_RASTER: Final = b"\x1dv0\x00"  # GS v 0, neither width nor height doubled


def encode(image: Image.Image, *, cut: bool = True) -> bytes:
    """Return the bytes that print ``image`` (mode "1", black is 0); the same for the same picture.

    Raises:
        ValueError: The picture is empty, or wider than the widest print head.
    """
    if not image.width or not image.height:
        raise ValueError("an empty picture cannot be printed")
    if image.width > MAX_WIDTH_DOTS:
        raise ValueError(f"{image.width} dots do not fit on {MAX_WIDTH_DOTS}")
    width_bytes = (image.width + 7) // 8
    padded = Image.new("1", (width_bytes * 8, image.height), 1)
    padded.paste(image, (0, 0))
    rows = padded.tobytes().translate(_BURNT)
    tops = range(0, image.height, STRIP_ROWS)
    strips = (_strip(rows, width_bytes, top, image.height) for top in tops)
    return INITIALISE + b"".join(strips) + (FEED_TO_KNIFE + FULL_CUT if cut else b"")


def _strip(rows: bytes, width_bytes: int, top: int, height: int) -> bytes:
    bottom = min(top + STRIP_ROWS, height)
    size = width_bytes.to_bytes(2, "little") + (bottom - top).to_bytes(2, "little")
    return _RASTER + size + rows[top * width_bytes : bottom * width_bytes]


def length_mm(job: bytes) -> int:
    """Return how much of a roll a job of ``encode`` uses up, feed to the knife included."""
    rows = sum(int.from_bytes(job[at + 6 : at + 8], "little") for at in _strips_at(job))
    return math.ceil(rows / DOTS_PER_MM) + FEED_MM


def width_dots(job: bytes) -> int:
    """Return the width of the pictures of a job of ``encode``."""
    return int.from_bytes(job[len(INITIALISE) + 4 :][:2], "little") * 8


def _strips_at(job: bytes) -> Iterator[int]:
    at = job.find(_RASTER)
    while at >= 0:
        yield at
        width = int.from_bytes(job[at + 4 : at + 6], "little")
        height = int.from_bytes(job[at + 6 : at + 8], "little")
        at = job.find(_RASTER, at + 8 + width * height)
