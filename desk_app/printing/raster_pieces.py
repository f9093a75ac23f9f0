"""How each block looks on a roll: a height and a way to draw itself."""

from collections.abc import Callable, Sequence
from functools import partial, singledispatch
from typing import Final, NamedTuple

from PIL import ImageDraw

from desk_app.printing.blocks import (
    Align,
    BigNumber,
    Block,
    Boxed,
    CopyLabel,
    Field,
    FieldRow,
    Heading,
    Letterhead,
    Listing,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Signature,
    Signatures,
    Size,
    Spacer,
    TwoColumns,
    say,
    sizes_down,
)
from desk_app.printing.raster_style import (
    BODY_PX,
    DOTS_PER_MM,
    INK,
    SIZE_PX,
    aligned,
    face,
    pen_of,
    text_width,
)
from desk_app.printing.wrapping import balanced, wrap

Canvas = ImageDraw.ImageDraw

GAP_PX: Final = 4
COLUMN_GAP_PX: Final = 16
BOX_PADDING_PX: Final = 12
BIG_NUMBER_PX: Final = 230  # at most; figures then stand 20 mm high, readable from metres away
SIGNING_ROOM_PX: Final = 88
DOTS: Final = "…" * 12


class Frame(NamedTuple):
    """The room that a block has: width in dots, and the name of the copy being printed."""

    width: int
    copy_label: str = ""


class Piece(NamedTuple):
    height: int
    paint: Callable[[Canvas, int, int], None]  # canvas, left, top


def nothing(canvas: Canvas, x: int, y: int) -> None:
    """Paint nothing."""


def stack(blocks: Sequence[Block], frame: Frame) -> Piece:
    """Return ``blocks`` one under the other as one piece."""
    return stacked([piece(block, frame) for block in blocks])


def stacked(pieces: Sequence[Piece]) -> Piece:
    def paint(canvas: Canvas, x: int, y: int) -> None:
        for part in pieces:
            part.paint(canvas, x, y)
            y += part.height

    return Piece(sum(part.height for part in pieces), paint)


def text_piece(
    runs: tuple[Run, ...], width: int, *, size: Size = Size.NORMAL, align: Align = Align.LEFT
) -> Piece:
    """Return wrapped text. No letter is ever cut off: long words are broken."""
    pen = pen_of(SIZE_PX[size])
    lines = (balanced if align is Align.CENTRE else wrap)(runs, width, pen.measure)

    def paint(canvas: Canvas, x: int, y: int) -> None:
        for i, line in enumerate(lines):
            shift = aligned(align, width, pen.width(line)) if align is not Align.LEFT else 0
            pen.draw(canvas, x + shift, y + i * pen.line_px, line)

    return Piece(len(lines) * pen.line_px, paint)


@singledispatch
def piece(block: object, _frame: Frame) -> Piece:
    """Return ``block`` set for a roll. Raises TypeError for a block that no rule sets."""
    raise TypeError(f"no rule sets {type(block).__name__} on a roll")


@piece.register
def _(block: Heading, frame: Frame) -> Piece:
    text = text_piece(say(block.text, bold=True), frame.width, size=block.size, align=Align.CENTRE)
    return Piece(text.height + GAP_PX, text.paint)


@piece.register
def _(block: Paragraph, frame: Frame) -> Piece:
    text = text_piece(block.runs, frame.width, size=block.size, align=block.align)
    if block.one_line:
        for size in sizes_down(block.size):
            text = text_piece(block.runs, frame.width, size=size, align=block.align)
            if text.height == pen_of(SIZE_PX[size]).line_px:
                break
    return text


@piece.register
def _(block: Field, frame: Frame) -> Piece:
    return text_piece((Run(block.lead), Run(block.value or DOTS, bold=block.strong)), frame.width)


@piece.register
def _(block: FieldRow, frame: Frame) -> Piece:
    return stack(block.fields, frame)


@piece.register
def _(block: Listing, frame: Frame) -> Piece:
    px = SIZE_PX[block.size]
    markers = [f"{i}." if block.numbered else "-" for i in range(1, len(block.items) + 1)]
    indent = max((round(text_width(f"{m} ", False, px)) for m in markers), default=0) + GAP_PX
    return stacked(
        [
            _beside(
                text_piece(say(marker), indent, size=block.size),
                indent,
                text_piece(say(item), frame.width - indent, size=block.size),
            )
            for marker, item in zip(markers, block.items, strict=True)
        ]
    )


def _beside(left: Piece, offset: int, right: Piece) -> Piece:
    def paint(canvas: Canvas, x: int, y: int) -> None:
        left.paint(canvas, x, y)
        right.paint(canvas, x + offset, y)

    return Piece(max(left.height, right.height), paint)


