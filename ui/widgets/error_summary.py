"""What must be mended before a form is taken, said once above it, with a link to each place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import words_of
from ui.turns import next_turn
from ui.widgets.basics import IconLabel, drop, label
from ui.widgets.scroll import reveal


@dataclass(frozen=True, slots=True)
class Fault:
    """What must be mended, and the field that the link leads to."""

    words: str
    field: QWidget


class ErrorSummary(QFrame):
    """After a refused submit: one link for each fault; the focus goes to the first bad field.

    What is typed next belongs there. Put the summary above what scrolls.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "summary")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        around = QHBoxLayout(self)
        around.setContentsMargins(12, 9, 12, 9)
        around.setSpacing(10)
        around.addWidget(IconLabel("alert-circle", "error", 20), 0, Qt.AlignmentFlag.AlignTop)
        self._title = label("", "strong")
        around.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self._links = QVBoxLayout()
        self._links.setSpacing(4)
        around.addLayout(self._links)
        around.addStretch(1)
        self._made: list[QPushButton] = []
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show one link for each fault, the first one of the page first; hide without any."""
        for link in self._made:
            drop(link)
        self._made = [_link(fault) for fault in faults]
        for link in self._made:
            self._links.addWidget(link)
        title = f"Có {len(faults)} chỗ cần sửa:"
        self._title.setText(title)
        self.setAccessibleName(" ".join([title, *(fault.words for fault in faults)]))
        self.setVisible(bool(faults))
        if faults:
            # the focus is elsewhere, so a reader is told of the summary by itself
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
            _go_to(faults[0].field)

    def links(self) -> tuple[QPushButton, ...]:
        """Return the links, in order."""
        return tuple(self._made)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._made:
            self._made[0].click()
            return
        super().keyPressEvent(event)


def _link(fault: Fault) -> QPushButton:
    made = QPushButton(words_of(fault.words))
    made.setProperty("kind", "link")
    made.setAccessibleName(fault.words)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: _go_to(fault.field))
    return made


def _go_to(field: QWidget) -> None:
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    # when the summary and the words at the fields have their room
    next_turn(field, partial(reveal, field))
