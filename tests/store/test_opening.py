"""From an empty folder to a store of this release, and never past a newer one."""

import ast
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError

import desk_app.store.migrations
from desk_app.domain.problems import StoreDamaged, StoreNewer
from desk_app.store import migrate, spool, tables
from desk_app.store.engine import for_reading, open_engine, reading
from desk_app.store.migrate import HEAD, KNOWN, bring_up_to_date
from desk_app.store.opening import AlreadySetUp, StationIdentity, key_of, open_store, set_up
from tests.fakes import Clock, seeded_chance
from tests.office_fixture import FRIDAY, KEY, OFFICE_KEY, Station

IDENTITY = StationIdentity("H56.21.05", "MAY2", 2, OFFICE_KEY, demo=True)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """The key of the station, so that no test asks the keyring of who runs it."""
    file = tmp_path / "station.key"
    file.write_text(KEY.hex(), encoding="ascii")
    return file


def test_a_station_knows_who_it_is_after_setting_up(tmp_path: Path, key_file: Path) -> None:
    set_up(tmp_path / "may", key_file, IDENTITY, lambda: FRIDAY)
    store, identity = open_store(
        tmp_path / "may" / "station.db", key_file, Clock(FRIDAY), seeded_chance(1)
    )
    store.close()
    assert identity == IDENTITY
    assert (store.name.office, store.name.station) == ("H56.21.05", "MAY2")
    assert [path.name for path in (tmp_path / "may").iterdir()] == ["station.db"]


def test_setting_up_twice_leaves_the_first_store_as_it_is(tmp_path: Path, key_file: Path) -> None:
    set_up(tmp_path / "may", key_file, IDENTITY, lambda: FRIDAY)
    before = (tmp_path / "may" / "station.db").read_bytes()
    with pytest.raises(AlreadySetUp):
        set_up(tmp_path / "may", key_file, IDENTITY, lambda: FRIDAY)
    assert (tmp_path / "may" / "station.db").read_bytes() == before


