"""The kiosk's window: head with office and clock, one screen at a time, foot with the looks."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.domain.moments import local
from ui.kiosk import texts
from ui.kiosk.buttons import KioskButton
from ui.kiosk.flow import KioskFlow
from ui.kiosk.look import Look, look_for
from ui.kiosk.pages import ConfirmPage, DonePage, KioskPage, NoticePage, StartPage
from ui.kiosk.staff_page import StaffPage
from ui.kiosk.timing import Timing
from ui.kiosk.touch import TouchGuard
from ui.station import Station
from ui.widgets.basics import label

SECRET_TAPS: Final = 5
SECRET_WITHIN_MS: Final = 4000
_CLOCK_MS: Final = 1000


class KioskWindow(QWidget):
    """Opens its station when first shown. Staff leave through the clock: five taps and a PIN."""

    secret_asked = Signal()

    def __init__(
        self,
        station: Station,
        now: Callable[[], datetime] | None = None,
        timing: Timing | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Một Cửa – Lấy số")
        self.setProperty("role", "kiosk")
        self._now = now or station.now
        self._is_large = self._is_contrast = False
        self.guard = TouchGuard(self)
        self.guard.watch(self)
        self.start, self.confirm, self.done = StartPage(), ConfirmPage(), DonePage()
        self.notice, self.staff = NoticePage(), StaffPage()
        self._pages: tuple[KioskPage, ...] = (
            self.notice,
            self.start,
            self.confirm,
            self.done,
            self.staff,
        )
        self._stack = QStackedWidget()
        self._look = Look()
        self._lay_out()
        self._clock_timer = QTimer(self, interval=_CLOCK_MS)
        self._clock_timer.timeout.connect(self._show_time)
        self._secret = _SecretTaps(self)
        self.flow = KioskFlow(self, station, timing or Timing())
        self._show_time()
        self._dress()

    def show_page(self, page: KioskPage) -> None:
        """Bring a screen to the front."""
        self._stack.setCurrentWidget(page)

    def current_page(self) -> QWidget | None:
        """Return the screen at the front."""
        return self._stack.currentWidget()

    def show_office(self, name: str, *, is_demo: bool) -> None:
        """Show whose desk this is."""
        self._office.setText(name)
        self._demo.setVisible(is_demo)

    def dress_plainly(self) -> None:
        """Take back the size of letters and the colours that the last citizen chose."""
        if self._is_large or self._is_contrast:
            self._is_large = self._is_contrast = False
            self._dress()

    def look(self) -> Look:
        """Return the look in force."""
        return self._look

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock_timer.start()
        self.flow.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():  # a keyboard or a window manager must not close the kiosk
            event.ignore()
            return
        self.flow.stop()
        self._clock_timer.stop()
        super().closeEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        corner = self._clock.mapFromGlobal(event.globalPosition().toPoint())
        if self._clock.rect().contains(corner) and self._secret.count():
            self.secret_asked.emit()
        event.accept()

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._head())
        for page in self._pages:
            page.button_made.connect(self._take_button)
            self._stack.addWidget(page)
        # the screen sets the size of a kiosk, not the tallest page
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        around.addWidget(self._stack, 1)
        self.larger = KioskButton(texts.LARGER, "format-size")
        self.contrast = KioskButton(texts.CONTRAST, "eye-outline")
        self.larger.clicked.connect(self._toggle_size)
        self.contrast.clicked.connect(self._toggle_contrast)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.larger)
        self._foot.addWidget(self.contrast)
        around.addLayout(self._foot)
        for button in self.findChildren(KioskButton):
            self.guard.watch(button)

    def _head(self) -> QWidget:
        head = QFrame()
        head.setProperty("role", "kiosk-head")
        self._head_row = QHBoxLayout(head)
        words = QVBoxLayout()
        self._office = label("", "kiosk-office", wraps=True)
        self._day = label("", "kiosk-day")
        self._demo = label(texts.DEMO, "kiosk-demo-head")
        self._clock: QLabel = label("", "kiosk-clock")
        self._clock.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._demo.hide()
        words.addWidget(self._office)
        words.addWidget(self._day)
        self._head_row.addLayout(words, 1)
        self._head_row.addWidget(self._demo)
        self._head_row.addWidget(self._clock)
        return head

    def _take_button(self, button: KioskButton) -> None:
        button.set_look(self._look)
        self.guard.watch(button)

    def _toggle_size(self) -> None:
        self._is_large = not self._is_large
        self._dress()

    def _toggle_contrast(self) -> None:
        self._is_contrast = not self._is_contrast
        self._dress()

    def _dress(self) -> None:
        size: QSize = self.size()
        self._look = look_for(size, is_large=self._is_large, is_contrast=self._is_contrast)
        self.setStyleSheet(self._look.style_sheet())
        self._head_row.setContentsMargins(
            self._look.px(36), self._look.px(16), self._look.px(36), self._look.px(16)
        )
        self._head_row.setSpacing(self._look.px(24))
        self._foot.setContentsMargins(
            self._look.px(36), self._look.px(8), self._look.px(36), self._look.px(20)
        )
        self._foot.setSpacing(self._look.px(24))
        for page in self._pages:
            page.arrange(self._look, upright=size.height() > size.width())
        for button in self.findChildren(KioskButton):
            button.set_look(self._look)
        self.larger.rename(texts.SMALLER if self._is_large else texts.LARGER)
        self.contrast.rename(texts.PLAIN if self._is_contrast else texts.CONTRAST)

    def _show_time(self) -> None:
        moment = local(self._now())
        self._clock.setText(f"{moment:%H:%M}")
        self._day.setText(texts.day_words(moment.date()))


class _SecretTaps(QObject):
    """Five taps within four seconds; nothing on the screen tells of it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._taps = 0
        self._forget = QTimer(self, singleShot=True, interval=SECRET_WITHIN_MS)
        self._forget.timeout.connect(self._start_anew)

    def count(self) -> bool:
        """Count one tap; say whether it was the fifth."""
        if not self._taps:
            self._forget.start()
        self._taps += 1
        if self._taps < SECRET_TAPS:
            return False
        self._start_anew()
        self._forget.stop()
        return True

    def _start_anew(self) -> None:
        self._taps = 0
