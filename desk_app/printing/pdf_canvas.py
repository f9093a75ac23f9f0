"""Drawing on a page: text, lines and filled modules, each under the part that it belongs to.

Everything that is drawn is marked: as content of an ``Element`` of the structure (a paragraph, a
cell of a table), or as decoration that a reader aloud leaves out.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from reportlab.pdfgen.canvas import Canvas as Paper

from desk_app.printing.pdf_fonts import Style, coded
from desk_app.printing.pdf_tags import DECORATION, Element, Mark

DASHES: Final = (3.0, 2.0)


class Drawn(NamedTuple):
    """What a page shares with the same page of other copies.

    ``number``: of the object with its content. ``next``: the number of the next mark.
    """

    number: int
    marks: tuple[Mark, ...]
    next: int


class Canvas:
    """The drawing of one page, upon reportlab's canvas of the whole document.

    Measures are points from the lower left corner of the sheet.

    Attributes:
        marks: The parts in the order in which they are drawn, for the tree of the structure.
        shared: The object with what the page shares with other copies.
    """

    def __init__(self, paper: Paper, drawn: Drawn | None = None) -> None:
        """Begin a page: empty, or upon what was ``drawn`` for the same page of another copy."""
        self.marks: list[Mark] = []
        self._paper = paper
        self.shared: int | None = None
        self._next = 0
        self._parts: list[Element] = []
        self._marked: Element | None = None
        if drawn is not None:
            self.marks += drawn.marks
            self._next = drawn.next
            self.shared = drawn.number

    def share(self, write: Callable[[bytes], int]) -> Drawn:
        """Return what stands on the page so far, for the same page of another copy.

        ``write`` writes it as an object of its own, for all of them.
        """
        self.finish()
        code = self._paper._code  # the page as reportlab collects it
        # filters of CUPS put streams together without a blank: what comes next would be misread
        self.shared = write("\n".join((*code, "")).encode("ascii"))
        code.clear()
        return Drawn(self.shared, tuple(self.marks), self._next)

    def begin(self, part: Element) -> None:
        """What is drawn from now on belongs to ``part``; decoration stays decoration."""
        inside = DECORATION if self._parts and self._parts[-1] is DECORATION else part
        self._parts.append(inside)

    def end(self) -> None:
        """End the part that was begun last."""
        self._parts.pop()

    def place(self, part: Element) -> None:
        """Say where ``part`` comes in the order of reading; it is drawn later."""
        if self._parts[-1:] != [DECORATION]:
            self.marks.append(Mark(part, None))

    def text(self, x: float, y: float, words: str, style: Style, pt: float) -> None:
        """Draw ``words`` on a base line."""
        self._mark(self._parts[-1] if self._parts else DECORATION)
        font, codes = coded(style, words, self._paper._doc)
        # drawString makes an object for every string: a quarter of the time of a receipt
        self._paper.addLiteral(f"BT {font} {pt:.3f} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{codes}> Tj ET")

    def lines(
        self,
        lines: Sequence[tuple[float, float, float, float]],
        width: float,
        start: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Draw lines from x, y to x, y, all counted from ``start``."""
        self._mark(DECORATION)
        x, y = start
        self._paper.setLineWidth(width)
        self._paper.lines([(x + a, y + b, x + c, y + d) for a, b, c, d in lines])

    def dashes(self, x: float, y: float, length: float, width: float) -> None:
        """Draw a dashed line to the right."""
        self._mark(DECORATION)
        self._paper.setLineWidth(width)
        self._paper.setDash(DASHES)
        self._paper.line(x, y, x + length, y)
        self._paper.setDash()

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the outline of a box."""
        self._mark(DECORATION)
        self._paper.setLineWidth(1)
        self._paper.rect(x, y, width, height)

    def clear(self, x: float, y: float, width: float, height: float) -> None:
        """Paint a box white."""
        self._mark(DECORATION)
        self._paper.addLiteral(f"q 1 g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def fill(self, x: float, top: float, unit: tuple[float, float], path: str) -> None:
        """Fill ``path``, which counts in units of ``unit`` to the right and downwards."""
        self._mark(self._parts[-1] if self._parts else DECORATION)
        wide, high = unit
        self._paper.addLiteral(f"q {wide:.5f} 0 0 {-high:.5f} {x:.3f} {top:.3f} cm {path} Q")

    def finish(self) -> None:
        """Nothing more is drawn on this page."""
        if self._marked is not None:
            self._paper.addLiteral("EMC")
            self._marked = None

    def _mark(self, part: Element) -> None:
        if part is self._marked:
            return
        if self._marked is not None:
            self._paper.addLiteral("EMC")
        self._marked = part
        if part is DECORATION:
            self._paper.addLiteral("/Artifact BMC")
            return
        self._paper.addLiteral(f"/{part.kind}<</MCID {self._next}>>BDC")
        self.marks.append(Mark(part, self._next))
        self._next += 1
