"""Form 01 on a sheet: giấy tiếp nhận hồ sơ và hẹn trả kết quả.

Source: Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 01 (docs/sources.md#form-01). Every field of
the form stands here, in its order; what the desk does not know becomes dots to write on.
"""

from datetime import date
from typing import Final

from desk_app.domain.fees import format_vnd
from desk_app.domain.moments import local
from desk_app.domain.words import date_in_words, moment_in_words, money_in_words
from desk_app.printing import texts
from desk_app.printing.blocks import (
    Align,
    Block,
    Column,
    CopyLabel,
    Field,
    FieldRow,
    FormVersion,
    Heading,
    Letterhead,
    Paper,
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
from desk_app.printing.content import FeeItem, OfficeHeader, PaperLine, Party, ReceiptFacts
from desk_app.printing.wrapping import NO_BREAK

FORM: Final = FormVersion(
    "receipt_01", texts.TITLE_01, texts.LEGAL_BASIS_01, valid_from=date(2025, 9, 15)
)
COPIES: Final = (texts.COPY_KEPT, texts.COPY_GIVEN)
COLUMNS: Final = (
    Column("TT", 0.07, Align.CENTRE),
    Column("Thành phần hồ sơ", 0.57),
    Column("Bản chính", 0.1, Align.CENTRE, group="Số lượng"),
    Column("Bản chứng thực", 0.16, Align.CENTRE, group="Số lượng"),
    Column("Bản photo", 0.1, Align.CENTRE, group="Số lượng"),
)


def receipt_slip(
    office: OfficeHeader, receipt: ReceiptFacts, mark: str = "", paper: Paper = Paper.A5
) -> Slip:
    """Return form 01 in two copies: one is kept, one goes to the person who handed in."""
    blocks = (
        _letterhead(office, receipt),
        _codes(receipt),
        Heading(texts.TITLE_01),
        *_replaced(receipt),
        *_parties(office, receipt),
        *_papers(receipt),
        *_times(receipt),
        *fee_fields(receipt),
        FieldRow(
            (
                Field("Vào Sổ theo dõi hồ sơ, Quyển số", receipt.register.book),
                Field("Số thứ tự", receipt.register.serial),
            )
        ),
        Spacer(1.5),
        _signatures(receipt),
        Spacer(1.5),
        Paragraph(say(" ".join(notes(office, receipt)), italic=True), size=Size.SMALL),
    )
    return Slip(
        FORM,
        blocks,
        paper,
        title=f"{texts.TITLE_01} {receipt.dossier_code}",
        running=f"{texts.FORM_01} · Mã hồ sơ: {receipt.dossier_code}",
        mark=mark,
        copies=COPIES,
    )


def _letterhead(office: OfficeHeader, receipt: ReceiptFacts) -> Block:
    day = local(receipt.received_at).date()
    return Letterhead(
        office.superior,
        office.agency,
        "",  # stands beside the code
        f"{office.place}, {date_in_words(day)}",
    )


def _codes(receipt: ReceiptFacts) -> Block:
    """Return the codes for eyes and, for the counter's scanner, as bars of digits."""
    words = (
        Paragraph(say(f"Số: {receipt.number}/TNHS")),
        Paragraph((Run("Mã hồ sơ: "), Run(receipt.dossier_code, bold=True)), one_line=True),
        CopyLabel(Align.LEFT),
    )
    if not receipt.scan_digits:
        return TwoColumns(words, (), share=0.58)
    bars = Symbol(SymbolKind.CODE128, receipt.scan_digits, receipt.scan_digits)
    return TwoColumns(words, (bars,), share=0.58)


def _replaced(receipt: ReceiptFacts) -> tuple[Block, ...]:
    """Name the voided paper: what was printed is never edited but replaced, both linked."""
    if not receipt.replaces:
        return ()
    words = f"Thay thế giấy số {receipt.replaces} (đã hủy)"
    return (Paragraph(say(words, bold=True), Align.CENTRE),)


def addressed(party: Party) -> str:
    """Return "Ông Nguyễn Văn An"; organizations have no title."""
    return f"{party.title} {party.name}".strip()


def _parties(office: OfficeHeader, receipt: ReceiptFacts) -> tuple[Block, ...]:
    submitter = receipt.submitter
    return (
        Field("Bộ phận tiếp nhận và trả kết quả", office.unit_name),
        Field(f"Tiếp nhận hồ sơ của {submitter.title}".strip(), submitter.name, strong=True),
        Field("Địa chỉ", submitter.address),
        FieldRow((Field("Số điện thoại", submitter.phone), Field("Email", submitter.email))),
        FieldRow(
            (
                Field(submitter.id_label, submitter.id_number),
                Field("Hình thức nộp", receipt.channel),
            )
        ),
        Field("Nội dung yêu cầu giải quyết", _procedure(receipt), strong=True),
        *_applicant(receipt.applicant),
    )


def _procedure(receipt: ReceiptFacts) -> str:
    if not receipt.procedure_code:
        return receipt.procedure_name
    code = f"(mã thủ tục {receipt.procedure_code})".replace(" ", NO_BREAK)
    return f"{receipt.procedure_name} {code}"


def _applicant(party: Party | None) -> tuple[Block, ...]:
    if party is None:
        return ()
    return (
        FieldRow(
            (
                Field("Chủ hồ sơ", addressed(party), strong=True),
                Field("Địa chỉ chủ hồ sơ", party.address),
            )
        ),
    )


def _papers(receipt: ReceiptFacts) -> tuple[Block, ...]:
    intro = "Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm"
    sets = Field("Số lượng hồ sơ", f"{receipt.dossier_sets:02} (bộ)")
    if not receipt.papers:
        return (Field(intro, texts.NO_PAPERS), sets)
    rows = tuple(_paper_row(i, paper) for i, paper in enumerate(receipt.papers, start=1))
    return (
        Paragraph(say(f"{intro}:"), keep_with_next=True),
        Table(COLUMNS, rows, size=Size.SMALL),
        sets,
    )


def _paper_row(number: int, paper: PaperLine) -> tuple[str, ...]:
    counts = (paper.originals, paper.certified_copies, paper.copies)
    name = f"{paper.name} ({paper.note})" if paper.note else paper.name
    return (str(number), name, *(f"{count:02}" if count else "" for count in counts))


def _times(receipt: ReceiptFacts) -> tuple[Block, ...]:
    appointment = receipt.appointment
    received = moment_in_words(local(receipt.received_at))
    return (
        Field("Thời gian giải quyết hồ sơ theo quy định là", appointment.limit),
        Field("Thời gian nhận hồ sơ", received),
        Field("Thời gian trả kết quả giải quyết hồ sơ", due_in_words(receipt), strong=True),
        Field("Đăng ký nhận kết quả tại", appointment.return_way),
    )


def due_in_words(receipt: ReceiptFacts) -> str:
    """Return the appointment as the form writes it, with its note."""
    due_at, note = receipt.appointment.due_at, receipt.appointment.note
    words = texts.NO_APPOINTMENT if due_at is None else moment_in_words(local(due_at))
    return f"{words} ({note})" if note else words


def fee_fields(receipt: ReceiptFacts) -> tuple[Block, ...]:
    """Return fees and charges, the sum in figures and in words."""
    if not receipt.fees:
        return (Field("Phí, lệ phí (nếu có)", texts.FREE),)
    total_vnd = sum(fee.amount_vnd for fee in receipt.fees)
    paid = "đã nộp" if receipt.paid else "chưa nộp"
    state = f" ({paid})" if total_vnd else ""
    words = f"{_money(total_vnd)}{state}. Bằng chữ: {money_in_words(total_vnd)}./."
    if len(receipt.fees) == 1:
        fee = receipt.fees[0]
        note = f", {fee.note}" if fee.note else ""
        return (Field("Phí, lệ phí (nếu có)", f"{fee.name}{note}: {words}"),)
    lines = (f"{i}) {_fee_line(fee)}" for i, fee in enumerate(receipt.fees, start=1))
    return (Field("Phí, lệ phí (nếu có)", f"{'; '.join(lines)}. Tổng cộng: {words}"),)


def _money(vnd: int) -> str:
    return format_vnd(vnd).replace(" ", NO_BREAK)


def _fee_line(fee: FeeItem) -> str:
    note = f" ({fee.note})" if fee.note else ""
    return f"{fee.name}: {_money(fee.amount_vnd)}{note}"


def _signatures(receipt: ReceiptFacts) -> Block:
    """Return both signers, and between them what the citizen scans to look up the dossier."""
    url = receipt.lookup_url
    return Signatures(
        (
            Signature(texts.SUBMITTER, texts.SIGN_HERE, receipt.submitter.name),
            Signature(texts.RECEIVER, texts.SIGN_HERE, receipt.clerk_name),
        ),
        between=Symbol(SymbolKind.QR, url, texts.LOOKUP_CAPTION) if url else None,
    )


def notes(office: OfficeHeader, receipt: ReceiptFacts) -> tuple[str, ...]:
    """Return what the citizen is told: what to bring, how to ask."""
    found = [texts.BRING_ALONG]
    if not receipt.paid and any(fee.amount_vnd for fee in receipt.fees):
        found.append(texts.PAY_ON_COLLECTION)
    ways = ["quét mã QR"] if receipt.lookup_url else []
    if office.hotline:
        ways.append(f"gọi {office.hotline}".replace(" ", NO_BREAK))
    if office.contact:
        ways.append(office.contact)
    if ways:
        found.append(f"Tra cứu tình trạng hồ sơ: {'; '.join(ways)}.")
    return tuple(found)
