"""Who is next at a counter, and why. Pure: the store hands in what waits."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from desk_app.domain.ticket import Ticket


class Why(StrEnum):
    """Why this ticket and no other: shown to the clerk and, without reasons, to the hall."""

    FOR_THIS_COUNTER = "for_this_counter"
    CAME_BACK = "came_back"
    PRIORITY = "priority"
    WAITED_TOO_LONG = "waited_too_long"
    OLDEST = "oldest"
    BY_NUMBER = "by_number"


@dataclass(frozen=True, slots=True)
class QueueRules:
    """Editable practice of one office (docs/sources.md#queue).

    ``priority_run``: at most so many priority tickets in a row while others wait.
    ``longest_wait``: beyond this age ordinary and priority tickets take turns at each counter.
    """

    priority_run: int = 2
    longest_wait: timedelta = timedelta(minutes=45)


@dataclass(frozen=True, slots=True)
class CounterView:
    """What matters of the asking counter: the series it serves, and the last calls in them.

    ``recent`` holds the tickets called lately in these series by any counter, newest first, and
    at least ``QueueRules.priority_run`` of them where there were so many.
    """

    name: str
    series: tuple[str, ...]
    recent: Sequence[Ticket] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket to call and why it is next."""

    ticket: Ticket
    why: Why


DEFAULT_RULES: Final = QueueRules()


def next_ticket(
    waiting: Iterable[Ticket],
    counter: CounterView,
    now: datetime,
    rules: QueueRules = DEFAULT_RULES,
) -> Choice | None:
    """Return who is next at ``counter`` and why, or None when nobody waits for it.

    Order: sent to this very counter; came back (after the next one was called); priority, with a
    capped ratio; whoever waits longest. Age is counted from the first ticket, so a transfer or a
    miss never sends anybody to the end.
    """
    mine = sorted(
        (t for t in waiting if is_for(t, counter.name, counter.series)),
        key=lambda t: (t.waiting_since, t.label),
    )
    back = [t for t in mine if t.rejoined_at is not None]
    fresh = [t for t in mine if t.rejoined_at is None]
    sent = [t for t in fresh if t.only_counter]
    if sent:
        return Choice(sent[0], Why.FOR_THIS_COUNTER)
    due_back = [t for t in back if _someone_went_first(t, counter.recent)]
    if due_back:
        return Choice(due_back[0], Why.CAME_BACK)
    if fresh:
        return _by_priority_then_age(fresh, counter, now, rules)
    return Choice(back[0], Why.CAME_BACK) if back else None


def people_before(waiting: Iterable[Ticket], ticket: Ticket) -> int:
    """Return how many tickets of the same series stand before ``ticket`` (printed on it)."""
    ahead = 0
    for other in waiting:
        if other.id == ticket.id or other.series != ticket.series:
            continue
        first = bool(other.priority) > bool(ticket.priority)
        equal = bool(other.priority) == bool(ticket.priority)
        ahead += first or (equal and other.waiting_since <= ticket.waiting_since)
    return ahead


def is_for(ticket: Ticket, counter: str, series: Collection[str]) -> bool:
    """Say whether a counter serves this ticket: sent to it by name, or in one of its series."""
    if ticket.only_counter:
        return ticket.only_counter == counter
    return ticket.series in series


def _someone_went_first(ticket: Ticket, recent: Sequence[Ticket]) -> bool:
    back_at = ticket.rejoined_at
    return back_at is not None and any(
        t.called_at is not None and t.called_at >= back_at for t in recent
    )


def _by_priority_then_age(
    fresh: Sequence[Ticket], counter: CounterView, now: datetime, rules: QueueRules
) -> Choice:
    preferred = [t for t in fresh if t.priority]
    ordinary = [t for t in fresh if not t.priority]
    if not preferred:
        return Choice(ordinary[0], Why.OLDEST)
    if not ordinary:
        return Choice(preferred[0], Why.PRIORITY)
    overdue = now - ordinary[0].waiting_since > rules.longest_wait
    if overdue and not _served_an_ordinary_last(counter):
        return Choice(ordinary[0], Why.WAITED_TOO_LONG)
    lately = counter.recent[: rules.priority_run]
    if len(lately) == rules.priority_run and all(t.priority for t in lately):
        return Choice(ordinary[0], Why.OLDEST)
    return Choice(preferred[0], Why.PRIORITY)


def _served_an_ordinary_last(counter: CounterView) -> bool:
    # Its own calls: between calls of other counters, in series that this one shares with them,
    # the turn of an ordinary ticket that only this one serves would never come.
    own = next((t for t in counter.recent if t.counter == counter.name), None)
    return own is not None and not own.priority
