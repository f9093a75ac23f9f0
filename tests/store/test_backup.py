"""Copies of a store in use, and going back to one without giving a number twice (law 2)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desk_app.domain.moments import local_day
from desk_app.domain.problems import StoreDamaged
from desk_app.store import journal
from desk_app.store.backup import KEPT_DAYS, SKIPPED_NUMBERS, back_up, back_up_day, restore
from desk_app.store.rebuild import compare
from tests.office_fixture import FRIDAY, KEY, Station, open_station


def test_a_copy_holds_everything_in_one_file_under_the_same_key(
    station: Station, tmp_path: Path
) -> None:
    dossier = station.receive(name="Vàng Thị Không Ai Biết")
    copy = tmp_path / "ban-sao" / "kho.db"
    back_up(station.file, KEY, copy)
    assert [path.name for path in copy.parent.iterdir()] == ["kho.db"]
    assert "Không Ai Biết".encode() not in copy.read_bytes()
    copy.rename(station.folder / "copy.db")
    store, _ = _opened(station, station.folder / "copy.db")
    assert store.store.dossier(dossier.id) == dossier
    store.store.close()


def test_a_copy_replaces_the_one_of_the_same_day_only_when_it_is_complete(
    station: Station, tmp_path: Path
) -> None:
    copy = tmp_path / "kho.db"
    back_up(station.file, KEY, copy)
    before = copy.read_bytes()
    with pytest.raises(StoreDamaged):
        back_up(station.file, bytes(32), copy)
    assert copy.read_bytes() == before


def test_a_copy_is_taken_while_an_action_is_under_way(station: Station, tmp_path: Path) -> None:
    station.take()
    with station.store.writing("can-bo-1") as w:
        w.next_count("ticket:A", local_day(w.at))
        back_up(station.file, KEY, tmp_path / "kho.db")
    assert (tmp_path / "kho.db").exists()


def test_seven_days_that_had_a_copy_are_kept(station: Station, tmp_path: Path) -> None:
    days = [date(2026, 11, 1) + timedelta(days=2 * n) for n in range(10)]
    for day in days:
        back_up_day(station.file, KEY, tmp_path / "backups", day)
    kept = sorted(path.stem for path in (tmp_path / "backups").iterdir())
    assert kept == [day.isoformat() for day in days[-KEPT_DAYS:]]


def test_a_restored_store_never_gives_a_number_again(station: Station, tmp_path: Path) -> None:
    given = {station.take().label, station.receive().code}
    back_up(station.file, KEY, tmp_path / "kho.db")
    given |= {station.take().label, station.receive().code, station.take("B").label}
    station.store.close()
    restore(tmp_path / "kho.db", station.file, KEY, station.clock())
    again = station.reopened()
    after = {again.take().label, again.receive().code, again.take("B").label}
    assert not given & after
    again.store.close()


@pytest.mark.parametrize("readable", [True, False])
def test_a_copy_of_yesterday_does_not_bring_back_the_numbers_of_today(
    station: Station, tmp_path: Path, readable: bool
) -> None:
    back_up(station.file, KEY, tmp_path / "kho.db")  # before the first number of all
    given = {station.take().label for _ in range(3)} | {station.receive().code}
    station.store.close()
    if not readable:
        station.file.write_bytes(b"hong" * 1000)
    restore(tmp_path / "kho.db", station.file, KEY, station.clock())
    again = station.reopened()
    after = [again.take().label, again.receive().code]
    assert not given & set(after)
    assert after == [f"A{SKIPPED_NUMBERS + 1}", f"H56.21.05-261120-0{SKIPPED_NUMBERS + 1}"]
    again.store.close()


def test_numbers_go_on_beyond_what_the_replaced_store_gave(
    station: Station, tmp_path: Path
) -> None:
    back_up(station.file, KEY, tmp_path / "kho.db")
    with station.store.writing("can-bo-1") as w:
        for _ in range(SKIPPED_NUMBERS + 20):
            w.next_count("ticket:A", local_day(w.at))
        w.commit()
    station.store.close()
    restore(tmp_path / "kho.db", station.file, KEY, station.clock())
    again = station.reopened()
    assert again.take().label == f"A{SKIPPED_NUMBERS + 21}"
    again.store.close()


def test_a_restored_store_is_whole_and_goes_on_under_a_new_incarnation(
    station: Station, tmp_path: Path
) -> None:
    dossier = station.receive()
    back_up(station.file, KEY, tmp_path / "kho.db")
    station.store.close()
    restore(tmp_path / "kho.db", station.file, KEY, station.clock())
    again = station.reopened()
    again.receive()
    assert again.store.dossier(dossier.id) == dossier
    assert again.store.name.incarnation != station.store.name.incarnation
    with again.store.reading() as connection:
        assert journal.verify(connection) == ()
        assert compare(connection).differing == ()
    again.store.close()


def test_the_replaced_store_is_kept_with_its_newest_commits(
    station: Station, tmp_path: Path
) -> None:
    back_up(station.file, KEY, tmp_path / "kho.db")
    dossier = station.receive()
    # as after a power cut: the commit stands in the log beside the file only
    files = {path.name: path.read_bytes() for path in station.folder.glob("station.db*")}
    station.store.close()
    for name, content in files.items():
        (station.folder / name).write_bytes(content)
    kept = restore(tmp_path / "kho.db", station.file, KEY, FRIDAY)
    assert kept is not None
    assert kept.name == "station-before-restore-20261120-010500.db"
    old, _ = _opened(station, kept)
    assert old.store.dossier(dossier.id) == dossier
    old.store.close()


def test_a_store_is_restored_where_there_was_none(station: Station, tmp_path: Path) -> None:
    dossier = station.receive()
    back_up(station.file, KEY, tmp_path / "kho.db")
    station.store.close()
    station.file.unlink()
    assert restore(tmp_path / "kho.db", station.file, KEY, station.clock()) is None
    again = station.reopened()
    assert again.store.dossier(dossier.id) == dossier
    again.store.close()


@pytest.mark.parametrize("fault", ["other key", "flipped byte", "no store"])
def test_a_copy_that_does_not_read_changes_nothing(
    station: Station, tmp_path: Path, fault: str
) -> None:
    copy = tmp_path / "kho.db"
    back_up(station.file, KEY, copy)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(
        {"flipped byte": bytes(content), "no store": b"x" * 9000}.get(fault, copy.read_bytes())
    )
    station.store.close()
    before = station.file.read_bytes()
    with pytest.raises(StoreDamaged):
        restore(copy, station.file, bytes(32) if fault == "other key" else KEY, FRIDAY)
    assert station.file.read_bytes() == before
    assert {path.name for path in station.folder.iterdir()} == {"station.db", "station.key"}


def test_a_plain_store_is_copied_and_restored_as_well(tmp_path: Path) -> None:
    with open_station(tmp_path / "may", encrypted=False) as plain:
        dossier = plain.receive()
        back_up(plain.file, None, tmp_path / "kho.db")
        plain.store.close()
        restore(tmp_path / "kho.db", plain.file, None, plain.clock())
        again = plain.reopened()
        assert again.store.dossier(dossier.id) == dossier
        again.store.close()


def _opened(station: Station, file: Path) -> tuple[Station, Path]:
    """Open another file of the same station, in a folder of its own."""
    folder = station.folder / f"mo-{file.stem}"
    folder.mkdir()
    for suffix in ("", "-wal", "-shm"):
        beside = file.with_name(file.name + suffix)
        if beside.exists():
            (folder / f"station.db{suffix}").write_bytes(beside.read_bytes())
    (folder / "station.key").write_text(KEY.hex(), encoding="ascii")
    moved = Station(
        folder, station.clock, station.chance, station.store, station.identity, station.desk, KEY
    )
    return moved.reopened(seed=55), folder
