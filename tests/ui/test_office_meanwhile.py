"""Cơ quan, cán bộ while the page is being made, and while others change the office."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk_app.domain.office import Counter
from tests.ui.dossier_office import Ward, opened, settle
from tests.ui.office_scene import ALT, HEAD, Scene, office_scene, retype
from ui.desk import shell as desk
from ui.desk.office_fields import CounterForm
from ui.desk.office_flow import OfficeFlow
from ui.desk.office_page import PLACES, STAFF, OfficePage
from ui.desk.office_words import ItemKind
from ui.desk.page import Page


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    with office_scene(tmp_path, qtbot) as made:
        yield made


def test_a_key_pressed_while_the_page_is_being_made_counts(tmp_path: Path, qtbot: QtBot) -> None:
    ward = Ward(tmp_path / "may")
    with opened(ward, qtbot) as (station, shell):
        page = OfficePage(shell)  # as the desk makes it: step by step, when somebody first comes
        OfficeFlow(page, station, shell)
        shell.add_page(desk.QUEUE, Page("Hàng đợi", ""))
        shell.add_page(desk.OFFICE, page)
        shell.show_desk()
        qtbot.waitUntil(shell.isActiveWindow)
        shell.go_to(desk.OFFICE.key)
        assert not page.is_made()
        QTest.keyClick(page, Qt.Key.Key_2, ALT)
        qtbot.waitUntil(page.is_made)
        settle(qtbot, station)
        assert page.part.value() == PLACES
        assert page.places.isVisible()
        assert page.places.list.hasFocus() or page.places.isAncestorOf(shell.focusWidget())


def test_a_blank_entry_stays_where_others_change_the_office_meanwhile(scene: Scene) -> None:
    page = scene.page
    scene.kind(ItemKind.COUNTERS)
    scene.press(Qt.Key.Key_T)
    before = scene.ward.desk.settings.office()
    scene.ward.desk.settings.save_office(replace(before, hotline="0200 999"), HEAD)
    page.refresh_asked.emit()
    scene.settle()
    form = page.places.forms[ItemKind.COUNTERS]
    assert isinstance(form, CounterForm)
    assert form.item() == Counter("", ())

    page.show_part(STAFF)
    scene.press(Qt.Key.Key_T)
    scene.add_clerk()
    assert page.staff.form.name.value() == ""
    assert not page.staff.pin_button.isVisible()  # of nobody who is there already


def test_what_was_typed_of_a_counter_that_somebody_took_out_stays(scene: Scene) -> None:
    places = scene.page.places
    scene.kind(ItemKind.COUNTERS)
    office = scene.ward.desk.settings.office()
    last = office.counters[-1]
    places.list.choose(last.name)
    form = places.forms[ItemKind.COUNTERS]
    assert isinstance(form, CounterForm)
    retype(form.name, "9")
    scene.ward.desk.settings.save_office(replace(office, counters=office.counters[:-1]), HEAD)
    scene.page.refresh_asked.emit()
    scene.settle()
    assert form.item() == replace(last, name="9")
    scene.save()
    assert scene.ward.desk.settings.office().counters[-1] == replace(last, name="9")


def test_the_cursor_leaves_the_form_of_an_item_that_somebody_took_out(scene: Scene) -> None:
    places = scene.page.places
    scene.kind(ItemKind.COUNTERS)
    office = scene.ward.desk.settings.office()
    places.list.choose(office.counters[-1].name)
    form = places.forms[ItemKind.COUNTERS]
    assert isinstance(form, CounterForm)
    form.name.setFocus()
    scene.ward.desk.settings.save_office(replace(office, counters=office.counters[:-1]), HEAD)
    scene.page.refresh_asked.emit()
    scene.settle()
    assert form.item() == office.counters[0]
    assert not form.isAncestorOf(scene.shell.focusWidget())
