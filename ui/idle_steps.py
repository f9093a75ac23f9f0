"""Long work of the window itself, done in small steps between keys and painting."""

import time
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

SLICE_MS: Final = 6


class IdleSteps(QObject):
    """Goes on with one row of steps each time nothing else is to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._then: Callable[[], None] | None = None
        # a timer, for what is posted again and again would keep keys and painting waiting
        self._timer = QTimer(self, singleShot=True, interval=1)
        self._timer.timeout.connect(self._go_on)

    def run(self, steps: Iterator[None], then: Callable[[], None] | None = None) -> None:
        """Go through ``steps``, then call ``then``; what was still to do before is left undone."""
        self._steps, self._then = steps, then
        self._timer.start()

    def _go_on(self) -> None:
        until_s = time.perf_counter() + SLICE_MS / 1000
        for _ in self._steps:
            if time.perf_counter() > until_s:
                self._timer.start()
                return
        if self._then is not None:
            self._then()
