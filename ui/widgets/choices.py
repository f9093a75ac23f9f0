"""A few options side by side, one key each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from ui import theme
from ui.theme import words_of
from ui.widgets.basics import drop


@dataclass(frozen=True, slots=True)
class Option:
    """One segment: ``key`` is the value, ``letter`` the key that picks it while inside."""

    key: str
    words: str
    letter: str = ""


class _Segment(QPushButton):
    def __init__(self, step_out: Callable[[], bool]) -> None:
        super().__init__()
        self.option = Option("", "")
        self._step_out = step_out
        self.setProperty("kind", "segment")
        self.setCheckable(True)
        self.setAutoDefault(False)

    def show_option(self, option: Option, place: str) -> None:
        """Show ``option`` at ``place`` of the row."""
        if option != self.option:
            self.option = option
            self.setText(words_of(option.words))
            self.setAccessibleName(option.words)
            self.updateGeometry()
        theme.mark(self, "place", place)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.ui_font(theme.size("body"))).horizontalAdvance(self.option.words)
        return QSize(int(width * 1.06) + (48 if self.option.letter else 32), 36)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        return super().focusNextPrevChild(True) if is_next else self._step_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.option.letter:
            painter = QPainter(self)
            painter.setFont(theme.ui_font(11))
            chosen = "on_primary" if self.hasFocus() else "primary"
            painter.setPen(theme.color(chosen if self.isChecked() else "muted"))
            corner = QRect(self.width() - 22, 4, 14, 14)
            painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, self.option.letter)
            painter.end()


class SegmentedChoice(QWidget):
    """Pick one of two to five options: arrows or the option's own key; one tab stop."""

    chosen = Signal(str)  # the option's key; only when a person chose

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._segments: list[_Segment] = []
        self._is_passed_by = False
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.idClicked.connect(self._on_clicked)
        self.show_options(options)

    def show_options(self, options: Sequence[Option]) -> None:
        """Replace the options; none is chosen."""
        for surplus in self._segments[len(options) :]:
            self._group.removeButton(surplus)
            drop(surplus)
        del self._segments[len(options) :]
        while len(self._segments) < len(options):
            self._add_segment()
        self._clear()
        for number, (segment, option) in enumerate(zip(self._segments, options, strict=True)):
            segment.show_option(option, _place(number, len(options)))

    def _add_segment(self) -> None:
        segment = _Segment(self._step_back)
        segment.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._group.addButton(segment, len(self._segments))
        self._row.addWidget(segment)
        # a new one comes last in the window's chain: from there Tab would pass by what follows
        QWidget.setTabOrder(self._segments[-1] if self._segments else self, segment)
        self._segments.append(segment)

    def parts(self) -> tuple[QWidget, ...]:
        """Return what the focus goes to inside, in order."""
        return tuple(self._segments)

    def value(self) -> str:
        """Return the key of the chosen option, or nothing."""
        number = self._group.checkedId()
        return self._segments[number].option.key if number >= 0 else ""

    def set_value(self, key: str) -> None:
        """Choose ``key``; nothing is emitted."""
        if not key:
            self._clear()
        for segment in self._segments:
            segment.setChecked(segment.option.key == key)

    def remember(self) -> Callable[[], None]:
        """Return what restores the present choice after a scan was typed into it."""
        before = self.value()

        def put_back() -> None:
            if self.value() != before:
                self._clear()
                self.set_value(before)
                self.chosen.emit(before)

        return put_back

    def _clear(self) -> None:
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(False)
        self._group.setExclusive(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._wanted(event)
        if number is None:
            super().keyPressEvent(event)
            return
        self._segments[number].setChecked(True)
        self._segments[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_clicked(number)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._segments and not self._is_passed_by:
            self._segments[max(self._group.checkedId(), 0)].setFocus(event.reason())

    def _step_back(self) -> bool:
        # the choice stands before its own segments in Qt's chain and would send the focus back
        # to them: Shift+Tab starts from the choice itself
        self._is_passed_by = True
        self.setFocus(Qt.FocusReason.BacktabFocusReason)
        self._is_passed_by = False
        return self.focusNextPrevChild(False)

    def _wanted(self, event: QKeyEvent) -> int | None:
        steps: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        key = event.key()
        if key in steps and self._segments:
            return (max(self._group.checkedId(), 0) + steps[key]) % len(self._segments)
        typed = event.text().casefold()
        letters = [segment.option.letter.casefold() for segment in self._segments]
        return letters.index(typed) if typed and typed in letters else None

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._segments[number].option.key)


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(number, "middle")


def tab_through(order: Sequence[QWidget]) -> None:
    """Let Tab go through ``order``; the parts of a choice follow it.

    ``setTabOrder`` alone would take a choice out from between its parts, and Tab would go round
    in them for ever.
    """
    whole: list[QWidget] = []
    for widget in order:
        whole.append(widget)
        if isinstance(widget, SegmentedChoice):
            whole += widget.parts()
    for before, after in pairwise(whole):
        QWidget.setTabOrder(before, after)
