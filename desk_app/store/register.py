"""The register: rows for screens and search, folded from the journal.

Local and remote events come through the same ``fold``; a rebuild gives the same rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from sqlalchemy import Connection, Table, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk_app.domain.dossier import Dossier, StepRefused
from desk_app.domain.dossier_fold import fold
from desk_app.domain.events import Stamped, SubjectKind
from desk_app.domain.folding import digits
from desk_app.domain.folding import fold as folded
from desk_app.domain.moments import local_day
from desk_app.domain.ticket import Ticket, TicketStepRefused, fold_ticket
from desk_app.store import event_codec, journal, tables
from desk_app.store.journal import time_text
from desk_app.store.prepared import Prepared, Values

Refused: TypeAlias = tuple[tuple[Stamped, StepRefused | TicketStepRefused], ...]
BATCH: Final = 500
SEARCH_INDEXES: Final = ("dossier_words", "dossier_numbers")
TABLE_OF: Final[Mapping[SubjectKind, Table]] = {
    SubjectKind.DOSSIER: tables.dossier,
    SubjectKind.TICKET: tables.ticket,
}


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did, or would do: subjects folded, rows that differ, orphaned rows."""

    subjects: int
    differing: tuple[str, ...]


def dossier_row(dossier: Dossier) -> Values:
    """Return the register's row of a dossier."""
    due = dossier.deadline.due if dossier.deadline else None
    submitter = dossier.submitter.person if dossier.submitter else None
    return {
        "id": dossier.id,
        "code": dossier.code,
        "lookup": dossier.lookup,
        "provincial_code": dossier.provincial_code,
        "procedure_code": dossier.procedure.code,
        "procedure_version": dossier.procedure.version,
        "procedure_name": dossier.procedure.name,
        "subject_area": dossier.procedure.subject_area,
        "channel": dossier.channel.value,
        "status": dossier.status.value,
        "applicant_name": dossier.applicant.name,
        "submitter_name": submitter.name if submitter else "",
        "id_number": dossier.applicant.id_number,
        "phone": dossier.applicant.phone or (submitter.phone if submitter else ""),
        "received_on": _day(local_day(dossier.received_at) if dossier.received_at else None),
        "due_on": _day(dossier.due_on),
        "due_session": due.session.value if due else "",
        "lawful_due_on": _day(dossier.judged_due_on),
        "completed_on": _day(local_day(dossier.completed_at) if dossier.completed_at else None),
        "returned_on": _day(local_day(dossier.returned_at) if dossier.returned_at else None),
        "last_at": time_text(dossier.last_at) if dossier.last_at else "",
        "holder_kind": dossier.holder.kind.value,
        "holder": dossier.holder.name,
        "unit": dossier.unit,
        "slot": dossier.slot,
        "fee_vnd": dossier.fee.total_vnd if dossier.fee else 0,
        "reappointments": dossier.reappointments,
        "ticket_id": dossier.ticket_id,
        "replaces": dossier.replaces,
        "replaced_by": dossier.replaced_by,
        **_searched(dossier),
    }


def _searched(dossier: Dossier) -> Values:
    people = [dossier.applicant, *([dossier.submitter.person] if dossier.submitter else [])]
    words = " ".join([*(person.name for person in people), dossier.procedure.name])
    numbers = [n for person in people for n in (person.phone, person.id_number)]
    codes = [dossier.code, dossier.provincial_code]
    return {
        "fold": folded(words),
        "numbers": " ".join(digits(number) for number in (*numbers, *codes) if number),
    }


def ticket_row(ticket: Ticket) -> Values:
    """Return the register's row of a ticket."""
    return {
        "id": ticket.id,
        "home": ticket.home,
        "day": ticket.day.isoformat(),
        "series": ticket.series,
        "number": ticket.number,
        "label": ticket.label,
        "tap": ticket.tap,
        "status": ticket.status.value,
        "issued_at": time_text(ticket.issued_at),
        "called_at": time_text(ticket.called_at) if ticket.called_at else None,
        "finished_at": time_text(ticket.finished_at) if ticket.finished_at else None,
        "counter": ticket.counter,
        "state": event_codec.encode(ticket),
    }


def save(connection: Connection, state: Dossier | Ticket) -> None:
    """Write the row of one subject."""
    kind = SubjectKind.DOSSIER if isinstance(state, Dossier) else SubjectKind.TICKET
    _UPSERT_OF[kind].run(connection, row_of(state))


