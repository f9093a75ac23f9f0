"""Editors with a label above, a hint below, and errors in words at the field."""

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.basics import IconLabel, label

_MESSAGE_PX: Final = 18
_LABEL_PX: Final = 18


class FormField(QWidget):
    """Label, editor, hint and error. The label is the editor's buddy and accessible name.

    The line under the editor keeps its height, so that an error moves nothing; ``tight`` leaves
    the line out until there is something to say.
    """

    def __init__(
        self,
        words: str,
        editor: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        tight: bool = False,
    ) -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._error = ""
        self._tight = tight
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(4)
        around.addLayout(self._head(words, required=required))
        around.addWidget(editor)
        around.addWidget(self._message())
        editor.setAccessibleName(words)
        self.setFocusProxy(editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show()

    def show_error(self, words: str) -> None:
        """Say what to do, with the value: "Nhập đủ 12 chữ số (mới nhập 11)"."""
        self._error = words
        self._show()

    def clear_error(self) -> None:
        """Show the hint again."""
        self.show_error("")

    def error(self) -> str:
        """Return the error shown, or nothing."""
        return self._error

    def set_hint(self, words: str) -> None:
        """Change the hint under the editor."""
        self._hint = words
        self._show()

    def _head(self, words: str, *, required: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(4)
        self.label = label(theme.words_of(words), "label")
        self.label.setBuddy(self.editor)
        self.label.setFixedHeight(_LABEL_PX)
        head.addWidget(self.label)
        if required:
            star = label("*", "required")
            star.setFixedHeight(_LABEL_PX)
            star.setToolTip("Bắt buộc nhập")
            head.addWidget(star)
        head.addStretch(1)
        return head

    def _message(self) -> QWidget:
        self._line = QWidget()
        inside = QHBoxLayout(self._line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(5)
        self._sign = IconLabel("alert-circle", "error", 14)
        self._words = label("", "hint")
        inside.addWidget(self._sign)
        inside.addWidget(self._words, 1)
        self._line.setFixedHeight(_MESSAGE_PX)
        return self._line

    def _show(self) -> None:
        wrong = bool(self._error)
        shown = self._error or self._hint
        self._words.setText(shown)
        self._words.setToolTip(shown)
        theme.mark(self._words, "role", "error" if wrong else "hint")
        self._sign.setVisible(wrong)
        self._line.setVisible(bool(shown) or not self._tight)
        theme.mark(self.editor, "invalid", wrong)
        self.editor.setAccessibleDescription(shown)


class TextLine(QLineEdit):
    """One line of text; what it gives is NFC and trimmed. ``edited`` = a person changed it."""

    edited = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._tell)

    def value(self) -> str:
        """Return the text in NFC, without blanks around it or doubled inside."""
        return " ".join(unicodedata.normalize("NFC", self.text()).split())

    def set_value(self, text: str) -> None:
        """Show ``text`` from its beginning; nothing is emitted."""
        self.setText(unicodedata.normalize("NFC", text))
        self.setCursorPosition(0)

    def _tell(self) -> None:
        self.edited.emit()


class DayEdit(TextLine):
    """A day typed as people type it (190598, 19/5/1998); shown as dd/MM/yyyy when left.

    A plain line on purpose: a styled QDateEdit without buttons shows no date at all.
    """

    day_changed = Signal(object)  # date | None

    def __init__(self, parse: Callable[[str], date | None], placeholder: str = "") -> None:
        super().__init__(placeholder or "ngày/tháng/năm")
        self._parse = parse
        self._told: date | None = None
        self.editingFinished.connect(self._settle)
        self.edited.connect(self._tell_day)

    def day(self) -> date | None:
        """Return the day, or None when the line is blank or not understood."""
        return self._parse(self.value()) if self.value() else None

    def set_day(self, day: date | None) -> None:
        """Show ``day``; nothing is emitted."""
        self._told = day
        self.set_value(f"{day:%d/%m/%Y}" if day else "")

    def is_understood(self) -> bool:
        """Say whether the line is blank or a day."""
        return not self.value() or self.day() is not None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        day = self.day()
        if day is not None and event.key() in steps:
            self.setText(f"{day + timedelta(days=steps[event.key()]):%d/%m/%Y}")
            self._tell_day()
            return
        super().keyPressEvent(event)

    def _settle(self) -> None:
        day = self.day()
        if day is not None:
            self.setText(f"{day:%d/%m/%Y}")
        self._tell_day()

    def _tell_day(self) -> None:
        day = self.day()
        if day != self._told:
            self._told = day
            self.day_changed.emit(day)


class DigitsEdit(TextLine):
    """Digits shown in groups; anything else typed or pasted is left out."""

    def __init__(self, groups: tuple[int, ...] = (3, 3, 3, 3), placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._groups = groups
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._regroup)

    def digits(self) -> str:
        """Return the digits alone."""
        return _digits_of(self.text())

    def set_digits(self, digits: str) -> None:
        """Show ``digits`` in groups; nothing is emitted."""
        self.setText(self._grouped(self._cleaned(digits)))

    def _cleaned(self, text: str) -> str:
        return _digits_of(text)[: sum(self._groups)]

    def _regroup(self, text: str) -> None:
        before = len(_digits_of(text[: self.cursorPosition()]))
        grouped = self._grouped(self._cleaned(text))
        if grouped == text:
            return
        self.setText(grouped)
        self.setCursorPosition(_place_after(grouped, before))

    def _grouped(self, digits: str) -> str:
        parts: list[str] = []
        start = 0
        for length in self._groups:
            parts.append(digits[start : start + length])
            start += length
        return " ".join(part for part in parts if part)


class PhoneEdit(DigitsEdit):
    """A Vietnamese phone number: ten digits; +84 in front becomes 0."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__((4, 3, 3), placeholder)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)

    @override
    def _cleaned(self, text: str) -> str:
        digits = _digits_of(text)
        if text.strip().startswith("+84") or (digits.startswith("84") and len(digits) == 11):
            digits = "0" + digits[2:]
        return digits[:10]

    @override
    def _regroup(self, text: str) -> None:
        if text.strip() in {"+", "+8", "+84"}:
            return
        super()._regroup(text)


def _digits_of(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def _place_after(grouped: str, digits: int) -> int:
    place = 0
    while digits and place < len(grouped):
        digits -= grouped[place] != " "
        place += 1
    return place
