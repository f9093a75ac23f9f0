"""One way to open a store: settings in force, writers that wait, failures in our own words."""

import sqlite3
from collections.abc import Generator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Connection, Engine, text

from desk_app.domain.problems import StoreBusy, StoreDamaged, StoreFull, StoreMissing
from desk_app.store.engine import for_reading, open_engine, problem_of, reading, translated
from desk_app.store.file import connect_file
from desk_app.store.opening import key_of, open_store
from tests.fakes import Clock, seeded_chance
from tests.office_fixture import FRIDAY, KEY, Station, make_home, open_station

IN_FORCE: Final = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 200,
    "temp_store": 2,
}


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Engine]:
    opened = open_engine(tmp_path / "kho.db", request.param)
    with opened.begin() as connection:
        connection.execute(text("CREATE TABLE paper (n INTEGER PRIMARY KEY, name TEXT) STRICT"))
    yield opened
    opened.dispose()


@pytest.mark.parametrize(("pragma", "value"), IN_FORCE.items())
def test_every_connection_has_the_settings(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as first, engine.connect().execution_options() as second:
        assert first.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
        first.rollback()
        assert second.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_two_connections_that_read_and_then_write_both_succeed(engine: Engine) -> None:
    # with a plain BEGIN the second one fails at once: its snapshot is old when it comes to write
    for name in ("một", "hai"):
        with engine.begin() as connection:
            seen = connection.execute(text("SELECT count(*) FROM paper")).scalar_one()
            with reading(for_reading(engine)) as other:
                assert other.execute(text("SELECT count(*) FROM paper")).scalar_one() == seen
            connection.execute(text("INSERT INTO paper (name) VALUES (:name)"), {"name": name})
    with reading(for_reading(engine)) as connection:
        assert connection.execute(text("SELECT count(*) FROM paper")).scalar_one() == 2


def test_a_second_writer_waits_and_then_says_that_the_store_is_busy(engine: Engine) -> None:
    with engine.begin(), engine.connect() as second:
        _be_impatient(second)
        with pytest.raises(StoreBusy), translated():
            second.begin()


def test_a_reader_is_not_held_up_by_a_writer(engine: Engine) -> None:
    with engine.begin() as writer:
        writer.execute(text("INSERT INTO paper (name) VALUES ('chưa xong')"))
        with reading(for_reading(engine)) as reader:
            assert reader.execute(text("SELECT count(*) FROM paper")).scalar_one() == 0


def test_a_reader_sees_one_state_however_long_it_reads(engine: Engine) -> None:
    count = text("SELECT count(*) FROM paper")
    with reading(for_reading(engine)) as reader:
        before = reader.execute(count).scalar_one()
        with engine.begin() as writer:
            writer.execute(text("INSERT INTO paper (name) VALUES ('mới')"))
        assert reader.execute(count).scalar_one() == before


def test_no_readable_text_stands_in_an_encrypted_file(station: Station) -> None:
    station.receive(name="Vàng Thị Không Ai Biết")
    station.store.close()
    content = b"".join(path.read_bytes() for path in station.folder.glob("station.db*"))
    assert "Không Ai Biết".encode() not in content
    assert not content.startswith(b"SQLite format 3")


def test_a_wrong_key_is_told_as_such_and_changes_nothing(
    station: Station, capfd: pytest.CaptureFixture[str]
) -> None:
    station.store.close()
    before = station.file.read_bytes()
    station.key_file.write_text(bytes(32).hex(), encoding="ascii")
    with pytest.raises(StoreDamaged):
        station.reopened()
    assert station.file.read_bytes() == before
    assert capfd.readouterr().err == ""  # nothing in the words of the library


def test_a_lost_key_is_told_as_damage(station: Station) -> None:
    station.key_file.unlink()
    with pytest.raises(StoreDamaged):
        key_of(station.file, station.key_file)


def test_a_missing_store_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        key_of(tmp_path / "station.db", tmp_path / "station.key")


def test_a_flipped_byte_anywhere_in_an_encrypted_file_is_found(tmp_path: Path) -> None:
    make_home(tmp_path)
    file = tmp_path / "station.db"
    whole = file.read_bytes()
    page = 4096
    for start in range(0, len(whole), page * 3):
        broken = bytearray(whole)
        broken[start + page // 2] ^= 1
        file.write_bytes(broken)
        with pytest.raises(StoreDamaged):
            _read_everything(file, KEY)
    file.write_bytes(whole)
    _read_everything(file, KEY)


def test_a_store_on_a_plain_file_opens_without_a_key(tmp_path: Path) -> None:
    with open_station(tmp_path / "may", encrypted=False) as station:
        assert key_of(station.file, station.key_file) is None
        station.take()
        assert station.reopened().store.name.station == "MAY0"


def test_a_file_that_is_no_store_at_all_is_told_as_damage(tmp_path: Path) -> None:
    make_home(tmp_path)
    (tmp_path / "station.db").write_bytes(b"day khong phai la kho du lieu" * 500)
    with pytest.raises(StoreDamaged):
        open_store(
            tmp_path / "station.db", tmp_path / "station.key", Clock(FRIDAY), seeded_chance(1)
        )


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("database or disk is full", StoreFull),
        ("disk I/O error", StoreFull),
        ("database is locked", StoreBusy),
        ("file is not a database", StoreDamaged),
        ("database disk image is malformed", StoreDamaged),
        ("no such table: dossier", type(None)),
    ],
)
def test_the_words_of_the_database_become_ours(said: str, problem: type) -> None:
    from sqlalchemy.exc import DBAPIError

    raised = DBAPIError("SELECT 1", None, sqlite3.OperationalError(said))
    assert isinstance(problem_of(raised), problem)


def _be_impatient(connection: Connection) -> None:
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 1")
    cursor.close()


def _read_everything(file: Path, key: bytes | None) -> None:
    engine = open_engine(file, key)
    try:
        with reading(for_reading(engine)) as connection:
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"
    finally:
        engine.dispose()


def test_the_bare_connection_has_the_same_settings(tmp_path: Path) -> None:
    connection = connect_file(tmp_path / "kho.db", KEY)
    assert list(connection.execute("PRAGMA synchronous")) == [(2,)]
    assert list(connection.execute("PRAGMA trusted_schema")) == [(0,)]
    connection.close()
