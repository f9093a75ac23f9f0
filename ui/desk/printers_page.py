"""Máy in: where tickets and forms are printed, who takes over, and what a test print shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.printers import PrinterFault, PrinterSettings
from desk_app.views import PrinterRole
from ui.desk.page import Page
from ui.desk.printers_card import PrinterSetUp
from ui.keys import KeyLine
from ui.widgets.basics import PrimaryButton, QuietButton, label
from ui.widgets.messages import button_row
from ui.widgets.scroll import ScrollBox

if TYPE_CHECKING:
    from desk_app.desk.printers import Capability

TEST_KEYS: Final[Mapping[PrinterRole, str]] = {
    PrinterRole.TICKETS: "Alt+1",
    PrinterRole.FORMS: "Alt+2",
}
ADVICE: Final = (
    "Phiếu chỉ chuyển sang máy dự phòng khi chắc chắn chưa có chữ nào tới máy chính; "
    "mỗi lần chuyển đều có thông báo."
)


@dataclass(frozen=True, slots=True)
class Printers:
    """The printers of the office, and what their last tests showed."""

    settings: Mapping[PrinterRole, PrinterSettings]
    tests: "Mapping[PrinterRole, Capability | None]"


class PrintersPage(Page):
    """Shows settings; says what is to be kept and tried."""

    refresh_asked = Signal()
    save_asked = Signal(object)  # dict of PrinterRole to PrinterSettings: what was changed
    test_asked = Signal(object, object)  # PrinterRole, PrinterSettings to keep first
    seen_asked = Signal(object, int, bool)  # PrinterRole, dots, whether it cuts

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Máy in", "Nơi in phiếu số và giấy tờ của máy này", parent)
        self.cards: dict[PrinterRole, PrinterSetUp] = {}
        self.save_button = PrimaryButton("Lưu", "Ctrl+Return", "content-save-outline")
        self.drop_button = QuietButton("Bỏ phần chưa lưu", "Alt+H", "undo-variant")
        self._shown: Printers | None = None
        self.build_alone()

    @override
    def building(self) -> Iterator[None]:
        area = ScrollBox()
        self.body.addWidget(area, 1)
        across = QHBoxLayout()
        across.setSpacing(14)
        area.column.setContentsMargins(0, 0, 6, 0)
        area.column.addLayout(across)
        area.column.addStretch(1)
        for role in PrinterRole:
            card = PrinterSetUp(role, TEST_KEYS[role])
            self.cards[role] = card
            across.addWidget(card, 1)
            yield
            card.changed.connect(self._show_buttons)
            card.test_asked.connect(partial(self._test, card))
            card.seen_asked.connect(partial(self._tell_seen, role))
        foot = button_row(self.drop_button, self.save_button)
        foot.insertWidget(0, label(ADVICE, "hint", wraps=True), 1)
        self.body.addLayout(foot)
        self.save_button.clicked.connect(self._save)
        self.drop_button.clicked.connect(self._drop)
        self._show_buttons()

    def show_printers(self, printers: Printers) -> None:
        """Show what is set; what is being changed and not kept yet stays."""
        before, self._shown = self._shown, printers
        for role, card in self.cards.items():
            is_new = before is None or before.settings[role] != printers.settings[role]
            if is_new or not card.is_changed():
                card.show_settings(printers.settings[role])
            if not card.is_testing():
                card.show_test(printers.tests[role])
        self._show_buttons()

    def show_faults(self, role: PrinterRole, faults: Sequence[PrinterFault]) -> None:
        """Say at the fields of a printer why its settings cannot be kept."""
        first = self.cards[role].show_faults(faults)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        self.cards[PrinterRole.TICKETS].main.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keys(self) -> Sequence[KeyLine]:
        return (
            KeyLine("Alt+1", "Lưu và in thử máy in phiếu"),
            KeyLine("Alt+2", "Lưu và in thử máy in giấy tờ"),
            KeyLine("Ctrl+Return", "Lưu"),
            KeyLine("Alt+H", "Bỏ phần chưa lưu"),
        )

    def _show_buttons(self) -> None:
        is_changed = any(card.is_changed() for card in self.cards.values())
        self.save_button.setEnabled(is_changed)
        self.drop_button.setEnabled(is_changed)

    def _save(self) -> None:
        changed = {role: card.settings() for role, card in self.cards.items() if card.is_changed()}
        if changed:
            self.save_asked.emit(changed)

    def _drop(self) -> None:
        if self._shown is not None:
            for role, card in self.cards.items():
                card.show_settings(self._shown.settings[role])
        self._show_buttons()

    def _test(self, card: PrinterSetUp) -> None:
        self.test_asked.emit(card.role, card.settings())

    def _tell_seen(self, role: PrinterRole, dots: int, cut: bool) -> None:
        self.seen_asked.emit(role, dots, cut)
