"""Slips as pictures for the screen: exactly what the printer gets."""

import threading
from collections.abc import Iterator
from itertools import islice
from typing import Final

import pypdfium2
from PIL import Image

from desk_app.printing import pdf, raster
from desk_app.printing.blocks import Slip
from desk_app.printing.pdf_style import POINTS_PER_MM

SCREEN_DPI: Final = 144
SHEETS_MM: Final = {"A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
_ONE_AT_A_TIME: Final = threading.Lock()  # PDFium is not safe for several threads


def pages(
    paper: Slip | bytes, dpi: int = SCREEN_DPI, most: int | None = None
) -> tuple[Image.Image, ...]:
    """Return a picture of each page, copies one after the other; the first ``most`` of a sheet.

    A roll is shown dot for dot as it is printed (``dpi`` has no meaning for it); a sheet is drawn
    from the very PDF that is printed. ``paper`` may be a PDF itself.
    """
    if isinstance(paper, bytes):
        return pdf_pages(paper, dpi, most)
    if paper.paper.is_roll:
        copies = range(max(1, len(paper.copies)))
        return tuple(raster.render(paper, copy=copy) for copy in copies)
    return pdf_pages(pdf.render(paper), dpi, most)


def pdf_pages(document: bytes, dpi: int, most: int | None = None) -> tuple[Image.Image, ...]:
    """Return the pages of a PDF, or its first ``most``, as pictures in mode "RGB"."""
    return tuple(islice(each_page(document, dpi), most))


def each_page(document: bytes, dpi: int) -> Iterator[Image.Image]:
    """Draw the pages of a PDF one after the other, in mode "RGB".

    For what may be long: the sixty sheets of a register at 300 dpi are 1.5 GB together.
    """
    with _ONE_AT_A_TIME:
        opened = pypdfium2.PdfDocument(document)
        count = len(opened)
    try:
        for number in range(count):
            with _ONE_AT_A_TIME:
                page = opened[number].render(scale=dpi / 72).to_pil().convert("RGB")
            yield page
    finally:
        with _ONE_AT_A_TIME:
            opened.close()


def sheet_name(document: bytes) -> str | None:
    """Return "A5", "A4" or "A3" for the sheet of the first page, however it is turned."""
    sides = sorted(round(side) for side in page_size_mm(document))
    return next((name for name, size in SHEETS_MM.items() if list(size) == sides), None)


def page_size_mm(document: bytes) -> tuple[float, float]:
    """Return width and height of the first page of a PDF."""
    with _ONE_AT_A_TIME:
        opened = pypdfium2.PdfDocument(document)
        try:
            width, height = opened[0].get_size()
        finally:
            opened.close()
    return width / POINTS_PER_MM, height / POINTS_PER_MM
