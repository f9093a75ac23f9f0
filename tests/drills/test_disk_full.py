"""A full disk: told in words, nothing lost; reading goes on, and work when there is room."""

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Final

import pytest

from desk_app.cli import main
from desk_app.commands.base import OK, TROUBLE
from desk_app.domain.problems import StoreFull
from desk_app.store.search import search
from tests.drills.checks import assert_whole, codes, labels
from tests.office_fixture import FRIDAY, Station, existing_station, open_station

DISK_BYTES: Final = 2_000_000
ROOM_BYTES: Final = 120_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A disk of two megabytes."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a disk of a known size is mounted as root, on Linux")
    place = tmp_path / "o-dia"
    place.mkdir()
    options = f"size={DISK_BYTES}"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("this machine does not allow mounting")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_told_and_work_goes_on_when_there_is_room(small_disk: Path) -> None:
    with open_station(small_disk / "may") as station:
        first = station.receive(name="Lò Thị Đầu Tiên")
        ballast = _fill(small_disk)
        done = _work_until_it_is_full(station)
        assert codes(station) == [first.code, *done]
        with pytest.raises(StoreFull):
            station.take()
        with station.store.reading() as connection:  # reading needs no room
            (found,) = search(connection, "dau tien", FRIDAY.date())
        assert found.id == first.id
        ballast.unlink()
        after = station.receive()
        assert after.code == f"H56.21.05-261120-{len(done) + 2:04d}"  # no number was used up
        assert station.take().label == "A001"
        assert_whole(station)
    with existing_station(small_disk / "may", seed=5) as again:
        assert codes(again) == [first.code, *done, after.code]
        assert labels(again) == ["A001"]


def test_a_program_that_starts_on_a_full_disk_still_reads(small_disk: Path) -> None:
    with open_station(small_disk / "may") as station:
        code = station.receive().code
        _fill(small_disk)
        _work_until_it_is_full(station)
    with existing_station(small_disk / "may", seed=5) as again:
        assert code in codes(again)


def test_a_command_on_a_full_disk_says_so_in_the_words_of_a_terminal(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = small_disk / "may"
    assert main(["office", "init", "--code", "H56.21.05", "--name", "Phường Mẫu", *_at(home)]) == OK
    ballast = _fill(small_disk)
    capsys.readouterr()
    codes = [main(["ticket", "issue", "--series", "A", *_at(home)]) for _ in range(200)]
    said = capsys.readouterr()
    assert codes[-1] == TROUBLE
    assert StoreFull.at_terminal in said.err
    ballast.unlink()
    assert main(["ticket", "issue", "--series", "A", *_at(home)]) == OK
    given = codes.count(OK)
    assert f"A{given + 1:03d}" in capsys.readouterr().out


def _at(home: Path) -> tuple[str, str]:
    return "--home", str(home)


def _fill(disk: Path) -> Path:
    ballast = disk / "phim-anh.bin"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize
    ballast.write_bytes(b"\0" * (free - ROOM_BYTES))
    return ballast


def _work_until_it_is_full(station: Station) -> list[str]:
    done: list[str] = []
    with pytest.raises(StoreFull):
        _work_on_and_on(station, done)
    assert done
    return done


def _work_on_and_on(station: Station, done: list[str]) -> None:
    for _ in range(1000):
        done.append(station.receive().code)
