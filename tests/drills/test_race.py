"""Several processes on one store at once: everybody is called once, no number is given twice."""

from collections import Counter
from pathlib import Path
from typing import Final

from tests.drills.checks import assert_whole, labels
from tests.drills.processes import ended, start
from tests.office_fixture import existing_station, open_station

PROCESSES: Final = 4
WAITING: Final = 200
EACH: Final = 40


def test_of_four_counters_each_gets_people_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "may"
    with open_station(folder) as station:
        waiting = [station.take().label for _ in range(WAITING)]
    counters = [
        start(folder, 10 + n, "call_until_nobody_waits", f"Quầy {n}") for n in range(PROCESSES)
    ]
    called = Counter[str]()
    for counter in counters:
        done = ended(counter)
        assert done.code == 0
        called.update(done.lines)
    assert called == Counter(waiting)  # nobody twice (law 3), nobody forgotten
    with existing_station(folder, seed=99) as station:
        assert_whole(station)


def test_four_processes_that_give_numbers_give_each_once(tmp_path: Path) -> None:
    folder = tmp_path / "may"
    with open_station(folder):
        pass
    kiosks = [
        start(folder, 20 + n, "act_on_and_on", "issue_ticket", EACH) for n in range(PROCESSES)
    ]
    given = [label for kiosk in kiosks for label in ended(kiosk).lines]
    assert sorted(given) == [f"A{n:03d}" for n in range(1, PROCESSES * EACH + 1)]
    with existing_station(folder, seed=99) as station:
        assert labels(station) == sorted(given)
        assert_whole(station)
