"""In giấy tờ: a paper is found by typing, filled in, seen and printed."""

from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desk_app.desk import Desk
from desk_app.usecases.commands import PaperWish
from desk_app.views import SlipKind, Worklist
from tests.ui.dossier_office import Ward, opened, settle
from ui.desk import papers_flow, papers_offer
from ui.desk.dossier_forms import Ask, AskKind
from ui.desk.papers_dialog import PapersDialog
from ui.desk.papers_flow import PapersFlow
from ui.desk.papers_offer import Offer, Offers, PaperAsked, matching
from ui.station import Station
from ui.widgets.picker import Choice

TODAY = date(2026, 11, 20)
Scene = tuple[Ward, Station, PapersFlow]


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    ward = Ward(tmp_path / "may")
    with opened(ward, qtbot) as (station, shell):
        shell.show_desk()
        yield ward, station, PapersFlow(station, shell)
        settle(qtbot, station)
    ward.desk.close()


def _dialog(flow: PapersFlow, qtbot: QtBot, station: Station) -> PapersDialog:
    settle(qtbot, station)
    settle(qtbot, station)  # the first picture is asked for once the dialog is open
    assert flow.dialog is not None
    return flow.dialog


def _printed(ward: Ward, kind: SlipKind) -> list[str]:
    return [job.subject for job in ward.desk.paper.jobs() if job.slip is kind]


def _choose(dialog: PapersDialog, typed: str) -> Offer:
    dialog.search.setFocus()
    dialog.search.selectAll()
    QTest.keyClicks(dialog.search, typed)
    chosen = dialog.current()
    assert chosen is not None
    return chosen


def test_a_paper_of_a_dossier_is_found_by_typing_and_printed_with_enter(
    scene: Scene, qtbot: QtBot
) -> None:
    ward, station, flow = scene
    dossier = ward.receive("LÊ THỊ THỬ")
    flow.for_dossier(dossier.id)
    dialog = _dialog(flow, qtbot, station)
    assert dialog.offers.about == f"{dossier.code} · LÊ THỊ THỬ"

    assert _choose(dialog, "qua trinh").kind is SlipKind.HISTORY
    settle(qtbot, station)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    settle(qtbot, station)

    assert _printed(ward, SlipKind.HISTORY) == [dossier.id]
    assert flow.dialog is None


