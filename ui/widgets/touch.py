"""Touch: a digit pad and the kiosk's tiles, at least 20 mm wide (Colle & Hiszem 2004)."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.theme import Tone

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


class BigTile(QPushButton):
    """A service on the kiosk: letter, title, what it covers, and how many wait."""

    picked = Signal(str)

    def __init__(self, key: str, letter: str, title: str, subtitle: str = "") -> None:
        super().__init__()
        self._letter, self._title, self._subtitle = letter, title, subtitle
        self._waiting, self._tone = "", Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setProperty("kind", "tile")
        least = self.minimumSizeHint()
        self.setStyleSheet(f"min-width: {least.width()}px; min-height: {least.height()}px;")
        self.show_waiting("", Tone.NEUTRAL)
        self.clicked.connect(lambda: self.picked.emit(key))

    def show_waiting(self, words: str, tone: Tone) -> None:
        """Say how many wait, or that nobody does."""
        self._waiting, self._tone = words, tone
        self.setAccessibleName(". ".join(p for p in (self._title, self._subtitle, words) if p))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(pixels_of(self, 88), pixels_of(self, 36))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(pixels_of(self, 64), pixels_of(self, TARGET_MM + 6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = max(44, min(72, self.height() - 36))
        badge = QRect(20, (self.height() - side) // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary"))
        painter.drawRoundedRect(badge, 10, 10)
        painter.setPen(theme.color("on_primary"))
        painter.setFont(theme.ui_font(side // 2, QFont.Weight.Bold))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._letter)
        left = badge.right() + 20
        self._paint_words(painter, QRect(left, 10, self.width() - left - 16, self.height() - 20))
        painter.end()

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        parts = [
            (self._title, theme.ui_font(22, QFont.Weight.DemiBold), "text"),
            (self._subtitle, theme.ui_font(15), "muted"),
            (self._waiting, theme.ui_font(16, QFont.Weight.DemiBold), self._waiting_ink()),
        ]
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        boxes: list[QRect] = []
        top = 0
        for words, font, _ in parts:
            painter.setFont(font)
            box = painter.boundingRect(QRect(room.left(), 0, room.width(), 400), wrap, words)
            height = box.height() if words else 0
            boxes.append(QRect(room.left(), top, room.width(), height))
            top += height + (4 if words else 0)
        shift = room.top() + max(0, (room.height() - top) // 2)
        for (words, font, ink), box in zip(parts, boxes, strict=True):
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(box.translated(0, shift), wrap, words)

    def _waiting_ink(self) -> str:
        return "muted" if self._tone is Tone.NEUTRAL else self._tone
