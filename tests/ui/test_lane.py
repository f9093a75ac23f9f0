"""Lanes, changes and the stall watch."""

import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.changes import Changes
from ui.lane import Lane
from ui.stall import StallWatch


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane("test")
    yield made
    made.close()


def _never(error: Exception) -> None:
    raise error


def test_answers_arrive_in_order_and_on_the_gui_thread(lane: Lane, qtbot: QtBot) -> None:
    owner = QObject()
    heard: list[tuple[int, bool]] = []

    def hear(number: int) -> None:
        heard.append((number, QThread.currentThread() is owner.thread()))

    for number in range(50):
        lane.submit(owner, lambda n=number: n, hear, _never)
    qtbot.waitUntil(lambda: not lane.is_busy())

    assert heard == [(number, True) for number in range(50)]


def test_jobs_run_off_the_gui_thread_and_failures_reach_the_screen(
    lane: Lane, qtbot: QtBot
) -> None:
    owner = QObject()
    threads: list[int] = []
    failures: list[str] = []

    def fail() -> None:
        threads.append(threading.get_ident())
        raise ValueError("hỏng")

    lane.submit(owner, fail, lambda _: None, lambda error: failures.append(str(error)))
    qtbot.waitUntil(lambda: bool(failures))

    assert failures == ["hỏng"]
    assert threads != [threading.get_ident()]


def test_an_answer_for_a_closed_owner_is_dropped(lane: Lane, qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    heard: list[bool] = []
    lane.submit(owner, lambda: gate.wait(5), heard.append, _never)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy())

    assert heard == []


def test_a_newer_job_with_the_same_key_supersedes_those_that_wait(lane: Lane, qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    ran: list[str] = []
    heard: list[str] = []

    def look(text: str) -> Callable[[], str]:
        def job() -> str:
            ran.append(text)
            return text

        return job

    lane.submit(owner, lambda: gate.wait(5), lambda _: None, _never)
    for text in ("n", "ng", "ngu"):
        lane.submit(owner, look(text), heard.append, _never, key="search")
    lane.submit(owner, look("due"), heard.append, _never, key="due")
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy())

    assert ran == ["ngu", "due"]
    assert heard == ["ngu", "due"]


def test_close_joins_the_thread_and_answers_nobody_any_more(qtbot: QtBot) -> None:
    lane = Lane("closing")
    owner = QObject()
    heard: list[int] = []
    lane.submit(owner, lambda: 1, heard.append, _never)
    lane.close()
    lane.submit(owner, lambda: 2, heard.append, _never)
    qtbot.wait(20)

    assert heard == []
    assert not any(t.name.startswith("closing") for t in threading.enumerate())


@pytest.mark.usefixtures("qapp")
def test_changes_tell_topics_once_and_nothing_for_none() -> None:
    changes = Changes()
    heard: list[frozenset[str]] = []
    changes.changed.connect(heard.append)
    changes.tell(())
    changes.tell(["dossier", "ticket", "dossier"])

    assert heard == [frozenset({"dossier", "ticket"})]


def test_the_watch_finds_a_silence_and_names_its_place(qtbot: QtBot) -> None:
    watch = StallWatch()
    watch.start()
    qtbot.wait(30)
    time.sleep(0.15)
    qtbot.wait(30)
    watch.close()

    assert watch.longest_ms() >= 100
    assert "test_lane.py" in watch.stalls()[0].where


def test_the_toolkit_does_not_lose_references(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one None or True at each call on Python 3.11 and died of it."""
    line = QLineEdit()
    qtbot.addWidget(line)
    changes = Changes()
    before = (sys.getrefcount(None), sys.getrefcount(True))
    for _ in range(500):
        line.setText("a")
        line.property("nothing")
        changes.changed.emit(frozenset())
    after = (sys.getrefcount(None), sys.getrefcount(True))

    assert after[0] > before[0] - 250
    assert after[1] > before[1] - 250
