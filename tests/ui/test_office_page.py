"""Cơ quan, cán bộ: what is typed is kept or stays with its reasons; nobody is locked out."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk_app.domain.office import Counter, Role, Staff, Unit
from desk_app.domain.office_settings import OfficeSetting
from tests.ui.office_scene import ALT, HEAD, Scene, office_scene, retype
from ui.desk.office_fields import CounterForm, SeriesForm, UnitForm
from ui.desk.office_page import PLACES, STAFF
from ui.desk.office_words import NEW, ItemKind


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    with office_scene(tmp_path, qtbot) as made:
        yield made


# --- the office -------------------------------------------------------------------------------


def test_a_setting_is_kept_with_ctrl_enter_and_told_in_words(scene: Scene) -> None:
    about = scene.page.about
    retype(about.lines[OfficeSetting.HOTLINE], "1900 1234")
    about.boxes[OfficeSetting.CONTROL_SHEET].click()
    about.counts[OfficeSetting.SUPPLEMENT_LIMIT].setValue(2)
    scene.save()

    office = scene.ward.desk.settings.office()
    assert (office.hotline, office.control_sheet, office.supplement_limit) == ("1900 1234", True, 2)
    assert scene.shell.toast_words() == "Điện thoại liên hệ: để trống → 1900 1234 và 2 mục khác"
    assert not about.is_changed()
    assert not about.save_button.isEnabled()


def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(scene: Scene) -> None:
    about = scene.page.about
    before = scene.ward.desk.settings.office()
    retype(about.lines[OfficeSetting.PLACE], "")
    retype(about.lines[OfficeSetting.HOTLINE], "hoi bao ve")
    scene.save()

    assert "ví dụ: An Hòa" in about.sheets[0].cells["place"].error()
    assert "“hoi bao ve”" in about.sheets[1].cells["hotline"].error()
    assert about.lines[OfficeSetting.HOTLINE].value() == "hoi bao ve"
    assert scene.ward.desk.settings.office() == before
    scene.press(Qt.Key.Key_H)
    assert about.sheets[1].cells["hotline"].error() == ""
    assert about.lines[OfficeSetting.PLACE].value() == before.place


def test_somebody_else_changed_the_same_meanwhile(scene: Scene) -> None:
    about, settings = scene.page.about, scene.ward.desk.settings
    line = about.lines[OfficeSetting.HOTLINE]
    retype(line, "1900 1234")
    settings.save_office(replace(settings.office(), hotline="0200 999"), HEAD)
    scene.page.refresh_asked.emit()
    scene.settle()
    assert line.value() == "1900 1234"
    scene.save()

    assert "người khác vừa đổi điện thoại liên hệ" in about.sheets[0].general.words()
    assert (line.value(), settings.office().hotline) == ("1900 1234", "0200 999")
    scene.press(Qt.Key.Key_H)
    assert line.value() == "0200 999"


# --- counters, lines, units -------------------------------------------------------------------


def test_a_counter_is_added_changed_and_taken_out_by_keys(scene: Scene) -> None:
    scene.press(Qt.Key.Key_2)
    places = scene.page.places
    form = places.forms[ItemKind.COUNTERS]
    assert isinstance(form, CounterForm)
    scene.press(Qt.Key.Key_T)
    QTest.keyClicks(form.name, "6")
    QTest.keyClicks(form.series, "r a")
    scene.save()
    assert scene.ward.desk.settings.office().counter_named("6") == Counter("6", ("R", "A"))

    retype(form.series, "A")
    scene.save()
    assert scene.ward.desk.settings.office().counter_named("6") == Counter("6", ("A",))
    scene.press(Qt.Key.Key_B)
    assert scene.page.confirm.accessibleName().startswith("Xóa Quầy 6 (nhóm A)?")
    scene.page.confirm.confirmed.emit()
    scene.settle()
    assert scene.ward.desk.settings.office().counter_named("6") is None


def test_a_draft_stays_while_one_looks_at_another(scene: Scene) -> None:
    scene.kind(ItemKind.COUNTERS)
    places, form = scene.page.places, scene.page.places.forms[ItemKind.COUNTERS]
    assert isinstance(form, CounterForm)
    retype(form.series, "X")
    places.list.choose("2")
    assert form.series.value() != "X"
    assert places.list.rows()[0].subtitle == "Chưa lưu phần sửa"
    places.list.choose("1")
    assert form.series.value() == "X"
    scene.save()
    assert "Không có nhóm X" in form.cells["series"].error()
    scene.press(Qt.Key.Key_H)
    assert form.series.value() == "A, R"
    assert not places.is_changed()


def test_a_line_that_no_counter_serves_is_marked(scene: Scene) -> None:
    scene.kind(ItemKind.SERIES)
    form = scene.page.places.forms[ItemKind.SERIES]
    assert isinstance(form, SeriesForm)
    scene.press(Qt.Key.Key_T)
    QTest.keyClicks(form.letter, "f")
    QTest.keyClicks(form.name, "Thue")
    QTest.keyClicks(form.areas, "Thue")
    scene.save()

    series = scene.ward.desk.settings.office().series_named("F")
    assert series is not None
    assert series.subject_areas == ("Thue",)
    assert scene.page.places.list.rows()[-1].tags == ("Chưa có quầy",)
    assert form.letter.isReadOnly()


def test_a_line_that_is_taken_out_leaves_its_counters(scene: Scene) -> None:
    scene.kind(ItemKind.SERIES)
    scene.page.places.list.choose("A")
    scene.press(Qt.Key.Key_B)
    scene.page.confirm.confirmed.emit()
    scene.settle()
    office = scene.ward.desk.settings.office()
    assert office.series_named("A") is None
    assert office.counter_named("1") == Counter("1", ("R",))


def test_a_unit_has_an_officer_on_each_line(scene: Scene) -> None:
    scene.kind(ItemKind.UNITS)
    form = scene.page.places.forms[ItemKind.UNITS]
    assert isinstance(form, UnitForm)
    form.officers.setPlainText("Lò Văn Mẫu\n\nTrần Thị Thử")
    scene.save()
    first = scene.ward.desk.settings.office().units[0]
    assert first.officers == ("Lò Văn Mẫu", "Trần Thị Thử")


def test_the_last_counter_is_not_taken_out(scene: Scene) -> None:
    settings = scene.ward.desk.settings
    office = settings.office()
    settings.save_office(replace(office, counters=office.counters[:1], units=(Unit("P"),)), HEAD)
    scene.page.refresh_asked.emit()
    scene.settle()
    scene.kind(ItemKind.COUNTERS)
    scene.press(Qt.Key.Key_B)
    scene.page.confirm.confirmed.emit()
    scene.settle()
    general = scene.page.places.forms[ItemKind.COUNTERS].general
    assert general.words() == "Phải có ít nhất một quầy."


# --- staff ------------------------------------------------------------------------------------


def test_somebody_new_gets_a_pin_that_is_shown_once(scene: Scene) -> None:
    scene.press(Qt.Key.Key_3)
    staff = scene.page.staff
    scene.press(Qt.Key.Key_T)
    QTest.keyClicks(staff.form.name, "Tran Thu")
    scene.save()

    pin = staff.given.pin.text()
    assert staff.given.isVisible()
    assert isinstance(scene.ward.desk.settings.sign_in("TT", pin), Staff)
    scene.press(Qt.Key.Key_1)
    assert staff.given.pin.text() == ""


def test_a_new_name_and_role_are_kept(scene: Scene) -> None:
    clerk = scene.add_clerk()
    scene.page.show_part(STAFF)
    staff = scene.page.staff
    staff.list.choose(clerk)
    retype(staff.form.name, "Tran Khac")
    staff.form.role.set_value(Role.ADMIN)
    staff.form.role.picked.emit(Role.ADMIN)
    assert staff.form.id.isReadOnly()
    scene.save()

    person = scene.staff()[clerk]
    assert (person.name, person.role) == ("Tran Khac", Role.ADMIN)
    assert scene.shell.toast_words().startswith("Tran Khac: Họ tên: Tran Thu → Tran Khac")


def test_the_head_gives_a_pin_after_a_question(scene: Scene) -> None:
    clerk = scene.add_clerk()
    scene.page.show_part(STAFF)
    staff = scene.page.staff
    staff.list.choose(clerk)
    QTest.keyClicks(staff.form.pin, "99")
    scene.press(Qt.Key.Key_P)
    scene.page.confirm.confirmed.emit()
    scene.settle()
    assert "từ 4 đến 6 chữ số" in staff.form.cells["pin"].error()
    QTest.keyClicks(staff.form.pin, "753")
    scene.press(Qt.Key.Key_P)
    scene.page.confirm.confirmed.emit()
    scene.settle()
    assert isinstance(scene.ward.desk.settings.sign_in(clerk, "99753"), Staff)
    assert staff.form.pin.text() == ""


def test_a_pin_that_is_shown_is_gone_after_a_lock(scene: Scene) -> None:
    scene.page.show_part(STAFF)
    staff = scene.page.staff
    staff.list.choose(HEAD)
    scene.press(Qt.Key.Key_P)
    scene.page.confirm.confirmed.emit()
    scene.settle()
    assert len(staff.given.pin.text()) == 6
    scene.shell.show_sign_in()
    assert staff.given.pin.text() == ""
    assert staff.given.accessibleName() == ""


def test_a_pin_that_is_given_behind_a_lock_is_not_shown_to_whoever_comes_next(
    scene: Scene,
) -> None:
    scene.page.show_part(STAFF)
    staff = scene.page.staff
    staff.list.choose(HEAD)
    QTest.keyClick(scene.page, Qt.Key.Key_P, ALT)
    scene.page.confirm.confirmed.emit()
    scene.shell.show_sign_in()
    scene.settle()
    scene.shell.show_desk()
    scene.settle()
    assert scene.staff()[HEAD].pin_hash
    assert staff.given.isVisible()
    assert staff.given.pin.text() == ""
    assert "Hãy cấp lại" in staff.given.words()


def test_a_typed_pin_is_not_lost_in_silence_with_a_new_name(scene: Scene) -> None:
    scene.page.show_part(STAFF)
    staff = scene.page.staff
    staff.list.choose(HEAD)
    retype(staff.form.name, "Ly Thi Khac")
    QTest.keyClicks(staff.form.pin, "9753")
    scene.save()
    assert "Alt P" in staff.form.cells["pin"].error()
    assert (staff.form.pin.text(), staff.form.name.value()) == ("9753", "Ly Thi Khac")
    scene.press(Qt.Key.Key_P)
    scene.page.confirm.confirmed.emit()
    scene.settle()
    assert isinstance(scene.ward.desk.settings.sign_in(HEAD, "9753"), Staff)
    assert staff.form.name.value() == "Ly Thi Khac"
    scene.save()
    assert scene.staff()[HEAD].name == "Ly Thi Khac"


def test_somebody_leaves_after_a_question_and_comes_back(scene: Scene) -> None:
    clerk = scene.add_clerk()
    scene.page.show_part(STAFF)
    staff = scene.page.staff
    staff.list.choose(clerk)
    scene.press(Qt.Key.Key_N)
    assert "Cho Tran Thu thôi làm việc?" in scene.page.confirm.accessibleName()
    scene.page.confirm.cancel()
    assert scene.staff()[clerk].active
    scene.press(Qt.Key.Key_N)
    scene.page.confirm.confirmed.emit()
    scene.settle()
    assert not scene.staff()[clerk].active
    assert staff.list.rows()[-1].tags == ("Đã nghỉ",)
    scene.press(Qt.Key.Key_N)
    assert scene.staff()[clerk].active


def test_the_last_head_is_told_why_she_stays(scene: Scene) -> None:
    scene.page.show_part(STAFF)
    staff = scene.page.staff
    staff.list.choose(HEAD)
    scene.press(Qt.Key.Key_N)
    scene.page.confirm.confirmed.emit()
    scene.settle()
    assert "người cuối cùng được đổi danh sách cán bộ" in staff.form.general.words()
    assert scene.staff()[HEAD].active


def test_whoever_may_not_is_told_who_may(scene: Scene) -> None:
    clerk = scene.add_clerk()
    scene.station.session = replace(scene.station.session, staff_id=clerk)
    retype(scene.page.about.lines[OfficeSetting.HOTLINE], "1900 1234")
    scene.save()
    assert scene.shell.toast_words().startswith("Chỉ phụ trách bộ phận hoặc quản trị được")
    scene.page.show_part(STAFF)
    scene.press(Qt.Key.Key_T)
    QTest.keyClicks(scene.page.staff.form.name, "Ai Do")
    scene.save()
    assert set(scene.staff()) == {HEAD, clerk}
    assert scene.page.staff.form.name.value() == "Ai Do"
    scene.press(Qt.Key.Key_H)
    assert NEW not in [row.key for row in scene.page.staff.list.rows()]


def test_an_empty_new_entry_says_what_it_lacks(scene: Scene) -> None:
    page = scene.page
    scene.kind(ItemKind.SERIES)
    scene.press(Qt.Key.Key_T)
    scene.save()
    assert page.places.forms[ItemKind.SERIES].cells["letter"].error()
    page.show_part(STAFF)
    scene.press(Qt.Key.Key_T)
    scene.save()
    assert page.staff.form.cells["name"].error()


def test_counters_lines_and_units_have_keys_of_their_own(scene: Scene) -> None:
    places = scene.page.places
    scene.page.show_part(PLACES)
    for key, kind in (
        (Qt.Key.Key_S, ItemKind.SERIES),
        (Qt.Key.Key_V, ItemKind.UNITS),
        (Qt.Key.Key_Q, ItemKind.COUNTERS),
    ):
        scene.press(key)
        assert places.kind.value() == kind
        assert places.forms[kind].isVisible()
