"""Hands for the windows: keys, touches and the scanner; each waits for the answer."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.scanner import GAP_MS
from ui.station import Station
from ui.tour.album import Album

PATIENCE_S: Final = 90.0  # a busy machine is slow, not broken
QUIET_ROUNDS: Final = 3
TABS_MOST: Final = 60
SCAN_MS: Final = 5
_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier


class Stuck(Exception):
    """The window did not do what was waited for; a picture of it was kept."""


class Driver:
    """Works with one window at a time, the one at the front."""

    def __init__(self, app: QApplication, album: Album, stations: Sequence[Station]) -> None:
        self.presses = 0
        self._app = app
        self._album = album
        self._stations = list(stations)
        self._front: QWidget | None = None

    def front(self, window: QWidget) -> None:
        """Bring a window to the front; keys go to it from now on."""
        if self._front is not window or QApplication.activeWindow() is None:
            self._front = window
            window.activateWindow()
            self.until(lambda: QApplication.activeWindow() is not None, "cửa sổ ra trước")

    def press(self, *sequences: str) -> None:
        """Press keys by their names in Qt's writing, one after the other."""
        for sequence in sequences:
            portable = QKeySequence.SequenceFormat.PortableText
            QTest.keySequence(self._where(), QKeySequence.fromString(sequence, portable))
            self.presses += 1
            self.settle()

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until ``widget`` has the focus, as somebody without a mouse does.

        Raises:
            Stuck: Tab never comes there.
        """
        for _ in range(TABS_MOST):
            focus = QApplication.focusWidget()
            if focus is widget or (focus is not None and widget.isAncestorOf(focus)):
                return
            self.press("Tab")
        raise self._stuck(f"Tab không tới {widget.accessibleName() or type(widget).__name__}")

    def type(self, text: str) -> None:
        """Type text, letter by letter, where the focus is."""
        for letter in text:
            self._send(letter)
            self.presses += 1
            self.breathe()
        self.settle()
        self.rest_ms(GAP_MS + 10)  # a hand is never as fast as the scanner that is watched for

    def scan(self, code: str) -> None:
        """Let the counter scanner read a code: a letter every 5 ms by its own clock, and Enter."""
        stamp_ms = int(time.monotonic() * 1000)
        for number, letter in enumerate(code):
            self._send(letter, stamp_ms + number * SCAN_MS)
            self._app.processEvents()
        self._send_key(Qt.Key.Key_Return, "\r", stamp_ms + len(code) * SCAN_MS)
        self.settle()

    def touch(self, widget: QWidget) -> None:
        """Touch or click the middle of a widget."""
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NO_MODIFIER, middle)
        self.settle()

    def settle(self) -> None:
        """Wait until no station works on anything and the windows are painted."""
        quiet, until_s = 0, time.monotonic() + PATIENCE_S
        while quiet < QUIET_ROUNDS:
            self.breathe()
            quiet = 0 if any(station.is_busy() for station in self._stations) else quiet + 1
            if time.monotonic() > until_s:
                raise self._stuck("máy trạm vẫn bận")

    def until(self, holds: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
        """Wait for something to become true.

        Raises:
            Stuck: It did not.
        """
        until_s = time.monotonic() + patience_s
        while not holds():
            self.breathe()
            if time.monotonic() > until_s:
                raise self._stuck(what)

    def rest_ms(self, milliseconds: int) -> None:
        """Do nothing for a while, as a hand does between two touches."""
        until_s = time.monotonic() + milliseconds / 1000
        while time.monotonic() < until_s:
            self.breathe()

    def breathe(self) -> None:
        """Let the windows work on what has come in."""
        self._app.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        time.sleep(0.001)

    def _stuck(self, what: str) -> Stuck:
        if self._front is not None:
            self._album.take(self._front, f"Kẹt {what}")
        return Stuck(f"chờ mãi không thấy: {what}")

    def _where(self) -> QWidget:
        found = QApplication.focusWidget() or QApplication.activeWindow() or self._front
        if found is None:
            raise Stuck("không có cửa sổ nào")
        return found

    def _send(self, letter: str, stamp_ms: int = 0) -> None:
        plain = letter.isascii() and letter.isalnum()
        key = Qt.Key(ord(letter.upper())) if plain or letter == " " else Qt.Key.Key_unknown
        self._send_key(key, letter, stamp_ms)

    def _send_key(self, key: Qt.Key, text: str, stamp_ms: int) -> None:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, _NO_MODIFIER, text)
            event.setTimestamp(stamp_ms)
            QApplication.sendEvent(self._where(), event)
