"""The short form of the receipt for a roll: what the citizen must keep in mind, and the code.

It carries the name but neither id number, phone nor address: a small slip is easily lost.
"""

from typing import Final

from desk_app.domain.moments import local
from desk_app.domain.words import format_day, weekday_name
from desk_app.printing import texts
from desk_app.printing.blocks import (
    Align,
    Block,
    Boxed,
    Field,
    FormVersion,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Rule,
    Size,
    Slip,
    Spacer,
    Symbol,
    SymbolKind,
    say,
)
from desk_app.printing.content import OfficeHeader, PaperLine, ReceiptFacts
from desk_app.printing.forms import receipt as form_01
from desk_app.printing.forms.form import Form
from desk_app.printing.receipt_slip import addressed, fee_words, notes

FORM: Final = FormVersion(
    "receipt_01_short", f"{texts.TITLE_01} (bản rút gọn)", texts.LEGAL_BASIS_01
)


def receipt_roll(
    office: OfficeHeader,
    receipt: ReceiptFacts,
    paper: Paper = Paper.ROLL_80,
    mark: str = "",
    full: Form = form_01.FORM,
) -> Slip:
    """Return the short receipt for 80 or 58 mm paper, with the notes of the ``full`` form."""
    said = (*full.notes, *notes(office, receipt))
    blocks = (
        Paragraph(say(office.superior), Align.CENTRE, Size.SMALL),
        Paragraph(say(office.agency, bold=True), Align.CENTRE),
        Rule(),
        Heading(texts.TITLE_01),
        Paragraph(say("Mã hồ sơ"), Align.CENTRE),
        Paragraph(say(receipt.dossier_code, bold=True), Align.CENTRE, Size.LARGE, one_line=True),
        *_replaced(receipt),
        Rule(dashed=True),
        *_who_and_what(receipt),
        *_papers(receipt.papers),
        Field("Số lượng hồ sơ", f"{receipt.dossier_sets:02} (bộ)"),
        Field("Nhận hồ sơ lúc", f"{local(receipt.received_at):%H:%M, %d/%m/%Y}"),
        Field("Thời hạn giải quyết", receipt.appointment.limit),
        _appointment(receipt),
        Field("Nhận kết quả tại", receipt.appointment.return_way),
        Field("Phí, lệ phí (nếu có)", fee_words(receipt)),
        Field("Người tiếp nhận", receipt.clerk_name),
        Rule(dashed=True),
        *_symbols(receipt),
        Spacer(1.5),
        *(Paragraph(say(note), size=Size.SMALL) for note in said),
    )
    return Slip(FORM, blocks, paper, title=f"{texts.TITLE_01} {receipt.dossier_code}", mark=mark)


def _replaced(receipt: ReceiptFacts) -> tuple[Block, ...]:
    if not receipt.replaces:
        return ()
    return (
        Paragraph(say(f"Thay thế giấy số {receipt.replaces} (đã hủy)", bold=True), Align.CENTRE),
    )


def _who_and_what(receipt: ReceiptFacts) -> tuple[Block, ...]:
    blocks: list[Block] = [Field("Người nộp", addressed(receipt.submitter), strong=True)]
    if receipt.applicant is not None:
        blocks.append(Field("Chủ hồ sơ", addressed(receipt.applicant), strong=True))
    blocks.append(Field("Thủ tục", receipt.procedure_name, strong=True))
    return tuple(blocks)


def _papers(papers: tuple[PaperLine, ...]) -> tuple[Block, ...]:
    if not papers:
        return (Field("Giấy tờ đã nộp", texts.NO_PAPERS),)
    return (
        Paragraph(say("Giấy tờ đã nộp:")),
        Listing(tuple(_counted(paper) for paper in papers), numbered=True),
    )


def _counted(paper: PaperLine) -> str:
    kinds = (
        (paper.originals, "bản chính"),
        (paper.certified_copies, "bản chứng thực"),
        (paper.copies, "bản photo"),
    )
    counts = ", ".join(f"{count:02} {kind}" for count, kind in kinds if count)
    return f"{paper.name} ({counts})" if counts else paper.name


def _appointment(receipt: ReceiptFacts) -> Block:
    due_at, note = receipt.appointment.due_at, receipt.appointment.note
    lines: list[Block] = [Paragraph(say("HẸN TRẢ KẾT QUẢ", bold=True), Align.CENTRE)]
    if due_at is None:
        lines.append(Paragraph(say(texts.NO_APPOINTMENT, bold=True), Align.CENTRE))
    else:
        due = local(due_at)
        day = f"{weekday_name(due.date())}, {format_day(due.date())}"
        lines.append(Paragraph(say(f"{due:%H:%M}", bold=True), Align.CENTRE, Size.HUGE))
        lines.append(Paragraph(say(day, bold=True), Align.CENTRE, Size.LARGE))
    if note:
        lines.append(Paragraph(say(note), Align.CENTRE, Size.SMALL))
    return Boxed(tuple(lines))


def _symbols(receipt: ReceiptFacts) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if receipt.lookup_url:
        blocks.append(Symbol(SymbolKind.QR, receipt.lookup_url, texts.LOOKUP_CAPTION))
    if receipt.scan_digits:
        blocks += [
            Spacer(1.5),
            Symbol(SymbolKind.CODE128, receipt.scan_digits, receipt.scan_digits),
        ]
    return tuple(blocks)
