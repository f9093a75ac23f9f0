"""A figure that opens the list behind it. Painted whole: five labels took three times as long."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme
from ui.drawing import MIDDLE, STRONG, Letters, draw_words, letters
from ui.kept_pictures import lay
from ui.keys import key_caps
from ui.theme import Tone

UNKNOWN: Final = "–"
_SIDE_PX: Final = 15
_TOP_PX: Final = 9
_GAP_PX: Final = 8
_ICON_PX: Final = 20
_CAPS: Final = Letters(11, STRONG, "muted")
_CAP_PX: Final = 19
_CAP_PAD_PX: Final = 6


@dataclass(frozen=True, slots=True)
class _Look:
    """All that a tile looks like but its size."""

    title: str
    icon: str
    figure: str
    ink: str
    caps: str
    is_chosen: bool
    has_focus: bool
    is_under_mouse: bool

    def draw(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, box)
        head = QRect(_SIDE_PX, _TOP_PX, box.width() - 2 * _SIDE_PX + 2, _figure().high_px())
        sign = QRect(head.left(), head.center().y() - _ICON_PX // 2 + 1, _ICON_PX, _ICON_PX)
        theme.paint_icon(painter, sign, self.icon, theme.color(self.ink))
        room = head.adjusted(_ICON_PX + _GAP_PX, 0, 0, 0)
        ink = "text" if self.ink == "muted" else self.ink
        draw_words(painter, room, self.figure, _figure(ink))
        if self.caps:
            self._draw_caps(painter, head)
        below = QRect(_SIDE_PX, head.bottom() + 3, head.width(), _title().high_px())
        draw_words(painter, below, self.title, _title())

    def _draw_ground(self, painter: QPainter, box: QRect) -> None:
        edge = "primary" if self.is_chosen else "border" if self.is_under_mouse else "line"
        wide = 2 if self.has_focus else 1
        painter.setPen(QPen(theme.color("focus" if self.has_focus else edge), wide))
        painter.setBrush(theme.color("selected" if self.is_chosen else "surface"))
        radius = theme.size("radius_card")
        inset = wide / 2
        outline = box.toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(outline, radius - inset, radius - inset)

    def _draw_caps(self, painter: QPainter, head: QRect) -> None:
        wide = _CAPS.wide_px(self.caps) + 2 * _CAP_PAD_PX
        box = QRect(head.right() - wide + 1, head.center().y() - _CAP_PX // 2 + 1, wide, _CAP_PX)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 3, 3)
        draw_words(painter, box.adjusted(0, 0, 0, -1), self.caps, _CAPS, MIDDLE)


class CountTile(QWidget):
    """Icon, figure, key and title. ``opened`` by click, Enter or Space; the key is the page's."""

    opened = Signal(object)  # the name that it was made with

    def __init__(
        self, name: Hashable, title: str, icon: str, tone: Tone, sequence: str = ""
    ) -> None:
        super().__init__()
        self._name, self._title, self._icon, self._tone = name, title, icon, tone
        self._caps = key_caps(sequence) if sequence else ""
        self._figure = UNKNOWN
        self._is_chosen = self._is_toned = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(title)
        self.show_figure(UNKNOWN, is_toned=False)

    def show_figure(self, figure: str, *, is_toned: bool) -> None:
        """Show how long the list is, in the tone's colour where there is something to do."""
        known = f": {figure} hồ sơ" if figure != UNKNOWN else ""
        self.setAccessibleName(self._title + known)
        if (figure, is_toned) == (self._figure, self._is_toned):
            return
        self._figure, self._is_toned = figure, is_toned
        self.updateGeometry()
        self.update()

    def figure(self) -> str:
        """Return the figure shown."""
        return self._figure

    def mark_chosen(self, *, is_chosen: bool) -> None:
        """Mark the tile whose list is shown below."""
        if is_chosen != self._is_chosen:
            self._is_chosen = is_chosen
            self.update()

    @override
    def sizeHint(self) -> QSize:
        head = _ICON_PX + _GAP_PX + _figure().wide_px(self._figure)
        if self._caps:
            head += _GAP_PX + _CAPS.wide_px(self._caps) + 2 * _CAP_PAD_PX
        wide = max(head, _title().wide_px(self._title))
        high = _figure().high_px() + 2 + _title().high_px()
        return QSize(wide + 2 * _SIDE_PX, high + 2 * _TOP_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink = self._tone if self._is_toned else "muted"
        states = self._is_chosen, self.hasFocus(), self.underMouse()
        look = _Look(self._title, self._icon, self._figure, ink, self._caps, *states)
        painter = QPainter(self)
        lay(painter, self.rect(), look, "background")
        painter.end()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._name)
        else:
            super().keyPressEvent(event)


def _figure(ink: str = "text") -> Letters:
    return letters("figure", ink, QFont.Weight.Bold)


def _title() -> Letters:
    return letters("label", weight=STRONG)
