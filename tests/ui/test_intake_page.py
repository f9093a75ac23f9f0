"""The intake page alone: what it shows, how it is walked through, what a scan does to it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desk_app.catalogue_files import read_catalogue
from desk_app.domain.card import CARD_FAULT_TEXTS, CardFault
from desk_app.domain.identity import IdKind
from desk_app.domain.intake import FieldFault
from desk_app.domain.person import PartyKind
from desk_app.domain.procedure import Channel, Procedure
from desk_app.domain.procedure_index import ProcedureIndex
from resources import resource_path
from tests.ui.intake_window import LOCAL_NOON
from ui.desk import intake_person
from ui.desk.intake_form import IntakeForm, PersonForm
from ui.desk.intake_jobs import Catalogue
from ui.desk.intake_keys import KEYS
from ui.desk.intake_page import IntakePage
from ui.desk.intake_side import AppointmentShown, ServingShown
from ui.desk.shell import INTAKE, DeskShell
from ui.keys import key_caps
from ui.theme import Tone

PROCEDURES = read_catalogue(resource_path("catalogue/procedures.json"))[0]
CARD = "014198000001||LÒ THỊ MẪU|19051998|Nữ|Bản Mẫu, phường Hoa Ban, tỉnh Sơn La|01012022"
LONG = PersonForm(name="H’Wen Niê Kđăm Ksor Hlim Romah Puih Siu Rcom", address="Buôn Mẫu " * 30)


@pytest.fixture
def page(qtbot: QtBot) -> IntakePage:
    shell = DeskShell(lambda: LOCAL_NOON)
    made = IntakePage()
    made.show_catalogue(Catalogue(PROCEDURES, ProcedureIndex(PROCEDURES), {}))
    shell.add_page(INTAKE, made)
    qtbot.addWidget(shell)
    made.setProperty("shell", shell)
    shell.resize(1280, 680)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shell)
    return made


def _focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _shown(page: IntakePage) -> list[QWidget]:
    return [each for each in page.findChildren(QWidget) if each.isVisibleTo(page)]


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.code)
def test_every_procedure_fits_the_smallest_window(page: IntakePage, procedure: Procedure) -> None:
    page.show_form(IntakeForm(procedure_code=procedure.code, applicant=LONG, by_proxy=True))
    QApplication.processEvents()
    inside = page.area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= page.area.viewport().width()


def test_the_main_buttons_stay_on_a_small_screen(page: IntakePage) -> None:
    page.show_form(IntakeForm(procedure_code="1.001193", by_proxy=True))
    page.side.show_serving(ServingShown("A001", "Hộ tịch", "Ưu tiên: Người cao tuổi", ("x-0001",)))
    page.side.show_appointment(AppointmentShown("Thứ Năm, 26/11/2026", "buổi sáng", "3 ngày"))
    QApplication.processEvents()
    window = page.window()
    for button in (page.side.accept, page.side.preview, page.side.turn_back, page.side.refuse):
        corner = button.mapTo(window, button.rect().bottomRight())
        assert window.rect().contains(corner)
        assert button.width() >= button.sizeHint().width()


def test_everything_that_takes_keys_has_a_name(page: IntakePage) -> None:
    page.show_form(IntakeForm(procedure_code="2.000815", by_proxy=True))
    for widget in _shown(page):
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_keys and not isinstance(widget, QScrollArea):
            assert widget.accessibleName() or isinstance(widget.focusProxy(), QWidget), widget


def test_tab_goes_through_the_page_in_the_order_of_the_eye(page: IntakePage) -> None:
    page.show_form(IntakeForm(procedure_code="1.001193"))
    person, settle = page.people.applicant, page.settle
    page.procedure.picker.setFocus()
    met: list[QWidget] = []
    for _ in range(18):
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus)
        page.window().focusNextChild()
    expected = [page.procedure.picker, page.procedure.case]
    expected += [person.id_number, person.name, person.born, person.id_kind]
    expected += [person.phone, person.address, page.people.proxy, page.papers.list]
    expected += [settle.amount, settle.percent, settle.sets, settle.note]
    places = [met.index(widget) for widget in expected]
    assert places == sorted(places)


def test_the_kind_of_applicant_is_one_key_or_one_tab_before_the_fields(page: IntakePage) -> None:
    page.show_form(IntakeForm(procedure_code="1.001193"))
    kind, person = page.people.party, page.people.applicant
    for come in (
        lambda: QTest.keyClick(_focused(), Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier),
        lambda: QTest.keyClick(_focused(), Qt.Key.Key_Backtab),
    ):
        person.id_number.setFocus()
        come()
        assert kind.isAncestorOf(_focused())
        QTest.keyClick(_focused(), Qt.Key.Key_Right)
        assert person.form().party is PartyKind.ORGANIZATION
        QTest.keyClick(_focused(), Qt.Key.Key_Left)
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        assert _focused() is person.id_number
    assert "Alt+C" in [line.sequence for line in KEYS]


def test_fields_keep_their_places_beside_a_field_that_is_wrong(page: IntakePage) -> None:
    page.window().resize(1366, 900)  # nothing scrolls, before or after
    page.show_form(IntakeForm(applicant=PersonForm(name="LÒ THỊ MẪU")))
    QApplication.processEvents()
    person, procedure = page.people.applicant, page.procedure
    fields = (person.id_number, person.name, person.born, person.sex, person.phone, person.address)
    before = [(each.mapTo(page, QPoint()).x(), each.width()) for each in fields]
    wrong = replace(page.form().applicant, id_number="0123", born="31022020", phone="091")
    person.show_form(wrong)
    procedure.show_error("Chọn thủ tục: gõ tên, mã hoặc vài chữ của tên.")
    QApplication.processEvents()
    assert [(each.mapTo(page, QPoint()).x(), each.width()) for each in fields] == before
    lines = (procedure.picker, procedure.channel)
    assert len({each.mapTo(page, QPoint()).y() for each in lines}) == 1
    for name in ("id_number", "born_on", "phone"):
        remark = person.cells[name].remark
        assert remark.isVisible()
        assert remark.height() >= remark.heightForWidth(remark.width())


def test_what_is_wrong_with_a_hidden_birth_day_is_not_told(page: IntakePage) -> None:
    company = PersonForm(party=PartyKind.ORGANIZATION, id_kind=IdKind.TAX_CODE, born="31022020")
    page.people.applicant.show_form(company)
    assert not page.people.applicant.cells["born_on"].remark.isVisible()


def test_entering_never_lands_on_the_button_that_drops_the_draft(page: IntakePage) -> None:
    page.notice.show_notice("Đã khôi phục bản nháp", Tone.INFO, "Bỏ bản nháp")
    drop = page.notice.findChild(QPushButton)
    assert isinstance(drop, QPushButton)
    drop.setFocus()
    page.entered()
    assert QApplication.focusWidget() is page.procedure.picker


@pytest.mark.parametrize(("code", "is_counted"), [("2.000815", True), ("1.001193", False)])
def test_ctrl_4_goes_to_the_first_field_of_the_settlement(
    page: IntakePage, code: str, *, is_counted: bool
) -> None:
    page.show_form(IntakeForm(procedure_code=code))
    page.procedure.picker.setFocus()
    QTest.keyClick(page.procedure.picker, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    first = page.settle.pages if is_counted else page.settle.amount
    assert QApplication.focusWidget() is first


def test_keys_are_shown_on_their_buttons_and_in_the_key_sheet(page: IntakePage) -> None:
    told = {key_caps(line.sequence) for line in KEYS}
    tips = [button.toolTip() for button in page.findChildren(QPushButton)]
    for caps in ("Ctrl Enter", "Ctrl Shift Enter", "Ctrl P", "Ctrl M", "F9", "F12", "F5"):
        assert caps in told
        assert any(f"({caps})" in tip for tip in tips), caps


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("014198000001|x", CardFault.CUT_SHORT),
        ("0141980||LÒ THỊ MẪU|19051998|Nữ|Bản Mẫu|01012022", CardFault.PERSONAL_ID),
        ("014198000001||L? TH? M?U|19051998|N?|B?n M?u|01012022", CardFault.LETTERS_LOST),
    ],
)
def test_a_card_that_cannot_be_trusted_is_refused_at_the_field(
    page: IntakePage, code: str, fault: CardFault
) -> None:
    page.show_form(IntakeForm(applicant=PersonForm(name="Lò Văn Thử")))
    assert page.take_scan(code)
    assert page.people.applicant.cells["id_number"].error() == CARD_FAULT_TEXTS[fault]
    assert page.form().applicant.name == "Lò Văn Thử"


def test_a_card_that_was_mended_asks_to_be_compared(page: IntakePage) -> None:
    assert page.take_scan(CARD.encode().decode("cp1258", errors="replace")) is True
    page.take_scan(CARD.encode().decode("latin-1"))
    assert page.people.applicant.name.text() == "LÒ THỊ MẪU"
    assert page.people.applicant.cells["name"].advice() == intake_person.REPAIRED


def test_a_scan_that_is_no_card_is_left_to_others(page: IntakePage) -> None:
    assert not page.take_scan("12345678901234567890123456")


def test_a_number_is_checked_when_it_is_left(page: IntakePage) -> None:
    person = page.people.applicant
    person.id_number.setFocus()
    person.id_number.setText("01419800001")
    person.name.setFocus()
    assert person.cells["id_number"].error() == "Nhập đủ 12 chữ số (mới nhập 11)."
    person.id_number.set_value("014098000001")
    person.sex.set_value("Nữ")
    person.look_again()
    assert person.cells["id_number"].error() == ""
    assert "Giới tính không khớp" in person.cells["id_number"].advice()


def test_a_birth_day_is_written_out_when_it_is_left(page: IntakePage) -> None:
    born = page.people.applicant.born
    born.setFocus()
    born.setText("190598")
    page.people.applicant.name.setFocus()
    assert born.text() == "19/05/1998"


def test_an_organization_is_asked_for_its_tax_code(page: IntakePage) -> None:
    company = PersonForm(party=PartyKind.ORGANIZATION, id_kind=intake_person.IdKind.TAX_CODE)
    page.show_form(IntakeForm(applicant=company))
    cells = page.people.applicant.cells
    assert cells["id_number"].label.text() == "Mã số thuế"
    assert cells["name"].label.text() == "Tên tổ chức"
    assert cells["born_on"].isHidden()
    assert cells["sex"].isHidden()


def test_limits_that_nobody_compared_are_marked(page: IntakePage) -> None:
    page.show_form(IntakeForm(procedure_code="1.001193", case="1"))
    assert "chưa đối chiếu" in page.procedure.remark.words()
    page.show_form(IntakeForm(procedure_code="1.001193"))
    assert "chưa đối chiếu" not in page.procedure.remark.words()


def test_a_way_of_filing_that_the_catalogue_lacks_is_told(page: IntakePage) -> None:
    page.show_form(IntakeForm(procedure_code="2.000815", channel=Channel.POST))
    assert "không có hình thức nộp này" in page.procedure.remark.words()


def test_the_page_gives_back_the_form_that_it_was_shown(page: IntakePage) -> None:
    form = IntakeForm(
        id="d1",
        procedure_code="1.001193",
        case="1",
        channel=Channel.ONLINE,
        applicant=PersonForm(name="Lò Thị Mẫu", id_number="014198000001", sex="Nữ"),
        by_proxy=True,
        submitter=PersonForm(name="Lò Văn Thử", phone="0912345678"),
        relation="Chú ruột",
        accepted_without="đang chờ giấy chứng sinh",
        note="gọi trước khi trả",
        sets=2,
    )
    page.show_form(form)
    assert page.form() == form
    page.show_form(replace(form, by_proxy=False, submitter=PersonForm(), relation=""))
    assert not page.form().by_proxy


def test_a_fault_without_a_field_of_its_own_still_has_a_link(page: IntakePage) -> None:
    page.show_faults((FieldFault("something", "Có điều chưa đúng."),), told=True)
    assert [link.accessibleName() for link in page.summary.links()] == ["Có điều chưa đúng"]
