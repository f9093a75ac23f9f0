"""Small lists around one thing: a ticket, a person, a conflict."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from desk_app.store.lines import LINE_COLUMNS, line_of
from desk_app.store.tables import conflict, dossier
from desk_app.views import DossierLine

MOST = 50


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


def _lines(
    connection: Connection, wanted: ColumnElement[bool], today: date
) -> tuple[DossierLine, ...]:
    query = select(*LINE_COLUMNS).where(wanted).order_by(dossier.c.n.desc()).limit(MOST)
    return tuple(line_of(row, today) for row in connection.execute(query).mappings())
