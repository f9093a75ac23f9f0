"""From a form and what is written on it to a slip."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from desk_app.domain.words import date_in_words
from desk_app.printing import texts
from desk_app.printing.blocks import (
    Align,
    Block,
    CopyLabel,
    Field,
    FieldRow,
    FormVersion,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Size,
    Slip,
    Spacer,
    Symbol,
    SymbolKind,
    Table,
    TwoColumns,
    say,
)
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import Form, FormContent, FormLine, LineKind, words_of

DOTS: Final = "…………"
BLANK_LINES: Final = 2


def lay_out(form: Form, office: OfficeHeader, content: FormContent, mark: str = "") -> Slip:
    """Return the paper: head, codes, title, lines in their order, signatures, notes."""
    notes = (*form.notes, *content.notes)
    blocks = (
        letterhead(form, office, content),
        *codes(form, content),
        Heading(form.title),
        *line_blocks(form.lines, content),
        *signature_blocks(form, content),
        *((Paragraph(say(" ".join(notes), italic=True), size=Size.SMALL),) if notes else ()),
    )
    return slip_of(form, blocks, content, mark)


def slip_of(form: Form, blocks: tuple[Block, ...], content: FormContent, mark: str = "") -> Slip:
    """Return blocks as a slip of this version of the form."""
    code = f"Mã hồ sơ: {content.dossier_code}" if content.dossier_code else ""
    foot = form.foot or (f"Mẫu số {form.number}" if form.number else "")
    return Slip(
        FormVersion(
            form.code, form.title, form.legal_basis, form.valid_from, form.valid_to, form.version
        ),
        blocks,
        content.paper or form.paper,
        title=f"{form.title} {content.dossier_code}".strip(),
        running=" · ".join(part for part in (foot, code) if part),
        mark=mark,
        copies=form.copies,
    )


def letterhead(form: Form, office: OfficeHeader, content: FormContent) -> Block:
    """Return the official head, dated."""
    return Letterhead(
        form.superior or office.superior,
        form.agency or office.agency,
        "",  # stands beside the code
        f"{office.place}, {date_in_words(content.dated_on)}",
    )


def codes(form: Form, content: FormContent) -> Iterator[Block]:
    """Yield number, dossier code and copy, with the bar code beside them."""
    words: list[Block] = []
    if form.suffix:
        words.append(Paragraph(say(f"Số: {content.number or DOTS}/{form.suffix}")))
    if content.dossier_code:
        code = (Run("Mã hồ sơ: "), Run(content.dossier_code, bold=True))
        words.append(Paragraph(code, one_line=True))
    if form.copies:
        words.append(CopyLabel(Align.LEFT))
    if content.scan_digits:
        bars = Symbol(SymbolKind.CODE128, content.scan_digits, content.scan_digits)
        yield TwoColumns(tuple(words), (bars,), share=0.58)
    else:
        yield from words


def line_blocks(lines: Iterable[FormLine], content: FormContent) -> tuple[Block, ...]:
    """Return the shown lines of a form, filled in; fields that stand beside share a row."""
    blocks: list[Block] = []
    row: list[Field] = []
    for line in lines:
        if not line.shown or (line.if_any and not content.values.get(line.key)):
            continue
        if line.kind is LineKind.FIELD:
            if not line.beside:
                blocks += _row(row)
                row = []
            row.append(Field(_label(line, content), content.text(line.key), line.strong))
            continue
        blocks += _row(row)
        row = []
        blocks += _blocks_of(line, content)
    return (*blocks, *_row(row))


def _row(fields: list[Field]) -> tuple[Block, ...]:
    return (FieldRow(tuple(fields)),) if len(fields) > 1 else tuple(fields)


def _blocks_of(line: FormLine, content: FormContent) -> Iterator[Block]:
    rows = content.values.get(line.key, ())
    match line.kind:
        case LineKind.SENTENCE:
            said = say(sentence(line, content), bold=line.strong, italic=line.italic)
            yield Paragraph(said, line.align, line.size)
        case LineKind.HEADING:
            yield Paragraph(say(line.label, bold=True), keep_with_next=True)
        case LineKind.TABLE:
            yield from _introduced(line)
            yield Table(line.columns, rows, line.closing, line.size)
        case LineKind.LISTING | LineKind.NUMBERED:
            yield from _introduced(line)
            items = tuple("; ".join(row) for row in rows) or (DOTS * 3,)
            yield Listing(items, line.kind is LineKind.NUMBERED, line.size)
        case _:
            yield from _introduced(line)
            for _ in rows or range(BLANK_LINES):
                yield Field("", "")


def _introduced(line: FormLine) -> Iterator[Block]:
    if line.label:
        yield Paragraph(say(line.label, bold=line.strong), keep_with_next=True)


def _label(line: FormLine, content: FormContent) -> str:
    """Return the label of a field; a word in it that nobody knows is left out."""
    if "{" not in line.label:
        return line.label
    known = {word: content.text(word) for word in words_of(line)}
    return " ".join(line.label.format_map(known).split())


def sentence(line: FormLine, content: FormContent) -> str:
    """Return the label with its ``{key}`` words written in; dots where nothing is known."""
    known = {word: content.text(word) or DOTS for word in words_of(line)}
    return line.label.format_map(defaultdict(lambda: DOTS, known))


def signature_blocks(form: Form, content: FormContent) -> tuple[Block, ...]:
    """Return the signers side by side, the look-up symbol between them."""
    if not form.signers:
        return ()
    signers = tuple(
        Signature(
            content.titles.get(signer.key, signer.title),
            signer.note,
            content.names.get(signer.key, ""),
            signer.above,
        )
        for signer in form.signers
    )
    url = content.lookup_url
    symbol = Symbol(SymbolKind.QR, url, texts.LOOKUP_CAPTION) if url else None
    beside = (*_recipients(form), *((symbol,) if symbol else ()))
    match len(signers):
        case 1:  # a single signer stands on the right
            signed: tuple[Block, ...] = (TwoColumns(beside, (Signatures(signers),)),)
        case 2:
            signed = (Signatures(signers, between=symbol),)
        case _:
            signed = (Signatures(signers), *beside)
    return (Spacer(1.5), *signed, Spacer(1.5))


def _recipients(form: Form) -> tuple[Block, ...]:
    if not form.recipients:
        return ()
    said = (Run("Nơi nhận:", bold=True, italic=True),)
    return (Paragraph(said, size=Size.SMALL), Listing(form.recipients, size=Size.SMALL))
