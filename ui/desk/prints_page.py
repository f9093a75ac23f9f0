"""In ấn: what waits, what failed and why, what is uncertain; printers, reprints and pictures."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.paper import JobState, PaperDoubt
from desk_app.views import PrintJob
from ui.desk.dossier_prints import job_title
from ui.desk.dossier_words import moment_words
from ui.desk.page import Page
from ui.desk.prints_printers import PrinterStrip
from ui.desk.prints_words import ANSWERS, Spool, summary, why_words
from ui.keys import KeyLine, bind
from ui.models.lines import Column, Pill
from ui.refusals import PAPER_QUESTIONS
from ui.theme import Tone
from ui.widgets.basics import (
    Badge,
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
LOOK_MS: Final = 60  # ↓ held down draws no picture on the way
QUESTION: Final = PAPER_QUESTIONS[PaperDoubt.OUT_WHOLE]
_ON_THE_WAY: Final = (JobState.QUEUED, JobState.SENDING)
_CAN_CANCEL: Final = frozenset({JobState.QUEUED, JobState.FAILED, JobState.UNKNOWN})


class PrintsPage(Page):
    """Shows the spool; says what was asked for."""

    reprint_asked = Signal(object)  # PrintJob
    picture_asked = Signal(object)  # PrintJob: in its own window
    preview_asked = Signal(object)  # PrintJob: beside the list
    again_asked = Signal(object)  # PrintJob that failed or waits: print it now
    cancel_asked = Signal(object)  # PrintJob
    answered = Signal(object, bool)  # PrintJob that is asked about; the answer
    refresh_asked = Signal()
    printers_asked = Signal()  # how are the printers?

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("In ấn", "Phiếu chờ in, phiếu lỗi và các phiếu gần đây", parent)
        self._spool = Spool((), ())
        self.strip = PrinterStrip()
        self.table: Table[PrintJob] = Table(
            self._columns(), EmptyState("printer-check", "Chưa có phiếu nào được in."), "Phiếu in"
        )
        self.question = ConfirmBar()
        self.preview = SlipPreview()
        self._caption = label("", "strong", wraps=True)
        self._fault = label("", "body", wraps=True)
        self._signed = Badge()
        self.reprint_button = PrimaryButton("In lại", "Alt+I", "printer")
        self.again_button = SecondaryButton("In ngay", "Alt+T", "printer-outline")
        self.see_button = SecondaryButton("Xem lớn", "Alt+X", "eye-outline")
        self.cancel_button = DangerButton("Hủy in", "Alt+H", "printer-off-outline")
        self._previewed = self._asked = ""
        self._is_new_visit = True
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._lay_out()
        self._connect()

    def show_spool(self, spool: Spool) -> None:
        """Show what needs somebody first, then the newest.

        The current job stays current while somebody looks; a new visit begins at the top.
        """
        self._spool = spool
        jobs = spool.in_order()
        before = self.table.current_line()
        self.table.show_lines(jobs, spool.doubts)
        ids = [job.id for job in jobs]
        if jobs:
            stays = before is not None and before.id in ids and not self._is_new_visit
            self.table.select_row(ids.index(before.id) if before and stays else 0)
            if not stays:
                self.table.scrollToTop()
        else:
            self.preview.show_pages(())
            self._signed.hide()
        self._is_new_visit = self._is_new_visit and not self.isVisible()
        self._caption.setText(summary(spool))
        for role, printer in spool.printers.items():
            self.strip.cards[role].show_printer(printer.words)
        self.strip.show_left(spool.left)
        self._show_current()

    def show_pictures(self, job_id: str, pages: Sequence[QImage], *, signed: bool | None) -> None:
        """Show the picture of the current job beside the list; None: nothing that is signed."""
        job = self.table.current_line()
        if job is None or job.id != job_id:
            return
        self.preview.show_pages(pages)
        self._signed.setVisible(signed is not None)
        if signed:
            self._signed.show_state("Đã ký số", Tone.OK, "certificate-outline")
        elif job.signature:
            self._signed.show_state("Chưa ký được", Tone.WARN, "file-document-outline")
        else:
            self._signed.show_state("Không ký số", Tone.NEUTRAL, "file-document-outline")

    def current(self) -> PrintJob | None:
        """Return the job that is chosen."""
        return self.table.current_line()

    def signed_words(self) -> str:
        """Return what is said of the signature, or nothing."""
        return "" if self._signed.isHidden() else self._signed.words()

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        self.printers_asked.emit()
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
            KeyLine("Alt+R", "Đã thay cuộn giấy"),
            KeyLine("Alt+D", "Hỏi lại tình trạng máy in"),
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
        self._show_question(job)
        wanted = job.id if job else ""
        if wanted and wanted != self._previewed and self.isVisible():
            self._look.start()

    def _show_question(self, job: PrintJob | None) -> None:
        about = self._spool.doubt_of(job) if job else None
        if job is None or about is None:
            self._asked = ""
            self.question.hide()
            return
        asked = f"{PAPER_QUESTIONS[about]} ({job_title(job)})"
        if asked == self._asked and not self.question.isHidden():
            return  # asked once: what comes meanwhile moves neither words nor focus
        self._asked = asked
        focused = self.table.hasFocus()
        self.question.ask(asked, *ANSWERS[about])
        if focused:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_preview(self) -> None:
        job = self.current()
        if job is not None and job.id != self._previewed:
            self._previewed = job.id
            self.preview_asked.emit(job)

    def _pill(self, job: PrintJob) -> Pill:
        return self._spool.pill_of(job)

    def _columns(self) -> tuple[Column[PrintJob], ...]:
        return (
            Column[PrintJob]("Lúc", lambda job: moment_words(job.at), 156),
            Column[PrintJob]("Phiếu", job_title, is_strong=True),
            Column[PrintJob](
                "Trạng thái",
                lambda job: self._pill(job).words,
                206,
                pill=self._pill,
            ),
        )

    def _lay_out(self) -> None:
        self.body.addWidget(self.strip)
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
        right.add_action(self._signed)
        self._signed.hide()
        right.body.addWidget(self.preview, 1)
        across.addWidget(right)
        self.body.addLayout(across, 1)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_current)
        self._look.timeout.connect(self._ask_preview)
        for button, tell in (
            (self.reprint_button, self.reprint_asked.emit),
            (self.again_button, self.again_asked.emit),
            (self.see_button, self.picture_asked.emit),
            (self.cancel_button, self.cancel_asked.emit),
        ):
            button.clicked.connect(partial(self._tell, tell))
        self.table.opened.connect(self.picture_asked)
        self.strip.ask_asked.connect(self.printers_asked)
        self.question.confirmed.connect(lambda: self._answer(yes=True))
        self.question.cancelled.connect(lambda: self._answer(yes=False))
        window = Qt.ShortcutContext.WindowShortcut
        bind(self, "Alt+C", lambda: self._answer(yes=True), window)
        bind(self, "Alt+K", lambda: self._answer(yes=False), window)

    def _tell(self, asked: Callable[[PrintJob], object], _: bool = False) -> None:
        job = self.current()
        if job is not None:
            asked(job)

    def _answer(self, *, yes: bool) -> None:
        job = self.current()
        if job is not None and self._spool.doubt_of(job) is not None:
            self._is_new_visit = True  # on to the next question
            self.answered.emit(job, yes)
