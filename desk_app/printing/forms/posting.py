"""Bảng niêm yết thủ tục: the catalogue for the wall, and what became new, changed, abolished.

That procedures are posted: Nghị định 61/2018/NĐ-CP Điều 8 khoản 1; how the sheet looks is ours
(docs/sources.md#posting).
"""

from typing import Final

from desk_app.printing.blocks import Align, Column, Paper, Size
from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind, Standing

_NUMBER: Final = Column("TT", 0.06, Align.CENTRE)
_CODE: Final = Column("Mã thủ tục", 0.13, Align.CENTRE)
_NAME: Final = Column("Tên thủ tục", 0.3)
_WHAT: Final = (
    Column("Thời hạn", 0.2),
    Column("Phí, lệ phí", 0.22),
    Column("Cơ quan giải quyết", 0.15),
)


def _table(key: str, label: str, *columns: Column) -> FormLine:
    return FormLine(
        key,
        label,
        LineKind.TABLE,
        legal=False,
        strong=True,
        if_any=True,
        size=Size.SMALL,
        columns=(_NUMBER, _CODE, _NAME, *columns),
    )


FORM: Final = Form(
    code="posting",
    title="NIÊM YẾT THỦ TỤC HÀNH CHÍNH",
    legal_basis="Nghị định số 61/2018/NĐ-CP, Điều 8 khoản 1",
    standing=Standing.OURS,
    paper=Paper.A4,
    foot="Niêm yết thủ tục hành chính",
    lines=(
        FormLine(
            "intro",
            "Thủ tục hành chính tiếp nhận tại {unit}: {count} thủ tục, tính đến {day}.",
            LineKind.SENTENCE,
            legal=False,
        ),
        FormLine("since", "Thay đổi tính từ ngày", legal=False, if_any=True),
        _table("added", "A. THỦ TỤC MỚI", *_WHAT),
        _table(
            "changed",
            "B. THỦ TỤC SỬA ĐỔI, BỔ SUNG",
            Column("Nội dung thay đổi", 0.36),
            Column("Hiệu lực từ", 0.17, Align.CENTRE),
            Column("Quyết định", 0.2),
        ),
        _table(
            "abolished",
            "C. THỦ TỤC BÃI BỎ",
            Column("Hết hiệu lực sau ngày", 0.2, Align.CENTRE),
            Column("Quyết định", 0.2),
        ),
        _table("all", "DANH MỤC THỦ TỤC ĐANG ÁP DỤNG", *_WHAT),
        FormLine("ask", "Hỏi về thủ tục", legal=False),
        FormLine(
            "feedback",
            "Phản ánh, kiến nghị về thủ tục và thái độ phục vụ: {hotline} hoặc Cổng Dịch vụ công "
            "quốc gia (dichvucong.gov.vn).",
            LineKind.SENTENCE,
            legal=False,
        ),
    ),
    signers=(FormSigner("head", "PHỤ TRÁCH BỘ PHẬN"),),
)
