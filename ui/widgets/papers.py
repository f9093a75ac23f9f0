"""The papers of a dossier: one key each, originals and copies counted."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.basics import label
from ui.widgets.count import SmallCount
from ui.widgets.paper_row import COUNT_PX, PaperLine, PaperMark, PaperRow
from ui.widgets.scroll import reveal

__all__ = ["PaperChecklist", "PaperLine", "PaperMark"]

ROW_KEYS: Final = "123456789abcdefghijklmnopqrstuvwxyz"
_READY_ROWS: Final = 24  # more than nine procedures in ten ask for


class PaperChecklist(QWidget):
    """Rows to tick: 1-9, then letters; ↑ ↓ move, * all. Counts: + − copies, Shift originals, Ctrl
    certified copies.

    The whole list is one tab stop.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Giấy tờ nộp kèm")
        self._rows: list[PaperRow] = []  # those in use: the first ones of the pool
        self._pool: list[PaperRow] = []
        self._current = 0
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(1)
        around.addLayout(_heads())
        self._around = around

    def getting_ready(self) -> Iterator[None]:
        """Make rows ahead, one each step: making and styling them is what costs."""
        while len(self._pool) < _READY_ROWS:
            self._grow(len(self._pool) + 1)
            yield

    def show_papers(self, lines: Sequence[PaperLine]) -> None:
        """Replace the rows; nothing is ticked."""
        self.blockSignals(True)
        self._current = 0
        self._grow(len(lines))
        self._rows = self._pool[: len(lines)]
        group = ""
        for number, (row, line) in enumerate(zip(self._rows, lines, strict=True)):
            heading = (line.group or "Giấy tờ khác") if line.group != group else ""
            group = line.group
            row.show_line(line, ROW_KEYS[number : number + 1], heading)
        for number, row in enumerate(self._pool):
            row.setVisible(number < len(lines))
        self.blockSignals(False)
        self._show_current()

    def marks(self) -> tuple[PaperMark, ...]:
        """Return one mark for each row, in order."""
        return tuple(row.mark() for row in self._rows)

    def set_marks(self, marks: Sequence[PaperMark]) -> None:
        """Show ``marks`` (a draft taken up again); nothing is emitted."""
        by_key = {mark.key: mark for mark in marks}
        self.blockSignals(True)
        for row in self._rows:
            mark = by_key.get(row.line.key)
            if mark is not None:
                row.show_mark(mark)
        self.blockSignals(False)

    def remember(self) -> Callable[[], None]:
        """Return what restores the present marks after a scan was typed into the list."""
        before = self.marks()

        def put_back() -> None:
            if self.marks() != before:
                self.set_marks(before)
                self.changed.emit()

        return put_back

    def toggle_all(self) -> None:
        """Tick every row, or none when all are ticked."""
        ticked = not all(row.is_ticked() for row in self._rows)
        for row in self._rows:
            row.tick(is_ticked=ticked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._rows or not (self._move(event) or self._act(event)):
            super().keyPressEvent(event)
        else:
            reveal(self._rows[self._current], 24)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_current()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_current()

    def _grow(self, count: int) -> None:
        for number in range(len(self._pool), count):
            row = PaperRow(self)
            row.hide()
            row.ensurePolished()
            row.changed.connect(self.changed)
            row.pressed.connect(partial(self._go_to, number))
            self._pool.append(row)
            self._around.addWidget(row)

    def _move(self, event: QKeyEvent) -> bool:
        steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(event.key(), 0)
        self._current = max(0, min(len(self._rows) - 1, self._current + step))
        self._show_current()
        return bool(step)

    def _act(self, event: QKeyEvent) -> bool:
        row = self._rows[self._current]
        count = _count_of(row, event.modifiers())
        match event.key():
            case Qt.Key.Key_Asterisk:
                self.toggle_all()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                count.step(1)
            case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
                count.step(-1)
            case Qt.Key.Key_Space:
                row.toggle()
            case _:
                return self._toggle_by_letter(event.text().casefold())
        return True

    def _toggle_by_letter(self, typed: str) -> bool:
        for number, row in enumerate(self._rows):
            if typed and row.letter == typed:
                row.toggle()
                self._go_to(number)
                return True
        return False

    def _go_to(self, number: int) -> None:
        self._current = number
        if not self.hasFocus():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._show_current()

    def _show_current(self) -> None:
        for number, row in enumerate(self._rows):
            row.mark_current(is_current=self.hasFocus() and number == self._current)


def _count_of(row: PaperRow, pressed: Qt.KeyboardModifier) -> SmallCount:
    if pressed & Qt.KeyboardModifier.ControlModifier:
        return row.certified
    return row.originals if pressed & Qt.KeyboardModifier.ShiftModifier else row.copies


def _heads() -> QHBoxLayout:
    heads = QHBoxLayout()
    heads.setContentsMargins(8, 0, 8, 0)
    heads.setSpacing(10)
    heads.addWidget(label("Tên giấy tờ", "group"), 1)
    for words in ("Bản chính", "Chứng thực", "Bản sao"):
        head = label(words, "group")
        head.setFixedWidth(COUNT_PX)
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heads.addWidget(head)
    return heads
