"""Ruled tables on sheets; the heading comes again on every further page."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from desk_app.printing.blocks import Align, Table, say
from desk_app.printing.pdf_canvas import Canvas
from desk_app.printing.pdf_pieces import Frame, Piece, pieces, space, stacked, tagged
from desk_app.printing.pdf_style import Pen, aligned
from desk_app.printing.pdf_tags import DECORATION, Element, heading_cell, spanning_cell
from desk_app.printing.tables import edges, group_spans
from desk_app.printing.wrapping import Line, balanced, with_blanks, wrap

PADDING_X_PT: Final = 3.0
PADDING_Y_PT: Final = 1.6  # of a table that is set at ease
LONGEST_ROW: Final = 0.45  # of a page; a longer row is cut between its lines
RULE_PT: Final = 0.5


class _Cells(NamedTuple):
    """The geometry of one row: column edges, the side each cell leans to, and its letters.

    ``parts``: what each cell is in the structure of the document; None for one that is drawn by
    another row.
    """

    at: list[float]
    aligns: Sequence[Align]
    pen: Pen
    padding: float  # above and below the letters
    parts: Sequence[Element | None] = ()


@pieces.register
def _(block: Table, frame: Frame) -> list[Piece]:
    columns = block.columns
    at = edges(columns, frame.width)
    padding = PADDING_Y_PT * (0.4 + 0.6 * frame.setting.ease)
    body = _Cells(at, [column.align for column in columns], frame.pen(block.size), padding)
    whole = Element("Table")
    head = _head(block, body, whole)
    tallest = frame.page_height * LONGEST_ROW
    first_bold = len(block.rows) - block.closing_rows
    ease = frame.setting.ease
    again = (tagged(head, DECORATION),)
    found = [space(2 * ease)._replace(keep_with_next=True), head._replace(keep_with_next=True)]
    for i, cells in enumerate(block.rows):
        row = Element("TR", whole)
        across = len(cells) == 1 < len(columns)
        if across:
            whole_width = spanning_cell(row, len(columns))
            filled = body._replace(at=[at[0], at[-1]], aligns=[Align.LEFT], parts=[whole_width])
            found[-1] = found[-1]._replace(keep_with_next=True)
        else:
            filled = body._replace(parts=[Element("TD", row) for _ in cells])
        said = [say(cell, bold=across or i >= first_bold) for cell in cells]
        lines = [
            with_blanks(runs, wrap(runs, _room(filled.at, column), body.pen.measure))
            for column, runs in enumerate(said)
        ]
        for part in _parts(lines, int(tallest / body.pen.leading)):
            found.append(_row(part, filled)._replace(repeat=again))
    kept = block.keep_with_next
    found[-1] = found[-1]._replace(keep_with_next=kept or not block.rows)
    return [*found, space(3 * ease, stretches=True)._replace(keep_with_next=kept)]


def _room(at: Sequence[float], column: int) -> float:
    return at[column + 1] - at[column] - 2 * PADDING_X_PT


def _parts(lines: list[list[Line]], most: int) -> list[list[list[Line]]]:
    count = max((len(cell) for cell in lines), default=1)
    if count <= most:
        return [lines]
    return [[cell[first : first + most] for cell in lines] for first in range(0, count, most)]


def _head(block: Table, body: _Cells, whole: Element) -> Piece:
    columns = block.columns
    titles = [column.title for column in columns]
    centred = body._replace(aligns=[Align.CENTRE] * len(columns))
    row = Element("TR", whole)
    if not any(column.group for column in columns):
        parts = [heading_cell(row) for _ in columns]
        return _row(_titles(titles, body), centred._replace(parts=parts))
    return _grouped_head(block, centred, (row, Element("TR", whole)))


def _grouped_head(block: Table, cells: _Cells, rows: tuple[Element, Element]) -> Piece:
    """Return titles in two rows: groups above their columns, others in the middle of both."""
    columns, spans = block.columns, group_spans(block.columns)
    alone = [not column.group for column in columns]
    above = [
        heading_cell(rows[0], span.last - span.first, 1 if span.title else 2) for span in spans
    ]
    first_part = {span.first: part for span, part in zip(spans, above, strict=True)}
    parts = [first_part[i] if only else heading_cell(rows[1]) for i, only in enumerate(alone)]
    upper = _Cells(
        [*(cells.at[span.first] for span in spans), cells.at[-1]],
        [Align.CENTRE] * len(spans),
        cells.pen,
        cells.padding,
        above,
    )
    lower = cells._replace(
        parts=[None if only else part for only, part in zip(alone, parts, strict=True)]
    )
    group_titles = _titles([span.title for span in spans], upper)
    under = ["" if only else column.title for only, column in zip(alone, columns, strict=True)]
    middle = [column.title if only else "" for only, column in zip(alone, columns, strict=True)]
    lines = _titles(middle, cells)
    groups = _row(group_titles, upper, [bool(span.title) for span in spans])
    least = max(len(cell) for cell in lines) * cells.pen.leading + 2 * cells.padding
    both = stacked(
        [groups, _row(_titles(under, cells), lower, top=False, least=least - groups.height)]
    )

    def paint(canvas: Canvas, x: float, y: float) -> None:
        both.paint(canvas, x, y)
        for i, cell in enumerate(lines):
            if alone[i]:
                down = (both.height - len(cell) * cells.pen.leading) / 2
                _paint_cell(canvas, x, y - down, cells._replace(parts=parts), (i, cell))

    return Piece(both.height, paint)


def _titles(titles: Sequence[str], cells: _Cells) -> list[list[Line]]:
    said = [say(title, bold=True) for title in titles]
    return [
        with_blanks(runs, balanced(runs, _room(cells.at, i), cells.pen.measure))
        for i, runs in enumerate(said)
    ]


def _row(
    lines: Sequence[Sequence[Line]],
    cells: _Cells,
    ruled_below: Sequence[bool] | None = None,
    *,
    top: bool = True,
    least: float = 0.0,
) -> Piece:
    """Return one row; ``ruled_below`` says which cells have a line under them (all if None)."""
    at, pen = cells.at, cells.pen
    natural = max(len(cell) for cell in lines) * pen.leading + 2 * cells.padding
    height = max(least, natural)
    down = cells.padding + (height - natural) / 2

    def paint(canvas: Canvas, x: float, y: float) -> None:
        canvas.lines(_rules(at, height, ruled_below, top=top), RULE_PT, (x, y))
        for part in cells.parts:
            if part is not None:
                canvas.place(part)  # also the empty ones, for every row has as many cells
        for i, cell in enumerate(lines):
            _paint_cell(canvas, x, y - down, cells, (i, cell))

    return Piece(height, paint)


def _rules(
    at: Sequence[float], height: float, below: Sequence[bool] | None, *, top: bool
) -> list[tuple[float, float, float, float]]:
    """Return the lines around the cells of a row, from its upper left corner."""
    found = [(edge, 0.0, edge, -height) for edge in at]
    if top:
        found.append((at[0], 0.0, at[-1], 0.0))
    if below is None:
        return [*found, (at[0], -height, at[-1], -height)]
    pairs = zip(pairwise(at), below, strict=True)
    return [*found, *((a, -height, b, -height) for (a, b), ruled in pairs if ruled)]


def _paint_cell(
    canvas: Canvas, x: float, top: float, cells: _Cells, cell: tuple[int, Sequence[Line]]
) -> None:
    column, lines = cell
    part = cells.parts[column]
    if part is None:
        return
    room = _room(cells.at, column)
    canvas.begin(part)
    left = x + cells.at[column] + PADDING_X_PT
    for line in lines:
        shift = aligned(cells.aligns[column], room, cells.pen.width(line))
        cells.pen.draw(canvas, left + shift, top, line)
        top -= cells.pen.leading
    canvas.end()
