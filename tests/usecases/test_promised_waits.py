"""What a number promises of the wait: only what can be kept."""

from datetime import timedelta

from desk_app.domain.office import Counter
from desk_app.domain.ticket import Ticket
from desk_app.printing.content import TicketFacts
from desk_app.store.event_codec import encode
from desk_app.usecases import queueing
from desk_app.usecases.commands import TicketMoment, Transfer
from desk_app.usecases.hall import moment_told
from tests.office_fixture import CLERK, COUNTER_1, COUNTER_2, FRIDAY, OFFICE, Station
from tests.usecases.test_queueing import call


def moment_of(station: Station, series: str = "A") -> TicketMoment:
    """Take a number and return what it says of the wait."""
    wish = station.wish(series)
    return queueing.issue_ticket(station.store, OFFICE, 0, CLERK, wish).moment


def serve(station: Station, counter: Counter, minutes: int) -> None:
    """Call the next number and serve it to the end."""
    ticket = call(station, counter)
    station.clock.forward(timedelta(minutes=minutes))
    assert isinstance(queueing.finish(station.store, counter, CLERK, ticket.id), Ticket)


def test_a_number_says_how_many_wait_before_it_and_how_long(station: Station) -> None:
    for _ in range(5):
        station.take()
    serve(station, COUNTER_1, 0)
    serve(station, COUNTER_2, 0)
    assert moment_of(station) == TicketMoment(waiting_before=3, wait_minutes=12)  # 3 x 8 by 2


def test_no_time_is_promised_while_no_counter_works(station: Station) -> None:
    for _ in range(3):
        station.take()
    assert moment_of(station) == TicketMoment(waiting_before=3, wait_minutes=None)
    serve(station, COUNTER_2, 1)
    assert moment_of(station).wait_minutes == 24  # 3 x 8 by the one that works
    assert moment_of(station, "B").wait_minutes is None  # it does not serve this series
    station.clock.forward(timedelta(minutes=31))
    assert moment_of(station).wait_minutes is None


def test_a_counter_of_two_series_is_not_promised_to_each_of_them(station: Station) -> None:
    for series in "AABBB":
        station.take(series)
    serve(station, COUNTER_1, 0)
    assert moment_of(station) == TicketMoment(1, 53)  # 8 + 3 x 15 of the other series
    assert moment_of(station, "B") == TicketMoment(3, 61)


def test_whoever_is_served_now_is_waited_for_too(station: Station) -> None:
    station.take()
    call(station, COUNTER_2)
    station.clock.forward(timedelta(minutes=3))
    assert moment_of(station) == TicketMoment(0, 5)
    station.clock.forward(timedelta(minutes=11))
    assert moment_of(station).wait_minutes == 8  # the counter may call at any moment


def test_the_wait_follows_how_long_people_really_take(station: Station) -> None:
    for _ in range(7):
        station.take()
    for _ in range(4):
        serve(station, COUNTER_2, 3)
    assert moment_of(station).wait_minutes == 24  # of four nothing is known yet
    serve(station, COUNTER_2, 3)
    assert moment_of(station).wait_minutes == 9


def test_no_time_is_promised_once_the_first_in_line_was_told_a_false_one(station: Station) -> None:
    station.take()
    serve(station, COUNTER_2, 0)
    assert moment_of(station).wait_minutes == 0
    station.take("B")
    station.clock.forward(timedelta(minutes=8))
    assert moment_of(station).wait_minutes == 8  # one person may take that long
    station.clock.forward(timedelta(minutes=1))
    assert moment_of(station) == TicketMoment(waiting_before=2, wait_minutes=None)


def test_what_was_told_is_known_before_and_after_the_paper_came_out() -> None:
    told = TicketMoment(waiting_before=3, wait_minutes=12)
    assert moment_told(encode(told)) == told
    printed = TicketFacts("A001", (), (), FRIDAY, 3, "126112", 12)
    assert moment_told(encode(printed)) == told


def test_whoever_was_sent_on_was_promised_another_line(station: Station) -> None:
    station.take("B")
    station.take()
    serve(station, COUNTER_2, 0)
    sent = station.take()
    wish = Transfer(sent.id, "B")
    assert isinstance(queueing.transfer(station.store, COUNTER_2, CLERK, wish), Ticket)
    serve(station, COUNTER_1, 0)
    station.clock.forward(timedelta(minutes=29))
    assert moment_of(station, "B").wait_minutes == 15


def test_nobody_knows_the_wait_of_a_series_that_no_counter_serves(station: Station) -> None:
    issued = queueing.issue_ticket(station.store, OFFICE, 0, CLERK, station.wish("C"))
    assert issued.moment == TicketMoment(waiting_before=0, wait_minutes=None)
