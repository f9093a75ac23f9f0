"""Printers: only what is proven is said, and nothing is confirmed by itself."""

from pathlib import Path

import pytest
from PIL import Image

from desk_app.printing import pdf
from desk_app.printing.devices import FilePrinter, Printer, SendOutcome, SendState
from desk_app.printing.escpos_bytes import encode
from desk_app.printing.network_printer import NetworkPrinter
from desk_app.printing.pipes import NO_CONNECTION, CannotOpen
from desk_app.printing.printer_status import PrinterStatus, Question, read_status
from desk_app.printing.raster import render
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.thermal_printer import FELL_SILENT
from desk_app.printing.ticket_slip import ticket_slip
from tests.printing import samples
from tests.printing.fake_printer import Behaviour, FakePrinter

PATIENCE_S = 0.4
JOB = encode(render(ticket_slip(samples.OFFICE, samples.TICKET)))


def printer_of(fake: FakePrinter) -> NetworkPrinter:
    return NetworkPrinter("127.0.0.1", fake.port, PATIENCE_S)


def sent_to(behaviour: Behaviour, job: bytes = JOB) -> tuple[SendOutcome, bytes]:
    with FakePrinter(behaviour) as fake:
        outcome = printer_of(fake).send(job)
    return outcome, fake.printed


def test_a_healthy_printer_confirms_after_working_through_the_job() -> None:
    outcome, printed = sent_to(Behaviour.HEALTHY)

    assert outcome == SendOutcome(SendState.CONFIRMED)
    assert printed == JOB


def test_several_jobs_reach_the_same_printer_in_order() -> None:
    with FakePrinter() as fake:
        for _ in range(3):
            assert printer_of(fake).send(JOB).state is SendState.CONFIRMED
    assert fake.printed == JOB * 3


@pytest.mark.parametrize("behaviour", [Behaviour.MUTE, Behaviour.ONLY_REAL_TIME])
def test_a_printer_that_cannot_confirm_leaves_the_job_sent(behaviour: Behaviour) -> None:
    outcome, printed = sent_to(behaviour)

    assert outcome.state is SendState.SENT
    assert printed == JOB


def test_a_late_answer_to_an_old_question_confirms_nothing() -> None:
    outcome, _ = sent_to(Behaviour.LATE)

    assert outcome.state is SendState.SENT


def test_a_printer_that_is_not_there_has_surely_printed_nothing() -> None:
    with FakePrinter() as fake:
        gone = printer_of(fake)

    assert gone.send(JOB) == SendOutcome(SendState.FAILED, NO_CONNECTION)
    with pytest.raises(CannotOpen, match=NO_CONNECTION):
        gone.status()


def test_a_connection_that_breaks_in_the_middle_leaves_doubt() -> None:
    outcome, _ = sent_to(Behaviour.RESETS_MID_JOB, JOB * 60)

    assert outcome.state is SendState.UNKNOWN
    assert "một phần" in outcome.reason


def test_a_printer_that_never_reads_confirms_nothing() -> None:
    small, printed = sent_to(Behaviour.NEVER_READS, JOB[:40_000])
    huge, _ = sent_to(Behaviour.NEVER_READS, JOB * 400)

    assert small.state is SendState.SENT  # the bytes lie in the buffers of the network
    assert printed == b""
    assert huge.state is SendState.UNKNOWN


def test_a_printer_that_falls_silent_after_the_job_leaves_doubt() -> None:
    outcome, _ = sent_to(Behaviour.STALLS_AFTER_JOB)

    assert outcome.state is SendState.UNKNOWN
    assert FELL_SILENT in outcome.reason


def test_paper_near_its_end_is_a_warning_and_no_reason_not_to_print() -> None:
    outcome, printed = sent_to(Behaviour.NEAR_END)

    assert outcome.state is SendState.CONFIRMED
    assert outcome.warnings == ("Giấy in sắp hết.",)
    assert outcome.near_end
    assert printed == JOB


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (Behaviour.PAPER_OUT, "Máy in hết giấy."),
        (Behaviour.COVER_OPEN, "Nắp máy in đang mở."),
    ],
)
def test_a_printer_that_cannot_print_gets_the_job_and_leaves_doubt(
    behaviour: Behaviour, words: str
) -> None:
    outcome, printed = sent_to(behaviour)

    assert outcome.state is SendState.UNKNOWN
    assert outcome.reason.startswith(words)
    assert printed == JOB


@pytest.mark.parametrize(
    ("behaviour", "status"),
    [
        (Behaviour.HEALTHY, PrinterStatus()),
        (Behaviour.NEAR_END, PrinterStatus(paper_near_end=True)),
        (
            Behaviour.PAPER_OUT,
            PrinterStatus(is_offline=True, paper_out=True, paper_near_end=True),
        ),
        (Behaviour.COVER_OPEN, PrinterStatus(is_offline=True, cover_open=True)),
        (Behaviour.MUTE, None),
    ],
)
def test_the_status_is_read_without_a_job(
    behaviour: Behaviour, status: PrinterStatus | None
) -> None:
    with FakePrinter(behaviour) as fake:
        assert printer_of(fake).status() == status
    assert fake.printed == b""


def test_an_offline_printer_without_a_cause_says_that_it_takes_no_orders() -> None:
    status = read_status({Question.PRINTER: 0x1A})

    assert status.words == ("Máy in đang ngừng nhận lệnh.",)
    assert not status.can_print


def test_a_printer_error_is_said() -> None:
    assert read_status({Question.OFFLINE_CAUSE: 0x52}).words == ("Máy in báo lỗi.",)


def test_the_file_printer_keeps_each_job_and_a_picture_of_it(tmp_path: Path) -> None:
    printer: Printer = FilePrinter(tmp_path / "jobs")

    assert printer.send(JOB) == SendOutcome(SendState.CONFIRMED)
    assert printer.send(JOB).state is SendState.CONFIRMED

    names = sorted(path.name for path in (tmp_path / "jobs").iterdir())
    assert names == ["000001.bin", "000001.png", "000002.bin", "000002.png"]
    assert (tmp_path / "jobs/000002.bin").read_bytes() == JOB
    with Image.open(tmp_path / "jobs/000001.png") as picture:
        assert picture.width == 576


def test_the_file_printer_keeps_a_pdf_as_it_is(tmp_path: Path) -> None:
    document = pdf.render(receipt_slip(samples.OFFICE, samples.MINIMAL_RECEIPT))

    assert FilePrinter(tmp_path).send(document) == SendOutcome(SendState.CONFIRMED)
    assert (tmp_path / "000001.pdf").read_bytes() == document


def test_the_file_printer_keeps_a_job_that_it_cannot_draw_and_says_so(tmp_path: Path) -> None:
    outcome = FilePrinter(tmp_path).send(b"\x1b@")

    assert outcome.state is SendState.CONFIRMED
    assert outcome.warnings == ("Không có hình để xem trong phiếu này.",)


def test_a_folder_that_cannot_be_made_fails_in_words(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    outcome = FilePrinter(tmp_path / "taken").send(JOB)

    assert outcome.state is SendState.FAILED
    assert outcome.reason.startswith("Không ghi được phiếu ra đĩa")
