"""Paper: jobs made up, sent, looked at and reprinted. What is printed was committed before."""

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from PIL.Image import Image

from desk_app.certificate import StationCertificate
from desk_app.desk.making import Made, Maker
from desk_app.desk.printers import PrinterDesk
from desk_app.desk.sending import Sent, send_along, way_of
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.dossier import Dossier
from desk_app.domain.moments import from_local, local_day
from desk_app.domain.paper import (
    ANSWERS,
    UNFINISHED,
    JobState,
    PaperDoubt,
    PaperStep,
    PaperStepRefused,
    doubt,
)
from desk_app.paths import Home
from desk_app.printing import escpos_bytes, escpos_view, preview, stamping, texts
from desk_app.printing.devices import SendState
from desk_app.store import spool
from desk_app.store.journal import time_text
from desk_app.store.opening import StationIdentity
from desk_app.store.spool import KeptPaper, PrintRequest, StepNote
from desk_app.store.unit_of_work import Store
from desk_app.usecases.outcomes import ReasonMissing
from desk_app.views import SIGNED, PrinterRole, PrintJob

STEP_OF: Final = {
    SendState.SENT: PaperStep.ACCEPT,
    SendState.CONFIRMED: PaperStep.CONFIRM,
    SendState.FAILED: PaperStep.FAIL,
    SendState.UNKNOWN: PaperStep.LOSE_SIGHT,
}
STUCK_AFTER: Final = timedelta(seconds=90)  # longer than any printer or queue is waited for
STOPPED_WHILE_SENDING: Final = "Chương trình dừng giữa lúc đang in."
NOT_DRAWN: Final = "Chưa lập được phiếu này từ hồ sơ đã lưu; hãy báo quản trị."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobUnknown:
    """No such job in the spool."""

    job_id: str


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """The one question that a job puts to a person; ``PaperDesk.answer`` ends it."""

    job: PrintJob
    doubt: PaperDoubt


