"""The way of staff behind the kiosk's clock."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.kiosk import state as jobs
from ui.kiosk import texts
from ui.kiosk.timing import Timing
from ui.station import Station

if TYPE_CHECKING:
    from ui.kiosk.window import KioskWindow

TRIES: Final = 3
PIN_LEAST: Final = 4


class StaffAccess(QObject):
    """Five taps on the clock, a PIN; then numbers out of hours, or the way out."""

    left = Signal()

    def __init__(self, window: "KioskWindow", station: Station, timing: Timing) -> None:
        super().__init__(window)
        self._window, self._station = window, station
        self._wrong = 0
        self._open = QTimer(self, singleShot=True, interval=timing.staff_open_ms)
        self._open.timeout.connect(self._leave)
        self._locked = QTimer(self, singleShot=True, interval=timing.locked_ms)
        self._idle = QTimer(self, singleShot=True, interval=timing.idle_s * 1000)
        self._idle.timeout.connect(self._leave)
        page = window.staff
        page.pin_given.connect(self._check)
        page.open_asked.connect(self._open_for_a_while)
        page.exit_asked.connect(window.close)
        page.back_asked.connect(self._leave)
        page.pad.changed.connect(self._stay)
        window.secret_asked.connect(self._enter)

    def is_open_by_staff(self) -> bool:
        """Say whether staff let the kiosk give numbers out of hours."""
        return self._open.isActive()

    def stop(self) -> None:
        """Stop every clock."""
        for timer in (self._open, self._locked, self._idle):
            timer.stop()

    def _enter(self) -> None:
        if self._window.current_page() not in (self._window.start, self._window.notice):
            return
        self._window.staff.ask_pin()
        self._window.show_page(self._window.staff)
        self._stay()

    def _stay(self) -> None:
        if self._window.current_page() is self._window.staff:
            self._idle.start()

    def _check(self, pin: str) -> None:
        page = self._window.staff
        if self._locked.isActive():
            page.ask_pin(texts.STAFF_WAIT)
        elif len(pin) < PIN_LEAST:
            page.ask_pin(texts.STAFF_WRONG)
        else:
            page.show_checking()
            self._station.ask(
                self, partial(jobs.is_staff_pin, pin=pin), self._checked, self._failed
            )

    def _checked(self, is_right: bool) -> None:
        if is_right:
            self._wrong = 0
            self._window.staff.show_choices()
            return
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong = 0
            self._locked.start()
            self._window.staff.ask_pin(texts.STAFF_WAIT)
        else:
            self._window.staff.ask_pin(texts.STAFF_WRONG)

    def _failed(self, _: Exception) -> None:
        self._window.staff.ask_pin(texts.PAUSED)

    def _open_for_a_while(self) -> None:
        self._open.start()
        self._leave()

    def _leave(self) -> None:
        self._idle.stop()
        self._window.show_page(self._window.notice)
        self.left.emit()
