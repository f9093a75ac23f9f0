"""``kill -9`` at every point of an action: nothing half done, no number twice, no lost paper."""

import sys
from collections.abc import Callable
from pathlib import Path
from signal import SIGKILL
from typing import Final

import pytest

from tests.drills import child
from tests.drills.checks import assert_whole, codes, labels, returned
from tests.drills.processes import ended, run, start
from tests.office_fixture import Station, existing_station, open_station
from tests.usecases.desk_actions import take_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL, no fork")
GIVEN: Final[dict[str, Callable[[Station], list[str]]]] = {
    "issue_ticket": labels,
    "receive_dossier": codes,
    "return_result": returned,
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A station with results on the shelf."""
    folder = tmp_path / "may"
    with open_station(folder) as station:
        for _ in range(6):
            take_in(station, station.receive().id)
    return folder


@pytest.mark.parametrize("action", GIVEN)
def test_killed_at_any_point_nothing_is_lost_and_nothing_is_given_twice(
    home: Path, action: str
) -> None:
    *killed, last = run(home, 0, "die_at_every_point", action).lines
    points = len(killed)
    assert killed == [f"{at} {-SIGKILL}" for at in range(1, points + 1)]
    assert points > 6  # BEGIN, reads, rows, COMMIT, and after it
    assert last == f"{points + 1} 0"  # no such point: the action was walked through
    for at in range(1, points + 2):
        folder = home.with_name(f"{home.name}-{at}")
        said = (folder / "said.txt").read_text(encoding="utf-8").split()
        with existing_station(folder, seed=1000 + at) as station:
            _assert_nothing_happened_by_halves(station, action, said)


def _assert_nothing_happened_by_halves(
    station: Station, action: str, acknowledged: list[str]
) -> None:
    assert_whole(station)
    given = GIVEN[action](station)
    assert set(acknowledged) <= set(given)
    assert len(given) == len(set(given))
    another = child.ACTIONS[action](station)  # the next clerk goes on as if nothing had been
    assert another not in given
    assert_whole(station)


@pytest.mark.parametrize("action", ["issue_ticket", "receive_dossier"])
def test_killed_again_and_again_the_numbers_have_no_gap(tmp_path: Path, action: str) -> None:
    folder = tmp_path / "may"
    with open_station(folder):
        pass
    acknowledged: list[str] = []
    for round_ in range(4):
        process = start(folder, 200 + round_, "act_on_and_on", action, 1000)
        assert process.stdout
        acknowledged += [process.stdout.readline().strip() for _ in range(3 + 2 * round_)]
        process.kill()  # wherever it is now, in the middle of a write too
        acknowledged += ended(process).lines
        with existing_station(folder, seed=300 + round_) as station:
            assert_whole(station)
            given = GIVEN[action](station)
            assert set(acknowledged) <= set(given)
            assert len(acknowledged) == len(set(acknowledged))
            assert given == _without_gaps(given)


def _without_gaps(given: list[str]) -> list[str]:
    if given[0].startswith("A"):
        return [f"A{n:03d}" for n in range(1, len(given) + 1)]
    return [f"H56.21.05-261120-{n:04d}" for n in range(1, len(given) + 1)]
