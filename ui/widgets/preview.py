"""Slips on screen: the same pictures that go to paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColorConstants, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.basics import QuietButton, label

if TYPE_CHECKING:
    from PIL.Image import Image

ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
_PAGE_GAP_PX: Final = 14


def images_of(pages: "Sequence[Image]") -> tuple[QImage, ...]:
    """Return drawn pages as images, ready to be shown; for the lane that drew them.

    Not by way of PNG: that takes four times as long, and Qt reads one without letting go of
    Python, so that the window would stand still for it.
    """
    return tuple(_image_of(page.convert("RGB")) for page in pages)


def _image_of(page: "Image") -> QImage:
    borrowed = QImage(
        page.tobytes(), page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888
    )
    return borrowed.convertToFormat(QImage.Format.Format_RGB32)


class _Sheet(QWidget):
    """One page, scaled for the screen's own density when it is first seen, and kept."""

    def __init__(self, page: QImage) -> None:
        super().__init__()
        self._page = page
        self._scaled = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_width(self, width: int) -> None:
        height = round(width * self._page.height() / max(1, self._page.width()))
        if self.size() != QSize(width, height):
            self.setFixedSize(width, height)
            self._scaled = QImage()

    def _scale(self) -> QImage:
        ratio = self.devicePixelRatio()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        page = self._page.convertToFormat(QImage.Format.Format_RGB32)
        scaled = page.scaled(
            wanted,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def natural_width(self) -> int:
        return self._page.width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scaled.isNull():
            self._scaled = self._scale()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColorConstants.White)  # paper is white in the dark too
        painter.drawImage(0, 0, self._scaled)
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class SlipPreview(QWidget):
    """Pages under one another; fits the width until a zoom is chosen."""

    zoom_changed = Signal(float)  # 0 = fits the width

    def __init__(self) -> None:
        super().__init__()
        self._zoom = 0.0
        self._sheets: list[_Sheet] = []
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(6)
        around.addLayout(self._tools())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Xem trước bản in")
        around.addWidget(self._area, 1)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show one image a page."""
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(_PAGE_GAP_PX)
        self._sheets = [_Sheet(page) for page in pages]
        for sheet in self._sheets:
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._area.setWidget(inside)
        self._count.setText(f"{len(pages)} trang" if len(pages) > 1 else "")
        self._fit()

    def set_zoom(self, zoom: float) -> None:
        """Set the scale of the pages' own pixels; 0 fits the width."""
        self._zoom = zoom
        self._fit()
        self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """Take the next larger scale."""
        self.set_zoom(next((z for z in ZOOMS if z > self._present() + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Take the next smaller scale."""
        self.set_zoom(next((z for z in reversed(ZOOMS) if z < self._present() - 0.01), ZOOMS[0]))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self._count = label("", "hint")
        row.addWidget(self._count)
        row.addStretch(1)
        smaller = QuietButton("Nhỏ", "", "magnify-minus-outline")
        larger = QuietButton("To", "", "magnify-plus-outline")
        fits = QuietButton("Vừa khung", "")
        smaller.clicked.connect(self.zoom_out)
        larger.clicked.connect(self.zoom_in)
        fits.clicked.connect(lambda: self.set_zoom(0.0))
        for button in (smaller, larger, fits):
            row.addWidget(button)
        return row

    def _present(self) -> float:
        if not self._sheets:
            return 1.0
        return self._sheets[0].width() / max(1, self._sheets[0].natural_width())

    def _fit(self) -> None:
        room = self._area.viewport().width() - 30
        for sheet in self._sheets:
            natural = sheet.natural_width()
            width = round(natural * self._zoom) if self._zoom else min(room, natural)
            sheet.set_width(max(80, width))
