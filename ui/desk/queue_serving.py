"""The number at this counter: very big, with its age, why it was called and what can be done."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desk_app.domain.ticket import MISSES_BEFORE_CANCEL, Ticket
from ui import theme
from ui.desk import queue_words as words
from ui.desk.queue_screen import QueueScreen
from ui.theme import Tone
from ui.widgets.basics import Badge, Card, KeyButton, PrimaryButton, SecondaryButton, label

NUMBER_PX: Final = 96
_NOBODY: Final = "– – –"


class ServingCard(Card):
    """Buttons tell their names through ``asked``: next, recall, skip, park, transfer, finish,
    undo, intake. Waiting times of Recall and Undo count down in the button itself.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Đang phục vụ", "account-voice")
        self._ticket: Ticket | None = None
        self._service_name = ""
        self.number = _big_number()
        self._service = label("", "card-title", wraps=True)
        self._service.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._age = Badge("", Tone.INFO, "clock-outline")
        self._priority = Badge("", Tone.WARN, "account-heart-outline")
        self._misses = Badge("", Tone.NEUTRAL, "walk")
        self.why = WhyLine()
        self.buttons: dict[str, KeyButton] = {}
        self.body.setSpacing(8)
        self.body.addWidget(self.number)
        self.body.addWidget(self._service)
        self.body.addLayout(self._badges())
        self.body.addWidget(self.why)
        self.body.addStretch(1)
        self._lay_out_buttons()

    def show_serving(self, screen: QueueScreen, now: datetime) -> None:
        """Show the number that this counter serves, or that it is free."""
        ticket = screen.view.serving
        self._ticket = ticket
        self.set_title(f"Đang phục vụ tại {words.counter_words(screen.counter.name)}")
        self.number.setText(ticket.label if ticket else _NOBODY)
        theme.mark(self.number, "role", "ticket" if ticket else "muted")
        self._service_name = _service_words(screen, ticket)
        self._service.setText(self._service_name)
        self.why.show_why(ticket)
        for name in ("recall", "skip", "park", "transfer", "finish", "undo", "intake"):
            self.buttons[name].setEnabled(ticket is not None)
        self._show_badges(ticket)
        self.show_time(now)

    def show_time(self, now: datetime) -> None:
        """Bring ages and countdowns up to date."""
        ticket = self._ticket
        recall, undo = self.buttons["recall"], self.buttons["undo"]
        if ticket is None:
            recall.set_words("Gọi lại")
            undo.set_words("Hoàn tác gọi")
            return
        called_at = ticket.called_at or now
        waited = words.age_words(ticket.waiting_since, called_at)
        self._age.show_state(f"chờ {waited}", Tone.INFO, "clock-outline")
        self._service.setText(f"{self._service_name} · {words.called_words(called_at, now)}")
        left = words.seconds_to_recall(ticket, now)
        recall.set_words(f"Gọi lại (còn {left} giây)" if left else "Gọi lại")
        recall.setEnabled(left == 0)
        left = words.seconds_to_undo(ticket, now)
        undo.set_words(f"Hoàn tác gọi ({left} giây)" if left else "Hoàn tác gọi")
        undo.setEnabled(left > 0)

    def _show_badges(self, ticket: Ticket | None) -> None:
        self._age.setVisible(ticket is not None)
        self._priority.setVisible(bool(ticket and ticket.priority))
        self._misses.setVisible(bool(ticket and ticket.misses))
        if ticket and ticket.priority:
            self._priority.show_state("Ưu tiên", Tone.WARN, "account-heart-outline")
            self._priority.setToolTip(f"Chỉ cán bộ xem: {words.priority_words(ticket)}")
        if ticket and ticket.misses:
            left = MISSES_BEFORE_CANCEL - ticket.misses
            self._misses.show_state(
                f"đã vắng {ticket.misses} lần, còn {left} lần", Tone.NEUTRAL, "walk"
            )

    def _badges(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for badge in (self._age, self._priority, self._misses):
            row.addWidget(badge)
        row.addStretch(1)
        return row

    def _lay_out_buttons(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        self._add(grid, PrimaryButton("Gọi số tiếp", "F9", "bullhorn-outline"), "next", (0, 0, 2))
        self.buttons["next"].setToolTip("Gọi số tiếp (F9 hoặc phím cách)")
        intake = SecondaryButton("Tiếp nhận hồ sơ", "Ctrl+Return", "file-document-edit-outline")
        self._add(grid, intake, "intake", (1, 0, 2))
        self._add(grid, SecondaryButton("Gọi lại", "F10", "volume-high"), "recall", (2, 0, 2))
        self._add(grid, SecondaryButton("Bỏ lượt", "F11", "skip-next-outline"), "skip", (3, 0, 1))
        self._add(grid, SecondaryButton("Xong", "F12", "check"), "finish", (3, 1, 1))
        park = SecondaryButton("Tạm giữ", "Alt+G", "pause-circle-outline")
        self._add(grid, park, "park", (4, 0, 1))
        transfer = SecondaryButton("Chuyển", "Alt+C", "account-switch-outline")
        self._add(grid, transfer, "transfer", (4, 1, 1))
        self._add(grid, SecondaryButton("Hoàn tác gọi", "Alt+Z", "undo-variant"), "undo", (5, 0, 2))
        self.body.addLayout(grid)

    def _add(
        self, grid: QGridLayout, button: KeyButton, name: str, place: tuple[int, int, int]
    ) -> None:
        row, column, across = place
        grid.addWidget(button, row, column, 1, across)
        button.clicked.connect(self._teller(name))
        self.buttons[name] = button

    def _teller(self, name: str) -> Callable[[], None]:
        return lambda: self.asked.emit(name)


class WhyLine(QWidget):
    """ "Vì sao số này?" and the answer that may be shown to anybody in the hall."""

    def __init__(self) -> None:
        super().__init__()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 2, 0, 2)
        around.setSpacing(2)
        self._question = label("Vì sao số này?", "label")
        self._answer = label("", "body", wraps=True)
        self._clerk = label("", "hint", wraps=True)
        for widget in (self._question, self._answer, self._clerk):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            around.addWidget(widget)

    def show_why(self, ticket: Ticket | None) -> None:
        """Show why ``ticket`` was called; the reason of a priority in its own line, for the clerk.

        The clerk's screen faces the clerk; what is said to the hall is the first line only.
        """
        answer = words.why_words(ticket) if ticket else ""
        priority = words.priority_words(ticket) if ticket else ""
        self._question.setVisible(bool(answer))
        self._answer.setText(answer)
        self._answer.setVisible(bool(answer))
        self._clerk.setText(f"Chỉ cán bộ xem: {priority}" if priority else "")
        self._clerk.setVisible(bool(priority))

    def answer(self) -> str:
        """Return the public line."""
        return self._answer.text()

    def for_clerk(self) -> str:
        """Return the line for the clerk's eyes."""
        return self._clerk.text()


def _service_words(screen: QueueScreen, ticket: Ticket | None) -> str:
    if ticket is None:
        count = len(screen.view.waiting)
        if not count:
            return "Quầy đang rảnh. Chưa có ai chờ."
        return f"Quầy đang rảnh. Có {count} người đang chờ: bấm F9 để gọi."
    return words.series_name(screen.series, ticket.series)


def _big_number() -> QLabel:
    made = label(_NOBODY, "ticket")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    font = theme.ui_font(NUMBER_PX, QFont.Weight.Bold)
    made.setFont(font)
    made.setStyleSheet(f"font-size: {NUMBER_PX}px; font-weight: 700;")
    made.setAccessibleName("Số đang phục vụ")
    return made
