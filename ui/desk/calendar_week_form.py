"""The usual week of the office: hours, and on which half-days it works and receives."""

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from desk_app.domain.calendar import Calendar, Session
from desk_app.domain.calendar_changes import CalendarChange, SetWeek
from desk_app.domain.calendar_week import parse_clock
from desk_app.domain.words import WEEKDAYS
from ui.desk.calendar_drawing import WEEKDAY_HEADS
from ui.desk.calendar_forms import ChangeForm
from ui.desk.intake_fields import Cell
from ui.widgets.basics import label
from ui.widgets.fields import TextLine

NOT_A_TIME: Final = "Gõ giờ, ví dụ 07:30."
_WORKING, _RECEPTION = "working", "reception"
_ROWS: Final[tuple[tuple[str, Session, str], ...]] = (
    (_WORKING, Session.MORNING, "Sáng làm việc"),
    (_RECEPTION, Session.MORNING, "Sáng tiếp dân"),
    (_WORKING, Session.AFTERNOON, "Chiều làm việc"),
    (_RECEPTION, Session.AFTERNOON, "Chiều tiếp dân"),
)
_HOURS: Final[tuple[tuple[str, str], ...]] = (
    ("morning", "sáng từ"),
    ("morning_end", "đến"),
    ("afternoon", "chiều từ"),
    ("afternoon_end", "đến"),
)
_CUTOFF: Final = "cutoff"
_CUTOFF_WORDS: Final = "Việc trong ngày: nhận sau giờ này thì trả ngày làm việc sau"


class WeekForm(ChangeForm):
    """Four times, and a box for every weekday, half-day and use."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[tuple[str, Session, int], QCheckBox] = {}
        self.lines: dict[str, TextLine] = {}
        self.cells = {
            "hours": Cell("Giờ làm việc, giờ tiếp dân", self._hours()),
            "working": Cell("Các buổi trong tuần", self._grid()),
            _CUTOFF: Cell(_CUTOFF_WORDS, self._time(_CUTOFF, _CUTOFF_WORDS)),
        }
        for cell in self.cells.values():
            self.column.addWidget(cell)

    def show_week(self, calendar: Calendar) -> None:
        """Show the week as it is; nothing is emitted."""
        morning, afternoon = (calendar.hours[session] for session in Session)
        times = (morning.start, morning.end, afternoon.start, afternoon.end)
        for (name, _), at in zip(_HOURS, times, strict=True):
            self.lines[name].set_value(f"{at:%H:%M}")
        self.lines[_CUTOFF].set_value(f"{calendar.same_day_cutoff:%H:%M}")
        stands = {_WORKING: calendar.working, _RECEPTION: calendar.reception}
        for (use, session, day), box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(day in stands[use][session])
            box.blockSignals(False)

    @override
    def change(self) -> CalendarChange | None:
        times = dict(self._times())
        known = {name: at for name, at in times.items() if at is not None}
        if len(known) < len(times):
            return None
        return SetWeek(
            hours={
                Session.MORNING: (known["morning"], known["morning_end"]),
                Session.AFTERNOON: (known["afternoon"], known["afternoon_end"]),
            },
            working=self._days(_WORKING),
            reception=self._days(_RECEPTION),
            same_day_cutoff=known[_CUTOFF],
        )

    @override
    def start(self) -> QWidget:
        return self.lines["morning"]

    def _times(self) -> Iterator[tuple[str, time | None]]:
        for cell in self.cells.values():
            cell.show_error("")
        for name, line in self.lines.items():
            at = parse_clock(line.value())
            if at is None:
                self.cells[name if name == _CUTOFF else "hours"].show_error(NOT_A_TIME)
            yield name, at

    def _days(self, use: str) -> Mapping[Session, frozenset[int]]:
        return {
            session: frozenset(
                day
                for (of_use, of_session, day), box in self.boxes.items()
                if (of_use, of_session) == (use, session) and box.isChecked()
            )
            for session in Session
        }

    def _hours(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for column, (name, words) in enumerate(_HOURS):
            grid.addWidget(label(words, "hint"), 0, column)
            grid.addWidget(self._time(name, words), 1, column)
        return inside

    def _time(self, name: str, words: str) -> TextLine:
        line = TextLine("07:30")
        line.setAccessibleName(words)
        line.edited.connect(self.tell)
        self.lines[name] = line
        return line

    def _grid(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        middle = Qt.AlignmentFlag.AlignHCenter
        for day, words in enumerate(WEEKDAY_HEADS):
            grid.addWidget(label(words, "hint"), 0, day + 1, middle)
        for row, (use, session, words) in enumerate(_ROWS, 1):
            grid.addWidget(label(words, "label"), row, 0)
            for day, name in enumerate(WEEKDAYS):
                box = QCheckBox()
                box.setAccessibleName(f"{words}, {name}")
                box.toggled.connect(self.tell)
                self.boxes[use, session, day] = box
                grid.addWidget(box, row, day + 1, middle)
        return inside
