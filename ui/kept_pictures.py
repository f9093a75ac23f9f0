"""What is painted often and seldom changes is drawn once and laid down as a picture after that.

Qt shapes every word again at every painting: most of the 60 µs that a cell of a table takes, and
a page is painted whole when it comes to the front or a dialog opens over it.
"""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final, Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from typing_extensions import override

from ui import theme

LEAST_BYTES: Final = 16_000_000  # the rows of three small screens, and all that is small
SCREENS: Final = 2  # of what one whole screen takes, where that is more


class Drawn(Protocol):
    """A value that says all that a place looks like, but its size and the scheme."""

    def draw(self, painter: QPainter, box: QRect) -> None:
        """Draw it into ``box``, which begins at 0, 0."""
        ...

    @override
    def __hash__(self) -> int: ...


class KeptPictures:
    """Pictures by what they show; those not laid down for longest go first."""

    def __init__(self, most_bytes: int = 0) -> None:
        self._pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._most_bytes = most_bytes  # 0: what suits the screen
        self.kept_bytes = 0

    def lay(self, painter: QPainter, box: QRect, look: Drawn, ground: str) -> None:
        """Show ``look`` in ``box``; it is drawn only where no picture of an equal one is kept.

        ``ground`` is the colour token that lies below: letters drawn on nothing would lose the
        screen's own smoothing.
        """
        if not self.lay_kept(painter, box, look, ground):
            picture = _drawn(box, look, ground, painter.device().devicePixelRatioF())
            self._keep(_key(painter, box, look, ground), picture)
            painter.drawPixmap(box.topLeft(), picture)

    def lay_kept(self, painter: QPainter, box: QRect, look: Drawn, ground: str) -> bool:
        """Show ``look`` if a picture of an equal one is kept; say whether it was."""
        key = _key(painter, box, look, ground)
        picture = self._pictures.get(key)
        if picture is None:
            return False
        self._pictures.move_to_end(key)
        painter.drawPixmap(box.topLeft(), picture)
        return True

    def _keep(self, key: Hashable, picture: QPixmap) -> None:
        self._pictures[key] = picture
        self.kept_bytes += _bytes_of(picture)
        self._most_bytes = self._most_bytes or most_bytes_here()
        while len(self._pictures) > 1 and self.kept_bytes > self._most_bytes:
            _, oldest = self._pictures.popitem(last=False)
            self.kept_bytes -= _bytes_of(oldest)


def most_bytes_here() -> int:
    """Return how much may be kept on this machine: two of its largest screen."""
    screens = QGuiApplication.screens()
    dots = [each.size() * each.devicePixelRatio() for each in screens]
    return max([LEAST_BYTES, *(SCREENS * 4 * one.width() * one.height() for one in dots)])


def _key(painter: QPainter, box: QRect, look: Drawn, ground: str) -> Hashable:
    ratio = painter.device().devicePixelRatioF()
    return (look, box.width(), box.height(), ground, theme.scheme(), ratio)


def _drawn(box: QRect, look: Drawn, ground: str, ratio: float) -> QPixmap:
    picture = QPixmap(box.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.color(ground))
    painter = QPainter(picture)
    look.draw(painter, QRect(QPoint(0, 0), box.size()))
    painter.end()
    return picture


def _bytes_of(picture: QPixmap) -> int:
    return picture.width() * picture.height() * picture.depth() // 8


_shared: Final = KeptPictures()
lay: Final = _shared.lay
lay_kept: Final = _shared.lay_kept
