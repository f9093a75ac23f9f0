"""The calendar as one drawn widget: a month or a year, moved through by keys, days chosen."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from desk_app.calendar_words import SESSION_NAMES, day_words, use_words
from desk_app.domain.calendar import Calendar, Session
from ui import theme
from ui.desk.calendar_drawing import Shown, draw_day, draw_heads, draw_mini_month, swatch
from ui.desk.calendar_faces import FACES, Use
from ui.desk.calendar_grid import (
    Cell,
    last_of_month,
    month_cells,
    step_months,
    year_months,
)

_DAY: Final = timedelta(days=1)
_SWATCH_PX: Final = 12
_LEGEND_PX: Final = 20
_OFFICE_WORDS: Final = "Cơ quan tự đặt"
Step = Callable[[date], date]


def _by_days(days: int, day: date) -> date:
    return day + days * _DAY


def _by_months(months: int, day: date) -> date:
    return step_months(day, months)


def _month_start(day: date) -> date:
    return day.replace(day=1)


def _month_end(day: date) -> date:
    return last_of_month(day.year, day.month)


_STEPS: Final[dict[int, Step]] = {
    Qt.Key.Key_Left: partial(_by_days, -1),
    Qt.Key.Key_Right: partial(_by_days, 1),
    Qt.Key.Key_Up: partial(_by_days, -7),
    Qt.Key.Key_Down: partial(_by_days, 7),
    Qt.Key.Key_PageUp: partial(_by_months, -1),
    Qt.Key.Key_PageDown: partial(_by_months, 1),
    Qt.Key.Key_Home: _month_start,
    Qt.Key.Key_End: _month_end,
}


class CalendarView(QWidget):
    """Shows a calendar; says which days are chosen. Shift chooses several."""

    chosen = Signal(object, object)  # first and last day
    opened = Signal()  # Enter or a double click

    def __init__(self) -> None:
        super().__init__()
        self._calendar: Calendar | None = None
        self._today = date.min
        self._anchor = self._cursor = date.min
        self._is_year = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 300)

    def show_calendar(self, calendar: Calendar, today: date) -> None:
        """Show a calendar; the chosen days stay, at first it is today."""
        if self._calendar is None:
            self._anchor = self._cursor = today
        self._calendar, self._today = calendar, today
        self._tell()

    def show_year(self, *, is_year: bool) -> None:
        """Show the whole year, or one month."""
        self._is_year = is_year
        self.update()

    def is_year(self) -> bool:
        """Say whether the whole year is shown."""
        return self._is_year

    def days(self) -> tuple[date, date]:
        """Return the first and the last chosen day."""
        return min(self._anchor, self._cursor), max(self._anchor, self._cursor)

    def cursor_day(self) -> date:
        """Return the day that the keys move."""
        return self._cursor

    def choose(self, first: date, last: date | None = None) -> None:
        """Choose a day, or several, and bring the last one into view."""
        self._anchor, self._cursor = first, last or first
        self._tell()

    def step_month(self, by: int) -> None:
        """Go some months on or back (twelve where the year is shown)."""
        self.choose(step_months(self._cursor, by * (12 if self._is_year else 1)))

    def day_at(self, point: QPoint) -> date | None:
        """Return the day under a point."""
        return next((cell.day for cell in self._cells() if cell.box.contains(point)), None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(660, 480)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
            return
        step = self._step(event)
        if step is None or self._calendar is None:
            super().keyPressEvent(event)
            return
        day = step(self._cursor)
        is_longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.choose(self._anchor if is_longer else day, day)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            is_longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.choose(self._anchor if is_longer else day, day)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is None or not event.buttons() or day == self._cursor:
            return
        if self._is_year or day.month == self._cursor.month:  # else the month would run away
            self.choose(self._anchor, day)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self._words_of(day) if day else "", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._calendar is None:
            return
        first, last = self.days()
        shown = Shown(self._calendar, self._today, first, last, self._cursor, self.hasFocus())
        painter = QPainter(self)
        if self._is_year:
            for month in year_months(self._cursor.year, self.rect()):
                draw_mini_month(painter, month, shown)
        else:
            draw_heads(painter, self.rect())
            for cell in self._cells():
                draw_day(painter, cell, shown)
        painter.end()

    def _cells(self) -> tuple[Cell, ...]:
        if self._is_year:
            months = year_months(self._cursor.year, self.rect())
            return tuple(cell for month in months for cell in month.cells)
        return month_cells(self._cursor.replace(day=1), self.rect())

    def _step(self, event: QKeyEvent) -> Step | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return _STEPS.get(event.key())
        far: dict[int, Step] = {
            Qt.Key.Key_PageUp: partial(_by_months, -12),
            Qt.Key.Key_PageDown: partial(_by_months, 12),
            Qt.Key.Key_Home: lambda _: self._today,
        }
        return far.get(event.key())

    def _tell(self) -> None:
        first, last = self.days()
        self.setAccessibleName(f"Lịch {'năm' if self._is_year else 'tháng'} {self._month_words()}")
        self.setAccessibleDescription(self._words_of(self._cursor))
        self.update()
        self.chosen.emit(first, last)

    def _month_words(self) -> str:
        return str(self._cursor.year) if self._is_year else f"{self._cursor:%m/%Y}"

    def _words_of(self, day: date) -> str:
        if self._calendar is None or not self._calendar.knows(day):
            return f"{day_words(day)}: chưa có lịch"
        halves = (f"{SESSION_NAMES[s]} {use_words(self._calendar, day, s)}" for s in Session)
        return f"{day_words(day)}: {'; '.join(halves)}"


class CalendarLegend(QWidget):
    """What the colours mean, in as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(2 * _LEGEND_PX)
        self.setAccessibleName("Chú giải màu của lịch")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.ui_font(theme.size("hint")))
        left, top = 0, 0
        for use in (*Use, None):
            words = FACES[use].words if use else _OFFICE_WORDS
            width = theme.words_px(words, theme.size("hint")) + 36
            if left + width > self.width():
                left, top = 0, top + _LEGEND_PX
            self._draw(painter, QRect(left, top, width, _LEGEND_PX), use, words)
            left += width
        painter.end()

    def _draw(self, painter: QPainter, room: QRect, use: Use | None, words: str) -> None:
        sign = QRect(room.left(), room.top() + 4, _SWATCH_PX, _SWATCH_PX)
        if use is None:
            theme.paint_icon(painter, sign, "pencil-outline", theme.color("text"))
        else:
            swatch(painter, sign, use)
        painter.setPen(theme.color("muted"))
        painter.drawText(room.adjusted(18, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
