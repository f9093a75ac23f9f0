"""A power cut while a clerk types: the next start shows what had been typed."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from desk_app.domain.dossier import Dossier
from desk_app.usecases.commands import Accepted
from tests.fakes import Clock
from tests.ui.office_window import FRIDAY, STAFF, answered, home_in, open_station
from ui.desk import intake_jobs as jobs
from ui.desk.intake_flow import IntakeFlow
from ui.desk.intake_form import IntakeForm, PaperForm, PersonForm
from ui.desk.intake_page import IntakePage
from ui.desk.shell import INTAKE, DeskShell
from ui.station import Station

if TYPE_CHECKING:
    from desk_app.desk import Desk

MORNING = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001  what the status bar shows
PROJECT = Path(__file__).parents[2]
TYPED = "Lò Thị Mẫu"
CLERK = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desk_app.paths import Home
from ui import theme
from ui.desk.intake_flow import IntakeFlow
from ui.desk.intake_page import IntakePage
from ui.desk.shell import INTAKE, DeskShell
from ui.station import Session, Station

app = QApplication([])
theme.apply(app)
station = Station(Home(Path(sys.argv[1])))
station.session = Session("PT", "Người phụ trách", "1")
shell = DeskShell(datetime.now)
page = IntakePage()
shell.add_page(INTAKE, page)
flow = IntakeFlow(page, station, shell)
flow.draft.kept.connect(lambda at: at and print("kept", flush=True))

def type_on():
    if not page.form().id:
        return
    timer.stop()
    page.people.applicant.name.insert("Lò Thị Mẫu")
    page.people.applicant.name.edited.emit()
    QTest.keyClicks(page.procedure.picker, "1.001193")

timer = QTimer(interval=50)
timer.timeout.connect(type_on)
station.open(lambda: (flow.start(), timer.start()), lambda error: sys.exit(3))
shell.show()
app.exec()
"""


def _page_on(qtbot: QtBot, station: Station) -> IntakePage:
    shell = DeskShell(lambda: MORNING)
    page = IntakePage()
    shell.add_page(INTAKE, page)
    flow = IntakeFlow(page, station, shell)
    qtbot.addWidget(shell)
    shell.show()
    flow.start()
    qtbot.waitUntil(lambda: bool(page.form().id))
    qtbot.waitUntil(lambda: not station.is_busy())
    return page


def test_what_was_typed_survives_a_kill(qtbot: QtBot, tmp_path: Path) -> None:
    home = home_in(tmp_path)
    clerk = subprocess.Popen(
        [sys.executable, "-c", CLERK, str(home.folder)],
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert clerk.stdout is not None
    with clerk.stdout:
        assert clerk.stdout.readline() == "kept\n"
    os.kill(clerk.pid, signal.SIGKILL)
    assert clerk.wait() == -signal.SIGKILL

    station = open_station(qtbot, home, Clock(FRIDAY))
    page = _page_on(qtbot, station)
    assert page.form().applicant.name == TYPED
    assert page.notice.words().startswith("Đã khôi phục bản nháp lúc")
    page.notice.action.click()
    qtbot.waitUntil(lambda: not page.form().applicant.name)
    qtbot.waitUntil(lambda: not station.is_busy())
    station.close()


def test_a_page_accepted_just_before_the_cut_is_not_accepted_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    home = home_in(tmp_path)
    station = open_station(qtbot, home, Clock(FRIDAY))
    first = answered(qtbot, station, _accept_and_leave_the_draft)
    assert isinstance(first, Dossier)
    page = _page_on(qtbot, station)
    assert first.code in page.accepted.words()
    assert page.form().applicant.name == ""
    assert page.form().id != first.id
    station.close()


def _accept_and_leave_the_draft(desk: "Desk") -> Dossier:
    procedure = desk.settings.procedure("1.001193")
    assert procedure is not None
    ticked = tuple(PaperForm(paper.key, True, 1) for paper in procedure.papers)
    form = IntakeForm(
        id=desk.dossiers.new_id(),
        procedure_code=procedure.code,
        applicant=PersonForm(name=TYPED),
        papers=ticked,
    )
    desk.settings.save_draft(jobs.draft_key("1"), jobs.write_draft(form), STAFF)
    answer, _ = jobs.receive(desk, jobs.Page(form, procedure), STAFF)
    assert isinstance(answer, Accepted)
    return answer.dossier
