"""Small lists around one thing: a ticket, a person, a conflict."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, select, text

from desk_app.store.lines import LINE_COLUMNS, line_of
from desk_app.store.tables import conflict, dossier
from desk_app.views import DossierLine, Pulse

MOST = 50
_PULSE = text(
    "SELECT (SELECT max(n) FROM event), (SELECT max(rowid) FROM document),"
    " (SELECT max(n) FROM print_job)"
)


def of_ticket(connection: Connection, ticket_id: str, today: date) -> tuple[DossierLine, ...]:
    """Return the dossiers of one ticket, newest first."""
    return _lines(connection, dossier.c.ticket_id == ticket_id, today) if ticket_id else ()


def of_person(connection: Connection, id_number: str, today: date) -> tuple[DossierLine, ...]:
    """Return the dossiers of one applicant, newest first."""
    return _lines(connection, dossier.c.id_number == id_number, today) if id_number else ()


def conflicting_events(connection: Connection, subject: str) -> frozenset[str]:
    """Return the ids of the events of a subject that its history refused."""
    query = select(conflict.c.event_id).where(conflict.c.subject == subject)
    return frozenset(connection.scalars(query).all())


def pulse_of(connection: Connection) -> Pulse:
    """Return the newest event, document and print job of the store, whoever wrote them."""
    row = connection.execute(_PULSE).one()
    return Pulse(row[0] or 0, row[1] or 0, row[2] or 0)


def _lines(
    connection: Connection, wanted: ColumnElement[bool], today: date
) -> tuple[DossierLine, ...]:
    query = select(*LINE_COLUMNS).where(wanted).order_by(dossier.c.n.desc()).limit(MOST)
    return tuple(line_of(row, today) for row in connection.execute(query))