def _upsert(table: Table) -> Prepared:
    names = [column.name for column in table.c if column.name != "n"]
    statement = upsert(table).values({name: bindparam(name) for name in names})
    changed = {name: statement.excluded[name] for name in names if name != "id"}
    return Prepared(statement.on_conflict_do_update(index_elements=["id"], set_=changed))


_UPSERT_OF: Final = {kind: _upsert(table) for kind, table in TABLE_OF.items()}


def refold(connection: Connection, kind: SubjectKind, subject: str) -> None:
    """Fold one subject's history anew: what a late event from another station asks for."""
    state, refused = _fold(kind, journal.history_of(connection, subject))
    if state:
        save(connection, state)
    connection.execute(delete(tables.conflict).where(tables.conflict.c.subject == subject))
    for values in _conflicts(kind, refused):
        connection.execute(insert(tables.conflict), values)


def rebuild(connection: Connection) -> Rebuilt:
    """Drop the register and fold it from the journal, in one transaction.

    The search index is made anew at the end: row by row it would take a third of the time.
    """
    triggers = _take_triggers(connection)
    for table in tables.REGISTER:
        connection.execute(delete(table))
    subjects = sum(_rebuild_kind(connection, kind) for kind in SubjectKind)
    for index in SEARCH_INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608  # our own names
    for trigger in triggers:
        connection.exec_driver_sql(trigger)
    return Rebuilt(subjects, ())


def _rebuild_kind(connection: Connection, kind: SubjectKind) -> int:
    subjects = 0
    batch = list[Values]()
    for state, refused in _all_folded(connection, kind):
        subjects += 1
        for values in _conflicts(kind, refused):
            connection.execute(insert(tables.conflict), values)
        if state:
            batch.append(row_of(state))
        if len(batch) == BATCH:
            _insert(connection, TABLE_OF[kind], batch)
            batch = []
    _insert(connection, TABLE_OF[kind], batch)
    return subjects


def _take_triggers(connection: Connection) -> list[str]:
    """Drop the triggers that keep the search index; return what makes them again."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'dossier'"
    found = connection.exec_driver_sql(query).all()
    for name, _ in found:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    return [sql for _, sql in found]


def _insert(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    if not rows:
        return
    names = ", ".join(rows[0])
    marks = ", ".join("?" * len(rows[0]))
    # below SQLAlchemy's compiler: a rebuild writes nothing but plain text and numbers
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608  # our own names
        [tuple(row.values()) for row in rows],
    )


def compare(connection: Connection) -> Rebuilt:
    """Fold the journal beside the register; return the ids of the rows that differ."""
    differing = list[str]()
    subjects = 0
    for kind in SubjectKind:
        table = TABLE_OF[kind]
        query = select(table).order_by(table.c.id).execution_options(yield_per=BATCH)
        rows = iter(connection.execute(query).mappings())
        row = next(rows, None)
        for state, _ in _all_folded(connection, kind):  # by id, as the rows are
            subjects += 1
            if state is None:
                continue
            while row is not None and row["id"] < state.id:
                differing.append(row["id"])  # a row that no history stands behind
                row = next(rows, None)
            if row is None or row["id"] > state.id:
                differing.append(state.id)
                continue
            values = row_of(state)
            if any(row[name] != value for name, value in values.items()):
                differing.append(state.id)
            row = next(rows, None)
        differing += [] if row is None else [row["id"], *(left["id"] for left in rows)]
    return Rebuilt(subjects, tuple(differing))


def _all_folded(
    connection: Connection, kind: SubjectKind
) -> Iterator[tuple[Dossier | Ticket | None, Refused]]:
    for _, history in journal.histories(connection, kind):
        yield _fold(kind, history)


def _fold(
    kind: SubjectKind, history: tuple[Stamped, ...]
) -> tuple[Dossier | Ticket | None, Refused]:
    if kind is SubjectKind.DOSSIER:
        dossier = fold(history)
        return dossier.dossier, dossier.refused
    ticket = fold_ticket(history)
    return ticket.ticket, ticket.refused


def row_of(state: Dossier | Ticket) -> Values:
    """Return the register's row of a subject."""
    return dossier_row(state) if isinstance(state, Dossier) else ticket_row(state)


def _conflicts(kind: SubjectKind, refused: Refused) -> Iterator[Values]:
    for stamped, step in refused:
        yield {
            "event_id": stamped.id,
            "subject_kind": kind.value,
            "subject": stamped.subject,
            "status": step.status.value,
            "action": step.action.value,
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
