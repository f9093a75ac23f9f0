"""A small count that is painted; it becomes an editor only while somebody types into it.

A list of fifty papers has a hundred and fifty of them: as many spin boxes would hold the window
for half a second.
"""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.basics import drop

MOST: Final = 99
_WIDTH_PX: Final = 72
_HEIGHT_PX: Final = 30


class SmallCount(QWidget):
    """0 to 99. A click opens an editor; leaving it, or Enter, keeps what was typed."""

    valueChanged = Signal(int)  # noqa: N815  Qt's own name for it

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self._words = words
        self._editor: QSpinBox | None = None
        self._counts = True
        self.setFixedSize(_WIDTH_PX, _HEIGHT_PX)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._name()

    def value(self) -> int:
        """Return the count."""
        return self._value

    def setValue(self, value: int) -> None:  # noqa: N802  Qt's own name for it
        """Set the count, held between 0 and 99."""
        held = max(0, min(MOST, value))
        if held != self._value:
            self._value = held
            self._name()
            self.update()
            self.valueChanged.emit(held)

    def name(self, words: str) -> None:
        """Say what is counted."""
        self._words = words
        self._name()

    def stand_back(self, *, counts: bool) -> None:
        """Show the count as one that would be taken, not as one that was."""
        if counts != self._counts:
            self._counts = counts
            self.update()

    def step(self, by: int) -> None:
        """Count up or down."""
        self.setValue(self._value + by)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH_PX, _HEIGHT_PX)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._editor is None:
            self._open_editor()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(theme.ui_font(theme.size("body")))
        painter.setPen(theme.color("text" if self._value and self._counts else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._value))
        painter.end()

    def _open_editor(self) -> None:
        editor = QSpinBox(self)
        editor.setProperty("role", "count")
        editor.setRange(0, MOST)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setAccessibleName(self._words)
        editor.setValue(self._value)
        editor.setGeometry(self.rect())
        editor.valueChanged.connect(self.setValue)
        editor.editingFinished.connect(self._close_editor)
        self._editor = editor
        editor.show()
        editor.setFocus(Qt.FocusReason.MouseFocusReason)
        editor.selectAll()

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            drop(editor)

    def _name(self) -> None:
        self.setAccessibleName(f"{self._words}: {self._value}")
