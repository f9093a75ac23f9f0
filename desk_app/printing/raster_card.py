"""A card on a roll: its blocks, for a roll is too narrow for a frame."""

from desk_app.printing.blocks import Card
from desk_app.printing.raster_pieces import Frame, Piece, piece, stack


@piece.register
def _(block: Card, frame: Frame) -> Piece:
    return stack(block.blocks, frame)
