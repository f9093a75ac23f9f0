"""The life of a queue ticket: no age is lost, a wrong call leaves no trace, three misses end it."""

from collections import deque
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desk_app.domain.events import (
    TICKET_EVENTS,
    CallUndone,
    Priority,
    PriorityGiven,
    ResultArrived,
    TicketCalled,
    TicketCancelled,
    TicketEvent,
    TicketExpired,
    TicketFinished,
    TicketParked,
    TicketRecalled,
    TicketRejoined,
    TicketSkipped,
    TicketTransferred,
)
from desk_app.domain.ticket import (
    MISSES_BEFORE_CANCEL,
    OPEN,
    RECALL_GAP,
    TICKET_ACTION_OF,
    TICKET_STEPS,
    UNDO_WINDOW,
    FoldedTicket,
    Place,
    Ticket,
    TicketAction,
    TicketStatus,
    TicketStepRefused,
    apply_to_ticket,
    can_recall,
    can_undo_call,
    fold_ticket,
    next_ticket_status,
)
from tests.unit.builders import ISSUED, MINUTE, MORNING, TICKET_SAMPLES, Station, chain, stamped

SECOND: Final = timedelta(seconds=1)
CALLED: Final = TicketCalled("Quầy 1", "oldest")
SKIPPED: Final = TicketSkipped("Quầy 1")
REJOINED: Final = TicketRejoined()
PARKED: Final = TicketParked("Quầy 1", "Đi sao chụp")
SENT_ON: Final = TicketTransferred("Quầy 1", "B", "Quầy 2", "Hỏi về đất đai")
UNDONE: Final = CallUndone("Quầy 1")
FINISHED: Final = TicketFinished("Quầy 1")
DONE: Final = frozenset({TicketStatus.FINISHED, TicketStatus.CANCELLED, TicketStatus.EXPIRED})


def after(*events: TicketEvent) -> Ticket:
    """Return the ticket after ``events``, each accepted, a minute apart."""
    folded = fold_ticket(chain((ISSUED, *events)))
    assert folded.refused == ()
    assert folded.ticket is not None
    return folded.ticket


def event_of(action: TicketAction) -> TicketEvent:
    return next(event for event in TICKET_SAMPLES if TICKET_ACTION_OF[type(event)] is action)


def shortest_ways() -> dict[TicketStatus, tuple[TicketEvent, ...]]:
    """Return the fewest events that lead to each status that can be reached."""
    ways: dict[TicketStatus, tuple[TicketEvent, ...]] = {TicketStatus.NEW: ()}
    ahead = deque([TicketStatus.NEW])
    while ahead:
        status = ahead.popleft()
        for (at, action), to in TICKET_STEPS.items():
            if at is status and to not in ways:
                ways[to] = (*ways[status], event_of(action))
                ahead.append(to)
    return ways


WAYS: Final = shortest_ways()


# --- the table -------------------------------------------------------------------------------


def test_every_status_can_be_reached_and_every_action_taken() -> None:
    assert set(WAYS) == set(TicketStatus)
    assert {action for _, action in TICKET_STEPS} == set(TicketAction)


def test_each_kind_of_event_is_one_action_and_the_other_way_round() -> None:
    assert set(TICKET_ACTION_OF) == set(TICKET_EVENTS)
    assert sorted(TICKET_ACTION_OF.values()) == sorted(TicketAction)


def test_a_number_is_new_or_open_or_done_and_what_is_done_stays_so() -> None:
    assert {TicketStatus.NEW, *OPEN, *DONE} == set(TicketStatus)
    assert [at for at, _ in TICKET_STEPS if at in DONE] == []


def test_every_open_number_can_be_cancelled_and_expires_at_closing() -> None:
    for status in OPEN:
        assert TICKET_STEPS[status, TicketAction.CANCEL] is TicketStatus.CANCELLED
        assert TICKET_STEPS[status, TicketAction.EXPIRE] is TicketStatus.EXPIRED


@pytest.mark.parametrize("status", TicketStatus)
@pytest.mark.parametrize("action", TicketAction)
def test_the_fold_takes_exactly_the_steps_of_the_table(
    status: TicketStatus, action: TicketAction
) -> None:
    history = chain((*WAYS[status], event_of(action)))
    *before, last = history
    folded = fold_ticket(history)
    if (status, action) in TICKET_STEPS:
        assert folded.refused == ()
        assert folded.ticket is not None
        assert folded.ticket.status is TICKET_STEPS[status, action]
        assert folded.ticket.status is next_ticket_status(status, action)
        assert folded.ticket.last_event == last.id
    else:
        refusal = TicketStepRefused(status, action)
        assert folded == FoldedTicket(fold_ticket(before).ticket, ((last, refusal),))
        assert next_ticket_status(status, action) == refusal


