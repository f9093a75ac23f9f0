"""A clerk's work on the intake page: a real window, a real station, real keys."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desk_app.domain.dossier import Status
from desk_app.domain.problems import StoreFull
from desk_app.domain.ticket import Ticket
from desk_app.usecases.commands import TakeNumber
from desk_app.views import PrintJob
from tests.ui.intake_window import CARD, OTHER, Window, focused
from tests.ui.office_window import STAFF
from ui.desk.intake_asks import PreviewDialog
from ui.desk.intake_jobs import Draft, load

if TYPE_CHECKING:
    from desk_app.desk import Desk


def _jobs(desk: "Desk") -> tuple[PrintJob, ...]:
    return desk.paper.jobs()


def _call(desk: "Desk") -> object:
    desk.queue.issue(STAFF, TakeNumber("tap", "A"))
    return desk.queue.call_next("1", STAFF)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path)
    yield made
    made.station.close()


class KeyCount(QObject):
    """Counts real key presses, modifiers included."""

    presses = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched is QApplication.focusWidget():
            self.presses += 1
        return False


def test_a_birth_registration_takes_at_most_twelve_keys_and_a_scan(window: Window) -> None:
    app = QApplication.instance()
    assert app is not None
    count = KeyCount()
    app.installEventFilter(count)
    window.birth()
    app.removeEventFilter(count)
    (line,) = window.received()
    assert (line.applicant_name, line.procedure_code) == ("LÒ THỊ MẪU", "1.001193")
    window.qtbot.waitUntil(lambda: "đã lưu vào tệp" in window.page.accepted.paper_words())
    assert "đã in" not in window.page.accepted.paper_words()  # no paper came out
    assert "Shift+F8" in window.page.accepted.paper_words()
    assert 0 < count.presses + 1 <= 12  # Ctrl of Ctrl+Enter is a key of its own


def test_the_scan_may_come_before_the_procedure(window: Window) -> None:
    window.page.take_scan(CARD)
    assert focused() is window.page.procedure.picker
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    assert focused() is window.page.papers.list
    assert window.page.people.applicant.name.text() == "LÒ THỊ MẪU"


def test_after_accepting_the_page_is_ready_for_the_next(window: Window) -> None:
    first = window.page.form().id
    window.birth()
    assert window.page.accepted.words().startswith("Đã nhận H56.21.05-261120-0001")
    assert "Thứ Sáu, 20/11/2026" in window.page.accepted.words()
    assert window.page.form().applicant.name == ""
    assert window.page.form().id not in ("", first)
    assert focused() is window.page.procedure.picker


def test_what_is_missing_is_said_at_the_field_and_above_with_links(window: Window) -> None:
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.accept()
    page = window.page
    assert page.people.applicant.cells["name"].error().startswith("Nhập họ và tên")
    assert page.papers.remark.words().startswith("Còn thiếu: Tờ khai đăng ký khai sinh")
    links = page.summary.links()
    assert [link.accessibleName() for link in links][-1] == "Giấy tờ nộp chưa đủ"
    assert focused() is page.people.applicant.name
    assert page.side.accept.isEnabled()
    assert window.received() == ()


def test_what_is_typed_after_a_refusal_lands_in_the_first_bad_field(window: Window) -> None:
    window.birth()
    page = window.page
    page.procedure.picker.setFocus()
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    page.take_scan(CARD)
    window.type("12")
    page.people.applicant.phone.set_value("091")
    page.people.applicant.id_number.set_value("0141980")
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    window.accept()
    assert len(page.summary.links()) == 2
    assert focused() is page.people.applicant.id_number
    window.press(Qt.Key.Key_End)
    window.type("00001")
    assert page.people.applicant.form().id_number == "014198000001"
    for each in (page.summary, page.people.applicant.cells["id_number"]):
        assert _is_whole(each)
    window.accept()
    assert focused() is page.people.applicant.phone


def test_a_link_brings_its_field_to_sight_wherever_the_page_is_scrolled_to(
    window: Window,
) -> None:
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.accept()
    page = window.page
    bar, name = page.area.verticalScrollBar(), page.people.applicant.cells["name"]
    bar.setValue(bar.maximum())
    assert not _is_whole(name)
    page.summary.links()[0].click()
    assert focused() is page.people.applicant.name
    window.qtbot.waitUntil(lambda: _is_whole(name))


def test_faults_vanish_one_by_one_as_they_are_mended(window: Window) -> None:
    window.accept()
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.page.take_scan(CARD)
    window.settle()
    assert window.page.procedure.cell.error() == ""
    window.type("12")
    window.settle()
    assert window.page.summary.isHidden()


def test_the_appointment_is_counted_while_one_types_and_explained(window: Window) -> None:
    window.type("xac nhan tinh trang")
    window.press(Qt.Key.Key_Return)
    window.settle()
    side = window.page.side
    assert side.appointment_words() == "Thứ Tư, 25/11/2026 buổi sáng, 07:30 – 11:30"
    assert side.fee_words() == "Chưa có mức"
    window.press(Qt.Key.Key_F9)
    assert "Vì sao" in side.why.accessibleName()


def test_a_limit_can_be_agreed_where_the_catalogue_has_none(window: Window) -> None:
    window.type("2.002516")
    window.press(Qt.Key.Key_Return)
    settle = window.page.settle
    assert not settle.limit_cell.isHidden()
    settle.limit.setFocus()
    window.type("3")
    window.settle()
    assert window.page.side.appointment_words().startswith("Thứ Năm, 26/11/2026")


def test_papers_missing_may_be_accepted_with_a_reason(window: Window) -> None:
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.page.take_scan(CARD)
    window.type("1")
    window.page.papers.without.setFocus()
    window.type("nop ban goc chieu nay")
    window.accept()
    (line,) = window.received()
    dossier = window.dossier(line.code)
    assert [paper.key for paper in dossier.papers] == ["to-khai-dang-ky-khai-sinh"]
    assert "nop ban goc chieu nay" in dossier.note


def test_several_dossiers_of_one_person_stand_on_one_ticket(window: Window) -> None:
    ticket = window.ask(_call)
    assert isinstance(ticket, Ticket)
    window.flow.serve(ticket)
    window.settle()
    window.birth()
    window.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window.page.people.applicant.name.text() == "LÒ THỊ MẪU"
    window.type("trich luc")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_F5)
    window.accept()
    lines = window.received()
    assert {window.dossier(line.code).ticket_id for line in lines} == {ticket.id}
    assert len(lines) == 2


def test_a_procedure_done_at_once_is_returned_at_once(window: Window) -> None:
    window.type("trich luc")
    window.press(Qt.Key.Key_Return)
    assert not window.page.side.at_once.isHidden()
    window.page.take_scan(CARD)
    window.press(Qt.Key.Key_F5)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    window.press(Qt.Key.Key_Return, control, shift)
    window.settle()
    assert window.page.accepted.words().startswith("Đã nhận và trả kết quả ngay")


def test_an_open_dossier_of_the_same_procedure_is_pointed_out(window: Window) -> None:
    window.birth()
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.page.take_scan(CARD)
    window.settle()
    words = window.page.people.repeat.words()
    assert words.startswith("Đã có hồ sơ H56.21.05-261120-0001 cùng thủ tục, nhận ngày 20/11/2026")


def test_somebody_else_may_hand_it_in(window: Window) -> None:
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.page.take_scan(CARD)
    window.press(Qt.Key.Key_F10)
    window.page.take_scan(OTHER)
    window.page.papers.list.setFocus()
    window.type("12")
    window.accept()
    assert window.page.people.relation_cell.error().startswith("Chọn quan hệ")
    window.page.people.relation.set_value("Được ủy quyền")
    window.accept()
    (line,) = window.received()
    assert (line.applicant_name, line.submitter_name) == ("LÒ THỊ MẪU", "LÒ VĂN THỬ")


def test_a_full_disk_keeps_every_entry(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object, **__: object) -> object:
        raise StoreFull

    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.page.take_scan(CARD)
    window.type("12")
    before = window.page.form()
    with monkeypatch.context() as world:
        world.setattr("ui.desk.intake_jobs.receive", no_room)
        window.accept()
    assert window.page.notice.words() == StoreFull.sentence
    assert window.page.form() == before
    window.accept()
    assert len(window.received()) == 1


def test_a_printed_receipt_is_corrected_with_a_reason(window: Window) -> None:
    window.birth()
    window.press(Qt.Key.Key_F12)
    window.settle()
    assert window.page.title == "Sửa giấy đã in của H56.21.05-261120-0001"
    window.page.people.applicant.name.setText("LÒ THỊ MẪN")
    window.accept()
    window.give_reason("Sai họ tên")
    assert window.page.accepted.words().startswith("Đã nhận H56.21.05-261120-0002, thay cho")
    old = window.dossier("H56.21.05-261120-0001")
    assert (old.status, old.replaced_by_code) == (Status.VOIDED, "H56.21.05-261120-0002")


def test_correcting_does_not_throw_away_a_page_that_was_begun(window: Window) -> None:
    window.birth()
    (line,) = window.received()
    window.page.take_scan(OTHER)
    window.page.area.verticalScrollBar().setValue(200)
    window.flow.correct(window.dossier(line.code))
    window.settle()
    assert _is_whole(window.page.confirm)
    window.press(Qt.Key.Key_Return)
    window.settle()
    assert not window.page.confirm.isVisible()
    assert window.page.people.applicant.name.text() == "LÒ VĂN THỬ"


def test_what_is_corrected_is_said_wherever_the_page_is_scrolled_to(window: Window) -> None:
    window.birth()
    (line,) = window.received()
    window.flow.correct(window.dossier(line.code))
    window.settle()
    for place in (0, 200):
        window.page.area.verticalScrollBar().setValue(place)
        assert _is_whole(window.page.notice)


def test_a_reprint_asks_why_and_keeps_the_number(window: Window) -> None:
    window.birth()
    window.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    window.give_reason("Kẹt giấy")
    window.qtbot.waitUntil(lambda: "đã lưu vào tệp" in window.page.accepted.paper_words())
    assert len(window.ask(_jobs)) == 2


@pytest.mark.parametrize(
    ("key", "status"), [(Qt.Key.Key_B, Status.TURNED_BACK), (Qt.Key.Key_T, Status.INTAKE_REFUSED)]
)
def test_what_cannot_be_accepted_is_recorded_with_its_reason(
    window: Window, key: Qt.Key, status: Status
) -> None:
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.page.take_scan(CARD)
    asked = window.page.form().id
    window.press(key, Qt.KeyboardModifier.ControlModifier)
    window.give_reason("Thiếu giấy chứng sinh")
    assert window.dossier(asked).status is status
    assert window.page.form().applicant.name == ""
    assert "LÒ THỊ MẪU" in window.page.notice.words()


def test_the_preview_is_the_picture_that_will_be_printed(window: Window) -> None:
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.page.take_scan(CARD)
    window.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    window.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), PreviewDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, PreviewDialog)
    dialog.reject()
    assert window.received() == ()


def test_a_card_over_another_person_can_be_taken_back(window: Window) -> None:
    window.page.take_scan(CARD)
    window.page.take_scan(OTHER)
    assert window.shell.toast_words() == "Đã thay chủ hồ sơ bằng thẻ vừa quét"
    window.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.page.people.applicant.name.text() == "LÒ THỊ MẪU"


def test_the_draft_is_kept_after_a_second_and_dropped_when_accepted(window: Window) -> None:
    window.page.take_scan(CARD)
    window.qtbot.waitUntil(lambda: _draft(window) is not None, timeout=5000)
    draft = _draft(window)
    assert draft is not None
    assert draft.form.applicant.name == "LÒ THỊ MẪU"
    window.type("ks")
    window.press(Qt.Key.Key_Return)
    window.type("12")
    window.accept()
    assert _draft(window) is None


def test_a_draft_is_thrown_away_only_by_a_person(window: Window) -> None:
    window.page.take_scan(CARD)
    window.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window.press(Qt.Key.Key_Return)
    assert window.page.form().applicant.name == "LÒ THỊ MẪU"
    window.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window.press(Qt.Key.Key_Backtab)
    window.press(Qt.Key.Key_Return)
    window.settle()
    assert window.page.form().applicant.name == ""
    assert _draft(window) is None


def _draft(window: Window) -> Draft | None:
    return window.ask(partial(load, counter="1")).draft


def _is_whole(widget: QWidget) -> bool:
    """Say whether all of ``widget`` is seen: nothing of it scrolled away or cut."""
    return widget.visibleRegion().boundingRect() == widget.rect()
