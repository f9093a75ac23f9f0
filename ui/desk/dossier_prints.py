"""The printed papers of a dossier as short rows, and any job as a picture."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.views import JobState, PrintJob
from ui.desk.dossier_words import moment_words
from ui.models.lines import Pill
from ui.refusals import job_state_words
from ui.theme import Tone
from ui.widgets.basics import Badge, Card, QuietButton, SecondaryButton, drop, label
from ui.widgets.messages import button_row
from ui.widgets.preview import SlipPreview

REPRINT_REASONS: Final = (
    "Giấy kẹt, bản in hỏng",
    "Bản in mờ, thiếu nét",
    "Công dân làm mất",
    "Lưu thêm một bản",
)
_LOOKS: Final[Mapping[JobState, tuple[Tone, str]]] = {
    JobState.QUEUED: (Tone.INFO, "printer-outline"),
    JobState.SENDING: (Tone.INFO, "printer"),
    JobState.SENT: (Tone.NEUTRAL, "printer"),
    JobState.CONFIRMED: (Tone.OK, "printer-check"),
    JobState.FAILED: (Tone.ERROR, "printer-alert"),
    JobState.UNKNOWN: (Tone.WARN, "help-circle-outline"),
    JobState.CANCELLED: (Tone.NEUTRAL, "printer-off-outline"),
}
_SAVED: Final = (Tone.NEUTRAL, "file-document-outline")
_PICTURE_PX: Final = (760, 640)


def job_pill(job: PrintJob) -> Pill:
    """Return the state of a job with its icon and tone."""
    tone, icon = _SAVED if job.is_only_saved else _LOOKS[job.state]
    return Pill(job_state_words(job), tone, icon)


def job_title(job: PrintJob) -> str:
    """Return the title of a job; a reprint says which."""
    return f"{job.title} (in lại lần {job.reprints})" if job.reprints else job.title


class PrintsCard(Card):
    """Jobs of one dossier: each can be seen as a picture and printed again with a reason."""

    reprint_asked = Signal(object)  # PrintJob
    picture_asked = Signal(object)  # PrintJob

    def __init__(self, title: str) -> None:
        super().__init__(title, "printer-outline")
        self._inside: QWidget | None = None
        self.rows: list[tuple[QuietButton, QuietButton]] = []

    def show_jobs(self, jobs: Sequence[PrintJob]) -> None:
        """Replace the rows."""
        if self._inside is not None:
            drop(self._inside)
        self.rows = []
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for job in jobs:
            column.addLayout(self._row(job))
        if not jobs:
            column.addWidget(label("Chưa in giấy nào.", "muted"))
        self.body.addWidget(self._inside)

    def _row(self, job: PrintJob) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(3)
        row.addWidget(label(job_title(job), "body", wraps=True))
        pill = job_pill(job)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(Badge(pill.words, pill.tone, pill.icon))
        foot.addStretch(1)
        see, again = QuietButton("Xem", "", "eye-outline"), QuietButton("In lại", "", "printer")
        see.clicked.connect(lambda: self.picture_asked.emit(job))
        again.clicked.connect(lambda: self.reprint_asked.emit(job))
        foot.addWidget(see)
        foot.addWidget(again)
        self.rows.append((see, again))
        row.addLayout(foot)
        said = (moment_words(job.at), job.fault, f"Lý do: {job.reason}" if job.reason else "")
        row.addWidget(label(" · ".join(part for part in said if part), "hint", wraps=True))
        return row


class PictureDialog(QDialog):
    """A slip as the very picture that is printed; Esc closes."""

    def __init__(self, parent: QWidget | None, title: str, pages: Sequence[QImage]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*_PICTURE_PX)
        around = QVBoxLayout(self)
        around.setContentsMargins(18, 14, 18, 14)
        around.addWidget(label(title, "card-title"))
        self.preview = SlipPreview()
        self.preview.show_pages(pages)
        around.addWidget(self.preview, 1)
        close = SecondaryButton("Đóng", "Escape")
        close.clicked.connect(self.reject)
        around.addLayout(button_row(close))
