"""Touch: a digit pad and the kiosk's tiles, at least 20 mm wide (Colle & Hiszem 2004)."""

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from ui import theme

TARGET_MM: Final = 20
GAP_MM: Final = 3
_LAYOUT: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "back")
_NAMES: Final = {"clear": "Xóa hết", "back": "Xóa một số"}


def pixels_of(widget: QWidget, length_mm: float) -> int:
    """Return ``length_mm`` on the widget's screen in logical pixels, never fewer than at 96 dpi."""
    per_inch = max(96.0, float(widget.logicalDpiX()))
    return round(length_mm / 25.4 * per_inch)


class _PadButton(QPushButton):
    def __init__(self, key: str) -> None:
        super().__init__(key if key.isdigit() else "")
        self.key = key
        self.setAccessibleName(_NAMES.get(key, key))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = pixels_of(self, TARGET_MM)
        # here, not by setMinimumSize: the style sheet's own min-height would win
        self.setStyleSheet(f"font-size: 26px; min-width: {side}px; min-height: {side}px;")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.key.isdigit():
            return
        painter = QPainter(self)
        box = QRect(0, 0, 28, 28)
        box.moveCenter(self.rect().center())
        name = "backspace-outline" if self.key == "back" else "close"
        theme.paint_icon(painter, box, name, theme.color("text"))
        painter.end()


class DigitPad(QWidget):
    """Twelve large keys. The typed digits are kept here; the owner shows them."""

    changed = Signal(str)

    def __init__(self, most: int = 12) -> None:
        super().__init__()
        self._most = most
        self._digits = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(pixels_of(self, GAP_MM))
        self.buttons: dict[str, QPushButton] = {}
        for number, key in enumerate(_LAYOUT):
            button = _PadButton(key)
            button.clicked.connect(lambda _=False, pressed=key: self.press(pressed))
            grid.addWidget(button, number // 3, number % 3)
            self.buttons[key] = button

    def digits(self) -> str:
        """Return what was typed."""
        return self._digits

    def clear(self) -> None:
        """Forget what was typed."""
        self.press("clear")

    def press(self, key: str) -> None:
        """Act as the key ``0``-``9``, ``clear`` or ``back``."""
        if key == "clear":
            wanted = ""
        elif key == "back":
            wanted = self._digits[:-1]
        else:
            wanted = (self._digits + key)[: self._most]
        if wanted != self._digits:
            self._digits = wanted
            self.changed.emit(wanted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in self.buttons:
            self.press(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.press("back")
        else:
            super().keyPressEvent(event)
