"""The register under ``kill -9`` and with two windows at once: never a gap, never one twice."""

import sys
from pathlib import Path
from signal import SIGKILL

import pytest
from sqlalchemy import select

from desk_app.domain.register_book import RegisterEntry
from desk_app.store import register_entries, tables
from desk_app.usecases import closing
from desk_app.usecases.closing import RegisterClosed
from tests.drills.checks import assert_whole
from tests.drills.processes import ended, run, start
from tests.office_fixture import CLERK, FRIDAY, Station, existing_station, open_station

WINDOWS = 4
EACH = 12


def entries(station: Station) -> tuple[RegisterEntry, ...]:
    with station.store.reading() as connection:
        return register_entries.between(connection, FRIDAY.date(), FRIDAY.date())


def assert_each_once_without_a_gap(station: Station) -> None:
    """Close what is left, then look: every dossier stands in the book, numbered from 1 on."""
    closed = closing.close_register(station.store, CLERK)
    assert isinstance(closed, RegisterClosed)
    found = entries(station)
    assert [entry.serial for entry in found] == list(range(1, len(found) + 1))
    with station.store.reading() as connection:
        received = set(connection.scalars(select(tables.dossier.c.id)))
    assert sorted(entry.dossier for entry in found) == sorted(received)
    assert_whole(station)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL, no fork")
def test_killed_at_any_point_of_a_closing_the_book_has_neither_gap_nor_double(
    tmp_path: Path,
) -> None:
    home = tmp_path / "may"
    with open_station(home) as station:
        station.receive()
    *killed, last = run(home, 0, "die_at_every_point", "close_register").lines
    points = len(killed)
    assert killed == [f"{at} {-SIGKILL}" for at in range(1, points + 1)]
    assert last == f"{points + 1} 0"
    for at in range(1, points + 2):
        folder = home.with_name(f"{home.name}-{at}")
        said = (folder / "said.txt").read_text(encoding="utf-8").split()
        with existing_station(folder, seed=1000 + at) as station:
            assert_whole(station)
            given = [f"{entry.serial}:{entry.dossier}" for entry in entries(station)]
            assert given[: len(said)] == said  # what was told stands
            assert_each_once_without_a_gap(station)


def test_of_several_windows_that_close_at_once_each_dossier_gets_one_number(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "may"
    with open_station(folder):
        pass
    windows = [
        start(folder, 40 + n, "act_on_and_on", "close_register", EACH) for n in range(WINDOWS)
    ]
    told = [one for window in windows for line in ended(window).lines for one in line.split()]
    with existing_station(folder, seed=99) as station:
        assert_each_once_without_a_gap(station)
        given = [f"{entry.serial}:{entry.dossier}" for entry in entries(station)]
    assert sorted(told) == sorted(given)  # each told once, by whoever closed first
    assert len(given) == 2 * WINDOWS * EACH
