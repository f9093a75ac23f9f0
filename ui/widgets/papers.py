"""The papers of a dossier: one key each, originals and copies counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.widgets.basics import KeyHint, drop, label
from ui.widgets.count import SmallCount

ROW_KEYS: Final = "123456789abcdefghijklmnopqrstuvwxyz"
_COUNT_PX: Final = 72
_HANDFUL: Final = 4


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper to hand in: its short label, its name in law, and how many are asked for.

    Lines with the same ``group`` stand under that heading ("Một trong các giấy tờ sau").
    """

    key: str
    words: str
    legal_name: str = ""
    originals: int = 1
    copies: int = 0
    group: str = ""
    note: str = ""
    certified: int = 0


@dataclass(frozen=True, slots=True)
class PaperMark:
    """What was handed in of one paper."""

    key: str
    is_present: bool
    originals: int
    copies: int
    certified: int = 0


class _Row(QFrame):
    pressed = Signal()
    changed = Signal()

    def __init__(self, line: PaperLine, letter: str) -> None:
        super().__init__()
        self.line, self.letter = line, letter
        self.setProperty("role", "paper")
        self.setProperty("current", False)
        self.check = QCheckBox()
        self.check.setAccessibleName(line.words)
        self.check.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.check.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(line.legal_name or line.words)
        self.originals = SmallCount(f"{line.words}: số bản chính")
        self.certified = SmallCount(f"{line.words}: số bản chứng thực")
        self.copies = SmallCount(f"{line.words}: số bản sao")
        self.originals.setValue(line.originals)
        self.certified.setValue(line.certified)
        self.copies.setValue(line.copies)
        self._lay_out()
        self.check.toggled.connect(self._tell)
        self.originals.valueChanged.connect(self._tell)
        self.certified.valueChanged.connect(self._tell)
        self.copies.valueChanged.connect(self._tell)

    def mark(self) -> PaperMark:
        present = self.check.isChecked()
        counts = (self.originals.value(), self.copies.value(), self.certified.value())
        return PaperMark(self.line.key, present, *counts)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        self.check.toggle()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(10)
        hint = KeyHint(self.letter.upper())
        hint.setMinimumWidth(22)
        row.addWidget(hint)  # first: shown without a parent it would be a window of its own
        hint.setVisible(bool(self.letter))
        row.addWidget(self.check)
        row.addWidget(label(self.line.words, wraps=True), 1)  # a clerk must read all of it
        if self.line.note:
            row.addWidget(label(self.line.note, "hint"))
        for count in (self.originals, self.certified, self.copies):
            row.addWidget(count)

    def _tell(self) -> None:
        self.changed.emit()


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
        self._rows: list[_Row] = []
        self._current = 0
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.setSpacing(2)
        self._inside: QWidget | None = None
        self._coming: list[QWidget] = []
        # a long list comes in handfuls: all of it at once would hold keys and paint
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._place_rows)
        self.show_papers(())

    def show_papers(self, lines: Sequence[PaperLine]) -> None:
        """Replace the rows; nothing is ticked."""
        if self._inside is not None:
            drop(self._inside)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(1)
        inside.addLayout(_heads())
        self._rows = []
        self._coming = []
        self._current = 0
        group = ""
        for number, line in enumerate(lines):
            if line.group != group:
                group = line.group
                self._coming.append(_heading(group or "Giấy tờ khác"))
            self._coming.append(self._add_row(line, ROW_KEYS[number : number + 1]))
        self._around.addWidget(self._inside)
        self._place_rows()
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
                row.originals.setValue(mark.originals)
                row.certified.setValue(mark.certified)
                row.copies.setValue(mark.copies)
                row.check.setChecked(mark.is_present)
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
        ticked = not all(row.check.isChecked() for row in self._rows)
        for row in self._rows:
            row.check.setChecked(ticked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._rows or not (self._move(event) or self._act(event)):
            super().keyPressEvent(event)
        else:
            self._reveal()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_current()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_current()

    def _add_row(self, line: PaperLine, letter: str) -> _Row:
        row = _Row(line, letter)
        number = len(self._rows)
        row.changed.connect(self.changed)
        row.pressed.connect(lambda: self._go_to(number))
        self._rows.append(row)
        return row

    def _place_rows(self) -> None:
        inside = self._inside.layout() if self._inside is not None else None
        if inside is None:
            return
        placed, self._coming = self._coming[:_HANDFUL], self._coming[_HANDFUL:]
        for widget in placed:
            inside.addWidget(widget)
        if self._coming:
            self._next.start()

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
                row.check.toggle()
            case _:
                return self._toggle_by_letter(event.text().casefold())
        return True

    def _toggle_by_letter(self, typed: str) -> bool:
        for number, row in enumerate(self._rows):
            if typed and row.letter == typed:
                row.check.toggle()
                self._go_to(number)
                return True
        return False

    def _go_to(self, number: int) -> None:
        self._current = number
        if not self.hasFocus():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._show_current()

    def _reveal(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(self._rows[self._current], 0, 24)

    def _show_current(self) -> None:
        for number, row in enumerate(self._rows):
            theme.mark(row, "current", self.hasFocus() and number == self._current)


def _count_of(row: _Row, pressed: Qt.KeyboardModifier) -> SmallCount:
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
        head.setFixedWidth(_COUNT_PX)
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heads.addWidget(head)
    return heads


def _heading(words: str) -> QWidget:
    made = label(words, "group")
    made.setContentsMargins(8, 6, 8, 0)
    return made
