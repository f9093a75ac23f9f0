"""Gives widgets their look before they are first seen, a little each time nothing else is to do."""

import time
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

SLICE_MS: Final = 6


class WarmUp(QObject):
    """Looking up the style sheet is most of what a first visit costs; this does it beforehand."""

    def __init__(self, pages: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._left = _inside(pages)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; typing and painting come first."""
        self._idle.start()

    def is_done(self) -> bool:
        """Say whether everything has its look."""
        return not self._idle.isActive()

    def _go_on(self) -> None:
        until_s = time.perf_counter() + SLICE_MS / 1000
        for widget in self._left:
            widget.ensurePolished()
            if time.perf_counter() > until_s:
                return
        self._idle.stop()


def _inside(pages: Sequence[QWidget]) -> Iterator[QWidget]:
    for page in pages:
        yield page
        yield from page.findChildren(QWidget)
