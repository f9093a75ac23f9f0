"""Numbers: taken, called, recalled, skipped, parked, sent on, finished (design §6).

The home of a ticket is this station: one writer, one atomic step in its own store.
"""

from datetime import timedelta
from math import ceil

from desk_app.domain.events import (
    CallUndone,
    Priority,
    PriorityGiven,
    TicketCalled,
    TicketCancelled,
    TicketEvent,
    TicketExpired,
    TicketFinished,
    TicketIssued,
    TicketParked,
    TicketRecalled,
    TicketRejoined,
    TicketSkipped,
    TicketTransferred,
)
from desk_app.domain.ids import ticket_label, ticket_number
from desk_app.domain.moments import local_day
from desk_app.domain.office import Counter, Office
from desk_app.domain.queueing import (
    DEFAULT_RULES,
    CounterView,
    QueueRules,
    Why,
    next_ticket,
    people_before,
)
from desk_app.domain.ticket import (
    RECALL_GAP,
    TICKET_ACTION_OF,
    Ticket,
    TicketStatus,
    TicketStepRefused,
    can_recall,
    can_undo_call,
    next_ticket_status,
)
from desk_app.domain.waiting import Hall, expected_wait
from desk_app.store import event_codec, spool, tickets
from desk_app.store.spool import PrintRequest
from desk_app.store.unit_of_work import Store, Writing
from desk_app.usecases.commands import Issued, TakeNumber, TicketMoment, Transfer
from desk_app.usecases.hall import hall_now, moment_told, whole_minutes
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
from desk_app.views import PrinterRole, SlipKind

RECENT_CALLS = 6


def issue_ticket(store: Store, office: Office, slot: int, by: str, wish: TakeNumber) -> Issued:
    """Give the next number of a series. The same tap gives the same number again."""
    with store.writing(by) as w:
        known = _ticket_of_tap(w, wish.tap)
        if known:
            return known
        day = local_day(w.at)
        number = ticket_number(slot, w.next_count(f"ticket:{wish.series}", day))
        issued = TicketIssued(
            day=day,
            series=wish.series,
            number=number,
            label=ticket_label(wish.series, number),
            tap=wish.tap,
            services=wish.services,
            priority=wish.priority,
            at_desk=wish.at_desk,
        )
        hall = hall_now(w.connection, office, w.at, (wish.series,))
        ticket = w.record_ticket(w.new_id(), issued)
        moment = _moment(hall, ticket)
        job_id = spool.ask(w, _ticket_request(ticket, moment))
        w.commit()
        return Issued(ticket, moment, job_id)


def call_next(
    store: Store, counter: Counter, by: str, rules: QueueRules = DEFAULT_RULES
) -> TicketOutcome:
    """Call whoever is next at this counter; of two counters at once each gets a person."""
    with store.writing(by) as w:
        day = local_day(w.at)
        serving = tickets.served_at(w.connection, day, counter.name)
        if serving:
            return CounterBusy(serving.label)
        waiting = tickets.open_on(w.connection, day, (TicketStatus.WAITING,))
        most = max(RECENT_CALLS, rules.priority_run)
        recent = tickets.last_called(w.connection, day, counter.series, most)
        view = CounterView(counter.name, counter.series, recent)
        choice = next_ticket(waiting, view, w.at, rules)
        if choice is None:
            return NobodyWaiting()
        ticket = w.record_ticket(choice.ticket.id, TicketCalled(counter.name, choice.why.value))
        w.commit()
        return ticket


def call_number(store: Store, counter: Counter, by: str, label: str) -> TicketOutcome:
    """Call one number out of turn: it is written down as such."""
    with store.writing(by) as w:
        day = local_day(w.at)
        serving = tickets.served_at(w.connection, day, counter.name)
        if serving:
            return CounterBusy(serving.label)
        found = tickets.with_label(w.connection, day, label)
        if found is None:
            return TicketUnknown(label)
        if found.status is TicketStatus.CALLED:
            return ServedElsewhere(found.counter)
        return _record(w, found.id, TicketCalled(counter.name, Why.BY_NUMBER.value))


def recall(store: Store, counter: Counter, by: str, ticket_id: str) -> TicketOutcome:
    """Call again, at least 30 seconds after the last call."""
    with store.writing(by) as w:
        ticket = w.ticket(ticket_id)
        if ticket and ticket.last_call_at and not can_recall(ticket, w.at):
            left = RECALL_GAP - (w.at - ticket.last_call_at)
            return TooSoonToRecall(ceil(left / timedelta(seconds=1)))
        return _record(w, ticket_id, TicketRecalled(counter.name))


