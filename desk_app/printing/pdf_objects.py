"""Objects of a PDF that reportlab has no class for, written the way that PDF/A-2 asks.

Source: ISO 32000-1:2008, 7.3; ISO 19005-2:2011, 6.1.7.1 (a line break before ``endstream``).
"""

import zlib
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference
from typing_extensions import override

PACKING: Final = 3  # of zlib; 6 takes nearly twice as long for three hundredths of the size


class Raw(PDFObject):
    """An object spelled out."""

    def __init__(self, body: str = "") -> None:
        self.body = body

    @override
    def format(self, document: PDFDocument) -> bytes:
        return self.body.encode("ascii")


class Stream(PDFObject):
    """A stream. ``entries``: further entries of its dictionary."""

    __RefOnly__ = 1

    def __init__(self, content: bytes, entries: str = "", *, packed: bool = False) -> None:
        self._entries = entries
        self._content = content if packed else zlib.compress(content, PACKING)

    @override
    def format(self, document: PDFDocument) -> bytes:
        head = f"<<{self._entries}/Filter/FlateDecode/Length {len(self._content)}>>\nstream\n"
        return head.encode("ascii") + self._content + b"\nendstream\n"


class Metadata(PDFObject):
    """The metadata of a document: the one stream that must be readable as it lies there."""

    __RefOnly__ = 1

    def __init__(self, xml: str) -> None:
        self._content = xml.encode()

    @override
    def format(self, document: PDFDocument) -> bytes:
        head = f"<</Type/Metadata/Subtype/XML/Length {len(self._content)}>>\nstream\n"
        return head.encode("ascii") + self._content + b"\nendstream\n"


class Objects:
    """The numbered objects of a document; refer to one as ``"{number} 0 R"``."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._reserved: dict[int, Raw] = {}

    def add(self, made: PDFObject) -> int:
        """Write an object and return its number."""
        self._document.Reference(made)
        return self._document.objectcounter

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        later = Raw()
        number = self.add(later)
        self._reserved[number] = later
        return number

    def write(self, body: str, number: int = 0) -> int:
        """Write an object, under a number that was reserved or a new one, and return it."""
        if not number:
            return self.add(Raw(body))
        self._reserved[number].body = body
        return number

    def reference(self, number: int) -> PDFObjectReference:
        """Return an object as the value of an entry that reportlab writes."""
        return PDFObjectReference(self._document.numberToId[number])

    def page(self, name: str) -> int:
        """Return the number of a page."""
        number, _version = self._document.idToObjectNumberAndVersion[name]
        return number


def text(words: str) -> str:
    """Return ``words`` as a text string of a PDF."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"
