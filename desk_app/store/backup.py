"""Copies of the store by SQLite's own backup, and going back to one."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Final

from desk_app.domain.problems import StoreDamaged
from desk_app.store.engine import connect_file, open_engine, translated
from desk_app.store.tables import number

KEPT_DAYS: Final = 7
PAGES_AT_ONCE: Final = 2000  # others may write between two steps
SKIPPED_NUMBERS: Final = 250  # given after the backup was taken, perhaps: never given again


def back_up(store: Path, key: bytes | None, to: Path) -> None:
    """Copy a store to ``to`` while it is in use. The copy has the same key.

    The copy appears under its name only when it is complete.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    with (
        translated(),
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

    Today's numbers go on 250 further: what was given since the backup is never given again. The
    station goes on under a new incarnation by itself, as at every start.

    Raises:
        StoreDamaged: The backup does not read with this key; nothing was changed.
    """
    fresh = store.with_name(store.name + ".restoring")
    fresh.unlink(missing_ok=True)
    with translated(), closing(connect_file(backup, key)) as source:
        rows = list(source.execute("PRAGMA quick_check"))
        if rows != [("ok",)]:
            raise StoreDamaged
    back_up(backup, key, fresh)
    _skip_numbers(fresh, key)
    kept = None
    if store.exists():
        kept = store.with_name(f"{store.stem}-before-restore-{now:%Y%m%d-%H%M%S}.db")
        store.replace(kept)
    for leftover in ("-wal", "-shm"):
        store.with_name(store.name + leftover).unlink(missing_ok=True)
    fresh.replace(store)
    return kept


def _skip_numbers(store: Path, key: bytes | None) -> None:
    engine = open_engine(store, key)
    with translated(), engine.begin() as connection:
        connection.execute(number.update().values(value=number.c.value + SKIPPED_NUMBERS))
    engine.dispose()
