"""Hồ sơ on a real station: search, the whole story, and every action of the life cycle."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desk_app.domain.dossier import Action, Dossier, Status
from desk_app.domain.person import Person
from desk_app.views import DossierView
from tests.office_fixture import LAND_TITLE
from tests.ui.dossier_office import LAND, LONG_NAME, Ward, opened, settle, told
from ui.desk import shell as desk
from ui.desk.dossier_dialog import ActionDialog
from ui.desk.dossier_editors import DayEditor, LinesEditor, OptionEditor, PickEditor, TextEditor
from ui.desk.dossier_facts import HiddenNumber, person_rows
from ui.desk.dossiers_flow import DossiersFlow
from ui.desk.dossiers_page import DossiersPage
from ui.desk.shell import DeskShell
from ui.station import Station
from ui.theme import words_of


@dataclass
class Scene:
    """The page in the shell of a real station."""

    ward: Ward
    station: Station
    shell: DeskShell
    page: DossiersPage
    flow: DossiersFlow
    qtbot: QtBot

    def settle(self) -> None:
        settle(self.qtbot, self.station)

    def search(self, typed: str) -> None:
        self.page.search.setText(typed)
        self.page.search.edited.emit()
        self.settle()

    def open(self, dossier: Dossier) -> None:
        self.page.open_dossier(dossier.id)
        self.settle()

    def view(self, dossier: Dossier) -> DossierView:
        view = self.ward.desk.dossiers.view(dossier.id)
        assert isinstance(view, DossierView)
        return view

    def ask(self, action: Action) -> ActionDialog:
        self.page.panel.buttons[action].click()
        assert self.flow.dialog is not None
        return self.flow.dialog

    def take(self, action: Action, **texts: str) -> None:
        """Fill in a form and accept it; the action must be taken."""
        dialog = self.ask(action)
        fill(dialog, **texts)
        dialog.accept()
        self.settle()
        assert self.flow.dialog is None, dialog.refusal()


def fill(dialog: ActionDialog, **texts: str) -> None:
    """Enter answers as a person would."""
    for key, words in texts.items():
        editor = dialog.editors[key]
        if isinstance(editor, TextEditor):
            editor.set_text(words)
        elif isinstance(editor, PickEditor):
            editor.picker.set_value(words)
        elif isinstance(editor, LinesEditor):
            editor.lines.setPlainText(words)
        elif isinstance(editor, OptionEditor):
            editor.options.set_value(words)
            editor.changed.emit()
        else:
            pytest.fail(f"no way to fill in {key}")


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    ward = Ward(tmp_path / "may")
    with opened(ward, qtbot) as (station, shell):
        page = DossiersPage()
        flow = DossiersFlow(page, station, shell)
        shell.add_page(desk.DOSSIERS, page)
        made = Scene(ward, station, shell, page, flow, qtbot)
        made.settle()
        yield made
        made.settle()
    ward.desk.close()


def test_the_list_narrows_as_one_types_and_the_first_one_is_shown(scene: Scene) -> None:
    scene.ward.receive("LÊ THỊ THỬ")
    wanted = scene.ward.receive("ĐỖ VĂN MẪU")
    scene.search("do van")
    assert scene.page.list.current_id() == wanted.id
    assert scene.page.shown_id() == wanted.id
    scene.search("không ai cả")
    assert scene.page.list.rows_model.rowCount() == 0
    assert not scene.page.shown_id()  # nobody acts on the one that stood there before


def test_a_scanned_receipt_opens_its_dossier(scene: Scene) -> None:
    dossier = scene.ward.receive("LÊ THỊ THỬ")
    scene.shell.pass_scan(f"https://tracuu.example.vn/{dossier.lookup}")
    scene.settle()
    assert scene.page.shown_id() == dossier.id
    assert scene.page.search.value() == dossier.code


def test_nothing_typed_shows_what_was_received_today_newest_first(scene: Scene) -> None:
    scene.ward.receive("LÊ THỊ THỬ")
    newest = scene.ward.receive(LONG_NAME)
    scene.search("")
    assert scene.page.list.rows_model.rowCount() == 2
    assert scene.page.list.current_id() == newest.id


def test_the_arrows_move_in_the_list_while_the_focus_stays_in_the_search(scene: Scene) -> None:
    first = scene.ward.receive("LÊ THỊ THỬ")
    scene.ward.receive("LÊ THỊ MẪU")
    scene.search("le thi")
    scene.page.search.setFocus()
    QTest.keyClick(scene.page.search, Qt.Key.Key_Down)
    scene.settle()
    assert scene.page.shown_id() == first.id


def test_an_id_number_is_masked_until_somebody_asks(scene: Scene) -> None:
    scene.open(scene.ward.receive("LÊ THỊ THỬ"))
    number = scene.page.panel.findChildren(HiddenNumber)[0]
    assert number.words() == "••••••••1234"
    number.button.click()
    assert number.words() == "046098001234"


def test_a_day_of_birth_is_no_way_to_reach_somebody(qtbot: QtBot) -> None:
    person = Person("LÊ THỊ THỬ", born_on=date(1998, 5, 19), phone="0905 123 456", address="Tổ 3")
    shown = dict(person_rows(person))
    for value in shown.values():
        qtbot.addWidget(value)
    born, contact = shown["Ngày sinh"], shown["Liên hệ"]
    assert isinstance(born, QLabel)
    assert isinstance(contact, QLabel)
    assert words_of(born.text()) == "19/05/1998"
    assert words_of(contact.text()) == "0905 123 456 · Tổ 3"
    assert "Liên hệ" not in dict(person_rows(replace(person, phone="", address="")))


def test_a_dossier_goes_through_its_life_by_the_page_alone(scene: Scene) -> None:
    dossier = scene.ward.receive("TRẦN VĂN MẪU", LAND_TITLE)
    scene.open(dossier)
    scene.take(Action.FORWARD, unit=LAND, officer="Trần Thị Thử", note="Kèm bản vẽ")
    scene.take(Action.START, unit=LAND)
    scene.take(Action.ASK_FOR_PAPERS, contents="Bản đồ\nBiên bản", reason="Còn thiếu")
    assert scene.view(dossier).dossier.missing == ("Bản đồ", "Biên bản")
    scene.take(Action.ADD_PAPERS)
    scene.take(Action.ASK_AGENCY, agency="Công an phường", content="Xác minh nơi ở")
    scene.take(Action.HEAR_AGENCY, content="Đúng nơi ở")
    scene.take(Action.ASK_PAYMENT, amount="1200000", content="Lệ phí trước bạ")
    scene.take(Action.CONFIRM_PAYMENT, amount="1.200.000", reference="BL 0001")
    scene.take(Action.RECORD_CODE, code="H56.21.05-261116-9999")
    assert Action.REAPPOINT in scene.view(dossier).actions
    scene.take(Action.REAPPOINT, reason="Chờ xác minh", amount="60")
    assert Action.REAPPOINT not in scene.view(dossier).actions  # once
    scene.take(Action.FINISH, outcome="granted", number="12/GCN")
    scene.take(Action.TAKE_IN_RESULT, slot="k12")
    shown = scene.view(dossier).dossier
    assert shown.status is Status.RESULT_AT_DESK
    assert (shown.slot, shown.result_number, shown.reappointments) == ("K12", "12/GCN", 1)
    assert scene.page.panel.case is not None
    assert scene.page.panel.case.dossier == shown


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.REFUSE, Status.REFUSED),
        (Action.WITHDRAW, Status.WITHDRAWN),
        (Action.STOP, Status.STOPPED),
    ],
)
def test_a_dossier_can_end_without_a_result(scene: Scene, action: Action, status: Status) -> None:
    dossier = scene.ward.receive("TRẦN VĂN MẪU")
    scene.open(dossier)
    scene.take(action, reason="Công dân đề nghị")
    assert scene.view(dossier).dossier.status is status
    assert Action.FORWARD not in scene.page.panel.buttons


def test_a_form_with_holes_is_not_sent_and_says_where(scene: Scene) -> None:
    scene.open(scene.ward.receive("TRẦN VĂN MẪU"))
    dialog = scene.ask(Action.FORWARD)
    with scene.qtbot.assertNotEmitted(dialog.answered):
        dialog.accept()
    field = dialog.editors["unit"].field
    assert field is not None
    assert field.error() == "Nhập đơn vị"
    dialog.reject()


def test_a_refusal_stays_in_the_form_with_everything_entered(scene: Scene) -> None:
    dossier = scene.ward.receive("TRẦN VĂN MẪU")
    scene.open(dossier)
    dialog = scene.ask(Action.FORWARD)
    fill(dialog, unit=LAND, note="Gấp")
    scene.ward.desk.dossiers.refuse("PT", dossier.id, "Không đủ điều kiện")  # a colleague was first
    dialog.accept()
    scene.settle()
    assert "Từ chối giải quyết".lower() in dialog.refusal()
    assert dialog.editors["note"].text() == "Gấp"
    dialog.reject()


def test_a_second_request_for_papers_needs_the_head(scene: Scene) -> None:
    dossier = scene.ward.awaiting_papers("TRẦN VĂN MẪU")
    scene.open(dossier)
    scene.take(Action.ADD_PAPERS)
    dialog = scene.ask(Action.ASK_FOR_PAPERS)
    fill(dialog, contents="Bản vẽ", reason="Còn thiếu")
    dialog.accept()
    field = dialog.editors["approved_by"].field
    assert field is not None
    assert field.error()
    fill(dialog, approved_by="Lý Thị Phụ Trách")
    dialog.accept()
    scene.settle()
    assert scene.view(dossier).dossier.supplement_requests == 2


def test_a_new_appointment_shows_its_day_before_it_is_given(scene: Scene) -> None:
    scene.open(scene.ward.receive("TRẦN VĂN MẪU"))
    dialog = scene.ask(Action.REAPPOINT)
    fill(dialog, reason="Người ký vắng mặt", amount="3")
    scene.settle()
    assert "19/11/2026" in dialog.note()
    fill(dialog, way="day")
    day = dialog.editors["day"]
    assert isinstance(day, DayEditor)
    QTest.keyClicks(day.line, "22112026")
    scene.settle()
    assert "không có người trả kết quả" in dialog.note()  # a Sunday
    dialog.reject()


def test_a_form_opens_with_room_for_all_its_fields(scene: Scene) -> None:
    scene.open(scene.ward.receive("TRẦN VĂN MẪU"))
    dialog = scene.ask(Action.REAPPOINT)
    scene.qtbot.waitUntil(dialog.isVisible)
    reason = dialog.editors["reason"]
    assert isinstance(reason, TextEditor)
    assert reason.line.height() >= reason.line.sizeHint().height()
    QTest.keyClicks(reason.line, "1")
    assert reason.text() == reason.ask.presets[0]
    dialog.reject()


def test_what_a_colleague_does_appears_and_the_selection_stays(scene: Scene) -> None:
    scene.ward.receive("LÊ THỊ THỬ")
    dossier = scene.ward.receive("LÊ THỊ MẪU")
    scene.search("le thi")
    scene.open(dossier)
    scene.ward.desk.dossiers.make_result("PT", dossier.id)
    scene.station.changes.tell({"dossiers"})
    scene.settle()
    assert scene.page.list.current_id() == dossier.id
    case = scene.page.panel.case
    assert case is not None
    assert case.dossier.status is Status.RESULT_READY


def test_correcting_and_returning_are_left_to_their_pages(scene: Scene) -> None:
    dossier = scene.ward.receive("TRẦN VĂN MẪU")
    scene.open(dossier)
    with scene.qtbot.waitSignal(scene.flow.correct_asked) as corrected:
        scene.page.panel.buttons[Action.VOID].click()
    assert told(corrected) == [scene.view(dossier).dossier]
    scene.take(Action.FINISH)
    with scene.qtbot.waitSignal(scene.flow.return_asked) as returned:
        scene.page.panel.buttons[Action.RETURN].click()
    assert told(returned) == [dossier.id]
