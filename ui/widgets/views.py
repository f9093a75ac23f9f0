"""Things to read: a figure that opens its list, a dossier's story, the trace of a deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.keys import bind
from ui.theme import TONE_ICONS, Tone
from ui.widgets.basics import IconLabel, QuietButton, breakable, drop, label

_DOT_PX: Final = 22
_TRACE_WIDTH_PX: Final = 460
_TRACE_HEIGHT_PX: Final = 380


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One thing that happened to a dossier, in words that are ready to show."""

    when: str
    what: str
    who: str = ""
    note: str = ""
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


class _StoryDot(QWidget):
    def __init__(self, line: StoryLine, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._line, self._first, self._last = line, is_first, is_last
        self.setFixedWidth(_DOT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = _DOT_PX // 2
        painter.setPen(theme.color("line"))
        if not self._first:
            painter.drawLine(middle, 0, middle, 2)
        if not self._last:
            painter.drawLine(middle, _DOT_PX, middle, self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._line.tone}_tint"))
        painter.drawEllipse(QRect(0, 0, _DOT_PX, _DOT_PX))
        icon = self._line.icon or TONE_ICONS[self._line.tone]
        theme.paint_icon(painter, QRect(4, 4, 14, 14), icon, theme.color(self._line.tone))
        painter.end()


class Timeline(QWidget):
    """A dossier's story, newest or oldest first as given: time, what, who, note."""

    def __init__(self) -> None:
        super().__init__()
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_story(self, lines: Sequence[StoryLine]) -> None:
        """Replace the story."""
        if self._inside is not None:
            drop(self._inside)
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for row, line in enumerate(lines):
            when = label(line.when, "hint")
            when.setContentsMargins(0, 3, 0, 0)
            grid.addWidget(when, row, 0, Qt.AlignmentFlag.AlignTop)
            dot = _StoryDot(line, is_first=row == 0, is_last=row == len(lines) - 1)
            grid.addWidget(dot, row, 1)
            grid.addLayout(_told(line), row, 2)
        self._around.addWidget(self._inside)


def _told(line: StoryLine) -> QVBoxLayout:
    told = QVBoxLayout()
    told.setSpacing(1)
    told.setContentsMargins(0, 2, 0, 16)
    told.addWidget(label(breakable(line.what), "strong", wraps=True))
    for words in (line.who, line.note):
        if words:
            told.addWidget(label(breakable(words), "hint", wraps=True))
    return told


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One day (or session) of a deadline: the day, why, and the count so far ("" = not counted)."""

    day: str
    why: str
    count: str = ""
    is_due: bool = False


class TraceView(QWidget):
    """Day by day how an appointment was found."""

    def __init__(self) -> None:
        super().__init__()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Diễn giải ngày hẹn trả, từng ngày")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.addWidget(self._area)

    def show_steps(self, steps: Sequence[TraceStep]) -> None:
        """Replace the days."""
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, step in enumerate(steps):
            icon, ink = _trace_sign(step)
            grid.addWidget(IconLabel(icon, ink, 16), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(step.day, "strong" if step.count else "muted"), row, 1)
            grid.addWidget(label(step.why, "muted", wraps=True), row, 2)
            count = label(step.count, "strong")
            grid.addWidget(count, row, 3, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(len(steps), 1)
        self._area.setWidget(inside)


def _trace_sign(step: TraceStep) -> tuple[str, str]:
    if step.is_due:
        return "flag-outline", "primary"
    return ("check", "ok") if step.count else ("minus", "muted")


class TracePopover(QFrame):
    """The trace in a box over the page, beside what was asked about; Esc closes it."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(16, 12, 12, 14)
        around.setSpacing(8)
        head = QHBoxLayout()
        self._title = label("", "card-title")
        head.addWidget(self._title, 1)
        shut = QuietButton("Đóng", "", "close")
        shut.clicked.connect(self.shut)
        head.addWidget(shut)
        self._note = label("", "hint", wraps=True)
        self._trace = TraceView()
        around.addLayout(head)
        around.addWidget(self._note)
        around.addWidget(self._trace, 1)
        bind(self, "Escape", self.shut)
        self._back: QWidget | None = None
        self.hide()

    def show_trace(
        self, anchor: QWidget, title: str, note: str, steps: Sequence[TraceStep]
    ) -> None:
        """Show the trace near ``anchor``; at the end the focus comes back to where it was."""
        if self.isHidden():
            self._back = anchor.window().focusWidget() or anchor
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._trace.show_steps(steps)
        window = self.window() if self.isWindow() else anchor.window()
        place = anchor.mapTo(window, QPoint(0, anchor.height() + 4))
        width = min(_TRACE_WIDTH_PX, window.width() - 24)
        rows = sum(24 + 18 * (len(step.why) // 30) for step in steps)  # long reasons wrap
        height = min(_TRACE_HEIGHT_PX, 92 + rows, window.height() - 24)
        x = max(12, min(place.x(), window.width() - width - 12))
        y = max(12, min(place.y(), window.height() - height - 12))
        self.setGeometry(x, y, width, height)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
