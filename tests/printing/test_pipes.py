"""Printers on cables: a serial one behind a pseudo terminal, a USB one below pyusb."""

import os
import select
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from desk_app.desk.sending import NO_PDF_HERE, RollOnly, printer_of
from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.printing import escpos_pipes, pdf
from desk_app.printing.devices import NOT_FOR_A_ROLL, PdfFolder, SendOutcome, SendState
from desk_app.printing.escpos_pipes import SerialPipe, UsbPipe
from desk_app.printing.pipes import CannotOpen, NetworkPipe
from desk_app.printing.printer_status import PrinterStatus
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.thermal_printer import ThermalPrinter
from tests.printing import samples
from tests.printing.test_devices import JOB
from tests.printing.usb_twin import UsbTwin

PATIENCE_S: Final = 0.5
ANSWERS: Final = {b"\x10\x04\x01": b"\x12", b"\x10\x04\x02": b"\x12", b"\x10\x04\x04": b"\x12"}
AFTER: Final = b"\x1dr\x01"
linux = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")


@dataclass
class SerialTwin:
    """The printer's end of a serial line; ``answers`` is off for a mute one."""

    port: str
    end: int
    answers: bool
    heard: bytearray = field(default_factory=bytearray)
    ended: threading.Event = field(default_factory=threading.Event)

    def serve(self) -> None:
        while not self.ended.is_set():
            readable, _, _ = select.select([self.end], [], [], 0.05)
            if readable:
                data = os.read(self.end, 4096)
                self.heard += data
                if self.answers:
                    self._answer(data)

    def _answer(self, data: bytes) -> None:
        for question, answer in ANSWERS.items():
            if data.endswith(question):
                os.write(self.end, answer)
        if data.endswith(AFTER):
            os.write(self.end, b"\x00")


@contextmanager
def serial_twin(*, answers: bool) -> Generator[SerialTwin]:
    import tty

    end, port = os.openpty()
    tty.setraw(port)
    tty.setraw(end)
    twin = SerialTwin(os.ttyname(port), end, answers)
    thread = threading.Thread(target=twin.serve)
    thread.start()
    yield twin
    twin.ended.set()
    thread.join(5)
    os.close(port)
    os.close(end)


def thermal(twin: SerialTwin) -> ThermalPrinter:
    return ThermalPrinter(lambda: SerialPipe(twin.port, 115200, PATIENCE_S), PATIENCE_S)


@linux
def test_a_serial_printer_gets_the_very_bytes_and_confirms() -> None:
    with serial_twin(answers=True) as twin:
        assert thermal(twin).status() == PrinterStatus()
        assert thermal(twin).send(JOB) == SendOutcome(SendState.CONFIRMED)
    assert JOB in bytes(twin.heard)


@linux
def test_a_mute_serial_printer_leaves_the_job_sent() -> None:
    with serial_twin(answers=False) as twin:
        assert thermal(twin).status() is None
        assert thermal(twin).send(JOB).state is SendState.SENT
    assert JOB in bytes(twin.heard)


@linux
def test_a_port_that_is_not_there_has_printed_nothing() -> None:
    gone = ThermalPrinter(lambda: SerialPipe("/dev/khong-co", 9600, PATIENCE_S), PATIENCE_S)
    outcome = gone.send(JOB)
    assert outcome.state is SendState.FAILED
    assert outcome.reason == escpos_pipes.NO_PORT.format(port="/dev/khong-co")


@pytest.fixture
def plug_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[UsbTwin], ThermalPrinter]:
    """Give what plugs a device into this machine."""
    monkeypatch.delattr("usb.backend.libusb0.get_backend")
    monkeypatch.delattr("usb.backend.openusb.get_backend")

    def plugged(twin: UsbTwin) -> ThermalPrinter:
        monkeypatch.setattr("usb.backend.libusb1.get_backend", lambda: twin)
        name = f"{twin.vendor:04x}:{twin.product:04x}"
        return ThermalPrinter(lambda: UsbPipe(name, PATIENCE_S), PATIENCE_S)

    return plugged


