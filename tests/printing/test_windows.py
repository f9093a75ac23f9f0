"""Printers of Windows, against Wine's winspool and GDI with a real CUPS behind them."""

import ctypes
import struct
import sys
import time
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from PIL import Image

from desk_app.desk.printers import state_of
from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.printing import blocks, pdf, preview, windows_printer
from desk_app.printing.blocks import FormVersion, Paragraph, Slip, say
from desk_app.printing.devices import SendOutcome, SendState
from desk_app.printing.printer_status import PrinterStatus
from desk_app.printing.windows_drawing import Box, Sheet, bitmap_rows, box_of, mode_for
from desk_app.printing.windows_printer import NO_QUEUE, NOT_WINDOWS, WindowsPrinter, status_of
from tests.printing.private_cups import QUEUE, private_cups
from tests.printing.test_cups import DOCUMENT, DPI, Paper, missing
from tests.printing.test_devices import JOB
from tests.printing.windows_bridge import Windows, skip_where_there_is_none, windows

FORM: Final = FormVersion("proof", "Mẫu thử", "")
ARRIVES_WITHIN_S: Final = 30
A5: Final = Sheet((300, 300), 1748, 2480, left=75, top=150, printable=(1598, 2180))
PRINTER: Final = WindowsPrinter(QUEUE)
NOWHERE: Final = WindowsPrinter("không có")


@pytest.fixture(scope="module")
def machine() -> Generator[tuple[Windows, Paper]]:
    """Wine with a printer, and what lies in that."""
    skip_where_there_is_none()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="motcua-windows-")))
        folder.chmod(0o711)
        paper = Paper()
        stack.callback(paper.close)
        cups = stack.enter_context(private_cups(folder, f"socket://127.0.0.1:{paper.port}"))
        yield stack.enter_context(windows(folder, cups)), paper


@pytest.fixture
def printed(machine: tuple[Windows, Paper], monkeypatch: pytest.MonkeyPatch) -> Paper:
    """What lies in the printer; every call to Windows goes to Wine."""
    monkeypatch.setattr(windows_printer, "library", machine[0].library)
    return machine[1]


def next_job(printed: Paper, before: int) -> bytes:
    give_up_at = time.monotonic() + ARRIVES_WITHIN_S
    while len(printed.jobs) == before and time.monotonic() < give_up_at:
        time.sleep(0.05)
    (job,) = printed.jobs[before:]
    return job


def upright(page: Image.Image) -> Image.Image:
    return page.rotate(90, expand=True) if page.width > page.height else page


def sheet(paper: blocks.Paper) -> bytes:
    words = (Paragraph(say("Chữ ở góc trên bên trái, còn bên phải thì để trống.")),)
    return pdf.render(Slip(FORM, words, paper, title="Tờ thử"))


def test_a_picture_for_a_roll_passes_through_untouched(printed: Paper) -> None:
    before = len(printed.jobs)

    assert PRINTER.send(JOB) == SendOutcome(SendState.SENT)
    assert next_job(printed, before) == JOB


@pytest.mark.parametrize(
    "document",
    [
        DOCUMENT,
        *map(sheet, (blocks.Paper.A4, blocks.Paper.A4_LANDSCAPE, blocks.Paper.A5_LANDSCAPE)),
    ],
    ids=["A5", "A4", "A4 landscape", "A5 landscape"],
)
def test_a_sheet_comes_out_as_large_as_it_was_previewed(printed: Paper, document: bytes) -> None:
    before = len(printed.jobs)

    assert PRINTER.send(document) == SendOutcome(SendState.SENT)
    job = next_job(printed, before)
    came = preview.pdf_pages(job[job.index(b"%PDF-") :], DPI)
    shown = preview.pdf_pages(document, DPI)
    assert len(came) == len(shown)
    for one, other in zip(map(upright, came), map(upright, shown), strict=True):
        assert all(abs(a - b) <= 2 for a, b in zip(one.size, other.size, strict=True))
        assert missing(one, other) == missing(other, one) == 0


