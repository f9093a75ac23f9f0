"""What somebody must look at, and the figures of the day: count and list are one question."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, func, select

from desk_app.domain.dossier import UNDER_WAY, Status
from desk_app.domain.ticket import TicketStatus
from desk_app.store.lines import LINE_COLUMNS, line_of
from desk_app.store.tables import dossier, ticket
from desk_app.views import DossierLine, Worklist

SOON = timedelta(days=2)


def conditions(today: date, too_long_days: int) -> Mapping[Worklist, ColumnElement[bool]]:
    """Return what each list holds on ``today`` (local calendar)."""
    day, soon = today.isoformat(), (today + SOON).isoformat()
    long_ago = (today - timedelta(days=too_long_days)).isoformat()
    c = dossier.c
    waits_for_citizen = c.due_on.is_not(None) & c.lawful_due_on.is_(None)
    open_ones = c.status.in_([status.value for status in UNDER_WAY]) & ~waits_for_citizen
    return {
        Worklist.OVERDUE: open_ones & (c.due_on < day),
        Worklist.DUE_TODAY: open_ones & (c.due_on == day),
        Worklist.DUE_SOON: open_ones & (c.due_on > day) & (c.due_on <= soon),
        Worklist.TO_FORWARD: c.status == Status.RECEIVED.value,
        Worklist.AWAITING_PAPERS: c.status == Status.AWAITING_PAPERS.value,
        Worklist.AWAITING_AGENCY: c.status == Status.AWAITING_AGENCY.value,
        Worklist.AWAITING_PAYMENT: c.status == Status.AWAITING_PAYMENT.value,
        Worklist.RESULT_READY: c.status == Status.RESULT_READY.value,
        Worklist.RESULT_AT_DESK: c.status == Status.RESULT_AT_DESK.value,
        Worklist.UNCOLLECTED: (c.status == Status.RESULT_AT_DESK.value)
        & (c.completed_on <= long_ago),
        Worklist.RECEIVED_TODAY: (c.received_on == day) & (c.replaced_by == ""),
        Worklist.COMPLETED_TODAY: c.completed_on == day,
        Worklist.RETURNED_TODAY: c.returned_on == day,
    }


def counts(connection: Connection, today: date, too_long_days: int) -> dict[Worklist, int]:
    """Return how long each list is."""
    return {
        name: connection.scalar(select(func.count()).select_from(dossier).where(wanted)) or 0
        for name, wanted in conditions(today, too_long_days).items()
    }


def lines(
    connection: Connection, name: Worklist, today: date, too_long_days: int, most: int = 500
) -> tuple[DossierLine, ...]:
    """Return one list, the most pressing first."""
    wanted = conditions(today, too_long_days)[name]
    query = select(*LINE_COLUMNS).where(wanted).order_by(dossier.c.due_on, dossier.c.n).limit(most)
    return tuple(line_of(row, today) for row in connection.execute(query))


def received_by_procedure(connection: Connection, since: date) -> dict[str, int]:
    """Return how many dossiers of each procedure came since a day, by procedure code."""
    query = (
        select(dossier.c.procedure_code, func.count())
        .where(dossier.c.received_on >= since.isoformat())
        .group_by(dossier.c.procedure_code)
    )
    return dict(connection.execute(query).all())


def finished_tickets(connection: Connection, today: date, counter: str) -> int:
    """Return how many numbers a counter has served today."""
    served = (
        (ticket.c.day == today.isoformat())
        & (ticket.c.status == TicketStatus.FINISHED.value)
        & (ticket.c.counter == counter)
    )
    return connection.scalar(select(func.count()).select_from(ticket).where(served)) or 0
