"""Beside the calendar: what the chosen days are, what can be done, and the exceptions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QTableView, QVBoxLayout, QWidget

from desk_app.calendar_words import (
    SESSION_NAMES,
    ExceptionLine,
    day_words,
    exception_lines,
    mark_words,
    run_words,
    use_words,
)
from desk_app.domain.calendar import Calendar, MarkKind, Session
from desk_app.domain.words import format_day
from ui.desk.calendar_forms import USUAL
from ui.models.lines import Column
from ui.widgets.basics import Card, SecondaryButton, label
from ui.widgets.messages import EmptyState
from ui.widgets.table import Table

SWAP: Final = "swap"


@dataclass(frozen=True, slots=True)
class Deed:
    """What can be done with the chosen days, and its key."""

    key: str
    words: str
    sequence: str


DEEDS: Final = (
    Deed(MarkKind.CLOSED.value, "Nghỉ", "Alt+1"),
    Deed(MarkKind.WORKING.value, "Làm việc", "Alt+2"),
    Deed(MarkKind.RECEPTION.value, "Chỉ tiếp nhận", "Alt+3"),
    Deed(USUAL, "Như thường lệ", "Alt+4"),
    Deed(SWAP, "Hoán đổi, làm bù", "Alt+5"),
)


def _days(line: ExceptionLine) -> str:
    if line.first == line.last:
        return f"{line.first:%d/%m}"
    return f"{line.first:%d/%m}–{line.last:%d/%m}"


def _is_by_office(line: ExceptionLine) -> bool:
    return any(mark.by_office for mark in line.marks.values())


_COLUMNS: Final = (
    Column[ExceptionLine]("Ngày", _days, 60, fits=True),
    Column[ExceptionLine](
        "Ngoại lệ",
        lambda line: mark_words(line.marks) + (" (cơ quan đặt)" if _is_by_office(line) else ""),
    ),
)


class CalendarPanel(QWidget):
    """Says what is asked for with the chosen days."""

    deed_asked = Signal(str)  # the key of a deed
    line_opened = Signal(object)  # ExceptionLine

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, SecondaryButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._card = Card("Ngày đang chọn", "calendar-month-outline")
        self.about = label("", "body", wraps=True)
        self._card.body.addWidget(self.about)
        self._card.body.addLayout(self._deeds())
        column.addWidget(self._card)
        self._list = Card("Ngày ngoại lệ", "calendar-remove-outline")
        empty = EmptyState("calendar-check-outline", "Năm này chưa có ngày ngoại lệ nào.")
        self.table: Table[ExceptionLine] = Table(_COLUMNS, empty, "Ngày ngoại lệ của năm")
        self._list.body.addWidget(self.table)
        column.addWidget(self._list, 1)
        self.table.opened.connect(self.line_opened)

    def show_days(self, calendar: Calendar, first: date, last: date) -> None:
        """Show what the chosen days are for."""
        self._card.set_title(day_words(first) if first == last else "Các ngày đang chọn")
        self.about.setText("\n".join(_about(calendar, first, last)))

    def show_year(self, calendar: Calendar, year: int, today: date) -> None:
        """List the exceptions of a year, from the next one on."""
        self._list.set_title(f"Ngày ngoại lệ năm {year}")
        lines = exception_lines(calendar, date(year, 1, 1), date(year, 12, 31))
        self.table.show_lines(lines)
        next_row = sum(line.last < today for line in lines)
        if 0 < next_row < len(lines):
            self.table.select_row(next_row)
            top = QTableView.ScrollHint.PositionAtTop
            self.table.scrollTo(self.table.currentIndex(), top)

    def _ask(self, key: str) -> None:
        self.deed_asked.emit(key)

    def _deeds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, deed in enumerate(DEEDS):
            button = SecondaryButton(deed.words, deed.sequence)
            button.clicked.connect(partial(self._ask, deed.key))
            row, column = divmod(number, 2)
            grid.addWidget(button, row, column, 1, 2 if deed.key == SWAP else 1)
            self.buttons[deed.key] = button
        return grid


def _about(calendar: Calendar, first: date, last: date) -> Sequence[str]:
    if not (calendar.knows(first) and calendar.knows(last)):
        horizon = format_day(calendar.horizon)
        return (f"Ngoài lịch đã có (đến hết {horizon}); hãy thêm năm trước.",)
    if first != last:
        return (f"{run_words(first, last)}: {(last - first).days + 1} ngày.",)
    return tuple(
        f"{SESSION_NAMES[one].capitalize()}: {use_words(calendar, first, one)}" for one in Session
    )
