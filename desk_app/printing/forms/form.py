"""A form (mẫu, phiếu, sổ) as data: its lines, signers and notes, and what an office may change.

A form says which words stand where and which of them are the law's; ``FormContent`` says what is
written on one paper; ``layout.lay_out`` makes a slip of the two. A form never changes: the law's
new text is a form with a new ``valid_from``, an office's wishes are a ``FormChanges`` beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from string import Formatter
from typing import TypeAlias

from desk_app.printing.blocks import Align, Cleaned, Column, Paper, Size

Rows: TypeAlias = tuple[tuple[str, ...], ...]
"""What is written in one line of a form: a text is one row of one cell."""


class Standing(StrEnum):
    """How sure the printed text of a form is."""

    LAW = "law"  # as printed in the legal text or in forms in use under it
    DRAFT = "draft"  # laid out from the facts: "bản soạn, chờ đối chiếu"
    OURS = "ours"  # a paper of daily work that no text prescribes


class LineKind(StrEnum):
    """How a line is set.

    SENTENCE: the label is running text; ``{key}`` in it is a value, as in the label of a FIELD.
    LISTING: dashes. NUMBERED: a list numbered from 1. BLANK: dotted lines to write on, as many as
    the value has rows, else 2.
    """

    FIELD = "field"
    SENTENCE = "sentence"
    HEADING = "heading"
    LISTING = "listing"
    NUMBERED = "numbered"
    TABLE = "table"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class FormLine(Cleaned):
    """One line of a form.

    Attributes:
        key: Which value is written here; unique within the form.
        legal: Prescribed: an office may neither reword nor leave it out.
        shown: False: an office may switch it on.
        beside: Stands on the line of the field before it, where there is room.
        if_any: Left out when nothing is written on it (instead of dots to write on).
        closing: Rows at the end of a table that are totals.
        align: Of a sentence.
    """

    key: str
    label: str
    kind: LineKind = LineKind.FIELD
    legal: bool = True
    shown: bool = True
    strong: bool = False
    italic: bool = False
    beside: bool = False
    if_any: bool = False
    columns: tuple[Column, ...] = ()
    closing: int = 0
    size: Size = Size.NORMAL
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class FormSigner(Cleaned):
    """Who signs; the name under the signature is ``FormContent.names[key]``.

    ``FormContent.titles[key]`` takes the place of ``title`` where an office has its own.
    """

    key: str
    title: str
    note: str = "(Ký và ghi rõ họ tên)"
    above: str = ""


@dataclass(frozen=True, slots=True)
class Form(Cleaned):
    """One version of a form.

    Attributes:
        code: Ours, stable: "supplement_02".
        number: The law's: "02"; empty for a paper of our own.
        suffix: Of its number: "HDHS" in "Số: 12/HDHS"; empty: no number stands on it.
        valid_from, valid_to: Local days, open if None.
        notes: Small text at the foot; an office may reword each.
        superior, agency: Head of the sheet, where it is not the office's usual one.
        recipients: "Nơi nhận" of a letter, beside the signature.
        foot: At the foot of every page, before the dossier code; the form's number if empty.
        version: Of the office's changes; 0 as shipped.
    """

    code: str
    title: str
    legal_basis: str
    lines: tuple[FormLine, ...]
    signers: tuple[FormSigner, ...] = ()
    number: str = ""
    suffix: str = ""
    standing: Standing = Standing.LAW
    paper: Paper = Paper.A5
    copies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    superior: str = ""
    agency: str = ""
    recipients: tuple[str, ...] = ()
    foot: str = ""
    version: int = 0

    def line(self, key: str) -> FormLine:
        """Return the line of a key.

        Raises:
            KeyError: There is none.
        """
        return next(line for line in self.lines if line.key == key)

    @property
    def name(self) -> str:
        """As a list of forms shows it: "Mẫu số 02. PHIẾU ..."."""
        return f"Mẫu số {self.number}. {self.title}" if self.number else self.title

    def valid_on(self, day: date) -> bool:
        """Say whether a paper of ``day`` is written on this version."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class FormContent:
    """What is written on one paper.

    Attributes:
        dated_on: Local day of the place-and-date line.
        values: By the key of the line, and of every ``{key}`` in a sentence.
        names, titles: Of the signers, by their key.
        lookup_url, scan_digits: Symbols of the dossier; nothing personal. Empty: none.
        notes: Further notes of this one paper.
        form: Code of the form, where a kind of paper has several; empty: its only one.
        paper: Another one than the form's, where the clerk chose it.
    """

    dated_on: date
    values: Mapping[str, Rows]
    number: str = ""
    dossier_code: str = ""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    lookup_url: str = ""
    scan_digits: str = ""
    notes: tuple[str, ...] = ()
    form: str = ""
    paper: Paper | None = None

    def text(self, key: str) -> str:
        """Return a value as one text; empty when nothing is written."""
        return "; ".join(cell for row in self.values.get(key, ()) for cell in row)


def text_row(text: str) -> Rows:
    """Return a text as what is written on a line; nothing for an empty one."""
    return ((text,),) if text else ()


def rows_of(*texts: str) -> Rows:
    """Return texts as the items of a list."""
    return tuple((text,) for text in texts)


@dataclass(frozen=True, slots=True)
class FormChanges:
    """What an office changed on a form; what it did not touch follows the program's text.

    ``labels`` and ``hidden``/``added`` name lines by key; ``notes`` is None when untouched.
    """

    superior: str = ""
    agency: str = ""
    foot: str = ""
    notes: tuple[str, ...] | None = None
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    hidden: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineLocked:
    """The law prescribes this line."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class WordMissing:
    """A sentence lost a ``{key}`` that is written into it, or names one that does not exist."""

    key: str
    word: str


def changed(form: Form, changes: FormChanges, version: int) -> Form | LineLocked | WordMissing:
    """Return ``form`` as the office wants it, or the first wish that cannot be granted."""
    fault = next((fault for line in form.lines if (fault := _fault(form, line, changes))), None)
    if fault is not None:
        return fault
    return replace(
        form,
        lines=tuple(_changed_line(line, changes) for line in form.lines),
        notes=form.notes if changes.notes is None else changes.notes,
        superior=changes.superior or form.superior,
        agency=changes.agency or form.agency,
        foot=changes.foot or form.foot,
        version=version,
    )


def _fault(form: Form, line: FormLine, changes: FormChanges) -> LineLocked | WordMissing | None:
    label = changes.labels.get(line.key, line.label)
    touched = label != line.label or line.key in changes.hidden
    if touched and line.legal and form.standing is not Standing.DRAFT:
        return LineLocked(line.key, line.label)
    odd = words_of(line) ^ words_of(replace(line, label=label))
    return WordMissing(line.key, min(odd)) if odd else None


def words_of(line: FormLine) -> frozenset[str]:
    """Return the keys that are written into a label; none for most kinds of lines."""
    if line.kind not in (LineKind.SENTENCE, LineKind.FIELD):
        return frozenset()
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(line.label) if name)
    except ValueError:  # a loose brace
        return frozenset({"{"})


def _changed_line(line: FormLine, changes: FormChanges) -> FormLine:
    shown = (line.shown or line.key in changes.added) and line.key not in changes.hidden
    return replace(line, label=changes.labels.get(line.key, line.label), shown=shown)
