"""Buttons for fingers: at least 20 mm, painted whole, with a key of its own for every touch."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import uuid4

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.kiosk.look import Look
from ui.widgets.touch import TARGET_MM, pixels_of

LEAST_SIGN_PX: Final = 32
_SHRINK: Final = 0.94
_SHRINKS: Final = 14
_LEAST_SHRINK: Final = 0.82
_ASIDE_GAP: Final = 16
_WIDE: Final = 5  # times its height


class Kind(StrEnum):
    """How loud a button is."""

    MAIN = "main"
    PLAIN = "plain"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a button: size for 1080 x 1920, weight, and the token of its ink."""

    words: str
    pixels: int
    weight: QFont.Weight = QFont.Weight.Normal
    ink: str = "text"
    is_aside: bool = False  # at the right end where the button is wide: others need not shrink
    may_go: bool = False  # rather than make all the lines tiny


class _Fit(NamedTuple):
    """How lines go into a room; kept, as finding it out shapes each of them many times."""

    wanted: tuple[int, int, tuple[Line, ...], Look]  # width and height of the room, what is in it
    lines: tuple[Line, ...]  # one under the other
    heights: tuple[int, ...]  # of each, in pixels
    shrink: float
    aside: Line | None  # at the right end
    aside_px: int  # its width and the gap before it


