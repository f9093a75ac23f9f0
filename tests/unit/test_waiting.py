"""How long a newcomer waits: from the counters that work, in the order of the calls."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.events import Priority
from desk_app.domain.office import Counter, Series
from desk_app.domain.queueing import DEFAULT_RULES, CounterView, QueueRules, next_ticket
from desk_app.domain.ticket import Ticket
from desk_app.domain.waiting import (
    AT_WORK_WITHIN,
    CounterAtWork,
    Hall,
    Work,
    at_work,
    expected_wait,
    head_of,
    line_before,
    service_times,
    wait_behind,
)
from tests.unit.builders import MINUTE, MORNING, waiting_ticket

NOW: Final = MORNING + 20 * MINUTE
ELDER: Final = Priority.ELDERLY
TIMES: Final = {"A": 8 * MINUTE, "B": 15 * MINUTE, "C": 5 * MINUTE}
BOTH: Final = CounterAtWork("Quầy 1", ("A", "B"))
ONLY_A: Final = CounterAtWork("Quầy 2", ("A",))


def behind(line: str, series: str, *counters: CounterAtWork) -> timedelta | None:
    before = [waiting_ticket(n, series=letter) for n, letter in enumerate(line)]
    return wait_behind(before, series, counters, TIMES)


# --- who works, and how fast -----------------------------------------------------------------


def test_only_counters_that_called_or_served_lately_are_at_work() -> None:
    counters = [Counter(name, ("A",)) for name in ("Quầy 1", "Quầy 2", "Quầy 3")]
    works = [
        Work("Quầy 1", "A", NOW - AT_WORK_WITHIN),
        Work("Quầy 2", "A", NOW - AT_WORK_WITHIN - MINUTE),
        Work("Quầy cũ", "A", NOW),
    ]
    assert at_work(counters, works, TIMES, NOW) == (CounterAtWork("Quầy 1", ("A",)),)


def test_a_counter_that_serves_somebody_long_is_still_at_work() -> None:
    since = NOW - 2 * AT_WORK_WITHIN
    long = Work("Quầy 1", "A", since, busy_since=since)
    counter = Counter("Quầy 1", ("A",))
    assert at_work([counter], [long], TIMES, NOW) == (CounterAtWork("Quầy 1", ("A",)),)
    just = replace(long, busy_since=NOW - 3 * MINUTE)
    assert at_work([counter], [just], TIMES, NOW)[0].free_in == 5 * MINUTE
    unknown = replace(just, series="Z")
    assert at_work([counter], [unknown], TIMES, NOW)[0].free_in == timedelta(0)


def test_the_real_mean_counts_once_enough_were_served() -> None:
    series = [Series("A", "Hộ tịch", service_minutes=8)]
    few = [Work("Quầy 1", "A", NOW, 4, 20 * MINUTE), Work("Quầy 1", "B", NOW, 9, 9 * MINUTE)]
    assert service_times(series, few) == {"A": 8 * MINUTE}
    enough = [*few, Work("Quầy 2", "A", NOW, 1, 10 * MINUTE)]
    assert service_times(series, enough) == {"A": 6 * MINUTE}


# --- the wait --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "series", "counters", "minutes"),
    [
        ("", "A", [BOTH], 0),
        ("AAA", "A", [ONLY_A], 24),
        ("AAA", "A", [ONLY_A, BOTH], 12),
        ("AABBB", "A", [BOTH], 61),
        ("BBB", "A", [BOTH, ONLY_A], 0),
        ("BAA", "A", [BOTH, ONLY_A], 15.5),
        ("BAA", "B", [BOTH, ONLY_A], 15.5),
        ("AC", "A", [ONLY_A], 8),
        ("A", "A", [replace(ONLY_A, free_in=4 * MINUTE)], 12),
    ],
)
def test_a_counter_is_shared_by_all_its_series(
    line: str, series: str, counters: Sequence[CounterAtWork], minutes: float
) -> None:
    assert behind(line, series, *counters) == minutes * MINUTE


def test_nobody_knows_the_wait_where_nobody_works() -> None:
    assert behind("AAA", "A") is None
    assert behind("A", "B", ONLY_A) is None


def test_whoever_was_sent_to_one_counter_is_waited_for_there_only() -> None:
    sent = waiting_ticket(1, only_counter="Quầy 1")
    assert wait_behind([sent], "A", [BOTH, ONLY_A], TIMES) == timedelta(0)
    assert wait_behind([sent], "B", [BOTH, ONLY_A], TIMES) == 8 * MINUTE


# --- whether it can be said ------------------------------------------------------------------


def hall(*waiting: Ticket, promised: timedelta | None = None) -> Hall:
    told = {waiting[0].id: promised} if promised is not None else {}
    return Hall(NOW, waiting, [ONLY_A], TIMES, told)


def test_a_broken_promise_is_not_repeated() -> None:
    head = waiting_ticket(0)  # for twenty minutes
    assert expected_wait(hall(head, promised=10 * MINUTE), "A") == 8 * MINUTE
    assert expected_wait(hall(head, promised=9 * MINUTE), "A") is None
    assert expected_wait(hall(head), "A") == 8 * MINUTE
    assert expected_wait(hall(), "A") == timedelta(0)


def test_nothing_is_said_of_a_series_that_the_office_has_not() -> None:
    assert expected_wait(hall(), "Z") is None


def test_the_first_in_line_is_whoever_waits_longest_straight_on() -> None:
    back = waiting_ticket(1, rejoined_at=NOW)
    sent = waiting_ticket(2, only_counter="Quầy 1")
    other = waiting_ticket(3, series="B")
    first, second = waiting_ticket(4), waiting_ticket(5)
    assert head_of([second, first, other, sent, back], "A") == first
    assert head_of([other, sent, back], "A") is None


# --- laws ------------------------------------------------------------------------------------

LINES: Final = st.text("ABC", max_size=12)
CREWS: Final = st.lists(
    st.builds(
        CounterAtWork,
        name=st.integers(0, 10**6).map(str),
        series=st.sets(st.sampled_from("ABC"), min_size=1).map(tuple),
        free_in=st.integers(0, 20).map(lambda minutes: minutes * MINUTE),
    ),
    max_size=5,
    unique_by=lambda counter: counter.name,
)
HAIR: Final = timedelta(milliseconds=1)


@given(LINES, CREWS, st.sampled_from("ABC"), st.sampled_from("ABC"), st.data())
def test_one_more_before_never_shortens_the_wait(
    line: str, crew: list[CounterAtWork], series: str, more: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(line)))
    wait = behind(line, series, *crew)
    longer = behind(line[:place] + more + line[place:], series, *crew)
    assert (wait is None) == (longer is None)
    assert wait is None or (longer is not None and longer >= wait - HAIR)


@given(LINES, CREWS, st.sampled_from("ABC"))
def test_one_more_counter_never_lengthens_the_wait(
    line: str, crew: list[CounterAtWork], series: str
) -> None:
    waits = [behind(line, series, *crew[:count]) for count in range(len(crew) + 1)]
    for fewer, more in pairwise(waits):
        assert fewer is None or (more is not None and more <= fewer + HAIR)


@given(st.integers(0, 12), st.integers(1, 5))
def test_counters_of_one_series_share_it_evenly(before: int, count: int) -> None:
    crew = [CounterAtWork(str(n), ("A",)) for n in range(count)]
    wait = behind("A" * before, "A", *crew)
    assert wait is not None
    assert abs(wait - 8 * MINUTE * before / count) < HAIR


@given(
    st.lists(st.sampled_from([None, ELDER, "sent"]), max_size=12),
    st.sampled_from([None, ELDER]),
    st.integers(0, 3),
    st.booleans(),
)
def test_the_line_before_is_whoever_one_counter_calls_first(
    line: list[Priority | str | None], mine: Priority | None, run: int, late: bool
) -> None:
    waiting = [
        waiting_ticket(n, only_counter="Quầy 1")
        if kind == "sent"
        else waiting_ticket(n, priority=ELDER if kind else None)
        for n, kind in enumerate(line)
    ]
    now = NOW + DEFAULT_RULES.longest_wait if late else NOW
    rules = QueueRules(priority_run=run)
    before = line_before(waiting, now, rules, is_preferred=mine is not None)
    assert {t.id for t in before} >= {t.id for t in waiting if t.only_counter}
    if late:  # the turns of a counter depend on its last calls: only the number is sure
        return
    newcomer = waiting_ticket(15, priority=mine)
    left, calls = [*waiting, newcomer], list[Ticket]()
    while newcomer not in calls:
        lately = [t for t in reversed(calls) if not t.only_counter]
        choice = next_ticket(left, CounterView("Quầy 1", ("A",), lately), now, rules)
        assert choice is not None
        left.remove(choice.ticket)
        calls.append(choice.ticket)
    assert before == calls[:-1]
