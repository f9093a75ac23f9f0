"""The desk's left side: where one is, where one can go, who is signed in."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from ui import theme
from ui.kept_pictures import lay
from ui.keys import key_caps
from ui.theme import words_of
from ui.widgets.basics import label, rule

_ROW_PX = 40
SETUP_WORDS = "Cài đặt"


class NavButton(QPushButton):
    """One page: icon, name, how many wait there, and its key."""

    def __init__(self, words: str, icon: str, sequence: str) -> None:
        super().__init__(words_of(words))
        self._words, self._icon, self._caps = words, icon, key_caps(sequence)
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW_PX)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many wait; 0 shows nothing."""
        self._count = count
        waits = f", {count} đang chờ" if count else ""
        self.setAccessibleName(f"{self._words}{waits}, phím {self._caps}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.size("nav_width") - 24, _ROW_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        states = self.isChecked(), self.underMouse(), self.hasFocus()
        look = _Look(self._words, self._icon, self._caps, self._count, *states)
        painter = QPainter(self)
        lay(painter, self.rect(), look, "nav")
        painter.end()


@dataclass(frozen=True, slots=True)
class _Look:
    """All that a button looks like but its size."""

    words: str
    icon: str
    caps: str
    count: int
    is_current: bool
    is_under_mouse: bool
    has_focus: bool

    def draw(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, box)
        sign = theme.color("nav_mark" if self.is_current else "nav_text")
        theme.paint_icon(painter, QRect(14, (_ROW_PX - 20) // 2, 20, 20), self.icon, sign)
        weight = QFont.Weight.DemiBold if self.is_current else QFont.Weight.Medium
        painter.setFont(theme.ui_font(theme.size("body"), weight))
        painter.setPen(theme.color("nav_strong" if self.is_current else "nav_text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(41, 0, 0, 0), middle, self.words)
        painter.setFont(theme.ui_font(theme.size("hint")))
        painter.setPen(theme.color("nav_key"))
        painter.drawText(box.adjusted(0, 0, -8, 0), middle | Qt.AlignmentFlag.AlignRight, self.caps)
        if self.count:
            self._draw_count(painter, box)

    def _draw_ground(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_current or self.is_under_mouse:
            painter.setBrush(theme.color("nav_selected" if self.is_current else "nav_hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.is_current:
            painter.setBrush(theme.color("nav_mark"))
            painter.drawRoundedRect(QRect(0, 8, 3, _ROW_PX - 16), 1.5, 1.5)
        if self.has_focus:
            painter.setPen(theme.color("nav_mark"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)

    def _draw_count(self, painter: QPainter, box: QRect) -> None:
        words = str(self.count) if self.count < 1000 else "999+"
        painter.setFont(theme.ui_font(theme.size("hint"), QFont.Weight.Bold))
        width = max(22, painter.fontMetrics().horizontalAdvance(words) + 10)
        pill = QRect(box.width() - 30 - width, (_ROW_PX - 20) // 2, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("nav_mark"))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(theme.color("on_nav_mark"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)


class Navigation(QFrame):
    """The column at the left."""

    asked = Signal(str)  # the page's key
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "nav")
        self.setFixedWidth(theme.size("nav_width"))
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 16, 12, 14)
        around.setSpacing(4)
        self._office = label("", "office", wraps=True)
        self._place = label("", "place", wraps=True)
        around.addWidget(self._office)
        around.addWidget(self._place)
        around.addSpacing(12)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(4)
        around.addLayout(self._pages)
        around.addStretch(1)
        self._lay_out_staff(around)
        self.buttons: dict[str, NavButton] = {}
        self._setup: set[str] = set()
        self._setup_heading = label(SETUP_WORDS, "place")
        self._setup_heading.setContentsMargins(14, 10, 0, 2)
        self._setup_heading.hide()

    def _lay_out_staff(self, around: QVBoxLayout) -> None:
        around.addWidget(rule())
        around.addSpacing(6)
        self._staff = label("", "staff", wraps=True)
        self._role = label("", "place", wraps=True)
        around.addWidget(self._staff)
        around.addWidget(self._role)
        around.addSpacing(4)
        lock = NavButton("Khóa màn hình", "lock-outline", "Ctrl+L")
        lock.setCheckable(False)
        lock.clicked.connect(self.lock_asked)
        around.addWidget(lock)

    def add(self, key: str, words: str, icon: str, sequence: str, *, is_setup: bool) -> None:
        """Add a page at the end; those that set the office up stand last, below a heading."""
        button = NavButton(words, icon, sequence)
        button.clicked.connect(lambda: self.asked.emit(key))
        self.buttons[key] = button
        if is_setup:
            if not self._setup:
                self._pages.addWidget(self._setup_heading)
            self._setup.add(key)
        self._pages.addWidget(button)

    def allow(self, key: str, *, is_allowed: bool) -> None:
        """Show a page's button, or keep it out of sight; a heading over nothing goes with it."""
        self.buttons[key].setVisible(is_allowed)
        seen = any(not self.buttons[each].isHidden() for each in self._setup)
        self._setup_heading.setVisible(seen)

    def show_current(self, key: str) -> None:
        """Mark where one is."""
        for each, button in self.buttons.items():
            button.setChecked(each == key)

    def show_place(self, office: str, place: str) -> None:
        """Show the office and the counter."""
        self._office.setText(office)
        self._place.setText(place)

    def show_staff(self, name: str, role: str) -> None:
        """Show who is signed in."""
        self._staff.setText(name)
        self._role.setText(role)
        self._role.setVisible(bool(role))
