"""Giấy tờ: which papers are asked for, what they are called, how many, when, in which order."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.catalogue import ToConfirm
from desk_app.domain.catalogue_changes import with_copies
from desk_app.domain.catalogue_lines import (
    NEW_PAPER,
    LineFault,
    LineField,
    add_paper,
    change_paper,
    let_stand_for,
    move_paper,
    remove_paper,
)
from desk_app.domain.folding import one_line
from desk_app.domain.procedure import MOST_COPIES, Procedure, RequiredPaper
from ui.desk.catalogue_faces import (
    ASKS,
    EVERY_CASE,
    FIELD_OF,
    PAPER_COLUMNS,
    Field,
    ask_key,
    asks_of,
    case_options,
    stands_for,
    stands_for_options,
)
from ui.desk.catalogue_fields import DoubtLine, LineBar, show_line_faults, yielding
from ui.desk.forms_editor import WordsEdit
from ui.desk.intake_fields import Cell, Choices, Count
from ui.widgets.fields import TextLine
from ui.widgets.messages import EmptyState
from ui.widgets.table import Table

_TABLE_PX: Final = 78  # its head and a row
_NAME_PX: Final = 48  # two lines
_NAME_MOST_PX: Final = 76  # three, where there is room


class PapersPart(QWidget):
    """``changed`` carries the procedure after every change of a person."""

    changed = Signal(object)  # Procedure
    confirm_asked = Signal(object)  # tuple of ConfirmReason

    def __init__(self) -> None:
        super().__init__()
        self._procedure: Procedure | None = None
        self._faults: tuple[LineFault, ...] = ()
        words = "Danh mục không ghi giấy tờ nào. Bấm Alt M để thêm."
        empty = EmptyState("file-document-outline", words)
        self.table: Table[RequiredPaper] = Table(PAPER_COLUMNS, empty, "Thành phần hồ sơ")
        self.bar = LineBar("giấy tờ")
        self.label, self.name = TextLine(), WordsEdit(_NAME_PX)
        self.name.setMaximumHeight(_NAME_MOST_PX)
        self.name.setPlaceholderText("như tên gọi")
        self.originals, self.copies = Count(0, MOST_COPIES), Count(0, MOST_COPIES)
        self.asks, self.case, self.stands_for = Choices(ASKS), Choices(), Choices()
        self._options: tuple[object, object] = ((), ())
        self.cells = {
            LineField.LABEL: Cell("Tên gọi ở quầy", self.label, required=True),
            LineField.NAME: Cell("Tên đầy đủ theo quy định, in trên giấy", self.name),
            LineField.COUNTS: Cell("Bản chính", self.originals),
            LineField.CASE: Cell("Trường hợp", self.case),
        }
        self._stands_cell = Cell("Thay được cho", self.stands_for)
        self._fields = QWidget()
        self.doubt = DoubtLine(Field.PAPERS)
        self._lay_out()
        self._connect()

    def show_procedure(
        self, procedure: Procedure, doubts: Sequence[ToConfirm], faults: tuple[LineFault, ...] = ()
    ) -> None:
        """Show the papers, what is doubtful and what cannot be kept; nothing is emitted."""
        is_other = self._procedure is None or self._procedure.code != procedure.code
        row = 0 if is_other else max(0, self._row())
        self._procedure, self._faults = procedure, faults
        self.table.blockSignals(True)
        self.table.show_lines(procedure.papers)
        self.table.select_row(min(row, len(procedure.papers) - 1))
        self.table.blockSignals(False)
        self.doubt.show_doubts([one for one in doubts if FIELD_OF[one.reason] is Field.PAPERS])
        self._show_paper()

    def go_on(self) -> None:
        """Put the focus where work begins."""
        first = self.label if self._row() >= 0 else self.bar.add_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, fault: LineFault) -> None:
        """Go to what cannot be kept, and say why."""
        self.table.select_row(fault.place)
        self.cells[fault.field].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        show_line_faults(self.cells, self._faults, self._row(), is_asked=True)

    def _row(self) -> int:
        return self.table.currentIndex().row()

    def _show_paper(self) -> None:
        paper, procedure = self.table.current_line(), self._procedure
        self._fields.setVisible(paper is not None)
        self.bar.show_place(self._row(), len(procedure.papers) if procedure else 0)
        if paper is None or procedure is None:
            return
        if one_line(self.label.text()) != paper.label:
            self.label.set_value(paper.label)
        if (one_line(self.name.toPlainText()) or paper.label) != paper.name:
            self.name.put("" if paper.name == paper.label else paper.name)
        for count, value in ((self.originals, paper.originals), (self.copies, paper.copies)):
            count.blockSignals(True)
            count.setValue(value)
            count.blockSignals(False)
        self._show_choices(procedure, paper)
        self._show_faults()

    def _show_choices(self, procedure: Procedure, paper: RequiredPaper) -> None:
        options = case_options(procedure, paper), stands_for_options(procedure, paper)
        if options != self._options:
            self._options = options
            self.case.show_options(options[0])
            self.stands_for.show_options(options[1])
        self.asks.set_value(ask_key(paper))
        self.case.set_value(EVERY_CASE if paper.case is None else paper.case)
        self.stands_for.set_value(stands_for(procedure, paper))
        for choice in (self.case, self.stands_for):
            choice.setToolTip(choice.currentText())
        self.cells[LineField.CASE].setVisible(len(options[0]) > 1)
        self._stands_cell.setVisible(len(options[1]) > 1)

    def _show_faults(self) -> None:
        show_line_faults(self.cells, self._faults, self._row(), is_asked=False)

    def _change(self, paper: RequiredPaper) -> None:
        if self._procedure is not None:
            self.changed.emit(change_paper(self._procedure, paper))

    def _on_words(self) -> None:
        paper = self.table.current_line()
        if paper is not None:
            label = self.label.value()
            self._change(replace(paper, label=label, name=self.name.words() or label))

    def _on_count(self) -> None:
        procedure, paper = self._procedure, self.table.current_line()
        if procedure is not None and paper is not None:
            counts = self.originals.value(), self.copies.value()
            self.changed.emit(with_copies(procedure, paper.key, *counts))

    def _on_asks(self, key: str) -> None:
        paper = self.table.current_line()
        if paper is not None:
            self._change(asks_of(paper, key))

    def _on_case(self, key: str) -> None:
        paper = self.table.current_line()
        if paper is not None:
            self._change(replace(paper, case=None if key == EVERY_CASE else key))

    def _on_stands_for(self, key: str) -> None:
        procedure, paper = self._procedure, self.table.current_line()
        if procedure is not None and paper is not None:
            self.changed.emit(let_stand_for(procedure, paper.key, key))

    def _add(self) -> None:
        if self._procedure is not None:
            place = self._row() + 1
            self.changed.emit(add_paper(self._procedure, NEW_PAPER, place))
            self.table.select_row(place)
            self.label.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_faults()

    def _move(self, by: int) -> None:
        procedure, paper, row = self._procedure, self.table.current_line(), self._row()
        if procedure is not None and paper is not None:
            self.changed.emit(move_paper(procedure, paper.key, row + by))
            self.table.select_row(row + by)

    def _remove(self) -> None:
        procedure, paper = self._procedure, self.table.current_line()
        if procedure is not None and paper is not None:
            self.changed.emit(remove_paper(procedure, paper.key))
            self.bar.leave(self.table)

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(4)
        around.addWidget(yielding(self.table, _TABLE_PX), 1)
        around.addWidget(self.bar)
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first, second, top = QHBoxLayout(), QHBoxLayout(), Qt.AlignmentFlag.AlignTop
        for row in (first, second):
            row.setSpacing(10)
        first.addWidget(self.cells[LineField.LABEL], 1, top)
        first.addWidget(self.cells[LineField.COUNTS], 0, top)
        first.addWidget(Cell("Bản sao", self.copies), 0, top)
        second.addWidget(Cell("Yêu cầu", self.asks), 2, top)
        second.addWidget(self.cells[LineField.CASE], 3, top)
        second.addWidget(self._stands_cell, 3, top)
        column.addLayout(first)
        column.addWidget(self.cells[LineField.NAME])
        column.addLayout(second)
        around.addWidget(self._fields)
        around.addWidget(self.doubt)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_paper)
        self.table.opened.connect(self.go_on)
        self.bar.add_asked.connect(self._add)
        self.bar.move_asked.connect(self._move)
        self.bar.remove_asked.connect(self._remove)
        self.label.edited.connect(self._on_words)
        self.label.editingFinished.connect(self._show_faults)
        self.name.textChanged.connect(self._on_words)
        for count in (self.originals, self.copies):
            count.valueChanged.connect(self._on_count)
        self.asks.picked.connect(self._on_asks)
        self.case.picked.connect(self._on_case)
        self.stands_for.picked.connect(self._on_stands_for)
        self.doubt.confirm_asked.connect(self.confirm_asked)
