"""A list beside a form: rows of two lines; ↑ ↓ choose, Enter goes to the form."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.keys import bind
from ui.widgets.basics import Card
from ui.widgets.choice_list import Choice, ChoiceView

FORM_PX: Final = 760  # lines longer than that are hard to follow


class ItemList(QWidget):
    """``chosen`` only when a person chose; ``show_rows`` is quiet."""

    chosen = Signal(str)  # the row's key
    entered = Signal()  # Enter: on to the form

    def __init__(self, name: str) -> None:
        super().__init__()
        self.view = ChoiceView(name)
        self._model = self.view.choices
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.view.in_card())
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._tell)
        bind(self.view, "Return", self.entered.emit)

    def show_rows(self, rows: Sequence[Choice], key: str) -> None:
        """Show ``rows`` with the one of ``key`` chosen."""
        self.view.selectionModel().blockSignals(True)
        self._model.show(rows)
        keys = [row.key for row in rows]
        self.view.select_quietly(keys.index(key) if key in keys else -1)

    def choose(self, key: str) -> None:
        """Choose the row of ``key`` as a person would."""
        for row in range(self._model.rowCount()):
            choice = self._model.choice(self._model.index(row, 0))
            if choice is not None and choice.key == key:
                self.view.setCurrentIndex(self._model.index(row, 0))

    def rows(self) -> tuple[Choice, ...]:
        """Return the rows shown."""
        indexes = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        return tuple(one for one in map(self._model.choice, indexes) if one is not None)

    def _tell(self) -> None:
        choice = self._model.choice(self.view.currentIndex())
        if choice is not None:
            self.chosen.emit(choice.key)


def list_beside_form(part: QWidget, side: QWidget) -> Card:
    """Lay ``part`` out as a list and the card of a form; return the card."""
    across = QHBoxLayout(part)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(14)
    across.addWidget(side)
    card = Card()
    card.setMaximumWidth(FORM_PX)
    across.addWidget(card, 1)
    across.addStretch(0)
    return card
