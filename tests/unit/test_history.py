"""Same events, same register: the order of a history depends on the set of events alone."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from random import Random
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.dossier import Action, Dossier, Status, StepRefused
from desk_app.domain.dossier_fold import apply, fold
from desk_app.domain.events import (
    DossierEvent,
    DossierForwarded,
    Outcome,
    ResultMade,
    Stamped,
    TicketEvent,
)
from desk_app.domain.history import in_order
from desk_app.domain.ticket import fold_ticket
from tests.unit.builders import (
    DOSSIER_SAMPLES,
    ISSUED,
    MINUTE,
    RECEIVED,
    TICKET_SAMPLES,
    Station,
    chain,
    event_of,
    stamped,
)

GRANTED: Final = ResultMade(Outcome.GRANTED)
RETURNED: Final = event_of(Action.RETURN)


@st.composite
def split_offices(
    draw: st.DrawFn, first: DossierEvent | TicketEvent, events: list[DossierEvent | TicketEvent]
) -> list[Stamped]:
    """Two or three desks with clocks set anyhow act on one subject and meet now and then."""
    skews = draw(st.lists(st.integers(-90, 90), min_size=2, max_size=3))
    desks = [Station(f"may-{n}") for n in range(len(skews))]
    desks[0].write(first)
    for desk, skew in zip(desks, skews, strict=True):
        desk.clock += skew * MINUTE
        desk.seen = list(desks[0].seen)
    for _ in range(draw(st.integers(1, 10))):
        desk = draw(st.sampled_from(desks))
        if draw(st.booleans()):
            other = draw(st.sampled_from(desks))
            desk.seen = list(in_order([*desk.seen, *other.seen]))
        desk.clock += draw(st.integers(0, 5)) * MINUTE
        desk.write(draw(st.sampled_from(events)))
    return list({entry.id: entry for desk in desks for entry in desk.seen}.values())


def dossier_histories() -> st.SearchStrategy[list[Stamped]]:
    return split_offices(RECEIVED, list(DOSSIER_SAMPLES))


def ticket_histories() -> st.SearchStrategy[list[Stamped]]:
    return split_offices(ISSUED, list(TICKET_SAMPLES))


@given(dossier_histories(), st.randoms(use_true_random=False))
def test_a_dossier_is_the_same_for_every_order_of_arrival(
    events: list[Stamped], chance: Random
) -> None:
    arrived = list(events)
    chance.shuffle(arrived)
    assert in_order(arrived) == in_order(events)
    assert fold(in_order(arrived)) == fold(in_order(events))


@given(ticket_histories(), st.randoms(use_true_random=False))
def test_a_ticket_is_the_same_for_every_order_of_arrival(
    events: list[Stamped], chance: Random
) -> None:
    arrived = list(events)
    chance.shuffle(arrived)
    assert fold_ticket(in_order(arrived)) == fold_ticket(in_order(events))


@given(dossier_histories())
def test_events_that_come_twice_change_nothing(events: list[Stamped]) -> None:
    assert in_order([*events, *events]) == in_order(events)


@given(dossier_histories())
def test_nothing_is_lost_and_nothing_comes_before_what_its_author_had_seen(
    events: list[Stamped],
) -> None:
    ordered = in_order(events)
    assert {entry.id for entry in ordered} == {entry.id for entry in events}
    assert len(ordered) == len({entry.id for entry in events})
    place = {entry.id: n for n, entry in enumerate(ordered)}
    assert all(place[entry.base] < place[entry.id] for entry in events if entry.base)


@given(dossier_histories())
def test_what_is_refused_changes_nothing(events: list[Stamped]) -> None:
    folded = fold(in_order(events))
    refused = {entry.id for entry, _ in folded.refused}
    accepted = [entry for entry in in_order(events) if entry.id not in refused]
    assert fold(accepted).dossier == folded.dossier
    assert fold(accepted).refused == ()


@given(ticket_histories())
def test_what_is_refused_changes_nothing_on_a_ticket(events: list[Stamped]) -> None:
    folded = fold_ticket(in_order(events))
    refused = {entry.id for entry, _ in folded.refused}
    accepted = [entry for entry in in_order(events) if entry.id not in refused]
    assert fold_ticket(accepted).ticket == folded.ticket
    assert fold_ticket(accepted).refused == ()


@given(dossier_histories(), st.sampled_from(DOSSIER_SAMPLES))
def test_one_step_on_what_is_known_is_the_fold_of_everything(
    events: list[Stamped], event: DossierEvent
) -> None:
    """What a desk computes at once when it acts is what every other desk folds later."""
    known = in_order(events)
    before = fold(known)
    desk = Station("may-9", max(entry.at for entry in known), known)
    written = desk.write(event)
    step = apply(before.dossier, written)
    everything = fold(in_order([*known, written]))
    assert everything.dossier == (step if isinstance(step, Dossier) else before.dossier)


def test_two_desks_that_were_cut_off_from_each_other_return_one_result() -> None:
    first = Station("may-1")
    for event in (RECEIVED, GRANTED):
        first.write(event)
    second = Station("may-2", first.clock + timedelta(seconds=1), first.seen)
    at_first, at_second = first.write(RETURNED), second.write(RETURNED)
    everything = {entry.id: entry for entry in (*first.seen, *second.seen)}
    folds = {fold(in_order(arrived)) for arrived in permutations(everything.values())}
    assert len(folds) == 1
    (folded,) = folds
    assert folded.dossier is not None
    assert folded.dossier.status is Status.RETURNED
    assert folded.dossier.last_event == at_first.id  # the earlier one counts
    assert folded.refused == ((at_second, StepRefused(Status.RETURNED, Action.RETURN)),)


def test_what_an_author_had_seen_outweighs_his_clock() -> None:
    received = stamped(RECEIVED, 100)
    fast = stamped(GRANTED, 900, base=received.id, station="may-2")
    slow = stamped(RETURNED, 50, base=fast.id, station="may-3")
    assert in_order([slow, fast, received]) == (received, fast, slow)


def test_between_events_that_did_not_see_each_other_the_clock_decides_then_the_station() -> None:
    received = stamped(RECEIVED, 1)
    later = stamped(DossierForwarded("Tư pháp"), 9, base=received.id, station="may-1")
    earlier = stamped(DossierForwarded("Địa chính"), 8, base=received.id, station="may-3")
    same_time = stamped(DossierForwarded("Văn phòng"), 8, base=received.id, station="may-2")
    ordered = in_order([later, same_time, earlier, received])
    assert ordered == (received, same_time, earlier, later)


def test_an_event_whose_base_is_still_on_its_way_moves_when_it_comes() -> None:
    received, granted, returned = chain((RECEIVED, GRANTED, RETURNED))
    early = replace(returned, hlc=0)
    without = fold(in_order([early, received]))
    assert [entry.id for entry, _ in without.refused] == [returned.id]
    whole = fold(in_order([early, received, granted]))
    assert whole.refused == ()


def test_bases_in_a_ring_are_kept_and_put_last() -> None:
    received = stamped(RECEIVED, 1)
    one = stamped(GRANTED, 5, base="may-1-006")
    other = stamped(RETURNED, 6, base="may-1-005")
    hanging = stamped(RETURNED, 4, base="may-1-006")
    itself = stamped(DossierForwarded("Tư pháp"), 2, base="may-1-002")
    for arrived in permutations((received, one, other, hanging, itself)):
        assert in_order(arrived) == (received, itself, hanging, one, other)


def test_a_history_of_nothing_is_empty() -> None:
    assert in_order(()) == ()
