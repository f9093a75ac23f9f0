"""Reading a TrueType font, and cutting it down to the letters that a paper uses.

What a PDF needs of a font is little: outlines and widths. Hints for coarse screens are left out;
they are more than half of the file, and no printer of 203 dpi or more follows them.

Source: OpenType 1.9 (head, hhea, hmtx, maxp, loca, glyf, cmap format 4).
"""

import struct
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

_MORE: Final = 0x0020  # flags of a glyph that is put together from others
_WORDS: Final = 0x0001
_SCALE: Final = 0x0008
_TWO_SCALES: Final = 0x0040
_MATRIX: Final = 0x0080
_HINTS: Final = 0x0100
_CHECKSUM_OF_FILE: Final = 0xB1B0AFBA
MISSING: Final = "□"  # drawn for a letter that the font does not have


class Measures(NamedTuple):
    """Measures of a whole font in thousandths of its size, the angle in degrees."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    angle: float
    weight: int


class Subset(NamedTuple):
    """A font with few letters. Letter number ``i`` is glyph ``i + 1``; glyph 0 is "no letter".

    ``widths``: of every glyph, in thousandths of the size of the font.
    """

    data: bytes
    widths: tuple[float, ...]


class TrueType:
    """One font file."""

    def __init__(self, path: Path) -> None:
        """Read the directory of the file; its tables are read when they are asked for.

        Raises:
            OSError: The file cannot be read.
            struct.error: It is no TrueType font.
        """
        self._data = path.read_bytes()
        count = struct.unpack_from(">H", self._data, 4)[0]
        entries = (struct.unpack_from(">4sLLL", self._data, 12 + 16 * i) for i in range(count))
        self._tables: dict[bytes, tuple[int, int]] = {
            name: (offset, length) for name, _checksum, offset, length in entries
        }
        self._unit: float = 1000 / struct.unpack_from(">H", self._table(b"head"), 18)[0]

    @cached_property
    def measures(self) -> Measures:
        """Return what a PDF says of the font as a whole."""
        box = struct.unpack_from(">4h", self._table(b"head"), 36)
        ascent, descent = struct.unpack_from(">2h", self._table(b"hhea"), 4)
        os2 = self._table(b"OS/2")
        angle = struct.unpack_from(">l", self._table(b"post"), 4)[0] / 65536
        weight = struct.unpack_from(">H", os2, 4)[0]
        # version 2 of the table names the height of capital letters
        high = struct.unpack_from(">h", os2, 88)[0] if len(os2) >= 90 else ascent
        left, low, right, top = (round(edge * self._unit) for edge in box)
        return Measures(
            (left, low, right, top),
            round(ascent * self._unit),
            round(descent * self._unit),
            round(high * self._unit),
            angle,
            weight,
        )

    @cached_property
    def glyphs(self) -> Mapping[int, int]:
        """Return the glyph of every letter of the basic plane."""
        table = self._table(b"cmap")
        for i in range(struct.unpack_from(">H", table, 2)[0]):
            offset = struct.unpack_from(">L", table, 8 + 8 * i)[0]
            if struct.unpack_from(">H", table, offset)[0] == 4:
                return _segments(table[offset:])
        raise ValueError("the font has no table of Unicode letters")

    @cached_property
    def advances(self) -> Sequence[float]:
        """Return the width of every glyph in thousandths of the size."""
        return tuple(wide * self._unit for wide, _bearing in self._metrics)

    def width(self, letter: str) -> float:
        """Return the width of one letter in thousandths of the size."""
        return self.advances[self._glyph(letter)]

    def subset(self, letters: str) -> Subset:
        """Return the font with ``letters`` only, in their order; equal letters get two glyphs."""
        kept = [0, *(self._glyph(letter) for letter in letters)]
        number = {glyph: i for i, glyph in enumerate(kept)}
        outlines: list[bytes] = []
        for glyph in kept:  # grows: the parts of a letter come after all letters
            outlines.append(_without_hints(self._outline(glyph), kept, number))
        metrics = [self._metrics[glyph] for glyph in kept]
        tables = self._tables_of(outlines, metrics)
        return Subset(_font_file(tables), tuple(wide * self._unit for wide, _bearing in metrics))

    def _tables_of(
        self, outlines: Sequence[bytes], metrics: Sequence[tuple[int, int]]
    ) -> dict[bytes, bytes]:
        glyf = bytearray()
        places = [0]
        for outline in outlines:
            glyf += outline + bytes(-len(outline) % 4)
            places.append(len(glyf))
        count = struct.pack(">H", len(outlines))
        head = bytearray(self._table(b"head"))
        head[8:12] = bytes(4)  # the checksum of the file is put here later
        head[50:52] = struct.pack(">h", 1)  # places are 32 bits wide
        return {
            b"glyf": bytes(glyf),
            b"head": bytes(head),
            b"hhea": self._table(b"hhea")[:34] + count,
            b"hmtx": b"".join(struct.pack(">Hh", *metric) for metric in metrics),
            b"loca": struct.pack(f">{len(places)}L", *places),
            b"maxp": self._table(b"maxp")[:4] + count + self._table(b"maxp")[6:],
        }

    def _table(self, name: bytes) -> bytes:
        offset, length = self._tables[name]
        return self._data[offset : offset + length]

    def _glyph(self, letter: str) -> int:
        return self.glyphs.get(ord(letter)) or self.glyphs.get(ord(MISSING), 0)

    @cached_property
    def _metrics(self) -> Sequence[tuple[int, int]]:
        """Return advance and left bearing of every glyph in units of the font."""
        table = self._table(b"hmtx")
        full: int = struct.unpack_from(">H", self._table(b"hhea"), 34)[0]
        pairs: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", table[: 4 * full]))
        rest = struct.iter_unpack(">h", table[4 * full :])
        return [*pairs, *((pairs[-1][0], bearing) for (bearing,) in rest)]

    @cached_property
    def _places(self) -> Sequence[int]:
        table = self._table(b"loca")
        if struct.unpack_from(">h", self._table(b"head"), 50)[0]:
            return struct.unpack(f">{len(table) // 4}L", table)
        return [2 * half for half in struct.unpack(f">{len(table) // 2}H", table)]

    def _outline(self, glyph: int) -> bytes:
        start = self._tables[b"glyf"][0]
        return self._data[start + self._places[glyph] : start + self._places[glyph + 1]]


def _segments(table: bytes) -> dict[int, int]:
    """Return what a cmap of format 4 maps: segments of letters with a shift or a list each."""
    double = struct.unpack_from(">H", table, 6)[0]
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + double)
    shifts = struct.unpack_from(f">{count}H", table, 16 + 2 * double)
    lists_at = 16 + 3 * double
    lists = struct.unpack_from(f">{count}H", table, lists_at)
    found: dict[int, int] = {}
    for i in range(count):
        for letter in range(starts[i], ends[i] + 1):
            glyph = letter
            if lists[i]:
                at = lists_at + 2 * i + lists[i] + 2 * (letter - starts[i])
                glyph = struct.unpack_from(">H", table, at)[0] if at + 2 <= len(table) else 0
            if glyph or not lists[i]:
                glyph = (glyph + shifts[i]) & 0xFFFF
            if glyph:
                found[letter] = glyph
    return found


def _without_hints(outline: bytes, kept: list[int], number: dict[int, int]) -> bytes:
    """Return an outline without its instructions, parts by their new numbers.

    A part that is not among the ``kept`` yet is put there.
    """
    if not outline:
        return b""
    contours = struct.unpack_from(">h", outline)[0]
    if contours < 0:
        return _composed(outline, kept, number)
    end = 10 + 2 * contours
    hints = struct.unpack_from(">H", outline, end)[0]
    return outline[:end] + bytes(2) + outline[end + 2 + hints :]


def _composed(outline: bytes, kept: list[int], number: dict[int, int]) -> bytes:
    made = bytearray(outline)
    at, more = 10, True
    while more:
        flags, part = struct.unpack_from(">HH", outline, at)
        if part not in number:
            number[part] = len(kept)
            kept.append(part)
        struct.pack_into(">HH", made, at, flags & ~_HINTS, number[part])
        at += 8 if flags & _WORDS else 6
        at += 8 if flags & _MATRIX else 4 if flags & _TWO_SCALES else 2 if flags & _SCALE else 0
        more = bool(flags & _MORE)
    return bytes(made[:at])


def _font_file(tables: Mapping[bytes, bytes]) -> bytes:
    """Put tables together with their directory and checksums."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">LHHHH", 0x10000, count, 16 << power, power, 16 * (count - (1 << power)))
    directory, body = bytearray(), bytearray()
    head_at = 0
    for name, table in sorted(tables.items()):
        at = len(head) + 16 * count + len(body)
        head_at = at if name == b"head" else head_at
        directory += struct.pack(">4sLLL", name, _checksum(table), at, len(table))
        body += table + bytes(-len(table) % 4)
    made = bytearray(head + directory + body)
    struct.pack_into(">L", made, head_at + 8, (_CHECKSUM_OF_FILE - _checksum(made)) & 0xFFFFFFFF)
    return bytes(made)


def _checksum(table: bytes | bytearray) -> int:
    padded = bytes(table) + bytes(-len(table) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
