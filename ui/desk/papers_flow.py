"""In giấy tờ between any page and the station: offers from the store, pictures, print jobs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from desk_app.refusals import failure_sentence, paper_sentence
from desk_app.usecases.outcomes import PeopleDiffer, ReasonMissing
from desk_app.views import DossierLine, PrintJob
from ui.desk import papers_offer
from ui.desk.dossier_prints import job_title
from ui.desk.papers_dialog import PapersDialog
from ui.desk.papers_offer import Offers, PaperAsked
from ui.desk.shell import DeskShell
from ui.station import Station
from ui.turns import next_turn
from ui.widgets.preview import images_of

if TYPE_CHECKING:
    from desk_app.desk import Desk

NOT_FITTING: Final = "Giấy tờ này không hợp với trạng thái hiện tại. Hãy chọn giấy tờ khác."
NOT_DRAWN: Final = "Chưa xem trước được giấy tờ này; hãy kiểm tra các mục đã nhập."


class PapersFlow(QObject):
    """One for the window: every page asks it for its papers."""

    def __init__(self, station: Station, shell: DeskShell) -> None:
        super().__init__(shell)
        self._station, self._shell = station, shell
        self.dialog: PapersDialog | None = None

    def for_dossier(self, dossier_id: str) -> None:
        """Offer the papers of one dossier."""
        self._offer(lambda desk: papers_offer.of_dossier(desk, dossier_id))

    def for_lines(self, name: str, lines: Sequence[DossierLine]) -> None:
        """Offer the papers of a list, and the register."""
        self._offer(lambda desk: papers_offer.of_lines(desk, name, lines))

    def for_procedure(self, code: str) -> None:
        """Offer the papers of one procedure; of the whole catalogue when ``code`` is empty."""
        self._offer(lambda desk: papers_offer.of_procedure(desk, code))

    def _offer(self, job: "Callable[[Desk], Offers | None]") -> None:
        if self.dialog is None:
            self._station.ask(self, job, self._open, key="papers_offered")

    def _open(self, offers: Offers | None) -> None:
        if offers is None or self.dialog is not None or self._shell.is_locked():
            return
        dialog = PapersDialog(self._shell, offers)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.preview_asked.connect(partial(self._preview, dialog))
        dialog.print_asked.connect(partial(self._print, dialog))
        self._station.trouble.connect(dialog.show_refusal)
        self._shell.lock_asked.connect(dialog.reject)
        # made, filled and shown in three turns: together they would keep keys waiting
        next_turn(dialog, partial(self._fill, dialog))

    def _fill(self, dialog: PapersDialog) -> None:
        if self.dialog is not dialog:  # the desk was locked meanwhile
            return
        dialog.fill()
        next_turn(dialog, partial(self._show, dialog))

    def _show(self, dialog: PapersDialog) -> None:
        if self.dialog is dialog:
            dialog.open()

    def _preview(self, dialog: PapersDialog, asked: PaperAsked) -> None:
        by = self._station.session.staff_id

        def show(pages: tuple[QImage, ...]) -> None:
            if pages:
                dialog.show_pages(asked, pages)
            else:
                dialog.show_no_pages(asked, NOT_DRAWN)

        job = partial(_draw, asked=asked, by=by)
        self._station.look(dialog, job, show, key="paper_preview")

    def _print(self, dialog: PapersDialog, asked: PaperAsked) -> None:
        by = self._station.session.staff_id

        def done(outcome: object) -> None:
            if isinstance(outcome, PrintJob):
                dialog.finish()
                self._shell.show_toast(f"Đang in: {job_title(outcome)}")
            elif isinstance(outcome, ReasonMissing):
                dialog.show_refusal(f"Hãy nhập mục “{outcome.what}”.")
            elif isinstance(outcome, PeopleDiffer):
                dialog.show_refusal(paper_sentence(outcome))
            else:
                dialog.show_refusal(NOT_FITTING)

        self._station.act(dialog, partial(_ask, asked=asked, by=by), done, partial(_fail, dialog))

    def _forget(self) -> None:
        self.dialog = None


def _draw(desk: "Desk", asked: PaperAsked, by: str) -> tuple[QImage, ...]:
    try:
        return images_of(desk.forms.preview(by, asked.kind, asked.subject, asked.wish))
    except LookupError:
        return ()


def _ask(desk: "Desk", asked: PaperAsked, by: str) -> object:
    return desk.forms.ask(by, asked.kind, asked.subject, asked.wish)


def _fail(dialog: PapersDialog, error: Exception) -> None:
    dialog.show_refusal(failure_sentence(error))
