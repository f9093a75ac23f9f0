from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.days import DayFault, parse_day
from desk_app.domain.words import format_day

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "typed",
    ["190598", "19051998", "19/5/1998", "19-05-1998", "19.5.98", "19 5 98", " 19/05/1998 "],
)
def test_clerks_type_days_in_many_ways(typed: str) -> None:
    assert parse_day(typed, TODAY) == date(1998, 5, 19)


def test_a_year_first_day_is_understood() -> None:
    assert parse_day("1998-05-19", TODAY) == date(1998, 5, 19)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("201126", date(2026, 11, 20)),
        ("211126", date(1926, 11, 21)),
        ("010127", date(1927, 1, 1)),
        ("290200", date(2000, 2, 29)),
        ("290228", date(1928, 2, 29)),
    ],
)
def test_a_short_year_is_never_in_the_future(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


def test_days_to_come_are_taken_where_they_make_sense() -> None:
    assert parse_day("010127", TODAY, past_only=False) == date(2027, 1, 1)
    assert parse_day("1/1/2027", TODAY, past_only=False) == date(2027, 1, 1)
    assert isinstance(parse_day("310227", TODAY, past_only=False), DayFault)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "Nhập đủ ngày, tháng, năm"),
        ("hôm qua", "Nhập đủ ngày, tháng, năm"),
        ("1998", "mới có năm 1998"),
        ("5/1998", "mới có năm 1998"),
        ("19598", "Nhập đủ ngày, tháng, năm"),
        ("30/02/1998", "Không có ngày 30/02/1998"),
        ("310298", "Không có ngày 31/02/98"),
        ("05/19/1998", "Không có tháng 19"),
        ("00/05/1998", "Không có ngày 00/05/1998"),
        ("19/05/1089", "Năm 1089 quá xa"),
        ("21/11/2026", "Ngày 21/11/2026 chưa đến"),
    ],
)
def test_what_is_no_day_gets_a_sentence(typed: str, part: str) -> None:
    fault = parse_day(typed, TODAY)
    assert isinstance(fault, DayFault)
    assert part in fault.text


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_day_shown_can_be_typed_again(day: date) -> None:
    assert parse_day(format_day(day), TODAY) == day


@given(st.text(alphabet="0123456789/-. ", max_size=12))
def test_a_birth_day_is_never_after_today(typed: str) -> None:
    found = parse_day(typed, TODAY)
    assert isinstance(found, DayFault) or found <= TODAY
