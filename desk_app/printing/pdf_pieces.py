"""How each block looks on a sheet: pieces with a height, which are then put on pages."""

from collections.abc import Callable, Iterable, Sequence
from functools import singledispatch
from typing import Final, NamedTuple

from desk_app.printing.blocks import (
    Align,
    BigNumber,
    Block,
    Boxed,
    CopyLabel,
    Field,
    FieldRow,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Size,
    Spacer,
    TwoColumns,
    say,
    sizes_down,
)
from desk_app.printing.pdf_canvas import Canvas
from desk_app.printing.pdf_style import POINTS_PER_MM, Pen, Setting, aligned
from desk_app.printing.pdf_tags import DECORATION, Element
from desk_app.printing.wrapping import Line, Part, balanced, with_blanks, wrap

COLUMN_GAP_PT: Final = 10
BOX_PADDING_PT: Final = 6
THIN_PT: Final = 0.7  # of a rule
SHORTEST_DOTS_PT: Final = 45  # room to write a number by hand
BIG_NUMBER_FACTOR: Final = 6
DIAMOND: Final = "-7 0 m 0 -3.5 l 7 0 l 0 3.5 l h f"


class Frame(NamedTuple):
    """The room that a block has, in points, and how closely it is set."""

    width: float
    page_height: float
    setting: Setting
    has_copies: bool = False

    def pen(self, size: Size = Size.NORMAL) -> Pen:
        return self.setting.pen(size)


class Piece(NamedTuple):
    """Something that is never cut by the end of a page.

    ``paint`` draws below the given top. ``repeat`` is put at the top of a page that begins with
    this piece: the heading of the table to which it belongs. ``paint_copy`` draws what differs
    from copy to copy; everything else is drawn once and shown on every copy. What ``stretches``
    takes up room that is left on a page that was set closely.
    """

    height: float
    paint: Callable[[Canvas, float, float], None]
    keep_with_next: bool = False
    repeat: tuple["Piece", ...] = ()
    breaks_page: bool = False
    paint_copy: Callable[[Canvas, float, float, str], None] | None = None
    stretches: bool = False


def nothing(canvas: Canvas, x: float, top: float) -> None:
    """Paint nothing."""


def space(height: float, *, stretches: bool = False) -> Piece:
    return Piece(height, nothing, stretches=stretches)


def stacked(pieces: Iterable[Piece]) -> Piece:
    """Return ``pieces`` one under the other as one that stays together."""
    parts = tuple(pieces)

    def paint(canvas: Canvas, x: float, top: float) -> None:
        for part in parts:
            part.paint(canvas, x, top)
            top -= part.height

    def paint_copy(canvas: Canvas, x: float, top: float, label: str) -> None:
        for part in parts:
            if part.paint_copy is not None:
                part.paint_copy(canvas, x, top, label)
            top -= part.height

    differs = any(part.paint_copy for part in parts)
    height = sum(part.height for part in parts)
    return Piece(height, paint, paint_copy=paint_copy if differs else None)


def stack(blocks: Sequence[Block], frame: Frame) -> Piece:
    return stacked(flow(blocks, frame))


def flow(blocks: Iterable[Block], frame: Frame) -> list[Piece]:
    """Return ``blocks`` one after the other; a rule tags what is not simply a paragraph."""
    return [piece for block in blocks for piece in paragraph(pieces(block, frame))]


def paragraph(lines: Iterable[Piece]) -> list[Piece]:
    """Return ``lines`` as one paragraph, except what in them was tagged already."""
    part = Element("P")
    return [tagged(line, part) for line in lines]


def tagged(piece: Piece, part: Element) -> Piece:
    """Return ``piece`` as (a part of) ``part`` of the structure, where it is not another's."""
    if piece.paint is nothing:
        return piece

    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.begin(part)
        piece.paint(canvas, x, top)
        canvas.end()

    return Piece(piece.height, paint, *piece[2:])  # half of what ``_replace`` takes


def line_piece(pen: Pen, line: Line, width: float, align: Align = Align.LEFT) -> Piece:
    shift = aligned(align, width, pen.width(line)) if align is not Align.LEFT else 0.0

    def paint(canvas: Canvas, x: float, top: float) -> None:
        pen.draw(canvas, x + shift, top, line)

    return Piece(pen.leading, paint)


