"""The structure of a document: paragraphs, headings, tables and figures in their reading order.

Source: ISO 32000-1:2008, 14.7 (logical structure), 14.8 (tagged PDF).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from desk_app.printing.pdf_objects import Objects, text


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A part of the structure. Each is itself only: two paragraphs are never equal.

    ``attributes``: entries of its dictionary, such as ``/Alt`` or the span of a cell.
    """

    kind: str
    parent: "Element | None" = None
    attributes: str = ""


DECORATION: Final = Element("Artifact")


class Mark(NamedTuple):
    """A part is drawn here, as marked content ``number``; None where only its place is kept."""

    part: Element
    number: int | None


class TaggedPage(NamedTuple):
    """The object of a page and what is drawn on it, in the order of reading."""

    number: int
    marks: Sequence[Mark]


def heading_cell(row: Element, columns: int = 1, rows: int = 1) -> Element:
    """Return the heading of one or more columns of a table."""
    spans = f"/ColSpan {columns}" * (columns > 1) + f"/RowSpan {rows}" * (rows > 1)
    return Element("TH", row, f"/A<</O/Table/Scope/Column{spans}>>")


def spanning_cell(row: Element, columns: int) -> Element:
    """Return a cell that runs across columns."""
    return Element("TD", row, f"/A<</O/Table/ColSpan {columns}>>")


def figure(words: str) -> Element:
    """Return a picture, and what is read aloud in its place."""
    return Element("Figure", None, f"/Alt{text(words)}")


def write_tree(objects: Objects, copies: Sequence[tuple[str, Sequence[TaggedPage]]]) -> int:
    """Write the structure of all copies, each with its name; return the object of its root.

    Page ``i`` of all pages together has to say ``/StructParents i``.
    """
    root, document = objects.reserve(), objects.reserve()
    parts: list[int] = []
    parents: list[Sequence[int]] = []
    for label, pages in copies:
        part = objects.reserve()
        tree = _Tree(objects, part)
        parents += [tree.take(page) for page in pages]
        named = f"/T{text(label)}" if label else ""
        objects.write(f"<</Type/StructElem/S/Part/P {document} 0 R{named}/K{tree.write()}>>", part)
        parts.append(part)
    objects.write(f"<</Type/StructElem/S/Document/P {root} 0 R/K{_refs(parts)}>>", document)
    numbers = " ".join(f"{i}{_refs(owners)}" for i, owners in enumerate(parents))
    objects.write(
        f"<</Type/StructTreeRoot/K {document} 0 R/ParentTreeNextKey {len(parents)}"
        f"/ParentTree<</Nums[{numbers}]>>>>",
        root,
    )
    return root


class _Tree:
    """The parts of one copy, as they are met."""

    def __init__(self, objects: Objects, top: int) -> None:
        self._objects = objects
        self._top = top
        self._numbers: dict[Element, int] = {}
        self._kids: dict[Element, list[str]] = {}
        self._page_of: dict[Element, int] = {}
        self._roots: list[Element] = []

    def take(self, page: TaggedPage) -> list[int]:
        """Add what stands on a page; return the part of each of its marks."""
        owners: list[int] = []
        for part, number in page.marks:
            owner = self._enter(part)
            if number is None:
                continue
            owners.append(owner)
            first = self._page_of.setdefault(part, page.number)
            self._kids[part].append(
                str(number)
                if first == page.number
                else f"<</Type/MCR/Pg {page.number} 0 R/MCID {number}>>"
            )
        return owners

    def _enter(self, part: Element) -> int:
        known = self._numbers.get(part)
        if known is not None:
            return known
        number = self._numbers[part] = self._objects.reserve()
        self._kids[part] = []
        if part.parent is None:
            self._roots.append(part)
        else:
            self._enter(part.parent)
            self._kids[part.parent].append(f"{number} 0 R")
        return number

    def write(self) -> str:
        """Write all parts; return the uppermost ones."""
        for part, number in self._numbers.items():
            above = self._numbers[part.parent] if part.parent else self._top
            page = f"/Pg {self._page_of[part]} 0 R" if part in self._page_of else ""
            self._objects.write(
                f"<</Type/StructElem/S/{part.kind}/P {above} 0 R{page}{part.attributes}"
                f"/K{_list(self._kids[part])}>>",
                number,
            )
        return _refs([self._numbers[part] for part in self._roots])


def _refs(numbers: Iterable[int]) -> str:
    return _list([f"{number} 0 R" for number in numbers])


def _list(items: Sequence[str]) -> str:
    return f"[{' '.join(items)}]"
