"""The store as a file, below SQLAlchemy: what every connection is, and what is read first."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final, Protocol

PRAGMAS: Final = (
    "journal_mode = WAL",  # readers do not block the writer
    "synchronous = FULL",  # a printed slip must survive a power cut; NORMAL may lose commits
    "wal_autocheckpoint = 20000",  # pages; ``Store.tidy`` moves them long before, beside the work
    "foreign_keys = ON",  # off by default in SQLite, and per connection
    "busy_timeout = 200",  # milliseconds; a writer tries again for seconds, see _begin
    "cache_size = -16000",  # 16 MB
    "temp_store = MEMORY",  # nothing personal in temporary files
)
# the plain SQLite of an older system has this refuse the triggers of the search index
UNTRUSTING: Final = "trusted_schema = OFF"


class FileConnection(Protocol):
    """What sqlite3 and sqlcipher3 connections share."""

    isolation_level: str | None

    def execute(self, sql: str, /) -> Iterator[tuple[object, ...]]: ...

    def backup(self, target: object, /, *, pages: int = -1) -> None: ...

    def close(self) -> None: ...


def connect_file(path: Path, key: bytes | None) -> FileConnection:
    """Open a store file below SQLAlchemy, with the settings that every connection has.

    Args:
        path: The file; made when missing.
        key: Raw 256-bit SQLCipher key, or None for plain SQLite (tests and tools).
    """
    connection: FileConnection = dbapi(key).connect(str(path), check_same_thread=False)
    try:
        _settle(connection, key)
    except BaseException:
        connection.close()  # a wrong key must not keep the file open
        raise
    return connection


def _settle(connection: FileConnection, key: bytes | None) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    if key is not None:
        # a wrong key is said in our words; SQLCipher would write its own to the terminal
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in (*PRAGMAS, UNTRUSTING) if key else PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def dbapi(key: bytes | None) -> ModuleType:
    """Return the driver: SQLCipher when there is a key."""
    if key is None:
        return sqlite3
    from sqlcipher3 import dbapi2

    return dbapi2
