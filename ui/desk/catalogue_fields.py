"""Parts of the card of a procedure: a doubt beside its field, a line that says what it takes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desk_app.catalogue_words import Unclear
from desk_app.domain.catalogue import ToConfirm
from desk_app.domain.catalogue_doubts import ConfirmReason
from desk_app.domain.catalogue_lines import LineFault, LineField
from ui.desk.catalogue_faces import CONFIRM_KEYS, Field, doubt_words
from ui.desk.intake_fields import Cell, Remark
from ui.theme import Tone
from ui.widgets.basics import QuietButton
from ui.widgets.fields import TextLine

T = TypeVar("T")
TO_BE_TYPED: Final = frozenset({ConfirmReason.NO_ROUTE, ConfirmReason.LIMIT_UNKNOWN})


class DoubtLine(QWidget):
    """What is doubtful of one field, and the key that confirms it as it stands; else hidden."""

    confirm_asked = Signal(object)  # tuple of ConfirmReason

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._reasons: tuple[ConfirmReason, ...] = ()
        self._remark = Remark()
        self.button = QuietButton("Xác nhận", CONFIRM_KEYS[field], "check")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._remark, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self._ask)
        self.hide()

    def show_doubts(self, doubts: Sequence[ToConfirm]) -> None:
        """Show what is doubtful; what nobody knows has to be typed and has no key."""
        reasons = tuple(item.reason for item in doubts)
        self._reasons = tuple(reason for reason in reasons if reason not in TO_BE_TYPED)
        self._remark.show_words(doubt_words(doubts), Tone.WARN)
        self._remark.setToolTip("\n".join(item.text for item in doubts))
        self.button.setVisible(bool(self._reasons))
        self.setVisible(bool(doubts))

    def show_refusal(self, words: str) -> None:
        """Say why it cannot be confirmed."""
        self._remark.show_words(words, Tone.ERROR)

    def words(self) -> str:
        """Return what is said, or nothing while it is hidden."""
        return "" if self.isHidden() else self._remark.words()

    def _ask(self) -> None:
        self.confirm_asked.emit(self._reasons)


class TypedCell(Cell, Generic[T]):
    """A line that is read as it is typed; what is not understood stays and is said on leaving.

    ``typed`` carries what was read, ``None`` for an empty line.
    """

    typed = Signal(object)
    unclear = Signal(str)  # what stands there and is not understood

    def __init__(
        self,
        words: str,
        read: Callable[[str], T | Unclear | None],
        write: Callable[[T | None], str],
        placeholder: str = "",
    ) -> None:
        self.line = TextLine(placeholder)
        super().__init__(words, self.line)
        self._read, self._write = read, write
        self.line.edited.connect(self._on_edited)
        self.line.editingFinished.connect(self.say_unclear)

    def show_value(self, value: T | None, unclear: str = "") -> None:
        """Show a value, or what was typed before and not understood; nothing is emitted."""
        if unclear:
            if self.line.value() != unclear:
                self.line.set_value(unclear)
            if not self.line.hasFocus():
                self.say_unclear()
            return
        if self._read(self.line.value()) != value or not self.line.hasFocus():
            self.line.set_value(self._write(value))
        self.show_error("")

    def _on_edited(self) -> None:
        read = self._read(self.line.value())
        if isinstance(read, Unclear):
            self.unclear.emit(self.line.value())
            return
        self.show_error("")
        self.typed.emit(read)

    def say_unclear(self) -> bool:
        """Say at the line what it takes, where it is not understood; say whether it is not."""
        read = self._read(self.line.value())
        self.show_error(read.sentence if isinstance(read, Unclear) else "")
        return isinstance(read, Unclear)


class LineBar(QWidget):
    """The keys below a list of lines: one more, up, down, and the one that is chosen goes."""

    add_asked = Signal()
    move_asked = Signal(int)  # by so many places
    remove_asked = Signal()

    def __init__(self, what: str) -> None:
        super().__init__()
        self.add_button = QuietButton(f"Thêm {what}", "Alt+M", "plus")
        self.up_button = QuietButton("Lên", "Alt+Up", "arrow-up")
        self.down_button = QuietButton("Xuống", "Alt+Down", "arrow-down")
        self.remove_button = QuietButton(f"Bỏ {what}", "Alt+B", "trash-can-outline")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.add_button)
        row.addStretch(1)
        for button in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)
        self.add_button.clicked.connect(self.add_asked)
        self.up_button.clicked.connect(lambda: self.move_asked.emit(-1))
        self.down_button.clicked.connect(lambda: self.move_asked.emit(1))
        self.remove_button.clicked.connect(self.remove_asked)

    def show_place(self, row: int, count: int) -> None:
        """Offer what can be done with the line at ``row`` of ``count``; -1: none is chosen."""
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < count - 1)
        self.remove_button.setEnabled(row >= 0)

    def leave(self, table: QWidget) -> None:
        """Put the focus on the list after a line went, or on the key that adds one."""
        left = table if self.remove_button.isEnabled() else self.add_button
        left.setFocus(Qt.FocusReason.OtherFocusReason)


def show_line_faults(
    cells: Mapping[LineField, Cell], faults: Sequence[LineFault], row: int, *, is_asked: bool
) -> None:
    """Say at the fields of the line at ``row`` why it cannot be kept.

    Nothing is said of an empty line that somebody is just going to type into, unless it was
    to be kept (``is_asked``).
    """
    said = {fault.field: fault.words for fault in reversed(faults) if fault.place == row}
    for field, cell in cells.items():
        words = said.get(field, "")
        is_begun = cell.editor.hasFocus() and _is_empty(cell.editor)
        hidden = is_begun and not is_asked
        cell.show_error("" if hidden or not words else f"{words[:1].upper()}{words[1:]}.")


def _is_empty(editor: QWidget) -> bool:
    return isinstance(editor, TextLine) and not editor.value()


def yielding(widget: QWidget, least_px: int) -> QWidget:
    """Let ``widget`` take the height that is left, and none that would make the page scroll."""
    widget.setMinimumHeight(least_px)
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return widget
