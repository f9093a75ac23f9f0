"""Trả kết quả on a real station: scan, verdict, hand-over, results taken in."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk_app.domain.dossier import Dossier, Status
from desk_app.views import DossierView
from tests.ui.dossier_office import Ward, opened, settle
from ui.desk import shell as desk
from ui.desk.returns_flow import ReturnsFlow
from ui.desk.returns_form import PROXY
from ui.desk.returns_page import ReturnsPage
from ui.desk.shell import DeskShell
from ui.station import Station


@dataclass
class Scene:
    """The page in the shell of a real station."""

    ward: Ward
    station: Station
    shell: DeskShell
    page: ReturnsPage
    qtbot: QtBot

    def settle(self) -> None:
        settle(self.qtbot, self.station)

    def scan(self, dossier: Dossier) -> None:
        self.shell.pass_scan(dossier.lookup)
        self.settle()

    def hand_over(self) -> None:
        self.page.hand_button.click()
        self.settle()

    def status(self, dossier: Dossier) -> Status:
        return self.now(dossier).status

    def now(self, dossier: Dossier) -> Dossier:
        view = self.ward.desk.dossiers.view(dossier.id)
        assert isinstance(view, DossierView)
        return view.dossier


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    ward = Ward(tmp_path / "may")
    with opened(ward, qtbot) as (station, shell):
        page = ReturnsPage()
        ReturnsFlow(page, station, shell)
        shell.add_page(desk.RETURNS, page)
        made = Scene(ward, station, shell, page, qtbot)
        made.settle()
        yield made
        made.settle()
    ward.desk.close()


def test_tab_comes_to_the_buttons_after_the_form(scene: Scene) -> None:
    chain: list[QWidget] = [scene.page]
    while (follows := chain[-1].nextInFocusChain()) not in (scene.page, None):
        chain.append(follows)
    last = max(chain.index(one) for one in chain if scene.page.form.isAncestorOf(one))
    assert chain.index(scene.page.hand_button) > last > 0


def test_the_page_rests_with_the_focus_in_no_text_box(scene: Scene) -> None:
    assert scene.page.ready.hasFocus()


def test_a_scan_of_a_ready_result_says_where_it_lies(scene: Scene) -> None:
    scene.scan(scene.ward.on_shelf("LÊ THỊ THỬ", "K12"))
    assert scene.page.verdict.words() == "Đã có kết quả – ô kệ K12"
    assert scene.page.form.name.value() == "LÊ THỊ THỬ"


def test_a_scan_before_the_day_says_when_to_come(scene: Scene) -> None:
    scene.scan(scene.ward.receive("LÊ THỊ THỬ"))
    assert scene.page.verdict.words() == "Chưa có kết quả, hẹn 18/11/2026"
    assert scene.page.hand_button.isHidden()


def test_a_late_one_says_who_holds_it(scene: Scene) -> None:
    dossier = scene.ward.forwarded("TRẦN VĂN MẪU", "1.004873")
    scene.ward.today_is(20)
    scene.scan(dossier)
    assert scene.page.verdict.words() == "Chưa có kết quả, trễ 2 ngày"
    assert "Phòng Kinh tế, Hạ tầng và Đô thị – Trần Thị Thử" in scene.page.verdict.details()


def test_a_late_result_comes_with_an_apology_to_read_aloud(scene: Scene) -> None:
    dossier = scene.ward.receive("LÊ THỊ THỬ")
    scene.ward.today_is(20)
    scene.ward.desk.dossiers.take_in_result("PT", dossier.id, "K1")
    scene.scan(dossier)
    assert "trễ 2 ngày" in scene.page.form.apology()


def test_the_owner_takes_a_result_with_one_key(scene: Scene) -> None:
    dossier = scene.ward.on_shelf("LÊ THỊ THỬ", "K12")
    scene.scan(dossier)
    scene.hand_over()
    assert scene.now(dossier).status is Status.RETURNED
    assert scene.now(dossier).collector == "LÊ THỊ THỬ"
    assert dossier.code in scene.page.ready.words()
    assert scene.page.case is None


def test_enter_in_the_search_leads_to_the_hand_over(scene: Scene) -> None:
    scene.ward.on_shelf("LÊ THỊ THỬ", "K12")
    search = scene.page.search
    for _ in range(2):  # the second time the dossier is on the screen already
        search.setFocus()
        QTest.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(search, "le thu")
        scene.qtbot.waitUntil(lambda: bool(scene.page.list.current_id()))
        scene.settle()
        QTest.keyClick(search, Qt.Key.Key_Return)
        scene.settle()
        focus = scene.page.window().focusWidget()
        assert focus is not None
        assert scene.page.form.who.isAncestorOf(focus)


def test_a_proxy_needs_a_name_and_a_relation(scene: Scene) -> None:
    dossier = scene.ward.on_shelf("LÊ THỊ THỬ", "K12")
    scene.scan(dossier)
    form = scene.page.form
    form.who.set_value(PROXY)
    form.who.chosen.emit(PROXY)
    scene.hand_over()
    assert scene.status(dossier) is Status.RESULT_AT_DESK
    assert len(form.faults()) == 2
    form.name.set_value("NGÔ THỊ THAY")
    form.relation.set_value("Mẹ, giấy ủy quyền số 12")
    form.last4.set_digits("1234")
    scene.hand_over()
    assert scene.now(dossier).collector == "NGÔ THỊ THAY"


def test_all_results_of_one_person_go_together(scene: Scene) -> None:
    first = scene.ward.on_shelf("LÊ THỊ THỬ", "K12")
    second = scene.ward.on_shelf("LÊ THỊ THỬ", "K13")
    scene.scan(first)
    scene.hand_over()
    assert scene.status(first) is Status.RETURNED
    assert scene.status(second) is Status.RETURNED


def test_a_result_from_a_unit_is_laid_on_the_shelf(scene: Scene) -> None:
    dossier = scene.ward.forwarded("TRẦN VĂN MẪU")
    card = scene.page.take_in
    card.begin()
    scene.shell.pass_scan(dossier.lookup)
    card.slot.set_value("b07")
    card.ask()
    scene.settle()
    assert scene.now(dossier).slot == "B07"
    assert not card.code.value()


def test_an_unknown_code_is_told_and_nothing_is_lost(scene: Scene) -> None:
    card = scene.page.take_in
    card.code.set_value("H56.21.05-991231-0001")
    card.slot.set_value("B07")
    card.ask()
    scene.settle()
    assert card.code.value() == "H56.21.05-991231-0001"
    scene.shell.pass_scan("99999999999999999999999999")
    scene.settle()
    assert "không có hồ sơ" in scene.page.ready.words()


def test_the_list_is_what_lies_at_the_desk_and_the_badge_counts_it(scene: Scene) -> None:
    scene.ward.on_shelf("LÊ THỊ THỬ", "K12")
    scene.ward.receive("ĐỖ VĂN MẪU")
    scene.page.entered()
    scene.settle()
    assert scene.page.list.rows_model.rowCount() == 1
    scene.page.search.setText("do van")
    scene.page.search.edited.emit()
    scene.settle()
    assert scene.page.list.rows_model.rowCount() == 1


def test_the_dossier_that_is_shown_is_the_one_selected(scene: Scene) -> None:
    first = scene.ward.on_shelf("LÊ THỊ THỬ", "K12")
    second = scene.ward.on_shelf("LÊ THỊ MẪU", "K13")
    scene.page.refresh_asked.emit()
    scene.settle()
    for dossier in (first, second):
        scene.scan(dossier)
        assert scene.page.list.current_id() == dossier.id
