"""Hình thức nộp: the limit, the promise and the fee of every route of a procedure."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.catalogue_words import typed_fee, typed_limit
from desk_app.domain.calendar import Limit
from desk_app.domain.catalogue import ToConfirm
from desk_app.domain.catalogue_changes import (
    Place,
    with_case_name,
    with_channel,
    with_committed,
    with_fee,
    with_limit,
)
from desk_app.domain.catalogue_texts import limit_text
from desk_app.domain.fees import format_vnd
from desk_app.domain.procedure import Channel, Procedure, Route
from ui.desk.catalogue_faces import FIELD_OF, ROUTE_COLUMNS, Field
from ui.desk.catalogue_fields import DoubtLine, TypedCell, yielding
from ui.desk.intake_fields import Cell
from ui.widgets.basics import QuietButton
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import TextLine
from ui.widgets.messages import EmptyState
from ui.widgets.table import Table

ONE: Final = "one"
EVERY: Final = "every"
_TABLE_PX: Final = 100  # its head and a row
_FIELDS: Final = (Field.LIMIT, Field.FEE, Field.CASES)


class RoutesPart(QWidget):
    """``changed`` carries the procedure after every change of a person."""

    changed = Signal(object)  # Procedure
    confirm_asked = Signal(object)  # tuple of ConfirmReason

    def __init__(self) -> None:
        super().__init__()
        self._procedure: Procedure | None = None
        self._unclear: dict[tuple[str, Place, str], str] = {}
        empty = EmptyState("format-list-checks", "Chưa có hình thức nộp. Bấm Alt M để thêm.")
        self.table: Table[Route] = Table(ROUTE_COLUMNS, empty, "Hình thức nộp")
        self.scope = SegmentedChoice((Option(ONE, "Dòng đang chọn"), Option(EVERY, "Mọi dòng")))
        self.add_button = QuietButton("Thêm hình thức nộp", "Alt+M", "plus")
        self.limit: TypedCell[Limit] = TypedCell(
            "Thời hạn theo quy định", typed_limit, _limit_words, "3 ngày làm việc"
        )
        self.committed: TypedCell[Limit] = TypedCell(
            "Cơ quan cam kết", typed_limit, _limit_words, "không có"
        )
        self.fee: TypedCell[int] = TypedCell(
            "Mức thu (0: miễn phí)", typed_fee, _fee_words, "8.000"
        )
        self.note, self.case_name = TextLine(), TextLine()
        self._case_cell = Cell("Tên trường hợp", self.case_name)
        self.doubts = {field: DoubtLine(field) for field in _FIELDS}
        self._scope_cell = Cell("Sửa cho", self.scope)
        self._fields = QWidget()
        self._lay_out()
        self._connect()

    def show_procedure(self, procedure: Procedure, doubts: Sequence[ToConfirm]) -> None:
        """Show routes and what is doubtful of them; nothing is emitted."""
        is_other = self._procedure is None or self._procedure.code != procedure.code
        row = 0 if is_other else max(0, self.table.currentIndex().row())
        self._procedure = procedure
        self.table.blockSignals(True)
        self.table.show_lines(procedure.routes)
        self.table.select_row(min(row, len(procedure.routes) - 1))
        self.table.blockSignals(False)
        if is_other:
            self.scope.set_value(EVERY if _are_alike(procedure.routes) else ONE)
        self._scope_cell.setVisible(len(procedure.routes) > 1)
        for field, line in self.doubts.items():
            line.show_doubts([item for item in doubts if FIELD_OF[item.reason] is field])
        self.add_button.setVisible(_next_channel(procedure) is not None)
        self._show_route()

    def unclear(self) -> TypedCell[Limit] | TypedCell[int] | None:
        """Return the first line of this procedure that is not understood, shown in its row."""
        procedure = self._procedure
        if procedure is None:
            return None
        for number, route in enumerate(procedure.routes):
            for name, cell in self._cells().items():
                if (procedure.code, _at(route), name) in self._unclear:
                    self.table.select_row(number)
                    return cell
        return None

    def has_unclear(self, code: str) -> bool:
        """Say whether something typed for a procedure is not understood."""
        return any(key[0] == code for key in self._unclear)

    def forget(self, code: str) -> None:
        """Drop what was typed for a procedure and not understood."""
        self._unclear = {key: text for key, text in self._unclear.items() if key[0] != code}

    def go_on(self) -> None:
        """Put the focus where work begins."""
        self.limit.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.limit.line.selectAll()

    def go_to_first(self, *, needs_fee: bool) -> None:
        """Go to the first route that lacks its fee, or its limit; with none, to adding one."""
        routes = self._procedure.routes if self._procedure else ()
        lacking = [one.fee_vnd is None if needs_fee else one.limit is None for one in routes]
        if True not in lacking:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.table.select_row(lacking.index(True))
        line = self.fee.line if needs_fee else self.limit.line
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cells(self) -> dict[str, TypedCell[Limit] | TypedCell[int]]:
        return {"limit": self.limit, "committed": self.committed, "fee": self.fee}

    def _show_route(self) -> None:
        route, procedure = self.table.current_line(), self._procedure
        self._fields.setVisible(route is not None)
        if route is None or procedure is None:
            return

        def typed(name: str) -> str:
            return self._unclear.get((procedure.code, _at(route), name), "")

        self.limit.show_value(route.limit, typed("limit"))
        self.committed.show_value(route.committed, typed("committed"))
        self.fee.show_value(route.fee_vnd, typed("fee"))
        for line, value in ((self.note, route.fee_note), (self.case_name, route.case_name)):
            if line.value() != value:
                line.set_value(value)
        self._case_cell.setVisible(bool(route.case))

    def _places(self) -> tuple[Place, ...]:
        route, procedure = self.table.current_line(), self._procedure
        if route is None or procedure is None:
            return ()
        every = self.scope.value() == EVERY
        return tuple(_at(one) for one in procedure.routes if every or one is route)

    def _keep_unclear(self, name: str, text: str) -> None:
        procedure, places = self._procedure, self._places()
        route = self.table.current_line()
        if procedure is not None and route is not None and places:
            self._unclear[(procedure.code, _at(route), name)] = text
            self.changed.emit(procedure)

    def _understood(self, name: str) -> Procedure | None:
        procedure, route = self._procedure, self.table.current_line()
        if procedure is not None and route is not None:
            self._unclear.pop((procedure.code, _at(route), name), None)
        return procedure

    def _on_limit(self, limit: Limit | None) -> None:
        procedure = self._understood("limit")
        if procedure is not None:
            self.changed.emit(with_limit(procedure, self._places(), limit))

    def _on_committed(self, committed: Limit | None) -> None:
        procedure = self._understood("committed")
        if procedure is not None:
            self.changed.emit(with_committed(procedure, self._places(), committed))

    def _on_fee(self, fee_vnd: int | None) -> None:
        procedure, places = self._understood("fee"), self._places()
        for route in procedure.routes if procedure else ():
            if procedure is not None and _at(route) in places:
                procedure = with_fee(procedure, {_at(route)}, fee_vnd, route.fee_note)
        if procedure is not None:
            self.changed.emit(procedure)

    def _on_note(self) -> None:
        procedure, places = self._procedure, self._places()
        for route in procedure.routes if procedure else ():
            if procedure is not None and _at(route) in places:
                procedure = with_fee(procedure, {_at(route)}, route.fee_vnd, self.note.value())
        if procedure is not None:
            self.changed.emit(procedure)

    def _on_case_name(self) -> None:
        procedure, route = self._procedure, self.table.current_line()
        if procedure is not None and route is not None:
            self.changed.emit(with_case_name(procedure, route.case, self.case_name.value()))

    def _add(self) -> None:
        procedure = self._procedure
        place = _next_channel(procedure) if procedure else None
        if procedure is not None and place is not None:
            self.changed.emit(with_channel(procedure, place))
            self.table.select_row(len(self._procedure.routes if self._procedure else ()) - 1)
            self.scope.set_value(ONE)
            self.go_on()

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(6)
        around.addWidget(yielding(self.table, _TABLE_PX), 1)
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first, second, top = QHBoxLayout(), QHBoxLayout(), Qt.AlignmentFlag.AlignTop
        for row in (first, second):
            row.setSpacing(10)
            column.addLayout(row)
        for cell in self._cells().values():
            first.addWidget(cell, 1, top)
        second.addWidget(self._scope_cell, 0, top)
        second.addWidget(self._case_cell, 2, top)
        second.addWidget(Cell("Ghi chú mức thu", self.note), 1, top)
        around.addWidget(self._fields)
        for line in self.doubts.values():
            around.addWidget(line)
        around.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_route)
        self.table.opened.connect(self.go_on)
        self.limit.typed.connect(self._on_limit)
        self.committed.typed.connect(self._on_committed)
        self.fee.typed.connect(self._on_fee)
        for name, cell in self._cells().items():
            cell.unclear.connect(partial(self._keep_unclear, name))
        self.note.edited.connect(self._on_note)
        self.case_name.edited.connect(self._on_case_name)
        self.add_button.clicked.connect(self._add)
        for line in self.doubts.values():
            line.confirm_asked.connect(self.confirm_asked)


def _limit_words(limit: Limit | None) -> str:
    return limit_text(limit) if limit else ""


def _fee_words(fee_vnd: int | None) -> str:
    return "" if fee_vnd is None else format_vnd(fee_vnd).removesuffix(" đ")


def _at(route: Route) -> Place:
    return (route.channel, route.case)


def _are_alike(routes: Sequence[Route]) -> bool:
    return len({(one.limit, one.committed, one.fee_vnd, one.fee_note) for one in routes}) == 1


def _next_channel(procedure: Procedure) -> Place | None:
    """Return the first channel that has no route, in the case that the others have first."""
    taken = procedure.channels()
    case = procedure.routes[0].case if procedure.routes else ""
    return next(((channel, case) for channel in Channel if channel not in taken), None)
