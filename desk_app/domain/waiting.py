"""How long a newcomer will wait: from the counters that really work, or nothing is said.

Pure: the store hands in who waits and what was done lately (docs/sources.md#queue).
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final, TypeVar

from desk_app.domain.office import Counter, Series
from desk_app.domain.queueing import DEFAULT_RULES, QueueRules, is_for
from desk_app.domain.ticket import Ticket

AT_WORK_WITHIN: Final = timedelta(minutes=30)
ENOUGH_SERVED: Final = 5  # fewer say less of the day than what the office set
NO_TIME: Final = timedelta(0)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """What one counter did lately in one series.

    ``last_at`` is its latest call or end there; ``served_for`` is the time of all ``served``
    together; ``busy_since`` is set while it serves somebody of the series.
    """

    counter: str
    series: str
    last_at: datetime
    served: int = 0
    served_for: timedelta = NO_TIME
    busy_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class CounterAtWork:
    """A counter that calls people now; ``free_in`` is what is left of whom it serves."""

    name: str
    series: tuple[str, ...]
    free_in: timedelta = NO_TIME


@dataclass(frozen=True, slots=True)
class Hall:
    """One moment: who waits, who works, how long a person of each series takes.

    ``promised`` holds what was printed for those who stand first, by ticket.
    """

    now: datetime
    waiting: Sequence[Ticket]
    counters: Sequence[CounterAtWork]
    service_times: Mapping[str, timedelta]
    promised: Mapping[str, timedelta] = field(default_factory=dict[str, timedelta])


def service_times(series: Iterable[Series], works: Sequence[Work]) -> dict[str, timedelta]:
    """Return how long a person takes: the real mean where it is known, else what the office set."""
    times: dict[str, timedelta] = {}
    for one in series:
        mine = [work for work in works if work.series == one.letter]
        served = sum(work.served for work in mine)
        together = sum((work.served_for for work in mine), NO_TIME)
        is_known = served >= ENOUGH_SERVED
        times[one.letter] = (
            together / served if is_known else timedelta(minutes=one.service_minutes)
        )
    return times


def at_work(
    counters: Iterable[Counter],
    works: Sequence[Work],
    times: Mapping[str, timedelta],
    now: datetime,
) -> tuple[CounterAtWork, ...]:
    """Return the counters that called or served somebody lately, or serve somebody now."""
    found: list[CounterAtWork] = []
    for counter in counters:
        mine = [work for work in works if work.counter == counter.name]
        busy = [(work.series, work.busy_since) for work in mine if work.busy_since]
        if busy or any(now - work.last_at <= AT_WORK_WITHIN for work in mine):
            left = [times.get(series, NO_TIME) - (now - since) for series, since in busy]
            free_in = max(left, default=NO_TIME)
            found.append(CounterAtWork(counter.name, counter.series, max(free_in, NO_TIME)))
    return tuple(found)


def head_of(waiting: Iterable[Ticket], series: str) -> Ticket | None:
    """Return who waits longest in a series, of those whose paper speaks of this very wait."""
    straight = (
        t for t in waiting if t.series == series and not t.only_counter and t.rejoined_at is None
    )
    return min(straight, key=_age, default=None)


def expected_wait(
    hall: Hall, series: str, rules: QueueRules = DEFAULT_RULES, *, is_preferred: bool = False
) -> timedelta | None:
    """Return how long somebody who takes a number of ``series`` now will wait.

    None where it cannot be said: no counter of the series works, or the first in line already
    waits longer than was promised.
    """
    service = hall.service_times.get(series)
    if service is None or _is_promise_broken(hall, series, service):
        return None
    before = line_before(hall.waiting, hall.now, rules, is_preferred=is_preferred)
    return wait_behind(before, series, hall.counters, hall.service_times)


def line_before(
    waiting: Iterable[Ticket], now: datetime, rules: QueueRules, *, is_preferred: bool
) -> list[Ticket]:
    """Return who is called before a newcomer, in the order of ``next_ticket``."""
    by_age = sorted(waiting, key=_age)
    first = [t for t in by_age if t.only_counter or t.rejoined_at is not None]
    fresh = [t for t in by_age if not t.only_counter and t.rejoined_at is None]
    preferred: list[Ticket | None] = [t for t in fresh if t.priority]
    ordinary: list[Ticket | None] = [t for t in fresh if not t.priority]
    overdue = any(t and now - t.waiting_since > rules.longest_wait for t in ordinary[:1])
    run = min(rules.priority_run, 1) if overdue else rules.priority_run
    (preferred if is_preferred else ordinary).append(None)  # the newcomer
    turns = takewhile(lambda t: t is not None, _in_turns(preferred, ordinary, run))
    return [*first, *(t for t in turns if t)]


def wait_behind(
    before: Iterable[Ticket],
    series: str,
    counters: Sequence[CounterAtWork],
    times: Mapping[str, timedelta],
) -> timedelta | None:
    """Return when the first counter of ``series`` is done with its share of those ``before``.

    Each person's time is shared by the counters that may call that person, those that are free
    earlier first. So one more person never makes the wait shorter, nor one more counter longer.
    """
    load = {counter.name: counter.free_in.total_seconds() for counter in counters}
    for ticket in before:
        able = [
            counter.name for counter in counters if is_for(ticket, counter.name, counter.series)
        ]
        _share(load, able, times.get(ticket.series, NO_TIME).total_seconds())
    mine = [load[counter.name] for counter in counters if series in counter.series]
    return timedelta(seconds=min(mine)) if mine else None


def _share(load: dict[str, float], able: list[str], work: float) -> None:
    """Fill the emptiest up to one level, as water would."""
    able.sort(key=load.__getitem__)
    together = work
    level = 0.0
    for number, name in enumerate(able):
        if number and level <= load[name]:
            break
        together += load[name]
        level = together / (number + 1)
    for name in able:
        load[name] = max(load[name], level)


def _in_turns(preferred: Iterable[T], ordinary: Iterable[T], run: int) -> Iterator[T]:
    ahead, others = deque(preferred), deque(ordinary)
    while ahead and others:
        for _ in range(min(run, len(ahead))):
            yield ahead.popleft()
        yield others.popleft()
    yield from ahead
    yield from others


def _is_promise_broken(hall: Hall, series: str, service: timedelta) -> bool:
    head = head_of(hall.waiting, series)
    promised = hall.promised.get(head.id) if head else None
    if head is None or promised is None:
        return False
    # "about": one person who takes long, or a quarter more, is still what the paper said
    return hall.now - head.issued_at > promised * 1.25 + service


def _age(ticket: Ticket) -> tuple[datetime, str]:
    return ticket.waiting_since, ticket.label
