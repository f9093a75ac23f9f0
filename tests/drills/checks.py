"""What must hold of a store whatever was done to it."""

from sqlalchemy import func, select

from desk_app.store import journal, tables
from desk_app.store.engine import reading
from desk_app.store.rebuild import compare
from tests.office_fixture import Station


def assert_whole(station: Station) -> None:
    """The file, the chain, the register and the paper agree."""
    with reading(station.store.engine) as connection:
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"
        assert journal.verify(connection) == ()
        assert compare(connection).differing == ()
        recorded = {*connection.scalars(select(tables.ticket.c.id))}
        recorded |= {*connection.scalars(select(tables.dossier.c.id))}
        asked_for = {*connection.scalars(select(tables.print_job.c.subject))}
        assert asked_for == recorded  # no paper without a record, no record without its paper
        events = connection.scalar(select(func.count()).select_from(tables.event))
        assert connection.scalar(select(func.sum(tables.stream.c.seq))) == events


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
