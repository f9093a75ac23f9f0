"""All 178 Vietnamese letters, composed or not, come out of every renderer as they went in."""

import unicodedata
from itertools import combinations, product

import pytest
from PIL import Image, ImageDraw

from desk_app.printing import pdf
from desk_app.printing.blocks import Field, FormVersion, Paper, Paragraph, Run, Slip
from desk_app.printing.raster_style import BODY_PX, SIZE_PX, Pen
from desk_app.printing.wrapping import Part
from tests.printing.reading import pdf_text, squeezed

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđghklmnpqrstvx"
LOWER = [unicodedata.normalize("NFC", v + t) for v, t in product(VOWELS, TONES)] + list(CONSONANTS)
LETTERS = [*LOWER, *(letter.upper() for letter in LOWER)]
FORM = FormVersion("letters", "Bảng chữ", "")


def test_there_are_178_letters() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 178


@pytest.mark.parametrize("decomposed", [False, True])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_letter_can_be_copied_out_of_a_pdf(
    decomposed: bool, bold: bool, italic: bool
) -> None:
    composed = " ".join(LETTERS)
    text = unicodedata.normalize("NFD", composed) if decomposed else composed
    slip = Slip(FORM, (Paragraph((Run(text, bold, italic),)),), Paper.A5, title="Bảng chữ")

    read = pdf_text(pdf.render(slip))

    assert squeezed(read).removesuffix("Trang1/1") == "".join(LETTERS)


def test_a_field_in_loose_marks_reads_as_composed() -> None:
    loose = unicodedata.normalize("NFD", "Đặng Thị Ánh Tuyết")
    slip = Slip(FORM, (Field("Họ và tên", loose),), Paper.A5, title="Tên")

    assert "Họ và tên: Đặng Thị Ánh Tuyết" in pdf_text(pdf.render(slip))


@pytest.mark.parametrize("px", sorted(set(SIZE_PX.values())))
@pytest.mark.parametrize("bold", [False, True])
def test_no_two_letters_print_alike_on_a_roll(px: int, bold: bool) -> None:
    pictures = {letter: _drawn(letter, px, bold) for letter in LETTERS}
    least = 4 if px >= BODY_PX else 2  # small letters stand in fixed words only, not in names

    for a, b in combinations(LETTERS, 2):
        apart = (pictures[a] ^ pictures[b]).bit_count()
        assert apart >= least, f"{a} and {b} differ by {apart} dots at {px}"


def _drawn(letter: str, px: int, bold: bool) -> int:
    """Return the black dots of a letter as one long number."""
    picture = Image.new("1", (2 * px, 2 * px), 1)
    Pen(px).draw(ImageDraw.Draw(picture), px // 4, px // 4, (Part(letter, bold, False),))
    return int.from_bytes(picture.tobytes(), "big")