class PaperDesk:
    """The spool of this station; ``printers`` knows the devices themselves.

    ``print_next``, ``print_job`` and everything of ``printers`` but ``paper_left`` wait for
    devices: they belong in a lane of each printer's own, so that a dead one delays only itself.
    The other calls touch nothing but the store.
    """

    def __init__(
        self, store: Store, identity: StationIdentity, settings: SettingsDesk, home: Home
    ) -> None:
        self._store = store
        self._settings = settings
        self._home = home
        self._maker = Maker(store, identity, settings)
        self._certificate = StationCertificate(home)
        self.printers = PrinterDesk(store, settings, home)

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
            note = StepNote(STOPPED_WHILE_SENDING, attempt=job.attempts)
            self._step(job.id, PaperStep.LOSE_SIGHT, by, note)
        return stuck

    def print_next(self, role: PrinterRole | None = None) -> PrintJob | None:
        """Print the oldest job of today that waits; return it as it stands now, None for none.

        With a ``role`` only that printer's jobs: each printer has a lane of its own. A job of
        another day never prints by surprise: ``questions`` asks whether it is still wanted.
        """
        midnight = from_local(datetime.combine(local_day(self._store.now()), time()))
        with self._store.reading() as connection:
            job_id = spool.next_queued(connection, time_text(midnight), role)
            job = spool.job(connection, job_id) if job_id else None
        return self._print(job) if job else None

    def print_job(self, job_id: str) -> PrintJob | JobUnknown | PaperStepRefused:
        """Print a job that waits or failed, now; refuse one whose paper exists or may exist.

        A job that is being sent already, by another window or the command line, is left to it.
        """
        job = self._job(job_id)
        if job is None:
            return JobUnknown(job_id)
        if job.state is JobState.FAILED:
            again = self._step(job_id, PaperStep.TRY_AGAIN, job.by)
            if not isinstance(again, PrintJob):
                return again
        elif job.state is not JobState.QUEUED:
            return PaperStepRefused(job.state, PaperStep.SEND)
        return self._print(job)

    def _print(self, job: PrintJob) -> PrintJob:
        try:
            made = self.make(job.id)  # drawn before the store is held: others write meanwhile
        except (LookupError, ValueError):
            log.exception("a job could not be drawn")
            made = None
        if made is None:  # one bad record never blocks the rest (law 7)
            self._step(job.id, PaperStep.FAIL, "", StepNote(NOT_DRAWN))
            return self._job(job.id) or job
        sending = self._step(job.id, PaperStep.SEND, "")
        if not isinstance(sending, PrintJob):
            return self._job(job.id) or job  # another program of this station took it
        way = way_of(self._settings.office(), job.printer, self._home.prints)
        sent = send_along(way, made)
        self._settle(sending, made, sent)
        return self._job(job.id) or job

    def _settle(self, job: PrintJob, made: bytes, sent: Sent) -> None:
        """Write down what is proven, unless the job was sent anew or answered meanwhile."""
        outcome = sent.outcome
        note = StepNote(
            fault=outcome.reason,
            went_to=sent.went_to,
            attempt=job.attempts,
            roll_mm=escpos_bytes.length_mm(made) if sent.on_roll else 0,
        )
        self._step(job.id, STEP_OF[outcome.state], "", note)
        if sent.on_roll and outcome.near_end:
            self.printers.hear_near_end(job.printer)

    def make(self, job_id: str) -> bytes | None:
        """Return the bytes of a job, made up now when they were not yet; sends nothing.

        A reprint is the very bytes of the first print with its mark above them.
        """
        job, made = self._job(job_id), self._kept_bytes(job_id)
        if job is None or made:
            return made
        if job.reprint_of:
            return self._make_reprint(job)
        paper = self._signed(self._maker.make(job))
        with self._store.writing(job.by) as w:
            spool.keep(w, job.id, paper)
            w.commit()
        return self._kept_bytes(job_id)

    def _signed(self, made: Made) -> KeptPaper:
        """Return a paper as it is kept: signed when it is official and this station can.

        A signature never holds a paper up: what hindered it is kept in words.
        """
        kept = KeptPaper(made.bytes, made.content, made.form_version)
        if not made.official:
            return kept
        signed = self._certificate.sign(made.bytes, self._store.now())
        done = SIGNED if signed.document != made.bytes else ""
        return replace(kept, bytes=signed.document, signature=signed.note or done)

    def _make_reprint(self, job: PrintJob) -> bytes | None:
        first, original = self._job(job.reprint_of), self.make(job.reprint_of)
        if first is None or original is None:
            return None
        marked = stamping.stamp(original, texts.reprint_mark(job.reprints))
        with self._store.writing(job.by) as w:
            kept = KeptPaper(marked, first.content, first.form_version, first.signature)
            spool.keep(w, job.id, kept)
            w.commit()
        return self._kept_bytes(job.id)

    def rendered(self, job_id: str) -> bytes | None:
        """Return the bytes that a first print would send now, without keeping them."""
        job = self._job(job_id)
        return None if job is None else self._maker.make(job).bytes

    def reprint(
        self, job_id: str, by: str, reason: str
    ) -> PrintJob | JobUnknown | ReasonMissing | PaperStepRefused:
        """Queue the same paper again, marked as a reprint: same number, counted, with a reason.

        Refused while the paper itself still waits or is being sent: it needs no second one.
        """
        if not reason.strip():
            return ReasonMissing("in lại")
        job = self._job(job_id)
        if job is None:
            return JobUnknown(job_id)
        if job.state in (JobState.QUEUED, JobState.SENDING):
            return PaperStepRefused(job.state, PaperStep.REPRINT)
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

    def questions(self) -> tuple[PaperQuestion, ...]:
        """Return what a person must say about papers, one question for each, oldest first."""
        today = local_day(self._store.now())
        asked = ((job, _doubt(job, today)) for job in self.unfinished())
        return tuple(PaperQuestion(job, about) for job, about in asked if about)

    def answer(
        self, job_id: str, by: str, *, yes: bool
    ) -> PrintJob | JobUnknown | PaperStepRefused:
        """Take a person's answer to the question of a job, whichever it is, once.

        "Phiếu đã in ra trọn vẹn chưa?": yes settles it, no queues it anew. "Còn cần in phiếu của
        hôm trước không?": yes queues it for today, no cancels it. Also taken, unasked, for a job
        that was sent and whose printer cannot say more.
        """
        job = self._job(job_id)
        if job is None:
            return JobUnknown(job_id)
        about = _doubt(job, local_day(self._store.now())) or PaperDoubt.OUT_WHOLE
        return self._step(job_id, ANSWERS[about, yes], by, StepNote(attempt=job.attempts))

    def cancel(self, job_id: str, by: str) -> PrintJob | JobUnknown | PaperStepRefused:
        """Nobody needs this paper any more."""
        return self._step(job_id, PaperStep.CANCEL, by)

    def jobs(self, most: int = 100) -> tuple[PrintJob, ...]:
        """Return the newest jobs, newest first."""
        with self._store.reading() as connection:
            return spool.newest_jobs(connection, most)

    def unfinished(self) -> tuple[PrintJob, ...]:
        """Return what waits, failed or is uncertain, oldest first."""
        with self._store.reading() as connection:
            return spool.jobs_in(connection, UNFINISHED)

    def pictures(self, job_id: str) -> tuple[Image, ...]:
        """Return a picture of each page of a job: the very one that is printed."""
        made = self.make(job_id)
        return () if made is None else pictures_of(made)

    def preview(self, dossier: Dossier, clerk_name: str) -> tuple[Image, ...]:
        """Return the pages of a dossier's receipt as pictures, before or after it was accepted."""
        return preview.pages(self._maker.receipt(dossier, clerk_name))

    def _job(self, job_id: str) -> PrintJob | None:
        with self._store.reading() as connection:
            return spool.job(connection, job_id)

    def _kept_bytes(self, job_id: str) -> bytes | None:
        with self._store.reading() as connection:
            return spool.job_bytes(connection, job_id)

    def _step(
        self, job_id: str, step: PaperStep, by: str, note: StepNote | None = None
    ) -> PrintJob | JobUnknown | PaperStepRefused:
        with self._store.writing(by) as w:
            led = spool.take_step(w, job_id, step, note)
            w.commit()
        return led or JobUnknown(job_id)


def _doubt(job: PrintJob, today: date) -> PaperDoubt | None:
    wanted_on = local_day(job.wanted_at or job.at)
    return doubt(job.state, of_earlier_day=wanted_on < today)


def pictures_of(made: bytes) -> tuple[Image, ...]:
    """Return the pages of a job's bytes as pictures."""
    if made.startswith(b"%PDF-"):
        return preview.pages(made)
    return (escpos_view.decode(made),)
