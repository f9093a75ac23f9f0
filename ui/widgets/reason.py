"""Asks why: presets and free text; never an empty reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.keys import bind
from ui.theme import words_of
from ui.widgets.basics import PrimaryButton, SecondaryButton, label
from ui.widgets.fields import FormField, TextLine
from ui.widgets.messages import button_row

_WIDTH_PX = 520


class ReasonDialog(QDialog):
    """Emits ``reason_given`` once, or nothing. Alt+1..9 picks a preset, (Ctrl+)Enter accepts.

    Open it with ``open()``; it is modal to its window only and blocks no code.
    """

    reason_given = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        question: str,
        presets: Sequence[str],
        accept: str = "Ghi nhận",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH_PX)
        around = QVBoxLayout(self)
        around.setContentsMargins(22, 18, 22, 18)
        around.setSpacing(8)
        around.addWidget(label(title, "card-title"))
        around.addWidget(label(question, "muted", wraps=True))
        self._presets = tuple(presets)
        self._group = QButtonGroup(self)
        for number, words in enumerate(self._presets):
            around.addWidget(self._preset(number, words))
        self.line = TextLine()
        self.field = FormField("Lý do", self.line, hint="Chọn một mục ở trên hoặc tự viết")
        around.addWidget(self.field)
        yes, no = PrimaryButton(accept, "Return"), SecondaryButton("Thôi", "Escape")
        bind(self, "Ctrl+Return", yes.click)  # as in every dialog
        yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        around.addLayout(button_row(no, yes))
        self._group.idClicked.connect(self._take)
        self.line.edited.connect(self._take_numbered)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def reason(self) -> str:
        """Return the words in the line."""
        return self.line.value()

    @override
    def accept(self) -> None:
        if not self.reason():
            self.field.show_error("Hãy chọn hoặc viết lý do; lý do được lưu trong nhật ký hồ sơ")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()
        self.reason_given.emit(self.reason())

    def _preset(self, number: int, words: str) -> QRadioButton:
        button = QRadioButton(words_of(f"{number + 1}. {words}"))
        self._group.addButton(button, number)
        bind(self, f"Alt+{number + 1}", button.click)
        return button

    def _take_numbered(self) -> None:
        # "1" alone is no reason: it means the one that is shown with that number
        number = preset_number(self.line.value(), len(self._presets))
        if number is not None:
            self._group.button(number).click()

    def _take(self, number: int) -> None:
        self.line.set_value(self._presets[number])
        self.field.clear_error()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def preset_number(typed: str, count: int) -> int | None:
    """Return which of ``count`` presets a typed "1", "2"… names, from 0; None for other words."""
    is_number = len(typed) == 1 and typed.isascii() and typed.isdigit()
    return int(typed) - 1 if is_number and 1 <= int(typed) <= count else None
