"""In ấn between page and station: questions in the store lane, devices in their own lanes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desk_app.domain.paper import JobState
from desk_app.domain.roll import PaperLeft, warns_now
from desk_app.views import PrinterRole, PrintJob
from ui.desk.dossier_prints import job_title
from ui.desk.prints_page import PrintsPage
from ui.desk.prints_tools import PrintTools, refused
from ui.desk.prints_words import (
    Spool,
    lamp_of,
    left_words,
    moved_words,
    needing_somebody,
    trouble_words,
)
from ui.desk.shell import PRINTS, DeskShell
from ui.refusals import job_state_words
from ui.station import DOCUMENTS, JOBS, TICKETS, Station
from ui.theme import Tone
from ui.widgets.preview import images_of

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.printers import PrinterState

MOST: Final = 100
MOST_PAGES: Final = 4
LOW_PAPER: Final = "Giấy cuộn sắp hết"


@dataclass(frozen=True, slots=True)
class Picture:
    """The first pages of a job, and whether it is signed; None for a slip of a roll."""

    pages: Sequence[QImage]
    signed: bool | None


class PrintsFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    def __init__(self, page: PrintsPage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        self._tools = PrintTools(station, shell, self)
        self._printed: PrintJob | None = None  # the last that came out on paper
        page.refresh_asked.connect(self._read)
        page.reprint_asked.connect(self._tools.reprint)
        page.picture_asked.connect(self._tools.show_picture)
        page.preview_asked.connect(self._preview)
        page.again_asked.connect(self._try_again)
        page.cancel_asked.connect(self._cancel)
        page.answered.connect(self._answer)
        page.printers_asked.connect(self._ask_printers)
        page.strip.roll_changed.connect(self._change_roll)
        station.job_done.connect(self._announce)
        station.changes.changed.connect(self._on_changed)

    def _read(self) -> None:
        self._station.ask(self, _spool, self._show, key="prints")

    def _show(self, spool: Spool) -> None:
        if self._page.isVisible():
            self._page.show_spool(spool)
        self._shell.set_count(PRINTS.key, needing_somebody(spool))
        lamp, face = self._shell.status.printer, lamp_of(spool, self._printed)
        lamp.setVisible(face is not None)
        if face is not None:
            lamp.show_state(face.words, face.tone, why=face.why)

    def _on_changed(self, topics: frozenset[str]) -> None:
        # the badge counts, and the lamp tells, also while another page is in front
        if topics & {JOBS, DOCUMENTS}:
            self._read()
        if topics & {JOBS, DOCUMENTS, TICKETS}:
            self._station.ask(
                self, partial(_roll, self._station.session.counter), self._show_roll, key="roll"
            )

    def _show_roll(self, roll: tuple[PaperLeft, bool]) -> None:
        left, serving = roll
        lamp = self._shell.status.roll
        if warns_now(left, serving=serving):
            lamp.show_state(LOW_PAPER, Tone.WARN, why=left_words(left))
            lamp.show()
        elif not left.low:
            lamp.hide()

    def _announce(self, job: PrintJob) -> None:
        if job.state in (JobState.SENT, JobState.CONFIRMED) and not job.is_only_saved:
            self._printed = job
        trouble, moved = trouble_words(job), moved_words(job)
        if trouble:
            self._shell.show_toast(trouble, tone=Tone.ERROR)
        elif moved:
            self._shell.show_toast(moved, tone=Tone.WARN)

    def _preview(self, job: PrintJob) -> None:
        def show(picture: Picture) -> None:
            self._page.show_pictures(job.id, picture.pages, signed=picture.signed)

        self._station.look(self, partial(_picture, job.id), show, key="prints_preview")

    def _answer(self, job: PrintJob, yes: bool) -> None:
        by = self._station.session.staff_id

        def done(outcome: object) -> None:
            self._tell_outcome(outcome, f"Đã ghi trả lời – {job_title(job)}")

        self._station.act(self, lambda desk: desk.paper.answer(job.id, by, yes=yes), done)

    def _try_again(self, job: PrintJob) -> None:
        """Print one job now, in its printer's lane: it never came out, so it is no reprint."""

        def done(outcome: object) -> None:
            if not isinstance(outcome, PrintJob):
                self._tell_outcome(outcome, "")
                return
            if not trouble_words(outcome):
                self._shell.show_toast(f"{job_state_words(outcome)}: {job_title(outcome)}")
            self._station.job_done.emit(outcome)  # tells what went wrong, or who took over
            self._read()

        use = self._station.use_printer
        key = f"print_{job.id}"
        use(self, job.printer, lambda desk: desk.paper.print_job(job.id), done, key=key)

    def _cancel(self, job: PrintJob) -> None:
        by = self._station.session.staff_id

        def done(outcome: object) -> None:
            self._tell_outcome(outcome, f"Đã hủy in: {job_title(job)}")

        self._station.act(self, lambda desk: desk.paper.cancel(job.id, by), done)

    def _ask_printers(self) -> None:
        for role, card in self._page.strip.cards.items():
            card.show_state(None)
            self._station.use_printer(
                self, role, partial(_status, role), card.show_state, key="printer_state"
            )

    def _change_roll(self) -> None:
        by, role = self._station.session.staff_id, PrinterRole.TICKETS

        def done(left: PaperLeft) -> None:
            self._page.strip.show_left(left)
            self._show_roll((left, False))
            self._shell.show_toast(f"Đã ghi thay cuộn. {left_words(left)}")

        self._station.act(self, lambda desk: desk.paper.printers.roll_changed(role, by), done)

    def _tell_outcome(self, outcome: object, words: str) -> None:
        if isinstance(outcome, PrintJob):
            self._shell.show_toast(words)
        else:
            self._shell.show_toast(refused(outcome), tone=Tone.ERROR)
        self._read()


def _spool(desk: "Desk") -> Spool:
    office = desk.settings.office()
    printers = {
        PrinterRole.TICKETS: office.tickets_printer,
        PrinterRole.FORMS: office.forms_printer,
    }
    doubts = {one.job.id: one.doubt for one in desk.paper.questions()}
    left = desk.paper.printers.paper_left()
    return Spool(desk.paper.unfinished(), desk.paper.jobs(MOST), doubts, printers, left)


def _roll(counter: str, desk: "Desk") -> tuple[PaperLeft, bool]:
    """Return what is left of the roll, and whether the counter is serving somebody."""
    return desk.paper.printers.paper_left(), desk.queue.view(counter).serving is not None


def _picture(job_id: str, desk: "Desk") -> Picture:
    from desk_app.desk.paper import pictures_of
    from desk_app.printing import preview
    from desk_app.printing.devices import is_pdf

    try:
        made = desk.paper.make(job_id)
    except (LookupError, ValueError):  # its record is bad; the list says so, and stays usable
        made = None
    if made is None:
        return Picture((), None)
    if not is_pdf(made):
        return Picture(images_of(pictures_of(made)), None)
    return Picture(images_of(preview.pages(made, most=MOST_PAGES)), b"/ByteRange" in made)


def _status(role: PrinterRole, desk: "Desk") -> "PrinterState":
    return desk.paper.printers.status(role)