def test_setting_up_that_was_cut_off_is_simply_done_again(
    tmp_path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(command, "upgrade", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            set_up(tmp_path / "may", key_file, IDENTITY, lambda: FRIDAY)
    set_up(tmp_path / "may", key_file, IDENTITY, lambda: FRIDAY)
    assert key_of(tmp_path / "may" / "station.db", key_file) == KEY


def test_the_same_run_is_never_named_twice(station: Station) -> None:
    again = station.reopened(seed=77)
    assert again.store.name.incarnation != station.store.name.incarnation
    assert len(again.store.name.incarnation) == 16
    again.store.close()


def test_the_migrations_make_what_the_tables_say(station: Station) -> None:
    made = inspect(station.store.engine)
    shadows = ("dossier_words", "dossier_numbers")  # the search index and its own tables
    names = {
        name
        for name in made.get_table_names()
        if not name.startswith(shadows) and name != "alembic_version"
    }
    assert names == set(tables.metadata.tables)
    for table in tables.metadata.sorted_tables:
        columns = made.get_columns(table.name)
        keys = made.get_pk_constraint(table.name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key]
        assert [column["name"] for column in columns] == [column.name for column in table.c]
        for column in columns:
            declared = table.c[column["name"]]
            where = f"{table.name}.{column['name']}"
            assert type(column["type"]).__name__ in _STRICT_TYPES[type(declared.type).__name__]
            if not declared.primary_key:
                assert column["nullable"] == declared.nullable, where


def test_the_migrations_make_the_indexes_that_the_tables_say(station: Station) -> None:
    made = inspect(station.store.engine)
    for table in tables.metadata.sorted_tables:
        found = {
            index["name"]: tuple(index["column_names"]) for index in made.get_indexes(table.name)
        }
        wanted = {
            str(index.name): tuple(column.name for column in index.columns)
            for index in table.indexes
        }
        assert found == wanted


def test_every_table_is_strict(station: Station) -> None:
    with station.store.reading() as connection:
        strict = {
            row.name: row.strict
            for row in connection.execute(text("PRAGMA table_list"))
            if row.name in tables.metadata.tables
        }
    assert strict == dict.fromkeys(tables.metadata.tables, 1)


def test_migrations_never_import_the_program() -> None:
    folder = Path(desk_app.store.migrations.__file__ or "").parent
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not any(name.startswith("desk_app") for name in names), file


def test_the_newest_migration_is_the_release_that_is_opened() -> None:
    folder = Path(desk_app.store.migrations.__file__ or "").parent / "versions"
    numbers = sorted(file.name[:4] for file in folder.glob("0*.py"))
    assert tuple(numbers) == KNOWN
    assert numbers[-1] == HEAD


def test_a_file_of_a_newer_release_is_refused_and_left_alone(station: Station) -> None:
    _pretend_release(station.store.engine, "9999")
    station.store.close()
    before = station.file.read_bytes()
    with pytest.raises(StoreNewer):
        station.reopened()
    assert station.file.read_bytes() == before


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = station.receive()
    _pretend_release(station.store.engine, "0000")
    station.store.close()
    monkeypatch.setattr(migrate, "KNOWN", ("0000", HEAD))
    monkeypatch.setattr(command, "upgrade", _migrate)
    again = station.reopened()
    assert again.store.dossier(dossier.id) == dossier
    again.store.close()
    (copy,) = (station.folder / "backups").iterdir()
    assert copy.name == f"before-{HEAD}-20261120-010500.db"
    assert _release_of(copy) == "0000"
    assert _release_of(station.file) == HEAD


def test_a_migration_that_fails_leaves_the_older_file(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pretend_release(station.store.engine, "0000")
    station.store.close()
    monkeypatch.setattr(migrate, "KNOWN", ("0000", HEAD))
    monkeypatch.setattr(command, "upgrade", _half_a_migration)
    with pytest.raises(OperationalError, match="half"):
        station.reopened()
    assert _release_of(station.file) == "0000"


def test_a_damaged_older_file_is_not_migrated(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        station.receive()
    _pretend_release(station.store.engine, "0000")
    station.store.close()
    broken = bytearray(station.file.read_bytes())
    broken[-2000] ^= 1
    station.file.write_bytes(broken)
    monkeypatch.setattr(migrate, "KNOWN", ("0000", HEAD))
    with pytest.raises(StoreDamaged):
        station.reopened()
    assert station.file.read_bytes() == broken


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "kho.db", None)
    bring_up_to_date(engine, tmp_path / "kho.db", None, tmp_path / "backups", FRIDAY)
    with reading(for_reading(engine)) as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == HEAD
    engine.dispose()
    assert not (tmp_path / "backups").exists()


def test_print_jobs_of_the_first_release_are_wanted_when_they_were_asked_for(
    tmp_path: Path,
) -> None:
    engine = open_engine(tmp_path / "kho.db", None)
    with engine.begin() as connection:
        _upgrade_to(connection, "0001")
        connection.exec_driver_sql(
            "INSERT INTO print_job (id, at, by, slip, subject, title, printer, state, fault,"
            " reprint_of, reprints, reason, content, form_version) VALUES ("
            "'j1', '2026-11-20T01:05:00.000000Z', 'PT', 'ticket', 's1', 'Phiếu', 'tickets',"
            " 'queued', '', '', 0, '', '{}', '')"
        )
    bring_up_to_date(engine, tmp_path / "kho.db", None, tmp_path / "backups", FRIDAY)
    with reading(for_reading(engine)) as connection:
        job = spool.job(connection, "j1")
    engine.dispose()
    assert job is not None
    assert (job.attempts, job.wanted_at) == (0, job.at)


def _upgrade_to(connection: Connection, revision: str) -> None:
    config = Config()
    folder = Path(desk_app.store.migrations.__file__ or "").parent
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


_STRICT_TYPES = {"Text": {"TEXT"}, "Integer": {"INTEGER"}, "LargeBinary": {"BLOB"}}


def _migrate(config: Config, revision: str) -> None:
    _set_release(config.attributes["connection"], revision)


def _cut_off(config: Config, _revision: str) -> None:
    connection: Connection = config.attributes["connection"]
    connection.execute(text("CREATE TABLE half (n INTEGER)"))
    raise KeyboardInterrupt


def _half_a_migration(config: Config, revision: str) -> None:
    connection: Connection = config.attributes["connection"]
    _set_release(connection, revision)
    connection.execute(text("CREATE TABLE half (n INTEGER)"))
    connection.execute(text("CREATE TABLE half (n INTEGER)"))


def _pretend_release(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        _set_release(connection, revision)


def _set_release(connection: Connection, revision: str) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})


def _release_of(file: Path) -> str:
    engine = open_engine(file, KEY)
    with reading(for_reading(engine)) as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    engine.dispose()
    return str(found)
