"""Tên, quy trình: what the counter calls a procedure, whether it is taken in, the inner steps."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.catalogue_words import typed_hours
from desk_app.domain.catalogue_lines import (
    NEW_STEP,
    UNKNOWN_HOURS,
    LineFault,
    LineField,
    add_step,
    change_step,
    move_step,
    remove_step,
)
from desk_app.domain.catalogue_texts import number_text
from desk_app.domain.folding import one_line
from desk_app.domain.procedure import Procedure, WorkflowStep
from ui.desk.catalogue_faces import STEP_COLUMNS
from ui.desk.catalogue_fields import LineBar, TypedCell, show_line_faults, yielding
from ui.desk.intake_fields import Cell
from ui.widgets.basics import SecondaryButton
from ui.widgets.fields import TextLine
from ui.widgets.messages import EmptyState
from ui.widgets.table import Table

_TABLE_PX: Final = 110
KEPT_NAME: Final = "Nhập tên ngắn; bỏ trống thì vẫn là “{name}”."
OFF: Final = "Ngừng tiếp nhận"
ON: Final = "Tiếp nhận trở lại"


class InnerPart(QWidget):
    """``changed`` carries the procedure after every change of a person."""

    changed = Signal(object)  # Procedure

    def __init__(self) -> None:
        super().__init__()
        self._procedure: Procedure | None = None
        self._faults: tuple[LineFault, ...] = ()
        self._unclear: dict[tuple[str, int], str] = {}  # hours as typed, by code and place
        self._kept_name = ""
        self.short_name = TextLine()
        self.short_cell = Cell("Tên ngắn, như ở quầy và trên giấy tờ", self.short_name)
        self.switch_button = SecondaryButton(OFF, "Alt+N", "pause-circle-outline")
        words = "Thủ tục này chưa có quy trình nội bộ. Bấm Alt M để thêm bước đầu tiên."
        empty = EmptyState("playlist-check", words)
        self.table: Table[WorkflowStep] = Table(STEP_COLUMNS, empty, "Quy trình nội bộ")
        self.bar = LineBar("bước")
        self.name, self.unit = TextLine(), TextLine("Phòng Văn hóa - Xã hội")
        self.hours: TypedCell[Decimal] = TypedCell(
            "Số giờ làm việc", typed_hours, _hours_words, "4 hoặc 1,5"
        )
        self.cells = {
            LineField.STEP_NAME: Cell("Tên bước", self.name, required=True),
            LineField.UNIT: Cell("Nơi làm", self.unit),
            LineField.HOURS: self.hours,
        }
        self._fields = QWidget()
        self._lay_out()
        self._connect()

    def show_procedure(
        self, procedure: Procedure, faults: tuple[LineFault, ...] = (), *, kept_name: str = ""
    ) -> None:
        """Show name and steps, and what of them cannot be kept; nothing is emitted.

        ``kept_name`` is the short name in force: what stays when the field is emptied.
        """
        is_other = self._procedure is None or self._procedure.code != procedure.code
        row = 0 if is_other else max(0, self._row())
        self._procedure, self._faults = procedure, faults
        self.switch_button.set_words(OFF if procedure.offered else ON)
        is_emptied = self.short_name.hasFocus() and not self.short_name.value() and not is_other
        self._kept_name = kept_name or procedure.short_name
        if self.short_name.value() != procedure.short_name and not is_emptied:
            self.short_name.set_value(procedure.short_name)
        if not is_emptied:
            self.short_cell.show_advice("")
        self.table.blockSignals(True)
        self.table.show_lines(procedure.steps)
        self.table.select_row(min(row, len(procedure.steps) - 1))
        self.table.blockSignals(False)
        self._show_step()

    def go_on(self) -> None:
        """Put the focus where work begins."""
        self.short_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, fault: LineFault) -> None:
        """Go to what cannot be kept, and say why."""
        self.table.select_row(fault.place)
        self.cells[fault.field].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_faults(is_asked=True)

    def forget(self, code: str) -> None:
        """Drop what was typed for a procedure and not understood."""
        self._unclear = {key: text for key, text in self._unclear.items() if key[0] != code}

    def _row(self) -> int:
        return self.table.currentIndex().row()

    def _show_step(self) -> None:
        step, procedure = self.table.current_line(), self._procedure
        self._fields.setVisible(step is not None)
        self.bar.show_place(self._row(), len(procedure.steps) if procedure else 0)
        if step is None or procedure is None:
            return
        for line, value in ((self.name, step.name), (self.unit, step.unit)):
            if one_line(line.text()) != value:
                line.set_value(value)
        self.hours.show_value(step.hours, self._typed_hours(procedure))
        self._show_faults()

    def _typed_hours(self, procedure: Procedure) -> str:
        return self._unclear.get((procedure.code, self._row()), "")

    def _show_faults(self, *, is_asked: bool = False) -> None:
        said = self.hours.error()
        show_line_faults(self.cells, self._faults, self._row(), is_asked=is_asked)
        procedure = self._procedure
        if procedure is not None and self._typed_hours(procedure):
            # what was typed is said better by who read it
            if is_asked:
                self.hours.say_unclear()
            else:
                self.hours.show_error(said)

    def _change(self, step: WorkflowStep) -> None:
        if self._procedure is not None:
            self.changed.emit(change_step(self._procedure, self._row(), step))

    def _on_short_name(self) -> None:
        if self._procedure is None:
            return
        if not self.short_name.value():
            self.short_cell.show_advice(KEPT_NAME.format(name=self._kept_name))
        name = self.short_name.value() or self._kept_name
        self.changed.emit(replace(self._procedure, short_name=name))

    def _put_short_name_back(self) -> None:
        if not self.short_name.value():
            self.short_name.set_value(self._kept_name)
            self.short_cell.show_advice("")

    def _switch(self) -> None:
        if self._procedure is not None:
            self.changed.emit(replace(self._procedure, offered=not self._procedure.offered))

    def _on_words(self) -> None:
        step = self.table.current_line()
        if step is not None:
            self._change(replace(step, name=self.name.value(), unit=self.unit.value()))

    def _on_hours(self, hours: Decimal | None) -> None:
        step, procedure = self.table.current_line(), self._procedure
        if step is not None and procedure is not None and hours is not None:
            self._unclear.pop((procedure.code, self._row()), None)
            self._change(replace(step, hours=hours))

    def _on_unclear_hours(self, text: str) -> None:
        step, procedure = self.table.current_line(), self._procedure
        if step is not None and procedure is not None:
            self._unclear[(procedure.code, self._row())] = text
            self._change(replace(step, hours=UNKNOWN_HOURS))

    def _add(self) -> None:
        procedure, place = self._procedure, self._row() + 1
        if procedure is not None:
            self.forget(procedure.code)
            self.changed.emit(add_step(procedure, NEW_STEP, place))
            self.table.select_row(place)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_faults()

    def _move(self, by: int) -> None:
        procedure, row = self._procedure, self._row()
        if procedure is not None:
            self.forget(procedure.code)
            self.changed.emit(move_step(procedure, row, row + by))
            self.table.select_row(row + by)

    def _remove(self) -> None:
        procedure = self._procedure
        if procedure is not None:
            self.forget(procedure.code)
            self.changed.emit(remove_step(procedure, self._row()))
            self.bar.leave(self.table)

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(8)
        row, fields, top = QHBoxLayout(), QHBoxLayout(self._fields), Qt.AlignmentFlag.AlignTop
        row.setSpacing(10)
        row.addWidget(self.short_cell, 1)
        row.addWidget(Cell(" ", self.switch_button))
        around.addLayout(row)
        around.addWidget(yielding(self.table, _TABLE_PX), 1)
        around.addWidget(self.bar)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(10)
        for cell, share in zip(self.cells.values(), (4, 4, 2), strict=True):
            fields.addWidget(cell, share, top)
        around.addWidget(self._fields)

    def _connect(self) -> None:
        self.short_name.edited.connect(self._on_short_name)
        self.short_name.editingFinished.connect(self._put_short_name_back)
        self.switch_button.clicked.connect(self._switch)
        self.table.current_changed.connect(self._show_step)
        self.table.opened.connect(lambda: self.name.setFocus(Qt.FocusReason.OtherFocusReason))
        self.bar.add_asked.connect(self._add)
        self.bar.move_asked.connect(self._move)
        self.bar.remove_asked.connect(self._remove)
        for line in (self.name, self.unit):
            line.edited.connect(self._on_words)
            line.editingFinished.connect(self._show_faults)
        self.hours.typed.connect(self._on_hours)
        self.hours.unclear.connect(self._on_unclear_hours)


def _hours_words(hours: Decimal | None) -> str:
    return number_text(hours) if hours else ""
