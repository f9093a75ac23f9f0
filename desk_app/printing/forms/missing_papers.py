"""Giấy tờ còn thiếu: a list to take home, with a coupon to tear off and bring back.

A paper of ours beside form 02, in the words of daily life (docs/sources.md#daily-papers). The
coupon holds the dossier code only: nothing personal (law 9).
"""

from typing import Final

from desk_app.printing.blocks import (
    Align,
    Block,
    Heading,
    Letterhead,
    Paragraph,
    Rule,
    Run,
    Size,
    Slip,
    Spacer,
    Symbol,
    SymbolKind,
    TwoColumns,
    say,
)
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import Form, FormContent, FormLine, LineKind, Standing
from desk_app.printing.forms.layout import letterhead, line_blocks, slip_of

COUPON: Final = ("coupon_title", "coupon")

FORM: Final = Form(
    code="missing_papers",
    title="GIẤY TỜ CÒN THIẾU",
    legal_basis="Giấy tờ nội bộ của bộ phận tiếp nhận và trả kết quả",
    standing=Standing.OURS,
    lines=(
        FormLine("citizen", "Kính gửi", legal=False, strong=True),
        FormLine("procedure", "Để làm thủ tục", legal=False),
        FormLine(
            "contents",
            "Ông/Bà còn cần nộp hoặc bổ sung:",
            LineKind.NUMBERED,
            legal=False,
            strong=True,
        ),
        FormLine("respond_by", "Xin nộp trước ngày", legal=False, strong=True, if_any=True),
        FormLine("advice", "Ghi chú", legal=False, if_any=True),
        FormLine(
            "ask_us", "Có điều gì chưa rõ, xin hỏi {contact}.", LineKind.SENTENCE, legal=False
        ),
        FormLine("coupon_title", "PHIẾU QUAY LẠI", LineKind.HEADING, legal=False),
        FormLine(
            "coupon",
            "Khi quay lại, xin đưa phần này cho cán bộ tại quầy: hồ sơ được mở ngay, không phải "
            "khai lại từ đầu.",
            LineKind.SENTENCE,
            legal=False,
        ),
    ),
)


def lay_out(form: Form, office: OfficeHeader, content: FormContent, mark: str = "") -> Slip:
    """Return the list and, under a dashed line, the coupon; on a roll everything is narrower."""
    on_roll = content.paper is not None and content.paper.is_roll
    upper = tuple(line for line in form.lines if line.key not in COUPON)
    lower = tuple(line for line in form.lines if line.key in COUPON)
    blocks: tuple[Block, ...] = (
        _roll_head(office) if on_roll else letterhead(form, office, content),
        Heading(form.title),
        *line_blocks(upper, content),
        *((Paragraph(say(" ".join(form.notes), italic=True), size=Size.SMALL),) * bool(form.notes)),
        Spacer(3),
        Paragraph(say("Cắt theo đường này", italic=True), Align.CENTRE, Size.SMALL, True),
        Rule(dashed=True),
        *_coupon(line_blocks(lower, content), content, on_roll=on_roll),
    )
    return slip_of(form, blocks, content, mark)


def _roll_head(office: OfficeHeader) -> Block:
    return Letterhead(office.superior, office.agency, "", "")


def _coupon(words: tuple[Block, ...], content: FormContent, *, on_roll: bool) -> tuple[Block, ...]:
    code = (Run("Mã hồ sơ: "), Run(content.dossier_code, bold=True))
    named: tuple[Block, ...] = (Paragraph(code, one_line=True),) if content.dossier_code else ()
    digits = content.scan_digits
    bars: tuple[Block, ...] = (Symbol(SymbolKind.CODE128, digits, digits),) if digits else ()
    if on_roll or not bars:
        return (*words, *named, *bars)
    return (TwoColumns((*words, *named), bars, share=0.58),)
