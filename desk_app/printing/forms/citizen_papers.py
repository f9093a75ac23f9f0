"""Papers that a citizen signs alone: they stand under the name of the state, not of an office.

Source: Nghị định 61/2018/NĐ-CP, Điều 6 khoản 2 (a proxy brings a paper of authority); that a lost
receipt is made good by a declaration is practice (docs/sources.md#daily-papers).
"""

from collections.abc import Iterator
from typing import Final

from desk_app.domain.words import date_in_words
from desk_app.printing import texts
from desk_app.printing.blocks import (
    Align,
    Block,
    Field,
    FieldRow,
    Heading,
    Paper,
    Paragraph,
    Rule,
    Size,
    Slip,
    Spacer,
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

MOTTO_SHARE: Final = 0.32  # of the width: the line under the motto
HANDWRITING_MM: Final = 1.7  # more between lines that a hand may write on

AUTHORITY: Final = Form(
    code="authority",
    title="GIẤY ỦY QUYỀN",
    legal_basis="Nghị định số 61/2018/NĐ-CP, Điều 6 khoản 2 điểm b",
    standing=Standing.DRAFT,
    paper=Paper.A4,
    lines=(
        FormLine("giver", "BÊN ỦY QUYỀN", LineKind.HEADING),
        FormLine("giver_name", "Họ và tên", strong=True),
        FormLine("giver_born", "Ngày sinh"),
        FormLine("giver_id", "Số định danh cá nhân/giấy tờ tùy thân", beside=True),
        FormLine("giver_address", "Nơi cư trú"),
        FormLine("giver_phone", "Số điện thoại"),
        FormLine("taker", "BÊN ĐƯỢC ỦY QUYỀN", LineKind.HEADING),
        FormLine("taker_name", "Họ và tên", strong=True),
        FormLine("taker_born", "Ngày sinh"),
        FormLine("taker_id", "Số định danh cá nhân/giấy tờ tùy thân", beside=True),
        FormLine("taker_address", "Nơi cư trú"),
        FormLine("taker_phone", "Số điện thoại"),
        FormLine("taker_relation", "Quan hệ với bên ủy quyền", beside=True),
        FormLine("scope", "NỘI DUNG ỦY QUYỀN", LineKind.HEADING),
        FormLine(
            "task",
            "Bên được ủy quyền thay mặt bên ủy quyền {work} tại {unit} để thực hiện thủ tục "
            "“{procedure}”.",
            LineKind.SENTENCE,
        ),
        FormLine("until", "Thời hạn ủy quyền"),
        FormLine("fee", "Thù lao ủy quyền", legal=False),
        FormLine(
            "promise",
            "Bên ủy quyền chịu trách nhiệm về nội dung đã ủy quyền; bên được ủy quyền chỉ làm việc "
            "trong phạm vi nêu trên. Giấy này lập thành {copies} bản, mỗi bên giữ một bản, một bản "
            "nộp kèm hồ sơ.",
            LineKind.SENTENCE,
        ),
    ),
    signers=(
        FormSigner("taker", "BÊN ĐƯỢC ỦY QUYỀN"),
        FormSigner("giver", "BÊN ỦY QUYỀN"),
    ),
    notes=(
        "Một số thủ tục hộ tịch, chứng thực không yêu cầu giấy ủy quyền giữa ông, bà, cha, mẹ, "
        "con, vợ, chồng, anh, chị, em ruột; khi phải chứng thực thì ký trước mặt người chứng thực.",
    ),
)

LOST_RECEIPT: Final = Form(
    code="lost_receipt",
    title="BẢN CAM KẾT VỀ VIỆC MẤT GIẤY TIẾP NHẬN HỒ SƠ",
    legal_basis="Giấy tờ nội bộ của bộ phận tiếp nhận và trả kết quả",
    standing=Standing.OURS,
    paper=Paper.A5,
    lines=(
        FormLine("unit", "Kính gửi", legal=False, strong=True),
        FormLine("citizen_name", "Tôi tên là", legal=False, strong=True),
        FormLine("citizen_born", "Ngày sinh", legal=False),
        FormLine("citizen_id", "Giấy tờ tùy thân số", legal=False, beside=True),
        FormLine("citizen_address", "Nơi cư trú", legal=False),
        FormLine("citizen_phone", "Số điện thoại", legal=False),
        FormLine("role", "Tư cách", legal=False, beside=True),
        FormLine(
            "lost",
            "Ngày {received_on}, tôi được cấp Giấy tiếp nhận hồ sơ và hẹn trả kết quả, mã hồ sơ "
            "{code}, thủ tục “{procedure}”. Nay tôi đã làm mất giấy này.",
            LineKind.SENTENCE,
            legal=False,
        ),
        FormLine("promise", "Tôi cam kết:", LineKind.HEADING, legal=False),
        FormLine("promises", "", LineKind.LISTING, legal=False),
    ),
    signers=(
        FormSigner("clerk", "NGƯỜI NHẬN CAM KẾT"),
        FormSigner("citizen", "NGƯỜI CAM KẾT"),
    ),
)


def lay_out(form: Form, office: OfficeHeader, content: FormContent, mark: str = "") -> Slip:
    """Return a citizen's own paper: motto, title, lines, place and date, signatures."""
    return slip_of(form, blocks(form, office, content), content, mark)


def blocks(form: Form, office: OfficeHeader, content: FormContent) -> tuple[Block, ...]:
    """Return what stands on a citizen's own paper."""
    return tuple(_blocks(form, office, content))


def _blocks(form: Form, office: OfficeHeader, content: FormContent) -> Iterator[Block]:
    yield Paragraph(say(texts.MOTTO_STATE, bold=True), Align.CENTRE, keep_with_next=True)
    yield Paragraph(say(texts.MOTTO, bold=True), Align.CENTRE, keep_with_next=True)
    yield Rule(share=MOTTO_SHARE)
    yield Spacer(2)
    yield Heading(form.title)
    for block in line_blocks(form.lines, content):
        yield block
        if form.paper is Paper.A4 and isinstance(block, Field | FieldRow):
            yield Spacer(HANDWRITING_MM)
    dated = f"{office.place}, {date_in_words(content.dated_on)}"
    yield Paragraph(say(dated, italic=True), Align.RIGHT, keep_with_next=True)
    yield from signature_blocks(form, content)
    notes = (*form.notes, *content.notes)
    if notes:
        yield Paragraph(say(" ".join(notes), italic=True), size=Size.SMALL)
