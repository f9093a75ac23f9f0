"""From a job of the spool to the very bytes: what is asked for, drawn from what the store knows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desk_app.desk import facts
from desk_app.desk.filling.kinds import DossierPaper, ListPaper, ProcedurePaper, RegisterPaper
from desk_app.desk.filling.registry import PAPERS
from desk_app.desk.filling.source import (
    DossierSource,
    ListSource,
    ProcedureSource,
    RegisterSource,
    Source,
)
from desk_app.desk.register import RegisterDesk
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.dossier import Dossier
from desk_app.domain.dossier_fold import fold
from desk_app.domain.moments import local_day
from desk_app.domain.office import Office
from desk_app.domain.procedure import Procedure
from desk_app.printing import escpos_bytes, pdf, raster, texts
from desk_app.printing.blocks import Slip
from desk_app.printing.content import ReceiptFacts, TicketFacts
from desk_app.printing.forms.form import Form, FormContent
from desk_app.printing.receipt_roll import receipt_roll
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.ticket_slip import ticket_slip
from desk_app.store import event_codec
from desk_app.store.opening import StationIdentity
from desk_app.store.unit_of_work import Store
from desk_app.usecases.commands import PaperWish, TicketMoment
from desk_app.views import PrintJob, SlipKind


@dataclass(frozen=True, slots=True)
class Made:
    """A job made up: its bytes, and the facts that they were made from.

    ``official``: one of the law's forms, which is signed where the station can.
    """

    bytes: bytes
    content: str
    form_version: str
    official: bool = False


class Maker:
    """Makes papers up. Writes nothing."""

    def __init__(self, store: Store, identity: StationIdentity, settings: SettingsDesk) -> None:
        self._store = store
        self._identity = identity
        self._settings = settings

    def make(self, job: PrintJob) -> Made:
        """Return what a job prints first, made up from what the store knows now."""
        office = self._settings.office()
        mark = self.demo_mark
        if job.slip in PAPERS:
            content = self._content(job)
            form = PAPERS[job.slip].form_on(content.dated_on, content.form)
            slip = self.slip(job.slip, content, mark=mark)
            made = _made(slip, event_codec.encode(content))
            return replace(made, official=bool(form.number) and not slip.paper.is_roll)
        if job.slip is SlipKind.TICKET:
            ticket = self._ticket_content(office, job)
            paper = facts.ROLL_PAPERS[office.tickets_printer.width_mm]
            header = facts.office_header(office)
            slip = ticket_slip(header, ticket, paper, mark)
            return _made(slip, event_codec.encode(ticket))
        receipt = self._receipt_content(office, job)
        paper = facts.ROLL_PAPERS[office.tickets_printer.width_mm]
        form = self._receipt_form(receipt)
        slip = receipt_roll(facts.office_header(office), receipt, paper, mark, form)
        return _made(slip, event_codec.encode(receipt))

    def slip(
        self, kind: SlipKind, content: FormContent, form: Form | None = None, mark: str = ""
    ) -> Slip:
        """Return a paper on the office's version of its form, or on ``form`` to try one out."""
        paper = PAPERS[kind]
        form = form or self._settings.form_as_changed(paper.form_on(content.dated_on, content.form))
        header = facts.office_header(self._settings.office())
        return paper.lay_out(form, header, content, mark)

    def content(self, kind: SlipKind, subject: str, wish: PaperWish, by: str) -> FormContent:
        """Return what would be written on a paper now.

        Raises:
            LookupError: Nobody knows its subject.
        """
        office, names, at = self._settings.office(), self._settings.staff_names(), self._store.now()
        shared = (office, at, names.get(by, by), names, wish)
        match PAPERS[kind]:
            case DossierPaper(fill=fill):
                return fill(self._dossier_source(Source(*shared), subject))
            case ListPaper(fill=fill):
                found = (self._store.dossier(one) for one in wish.dossiers)
                dossiers = tuple(one for one in found if one)
                laws = tuple(self._law_of(one) for one in dossiers)
                return fill(ListSource(*shared, dossiers=dossiers, laws=laws))
            case RegisterPaper(fill=fill):
                return fill(self._register_source(Source(*shared)))
            case ProcedurePaper(fill=fill):
                one = self._settings.procedure(subject)
                procedures = (one,) if one else self._settings.procedures()
                before = self._before(procedures, wish.first_on)
                return fill(ProcedureSource(*shared, procedures=procedures, before=before))

    def _content(self, job: PrintJob) -> FormContent:
        wish = event_codec.read(job.content, PaperWish)
        return self.content(job.slip, job.subject, wish, job.by)

    def _before(
        self, procedures: tuple[Procedure, ...], day: date | None
    ) -> Mapping[str, Procedure]:
        """Return each procedure as it stood before ``day``: the newest version that began then."""
        return {
            newest.code: old
            for newest in procedures
            if day is not None and (old := self._version_before(newest, day)) is not None
        }

    def _version_before(self, newest: Procedure, day: date) -> Procedure | None:
        older = (
            self._settings.procedure_version(newest.code, version)
            for version in range(newest.version - 1, 0, -1)
        )
        versions = (newest, *(one for one in older if one is not None))
        return next((one for one in versions if one.valid_from < day), None)

    def _register_source(self, shared: Source) -> RegisterSource:
        """Return the book of the period of the wish; of today where it names none."""
        first = shared.wish.first_on or shared.wish.last_on or shared.on
        last = shared.wish.last_on or first
        book = RegisterDesk(self._store)
        lines = book.register_lines(first, last)
        used = {(line.entry.year, line.entry.book) for line in lines}
        books = (one for year in range(first.year, last.year + 1) for one in book.books(year))
        return RegisterSource(
            shared.office,
            shared.at,
            shared.by,
            shared.names,
            shared.wish,
            first_on=first,
            last_on=last,
            lines=lines,
            books=tuple(one for one in books if (one.year, one.number) in used),
        )

    def _dossier_source(self, shared: Source, subject: str) -> DossierSource:
        """Return the dossier as it stood after the event that asked for the paper."""
        history = self._store.history(subject)
        last = next((i for i, one in enumerate(history, 1) if one.id == shared.wish.event), None)
        history = history[:last]
        dossier = fold(history).dossier
        if dossier is None:
            raise LookupError(f"no dossier {subject}")
        return DossierSource(
            shared.office,
            shared.at,
            shared.by,
            shared.names,
            shared.wish,
            dossier=dossier,
            history=history,
            procedure=self._law_of(dossier),
            place=RegisterDesk(self._store).place_of(dossier.id),
        )

    def _ticket_content(self, office: Office, job: PrintJob) -> TicketFacts:
        ticket = self._store.ticket(job.subject)
        if ticket is None:
            raise LookupError(f"job {job.id} has no ticket")
        return facts.ticket_facts(office, ticket, event_codec.read(job.content, TicketMoment))

    def _receipt_content(self, office: Office, job: PrintJob) -> ReceiptFacts:
        dossier = self._store.dossier(job.subject)
        if dossier is None:
            raise LookupError(f"job {job.id} has no dossier")
        names = self._settings.staff_names()
        receipt = self._facts(office, dossier, names.get(dossier.received_by, ""))
        place = RegisterDesk(self._store).place_of(dossier.id)
        return facts.with_place(receipt, place)

    def _facts(self, office: Office, dossier: Dossier, clerk_name: str) -> ReceiptFacts:
        receipt = facts.receipt_facts(office, dossier, clerk_name)
        return facts.with_law(receipt, dossier, self._law_of(dossier))

    def _law_of(self, dossier: Dossier) -> Procedure | None:
        ref = dossier.procedure
        return self._settings.procedure_version(ref.code, ref.version)

    def _receipt_form(self, receipt: ReceiptFacts) -> Form:
        """Return the office's form 01 of the day of a receipt."""
        shipped = PAPERS[SlipKind.RECEIPT].form_on(local_day(receipt.received_at))
        return self._settings.form_as_changed(shipped)

    @property
    def demo_mark(self) -> str:
        """What stands on every paper of an office that is only a trial."""
        return texts.DEMO_MARK if self._identity.demo else ""

    def receipt(self, dossier: Dossier, clerk_name: str) -> Slip:
        """Return form 01 of a dossier, before or after it was accepted."""
        office = self._settings.office()
        receipt = self._facts(office, dossier, clerk_name)
        form = self._receipt_form(receipt)
        return receipt_slip(facts.office_header(office), receipt, self.demo_mark, form)


def _made(slip: Slip, content: str) -> Made:
    made = escpos_bytes.encode(raster.render(slip)) if slip.paper.is_roll else pdf.render(slip)
    return Made(made, content, slip.form.name)
