"""A slip as one black-and-white picture, the only thing a thermal printer is ever sent.

Vietnamese on thermal paper is always a picture: 52 of 67 accented letters have no byte of their
own in the code page that printers offer.
"""

from typing import Final

from PIL import Image, ImageDraw

from desk_app.printing import raster_card, raster_symbols, raster_tables
from desk_app.printing.blocks import Align, Block, Boxed, Paper, Paragraph, Size, Slip, say
from desk_app.printing.raster_pieces import Frame, stack
from desk_app.printing.raster_style import PAPER_WHITE

WIDTH_DOTS: Final = {Paper.ROLL_80: 576, Paper.ROLL_58: 384}
MARGIN_X: Final = 6
MARGIN_Y: Final = 8
BLOCK_RULES: Final = (
    raster_card,
    raster_symbols,
    raster_tables,
)  # importing them registers their blocks


def render(slip: Slip, width_dots: int | None = None, copy: int = 0) -> Image.Image:
    """Return ``slip`` as a picture in mode "1", as high as it needs to be.

    Args:
        width_dots: Width of the print head; taken from the paper when None. 576 for 80 mm,
            384 for 58 mm, 512 for some 180 dpi printers.
        copy: Which of ``slip.copies`` this is.

    Raises:
        KeyError: ``width_dots`` is None and the paper is a sheet.
    """
    width = WIDTH_DOTS[slip.paper] if width_dots is None else width_dots
    label = slip.copies[copy] if slip.copies else ""
    body = stack((*_mark(slip), *slip.blocks), Frame(width - 2 * MARGIN_X, label))
    picture = Image.new("1", (width, body.height + 2 * MARGIN_Y), PAPER_WHITE)
    body.paint(ImageDraw.Draw(picture), MARGIN_X, MARGIN_Y)
    return picture


def _mark(slip: Slip) -> tuple[Block, ...]:
    if not slip.mark:
        return ()
    return (Boxed((Paragraph(say(slip.mark, bold=True), Align.CENTRE, Size.NORMAL),)),)
