"""Closing a window keeps the day's copy."""

from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desk_app.desk import Desk
from desk_app.desk.setting_up import NewOffice, NewOfficeFaulty, new_office
from desk_app.domain.paper import JobState
from desk_app.paths import Home
from desk_app.usecases.commands import TakeNumber
from ui.station import Station


def opened(qtbot: QtBot, home: Home) -> Station:
    made = new_office(home, NewOffice("H99.01.01", "An Hòa", demo=True))
    assert not isinstance(made, NewOfficeFaulty)
    made.close()
    station = Station(home)
    done: list[bool] = []
    station.open(lambda: done.append(True), lambda _: done.append(False))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    return station


def test_a_copy_of_the_day_is_kept_on_closing(qtbot: QtBot, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    opened(qtbot, home).close(back_up=True)
    assert len(list(home.backups.glob("20??-??-??.db"))) == 1


def test_a_copy_that_cannot_be_written_does_not_keep_the_window_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    station = opened(qtbot, home)
    home.backups.write_text("a file in the place of the folder")
    station.close(back_up=True)
    assert not station.is_open()


def test_what_was_done_just_before_closing_is_printed_still(qtbot: QtBot, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    station = opened(qtbot, home)
    qtbot.waitUntil(lambda: not station.is_busy(), timeout=20_000)

    def issued(_: object) -> None:
        QTimer.singleShot(0, station.close)  # the close was asked for behind the action

    station.act(station, lambda desk: desk.queue.issue("", TakeNumber("tap", "A")), issued)
    qtbot.waitUntil(lambda: not station.is_open(), timeout=20_000)
    with Desk.open(home) as desk:
        assert [job.state for job in desk.paper.jobs()] == [JobState.CONFIRMED]
