"""Paper: jobs made up, sent, looked at and reprinted. What is printed was committed before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from desk_app.desk import facts
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.dossier import Dossier
from desk_app.domain.intake import Intake
from desk_app.domain.moments import local_day
from desk_app.domain.office import Office, PrinterSettings
from desk_app.paths import Home
from desk_app.printing import escpos_bytes, escpos_view, pdf, preview, raster, texts
from desk_app.printing.blocks import Paper, Slip
from desk_app.printing.content import ReceiptFacts, TicketFacts
from desk_app.printing.devices import FilePrinter, Printer, SendOutcome, SendState
from desk_app.printing.network_printer import NetworkPrinter
from desk_app.printing.receipt_roll import receipt_roll
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.ticket_slip import ticket_slip
from desk_app.store import event_codec, spool
from desk_app.store.opening import StationIdentity
from desk_app.store.spool import PrintRequest
from desk_app.store.unit_of_work import Store
from desk_app.usecases.commands import TicketMoment
from desk_app.usecases.outcomes import ReasonMissing
from desk_app.views import JobState, PrinterRole, PrintJob, SlipKind

STATE_OF: Final = {
    SendState.SENT: JobState.SENT,
    SendState.CONFIRMED: JobState.CONFIRMED,
    SendState.FAILED: JobState.FAILED,
    SendState.UNKNOWN: JobState.UNKNOWN,
}
NOT_BEING_SENT: Final = frozenset(JobState) - {JobState.SENDING}
STUCK_AFTER: Final = timedelta(seconds=30)
STOPPED_WHILE_SENDING: Final = "Chương trình dừng giữa lúc đang in."
ROLL_PAPERS: Final = {58: Paper.ROLL_58, 80: Paper.ROLL_80}


@dataclass(frozen=True, slots=True)
class JobUnknown:
    """No such job in the spool."""

    job_id: str


@dataclass(frozen=True, slots=True)
class Made:
    """A job made up: its bytes, and the facts that they were made from."""

    bytes: bytes
    content: str
    form_version: str


class PaperDesk:
    """The spool of this station. ``print_next`` belongs in a lane of its own."""

    def __init__(
        self, store: Store, identity: StationIdentity, settings: SettingsDesk, home: Home
    ) -> None:
        self._store = store
        self._identity = identity
        self._settings = settings
        self._home = home

    def recover(self, by: str = "") -> tuple[PrintJob, ...]:
        """What was being sent when a program stopped is unknown; a person must look.

        A job that another program of this station is sending right now is left alone: no printer
        is waited for as long as ``STUCK_AFTER``.
        """
        with self._store.reading() as connection:
            sending = spool.jobs_in(connection, (JobState.SENDING,))
        before = self._store.now() - STUCK_AFTER
        stuck = tuple(job for job in sending if job.done_at is None or job.done_at < before)
        for job in stuck:
            self._set(job.id, JobState.UNKNOWN, STOPPED_WHILE_SENDING, by)
        return stuck

    def print_next(self) -> PrintJob | None:
        """Print the oldest job of today that waits; return it as it stands now, None for none.

        A job of another day never prints by surprise: it stays in the list until somebody asks.
        """
        today = local_day(self._store.now())
        with self._store.reading() as connection:
            waiting = spool.jobs_in(connection, (JobState.QUEUED,))
        job = next((job for job in waiting if local_day(job.at) == today), None)
        return self._print(job.id, (JobState.QUEUED,)) if job else None

    def print_job(self, job_id: str) -> PrintJob | None:
        """Make a job up when it was not, send it, and write down what is proven about it.

        A job that is being sent already, by another window or the command line, is left to it.
        """
        return self._print(job_id, NOT_BEING_SENT)

    def _print(self, job_id: str, only_in: Collection[JobState]) -> PrintJob | None:
        made = self.make(job_id)  # drawn before the store is held: others may write meanwhile
        if made is None:
            return None
        with self._store.writing("") as w:
            job = spool.job(w.connection, job_id)
            if job is None or job.state not in only_in:
                return job  # another process of this station took it: one paper, not two
            spool.set_state(w, job_id, JobState.SENDING)
            w.commit()
        outcome = self._send(job, made)
        self._set(job.id, STATE_OF[outcome.state], outcome.reason, job.by)
        return self._job(job.id)

    def make(self, job_id: str) -> bytes | None:
        """Return the bytes of a job, made up now when they were not yet; sends nothing."""
        job, made = self._job(job_id), self._kept_bytes(job_id)
        if job is None or made:
            return made
        fresh = self._make(job)
        with self._store.writing(job.by) as w:
            spool.keep_bytes(w, job.id, fresh.bytes, fresh.content, fresh.form_version)
            w.commit()
        return fresh.bytes

    def rendered(self, job_id: str) -> bytes | None:
        """Return the bytes that a job would send now, without keeping them."""
        job = self._job(job_id)
        return None if job is None else self._make(job).bytes

    def reprint(self, job_id: str, by: str, reason: str) -> PrintJob | JobUnknown | ReasonMissing:
        """Queue the same paper again, marked as a reprint: same number, counted, with a reason."""
        if not reason.strip():
            return ReasonMissing("in lại")
        job = self._job(job_id)
        if job is None:
            return JobUnknown(job_id)
        first = job.reprint_of or job.id
        self.make(first)
        with self._store.writing(by) as w:
            original = spool.job(w.connection, first)
            if original is None:
                return JobUnknown(first)
            times = sum(
                other.reprint_of == first for other in spool.jobs_of(w.connection, job.subject)
            )
            request = PrintRequest(
                slip=job.slip,
                subject=job.subject,
                title=job.title,
                printer=job.printer,
                content=original.content,
                reprint_of=first,
                reprints=times + 1,
                reason=reason.strip(),
            )
            again = spool.ask(w, request)
            w.commit()
        return self._job(again) or JobUnknown(again)

    def answer_unknown(self, job_id: str, by: str, *, printed: bool) -> PrintJob | JobUnknown:
        """A person looked: the whole slip came out, or it did not and is queued again."""
        self._set(job_id, JobState.CONFIRMED if printed else JobState.QUEUED, "", by)
        return self._job(job_id) or JobUnknown(job_id)

    def cancel(self, job_id: str, by: str) -> PrintJob | JobUnknown:
        """Nobody needs this paper any more."""
        self._set(job_id, JobState.CANCELLED, "", by)
        return self._job(job_id) or JobUnknown(job_id)

    def jobs(self, most: int = 100) -> tuple[PrintJob, ...]:
        """Return the newest jobs, newest first."""
        with self._store.reading() as connection:
            return spool.newest_jobs(connection, most)

    def unfinished(self) -> tuple[PrintJob, ...]:
        """Return what waits, failed or is uncertain, oldest first."""
        states = (JobState.QUEUED, JobState.SENDING, JobState.FAILED, JobState.UNKNOWN)
        with self._store.reading() as connection:
            return spool.jobs_in(connection, states)

    def pictures(self, job_id: str) -> tuple[bytes, ...]:
        """Return each page of a job as PNG: the very picture that is printed."""
        made = self.make(job_id)
        return () if made is None else pictures_of(made)

    def preview(self, page: Intake, dossier: Dossier, clerk_name: str) -> tuple[bytes, ...]:
        """Return the receipt of a dossier as PNG pages, before or after it was accepted."""
        office = self._settings.office()
        receipt = facts.receipt_facts(office, dossier, clerk_name)
        return preview.pages(self._receipt(office, receipt, SlipKind.RECEIPT, self._demo_mark()))

    def _job(self, job_id: str) -> PrintJob | None:
        with self._store.reading() as connection:
            return spool.job(connection, job_id)

    def _kept_bytes(self, job_id: str) -> bytes | None:
        with self._store.reading() as connection:
            return spool.job_bytes(connection, job_id)

    def _set(self, job_id: str, state: JobState, fault: str, by: str) -> None:
        with self._store.writing(by) as w:
            spool.set_state(w, job_id, state, fault)
            w.commit()

    def _make(self, job: PrintJob) -> Made:
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

    def _send(self, job: PrintJob, made: bytes) -> SendOutcome:
        office = self._settings.office()
        tickets = job.printer is PrinterRole.TICKETS
        settings = office.tickets_printer if tickets else office.forms_printer
        return printer_of(settings, self._home.prints / job.printer.value).send(made)


def printer_of(settings: PrinterSettings, folder: Path) -> Printer:
    """Return the device behind the settings of a station."""
    if settings.kind == "network":
        return NetworkPrinter(settings.host, settings.port)
    return FilePrinter(folder)


def pictures_of(made: bytes) -> tuple[bytes, ...]:
    """Return the pages of a job's bytes as PNG."""
    if made.startswith(b"%PDF-"):
        return preview.pages(made)
    return (preview.png(escpos_view.decode(made)),)


def _made(slip: Slip, content: str) -> Made:
    made = escpos_bytes.encode(raster.render(slip)) if slip.paper.is_roll else pdf.render(slip)
    return Made(made, content, f"{slip.form.code} {slip.form.valid_from or ''}".strip())
