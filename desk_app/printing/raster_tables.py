"""Ruled tables on a roll."""

from collections.abc import Sequence
from typing import Final

from desk_app.printing.blocks import Align, Size, Table, say
from desk_app.printing.raster_pieces import Canvas, Frame, Piece, piece, stacked, text_piece
from desk_app.printing.raster_style import INK
from desk_app.printing.tables import edges, group_spans

PADDING_PX: Final = 5


@piece.register
def _(block: Table, frame: Frame) -> Piece:
    columns = block.columns
    at = [round(edge) for edge in edges(columns, frame.width - 1)]
    rows: list[Piece] = []
    if any(column.group for column in columns):
        spans = group_spans(columns)
        span_edges = [*(at[span.first] for span in spans), at[-1]]
        titles = [span.title for span in spans]
        rows.append(_row(titles, span_edges, [Align.CENTRE] * len(spans), block.size, bold=True))
    titles = [column.title for column in columns]
    rows.append(_row(titles, at, [Align.CENTRE] * len(columns), block.size, bold=True))
    aligns = [column.align for column in columns]
    first_bold = len(block.rows) - block.closing_rows
    for i, cells in enumerate(block.rows):
        across = len(cells) == 1 < len(columns)
        cell_edges = [at[0], at[-1]] if across else at
        bold = across or i >= first_bold
        rows.append(_row(cells, cell_edges, aligns, block.size, bold=bold))
    body = stacked(rows)
    return Piece(body.height + 4, body.paint)


def _row(
    cells: Sequence[str], at: Sequence[int], aligns: Sequence[Align], size: Size, *, bold: bool
) -> Piece:
    texts = [
        text_piece(
            say(cell, bold=bold), at[i + 1] - at[i] - 2 * PADDING_PX, size=size, align=aligns[i]
        )
        for i, cell in enumerate(cells)
    ]
    height = max((text.height for text in texts), default=0) + 2

    def paint(canvas: Canvas, x: int, y: int) -> None:
        for i, text in enumerate(texts):
            canvas.rectangle((x + at[i], y, x + at[i + 1], y + height), outline=INK)
            text.paint(canvas, x + at[i] + PADDING_PX, y + 1)

    return Piece(height, paint)
