"""After a dossier was accepted: what was received, how its paper fares, again and correct."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk_app.domain.dossier import Dossier, Status
from desk_app.usecases.commands import Accepted
from desk_app.views import JobState, PrintJob
from ui.desk import intake_asks as asks
from ui.desk.intake_form import IntakeForm
from ui.desk.intake_page import IntakePage
from ui.desk.intake_words import day_words, window_words
from ui.refusals import failure_sentence, job_state_words, paper_sentence
from ui.station import Station
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.paper import JobUnknown
    from desk_app.domain.paper import PaperStepRefused
    from desk_app.usecases.outcomes import ReasonMissing

NOT_ON_PAPER = "Không ra giấy: máy này chưa có máy in (Shift+F8)."
_CORRECTABLE = (Status.RECEIVED, Status.FORWARDED)
_TONES = {JobState.FAILED: Tone.ERROR, JobState.UNKNOWN: Tone.ERROR}


class AfterIntake(QObject):
    """Fills the strip above the page; ``correct_asked`` carries the dossier."""

    correct_asked = Signal(object)  # Dossier

    def __init__(self, page: IntakePage, station: Station) -> None:
        super().__init__(page)
        self._page, self._station = page, station
        self._accepted: Accepted | None = None
        self.last_form: IntakeForm | None = None
        page.accepted.reprint_asked.connect(self._reprint)
        page.accepted.correct_asked.connect(self._correct)
        station.job_done.connect(self._on_job)

    def show_accepted(self, accepted: Accepted, form: IntakeForm) -> None:
        """Say what was received, and remember whose it is."""
        self._accepted, self.last_form = accepted, form
        self._show(_accepted_words(accepted.dossier), "Đang in…" if accepted.job_ids else "")

    def show_found(self, dossier: Dossier) -> None:
        """After a restart: the unfinished page had been accepted already."""
        self._accepted = Accepted(dossier, ())
        words = f"Hồ sơ này đã được nhận trước khi chương trình dừng. {_accepted_words(dossier)}"
        self._show(words, "Xem trang In ấn (F8) để biết giấy đã in chưa.")

    def _show(self, words: str, paper: str) -> None:
        accepted = self._accepted
        if accepted is None:
            return
        correctable = accepted.dossier.status in _CORRECTABLE
        printed = bool(accepted.job_ids)
        strip = self._page.accepted
        strip.show_accepted(words, paper, correctable=correctable, printed=printed)
        strip.again.setVisible(self.last_form is not None)

    def _on_job(self, job: PrintJob) -> None:
        if self._accepted is None or job.subject != self._accepted.dossier.id:
            return
        words = f"{job.title}: {job_state_words(job).lower()}."
        if job.is_only_saved:
            words = f"{words} {NOT_ON_PAPER}"
        if job.fault:
            words = f"{words} {job.fault}"
        self._page.accepted.show_paper(words, _TONES.get(job.state, Tone.NEUTRAL))

    def _reprint(self) -> None:
        accepted = self._accepted
        if accepted is None or not accepted.job_ids:
            return
        job_id, by = accepted.job_ids[0], self._station.session.staff_id

        def reasoned(reason: str) -> None:
            job = partial(_reprint, job_id=job_id, by=by, reason=reason)
            self._station.act(self, job, self._reprinted, self._fail)

        asks.ask_reprint(self._page, accepted.dossier.code, reasoned)

    def _reprinted(
        self, answer: "PrintJob | JobUnknown | ReasonMissing | PaperStepRefused"
    ) -> None:
        if isinstance(answer, PrintJob):
            self._page.accepted.show_paper("Đang in lại…", Tone.NEUTRAL)
        else:
            self._page.accepted.show_paper(paper_sentence(answer), Tone.ERROR)

    def _correct(self) -> None:
        if self._accepted is not None:
            self.correct_asked.emit(self._accepted.dossier)

    def _fail(self, error: Exception) -> None:
        self._page.accepted.show_paper(failure_sentence(error), Tone.ERROR)


def _reprint(
    desk: "Desk", job_id: str, by: str, reason: str
) -> "PrintJob | JobUnknown | ReasonMissing | PaperStepRefused":
    return desk.paper.reprint(job_id, by, reason)


def _accepted_words(dossier: Dossier) -> str:
    name = dossier.applicant.name
    if dossier.status is Status.RETURNED:
        return f"Đã nhận và trả kết quả ngay: {dossier.code} · {name}"
    due = dossier.deadline.due if dossier.deadline else None
    when = f"hẹn trả {day_words(due.on)}, {window_words(due)}" if due else "không hẹn ngày trả"
    replaced = f", thay cho {dossier.replaces_code}" if dossier.replaces_code else ""
    return f"Đã nhận {dossier.code}{replaced} · {name} · {when}"
