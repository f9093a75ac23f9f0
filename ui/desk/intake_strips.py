"""What the intake page says above its fields: what was accepted, and what happened to the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Tone
from ui.widgets.basics import Card, IconLabel, QuietButton, SecondaryButton, label

_SIGNS = {
    Tone.OK: ("check-circle", "ok"),
    Tone.INFO: ("information", "info"),
    Tone.WARN: ("alert", "warn"),
    Tone.ERROR: ("alert-circle", "error"),
    Tone.NEUTRAL: ("information", "muted"),
}


class _Strip(Card):
    def __init__(self) -> None:
        super().__init__()
        around = self.layout()
        if isinstance(around, QVBoxLayout):
            around.setContentsMargins(14, 8, 10, 8)
        self.body.setSpacing(6)
        self._sign = IconLabel("check-circle", "ok", 20)
        self._title = label("", "strong", wraps=True)
        self.hide()

    def _say(self, words: str, tone: Tone) -> None:
        self._sign.show_icon(*_SIGNS[tone])
        self._title.setText(words)
        self.setAccessibleName(words)
        self.show()

    def words(self) -> str:
        """Return what is said, or nothing when the strip is hidden."""
        return "" if self.isHidden() else self._title.text()


class NoticeStrip(_Strip):
    """News about the page itself: a draft restored, a store that is full, a correction."""

    action_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.action = QuietButton("", "", "")
        self.action.clicked.connect(self.action_asked)
        self._shut = QuietButton("Đóng", "", "close")
        self._shut.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 1)
        row.addWidget(self.action)
        row.addWidget(self._shut)
        self.body.addLayout(row)

    def show_notice(self, words: str, tone: Tone, action: str = "") -> None:
        """Say ``words``; ``action`` names what can be done about it."""
        self.action.set_words(action)
        self.action.setVisible(bool(action))
        self._shut.setVisible(not action)
        self._say(words, tone)


class AcceptedStrip(_Strip):
    """The dossier that was just received, its paper, and what often comes next."""

    same_person_asked = Signal()
    reprint_asked = Signal()
    correct_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._paper = label("", "muted", wraps=True)
        self.again = SecondaryButton("Thêm hồ sơ cho cùng người", "Ctrl+M", "account-plus-outline")
        self.reprint = SecondaryButton("In lại", "Shift+F9", "printer-outline")
        self.correct = SecondaryButton("Sửa giấy đã in", "F12", "file-replace-outline")
        self.again.clicked.connect(self.same_person_asked)
        self.reprint.clicked.connect(self.reprint_asked)
        self.correct.clicked.connect(self.correct_asked)
        self.body.addLayout(self._said())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.again, self.reprint, self.correct):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def show_accepted(self, words: str, paper: str, *, correctable: bool, printed: bool) -> None:
        """Say what was received and what is on its way to the printer."""
        self.reprint.setVisible(printed)
        self.correct.setVisible(correctable)
        self.show_paper(paper, Tone.NEUTRAL)
        self._say(words, Tone.OK)

    def show_paper(self, words: str, tone: Tone) -> None:
        """Say how the printing went."""
        self._paper.setText(words)
        self._paper.setProperty("role", "error" if tone is Tone.ERROR else "muted")
        self._paper.style().unpolish(self._paper)
        self._paper.style().polish(self._paper)
        self._paper.setVisible(bool(words))

    def paper_words(self) -> str:
        """Return what is said of the paper."""
        return self._paper.text()

    def _said(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QWidget()
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(1)
        inside.addWidget(self._title)
        inside.addWidget(self._paper)
        row.addWidget(words, 1)
        return row
