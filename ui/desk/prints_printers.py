"""The printers over the spool: how each one is, in words, and what the roll still gives."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.roll import PaperLeft
from desk_app.views import PrinterRole
from ui import theme
from ui.desk.prints_words import ROLE_NAMES, left_words, state_pill
from ui.widgets.basics import Badge, Card, QuietButton, label

if TYPE_CHECKING:
    from desk_app.desk.printers import PrinterState

TELLS: Final = "Máy in trả lời: "


class PrinterCard(Card):
    """One printer: what it is for, where it is, how it is."""

    def __init__(self, role: PrinterRole) -> None:
        super().__init__()
        self.role = role
        around = self.layout()
        if around is not None:
            around.setContentsMargins(16, 6, 12, 8)
        self.body.setSpacing(2)
        self._state = Badge()
        self._where = label("", "hint")
        self._words = label("", "hint", wraps=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(label(ROLE_NAMES[role], "label"))
        self.head.addWidget(self._state)
        self.head.addStretch(1)
        self.body.addLayout(self.head)
        self.body.addWidget(self._where)
        self.body.addWidget(self._words)
        self.show_state(None)

    def show_printer(self, words: str) -> None:
        """Show where this kind of paper goes."""
        self._where.setText(words[:1].upper() + words[1:])

    def show_state(self, state: "PrinterState | None") -> None:
        """Show what the printer said; None while it is being asked."""
        pill = state_pill(state)
        self._state.show_state(pill.words, pill.tone, pill.icon)
        self._words.setText(" ".join(state.warnings) if state else "")
        self._words.setVisible(bool(self._words.text()))

    def words(self) -> str:
        """Return everything that is said of the printer."""
        return " ".join(part for part in (self._state.words(), self._words.text()) if part)


class PrinterStrip(QWidget):
    """Both printers side by side; the roll's paper under the one for tickets."""

    ask_asked = Signal()
    roll_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        self.cards = {role: PrinterCard(role) for role in PrinterRole}
        for card in self.cards.values():
            across.addWidget(card, 1)
        self._left = label("", "hint", wraps=True)
        self.roll_button = QuietButton("Đã thay cuộn", "Alt+R", "reload")
        self.ask_button = QuietButton("Hỏi lại", "Alt+D", "refresh")
        tickets, forms = self.cards[PrinterRole.TICKETS], self.cards[PrinterRole.FORMS]
        tickets.head.addWidget(self.roll_button)
        tickets.body.addWidget(self._left)
        forms.head.addWidget(self.ask_button)
        column = forms.layout()
        if isinstance(column, QVBoxLayout):
            column.addStretch(1)
        self.roll_button.clicked.connect(self.roll_changed)
        self.ask_button.clicked.connect(self.ask_asked)

    def show_left(self, left: PaperLeft) -> None:
        """Show what the roll still gives; calm, never in the way."""
        self._left.setText(left_words(left))
        self._left.setVisible(left.is_roll)
        self.roll_button.setVisible(left.is_roll)
        theme.mark(self._left, "role", "strong" if left.low else "hint")

    def left(self) -> str:
        """Return what is said of the roll."""
        return self._left.text()
