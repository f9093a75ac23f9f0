"""A column that scrolls when it is taller than its place, and what brings a part of it to sight."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

AROUND_PX: Final = 60  # a field's label and what is said below it


def reveal(widget: QWidget, around_px: int = AROUND_PX) -> None:
    """Scroll so that ``widget`` is seen, with ``around_px`` above and below it."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(widget, 0, around_px)


class ScrollBox(QScrollArea):
    """Fill ``column`` after the box has its place.

    A full one that is moved, or shown its content, gives every widget its look there and then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self.column = QVBoxLayout(inside)
        self.setWidget(inside)
