"""One printer of the office in the set-up: where it is, its roll, who takes over, its test."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_app.domain.printers import (
    LONGEST_ROLL_M,
    MAKES_PAPER,
    ROLL_WIDTHS_MM,
    PrinterFault,
    PrinterSettings,
)
from desk_app.views import PrinterRole
from ui.desk.intake_fields import Cell, Count, Remark
from ui.desk.printers_fields import PrinterFields
from ui.desk.printers_words import kinds_for, test_words
from ui.desk.prints_words import ROLE_NAMES
from ui.theme import Tone
from ui.widgets.basics import Card, SecondaryButton
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import TextLine
from ui.widgets.messages import button_row

if TYPE_CHECKING:
    from desk_app.desk.printers import Capability

CUT: Final = "cut"
NOT_CUT: Final = "not_cut"
_FALLBACK: Final = "fallback."


class PrinterSetUp(Card):
    """``settings`` is what is entered; ``test_asked`` keeps it first, then prints a test page."""

    changed = Signal()
    test_asked = Signal()
    seen_asked = Signal(int, bool)  # dots of the ruler, whether the paper was cut

    def __init__(self, role: PrinterRole, test_key: str) -> None:
        super().__init__(ROLE_NAMES[role], "printer-outline")
        self.role = role
        self._before = PrinterSettings()
        kinds = kinds_for(role)
        self.main = PrinterFields("In ở đâu", kinds)
        stand_in = [kind for kind in kinds if kind in MAKES_PAPER]
        self.fallback = PrinterFields(
            "Khi máy này không in được thì chuyển sang",
            stand_in,
            none_words="Không có máy dự phòng: xem trên màn hình",
        )
        self.roll_width = SegmentedChoice([Option(str(mm), f"{mm} mm") for mm in ROLL_WIDTHS_MM])
        self.roll_m = Count(1, LONGEST_ROLL_M, " m")
        self.test_button = SecondaryButton("Lưu và in thử", test_key, "printer-check")
        self._result = Remark()
        self.dots = TextLine("576")
        self.cut = SegmentedChoice((Option(CUT, "Cắt rời"), Option(NOT_CUT, "Không cắt")))
        self.seen_button = SecondaryButton("Ghi lại")
        self._dots_cell = Cell("Vạch cuối của thước đọc được (chấm)", self.dots)
        self._seen = QWidget()
        self._lay_out()
        self._connect()
        self.show_test(None)

    def show_settings(self, settings: PrinterSettings) -> None:
        """Show what the office has set; nothing is emitted."""
        self._before = settings
        self.main.show_settings(settings)
        self.fallback.show_settings(settings.fallback)
        self.roll_width.set_value(str(settings.width_mm))
        self.roll_m.blockSignals(True)
        self.roll_m.setValue(settings.roll_m)
        self.roll_m.blockSignals(False)
        self.show_faults(())

    def settings(self) -> PrinterSettings:
        """Return what is entered."""
        main = self.main.settings() or self._before
        return replace(
            main,
            width_mm=int(self.roll_width.value() or self._before.width_mm),
            roll_m=self.roll_m.value(),
            fallback=self.fallback.settings(),
        )

    def is_changed(self) -> bool:
        """Say whether something else is entered than the office has set."""
        return self.settings() != self._before

    def show_faults(self, faults: Sequence[PrinterFault]) -> QWidget | None:
        """Say at each field what is wrong; return the first wrong one."""
        said = {fault.field: fault.sentence for fault in reversed(faults)}
        first = self.main.show_faults(said)
        behind = {
            field.removeprefix(_FALLBACK): words
            for field, words in said.items()
            if field.startswith(_FALLBACK)
        }
        second = self.fallback.show_faults(behind)
        return first or second or (self.main.kind if said else None)

    def is_testing(self) -> bool:
        """Say whether the printer is being tried: what is known of before is not shown then."""
        return not self.test_button.isEnabled()

    def show_testing(self) -> None:
        """Say that the printer is being tried."""
        self.test_button.setEnabled(False)
        self._result.show_words("Đang in thử và hỏi máy in…", Tone.INFO)
        self._seen.hide()

    def show_test(self, found: "Capability | None") -> None:
        """Show what a test print showed, and ask for what only eyes can see."""
        self.test_button.setEnabled(True)
        self._result.show_words(*test_words(found))
        is_roll = self.role is PrinterRole.TICKETS
        came_out = found is not None and found.state.value not in ("failed",)
        self._seen.setVisible(is_roll and came_out)
        if found is not None and found.width_dots is not None:
            self.dots.set_value(str(found.width_dots))
        if found is not None and found.cuts is not None:
            self.cut.set_value(CUT if found.cuts else NOT_CUT)

    def result(self) -> str:
        """Return what is said of the last test."""
        return self._result.words()

    def _tell(self) -> None:
        self.changed.emit()

    def _tell_seen(self) -> None:
        typed = self.dots.value()
        dots = int(typed) if typed.isascii() and typed.isdigit() else 0
        if not dots:
            words = f"Nhập số ở vạch cuối cùng còn thấy trên thước (đang là “{typed}”)."
            self._dots_cell.show_error(words)
            self.dots.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._dots_cell.show_error("")
        self.seen_asked.emit(dots, self.cut.value() != NOT_CUT)

    def _lay_out(self) -> None:
        self.body.addWidget(self.main)
        if self.role is PrinterRole.TICKETS:
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(Cell("Khổ giấy cuộn", self.roll_width))
            row.addWidget(Cell("Cuộn mới dài", self.roll_m))
            row.addStretch(1)
            self.body.addLayout(row)
        self.body.addWidget(self.fallback)
        self.body.addLayout(button_row(self.test_button))
        self.body.addWidget(self._result)
        across = QHBoxLayout(self._seen)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        across.addWidget(self._dots_cell, 1)
        across.addWidget(Cell("Giấy ở cuối phiếu", self.cut))
        across.addWidget(Cell(" ", self.seen_button))
        self.body.addWidget(self._seen)
        self.body.addStretch(1)

    def _connect(self) -> None:
        for fields in (self.main, self.fallback):
            fields.changed.connect(self.changed)
        self.roll_width.chosen.connect(self._tell)
        self.roll_m.valueChanged.connect(self._tell)
        self.test_button.clicked.connect(self.test_asked)
        self.seen_button.clicked.connect(self._tell_seen)
