"""The register: rows for screens and search, folded from the journal.

Local and remote events come through the same ``fold``; a rebuild gives the same rows.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

from sqlalchemy import Connection, Table, bindparam, delete, insert
from sqlalchemy.dialects.sqlite import insert as upsert

from desk_app.domain.dossier import Dossier, StepRefused
from desk_app.domain.dossier_fold import fold
from desk_app.domain.events import Stamped, SubjectKind
from desk_app.domain.folding import digits
from desk_app.domain.folding import fold as folded
from desk_app.domain.moments import local_day
from desk_app.domain.register_book import (
    DossierRegister,
    RegisterEntry,
    RegisterStepRefused,
    fold_register,
    year_of,
)
from desk_app.domain.ticket import Ticket, TicketStepRefused, fold_ticket
from desk_app.store import event_codec, journal, tables
from desk_app.store.journal import time_text
from desk_app.store.prepared import Prepared, Values

State: TypeAlias = Dossier | Ticket | DossierRegister
Refused: TypeAlias = tuple[
    tuple[Stamped, StepRefused | TicketStepRefused | RegisterStepRefused], ...
]
SEARCH_INDEXES: Final = ("dossier_words", "dossier_numbers")
_MERGE_ALL: Final = tuple(
    f"INSERT INTO {index} ({index}) VALUES ('optimize')"  # noqa: S608  # our own names
    for index in SEARCH_INDEXES
)
TABLE_OF: Final[Mapping[SubjectKind, Table]] = {
    SubjectKind.DOSSIER: tables.dossier,
    SubjectKind.TICKET: tables.ticket,
    SubjectKind.REGISTER: tables.register_entry,
}


def merge_search(connection: Connection) -> None:
    """Make one piece of each search index: some seconds at a million dossiers.

    An index in 500 pieces, as a load or a rebuild leaves it, answers ten times as slowly.
    """
    for statement in _MERGE_ALL:
        connection.exec_driver_sql(statement)


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


def entry_row(entry: RegisterEntry) -> Values:
    """Return the register's row of a place in the book."""
    return {
        "id": entry.id,
        "year": entry.year,
        "book": entry.book,
        "serial": entry.serial,
        "day": entry.day.isoformat(),
        "dossier": entry.dossier,
        "closed_at": time_text(entry.closed_at),
        "closed_by": entry.closed_by,
    }


def save(connection: Connection, state: State) -> None:
    """Write the rows of one subject."""
    for row in rows_of(state):
        _UPSERT_OF[_KIND_OF[type(state)]].run(connection, row)


def save_entries(connection: Connection, entries: Iterable[RegisterEntry]) -> None:
    """Write the places that one closing gave."""
    for entry in entries:
        _UPSERT_OF[SubjectKind.REGISTER].run(connection, entry_row(entry))


def _upsert(table: Table) -> Prepared:
    names = [column.name for column in table.c if column.name != "n"]
    statement = upsert(table).values({name: bindparam(name) for name in names})
    changed = {name: statement.excluded[name] for name in names if name != "id"}
    return Prepared(statement.on_conflict_do_update(index_elements=["id"], set_=changed))


_KIND_OF: Final[Mapping[type[State], SubjectKind]] = {
    Dossier: SubjectKind.DOSSIER,
    Ticket: SubjectKind.TICKET,
    DossierRegister: SubjectKind.REGISTER,
}
_UPSERT_OF: Final = {kind: _upsert(table) for kind, table in TABLE_OF.items()}


def refold(connection: Connection, kind: SubjectKind, subject: str) -> None:
    """Fold one subject's history anew: what a late event from another station asks for."""
    state, refused = folded_of(kind, journal.history_of(connection, subject))
    if kind is SubjectKind.REGISTER:  # a closing that came first by its clock may take places back
        entry = tables.register_entry
        connection.execute(delete(entry).where(entry.c.year == year_of(subject)))
    if state:
        save(connection, state)
    connection.execute(delete(tables.conflict).where(tables.conflict.c.subject == subject))
    save_conflicts(connection, kind, refused)


def folded_of(kind: SubjectKind, history: tuple[Stamped, ...]) -> tuple[State | None, Refused]:
    """Return the state after a history, and what its steps refused."""
    match kind:
        case SubjectKind.DOSSIER:
            dossier = fold(history)
            return dossier.dossier, dossier.refused
        case SubjectKind.TICKET:
            ticket = fold_ticket(history)
            return ticket.ticket, ticket.refused
        case SubjectKind.REGISTER:
            book = fold_register(history)
            return book.register, book.refused


def rows_of(state: State) -> list[Values]:
    """Return the register's rows of a subject, in order of their ids."""
    match state:
        case Dossier():
            return [dossier_row(state)]
        case Ticket():
            return [ticket_row(state)]
        case DossierRegister(entries=entries):
            return [entry_row(entry) for entry in entries]


def save_conflicts(connection: Connection, kind: SubjectKind, refused: Refused) -> None:
    """Put the refused events of a subject on the list for a person to settle."""
    for values in conflict_rows(kind, refused):
        connection.execute(insert(tables.conflict), values)


def conflict_rows(kind: SubjectKind, refused: Refused) -> list[Values]:
    """Return the rows of the refused events of a subject."""
    return [
        {
            "event_id": stamped.id,
            "subject_kind": kind.value,
            "subject": stamped.subject,
            "status": step.status.value,
            "action": step.action.value,
        }
        for stamped, step in refused
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
