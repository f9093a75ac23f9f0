"""Words as rows, badges and tiles draw them: on one line, cut where the room ends."""

from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui import theme

STRONG: Final = QFont.Weight.DemiBold
LEFT: Final = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
RIGHT: Final = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
MIDDLE: Final = Qt.AlignmentFlag.AlignCenter.value


class Letters(NamedTuple):
    """What words are drawn with: size in pixels, weight, and the token of their colour."""

    pixels: int
    weight: QFont.Weight
    ink: str

    def wide_px(self, words: str) -> int:
        """Return how wide ``words`` are."""
        return theme.words_px(words, self.pixels, self.weight)

    def high_px(self) -> int:
        """Return how high one line is."""
        return QFontMetrics(theme.ui_font(self.pixels, self.weight)).height()


def letters(size: str, ink: str = "text", weight: QFont.Weight = QFont.Weight.Normal) -> Letters:
    """Return letters in one of the token file's sizes."""
    return Letters(theme.size(size), weight, ink)


def draw_words(painter: QPainter, box: QRect, words: str, how: Letters, where: int = LEFT) -> None:
    """Draw ``words`` in ``box``; what has no room ends in "…"."""
    painter.setFont(theme.ui_font(how.pixels, how.weight))
    painter.setPen(theme.color(how.ink))
    painter.drawText(box, where, fitted(words, box.width(), how))


def draw_selected(painter: QPainter, box: QRect) -> None:
    """Draw the ground of a selected row, with its mark at the left."""
    painter.fillRect(box, theme.color("selected"))
    painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color("primary"))


def fitted(words: str, width: int, how: Letters) -> str:
    """Return as much of ``words`` as there is room for in ``width`` pixels."""
    return words if how.wide_px(words) <= width else _cut(words, width, how)


@lru_cache(maxsize=1024)
def _cut(words: str, width: int, how: Letters) -> str:
    metrics = QFontMetrics(theme.ui_font(how.pixels, how.weight))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
