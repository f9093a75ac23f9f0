"""What may wait until the window has looked at keys and painted what there is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def next_turn(owner: QObject, do: Callable[[], None]) -> None:
    """Call ``do`` in a turn of its own, unless ``owner`` is gone by then.

    Not after 0 ms: that is posted, and Qt goes through all that is posted in one turn.
    """
    QTimer.singleShot(1, owner, do)
