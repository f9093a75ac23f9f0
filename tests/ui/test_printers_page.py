"""Máy in: where paper goes is checked in words, kept for the office, and tried on the printer."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.views import PrinterRole
from tests.ui.dossier_office import Ward, opened, settle
from ui.desk import shell as desk
from ui.desk.printers_card import PrinterSetUp
from ui.desk.printers_fields import PrinterFields
from ui.desk.printers_flow import PrintersFlow
from ui.desk.printers_page import PrintersPage
from ui.desk.printers_words import kinds_for, settings_from
from ui.station import Station
from ui.widgets.fields import TextLine

Scene = tuple[Ward, Station, PrintersPage]


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    ward = Ward(tmp_path / "may")
    with opened(ward, qtbot) as (station, shell):
        page = PrintersPage()
        PrintersFlow(page, station, shell)
        shell.add_page(desk.PRINTERS, page)
        shell.show_desk()
        settle(qtbot, station)
        yield ward, station, page
        settle(qtbot, station)
    ward.desk.close()


def _choose(fields: PrinterFields, kind: PrinterKind) -> None:
    fields.kind.set_value(kind.value)
    fields.kind.picked.emit(kind.value)


def _type(fields: PrinterFields, key: str, words: str) -> None:
    line = fields.cells[key].editor
    assert isinstance(line, TextLine)
    line.clear()
    QTest.keyClicks(line, words)


def _tickets(page: PrintersPage) -> PrinterSetUp:
    return page.cards[PrinterRole.TICKETS]


def test_a_network_printer_with_one_that_takes_over_is_kept(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    card = _tickets(page)
    _choose(card.main, PrinterKind.NETWORK)
    _type(card.main, "host", "192.168.1.50")
    _choose(card.fallback, PrinterKind.USB)
    _type(card.fallback, "device", "04b8:0e15")
    card.roll_width.set_value("58")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, station)

    kept = ward.desk.settings.office().tickets_printer
    assert (kept.kind, kept.host, kept.port, kept.width_mm) == (
        PrinterKind.NETWORK,
        "192.168.1.50",
        9100,
        58,
    )
    assert kept.fallback is not None
    assert kept.fallback.device == "04b8:0e15"
    assert not page.save_button.isEnabled()


def test_what_cannot_work_is_said_at_its_field_and_nothing_is_kept(
    scene: Scene, qtbot: QtBot
) -> None:
    ward, station, page = scene
    card = _tickets(page)
    before = ward.desk.settings.office()
    _choose(card.main, PrinterKind.NETWORK)
    _type(card.main, "port", "chin")
    _choose(card.fallback, PrinterKind.SERIAL)
    _type(card.fallback, "device", "cong 3")
    page.save_button.click()
    settle(qtbot, station)

    assert "ví dụ 192.168.1.50" in card.main.cells["host"].error()
    assert "từ 1 đến 65535" in card.main.cells["port"].error()
    assert card.fallback.cells["device"].error().startswith("Máy in dự phòng: ")
    assert ward.desk.settings.office() == before
    page.drop_button.click()
    assert not card.is_changed()


def test_a_test_print_shows_what_was_learned_and_asks_what_only_eyes_see(
    scene: Scene, qtbot: QtBot
) -> None:
    ward, station, page = scene
    card = _tickets(page)
    assert card.result() == "Chưa in thử máy in này."
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "không ra giấy" in card.result())

    assert "đã gửi" not in card.result()  # the file of a new office takes everything
    card.seen_button.click()
    assert ward.desk.paper.printers.capability(PrinterRole.TICKETS) is not None
    QTest.keyClicks(card.dots, "576")
    card.cut.set_value("not_cut")
    card.seen_button.click()
    settle(qtbot, station)
    assert "thước dài 576 chấm, không tự cắt giấy" in card.result()


def test_a_printer_that_is_not_there_says_so_after_the_test(scene: Scene, qtbot: QtBot) -> None:
    page = scene[2]
    card = page.cards[PrinterRole.FORMS]
    _choose(card.main, PrinterKind.NETWORK)
    _type(card.main, "host", "127.0.0.1")
    _type(card.main, "port", "9")
    card.test_button.click()
    qtbot.waitUntil(lambda: "chưa in được" in card.result())
    assert card.test_button.isEnabled()


def test_whoever_may_not_set_printers_changes_nothing(scene: Scene, qtbot: QtBot) -> None:
    ward, station, page = scene
    station.session = replace(station.session, staff_id="C1")
    before = ward.desk.settings.office()
    card = _tickets(page)
    _choose(card.main, PrinterKind.NETWORK)
    _type(card.main, "host", "192.168.1.50")
    card.test_button.click()
    settle(qtbot, station)

    assert ward.desk.settings.office() == before
    assert card.is_changed()
    assert card.test_button.isEnabled()


def test_forms_do_not_go_through_a_cable_for_slips() -> None:
    assert PrinterKind.USB in kinds_for(PrinterRole.TICKETS)
    assert not {PrinterKind.USB, PrinterKind.SERIAL} & set(kinds_for(PrinterRole.FORMS))


def test_a_port_that_is_no_number_is_no_port() -> None:
    typed = {"host": " 10.0.0.7 ", "port": "chín"}
    made = settings_from(PrinterSettings(), PrinterKind.NETWORK, typed)
    assert (made.host, made.port) == ("10.0.0.7", 0)
