"""Drawing days: large cells with words, small ones with colours. Colour never stands alone."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from desk_app.domain.calendar import Calendar
from ui import theme
from ui.desk.calendar_faces import FACES, HalfDay, Use, both_halves
from ui.desk.calendar_grid import HEAD_PX, WEEK, Cell, MiniMonth

WEEKDAY_HEADS: Final = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_NUMBER_PX: Final = 24
_BOLD: Final = QFont.Weight.DemiBold
_DOT_PX: Final = 3
_SESSION_LETTERS: Final = ("S", "C")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn around the cells: today, the chosen days, and the one with the keys."""

    calendar: Calendar
    today: date
    first: date
    last: date
    cursor: date
    has_focus: bool

    def is_chosen(self, day: date) -> bool:
        """Say whether a day is among the chosen ones."""
        return self.first <= day <= self.last


def draw_heads(painter: QPainter, room: QRect) -> None:
    """Draw the names of the weekdays."""
    painter.setFont(theme.ui_font(theme.size("hint"), _BOLD))
    painter.setPen(theme.color("muted"))
    for column, words in enumerate(WEEKDAY_HEADS):
        left, right = (room.width() * n // WEEK for n in (column, column + 1))
        box = QRect(room.left() + left, room.top(), right - left, HEAD_PX)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def draw_day(painter: QPainter, cell: Cell, shown: Shown) -> None:
    """Draw one day of the month: number, half-days with their words, marks around it."""
    box = cell.box.adjusted(0, 0, -1, -1)
    morning, afternoon = both_halves(shown.calendar, cell.day)
    painter.setOpacity(0.45 if cell.is_outside else 1)
    middle = box.top() + _NUMBER_PX + (box.height() - _NUMBER_PX) // 2
    upper = QRect(box.topLeft(), QPoint(box.right(), middle))
    lower = QRect(QPoint(box.left(), middle + 1), box.bottomRight())
    for half, room in ((morning, upper), (afternoon, lower)):
        painter.fillRect(room, theme.color(FACES[half.use].tint))
    _draw_words(painter, (morning, afternoon), upper.adjusted(0, _NUMBER_PX, 0, 0), lower)
    _draw_number(painter, cell.day, box, shown)
    if morning.by_office or afternoon.by_office:
        mark = QRect(box.right() - 19, box.top() + 5, 14, 14)
        theme.paint_icon(painter, mark, "pencil-outline", theme.color("text"))
    painter.setOpacity(1)
    painter.setPen(theme.color("line"))
    painter.drawRect(box)
    _draw_choice(painter, cell.day, box, shown)


def draw_mini_month(painter: QPainter, month: MiniMonth, shown: Shown) -> None:
    """Draw one month of the year: half-days side by side, in colours only."""
    painter.setFont(theme.ui_font(theme.size("label"), _BOLD))
    painter.setPen(theme.color("text"))
    painter.drawText(month.title, Qt.AlignmentFlag.AlignLeft, f"Tháng {month.first.month}")
    for cell in month.cells:
        _draw_small_day(painter, cell, shown)


def swatch(painter: QPainter, box: QRect, use: Use) -> None:
    """Draw the little box of the legend."""
    painter.fillRect(box, theme.color(FACES[use].tint))
    painter.setPen(theme.color("border"))
    painter.drawRect(box)


def _draw_small_day(painter: QPainter, cell: Cell, shown: Shown) -> None:
    box = cell.box.adjusted(0, 0, -1, -1)
    morning, afternoon = both_halves(shown.calendar, cell.day)
    middle = box.left() + box.width() // 2
    painter.fillRect(
        QRect(box.topLeft(), QPoint(middle, box.bottom())), theme.color(FACES[morning.use].tint)
    )
    painter.fillRect(
        QRect(QPoint(middle + 1, box.top()), box.bottomRight()),
        theme.color(FACES[afternoon.use].tint),
    )
    is_today = cell.day == shown.today
    painter.setFont(theme.ui_font(theme.size("hint"), _BOLD if is_today else QFont.Weight.Normal))
    painter.setPen(theme.color(FACES[morning.use].ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(cell.day.day))
    if morning.by_office or afternoon.by_office:
        dot = QRect(box.right() - _DOT_PX - 1, box.top() + 1, _DOT_PX, _DOT_PX)
        painter.fillRect(dot, theme.color("text"))
    if is_today:
        painter.setPen(QPen(theme.color("ring"), 2))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    _draw_choice(painter, cell.day, box, shown)


def _draw_words(
    painter: QPainter, halves: tuple[HalfDay, HalfDay], upper: QRect, lower: QRect
) -> None:
    """Draw one text over both half-days where they are alike, else one in each."""
    morning, afternoon = halves
    if morning.words == afternoon.words and morning.use is afternoon.use:
        whole = QRect(upper.topLeft(), lower.bottomRight()).adjusted(6, 0, -4, -2)
        _draw_wrapped(painter, whole, morning.words, FACES[morning.use].ink)
        return
    for half, room, letter in zip(halves, (upper, lower), _SESSION_LETTERS, strict=True):
        words = half.words or FACES[half.use].short
        _draw_line(painter, room.adjusted(6, 0, -4, 0), f"{letter}: {words}", FACES[half.use].ink)


def _draw_wrapped(painter: QPainter, room: QRect, words: str, ink: str) -> None:
    if not words:
        return
    painter.setFont(theme.ui_font(theme.size("hint")))
    painter.setPen(theme.color(ink))
    lines = _lines(words, room)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(room, flags, "\n".join(lines))


def _lines(words: str, room: QRect) -> list[str]:
    """Break words into as many lines as there is room for; the last one tells that more follows."""
    metrics = QFontMetrics(theme.ui_font(theme.size("hint")))
    most = max(1, room.height() // metrics.lineSpacing())
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most:
        taken = 1
        while taken < len(rest) and (
            metrics.horizontalAdvance(" ".join(rest[: taken + 1])) < room.width()
        ):
            taken += 1
        is_last = len(lines) == most - 1
        line = " ".join(rest if is_last else rest[:taken])
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width()))
        rest = rest[taken:]
    return lines


def _draw_line(painter: QPainter, room: QRect, words: str, ink: str) -> None:
    painter.setFont(theme.ui_font(theme.size("hint")))
    painter.setPen(theme.color(ink))
    short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


def _draw_number(painter: QPainter, day: date, box: QRect, shown: Shown) -> None:
    place = QRect(box.left() + 3, box.top() + 2, 26, _NUMBER_PX - 3)
    ink = FACES[both_halves(shown.calendar, day)[0].use].ink
    if day == shown.today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(place, 10, 10)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = "on_primary"
    painter.setFont(theme.ui_font(theme.size("body"), _BOLD))
    painter.setPen(theme.color(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))


def _draw_choice(painter: QPainter, day: date, box: QRect, shown: Shown) -> None:
    if not shown.is_chosen(day):
        return
    inside = box.adjusted(1, 1, -1, -1)
    is_cursor = day == shown.cursor and shown.has_focus
    painter.setPen(QPen(theme.color("ring" if is_cursor else "primary"), 3 if is_cursor else 2))
    painter.drawRect(inside)
