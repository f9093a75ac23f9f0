from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.words import (
    WEEKDAYS,
    date_in_words,
    format_day,
    moment_in_words,
    money_in_words,
    number_in_words,
    weekday_name,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (555, "năm trăm năm mươi lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_015, "một nghìn không trăm mười lăm"),
        (1_000_021, "một triệu không trăm hai mươi mốt"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (2_000_000_000, "hai tỷ"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (3_500_000_000_000, "ba nghìn năm trăm tỷ"),
        (1_000_000_000_000_000_001, "một tỷ tỷ không trăm linh một"),
    ],
)
def test_numbers_are_read_as_people_say_them(number: int, words: str) -> None:
    assert number_in_words(number) == words


def test_there_are_no_negative_numbers_to_read() -> None:
    with pytest.raises(ValueError, match="negative"):
        number_in_words(-1)


def test_money_starts_with_a_capital_and_ends_in_dong() -> None:
    assert money_in_words(12_000) == "Mười hai nghìn đồng"
    assert money_in_words(0) == "Không đồng"
    assert money_in_words(1_234_000) == "Một triệu hai trăm ba mươi tư nghìn đồng"


@given(st.lists(st.integers(0, 10**12), unique=True, min_size=2, max_size=2))
def test_different_numbers_are_read_differently(numbers: list[int]) -> None:
    one, other = (number_in_words(number) for number in numbers)
    assert one != other


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 20), "ngày 20 tháng 11 năm 2026"),
    ],
)
def test_only_the_first_two_months_take_a_zero(day: date, words: str) -> None:
    assert date_in_words(day) == words


def test_days_and_moments_on_paper() -> None:
    assert format_day(date(2026, 2, 5)) == "05/02/2026"
    moment = datetime.fromisoformat("2026-02-05T07:30:59+07:00")
    assert moment_in_words(moment) == "07 giờ 30 phút, ngày 05 tháng 02 năm 2026"


def test_the_week_begins_on_monday() -> None:
    assert len(WEEKDAYS) == 7
    assert weekday_name(date(2026, 11, 23)) == "Thứ Hai"
    assert weekday_name(date(2026, 11, 22)) == "Chủ Nhật"
