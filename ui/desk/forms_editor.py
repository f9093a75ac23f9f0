"""The editor of one form: its lines, its head and foot, what is locked and why."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desk_app.domain.folding import nfc
from desk_app.printing.forms.form import Form, FormChanges
from ui.desk.forms_words import LineRow, line_hint, row_pill, row_words, rows_of, with_rows
from ui.keys import bind
from ui.models.lines import Column
from ui.widgets.basics import QuietButton
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import FormField, TextLine
from ui.widgets.messages import EmptyState, button_row
from ui.widgets.table import Table

LINES: Final = "lines"
HEAD: Final = "head"
_WORDS_PX: Final = 76
_NOTES_PX: Final = 110
_LEAST_PX: Final = 200


class WordsEdit(QPlainTextEdit):
    """Words over several lines; Tab leaves."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    def words(self) -> str:
        """Return everything as one line, in NFC."""
        return " ".join(nfc(self.toPlainText()).split())

    def lines(self) -> tuple[str, ...]:
        """Return what stands on each line, without empty ones."""
        lines = (" ".join(nfc(line).split()) for line in self.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def put(self, words: str) -> None:
        """Show ``words``; nothing is emitted."""
        if words != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)


class FormEditor(QWidget):
    """Shows a form with the office's wishes; ``changed`` after every change of a person."""

    changed = Signal(object)  # FormChanges

    def __init__(self) -> None:
        super().__init__()
        self._form: Form | None = None
        self._changes = FormChanges()
        self._rows: tuple[LineRow, ...] = ()
        self.part = SegmentedChoice(
            (Option(LINES, "Dòng của mẫu  (Alt 1)"), Option(HEAD, "Đầu, cuối trang  (Alt 2)"))
        )
        self.table: Table[LineRow] = Table(
            (
                Column("", lambda row: row_pill(row).words, 124, pill=row_pill),
                Column("Dòng in trên giấy", row_words),
            ),
            EmptyState("text-box-check-outline", "Mẫu này không có dòng nào."),
            "Dòng của mẫu",
        )
        self.words = WordsEdit(_WORDS_PX)
        self.words_field = FormField("Chữ của dòng đang chọn", self.words, tight=False)
        self.words_field.setMinimumWidth(_LEAST_PX)  # a long hint must not widen the page
        self.toggle = QuietButton("Bỏ dòng này", "Alt+N", "eye-off-outline")
        self.original = QuietButton("Lấy lại chữ gốc", "Alt+G", "undo-variant")
        self.superior, self.agency, self.foot = TextLine(), TextLine(), TextLine()
        self.notes = WordsEdit(_NOTES_PX)
        self._parts: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()
        self.show_part(LINES)

    def show_form(self, form: Form, changes: FormChanges) -> None:
        """Show the shipped ``form`` with ``changes``; nothing is emitted."""
        is_other = self._form is None or self._form.code != form.code
        self._form, self._changes = form, changes
        self._show_rows(rows_of(form, changes), 0 if is_other else None)
        for line, said, shipped, usual in (
            (self.superior, changes.superior, form.superior, "như cài đặt của cơ quan"),
            (self.agency, changes.agency, form.agency, "như cài đặt của cơ quan"),
            (self.foot, changes.foot, form.foot, "số của mẫu"),
        ):
            line.setPlaceholderText(shipped or f"Để trống: {usual}")
            if line.value() != said:
                line.set_value(said)
        notes = form.notes if changes.notes is None else changes.notes
        if notes != self.notes.lines():
            self.notes.put("\n".join(notes))

    def show_part(self, key: str) -> None:
        """Show the lines, or head and foot."""
        self.part.set_value(key)
        for name, part in self._parts.items():
            part.setVisible(name == key)

    def show_refusal(self, key: str, words: str) -> None:
        """Say at its line why a wish cannot be granted; nothing for none."""
        current = self.table.current_line()
        if key and (current is None or current.line.key != key):
            keys = [row.line.key for row in self._rows]
            self.table.select_row(keys.index(key))
        self.words_field.show_error(words)

    def refusal(self) -> str:
        """Return the refusal shown, or nothing."""
        return self.words_field.error()

    def go_on(self) -> None:
        """Put the focus where work begins."""
        first = self.table if self.part.value() == LINES else self.superior
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self, rows: Sequence[LineRow], row: int | None) -> None:
        before = self.table.currentIndex().row()
        self._rows = tuple(rows)
        self.table.show_lines(self._rows)
        wanted = before if row is None else row
        if self._rows:
            self.table.select_row(max(0, min(wanted, len(self._rows) - 1)))
        self._show_line()

    def _show_line(self) -> None:
        row = self.table.current_line()
        self.words_field.clear_error()
        if row is None:
            return
        if self.words.words() != row.label:
            self.words.put(row.label)
        self.words.setReadOnly(row.locked)
        self.words_field.set_hint(line_hint(row))
        self.toggle.setEnabled(not row.fixed)
        self.toggle.set_words("Bỏ dòng này" if row.is_on else "In dòng này")
        self.original.setEnabled(row.label != row.line.label)

    def _change_row(self, change: Callable[[LineRow], LineRow]) -> None:
        number = self.table.currentIndex().row()
        if not 0 <= number < len(self._rows):
            return
        changed = change(self._rows[number])
        if changed != self._rows[number]:
            rows = (*self._rows[:number], changed, *self._rows[number + 1 :])
            self._show_rows(rows, number)
            self._tell(with_rows(self._changes, rows))

    def _toggle_line(self) -> None:
        self._change_row(lambda row: row if row.fixed else replace(row, is_on=not row.is_on))

    def _reword(self) -> None:
        words = self.words.words()
        self._change_row(lambda row: row if row.locked else replace(row, label=words))

    def _put_back(self) -> None:
        self._change_row(lambda row: replace(row, label=row.line.label))

    def _change_head(self) -> None:
        form = self._form
        if form is None:
            return
        notes = self.notes.lines()
        self._tell(
            replace(
                self._changes,
                superior=self.superior.value(),
                agency=self.agency.value(),
                foot=self.foot.value(),
                notes=None if notes == form.notes else notes,
            )
        )

    def _tell(self, changes: FormChanges) -> None:
        self._changes = changes
        self.changed.emit(changes)

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(8)
        around.addWidget(self.part)
        lines, column = _column()
        column.addWidget(self.table, 1)
        column.addWidget(self.words_field)
        column.addLayout(button_row(self.original, self.toggle))
        head, column = _column()
        column.addWidget(FormField("Cơ quan cấp trên, ở đầu trang", self.superior, tight=True))
        column.addWidget(FormField("Cơ quan, ở đầu trang", self.agency, tight=True))
        column.addWidget(FormField("Cuối mỗi trang", self.foot, tight=True))
        hint = "Mỗi dòng một ghi chú, in chữ nhỏ dưới chữ ký."
        column.addWidget(FormField("Ghi chú", self.notes, hint=hint))
        column.addStretch(1)
        self._parts = {LINES: lines, HEAD: head}
        for part in self._parts.values():
            around.addWidget(part, 1)

    def _connect(self) -> None:
        self.part.chosen.connect(self.show_part)
        self.table.current_changed.connect(self._show_line)
        self.table.opened.connect(lambda: self.words.setFocus(Qt.FocusReason.OtherFocusReason))
        self.words.textChanged.connect(self._reword)
        self.toggle.clicked.connect(self._toggle_line)
        self.original.clicked.connect(self._put_back)
        for line in (self.superior, self.agency, self.foot):
            line.edited.connect(self._change_head)
        self.notes.textChanged.connect(self._change_head)
        bind(self.table, "Space", self._toggle_line)
        for number, key in enumerate((LINES, HEAD), 1):
            window = Qt.ShortcutContext.WindowShortcut
            bind(self, f"Alt+{number}", lambda wanted=key: self._go_to(wanted), window)

    def _go_to(self, key: str) -> None:
        self.show_part(key)
        self.go_on()


def _column() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return made, column
