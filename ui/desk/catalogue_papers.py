"""Giấy tờ, tên gọi, quy trình: what is asked for, what it is called, how long each step takes."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.catalogue_words import typed_hours
from desk_app.domain.catalogue import ToConfirm
from desk_app.domain.catalogue_changes import with_copies, with_hours
from desk_app.domain.catalogue_texts import number_text
from desk_app.domain.procedure import MOST_COPIES, Procedure, RequiredPaper, WorkflowStep
from ui.desk.catalogue_faces import FIELD_OF, PAPER_COLUMNS, STEP_COLUMNS, Field
from ui.desk.catalogue_fields import DoubtLine, TypedCell, yielding
from ui.desk.intake_fields import Cell, Count
from ui.widgets.basics import SecondaryButton, label
from ui.widgets.fields import TextLine
from ui.widgets.messages import EmptyState
from ui.widgets.table import Table

_TABLE_PX: Final = 120
OFF: Final = "Ngừng tiếp nhận"
ON: Final = "Tiếp nhận trở lại"


class PapersPart(QWidget):
    """``changed`` carries the procedure after every change of a person."""

    changed = Signal(object)  # Procedure
    confirm_asked = Signal(object)  # tuple of ConfirmReason

    def __init__(self) -> None:
        super().__init__()
        self._procedure: Procedure | None = None
        empty = EmptyState("file-document-outline", "Danh mục không ghi giấy tờ nào.")
        self.table: Table[RequiredPaper] = Table(PAPER_COLUMNS, empty, "Thành phần hồ sơ")
        self.originals, self.copies = Count(0, MOST_COPIES), Count(0, MOST_COPIES)
        self._name = label("", "hint", wraps=True)
        self._fields = QWidget()
        self.doubt = DoubtLine(Field.PAPERS)
        self._lay_out()
        self.table.current_changed.connect(self._show_paper)
        self.table.opened.connect(self.go_on)
        for count in (self.originals, self.copies):
            count.valueChanged.connect(self._on_count)
        self.doubt.confirm_asked.connect(self.confirm_asked)

    def show_procedure(self, procedure: Procedure, doubts: Sequence[ToConfirm]) -> None:
        """Show the papers and what is doubtful of them; nothing is emitted."""
        is_other = self._procedure is None or self._procedure.code != procedure.code
        row = 0 if is_other else max(0, self.table.currentIndex().row())
        self._procedure = procedure
        self.table.blockSignals(True)
        self.table.show_lines(procedure.papers)
        self.table.select_row(min(row, len(procedure.papers) - 1))
        self.table.blockSignals(False)
        self.doubt.show_doubts([one for one in doubts if FIELD_OF[one.reason] is Field.PAPERS])
        self._show_paper()

    def go_on(self) -> None:
        """Put the focus where work begins."""
        self.originals.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_paper(self) -> None:
        paper = self.table.current_line()
        self._fields.setVisible(paper is not None)
        if paper is None:
            return
        self._name.setText(paper.name)
        for count, value in ((self.originals, paper.originals), (self.copies, paper.copies)):
            count.blockSignals(True)
            count.setValue(value)
            count.blockSignals(False)

    def _on_count(self) -> None:
        procedure, paper = self._procedure, self.table.current_line()
        if procedure is not None and paper is not None:
            counts = self.originals.value(), self.copies.value()
            self.changed.emit(with_copies(procedure, paper.key, *counts))

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(8)
        around.addWidget(yielding(self.table, _TABLE_PX), 1)
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Cell("Bản chính", self.originals))
        row.addWidget(Cell("Bản sao", self.copies))
        row.addWidget(self._name, 1)
        around.addWidget(self._fields)
        around.addWidget(self.doubt)


class InnerPart(QWidget):
    """The name that the counter uses, whether it is taken in, the hours of the internal steps."""

    changed = Signal(object)  # Procedure

    def __init__(self) -> None:
        super().__init__()
        self._procedure: Procedure | None = None
        self.short_name = TextLine()
        self.switch_button = SecondaryButton(OFF, "Alt+N", "pause-circle-outline")
        empty = EmptyState("playlist-check", "Thủ tục này chưa có quy trình nội bộ.")
        self.table: Table[WorkflowStep] = Table(STEP_COLUMNS, empty, "Quy trình nội bộ")
        self.hours: TypedCell[Decimal] = TypedCell(
            "Số giờ làm việc của bước đang chọn", typed_hours, _hours_words, "4 hoặc 1,5"
        )
        self._lay_out()
        self.short_name.edited.connect(self._on_name)
        self.switch_button.clicked.connect(self._switch)
        self.table.current_changed.connect(self._show_step)
        self.table.opened.connect(lambda: self.hours.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self.hours.typed.connect(self._on_hours)

    def show_procedure(self, procedure: Procedure) -> None:
        """Show name and steps; nothing is emitted."""
        row = max(0, self.table.currentIndex().row())
        self._procedure = procedure
        self.switch_button.set_words(OFF if procedure.offered else ON)
        if self.short_name.value() != procedure.short_name:
            self.short_name.set_value(procedure.short_name)
        self.table.blockSignals(True)
        self.table.show_lines(procedure.steps)
        self.table.select_row(min(row, len(procedure.steps) - 1))
        self.table.blockSignals(False)
        self._show_step()

    def go_on(self) -> None:
        """Put the focus where work begins."""
        self.short_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self) -> None:
        step = self.table.current_line()
        self.hours.setVisible(step is not None)
        if step is not None:
            self.hours.show_value(step.hours)

    def _on_name(self) -> None:
        if self._procedure is not None and self.short_name.value():
            self.changed.emit(replace(self._procedure, short_name=self.short_name.value()))

    def _switch(self) -> None:
        if self._procedure is not None:
            self.changed.emit(replace(self._procedure, offered=not self._procedure.offered))

    def _on_hours(self, hours: Decimal | None) -> None:
        if self._procedure is not None and hours is not None:
            row = self.table.currentIndex().row()
            self.changed.emit(with_hours(self._procedure, row, hours))

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Cell("Tên ngắn, như ở quầy và trên giấy tờ", self.short_name), 1)
        row.addWidget(Cell(" ", self.switch_button))
        around.addLayout(row)
        around.addWidget(yielding(self.table, _TABLE_PX), 1)
        around.addWidget(self.hours)


def _hours_words(hours: Decimal | None) -> str:
    return "" if hours is None else number_text(hours)
