"""Form 07: sổ theo dõi hồ sơ, a cover and one line for each dossier.

Source: Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 07; the book: Thông tư 01/2018/TT-VPCP
Điều 10.2. The columns are those of forms in use; their official order was not seen
(docs/sources.md#form-07).
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desk_app.printing.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Letterhead,
    PageBreak,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Size,
    Slip,
    Spacer,
    TwoColumns,
    say,
)
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import (
    Form,
    FormContent,
    FormLine,
    FormSigner,
    LineKind,
    Standing,
)
from desk_app.printing.forms.layout import line_blocks, signature_blocks, slip_of
from desk_app.printing.forms.lists import BEFORE_SIGNING_MM, kept_with_signatures

RETURNED: Final = "Trả kết quả"
COVER: Final = ("book", "serials", "opened", "closed", "period")
TOP_OF_COVER_MM: Final = 30
BELOW_TITLE_MM: Final = 6
BEFORE_SEAL_MM: Final = 8

FORM: Final = Form(
    code="register_07",
    number="07",
    title="SỔ THEO DÕI HỒ SƠ",
    legal_basis="Thông tư số 03/2025/TT-VPCP, Phụ lục I, Mẫu số 07",
    valid_from=date(2025, 9, 15),
    standing=Standing.DRAFT,
    paper=Paper.A4_LANDSCAPE,
    lines=(
        FormLine("book", "Quyển số", strong=True),
        FormLine("serials", "Từ số"),
        FormLine("opened", "Ngày mở sổ"),
        FormLine("closed", "Ngày khóa sổ"),
        FormLine("period", "Hồ sơ tiếp nhận", legal=False),
        FormLine(
            "entries",
            "",
            LineKind.TABLE,
            size=Size.SMALL,
            columns=(
                Column("STT", 10.5, Align.CENTRE),
                Column("Mã hồ sơ", 23),
                Column("Tên thủ tục hành chính", 32),
                Column("Số bộ", 9, Align.CENTRE),
                Column("Tên cá nhân, tổ chức", 25),
                Column("Địa chỉ, số điện thoại", 28),
                Column("Cơ quan chủ trì giải quyết", 21),
                Column("Ngày nhận hồ sơ", 13.5, Align.CENTRE),
                Column("Ngày hẹn trả kết quả", 13.5, Align.CENTRE),
                Column("Ngày chuyển hồ sơ đến cơ quan giải quyết", 15, Align.CENTRE),
                Column("Ngày nhận kết quả từ cơ quan giải quyết", 15, Align.CENTRE),
                Column("Ngày nhận", 13.5, Align.CENTRE, group=RETURNED),
                Column("Phương thức", 15.5, Align.CENTRE, group=RETURNED),
                Column("Ký nhận", 21, group=RETURNED),
                Column("Ghi chú", 22),
            ),
        ),
        FormLine(
            "total",
            "Cộng: {count} hồ sơ ({in_words}); đã trả kết quả {returned}; đang giải quyết, chờ trả "
            "{open}; từ chối, rút, dừng {ended}; giấy tiếp nhận đã hủy, thay {voided}.",
            LineKind.SENTENCE,
            legal=False,
        ),
    ),
    signers=(
        FormSigner("clerk", "NGƯỜI LẬP SỔ"),
        FormSigner("head", "THỦ TRƯỞNG ĐƠN VỊ", "(Ký, ghi rõ họ tên và đóng dấu)"),
    ),
)


def lay_out(form: Form, office: OfficeHeader, content: FormContent, mark: str = "") -> Slip:
    """Return the book: cover, lines by closing, totals, signatures."""
    inside = tuple(line for line in form.lines if line.key not in COVER)
    blocks = (
        *_cover(form, office, content),
        PageBreak(),
        *kept_with_signatures(line_blocks(inside, content)),
        Spacer(BEFORE_SIGNING_MM, keep_with_next=True),
        *signature_blocks(form, content)[1:],  # without the air of its own
    )
    return slip_of(form, blocks, content, mark)


def _cover(form: Form, office: OfficeHeader, content: FormContent) -> Iterator[Block]:
    yield Letterhead(form.superior or office.superior, form.agency or office.agency, "", "")
    yield Spacer(TOP_OF_COVER_MM)
    yield Heading(form.title, Size.HUGE)
    yield Spacer(BELOW_TITLE_MM)
    for line in form.lines:
        if line.key in COVER and line.shown:
            words = f"{line.label}: {content.text(line.key) or '……………'}"
            yield Paragraph(say(words, bold=line.strong), Align.CENTRE, Size.LARGE)
    yield Spacer(BEFORE_SEAL_MM)
    head = form.signers[-1]
    yield TwoColumns((), (Signatures((Signature(head.title, head.note),)),))
