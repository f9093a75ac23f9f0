"""Money, an agreed limit, and how the result comes back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.calendar import Unit
from desk_app.domain.events import ReturnWay
from desk_app.domain.fees import format_vnd
from desk_app.domain.procedure import FeeKind, Procedure, Route
from ui.desk.intake_fees import MOST_PAGES, FeeForm
from ui.desk.intake_fields import Cell, Choices, Count
from ui.widgets.basics import Card
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import TextLine

UNITS: Final = (
    (Unit.WORKING_DAYS.value, "ngày làm việc"),
    (Unit.DAYS.value, "ngày"),
    (Unit.WORKING_HOURS.value, "giờ làm việc"),
    (Unit.SAME_DAY.value, "trong ngày"),
    (Unit.MONTHS.value, "tháng"),
)
WAYS: Final = (
    Option(ReturnWay.COUNTER.value, "Tại quầy"),
    Option(ReturnWay.POST.value, "Bưu chính"),
    Option(ReturnWay.ONLINE.value, "Trực tuyến"),
)


class SettleSection(Card):
    """Entries that most dossiers leave as they are."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.limit = TextLine("Ví dụ: 3 hoặc 2,5")
        self.limit_unit = Choices(UNITS)
        self.pages, self.copies = Count(1, MOST_PAGES), Count(1, MOST_PAGES)
        self.amount = TextLine()
        self.percent = Count(0, 100, " %")
        self.why = TextLine("Hộ nghèo, người có công…")
        self.way = SegmentedChoice(WAYS)
        self.way.set_value(ReturnWay.COUNTER.value)
        self.sets = Count(1, 99)
        self.note = TextLine()
        self.limit_cell = Cell("Thời hạn đã thống nhất", self.limit, required=True)
        self.unit_cell = Cell("Đơn vị", self.limit_unit)
        self.pages_cell = Cell("Số trang", self.pages)
        self.copies_cell = Cell("Số bản", self.copies)
        self.amount_cell = Cell("Số tiền thu", self.amount)
        self.why_cell = Cell("Lý do miễn, giảm", self.why)
        self.way_cell = Cell("Nhận kết quả", self.way)
        self._lay_out()
        self._connect()
        self.show_route(None, None)

    def fee_form(self) -> FeeForm:
        """Return what was entered about money; counts that are not shown do not count."""
        return FeeForm(
            amount=self.amount.value(),
            copies=self.copies.value() if not self.copies_cell.isHidden() else 1,
            pages=self.pages.value() if not self.pages_cell.isHidden() else 1,
            waived_percent=self.percent.value(),
            waived_why=self.why.value(),
        )

    def limit_form(self) -> tuple[str, Unit]:
        """Return the agreed limit as typed, nothing where the catalogue's is used."""
        unit = Unit(self.limit_unit.value())
        if self.limit_cell.isHidden():
            return "", unit
        return ("0" if unit is Unit.SAME_DAY else self.limit.value()), unit

    def return_form(self) -> tuple[ReturnWay, int, str]:
        """Return way of return, sets and note."""
        return ReturnWay(self.way.value()), self.sets.value(), self.note.value()

    def show_route(self, procedure: Procedure | None, route: Route | None) -> None:
        """Ask only for what this procedure needs."""
        kind = procedure.fee_kind if procedure else FeeKind.FIXED
        self.pages_cell.setVisible(kind is FeeKind.COPY_CERTIFICATION)
        self.copies_cell.setVisible(kind is not FeeKind.FIXED)
        known = procedure.effective_limit(route) if procedure and route else None
        asks = procedure is not None and known is None and not procedure.without_appointment
        self._show_limit(asked=asks or bool(self.limit.value()))
        self.amount.setPlaceholderText(_amount_hint(procedure, route))

    def first_editor(self) -> QWidget:
        """Return where the eye begins: a limit, pages or copies where they are asked for."""
        return next(each for each in self.editors() if each.isVisibleTo(self) and each.isEnabled())

    def show_fee(self, form: FeeForm) -> None:
        """Show a form; nothing is emitted."""
        self._quietly(self.pages, form.pages)
        self._quietly(self.copies, form.copies)
        self._quietly(self.percent, form.waived_percent)
        self.amount.set_value(form.amount)
        self.why.set_value(form.waived_why)
        self.why_cell.setVisible(form.waived_percent > 0)

    def show_limit(self, amount: str, unit: Unit) -> None:
        """Show an agreed limit; nothing is emitted."""
        self.limit.set_value(amount)
        self.limit_unit.set_value(unit.value)
        self._show_limit(asked=bool(amount) or not self.limit_cell.isHidden())

    def show_return(self, way: ReturnWay, sets: int, note: str) -> None:
        """Show a form; nothing is emitted."""
        self.way.set_value(way.value)
        self._quietly(self.sets, sets)
        self.note.set_value(note)

    def cells(self) -> dict[str, Cell]:
        """Return the cells by the names that faults use."""
        return {
            "limit": self.limit_cell,
            "fee": self.amount_cell,
            "waiver": self.why_cell,
            "return_way": self.way_cell,
        }

    def editors(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through, in order."""
        money = (self.pages, self.copies, self.amount, self.percent, self.why)
        return (self.limit, self.limit_unit, *money, self.way, self.sets, self.note)

    def _show_limit(self, *, asked: bool) -> None:
        self.limit_cell.setVisible(asked)
        self.unit_cell.setVisible(asked)
        self.limit.setEnabled(self.limit_unit.value() != Unit.SAME_DAY.value)

    def _quietly(self, count: Count, value: int) -> None:
        count.blockSignals(True)
        count.setValue(value)
        count.blockSignals(False)

    def _lay_out(self) -> None:
        around = self.layout()
        if isinstance(around, QVBoxLayout):
            around.setContentsMargins(16, 10, 16, 10)
        self.body.setSpacing(8)
        first = (
            (self.limit_cell, 2),
            (self.unit_cell, 2),
            (self.pages_cell, 0),
            (self.copies_cell, 0),
            (self.amount_cell, 3),
            (Cell("Miễn, giảm", self.percent), 0),
            (self.why_cell, 3),
        )
        self.why_cell.hide()
        second = (
            (self.way_cell, 0),
            (Cell("Số bộ", self.sets), 0),
            (Cell("Ghi chú", self.note), 4),
        )
        for cells in (first, second):
            row = QHBoxLayout()
            row.setSpacing(10)
            for cell, stretch in cells:
                row.addWidget(cell, stretch, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)

    def _connect(self) -> None:
        for line in (self.limit, self.amount, self.why, self.note):
            line.edited.connect(self._on_changed)
        for count in (self.pages, self.copies, self.percent, self.sets):
            count.valueChanged.connect(self._on_changed)
        self.limit_unit.picked.connect(self._on_changed)
        self.way.chosen.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.why_cell.setVisible(self.percent.value() > 0)
        self.limit.setEnabled(self.limit_unit.value() != Unit.SAME_DAY.value)
        for cell in self.cells().values():
            cell.show_error("")
        self.changed.emit()


def _amount_hint(procedure: Procedure | None, route: Route | None) -> str:
    if procedure is None:
        return ""
    unit_vnd = route.fee_vnd if route else None
    if unit_vnd is None:
        return "Chưa có mức phí: nhập số tiền"
    if unit_vnd == 0:
        return "Theo danh mục: miễn phí"
    per = "" if procedure.fee_kind is FeeKind.FIXED else "/trang"
    per = "/bản" if procedure.fee_kind is FeeKind.PER_COPY else per
    return f"Theo danh mục: {format_vnd(unit_vnd)}{per}"
