"""The fonts in our papers against the whole ones, read by fontTools: same outlines and widths."""

import io

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from desk_app.printing import pdf
from desk_app.printing.blocks import FormVersion, Paper, Paragraph, Run, Slip
from desk_app.printing.pdf_fonts import Style, width_at_one_point
from resources import resource_path
from tests.printing import test_letters

FORM = FormVersion("fonts", "Chữ", "")
STYLES = [Style(bold, italic) for bold in (False, True) for italic in (False, True)]
LETTERS = "".join(test_letters.LETTERS)
MORE = "0123456789 .,;:()/%–“”…→□üøłŠΩЖ"


def embedded(style: Style, letters: str) -> tuple[TTFont, dict[str, int]]:
    """Return the font of a paper with ``letters``, and the glyph that each letter has in it."""
    runs = (Run(letters, style.bold, style.italic),)
    made = pdf.render(Slip(FORM, (Paragraph(runs),), Paper.A4, title="Chữ"))
    with pikepdf.open(io.BytesIO(made)) as document:
        fonts = document.pages[0].Resources.Font.values()
        (font,) = [one for one in fonts if str(one.BaseFont).endswith(_name(style))]
        file = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        lines = font.ToUnicode.read_bytes().decode().splitlines()
    pairs = [
        line.strip("<>").split("> <") for line in lines if line.startswith("<") and "> <" in line
    ]
    known = {chr(int(letter, 16)): int(glyph, 16) for glyph, letter in pairs if len(letter) == 4}
    return TTFont(io.BytesIO(file)), known


def _name(style: Style) -> str:
    return style.font.removesuffix("-Regular")


def _outline(font: TTFont, glyph: str) -> list[object]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value


@pytest.mark.parametrize("style", STYLES)
def test_every_letter_looks_as_in_the_whole_font(style: Style) -> None:
    whole = TTFont(resource_path(f"fonts/{style.font}.ttf"))
    small, glyphs = embedded(style, LETTERS + MORE)
    names = whole.getBestCmap()

    for letter in (LETTERS + MORE).replace(" ", ""):
        ours = small.getGlyphName(glyphs[letter])
        assert _outline(small, ours) == _outline(whole, names[ord(letter)]), letter
        width = whole["hmtx"][names[ord(letter)]][0] / 2048
        assert width_at_one_point(letter, style.bold, style.italic) == pytest.approx(
            width, abs=1e-4
        )


def test_a_paper_holds_the_letters_that_it_uses_and_no_hints() -> None:
    small, glyphs = embedded(Style(bold=False, italic=False), "Giấy hẹn")

    drawn = [name for name in small.getGlyphOrder() if _outline(small, name)]
    assert set("Giấy hẹn") - {" "} <= set(glyphs)
    assert len(drawn) < 30
    assert not {"fpgm", "prep", "cvt "} & set(small.keys())


def test_a_letter_that_no_font_has_becomes_a_box() -> None:
    _small, glyphs = embedded(Style(bold=False, italic=False), "李明")

    assert "□" in glyphs
