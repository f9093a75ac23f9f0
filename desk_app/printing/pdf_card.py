"""A card: blocks in the middle of a sheet, within two frames whose corners are stepped."""

from typing import Final

from desk_app.printing.blocks import Card
from desk_app.printing.pdf_canvas import Canvas
from desk_app.printing.pdf_pieces import DIAMOND, Frame, Piece, pieces, space, stack
from desk_app.printing.pdf_tags import DECORATION

INSET_PT: Final = 26.0
OUTER_PT: Final = 1.6
INNER_PT: Final = 0.6
BETWEEN_PT: Final = 4.5
STEP_PT: Final = 9.0  # by which each of the two steps of a corner goes in
CLOSER: Final = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68)  # letters are set until a card holds its words


@pieces.register
def _(block: Card, frame: Frame) -> list[Piece]:
    height = frame.page_height - 1
    inside = _fitted(block, frame, height - 2 * INSET_PT)
    above = (height - inside.height) / 2

    def paint(canvas: Canvas, x: float, top: float) -> None:
        _frames(canvas, x, top, (frame.width, height))
        inside.paint(canvas, x + INSET_PT, top - above)

    return [Piece(height, paint)]


def _fitted(block: Card, frame: Frame, room: float) -> Piece:
    narrow, usual = frame._replace(width=frame.width - 2 * INSET_PT), frame.setting
    inside = space(0)
    for factor in CLOSER:
        setting = usual._replace(body_pt=usual.body_pt * factor, ease=factor)
        inside = stack(block.blocks, narrow._replace(setting=setting))
        if inside.height <= room:
            break
    return inside


def _frames(canvas: Canvas, x: float, top: float, size: tuple[float, float]) -> None:
    width, height = size
    canvas.lines(_outline(width, height, 0.0, 0.0), OUTER_PT, (x, top))
    canvas.lines(_outline(width, height, BETWEEN_PT, STEP_PT), INNER_PT, (x, top))
    middle = BETWEEN_PT + STEP_PT
    canvas.begin(DECORATION)
    for across in (middle, width - middle):
        for down in (middle, height - middle):
            canvas.fill(x + across, top - down, (0.6, 1.2), DIAMOND)
    canvas.end()


def _outline(
    width: float, height: float, inset: float, step: float
) -> list[tuple[float, float, float, float]]:
    """Return a box ``inset`` into another; its corners go in by two steps of ``step``."""
    corner = [(0.0, 2 * step), (step, 2 * step), (step, step), (2 * step, step), (2 * step, 0.0)]
    w, h = width - 2 * inset, height - 2 * inset
    around = [
        *corner,
        *((w - a, b) for a, b in reversed(corner)),
        *((w - a, h - b) for a, b in corner),
        *((a, h - b) for a, b in reversed(corner)),
    ]
    at = [(inset + a, -(inset + b)) for a, b in around]
    return [(*a, *b) for a, b in zip(at, [*at[1:], at[0]], strict=True)]
