"""Printers as an office sets them: where a kind of paper goes, checked before it is kept."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ROLL_WIDTHS_MM: Final = (58, 80)
BAUD_RATES: Final = (9600, 19200, 38400, 57600, 115200)
LONGEST_ROLL_M: Final = 200
MOST_FALLBACKS: Final = 2
_USB_ID: Final = re.compile(r"^[0-9a-fA-F]{4}:[0-9a-fA-F]{4}$")
_QUEUE: Final = re.compile(
    r"^[^\s/#?\"'\\-][^\s/#?\"'\\]{0,126}$"
)  # what CUPS lets a queue be called
_HOST: Final = re.compile(r"^[A-Za-z0-9.:_\-\[\]]{1,253}$")
_PORT_NAME: Final = re.compile(r"^(COM\d{1,3}|/dev/[\w./-]{1,100})$")


class PrinterKind(StrEnum):
    """How a printer is reached."""

    FILE = "file"  # numbered files with their pictures, in the station's folder
    PDF_FOLDER = "pdf_folder"
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    CUPS = "cups"
    WINDOWS = "windows"


MAKES_PAPER: Final = frozenset(PrinterKind) - {PrinterKind.FILE, PrinterKind.PDF_FOLDER}
"""Only these may stand in for another printer unasked: a file is no paper in the hand (law 8)."""
_FILES: Final = {
    PrinterKind.FILE: "tệp trên máy này",
    PrinterKind.PDF_FOLDER: "thư mục PDF",
}
BYTE_PIPES: Final = frozenset({PrinterKind.USB, PrinterKind.SERIAL})
"""Thermal printers that take pictures as bytes, and no PDF."""


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """Where a kind of paper goes.

    Attributes:
        host: Name or address of a network printer, or of a CUPS server (``host:port``; empty: the
            one of this machine).
        width_mm: Width of the roll, 80 or 58.
        queue: Name of a CUPS or Windows queue.
        device: Serial port (``COM3``, ``/dev/ttyUSB0``) or USB printer (``04b8:0e15``).
        baud: Bits a second of a serial port.
        folder: Where PDF files are put.
        roll_m: Length of a new roll in metres, to tell how many tickets are left.
        fallback: Who takes over when not one byte reached this printer.
    """

    kind: PrinterKind = PrinterKind.FILE
    host: str = ""
    port: int = 9100
    width_mm: int = 80
    queue: str = ""
    device: str = ""
    baud: int = 9600
    folder: str = ""
    roll_m: int = 50
    fallback: "PrinterSettings | None" = None

    @property
    def words(self) -> str:
        """What the desk calls this printer."""
        return {
            **_FILES,
            PrinterKind.NETWORK: f"máy in mạng {self.host}",
            PrinterKind.USB: f"máy in USB {self.device}",
            PrinterKind.SERIAL: f"máy in cổng {self.device}",
            PrinterKind.CUPS: f"hàng đợi in {self.queue}",
            PrinterKind.WINDOWS: f"máy in {self.queue}",
        }[self.kind]


EMBEDDED_PRINTER: Final = PrinterSettings()


def is_paper(went_to: str) -> bool:
    """Say whether what went there, in the words of a printer, can be taken in the hand (law 8)."""
    return went_to not in _FILES.values()


@dataclass(frozen=True, slots=True)
class PrinterFault:
    """A setting that cannot work; ``sentence`` says what to write instead."""

    field: str
    sentence: str


def faults(settings: PrinterSettings) -> tuple[PrinterFault, ...]:
    """Return everything that is wrong with the settings, those of the fallback as well."""
    found = [*_common_faults(settings), *_FAULTS_OF_KIND[settings.kind](settings)]
    chain = fallbacks(settings)
    if len(chain) > MOST_FALLBACKS:
        sentence = f"Chỉ đặt được tối đa {MOST_FALLBACKS} máy in dự phòng."
        found.append(PrinterFault("fallback", sentence))
    if settings.fallback is not None:
        found += [
            PrinterFault(f"fallback.{fault.field}", f"Máy in dự phòng: {fault.sentence}")
            for fault in faults(settings.fallback)
        ]
    return tuple(found)


def fallbacks(settings: PrinterSettings) -> tuple[PrinterSettings, ...]:
    """Return who takes over, in order."""
    found: list[PrinterSettings] = []
    following = settings.fallback
    while following is not None:
        found.append(following)
        following = following.fallback
    return tuple(found)


def misplaced(settings: PrinterSettings, *, prints_sheets: bool) -> tuple[PrinterFault, ...]:
    """Return what is wrong with where the printers stand, each of them being set up well.

    Args:
        settings: Of the printer and of those that take over.
        prints_sheets: It is to print A4 and A5 papers, which are PDF files.
    """
    found: list[PrinterFault] = []
    if prints_sheets and any(o.kind in BYTE_PIPES for o in (settings, *fallbacks(settings))):
        sentence = "Máy in nhiệt cắm USB hoặc cổng nối tiếp không in được giấy tờ A4, A5."
        found.append(PrinterFault("kind", sentence))
    if any(one.kind not in MAKES_PAPER for one in fallbacks(settings)):
        sentence = "Máy in dự phòng phải là máy in ra giấy, không phải tệp hay thư mục PDF."
        found.append(PrinterFault("fallback.kind", sentence))
    return tuple(found)


def _common_faults(settings: PrinterSettings) -> Iterator[PrinterFault]:
    if settings.width_mm not in ROLL_WIDTHS_MM:
        yield PrinterFault("width_mm", "Khổ giấy cuộn là 58 hoặc 80 (mm).")
    if not 1 <= settings.roll_m <= LONGEST_ROLL_M:
        yield PrinterFault("roll_m", f"Chiều dài cuộn giấy từ 1 đến {LONGEST_ROLL_M} (m).")


def _no_faults(_: PrinterSettings) -> Iterator[PrinterFault]:
    return iter(())


def _folder_faults(settings: PrinterSettings) -> Iterator[PrinterFault]:
    if not settings.folder.strip():
        yield PrinterFault("folder", "Chọn thư mục để lưu tệp PDF.")


def _usb_faults(settings: PrinterSettings) -> Iterator[PrinterFault]:
    if not _USB_ID.match(settings.device):
        sentence = "Mã máy in USB gồm hai nhóm bốn chữ số, ví dụ 04b8:0e15."
        yield PrinterFault("device", sentence)


def _network_faults(settings: PrinterSettings) -> Iterator[PrinterFault]:
    if not _HOST.match(settings.host):
        yield PrinterFault("host", "Nhập địa chỉ của máy in mạng, ví dụ 192.168.1.50.")
    if not 0 < settings.port < 65_536:
        yield PrinterFault("port", "Cổng của máy in mạng từ 1 đến 65535, thường là 9100.")


def _serial_faults(settings: PrinterSettings) -> Iterator[PrinterFault]:
    if not _PORT_NAME.match(settings.device):
        yield PrinterFault("device", "Nhập tên cổng, ví dụ COM3 hoặc /dev/ttyUSB0.")
    if settings.baud not in BAUD_RATES:
        speeds = ", ".join(map(str, BAUD_RATES))
        yield PrinterFault("baud", f"Tốc độ cổng là một trong các số: {speeds}.")


def _queue_faults(settings: PrinterSettings) -> Iterator[PrinterFault]:
    named = _QUEUE.match(settings.queue)
    if settings.kind is PrinterKind.WINDOWS:
        named = settings.queue.strip()
    if not named:
        yield PrinterFault("queue", "Nhập tên máy in đúng như hệ điều hành đang gọi.")
    if settings.host and not _HOST.match(settings.host):
        yield PrinterFault("host", "Địa chỉ máy chủ in không đúng; để trống nếu dùng máy này.")


_FAULTS_OF_KIND: Final[
    Mapping[PrinterKind, Callable[[PrinterSettings], Iterator[PrinterFault]]]
] = {
    PrinterKind.FILE: _no_faults,
    PrinterKind.PDF_FOLDER: _folder_faults,
    PrinterKind.NETWORK: _network_faults,
    PrinterKind.USB: _usb_faults,
    PrinterKind.SERIAL: _serial_faults,
    PrinterKind.CUPS: _queue_faults,
    PrinterKind.WINDOWS: _queue_faults,
}