def test_an_event_of_a_dossier_is_none_of_a_ticket() -> None:
    with pytest.raises(KeyError):
        apply_to_ticket(None, stamped(ResultArrived("A-03"), 1))


def test_a_history_of_nothing_is_no_ticket() -> None:
    assert fold_ticket(()) == FoldedTicket(None)


# --- step by step ----------------------------------------------------------------------------


def test_an_issued_number_belongs_to_the_station_that_gave_it() -> None:
    ticket = after()
    assert (ticket.home, ticket.id) == ("may-1", "subject-1")
    assert (ticket.series, ticket.number, ticket.label) == ("A", 25, "A025")
    assert (ticket.tap, ticket.day, ticket.services) == ("tap-1", ISSUED.day, ("1.004873",))
    assert (ticket.priority, ticket.at_desk) == (Priority.ELDERLY, True)
    assert ticket.issued_at == ticket.waiting_since == MORNING


def test_a_call_says_where_why_and_by_whom() -> None:
    ticket = after(CALLED)
    assert (ticket.counter, ticket.why, ticket.calls) == ("Quầy 1", "oldest", 1)
    assert ticket.called_at == ticket.last_call_at == MORNING + MINUTE
    assert ticket.served_by == "can-bo-1"


def test_a_second_call_keeps_the_moment_of_the_first() -> None:
    ticket = after(CALLED, TicketRecalled("Quầy 1"))
    assert ticket.calls == 2
    assert ticket.called_at == MORNING + MINUTE
    assert ticket.last_call_at == MORNING + 2 * MINUTE


def test_the_third_miss_cancels_the_number() -> None:
    misses = (CALLED, SKIPPED, REJOINED, CALLED, SKIPPED)
    twice = after(*misses)
    assert (twice.status, twice.misses, twice.finished_at) == (TicketStatus.SKIPPED, 2, None)
    thrice = after(*misses, CALLED, SKIPPED)
    assert (thrice.status, thrice.misses) == (TicketStatus.CANCELLED, MISSES_BEFORE_CANCEL)
    assert thrice.finished_at == MORNING + 7 * MINUTE
    again = fold_ticket(chain((ISSUED, *misses, CALLED, SKIPPED, REJOINED)))
    assert again.ticket == thrice


def test_who_comes_back_has_not_lost_a_minute_of_waiting() -> None:
    ticket = after(CALLED, SKIPPED, REJOINED)
    assert ticket.status is TicketStatus.WAITING
    assert ticket.waiting_since == MORNING
    assert ticket.rejoined_at == MORNING + 3 * MINUTE
    assert ticket.counter == ""


def test_a_parked_number_says_why_until_it_is_back() -> None:
    assert after(CALLED, PARKED).parked_for == "Đi sao chụp"
    assert after(CALLED, PARKED, REJOINED).parked_for == ""


def test_a_call_takes_the_mark_of_having_come_back() -> None:
    assert after(CALLED, PARKED, REJOINED, CALLED).rejoined_at is None


def test_a_transfer_keeps_the_age_and_waits_for_its_new_place() -> None:
    ticket = after(CALLED, SENT_ON)
    assert ticket.waiting_since == ticket.issued_at == MORNING
    assert (ticket.series, ticket.only_counter) == ("B", "Quầy 2")
    assert (ticket.status, ticket.counter, ticket.calls) == (TicketStatus.WAITING, "", 0)
    assert ticket.label == "A025"  # the number on the paper stays
    # its call in the old series must not count among the calls of the new one
    assert (ticket.called_at, ticket.last_call_at, ticket.why) == (None, None, "")


def test_a_transfer_to_a_series_sends_to_any_of_its_counters() -> None:
    assert after(CALLED, SENT_ON, TicketTransferred("Quầy 2", "C")).only_counter == ""


def test_priority_can_be_given_while_waiting() -> None:
    assert after(PriorityGiven(Priority.PREGNANT)).priority is Priority.PREGNANT


@pytest.mark.parametrize("end", [TicketCancelled("Lấy nhầm số"), TicketExpired()])
def test_an_end_has_its_moment(end: TicketEvent) -> None:
    assert after(end).finished_at == MORNING + MINUTE


def test_a_served_number_keeps_its_counter_and_its_moments() -> None:
    ticket = after(CALLED, FINISHED)
    assert (ticket.counter, ticket.called_at) == ("Quầy 1", MORNING + MINUTE)
    assert ticket.finished_at == MORNING + 2 * MINUTE


# --- taking a wrong call back ----------------------------------------------------------------

