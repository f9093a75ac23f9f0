"""Places in the register book: who waits for one, who has which."""

from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, select, text

from desk_app.domain.dossier_fold import fold
from desk_app.domain.history import in_order
from desk_app.domain.register_book import (
    RegisterEntry,
    RegisterLine,
    Standing,
    line_of,
    register_id,
)
from desk_app.store import journal, tables
from desk_app.store.journal import time_of
from desk_app.store.prepared import PlainRow, Prepared

_E: Final = tables.register_entry.c
_COLUMNS: Final = (
    _E.id, _E.year, _E.book, _E.serial, _E.day, _E.dossier, _E.closed_at, _E.closed_by,
)  # fmt: skip
_PLACES: Final = select(*_COLUMNS).order_by(_E.id)
_OF_DOSSIER: Final = Prepared(_PLACES.where(_E.dossier == bindparam("dossier")))
_BETWEEN: Final = Prepared(_PLACES.where(_E.day.between(bindparam("first"), bindparam("last"))))
# in order of reception, as the clocks of all stations tell it, not as pages were opened
_WAITING: Final = text(
    "WITH d AS MATERIALIZED (SELECT id, code FROM dossier"
    " WHERE received_on = :day AND NOT EXISTS"
    " (SELECT 1 FROM register_entry AS r WHERE r.dossier = dossier.id))"
    " SELECT d.id FROM d CROSS JOIN event AS e"  # the few dossiers first
    " ON e.subject = d.id AND e.kind = 'DossierReceived'"
    " GROUP BY d.id ORDER BY min(e.hlc), d.code"
)
_DAYS: Final = text(  # over ids first, which lie in indexes: a million rows in 2 s, not in 9
    "SELECT DISTINCT received_on FROM dossier WHERE received_on <= :day AND id IN"
    " (SELECT d.id FROM dossier AS d WHERE NOT EXISTS"
    " (SELECT 1 FROM register_entry AS r WHERE r.dossier = d.id)) ORDER BY received_on"
)

_EVENTS: Final = Prepared(
    text(
        "SELECT id, subject, station, base, hlc, at, by, kind,"  # as journal.STAMP_COLUMNS
        " CASE kind WHEN 'RegisterDayClosed' THEN json_set(body, '$.dossiers', json('[]'))"
        " ELSE body END, json_array_length(body, '$.dossiers') FROM event"
        " WHERE subject = :subject AND id NOT IN (SELECT event_id FROM conflict)"
    )
)
_MISSED: Final = text(
    "SELECT min(received_on), max(received_on), count(*) FROM dossier"
    " WHERE received_on BETWEEN :first AND :last AND NOT EXISTS"
    " (SELECT 1 FROM register_entry AS r WHERE r.dossier = dossier.id)"
)


def missed(connection: Connection, first: date, last: date) -> tuple[date, date, int] | None:
    """Return first day, last day and number of the dossiers of a period without a number."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    for from_on, to_on, count in connection.execute(_MISSED, days):
        if count:
            return date.fromisoformat(from_on), date.fromisoformat(to_on), count
    return None


def days_waiting(connection: Connection, last: date) -> tuple[date, ...]:
    """Return the days up to ``last`` with dossiers that have no number yet, the oldest first."""
    days = connection.execute(_DAYS, {"day": last.isoformat()})
    return tuple(date.fromisoformat(day) for (day,) in days)


def waiting_on(connection: Connection, day: date) -> tuple[str, ...]:
    """Return the dossiers received on ``day`` without a number, in order of reception."""
    return tuple(dossier for (dossier,) in connection.execute(_WAITING, {"day": day.isoformat()}))


def standing(connection: Connection, year: int) -> Standing:
    """Return where a year's register stands, without reading who was entered.

    What was refused is on the list of conflicts and counts for nothing.
    """
    rows = _EVENTS.run(connection, {"subject": register_id(year)})
    entered = {row[0]: int(row[-1] or 0) for row in rows}
    events = (journal.stamped_of(row[:-1]) for row in rows)
    stands = Standing()
    for stamped in in_order(one for one in events if one is not None):
        stands.go_on(stamped, entered[stamped.id])
    return stands


def of_dossier(connection: Connection, dossier_id: str) -> RegisterEntry | None:
    """Return the place of a dossier; None until its day is closed."""
    found = _OF_DOSSIER.run(connection, {"dossier": dossier_id})
    return _entry(found[0]) if found else None


def between(connection: Connection, first: date, last: date) -> tuple[RegisterEntry, ...]:
    """Return the places of the dossiers received in a period, both days included."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return tuple(_entry(row) for row in _BETWEEN.run(connection, days))


def lines_between(connection: Connection, first: date, last: date) -> tuple[RegisterLine, ...]:
    """Return the lines of the book for a period, each with what became of its dossier."""
    lines: list[RegisterLine] = []
    for entry in between(connection, first, last):
        history = journal.history_of(connection, entry.dossier)
        dossier = fold(history).dossier
        if dossier is not None:
            lines.append(line_of(entry, dossier, history))
    return tuple(lines)


def _entry(row: PlainRow) -> RegisterEntry:
    entry_id, year, book, serial, day, dossier, closed_at, closed_by = row
    return RegisterEntry(
        id=entry_id,
        year=year,
        book=book,
        serial=serial,
        day=date.fromisoformat(day),
        dossier=dossier,
        closed_at=time_of(closed_at),
        closed_by=closed_by,
    )
