"""Phiếu hướng dẫn thủ tục: papers, limit, fee, where; also in large letters.

What must be told stands in Nghị định 61/2018/NĐ-CP Điều 15 (papers, process and time, fees); the
sheet is ours (docs/sources.md#guidance).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desk_app.printing import texts
from desk_app.printing.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Size,
    Slip,
    Spacer,
    Symbol,
    SymbolKind,
    say,
)
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import Form, FormContent, FormLine, LineKind, Standing
from desk_app.printing.forms.layout import letterhead, line_blocks, slip_of

_HEAD: Final = (
    FormLine("code", "Mã thủ tục", legal=False),
    FormLine("area", "Lĩnh vực", legal=False, beside=True),
    FormLine("agency", "Cơ quan giải quyết", legal=False),
    FormLine("result", "Kết quả nhận được", legal=False, if_any=True),
)
_FOOT: Final = (
    FormLine("conditions", "Lưu ý:", LineKind.LISTING, legal=False, strong=True, if_any=True),
    FormLine("advice", "Người hướng dẫn ghi thêm", legal=False, strong=True, if_any=True),
    FormLine("where", "Nơi nộp hồ sơ, nhận kết quả", legal=False, strong=True),
    FormLine("ask", "Hỏi thêm", legal=False),
    FormLine("decision", "Quyết định công bố", legal=False, if_any=True),
)
_PAPERS: Final = FormLine(
    "papers",
    "Giấy tờ cần có:",
    LineKind.TABLE,
    legal=False,
    strong=True,
    size=Size.SMALL,
    columns=(
        Column("TT", 0.08, Align.CENTRE),
        Column("Tên giấy tờ", 0.64),
        Column("Bản chính", 0.14, Align.CENTRE),
        Column("Bản sao", 0.14, Align.CENTRE),
    ),
)
_ROUTES: Final = FormLine(
    "routes",
    "Thời hạn và phí, lệ phí:",
    LineKind.TABLE,
    legal=False,
    strong=True,
    size=Size.SMALL,
    columns=(
        Column("Trường hợp", 0.24),
        Column("Hình thức nộp", 0.2),
        Column("Thời hạn quy định", 0.18, Align.CENTRE),
        Column("Thời hạn cam kết", 0.16, Align.CENTRE),
        Column("Phí, lệ phí", 0.22),
    ),
)

FORM: Final = Form(
    code="guidance",
    title="PHIẾU HƯỚNG DẪN THỦ TỤC",
    legal_basis="Nghị định số 61/2018/NĐ-CP, Điều 15",
    standing=Standing.OURS,
    lines=(*_HEAD, _PAPERS, _ROUTES, *_FOOT),
    foot="Phiếu hướng dẫn thủ tục",
)
LARGE: Final = replace(
    FORM,
    code="guidance_large",
    paper=Paper.A4_LARGE,
    lines=(
        *_HEAD,
        FormLine("papers", "Giấy tờ cần có:", LineKind.NUMBERED, legal=False, strong=True),
        FormLine("routes", "Thời hạn và phí:", LineKind.LISTING, legal=False, strong=True),
        *_FOOT,
    ),
)


def lay_out(form: Form, office: OfficeHeader, content: FormContent, mark: str = "") -> Slip:
    """Return the sheet of one procedure; the symbol at its end leads to the office's page."""
    slip = slip_of(form, tuple(_blocks(form, office, content)), content, mark)
    return replace(slip, title=f"{form.title} {content.text('code')}")


def _blocks(form: Form, office: OfficeHeader, content: FormContent) -> Iterator[Block]:
    yield letterhead(form, office, content)
    yield Heading(form.title)
    yield Paragraph(say(content.text("procedure"), bold=True), Align.CENTRE, Size.LARGE)
    yield Spacer(1)
    yield from line_blocks(form.lines, content)
    notes = (*form.notes, *content.notes)
    if notes:
        yield Paragraph(say(" ".join(notes), italic=True), size=Size.SMALL)
    if content.lookup_url:
        yield Symbol(SymbolKind.QR, content.lookup_url, texts.LOOKUP_CAPTION)
