from reportlab.pdfbase.pdfdoc import PDFDocument

class TTFontFace:
    name: bytes
    charToGlyph: dict[int, int]
    bbox: list[float]
    italicAngle: float
    ascent: float
    descent: float
    capHeight: float
    stemV: float
    def getCharWidth(self, code: int) -> float: ...

class TTFont:
    fontName: str
    face: TTFontFace
    def __init__(
        self,
        name: str,
        filename: str,
        *,
        asciiReadable: bool | None = None,
        shapable: bool = True,
    ) -> None: ...
    def splitString(
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]: ...
    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str: ...
    def addObjects(self, doc: PDFDocument) -> None: ...
