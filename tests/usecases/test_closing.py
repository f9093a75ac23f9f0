"""The register at the closing of the day: everybody once, in order, without a gap."""

from datetime import date, timedelta

import pytest

from desk_app.desk.register import RegisterDesk
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import RegisterDayClosed, SubjectKind
from desk_app.domain.moments import local_day
from desk_app.store import journal, lists
from desk_app.store.journal import Appender, Head, StreamName
from desk_app.store.rebuild import compare, rebuild
from desk_app.store.register import refold
from desk_app.usecases import closing, intake
from desk_app.usecases.closing import BookEmpty, DayAhead, RegisterClosed
from desk_app.usecases.commands import Accepted, Correction
from tests.drills.checks import assert_register_stands, assert_whole
from tests.office_fixture import CLERK, COLLEAGUE, EXTRACT, Station

TODAY = date(2026, 11, 20)
NIGHT = timedelta(hours=24)


def close(station: Station, day: date | None = None) -> list[tuple[int, str]]:
    """Close the register; return the new numbers with their dossiers."""
    closed = closing.close_register(station.store, CLERK, day)
    assert isinstance(closed, RegisterClosed)
    return [(entry.serial, entry.dossier) for entry in closed.entries]


def register(station: Station) -> list[tuple[int, str]]:
    lines = RegisterDesk(station.store).register_lines(date(2026, 1, 1), date(2027, 12, 31))
    return [(line.entry.serial, line.dossier.id) for line in lines]


def test_a_closing_numbers_the_day_in_order_of_reception_and_only_once(station: Station) -> None:
    received = [station.receive().id for _ in range(3)]

    assert close(station) == [(1, received[0]), (2, received[1]), (3, received[2])]
    assert close(station) == []
    assert register(station) == [(1, received[0]), (2, received[1]), (3, received[2])]
    assert_whole(station)


def test_who_opened_the_page_first_but_was_received_later_comes_later(station: Station) -> None:
    slow = station.page()
    quick = station.receive()
    late = station.accept(slow).dossier

    assert close(station) == [(1, quick.id), (2, late.id)]


def test_a_dossier_that_comes_after_the_closing_waits_for_the_next(station: Station) -> None:
    first = station.receive()
    close(station)
    late = station.receive()

    desk = RegisterDesk(station.store)
    assert desk.waiting(TODAY) == 1
    assert desk.place_of(late.id) is None
    assert close(station) == [(2, late.id)]
    place = desk.place_of(first.id)
    assert place is not None
    assert (place.book_text, place.serial_text, place.closed_by) == ("01/2026", "01", CLERK)


def test_days_that_nobody_closed_are_closed_first_in_their_order(station: Station) -> None:
    friday = station.receive()
    station.clock.forward(NIGHT)
    saturday = station.receive()

    assert close(station) == [(1, friday.id), (2, saturday.id)]
    events = [one.event for one in station.store.history("register-2026")]
    assert events == [
        RegisterDayClosed(TODAY, 1, 1, (friday.id,)),
        RegisterDayClosed(TODAY + NIGHT, 1, 2, (saturday.id,)),
    ]


def test_a_day_in_the_past_is_closed_without_the_days_after_it(station: Station) -> None:
    friday = station.receive()
    station.clock.forward(NIGHT)
    saturday = station.receive()

    assert close(station, TODAY) == [(1, friday.id)]
    assert close(station) == [(2, saturday.id)]


def test_a_day_that_has_not_come_is_not_closed(station: Station) -> None:
    station.receive()
    tomorrow = TODAY + NIGHT

    assert closing.close_register(station.store, CLERK, tomorrow) == DayAhead(tomorrow)
    assert register(station) == []


