"""Letters and sheets: how large, how close, with which margins."""

from functools import lru_cache
from typing import Final, NamedTuple, Protocol

from desk_app.printing.blocks import Align, Paper, Size
from desk_app.printing.pdf_canvas import Canvas
from desk_app.printing.pdf_fonts import Style, width_at_one_point
from desk_app.printing.wrapping import Line

POINTS_PER_MM: Final = 72 / 25.4
POINTS_PER_DOT: Final = 72 / 203  # a dot of a 203 dpi printer
LEADING: Final = 1.19  # line height in letter sizes; room for Ẵ under ậ
SMALLEST_PT: Final = 10.0  # of tables and notes, however closely a page is set
_ASCENT: Final = 0.93
SIZE_FACTOR: Final = {Size.SMALL: 0.88, Size.NORMAL: 1.0, Size.LARGE: 1.17, Size.HUGE: 1.6}


class Setting(NamedTuple):
    """How closely a page is set: letters and gaps in points, line height in letter sizes.

    ``ease`` is the part of every empty height that is kept; ``height`` is about what a receipt
    takes when it is set so, of its usual height.
    """

    body_pt: float
    height: float = 1.0
    leading: float = LEADING
    gap_pt: float = 1.2
    ease: float = 1.0
    signing_pt: float = 38.0

    def pen(self, size: Size = Size.NORMAL) -> "Pen":
        pt = self.body_pt * SIZE_FACTOR[size]
        return pen_of(max(pt, SMALLEST_PT), self.leading)


class Sheet(NamedTuple):
    """A sheet and its margins in millimetres; mark and foot stand in the margins.

    ``settings``: the usual one first, then closer ones that are tried to save a second page.
    """

    width_mm: float
    height_mm: float
    left_mm: float
    right_mm: float
    top_mm: float
    bottom_mm: float
    settings: tuple[Setting, ...]

    @property
    def text_width(self) -> float:
        return (self.width_mm - self.left_mm - self.right_mm) * POINTS_PER_MM


# A5: forms 01-05 (TT 01/2018 Điều 9.2); on A4 margins of NĐ 30/2020, Phụ lục I
SHEETS: Final = {
    Paper.A5: Sheet(
        148,
        210,
        11,
        10,
        10,
        9,
        (
            Setting(12),
            Setting(12, 0.93, 1.14, 0.7, 0.6),
            Setting(11.5, 0.875, 1.13, 0.5, 0.5, 36),
            Setting(11, 0.835, 1.12, 0.4, 0.4, 34),
            Setting(11, 0.77, 1.08, 0, 0.35, 32),
        ),
    ),
    Paper.A5_LANDSCAPE: Sheet(210, 148, 10, 10, 10, 10, (Setting(16),)),
    Paper.A4: Sheet(210, 297, 30, 15, 18, 15, (Setting(13),)),
    Paper.A4_LARGE: Sheet(210, 297, 18, 15, 15, 13, (Setting(19, gap_pt=3),)),
    # for tables of many columns: the register has fifteen
    Paper.A4_LANDSCAPE: Sheet(297, 210, 15, 12, 18, 12, (Setting(11.5),)),
    Paper.A3: Sheet(297, 420, 20, 15, 20, 15, (Setting(17),)),
}


class MeasureAt(Protocol):
    """Measures words in points."""

    def __call__(self, text: str, bold: bool = False, italic: bool = False) -> float: ...


@lru_cache(maxsize=64)
def _measure_at(pt: float) -> MeasureAt:
    """Return what measures letters of a size: one for all line heights, so lines are kept."""

    def measure(text: str, bold: bool = False, italic: bool = False) -> float:
        return width_at_one_point(text, bold, italic) * pt

    return measure


class Pen:
    """Letters of one size in points; measures and draws lines."""

    __slots__ = ("leading", "measure", "pt")

    def __init__(self, pt: float, leading: float = LEADING) -> None:
        self.pt = pt
        self.leading = pt * leading
        self.measure = _measure_at(pt)

    def width(self, line: Line) -> float:
        return sum(self.measure(*part) for part in line)

    def draw(self, canvas: Canvas, x: float, top: float, line: Line) -> None:
        """Draw ``line`` below ``top``; PDF counts upwards."""
        base = top - self.pt * _ASCENT
        for part in line:
            words = part.text or " "  # wrapping.BLANK
            canvas.text(x, base, words, Style(part.bold, part.italic), self.pt)
            x += self.measure(*part)


@lru_cache(maxsize=64)
def pen_of(pt: float, leading: float = LEADING) -> Pen:
    """Return the pen of a size, always the same one, so that lines measured with it are kept."""
    return Pen(pt, leading)


def aligned(align: Align, room: float, width: float) -> float:
    if align is Align.CENTRE:
        return (room - width) / 2
    return room - width if align is Align.RIGHT else 0.0
