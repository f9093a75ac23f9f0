import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.folding import digits, fold, fold_words, nfc, one_line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thúy", "Thuý"),
        ("Hòa", "Hoà"),
        ("ĐẶNG THỊ ĐÀO", "dang thi dao"),
        ("  Nguyễn   Văn\tAn ", "nguyen van an"),
        ("Ngưỡng", "nguong"),
        (unicodedata.normalize("NFD", "Quỳnh"), "Quỳnh"),
    ],
)
def test_texts_that_a_clerk_takes_for_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_letters_stay_different() -> None:
    assert fold("An") != fold("Anh")


def test_words_are_parted_by_blanks_and_signs() -> None:
    assert fold_words("Bà Rịa - Vũng Tàu, H'Hen_2") == ("ba", "ria", "vung", "tau", "h", "hen", "2")
    assert fold_words(" -- ") == ()


def test_digits_of_any_script_come_out_as_ascii() -> None:
    assert digits("(0912) 34-5６") == "0912345６".replace("６", "6")


def test_text_is_kept_composed() -> None:
    assert nfc(unicodedata.normalize("NFD", "Đặng Thị Thuỷ")) == "Đặng Thị Thuỷ"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_does_not_depend_on_how_letters_are_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(nfc(text))


def test_plain_digits_stay_as_they_are() -> None:
    assert digits("0900000000") == "0900000000"


def test_a_line_is_kept_without_what_cannot_be_seen() -> None:
    assert one_line(" Trần\tThị \u200b Mẫu\n") == "Trần Thị Mẫu"
    assert one_line("\x1b[2JQuầy\u202e 6\udcff") == "[2JQuầy 6"
    assert one_line("\u200b") == ""
    assert one_line("a\u200b\u0301") == "á"


@given(st.text())
def test_a_line_that_is_kept_stays_as_it_is_and_can_be_written(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert nfc(line).encode().decode() == line
