"""Bringing a store file up to this release: checked and backed up first, newer files refused."""

from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, text

from desk_app.domain.problems import StoreDamaged, StoreNewer
from desk_app.store.backup import back_up
from desk_app.store.engine import translated

HEAD: Final = "0005"
KNOWN: Final = ("0001", "0002", "0003", "0004", "0005")


def bring_up_to_date(
    engine: Engine, store: Path, key: bytes | None, backups: Path, now: datetime
) -> None:
    """Migrate the store to HEAD when it is older or empty.

    Raises:
        StoreNewer: A newer release wrote the file.
        StoreDamaged: The file does not read as a store; nothing was changed.
    """
    with translated(), engine.connect() as connection:
        at = _revision(connection)
        if at == HEAD:
            return
        if at and at not in KNOWN:
            raise StoreNewer(at)
        if at and connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
            raise StoreDamaged
    if at:
        back_up(store, key, backups / f"before-{HEAD}-{now:%Y%m%d-%H%M%S}.db")
    with translated(), engine.begin() as connection:
        _upgrade(connection)


def _revision(connection: Connection) -> str:
    tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.execute(text(tables)).scalar():
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # slow to import, and rarely needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
