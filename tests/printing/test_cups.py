"""A real CUPS with a queue of its own: what comes out of it is what was previewed."""

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from PIL import Image, ImageChops, ImageFilter

from desk_app.printing import pdf, preview, stamping, texts
from desk_app.printing.cups_printer import GAVE_UP, NO_QUEUE, STOPPED, TAKEN_BACK, CupsPrinter
from desk_app.printing.devices import SendOutcome, SendState
from desk_app.printing.receipt_slip import receipt_slip
from tests.printing import samples
from tests.printing.private_cups import QUEUE, private_cups, run
from tests.printing.test_devices import JOB

DPI: Final = 200
DARK, LIGHT = 96, 160  # of 255
NEAR_DOTS: Final = 7  # three dots to every side
DOCUMENT: Final = pdf.render(receipt_slip(samples.OFFICE, samples.RECEIPT))
REPRINT: Final = stamping.stamp(DOCUMENT, texts.reprint_mark(1))


class Paper:
    """Takes what CUPS prints, as a printer on port 9100 does."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.jobs: list[bytes] = []
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self._listener.accept()
            except OSError:
                return
            with link:
                job = b""
                while piece := link.recv(65_536):
                    job += piece
                self.jobs.append(job)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


@dataclass(frozen=True)
class Queue:
    """The queue, and the paper that lies in its printer."""

    where: str
    paper: Paper

    @property
    def printer(self) -> CupsPrinter:
        return CupsPrinter(QUEUE, self.where)


@pytest.fixture(scope="module")
def queue() -> Generator[Queue]:
    # CUPS works as somebody else, and every new run of pytest shuts the folder of the others
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="motcua-cups-")))
        folder.chmod(0o711)
        paper = Paper()
        stack.callback(paper.close)
        where = stack.enter_context(private_cups(folder, f"socket://127.0.0.1:{paper.port}"))
        yield Queue(where, paper)


@pytest.mark.parametrize("document", [DOCUMENT, REPRINT], ids=["first", "reprint"])
def test_the_sheet_that_comes_out_equals_the_preview(queue: Queue, document: bytes) -> None:
    assert queue.printer.send(document) == SendOutcome(SendState.CONFIRMED)
    job = queue.paper.jobs[-1]
    printed = preview.pdf_pages(job[job.index(b"%PDF-") :], DPI)
    shown = preview.pdf_pages(document, DPI)
    assert len(printed) == len(shown)
    for one, other in zip(printed, shown, strict=True):
        assert all(abs(a - b) <= 2 for a, b in zip(one.size, other.size, strict=True))
        assert missing(one, other) == missing(other, one) == 0


def missing(page: Image.Image, other: Image.Image) -> int:
    """Return how many dots of ink on ``page`` have none on ``other`` within 0.4 mm.

    CUPS lays our sheet of 148.00 mm on its own of 148.17 mm: a shift of a fraction of a dot.
    """
    ink = toned(page.convert("L"), lambda grey: grey < DARK)
    near = Image.new("L", page.size, 255)
    near.paste(other.convert("L").filter(ImageFilter.MinFilter(NEAR_DOTS)))
    free = toned(near, lambda grey: grey > LIGHT)
    return ImageChops.multiply(ink, free).histogram()[255]


def toned(picture: Image.Image, wanted: Callable[[int], bool]) -> Image.Image:
    """Return a picture that is white where the grey is wanted, and black elsewhere."""
    table = bytes(255 * wanted(grey) for grey in range(256))
    return Image.frombytes("L", picture.size, picture.tobytes().translate(table))


def test_a_picture_for_a_roll_passes_through_untouched(queue: Queue) -> None:
    assert queue.printer.send(JOB) == SendOutcome(SendState.CONFIRMED)
    assert queue.paper.jobs[-1] == JOB


def test_a_queue_that_nobody_knows_has_printed_nothing(queue: Queue) -> None:
    nowhere = CupsPrinter("khong-co", queue.where)
    assert nowhere.send(JOB).state is SendState.FAILED
    assert nowhere.status() == (NO_QUEUE.format(queue="khong-co"),)


def test_a_queue_that_stands_still_gives_the_job_back(queue: Queue) -> None:
    before = len(queue.paper.jobs)
    run("cupsdisable", queue.where, QUEUE)
    patient = CupsPrinter(QUEUE, queue.where, timeout_s=1.0)
    assert patient.status() == (STOPPED.format(queue=QUEUE),)
    outcome = patient.send(JOB)
    run("cupsenable", queue.where, QUEUE)
    assert outcome == SendOutcome(SendState.FAILED, TAKEN_BACK.format(queue=QUEUE))
    assert queue.printer.send(DOCUMENT).state is SendState.CONFIRMED
    assert len(queue.paper.jobs) == before + 1  # what was taken back never comes out


def test_a_job_that_somebody_cancels_while_it_prints_leaves_doubt(queue: Queue) -> None:
    run("lpadmin", queue.where, "-p", QUEUE, "-v", "socket://127.0.0.1:9")  # nobody listens there
    printer = CupsPrinter(QUEUE, queue.where, patience_s=20)
    stop = threading.Timer(2.0, run, ("cancel", queue.where, "-a"))
    stop.start()
    outcome = printer.send(JOB)
    stop.join()
    assert outcome == SendOutcome(SendState.UNKNOWN, GAVE_UP.format(queue=QUEUE))


def test_a_system_that_does_not_answer_cannot_be_used() -> None:
    silent = CupsPrinter(QUEUE, "127.0.0.1:9", timeout_s=2.0)
    assert silent.send(JOB).state is SendState.FAILED
    assert silent.status() == (NO_QUEUE.format(queue=QUEUE),)
