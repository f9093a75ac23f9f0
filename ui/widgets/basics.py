"""Small things: words, icons, key caps, badges, cards, buttons."""

import re
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.drawing import STRONG, draw_words, letters
from ui.keys import bind, key_caps
from ui.theme import TONE_ICONS, Tone, words_of

_ICON_PX: Final = 18
_DISABLED_OPACITY: Final = 0.55  # a quiet button is grey as it is
_GAP_PX: Final = 8
_CAP_PAD_PX: Final = 5
_CAP_FACE: Final = (11, QFont.Weight.DemiBold)
_LONG_WORD: Final = re.compile(r"\S{16}(?=\S{9})")


def label(words: str, role: str = "body", *, wraps: bool = False) -> QLabel:
    """Return a label in one of the style sheet's roles; ``&`` is a letter."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def unbroken(words: str) -> str:
    """Return ``words`` with blanks that break no line: "12.000 đ"."""
    return words.replace(" ", "\u00a0")


def breakable(words: str) -> str:
    """Return ``words`` with places to break in what is too long for a narrow column."""
    return _LONG_WORD.sub(lambda found: f"{found[0]}\u200b", words)


def drop(widget: QWidget) -> None:
    """Take ``widget`` off the screen now and free it when control is back in the event loop."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def rule() -> QFrame:
    """Return a thin horizontal line."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


class IconLabel(QWidget):
    """One icon in a token's colour; follows the scheme."""

    def __init__(self, name: str, ink: str = "muted", pixels: int = _ICON_PX) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self.setFixedSize(pixels, pixels)

    def show_icon(self, name: str, ink: str) -> None:
        """Change the icon and its colour."""
        self._name, self._ink = name, ink
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.paint_icon(painter, self.rect(), self._name, theme.color(self._ink))
        painter.end()


