"""Python's search for garbage, kept out of the window's way (law 12).

A full search looks through everything that lives: 90 ms with the pages built, on whichever
thread asked for memory last, while every other thread waits. What the program itself is made of
never becomes garbage, so it is set aside as soon as it is there.
"""

import gc
from typing import Final

from PySide6.QtCore import QTimer

from ui.desk.window import DeskWindow

AT_LATEST_MS: Final = 60_000  # a store that cannot be opened builds nothing


def set_aside_when_built(window: DeskWindow) -> None:
    """Search for nothing while ``window`` is being built, and later only among what came after."""
    gc.disable()
    window.settled.connect(_set_aside)
    QTimer.singleShot(AT_LATEST_MS, window, gc.enable)


def _set_aside() -> None:
    gc.freeze()
    gc.enable()
