"""Opening the store, one way only: WAL, FULL, short ``BEGIN IMMEDIATE`` writes (ADR 0002)."""

import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from random import uniform
from typing import Final, NewType

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import QueuePool

from desk_app.domain.problems import Problem, StoreBusy, StoreDamaged, StoreFull, StoreUnreachable
from desk_app.store.file import connect_file, dbapi
from desk_app.store.prepared import run_sql

# the third: pages of the search index that do not decrypt
DAMAGE: Final = ("not a database", "malformed", "vtable constructor failed")
WAIT_FOR_WRITER_S: Final = 5.0
PAUSE_S: Final = (0.001, 0.008)
READ_ONLY: Final = "motcua_read_only"
Readers = NewType("Readers", Engine)  # an engine whose transactions write nothing


def open_engine(path: Path, key: bytes | None) -> Engine:
    """Return the engine of one store file (see ``connect_file``)."""
    engine = create_engine(
        "sqlite://",
        module=dbapi(key),
        creator=lambda: connect_file(path, key),
        poolclass=QueuePool,
        pool_size=4,
        pool_use_lifo=True,  # the connection that wrote last still has its pages decrypted
        hide_parameters=True,  # nothing personal in an error that is logged (law 9)
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(READ_ONLY, False):
        run_sql(connection, "BEGIN", {})
        return
    give_up_at = time.monotonic() + WAIT_FOR_WRITER_S
    while True:
        try:
            # a deferred BEGIN that later writes fails at once with "database is locked"
            run_sql(connection, "BEGIN IMMEDIATE", {})
        except DBAPIError as error:
            if not isinstance(problem_of(error), StoreBusy) or time.monotonic() > give_up_at:
                raise
            # SQLite's own waits grow longer and longer, so that among busy writers one can
            # starve; short random ones give everybody a turn (law 3)
            time.sleep(uniform(*PAUSE_S))  # noqa: S311  # no secret
        else:
            return


def for_reading(engine: Engine) -> Readers:
    """Return ``engine`` with transactions that write nothing; both share their connections."""
    return Readers(engine.execution_options(**{READ_ONLY: True}))


@contextmanager
def reading(readers: Readers) -> Generator[Connection]:
    """Give a connection that sees one state of the store and writes nothing."""
    with glancing(readers) as connection, connection.begin():
        yield connection


@contextmanager
def glancing(readers: Readers) -> Generator[Connection]:
    """Give a connection for one prepared statement, or a few that need not see the same state.

    Without a transaction: saying BEGIN and COMMIT takes longer than finding a dossier by its code.
    """
    with translated(), readers.connect() as connection:
        yield connection


@contextmanager
def translated() -> Generator[None]:
    """Turn the database's failures into ours, each with its sentence."""
    try:
        yield
    except DBAPIError as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def translated_file(key: bytes | None) -> Generator[None]:
    """Do the same below SQLAlchemy, for what works with ``connect_file``."""
    driver_error: type[Exception] = dbapi(key).Error
    try:
        yield
    except driver_error as error:
        problem = _problem_in(str(error))
        if problem is None:
            raise
        raise problem from error


def problem_of(error: DatabaseError | DBAPIError) -> Problem | None:
    """Return the world's failure behind a database error, or None for a bug of ours."""
    return _problem_in(str(error.orig))


def _problem_in(said: str) -> Problem | None:
    words = said.lower()
    if "disk is full" in words or "disk i/o error" in words:
        return StoreFull()
    if "locked" in words or "busy" in words:
        return StoreBusy()
    if any(damage in words for damage in DAMAGE):
        return StoreDamaged()
    if "unable to open" in words or "readonly" in words:
        return StoreUnreachable()
    return None
