"""A document as PDF/A-2b: reportlab's, with metadata, colour space and structure added.

Source: ISO 19005-2:2011, 6 (docs/adr/0018-tagged-pdf-a-with-reportlab.md).
"""

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFInfo, PDFPage
from reportlab.pdfgen.canvas import Canvas as Paper
from typing_extensions import override

from desk_app.printing.pdf_canvas import Canvas, Drawn
from desk_app.printing.pdf_fonts import Style, register_fonts
from desk_app.printing.pdf_objects import Metadata, Objects, Raw, Stream, text
from desk_app.printing.pdf_tags import TaggedPage, write_tree
from desk_app.printing.srgb import NAME, srgb_profile

PRODUCER: Final = "Một Cửa, ReportLab"
VERSION: Final = (1, 7)
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself. Nothing personal (law 9)."""

    title: str
    subject: str
    creator: str = "motcua"
    language: str = "vi-VN"


class _Info(PDFInfo):
    """The same as the metadata, and no dates: the same slip gives the same bytes."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self._about = about

    @override
    def format(self, document: PDFDocument) -> bytes:
        about = self._about
        return Raw(
            f"<</Title{text(about.title)}/Subject{text(about.subject)}"
            f"/Creator{text(about.creator)}/Producer{text(PRODUCER)}>>"
        ).format(document)


class Document:
    """Pages drawn one after the other, copy by copy; ``finish`` gives the bytes."""

    def __init__(self, about: About, size: tuple[float, float]) -> None:
        register_fonts()
        self._about = about
        self._bytes = io.BytesIO()
        self._paper = Paper(
            self._bytes,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            lang=about.language,
            pdfVersion=VERSION,
            initialFontName=Style(bold=False, italic=False).font,
        )
        self._paper.setViewerPreference("DisplayDocTitle", "true")
        self._objects = Objects(self._document)
        self._copies: list[tuple[str, list[TaggedPage]]] = []
        self._pages = 0

    def begin_copy(self, label: str) -> None:
        """The pages from now on belong to the copy of this name."""
        self._copies.append((label, []))

    def page(self, drawn: Drawn | None = None) -> Canvas:
        """Return a page to draw on, with what is ``drawn`` already; end it before the next one."""
        return Canvas(self._paper, drawn)

    def share(self, canvas: Canvas) -> Drawn:
        """Return what stands on the page so far, to be shown on the same page of other copies.

        The copies show one and the same content stream; the marks in it count within each page.
        """
        return canvas.share(lambda content: self._objects.add(Stream(content)))

    def end_page(self, canvas: Canvas) -> None:
        """Put the drawn page at the end of the open copy."""
        canvas.finish()
        self._paper.showPage()
        self._pages += 1
        page = cast("PDFPage", self._document.idToObject[f"Page{self._pages}"])
        page.Trans = None
        own = Stream(page.stream.encode("ascii"))
        page.Contents = own
        if canvas.shared is not None:
            both = f"[{canvas.shared} 0 R {self._objects.add(own)} 0 R]"
            # an object of its own: that is where a mark can be added later
            page.Contents = self._objects.reference(self._objects.write(both))
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._pages - 1, "/S"
        number = self._objects.page(f"Page{self._pages}")
        self._copies[-1][1].append(TaggedPage(number, canvas.marks))

    def finish(self) -> bytes:
        """Return the file."""
        catalog = self._document.Catalog
        profile = self._objects.add(Stream(_packed_profile(), "/N 3", packed=True))
        tree = write_tree(self._objects, self._copies)
        self._document.info = _Info(self._about)
        catalog.Metadata = Metadata(_metadata(self._about))
        catalog.MarkInfo = Raw("<</Marked true>>")
        catalog.StructTreeRoot = self._objects.reference(tree)
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = Raw(
            "[<</Type/OutputIntent/S/GTS_PDFA1"
            f"/OutputConditionIdentifier({NAME})/Info({NAME})/DestOutputProfile {profile} 0 R>>]"
        )
        self._paper.save()
        return self._bytes.getvalue()

    @property
    def _document(self) -> PDFDocument:
        return self._paper._doc  # the way that reportlab's manual shows


@lru_cache(maxsize=1)
def _packed_profile() -> bytes:
    return zlib.compress(srgb_profile(), 9)


def _metadata(about: About) -> str:
    return _XMP.format(
        title=escape(about.title),
        subject=escape(about.subject),
        language=about.language,
        creator=about.creator,
        producer=PRODUCER,
    )


rl_config.useA85 = 0  # binary streams
