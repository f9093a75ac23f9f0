"""Numbers: taken once, called once, and never lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from desk_app.domain.events import Priority
from desk_app.domain.moments import local_day
from desk_app.domain.office import Counter
from desk_app.domain.queueing import Why
from desk_app.domain.ticket import Ticket, TicketAction, TicketStatus, TicketStepRefused
from desk_app.store import spool, tickets
from desk_app.store.unit_of_work import Store
from desk_app.usecases import queueing
from desk_app.usecases.commands import Transfer
from desk_app.usecases.outcomes import (
    CounterBusy,
    DayClosed,
    NobodyWaiting,
    ReasonMissing,
    ServedElsewhere,
    TicketOutcome,
    TicketUnknown,
    TooLateToUndo,
    TooSoonToRecall,
)
from desk_app.views import JobState, PrinterRole, SlipKind
from tests.office_fixture import CLERK, COUNTER_1, COUNTER_2, OFFICE, Station, open_station

UNKNOWN: Final = "00000000-0000-7000-8000-000000000000"


def call(station: Station, counter: Counter = COUNTER_1) -> Ticket:
    called = queueing.call_next(station.store, counter, CLERK)
    assert isinstance(called, Ticket), called
    return called


# --- taking a number -------------------------------------------------------------------------


def test_numbers_of_a_series_follow_each_other(station: Station) -> None:
    assert [station.take(series).label for series in "AABA"] == ["A001", "A002", "B001", "A003"]


def test_the_same_touch_twice_is_one_number_and_one_paper(station: Station) -> None:
    wish = station.wish()
    first = queueing.issue_ticket(station.store, OFFICE, 0, CLERK, wish)
    again = queueing.issue_ticket(station.store, OFFICE, 0, CLERK, wish)
    assert again == first
    with station.store.reading() as connection:
        assert len(spool.jobs_of(connection, first.ticket.id)) == 1
    assert station.take().label == "A002"


def test_the_paper_of_a_number_is_asked_for_with_it(station: Station) -> None:
    issued = queueing.issue_ticket(station.store, OFFICE, 0, CLERK, station.wish())
    with station.store.reading() as connection:
        job = spool.job(connection, issued.job_id)
    assert job
    assert (job.slip, job.subject) == (SlipKind.TICKET, issued.ticket.id)
    assert (job.printer, job.state) == (PrinterRole.TICKETS, JobState.QUEUED)
    assert job.title == "Phiếu số A001"


def test_a_new_day_begins_at_midnight_in_viet_nam(station: Station) -> None:
    station.clock.set_local(datetime(2026, 11, 20, 23, 59))  # noqa: DTZ001  wall time, as on paper
    late = station.take()
    station.clock.forward(timedelta(minutes=2))
    early = station.take()
    assert (late.label, early.label) == ("A001", "A001")
    assert early.day - late.day == timedelta(days=1)


def test_a_clock_put_back_over_midnight_gives_no_number_again(station: Station) -> None:
    station.clock.set_local(datetime(2026, 11, 20, 23, 59))  # noqa: DTZ001  wall time, as on paper
    given = [station.take()]
    for minutes in (2, -2, 2):
        station.clock.forward(timedelta(minutes=minutes))
        given.append(station.take())
    assert [ticket.label for ticket in given] == ["A001", "A001", "A002", "A002"]
    assert len({(ticket.day, ticket.label) for ticket in given}) == 4


@pytest.mark.parametrize(("slot", "first"), [(0, "A001"), (1, "A501"), (2, "A601"), (9, "A1301")])
def test_every_station_gives_numbers_of_its_own_block(
    station: Station, slot: int, first: str
) -> None:
    issued = queueing.issue_ticket(station.store, OFFICE, slot, CLERK, station.wish())
    assert issued.ticket.label == first


# --- calling ---------------------------------------------------------------------------------


def test_two_counters_never_call_the_same_person(station: Station) -> None:
    first, second = station.take(), station.take()
    assert (call(station, COUNTER_1).id, call(station, COUNTER_2).id) == (first.id, second.id)


def test_a_called_number_says_where_and_why(station: Station) -> None:
    station.take()
    called = call(station)
    assert (called.status, called.counter) == (TicketStatus.CALLED, "Quầy 1")
    assert (called.why, called.served_by) == (Why.OLDEST, CLERK)


def test_a_counter_that_serves_somebody_calls_nobody(station: Station) -> None:
    station.take()
    station.take()
    call(station)
    assert queueing.call_next(station.store, COUNTER_1, CLERK) == CounterBusy("A001")
    assert queueing.call_number(station.store, COUNTER_1, CLERK, "A002") == CounterBusy("A001")


def test_an_empty_line_says_so(station: Station) -> None:
    station.take("B")
    assert queueing.call_next(station.store, COUNTER_2, CLERK) == NobodyWaiting()


def test_who_waits_since_yesterday_is_not_called_today(station: Station) -> None:
    station.take()
    station.clock.forward(timedelta(days=1))
    assert queueing.call_next(station.store, COUNTER_1, CLERK) == NobodyWaiting()


def test_who_has_priority_goes_first(station: Station) -> None:
    station.take()
    wish = replace(station.wish(), priority=Priority.PREGNANT)
    issued = queueing.issue_ticket(station.store, OFFICE, 0, CLERK, wish)
    assert issued.moment.waiting_before == 0
    assert call(station).id == issued.ticket.id


def test_priority_is_given_to_who_waits(station: Station) -> None:
    station.take()
    second = station.take()
    queueing.give_priority(station.store, CLERK, second.id, Priority.ELDERLY)
    assert call(station).id == second.id


def test_a_number_is_called_out_of_turn_and_it_is_written_down(station: Station) -> None:
    station.take()
    station.take()
    called = queueing.call_number(station.store, COUNTER_1, CLERK, " a002 ")
    assert isinstance(called, Ticket)
    assert (called.label, called.why) == ("A002", Why.BY_NUMBER)


def test_a_number_that_another_counter_serves_is_not_called(station: Station) -> None:
    station.take()
    call(station, COUNTER_2)
    answer = queueing.call_number(station.store, COUNTER_1, CLERK, "A001")
    assert answer == ServedElsewhere("Quầy 2")


def test_a_finished_number_is_not_called_again(station: Station) -> None:
    station.take()
    queueing.finish(station.store, COUNTER_1, CLERK, call(station).id)
    answer = queueing.call_number(station.store, COUNTER_1, CLERK, "A001")
    assert answer == TicketStepRefused(TicketStatus.FINISHED, TicketAction.CALL)


# --- what becomes of a called number ---------------------------------------------------------


def test_a_second_call_waits_thirty_seconds(station: Station) -> None:
    station.take()
    called = call(station)
    station.clock.forward(timedelta(seconds=18))
    answer = queueing.recall(station.store, COUNTER_1, CLERK, called.id)
    assert isinstance(answer, TooSoonToRecall)
    assert answer.seconds_left in (12, 13)
    station.clock.forward(timedelta(seconds=12))
    again = queueing.recall(station.store, COUNTER_1, CLERK, called.id)
    assert isinstance(again, Ticket)
    assert again.calls == 2


def test_the_third_miss_cancels_a_number(station: Station) -> None:
    ticket_id = station.take().id
    for miss in range(1, 4):
        missed = queueing.skip(station.store, COUNTER_1, CLERK, call(station).id)
        assert isinstance(missed, Ticket)
        assert missed.misses == miss
        queueing.rejoin(station.store, CLERK, "A001")
    ticket = station.store.ticket(ticket_id)
    assert ticket
    assert ticket.status is TicketStatus.CANCELLED


def test_who_missed_the_call_comes_next_but_one(station: Station) -> None:
    labels = [station.take().label for _ in range(3)]
    queueing.skip(station.store, COUNTER_1, CLERK, call(station).id)
    station.clock.forward(timedelta(minutes=5))
    queueing.rejoin(station.store, CLERK, labels[0])
    order = [_serve(station) for _ in range(3)]
    assert order == [labels[1], labels[0], labels[2]]


def test_who_was_parked_comes_back_near_the_head(station: Station) -> None:
    labels = [station.take().label for _ in range(3)]
    parked = queueing.park(station.store, COUNTER_1, CLERK, call(station).id, " đi photo ")
    assert isinstance(parked, Ticket)
    assert (parked.status, parked.parked_for) == (TicketStatus.PARKED, "đi photo")
    station.clock.forward(timedelta(minutes=5))
    queueing.rejoin(station.store, CLERK, labels[0])
    assert [_serve(station) for _ in range(3)] == [labels[1], labels[0], labels[2]]


def test_who_is_sent_on_keeps_the_place_of_the_first_ticket(station: Station) -> None:
    sent = station.take("A")
    station.clock.forward(timedelta(minutes=10))
    waiting = station.take("B")
    moved = queueing.transfer(
        station.store, COUNTER_2, CLERK, Transfer(call(station, COUNTER_2).id, "B")
    )
    assert isinstance(moved, Ticket)
    assert (moved.series, moved.label) == ("B", "A001")
    assert [_serve(station), _serve(station)] == [sent.label, waiting.label]


def test_who_is_sent_to_one_counter_is_called_there_only(station: Station) -> None:
    station.take()
    wish = Transfer(call(station).id, "A", counter="Quầy 2", reason="Cần người thụ lý")
    queueing.transfer(station.store, COUNTER_1, CLERK, wish)
    assert queueing.call_next(station.store, COUNTER_1, CLERK) == NobodyWaiting()
    assert call(station, COUNTER_2).why == Why.FOR_THIS_COUNTER


def test_a_wrong_call_is_taken_back_and_nobody_loses_a_place(station: Station) -> None:
    station.take()
    station.take()
    called = call(station)
    station.clock.forward(timedelta(seconds=30))
    undone = queueing.undo_call(station.store, COUNTER_1, CLERK, called.id)
    assert isinstance(undone, Ticket)
    assert (undone.status, undone.waiting_since) == (TicketStatus.WAITING, called.waiting_since)
    assert call(station, COUNTER_2).id == called.id


def test_a_call_is_not_taken_back_after_half_a_minute(station: Station) -> None:
    station.take()
    called = call(station)
    station.clock.forward(timedelta(seconds=31))
    assert queueing.undo_call(station.store, COUNTER_1, CLERK, called.id) == TooLateToUndo()


def test_finished_is_served_and_the_next_one_comes(station: Station) -> None:
    station.take()
    station.take()
    done = queueing.finish(station.store, COUNTER_1, CLERK, call(station).id)
    assert isinstance(done, Ticket)
    assert (done.status, done.finished_at) == (TicketStatus.FINISHED, station.clock())
    assert call(station).label == "A002"


def test_a_cancelled_number_leaves_the_line(station: Station) -> None:
    ticket = station.take()
    cancelled = queueing.cancel(station.store, CLERK, ticket.id, "Người dân về")
    assert isinstance(cancelled, Ticket)
    assert cancelled.status is TicketStatus.CANCELLED
    assert queueing.call_next(station.store, COUNTER_1, CLERK) == NobodyWaiting()
    assert station.take().label == "A002"  # the number is not given again


def test_closing_the_day_ends_what_is_open_of_this_day_and_of_earlier_ones(
    station: Station,
) -> None:
    forgotten = station.take()
    station.clock.forward(timedelta(days=3))
    waiting, done = station.take(), station.take("B")
    queueing.finish(station.store, COUNTER_1, CLERK, _call_number(station, done.label).id)
    closed = queueing.close_day(station.store, CLERK)
    assert {ticket.id for ticket in closed.expired} == {forgotten.id, waiting.id}
    assert {ticket.status for ticket in closed.expired} == {TicketStatus.EXPIRED}
    assert queueing.close_day(station.store, CLERK) == DayClosed((), ())


def test_who_stands_at_a_counter_is_served_to_the_end_of_a_closed_day(station: Station) -> None:
    station.take()
    served, waiting = call(station), station.take()
    closed = queueing.close_day(station.store, CLERK)
    assert [ticket.id for ticket in closed.expired] == [waiting.id]
    assert [ticket.id for ticket in closed.still_served] == [served.id]
    done = queueing.finish(station.store, COUNTER_1, CLERK, served.id)
    assert isinstance(done, Ticket)
    assert queueing.close_day(station.store, CLERK) == DayClosed((), ())


def test_a_number_that_was_never_finished_ends_with_the_next_day_that_is_closed(
    station: Station,
) -> None:
    station.take()
    called = call(station)
    station.clock.forward(timedelta(days=1))
    assert [ticket.id for ticket in queueing.close_day(station.store, CLERK).expired] == [called.id]


def test_a_day_without_visitors_is_closed_as_well(station: Station) -> None:
    assert queueing.close_day(station.store, CLERK) == DayClosed((), ())


# --- refusals --------------------------------------------------------------------------------


ON_NOBODY: Final[tuple[Callable[[Store], TicketOutcome], ...]] = (
    lambda s: queueing.recall(s, COUNTER_1, CLERK, UNKNOWN),
    lambda s: queueing.skip(s, COUNTER_1, CLERK, UNKNOWN),
    lambda s: queueing.park(s, COUNTER_1, CLERK, UNKNOWN, "đi photo"),
    lambda s: queueing.transfer(s, COUNTER_1, CLERK, Transfer(UNKNOWN, "B")),
    lambda s: queueing.finish(s, COUNTER_1, CLERK, UNKNOWN),
    lambda s: queueing.cancel(s, CLERK, UNKNOWN, "về"),
    lambda s: queueing.undo_call(s, COUNTER_1, CLERK, UNKNOWN),
    lambda s: queueing.give_priority(s, CLERK, UNKNOWN, Priority.OTHER),
    lambda s: queueing.rejoin(s, CLERK, "A999"),
    lambda s: queueing.call_number(s, COUNTER_1, CLERK, "A999"),
)


@pytest.mark.parametrize("act", ON_NOBODY)
def test_a_number_that_nobody_has_is_told_as_unknown(
    station: Station, act: Callable[[Store], TicketOutcome]
) -> None:
    station.take()
    assert isinstance(act(station.store), TicketUnknown)


OUT_OF_TURN: Final[tuple[tuple[Callable[[Store, str], TicketOutcome], TicketAction], ...]] = (
    (lambda s, t: queueing.recall(s, COUNTER_1, CLERK, t), TicketAction.RECALL),
    (lambda s, t: queueing.skip(s, COUNTER_1, CLERK, t), TicketAction.SKIP),
    (lambda s, t: queueing.park(s, COUNTER_1, CLERK, t, "x"), TicketAction.PARK),
    (lambda s, t: queueing.finish(s, COUNTER_1, CLERK, t), TicketAction.FINISH),
    (lambda s, _: queueing.rejoin(s, CLERK, "A001"), TicketAction.REJOIN),
)


@pytest.mark.parametrize(("act", "action"), OUT_OF_TURN)
def test_a_number_that_waits_can_only_be_called(
    station: Station, act: Callable[[Store, str], TicketOutcome], action: TicketAction
) -> None:
    ticket = station.take()
    before = station.store.history(ticket.id)
    assert act(station.store, ticket.id) == TicketStepRefused(TicketStatus.WAITING, action)
    assert station.store.history(ticket.id) == before


def test_what_needs_a_reason_is_not_done_without(station: Station) -> None:
    ticket = station.take()
    assert queueing.park(station.store, COUNTER_1, CLERK, ticket.id, "  ") == ReasonMissing(
        "tạm giữ số"
    )
    assert queueing.cancel(station.store, CLERK, ticket.id, "") == ReasonMissing("hủy số")


def test_the_numbers_of_yesterday_are_not_found_by_their_label(station: Station) -> None:
    station.take()
    station.clock.forward(timedelta(days=1))
    with station.store.reading() as connection:
        today = local_day(station.clock())
        assert tickets.with_label(connection, today, "A001") is None


def test_a_plain_store_works_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_station(tmp_path_factory.mktemp("may"), encrypted=False) as station:
        station.take()
        assert call(station).label == "A001"


def _serve(station: Station) -> str:
    served = call(station)
    station.clock.forward(timedelta(minutes=1))
    queueing.finish(station.store, COUNTER_1, CLERK, served.id)
    return served.label


def _call_number(station: Station, label: str) -> Ticket:
    called = queueing.call_number(station.store, COUNTER_1, CLERK, label)
    assert isinstance(called, Ticket)
    return called
