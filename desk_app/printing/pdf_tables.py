"""Ruled tables on sheets; the heading comes again on every further page."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from desk_app.printing.blocks import Align, Table, say
from desk_app.printing.pdf_pieces import Frame, Piece, pieces, space, stacked
from desk_app.printing.pdf_style import Pen, aligned
from desk_app.printing.tables import edges, group_spans
from desk_app.printing.wrapping import Line, balanced, wrap

PADDING_X_PT: Final = 3.0
PADDING_Y_PT: Final = 1.6  # of a table that is set at ease
LONGEST_ROW: Final = 0.45  # of a page; a longer row is cut between its lines


class _Cells(NamedTuple):
    """The geometry of one row: column edges, the side each cell leans to, and its letters."""

    at: list[float]
    aligns: Sequence[Align]
    pen: Pen
    padding: float  # above and below the letters


@pieces.register
def _(block: Table, frame: Frame) -> list[Piece]:
    columns = block.columns
    at = edges(columns, frame.width)
    padding = PADDING_Y_PT * (0.4 + 0.6 * frame.setting.ease)
    body = _Cells(at, [column.align for column in columns], frame.pen(block.size), padding)
    head = _head(block, body)
    tallest = frame.page_height * LONGEST_ROW
    first_bold = len(block.rows) - block.closing_rows
    ease = frame.setting.ease
    found = [space(2 * ease)._replace(keep_with_next=True), head._replace(keep_with_next=True)]
    for i, cells in enumerate(block.rows):
        lines = [
            wrap(say(cell, bold=i >= first_bold), _room(at, column), body.pen.measure)
            for column, cell in enumerate(cells)
        ]
        for part in _parts(lines, int(tallest / body.pen.leading)):
            found.append(_row(part, body)._replace(repeat=(head,)))
    return [*found, space(3 * ease, stretches=True)]


def _room(at: Sequence[float], column: int) -> float:
    return at[column + 1] - at[column] - 2 * PADDING_X_PT


def _parts(lines: list[list[Line]], most: int) -> list[list[list[Line]]]:
    count = max((len(cell) for cell in lines), default=1)
    if count <= most:
        return [lines]
    return [[cell[first : first + most] for cell in lines] for first in range(0, count, most)]


def _head(block: Table, body: _Cells) -> Piece:
    columns = block.columns
    titles = [column.title for column in columns]
    if not any(column.group for column in columns):
        return _row(_titles(titles, body), body._replace(aligns=[Align.CENTRE] * len(columns)))
    spans = group_spans(columns)
    upper = body._replace(at=[*(body.at[span.first] for span in spans), body.at[-1]])
    lower = body._replace(aligns=[Align.CENTRE] * len(columns))
    alone = [not column.group for column in columns]
    grouped = stacked(
        [
            _row(
                _titles([span.title for span in spans], upper),
                upper._replace(aligns=[Align.CENTRE] * len(spans)),
                [bool(span.title) for span in spans],
            ),
            _row(
                _titles(
                    ["" if only else title for title, only in zip(titles, alone, strict=True)], body
                ),
                lower,
                top=False,
            ),
        ]
    )
    # a column without a group has its title in the middle of both rows
    lines = _titles(
        [title if only else "" for title, only in zip(titles, alone, strict=True)], body
    )

    def paint(canvas: Canvas, x: float, y: float) -> None:
        grouped.paint(canvas, x, y)
        for i, cell in enumerate(lines):
            down = (grouped.height - len(cell) * body.pen.leading) / 2
            _paint_cell(canvas, x, y - down, lower, (i, cell))

    return Piece(grouped.height, paint)


def _titles(titles: Sequence[str], cells: _Cells) -> list[tuple[Line, ...]]:
    return [
        balanced(say(title, bold=True), _room(cells.at, i), cells.pen.measure)
        for i, title in enumerate(titles)
    ]


def _row(
    lines: Sequence[Sequence[Line]],
    cells: _Cells,
    ruled_below: Sequence[bool] | None = None,
    *,
    top: bool = True,
) -> Piece:
    """Return one row; ``ruled_below`` says which cells have a line under them (all if None)."""
    at, pen = cells.at, cells.pen
    height = max(len(cell) for cell in lines) * pen.leading + 2 * cells.padding

    def paint(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(0.5)
        bottom = y - height
        canvas.lines([(x + edge, y, x + edge, bottom) for edge in at])
        for i, cell in enumerate(lines):
            left, right = x + at[i], x + at[i + 1]
            if top:
                canvas.line(left, y, right, y)
            if ruled_below is None or ruled_below[i]:
                canvas.line(left, bottom, right, bottom)
            _paint_cell(canvas, x, y - cells.padding, cells, (i, cell))

    return Piece(height, paint)


def _paint_cell(
    canvas: Canvas, x: float, top: float, cells: _Cells, cell: tuple[int, Sequence[Line]]
) -> None:
    column, lines = cell
    room = _room(cells.at, column)
    for line in lines:
        shift = aligned(cells.aligns[column], room, cells.pen.width(line))
        cells.pen.draw(canvas, x + cells.at[column] + PADDING_X_PT + shift, top, line)
        top -= cells.pen.leading
