"""Drawing on a page: text, lines and filled modules, each under the part that it belongs to.

Everything that is drawn is marked: as content of an ``Element`` of the structure (a paragraph, a
cell of a table), or as decoration that a reader aloud leaves out.
"""

from collections.abc import Sequence

from desk_app.printing.pdf_fonts import Letters, Style
from desk_app.printing.pdf_tags import DECORATION, Element, Mark


class Canvas:
    """The drawing of one page, or what is drawn upon a page that several copies share.

    Measures are points from the lower left corner of the sheet.

    Attributes:
        marks: The parts in the order in which they are drawn, for the tree of the structure.
    """

    def __init__(self, letters: Letters, first_mark: int = 0) -> None:
        self.marks: list[Mark] = []
        self.faces: set[Style] = set()
        self._letters = letters
        self._next = first_mark
        self._drawn: list[str] = []
        self._parts: list[Element] = []
        self._marked: Element | None = None

    def above(self) -> "Canvas":
        """Return a drawing that comes upon this one on the same page."""
        return Canvas(self._letters, self._next)

    def begin(self, part: Element) -> None:
        """What is drawn from now on belongs to ``part``; decoration stays decoration."""
        inside = DECORATION if self._parts and self._parts[-1] is DECORATION else part
        self._parts.append(inside)

    def end(self) -> None:
        """End the part that was begun last."""
        self._parts.pop()

    def place(self, part: Element) -> None:
        """Say where ``part`` comes in the order of reading; it is drawn elsewhere."""
        if self._parts[-1:] != [DECORATION]:
            self.marks.append(Mark(part, None))

    def text(self, x: float, y: float, words: str, style: Style, pt: float) -> None:
        """Draw ``words`` on a base line."""
        self._mark(self._parts[-1] if self._parts else DECORATION)
        self.faces.add(style)
        self._drawn.append(
            f"BT/{style.key} {pt:.3f} Tf {x:.2f} {y:.2f} Td<{self._letters.codes(words)}>Tj ET"
        )

    def lines(
        self,
        lines: Sequence[tuple[float, float, float, float]],
        width: float,
        start: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Draw lines from x, y to x, y, all counted from ``start``."""
        self._mark(DECORATION)
        x, y = start
        paths = " ".join(
            f"{x + a:.2f} {y + b:.2f} m {x + c:.2f} {y + d:.2f} l" for a, b, c, d in lines
        )
        self._drawn.append(f"{width:g} w {paths} S")

    def dashes(self, x: float, y: float, length: float, width: float) -> None:
        """Draw a dashed line to the right."""
        self._mark(DECORATION)
        self._drawn.append(
            f"q {width:g} w [3 2] 0 d {x:.2f} {y:.2f} m {x + length:.2f} {y:.2f} l S Q"
        )

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the outline of a box."""
        self._mark(DECORATION)
        self._drawn.append(f"1 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def clear(self, x: float, y: float, width: float, height: float) -> None:
        """Paint a box white."""
        self._mark(DECORATION)
        self._drawn.append(f"q 1 g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def fill(self, x: float, top: float, unit: tuple[float, float], path: str) -> None:
        """Fill ``path``, which counts in units of ``unit`` to the right and downwards."""
        self._mark(self._parts[-1] if self._parts else DECORATION)
        wide, high = unit
        self._drawn.append(f"q {wide:.5f} 0 0 {-high:.5f} {x:.3f} {top:.3f} cm {path} Q")

    def content(self) -> bytes:
        """Return what was drawn, as the content of a page."""
        if self._marked is not None:
            self._drawn.append("EMC")
            self._marked = None
        return "\n".join(self._drawn).encode("ascii")

    def _mark(self, part: Element) -> None:
        if part is self._marked:
            return
        if self._marked is not None:
            self._drawn.append("EMC")
        self._marked = part
        if part is DECORATION:
            self._drawn.append("/Artifact BMC")
            return
        self._drawn.append(f"/{part.kind}<</MCID {self._next}>>BDC")
        self.marks.append(Mark(part, self._next))
        self._next += 1
