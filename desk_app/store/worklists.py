"""What somebody must look at, and the figures of the day: count and list are one question."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, Integer, Text, bindparam, func, or_, select

from desk_app.domain.dossier import UNDER_WAY, Status
from desk_app.domain.ticket import TicketStatus
from desk_app.store.lines import LINE_COLUMNS, line_of
from desk_app.store.prepared import Prepared
from desk_app.store.tables import dossier, ticket
from desk_app.views import DossierLine, Worklist

SOON = timedelta(days=2)
_C: Final = dossier.c


def _in(statuses: Iterable[Status]) -> ColumnElement[bool]:
    return or_(*(_C.status == status.value for status in sorted(statuses)))


def _conditions() -> dict[Worklist, ColumnElement[bool]]:
    day, soon, long_ago = (bindparam(name, type_=Text) for name in ("day", "soon", "long_ago"))
    waits_for_citizen = _C.due_on.is_not(None) & _C.lawful_due_on.is_(None)
    open_ones = _in(UNDER_WAY) & ~waits_for_citizen
    at_desk = _in([Status.RESULT_AT_DESK])
    return {
        Worklist.OVERDUE: open_ones & (_C.due_on < day),
        Worklist.DUE_TODAY: open_ones & (_C.due_on == day),
        Worklist.DUE_SOON: open_ones & (_C.due_on > day) & (_C.due_on <= soon),
        Worklist.TO_FORWARD: _in([Status.RECEIVED]),
        Worklist.AWAITING_PAPERS: _in([Status.AWAITING_PAPERS]),
        Worklist.AWAITING_AGENCY: _in([Status.AWAITING_AGENCY]),
        Worklist.AWAITING_PAYMENT: _in([Status.AWAITING_PAYMENT]),
        Worklist.RESULT_READY: _in([Status.RESULT_READY]),
        Worklist.RESULT_AT_DESK: at_desk,
        Worklist.UNCOLLECTED: at_desk & (_C.completed_on <= long_ago),
        Worklist.RECEIVED_TODAY: (_C.received_on == day) & (_C.replaced_by == ""),
        Worklist.COMPLETED_TODAY: _C.completed_on == day,
        Worklist.RETURNED_TODAY: _C.returned_on == day,
    }


_CONDITIONS: Final = _conditions()  # what each list holds on a day (local calendar)
_COUNTS: Final = Prepared(
    select(
        *(
            select(func.count()).select_from(dossier).where(wanted).scalar_subquery()
            for wanted in _CONDITIONS.values()
        )
    )
)
_LINES: Final = {
    name: Prepared(
        select(*LINE_COLUMNS)
        .where(wanted)
        .order_by(dossier.c.due_on, dossier.c.n)
        .limit(bindparam("most", type_=Integer))
    )
    for name, wanted in _CONDITIONS.items()
}


def counts(connection: Connection, today: date, too_long_days: int) -> dict[Worklist, int]:
    """Return how long each list is."""
    (row,) = _COUNTS.run(connection, _days(today, too_long_days))
    return dict(zip(_CONDITIONS, row, strict=True))


def lines(
    connection: Connection, name: Worklist, today: date, too_long_days: int, most: int = 500
) -> tuple[DossierLine, ...]:
    """Return one list, the most pressing first."""
    values = {**_days(today, too_long_days), "most": most}
    return tuple(line_of(row, today) for row in _LINES[name].run(connection, values))


def _days(today: date, too_long_days: int) -> dict[str, object]:
    days = {"day": today, "soon": today + SOON, "long_ago": today - timedelta(days=too_long_days)}
    return {name: day.isoformat() for name, day in days.items()}


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
