"""Copies taken while others write: each is whole, and going back to it gives no number again."""

import shutil
from pathlib import Path

from desk_app.store.backup import back_up, restore
from tests.drills.checks import assert_whole, labels
from tests.drills.processes import ended, start
from tests.office_fixture import FRIDAY, KEY, existing_station, open_station

COPIES = 5


def test_every_copy_is_whole_and_brings_no_number_back(tmp_path: Path) -> None:
    folder = tmp_path / "may"
    with open_station(folder) as station:
        station.receive()
    kiosk = start(folder, 30, "act_on_and_on", "issue_ticket", 150)
    assert kiosk.stdout
    given = [kiosk.stdout.readline().strip()]
    for n in range(COPIES):
        back_up(folder / "station.db", KEY, tmp_path / f"{n}.db")
        given.append(kiosk.stdout.readline().strip())
    given += ended(kiosk).lines
    incarnations: set[str] = set()
    for n in range(COPIES):
        elsewhere = tmp_path / f"may-{n}"
        shutil.copytree(folder, elsewhere)
        restore(tmp_path / f"{n}.db", elsewhere / "station.db", KEY, FRIDAY)
        with existing_station(elsewhere, seed=40 + n) as station:
            assert_whole(station)
            assert set(labels(station)) < set(given)
            assert station.take().label not in given
            incarnations.add(station.store.name.incarnation)
            assert_whole(station)
    assert len(incarnations) == COPIES
