"""In ấn between page and station: questions in the store lane, pictures in the printer lane."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desk_app.views import PrintJob
from ui.desk.dossier_prints import job_title
from ui.desk.prints_page import PrintsPage, Spool, needing_somebody
from ui.desk.prints_tools import PrintTools
from ui.desk.shell import PRINTS, DeskShell
from ui.refusals import JOB_STATE_NAMES
from ui.station import JOBS, Station

if TYPE_CHECKING:
    from desk_app.desk import Desk

MOST: Final = 100


class PrintsFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    def __init__(self, page: PrintsPage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        self._tools = PrintTools(station, shell, self)
        page.refresh_asked.connect(self._read)
        page.reprint_asked.connect(self._tools.reprint)
        page.picture_asked.connect(self._tools.show_picture)
        page.preview_asked.connect(self._preview)
        page.again_asked.connect(self._try_again)
        page.cancel_asked.connect(self._cancel)
        page.answered.connect(self._answer)
        station.changes.changed.connect(self._on_changed)

    def _read(self) -> None:
        self._station.ask(self, _spool, self._show, key="prints")

    def _show(self, spool: Spool) -> None:
        self._page.show_spool(spool)
        self._shell.set_count(PRINTS.key, needing_somebody(spool))

    def _on_changed(self, topics: frozenset[str]) -> None:
        # the badge counts also while another page is in front
        if topics & {JOBS}:
            self._read()

    def _preview(self, job: PrintJob) -> None:
        def show(pages: Sequence[bytes]) -> None:
            self._page.show_pictures(job.id, pages)

        self._station.look(
            self, lambda desk: desk.paper.pictures(job.id), show, key="prints_preview"
        )

    def _answer(self, job: PrintJob, printed: bool) -> None:
        by = self._station.session.staff_id

        def done(_: object) -> None:
            words = "Đã ghi: phiếu in trọn vẹn" if printed else "Đang in lại phiếu"
            self._tell(f"{words} – {job_title(job)}")

        self._station.act(
            self, lambda desk: desk.paper.answer(job.id, by, yes=printed), done
        )

    def _try_again(self, job: PrintJob) -> None:
        """Print one job now, in the printer lane: it never came out, so it is no reprint."""

        def done(printed: object) -> None:
            if isinstance(printed, PrintJob):
                self._station.job_done.emit(printed)
                self._tell(f"{JOB_STATE_NAMES[printed.state]}: {job_title(printed)}")

        use = self._station.use_printer
        use(self, lambda desk: desk.paper.print_job(job.id), done, key=f"print_{job.id}")

    def _cancel(self, job: PrintJob) -> None:
        by = self._station.session.staff_id

        def done(_: object) -> None:
            self._tell(f"Đã hủy in: {job_title(job)}")

        self._station.act(self, partial(_cancel_job, job.id, by), done)

    def _tell(self, words: str) -> None:
        self._shell.show_toast(words)
        self._read()


def _spool(desk: "Desk") -> Spool:
    return Spool(desk.paper.unfinished(), desk.paper.jobs(MOST))


def _cancel_job(job_id: str, by: str, desk: "Desk") -> object:
    return desk.paper.cancel(job_id, by)
