"""Statements of the hot path, compiled once and run by the driver itself (ADR 0017).

SQLAlchemy looks at a statement anew each time: 40 to 110 µs for one that SQLite answers in 3.
What a press of a key or a tap waits for goes past it; errors come in the same family as ever.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Insert, Select, Table, TextClause, bindparam, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert as Upsert
from sqlalchemy.exc import DBAPIError

Values: TypeAlias = dict[str, object]
PlainRow: TypeAlias = tuple[Any, ...]
Statement: TypeAlias = "Select[*tuple[Any, ...]] | Insert | Upsert | TextClause"

_DIALECT: Final = sqlite.dialect(paramstyle="named")


class Prepared:
    """One statement. Values are given by the names of its parameters; rows are plain tuples."""

    def __init__(self, statement: Statement) -> None:
        self._statement: Final = statement

    @cached_property
    def _compiled(self) -> tuple[str, Values]:  # when it is first run: a start has no time for it
        compiled = self._statement.compile(dialect=_DIALECT)
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        return str(compiled), fixed

    @property
    def sql(self) -> str:
        """The statement as the driver gets it."""
        return self._compiled[0]

    def run(self, connection: Connection, values: Mapping[str, object]) -> list[PlainRow]:
        """Return every row (of an INSERT without RETURNING: none).

        Raises:
            DBAPIError: What the driver said, as SQLAlchemy would raise it.
        """
        sql, fixed = self._compiled
        return run_sql(connection, sql, {**fixed, **values})

    def value(self, connection: Connection, values: Mapping[str, object]) -> Any:
        """Return the first column of the first row, None for no row."""
        rows = self.run(connection, values)
        return rows[0][0] if rows else None

    def stream(self, connection: Connection, values: Mapping[str, object]) -> Iterator[PlainRow]:
        """Give the rows one by one: for more of them than should be held at once."""
        sql, fixed = self._compiled
        driver: Any = connection.connection.driver_connection
        with _in_our_family(connection, sql):
            yield from driver.execute(sql, {**fixed, **values})


def run_sql(connection: Connection, sql: str, values: Values) -> list[PlainRow]:
    """Run one statement of the SQLite dialect through the driver of an open connection.

    Raises:
        DBAPIError: What the driver said, as SQLAlchemy would raise it.
    """
    driver: Any = connection.connection.driver_connection
    with _in_our_family(connection, sql):
        return driver.execute(sql, values).fetchall()


@contextmanager
def _in_our_family(connection: Connection, sql: str) -> Generator[None]:
    family: type[Exception] = connection.dialect.loaded_dbapi.Error
    try:
        yield
    except family as error:
        # never the values: nothing personal in an error that is logged (law 9)
        raise DBAPIError.instance(sql, {}, error, family, hide_parameters=True) from error


def insert_into(table: Table, but: Iterable[str] = ()) -> Insert:
    """Return the statement that adds one row with every column of ``table`` except ``but``."""
    left_out = frozenset(but)
    names = [column.name for column in table.c if column.name not in left_out]
    return insert(table).values({name: bindparam(name) for name in names})
