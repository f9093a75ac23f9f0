"""Việc hôm nay on a real station: each figure is as long as its list."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk_app.views import Worklist
from tests.ui.dossier_office import Ward, opened, settle, told
from ui.desk import shell as desk
from ui.desk.shell import DeskShell
from ui.desk.today_flow import TodayFlow
from ui.desk.today_page import FACES, TodayPage
from ui.station import Station

Scene = tuple[Ward, Station, DeskShell, TodayPage, TodayFlow]


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    ward = Ward(tmp_path / "may")
    with opened(ward, qtbot) as (station, shell):
        page = TodayPage()
        flow = TodayFlow(page, station, shell)
        shell.add_page(desk.TODAY, page)
        settle(qtbot, station)
        yield ward, station, shell, page, flow
        settle(qtbot, station)
    ward.desk.close()


def test_every_figure_opens_a_list_of_that_length(scene: Scene, qtbot: QtBot) -> None:
    ward, station, _, page, _ = scene
    ward.fill()
    for name, tile in page.tiles.items():
        page.choose(name)
        settle(qtbot, station)
        assert tile.figure() == str(len(page.table.lines_model.lines())), name


def test_an_empty_office_is_told_kindly(scene: Scene) -> None:
    _, _, _, page, _ = scene
    assert page.tiles[Worklist.OVERDUE].figure() == "0"
    assert FACES[Worklist.OVERDUE].empty == "Không có hồ sơ quá hạn."


def test_the_first_list_is_the_most_pressing_one(scene: Scene, qtbot: QtBot) -> None:
    ward, station, _, page, _ = scene
    ward.fill()
    page.entered()
    settle(qtbot, station)
    shown = page.table.lines_model.lines()
    assert shown
    assert all(line.due_on and line.due_on.day < 20 for line in shown)


def test_enter_opens_the_dossier(scene: Scene, qtbot: QtBot) -> None:
    ward, station, _, page, flow = scene
    ward.fill()
    page.choose(Worklist.RECEIVED_TODAY)
    settle(qtbot, station)
    wanted = page.table.current_line()
    assert wanted is not None
    with qtbot.waitSignal(flow.open_asked) as opened_one:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert told(opened_one) == [wanted.id]


def test_the_selection_survives_a_refresh(scene: Scene, qtbot: QtBot) -> None:
    ward, station, _, page, _ = scene
    ward.fill()
    page.choose(Worklist.RECEIVED_TODAY)
    settle(qtbot, station)
    page.table.select_row(1)
    before = page.table.current_line()
    ward.receive("MAI VĂN MỚI")
    station.changes.tell({"dossiers"})
    settle(qtbot, station)
    after = page.table.current_line()
    assert before is not None
    assert after is not None
    assert after.id == before.id


def test_days_that_nobody_closed_are_entered_the_next_morning_with_one_key(
    scene: Scene, qtbot: QtBot
) -> None:
    ward, station, _, page, _ = scene
    ward.receive("LÒ THỊ MẪU")
    page.entered()
    settle(qtbot, station)
    assert page.register.words() == ""  # today is not over

    ward.clock.forward(timedelta(days=1))
    ward.receive("MAI VĂN MỚI")
    page.entered()
    settle(qtbot, station)
    assert page.register.words() == "Còn 1 hồ sơ nhận ngày 16/11/2026 chưa vào sổ theo dõi."

    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, station)
    assert page.register.words() == "Đã vào sổ 1 hồ sơ: số 01, quyển 01/2026."
    assert ward.desk.register.missed() is None


def test_a_key_opens_a_list(scene: Scene, qtbot: QtBot) -> None:
    _, _, shell, page, _ = scene
    with qtbot.waitSignal(page.list_asked) as asked:
        QTest.keyClick(shell, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert told(asked) == [Worklist.TO_FORWARD]