class KioskButton(QAbstractButton):
    """``tapped`` carries the key of the touch: made when the finger goes down, so that one touch
    stays one touch however often its release is reported. A finger that slides off takes nothing.
    """

    tapped = Signal(str)

    def __init__(self, words: str, icon: str = "", kind: Kind = Kind.PLAIN) -> None:
        super().__init__()
        self._kind, self._icon, self._letter = kind, icon, ""
        self._look = Look()
        self._tap = ""
        self._lines: tuple[Line, ...] = ()
        self._fit: _Fit | None = None
        self.drawn_px = 0  # how large the letters of the first line came out
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.rename(words)
        self.clicked.connect(self._tell)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Replace the words."""
        self._lines = lines
        self.setAccessibleName(". ".join(line.words for line in lines if line.words))
        self.update()

    def rename(self, words: str) -> None:
        """Show one line of plain words."""
        self.show_lines((Line(words, 36, QFont.Weight.DemiBold, self._ink()),))

    def set_look(self, look: Look) -> None:
        """Take another size or other colours."""
        self._look = look
        self.updateGeometry()
        self.update()

    def words(self) -> tuple[str, ...]:
        """Return the lines shown."""
        return tuple(line.words for line in self._lines)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tap = uuid4().hex
        super().mousePressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(max(least.width(), self._look.px(320)), max(least.height(), self._look.px(96)))

    @override
    def minimumSizeHint(self) -> QSize:
        side = pixels_of(self, TARGET_MM)
        return QSize(side * 2, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        room = self.rect().adjusted(self._look.px(22), 6, -self._look.px(22), -6)
        sign = self._paint_sign(painter, room)
        if sign:
            room.setLeft(room.left() + sign + self._look.px(24))
        self._paint_lines(painter, room)
        painter.end()

    def _tell(self) -> None:
        self.tapped.emit(self._tap or uuid4().hex)

    def _ink(self) -> str:
        return "on_primary" if self._kind is Kind.MAIN else "text"

    def _paint_ground(self, painter: QPainter) -> None:
        look = self._look
        if self._kind is Kind.MAIN:
            ground = look.color("primary_press" if self.isDown() else "primary")
            edge = ground
        else:
            ground = look.color("selected" if self.isDown() else "surface")
            edge = look.color("primary" if self.isDown() else "border")
        painter.setPen(QPen(edge, max(2, look.px(3))))
        painter.setBrush(ground)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        radius = look.px(18)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(2, 2, -2, -2), radius, radius)

    def _paint_sign(self, painter: QPainter, room: QRect) -> int:
        """Draw the icon or the letter; return the width taken."""
        if room.height() < LEAST_SIGN_PX:  # a screen that is just being laid out
            return 0
        if self._letter:
            return self._paint_letter(painter, room)
        if not self._icon:
            return 0
        side = min(room.height() - 8, self._look.text_px(52))
        box = QRect(room.left(), room.center().y() - side // 2, side, side)
        ink = "on_primary" if self._kind is Kind.MAIN else "primary"
        theme.paint_icon(painter, box, self._icon, self._look.color(ink))
        return side

    def _paint_letter(self, painter: QPainter, room: QRect) -> int:
        side = min(room.height() - self._look.px(16), self._look.px(130))
        box = QRect(room.left(), room.center().y() - side // 2, side, side)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("primary"))
        painter.drawRoundedRect(box, self._look.px(18), self._look.px(18))
        painter.setPen(self._look.color("on_primary"))
        painter.setFont(theme.ui_font(round(side * 0.6), QFont.Weight.Bold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()
        return side

    def _paint_lines(self, painter: QPainter, room: QRect) -> None:
        """Draw the lines one under the other, as large as they fit."""
        fit = self._fitting(painter, room)
        if fit.aside is not None:
            self._paint_aside(painter, room, fit.aside, fit.aside_px)
            room = room.adjusted(0, 0, -fit.aside_px, 0)
        self.drawn_px = self._font(fit.lines[0], fit.shrink).pixelSize() if fit.lines else 0
        top = room.top() + max(0, (room.height() - sum(fit.heights)) // 2)
        for line, height in zip(fit.lines, fit.heights, strict=True):
            painter.setFont(self._font(line, fit.shrink))
            painter.setPen(self._look.color(line.ink))
            box = QRect(room.left(), top, room.width(), height)
            painter.drawText(box, int(self._flags()), line.words)
            top += height

    def _fitting(self, painter: QPainter, room: QRect) -> _Fit:
        wanted = room.width(), room.height(), self._lines, self._look
        if self._fit is not None and self._fit.wanted == wanted:
            return self._fit
        every = [line for line in self._lines if line.words]
        lines, has_aside, shrink = self._best(painter, room, every)
        if shrink < _LEAST_SHRINK:  # what only explains goes before anything becomes tiny
            few = [one for one in every if not one.may_go]
            lines, has_aside, shrink = self._best(painter, room, few)
        aside = next((line for line in lines if line.is_aside), None) if has_aside else None
        wide = self._aside_width(painter, room, aside) if aside else 0
        upright = [line for line in lines if line is not aside]
        heights = self._heights(painter, room.adjusted(0, 0, -wide, 0), upright, shrink)
        self._fit = _Fit(wanted, tuple(upright), tuple(heights), shrink, aside, wide)
        return self._fit

    def _best(
        self, painter: QPainter, room: QRect, lines: list[Line]
    ) -> tuple[list[Line], bool, float]:
        """Return the lines, whether one stands at the right end, and how much all must shrink."""
        under = self._shrink(painter, room, lines)
        aside = [line for line in lines if line.is_aside]
        if len(aside) != 1 or room.width() <= _WIDE * room.height():
            return lines, False, under
        left = room.adjusted(0, 0, -self._aside_width(painter, room, aside[0]), 0)
        beside = self._shrink(painter, left, [line for line in lines if not line.is_aside])
        end = QRect(0, 0, room.width() // 2, 4000)
        painter.setFont(self._font(aside[0], 1.0))
        tall = painter.boundingRect(end, int(Qt.TextFlag.TextWordWrap.value), aside[0].words)
        if tall.height() > room.height() or under > beside:
            return lines, False, under
        return lines, True, beside

    def _shrink(self, painter: QPainter, room: QRect, lines: list[Line]) -> float:
        shrink = 1.0
        for _ in range(_SHRINKS):
            if sum(self._heights(painter, room, lines, shrink)) <= room.height():
                break
            shrink *= _SHRINK
        return shrink

    def _aside_width(self, painter: QPainter, room: QRect, line: Line) -> int:
        painter.setFont(self._font(line, 1.0))
        words = painter.fontMetrics().horizontalAdvance(line.words) + 2
        return min(words, room.width() // 2) + self._look.px(_ASIDE_GAP)

    def _paint_aside(self, painter: QPainter, room: QRect, line: Line, wide: int) -> None:
        painter.setFont(self._font(line, 1.0))
        painter.setPen(self._look.color(line.ink))
        width = wide - self._look.px(_ASIDE_GAP)
        box = QRect(room.right() - width, room.top(), width, room.height())
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(end.value | Qt.TextFlag.TextWordWrap.value), line.words)

    def _heights(
        self, painter: QPainter, room: QRect, lines: list[Line], shrink: float
    ) -> list[int]:
        heights: list[int] = []
        for line in lines:
            painter.setFont(self._font(line, shrink))
            wide = QRect(0, 0, room.width(), 4000)
            box = painter.boundingRect(wide, int(self._flags()), line.words)
            over = box.width() > room.width()  # one word that is too long must shrink too
            heights.append(4000 if over else box.height() + self._look.px(4))
        return heights

    def _flags(self) -> int:
        across = (
            Qt.AlignmentFlag.AlignLeft
            if self._icon or self._letter
            else Qt.AlignmentFlag.AlignHCenter
        )
        return across.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value

    def _font(self, line: Line, shrink: float) -> QFont:
        return theme.ui_font(round(self._look.text_px(line.pixels) * shrink), line.weight)


class SeriesTile(KioskButton):
    """A service: letter, name, what it covers, how many wait and for how long."""

    def __init__(self, letter: str, name: str, hint: str) -> None:
        super().__init__(name)
        self.letter, self._name, self._hint = letter, name, hint
        self._letter = letter
        self.show_waiting("", is_free=False)

    def show_waiting(self, words: str, *, is_free: bool) -> None:
        """Say how many wait."""
        self.show_lines(
            (
                Line(self._name, 46, QFont.Weight.Bold),
                Line(self._hint, 29, QFont.Weight.Normal, "muted", may_go=True),
                Line(words, 30, QFont.Weight.DemiBold, "ok" if is_free else "warn", is_aside=True),
            )
        )


class KioskIcon(QWidget):
    """One icon in a colour of the kiosk's look."""

    def __init__(self, name: str, ink: str, pixels: int) -> None:
        super().__init__()
        self._name, self._ink, self._pixels = name, ink, pixels
        self._look = Look()

    def show_icon(self, name: str) -> None:
        """Change the icon."""
        self._name = name
        self.update()

    def set_look(self, look: Look) -> None:
        """Take another size or other colours."""
        self._look = look
        side = look.text_px(self._pixels)
        self.setFixedSize(side, side)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.paint_icon(painter, self.rect(), self._name, self._look.color(self._ink))
        painter.end()
