"""The parts of official papers: head, signatures, symbols, on sheets."""

from functools import lru_cache
from typing import Final

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
from desk_app.printing.pdf_canvas import Canvas
from desk_app.printing.pdf_pieces import (
    COLUMN_GAP_PT,
    THIN_PT,
    Frame,
    Piece,
    beside,
    line_piece,
    paragraph,
    pieces,
    space,
    stack,
    stacked,
    tagged,
    text_lines,
)
from desk_app.printing.pdf_style import POINTS_PER_DOT, Pen, aligned, pen_of
from desk_app.printing.pdf_tags import figure
from desk_app.printing.symbols import QR_QUIET, code128_modules, merged_bars, qr_modules
from desk_app.printing.wrapping import Line, Part

QR_MODULE_DOTS: Final = 4
CODE128_MODULE_DOTS: Final = 2
CODE128_HEIGHT_PT: Final = 22
READ_ALOUD: Final = {SymbolKind.QR: "Mã QR để tra cứu", SymbolKind.CODE128: "Mã vạch"}
MOTTO_SHARE: Final = 0.52  # of the width; the name of the state must stand on one line
SMALLEST_HEAD_PT: Final = 8.0
SMALLEST_SUPERIOR: Final = 0.88  # of the head's letters, to keep the agency above on one line


@pieces.register
def _(block: Letterhead, frame: Frame) -> list[Piece]:
    state: Line = (Part(texts.MOTTO_STATE, True, False),)
    fitting = frame.width * MOTTO_SHARE / Pen(1).width(state)
    leading = frame.setting.leading
    pen = pen_of(max(SMALLEST_HEAD_PT, min(frame.setting.body_pt, fitting)), leading)
    right = pen.width(state)
    left = frame.width - right - COLUMN_GAP_PT
    agency = stacked(
        [
            *paragraph(_superior(block.superior, left, pen, leading)),
            *paragraph(text_lines(say(block.agency, bold=True), left, pen, Align.CENTRE)),
            _underline(left, left / 3),
        ]
    )
    motto_pen = pen_of(pen.pt * 1.06, leading)
    motto: Line = (Part(texts.MOTTO, True, False),)
    dated = paragraph(text_lines(say(block.place_and_date, italic=True), right, pen, Align.CENTRE))
    nation = [
        *paragraph([line_piece(pen, state, right)]),
        *paragraph([line_piece(motto_pen, motto, right, Align.CENTRE)]),
        _underline(right, motto_pen.width(motto)),
    ]
    offset, gap = left + COLUMN_GAP_PT, space(4 * frame.setting.ease, stretches=True)
    if not block.number:
        return [beside(agency, offset, stacked([*nation, *dated])), gap]
    number = stacked(paragraph(text_lines(say(block.number), left, pen, Align.CENTRE)))
    below = beside(number, offset, stacked(dated))
    return [stacked([beside(agency, offset, stacked(nation)), below]), gap]


def _superior(name: str, width: float, pen: Pen, leading: float) -> list[Piece]:
    """Return the agency above on one line where slightly smaller letters are enough for it."""
    fitting = width / max(0.1, Pen(1).measure(name))
    close = pen.pt * SMALLEST_SUPERIOR <= fitting < pen.pt
    fitted = pen_of(fitting * 0.999, leading) if close else pen
    return text_lines(say(name), width, fitted, Align.CENTRE)


def _underline(width: float, length: float) -> Piece:
    def paint(canvas: Canvas, x: float, top: float) -> None:
        start = x + (width - length) / 2
        canvas.lines([(start, top - 2, start + length, top - 2)], THIN_PT)

    return Piece(5, paint)


@pieces.register
def _(block: Signatures, frame: Frame) -> list[Piece]:
    between = stack((block.between,), frame) if block.between else space(0)
    count = max(1, len(block.signers))
    gap, caption = _widths(block.between, frame) if block.between else (COLUMN_GAP_PT, 0.0)
    aside = max(0.0, caption - gap)  # names keep clear of the caption, titles of the symbol
    each = (frame.width - gap * (count - 1)) / count
    heads = [_signer_head(signer, each, frame) for signer in block.signers]
    names = [_signer_name(signer, each - aside, frame) for signer in block.signers]
    room = max((head.height for head in heads), default=0.0) + frame.setting.signing_pt
    height = room + max((name.height for name in names), default=0.0)

    def paint(canvas: Canvas, x: float, top: float) -> None:
        for i, (head, name) in enumerate(zip(heads, names, strict=True)):
            left = x + i * (each + gap)
            head.paint(canvas, left, top)
            name.paint(canvas, left + aside / 2, top - room)
        between.paint(canvas, x, top)

    return [Piece(max(height, between.height), paint)]


def _signer_name(signer: Signature, width: float, frame: Frame) -> Piece:
    lines = text_lines(say(signer.name, bold=True), width, frame.pen(), Align.CENTRE)
    return stacked(paragraph(lines))


def _widths(symbol: Symbol, frame: Frame) -> tuple[float, float]:
    """Return the widths of a symbol with its white edges, and of its caption with a gap."""
    rows, wide, _high, quiet = _modules(symbol)
    caption = frame.pen(Size.SMALL).measure(symbol.caption)
    return (len(rows[0]) + 2 * quiet) * wide, caption + COLUMN_GAP_PT


def _signer_head(signer: Signature, width: float, frame: Frame) -> Piece:
    above = say(signer.above, italic=True)
    lines = [
        *(text_lines(above, width, frame.pen(), Align.CENTRE) if signer.above else ()),
        *text_lines(say(signer.title, bold=True), width, frame.pen(), Align.CENTRE),
        *text_lines(say(signer.note, italic=True), width, frame.pen(Size.SMALL), Align.CENTRE),
    ]
    return stacked(paragraph(lines))


@pieces.register
def _(block: Symbol, frame: Frame) -> list[Piece]:
    rows, wide, high, quiet = _modules(block)
    black = _black(rows)
    shift = aligned(block.align, frame.width, len(rows[0]) * wide)
    edge = quiet * high

    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.fill(x + shift, top - edge, (wide, high), black)

    picture = tagged(Piece(len(rows) * high + 2 * edge, paint), figure(READ_ALOUD[block.kind]))
    if not block.caption:
        return [picture]
    small = frame.pen(Size.SMALL)
    caption = paragraph(text_lines(say(block.caption), frame.width, small, block.align))
    return [stacked([picture, *caption])]


def _modules(symbol: Symbol) -> tuple[tuple[str, ...], float, float, float]:
    """Return the rows of a symbol, width and height of a module, and its white in modules."""
    if symbol.kind is SymbolKind.QR:
        side = QR_MODULE_DOTS * POINTS_PER_DOT
        return qr_modules(symbol.data), side, side, float(QR_QUIET)
    # white stands beside a bar code on the sheet
    wide = CODE128_MODULE_DOTS * POINTS_PER_DOT
    return (code128_modules(symbol.data),), wide, CODE128_HEIGHT_PT, 0.0


@lru_cache(maxsize=64)
def _black(rows: tuple[str, ...]) -> str:
    """Return the modules as one filled path that counts in whole modules."""
    bars = (f"{bar.x} {bar.y} {bar.width} {bar.height} re" for bar in merged_bars(rows))
    return f"{' '.join(bars)} f"
