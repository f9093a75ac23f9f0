"""Setting a station up and opening its store."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, select

from desk_app.clock import Chance, Now
from desk_app.store import tables
from desk_app.store.engine import for_reading, open_engine, reading
from desk_app.store.journal import StreamName
from desk_app.store.keys import key_of, load_key, make_key
from desk_app.store.migrate import bring_up_to_date
from desk_app.store.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class StationIdentity:
    """Who this station is, given once at set-up."""

    office: str  # agency code, such as H56.21.05
    station: str
    slot: int
    office_key: bytes  # MAC key of the look-up numbers, the same in the whole office
    demo: bool = False


class AlreadySetUp(Exception):
    """The folder holds a station already."""


def set_up(
    folder: Path, key_file: Path, identity: StationIdentity, now: Now, *, encrypted: bool = True
) -> None:
    """Make the store of a new station. It appears under its name only when it is complete.

    Raises:
        AlreadySetUp: There is a store already; it is left as it is.
    """
    store = folder / "station.db"
    if store.exists():
        raise AlreadySetUp(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    key = (load_key(key_file) or make_key(key_file)) if encrypted else None
    part = store.with_name(store.name + ".new")
    part.unlink(missing_ok=True)  # of a setting-up that was cut off
    engine = open_engine(part, key)
    bring_up_to_date(engine, part, key, folder / "backups", now())
    values = {
        "office": identity.office,
        "station": identity.station,
        "slot": str(identity.slot),
        "office_key": identity.office_key.hex(),
        "demo": "1" if identity.demo else "",
    }
    with engine.begin() as connection:
        rows = [{"key": key, "value": value} for key, value in values.items()]
        connection.execute(insert(tables.meta), rows)
    engine.dispose()  # the last connection folds the log back into the file
    part.replace(store)


def open_store(
    store: Path, key_file: Path, now: Now, chance: Chance
) -> tuple[Store, StationIdentity]:
    """Open a station's store under a new incarnation.

    Raises:
        Problem: Missing, damaged, newer than the program, or no room.
    """
    key = key_of(store, key_file)
    engine = open_engine(store, key)
    bring_up_to_date(engine, store, key, store.parent / "backups", now())
    with reading(for_reading(engine)) as connection:
        identity = identity_of(connection)
    incarnation = f"{chance.bits(64):016x}"
    name = StreamName(identity.office, identity.station, incarnation)
    return Store(engine, name, now, chance), identity


def identity_of(connection: Connection) -> StationIdentity:
    """Read who this station is."""
    rows = connection.execute(select(tables.meta.c.key, tables.meta.c.value))
    values = dict(rows.all())
    return StationIdentity(
        office=values["office"],
        station=values["station"],
        slot=int(values["slot"]),
        office_key=bytes.fromhex(values["office_key"]),
        demo=bool(values["demo"]),
    )
