"""The parts of official papers: head, signatures, symbols, on sheets."""

from functools import lru_cache
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from desk_app.printing import texts
from desk_app.printing.blocks import (
    Align,
    Letterhead,
    Signature,
    Signatures,
    Size,
    Symbol,
    SymbolKind,
    say,
)
from desk_app.printing.pdf_pieces import (
    COLUMN_GAP_PT,
    Frame,
    Piece,
    beside,
    line_piece,
    pieces,
    space,
    stacked,
    text_lines,
)
from desk_app.printing.pdf_style import POINTS_PER_DOT, Pen, aligned, pen_of
from desk_app.printing.symbols import QR_QUIET, code128_modules, merged_bars, qr_modules
from desk_app.printing.wrapping import Line, Part

QR_MODULE_DOTS: Final = 4
CODE128_MODULE_DOTS: Final = 2
CODE128_HEIGHT_PT: Final = 26
SIGNING_ROOM_PT: Final = 38
MOTTO_SHARE: Final = 0.58  # of the width; the name of the state must stand on one line
SMALLEST_HEAD_PT: Final = 8.0


@pieces.register
def _(block: Letterhead, frame: Frame) -> list[Piece]:
    state: Line = (Part(texts.MOTTO_STATE, True, False),)
    fitting = frame.width * MOTTO_SHARE / Pen(1).width(state)
    pen = pen_of(max(SMALLEST_HEAD_PT, min(frame.body_pt, fitting)))
    right = pen.width(state)
    left = frame.width - right - COLUMN_GAP_PT
    agency = stacked(
        [
            *text_lines(say(block.superior), left, pen, Align.CENTRE),
            *text_lines(say(block.agency, bold=True), left, pen, Align.CENTRE),
            _underline(left, left / 3),
        ]
    )
    motto_pen = pen_of(pen.pt * 1.06)
    motto: Line = (Part(texts.MOTTO, True, False),)
    nation = stacked(
        [
            line_piece(pen, state, right),
            line_piece(motto_pen, motto, right, Align.CENTRE),
            _underline(right, motto_pen.width(motto)),
        ]
    )
    number = stacked(text_lines(say(block.number), left, pen, Align.CENTRE))
    dated = stacked(text_lines(say(block.place_and_date, italic=True), right, pen, Align.CENTRE))
    offset = left + COLUMN_GAP_PT
    return [stacked([beside(agency, offset, nation), beside(number, offset, dated), space(4)])]


def _underline(width: float, length: float) -> Piece:
    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.setLineWidth(0.7)
        start = x + (width - length) / 2
        canvas.line(start, top - 2, start + length, top - 2)

    return Piece(5, paint)


@pieces.register
def _(block: Signatures, frame: Frame) -> list[Piece]:
    count = max(1, len(block.signers))
    each = (frame.width - COLUMN_GAP_PT * (count - 1)) / count
    heads = [_signer_head(signer, each, frame) for signer in block.signers]
    names = [
        stacked(text_lines(say(signer.name, bold=True), each, frame.pen(), Align.CENTRE))
        for signer in block.signers
    ]
    room = max((head.height for head in heads), default=0.0) + SIGNING_ROOM_PT
    height = room + max((name.height for name in names), default=0.0)

    def paint(canvas: Canvas, x: float, top: float) -> None:
        for i, (head, name) in enumerate(zip(heads, names, strict=True)):
            left = x + i * (each + COLUMN_GAP_PT)
            head.paint(canvas, left, top)
            name.paint(canvas, left, top - room)

    return [Piece(height, paint)]


def _signer_head(signer: Signature, width: float, frame: Frame) -> Piece:
    above = say(signer.above, italic=True)
    return stacked(
        [
            *(text_lines(above, width, frame.pen(), Align.CENTRE) if signer.above else ()),
            *text_lines(say(signer.title, bold=True), width, frame.pen(), Align.CENTRE),
            *text_lines(say(signer.note, italic=True), width, frame.pen(Size.SMALL), Align.CENTRE),
        ]
    )


@pieces.register
def _(block: Symbol, frame: Frame) -> list[Piece]:
    if block.kind is SymbolKind.QR:
        rows, quiet = qr_modules(block.data), float(QR_QUIET)
        wide = high = QR_MODULE_DOTS * POINTS_PER_DOT
    else:
        rows, quiet = (code128_modules(block.data),), 0.0  # white stands beside it on the sheet
        wide, high = CODE128_MODULE_DOTS * POINTS_PER_DOT, CODE128_HEIGHT_PT
    black = _black(rows)
    shift = aligned(block.align, frame.width, len(rows[0]) * wide)
    edge = quiet * high

    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.translate(x + shift, top - edge)
        canvas.scale(wide, -high)
        canvas.addLiteral(black)
        canvas.restoreState()

    picture = Piece(len(rows) * high + 2 * edge, paint)
    if not block.caption:
        return [picture]
    small = frame.pen(Size.SMALL)
    caption = text_lines(say(block.caption), frame.width, small, block.align)
    return [stacked([picture, *caption])]


@lru_cache(maxsize=64)
def _black(rows: tuple[str, ...]) -> str:
    """Return the modules as one filled path in whole modules, for reportlab's own widget takes
    four times as long as the rest of the receipt."""
    bars = (f"{bar.x} {bar.y} {bar.width} {bar.height} re" for bar in merged_bars(rows))
    return f"{' '.join(bars)} f"
