"""The register (form 07) as one calm line of a page: what is not entered, what has just been."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.basics import IconLabel, SecondaryButton, label


class RegisterBar(QFrame):
    """Hidden until there is something to say; never takes the focus from the work."""

    enter_asked = Signal()
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(14, 6, 8, 6)
        inside.setSpacing(10)
        self._words = label("", "strong", wraps=True)
        self.enter_button = SecondaryButton("Vào sổ", "Alt+V", "file-check-outline")
        self.print_button = SecondaryButton("In sổ (mẫu 07)", "Alt+I", "printer-outline")
        inside.addWidget(IconLabel("file-check-outline", "primary", 20))
        inside.addWidget(self._words, 1)
        inside.addWidget(self.enter_button)
        inside.addWidget(self.print_button)
        self.enter_button.clicked.connect(self.enter_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.hide()

    def offer_entering(self, words: str) -> None:
        """Say what is not in the register yet; one key enters it."""
        self._show(words, prints=False)

    def offer_printing(self, words: str) -> None:
        """Say what was entered; one key prints it."""
        self._show(words, prints=True)

    def words(self) -> str:
        """Return what is said, or nothing while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _show(self, words: str, *, prints: bool) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self.enter_button.setVisible(not prints)
        self.print_button.setVisible(prints)
        self.show()
