"""In ấn: what waits, failed or is uncertain, and the one question about it."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_app.views import JobState, PrinterRole, PrintJob, SlipKind
from tests.ui.dossier_office import Ward, opened, settle, told
from ui.desk import shell as desk
from ui.desk.dossier_prints import PictureDialog
from ui.desk.prints_flow import PrintsFlow
from ui.desk.prints_page import PrintsPage
from ui.desk.prints_words import Spool, needing_somebody, summary
from ui.desk.shell import DeskShell
from ui.station import Station
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
    assert summary(Spool((), ())) == "Mọi phiếu đã in xong."
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