def test_a_voided_receipt_keeps_its_number(station: Station) -> None:
    wrong = station.receive()
    page = station.page(name="Lò Thị Mẫu Đúng")
    fixed = intake.correct(
        station.store, station.desk, CLERK, Correction(wrong.id, "Sai tên", page)
    )
    assert isinstance(fixed, Accepted)

    assert close(station) == [(1, wrong.id), (2, fixed.dossier.id)]
    lines = RegisterDesk(station.store).register_lines(TODAY, TODAY)
    assert [line.dossier.replaced_by_code for line in lines] == [fixed.dossier.code, ""]


def test_a_matter_done_at_once_is_entered_too(station: Station) -> None:
    page = station.page(EXTRACT)
    done = intake.receive_and_return(station.store, station.desk, CLERK, page, with_receipt=False)
    assert isinstance(done, Accepted)

    close(station)

    (line,) = RegisterDesk(station.store).register_lines(TODAY, TODAY)
    assert (line.sent_on, line.result_on, line.returned_on) == (None, TODAY, TODAY)


def test_who_was_turned_back_has_no_number(station: Station) -> None:
    page = station.page()
    turned = intake.turn_back(station.store, CLERK, page, "Thiếu giấy tờ")
    assert isinstance(turned, Dossier)

    assert close(station) == []


def test_each_year_begins_with_one(station: Station) -> None:
    old = station.receive()
    new_year = date(2027, 1, 4) - local_day(station.clock())
    station.clock.forward(new_year)
    new = station.receive()

    assert close(station) == [(1, old.id), (1, new.id)]
    desk = RegisterDesk(station.store)
    assert [book.text for year in (2026, 2027) for book in desk.books(year)] == [
        "01/2026",
        "01/2027",
    ]


def test_a_full_book_is_followed_by_the_next(station: Station) -> None:
    desk = RegisterDesk(station.store)
    assert desk.open_book(CLERK) == BookEmpty("01/2026")
    assert desk.books(2026) == ()
    first = station.receive()
    close(station)

    assert desk.open_book(COLLEAGUE) == "02/2026"
    assert desk.open_book(COLLEAGUE) == BookEmpty("02/2026")
    second = station.receive()
    assert close(station) == [(2, second.id)]
    places = [desk.place_of(one.id) for one in (first, second)]
    assert [place.book for place in places if place] == [1, 2]
    assert_whole(station)


def test_the_book_can_be_rebuilt_from_the_journal(station: Station) -> None:
    for _ in range(4):
        station.receive()
    close(station)
    before = register(station)

    with station.store.writing("") as w:
        rebuild(w.connection)
        w.commit()

    assert register(station) == before


def test_a_row_that_was_tampered_with_is_found(station: Station) -> None:
    station.receive()
    close(station)
    with station.store.writing("") as w:
        w.connection.exec_driver_sql("UPDATE register_entry SET serial = 7")
        w.commit()

    with station.store.reading() as connection:
        assert compare(connection).differing == ("register-2026/0000001",)
        assert journal.verify(connection) == ()


@pytest.mark.parametrize("minutes", [-5, 5])
def test_two_stations_that_gave_the_same_number_are_settled_by_the_next_closing(
    station: Station, minutes: int
) -> None:
    ours, theirs = station.receive(), station.receive()
    close(station, TODAY)  # both of them
    elsewhere = RegisterDayClosed(TODAY, 1, 1, (theirs.id,))  # cut off from us, it saw only this
    name = StreamName("H56.21.05", "MAY-XA", "f" * 16)
    at = station.clock() + timedelta(minutes=minutes)
    with station.store.engine.begin() as connection:
        appender = Appender(connection, name, Head(), at, CLERK)
        appender.append("late", "register-2026", "", elsewhere)
        appender.save_head()
        refold(connection, SubjectKind.REGISTER, "register-2026")

    with station.store.reading() as connection:
        assert compare(connection).differing == ()
        assert len(lists.conflicting_events(connection, "register-2026")) == 1
        assert_register_stands(connection)
    assert close(station) == ([(2, ours.id)] if minutes < 0 else [])
    assert sorted(dossier for _, dossier in register(station)) == sorted([ours.id, theirs.id])
    assert [serial for serial, _ in register(station)] == [1, 2]
