"""Lịch làm việc: moved by keys, changed with the effect in view, nothing typed is lost."""

from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desk_app.calendar_views import CalendarInForce
from desk_app.domain.calendar import MarkKind, Session
from desk_app.domain.calendar_changes import CalendarChange, MarkDays
from desk_app.domain.office import Role, Staff
from tests.ui.dossier_office import Ward, opened, settle
from ui.desk import shell as desk
from ui.desk.calendar_faces import Use, half_day
from ui.desk.calendar_flow import CalendarFlow
from ui.desk.calendar_grid import step_months
from ui.desk.calendar_page import CalendarPage
from ui.desk.shell import DeskShell
from ui.station import Station
from ui.widgets.fields import TextLine

Scene = tuple[Ward, Station, CalendarPage]
FRIDAY, WEDNESDAY = date(2026, 11, 20), date(2026, 11, 25)
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    ward = Ward(tmp_path / "may")
    ward.fill()
    with opened(ward, qtbot) as (station, shell):
        page = CalendarPage()
        CalendarFlow(page, station, shell)
        shell.add_page(desk.CALENDAR, page)
        shell.show_desk()
        settle(qtbot, station)
        yield ward, station, page
        settle(qtbot, station)
    ward.desk.close()


def shell_of(page: CalendarPage) -> DeskShell:
    shell = page.window()
    assert isinstance(shell, DeskShell)
    return shell


def tried(qtbot: QtBot, scene: Scene) -> str:
    """Wait until what is entered was tried; return what is said of it."""
    _, station, page = scene
    qtbot.waitUntil(lambda: not page.editor.is_about_to_look())
    settle(qtbot, station)
    return page.editor.change_words.text() + "\n" + page.editor.effect_words.text()


def typed(line: TextLine, words: str) -> None:
    """Type into a line; an input method puts accented letters in whole."""
    line.insert(words)
    line.textEdited.emit(line.text())


def keep(ward: Ward, change: CalendarChange) -> None:
    """Let somebody else keep a change meanwhile."""
    edition = ward.desk.calendar.in_force().edition
    assert isinstance(ward.desk.calendar.save(change, "PT", edition), CalendarInForce)


def test_the_page_begins_today_and_says_which_version_it_shows(scene: Scene) -> None:
    page = scene[2]
    assert page.view.days() == (FRIDAY, FRIDAY)
    assert page.subtitle.startswith("Bản 2026.1, Lý Thị Phụ Trách lưu lúc 08:05 16/11/2026")
    assert page.month_words.text() == "Tháng 11/2026"
    assert "Buổi sáng: làm việc 07:30–11:30" in page.panel.about.text()
    assert page.warning.isHidden()
    current = page.panel.table.current_line()
    assert current is not None
    assert current.first == date(2026, 11, 24), "the next exception is the one to read"


