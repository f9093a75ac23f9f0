"""One tap is one ticket: what a finger can do to the kiosk, and what is made of it."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

PRESSES: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class TouchGuard(QObject):
    """Swallows presses while a screen settles; watches the buttons that it was given.

    A screen that has just changed must not take the second half of a double tap. After a number
    was given the finger must rest first: every further press starts the wait anew, so a child
    that goes on tapping gets one ticket.
    """

    touched = Signal()

    def __init__(self, parent: QObject, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now_s = now_s
        self._open_at_s = 0.0
        self._quiet_s = 0.0

    def settle(self, for_ms: int, *, until_quiet: bool = False) -> None:
        """Swallow presses for ``for_ms``; with ``until_quiet`` for as long as they go on."""
        self._quiet_s = for_ms / 1000 if until_quiet else 0.0
        self._open_at_s = self._now_s() + for_ms / 1000

    def watch(self, widget: QObject) -> None:
        """Watch a button, or the ground between the buttons."""
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in PRESSES:
            return False
        self.touched.emit()
        if self._now_s() >= self._open_at_s:
            return False
        if self._quiet_s:
            self._open_at_s = self._now_s() + self._quiet_s
        return True
