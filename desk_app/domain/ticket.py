"""The life of a queue ticket: one table of steps and one fold.

Source: docs/sources.md#queue (practice of the desks, NĐ 61/2018/NĐ-CP Điều 13.2b).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from desk_app.domain.events import (
    CallUndone,
    Priority,
    PriorityGiven,
    Stamped,
    TicketCalled,
    TicketCancelled,
    TicketExpired,
    TicketFinished,
    TicketIssued,
    TicketParked,
    TicketRecalled,
    TicketRejoined,
    TicketSkipped,
    TicketTransferred,
)

MISSES_BEFORE_CANCEL: Final = 3
RECALL_GAP: Final = timedelta(seconds=30)
UNDO_WINDOW: Final = timedelta(seconds=30)


class TicketStatus(StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    WAITING = "waiting"
    CALLED = "called"
    SKIPPED = "skipped"
    PARKED = "parked"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class TicketAction(StrEnum):
    """What a person does to a ticket."""

    ISSUE = "issue"
    CALL = "call"
    RECALL = "recall"
    SKIP = "skip"
    REJOIN = "rejoin"
    PARK = "park"
    TRANSFER = "transfer"
    FINISH = "finish"
    CANCEL = "cancel"
    UNDO_CALL = "undo_call"
    GIVE_PRIORITY = "give_priority"
    EXPIRE = "expire"


_OPEN: Final = (
    TicketStatus.WAITING,
    TicketStatus.CALLED,
    TicketStatus.SKIPPED,
    TicketStatus.PARKED,
)
OPEN: Final = frozenset(_OPEN)

TICKET_STEPS: Final[Mapping[tuple[TicketStatus, TicketAction], TicketStatus]] = {
    (TicketStatus.NEW, TicketAction.ISSUE): TicketStatus.WAITING,
    (TicketStatus.WAITING, TicketAction.CALL): TicketStatus.CALLED,
    (TicketStatus.SKIPPED, TicketAction.CALL): TicketStatus.CALLED,
    (TicketStatus.PARKED, TicketAction.CALL): TicketStatus.CALLED,
    (TicketStatus.CALLED, TicketAction.RECALL): TicketStatus.CALLED,
    (TicketStatus.CALLED, TicketAction.SKIP): TicketStatus.SKIPPED,
    (TicketStatus.SKIPPED, TicketAction.REJOIN): TicketStatus.WAITING,
    (TicketStatus.PARKED, TicketAction.REJOIN): TicketStatus.WAITING,
    (TicketStatus.CALLED, TicketAction.PARK): TicketStatus.PARKED,
    (TicketStatus.CALLED, TicketAction.TRANSFER): TicketStatus.WAITING,
    (TicketStatus.WAITING, TicketAction.TRANSFER): TicketStatus.WAITING,
    (TicketStatus.CALLED, TicketAction.FINISH): TicketStatus.FINISHED,
    (TicketStatus.CALLED, TicketAction.UNDO_CALL): TicketStatus.WAITING,
    (TicketStatus.WAITING, TicketAction.GIVE_PRIORITY): TicketStatus.WAITING,
    **{(status, TicketAction.CANCEL): TicketStatus.CANCELLED for status in _OPEN},
    **{(status, TicketAction.EXPIRE): TicketStatus.EXPIRED for status in _OPEN},
}

TICKET_ACTION_OF: Final[Mapping[type[object], TicketAction]] = {
    TicketIssued: TicketAction.ISSUE,
    TicketCalled: TicketAction.CALL,
    TicketRecalled: TicketAction.RECALL,
    TicketSkipped: TicketAction.SKIP,
    TicketRejoined: TicketAction.REJOIN,
    TicketParked: TicketAction.PARK,
    TicketTransferred: TicketAction.TRANSFER,
    TicketFinished: TicketAction.FINISH,
    TicketCancelled: TicketAction.CANCEL,
    CallUndone: TicketAction.UNDO_CALL,
    PriorityGiven: TicketAction.GIVE_PRIORITY,
    TicketExpired: TicketAction.EXPIRE,
}


@dataclass(frozen=True, slots=True)
class TicketStepRefused:
    """The action cannot be taken from this status."""

    status: TicketStatus
    action: TicketAction


@dataclass(frozen=True, slots=True)
class Place:
    """How a ticket stood before its call: all that the call changes, for an undo."""

    status: TicketStatus = TicketStatus.WAITING
    counter: str = ""
    why: str = ""
    calls: int = 0
    called_at: datetime | None = None
    last_call_at: datetime | None = None
    rejoined_at: datetime | None = None
    served_by: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A number of one day. Its home, the station that issued it, alone gives it to a counter.

    ``waiting_since`` orders the line (UTC); ``rejoined_at`` is set while the ticket came back
    after a miss or from parking; ``before_call`` remembers what an undo restores.
    """

    id: str
    home: str
    day: date
    series: str
    number: int
    label: str
    tap: str
    issued_at: datetime
    waiting_since: datetime
    status: TicketStatus = TicketStatus.WAITING
    services: tuple[str, ...] = ()
    priority: Priority | None = None
    at_desk: bool = False
    only_counter: str = ""
    counter: str = ""
    why: str = ""
    calls: int = 0
    misses: int = 0
    called_at: datetime | None = None
    last_call_at: datetime | None = None
    rejoined_at: datetime | None = None
    parked_for: str = ""
    finished_at: datetime | None = None
    before_call: Place = Place()
    served_by: str = ""
    last_event: str = ""


@dataclass(frozen=True, slots=True)
class FoldedTicket:
    """The state after a history, and the events that it refused."""

    ticket: Ticket | None
    refused: tuple[tuple[Stamped, TicketStepRefused], ...] = ()


