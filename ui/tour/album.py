"""Pictures of the windows, numbered in the order of the day."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.tour.stalls import StallLog

_SHADE = QColor(15, 23, 42, 70)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file beside the summary, and what it shows."""

    file: str
    title: str


class Album:
    """Writes into ``folder``; the watch stands still meanwhile."""

    def __init__(self, folder: Path, stalls: StallLog) -> None:
        self.pictures: list[Picture] = []
        self._folder = folder
        self._stalls = stalls
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, window: QWidget, title: str) -> None:
        """Keep ``window`` with the dialog over it, if there is one."""
        with self._stalls.paused():
            pixmap = window.grab()
            for dialog in _dialogs(window):
                _lay_over(pixmap, window, dialog)
            name = f"{len(self.pictures) + 1:02d}-{_file_words(title)}.png"
            pixmap.save(str(self._folder / name))
            self.pictures.append(Picture(f"{self._folder.name}/{name}", title))


def _dialogs(window: QWidget) -> list[QDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog)
        and widget.isVisible()
        and (widget.parentWidget() or widget).window() is window
    ]


def _lay_over(pixmap: QPixmap, window: QWidget, dialog: QDialog) -> None:
    painter = QPainter(pixmap)
    painter.fillRect(window.rect(), _SHADE)
    corner = QPoint(
        (window.width() - dialog.width()) // 2, max(0, (window.height() - dialog.height()) // 3)
    )
    painter.drawPixmap(corner, dialog.grab())
    painter.end()


def _file_words(title: str) -> str:
    from desk_app.domain.folding import fold

    kept = "".join(letter if letter.isalnum() else " " for letter in fold(title))
    return "-".join(kept.split())[:60]
