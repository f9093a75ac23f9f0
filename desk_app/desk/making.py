"""From a job of the spool to the very bytes: what is asked for, drawn from what the store knows."""

from dataclasses import dataclass
from typing import Final

from desk_app.desk import facts
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.dossier import Dossier
from desk_app.domain.office import Office
from desk_app.printing import escpos_bytes, pdf, raster, texts
from desk_app.printing.blocks import Paper, Slip
from desk_app.printing.content import ReceiptFacts, TicketFacts
from desk_app.printing.receipt_roll import receipt_roll
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.ticket_slip import ticket_slip
from desk_app.store import event_codec
from desk_app.store.opening import StationIdentity
from desk_app.store.unit_of_work import Store
from desk_app.usecases.commands import TicketMoment
from desk_app.views import PrintJob, SlipKind

ROLL_PAPERS: Final = {58: Paper.ROLL_58, 80: Paper.ROLL_80}


@dataclass(frozen=True, slots=True)
class Made:
    """A job made up: its bytes, and the facts that they were made from."""

    bytes: bytes
    content: str
    form_version: str


class Maker:
    """Makes papers up. Writes nothing."""

    def __init__(self, store: Store, identity: StationIdentity, settings: SettingsDesk) -> None:
        self._store = store
        self._identity = identity
        self._settings = settings

    def make(self, job: PrintJob) -> Made:
        """Return what a job prints, made up from what the store knows now."""
        office = self._settings.office()
        mark = self._mark(job)
        if job.slip is SlipKind.TICKET:
            ticket = self._ticket_content(office, job)
            paper = ROLL_PAPERS[office.tickets_printer.width_mm]
            header = facts.office_header(office)
            slip = ticket_slip(header, ticket, paper, mark)
            return _made(slip, event_codec.encode(ticket))
        receipt = self._receipt_content(office, job)
        return _made(self._receipt(office, receipt, job.slip, mark), event_codec.encode(receipt))

    def _ticket_content(self, office: Office, job: PrintJob) -> TicketFacts:
        if job.reprint_of:
            return event_codec.read(job.content, TicketFacts)
        ticket = self._store.ticket(job.subject)
        if ticket is None:
            raise LookupError(f"job {job.id} has no ticket")
        return facts.ticket_facts(office, ticket, event_codec.read(job.content, TicketMoment))

    def _receipt_content(self, office: Office, job: PrintJob) -> ReceiptFacts:
        if job.reprint_of:
            return event_codec.read(job.content, ReceiptFacts)
        dossier = self._store.dossier(job.subject)
        if dossier is None:
            raise LookupError(f"job {job.id} has no dossier")
        names = self._settings.staff_names()
        return facts.receipt_facts(office, dossier, names.get(dossier.received_by, ""))

    def _receipt(self, office: Office, receipt: ReceiptFacts, kind: SlipKind, mark: str) -> Slip:
        header = facts.office_header(office)
        if kind is SlipKind.RECEIPT_ROLL:
            paper = ROLL_PAPERS[office.tickets_printer.width_mm]
            return receipt_roll(header, receipt, paper, mark)
        return receipt_slip(header, receipt, mark)

    def _mark(self, job: PrintJob) -> str:
        again = texts.reprint_mark(job.reprints) if job.reprints else ""
        return " · ".join(mark for mark in (self._demo_mark(), again) if mark)

    def _demo_mark(self) -> str:
        return texts.DEMO_MARK if self._identity.demo else ""

    def receipt(self, dossier: Dossier, clerk_name: str) -> Slip:
        """Return form 01 of a dossier, before or after it was accepted."""
        office = self._settings.office()
        receipt = facts.receipt_facts(office, dossier, clerk_name)
        return self._receipt(office, receipt, SlipKind.RECEIPT, self._demo_mark())


def _made(slip: Slip, content: str) -> Made:
    made = escpos_bytes.encode(raster.render(slip)) if slip.paper.is_roll else pdf.render(slip)
    return Made(made, content, f"{slip.form.code} {slip.form.valid_from or ''}".strip())
