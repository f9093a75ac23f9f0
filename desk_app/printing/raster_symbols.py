"""QR and Code 128 on a roll, inside the same raster as the text."""

from typing import Final, NamedTuple

from PIL import Image

from desk_app.printing.blocks import Size, Symbol, SymbolKind, say
from desk_app.printing.raster_pieces import GAP_PX, Canvas, Frame, Piece, nothing, piece, text_piece
from desk_app.printing.raster_style import INK, aligned, modules_image
from desk_app.printing.symbols import QR_QUIET, code128_modules, qr_modules

QR_MODULE_PX: Final = range(6, 3, -1)  # largest that fits; 4 dots = 0.5 mm at 203 dpi
CODE128_MODULE_PX: Final = range(3, 1, -1)
CODE128_HEIGHT_PX: Final = 72


class _Picture(NamedTuple):
    image: Image.Image
    edge: int  # white above and below


@piece.register
def _(block: Symbol, frame: Frame) -> Piece:
    picture = _qr(block.data, frame) if block.kind is SymbolKind.QR else _code128(block.data, frame)
    if picture is None:  # it could not be read at this width: the figures themselves still can
        return text_piece(say(block.caption or block.data), frame.width, align=block.align)
    image, edge = picture
    shift = aligned(block.align, frame.width, image.width)
    caption = _caption(block, frame)

    def paint(canvas: Canvas, x: int, y: int) -> None:
        canvas.bitmap((x + shift, y + edge), image, fill=INK)
        caption.paint(canvas, x, y + image.height + 2 * edge)

    return Piece(image.height + 2 * edge + caption.height, paint)


def _qr(data: str, frame: Frame) -> _Picture | None:
    rows = qr_modules(data)
    px = _largest(QR_MODULE_PX, len(rows) + 2 * QR_QUIET, frame.width)
    return _Picture(modules_image(rows, px), QR_QUIET * px) if px else None


def _code128(digits: str, frame: Frame) -> _Picture | None:
    modules = code128_modules(digits)
    # the unprinted edges of the paper serve as the quiet zone of a full-width bar code
    px = _largest(CODE128_MODULE_PX, len(modules), frame.width)
    return _Picture(modules_image((modules,), px, CODE128_HEIGHT_PX), GAP_PX) if px else None


def _largest(sizes: range, modules: int, room: int) -> int:
    return next((px for px in sizes if modules * px <= room), 0)


def _caption(block: Symbol, frame: Frame) -> Piece:
    if not block.caption:
        return Piece(0, nothing)
    return text_piece(say(block.caption), frame.width, size=Size.SMALL, align=block.align)
