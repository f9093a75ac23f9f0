"""What must hold of a store whatever was done to it."""

from sqlalchemy import Connection, func, select

from desk_app.domain.register_book import RegisterFolding, year_of
from desk_app.store import journal, register_entries, tables
from desk_app.store.rebuild import compare
from tests.office_fixture import Station


def assert_whole(station: Station) -> None:
    """The file, the chain, the register and the paper agree."""
    with station.store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"
        assert journal.verify(connection) == ()
        assert compare(connection).differing == ()
        recorded = {*connection.scalars(select(tables.ticket.c.id))}
        recorded |= {*connection.scalars(select(tables.dossier.c.id))}
        asked_for = {*connection.scalars(select(tables.print_job.c.subject))}
        assert asked_for == recorded  # no paper without a record, no record without its paper
        assert_register_stands(connection)
        events = connection.scalar(select(func.count()).select_from(tables.event))
        assert connection.scalar(select(func.sum(tables.stream.c.seq))) == events


def assert_register_stands(connection: Connection) -> None:
    """What the next closing goes on from is what the whole history says."""
    subjects = select(tables.event.c.subject).where(tables.event.c.subject_kind == "register")
    for subject in {*connection.scalars(subjects)}:
        folded = RegisterFolding.of(journal.history_of(connection, subject))
        assert register_entries.standing(connection, year_of(subject)) == folded.standing


def labels(station: Station) -> list[str]:
    """Return the numbers that were given, in order."""
    with station.store.reading() as connection:
        column = tables.ticket.c.label
        return list(connection.scalars(select(column).order_by(tables.ticket.c.number)))


def codes(station: Station) -> list[str]:
    """Return the dossier codes that were given, in order."""
    with station.store.reading() as connection:
        return list(
            connection.scalars(select(tables.dossier.c.code).order_by(tables.dossier.c.code))
        )


def returned(station: Station) -> list[str]:
    """Return the codes of the dossiers that were handed over."""
    with station.store.reading() as connection:
        handed = tables.dossier.c.returned_on.is_not(None)
        return list(connection.scalars(select(tables.dossier.c.code).where(handed)))