def text_lines(
    runs: tuple[Run, ...], width: float, pen: Pen, align: Align = Align.LEFT
) -> list[Piece]:
    """Return wrapped text, a piece for each line; the first two lines stay together."""
    lines = (balanced if align is Align.CENTRE else wrap)(runs, width, pen.measure)
    found = [line_piece(pen, line, width, align) for line in with_blanks(runs, lines)]
    if len(found) > 1:
        found[0] = found[0]._replace(keep_with_next=True)
    return found


@singledispatch
def pieces(block: object, _frame: Frame) -> list[Piece]:
    """Return ``block`` set for a sheet. Raises TypeError for a block that no rule sets."""
    raise TypeError(f"no rule sets {type(block).__name__} on a sheet")


@pieces.register
def _(block: Heading, frame: Frame) -> list[Piece]:
    runs = say(block.text, bold=True)
    lines = text_lines(runs, frame.width, frame.pen(block.size), Align.CENTRE)
    ease = frame.setting.ease
    heading = stacked([space(3 * ease), *lines, space(2 * ease)])
    return [tagged(heading, Element("H1"))._replace(keep_with_next=True)]


@pieces.register
def _(block: Paragraph, frame: Frame) -> list[Piece]:
    lines = text_lines(block.runs, frame.width, frame.pen(block.size), block.align)
    if block.one_line:
        for size in sizes_down(block.size):
            lines = text_lines(block.runs, frame.width, frame.pen(size), block.align)
            if len(lines) == 1:
                break
    if block.keep_with_next:
        return [line._replace(keep_with_next=True) for line in lines]
    return lines


@pieces.register
def _(block: Field, frame: Frame) -> list[Piece]:
    pen, gap = frame.pen(), space(frame.setting.gap_pt, stretches=True)
    if not block.value:
        return [line_piece(pen, _dotted(block, frame.width, pen), frame.width), gap]
    return [*text_lines(_field_runs(block), frame.width, pen), gap]


def _field_runs(field: Field) -> tuple[Run, ...]:
    return (*say(field.lead), *say(field.value, bold=field.strong))


def _dotted(field: Field, width: float, pen: Pen) -> Line:
    """Return the label and dots to write on, up to ``width``."""
    label = field.lead
    count = int((width - pen.measure(label)) / pen.measure("."))
    return (Part(label + "." * max(3, count), False, False),)


@pieces.register
def _(block: FieldRow, frame: Frame) -> list[Piece]:
    pen = frame.pen()
    widths = [_natural_width(field, pen) for field in block.fields]
    free = frame.width - sum(widths) - COLUMN_GAP_PT * (len(widths) - 1)
    if free < 0:
        return flow(block.fields, frame)
    extra = free / max(1, len(widths))
    placed: list[tuple[float, Line]] = []
    x = 0.0
    for field, width in zip(block.fields, widths, strict=True):
        room = width + extra
        runs = [Part(run.text, run.bold, run.italic) for run in _field_runs(field)]
        placed.append((x, tuple(runs) if field.value else _dotted(field, room, pen)))
        x += room + COLUMN_GAP_PT

    parts = [Element("P") for _ in placed]

    def paint(canvas: Canvas, left: float, top: float) -> None:
        for part, (offset, line) in zip(parts, placed, strict=True):
            canvas.begin(part)
            pen.draw(canvas, left + offset, top, line)
            canvas.end()

    return [Piece(pen.leading, paint), space(frame.setting.gap_pt, stretches=True)]


def _natural_width(field: Field, pen: Pen) -> float:
    if "\n" in field.value:
        return float("inf")
    label, value = _field_runs(field)
    room = pen.measure(value.text, value.bold) if field.value else SHORTEST_DOTS_PT
    return pen.measure(label.text) + room


@pieces.register
def _(block: Listing, frame: Frame) -> list[Piece]:
    pen = frame.pen(block.size)
    markers = [f"{i}." if block.numbered else "-" for i in range(1, len(block.items) + 1)]
    indent = max((pen.measure(f"{marker} ") for marker in markers), default=0.0) + 2
    found: list[Piece] = []
    numbering = "Decimal" if block.numbered else "None"
    whole = Element("L", None, f"/A<</O/List/ListNumbering/{numbering}>>")
    for marker, item in zip(markers, block.items, strict=True):
        entry = Element("LI", whole)
        label, body = Element("Lbl", entry), Element("LBody", entry)
        lines = [tagged(line, body) for line in text_lines(say(item), frame.width - indent, pen)]
        before = tagged(line_piece(pen, (Part(marker, False, False),), indent), label)
        first = beside(before, indent, lines[0])
        found.append(first._replace(keep_with_next=len(lines) > 1))
        found += [_shifted(line, indent) for line in lines[1:]]
    return found


