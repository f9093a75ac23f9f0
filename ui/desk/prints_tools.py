"""What every page does with a printed paper: print it again with a reason, or look at it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from desk_app.domain.paper import PaperStepRefused
from desk_app.usecases.outcomes import ReasonMissing
from desk_app.views import PrintJob
from ui.desk.dossier_prints import REPRINT_REASONS, PictureDialog, job_title
from ui.desk.shell import DeskShell
from ui.refusals import paper_sentence
from ui.station import Station
from ui.theme import Tone
from ui.widgets.preview import images_of
from ui.widgets.reason import ReasonDialog

if TYPE_CHECKING:
    from desk_app.desk import Desk


class PrintTools(QObject):
    """Reprints and pictures over any page; the lanes do the work."""

    def __init__(self, station: Station, shell: DeskShell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._shell = shell

    def reprint(self, job: PrintJob) -> None:
        """Ask why, then queue the same paper again, marked as a reprint."""
        dialog = ReasonDialog(
            self._shell,
            "In lại",
            f"{job_title(job)}: bản in lại giữ nguyên số, có ghi “in lại”. Vì sao in lại?",
            REPRINT_REASONS,
            "In lại",
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reason_given.connect(partial(self._queue, job))
        self._shell.lock_asked.connect(dialog.reject)
        dialog.open()

    def show_picture(self, job: PrintJob) -> None:
        """Show the very picture that is printed."""

        def show(pages: Sequence[QImage]) -> None:
            if not pages:
                self._shell.show_toast("Không còn dữ liệu của bản in này.", tone=Tone.WARN)
                return
            dialog = PictureDialog(self._shell, job_title(job), pages)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._shell.lock_asked.connect(dialog.reject)
            dialog.open()

        look = self._station.look
        draw = partial(_pictures, job.id)
        look(self, draw, show, key="print_picture")

    def _queue(self, job: PrintJob, reason: str) -> None:
        by = self._station.session.staff_id

        def done(outcome: object) -> None:
            if isinstance(outcome, PrintJob):
                self._shell.show_toast(f"Đang in lại: {job_title(outcome)}")
            else:
                words = refused(outcome)
                self._shell.show_toast(words, tone=Tone.ERROR)

        self._station.act(self, lambda desk: desk.paper.reprint(job.id, by, reason), done)


def _pictures(job_id: str, desk: "Desk") -> tuple[QImage, ...]:
    return images_of(desk.paper.pictures(job_id))


def refused(outcome: object) -> str:
    """Return why nothing was done to a print job.

    Raises:
        TypeError: It is no refusal.
    """
    from desk_app.desk.paper import JobUnknown

    if isinstance(outcome, ReasonMissing | JobUnknown | PaperStepRefused):
        return paper_sentence(outcome)
    raise TypeError(f"no words for {outcome!r}")
