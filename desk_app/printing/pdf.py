"""A slip as a PDF on A5 or A4: text that can be selected, fonts embedded, pages numbered.

The bytes are the same for the same slip, so that a reprint years later can be compared.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from desk_app.printing import pdf_card, pdf_official, pdf_tables
from desk_app.printing.blocks import Align, Slip, say
from desk_app.printing.pdf_canvas import Canvas, Drawn
from desk_app.printing.pdf_document import About, Document
from desk_app.printing.pdf_pieces import THIN_PT, Frame, Piece, flow, line_piece, stacked, tagged
from desk_app.printing.pdf_style import POINTS_PER_MM, SHEETS, Pen, Setting, Sheet
from desk_app.printing.pdf_tags import DECORATION, Element
from desk_app.printing.wrapping import Part, wrap

FOOT_PT: Final = 8.5
MARK_PT: Final = 9.5
CORNER_PT: Final = 16.0  # "MẪU" on samples: Thông tư 01/2018/TT-VPCP, Điều 5
EDGE_MM: Final = 5.0  # that many printers leave white
TO_TEXT_PT: Final = 2.5  # between the text and what stands in the margins
WORTH_TRYING: Final = 1.01  # pages that a setting is expected to fill; it may take less
MOST_STRETCH_PT: Final = 2.0
BLOCK_RULES: Final = (pdf_card, pdf_official, pdf_tables)  # importing them registers their blocks


def render(slip: Slip) -> bytes:
    """Return ``slip`` as PDF/A-2b, all its copies one after the other in one tagged document.

    Each copy counts its own pages ("Trang 1/2"). The same slip gives the same bytes.

    Raises:
        KeyError: The paper is a roll; rolls are printed as pictures.
    """
    sheet = SHEETS[slip.paper]
    pages = _pages(slip, sheet)
    size = (sheet.width_mm * POINTS_PER_MM, sheet.height_mm * POINTS_PER_MM)
    document = Document(About(slip.title, f"{slip.form.title}. {slip.form.legal_basis}"), size)
    drawn: dict[int, Drawn] = {}
    for label in slip.copies or ("",):
        document.begin_copy(label)
        for number, page in enumerate(pages, start=1):
            canvas = document.page(drawn.get(number))
            if number not in drawn:
                _paint_page(canvas, slip, sheet, page)
                if slip.running or len(pages) > 1:  # a card has no foot
                    _paint_foot(canvas, slip, sheet, f"Trang {number}/{len(pages)}")
                drawn[number] = document.share(canvas)
            _paint_copy(canvas, sheet, page, label)
            document.end_page(canvas)
    return document.finish()


def _pages(slip: Slip, sheet: Sheet) -> list[list[Piece]]:
    """Return the pages of one copy: one page where any setting of the sheet can do it."""
    room = (sheet.height_mm - sheet.top_mm - sheet.bottom_mm) * POINTS_PER_MM
    usual = _flow(slip, sheet, room, sheet.settings[0])
    pages = paginate(usual, room)
    if len(pages) == 1:
        return pages
    height = sum(piece.height for piece in usual)
    for setting in sheet.settings[1:]:
        if height * setting.height > WORTH_TRYING * room:
            continue
        closer = paginate(_flow(slip, sheet, room, setting), room)
        if len(closer) == 1:
            return [_spread(closer[0], room)]
    return pages


def _spread(page: Sequence[Piece], room: float) -> list[Piece]:
    """Share out what is left of a closely set page, so that it looks no closer than it must."""
    left = room - sum(piece.height for piece in page)
    each = min(MOST_STRETCH_PT, left / max(1, sum(piece.stretches for piece in page)))
    return [
        piece._replace(height=piece.height + each) if piece.stretches else piece for piece in page
    ]


def _flow(slip: Slip, sheet: Sheet, room: float, setting: Setting) -> list[Piece]:
    frame = Frame(sheet.text_width, room, setting, bool(slip.copies))
    return flow(slip.blocks, frame)


def paginate(flow: Sequence[Piece], room: float) -> list[list[Piece]]:
    """Put ``flow`` on pages of height ``room``; what keeps together moves on together."""
    pages: list[list[Piece]] = [[]]
    used = 0.0
    for group in _groups(flow):
        if group[0].breaks_page:
            used = room  # whatever comes next starts a page; nothing after it, no empty page
            continue
        height = sum(piece.height for piece in group)
        for i, piece in enumerate(group):
            needed = height if i == 0 else piece.height  # a group may be longer than any page
            if pages[-1] and used + needed > room:
                pages.append([])
                used = 0.0
            added = (*piece.repeat, piece) if not pages[-1] else (piece,)
            pages[-1].extend(added)
            used += sum(part.height for part in added)
    return pages


def _groups(flow: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    open_group = False
    for piece in flow:
        if open_group:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        open_group = piece.keep_with_next
    return groups


def _paint_page(canvas: Canvas, slip: Slip, sheet: Sheet, page: Sequence[Piece]) -> None:
    x, top = _corner(sheet)
    if slip.mark:
        _paint_mark(canvas, slip.mark, sheet)
    if slip.corner:
        _paint_corner(canvas, slip, sheet)
    for piece in page:
        piece.paint(canvas, x, top)
        top -= piece.height


def _paint_copy(canvas: Canvas, sheet: Sheet, page: Iterable[Piece], label: str) -> None:
    x, top = _corner(sheet)
    for piece in page:
        if piece.paint_copy is not None:
            piece.paint_copy(canvas, x, top, label)
        top -= piece.height


def _corner(sheet: Sheet) -> tuple[float, float]:
    """Return where the first block begins: left edge and top, in points from below left."""
    top = (sheet.height_mm - sheet.top_mm) * POINTS_PER_MM
    return sheet.left_mm * POINTS_PER_MM, top


def _paint_mark(canvas: Canvas, mark: str, sheet: Sheet) -> None:
    """Paint the mark in the top margin, between two rules that make it seen."""
    pen = Pen(MARK_PT)
    line = wrap(say(mark, bold=True), sheet.text_width, pen.measure)[0]
    x, text_top = _corner(sheet)
    top = text_top + TO_TEXT_PT + pen.leading
    words = line_piece(pen, line, sheet.text_width, Align.CENTRE)
    tagged(words, Element("P")).paint(canvas, x, top)
    rule = (sheet.text_width - pen.width(line)) / 2 - pen.pt
    end, middle = x + sheet.text_width, top - pen.leading * 0.55
    if rule > 0:
        rules = [(x, middle, x + rule, middle), (end - rule, middle, end, middle)]
        canvas.lines(rules, THIN_PT)


def _paint_corner(canvas: Canvas, slip: Slip, sheet: Sheet) -> None:
    """Paint the large word at the top right, above the mark where the margin has room for both."""
    pen = Pen(CORNER_PT)
    above_mark = Pen(MARK_PT).leading if slip.mark else 0.0
    highest = (sheet.top_mm - EDGE_MM) * POINTS_PER_MM
    lift = min(TO_TEXT_PT + above_mark + pen.leading, max(highest, pen.leading))
    words = line_piece(pen, (Part(slip.corner, True, False),), sheet.text_width, Align.RIGHT)
    x, top = _corner(sheet)
    tagged(words, Element("P")).paint(canvas, x, top + lift)


def _paint_foot(canvas: Canvas, slip: Slip, sheet: Sheet, number: str) -> None:
    pen = Pen(FOOT_PT)
    x = sheet.left_mm * POINTS_PER_MM
    top = sheet.bottom_mm * POINTS_PER_MM - TO_TEXT_PT
    running = line_piece(pen, (Part(slip.running, False, False),), sheet.text_width)
    count = (Part(number, False, False),)
    numbered = line_piece(pen, count, sheet.text_width, Align.RIGHT)
    tagged(stacked([running._replace(height=0), numbered]), DECORATION).paint(canvas, x, top)
