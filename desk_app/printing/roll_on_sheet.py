"""A slip for a roll on a sheet, for the day when the roll's printer is off: the same picture."""

import io
import time
from typing import Final

from PIL import Image

from desk_app.printing import escpos_view
from desk_app.printing.raster_style import DOTS_PER_MM, PAPER_WHITE

A5_DOTS: Final = (148 * DOTS_PER_MM, 210 * DOTS_PER_MM)
MARGIN_DOTS: Final = 10 * DOTS_PER_MM
DPI: Final = DOTS_PER_MM * 25.4
_NO_DATE: Final = time.gmtime(0)  # the same slip gives the same bytes


def sheet_of(job: bytes) -> bytes:
    """Return an ESC/POS job as A5 pages in a PDF, dot for dot as large as on the roll.

    Raises:
        JobUnreadable: Something in the job is no picture.
    """
    picture = escpos_view.decode(job)
    room = A5_DOTS[1] - 2 * MARGIN_DOTS
    pages = [_page(picture, top, room) for top in range(0, picture.height, room)]
    buffer = io.BytesIO()
    pages[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=DPI,
        creationDate=_NO_DATE,
        modDate=_NO_DATE,
    )
    return buffer.getvalue()


def _page(picture: Image.Image, top: int, room: int) -> Image.Image:
    page = Image.new("1", A5_DOTS, PAPER_WHITE)
    part = picture.crop((0, top, picture.width, min(top + room, picture.height)))
    page.paste(part, ((A5_DOTS[0] - picture.width) // 2, MARGIN_DOTS))
    return page
