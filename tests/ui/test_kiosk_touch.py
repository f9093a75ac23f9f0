"""Two touches, one ticket: whatever a finger, two thumbs or a child does to the kiosk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desk_app.domain.events import Priority
from desk_app.domain.problems import StoreFull
from desk_app.domain.ticket import Ticket
from desk_app.usecases.commands import Issued, TakeNumber
from desk_app.views import JobState, PrintJob
from tests.fakes import Clock
from tests.ui.office_window import FRIDAY, PIN, answered, home_in, open_station
from ui.kiosk import texts
from ui.kiosk.timing import Timing
from ui.kiosk.window import KioskWindow
from ui.station import Station

if TYPE_CHECKING:
    from desk_app.desk import Desk

LEFT = Qt.MouseButton.LeftButton
QUICK = Timing(settle_ms=60, quiet_ms=200, retry_ms=100, tick_ms=20)


@pytest.fixture
def clock() -> Clock:
    return Clock(FRIDAY)


@pytest.fixture
def station(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Station]:
    made = open_station(qtbot, home_in(tmp_path), clock)
    yield made
    made.close()


@pytest.fixture
def kiosk(qtbot: QtBot, station: Station, clock: Clock) -> KioskWindow:
    return _kiosk(qtbot, station, clock, replace(QUICK, tick_ms=60_000))


def _kiosk(qtbot: QtBot, station: Station, clock: Clock, timing: Timing) -> KioskWindow:
    made = KioskWindow(station, clock, timing)
    qtbot.addWidget(made)
    made.resize(1080, 1920)
    made.show()
    qtbot.waitUntil(lambda: made.current_page() in (made.start, made.notice))
    qtbot.waitUntil(lambda: bool(made.start.tiles))
    qtbot.wait(QUICK.settle_ms + 20)
    return made


def _tickets(qtbot: QtBot, station: Station) -> tuple[Ticket, ...]:
    def waiting(desk: "Desk") -> tuple[Ticket, ...]:
        return desk.queue.view("").waiting

    found = answered(qtbot, station, waiting)
    assert isinstance(found, tuple)
    tickets: list[Ticket] = []
    for one in cast("tuple[object, ...]", found):
        assert isinstance(one, Ticket)
        tickets.append(one)
    return tuple(tickets)


def _tap(button: QAbstractButton) -> None:
    QTest.mouseClick(button, LEFT)


def _to_confirm(qtbot: QtBot, kiosk: KioskWindow, letter: str = "B") -> None:
    _tap(kiosk.start.tiles[letter])
    assert kiosk.current_page() is kiosk.confirm
    qtbot.wait(QUICK.settle_ms + 20)


def _to_done(qtbot: QtBot, kiosk: KioskWindow) -> None:
    qtbot.waitUntil(lambda: kiosk.current_page() is kiosk.done)


def test_a_number_takes_two_touches(qtbot: QtBot, kiosk: KioskWindow, station: Station) -> None:
    _to_confirm(qtbot, kiosk)
    _tap(kiosk.confirm.take)
    _to_done(qtbot, kiosk)

    assert kiosk.done.number.text() == "B001"
    (ticket,) = _tickets(qtbot, station)
    assert (ticket.series, ticket.priority) == ("B", None)


def test_who_goes_first_says_so_with_the_second_touch(
    qtbot: QtBot, kiosk: KioskWindow, station: Station
) -> None:
    _to_confirm(qtbot, kiosk)
    _tap(kiosk.confirm.priorities[Priority.ELDERLY])
    _to_done(qtbot, kiosk)

    (ticket,) = _tickets(qtbot, station)
    assert ticket.priority is Priority.ELDERLY
    shown = [kiosk.done.number.text(), kiosk.done.paper_words()]
    assert not any(texts.PRIORITIES[Priority.ELDERLY] in words for words in shown)


def test_a_child_who_taps_twenty_times_gets_one_ticket(
    qtbot: QtBot, kiosk: KioskWindow, station: Station
) -> None:
    _to_confirm(qtbot, kiosk)
    place = kiosk.confirm.take.mapTo(kiosk, kiosk.confirm.take.rect().center())
    for _ in range(20):
        target = kiosk.childAt(place) or kiosk
        QTest.mouseClick(target, LEFT, pos=target.mapFrom(kiosk, place))
        done = kiosk.done.done
        QTest.mouseClick(done, LEFT)
        qtbot.wait(30)

    _to_done(qtbot, kiosk)
    assert len(_tickets(qtbot, station)) == 1


def test_after_the_finger_rested_the_next_citizen_is_served(
    qtbot: QtBot, kiosk: KioskWindow, station: Station
) -> None:
    for _ in range(2):
        _to_confirm(qtbot, kiosk)
        _tap(kiosk.confirm.take)
        _to_done(qtbot, kiosk)
        qtbot.wait(QUICK.quiet_ms + 40)
        _tap(kiosk.done.done)
        assert kiosk.current_page() is kiosk.start
        qtbot.wait(QUICK.settle_ms + 40)

    assert [ticket.label for ticket in _tickets(qtbot, station)] == ["B001", "B002"]


def test_a_finger_that_slides_off_takes_nothing(
    qtbot: QtBot, kiosk: KioskWindow, station: Station
) -> None:
    _to_confirm(qtbot, kiosk)
    take = kiosk.confirm.take
    QTest.mousePress(take, LEFT)
    QTest.mouseMove(take, QPoint(-200, -200))
    QTest.mouseRelease(take, LEFT, pos=QPoint(-200, -200))

    assert kiosk.current_page() is kiosk.confirm
    assert _tickets(qtbot, station) == ()


def test_a_long_press_is_one_touch(qtbot: QtBot, kiosk: KioskWindow, station: Station) -> None:
    _to_confirm(qtbot, kiosk)
    QTest.mousePress(kiosk.confirm.take, LEFT)
    qtbot.wait(1200)
    QTest.mouseRelease(kiosk.confirm.take, LEFT)
    _to_done(qtbot, kiosk)

    assert len(_tickets(qtbot, station)) == 1


def test_two_thumbs_take_one_ticket(qtbot: QtBot, kiosk: KioskWindow, station: Station) -> None:
    screen = QTest.createTouchDevice()
    _to_confirm(qtbot, kiosk)
    take, other = kiosk.confirm.take, kiosk.confirm.priorities[Priority.MERIT]
    first = take.mapTo(kiosk, take.rect().center())
    second = other.mapTo(kiosk, other.rect().center())
    QTest.touchEvent(kiosk, screen).press(0, first, kiosk).press(1, second, kiosk).commit()
    QTest.touchEvent(kiosk, screen).release(0, first, kiosk).release(1, second, kiosk).commit()
    _to_done(qtbot, kiosk)

    assert len(_tickets(qtbot, station)) == 1


def test_the_same_touch_told_twice_is_one_ticket(
    qtbot: QtBot, kiosk: KioskWindow, station: Station
) -> None:
    _to_confirm(qtbot, kiosk)
    kiosk.confirm.take_asked.emit("one-touch", "")
    kiosk.confirm.take_asked.emit("one-touch", "")
    _to_done(qtbot, kiosk)

    assert len(_tickets(qtbot, station)) == 1


def test_every_touch_has_a_key_of_its_own(kiosk: KioskWindow) -> None:
    keys: list[str] = []
    kiosk.larger.tapped.connect(keys.append)
    _tap(kiosk.larger)
    _tap(kiosk.larger)

    assert len(set(keys)) == 2


def test_without_a_touch_the_question_goes_back_to_the_start(
    qtbot: QtBot, station: Station, clock: Clock
) -> None:
    kiosk = _kiosk(qtbot, station, clock, replace(QUICK, idle_s=4, tick_ms=150))
    _to_confirm(qtbot, kiosk)
    assert "giây" in kiosk.confirm.countdown()

    qtbot.waitUntil(lambda: kiosk.current_page() is kiosk.start)


def test_more_time_is_given_when_asked(qtbot: QtBot, kiosk: KioskWindow) -> None:
    _to_confirm(qtbot, kiosk)
    assert kiosk.confirm.countdown() == texts.left_words(25)
    _tap(kiosk.confirm.more_time)

    assert kiosk.confirm.countdown() == texts.left_words(60)


def test_a_full_disk_pauses_the_kiosk_until_there_is_room(
    qtbot: QtBot, kiosk: KioskWindow, station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Issued:
        raise StoreFull

    def break_store(desk: "Desk") -> None:
        monkeypatch.setattr(desk.queue, "issue", full)
        monkeypatch.setattr(desk.settings, "save_draft", full)

    answered(qtbot, station, break_store)
    _to_confirm(qtbot, kiosk)
    _tap(kiosk.confirm.take)
    qtbot.waitUntil(lambda: kiosk.current_page() is kiosk.notice)
    title, advice, more = kiosk.notice.words()
    assert (title, advice) == (texts.PAUSED, texts.PAUSED_ADVICE)
    assert "09:00" in more

    monkeypatch.undo()
    qtbot.waitUntil(lambda: kiosk.current_page() is kiosk.start)
    assert _tickets(qtbot, station) == ()


def test_a_fault_of_ours_shows_words_and_no_traceback(
    qtbot: QtBot, kiosk: KioskWindow, station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Issued:
        raise LookupError("a bug")

    def break_program(desk: "Desk") -> None:
        monkeypatch.setattr(desk.queue, "issue", broken)
        monkeypatch.setattr(desk.settings, "save_draft", broken)

    answered(qtbot, station, break_program)
    _to_confirm(qtbot, kiosk)
    _tap(kiosk.confirm.take)

    qtbot.waitUntil(lambda: kiosk.current_page() is kiosk.notice)
    assert "bug" not in "".join(kiosk.notice.words())


def test_the_number_stands_on_the_screen_when_no_paper_comes(
    qtbot: QtBot, kiosk: KioskWindow, station: Station
) -> None:
    jobs: list[PrintJob] = []
    station.job_done.connect(jobs.append)
    _to_confirm(qtbot, kiosk)
    _tap(kiosk.confirm.take)
    _to_done(qtbot, kiosk)
    qtbot.waitUntil(lambda: bool(jobs), timeout=20_000)
    assert kiosk.done.paper_words() == texts.no_paper_words("B001")  # a file is no slip

    station.job_done.emit(replace(jobs[0], went_to="máy in mạng 192.168.1.50"))
    assert kiosk.done.paper_words() == texts.PRINTED

    station.job_done.emit(replace(jobs[0], state=JobState.FAILED))
    assert "B001" in kiosk.done.paper_words()
    assert kiosk.done.paper_words() == texts.remember_words("B001")


def test_out_of_hours_words_say_when_and_staff_may_open(
    qtbot: QtBot, station: Station, clock: Clock
) -> None:
    clock.forward(timedelta(hours=10))
    kiosk = _kiosk(qtbot, station, clock, replace(QUICK, tick_ms=60_000))
    title, advice, _ = kiosk.notice.words()
    assert title == texts.CLOSED
    assert "07:30, Thứ Hai, 23/11/2026" in advice

    kiosk.secret_asked.emit()
    assert kiosk.current_page() is kiosk.staff
    for digit in PIN:
        kiosk.staff.pad.press(digit)
    _tap(kiosk.staff.enter)
    qtbot.waitUntil(kiosk.staff.open.isVisible)
    _tap(kiosk.staff.open)
    qtbot.waitUntil(lambda: kiosk.current_page() is kiosk.start)
    assert kiosk.start.notice() == texts.CLOSED


def test_a_wrong_pin_opens_nothing_and_three_of_them_wait(qtbot: QtBot, kiosk: KioskWindow) -> None:
    kiosk.secret_asked.emit()
    for fault in (texts.STAFF_WRONG, texts.STAFF_WRONG, texts.STAFF_WAIT):
        kiosk.staff.pin_given.emit("1111")
        qtbot.waitUntil(lambda said=fault: kiosk.staff.fault() == said)
        assert not kiosk.staff.exit.isVisible()


def test_letters_and_colours_change_and_go_back_for_the_next_citizen(
    kiosk: KioskWindow,
) -> None:
    before = kiosk.look()
    _tap(kiosk.larger)
    _tap(kiosk.contrast)
    assert kiosk.look().text_px(40) > before.text_px(40)
    assert kiosk.look().color_name("background") == "#000000"

    kiosk.dress_plainly()
    assert kiosk.look() == before


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 768)])
def test_every_target_is_20_mm_on_every_screen(
    qtbot: QtBot, kiosk: KioskWindow, size: tuple[int, int]
) -> None:
    kiosk.resize(*size)
    _tap(kiosk.larger)
    assert (kiosk.width(), kiosk.height()) == size
    _to_confirm(qtbot, kiosk)
    qtbot.wait(20)
    targets = [kiosk.confirm.take, kiosk.confirm.back, kiosk.larger]
    targets += list(kiosk.confirm.priorities.values())
    small = [(one.words(), one.size()) for one in targets if min(one.width(), one.height()) < 76]
    assert small == []
    for page in (kiosk.start, kiosk.confirm, kiosk.done, kiosk.staff):
        kiosk.show_page(page)
        qtbot.waitUntil(page.isVisible)
        qtbot.wait(20)
        inside = page.layout()
        assert inside is not None
        assert inside.minimumHeightForWidth(page.width()) <= page.height(), type(page).__name__


def test_the_counts_follow_what_happens_at_the_desk(
    qtbot: QtBot, kiosk: KioskWindow, station: Station
) -> None:
    tile = kiosk.start.tiles["A"]
    assert tile.words()[-1] == "Không phải chờ"

    def issue(desk: "Desk") -> Issued:
        return desk.queue.issue("PT", TakeNumber("at-desk", "A"))

    answered(qtbot, station, issue)
    qtbot.waitUntil(lambda: "1 người" in tile.words()[-1])
