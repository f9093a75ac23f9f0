"""What a slip is made of: a small frozen vocabulary that knows neither paper nor printer.

A slip (phiếu, giấy, sổ) is data first. The same value is rendered to ESC/POS raster for rolls
and to PDF for sheets; the preview shows what those renderers made. Text is brought to NFC and
freed of control letters here, at the border, because the renderers set loose tone marks beside
their letters.
"""

import unicodedata
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias, cast

_DROPPED: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, invisible and unassigned letters


class Paper(StrEnum):
    """Paper that a slip is made for. Rolls are printed by thermal printers at 203 dpi."""

    ROLL_80 = "roll_80"
    ROLL_58 = "roll_58"
    A5 = "a5"
    A5_LANDSCAPE = "a5_landscape"
    A4 = "a4"
    A4_LARGE = "a4_large"  # in letters for who does not see well
    A4_LANDSCAPE = "a4_landscape"
    A3 = "a3"

    @property
    def is_roll(self) -> bool:
        return self in (Paper.ROLL_80, Paper.ROLL_58)


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Size(StrEnum):
    """Letter size, relative to the body size of the paper."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    HUGE = "huge"


def sizes_down(size: Size) -> tuple[Size, ...]:
    """Return ``size`` and all smaller ones, largest first."""
    return tuple(reversed(tuple(Size)[: tuple(Size).index(size) + 1]))


class SymbolKind(StrEnum):
    QR = "qr"
    CODE128 = "code128"


def clean(text: str) -> str:
    """Return ``text`` in NFC without control or invisible letters; line breaks are kept."""
    printable = text.isprintable() or text.replace("\n", "").isprintable()
    if printable and unicodedata.is_normalized("NFC", text):
        return text  # nearly always: the slow way costs milliseconds on long lists of papers
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(
        letter
        for letter in composed
        if letter == "\n" or unicodedata.category(letter) not in _DROPPED
    )


def _cleaned(value: object) -> object:
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in cast("tuple[object, ...]", value))
    return value


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Brings every text of a frozen value to NFC when it is made."""

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, _cleaned(getattr(self, field.name)))


@dataclass(frozen=True, slots=True)
class Run(Cleaned):
    """Letters of one style inside a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading(Cleaned):
    """The name of the form, or of a part of it: bold, centred."""

    text: str
    size: Size = Size.LARGE


@dataclass(frozen=True, slots=True)
class Paragraph(Cleaned):
    """Running text. Lines break at blanks; a line break in the text is kept.

    ``one_line``: take a smaller size before breaking the line, as for a code.
    """

    runs: tuple[Run, ...]
    align: Align = Align.LEFT
    size: Size = Size.NORMAL
    keep_with_next: bool = False
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class Field(Cleaned):
    """``label: value``. An empty value becomes dots that a person can write on.

    Without a label: the value alone, or a whole line of dots.
    """

    label: str
    value: str
    strong: bool = False

    @property
    def lead(self) -> str:
        """What stands before the value."""
        return f"{self.label}: " if self.label else ""


@dataclass(frozen=True, slots=True)
class FieldRow(Cleaned):
    """Short fields side by side; they stand one under the other where the line is too short."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Listing(Cleaned):
    """A list with a hanging indent: numbered from 1, or with dashes."""

    items: tuple[str, ...]
    numbered: bool = False
    size: Size = Size.NORMAL


@dataclass(frozen=True, slots=True)
class BigNumber(Cleaned):
    """The one thing to be read from afar, as large as the paper allows."""

    text: str


@dataclass(frozen=True, slots=True)
class Boxed(Cleaned):
    """Blocks in a frame: what must not be missed."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Card(Cleaned):
    """Blocks in the middle of a sheet of their own, within an ornate frame. Rolls have no frame."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Rule(Cleaned):
    """A line across; ``share`` is its part of the width. An ornate one has a diamond in it."""

    share: float = 1.0
    dashed: bool = False
    ornate: bool = False


@dataclass(frozen=True, slots=True)
class Spacer(Cleaned):
    """Empty height in millimetres; ``keep_with_next``: no page ends in it."""

    height_mm: float
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Column(Cleaned):
    """One column of a table. Neighbours of the same ``group`` get one heading above theirs."""

    title: str
    share: float
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table(Cleaned):
    """A ruled table. On sheets it runs on to further pages under a repeated heading.

    ``closing_rows`` rows at the end are set bold (totals). A row of one cell runs across all
    columns, bold, and stays with the row before it. ``keep_with_next``: its last row does not
    leave what follows alone on a page.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    closing_rows: int = 0
    size: Size = Size.NORMAL
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class TwoColumns(Cleaned):
    """Blocks side by side; ``share`` is the left part of the width. Stays on one page."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Letterhead(Cleaned):
    """The official head of a sheet: agency on the left, national motto on the right.

    Without a number the date stands right under the motto: a line less, for small sheets.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (docs/sources.md#letterhead).
    """

    superior: str
    agency: str
    number: str
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Signature(Cleaned):
    """One signer: title, how to sign, and the name under the room for the signature."""

    title: str
    note: str = "(Ký và ghi rõ họ tên)"
    name: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Signatures(Cleaned):
    """Signers side by side; never separated from each other by a page break.

    ``between`` stands in the middle on sheets, under the signers on rolls.
    """

    signers: tuple[Signature, ...]
    between: "Symbol | None" = None


@dataclass(frozen=True, slots=True)
class Symbol(Cleaned):
    """A QR or Code 128 symbol with its caption. Never holds anything personal (law 9)."""

    kind: SymbolKind
    data: str
    caption: str = ""
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class CopyLabel(Cleaned):
    """Where the name of the copy (liên) stands; empty when the slip has no copies."""

    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class PageBreak(Cleaned):
    """What follows starts on a new page; rolls go on."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | Field
    | FieldRow
    | Listing
    | BigNumber
    | Boxed
    | Card
    | Rule
    | Spacer
    | Table
    | TwoColumns
    | Letterhead
    | Signatures
    | Symbol
    | CopyLabel
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class FormVersion(Cleaned):
    """Which form this is and under which rule; a dossier keeps the version it was printed with.

    ``code`` is ours (``receipt_01``); ``valid_from``/``valid_to`` are local days, open if None;
    ``version`` counts what the office changed, 0 as shipped.
    """

    code: str
    title: str
    legal_basis: str
    valid_from: date | None = None
    valid_to: date | None = None
    version: int = 0

    @property
    def name(self) -> str:
        """As a print job keeps it."""
        return f"{self.code} {self.valid_from or '-'} v{self.version}"


@dataclass(frozen=True, slots=True)
class Slip(Cleaned):
    """One piece of paper, ready to be rendered.

    Attributes:
        title: Title of the document, without personal data.
        running: Small text at the foot of every sheet, such as the dossier code.
        mark: Stands on every page: "DỮ LIỆU THỬ", "BẢN IN LẠI lần 2". Empty: no mark.
        corner: Large, at the top right of every sheet: "MẪU". Empty: nothing.
        copies: Names of the copies, printed one after the other; empty means one, unnamed.
    """

    form: FormVersion
    blocks: tuple[Block, ...]
    paper: Paper
    title: str
    running: str = ""
    mark: str = ""
    copies: tuple[str, ...] = ()
    corner: str = ""


@lru_cache(maxsize=4096)
def say(text: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """Return ``text`` as the runs of a paragraph of one style."""
    return (Run(text, bold, italic),)
