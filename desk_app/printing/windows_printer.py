"""A printer of Windows, through the system's own libraries (winspool, GDI): nothing to install.

Pictures for a roll go raw to the queue; pages of a PDF are drawn through its driver, on the sheet
and at the size that they were laid out for. Windows keeps a job as soon as it took it, so a job is
at best "sent" here.

Run against Wine's winspool and GDI (tests/printing/test_windows.py), not yet on Windows itself.
"""

import ctypes
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from desk_app.printing import windows_drawing
from desk_app.printing.devices import SendOutcome, SendState, is_pdf
from desk_app.printing.printer_status import PrinterStatus
from desk_app.printing.windows_drawing import BrokeOff

NOT_WINDOWS: Final = "Máy in này chỉ dùng được trên Windows."
NO_QUEUE: Final = "Windows không mở được máy in “{queue}”: kiểm tra tên máy in."
BROKE: Final = "Windows báo lỗi khi đang nhận phiếu: phiếu có thể chỉ in được một phần."
_CONDITION_LEVEL, _ATTRIBUTES_LEVEL = 6, 5  # of winspool's PRINTER_INFO
_ATTRIBUTES_AT: Final = 16  # behind two pointers
_SET_OFFLINE: Final = 0x400  # PRINTER_ATTRIBUTE_WORK_OFFLINE
_PAUSED, _ERROR, _JAM, _NO_PAPER, _PAPER_PROBLEM = 0x1, 0x2, 0x8, 0x10, 0x40
_OFFLINE, _NOT_AVAILABLE, _NO_TONER = 0x80, 0x1000, 0x40000
_INTERVENTION, _DOOR_OPEN = 0x100000, 0x400000


class _Refused(OSError):
    """Windows said no before anything was sent."""


class _Elsewhere(Exception):
    """This is not Windows."""


class _DocInfo1(ctypes.Structure):  # DOC_INFO_1W
    _fields_ = (
        ("name", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
    )


@dataclass(frozen=True, slots=True)
class WindowsPrinter:
    """A queue by the name that Windows shows. The document's name says nothing personal."""

    queue: str

    def send(self, job: bytes) -> SendOutcome:
        """Hand a job to Windows."""
        try:
            with _opened(self.queue) as (spool, handle):
                if is_pdf(job):
                    _draw(spool, handle, self.queue, job)
                else:
                    _pass_on(spool, handle, job)
        except _Elsewhere:
            return SendOutcome(SendState.FAILED, NOT_WINDOWS)
        except _Refused:
            return SendOutcome(SendState.FAILED, NO_QUEUE.format(queue=self.queue))
        except OSError:
            return SendOutcome(SendState.UNKNOWN, BROKE)
        return SendOutcome(SendState.SENT)

    def status(self) -> PrinterStatus | str:
        """Return what Windows says of the printer, or in words why it cannot be asked."""
        try:
            with _opened(self.queue) as (spool, handle):
                condition = _number(_info(spool, handle, _CONDITION_LEVEL), 0)
                attributes = _number(_info(spool, handle, _ATTRIBUTES_LEVEL), _ATTRIBUTES_AT)
        except _Elsewhere:
            return NOT_WINDOWS
        except _Refused:
            return NO_QUEUE.format(queue=self.queue)
        return status_of(condition, attributes)


def status_of(condition: int, attributes: int) -> PrinterStatus:
    """Return a status in our words from PRINTER_STATUS_* and PRINTER_ATTRIBUTE_* bits."""
    return PrinterStatus(
        is_offline=bool(condition & (_PAUSED | _OFFLINE | _NOT_AVAILABLE))
        or bool(attributes & _SET_OFFLINE),
        cover_open=bool(condition & _DOOR_OPEN),
        paper_out=bool(condition & _NO_PAPER),
        has_error=bool(condition & (_ERROR | _JAM | _PAPER_PROBLEM | _NO_TONER | _INTERVENTION)),
    )


@contextmanager
def _opened(queue: str) -> Generator[tuple[Any, ctypes.c_void_p]]:
    spool = library("winspool.drv")
    handle = ctypes.c_void_p()
    if not spool.OpenPrinterW(queue, ctypes.byref(handle), None):
        raise _Refused
    try:
        yield spool, handle
    finally:
        spool.ClosePrinter(handle)


def _pass_on(spool: Any, handle: ctypes.c_void_p, job: bytes) -> None:
    if not spool.StartDocPrinterW(handle, 1, ctypes.byref(_DocInfo1("motcua", None, "RAW"))):
        raise _Refused
    written = ctypes.c_uint32()
    spool.StartPagePrinter(handle)
    took = spool.WritePrinter(handle, job, len(job), ctypes.byref(written))
    spool.EndPagePrinter(handle)
    ended = spool.EndDocPrinter(handle)
    if not took or not ended or written.value != len(job):
        raise BrokeOff


def _draw(spool: Any, handle: ctypes.c_void_p, queue: str, document: bytes) -> None:
    mode = windows_drawing.mode_for(spool, handle, queue, document)
    if not windows_drawing.draw(library("gdi32"), queue, mode, document):
        raise _Refused


def _info(spool: Any, handle: ctypes.c_void_p, level: int) -> bytes:
    """Return PRINTER_INFO of a level; nothing where Windows does not say."""
    needed = ctypes.c_uint32()
    spool.GetPrinterW(handle, level, None, 0, ctypes.byref(needed))
    room = ctypes.create_string_buffer(max(1, needed.value))
    told = spool.GetPrinterW(handle, level, room, needed.value, ctypes.byref(needed))
    return room.raw if told else b""


def _number(info: bytes, at: int) -> int:
    return int.from_bytes(info[at : at + 4], "little")


def library(name: str) -> Any:
    """Return a library of Windows; only there is one."""
    if sys.platform != "win32":
        raise _Elsewhere
    return ctypes.CDLL(name)  # on the 64-bit Windows that we run on there is one calling convention