@pytest.mark.parametrize(
    ("key", "modifier", "day"),
    [
        (Qt.Key.Key_Left, None, date(2026, 11, 19)),
        (Qt.Key.Key_Down, None, date(2026, 11, 27)),
        (Qt.Key.Key_PageUp, None, date(2026, 10, 20)),
        (Qt.Key.Key_PageDown, None, date(2026, 12, 20)),
        (Qt.Key.Key_PageDown, CTRL, date(2027, 11, 20)),
        (Qt.Key.Key_Home, None, date(2026, 11, 1)),
        (Qt.Key.Key_End, None, date(2026, 11, 30)),
    ],
)
def test_keys_move_through_the_calendar(
    scene: Scene, key: Qt.Key, modifier: Qt.KeyboardModifier | None, day: date
) -> None:
    view = scene[2].view
    QTest.keyClick(view, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert view.days() == (day, day)
    QTest.keyClick(view, Qt.Key.Key_Home, CTRL)
    assert view.days() == (FRIDAY, FRIDAY)


def test_a_day_is_closed_after_its_effect_was_seen(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    for _ in range(5):
        QTest.keyClick(page.view, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_1, ALT)
    said = tried(qtbot, scene)
    assert "2 hồ sơ chưa trả kết quả đã hẹn vào các ngày này" in said
    assert "ĐỖ VĂN MẪU" in said
    typed(page.mark_form.name, "Mất điện")
    assert "Thứ Tư 25/11/2026: Mất điện." in tried(qtbot, scene)
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    settle(qtbot, station)

    now = ward.desk.calendar.in_force()
    mark = now.calendar.mark(WEDNESDAY, Session.AFTERNOON)
    assert mark is not None
    assert (mark.kind, mark.name, now.edition) == (MarkKind.CLOSED, "Mất điện", 2)
    assert not page.is_editing()
    assert page.subtitle.startswith("Bản 2026.2")
    assert "bản 2026.2" in shell_of(page).toast_words()
    assert "nghỉ – Mất điện" in page.panel.about.text()


def test_who_saves_before_the_effect_was_shown_is_told_to_look(scene: Scene, qtbot: QtBot) -> None:
    ward, _, page = scene
    QTest.keyClick(page, Qt.Key.Key_1, ALT)
    tried(qtbot, scene)
    typed(page.mark_form.name, "Mất điện")
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    tried(qtbot, scene)
    assert "rồi bấm Lưu lần nữa" in page.editor.problem.words()
    assert ward.desk.calendar.in_force().edition == 1
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    tried(qtbot, scene)
    assert ward.desk.calendar.in_force().edition == 2


def test_a_name_that_is_missing_is_asked_for_at_its_field(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    QTest.keyClick(page.view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(page, Qt.Key.Key_3, ALT)
    tried(qtbot, scene)
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    settle(qtbot, station)
    assert page.mark_form.cells["name"].error().startswith("Ghi tên gọi")
    assert page.is_editing()
    assert ward.desk.calendar.in_force().edition == 1
    shell_of(page).show_keys()
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert page.is_editing(), "Esc closes the key sheet first"
    QTest.keyClick(page.mark_form.name, Qt.Key.Key_Escape)
    assert not page.is_editing()


def test_a_day_that_is_not_understood_says_so_and_days_on_the_calendar_fill_the_form(
    scene: Scene, qtbot: QtBot
) -> None:
    _, _, page = scene
    QTest.keyClick(page, Qt.Key.Key_2, ALT)
    form = page.mark_form
    form.first.set_value("32/13")
    form.tell()
    assert "Điền các ô trên" in tried(qtbot, scene)
    assert form.cells["first"].error().startswith("Gõ ngày")
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert form.first.day() == date(2026, 11, 21)
    assert "Làm việc cả ngày Thứ Bảy 21/11/2026" in tried(qtbot, scene)
    form.first.set_value("22/11/2026")
    form.first.editingFinished.emit()
    assert form.last.day() == date(2026, 11, 22), "one day stays one day"


def test_an_exception_is_taken_back_without_a_name(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    page.view.choose(date(2026, 11, 24))
    QTest.keyClick(page, Qt.Key.Key_4, ALT)
    assert page.mark_form.cells["name"].isHidden()
    assert "Trở lại như thường lệ cả ngày Thứ Ba 24/11/2026." in tried(qtbot, scene)
    page.editor.save_button.click()
    settle(qtbot, station)
    assert ward.desk.calendar.in_force().calendar.is_working_day(date(2026, 11, 24))


def test_half_days_and_kinds_are_chosen_in_the_form(scene: Scene, qtbot: QtBot) -> None:
    page = scene[2]
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    form = page.mark_form
    form.kind.set_value(MarkKind.RECEPTION.value)
    form.kind.chosen.emit(MarkKind.RECEPTION.value)
    form.session.set_value(Session.MORNING.value)
    form.session.chosen.emit(Session.MORNING.value)
    assert "Chỉ tiếp nhận (không tính vào thời hạn) buổi sáng" in tried(qtbot, scene)


def test_a_swap_waits_for_its_second_day(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    page.view.choose(date(2026, 12, 31))
    QTest.keyClick(page, Qt.Key.Key_5, ALT)
    assert "Điền các ô trên" in tried(qtbot, scene)
    assert not page.swap_form.cells["worked"].error()
    page.editor.save_button.click()
    assert ward.desk.calendar.in_force().edition == 1
    QTest.keyClicks(page.swap_form.worked, "02/01/2027")
    assert "làm bù ngày Thứ Bảy 02/01/2027" in tried(qtbot, scene)
    page.editor.save_button.click()
    settle(qtbot, station)
    assert ward.desk.calendar.in_force().calendar.is_working_day(date(2027, 1, 2))


def test_the_week_is_set_in_boxes_and_times(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    QTest.keyClick(page, Qt.Key.Key_6, ALT)
    tried(qtbot, scene)
    assert page.editor.problem.words().startswith("Lịch đã như vậy rồi")
    form = page.week_form
    form.boxes["reception", Session.MORNING, 5].setChecked(True)
    line = form.lines["morning_end"]
    line.set_value("11 rưỡi")
    form.tell()
    tried(qtbot, scene)
    assert form.cells["hours"].error() == "Gõ giờ, ví dụ 07:30."
    line.set_value("7:00")
    form.tell()
    tried(qtbot, scene)
    assert "kết thúc sau khi bắt đầu" in form.cells["hours"].error()
    line.set_value("11:30")
    form.tell()
    tried(qtbot, scene)
    page.editor.save_button.click()
    settle(qtbot, station)
    week = ward.desk.calendar.in_force().calendar
    assert 5 in week.reception[Session.MORNING]
    assert half_day(week, date(2026, 11, 28), Session.MORNING).use is Use.RECEPTION


def test_the_next_year_is_read_before_it_is_kept(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    QTest.keyClick(page, Qt.Key.Key_7, ALT)
    qtbot.waitUntil(page.is_editing, timeout=10_000)
    assert "Thêm năm 2032" in tried(qtbot, scene)
    page.editor.save_button.click()
    settle(qtbot, station)
    assert ward.desk.calendar.in_force().calendar.horizon == date(2032, 12, 31)


def test_a_calendar_that_ends_soon_warns(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    ward, station, page = scene
    file = tmp_path / "lich.json"
    page.export_asked.emit(file)
    settle(qtbot, station)
    text = file.read_text(encoding="utf-8").replace('"2031-12-31"', '"2026-12-31"')
    file.write_text(text, encoding="utf-8")
    page.import_asked.emit(file)
    settle(qtbot, station)
    assert "ngắn hơn 31/12/2031" in tried(qtbot, scene)
    page.editor.save_button.click()
    settle(qtbot, station)
    assert "(còn 41 ngày)" in page.warning.words()
    assert page.warning.isVisible()
    page.view.choose(date(2027, 2, 1))
    assert "hãy thêm năm trước" in page.panel.about.text()
    assert ward.desk.calendar.in_force().edition == 2


def test_a_file_that_is_no_calendar_is_told(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    _, station, page = scene
    (tmp_path / "hong.json").write_text("{", encoding="utf-8")
    page.import_asked.emit(tmp_path / "hong.json")
    settle(qtbot, station)
    assert "không phải là JSON" in shell_of(page).toast_words()
    page.export_asked.emit(tmp_path / "khong-co" / "lich.json")
    settle(qtbot, station)
    assert "Không ghi được tệp" in shell_of(page).toast_words()
    assert not page.is_editing()


@pytest.mark.parametrize("key", [Qt.Key.Key_8, Qt.Key.Key_9])
def test_files_are_chosen_in_a_dialog_that_stops_nothing(scene: Scene, key: Qt.Key) -> None:
    page = scene[2]
    QTest.keyClick(page, key, ALT)
    dialogs = page.findChildren(QFileDialog)
    assert len(dialogs) == 1
    dialogs[0].reject()


def test_who_was_overtaken_keeps_what_was_typed_and_looks_again(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    QTest.keyClick(page, Qt.Key.Key_1, ALT)
    typed(page.mark_form.name, "Bão")
    tried(qtbot, scene)
    keep(ward, MarkDays(WEDNESDAY, WEDNESDAY, MarkKind.CLOSED, "Mất điện"))
    page.editor.save_button.click()
    settle(qtbot, station)
    assert "vừa lưu bản 2026.2" in page.editor.problem.words()
    assert page.mark_form.name.value() == "Bão"
    tried(qtbot, scene)
    page.editor.save_button.click()
    settle(qtbot, station)
    assert ward.desk.calendar.in_force().edition == 3


def test_whoever_may_not_change_the_calendar_is_told_and_nothing_is_kept(
    scene: Scene, qtbot: QtBot
) -> None:
    ward, station, page = scene
    ward.desk.settings.save_staff(Staff("C1", "Trần Văn Thử", Role.CLERK), "PT")
    station.session = replace(station.session, staff_id="C1")
    QTest.keyClick(page, Qt.Key.Key_1, ALT)
    typed(page.mark_form.name, "Bão")
    tried(qtbot, scene)
    page.editor.save_button.click()
    settle(qtbot, station)
    assert "được đổi lịch làm việc" in shell_of(page).toast_words()
    assert page.is_editing()
    assert ward.desk.calendar.in_force().edition == 1


def test_the_year_shows_every_day_and_a_click_chooses_one(scene: Scene) -> None:
    page = scene[2]
    QTest.keyClick(page, Qt.Key.Key_0, ALT)
    assert page.month_words.text() == "Năm 2026"
    QApplication.processEvents()
    view = page.view
    chosen = {
        view.day_at(QPoint(x, y))
        for x in range(0, view.width(), 8)
        for y in range(0, view.height(), 8)
    }
    assert len(chosen - {None}) == 365
    page.view.step_month(1)
    assert page.month_words.text() == "Năm 2027"
    assert "2027" in view.accessibleName()


def test_a_press_and_a_drag_choose_days_of_the_month(scene: Scene, qtbot: QtBot) -> None:
    view = scene[2].view
    places = {
        view.day_at(QPoint(x, y)): QPoint(x, y)
        for x in range(5, view.width(), 12)
        for y in range(30, view.height(), 12)
    }
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=places[date(2026, 11, 3)])
    QTest.mouseMove(view, places[date(2026, 11, 5)])
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=places[date(2026, 11, 5)])
    qtbot.waitUntil(lambda: view.days()[1] == date(2026, 11, 5))
    assert view.days()[0] == date(2026, 11, 3)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=places[date(2026, 11, 9)])
    assert scene[2].is_editing()


def test_an_exception_in_the_list_leads_to_its_days(scene: Scene) -> None:
    page = scene[2]
    page.panel.table.select_row(0)
    QTest.keyClick(page.panel.table, Qt.Key.Key_Return)
    assert page.view.days() == (date(2026, 1, 1), date(2026, 1, 1))
    assert page.month_words.text() == "Tháng 01/2026"


def test_months_are_stepped_to_a_day_that_exists() -> None:
    assert step_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert step_months(date(2026, 11, 20), -11) == date(2025, 12, 20)
    assert step_months(date(2026, 12, 31), 12) == date(2027, 12, 31)
