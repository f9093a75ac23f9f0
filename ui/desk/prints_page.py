"""In ấn: what waits, what failed and why, what is uncertain; reprints and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from desk_app.views import JobState, PrintJob
from ui.desk.dossier_prints import job_pill, job_title
from ui.desk.dossier_words import moment_words
from ui.desk.page import Page
from ui.keys import KeyLine, bind
from ui.models.lines import Column
from ui.widgets.basics import (
    Card,
    DangerButton,
    PrimaryButton,
    SecondaryButton,
    label,
)
from ui.widgets.messages import ConfirmBar, EmptyState
from ui.widgets.preview import SlipPreview
from ui.widgets.table import Table

PREVIEW_PX: Final = 360
QUESTION: Final = "Phiếu đã in ra trọn vẹn chưa?"
_ON_THE_WAY: Final = (JobState.QUEUED, JobState.SENDING)
_FIRST: Final = (JobState.UNKNOWN, JobState.FAILED, JobState.QUEUED, JobState.SENDING)
_CAN_CANCEL: Final = frozenset({JobState.QUEUED, JobState.FAILED, JobState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Spool:
    """What is not done, and the newest jobs (newest first)."""

    unfinished: tuple[PrintJob, ...]
    newest: tuple[PrintJob, ...]


class PrintsPage(Page):
    """Shows the spool; says what was asked for."""

    reprint_asked = Signal(object)  # PrintJob
    picture_asked = Signal(object)  # PrintJob: in its own window
    preview_asked = Signal(object)  # PrintJob: beside the list
    again_asked = Signal(object)  # PrintJob that failed or waits: print it now
    cancel_asked = Signal(object)  # PrintJob
    answered = Signal(object, bool)  # PrintJob that is uncertain; whether it came out whole
    refresh_asked = Signal()

    def __init__(self) -> None:
        super().__init__("In ấn", "Phiếu chờ in, phiếu lỗi và các phiếu gần đây")
        self.table: Table[PrintJob] = Table(
            _columns(), EmptyState("printer-check", "Chưa có phiếu nào được in."), "Phiếu in"
        )
        self.question = ConfirmBar()
        self.preview = SlipPreview()
        self._caption = label("", "strong", wraps=True)
        self._fault = label("", "strong", wraps=True)
        self.reprint_button = PrimaryButton("In lại", "Alt+I", "printer")
        self.again_button = SecondaryButton("In ngay", "Alt+T", "printer-outline")
        self.see_button = SecondaryButton("Xem lớn", "Alt+X", "eye-outline")
        self.cancel_button = DangerButton("Hủy in", "Alt+H", "printer-off-outline")
        self._previewed = ""
        self._is_new_visit = True
        self._lay_out()
        self._connect()

    def show_spool(self, spool: Spool) -> None:
        """Show what needs somebody first, then the newest.

        The current job stays current while somebody looks; a new visit begins at the top.
        """
        known = {job.id for job in spool.unfinished}
        first = sorted(spool.unfinished, key=lambda job: _FIRST.index(job.state))
        jobs = (*first, *(job for job in spool.newest if job.id not in known))
        before = self.table.current_line()
        self.table.show_lines(jobs)
        ids = [job.id for job in jobs]
        if jobs:
            stays = before is not None and before.id in ids and not self._is_new_visit
            self.table.select_row(ids.index(before.id) if before and stays else 0)
            if not stays:
                self.table.scrollToTop()
        self._is_new_visit = self._is_new_visit and not self.isVisible()
        self._caption.setText(summary(spool))
        self._show_current()

    def show_pictures(self, job_id: str, pages: Sequence[bytes]) -> None:
        """Show the picture of the current job beside the list."""
        job = self.table.current_line()
        if job is not None and job.id == job_id:
            self.preview.show_pages(pages)

    def current(self) -> PrintJob | None:
        """Return the job that is chosen."""
        return self.table.current_line()

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def left(self) -> None:
        self._previewed = ""
        self._is_new_visit = True

    @override
    def keys(self) -> Sequence[KeyLine]:
        return (
            KeyLine("Return", "Xem phiếu đang chọn"),
            KeyLine("Alt+I", "In lại, có lý do"),
            KeyLine("Alt+T", "In ngay phiếu đang chờ hoặc chưa in được"),
            KeyLine("Alt+X", "Xem lớn"),
            KeyLine("Alt+H", "Hủy in"),
            KeyLine("Alt+C", f"{QUESTION} – Có"),
            KeyLine("Alt+K", f"{QUESTION} – Chưa, in lại"),
        )

    def _show_current(self) -> None:
        job = self.current()
        state = job.state if job else None
        self.reprint_button.setEnabled(state not in (None, *_ON_THE_WAY))
        self.see_button.setEnabled(job is not None)
        self.again_button.setVisible(state in (JobState.FAILED, JobState.QUEUED))
        self.cancel_button.setEnabled(state in _CAN_CANCEL)
        self._fault.setText(why_words(job) if job else "")
        self._fault.setVisible(bool(self._fault.text()))
        if job is not None and state is JobState.UNKNOWN:
            focused = self.table.hasFocus()
            self.question.ask(f"{QUESTION} ({job_title(job)})", "Có (Alt+C)", "Chưa (Alt+K)")
            if focused:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.question.hide()
        wanted = job.id if job else ""
        if job is not None and wanted != self._previewed and self.isVisible():
            self._previewed = wanted
            self.preview_asked.emit(job)

    def _lay_out(self) -> None:
        self.body.addWidget(self._caption)
        self.body.addWidget(self.question)
        across = QHBoxLayout()
        across.setSpacing(14)
        left = Card()
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self._fault)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.cancel_button, self.again_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.see_button, self.reprint_button):
            buttons.addWidget(button)
        left.body.addLayout(buttons)
        across.addWidget(left, 1)
        right = Card("Bản in", "file-document-outline")
        right.setFixedWidth(PREVIEW_PX)
        right.body.addWidget(self.preview, 1)
        across.addWidget(right)
        self.body.addLayout(across, 1)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_current)
        buttons = (self.reprint_button, self.again_button, self.see_button, self.cancel_button)
        for button in buttons:
            button.clicked.connect(self._tell)
        self.table.opened.connect(self.picture_asked)
        self.question.confirmed.connect(self._say_printed)
        self.question.cancelled.connect(self._say_not_printed)
        bind(self, "Alt+C", self._say_printed, Qt.ShortcutContext.WindowShortcut)
        bind(self, "Alt+K", self._say_not_printed, Qt.ShortcutContext.WindowShortcut)

    def _tell(self) -> None:
        job, button = self.current(), self.sender()
        if job is None:
            return
        if button is self.reprint_button:
            self.reprint_asked.emit(job)
        elif button is self.again_button:
            self.again_asked.emit(job)
        elif button is self.see_button:
            self.picture_asked.emit(job)
        else:
            self.cancel_asked.emit(job)

    def _say_printed(self) -> None:
        self._answer(printed=True)

    def _say_not_printed(self) -> None:
        self._answer(printed=False)

    def _answer(self, *, printed: bool) -> None:
        job = self.current()
        if job is not None and job.state is JobState.UNKNOWN:
            self.answered.emit(job, printed)


def summary(spool: Spool) -> str:
    """Return how many wait, failed and are uncertain."""
    counted = (
        (JobState.UNKNOWN, "phiếu chưa rõ đã in trọn vẹn chưa"),
        (JobState.FAILED, "phiếu chưa in được"),
        (JobState.QUEUED, "phiếu chờ in"),
    )
    states = [job.state for job in spool.unfinished]
    parts = [f"{states.count(state)} {words}" for state, words in counted if state in states]
    return " · ".join(parts) or "Mọi phiếu đã in xong."


def why_words(job: PrintJob) -> str:
    """Return what went wrong with a job, or why it was printed again."""
    again = f"Lý do in lại: {job.reason}" if job.reason else ""
    return " · ".join(part for part in (job.fault, again) if part)


def needing_somebody(spool: Spool) -> int:
    """Return how many jobs a person must look at: failed and uncertain ones."""
    return sum(job.state in (JobState.FAILED, JobState.UNKNOWN) for job in spool.unfinished)


def _columns() -> tuple[Column[PrintJob], ...]:
    return (
        Column[PrintJob]("Lúc", lambda job: moment_words(job.at), 156),
        Column[PrintJob]("Phiếu", job_title, is_strong=True),
        Column[PrintJob](
            "Trạng thái",
            lambda job: job_pill(job.state).words,
            206,
            pill=lambda job: job_pill(job.state),
        ),
    )
