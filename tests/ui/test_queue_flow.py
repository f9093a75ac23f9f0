"""The queue page on a real store: call, miss, keep aside, send on, undo; two counters at once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desk_app.domain.events import Priority
from desk_app.domain.ids import ticket_digits
from desk_app.domain.moments import local, local_day
from desk_app.domain.ticket import Ticket, TicketStatus
from desk_app.usecases.commands import TakeNumber
from tests.fakes import Clock
from tests.ui.office_window import FRIDAY, STAFF, answered, home_in, open_station, receive_one
from ui.desk.queue_dialogs import CloseDayDialog, NumberDialog, PickDialog
from ui.desk.queue_flow import QueueFlow
from ui.desk.queue_page import QueuePage
from ui.desk.shell import QUEUE, DeskShell
from ui.station import Station
from ui.widgets.basics import KeyButton
from ui.widgets.reason import ReasonDialog

if TYPE_CHECKING:
    from desk_app.desk import Desk


class Counter:
    """One desk window with its station, as a clerk has it."""

    def __init__(self, qtbot: QtBot, station: Station, clock: Clock) -> None:
        self.qtbot, self.station, self.clock = qtbot, station, clock
        self.shell = DeskShell(lambda: local(clock()))
        self.page = QueuePage(clock)
        self.shell.add_page(QUEUE, self.page)
        self.flow = QueueFlow(self.page, station, self.shell)
        qtbot.addWidget(self.shell)
        self.shell.show()
        self.shell.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.shell)
        self.look()

    def take(self, *series: str, priority: Priority | None = None) -> None:
        for letter in series:
            self.clock.forward(timedelta(minutes=1))
            wish = TakeNumber(f"{self.clock()}{letter}", letter, priority=priority)
            answered(self.qtbot, self.station, lambda desk, w=wish: desk.queue.issue(STAFF, w))
        self.look()

    def look(self) -> None:
        """Wait until the page shows the line as it stands."""
        self.flow.refresh()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.station.is_busy(), timeout=30_000)

    def ask(self, action: str) -> None:
        self.page.asked.emit(action)
        self.settle()
        self.look()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.page.findChildren(kind)))
        return next(one for one in self.page.findChildren(kind) if one.isVisible())

    def serving(self) -> Ticket:
        ticket = self.page.screen_shown().view.serving
        assert ticket is not None
        return ticket

    def is_free(self) -> bool:
        return self.page.screen_shown().view.serving is None

    def ticket(self, label: str) -> Ticket:
        def find(desk: "Desk") -> object:
            return desk.queue.ticket(label)

        found = answered(self.qtbot, self.station, find)
        assert isinstance(found, Ticket)
        return found

    def said(self) -> str:
        return self.shell.toast_words()


@pytest.fixture
def clock() -> Clock:
    return Clock(FRIDAY)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Counter]:
    station = open_station(qtbot, home_in(tmp_path), clock, "2")
    yield Counter(qtbot, station, clock)
    station.close()


def test_f9_calls_who_waited_longest_and_says_why(desk: Counter) -> None:
    desk.take("B", "A")
    QTest.keyClick(desk.page.waiting.table, Qt.Key.Key_F9)
    desk.settle()
    desk.look()

    assert desk.serving().label == "B001"
    assert desk.page.serving.number.text() == "B001"
    assert "chờ lâu nhất" in desk.page.serving.why.answer()
    assert desk.said() == "Mời số B001 đến quầy 2"


def test_space_in_the_list_calls_the_next_one(desk: Counter) -> None:
    desk.take("B")
    QTest.keyClick(desk.page.waiting.table, Qt.Key.Key_Space)
    desk.settle()
    desk.look()

    assert desk.serving().label == "B001"


def test_an_empty_line_is_told_kindly(desk: Counter) -> None:
    desk.ask("next")

    assert desk.said() == "Chưa có ai chờ quầy này."


def test_a_second_call_asks_whether_the_first_is_done(desk: Counter) -> None:
    desk.take("B", "B")
    desk.ask("next")
    desk.ask("next")
    assert desk.page.confirm.isVisible()
    assert desk.serving().label == "B001"

    QTest.keyClick(desk.page.confirm, Qt.Key.Key_Return)
    desk.settle()
    desk.look()
    assert desk.serving().label == "B002"
    assert desk.ticket("B001").status is TicketStatus.FINISHED


def test_recall_waits_thirty_seconds_and_says_how_many_are_left(desk: Counter) -> None:
    desk.take("B")
    desk.ask("next")
    recall = desk.page.serving.buttons["recall"]
    assert (recall.isEnabled(), recall.text()) == (False, "Gọi lại (còn 30 giây)")

    desk.ask("recall")
    assert "giây nữa mới gọi lại được" in desk.said()
    desk.clock.forward(timedelta(seconds=31))
    desk.look()
    assert recall.isEnabled()
    desk.ask("recall")
    assert desk.said() == "Đã gọi lại số B001 (lần 2)"


def test_three_misses_cancel_a_number(desk: Counter) -> None:
    desk.take("B")
    for _ in range(2):
        desk.ask("next")
        desk.ask("skip")
        assert [one.label for one in desk.page.screen_shown().view.skipped] == ["B001"]
        desk.page.rejoin_asked.emit(desk.ticket("B001"))
        desk.settle()
        desk.look()
    desk.ask("next")
    desk.ask("skip")

    assert "3 lần nên đã hủy" in desk.said()
    assert desk.ticket("B001").status is TicketStatus.CANCELLED


def test_a_scanned_ticket_that_was_missed_rejoins_and_a_waiting_one_is_chosen(
    desk: Counter,
) -> None:
    desk.take("B", "B")
    desk.ask("next")
    desk.ask("skip")
    today = local_day(desk.clock())
    assert desk.page.take_scan(ticket_digits(today, "B", 1))
    desk.settle()
    desk.look()
    assert desk.ticket("B001").rejoined_at is not None

    assert desk.page.take_scan(ticket_digits(today, "B", 2))
    desk.settle()
    chosen = desk.page.chosen()
    assert chosen is not None
    assert chosen.label == "B002"


def test_a_ticket_of_yesterday_is_told_from_todays(desk: Counter) -> None:
    desk.take("B")
    yesterday = local_day(desk.clock()) - timedelta(days=1)
    assert desk.page.take_scan(ticket_digits(yesterday, "B", 1))
    desk.settle()

    assert "19/11/2026" in desk.said()


def test_a_number_is_kept_aside_with_a_reason(desk: Counter) -> None:
    desk.take("B")
    desk.ask("next")
    desk.ask("park")
    dialog = desk.dialog(ReasonDialog)
    QTest.keyClick(dialog, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.settle()
    desk.look()

    (parked,) = desk.page.screen_shown().view.parked
    assert (parked.label, parked.parked_for) == ("B001", "Đi photo giấy tờ")
    assert desk.is_free()


def test_a_number_is_sent_on_to_another_counter(desk: Counter) -> None:
    desk.take("B")
    desk.ask("next")
    desk.ask("transfer")
    dialog = desk.dialog(PickDialog)
    QTest.keyClick(dialog, Qt.Key.Key_D)
    QTest.keyClick(dialog, Qt.Key.Key_4)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.settle()

    sent = desk.ticket("B001")
    assert (sent.series, sent.only_counter, sent.status) == ("D", "4", TicketStatus.WAITING)
    assert desk.said() == "Đã chuyển số B001 đến quầy 4"


def test_a_wrong_call_is_taken_back_for_thirty_seconds(desk: Counter) -> None:
    desk.take("B")
    desk.ask("next")
    assert desk.page.serving.buttons["undo"].text() == "Hoàn tác gọi (30 giây)"
    desk.ask("undo")
    assert desk.is_free()
    assert desk.ticket("B001").status is TicketStatus.WAITING

    desk.ask("next")
    desk.clock.forward(timedelta(seconds=31))
    desk.look()
    assert not desk.page.serving.buttons["undo"].isEnabled()
    desk.ask("undo")
    assert "Đã quá 30 giây" in desk.said()


def test_any_number_is_called_by_typing_it(desk: Counter) -> None:
    desk.take("B", "B", "C")
    desk.ask("number")
    dialog = desk.dialog(NumberDialog)
    QTest.keyClicks(dialog.focusWidget(), "c1")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.settle()
    desk.look()

    assert desk.serving().label == "C001"
    assert "ngoài thứ tự" in desk.page.serving.why.answer()


def test_a_number_is_given_at_the_desk_with_a_priority(desk: Counter) -> None:
    desk.ask("issue")
    dialog = desk.dialog(PickDialog)
    QTest.keyClick(dialog, Qt.Key.Key_B)
    QTest.keyClick(dialog, Qt.Key.Key_2)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.settle()
    assert "Đã cấp số B001" in desk.said()

    given = desk.ticket("B001")
    assert (given.priority, given.at_desk) == (Priority.DISABLED, True)
    desk.ask("next")
    assert desk.page.serving.why.answer() == "Số B001 thuộc diện ưu tiên theo quy định."
    assert "khuyết tật" in desk.page.serving.why.for_clerk()


def test_the_chosen_number_goes_first_or_is_cancelled_with_a_reason(desk: Counter) -> None:
    desk.take("B", "B", "B")
    desk.page.choose(desk.ticket("B003").id)
    desk.ask("priority")
    QTest.keyClick(desk.dialog(PickDialog), Qt.Key.Key_Return)
    desk.settle()
    assert desk.ticket("B003").priority is Priority.ELDERLY

    desk.page.choose(desk.ticket("B001").id)
    desk.ask("cancel")
    dialog = desk.dialog(ReasonDialog)
    QTest.keyClick(dialog, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.settle()
    assert desk.ticket("B001").status is TicketStatus.CANCELLED


def test_a_choice_survives_what_others_do(desk: Counter) -> None:
    desk.take("B", "B", "B")
    desk.page.choose(desk.ticket("B002").id)
    desk.take("A")
    desk.ask("next")

    chosen = desk.page.chosen()
    assert chosen is not None
    assert chosen.label == "B002"


def test_intake_is_asked_for_with_the_ticket(desk: Counter) -> None:
    desk.take("B")
    desk.ask("next")
    asked: list[Ticket] = []
    desk.flow.serve_asked.connect(asked.append)
    QTest.keyClick(desk.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked == [desk.serving()]


def test_closing_the_day_lists_what_is_open_and_expires_it(desk: Counter) -> None:
    desk.take("B", "C", "E")
    desk.ask("next")
    served = desk.serving()
    _close(desk)
    assert desk.said() == (
        "Đã đóng ngày: 2 số hết hiệu lực. Còn đang phục vụ: "
        f"{served.label} (quầy {served.counter});"
        " hãy phục vụ xong rồi đóng ngày lại."
    )
    assert desk.serving() == served

    desk.ask("finish")
    assert desk.page.screen_shown().known() == ()


def test_closing_the_day_enters_what_was_received_in_the_register_once(desk: Counter) -> None:
    answered(desk.qtbot, desk.station, receive_one)
    _close(desk)
    assert desk.said() == "Đã đóng ngày: 0 số hết hiệu lực."
    assert desk.page.register.words() == "Đã vào sổ 1 hồ sơ: số 01, quyển 01/2026."

    desk.ask("close")
    dialog = desk.dialog(CloseDayDialog)
    shown = [button for button in dialog.findChildren(KeyButton) if button.isVisible()]
    assert len(shown) == 1  # nothing is left to close


def test_the_register_of_the_day_is_printed_with_one_key_after_the_closing(desk: Counter) -> None:
    answered(desk.qtbot, desk.station, receive_one)
    _close(desk)
    desk.shell.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.shell)
    QTest.keyClick(desk.page.waiting.table, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    desk.settle()

    assert desk.said() == "Đang in: Sổ theo dõi hồ sơ (mẫu 07) 20/11/2026"
    assert desk.page.register.words() == ""


def _close(desk: Counter) -> None:
    desk.ask("close")
    dialog = desk.dialog(CloseDayDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    desk.look()


def test_two_counters_that_call_at_once_get_different_people(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    home = home_in(tmp_path)
    stations = [open_station(qtbot, home, clock, name) for name in ("2", "4")]
    first, second = (Counter(qtbot, station, clock) for station in stations)
    first.take("B", "B")
    second.look()
    first.page.asked.emit("next")
    second.page.asked.emit("next")
    for one in (first, second):
        one.settle()
    for one in (first, second):
        one.look()

    assert {first.serving().label, second.serving().label} == {"B001", "B002"}
    assert all(one.said().startswith("Mời số") for one in (first, second))
    assert [one.label for one in first.page.screen_shown().elsewhere()] == [second.serving().label]
    for station in stations:
        station.close()
