"""Sheets drawn through a driver of Windows (GDI), page by page, at the size of their paper."""

import ctypes
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image

from desk_app.printing import preview

MOST_DPI: Final = 300
_LOGPIXELSX, _LOGPIXELSY = 88, 90
_HORZRES, _VERTRES = 8, 10
_PHYSICAL_WIDTH, _PHYSICAL_HEIGHT, _OFFSET_X, _OFFSET_Y = 110, 111, 112, 113
_SRCCOPY: Final = 0x00CC0020
_HALFTONE: Final = 4  # the mode that blackens nothing where a page is made smaller
_MM_AN_INCH: Final = 25
_BITS_A_DOT: Final = 24
# DEVMODEW (wingdi.h): where its fields lie, and what they are set to
_FIELDS_AT, _ORIENTATION_AT, _PAPER_AT, _DUPLEX_AT = 72, 76, 78, 94
_CHOSEN: Final = 0x1 | 0x2 | 0x1000  # orientation, paper and sides
_INSTEAD: Final = 0x4 | 0x8 | 0x10000  # length, width and name of a sheet go before its number
_UPRIGHT, _LANDSCAPE, _ONE_SIDED = 1, 2, 1
_PAPERS: Final[Mapping[str, int]] = {"A3": 8, "A4": 9, "A5": 11}  # DMPAPER_*
_OUT, _IN = 2, 8  # DM_OUT_BUFFER, DM_IN_BUFFER


class BrokeOff(OSError):
    """Windows said no in the middle: nobody knows what it did with the first half."""


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
class Sheet:
    """The paper in the printer, in its dots; ``left`` and ``top`` cannot be printed on."""

    dpi: tuple[int, int]
    width: int
    height: int
    left: int
    top: int
    printable: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a page comes to lie, in dots from the first printable one."""

    x: int
    y: int
    width: int
    height: int


def mode_for(spool: Any, handle: ctypes.c_void_p, queue: str, document: bytes) -> Any:
    """Return the driver's settings (DEVMODEW) for the sheet of ``document``, one-sided.

    None, the driver's own settings, where it does not tell them or the sheet has no name.
    """
    paper = _PAPERS.get(preview.sheet_name(document) or "")
    size = spool.DocumentPropertiesW(None, handle, queue, None, None, 0)
    if paper is None or size <= _DUPLEX_AT:
        return None
    mode = ctypes.create_string_buffer(size)
    if spool.DocumentPropertiesW(None, handle, queue, mode, None, _OUT) < 0:
        return None
    width, height = preview.page_size_mm(document)
    (fields,) = struct.unpack_from("<I", mode, _FIELDS_AT)
    struct.pack_into("<I", mode, _FIELDS_AT, fields & ~_INSTEAD | _CHOSEN)
    struct.pack_into("<h", mode, _ORIENTATION_AT, _LANDSCAPE if width > height else _UPRIGHT)
    struct.pack_into("<h", mode, _PAPER_AT, paper)
    struct.pack_into("<h", mode, _DUPLEX_AT, _ONE_SIDED)
    merged = spool.DocumentPropertiesW(None, handle, queue, mode, mode, _IN | _OUT)
    return mode if merged >= 0 else None


def draw(gdi: Any, queue: str, mode: Any, document: bytes) -> bool:
    """Draw every page; False when Windows did not even begin.

    Raises:
        BrokeOff: It stopped on the way.
    """
    gdi.CreateDCW.restype = ctypes.c_void_p
    paper = ctypes.c_void_p(gdi.CreateDCW(None, queue, None, mode))
    if not paper.value:
        return False
    try:
        document_info = _DocInfo(ctypes.sizeof(_DocInfo), "motcua", None, None, 0)
        if gdi.StartDocW(paper, ctypes.byref(document_info)) <= 0:
            return False
        try:
            _draw_pages(gdi, paper, document)
        except BrokeOff:
            gdi.AbortDoc(paper)
            raise
    finally:
        gdi.DeleteDC(paper)
    return True


def _draw_pages(gdi: Any, paper: ctypes.c_void_p, document: bytes) -> None:
    sheet = _sheet(gdi, paper)
    dpi = min(MOST_DPI, *sheet.dpi)
    gdi.SetStretchBltMode(paper, _HALFTONE)
    for page in preview.each_page(document, dpi):
        _draw_page(gdi, paper, page, box_of(page.size, dpi, sheet))
    if gdi.EndDoc(paper) <= 0:
        raise BrokeOff


def box_of(page: tuple[int, int], dpi: int, sheet: Sheet) -> Box:
    """Return where a page of ``page`` dots at ``dpi`` lies: as large as it was laid out.

    From the corner of the sheet. What is larger than the sheet, by more than a millimetre, is
    made to fit what can be printed on.
    """
    width = round(page[0] * sheet.dpi[0] / dpi)
    height = round(page[1] * sheet.dpi[1] / dpi)
    across, down = (dots // _MM_AN_INCH for dots in sheet.dpi)
    if width <= sheet.width + across and height <= sheet.height + down:  # drivers round sheets
        return Box(-sheet.left, -sheet.top, width, height)
    scale = min(sheet.printable[0] / width, sheet.printable[1] / height)
    return Box(0, 0, round(width * scale), round(height * scale))


def _sheet(gdi: Any, paper: ctypes.c_void_p) -> Sheet:
    def told(what: int) -> int:
        return gdi.GetDeviceCaps(paper, what)

    return Sheet(
        dpi=(told(_LOGPIXELSX), told(_LOGPIXELSY)),
        width=told(_PHYSICAL_WIDTH),
        height=told(_PHYSICAL_HEIGHT),
        left=told(_OFFSET_X),
        top=told(_OFFSET_Y),
        printable=(told(_HORZRES), told(_VERTRES)),
    )


def _draw_page(gdi: Any, paper: ctypes.c_void_p, page: Image.Image, box: Box) -> None:
    header = _BitmapHeader(ctypes.sizeof(_BitmapHeader), page.width, page.height, 1, _BITS_A_DOT)
    if gdi.StartPage(paper) <= 0:
        raise BrokeOff
    drawn = gdi.StretchDIBits(
        paper,
        box.x,
        box.y,
        box.width,
        box.height,
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
        raise BrokeOff


def bitmap_rows(page: Image.Image) -> bytes:
    """Return the dots as Windows wants them: blue first, rows of whole words, the lowest first."""
    stride = (page.width * 3 + 3) // 4 * 4
    return page.convert("RGB").tobytes("raw", "BGR", stride, -1)