@pytest.mark.parametrize("ends", [(0x01, 0x82), (0x03, 0x81), (0x81, 0x02)])
def test_a_usb_printer_gets_the_very_bytes_wherever_its_ends_are(
    plug_in: Callable[[UsbTwin], ThermalPrinter], ends: tuple[int, ...]
) -> None:
    twin = UsbTwin(0x0416, 0x5011, ends, {**ANSWERS, AFTER: b"\x00"})
    printer = plug_in(twin)
    assert printer.status() == PrinterStatus()
    assert printer.send(JOB) == SendOutcome(SendState.CONFIRMED)
    assert JOB in bytes(twin.heard)


@pytest.mark.parametrize("ends", [(0x01, 0x82), (0x02,)])
def test_a_mute_usb_printer_leaves_the_job_sent(
    plug_in: Callable[[UsbTwin], ThermalPrinter], ends: tuple[int, ...]
) -> None:
    twin = UsbTwin(0x04B8, 0x0E15, ends)
    printer = plug_in(twin)
    assert printer.status() is None
    assert printer.send(JOB).state is SendState.SENT
    assert JOB in bytes(twin.heard)


def test_a_usb_device_that_is_no_printer_or_held_by_another_program_gets_nothing(
    plug_in: Callable[[UsbTwin], ThermalPrinter],
) -> None:
    keyboard = UsbTwin(0x046D, 0xC31C, (0x81,), face=3)
    held = UsbTwin(0x04B8, 0x0E15, (0x01, 0x82), held=True)
    for twin, words in ((keyboard, escpos_pipes.NO_PRINTER), (held, escpos_pipes.USB_HELD)):
        outcome = plug_in(twin).send(JOB)
        name = f"{twin.vendor:04x}:{twin.product:04x}"
        assert outcome == SendOutcome(SendState.FAILED, words.format(id=name))
        assert not twin.heard


def test_a_usb_printer_that_is_not_there_is_told_in_words() -> None:
    outcome = ThermalPrinter(lambda: UsbPipe("dead:beef", PATIENCE_S), PATIENCE_S).send(JOB)
    assert outcome.state is SendState.FAILED
    # without libusb on this machine nothing can be looked for, and that is said instead
    missing = escpos_pipes.NO_USB.format(id="dead:beef")
    assert outcome.reason in (missing, escpos_pipes.NO_LIBUSB)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(13, "Access denied (insufficient permissions)"), escpos_pipes.USB_HELD),
        (OSError(16, "Resource busy"), escpos_pipes.USB_HELD),
        (RuntimeError("Unable to open USB printer: Access denied"), escpos_pipes.USB_HELD),
        (RuntimeError("Device not found or cable not plugged in."), escpos_pipes.NO_USB),
    ],
)
def test_what_usb_says_becomes_a_sentence(error: Exception, words: str) -> None:
    assert escpos_pipes.usb_words(error) == words


@pytest.mark.parametrize(
    "pipe", [SerialPipe("x", 9600, 1), UsbPipe("1:2", 1), NetworkPipe("x", 1, 1)]
)
def test_a_pipe_that_was_not_opened_says_so(
    pipe: SerialPipe | UsbPipe | NetworkPipe,
) -> None:
    pipe.close()
    with pytest.raises(ConnectionError):
        pipe.write(b"x")
    with pytest.raises(ConnectionError):
        pipe.hear(0.1)


def test_a_sheet_never_goes_to_a_roll_on_a_cable_and_a_roll_never_to_a_folder(
    tmp_path: Path,
) -> None:
    document = pdf.render(receipt_slip(samples.OFFICE, samples.MINIMAL_RECEIPT))
    usb = printer_of(PrinterSettings(PrinterKind.USB, device="dead:beef"), tmp_path)
    assert isinstance(usb, RollOnly)
    assert usb.send(document) == SendOutcome(SendState.FAILED, NO_PDF_HERE)
    folder = PdfFolder(tmp_path / "pdf")
    assert folder.send(JOB) == SendOutcome(SendState.FAILED, NOT_FOR_A_ROLL)
    assert folder.send(document).state is SendState.CONFIRMED


def test_a_printer_that_cannot_be_opened_says_why() -> None:
    with pytest.raises(CannotOpen):
        NetworkPipe("127.0.0.1", 1, 0.2).open()