PLACES: Final = {
    "waiting": (),
    "with priority": (PriorityGiven(Priority.MERIT),),
    "missed": (CALLED, SKIPPED),
    "parked": (CALLED, PARKED),
    "back after a miss": (CALLED, SKIPPED, REJOINED),
    "sent on": (CALLED, SENT_ON),
    "taken back before": (CALLED, SKIPPED, CALLED, UNDONE),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("calls", [(CALLED,), (CALLED, TicketRecalled("Quầy 1"))])
def test_an_undone_call_gives_the_exact_place_back(
    place: str, calls: tuple[TicketEvent, ...]
) -> None:
    before = after(*PLACES[place])
    undone = after(*PLACES[place], *calls, UNDONE)
    assert replace(undone, last_event="", before_call=Place()) == replace(
        before, last_event="", before_call=Place()
    )


def test_a_call_can_be_taken_back_for_thirty_seconds() -> None:
    ticket = after(CALLED)
    assert ticket.called_at is not None
    assert can_undo_call(ticket, ticket.called_at + UNDO_WINDOW)
    assert not can_undo_call(ticket, ticket.called_at + UNDO_WINDOW + SECOND)
    assert not can_undo_call(after(), MORNING)


def test_thirty_seconds_lie_between_two_calls() -> None:
    ticket = after(CALLED)
    assert ticket.last_call_at is not None
    assert not can_recall(ticket, ticket.last_call_at)
    assert not can_recall(ticket, ticket.last_call_at + RECALL_GAP - SECOND)
    assert can_recall(ticket, ticket.last_call_at + RECALL_GAP)
    assert can_recall(after(), MORNING)


@given(st.timedeltas(timedelta(seconds=1), timedelta(days=3)))
def test_a_clock_that_was_set_back_stops_no_call(back: timedelta) -> None:
    ticket = after(CALLED)
    assert ticket.last_call_at is not None
    assert can_recall(ticket, ticket.last_call_at - back)
    assert can_undo_call(ticket, ticket.last_call_at - back)


# --- whatever people do ----------------------------------------------------------------------


class LifeOfATicket(RuleBasedStateMachine):
    """People do anything at all with one number, allowed or not."""

    def __init__(self) -> None:
        super().__init__()
        self.station = Station("may-1")
        self.ticket: Ticket | None = None
        self.refused = 0

    @initialize()
    def a_number_is_taken(self) -> None:
        self.do(ISSUED)

    @rule(event=st.sampled_from(TICKET_SAMPLES), seconds=st.integers(-60, 600))
    def somebody_does_something(self, event: TicketEvent, seconds: int) -> None:
        self.station.clock += seconds * SECOND
        self.do(event)

    @rule(data=st.data())
    def somebody_does_what_keeps_the_number_open(self, data: st.DataObject) -> None:
        assert self.ticket is not None
        keeping = [
            action
            for (at, action), to in TICKET_STEPS.items()
            if at is self.ticket.status and to in OPEN
        ]
        if keeping:
            self.do(event_of(data.draw(st.sampled_from(keeping))))

    def do(self, event: TicketEvent) -> None:
        before = self.ticket
        step = apply_to_ticket(before, self.station.write(event))
        if isinstance(step, TicketStepRefused):
            self.refused += 1
            return
        assert before is None or before.status in OPEN
        self.ticket = step

    @invariant()
    def the_whole_history_folds_to_the_same(self) -> None:
        folded = fold_ticket(self.station.seen)
        assert folded.ticket == self.ticket
        assert len(folded.refused) == self.refused

    @invariant()
    def the_ticket_is_sound(self) -> None:
        ticket = self.ticket
        if ticket is None:
            return
        assert ticket.status is not TicketStatus.NEW
        assert (ticket.finished_at is not None) == (ticket.status in DONE)
        assert 0 <= ticket.misses <= MISSES_BEFORE_CANCEL
        if ticket.misses == MISSES_BEFORE_CANCEL:
            assert ticket.status is TicketStatus.CANCELLED
        if ticket.status is TicketStatus.CALLED:
            assert ticket.counter != ""
            assert ticket.called_at is not None
            assert ticket.rejoined_at is None
        if ticket.status is TicketStatus.WAITING:
            assert ticket.counter == ""

    @invariant()
    def what_is_printed_and_the_age_never_change(self) -> None:
        if self.ticket is not None:
            assert (self.ticket.label, self.ticket.number) == ("A025", 25)
            assert self.ticket.waiting_since == self.ticket.issued_at == MORNING
            assert self.ticket.home == "may-1"


TestLifeOfATicket = LifeOfATicket.TestCase
TestLifeOfATicket.settings = settings(max_examples=40, stateful_step_count=25)
