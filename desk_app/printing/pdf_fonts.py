"""The letters of sheets: Liberation Serif, the measures of Times New Roman, embedded in each PDF.

Reportlab reads the fonts and measures with them. A paper embeds one font of two-byte codes for
each face that it uses, cut down to its letters by HarfBuzz and without hints for coarse screens,
which are more than half of a font and which no printer of 203 dpi follows.
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple, cast
from weakref import WeakKeyDictionary

import uharfbuzz as hb
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

from desk_app.printing.pdf_objects import Objects, Stream
from resources import resource_path

_FILES: Final = {  # (bold, italic) -> file
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}
_DROPPED: Final = (b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"gasp", b"name", b"post")
_MISSING: Final = ord("□")  # drawn for a letter that the font does not have
_SERIF: Final = 1 << 1
_SYMBOLIC: Final = 1 << 2
_ITALIC: Final = 1 << 6
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
    def font(self) -> str:
        """Return the name under which reportlab knows the face."""
        return _FILES[self]


class Face(TTFont):
    """A face that is written as one CID font, where reportlab's own has 256 letters a font.

    What is overridden are the three questions that a canvas asks of a font with many letters.
    """

    def __init__(self, style: Style) -> None:
        path = str(resource_path(f"fonts/{style.font}.ttf"))
        super().__init__(style.font, path, shapable=False)
        self._style = style
        self._outlines = hb.Face(hb.Blob.from_file_path(path))
        self._coded = lru_cache(maxsize=5_000)(self._code)
        self._width = cache(self._width_of)
        self._used: WeakKeyDictionary[PDFDocument, dict[int, int]] = WeakKeyDictionary()

    @override
    def splitString(
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return the codes of ``text``: the glyphs of the font file, two bytes each."""
        codes, letters = self._coded(text)
        self._used.setdefault(doc, {}).update(letters)
        return [(0, codes)]

    @override
    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str:
        """Return the name of the face within the pages of a document."""
        if self.fontName not in doc.fontMapping:
            doc.fontMapping[self.fontName] = f"/F{len(doc.fontMapping) + 1}"
            doc.delayedFonts.append(self)
        return doc.fontMapping[self.fontName]

    @override
    def addObjects(self, doc: PDFDocument) -> None:
        """Write the face with the letters that ``doc`` used."""
        used = dict(sorted(self._used.pop(doc).items()))
        objects = Objects(doc)
        tag = hashlib.sha256(repr(list(used)).encode()).digest()[:6]
        prefix = "".join(chr(ord("A") + byte % 26) for byte in tag)
        name = f"{prefix}+{self.face.name.decode()}"
        outlines = self._cut_down(used)
        file = objects.add(Stream(outlines, f"/Length1 {len(outlines)}"))
        descriptor = objects.write(
            f"<</Type/FontDescriptor/FontName/{name}{self._measures()}/FontFile2 {file} 0 R>>"
        )
        letters = objects.write(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/DW 1000/W[{self._widths(used)}]/FontDescriptor {descriptor} 0 R>>"
        )
        unicode = objects.add(Stream(_to_unicode(used)))
        fonts = cast("PDFDictionary", doc.idToObject["BasicFonts"])
        font = objects.write(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{letters} 0 R]/ToUnicode {unicode} 0 R>>"
        )
        fonts.dict[doc.fontMapping[self.fontName][1:]] = objects.reference(font)

    def _code(self, text: str) -> tuple[bytes, dict[int, int]]:
        """Return the codes of ``text``, and which letter each glyph in it stands for."""
        glyphs = self.face.charToGlyph
        shown = [letter if letter in glyphs else _MISSING for letter in map(ord, text)]
        letters = {glyphs[letter]: letter for letter in reversed(shown)}
        return b"".join(glyphs[letter].to_bytes(2, "big") for letter in shown), letters

    def _cut_down(self, glyphs: Iterable[int]) -> bytes:
        wish = hb.SubsetInput()
        wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
        wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(table, "big") for table in _DROPPED
        )
        wish.flags = (
            hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        return hb.subset(self._outlines, wish).blob.data

    def _measures(self) -> str:
        face = self.face
        box = " ".join(f"{edge:.0f}" for edge in face.bbox)
        return (
            f"/Flags {_SERIF | _SYMBOLIC | _ITALIC * self._style.italic}/FontBBox[{box}]"
            f"/ItalicAngle {face.italicAngle:g}/Ascent {face.ascent:.0f}"
            f"/Descent {face.descent:.0f}/CapHeight {face.capHeight:.0f}/StemV {face.stemV:.0f}"
        )

    def _widths(self, used: Mapping[int, int]) -> str:
        return " ".join(self._width(glyph, letter) for glyph, letter in used.items())

    def _width_of(self, glyph: int, letter: int) -> str:
        return f"{glyph}[{self.face.getCharWidth(letter):.6g}]"


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Tell reportlab the four faces, once."""
    for bold, italic in _FILES:
        pdfmetrics.registerFont(Face(Style(bold, italic)))


def coded(style: Style, words: str, doc: PDFDocument) -> tuple[str, str]:
    """Return the name of a face within ``doc``, and ``words`` in its codes to base 16."""
    face = _face(style)
    ((subset, codes),) = face.splitString(words, doc)
    return face.getSubsetInternalName(subset, doc), codes.hex()


@lru_cache(maxsize=4)
def _face(style: Style) -> Face:
    return cast("Face", pdfmetrics.getFont(style.font))


@lru_cache(maxsize=20_000)
def width_at_one_point(text: str, bold: bool, italic: bool) -> float:
    """Return the width of ``text`` set at one point, in points."""
    register_fonts()
    return pdfmetrics.stringWidth(text, Style(bold, italic).font, 1)


def _to_unicode(used: Mapping[int, int]) -> bytes:
    """Return the map from glyphs back to letters."""
    lines = [f"<{glyph:04X}> <{letter:04X}>" for glyph, letter in used.items()]
    parts = [lines[i : i + _MOST_IN_A_BLOCK] for i in range(0, len(lines), _MOST_IN_A_BLOCK)]
    blocks = (f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return _TO_UNICODE.format(blocks="\n".join(blocks)).encode("ascii")
