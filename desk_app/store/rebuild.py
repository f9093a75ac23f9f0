"""The register folded anew from the journal: written, or only compared with what is there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Table, delete, select

from desk_app.domain.events import SubjectKind
from desk_app.store import journal, tables
from desk_app.store.prepared import PlainRow, Prepared, Values
from desk_app.store.register import (
    SEARCH_INDEXES,
    TABLE_OF,
    Refused,
    State,
    conflict_rows,
    folded_of,
    merge_search,
    rows_of,
    save_conflicts,
)

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did, or would do: subjects folded, and those whose rows differ."""

    subjects: int
    differing: tuple[str, ...]


def rebuild(connection: Connection) -> Rebuilt:
    """Drop the register and fold it from the journal, in one transaction.

    Every index is made anew at the end: row by row they would take half of the time.
    """
    taken = _take_apart(connection)
    for table in tables.REGISTER:
        connection.execute(delete(table))
    subjects = 0
    batches: dict[SubjectKind, list[Values]] = {kind: [] for kind in SubjectKind}
    for kind, state, refused in _all_folded(connection):
        subjects += 1
        save_conflicts(connection, kind, refused)
        if state:
            batches[kind] += rows_of(state)
        if len(batches[kind]) >= BATCH:
            _insert(connection, TABLE_OF[kind], batches[kind])
            batches[kind] = []
    for kind, batch in batches.items():
        _insert(connection, TABLE_OF[kind], batch)
    _put_together(connection, taken)
    return Rebuilt(subjects, ())


def compare(connection: Connection) -> Rebuilt:
    """Fold the journal beside the register; return the subjects whose rows differ.

    The list of conflicts is compared as well.
    """
    rows = {kind: _Rows(connection, table) for kind, table in TABLE_OF.items()}
    conflicts = {tuple(row) for row in connection.execute(select(tables.conflict))}
    differing = list[str]()
    subjects = 0
    for kind, state, refused in _all_folded(connection):
        subjects += 1
        conflicts ^= {tuple(values.values()) for values in conflict_rows(kind, refused)}
        for row in rows_of(state) if state else ():
            differing += rows[kind].differing(row)
    differing += [row_id for left in rows.values() for row_id in left.rest()]
    unsettled = {str(subject) for _, _, subject, *_ in conflicts}  # on one side only
    return Rebuilt(subjects, (*differing, *sorted(unsettled - set(differing))))


class _Rows:
    """The rows of one table in order of their ids, walked beside the states."""

    def __init__(self, connection: Connection, table: Table) -> None:
        columns = [table.c.id, *(column for column in table.c if column.name not in ("n", "id"))]
        self._names = [column.name for column in columns]
        query = Prepared(select(*columns).order_by(table.c.id))
        self._rows = query.stream(connection, {})
        self._row = next(self._rows, None)

    def differing(self, wanted: Values) -> Iterator[str]:
        """Give the ids up to ``wanted`` that have no state, no row, or another row."""
        wanted_id = str(wanted["id"])
        while self._row is not None and self._row[0] < wanted_id:
            yield self._row[0]  # a row that no history stands behind
            self._row = next(self._rows, None)
        if self._row is None or self._row[0] > wanted_id:
            yield wanted_id
            return
        if dict(zip(self._names, self._row, strict=True)) != wanted:
            yield wanted_id
        self._row = next(self._rows, None)

    def rest(self) -> Iterator[str]:
        """Give the ids of the rows after the last state."""
        left: PlainRow | None = self._row
        while left is not None:
            yield left[0]
            left = next(self._rows, None)


def _all_folded(
    connection: Connection,
) -> Iterator[tuple[SubjectKind, State | None, Refused]]:
    for kind, _, history in journal.histories(connection):
        yield kind, *folded_of(kind, history)


def _take_apart(connection: Connection) -> list[str]:
    """Drop the triggers and indexes of the register; return what makes them again.

    A million rows in the order of their ids are a million places in each index; sorted once at
    the end, an index is written from left to right.
    """
    names = ", ".join(f"'{table.name}'" for table in tables.REGISTER)
    query = (
        "SELECT type, name, sql FROM sqlite_master"  # noqa: S608  # our own names
        f" WHERE type IN ('trigger', 'index') AND sql IS NOT NULL AND tbl_name IN ({names})"
    )
    found = connection.exec_driver_sql(query).all()
    for kind, name, _ in found:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    return [sql for *_, sql in found]


def _put_together(connection: Connection, taken: Sequence[str]) -> None:
    for index in SEARCH_INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608  # our own names
    merge_search(connection)
    for made in taken:
        connection.exec_driver_sql(made)


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
