"""Changing one's own PIN: the old one, the new one twice. Reached from the sign-in."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.staff_rules import PIN_LEAST, PIN_MOST, pin_fault
from ui.desk.sign_in import PIN_MOST as OLD_PIN_MOST
from ui.desk.sign_in import pin_line
from ui.widgets.basics import PrimaryButton, SecondaryButton, label
from ui.widgets.fields import FormField
from ui.widgets.messages import button_row

_WIDTH_PX: Final = 420


class PinDialog(QDialog):
    """Asks for a change; closes when it is told that the PIN was changed."""

    change_asked = Signal(str, str)  # the old PIN, the new one

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đổi mã PIN")
        self.setMinimumWidth(_WIDTH_PX)
        self.old, self.new, self.again = (
            pin_line(OLD_PIN_MOST),
            pin_line(PIN_MOST),
            pin_line(PIN_MOST),
        )
        hint = f"Từ {PIN_LEAST} đến {PIN_MOST} chữ số, không lặp một chữ số"
        self.old_field = FormField("Mã PIN đang dùng", self.old)
        self.new_field = FormField("Mã PIN mới", self.new, hint=hint)
        self.again_field = FormField("Mã PIN mới, lần nữa", self.again)
        self.yes = PrimaryButton("Đổi mã PIN", "Return")
        no = SecondaryButton("Thôi", "Escape")
        around = QVBoxLayout(self)
        around.setContentsMargins(22, 18, 22, 18)
        around.setSpacing(8)
        around.addWidget(label(f"Đổi mã PIN của {name}", "card-title", wraps=True))
        for field in (self.old_field, self.new_field, self.again_field):
            around.addWidget(field)
        around.addLayout(button_row(no, self.yes))
        self.yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def accept(self) -> None:
        """Enter goes to the first field that is still empty or wrong, then asks."""
        faults = (
            (self.old_field, "" if self.old.text() else "Nhập mã PIN đang dùng"),
            (self.new_field, pin_fault(self.new.text())),
            (self.again_field, self._differs()),
        )
        for field, words in faults:
            field.show_error(words)
        wrong = next((field for field, words in faults if words), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.yes.setEnabled(False)
        self.change_asked.emit(self.old.text(), self.new.text())

    def show_refusal(self, words: str, *, is_old: bool) -> None:
        """Say why the PIN stays as it was."""
        self.yes.setEnabled(True)
        field = self.old_field if is_old else self.new_field
        field.show_error(words)
        if is_old:
            self.old.clear()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_changed(self) -> None:
        """The new PIN holds."""
        super().accept()

    def _differs(self) -> str:
        is_same = self.again.text() == self.new.text()
        return "" if is_same else "Hai lần nhập mã mới không giống nhau"
