"""At the sign-in: changing one's own PIN; who was added, renamed or retired is followed at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desk_app.desk.people import NewStaff, StaffSaved
from desk_app.domain.moments import local
from desk_app.domain.office import Role, Staff
from tests.fakes import Clock
from tests.ui.office_window import FRIDAY, PIN, STAFF, answered, home_in
from ui.desk.shell import OFFICE
from ui.desk.sign_in import SEEK_MS
from ui.desk.staff_own_pin import CHANGED
from ui.desk.staff_pin import PinDialog
from ui.desk.window import GUESSED_PIN, DeskWindow
from ui.station import Station

if TYPE_CHECKING:
    from desk_app.desk import Desk

CLERK = "C1"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWindow]:
    made = DeskWindow(Station(home_in(tmp_path), now=Clock(FRIDAY)), lambda: local(FRIDAY))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    with qtbot.waitSignal(made.settled, timeout=20_000):
        pass
    answered(qtbot, made.station, _add_clerk)
    qtbot.waitUntil(lambda: CLERK in _names(made))
    yield made
    made.close()
    made.station.close()


def _add_clerk(desk: "Desk") -> None:
    new = NewStaff("Trần Văn Thử", Role.CLERK, CLERK, "1357")
    assert isinstance(desk.people.add(new, STAFF), StaffSaved)


def _names(window: DeskWindow) -> dict[str, str]:
    model = window.sign_in.list.model()
    found: dict[str, str] = {}
    for row in range(model.rowCount()):
        choice = model.index(row, 0).data(Qt.ItemDataRole.UserRole)
        found[choice.key] = choice.title
    return found


def _note(window: DeskWindow) -> str:
    return " ".join(part.text() for part in window.sign_in.findChildren(QLabel))


def _dialog(window: DeskWindow) -> PinDialog:
    dialog = window.own_pin.dialog
    assert dialog is not None
    return dialog


def _ask(dialog: PinDialog, old: str, new: str, again: str) -> None:
    for line, words in ((dialog.old, old), (dialog.new, new), (dialog.again, again)):
        line.clear()
        QTest.keyClicks(line, words)
    dialog.yes.click()


def test_a_clerk_changes_their_own_pin_before_signing_in(qtbot: QtBot, window: DeskWindow) -> None:
    window.sign_in.choose(CLERK)
    window.sign_in.pin_button.click()
    dialog = _dialog(window)
    _ask(dialog, "", "1111", "2222")
    assert dialog.old_field.error() == "Nhập mã PIN đang dùng"
    assert "lặp lại" in dialog.new_field.error()
    assert "không giống nhau" in dialog.again_field.error()
    _ask(dialog, "9999", "24680", "24680")
    qtbot.waitUntil(lambda: dialog.old_field.error().startswith("Mã PIN cũ không đúng"))
    assert dialog.new.text() == "24680"
    _ask(dialog, "1357", "24680", "24680")
    qtbot.waitUntil(lambda: window.own_pin.dialog is None)

    note = window.sign_in.findChildren(type(window.sign_in.field.label))
    assert CHANGED in [label.text() for label in note]
    signed = answered(qtbot, window.station, lambda desk: desk.settings.sign_in(CLERK, "24680"))
    assert isinstance(signed, Staff)


def test_a_pin_of_one_digit_is_told_to_be_changed(qtbot: QtBot, window: DeskWindow) -> None:
    def weaken(desk: "Desk") -> None:
        person = next(one for one in desk.settings.signers() if one.id == CLERK)
        desk.settings.save_staff(person, STAFF, "0000")

    answered(qtbot, window.station, weaken)
    window.sign_in.sign_in_asked.emit(CLERK, "0000")
    qtbot.waitUntil(lambda: window.toast_words() == GUESSED_PIN)


def test_who_is_signed_in_follows_what_the_head_changes(qtbot: QtBot, window: DeskWindow) -> None:
    window.sign_in.sign_in_asked.emit(CLERK, "1357")
    qtbot.waitUntil(lambda: not window.is_locked())
    button = window.navigation.buttons[OFFICE.key]
    assert button.isHidden()

    def promote(desk: "Desk") -> object:
        member = next(one for one in desk.people.members() if one.id == CLERK)
        wanted = replace(member, name="Trần Văn Khác", role=Role.ADMIN)
        return desk.people.change(wanted, STAFF)

    answered(qtbot, window.station, promote)
    qtbot.waitUntil(lambda: not button.isHidden())
    assert window.station.session.staff_name == "Trần Văn Khác"
    assert _names(window)[CLERK] == "Trần Văn Khác"


def test_who_is_retired_is_locked_out_at_once(qtbot: QtBot, window: DeskWindow) -> None:
    window.sign_in.sign_in_asked.emit(CLERK, "1357")
    qtbot.waitUntil(lambda: not window.is_locked())
    answered(qtbot, window.station, lambda desk: desk.people.retire(CLERK, STAFF))
    qtbot.waitUntil(window.is_locked)
    assert set(_names(window)) == {STAFF}
    window.sign_in.sign_in_asked.emit(STAFF, PIN)
    qtbot.waitUntil(lambda: not window.is_locked())


def test_the_focus_stays_where_one_works_when_the_names_change(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.sign_in.sign_in_asked.emit(CLERK, "1357")
    qtbot.waitUntil(lambda: not window.is_locked())
    window.search.setFocus()

    def add(desk: "Desk") -> object:
        return desk.people.add(NewStaff("Lò Thị Thử", Role.CLERK, "C2", "1357"), STAFF)

    answered(qtbot, window.station, add)
    qtbot.waitUntil(lambda: "C2" in _names(window))
    assert window.search.hasFocus()


def test_a_renamed_counter_is_followed_and_one_that_is_gone_is_told(
    qtbot: QtBot, window: DeskWindow
) -> None:
    def rename(desk: "Desk", name: str) -> None:
        office = desk.settings.office()
        first, *others = office.counters
        desk.settings.save_office(
            replace(office, counters=(replace(first, name=name), *others)), STAFF
        )

    answered(qtbot, window.station, lambda desk: rename(desk, "1A"))
    qtbot.waitUntil(lambda: window.station.session.counter == "1A")

    def remove(desk: "Desk") -> None:
        office = desk.settings.office()
        desk.settings.save_office(replace(office, counters=office.counters[1:]), STAFF)

    answered(qtbot, window.station, remove)
    qtbot.waitUntil(lambda: "không có quầy 1A" in _note(window))
    assert window.station.session.counter == "1A"


def test_a_refusal_stands_in_the_panel_after_a_name_was_sought_in_vain(
    window: DeskWindow, qtbot: QtBot
) -> None:
    before = set(QApplication.topLevelWidgets())
    QTest.keyClicks(window.sign_in.pin, "zz")
    qtbot.wait(SEEK_MS + 50)
    QTest.keyClicks(window.sign_in.pin, "12")
    window.sign_in.button.click()

    (shown,) = (
        one
        for one in window.sign_in.findChildren(QLabel)
        if one.text() == window.sign_in.refusal() and one.isVisible()
    )
    assert "ít nhất 4 chữ số" in shown.text()
    assert set(QApplication.topLevelWidgets()) == before


def test_what_is_typed_of_a_pin_stays_when_the_names_change(
    window: DeskWindow, qtbot: QtBot
) -> None:
    window.sign_in.choose(CLERK)
    QTest.keyClicks(window.sign_in.pin, "13")
    other = NewStaff("Lê Thị Mẫu", Role.CLERK, "C9", "2468")
    answered(qtbot, window.station, lambda desk: desk.people.add(other, STAFF))
    qtbot.waitUntil(lambda: "C9" in _names(window))

    assert window.sign_in.pin.text() == "13"
    QTest.keyClicks(window.sign_in.pin, "57")
    window.sign_in.button.click()
    qtbot.waitUntil(lambda: not window.is_locked())
    assert window.station.session.staff_id == CLERK
