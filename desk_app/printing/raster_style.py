"""Letters on thermal paper: Noto Sans, 24 dots for the body, never under 22.

At 203 dpi 24 dots are 3 mm. Below 22 dots some Vietnamese letters become the same bitmap or
differ by one dot, so a name would be printed wrong without anybody seeing it.
"""

import math
from functools import lru_cache
from typing import Final, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from desk_app.printing.blocks import Align, Size
from desk_app.printing.wrapping import Line
from resources import resource_path

BODY_PX: Final = 24
SIZE_PX: Final = {Size.SMALL: 22, Size.NORMAL: BODY_PX, Size.LARGE: 30, Size.HUGE: 40}
DOTS_PER_MM: Final = 8
THRESHOLD: Final = 192  # of 255; darker becomes black. Within 128-192 this is read best and
# keeps letters of 24 dots at least 4 dots apart (measured: docs/paper.md)
INK: Final = 0  # pictures are in mode "1": 0 is black, 1 is paper
PAPER_WHITE: Final = 1
_ASCENT: Final = 1.07  # Noto Sans: height above and below the base line, in letter sizes;
_DESCENT: Final = 0.30  # tall enough for Ẵ and ậ, tighter than the font's own line gap


class Glyph(NamedTuple):
    """One letter as it lies on the line: its black dots, where they begin, how far it goes on."""

    advance: int
    dots: Image.Image | None  # mode "1"; None for blanks
    left: int
    top: int  # from the base line, so mostly negative


class Face:
    """One weight and size of Noto Sans, every letter rasterised once and kept.

    Drawing kept letters is seven times as fast as asking FreeType for every line, and gives the
    same dots: the simple layout puts whole-dot advances one after the other. That layout is right
    because all text is NFC.
    """

    def __init__(self, px: int, bold: bool) -> None:
        name = "fonts/NotoSans-Bold.ttf" if bold else "fonts/NotoSans-Regular.ttf"
        layout = ImageFont.Layout.BASIC
        self._font = ImageFont.truetype(str(resource_path(name)), px, layout_engine=layout)
        self._glyphs: dict[str, Glyph] = {}

    def glyph(self, letter: str) -> Glyph:
        found = self._glyphs.get(letter)
        if found is None:
            found = self._glyphs[letter] = self._rasterise(letter)
        return found

    def width(self, text: str) -> int:
        return sum(self.glyph(letter).advance for letter in text)

    def draw(self, canvas: ImageDraw.ImageDraw, x: int, base: int, text: str) -> int:
        """Draw ``text`` with its base line at ``base``; return where it ends."""
        for letter in text:
            advance, dots, left, top = self.glyph(letter)
            if dots is not None:
                canvas.bitmap((x + left, base + top), dots, fill=INK)
            x += advance
        return x

    def extent(self, text: str) -> tuple[int, int, int, int]:
        """Return left, top, right, bottom of the black dots of ``text``, base line at 0."""
        left, top, right, bottom = self._font.getbbox(text, anchor="ls")
        return math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)

    def _rasterise(self, letter: str) -> Glyph:
        left, top, right, bottom = self.extent(letter)
        advance = round(self._font.getlength(letter))
        if right <= left or bottom <= top:
            return Glyph(advance, None, 0, 0)
        grey = Image.new("L", (right - left, bottom - top), 0)
        ImageDraw.Draw(grey).text((-left, -top), letter, fill=255, font=self._font, anchor="ls")
        inked = Image.eval(grey, lambda ink: 255 if ink > 255 - THRESHOLD else 0)
        dots = inked.convert("1", dither=Image.Dither.NONE)
        return Glyph(advance, dots, left, top)


@lru_cache(maxsize=32)
def face(px: int, bold: bool) -> Face:
    return Face(px, bold)


@lru_cache(maxsize=20_000)
def text_width(text: str, bold: bool, px: int) -> int:
    return face(px, bold).width(text)


class Pen:
    """Letters of one size; measures and draws lines. Italics are drawn upright on rolls."""

    __slots__ = ("_ascent", "line_px", "px")

    def __init__(self, px: int) -> None:
        self.px = px
        self._ascent = round(px * _ASCENT)
        self.line_px = self._ascent + round(px * _DESCENT)

    def measure(self, text: str, bold: bool, italic: bool) -> float:
        return text_width(text, bold, self.px)

    def width(self, line: Line) -> float:
        return sum(text_width(part.text, part.bold, self.px) for part in line)

    def draw(self, canvas: ImageDraw.ImageDraw, x: int, y: int, line: Line) -> None:
        for part in line:
            x = face(self.px, part.bold).draw(canvas, x, y + self._ascent, part.text)


@lru_cache(maxsize=16)
def pen_of(px: int) -> Pen:
    """Return the pen of a size, always the same one, so that lines measured with it are kept."""
    return Pen(px)


def aligned(align: Align, room: float, width: float) -> int:
    """Return how far from the left something of ``width`` starts within ``room``."""
    if align is Align.CENTRE:
        return max(0, round((room - width) / 2))
    return max(0, int(room - width)) if align is Align.RIGHT else 0


def modules_image(
    rows: tuple[str, ...], module_px: int, height_px: int | None = None
) -> Image.Image:
    """Return modules as a black-and-white picture (black is set), each ``module_px`` wide.

    A symbol of one row (a bar code) is stretched to ``height_px``.
    """
    black, white = b"\xff" * module_px, bytes(module_px)
    lines = [b"".join(black if module == "1" else white for module in row) for row in rows]
    each = height_px or module_px
    picture = b"".join(line * each for line in lines)
    size = (len(rows[0]) * module_px, len(rows) * each)
    return Image.frombytes("L", size, picture).convert("1", dither=Image.Dither.NONE)
