"""Days as clerks type them: 190598, 19/5/1998, 19-05-98."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from desk_app.domain.words import format_day

EARLIEST_YEAR: Final = 1900
_TOGETHER: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")
_APART: Final = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_YEAR_ONLY: Final = re.compile(r"(?:[0-9]{1,2}[-/. ]+)?([0-9]{4})")


@dataclass(frozen=True, slots=True)
class DayFault:
    """Why the typed text is not a day; ``text`` is the sentence for the clerk."""

    text: str


def parse_day(text: str, today: date, *, past_only: bool = True) -> date | DayFault:
    """Return the day that a clerk typed, or what to do about it.

    Args:
        text: Day, month, year with or without separators, the year with two or four digits; a
            year-first day (1998-05-19) is understood too.
        today: The local day at the desk.
        past_only: For birth days and days of issue: nothing after ``today``, and a two-digit year
            is the latest one that is not in the future. Otherwise a two-digit year is of this
            century.
    """
    parts = _parts(text.strip())
    if parts is None:
        return _not_a_day(text.strip())
    day, month, year = parts
    if len(year) == 2:
        return _with_short_year(day, month, int(year), today, past_only=past_only)
    found = _day_or_none(int(year), month, day)
    if found is None:
        return _impossible(day, month, year)
    if found.year < EARLIEST_YEAR:
        return DayFault(f"Năm {year} quá xa; kiểm tra lại năm.")
    if past_only and found > today:
        return DayFault(f"Ngày {format_day(found)} chưa đến; kiểm tra lại năm.")
    return found


def _parts(typed: str) -> tuple[int, int, str] | None:
    """Day, month and the digits of the year."""
    if match := _TOGETHER.fullmatch(typed) or _APART.fullmatch(typed):
        return int(match[1]), int(match[2]), match[3]
    if match := _YEAR_FIRST.fullmatch(typed):
        return int(match[3]), int(match[2]), match[1]
    return None


def _with_short_year(
    day: int, month: int, year: int, today: date, *, past_only: bool
) -> date | DayFault:
    century = today.year // 100 * 100
    for first in (century, century - 100) if past_only else (century,):
        found = _day_or_none(first + year, month, day)
        if found and not (past_only and found > today):
            return found
    return _impossible(day, month, f"{year:02}")


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(day: int, month: int, year: str) -> DayFault:
    if not 1 <= month <= 12:
        return DayFault(f"Không có tháng {month}; nhập theo thứ tự ngày, tháng, năm.")
    return DayFault(f"Không có ngày {day:02}/{month:02}/{year}; kiểm tra lại ngày, tháng, năm.")


def _not_a_day(typed: str) -> DayFault:
    if match := _YEAR_ONLY.fullmatch(typed):
        return DayFault(f"Nhập đủ ngày, tháng, năm (mới có năm {match[1]}).")
    return DayFault("Nhập đủ ngày, tháng, năm, dạng 19/05/1998 hoặc 19051998.")
