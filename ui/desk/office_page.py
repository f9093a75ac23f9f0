"""Cơ quan, cán bộ: what the office is, where it serves, who works there."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from desk_app.domain.office import Office
from ui.desk.office_about import AboutPart
from ui.desk.office_places import PlacesPart
from ui.desk.page import Page
from ui.desk.staff_part import StaffPart
from ui.keys import KeyLine, bind
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.messages import ConfirmBar

if TYPE_CHECKING:
    from desk_app.desk.office import OfficeShown
    from desk_app.desk.people import StaffMember

ABOUT: Final = "about"
PLACES: Final = "places"
STAFF: Final = "staff"
_PARTS: Final = (
    Option(ABOUT, "Cơ quan  (Alt 1)"),
    Option(PLACES, "Quầy và đơn vị  (Alt 2)"),
    Option(STAFF, "Cán bộ  (Alt 3)"),
)


class OfficePage(Page):
    """Shows one part at a time; says what is to be kept."""

    refresh_asked = Signal()
    office_asked = Signal(str, object, int)  # the part that asks, Office, the version of its base
    add_asked = Signal(object, str)  # StaffMember, a PIN or nothing
    change_asked = Signal(object)  # StaffMember
    pin_asked = Signal(str, str)  # id, a PIN or nothing
    retire_asked = Signal(str)
    return_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Cơ quan, cán bộ", "Tên cơ quan, quầy, đơn vị xử lý, người làm việc", parent
        )
        self._on_yes: Callable[[], object] | None = None
        self._is_made = False
        self._steps = self._making()
        self._maker = QTimer(self, interval=0)
        self._maker.timeout.connect(self._make_next)
        if parent is None:
            for _ in self._steps:
                pass

    def _making(self) -> Iterator[None]:
        """Make the parts when somebody first comes here: most never do, and need no memory."""
        self.part = SegmentedChoice(_PARTS)
        self.part.set_value(ABOUT)
        self._bind_parts()  # a key that is pressed before the rest is there counts
        self.confirm = ConfirmBar()
        head = QHBoxLayout()
        head.addWidget(self.part)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.confirm)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        self.about, self.places, self.staff = AboutPart(), PlacesPart(), StaffPart()
        for part in (self.about, self.places, self.staff):
            self._stack.addWidget(part)
            yield
            yield from part.making()
        self._connect()
        self._is_made = True
        self.show_part(self.part.value())

    def is_made(self) -> bool:
        """Say whether every part is there."""
        return self._is_made

    def _make_next(self) -> None:
        if next(self._steps, self) is self:
            self._maker.stop()
            self.entered()

    def show_office(self, shown: "OfficeShown") -> None:
        """Show the office in force."""
        if not self._is_made:
            return
        self.about.show_office(shown)
        self.places.show_office(shown)

    def show_members(self, members: "Sequence[StaffMember]") -> None:
        """Show who works here."""
        if self._is_made:
            self.staff.show_members(members)

    def show_part(self, key: str) -> None:
        """Bring a part to the front, the focus where its work begins."""
        self.part.set_value(key)
        if not self._is_made:
            return
        self._stack.setCurrentIndex([option.key for option in _PARTS].index(key))
        self.confirm.hide()
        if self.isVisible():
            self._go_on()

    @override
    def entered(self) -> None:
        if not self._is_made:
            self._make_next()
            self._maker.start()
            return
        self.refresh_asked.emit()
        if self.isVisible():
            self._go_on()

    @override
    def left(self) -> None:
        if self._is_made:
            self.confirm.hide()

    @override
    def keys(self) -> Sequence[KeyLine]:
        return (
            KeyLine("Alt+1", "Cơ quan"),
            KeyLine("Alt+2", "Quầy, nhóm số, đơn vị xử lý"),
            KeyLine("Alt+3", "Cán bộ"),
            KeyLine("Alt+Q", "Quầy; Alt+S nhóm số, Alt+V đơn vị (sau Alt+2)"),
            KeyLine("Return", "Từ danh sách sang ô nhập"),
            KeyLine("Alt+T", "Thêm"),
            KeyLine("Ctrl+Return", "Lưu"),
            KeyLine("Alt+H", "Bỏ phần chưa lưu"),
            KeyLine("Alt+B", "Xóa quầy, nhóm số, đơn vị khỏi danh sách"),
            KeyLine("Alt+P", "Đặt mã PIN cho cán bộ"),
            KeyLine("Alt+N", "Cho cán bộ nghỉ, hoặc đưa trở lại"),
        )

    def _go_on(self) -> None:
        parts = {ABOUT: self.about, PLACES: self.places, STAFF: self.staff}
        parts[self.part.value()].go_on()

    def _ask(self, question: str, yes: str, on_yes: Callable[[], object]) -> None:
        self._on_yes = on_yes
        self.confirm.ask(question, yes)

    def _said_yes(self) -> None:
        on_yes, self._on_yes = self._on_yes, None
        if on_yes is not None:
            on_yes()

    def _ask_remove(self, question: str, wanted: Office, version: int) -> None:
        self._ask(question, "Xóa (Enter)", lambda: self.office_asked.emit(PLACES, wanted, version))

    def _ask_pin(self, question: str, staff_id: str, pin: str) -> None:
        self._ask(question, "Cấp mã (Enter)", lambda: self.pin_asked.emit(staff_id, pin))

    def _ask_retire(self, question: str, staff_id: str) -> None:
        self._ask(question, "Cho nghỉ (Enter)", lambda: self.retire_asked.emit(staff_id))

    def _bind_parts(self) -> None:
        self.part.chosen.connect(self.show_part)
        everywhere = Qt.ShortcutContext.WindowShortcut
        for number, option in enumerate(_PARTS, 1):
            bind(self, f"Alt+{number}", partial(self.show_part, option.key), everywhere)

    def _connect(self) -> None:
        self.confirm.confirmed.connect(self._said_yes)
        self.confirm.cancelled.connect(self._go_on)
        for part in (self.about, self.places, self.staff):
            part.refresh_asked.connect(self.refresh_asked)
        self.about.save_asked.connect(partial(self.office_asked.emit, ABOUT))
        self.places.save_asked.connect(partial(self.office_asked.emit, PLACES))
        self.places.remove_asked.connect(self._ask_remove)
        self.staff.add_asked.connect(self.add_asked)
        self.staff.change_asked.connect(self.change_asked)
        self.staff.pin_asked.connect(self._ask_pin)
        self.staff.retire_asked.connect(self._ask_retire)
        self.staff.return_asked.connect(self.return_asked)
