"""The mark of a reprint over bytes that were printed before, which stay as they are.

On a roll the mark is a band of its own above the very bytes of the first print. To a PDF it is
added as a further revision: the file of the first print is the beginning of the new one, byte
for byte, and the mark stands in the top margin on the left, where nothing else is printed.
"""

import io
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from desk_app.printing import escpos_bytes
from desk_app.printing.blocks import Align, Boxed, Paragraph, Size, say
from desk_app.printing.devices import is_pdf
from desk_app.printing.pdf_document import About, Document
from desk_app.printing.pdf_fonts import Style
from desk_app.printing.pdf_style import POINTS_PER_MM, Pen
from desk_app.printing.raster_pieces import Frame, stack
from desk_app.printing.raster_style import PAPER_WHITE
from desk_app.printing.wrapping import Part

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import IndirectObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

MARK_PT: Final = 9.5
FROM_LEFT_MM: Final = 11
FROM_TOP_MM: Final = 8.6  # base line; the letters keep clear of the 5 mm that printers leave white
CLEAR_PT: Final = 2.0  # of the rule that may lie behind
MARGIN_X: Final = 6
MARGIN_Y: Final = 8
_BOLD: Final = Style(bold=True, italic=False)


def stamp(made: bytes, mark: str) -> bytes:
    """Return the bytes of a first print with ``mark`` ("BẢN IN LẠI lần 2") added to them."""
    return _stamp_sheet(made, mark) if is_pdf(made) else _stamp_roll(made, mark)


def _stamp_roll(made: bytes, mark: str) -> bytes:
    width = escpos_bytes.width_dots(made)
    box = Boxed((Paragraph(say(mark, bold=True), Align.CENTRE, Size.NORMAL),))
    body = stack((box,), Frame(width - 2 * MARGIN_X, ""))
    band = Image.new("1", (width, body.height + MARGIN_Y), PAPER_WHITE)
    body.paint(ImageDraw.Draw(band), MARGIN_X, MARGIN_Y)
    return escpos_bytes.encode(band, cut=False) + made


def _stamp_sheet(made: bytes, mark: str) -> bytes:
    from desk_app.printing.pdf_addition import Addition

    writer = Addition(io.BytesIO(made))
    pages = writer.root["/Pages"]
    left, bottom, right, top = (float(side) for side in pages["/Kids"][0]["/MediaBox"])
    drawing = _drawing(writer, _mark_page(mark, (right - left, top - bottom)))
    for number in range(int(pages["/Count"])):
        # every mark makes the file longer, and pages may share their resources: no name twice
        _show(writer, number, f"/Mark{len(made)}P{number}", drawing)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _drawing(writer: "IncrementalPdfFileWriter", mark_page: bytes) -> "IndirectObject":
    """Take a page into a file as a drawing that any page can show, with letters of its own."""
    from pyhanko.pdf_utils.generic import NameObject, StreamObject
    from pyhanko.pdf_utils.reader import PdfFileReader

    page = PdfFileReader(io.BytesIO(mark_page)).root["/Pages"]["/Kids"][0]
    form = StreamObject(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): writer.import_object(page["/MediaBox"]),
            NameObject("/Resources"): writer.import_object(page["/Resources"]),
        },
        stream_data=page["/Contents"].data,
    )
    return writer.add_object(form)


def _show(
    writer: "IncrementalPdfFileWriter", number: int, name: str, drawing: "IndirectObject"
) -> None:
    from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, StreamObject

    shown = DictionaryObject({NameObject(name): drawing})
    resources = DictionaryObject({NameObject("/XObject"): shown})
    content = StreamObject(stream_data=f"\n/Artifact BMC q {name} Do Q EMC\n".encode())
    writer.add_stream_to_page(number, writer.add_object(content), resources)


def _mark_page(mark: str, size: tuple[float, float]) -> bytes:
    """Return a page with nothing on it but the mark; it clears the rule that may lie behind."""
    document = Document(About(mark, mark), size)
    document.begin_copy("")
    canvas = document.page()
    x = FROM_LEFT_MM * POINTS_PER_MM
    base = size[1] - FROM_TOP_MM * POINTS_PER_MM
    width = Pen(MARK_PT).width((Part(mark, True, False),))
    canvas.clear(x, base - CLEAR_PT, width + 2 * CLEAR_PT, MARK_PT)
    canvas.text(x, base, mark, _BOLD, MARK_PT)
    document.end_page(canvas)
    return document.finish()
