"""Which tickets: by day and state, by label, by tap. The row holds the folded ticket whole."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select

from desk_app.domain.ticket import OPEN, Ticket, TicketStatus
from desk_app.domain.waiting import Work
from desk_app.store import event_codec, tables
from desk_app.store.journal import time_of, time_text
from desk_app.store.prepared import PlainRow, Prepared

_T: Final = tables.ticket.c
_DAY: Final = _T.day == bindparam("day")


def _tickets(wanted: ColumnElement[bool]) -> Prepared:
    return Prepared(select(_T.state).where(wanted).order_by(_T.issued_at))


def _any_of(statuses: Sequence[TicketStatus]) -> ColumnElement[bool]:
    return or_(*(_T.status == status.value for status in statuses))  # SQLite makes one IN of it


_OF_TAP: Final = Prepared(select(_T.id).where(_T.tap == bindparam("tap")))
_WITH_LABEL: Final = _tickets(_DAY & (_T.label == bindparam("label")))
_WAITING_ON: Final = _tickets(_DAY & _any_of([TicketStatus.WAITING]))
_OPEN_ON: Final = _tickets(_DAY & _any_of(sorted(OPEN)))
_DAYS: Final = func.julianday(_T.finished_at) - func.julianday(_T.called_at)
_WORK_ON: Final = Prepared(
    select(
        _T.counter,
        _T.series,
        _T.status,
        func.count(),
        func.max(_T.called_at),
        func.max(func.coalesce(_T.finished_at, _T.called_at)),
        func.sum(_DAYS),
    )
    .where(_DAY & _any_of([TicketStatus.CALLED, TicketStatus.FINISHED]) & (_T.counter != ""))
    .where(_T.called_at >= bindparam("since"))
    .group_by(_T.counter, _T.series, _T.status)
)
_NEVER_ENDED: Final = _tickets(_any_of(sorted(OPEN)))


def id_of_tap(connection: Connection, tap: str) -> str | None:
    """Return the ticket that a touch has made already."""
    return _OF_TAP.value(connection, {"tap": tap})


def with_label(connection: Connection, day: date, label: str) -> Ticket | None:
    """Return the ticket that carries ``label`` on ``day``."""
    values = {"day": day.isoformat(), "label": label.upper().strip()}
    found = _read(_WITH_LABEL.run(connection, values))
    return found[0] if found else None


def waiting_on(connection: Connection, day: date) -> tuple[Ticket, ...]:
    """Return everybody who waits, in the order the numbers were given."""
    return _read(_WAITING_ON.run(connection, {"day": day.isoformat()}))


def work_on(connection: Connection, day: date, since: datetime) -> tuple[Work, ...]:
    """Return what each counter did on ``day`` in each series, of what it called after ``since``."""
    values = {"day": day.isoformat(), "since": time_text(since)}
    return tuple(_work(row) for row in _WORK_ON.run(connection, values))


def open_on(
    connection: Connection, day: date, statuses: Sequence[TicketStatus] = tuple(OPEN)
) -> tuple[Ticket, ...]:
    """Return the tickets of ``day`` in any of these open states, in the order of their numbers."""
    found = _read(_OPEN_ON.run(connection, {"day": day.isoformat()}))
    return tuple(ticket for ticket in found if ticket.status in statuses)


def never_ended(connection: Connection) -> tuple[Ticket, ...]:
    """Return every ticket that is still open, of this day and of earlier ones."""
    return _read(_NEVER_ENDED.run(connection, {}))


def served_at(connection: Connection, day: date, counter: str) -> Ticket | None:
    """Return the number that a counter has called and not finished."""
    called = open_on(connection, day, (TicketStatus.CALLED,))
    return next((ticket for ticket in called if ticket.counter == counter), None)


def last_called(
    connection: Connection, day: date, series: Sequence[str], most: int
) -> tuple[Ticket, ...]:
    """Return the last calls in any of ``series``, the newest first."""
    query = (
        select(_T.state)
        .where(_T.day == day.isoformat(), _T.series.in_(list(series)), _T.called_at.is_not(None))
        .order_by(_T.called_at.desc())
        .limit(most)
    )
    return _read([(state,) for state in connection.scalars(query)])


def _work(row: PlainRow) -> Work:
    counter, series, status, count, called_at, last_at, days = row
    if status == TicketStatus.CALLED:
        return Work(counter, series, time_of(last_at), busy_since=time_of(called_at))
    served_for = timedelta(days=max(days, 0.0))  # a clock that was put back took no time
    return Work(counter, series, time_of(last_at), served=count, served_for=served_for)


def _read(rows: Sequence[PlainRow]) -> tuple[Ticket, ...]:
    return tuple(event_codec.read(state, Ticket) for (state,) in rows)
