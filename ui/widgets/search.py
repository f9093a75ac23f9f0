"""The header's search box: a picker that forgets what was picked and shows its key."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from typing_extensions import override

from ui import theme
from ui.keys import key_caps
from ui.widgets.picker import Picker


class SearchLine(Picker):
    """Dossiers and people; answered by the window through ``asked``. Esc takes the words away."""

    def __init__(self, placeholder: str, sequence: str) -> None:
        super().__init__(None, placeholder)
        self.setProperty("role", "search")
        self.setAccessibleName("Tìm kiếm")
        self._caps = key_caps(sequence)
        self.picked.connect(self._clear_pick)

    def forget(self) -> None:
        """Take away what was sought: a name is nothing for whoever comes next."""
        self.set_choice(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.is_open() or self.text()):
            self.forget()
            return
        super().keyPressEvent(event)

    @override
    def paint_sign(self, painter: QPainter) -> None:
        middle = self.rect().center().y()
        theme.paint_icon(painter, QRect(12, middle - 8, 18, 18), "magnify", theme.color("muted"))
        if self.text():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.ui_font(11))
        room = painter.fontMetrics().horizontalAdvance(self._caps) + 12
        top_left = QPoint(self.width() - room - 10, middle - 9)
        box = QRect(top_left, QPoint(self.width() - 10, middle + 9))
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._caps)

    def _clear_pick(self, choice: object) -> None:
        if choice is not None:
            self.set_choice(None)