def skip(store: Store, counter: Counter, by: str, ticket_id: str) -> TicketOutcome:
    """Nobody came; the third miss cancels the number."""
    with store.writing(by) as w:
        return _record(w, ticket_id, TicketSkipped(counter.name))


def rejoin(store: Store, by: str, label: str) -> TicketOutcome:
    """Put a missed or parked number back: next but one, never at the end."""
    with store.writing(by) as w:
        found = tickets.with_label(w.connection, local_day(w.at), label)
        if found is None:
            return TicketUnknown(label)
        return _record(w, found.id, TicketRejoined())


def park(store: Store, counter: Counter, by: str, ticket_id: str, reason: str) -> TicketOutcome:
    """Keep a number aside ("đi photo"): it comes back near the head."""
    if not reason.strip():
        return ReasonMissing("tạm giữ số")
    with store.writing(by) as w:
        return _record(w, ticket_id, TicketParked(counter.name, reason.strip()))


def transfer(store: Store, counter: Counter, by: str, wish: Transfer) -> TicketOutcome:
    """Send a citizen on to another series or counter, with the age of the ticket kept."""
    with store.writing(by) as w:
        event = TicketTransferred(counter.name, wish.series, wish.counter, wish.reason)
        return _record(w, wish.ticket_id, event)


def finish(store: Store, counter: Counter, by: str, ticket_id: str) -> TicketOutcome:
    """The citizen has been served."""
    with store.writing(by) as w:
        return _record(w, ticket_id, TicketFinished(counter.name))


def cancel(store: Store, by: str, ticket_id: str, reason: str) -> TicketOutcome:
    """Take a number out of the line, with a reason."""
    if not reason.strip():
        return ReasonMissing("hủy số")
    with store.writing(by) as w:
        return _record(w, ticket_id, TicketCancelled(reason.strip()))


def undo_call(store: Store, counter: Counter, by: str, ticket_id: str) -> TicketOutcome:
    """Take a wrong call back within 30 seconds; nobody loses a place."""
    with store.writing(by) as w:
        ticket = w.ticket(ticket_id)
        if ticket and not can_undo_call(ticket, w.at):
            return TooLateToUndo()
        return _record(w, ticket_id, CallUndone(counter.name))


def give_priority(store: Store, by: str, ticket_id: str, priority: Priority) -> TicketOutcome:
    """Let somebody go first; the reason is recorded and never shown."""
    with store.writing(by) as w:
        return _record(w, ticket_id, PriorityGiven(priority))


def close_day(store: Store, by: str) -> DayClosed:
    """Expire what was not served today and on days that were never closed.

    A citizen who stands at a counter right now is served to the end: that number stays.
    """
    with store.writing(by) as w:
        today = local_day(w.at)
        still_open = tickets.never_ended(w.connection)
        served = tuple(
            ticket
            for ticket in still_open
            if ticket.status is TicketStatus.CALLED and ticket.day == today
        )
        expired = tuple(
            w.record_ticket(ticket.id, TicketExpired())
            for ticket in still_open
            if ticket not in served
        )
        w.commit()
        return DayClosed(expired, served)


def _record(w: Writing, ticket_id: str, event: TicketEvent) -> TicketOutcome:
    known = w.ticket(ticket_id)
    if known is None:
        return TicketUnknown(ticket_id)
    step = next_ticket_status(known.status, TICKET_ACTION_OF[type(event)])
    if isinstance(step, TicketStepRefused):
        return step
    ticket = w.record_ticket(ticket_id, event)
    w.commit()
    return ticket


def _ticket_of_tap(w: Writing, tap: str) -> Issued | None:
    ticket_id = tickets.id_of_tap(w.connection, tap)
    ticket = w.ticket(ticket_id) if ticket_id else None
    if ticket is None:
        return None
    job = spool.jobs_of(w.connection, ticket.id)[0]
    return Issued(ticket, moment_told(job.content), job.id)


def _moment(hall: Hall, ticket: Ticket) -> TicketMoment:
    wait = expected_wait(hall, ticket.series, is_preferred=ticket.priority is not None)
    return TicketMoment(people_before(hall.waiting, ticket), whole_minutes(wait))


def _ticket_request(ticket: Ticket, moment: TicketMoment) -> PrintRequest:
    return PrintRequest(
        slip=SlipKind.TICKET,
        subject=ticket.id,
        title=f"Phiếu số {ticket.label}",
        printer=PrinterRole.TICKETS,
        content=event_codec.encode(moment),
    )
