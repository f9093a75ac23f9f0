"""A printer of Windows, through the system's own libraries (winspool, GDI): nothing to install.

Pictures for a roll go raw to the queue; pages of a PDF are drawn at the printer's own resolution
through its driver. Windows keeps a job as soon as it took it, so a job is at best "sent" here.

Made for the spooler of Win32 and not yet run on Windows (docs/paper.md).
"""

import ctypes
import sys
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image

from desk_app.printing import preview
from desk_app.printing.devices import SendOutcome, SendState, is_pdf

NOT_WINDOWS: Final = "Máy in này chỉ dùng được trên Windows."
NO_QUEUE: Final = "Windows không mở được máy in “{queue}”: kiểm tra tên máy in."
BROKE: Final = "Windows báo lỗi khi đang nhận phiếu: phiếu có thể chỉ in được một phần."
MOST_DPI: Final = 300
_LOGPIXELSX: Final = 88
_HORZRES, _VERTRES = 8, 10
_SRCCOPY: Final = 0x00CC0020
_BITS_A_DOT: Final = 24


class _Refused(OSError):
    """Windows said no before anything was sent."""


class _DocInfo1(ctypes.Structure):  # DOC_INFO_1W
    _fields_ = (
        ("name", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
    )


class _DocInfo(ctypes.Structure):  # DOCINFOW
    _fields_ = (
        ("size", ctypes.c_int),
        ("name", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
        ("type", ctypes.c_uint32),
    )


class _BitmapHeader(ctypes.Structure):  # BITMAPINFOHEADER
    _fields_ = (
        ("size", ctypes.c_uint32),
        ("width", ctypes.c_int32),
        ("height", ctypes.c_int32),
        ("planes", ctypes.c_uint16),
        ("bits", ctypes.c_uint16),
        ("compression", ctypes.c_uint32),
        ("image_size", ctypes.c_uint32),
        ("across", ctypes.c_int32),
        ("down", ctypes.c_int32),
        ("colours_used", ctypes.c_uint32),
        ("colours_needed", ctypes.c_uint32),
    )


@dataclass(frozen=True, slots=True)
class WindowsPrinter:
    """A queue by the name that Windows shows. The document's name says nothing personal."""

    queue: str

    def send(self, job: bytes) -> SendOutcome:
        """Hand a job to Windows."""
        if sys.platform != "win32":
            return SendOutcome(SendState.FAILED, NOT_WINDOWS)
        try:
            self._draw(job) if is_pdf(job) else self._pass_on(job)
        except _Refused:
            return SendOutcome(SendState.FAILED, NO_QUEUE.format(queue=self.queue))
        except OSError:
            return SendOutcome(SendState.UNKNOWN, BROKE)
        return SendOutcome(SendState.SENT)

    def _pass_on(self, job: bytes) -> None:
        spool = _library("winspool.drv")
        handle = ctypes.c_void_p()
        if not spool.OpenPrinterW(self.queue, ctypes.byref(handle), None):
            raise _Refused
        try:
            if not spool.StartDocPrinterW(
                handle, 1, ctypes.byref(_DocInfo1("motcua", None, "RAW"))
            ):
                raise _Refused
            written = ctypes.c_uint32()
            spool.StartPagePrinter(handle)
            took = spool.WritePrinter(handle, job, len(job), ctypes.byref(written))
            spool.EndPagePrinter(handle)
            ended = spool.EndDocPrinter(handle)
            if not took or not ended or written.value != len(job):
                raise OSError(BROKE)
        finally:
            spool.ClosePrinter(handle)

    def _draw(self, document: bytes) -> None:
        gdi = _library("gdi32")
        gdi.CreateDCW.restype = ctypes.c_void_p
        paper = ctypes.c_void_p(gdi.CreateDCW(None, self.queue, None, None))
        if not paper.value:
            raise _Refused
        try:
            if gdi.StartDocW(paper, ctypes.byref(_doc_info())) <= 0:
                raise _Refused
            dpi = min(MOST_DPI, gdi.GetDeviceCaps(paper, _LOGPIXELSX))
            for page in preview.pdf_pages(document, dpi):
                _draw_page(gdi, paper, page)
            if gdi.EndDoc(paper) <= 0:
                raise OSError(BROKE)
        finally:
            gdi.DeleteDC(paper)


def _library(name: str) -> Any:
    return ctypes.CDLL(name)  # on the 64-bit Windows that we run on there is one calling convention


def _doc_info() -> _DocInfo:
    return _DocInfo(ctypes.sizeof(_DocInfo), "motcua", None, None, 0)


def _draw_page(gdi: Any, paper: ctypes.c_void_p, page: Image.Image) -> None:
    """Draw a page over all of the printable area, upright and in proportion."""
    wide, high = gdi.GetDeviceCaps(paper, _HORZRES), gdi.GetDeviceCaps(paper, _VERTRES)
    scale = min(wide / page.width, high / page.height)
    size = round(page.width * scale), round(page.height * scale)
    header = _BitmapHeader(ctypes.sizeof(_BitmapHeader), page.width, page.height, 1, _BITS_A_DOT)
    if gdi.StartPage(paper) <= 0:
        raise OSError(BROKE)
    drawn = gdi.StretchDIBits(
        paper,
        0,
        0,
        *size,
        0,
        0,
        page.width,
        page.height,
        bitmap_rows(page),
        ctypes.byref(header),
        0,
        _SRCCOPY,
    )
    if gdi.EndPage(paper) <= 0 or not drawn:
        raise OSError(BROKE)


def bitmap_rows(page: Image.Image) -> bytes:
    """Return the dots as Windows wants them: blue first, rows of whole words, the lowest first."""
    stride = (page.width * 3 + 3) // 4 * 4
    return page.convert("RGB").tobytes("raw", "BGR", stride, -1)
