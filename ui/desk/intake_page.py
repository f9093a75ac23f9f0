"""Tiếp nhận: one page from the first word to the printed receipt. Shows and asks, no more."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.clock import utc_now
from desk_app.domain.intake import FieldFault
from desk_app.domain.moments import local_day
from desk_app.domain.procedure import Procedure
from ui.desk.intake_checks import checks_of, summary_words
from ui.desk.intake_fees import fee_total, is_fee_known
from ui.desk.intake_fields import Cell
from ui.desk.intake_form import NO_PROCEDURE, IntakeForm
from ui.desk.intake_jobs import Catalogue
from ui.desk.intake_keys import KEYS
from ui.desk.intake_papers import PapersSection
from ui.desk.intake_people import PeopleSection
from ui.desk.intake_procedure import ProcedureSection
from ui.desk.intake_settle import SettleSection
from ui.desk.intake_side import AppointmentShown, SideColumn
from ui.desk.intake_strips import AcceptedStrip, NoticeStrip
from ui.desk.intake_words import subtitle_words
from ui.desk.page import Page
from ui.keys import KeyLine, bind
from ui.widgets.choices import tab_through
from ui.widgets.error_summary import ErrorSummary, Fault
from ui.widgets.messages import ConfirmBar
from ui.widgets.scroll import ScrollBox

TITLE: Final = "Tiếp nhận hồ sơ"


class IntakePage(Page):
    """``changed`` after anything a person changed; the flow answers the ``…_asked`` signals."""

    entering = Signal()
    changed = Signal()
    accept_asked = Signal()
    at_once_asked = Signal()
    preview_asked = Signal()
    papers_asked = Signal(str)  # code of the procedure, or nothing: what is printed about it
    turn_back_asked = Signal()
    refuse_asked = Signal()
    clear_asked = Signal()

    procedure: ProcedureSection
    people: PeopleSection
    papers: PapersSection
    settle: SettleSection
    side: SideColumn

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent=parent)
        self.summary, self.notice, self.accepted = ErrorSummary(), NoticeStrip(), AcceptedStrip()
        self.confirm = ConfirmBar()
        self._kept = IntakeForm()  # what has no field: id, ticket, what is corrected
        self._faults: tuple[FieldFault, ...] = ()
        self._told = False  # faults were told after a press of the main button
        self._lay_out()
        self.build_alone()

    @override
    def building(self) -> Iterator[None]:
        self.procedure = ProcedureSection()
        self.area.column.addWidget(self.procedure)
        yield
        self.people = PeopleSection(local_day(utc_now()))
        self.area.column.addWidget(self.people)
        yield from self.people.building()
        yield
        self.papers, self.settle = PapersSection(), SettleSection()
        self.area.column.addWidget(self.papers)
        self.area.column.addWidget(self.settle)
        self.area.column.addStretch(1)
        yield
        self.side = SideColumn(self)
        self._across.addWidget(self.side)
        yield
        self._connect()
        self._order_tabs()
        self.side.show_serving(None)
        self.show_form(IntakeForm())

    # --- values -----------------------------------------------------------------------------

    def chosen(self) -> Procedure | None:
        """Return the procedure that is picked."""
        return self.procedure.procedure()

    def form(self) -> IntakeForm:
        """Return everything that was entered."""
        code, case, channel = self.procedure.values()
        limit_amount, limit_unit = self.settle.limit_form()
        way, sets, note = self.settle.return_form()
        return IntakeForm(
            id=self._kept.id,
            procedure_code=code,
            case=case,
            channel=channel,
            applicant=self.people.applicant.form(),
            by_proxy=self.people.proxy.isChecked(),
            submitter=self.people.submitter.form(),
            relation=self.people.relation.value(),
            authority=self.people.authority.value(),
            papers=self.papers.forms(),
            accepted_without=self.papers.without.value() if self.papers.missing() else "",
            fee=self.settle.fee_form(),
            limit_amount=limit_amount,
            limit_unit=limit_unit,
            return_way=way,
            sets=sets,
            note=note,
            ticket_id=self._kept.ticket_id,
            corrects=self._kept.corrects,
            first_code=self._kept.first_code,
        )

    def show_form(self, form: IntakeForm) -> None:
        """Show ``form`` in place of what stands there; nothing is emitted."""
        self._kept = form
        self.procedure.show_form(form.procedure_code, form.case, form.channel)
        submitter = form.submitter if form.by_proxy else None
        self.people.show_people(form.applicant, submitter, form.relation, form.authority)
        self.papers.show_papers(self.chosen(), form.case)
        self.papers.show_forms(form.papers, form.accepted_without)
        self.settle.show_fee(form.fee)
        self.settle.show_limit(form.limit_amount, form.limit_unit)
        self.settle.show_return(form.return_way, form.sets, form.note)
        self._told = False
        self.show_faults((), told=False)
        self._show_route()
        self._show_money()

    def keep(self, intake_id: str, ticket_id: str) -> None:
        """Remember what has no field; every dossier has its id before it is accepted."""
        form = self.form()
        self._kept = IntakeForm(
            id=intake_id,
            ticket_id=ticket_id,
            corrects=form.corrects,
            first_code=form.first_code,
        )

    # --- what is shown ----------------------------------------------------------------------

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Offer these procedures, the frequent ones first."""
        self.procedure.show_catalogue(catalogue)

    def show_appointment(self, shown: AppointmentShown) -> None:
        """Show the appointment that the page would get now."""
        self.side.show_appointment(shown)

    def show_faults(self, faults: Sequence[FieldFault], *, told: bool) -> None:
        """Show what must be mended; at the fields and above only after it was ``told``."""
        self._faults = tuple(faults)
        form = self.form()
        self.side.show_checks(checks_of(form, self.chosen(), faults, self.papers.missing()))
        if told:
            self._told = True
        if not self._told:
            self.summary.show_faults(())
            return
        self._show_at_fields(faults)
        if told:
            self._lead_to(faults)
        elif not faults:
            self.summary.show_faults(())

    # --- the frame --------------------------------------------------------------------------

    @override
    def entered(self) -> None:
        self.entering.emit()
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus) or self.notice.isAncestorOf(focus):
            self.go_on()

    @override
    def keys(self) -> Sequence[KeyLine]:
        return KEYS

    @override
    def take_scan(self, code: str) -> bool:
        return self.people.take_card(code)

    def go_on(self) -> None:
        """Put the focus where work goes on: procedure, person, papers, money."""
        if self.chosen() is None:
            self.procedure.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.people.applicant.is_blank():
            self.people.applicant.id_number.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.papers.missing():
            self.papers.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.side.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside -----------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._show_money()
        self.show_faults(self._faults, told=False)
        self.changed.emit()

    def _on_chosen(self) -> None:
        _, case, _ = self.procedure.values()
        self.papers.show_papers(self.chosen(), case)
        if not self.procedure.case.hasFocus():
            self.go_on()

    def _on_filled(self) -> None:
        if self.chosen() is None:
            self.procedure.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_on()

    def _show_route(self) -> None:
        procedure = self.chosen()
        _, case, channel = self.procedure.values()
        self.settle.show_route(procedure, procedure.route(channel, case) if procedure else None)
        at_once = procedure is not None and procedure.return_at_once
        correcting = bool(self._kept.corrects)
        self.side.show_at_once(usual=at_once, correcting=correcting)
        title = f"Sửa giấy đã in của {self._kept.first_code}" if correcting else TITLE
        self.set_heading(title, subtitle_words(procedure))

    def _show_money(self) -> None:
        procedure = self.chosen()
        wanted = procedure or NO_PROCEDURE
        _, case, channel = self.procedure.values()
        route, form = wanted.route(channel, case), self.settle.fee_form()
        known = procedure is None or is_fee_known(form, wanted, route)
        self.side.show_fee(fee_total(form, wanted, route), known=known)

    def _show_at_fields(self, faults: Sequence[FieldFault]) -> None:
        said = {fault.field: fault.sentence for fault in reversed(faults)}
        for field, cell in self._cells().items():
            if field in said or not cell.editor.hasFocus():
                cell.show_error(said.get(field, ""))
        self.papers.show_error(said.get("papers", ""))

    def _lead_to(self, faults: Sequence[FieldFault]) -> None:
        """List ``faults`` as the eye meets them, and go to the first."""
        places = self._places()
        rank = {field: number for number, field in enumerate(places)}
        met = sorted(faults, key=lambda fault: rank.get(fault.field, 0))
        links = [
            Fault(summary_words(fault), places.get(fault.field, self.procedure.picker))
            for fault in met
        ]
        self.summary.show_faults(links)

    def _cells(self) -> dict[str, Cell]:
        return {**self._upper_cells(), **self.settle.cells()}

    def _upper_cells(self) -> dict[str, Cell]:
        own = {"procedure": self.procedure.cell, "case": self.procedure.case_cell}
        return {**own, **self.people.cells()}

    def _places(self) -> dict[str, QWidget]:
        """Return where each fault is mended, from the top of the page down."""
        upper = {field: cell.editor for field, cell in self._upper_cells().items()}
        lower = {field: cell.editor for field, cell in self.settle.cells().items()}
        return {**upper, "papers": self.papers.list, **lower}

    def _connect(self) -> None:
        side = self.side
        for button, signal in (
            (side.accept, self.accept_asked),
            (side.at_once, self.at_once_asked),
            (side.preview, self.preview_asked),
            (side.turn_back, self.turn_back_asked),
            (side.refuse, self.refuse_asked),
        ):
            button.clicked.connect(signal)
        side.guide.clicked.connect(lambda: self.papers_asked.emit(self.procedure.values()[0]))
        self.procedure.changed.connect(self._show_route)  # before what counts on it
        for section in (self.procedure, self.people, self.papers, self.settle):
            section.changed.connect(self._on_changed)
        self.procedure.chosen.connect(self._on_chosen)
        self.people.filled.connect(self._on_filled)
        self.people.bind_keys(self)
        places = (self.procedure.picker, self.people.applicant.id_number, self.papers.list)
        for number, place in enumerate(places, 1):
            bind(self, f"Ctrl+{number}", place.setFocus)
        bind(self, "Ctrl+4", lambda: self.settle.first_editor().setFocus())
        bind(self, "Ctrl+N", self.clear_asked.emit)

    def _order_tabs(self) -> None:
        first = (self.procedure.picker, self.procedure.case, self.procedure.channel)
        order: list[QWidget] = [*first, *self.people.editors(), *self.papers.editors()]
        order += [*self.settle.editors(), *self.side.buttons()]
        order.append(self.papers.all)
        tab_through(order)

    def _lay_out(self) -> None:
        self._across = QHBoxLayout()
        self._across.setSpacing(6)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.addLayout(self._across, 1)
        self.area = ScrollBox()
        self.area.column.setContentsMargins(0, 0, 6, 0)
        self.area.column.setSpacing(10)
        self._across.addLayout(self._left(), 1)
        self.area.column.addWidget(self.accepted)

    def _left(self) -> QVBoxLayout:
        """Return the fields below what must not be scrolled out of sight."""
        left = QVBoxLayout()
        left.setSpacing(10)
        for strip in (self.summary, self.notice, self.confirm):
            left.addWidget(strip)
        left.addWidget(self.area, 1)
        return left
