"""What the window does for itself happens between keys and painting, and out of sight (law 12)."""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from desk_app.domain.moments import local
from desk_app.paths import Home
from tests.fakes import Clock
from tests.ui.office_window import FRIDAY, home_in
from tests.ui.paintings import Paintings
from ui import collecting
from ui.collecting import set_aside_when_built
from ui.desk.window import DeskWindow
from ui.idle_steps import IdleSteps
from ui.station import Station
from ui.turns import next_turn

MakeWindow = Callable[[Home], DeskWindow]


@pytest.fixture
def desk_of(qtbot: QtBot) -> Iterator[MakeWindow]:
    made: list[DeskWindow] = []

    def make(home: Home) -> DeskWindow:
        window = DeskWindow(Station(home, now=Clock(FRIDAY)), lambda: local(FRIDAY))
        qtbot.addWidget(window)
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.station.close()


@pytest.fixture
def garbage() -> Iterator[None]:
    """Python's search for garbage as it was before, whatever a test does to it."""
    yield
    gc.unfreeze()
    gc.enable()


def test_what_waits_for_the_next_turn_is_not_done_with_all_that_is_posted(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    next_turn(owner, lambda: done.append("next turn"))
    QCoreApplication.sendPostedEvents()
    assert done == []
    qtbot.waitUntil(lambda: done == ["next turn"])


def test_nothing_waits_for_a_turn_of_an_owner_that_is_gone(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    next_turn(owner, lambda: done.append("late"))
    owner.deleteLater()
    qtbot.wait(50)
    assert done == []


def test_steps_are_done_in_order_and_other_work_comes_between(qtbot: QtBot) -> None:
    done: list[str] = []

    def steps() -> Iterator[None]:
        QTimer.singleShot(0, lambda: done.append("a key"))
        for name in ("one", "two"):
            done.append(name)
            time.sleep(0.008)  # longer than a slice
            yield

    parent = QObject()
    idle = IdleSteps(parent)
    idle.run(steps(), lambda: done.append("then"))
    qtbot.waitUntil(lambda: "then" in done)
    assert [name for name in done if name != "a key"] == ["one", "two", "then"]
    assert done.index("a key") < done.index("then")


def test_new_steps_take_the_place_of_those_not_done_yet(qtbot: QtBot) -> None:
    done: list[str] = []
    parent = QObject()
    idle = IdleSteps(parent)
    idle.run(iter([]), lambda: done.append("old"))
    idle.run(iter([]), lambda: done.append("new"))
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)
    assert done == ["new"]


def test_every_page_was_drawn_before_anybody_signs_in(
    qtbot: QtBot, tmp_path: Path, desk_of: MakeWindow
) -> None:
    window = desk_of(home_in(tmp_path))
    with qtbot.waitSignal(window.settled, timeout=20_000):
        window.show()
    pages = window.pages
    seen = [Paintings(page) for page in (pages.queue_page, pages.intake_page, pages.forms_page)]
    qtbot.waitUntil(lambda: all(one.count for one in seen))
    assert window.is_locked()


@pytest.mark.usefixtures("garbage")
def test_what_the_window_is_made_of_is_set_aside_once_it_is_built(
    qtbot: QtBot, tmp_path: Path, desk_of: MakeWindow
) -> None:
    window = desk_of(home_in(tmp_path))
    set_aside_when_built(window)
    assert not gc.isenabled()
    with qtbot.waitSignal(window.settled, timeout=20_000):
        window.show()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


@pytest.mark.usefixtures("garbage")
def test_garbage_is_searched_for_where_nothing_can_be_built(
    qtbot: QtBot, tmp_path: Path, desk_of: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "AT_LATEST_MS", 50)
    window = desk_of(Home(tmp_path / "empty"))  # no store there
    set_aside_when_built(window)
    window.show()
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled)


def test_a_computing_lane_gives_python_back_to_the_window_soon() -> None:
    asked = "import sys; from ui.app import application; application();" + (
        "print(sys.getswitchinterval())"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout

    assert 0 < float(told) <= 0.001


COMES_UP = """
import linecache
from pathlib import Path
from ui.__main__ import main

def run(arguments):
    import ui.desk.window
    ours = [file for file in linecache.cache if {"ui", "desk_app"} & set(Path(file).parts)]
    print(len(ours))
    return 0

import sys, types
sys.modules["ui.app"] = types.SimpleNamespace(run=run)
main(["desk"])
"""


def test_the_window_comes_up_without_reading_its_own_source() -> None:
    told = subprocess.run(
        [sys.executable, "-c", COMES_UP], capture_output=True, text=True, check=True
    ).stdout

    assert told.strip() == "0"