def test_a_printer_that_nobody_knows_has_printed_nothing(printed: Paper) -> None:
    before = len(printed.jobs)
    failed = SendOutcome(SendState.FAILED, NO_QUEUE.format(queue="không có"))

    assert NOWHERE.send(JOB) == NOWHERE.send(DOCUMENT) == failed
    assert NOWHERE.status() == failed.reason
    assert len(printed.jobs) == before


@pytest.mark.usefixtures("printed")
def test_what_windows_says_of_a_printer_is_shown() -> None:
    well = state_of(PrinterSettings(PrinterKind.WINDOWS, queue=QUEUE))
    unknown = state_of(PrinterSettings(PrinterKind.WINDOWS, queue="không có"))

    assert (well.reached, well.can_print, well.answers) == (True, True, True)
    assert (unknown.reached, unknown.words) == (False, (NO_QUEUE.format(queue="không có"),))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows would look for the printer")
def test_a_printer_of_windows_is_refused_elsewhere() -> None:
    assert WindowsPrinter("x").send(JOB) == SendOutcome(SendState.FAILED, NOT_WINDOWS)
    assert WindowsPrinter("x").status() == NOT_WINDOWS


@pytest.mark.parametrize(
    ("condition", "attributes", "status"),
    [
        (0, 0, PrinterStatus()),
        (0x10, 0, PrinterStatus(paper_out=True)),
        (0x400000, 0, PrinterStatus(cover_open=True)),
        (0x8, 0, PrinterStatus(has_error=True)),
        (0x80, 0, PrinterStatus(is_offline=True)),
        (0x400 | 0x20000, 0x40, PrinterStatus()),  # busy, toner low; an attribute of every queue
        (0, 0x400, PrinterStatus(is_offline=True)),
    ],
)
def test_what_windows_says_is_put_into_our_words(
    condition: int, attributes: int, status: PrinterStatus
) -> None:
    assert status_of(condition, attributes) == status


def test_a_page_lies_on_its_sheet_as_large_as_it_was_laid_out() -> None:
    assert box_of((874, 1240), 150, A5) == Box(-75, -150, 1748, 2480)
    assert box_of((1166, 1654), 200, A5) == Box(-75, -150, 1749, 2481)  # rounded by the driver


def test_a_sheet_a_little_short_of_its_size_does_not_shrink_the_page() -> None:
    short = Sheet((600, 600), 4946, 7016, left=100, top=100, printable=(4746, 6816))  # 0.6 mm
    assert box_of((2480, 3508), 300, short) == Box(-100, -100, 4960, 7016)


class DriverWithASheetOfItsOwn:
    """Says its sheet by length and width, which go before a number."""

    def DocumentPropertiesW(  # noqa: N802  # as Windows calls it
        self, _window: None, _printer: object, _name: str, out: Any, given: Any, mode: int
    ) -> int:
        if mode == 0:
            return 220
        if given is None:
            struct.pack_into("<I", out, 72, 0x4 | 0x8 | 0x10000 | 0x100)
        return 1


def test_a_sheet_is_asked_for_by_its_number_alone() -> None:
    mode = mode_for(DriverWithASheetOfItsOwn(), ctypes.c_void_p(1), "x", DOCUMENT)

    fields, side, paper = struct.unpack_from("<Ihh", mode, 72)
    assert fields == 0x1 | 0x2 | 0x1000 | 0x100
    assert (side, paper) == (1, 11)


def test_a_page_larger_than_the_sheet_is_made_to_fit() -> None:
    assert box_of((2480, 3508), 300, A5) == Box(0, 0, 1541, 2180)


def test_rows_for_windows_are_whole_words_blue_first_from_below() -> None:
    picture = Image.new("RGB", (2, 2), (255, 255, 255))
    picture.putpixel((0, 0), (1, 2, 3))
    picture.putpixel((1, 1), (4, 5, 6))
    rows = bitmap_rows(picture)
    assert rows == bytes((255, 255, 255, 6, 5, 4, 0, 0, 3, 2, 1, 255, 255, 255, 0, 0))
