"""The desk's lower edge: sync lamp, printer, draft, demo mark, date and time."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ui.widgets.basics import Lamp, label

WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
DEMO_WORDS: Final = "DỮ LIỆU THỬ"
_TICK_MS: Final = 5000


def moment_words(moment: datetime) -> str:
    """Return ``moment`` (local) as ``Thứ Sáu, 20/11/2026  10:43``."""
    return f"{WEEKDAYS[moment.weekday()]}, {moment:%d/%m/%Y  %H:%M}"


class StatusBar(QFrame):
    """``sync``, ``printer`` and ``roll`` are lamps that others set; nothing here asks anyone."""

    def __init__(self, local_now: Callable[[], datetime]) -> None:
        super().__init__()
        self._local_now = local_now
        self.setProperty("role", "status")
        self.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(10)
        self.sync = Lamp()
        self.printer = Lamp()
        self.roll = Lamp()
        self._draft = label("")
        self._demo = label(DEMO_WORDS, "demo")
        self._moment = label("")
        for lamp in (self.sync, self.printer, self.roll):
            lamp.hide()
            row.addWidget(lamp)
        row.addWidget(self._draft)
        row.addStretch(1)
        row.addWidget(self._demo)
        row.addWidget(self._moment)
        self._demo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._demo.hide()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.tick()

    def show_draft(self, words: str) -> None:
        """Say when the draft was saved: "Bản nháp tự lưu lúc 10:43"."""
        self._draft.setText(words)
        self.tick()  # the two times stand side by side

    def show_demo(self, *, is_demo: bool) -> None:
        """Mark the window when it shows invented data."""
        self._demo.setVisible(is_demo)

    def tick(self) -> None:
        """Show what time it is."""
        self._moment.setText(moment_words(self._local_now()))
