class PDFObject:
    def format(self, document: PDFDocument) -> bytes: ...

class PDFObjectReference(PDFObject):
    def __init__(self, name: str) -> None: ...

class PDFDictionary(PDFObject):
    dict: dict[str, PDFObject]

class PDFInfo(PDFObject): ...

class PDFCatalog(PDFObject):
    __NoDefault__: list[str]
    Metadata: PDFObject
    MarkInfo: PDFObject
    StructTreeRoot: PDFObject
    OutputIntents: PDFObject

class PDFPage(PDFCatalog):
    stream: str
    Contents: PDFObject
    StructParents: int
    Tabs: str
    Trans: PDFObject | None

class PDFDocument(PDFObject):
    Catalog: PDFCatalog
    info: PDFInfo
    objectcounter: int
    numberToId: dict[int, str]
    idToObject: dict[str, PDFObject]
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]
    fontMapping: dict[str, str]
    delayedFonts: list[object]
    def Reference(self, obj: PDFObject, name: str | None = None) -> PDFObjectReference: ...
