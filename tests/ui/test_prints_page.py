"""In ấn: what waits, failed or is uncertain, and the one question about it."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk_app.desk.printers import ONLY_FILES
from desk_app.domain.paper import PaperDoubt
from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.domain.roll import PaperLeft
from desk_app.domain.ticket import Ticket
from desk_app.usecases.commands import TakeNumber
from desk_app.views import JobState, PrinterRole, PrintJob, SlipKind
from tests.ui.dossier_office import Ward, opened, settle, told
from ui.desk import shell as desk
from ui.desk.dossier_prints import PictureDialog
from ui.desk.prints_flow import LOW_PAPER, PrintsFlow
from ui.desk.prints_page import PrintsPage
from ui.desk.prints_words import (
    Spool,
    lamp_of,
    left_words,
    needing_somebody,
    summary,
    trouble_words,
    why_words,
)
from ui.desk.shell import DeskShell
from ui.station import DOCUMENTS, TICKETS, Station
from ui.theme import Tone
from ui.widgets.reason import ReasonDialog

JOB = PrintJob(
    id="j1",
    at=datetime(2026, 11, 20, 1, tzinfo=UTC),
    by="PT",
    slip=SlipKind.RECEIPT,
    subject="d1",
    title="Giấy tiếp nhận H56.21.05-261120-0001",
    printer=PrinterRole.FORMS,
    state=JobState.CONFIRMED,
    fault="",
    reprint_of="",
    reprints=0,
    reason="",
    content="",
    form_version="",
    done_at=None,
)
UNKNOWN = replace(JOB, id="j2", state=JobState.UNKNOWN, fault="Dừng giữa lúc đang in.")
FAILED = replace(JOB, id="j3", state=JobState.FAILED, fault="Hết giấy.")
NETWORK = PrinterSettings(PrinterKind.NETWORK, "192.168.1.50")
PRINTED = replace(JOB, went_to=NETWORK.words)
SPOOL = Spool((FAILED, UNKNOWN), (JOB, FAILED, UNKNOWN))


@pytest.fixture
def page(qtbot: QtBot) -> Generator[PrintsPage]:
    made = PrintsPage()
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    yield made
    made.close()


def test_what_needs_somebody_stands_first_and_once(page: PrintsPage) -> None:
    page.show_spool(SPOOL)
    assert [job.id for job in page.table.lines_model.lines()] == ["j2", "j3", "j1"]
    assert needing_somebody(SPOOL) == 2
    assert summary(SPOOL) == "1 phiếu chưa rõ đã in trọn vẹn chưa · 1 phiếu chưa in được"


def test_an_uncertain_slip_is_one_question(page: PrintsPage, qtbot: QtBot) -> None:
    page.show_spool(SPOOL)
    assert page.question.isVisible()
    with qtbot.waitSignal(page.answered) as answered:
        page.question.cancel()
    assert told(answered) == [UNKNOWN, False]


def test_a_finished_slip_asks_nothing_and_can_be_printed_again(
    page: PrintsPage, qtbot: QtBot
) -> None:
    page.show_spool(Spool((), (JOB,)))
    assert not page.question.isVisible()
    assert not page.cancel_button.isEnabled()
    with qtbot.waitSignal(page.reprint_asked) as asked:
        page.reprint_button.click()
    assert told(asked) == [JOB]


def test_a_failed_slip_can_be_tried_again_and_says_why(page: PrintsPage, qtbot: QtBot) -> None:
    page.show_spool(Spool((FAILED,), ()))
    with qtbot.waitSignal(page.again_asked) as asked:
        page.again_button.click()
    assert told(asked) == [FAILED]


def test_an_empty_spool_says_so(page: PrintsPage) -> None:
    page.show_spool(Spool((), ()))
    assert summary(Spool((), ())) == "Không còn phiếu nào chờ in."
    assert page.current() is None


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[tuple[Ward, Station, DeskShell, PrintsPage]]:
    ward = Ward(tmp_path / "may")
    ward.receive("LÊ THỊ THỬ")
    with opened(ward, qtbot) as (station, shell):
        made = PrintsPage()
        PrintsFlow(made, station, shell)
        shell.add_page(desk.PRINTS, made)
        settle(qtbot, station)
        yield ward, station, shell, made
        settle(qtbot, station)
    ward.desk.close()


def test_a_slip_is_printed_seen_and_printed_again_with_a_reason(
    scene: tuple[Ward, Station, DeskShell, PrintsPage], qtbot: QtBot
) -> None:
    _, station, shell, made = scene
    made.again_button.click()
    settle(qtbot, station)
    first = made.current()
    assert first is not None
    assert first.state in (JobState.SENT, JobState.CONFIRMED)
    made.see_button.click()
    settle(qtbot, station)
    assert shell.findChildren(PictureDialog)
    made.reprint_button.click()
    dialog = shell.findChildren(ReasonDialog)[0]
    dialog.line.set_value("Giấy kẹt")
    dialog.accept()
    settle(qtbot, station)
    again = next(job for job in made.table.lines_model.lines() if job.reprints)
    assert (again.reason, again.reprint_of) == ("Giấy kẹt", first.id)


def test_a_slip_that_nobody_needs_is_cancelled(
    scene: tuple[Ward, Station, DeskShell, PrintsPage], qtbot: QtBot
) -> None:
    ward, station, _, made = scene
    made.cancel_button.click()
    settle(qtbot, station)
    assert [job.state for job in ward.desk.paper.jobs()] == [JobState.CANCELLED]


def test_a_new_visit_begins_at_the_newest_job(page: PrintsPage) -> None:
    newer = replace(JOB, id="j9")
    page.show_spool(Spool((), (JOB,)))
    page.show_spool(Spool((), (newer, JOB)))
    assert page.current() == JOB  # somebody looks at it
    page.left()
    page.show_spool(Spool((), (newer, JOB)))
    assert page.current() == newer


def test_a_slip_of_yesterday_is_asked_about_and_printed_when_still_wanted(
    scene: tuple[Ward, Station, DeskShell, PrintsPage], qtbot: QtBot
) -> None:
    ward, station, shell, made = scene
    ward.today_is(17)
    made.refresh_asked.emit()
    settle(qtbot, station)
    assert made.table.lines_model.lines()[0].state is JobState.QUEUED
    assert made.question.accessibleName().startswith("Phiếu của hôm trước chưa in")
    shell.show_desk()
    QTest.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, station)
    settle(qtbot, station)
    assert made.question.isHidden()
    assert [job.state for job in ward.desk.paper.jobs()] == [JobState.CONFIRMED]


def put_in_a_roll_of(ward: Ward, station: Station, metres: int) -> None:
    """Print tickets on a printer with a roll; nobody listens there."""
    office = ward.desk.settings.office()
    printer = PrinterSettings(PrinterKind.NETWORK, "127.0.0.1", port=1, roll_m=metres)
    ward.desk.settings.save_office(replace(office, tickets_printer=printer), "PT")
    station.changes.tell([DOCUMENTS])


def test_paper_left_is_known_once_somebody_put_a_new_roll_in(
    scene: tuple[Ward, Station, DeskShell, PrintsPage], qtbot: QtBot
) -> None:
    ward, station, _, made = scene
    assert made.strip.left() == ""  # tickets are kept as files: there is no roll
    assert made.strip.roll_button.isHidden()
    put_in_a_roll_of(ward, station, 50)
    settle(qtbot, station)
    assert made.strip.left().startswith("Chưa biết")
    made.strip.roll_button.click()
    settle(qtbot, station)
    assert made.strip.left() == "Giấy còn khoảng 413 phiếu."


def test_a_roll_near_its_end_lights_a_lamp_once_nobody_is_served(
    scene: tuple[Ward, Station, DeskShell, PrintsPage], qtbot: QtBot
) -> None:
    ward, station, shell, made = scene
    desk = ward.desk
    put_in_a_roll_of(ward, station, 4)
    desk.queue.issue("PT", TakeNumber("tap", "A"))
    called = desk.queue.call_next("1", "PT")
    assert isinstance(called, Ticket)
    desk.paper.printers.roll_changed(PrinterRole.TICKETS, "PT")
    station.changes.tell([TICKETS])
    settle(qtbot, station)
    assert shell.status.roll.isHidden()
    desk.queue.finish("1", "PT", called.id)
    station.changes.tell([TICKETS])
    settle(qtbot, station)
    assert shell.status.roll.isVisible()
    assert shell.status.roll.accessibleName() == LOW_PAPER
    put_in_a_roll_of(ward, station, 50)
    made.strip.roll_button.click()
    settle(qtbot, station)
    assert shell.status.roll.isHidden()


def test_printers_say_how_they_are_when_the_page_is_entered(
    scene: tuple[Ward, Station, DeskShell, PrintsPage], qtbot: QtBot
) -> None:
    _, station, _, made = scene
    made.printers_asked.emit()
    settle(qtbot, station)
    said = {card.words() for card in made.strip.cards.values()}
    assert said == {f"Lưu vào tệp {ONLY_FILES}"}  # a file is ready, and gives no paper


def test_a_printer_that_took_over_is_announced(
    scene: tuple[Ward, Station, DeskShell, PrintsPage], qtbot: QtBot
) -> None:
    ward, station, shell, made = scene
    office = ward.desk.settings.office()
    gone = PrinterSettings(PrinterKind.PDF_FOLDER, folder=str(ward.home.store / "no folder"))
    forms = replace(gone, fallback=PrinterSettings())
    ward.desk.settings.save_office(replace(office, forms_printer=forms), "PT")
    made.again_button.click()
    settle(qtbot, station)
    assert "Đã chuyển sang tệp trên máy này" in shell.toast_words() + why_words(_only(made))
    assert _only(made).went_to == "tệp trên máy này"


def test_a_paper_that_went_to_a_file_is_never_said_to_be_printed() -> None:
    saved = replace(JOB, went_to=PrinterSettings().words)
    assert Spool((), ()).pill_of(saved).words == "Đã lưu vào tệp"
    assert why_words(saved) == "Không ra giấy, lưu ở tệp trên máy này."
    assert Spool((), ()).pill_of(PRINTED).words == "Đã in"
    assert Spool((), ()).pill_of(replace(saved, state=JobState.FAILED)).words == "Chưa in được"


def test_the_lamp_tells_the_worst_of_all_printers() -> None:
    both = dict.fromkeys(PrinterRole, NETWORK)
    old = replace(JOB, id="j4", state=JobState.QUEUED)
    doubts = {old.id: PaperDoubt.STILL_WANTED}
    told = [
        lamp_of(Spool(unfinished, (), doubts, both), PRINTED)
        for unfinished in ((old, UNKNOWN, FAILED), (old, UNKNOWN), (old,), ())
    ]
    assert [(face.words, face.tone) for face in told if face] == [
        ("1 phiếu chưa in được", Tone.ERROR),
        ("1 phiếu chưa rõ đã in chưa", Tone.ERROR),
        ("1 phiếu của hôm trước chưa in", Tone.WARN),
        ("Máy in sẵn sàng", Tone.OK),
    ]
    assert lamp_of(Spool((), (), {}, both), None) is None  # nothing is proven yet


def test_the_lamp_says_where_no_printer_was_chosen_and_what_to_do() -> None:
    printers = {PrinterRole.TICKETS: NETWORK, PrinterRole.FORMS: PrinterSettings()}
    face = lamp_of(Spool((), (), {}, printers), PRINTED)
    assert face is not None
    assert (face.words, face.tone) == ("Chưa chọn máy in", Tone.WARN)
    assert face.why.startswith("Giấy tờ A4, A5: không ra giấy.")
    assert "Shift+F8" in face.why
    folder = PrinterSettings(PrinterKind.PDF_FOLDER, folder="/pdf")
    chosen = lamp_of(Spool((), (), {}, dict.fromkeys(PrinterRole, folder)), None)
    assert chosen is not None
    assert (chosen.words, chosen.tone) == ("Lưu vào thư mục PDF", Tone.NEUTRAL)


def test_a_failure_is_told_and_stays_on_the_lamp_until_it_is_settled(
    scene: tuple[Ward, Station, DeskShell, PrintsPage], qtbot: QtBot
) -> None:
    ward, station, shell, made = scene
    office = ward.desk.settings.office()
    gone = PrinterSettings(PrinterKind.PDF_FOLDER, folder=str(ward.home.store / "no folder"))
    ward.desk.settings.save_office(replace(office, forms_printer=gone), "PT")
    shell.show_toast("Đã cấp số A007.")
    station.print_waiting()
    settle(qtbot, station)
    lamp = shell.status.printer
    assert shell.toast_words().startswith(f"{_only(made).title}: chưa in được.")
    assert lamp.accessibleName() == "1 phiếu chưa in được"
    assert "F8" in lamp.toolTip()
    ward.desk.queue.issue("PT", TakeNumber("tap", "A"))
    station.print_waiting()  # the other printer works
    settle(qtbot, station)
    assert [job.state for job in ward.desk.paper.jobs()] == [JobState.CONFIRMED, JobState.FAILED]
    assert lamp.accessibleName() == "1 phiếu chưa in được"
    made.cancel_button.click()
    settle(qtbot, station)
    assert lamp.accessibleName() == "Chưa chọn máy in"


def test_what_came_out_is_no_trouble() -> None:
    assert trouble_words(PRINTED) == ""
    assert trouble_words(FAILED) == f"{FAILED.title}: chưa in được. Xem trang In ấn (F8)."


def test_two_hundred_jobs_are_shown_and_nothing_is_lost(page: PrintsPage) -> None:
    waiting = tuple(replace(JOB, id=f"w{number}", state=JobState.QUEUED) for number in range(200))
    page.show_spool(Spool((*waiting, UNKNOWN), waiting[:100]))
    assert len(page.table.lines_model.lines()) == 201
    assert page.current() == UNKNOWN
    assert summary(Spool((*waiting, UNKNOWN), ())).endswith("200 phiếu chờ in")


def test_a_pdf_says_whether_it_is_signed_and_a_slip_of_a_roll_says_nothing(
    page: PrintsPage,
) -> None:
    page.show_spool(Spool((), (JOB,)))
    page.show_pictures(JOB.id, (), signed=True)
    assert page.signed_words() == "Đã ký số"
    page.show_pictures(JOB.id, (), signed=False)
    assert page.signed_words() == "Không ký số"
    page.show_pictures(JOB.id, (), signed=None)
    assert page.signed_words() == ""


def test_a_roll_near_its_end_warns_in_words() -> None:
    assert "Giấy sắp hết: còn khoảng 12 phiếu" in left_words(PaperLeft(1800, 12, low=True))


def _only(page: PrintsPage) -> PrintJob:
    (job,) = page.table.lines_model.lines()
    return job
