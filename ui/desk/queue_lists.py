"""The lists of the queue page: who waits, who was away, who is kept aside, who is elsewhere."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desk_app.domain.office import Series
from desk_app.domain.ticket import Ticket
from ui.desk import queue_words as words
from ui.models.lines import Column, Pill
from ui.theme import Tone
from ui.widgets.basics import Card, KeyHint, QuietButton
from ui.widgets.messages import EmptyState
from ui.widgets.table import Table

LONG_WAIT: Final = timedelta(minutes=30)
LIST_BUTTONS: Final = (
    ("issue", "Cấp số", "Alt+N", "ticket-outline"),
    ("number", "Gọi số…", "Alt+S", "bullhorn-outline"),
    ("priority", "Ưu tiên", "Alt+U", "account-heart-outline"),
    ("cancel", "Hủy số", "Alt+H", "cancel"),
    ("close", "Đóng ngày", "Alt+D", "weather-night"),
)
Now = Callable[[], datetime]


class TicketList(Card):
    """One list in a card; what is chosen stays chosen when the list is shown anew."""

    opened = Signal(object)  # Ticket

    def __init__(
        self, title: str, icon: str, columns: Sequence[Column[Ticket]], empty: EmptyState
    ) -> None:
        super().__init__(title, icon)
        self._plain_title = title
        self.body.setSpacing(6)
        self.table: Table[Ticket] = Table(columns, empty, title)
        self.table.setMinimumHeight(96)
        # a table's own wish for room would make the page scroll instead of the table
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.table, 1)
        self.table.opened.connect(self.opened)

    def show_tickets(self, tickets: Sequence[Ticket]) -> None:
        """Replace the lines."""
        before = self.current()
        self.set_title(f"{self._plain_title} ({len(tickets)})" if tickets else self._plain_title)
        self.table.show_lines(tickets)
        if before is not None:
            self.select(before.id)

    def current(self) -> Ticket | None:
        """Return the chosen line."""
        return self.table.current_line()

    def select(self, ticket_id: str) -> bool:
        """Choose a ticket and bring it into view; say whether it is here."""
        for row, ticket in enumerate(self.table.lines_model.lines()):
            if ticket.id == ticket_id:
                self.table.select_row(row)
                self.table.scrollTo(self.table.currentIndex())
                return True
        return False

    def forget(self) -> None:
        """Choose nothing: the choice was made in another list."""
        if self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(-1, -1))
            self.table.clearSelection()


class WaitingList(TicketList):
    """The waiting, oldest first. Numbers can be given, preferred, cancelled and called from it."""

    asked = Signal(str)  # issue, number, priority, cancel, close

    def __init__(self, series: Callable[[], Sequence[Series]], now: Now) -> None:
        columns = (
            Column[Ticket]("Số", lambda t: t.label, 60, is_strong=True),
            Column[Ticket]("Việc", lambda t: words.series_name(series(), t.series)),
            Column[Ticket](
                "Chờ",
                lambda t: words.wait_words(t.waiting_since, now()),
                84,
                ink=lambda t: _ink_of_wait(t, now()),
            ),
            Column[Ticket]("Ghi chú", _note, 76, pill=_note_pill, fits=True),
        )
        empty = EmptyState("emoticon-outline", "Chưa có ai chờ quầy này. Mời ông/bà nghỉ tay.")
        super().__init__("Đang chờ", "account-group-outline", columns, empty)
        self.setMinimumWidth(380)
        grid = QGridLayout()
        grid.setSpacing(4)
        for number, (name, title, sequence, icon) in enumerate(LIST_BUTTONS):
            button = self._button(name, title, sequence, icon)
            grid.addWidget(button, number // 3, number % 3, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(grid)

    def _button(self, name: str, title: str, sequence: str, icon: str) -> QuietButton:
        button = QuietButton(title, sequence, icon)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button


class AwayLists(QWidget):
    """Three short lists: missed, kept aside, at other counters."""

    rejoin_asked = Signal(object)  # Ticket

    def __init__(self, now: Now) -> None:
        super().__init__()
        self.skipped = _away_list(
            "Lỡ lượt",
            "walk",
            lambda t: f"{t.misses} lần · {words.age_words(t.last_call_at or now(), now())}",
            "Không có số nào lỡ lượt.",
        )
        self.parked = _away_list(
            "Đang tạm giữ", "pause-circle-outline", lambda t: t.parked_for, "Không giữ số nào."
        )
        self.elsewhere = _away_list(
            "Ở quầy khác",
            "account-switch-outline",
            lambda t: words.counter_words(t.counter),
            "Các quầy khác đang rảnh.",
        )
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(10)
        for one in (self.skipped, self.parked, self.elsewhere):
            around.addWidget(one, 1)
        for one in (self.skipped, self.parked):
            one.opened.connect(self.rejoin_asked)
            hint = KeyHint("Return")
            hint.setToolTip("Enter: số đang chọn vào lại hàng")
            one.add_action(hint)


def _away_list(title: str, icon: str, note: Callable[[Ticket], str], empty: str) -> TicketList:
    columns = (
        Column[Ticket]("Số", lambda t: t.label, 72, is_strong=True),
        Column[Ticket]("", note),
    )
    made = TicketList(title, icon, columns, EmptyState("check", empty))
    made.table.horizontalHeader().hide()
    made.table.setMinimumHeight(72)
    made.table.verticalHeader().setDefaultSectionSize(32)
    made.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return made


def _ink_of_wait(ticket: Ticket, now: datetime) -> str:
    return "warn" if now - ticket.waiting_since >= LONG_WAIT else "text"


def _note(ticket: Ticket) -> str:
    if ticket.priority:
        return "Ưu tiên"
    if ticket.only_counter:
        return words.counter_words(ticket.only_counter)
    return "quay lại" if ticket.rejoined_at else ""


def _note_pill(ticket: Ticket) -> Pill | None:
    if ticket.priority:
        return Pill("Ưu tiên", Tone.WARN, "account-heart-outline")
    return Pill(_note(ticket), Tone.INFO) if _note(ticket) else None