class KeyHint(QLabel):
    """A small key cap, such as F2 or Ctrl K."""

    def __init__(self, sequence: str) -> None:
        super().__init__(key_caps(sequence))
        self.setProperty("role", "key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Badge(QWidget):
    """A state in a pill: icon, words and colour together."""

    def __init__(self, words: str = "", tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words, self._tone, self._icon = "", Tone.NEUTRAL, ""
        self.show_state(words, tone, icon)

    def show_state(self, words: str, tone: Tone, icon: str = "") -> None:
        """Show ``words``; the icon is the tone's own when none is given."""
        self._words, self._tone, self._icon = words, tone, icon or TONE_ICONS[tone]
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return the words shown."""
        return self._words

    @override
    def sizeHint(self) -> QSize:
        return badge_size(self._words)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._words, self._tone, self._icon)
        painter.end()


def badge_size(words: str) -> QSize:
    """Return the size of a pill with ``words``."""
    return QSize(theme.words_px(words, theme.size("hint"), STRONG) + 34, 24)


def paint_badge(painter: QPainter, box: QRect, words: str, tone: Tone, icon: str = "") -> None:
    """Draw a pill that fills ``box``; used by tables and lists too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tone}_tint"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    ink = theme.color(tone)
    sign = QRect(box.left() + 8, box.center().y() - 6, 14, 14)
    theme.paint_icon(painter, sign, icon or TONE_ICONS[tone], ink)
    draw_words(painter, box.adjusted(26, 0, -6, 0), words, letters("hint", tone, STRONG))
    painter.restore()


class Card(QFrame):
    """A white box with a title, an icon and room for actions at the right of the title."""

    def __init__(self, title: str = "", icon: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        around = QVBoxLayout(self)
        around.setContentsMargins(18, 10, 18, 16)
        around.setSpacing(8)
        self._head = QHBoxLayout()
        self._head.setSpacing(_GAP_PX)
        self._title = label(title, "card-title")
        if title:
            self._title.setMinimumHeight(30)
            if icon:
                self._head.addWidget(IconLabel(icon, "primary", 20))
            self._head.addWidget(self._title)
            self._head.addStretch(1)
            around.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        around.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def add_action(self, widget: QWidget) -> None:
        """Put ``widget`` at the right end of the title line."""
        self._head.addWidget(widget)


class KeyButton(QPushButton):
    """A button that shows an icon, its words and its key. Texts are never elided."""

    _kind = "plain"

    def __init__(self, words: str, sequence: str = "", icon: str = "") -> None:
        super().__init__(words_of(words))
        self._words, self._sequence, self._icon = words, sequence, icon
        self._measure()
        self.setProperty("kind", self._kind)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if sequence:
            bind(self, sequence, self.click, Qt.ShortcutContext.WindowShortcut)
            self.setToolTip(f"{words} ({key_caps(sequence)})")

    def set_words(self, words: str) -> None:
        """Change the words; the key stays."""
        self._words = words
        self._measure()
        self.setText(words_of(words))
        self.setAccessibleName(words)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        height = 30 if self._kind == "quiet" else theme.size("field_height")
        return QSize(self._content_px + (18 if self._kind == "quiet" else 32), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_content(painter)
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        ink = theme.color(self._ink())
        if not self.isEnabled():
            painter.setOpacity(_DISABLED_OPACITY)
        left = (self.width() - self._content_px) // 2
        if self._icon:
            box = QRect(left, (self.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
            theme.paint_icon(painter, box, self._icon, ink)
            left += _ICON_PX + _GAP_PX
        painter.setFont(theme.ui_font(*self._face()))
        painter.setPen(ink)
        where = QRect(left, 0, self._words_px + 2, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, self._words)
        if self._sequence:
            box = self._cap_box(left + self._words_px + _GAP_PX + 2)
            _paint_cap(painter, box, self._caps(), ink)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "muted"
        inks = {"primary": "on_primary", "danger": "error", "quiet": "muted"}
        return inks.get(self._kind, "text")

    def _caps(self) -> str:
        return key_caps(self._sequence)

    def _face(self) -> tuple[int, QFont.Weight]:
        if self._kind == "quiet":
            return theme.size("label"), QFont.Weight.Medium
        return theme.size("body"), QFont.Weight.DemiBold

    def _cap_box(self, left: int) -> QRect:
        return QRect(left, (self.height() - 18) // 2, self._cap_px, 18)

    def _measure(self) -> None:
        """Measure once what is asked for at every painting and laying out."""
        self._words_px = theme.words_px(self._words, *self._face())
        self._cap_px = theme.words_px(self._caps(), *_CAP_FACE) + 2 * _CAP_PAD_PX
        self._content_px = self._words_px
        if self._icon:
            self._content_px += _ICON_PX + _GAP_PX
        if self._sequence:
            self._content_px += _GAP_PX + 2 + self._cap_px


class PrimaryButton(KeyButton):
    """The one thing to do on a page."""

    _kind = "primary"


class SecondaryButton(KeyButton):
    """Another thing that can be done."""

    _kind = "plain"


class DangerButton(KeyButton):
    """Something that cannot simply be taken back."""

    _kind = "danger"


class QuietButton(KeyButton):
    """A small action in the title line of a card."""

    _kind = "quiet"


def _paint_cap(painter: QPainter, box: QRect, caps: str, ink: QColor) -> None:
    faint = QColor(ink)
    faint.setAlphaF(0.4)
    painter.setPen(faint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(ink)
    painter.setFont(theme.ui_font(*_CAP_FACE))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, caps)


class Lamp(QPushButton):
    """A state in the status bar that opens its own explanation."""

    opened = Signal()

    def __init__(self, words: str = "", tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self._badge = Badge(words, tone, icon)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(2, 1, 2, 1)
        inside.addWidget(self._badge)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.opened)
        self.setAccessibleName(words)

    def show_state(self, words: str, tone: Tone, icon: str = "", why: str = "") -> None:
        """Show the state; ``why`` is the longer sentence under the pointer."""
        self._badge.show_state(words, tone, icon)
        self.setAccessibleName(words)
        self.setToolTip(why)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return self._badge.sizeHint() + QSize(4, 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
