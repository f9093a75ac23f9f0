"""Hàng đợi: who is served at this counter, who waits, who was away."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.ids import read_ticket_digits
from desk_app.domain.office import Counter, Series
from desk_app.domain.ticket import Ticket
from ui.desk import queue_words as words
from ui.desk.page import Page
from ui.desk.queue_lists import AwayLists, TicketList, WaitingList
from ui.desk.queue_screen import QueueScreen
from ui.desk.queue_serving import ServingCard
from ui.desk.register_bar import RegisterBar
from ui.keys import KeyLine
from ui.widgets.messages import ConfirmBar

TICK_MS = 1000
SERVING_PX = 350
AWAY_PX = 262
KEYS = (
    KeyLine("F9", "Gọi số tiếp (hoặc phím cách)"),
    KeyLine("Ctrl+Return", "Tiếp nhận hồ sơ của số đang phục vụ"),
    KeyLine("F10", "Gọi lại, cách lần trước ít nhất 30 giây"),
    KeyLine("F11", "Bỏ lượt: gọi mà không có mặt"),
    KeyLine("F12", "Xong: đã phục vụ"),
    KeyLine("Alt+G", "Tạm giữ số"),
    KeyLine("Alt+C", "Chuyển sang nhóm việc hoặc quầy khác"),
    KeyLine("Alt+Z", "Hoàn tác gọi, trong 30 giây"),
    KeyLine("Alt+N", "Cấp số tại quầy"),
    KeyLine("Alt+S", "Gọi một số bất kỳ"),
    KeyLine("Alt+U", "Cho số đang chọn được ưu tiên"),
    KeyLine("Alt+H", "Hủy số đang chọn"),
    KeyLine("Return", "Số lỡ lượt, tạm giữ: vào lại hàng; số đang chờ: gọi ngay"),
    KeyLine("Alt+D", "Đóng ngày, vào sổ theo dõi"),
    KeyLine("Alt+I", "Sau khi đóng ngày: in sổ theo dõi (mẫu 07)"),
)


class QueuePage(Page):
    """Shows one ``QueueScreen`` and tells what was asked for.

    ``asked`` carries one of next, recall, skip, park, transfer, finish, undo, intake, issue,
    number, priority, cancel, close.
    """

    asked = Signal(str)
    rejoin_asked = Signal(object)  # Ticket
    out_of_turn_asked = Signal(object)  # Ticket
    scanned = Signal(str, str)  # the day as yyMMdd, the label

    serving: ServingCard
    waiting: WaitingList
    away: AwayLists

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__("Hàng đợi", parent=parent)
        self._now = now
        self._screen = QueueScreen(Counter("", ()))
        self.confirm = ConfirmBar()
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._ticks = 0
        self.register = RegisterBar()
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.register)
        self._across = QHBoxLayout()
        self._across.setSpacing(12)
        self.body.addLayout(self._across, 1)
        self.build_alone()

    @override
    def building(self) -> Iterator[None]:
        self.serving = ServingCard()
        self.serving.setFixedWidth(SERVING_PX)
        self._across.addWidget(self.serving)
        yield
        self.waiting = WaitingList(self._series, self._now)
        self._across.addWidget(self.waiting, 1)
        yield
        self.away = AwayLists(self._now)
        self.away.setFixedWidth(AWAY_PX)
        self._across.addWidget(self.away)
        yield
        self._connect()

    def show_screen(self, screen: QueueScreen) -> None:
        """Show the line as it stands now; what was chosen stays chosen."""
        self._screen = screen
        view = screen.view
        self.serving.show_serving(screen, self._now())
        self.waiting.show_tickets(sorted(view.waiting, key=_by_age))
        self.away.skipped.show_tickets(view.skipped)
        self.away.parked.show_tickets(view.parked)
        self.away.elsewhere.show_tickets(screen.elsewhere())
        letters = screen.counter.series
        names = ", ".join(
            f"{letter} {words.series_name(screen.series, letter)}" if len(letters) < 4 else letter
            for letter in letters
        )
        done = f"hôm nay đã xong {view.finished_today} số"
        self.set_heading("Hàng đợi", f"{_capital(screen.counter.name)} phục vụ: {names} · {done}")

    def screen_shown(self) -> QueueScreen:
        """Return what is shown."""
        return self._screen

    def chosen(self) -> Ticket | None:
        """Return the ticket chosen in any of the lists."""
        return next((one.current() for one in self._lists() if one.current()), None)

    def choose(self, ticket_id: str) -> bool:
        """Choose a ticket wherever it is listed; say whether it is."""
        return any(one.select(ticket_id) for one in self._lists())

    @override
    def entered(self) -> None:
        if self.confirm.isHidden():
            self.waiting.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def left(self) -> None:
        self.confirm.hide()
        self.register.hide()

    @override
    def keys(self) -> Sequence[KeyLine]:
        return KEYS

    @override
    def take_scan(self, code: str) -> bool:
        read = read_ticket_digits(code)
        if read is None:
            return False
        self.scanned.emit(*read)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # not a shortcut: a button that has the focus keeps its own Space
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.asked.emit("next")
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._tick()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _series(self) -> Sequence[Series]:
        return self._screen.series

    def _lists(self) -> tuple[TicketList, ...]:
        return (self.waiting, self.away.skipped, self.away.parked, self.away.elsewhere)

    def _connect(self) -> None:
        self.serving.asked.connect(self.asked)
        self.waiting.asked.connect(self.asked)
        self.waiting.opened.connect(self.out_of_turn_asked)
        self.away.rejoin_asked.connect(self.rejoin_asked)
        for one in self._lists():
            one.table.current_changed.connect(partial(self._keep_one_choice, one))

    def _keep_one_choice(self, chosen_in: TicketList, line: object) -> None:
        if line is None:
            return
        for one in self._lists():
            if one is not chosen_in:
                one.forget()

    def _tick(self) -> None:
        self.serving.show_time(self._now())
        self._ticks += 1
        if self._ticks % 10 == 0:
            for one in self._lists():
                one.table.viewport().update()  # ages are read when a line is drawn


def _by_age(ticket: Ticket) -> tuple[datetime, str]:
    return ticket.waiting_since, ticket.label


def _capital(counter: str) -> str:
    said = words.counter_words(counter)
    return said[0].upper() + said[1:]
