"""Our small fonts against fontTools: the same outlines, the same widths, nothing lost."""

import io
import zlib

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from desk_app.printing.pdf_fonts import USUAL, Letters, Style, program, typeface, width_at_one_point
from desk_app.printing.truetype import MISSING
from resources import resource_path

FILES = {
    Style(False, False): "Regular",
    Style(True, False): "Bold",
    Style(False, True): "Italic",
    Style(True, True): "BoldItalic",
}
FOREIGN = "üøçłŠΩЖ"


def outline(font: TTFont, glyph: str) -> list[object]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value


@pytest.mark.parametrize("style", FILES)
def test_every_letter_looks_as_in_the_whole_font(style: Style) -> None:
    letters = USUAL + FOREIGN
    path = resource_path(f"fonts/LiberationSerif-{FILES[style]}.ttf")
    whole, small = TTFont(path), TTFont(io.BytesIO(typeface(style).subset(letters).data))
    names = whole.getBestCmap()

    for number, letter in enumerate(letters, start=1):
        ours, theirs = small.getGlyphName(number), names[ord(letter)]
        assert outline(small, ours) == outline(whole, theirs), letter
        assert small["hmtx"][ours] == whole["hmtx"][theirs], letter
        measured = width_at_one_point(letter, *style) * 2048
        assert measured == pytest.approx(whole["hmtx"][theirs][0]), letter


def test_a_letter_that_the_font_lacks_is_a_box_and_never_nothing() -> None:
    font = typeface(Style(False, False))

    assert font.width("明") == font.width(MISSING)
    small = TTFont(io.BytesIO(font.subset("明" + MISSING).data))
    assert outline(small, small.getGlyphName(1)) == outline(small, small.getGlyphName(2))


def test_a_face_is_small_and_made_once() -> None:
    made = program(Style(False, False), "")

    assert made is program(Style(False, False), "")
    assert len(made.file) < 13_000
    assert len(zlib.decompress(made.file)) == made.length


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_codes_stand_for_the_letters_they_were_made_of(text: str) -> None:
    letters = Letters()
    codes = bytes.fromhex(letters.codes(text)).decode("utf-16-be")
    known = USUAL + letters.unusual

    assert "".join(known[ord(code) - 1] for code in codes) == text
    assert not set(letters.unusual) & set(USUAL)
