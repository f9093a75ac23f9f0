"""Where each day stands: one month in large cells, or the twelve months of a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QRect

WEEK: Final = 7
ROWS: Final = 6
HEAD_PX: Final = 24
MONTHS_ACROSS: Final = 4
_MONTHS_DOWN: Final = 3
_TITLE_PX: Final = 22
_GAP_PX: Final = 14


@dataclass(frozen=True, slots=True)
class Cell:
    """One day and its place; ``is_outside`` the month that is shown."""

    day: date
    box: QRect
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class MiniMonth:
    """One month of the year: where its name stands, and its days."""

    first: date
    title: QRect
    cells: tuple[Cell, ...]


def month_cells(first: date, room: QRect) -> tuple[Cell, ...]:
    """Return six weeks of cells around the month that begins on ``first``, Monday first."""
    grid = room.adjusted(0, HEAD_PX, 0, 0)
    start = first - timedelta(days=first.weekday())
    days = (start + timedelta(days=n) for n in range(ROWS * WEEK))
    return tuple(
        Cell(day, _box(grid, n // WEEK, n % WEEK), day.month != first.month)
        for n, day in enumerate(days)
    )


def year_months(year: int, room: QRect) -> tuple[MiniMonth, ...]:
    """Return the twelve months of a year with their days."""
    return tuple(_mini(date(year, month, 1), room) for month in range(1, 13))


def step_months(day: date, months: int) -> date:
    """Return the same day some months later or earlier; the last one of a shorter month."""
    at = day.year * 12 + day.month - 1 + months
    year, month = max(date.min.year, min(date.max.year - 1, at // 12)), at % 12 + 1
    return min(date(year, month, 1) + timedelta(days=day.day - 1), last_of_month(year, month))


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)


def _mini(first: date, room: QRect) -> MiniMonth:
    number = first.month - 1
    down, across = divmod(number, MONTHS_ACROSS)
    width = (room.width() + _GAP_PX) // MONTHS_ACROSS
    height = (room.height() + _GAP_PX) // _MONTHS_DOWN
    place = QRect(
        room.left() + across * width, room.top() + down * height, width - _GAP_PX, height - _GAP_PX
    )
    title = QRect(place.left(), place.top(), place.width(), _TITLE_PX)
    grid = place.adjusted(0, _TITLE_PX, 0, 0)
    return MiniMonth(first, title, tuple(_days_of(first, grid)))


def _days_of(first: date, grid: QRect) -> Iterator[Cell]:
    day = first
    while day.month == first.month:
        at = first.weekday() + day.day - 1
        yield Cell(day, _box(grid, at // WEEK, at % WEEK))
        day += timedelta(days=1)


def _box(grid: QRect, row: int, column: int) -> QRect:
    left, right = (grid.width() * n // WEEK for n in (column, column + 1))
    top, bottom = (grid.height() * n // ROWS for n in (row, row + 1))
    return QRect(grid.left() + left, grid.top() + top, right - left, bottom - top)
