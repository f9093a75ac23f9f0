"""Which appointments a change of the calendar touches: open dossiers, day by day."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from desk_app.domain.calendar import Session
from desk_app.domain.dossier import UNDER_WAY, WITH_RESULT
from desk_app.store.lines import LINE_COLUMNS, LineRow, line_of
from desk_app.store.tables import dossier
from desk_app.views import DossierLine

_C: Final = dossier.c
_OPEN: Final = sorted(status.value for status in UNDER_WAY | WITH_RESULT)
_DUE, _SESSION, _RECEIVED = range(3)
_LINE: Final = slice(3, None)


@dataclass(frozen=True, slots=True)
class Touched:
    """Open dossiers whose appointment falls on some days, and how many are counted across them."""

    on_the_days: tuple[tuple[DossierLine, Session | None], ...]
    across: int


def touched(connection: Connection, days: Sequence[date], today: date) -> Touched:
    """Return whose appointments fall on ``days`` (in order), or were counted across them."""
    if not days:
        return Touched((), 0)
    sorted_days = [day.isoformat() for day in days]
    known = frozenset(sorted_days)
    rows = _rows(connection, sorted_days[0], sorted_days[-1])
    on_the_days = tuple(
        (line_of(row[_LINE], today), Session(row[_SESSION]) if row[_SESSION] else None)
        for row in rows
        if row[_DUE] in known
    )
    across = sum(row[_DUE] not in known and _is_across(row, sorted_days) for row in rows)
    return Touched(on_the_days, across)


def _rows(connection: Connection, first: str, last: str) -> Sequence[LineRow]:
    """Return the open dossiers that are promised for a day, and may have to do with these."""
    query = (
        select(_C.due_on, _C.due_session, _C.received_on, *LINE_COLUMNS)
        .where(
            _C.status.in_(_OPEN),
            _C.due_on >= first,
            _C.received_on <= last,
            _C.lawful_due_on.is_not(None),  # else the citizen is waited for: no day holds now
        )
        .order_by(_C.due_on, _C.n)
    )
    return connection.execute(query).all()


def _is_across(row: LineRow, days: Sequence[str]) -> bool:
    return bisect_right(days, row[_RECEIVED]) < bisect_right(days, row[_DUE])
