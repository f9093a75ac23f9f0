"""Copies of the store by SQLite's own backup, and going back to one."""

from collections.abc import Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from string import ascii_uppercase
from typing import Final, TypeAlias

from sqlalchemy import insert, select

from desk_app.domain.moments import local_day
from desk_app.domain.problems import StoreDamaged
from desk_app.store.engine import open_engine, translated, translated_file
from desk_app.store.file import connect_file, dbapi
from desk_app.store.tables import number

KEPT_DAYS: Final = 7
PAGES_AT_ONCE: Final = 2000  # others may write between two steps
SKIPPED_NUMBERS: Final = 250  # given after the backup was taken, perhaps: never given again
KINDS: Final = ("dossier", *(f"ticket:{letter}" for letter in ascii_uppercase))
SIDE_FILES: Final = ("", "-wal", "-shm")

Numbers: TypeAlias = dict[tuple[str, str], int]  # (kind, day) -> the last one given


def back_up(store: Path, key: bytes | None, to: Path) -> None:
    """Copy a store to ``to`` while it is in use. The copy has the same key.

    The copy appears under its name only when it is complete.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    with (
        translated_file(key),
        closing(connect_file(store, key)) as source,
        closing(connect_file(part, key)) as copy,
    ):
        source.backup(copy, pages=PAGES_AT_ONCE)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, to be carried anywhere
    part.replace(to)


def back_up_day(store: Path, key: bytes | None, folder: Path, day: date) -> Path:
    """Keep one copy a day, of the last seven days that had one."""
    to = folder / f"{day:%Y-%m-%d}.db"
    back_up(store, key, to)
    for old in sorted(folder.glob("20??-??-??.db"))[:-KEPT_DAYS]:
        old.unlink()
    return to


def restore(backup: Path, store: Path, key: bytes | None, now: datetime) -> Path | None:
    """Put ``backup`` in the place of ``store``; return where the replaced file was kept.

    Today's numbers go on beyond what the replaced store gave, if it still reads, and 250 beyond
    the backup in any case: no number is ever given again. The station goes on under a new
    incarnation by itself, as at every start.

    Raises:
        StoreDamaged: The backup does not read with this key; nothing was changed.
    """
    fresh = store.with_name(store.name + ".restoring")
    _remove(fresh)
    with translated_file(key), closing(connect_file(backup, key)) as source:
        rows = list(source.execute("PRAGMA quick_check"))
        if rows != [("ok",)]:
            raise StoreDamaged
    back_up(backup, key, fresh)
    _skip_numbers(fresh, key, _given(store, key), local_day(now))
    kept = store.with_name(f"{store.stem}-before-restore-{now:%Y%m%d-%H%M%S}.db")
    was_there = store.exists()
    for suffix in SIDE_FILES:  # the newest commits may still stand in the log beside the file
        beside = store.with_name(store.name + suffix)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + suffix))
    fresh.replace(store)
    return kept if was_there else None


def _given(store: Path, key: bytes | None) -> Numbers:
    """Return the last numbers of a store, nothing when it cannot be read any more."""
    if not store.exists():
        return {}
    unreadable: type[Exception] = dbapi(key).Error
    try:
        with closing(connect_file(store, key)) as connection:
            rows = connection.execute("SELECT kind, day, value FROM number")
            return {(str(kind), str(day)): int(str(value)) for kind, day, value in rows}
    except unreadable:
        return {}


def _skip_numbers(
    store: Path, key: bytes | None, given: Mapping[tuple[str, str], int], today: date
) -> None:
    """Raise every last number; kinds that the backup does not know yet may have begun today."""
    engine = open_engine(store, key)
    with translated(), engine.begin() as connection:
        known = connection.execute(select(number.c.kind, number.c.day, number.c.value))
        backed_up = {(kind, day): value for kind, day, value in known}
        begun = {(kind, today.isoformat()): 0 for kind in KINDS}
        last = {**dict.fromkeys(given, 0), **begun, **backed_up}
        rows = [
            {
                "kind": kind,
                "day": day,
                "value": max(value + SKIPPED_NUMBERS, given.get((kind, day), 0)),
            }
            for (kind, day), value in last.items()
        ]
        connection.execute(number.delete())
        connection.execute(insert(number), rows)
    engine.dispose()


def _remove(store: Path) -> None:
    for suffix in SIDE_FILES:
        store.with_name(store.name + suffix).unlink(missing_ok=True)
