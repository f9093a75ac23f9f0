"""Who works here: a list beside a form; PINs are typed by the head or given once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.office import Role
from ui.desk.office_list import ItemList, list_beside_form
from ui.desk.office_places import LIST_PX
from ui.desk.office_words import NEW, edition_words, member_choice
from ui.desk.staff_form import GivenPin, StaffForm
from ui.widgets.basics import PrimaryButton, QuietButton, SecondaryButton, label
from ui.widgets.messages import button_row

if TYPE_CHECKING:
    from desk_app.desk.people import StaffMember

RETIRE: Final = (
    "Cho {name} thôi làm việc? Người này không đăng nhập được nữa; "
    "tên vẫn còn trong hồ sơ và nhật ký. Có thể đưa trở lại bất cứ lúc nào."
)
RESET: Final = "Cấp mã PIN mới cho {name}? Mã cũ hết hiệu lực ngay."
PIN_APART: Final = "Đặt mã PIN bằng Alt P trước, hoặc xóa ô này, rồi lưu."


class StaffPart(QWidget):
    """Says what is to be kept; a draft keeps the version that it began from."""

    add_asked = Signal(object, str)  # StaffMember of version 0, a PIN or nothing
    change_asked = Signal(object)  # StaffMember
    pin_asked = Signal(str, str, str)  # a question, id, a PIN or nothing
    retire_asked = Signal(str, str)  # a question, id
    return_asked = Signal(str)
    refresh_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._members: dict[str, StaffMember] = {}
        self._drafts: dict[str, StaffMember] = {}
        self._blank: StaffMember | None = None
        self._key = NEW
        self._is_adding = False  # a blank entry waits for its first letter
        self._is_made = False

    def making(self) -> Iterator[None]:
        """Make what is inside, once the part has its place."""
        card = list_beside_form(self, self._side())
        yield
        self._title = label("", "card-title", wraps=True)
        self._edition = label("", "hint", wraps=True)
        self.retire_button = QuietButton("Cho nghỉ", "Alt+N", "account-cancel-outline")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.retire_button)
        card.body.addLayout(head)
        self.given = GivenPin()
        card.body.addWidget(self.given)
        yield
        self.form = StaffForm()
        card.body.addWidget(self.form)
        yield
        card.body.addWidget(self._edition)
        card.body.addStretch(1)
        card.body.addLayout(self._foot())
        self._connect()
        self._is_made = True

    def _foot(self) -> QHBoxLayout:
        self.save_button = PrimaryButton("Lưu", "Ctrl+Return", "content-save-outline")
        self.drop_button = QuietButton("Bỏ phần chưa lưu", "Alt+H", "undo-variant")
        self.pin_button = QuietButton("Đặt mã PIN", "Alt+P", "lock-outline")
        foot = button_row(self.drop_button, self.save_button)
        foot.insertWidget(0, self.pin_button)
        return foot

    def show_members(self, members: "Sequence[StaffMember]") -> None:
        """Show who works here and who did; what is being changed stays."""
        self._members = {member.id: member for member in members}
        if members:
            first = members[0]
            self._blank = replace(first, id="", name="", role=Role.CLERK, active=True, version=0)
        if self._key not in self._members and not self._is_adding:
            self._key = next(iter(self._members), NEW)
        self._show_current()

    def show_saved(self, member: "StaffMember", given_pin: str) -> None:
        """Forget the draft of what is kept now; show the PIN that was given."""
        draft = self._drafts.pop(self._key, None)
        if draft is not None and draft.id == member.id and _differs(draft, member):
            self._drafts[member.id] = _over(draft, member)
        self._key, self._is_adding = member.id, False
        self._members[member.id] = member
        self.form.show_member(self._drafts.get(member.id, member))
        self._show_current()
        if given_pin and self.isVisible():
            self.given.show_pin(member.name, given_pin)
        elif given_pin:
            self.given.show_unseen(member.name)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say at the fields why what is entered cannot be kept; "" is of the whole."""
        self.form.show_faults(faults)

    def go_on(self) -> None:
        """Put the focus where work begins."""
        self.list.setFocus()

    def forget_pins(self) -> None:
        """Take every PIN off the screen."""
        if self._is_made:
            self.given.forget()
            self.form.pin.clear()

    def is_changed(self) -> bool:
        """Say whether anything is not kept yet."""
        return bool(self._drafts)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.forget_pins()  # whoever comes next, after a lock too, must not see them

    def _current(self) -> "StaffMember | None":
        return self._drafts.get(self._key) or self._members.get(self._key) or self._blank

    def _entered(self) -> "StaffMember | None":
        """Return what is entered, over the version that it began from."""
        member = self._current()
        if member is None:
            return None
        role, staff_id = Role(self.form.role.value()), self.form.id.value().upper()
        return replace(member, name=self.form.name.value(), role=role, id=staff_id)

    def _show_current(self) -> None:
        member = self._current()
        if member is None:
            return
        if self._entered() != member:
            self.form.show_member(member)
        self.form.lock_id(is_known=bool(member.version))
        self._show_rows()

    def _show_rows(self) -> None:
        member = self._current()
        if member is None:
            return
        shown = {**self._members, **({NEW: member} if self._key == NEW else {})}
        rows = [member_choice(one, changed=key in self._drafts) for key, one in shown.items()]
        if self._key == NEW:
            rows[-1] = replace(rows[-1], key=NEW, code="", title="Cán bộ mới")
        self.list.show_rows(rows, self._key)
        is_new = self._key == NEW
        self._title.setText("Cán bộ mới" if is_new else self._members[self._key].name)
        words = edition_words(member.version, member.by, member.at)
        self._edition.setText("" if is_new else words)
        self.save_button.setEnabled(self._key in self._drafts or is_new)
        self.drop_button.setEnabled(self._key in self._drafts or is_new)
        self.pin_button.setVisible(not is_new)
        self.retire_button.setVisible(not is_new)
        self.retire_button.set_words("Cho nghỉ" if member.active else "Đưa trở lại")

    def _keep(self) -> None:
        entered = self._entered()
        if entered is None:
            return
        if entered == (self._members.get(self._key) or self._blank):
            self._drafts.pop(self._key, None)
        else:
            self._drafts[self._key] = entered
        self._show_rows()

    def _choose(self, key: str) -> None:
        self.forget_pins()
        self._key, self._is_adding = key, key == NEW
        member = self._current()
        if member is not None:
            self.form.show_member(member)
        self._show_rows()

    def _add(self) -> None:
        self._choose(NEW)
        self.form.go_on()

    def _save(self) -> None:
        entered = self._entered()
        if entered is None:
            return
        if self._key == NEW:
            self.add_asked.emit(entered, self.form.pin.text())
        elif self.form.pin.text():
            self.form.show_faults({"pin": PIN_APART})
        else:
            self.change_asked.emit(entered)

    def _drop(self) -> None:
        self._drafts.pop(self._key, None)
        self._choose(self._key if self._key != NEW else next(iter(self._members), NEW))
        self.refresh_asked.emit()

    def _set_pin(self) -> None:
        member = self._members.get(self._key)
        if member is not None:
            question = RESET.format(name=member.name)
            self.pin_asked.emit(question, member.id, self.form.pin.text())

    def _retire(self) -> None:
        member = self._members.get(self._key)
        if member is None:
            return
        if member.active:
            self.retire_asked.emit(RETIRE.format(name=member.name), member.id)
        else:
            self.return_asked.emit(member.id)

    def _side(self) -> QWidget:
        self.list = ItemList("Cán bộ")
        self.add_button = SecondaryButton("Thêm cán bộ", "Alt+T", "account-plus-outline")
        side = QWidget()
        side.setFixedWidth(LIST_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(button_row(self.add_button))
        return side

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(self.form.go_on)
        self.form.changed.connect(self._keep)
        self.add_button.clicked.connect(self._add)
        self.save_button.clicked.connect(self._save)
        self.drop_button.clicked.connect(self._drop)
        self.pin_button.clicked.connect(self._set_pin)
        self.retire_button.clicked.connect(self._retire)


def _differs(draft: "StaffMember", member: "StaffMember") -> bool:
    return (draft.name, draft.role) != (member.name, member.role)


def _over(draft: "StaffMember", member: "StaffMember") -> "StaffMember":
    """Return what is being changed over what was just kept, unless others kept something too."""
    is_next = member.version == draft.version + 1
    return replace(member, name=draft.name, role=draft.role) if is_next else draft
