"""Paper: jobs made up, sent, looked at and reprinted. What is printed was committed before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from desk_app.desk.making import Maker
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.dossier import Dossier
from desk_app.domain.moments import local_day
from desk_app.domain.office import PrinterSettings
from desk_app.paths import Home
from desk_app.printing import escpos_view, preview
from desk_app.printing.devices import FilePrinter, Printer, SendOutcome, SendState
from desk_app.printing.network_printer import NetworkPrinter
from desk_app.store import spool
from desk_app.store.opening import StationIdentity
from desk_app.store.spool import PrintRequest
from desk_app.store.unit_of_work import Store
from desk_app.usecases.outcomes import ReasonMissing
from desk_app.views import JobState, PrinterRole, PrintJob

STATE_OF: Final = {
    SendState.SENT: JobState.SENT,
    SendState.CONFIRMED: JobState.CONFIRMED,
    SendState.FAILED: JobState.FAILED,
    SendState.UNKNOWN: JobState.UNKNOWN,
}
NOT_BEING_SENT: Final = frozenset(JobState) - {JobState.SENDING}
STUCK_AFTER: Final = timedelta(seconds=30)
STOPPED_WHILE_SENDING: Final = "Chương trình dừng giữa lúc đang in."


@dataclass(frozen=True, slots=True)
class JobUnknown:
    """No such job in the spool."""

    job_id: str


class PaperDesk:
    """The spool of this station. ``print_next`` belongs in a lane of its own."""

    def __init__(
        self, store: Store, identity: StationIdentity, settings: SettingsDesk, home: Home
    ) -> None:
        self._store = store
        self._settings = settings
        self._home = home
        self._maker = Maker(store, identity, settings)

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
        fresh = self._maker.make(job)
        with self._store.writing(job.by) as w:
            spool.keep_bytes(w, job.id, fresh.bytes, fresh.content, fresh.form_version)
            w.commit()
        return fresh.bytes

    def rendered(self, job_id: str) -> bytes | None:
        """Return the bytes that a job would send now, without keeping them."""
        job = self._job(job_id)
        return None if job is None else self._maker.make(job).bytes

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

    def preview(self, dossier: Dossier, clerk_name: str) -> tuple[bytes, ...]:
        """Return the receipt of a dossier as PNG pages, before or after it was accepted."""
        return preview.pages(self._maker.receipt(dossier, clerk_name))

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
