"""Pages, fonts and the structure of a document, put together as a file."""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

from desk_app.printing.pdf_canvas import Canvas
from desk_app.printing.pdf_file import PACKING, About, PdfFile
from desk_app.printing.pdf_fonts import Program, Style, program, to_unicode
from desk_app.printing.pdf_tags import TaggedPage, write_tree


class Page(NamedTuple):
    """A page of one copy: what it shares with the same page of the others, and its own."""

    shared: Canvas
    own: Canvas


def document(
    about: About,
    size: tuple[float, float],
    copies: Sequence[tuple[str, Sequence[Page]]],
    unusual: str,
) -> bytes:
    """Return the file. ``copies``: the name and the pages of each, in order.

    Args:
        about: What the document says of itself.
        size: Width and height of every page in points.
        copies: All copies have the same number of pages.
        unusual: Letters beyond the usual ones, in the order of their glyphs.
    """
    file = PdfFile()
    drawings = _drawings(file, copies)
    faces = sorted({face for canvas in drawings for face in canvas.faces})
    unicode = file.stream(to_unicode(unusual))
    fonts = "".join(_font(file, program(face, unusual), face, unicode) for face in faces)
    resources, holder = file.pack(f"<</Font<<{fonts}>>>>"), file.reserve()
    tagged: list[tuple[str, list[TaggedPage]]] = []
    numbers: list[int] = []
    for label, pages in copies:
        in_copy: list[TaggedPage] = []
        for page in pages:
            contents = " ".join(f"{drawings[canvas]} 0 R" for canvas in page)
            number = file.pack(
                f"<</Type/Page/Parent {holder} 0 R/MediaBox[0 0 {size[0]:.3f} {size[1]:.3f}]"
                f"/Resources {resources} 0 R/Contents[{contents}]"
                f"/StructParents {len(numbers)}/Tabs/S>>"
            )
            numbers.append(number)
            in_copy.append(TaggedPage(number, [*page.shared.marks, *page.own.marks]))
        tagged.append((label, in_copy))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    file.pack(f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>", holder)
    tree = write_tree(file, tagged)
    catalog = f"/Pages {holder} 0 R/MarkInfo<</Marked true>>/StructTreeRoot {tree} 0 R"
    return file.finish(catalog, about)


def _drawings(file: PdfFile, copies: Sequence[tuple[str, Sequence[Page]]]) -> dict[Canvas, int]:
    """Write what is drawn; what several copies share is written once."""
    found: dict[Canvas, int] = {}
    for canvas in (canvas for _label, pages in copies for page in pages for canvas in page):
        if canvas not in found:
            found[canvas] = file.stream(zlib.compress(canvas.content(), PACKING))
    return found


def _font(file: PdfFile, made: Program, style: Style, unicode: int) -> str:
    """Write a face, and return its entry among the resources of a page."""
    data = file.stream(made.file, f"/Length1 {made.length}")
    cids = file.stream(made.cid_set)
    descriptor = file.pack(
        f"<</Type/FontDescriptor/FontName/{made.name}{made.descriptor}"
        f"/FontFile2 {data} 0 R/CIDSet {cids} 0 R>>"
    )
    letters = file.pack(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{made.name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/DW 1000/W[0[{made.widths}]]>>"
    )
    font = file.pack(
        f"<</Type/Font/Subtype/Type0/BaseFont/{made.name}/Encoding/Identity-H"
        f"/DescendantFonts[{letters} 0 R]/ToUnicode {unicode} 0 R>>"
    )
    return f"/{style.key} {font} 0 R"
