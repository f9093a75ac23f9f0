"""What the program carries is there, and can write every Vietnamese letter."""

import sys
from pathlib import Path
from unicodedata import normalize

import pytest
from PIL import Image, ImageDraw, ImageFont

from resources import resource_path

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđghklmnpqrstvx"
LOWER = [normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + list(CONSONANTS)
LETTERS = [*LOWER, *(letter.upper() for letter in LOWER)]
FONTS = [
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
]
NOT_A_CHARACTER = "\uffff"  # no font has it: draws the box for missing letters


def test_vietnamese_has_178_letters() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 178
    assert all(len(letter) == 1 for letter in LETTERS)


@pytest.mark.parametrize("name", FONTS)
def test_every_font_draws_every_vietnamese_letter_differently(name: str) -> None:
    font = ImageFont.truetype(str(resource_path(f"fonts/{name}")), 48)

    def picture(letter: str) -> bytes:
        canvas = Image.new("L", (96, 96))
        ImageDraw.Draw(canvas).text((8, 8), letter, fill=255, font=font)
        return canvas.tobytes()

    pictures = {letter: picture(letter) for letter in LETTERS}
    assert picture(NOT_A_CHARACTER) not in pictures.values()
    assert len(set(pictures.values())) == 178


def test_no_font_is_shipped_unchecked_or_without_its_licence() -> None:
    folder = resource_path("fonts")
    assert {path.name for path in folder.iterdir()} == {*FONTS, "OFL.txt"}


def test_a_packed_program_finds_its_resources_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "resources" / "theme.json"
    shipped.parent.mkdir()
    shipped.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert resource_path("theme.json") == shipped


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"fonts/Comic\.ttf"):
        resource_path("fonts/Comic.ttf")


def test_a_resource_never_lies_outside_the_folder() -> None:
    with pytest.raises(ValueError, match="leads out"):
        resource_path("../pyproject.toml")