@piece.register
def _(block: BigNumber, frame: Frame) -> Piece:
    room = frame.width - 2 * BOX_PADDING_PX
    wanted = room * BIG_NUMBER_PX / max(1.0, text_width(block.text, True, BIG_NUMBER_PX))
    letters = face(max(BODY_PX, min(BIG_NUMBER_PX, int(wanted))), True)
    left, top, right, bottom = letters.extent(block.text)
    shift = max(0, round((frame.width - (right - left)) / 2 - left))

    def paint(canvas: Canvas, x: int, y: int) -> None:
        letters.draw(canvas, x + shift, y + BOX_PADDING_PX - top, block.text)

    return Piece(bottom - top + 2 * BOX_PADDING_PX, paint)


@piece.register
def _(block: Boxed, frame: Frame) -> Piece:
    inset = BOX_PADDING_PX
    inside = stack(block.blocks, frame._replace(width=frame.width - 2 * inset))
    height = inside.height + 2 * inset - GAP_PX

    def paint(canvas: Canvas, x: int, y: int) -> None:
        top = y + 2 * GAP_PX
        right, bottom = x + frame.width - 1, top + height - 1
        canvas.rectangle((x, top, right, bottom), outline=INK, width=3)
        inside.paint(canvas, x + inset, top + inset - GAP_PX)

    return Piece(height + 4 * GAP_PX, paint)


@piece.register
def _(block: Rule, frame: Frame) -> Piece:
    length = round(frame.width * block.share)
    shift = (frame.width - length) // 2

    def paint(canvas: Canvas, x: int, y: int) -> None:
        step = 12 if block.dashed else length
        for start in range(0, length, step):
            end = min(length, start + (7 if block.dashed else length))
            canvas.rectangle((x + shift + start, y + 8, x + shift + end - 1, y + 9), fill=INK)

    return Piece(18, paint)


@piece.register
def _(block: Spacer, _frame: Frame) -> Piece:
    return Piece(round(block.height_mm * DOTS_PER_MM), nothing)


@piece.register
def _(block: TwoColumns, frame: Frame) -> Piece:
    left_px = round((frame.width - COLUMN_GAP_PX) * block.share)
    right_px = frame.width - COLUMN_GAP_PX - left_px
    return _beside(
        stack(block.left, frame._replace(width=left_px)),
        left_px + COLUMN_GAP_PX,
        stack(block.right, frame._replace(width=right_px)),
    )


@piece.register
def _(block: Letterhead, frame: Frame) -> Piece:
    """Set the agency only: a roll is too narrow for the two-column head of a sheet."""
    parts: list[Block] = [
        Paragraph(say(block.superior), Align.CENTRE, Size.SMALL),
        Paragraph(say(block.agency, bold=True), Align.CENTRE),
        Rule(share=1 / 3),
    ]
    if block.number:
        parts.append(Paragraph(say(block.number), Align.CENTRE, Size.SMALL))
    parts.append(Paragraph(say(block.place_and_date, italic=True), Align.CENTRE, Size.SMALL))
    return stack(parts, frame)


@piece.register
def _(block: Signatures, frame: Frame) -> Piece:
    count = max(1, len(block.signers))
    each = (frame.width - COLUMN_GAP_PX * (count - 1)) // count
    heads = [_signer_head(signer, each) for signer in block.signers]
    names = [
        text_piece(say(signer.name, bold=True), each, align=Align.CENTRE)
        for signer in block.signers
    ]
    room = max((head.height for head in heads), default=0) + SIGNING_ROOM_PX
    height = room + max((name.height for name in names), default=0)

    def paint(canvas: Canvas, x: int, y: int) -> None:
        for i, (head, name) in enumerate(zip(heads, names, strict=True)):
            left = x + i * (each + COLUMN_GAP_PX)
            head.paint(canvas, left, y)
            name.paint(canvas, left, y + room)

    signed = Piece(height, paint)
    return stacked([signed, piece(block.between, frame)]) if block.between else signed


def _signer_head(signer: Signature, width: int) -> Piece:
    centre = partial(text_piece, width=width, align=Align.CENTRE)
    pieces = [centre(say(signer.title, bold=True)), centre(say(signer.note), size=Size.SMALL)]
    if signer.above:
        pieces.insert(0, centre(say(signer.above, italic=True), size=Size.SMALL))
    return stacked(pieces)


@piece.register
def _(block: CopyLabel, frame: Frame) -> Piece:
    if not frame.copy_label:
        return Piece(0, nothing)
    return text_piece(say(f"({frame.copy_label})"), frame.width, size=Size.SMALL, align=block.align)


@piece.register
def _(_block: PageBreak, _frame: Frame) -> Piece:
    return Piece(round(4 * DOTS_PER_MM), nothing)
