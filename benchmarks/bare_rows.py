"""The rows of one action, committed through the driver alone: what every figure stands beside."""

from pathlib import Path
from typing import Any, Final, TypeAlias

from desk_app.paths import Home
from desk_app.store.backup import back_up
from desk_app.store.file import connect_file
from desk_app.store.keys import load_key

Row: TypeAlias = tuple[list[str], list[Any]]
COUNTED: Final = (
    "INSERT INTO number VALUES ('bench', '2026', 1)"
    " ON CONFLICT (kind, day) DO UPDATE SET value = value + 1",
    "INSERT INTO stream VALUES ('bench', 'bench', 1, x'00', 1)"
    " ON CONFLICT (station, incarnation) DO UPDATE SET seq = seq + 1",
)


class BareRows:
    """Commits rows like the newest of a store, one transaction each, indexes and search included.

    Into a copy of the encrypted file, or into a plain one (``plain``) of the same schema.
    """

    def __init__(self, home: Home, subject: str, *, plain: bool = False) -> None:
        key = load_key(home.key_file)
        source: Any = connect_file(home.store, key)
        self._rows: dict[str, Row] = {
            table: _newest(source, table) for table in ("event", subject, "print_job")
        }
        query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
        schema = [sql for (sql,) in source.execute(query).fetchall()]
        source.close()
        self._file: Path = home.folder / f"{'plain' if plain else 'bare'}-{subject}.db"
        if not plain:
            back_up(home.store, key, self._file)
        self._connection: Any = connect_file(self._file, None if plain else key)
        self._run = f"bench-{subject}"
        for sql in schema if plain else ():
            if "CREATE TABLE 'dossier_" not in sql:  # made by their virtual table
                self._connection.execute(sql)

    def commit(self, number: int) -> None:
        """Commit one set of rows; ``number`` makes it another one."""
        bare = self._connection
        bare.execute("BEGIN IMMEDIATE")
        for table, (names, values) in self._rows.items():
            fresh = dict(zip(names, values, strict=True))
            fresh["id"] = f"{self._run}-{number}"
            if table == "event":
                fresh["seq"], fresh["incarnation"] = number + 1, self._run
            listed = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join("?" * len(names))
            bare.execute(
                f"INSERT INTO {table} ({listed}) VALUES ({marks})",  # noqa: S608  # our own names
                list(fresh.values()),
            )
        for sql in COUNTED:
            bare.execute(sql)
        bare.execute("COMMIT")

    def close(self) -> None:
        """Close the file; its folder goes when everything is measured."""
        self._connection.close()


def _newest(source: Any, table: str) -> Row:
    names = [row[1] for row in source.execute(f"PRAGMA table_info({table})") if row[1] != "n"]
    listed = ", ".join(f'"{name}"' for name in names)
    row = source.execute(f"SELECT {listed} FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone()  # noqa: S608  # our own names
    return names, list(row)
