"""The page that shows what a printer can do: every letter, a ruler of dots, a QR code, the cut.

Nothing on it belongs to anybody: no number, no name.
"""

from typing import Final

from PIL import Image, ImageDraw

from desk_app.domain.letters import LETTERS
from desk_app.printing import escpos_bytes, pdf, raster
from desk_app.printing.blocks import (
    Align,
    Block,
    Column,
    Field,
    FormVersion,
    Heading,
    Paper,
    Paragraph,
    Rule,
    Size,
    Slip,
    Symbol,
    SymbolKind,
    Table,
    say,
)
from desk_app.printing.content import OfficeHeader
from desk_app.printing.raster_style import DOTS_PER_MM, INK, PAPER_WHITE, Face

TITLE: Final = "TRANG IN THỬ"
QR_TEXT: Final = "MOTCUA-IN-THU-0123456789"
FORM: Final = FormVersion("trial_page", TITLE, "Mẫu của cơ quan")
ROLLS: Final = {58: Paper.ROLL_58, 80: Paper.ROLL_80}
ROLL_NOTE: Final = (
    "Đọc số cuối cùng còn thấy trên thước: đó là bề rộng in được, tính bằng điểm. "
    "Máy có dao thì giấy phải được cắt ngay dưới dòng này."
)
SHEET_NOTE: Final = (
    "Mọi chữ phải rõ dấu; khung bảng phải đủ bốn cạnh, không cạnh nào mất ở mép giấy. "
    "Bảng dưới đây phải rộng đúng bằng phần chữ phía trên."
)
RULER_PX: Final = 22
_LONG, _MIDDLE, _SHORT = 26, 18, 10


def for_roll(office: OfficeHeader, width_mm: int) -> bytes:
    """Return the page for a roll as ESC/POS bytes; the ruler counts dots from the left edge."""
    slip = Slip(
        FORM,
        (
            *_head(office),
            Paragraph(say(" ".join(LETTERS))),
            Symbol(SymbolKind.QR, QR_TEXT, QR_TEXT),
            Paragraph(say(ROLL_NOTE), size=Size.SMALL),
        ),
        ROLLS[width_mm],
        title=TITLE,
    )
    above = raster.render(slip)
    ruler = ruler_of(above.width)
    page = Image.new("1", (above.width, above.height + ruler.height), PAPER_WHITE)
    page.paste(above, (0, 0))
    page.paste(ruler, (0, above.height))
    return escpos_bytes.encode(page)


def for_sheet(office: OfficeHeader) -> bytes:
    """Return the page for sheets, A5, as a PDF."""
    columns = (Column("Chữ thường", 0.5), Column("Chữ hoa", 0.5))
    half = len(LETTERS) // 2
    rows = ((" ".join(LETTERS[:half]), " ".join(LETTERS[half:])),)
    blocks = (
        *_head(office),
        Paragraph(say(SHEET_NOTE)),
        Table(columns, rows),
        Symbol(SymbolKind.QR, QR_TEXT, QR_TEXT),
        Field("Ghi chú", ""),
    )
    return pdf.render(Slip(FORM, blocks, Paper.A5, title=TITLE))


def ruler_of(width_dots: int) -> Image.Image:
    """Return a ruler over the whole width: a line each millimetre, a number each ten."""
    face = Face(RULER_PX, bold=False)
    ruler = Image.new("1", (width_dots, _LONG + 2 * RULER_PX), PAPER_WHITE)
    draw = ImageDraw.Draw(ruler)
    for x in range(0, width_dots, DOTS_PER_MM):
        mm = x // DOTS_PER_MM
        height = _LONG if mm % 10 == 0 else _MIDDLE if mm % 5 == 0 else _SHORT
        draw.line((x, 0, x, height), fill=INK)
        if mm % 10 == 0 and x + face.width(str(x)) <= width_dots:
            face.draw(draw, x, _LONG + RULER_PX, str(x))
    last = width_dots - 1
    draw.line((last, 0, last, _LONG), fill=INK)
    face.draw(draw, last - face.width(str(width_dots)), _LONG + 2 * RULER_PX - 4, str(width_dots))
    return ruler


def _head(office: OfficeHeader) -> tuple[Block, ...]:
    return (
        Paragraph(say(office.superior), Align.CENTRE, Size.SMALL),
        Paragraph(say(office.agency, bold=True), Align.CENTRE),
        Heading(TITLE),
        Rule(),
    )