def test_the_first_paper_is_drawn_once(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward, station, flow = scene
    drawn: list[PaperAsked] = []

    def draw(_desk: Desk, asked: PaperAsked, by: str) -> tuple[QImage, ...]:
        assert by
        drawn.append(asked)
        return ()

    monkeypatch.setattr(papers_flow, "_draw", draw)
    flow.for_dossier(ward.receive("LÊ THỊ THỬ").id)
    dialog = _dialog(flow, qtbot, station)
    settle(qtbot, station)

    assert drawn == [dialog.asked()]


def test_what_is_typed_for_a_paper_is_asked_in_place_and_goes_with_it(
    scene: Scene, qtbot: QtBot
) -> None:
    ward, station, flow = scene
    dossier = ward.awaiting_papers("TRẦN VĂN MẪU")
    flow.for_dossier(dossier.id)
    dialog = _dialog(flow, qtbot, station)
    _choose(dialog, "con thieu")
    advice = dialog.fields.editors["advice"]
    line = advice.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Mang theo ban chinh")
    asked = dialog.asked()
    assert asked is not None
    assert asked.wish.typed["advice"] == "Mang theo ban chinh"


def test_a_paper_that_lacks_something_goes_to_the_field_instead_of_the_printer(
    qtbot: QtBot,
) -> None:
    ask = (Ask("who", "Người nhận", required=True),)
    offer = Offer(SlipKind.HISTORY, "d1", "Quá trình xử lý", asks=ask)
    dialog = PapersDialog(None, Offers("In giấy tờ", "", TODAY, (offer,)))
    dialog.fill()
    qtbot.addWidget(dialog)
    dialog.show()
    asked: list[object] = []
    dialog.print_asked.connect(asked.append)

    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    dialog.accept()
    who = dialog.fields.editors["who"]
    assert not asked
    assert who.field is not None
    assert who.field.error() == "Nhập người nhận"

    line = who.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Lo Thi Thu")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_enter_goes_through_every_field_before_it_prints(qtbot: QtBot) -> None:
    sheets = (Choice("A5", "A5"), Choice("roll", "Cuộn nhiệt"))
    asks = (
        Ask("who", "Người nhận"),
        Ask("sheet", "Khổ giấy", AskKind.OPTION, value="A5", choices=sheets),
        Ask("note", "Ghi chú"),
    )
    offer = Offer(SlipKind.UNIT_HANDOVER, "", "Giấy bàn giao", asks=asks)
    dialog = PapersDialog(None, Offers("In giấy tờ", "", TODAY, (offer,)))
    dialog.fill()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    asked: list[object] = []
    dialog.print_asked.connect(asked.append)

    for key in ("who", "sheet", "note"):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
        assert dialog.fields.editors[key].isAncestorOf(dialog.focusWidget() or dialog), key
        assert not asked
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_ctrl_enter_prints_at_once(qtbot: QtBot) -> None:
    offer = Offer(SlipKind.UNIT_HANDOVER, "", "Giấy bàn giao", asks=(Ask("who", "Người nhận"),))
    dialog = PapersDialog(None, Offers("In giấy tờ", "", TODAY, (offer,)))
    dialog.fill()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(dialog.print_asked):
        QTest.keyClick(dialog.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_lines_are_taken_out_of_a_list_with_the_space_bar(scene: Scene, qtbot: QtBot) -> None:
    ward, station, flow = scene
    first, second = ward.receive("LÊ THỊ THỬ"), ward.receive("ĐỖ VĂN MẪU")
    flow.for_lines("Nhận hôm nay", ward.desk.dossiers.lines(Worklist.RECEIVED_TODAY))
    dialog = _dialog(flow, qtbot, station)
    assert _choose(dialog, "ban giao ho so").kind is SlipKind.UNIT_HANDOVER
    assert set(dialog.lines.chosen()) == {first.id, second.id}

    dialog.lines.toggle_current()
    (left,) = dialog.lines.chosen()
    asked = dialog.asked()
    assert asked is not None
    assert asked.wish.dossiers == (left,)

    dialog.lines.toggle_all()
    dialog.lines.toggle_all()
    dialog.accept()
    assert dialog.refusal() == "Chọn ít nhất một hồ sơ trong danh sách."


def test_a_receipt_for_several_dossiers_is_offered_only_for_those_of_one_person(
    scene: Scene, qtbot: QtBot
) -> None:
    ward, station, flow = scene
    ward.receive("LÊ THỊ THỬ")
    ward.receive("LÊ THỊ THỬ")
    lines = ward.desk.dossiers.lines(Worklist.RECEIVED_TODAY)
    of_one = papers_offer.of_lines(ward.desk, "Nhận hôm nay", lines)
    assert SlipKind.RECEIPT_LIST in {paper.kind for paper in of_one.papers}
    single = papers_offer.of_lines(ward.desk, "Nhận hôm nay", lines[:1])
    assert SlipKind.RECEIPT_LIST not in {paper.kind for paper in single.papers}

    ward.receive("ĐỖ VĂN MẪU", id_number="046098005678")
    flow.for_lines("Nhận hôm nay", ward.desk.dossiers.lines(Worklist.RECEIVED_TODAY))
    dialog = _dialog(flow, qtbot, station)
    assert SlipKind.RECEIPT_LIST not in {paper.kind for paper in dialog.offers.papers}
    chosen = dialog.current()
    assert chosen is not None
    assert chosen.kind is SlipKind.UNIT_HANDOVER


def test_a_dossier_that_came_to_be_another_persons_is_refused_in_words(
    scene: Scene, qtbot: QtBot
) -> None:
    ward, station, flow = scene
    ward.receive("LÊ THỊ THỬ")
    ward.receive("ĐỖ VĂN MẪU", id_number="046098005678")
    lines = ward.desk.dossiers.lines(Worklist.RECEIVED_TODAY)
    flow.for_lines("Nhận hôm nay", lines)
    dialog = _dialog(flow, qtbot, station)
    wish = PaperWish(dossiers=tuple(line.id for line in lines))

    dialog.print_asked.emit(PaperAsked(SlipKind.RECEIPT_LIST, "", wish))
    settle(qtbot, station)

    assert "chỉ chọn hồ sơ của một người" in dialog.refusal()
    assert not _printed(ward, SlipKind.RECEIPT_LIST)


def test_the_register_is_asked_for_by_days(scene: Scene, qtbot: QtBot) -> None:
    ward, station, flow = scene
    ward.receive("LÊ THỊ THỬ")
    flow.for_lines("Nhận hôm nay", ward.desk.dossiers.lines(Worklist.RECEIVED_TODAY))
    dialog = _dialog(flow, qtbot, station)
    assert _choose(dialog, "so theo doi").of_period
    settle(qtbot, station)
    today = ward.desk.dossiers.today()
    asked = dialog.asked()
    assert asked is not None
    assert asked.wish == PaperWish(first_on=today, last_on=today)
    assert asked.subject == today.isoformat()
    dialog.accept()
    settle(qtbot, station)
    assert _printed(ward, SlipKind.REGISTER) == [today.isoformat()]


def test_a_procedure_has_its_guidance_slip(scene: Scene, qtbot: QtBot) -> None:
    ward, station, flow = scene
    code = ward.receive("LÊ THỊ THỬ").procedure.code
    flow.for_procedure(code)
    dialog = _dialog(flow, qtbot, station)
    _choose(dialog, "huong dan")
    settle(qtbot, station)
    dialog.print_button.click()
    settle(qtbot, station)
    assert _printed(ward, SlipKind.GUIDANCE) == [code]


def test_filtering_needs_no_accents_and_takes_every_word() -> None:
    guide = Offer(SlipKind.GUIDANCE, "", "Phiếu hướng dẫn thủ tục", "A5")
    book = Offer(SlipKind.REGISTER, "", "Sổ theo dõi hồ sơ (mẫu 07)", "A4 ngang")
    assert matching((guide, book), "huong phieu") == (guide,)
    assert matching((guide, book), "mau 07") == (book,)
    assert matching((guide, book), "không có") == ()


def test_nothing_to_print_is_said_in_words(qtbot: QtBot) -> None:
    dialog = PapersDialog(None, Offers("In giấy tờ", "", TODAY, ()))
    dialog.fill()
    qtbot.addWidget(dialog)
    assert dialog.note() == "Không có giấy tờ nào để in ở đây."
    assert not dialog.print_button.isEnabled()
