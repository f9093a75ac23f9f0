"""Who takes over from a printer: only when it surely got nothing, and it is said."""

from pathlib import Path

import pytest

from desk_app.desk import sending
from desk_app.domain.paper import JobState
from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.printing import preview, thermal_printer
from desk_app.views import PrinterRole
from tests.drills.paper_ward import on_port, open_ward
from tests.printing.fake_printer import Behaviour, FakePrinter


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "TIMEOUT_S", 0.4)
    monkeypatch.setattr(thermal_printer, "SLOWEST_BYTES_S", 300_000)


def closed_port() -> int:
    with FakePrinter() as gone:
        return gone.port


def test_another_printer_takes_over_from_one_that_is_off(tmp_path: Path) -> None:
    with FakePrinter() as second, open_ward(tmp_path) as ward:
        ward.use(PrinterRole.TICKETS, on_port(closed_port(), on_port(second.port)))
        job_id = ward.issue()
        ward.print_all()
        job = ward.job(job_id)
        assert job.state is JobState.CONFIRMED
        assert "Đã chuyển sang máy in mạng 127.0.0.1." in job.fault
        assert second.printed == ward.desk.paper.make(job_id)


def test_nobody_takes_over_where_a_paper_may_exist(tmp_path: Path) -> None:
    with (
        FakePrinter(Behaviour.HALF_SLIP) as first,
        FakePrinter() as second,
        open_ward(tmp_path) as ward,
    ):
        ward.use(PrinterRole.TICKETS, on_port(first.port, on_port(second.port)))
        job_id = ward.issue()
        ward.print_all()
        assert ward.job(job_id).state is JobState.UNKNOWN
        assert second.printed == b""


def test_a_slip_for_a_roll_goes_on_a_sheet_of_the_other_printer(tmp_path: Path) -> None:
    with FakePrinter() as sheets, open_ward(tmp_path) as ward:
        ward.use(PrinterRole.TICKETS, on_port(closed_port()))
        ward.use(PrinterRole.FORMS, on_port(sheets.port))
        job_id = ward.issue()
        ward.print_all()
        job = ward.job(job_id)
        assert (job.state, job.roll_mm) == (JobState.SENT, 0)
        assert job.went_to.endswith("(khổ A5)")
        way = sending.way_of(ward.desk.settings.office(), job.printer, tmp_path)
        assert [stop.as_sheet for stop in way] == [False, True]


def test_the_screen_is_last_and_no_file_stands_in_unasked(tmp_path: Path) -> None:
    with open_ward(tmp_path, on_port(closed_port())) as ward:
        job_id = ward.issue()
        ward.print_all()
        job = ward.job(job_id)
        assert (job.state, job.went_to) == (JobState.FAILED, sending.SCREEN)
        assert sending.ONLY_ON_SCREEN in job.fault
        assert not (ward.desk.home.prints / "tickets").exists()


def test_a_folder_that_was_chosen_takes_over_as_a_sheet(tmp_path: Path) -> None:
    folder = PrinterSettings(PrinterKind.PDF_FOLDER, folder=str(tmp_path / "pdf"))
    with open_ward(tmp_path, on_port(closed_port(), folder)) as ward:
        job_id = ward.issue()
        ward.print_all()
        assert ward.job(job_id).went_to == folder.words
    (file,) = (tmp_path / "pdf").iterdir()
    assert len(preview.pdf_pages(file.read_bytes(), 50)) == 1
