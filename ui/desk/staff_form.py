"""Who somebody is, for the head to fill in; and the PIN that is shown this once."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout

from desk_app.domain.office import ROLE_NAMES, Role
from desk_app.domain.staff_rules import PIN_MOST
from ui import theme
from ui.desk.intake_fields import Choices
from ui.desk.office_fields import FieldSheet
from ui.desk.office_words import role_advice
from ui.desk.sign_in import pin_line
from ui.widgets.basics import label

if TYPE_CHECKING:
    from desk_app.desk.people import StaffMember

GIVEN: Final = "Đưa mã này cho {name}; chỉ hiện một lần. Nên tự đổi ngay ở màn hình đăng nhập."
UNSEEN: Final = "Mã PIN của {name} đã đổi khi trang này không mở. Hãy cấp lại bằng Alt P."


class StaffForm(FieldSheet):
    """Name, role, id and a PIN that is to be given."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self.line("name", "Họ và tên, như in trên giấy", "Trần Thị Mẫu", required=True)
        self.role = Choices([(role, name) for role, name in ROLE_NAMES.items()])
        self.role.picked.connect(self._show_role)
        self._add("role", "Vai trò", self.role)
        self._advice = label("", "hint", wraps=True)
        self.column.addWidget(self._advice)
        self.id = self.line("id", "Mã cán bộ, ghi trong nhật ký", "để trống: lấy từ tên")
        self.pin = pin_line(PIN_MOST)
        self._add("pin", "Mã PIN mới (4–6 chữ số; để trống: chương trình cấp)", self.pin)

    def show_member(self, member: "StaffMember") -> None:
        """Show somebody; nothing is emitted. The id of somebody known never changes."""
        self.blockSignals(True)
        self.name.set_value(member.name)
        self.role.set_value(member.role)
        self.id.set_value(member.id)
        self.lock_id(is_known=bool(member.version))
        self.pin.clear()
        self._show_role()
        self.show_faults({})
        self.blockSignals(False)

    def lock_id(self, *, is_known: bool) -> None:
        """Let an id be typed for somebody new only."""
        self.id.setReadOnly(is_known)
        theme.mark(self.id, "locked", is_known)  # Qt gives a read-only line its look only once

    def _show_role(self) -> None:
        self._advice.setText(role_advice(Role(self.role.value())))
        self._tell()


class GivenPin(QFrame):
    """A PIN that is shown this once."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        self.pin = label("", "figure")
        self._words = label("", "body", wraps=True)
        row.addWidget(self.pin)
        row.addWidget(self._words, 1)
        self.hide()

    def show_pin(self, name: str, pin: str) -> None:
        """Show the PIN of somebody."""
        self.pin.setText(pin)
        self._words.setText(GIVEN.format(name=name))
        self.setAccessibleName(f"Mã PIN của {name}: {' '.join(pin)}")
        self.show()

    def show_unseen(self, name: str) -> None:
        """Say that a PIN was given while nobody looked: whoever comes next must not see it."""
        self.forget()
        self._words.setText(UNSEEN.format(name=name))
        self.show()

    def words(self) -> str:
        """Return what is said of the PIN."""
        return self._words.text()

    def forget(self) -> None:
        """Take it off the screen, and out of what a screen reader says."""
        self.pin.setText("")
        self.setAccessibleName("")
        self.hide()
