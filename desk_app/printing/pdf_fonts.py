"""The letters of sheets: Liberation Serif, the measures of Times New Roman, embedded in each PDF.

Nearly every paper needs no other letters than ``USUAL``. The font with those is made and packed
once; a paper with other letters gets them added in the order in which they are met, so that the
numbers of the usual ones never change.
"""

import hashlib
import zlib
from functools import lru_cache
from typing import Final, NamedTuple

from desk_app.printing.truetype import TrueType
from resources import resource_path


def _between(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


# ASCII, the letters of Vietnamese, signs of official papers
USUAL: Final = (
    _between(0x20, 0x7E)
    + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
    + _between(0x1EA0, 0x1EF9)
    + "\u00a0§°±²³·×÷–—‘’“”…•−≤≥₫→□"
)
_FILES: Final = {  # (bold, italic) -> file, which is also the name of the font
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}
_NAMES: Final = {"LiberationSerif-Regular": "LiberationSerif"}  # PostScript leaves "Regular" out
_USUAL_GLYPHS: Final = {ord(letter): i for i, letter in enumerate(USUAL, start=1)}
_MOST_IN_A_BLOCK: Final = 100  # lines of a ToUnicode map
_TO_UNICODE: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Style(NamedTuple):
    """One of the four faces."""

    bold: bool
    italic: bool

    @property
    def key(self) -> str:
        """Return the name of the face within a page."""
        return f"F{2 * self.bold + self.italic}"


class Letters(dict[int, int]):
    """The glyphs of one document: ``str.translate`` makes codes of letters with it."""

    def __init__(self) -> None:
        super().__init__(_USUAL_GLYPHS)
        self.unusual = ""

    def __missing__(self, letter: int) -> int:
        self.unusual += chr(letter)
        self[letter] = len(self) + 1
        return self[letter]

    def codes(self, text: str) -> str:
        """Return ``text`` as the string of a PDF: two bytes a letter, in figures of base 16."""
        return text.translate(self).encode("utf-16-be").hex()


class Program(NamedTuple):
    """What a PDF holds of one face; all streams are packed already."""

    name: str
    file: bytes
    length: int
    widths: str
    descriptor: str
    cid_set: bytes


@lru_cache(maxsize=4)
def typeface(style: Style) -> TrueType:
    """Return the font file of a face."""
    return TrueType(resource_path(f"fonts/{_FILES[style]}.ttf"))


class _Widths(dict[str, float]):
    """Widths of letters at a size of one point."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, letter: str) -> float:
        self[letter] = typeface(self._style).width(letter) / 1000
        return self[letter]


_WIDTHS: Final = {Style(*style): _Widths(Style(*style)) for style in _FILES}


@lru_cache(maxsize=20_000)
def width_at_one_point(text: str, bold: bool, italic: bool) -> float:
    """Return the width of ``text`` set at one point, in points."""
    return sum(map(_WIDTHS[Style(bold, italic)].__getitem__, text))


@lru_cache(maxsize=16)
def program(style: Style, unusual: str) -> Program:
    """Return a face with the usual letters, and the ``unusual`` ones of a document after them."""
    letters = USUAL + unusual
    subset = typeface(style).subset(letters)
    file = _FILES[style]
    tag = hashlib.sha256(letters.encode()).digest()[:6]
    prefix = "".join(chr(ord("A") + byte % 26) for byte in tag)
    return Program(
        name=f"{prefix}+{_NAMES.get(file, file)}",
        file=zlib.compress(subset.data, 9),
        length=len(subset.data),
        widths=" ".join(f"{width:.2f}".rstrip("0").rstrip(".") for width in subset.widths),
        descriptor=_descriptor(style),
        cid_set=zlib.compress(_bits(len(subset.widths)), 9),
    )


def _descriptor(style: Style) -> str:
    measures = typeface(style).measures
    serif, symbolic, italic = 1 << 1, 1 << 2, (1 << 6) * style.italic
    return (
        f"/Flags {serif | symbolic | italic}"
        f"/FontBBox[{' '.join(map(str, measures.box))}]"
        f"/ItalicAngle {measures.angle:g}/Ascent {measures.ascent}/Descent {measures.descent}"
        f"/CapHeight {measures.cap_height}/StemV {measures.weight // 5}"
    )


@lru_cache(maxsize=16)
def to_unicode(unusual: str) -> bytes:
    """Return the packed map from glyphs back to letters: the same one for all faces."""
    letters = USUAL + unusual
    lines = [
        f"<{i:04X}> <{letter.encode('utf-16-be').hex().upper()}>"
        for i, letter in enumerate(letters, start=1)
    ]
    parts = [lines[i : i + _MOST_IN_A_BLOCK] for i in range(0, len(lines), _MOST_IN_A_BLOCK)]
    blocks = (f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return zlib.compress(_TO_UNICODE.format(blocks="\n".join(blocks)).encode(), 9)


def _bits(count: int) -> bytes:
    """Return ``count`` bits that are set, and zeros up to the next byte."""
    return ((1 << count) - 1 << -count % 8).to_bytes((count + 7) // 8, "big")