def beside(left: Piece, offset: float, right: Piece) -> Piece:
    def paint(canvas: Canvas, x: float, top: float) -> None:
        left.paint(canvas, x, top)
        right.paint(canvas, x + offset, top)

    def paint_copy(canvas: Canvas, x: float, top: float, label: str) -> None:
        for part, shift in ((left, 0.0), (right, offset)):
            if part.paint_copy is not None:
                part.paint_copy(canvas, x + shift, top, label)

    differs = left.paint_copy or right.paint_copy
    height = max(left.height, right.height)
    return Piece(height, paint, paint_copy=paint_copy if differs else None)


def _shifted(piece: Piece, offset: float) -> Piece:
    return beside(space(0), offset, piece)


@pieces.register
def _(block: BigNumber, frame: Frame) -> list[Piece]:
    wanted = frame.setting.body_pt * BIG_NUMBER_FACTOR
    fitting = frame.width / max(0.1, Pen(1).measure(block.text, bold=True))
    line = (Part(block.text, True, False),)
    return [line_piece(Pen(min(wanted, fitting)), line, frame.width, Align.CENTRE)]


@pieces.register
def _(block: Boxed, frame: Frame) -> list[Piece]:
    inset = BOX_PADDING_PT
    inside = stack(block.blocks, frame._replace(width=frame.width - 2 * inset))
    height = inside.height + 2 * inset

    def paint(canvas: Canvas, x: float, top: float) -> None:
        canvas.frame(x, top - height, frame.width, height)
        inside.paint(canvas, x + inset, top - inset)

    return [Piece(height, paint), space(4)]


@pieces.register
def _(block: Rule, frame: Frame) -> list[Piece]:
    length = frame.width * block.share
    shift = (frame.width - length) / 2

    def paint(canvas: Canvas, x: float, top: float) -> None:
        start, y = x + shift, top - 3
        if block.dashed:
            canvas.dashes(start, y, length, THIN_PT)
        else:
            canvas.lines([(start, y, start + length, y)], THIN_PT)
        if block.ornate:
            canvas.begin(DECORATION)
            canvas.fill(start + length / 2, y, (1, 1), DIAMOND)
            canvas.end()

    return [Piece(6, paint)]


@pieces.register
def _(block: Spacer, frame: Frame) -> list[Piece]:
    height = block.height_mm * POINTS_PER_MM * frame.setting.ease
    return [space(height, stretches=True)._replace(keep_with_next=block.keep_with_next)]


@pieces.register
def _(block: TwoColumns, frame: Frame) -> list[Piece]:
    left = (frame.width - COLUMN_GAP_PT) * block.share
    right = frame.width - COLUMN_GAP_PT - left
    return [
        beside(
            stack(block.left, frame._replace(width=left)),
            left + COLUMN_GAP_PT,
            stack(block.right, frame._replace(width=right)),
        )
    ]


@pieces.register
def _(block: CopyLabel, frame: Frame) -> list[Piece]:
    if not frame.has_copies:
        return []
    usual, part = frame.pen(Size.SMALL), Element("P")

    def keep_place(canvas: Canvas, _x: float, _top: float) -> None:
        canvas.place(part)

    def paint_copy(canvas: Canvas, x: float, top: float, label: str) -> None:
        line = (Part(f"({label})", False, True),)
        fitting = usual.pt * frame.width / max(usual.width(line), frame.width)
        canvas.begin(part)
        line_piece(Pen(fitting), line, frame.width, block.align).paint(canvas, x, top)
        canvas.end()

    room = usual.leading + 3 * frame.setting.ease
    return [Piece(room, keep_place, paint_copy=paint_copy)]


@pieces.register
def _(_block: PageBreak, _frame: Frame) -> list[Piece]:
    return [Piece(0, nothing, breaks_page=True)]