def next_ticket_status(
    status: TicketStatus, action: TicketAction
) -> TicketStatus | TicketStepRefused:
    """Return the status after ``action``, or why it cannot be taken."""
    return TICKET_STEPS.get((status, action)) or TicketStepRefused(status, action)


def fold_ticket(history: Iterable[Stamped]) -> FoldedTicket:
    """Fold an ordered history through TICKET_STEPS; what it refuses changes nothing."""
    ticket: Ticket | None = None
    refused: list[tuple[Stamped, TicketStepRefused]] = []
    for stamped in history:
        step = apply_to_ticket(ticket, stamped)
        if isinstance(step, TicketStepRefused):
            refused.append((stamped, step))
        else:
            ticket = step
    return FoldedTicket(ticket, tuple(refused))


def apply_to_ticket(ticket: Ticket | None, stamped: Stamped) -> Ticket | TicketStepRefused:
    """Return ``ticket`` after one event, or why TICKET_STEPS refuses it.

    Raises:
        KeyError: The event is none of a ticket.
    """
    event = stamped.event
    action = TICKET_ACTION_OF[type(event)]
    status = next_ticket_status(ticket.status if ticket else TicketStatus.NEW, action)
    if isinstance(status, TicketStepRefused):
        return status
    changed = _CHANGES[type(event)](ticket, event, stamped)
    return replace(changed, status=_settled(changed, action, status), last_event=stamped.id)


def _settled(ticket: Ticket, action: TicketAction, status: TicketStatus) -> TicketStatus:
    if action is TicketAction.UNDO_CALL:
        return ticket.before_call.status
    if action is TicketAction.SKIP and ticket.misses >= MISSES_BEFORE_CANCEL:
        return TicketStatus.CANCELLED
    return status


def _issued(_: Ticket | None, event: TicketIssued, stamped: Stamped) -> Ticket:
    return Ticket(
        id=stamped.subject,
        home=stamped.station,
        day=event.day,
        series=event.series,
        number=event.number,
        label=event.label,
        tap=event.tap,
        issued_at=stamped.at,
        waiting_since=stamped.at,
        services=event.services,
        priority=event.priority,
        at_desk=event.at_desk,
    )


def _called(ticket: Ticket, event: TicketCalled, stamped: Stamped) -> Ticket:
    before = Place(
        status=ticket.status,
        counter=ticket.counter,
        why=ticket.why,
        calls=ticket.calls,
        called_at=ticket.called_at,
        last_call_at=ticket.last_call_at,
        rejoined_at=ticket.rejoined_at,
        served_by=ticket.served_by,
    )
    return replace(
        ticket,
        counter=event.counter,
        why=event.why,
        calls=1,
        called_at=stamped.at,
        last_call_at=stamped.at,
        before_call=before,
        rejoined_at=None,
        served_by=stamped.by,
    )


def _recalled(ticket: Ticket, _: TicketRecalled, stamped: Stamped) -> Ticket:
    return replace(ticket, calls=ticket.calls + 1, last_call_at=stamped.at)


def _undone(ticket: Ticket, _event: CallUndone, _: Stamped) -> Ticket:
    before = ticket.before_call
    return replace(
        ticket,
        counter=before.counter,
        why=before.why,
        calls=before.calls,
        called_at=before.called_at,
        last_call_at=before.last_call_at,
        rejoined_at=before.rejoined_at,
        served_by=before.served_by,
    )


def _skipped(ticket: Ticket, _: TicketSkipped, stamped: Stamped) -> Ticket:
    misses = ticket.misses + 1
    finished_at = stamped.at if misses >= MISSES_BEFORE_CANCEL else None
    return replace(ticket, misses=misses, counter="", finished_at=finished_at)


def _rejoined(ticket: Ticket, _: TicketRejoined, stamped: Stamped) -> Ticket:
    return replace(ticket, rejoined_at=stamped.at, counter="", parked_for="")


def _parked(ticket: Ticket, event: TicketParked, _: Stamped) -> Ticket:
    return replace(ticket, parked_for=event.reason)


def _transferred(ticket: Ticket, event: TicketTransferred, _: Stamped) -> Ticket:
    # not called in the new series yet: its call elsewhere must not count among the calls there
    return replace(
        ticket,
        series=event.series,
        only_counter=event.counter,
        counter="",
        why="",
        calls=0,
        called_at=None,
        last_call_at=None,
    )


def _preferred(ticket: Ticket, event: PriorityGiven, _: Stamped) -> Ticket:
    return replace(ticket, priority=event.priority)


def _ended(
    ticket: Ticket, _: TicketFinished | TicketCancelled | TicketExpired, stamped: Stamped
) -> Ticket:
    return replace(ticket, finished_at=stamped.at)


# each function takes just its own event; TICKET_ACTION_OF has the same keys (tested)
_CHANGES: Final[Mapping[type[object], Callable[..., Ticket]]] = {
    TicketIssued: _issued,
    TicketCalled: _called,
    TicketRecalled: _recalled,
    TicketSkipped: _skipped,
    TicketRejoined: _rejoined,
    TicketParked: _parked,
    TicketTransferred: _transferred,
    TicketFinished: _ended,
    TicketCancelled: _ended,
    CallUndone: _undone,
    PriorityGiven: _preferred,
    TicketExpired: _ended,
}


def can_recall(ticket: Ticket, now: datetime) -> bool:
    """Say whether the last call is at least 30 seconds old (a clock set back stops nobody)."""
    since = now - (ticket.last_call_at or datetime.min.replace(tzinfo=UTC))
    return not timedelta(0) <= since < RECALL_GAP


def can_undo_call(ticket: Ticket, now: datetime) -> bool:
    """Say whether the call is young enough to be taken back as a mistake."""
    return ticket.called_at is not None and now - ticket.called_at <= UNDO_WINDOW
