"""Title and subtitle of a page; what has no room ends in an ellipsis, never under something."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

_GAP_PX: Final = 16
_ANY_PX: Final = 16_777_215  # Qt's own "no limit"


class FittedLabel(QLabel):
    """One line; the whole of it is the tooltip when it was cut."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def show_words(self, words: str) -> None:
        """Show ``words``, as many as there is room for."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._words, right, max(0, self.width()))
        self.setText(shown)
        self.setToolTip("" if shown == self._words else self._words)


class Heading(QWidget):
    """Title above subtitle."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._subtitle = FittedLabel("title"), FittedLabel("subtitle")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addStretch(1)

    def show_words(self, title: str, subtitle: str) -> None:
        """Show both; without a subtitle the title stands in the middle."""
        self._title.show_words(title)
        self._subtitle.show_words(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def leave_room(self, from_x: int) -> None:
        """End before ``from_x`` of the window; 0 takes all the room there is again."""
        left = self.mapTo(self.window(), QPoint(0, 0)).x()
        self.setMaximumWidth(max(0, from_x - left - _GAP_PX) if from_x else _ANY_PX)
