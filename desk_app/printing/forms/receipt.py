"""Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả, and its variants.

Source: Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 01; its fields as printed under Thông tư
01/2018/TT-VPCP (docs/sources.md#form-01). What the desk does not know becomes dots to write on.
"""

from dataclasses import replace
from typing import Final

from desk_app.printing import texts
from desk_app.printing.blocks import Align, Block, Column, Heading, PageBreak, Size, Slip
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import Form, FormContent, FormLine, FormSigner, LineKind
from desk_app.printing.forms.layout import lay_out, line_blocks
from desk_app.printing.forms.parts import NEW_FORMS, OLD_FORMS

PAPERS_LABEL: Final = "Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm"
COLUMNS: Final = (
    Column("TT", 0.07, Align.CENTRE),
    Column("Thành phần hồ sơ", 0.57),
    Column("Bản chính", 0.1, Align.CENTRE, group="Số lượng"),
    Column("Bản chứng thực", 0.16, Align.CENTRE, group="Số lượng"),
    Column("Bản photo", 0.1, Align.CENTRE, group="Số lượng"),
)
CERTIFIED_COLUMNS: Final = (
    Column("TT", 0.07, Align.CENTRE),
    Column("Tên giấy tờ", 0.51),
    Column("Số trang", 0.12, Align.CENTRE),
    Column("Số bản giấy", 0.14, Align.CENTRE),
    Column("Ký bản điện tử", 0.16, Align.CENTRE),
)
LIST_COLUMNS: Final = (
    Column("TT", 0.07, Align.CENTRE),
    Column("Mã hồ sơ, nội dung yêu cầu, chủ hồ sơ, giấy tờ đã nộp", 0.59),
    Column("Hẹn trả", 0.17, Align.CENTRE),
    Column("Phí, lệ phí", 0.17, Align.RIGHT),
)
HANDOVER_COLUMNS: Final = (
    Column("STT", 0.085, Align.CENTRE),
    Column("Nội dung", 0.18),
    Column("Đơn vị", 0.115),
    Column("Ngày nhận", 0.16, Align.CENTRE),
    Column("Ngày hẹn trả", 0.16, Align.CENTRE),
    Column("Thời hạn", 0.09, Align.CENTRE),
    Column("Số lượng", 0.1, Align.CENTRE),
    Column("Họ tên", 0.11),
)
REPLACES: Final = FormLine(
    "replaces",
    "Thay thế giấy số {replaces} (đã hủy)",
    LineKind.SENTENCE,
    strong=True,
    if_any=True,
    align=Align.CENTRE,
)
"""Names the voided paper: what was printed is never edited but replaced, both linked."""
_ASKED: Final = FormLine("procedure", "Nội dung yêu cầu giải quyết", strong=True)
_WHO: Final = (
    REPLACES,
    FormLine("unit", "Bộ phận tiếp nhận và trả kết quả"),
    FormLine("citizen", "Tiếp nhận hồ sơ của {title}", strong=True),
    FormLine("address", "Địa chỉ"),
    FormLine("phone", "Số điện thoại"),
    FormLine("email", "Email", beside=True),
    FormLine("id_number", "{id_label}"),
    FormLine("channel", "Hình thức nộp", beside=True),
)
_OWNER: Final = (
    FormLine("owner", "Chủ hồ sơ", strong=True, if_any=True),
    FormLine("owner_address", "Địa chỉ chủ hồ sơ", beside=True, if_any=True),
)
_TIMES: Final = (
    FormLine("sets", "Số lượng hồ sơ"),
    FormLine("limit", "Thời gian giải quyết hồ sơ theo quy định là"),
    FormLine("received", "Thời gian nhận hồ sơ"),
    FormLine("due", "Thời gian trả kết quả giải quyết hồ sơ", strong=True),
    FormLine("return_way", "Đăng ký nhận kết quả tại"),
    FormLine("fees", "Phí, lệ phí (nếu có)"),
    FormLine("book", "Vào Sổ theo dõi hồ sơ, Quyển số"),
    FormLine("serial", "Số thứ tự", beside=True),
)


def _papers(columns: tuple[Column, ...]) -> tuple[FormLine, ...]:
    return (
        FormLine("no_papers", PAPERS_LABEL, if_any=True),
        FormLine(
            "papers",
            f"{PAPERS_LABEL}:",
            LineKind.TABLE,
            columns=columns,
            size=Size.SMALL,
            if_any=True,
        ),
    )


FORM: Final = Form(
    code="receipt_01",
    number="01",
    title=texts.TITLE_01,
    legal_basis=texts.LEGAL_BASIS_01,
    valid_from=NEW_FORMS,
    suffix="TNHS",
    copies=(texts.COPY_KEPT, texts.COPY_GIVEN),
    lines=(*_WHO, _ASKED, *_OWNER, *_papers(COLUMNS), *_TIMES),
    signers=(
        FormSigner("citizen", texts.SUBMITTER, texts.SIGN_HERE),
        FormSigner("clerk", texts.RECEIVER, texts.SIGN_HERE),
    ),
    notes=(texts.BRING_ALONG,),
)
FORMS: Final = (
    replace(
        FORM,
        legal_basis="Thông tư số 01/2018/TT-VPCP, Mẫu số 01",
        valid_from=OLD_FORMS[0],
        valid_to=OLD_FORMS[1],
    ),
    FORM,
)
CERTIFICATION: Final = replace(
    FORM,
    code="receipt_01_certification",
    lines=(*_WHO, _ASKED, *_OWNER, *_papers(CERTIFIED_COLUMNS), *_TIMES),
)
"""For certified copies and signatures: how many pages and copies, and whether one is electronic."""
LIST: Final = replace(
    FORM,
    code="receipt_01_list",
    lines=(
        *_WHO,
        _ASKED,
        *_TIMES,
        FormLine(
            "dossiers", "DANH MỤC HỒ SƠ KÈM THEO", LineKind.TABLE, columns=LIST_COLUMNS, closing=1
        ),
    ),
)
"""For several dossiers of one person at once; the list stands on a page of its own."""
HANDOVER: Final = replace(
    LIST,
    code="receipt_01_handover",
    lines=(
        *_WHO,
        _ASKED,
        *_TIMES,
        FormLine("dossiers", "BIÊN BẢN GIAO NHẬN HỒ SƠ", LineKind.TABLE, columns=HANDOVER_COLUMNS),
    ),
)
"""The same for many certifications: the list is the record of what was handed over."""


def lay_out_with_list(
    form: Form, office: OfficeHeader, content: FormContent, mark: str = ""
) -> Slip:
    """Return the receipt, and on a new page the list of its dossiers."""
    *first, listed = form.lines
    slip = lay_out(replace(form, lines=tuple(first)), office, content, mark)
    table = line_blocks((replace(listed, label="", size=Size.SMALL),), content)
    attached: tuple[Block, ...] = (PageBreak(), Heading(listed.label), *table)
    running = f"{slip.running} · Số: {content.number}/{form.suffix}"  # ties the list to its receipt
    return replace(slip, blocks=(*slip.blocks, *attached), running=running)
