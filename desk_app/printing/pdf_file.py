"""The file that a PDF is: numbered objects, packed streams, and where each one stands.

Writes PDF 1.7 as PDF/A-2 wants it. Objects are packed together (object streams), because a
tagged page has hundreds of small ones.

Source: ISO 32000-1:2008, 7.5 (structure of the file), 14.3 (metadata); ISO 19005-2:2011, 6.
"""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from desk_app.printing.srgb import NAME, srgb_profile

PACKING: Final = 6  # of zlib; 9 takes twice as long for a hundredth of the size
PRODUCER: Final = "Một Cửa"
_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
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


class PdfFile:
    """Collects objects; ``finish`` gives the bytes. The same objects give the same bytes."""

    def __init__(self) -> None:
        self._bodies: dict[int, bytes] = {}
        self._packed: dict[int, bytes] = {}
        self._count = 0

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        self._count += 1
        return self._count

    def add(self, body: str) -> int:
        """Write an object that stands by itself, and return its number."""
        number = self.reserve()
        self._bodies[number] = body.encode("ascii")
        return number

    def pack(self, body: str, number: int = 0) -> int:
        """Write an object packed together with others, and return its number.

        ``number`` is one that was reserved; 0 takes a new one.
        """
        number = number or self.reserve()
        self._packed[number] = body.encode("ascii")
        return number

    def stream(self, data: bytes, entries: str = "", *, packed: bool = True) -> int:
        """Write a stream; ``packed``: ``data`` went through zlib already."""
        number = self.reserve()
        packing = "/Filter/FlateDecode" if packed else ""
        head = f"<<{entries}{packing}/Length {len(data)}>>stream\n".encode("ascii")
        self._bodies[number] = head + data + b"\nendstream"
        return number

    def finish(self, catalog: str, about: About) -> bytes:
        """Return the file. ``catalog`` holds the entries that are not the same for all papers."""
        metadata = self.stream(_metadata(about), "/Type/Metadata/Subtype/XML", packed=False)
        profile = self.stream(_packed_profile(), "/N 3")
        intent = (
            f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({NAME})/Info({NAME})"
            f"/DestOutputProfile {profile} 0 R>>"
        )
        root = self.add(
            f"<</Type/Catalog/Lang ({about.language})/Metadata {metadata} 0 R"
            f"/OutputIntents[{intent}]/ViewerPreferences<</DisplayDocTitle true>>{catalog}>>"
        )
        info = self.add(
            f"<</Title{text(about.title)}/Subject{text(about.subject)}"
            f"/Creator({about.creator})/Producer{text(PRODUCER)}>>"
        )
        return self._assembled(root, info)

    def _assembled(self, root: int, info: int) -> bytes:
        inside = self._pack_together()
        made = bytearray(_HEAD)
        places: dict[int, int] = {}
        for number, body in self._bodies.items():
            places[number] = len(made)
            made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start, last = len(made), self.reserve()
        places[last] = start
        rows = [
            struct.pack(">BLH", 1, places[number], 0)
            if number in places
            else struct.pack(">BLH", 2, *inside[number])
            for number in range(1, self._count + 1)
        ]
        table = zlib.compress(struct.pack(">BLH", 0, 0, 65535) + b"".join(rows), PACKING)
        name = hashlib.sha256(made).hexdigest()[:32]
        entries = (
            f"<</Type/XRef/Size {self._count + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{name}><{name}>]/Filter/FlateDecode/Length {len(table)}>>"
        )
        made += f"{last} 0 obj\n{entries}stream\n".encode("ascii")
        made += table + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode("ascii")
        return bytes(made)

    def _pack_together(self) -> dict[int, tuple[int, int]]:
        """Write the stream of all small objects; return the stream and the index of each."""
        if not self._packed:
            return {}
        index: list[str] = []
        at = 0
        for number, body in self._packed.items():
            index.append(f"{number} {at}")
            at += len(body) + 1
        head = (" ".join(index) + "\n").encode("ascii")
        data = zlib.compress(head + b"\n".join(self._packed.values()), PACKING)
        holder = self.stream(data, f"/Type/ObjStm/N {len(self._packed)}/First {len(head)}")
        return {number: (holder, i) for i, number in enumerate(self._packed)}


def text(words: str) -> str:
    """Return ``words`` as a text string of a PDF."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


@lru_cache(maxsize=1)
def _packed_profile() -> bytes:
    return zlib.compress(srgb_profile(), 9)


def _metadata(about: About) -> bytes:
    return _XMP.format(
        title=escape(about.title),
        subject=escape(about.subject),
        language=about.language,
        creator=about.creator,
        producer=PRODUCER,
    ).encode()
