"""Who is next and why: nobody starves, nobody loses a place, and no order of rows decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk_app.domain.events import Priority
from desk_app.domain.queueing import (
    DEFAULT_RULES,
    Choice,
    CounterView,
    QueueRules,
    Why,
    next_ticket,
    people_before,
)
from desk_app.domain.ticket import Ticket
from tests.unit.builders import MINUTE, MORNING, waiting_ticket

NOW: Final = MORNING + 20 * MINUTE
COUNTER: Final = CounterView("Quầy 1", ("A",))
ELDER: Final = Priority.ELDERLY
RECENT_CALLS: Final = 6


def called(ticket: Ticket, at: datetime = NOW, counter: str = "Quầy 1") -> Ticket:
    return replace(ticket, called_at=at, counter=counter, rejoined_at=None)


def choose(waiting: Sequence[Ticket], *recent: Ticket, now: datetime = NOW) -> Choice | None:
    return next_ticket(waiting, replace(COUNTER, recent=recent), now)


# --- why -------------------------------------------------------------------------------------


def test_nobody_waits() -> None:
    assert choose([]) is None


def test_nobody_waits_for_this_counter() -> None:
    elsewhere = [waiting_ticket(1, series="B"), waiting_ticket(2, only_counter="Quầy 2")]
    assert choose(elsewhere) is None


def test_whoever_waits_longest_is_next() -> None:
    first, second = waiting_ticket(1), waiting_ticket(2)
    assert choose([second, first]) == Choice(first, Why.OLDEST)


def test_a_counter_of_two_series_takes_the_oldest_of_both() -> None:
    land, civil = waiting_ticket(1, series="B"), waiting_ticket(2)
    both = CounterView("Quầy 1", ("A", "B"))
    assert next_ticket([civil, land], both, NOW) == Choice(land, Why.OLDEST)


def test_of_two_numbers_taken_at_once_the_lower_is_first() -> None:
    one, other = waiting_ticket(1, since=MORNING), waiting_ticket(2, since=MORNING)
    assert choose([other, one]) == Choice(one, Why.OLDEST)


def test_whoever_was_sent_to_this_counter_is_first_of_all() -> None:
    sent = waiting_ticket(9, series="B", only_counter="Quầy 1")
    back = waiting_ticket(1, rejoined_at=MORNING)
    elder = waiting_ticket(2, priority=ELDER)
    assert choose([back, elder, sent], called(elder)) == Choice(sent, Why.FOR_THIS_COUNTER)


def test_priority_goes_before_age() -> None:
    ordinary, elder = waiting_ticket(1), waiting_ticket(5, priority=ELDER)
    assert choose([ordinary, elder]) == Choice(elder, Why.PRIORITY)
    assert choose([elder]) == Choice(elder, Why.PRIORITY)


def test_of_two_with_priority_the_older_ticket_is_first() -> None:
    one, other = waiting_ticket(3, priority=ELDER), waiting_ticket(4, priority=Priority.MERIT)
    assert choose([other, one]) == Choice(one, Why.PRIORITY)


def test_after_two_with_priority_it_is_the_turn_of_another() -> None:
    ordinary, elder = waiting_ticket(1), waiting_ticket(9, priority=ELDER)
    lately = [called(waiting_ticket(n, priority=ELDER)) for n in (3, 2)]
    assert choose([ordinary, elder], *lately) == Choice(ordinary, Why.OLDEST)
    assert choose([ordinary, elder], lately[0]) == Choice(elder, Why.PRIORITY)
    assert choose([elder], *lately) == Choice(elder, Why.PRIORITY)


@pytest.mark.parametrize("run", [0, 1, 4])
def test_each_office_sets_how_many_with_priority_go_in_a_row(run: int) -> None:
    waiting = [waiting_ticket(1), waiting_ticket(9, priority=ELDER)]
    lately = tuple(called(waiting_ticket(n, priority=ELDER)) for n in range(2, 2 + run))
    rules = QueueRules(priority_run=run)
    chosen = next_ticket(waiting, replace(COUNTER, recent=lately), NOW, rules)
    assert chosen == Choice(waiting[0], Why.OLDEST)
    if run:
        earlier = replace(COUNTER, recent=lately[1:])
        assert next_ticket(waiting, earlier, NOW, rules) == Choice(waiting[1], Why.PRIORITY)


def test_who_waits_too_long_takes_turns_with_priority() -> None:
    ordinary, elder = waiting_ticket(0), waiting_ticket(60, priority=ELDER)
    other, other_elder = called(waiting_ticket(1)), called(waiting_ticket(2, priority=ELDER))
    late = ordinary.waiting_since + DEFAULT_RULES.longest_wait + timedelta(seconds=1)
    first = Choice(ordinary, Why.WAITED_TOO_LONG)
    assert choose([ordinary, elder], other_elder, now=late) == first
    assert choose([ordinary, elder], now=late) == first
    assert choose([ordinary, elder], other, now=late) == Choice(elder, Why.PRIORITY)
    in_time = late - timedelta(seconds=1)
    assert choose([ordinary, elder], other_elder, now=in_time) == Choice(elder, Why.PRIORITY)


def test_the_turns_of_a_counter_are_its_own() -> None:
    ordinary, elder = waiting_ticket(0), waiting_ticket(60, priority=ELDER)
    late = MORNING + DEFAULT_RULES.longest_wait + MINUTE
    elsewhere = called(waiting_ticket(1), counter="Quầy 2")
    own = called(waiting_ticket(2, priority=ELDER))
    chosen = choose([ordinary, elder], elsewhere, own, now=late)
    assert chosen == Choice(ordinary, Why.WAITED_TOO_LONG)


def test_whoever_came_back_goes_after_exactly_one_other() -> None:
    back = waiting_ticket(1, rejoined_at=NOW - MINUTE)
    others = [waiting_ticket(n) for n in (2, 3, 4)]
    before = called(waiting_ticket(0), NOW - 2 * MINUTE)
    assert choose([back, *others], before) == Choice(others[0], Why.OLDEST)
    went = called(others[0], NOW)
    assert choose([back, *others[1:]], went, before) == Choice(back, Why.CAME_BACK)


def test_whoever_came_back_to_an_empty_hall_goes_at_once() -> None:
    back = waiting_ticket(1, rejoined_at=NOW)
    assert choose([back]) == Choice(back, Why.CAME_BACK)


def test_of_two_that_came_back_the_older_ticket_is_first() -> None:
    one, other = waiting_ticket(1, rejoined_at=NOW), waiting_ticket(2, rejoined_at=MORNING)
    assert choose([other, one]) == Choice(one, Why.CAME_BACK)


# --- what is printed on a ticket -------------------------------------------------------------


def test_only_those_who_really_go_first_stand_before_a_ticket() -> None:
    mine = waiting_ticket(5)
    waiting = [
        waiting_ticket(4),
        waiting_ticket(6),
        waiting_ticket(9, priority=ELDER),
        waiting_ticket(1, series="B"),
        mine,
    ]
    assert people_before(waiting, mine) == 2
    assert people_before(waiting, replace(mine, priority=ELDER)) == 0
    assert people_before([], mine) == 0


# --- laws ------------------------------------------------------------------------------------


@st.composite
def halls(draw: st.DrawFn) -> tuple[list[Ticket], tuple[Ticket, ...]]:
    """Return anybody who may wait, and anybody who may have been called lately."""

    def ticket(n: int) -> Ticket:
        return waiting_ticket(
            n,
            series=draw(st.sampled_from("AB")),
            priority=draw(st.sampled_from([None, None, ELDER])),
            rejoined_at=draw(st.sampled_from([None, None, MORNING, NOW])),
            only_counter=draw(st.sampled_from(["", "", "Quầy 1", "Quầy 2"])),
        )

    waiting = [ticket(n) for n in range(draw(st.integers(0, 8)))]
    moments = st.sampled_from([NOW, NOW - 5 * MINUTE])
    lately = [called(ticket(n), draw(moments)) for n in range(10, 10 + draw(st.integers(0, 6)))]
    return waiting, tuple(lately)


@given(halls(), st.randoms(use_true_random=False))
def test_the_order_in_which_rows_come_decides_nothing(
    hall: tuple[list[Ticket], tuple[Ticket, ...]], chance: Random
) -> None:
    waiting, lately = hall
    shuffled = list(waiting)
    chance.shuffle(shuffled)
    assert choose(shuffled, *lately) == choose(waiting, *lately)


@given(halls())
def test_somebody_is_called_whenever_somebody_waits_for_this_counter(
    hall: tuple[list[Ticket], tuple[Ticket, ...]],
) -> None:
    waiting, lately = hall
    mine = [
        ticket
        for ticket in waiting
        if ticket.only_counter == "Quầy 1" or (not ticket.only_counter and ticket.series == "A")
    ]
    choice = choose(waiting, *lately)
    assert (choice is not None) == bool(mine)
    if choice is not None:
        assert choice.ticket in mine
        assert choice.why is not Why.BY_NUMBER  # that one is a person's


# --- whole days ------------------------------------------------------------------------------


@dataclass
class Hall:
    """A hall in which counters call one after another, a minute apart."""

    counters: dict[str, tuple[str, ...]]
    waiting: list[Ticket] = field(default_factory=list[Ticket])
    log: list[Choice] = field(default_factory=list[Choice])
    history: list[Ticket] = field(default_factory=list[Ticket])
    now: datetime = MORNING + 60 * MINUTE

    def call(self, name: str) -> Choice | None:
        """Let a counter call the next number, who comes and is served at once."""
        self.now += MINUTE
        series = self.counters[name]
        recent = [t for t in reversed(self.history) if t.series in series][:RECENT_CALLS]
        choice = next_ticket(self.waiting, CounterView(name, series, recent), self.now)
        if choice is not None:
            self.waiting.remove(choice.ticket)
            self.history.append(called(choice.ticket, self.now, name))
            self.log.append(choice)
        return choice

    def calls_until(
        self, gone: Ticket, rhythm: Sequence[str], arrive: Callable[[int], list[Ticket]]
    ) -> int:
        """Return how many calls it takes until ``gone`` is called while others keep arriving."""
        for n in range(2000):
            self.waiting += arrive(n)
            choice = self.call(rhythm[n % len(rhythm)])
            if choice is not None and choice.ticket.id == gone.id:
                return n + 1
        pytest.fail(f"{gone.label} starved")


def an_elder(n: int) -> list[Ticket]:
    return [waiting_ticket(n + 100, priority=ELDER)]


@given(st.lists(st.sampled_from([None, ELDER]), min_size=1, max_size=25))
def test_an_endless_stream_with_priority_starves_nobody(line: list[Priority | None]) -> None:
    hall = Hall({"Quầy 1": ("A",)})
    hall.waiting = [waiting_ticket(n, priority=priority) for n, priority in enumerate(line)]
    ordinary = [ticket for ticket in hall.waiting if not ticket.priority]
    for place, ticket in enumerate(ordinary, 1):
        calls = replace_hall(hall).calls_until(ticket, ["Quầy 1"], an_elder)
        assert calls <= place * (DEFAULT_RULES.priority_run + 1)


def replace_hall(hall: Hall) -> Hall:
    return Hall(hall.counters, list(hall.waiting))


RHYTHMS: Final = st.lists(st.sampled_from(["Quầy 1", "Quầy 2"]), max_size=6).map(
    lambda rest: ["Quầy 1", *rest]
)


@given(RHYTHMS, st.sampled_from("AB"), st.integers(0, 6))
@example(["Quầy 1", "Quầy 2", "Quầy 2"], "A", 0)
@example(["Quầy 1", *["Quầy 2"] * 7], "B", 0)
def test_nobody_starves_between_counters_that_share_some_series(
    rhythm: list[str], stream: str, older: int
) -> None:
    """One counter serves A and B, the other A only, in any rhythm, and more come all the time."""

    def arrive(n: int) -> list[Ticket]:
        elder = waiting_ticket(n + 100, series=stream, priority=ELDER)
        return [elder, waiting_ticket(n + 100)]

    hall = Hall({"Quầy 1": ("A", "B"), "Quầy 2": ("A",)})
    hall.waiting = [waiting_ticket(n, series="AB"[n % 2]) for n in range(older)]
    last = waiting_ticket(15, series="B")
    hall.waiting.append(last)
    calls = hall.calls_until(last, rhythm, arrive)
    # it has waited too long after 45 calls at most; from then on each second call of its counter
    # goes to whoever waits longest, and those are few
    assert calls <= 45 + 2 * (older + 1) * len(rhythm)


@given(st.lists(st.sampled_from([None, ELDER]), min_size=1, max_size=40))
def test_priority_never_goes_more_than_twice_in_a_row_while_others_wait(
    line: list[Priority | None],
) -> None:
    hall = Hall({"Quầy 1": ("A",), "Quầy 2": ("A",)})
    hall.waiting = [waiting_ticket(n, priority=priority) for n, priority in enumerate(line)]
    run = 0
    for n in range(len(line)):
        others_wait = any(not ticket.priority for ticket in hall.waiting)
        choice = hall.call(("Quầy 1", "Quầy 2")[n % 2])
        assert choice is not None
        run = run + 1 if choice.ticket.priority else 0
        assert run <= DEFAULT_RULES.priority_run or not others_wait
    assert hall.waiting == []
    assert sorted(choice.ticket.id for choice in hall.log) == sorted(
        f"ticket-A{n}" for n in range(len(line))
    )


@given(st.lists(st.just(None), min_size=2, max_size=15), st.data())
def test_whoever_comes_back_any_time_waits_for_one_other_only(
    line: list[None], data: st.DataObject
) -> None:
    hall = Hall({"Quầy 1": ("A",)})
    hall.waiting = [waiting_ticket(n) for n in range(len(line))]
    missed = hall.call("Quầy 1")
    assert missed is not None
    for _ in range(data.draw(st.integers(0, len(line) - 2))):
        hall.call("Quầy 1")
    back = replace(missed.ticket, rejoined_at=hall.now + timedelta(seconds=1))
    hall.waiting.append(back)
    first, second = hall.call("Quầy 1"), hall.call("Quầy 1")
    assert first is not None
    assert first.why is Why.OLDEST
    assert second == Choice(back, Why.CAME_BACK)
