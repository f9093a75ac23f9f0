"""Quá trình xử lý: what happened to a dossier, step by step.

Source: the trace sheet of provincial one-stop systems in use (seen): number, time, who, what, for
whom, until when (docs/sources.md#daily-papers).
"""

from typing import Final

from desk_app.printing.blocks import Align, Column, Paper, Size
from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind, Standing

FORM: Final = Form(
    code="history",
    title="QUÁ TRÌNH XỬ LÝ HỒ SƠ",
    legal_basis="Giấy tờ nội bộ của bộ phận tiếp nhận và trả kết quả",
    standing=Standing.OURS,
    paper=Paper.A4,
    lines=(
        FormLine("owner", "Chủ hồ sơ", legal=False, strong=True),
        FormLine("procedure", "Thủ tục hành chính", legal=False),
        FormLine("received", "Tiếp nhận", legal=False),
        FormLine("due", "Hẹn trả", legal=False, beside=True),
        FormLine("completed", "Có kết quả", legal=False, if_any=True),
        FormLine("returned", "Trả kết quả", legal=False, if_any=True, beside=True),
        FormLine(
            "steps",
            "",
            LineKind.TABLE,
            legal=False,
            size=Size.SMALL,
            columns=(
                Column("STT", 0.06, Align.CENTRE),
                Column("Ngày giờ", 0.13, Align.CENTRE),
                Column("Người xử lý", 0.17),
                Column("Thao tác", 0.32),
                Column("Đơn vị/Người nhận", 0.19),
                Column("Thời hạn", 0.13, Align.CENTRE),
            ),
        ),
        FormLine(
            "as_of",
            "Số liệu đến {moment}, theo nhật ký của bộ phận tiếp nhận và trả kết quả.",
            LineKind.SENTENCE,
            legal=False,
            italic=True,
        ),
    ),
    signers=(FormSigner("clerk", "NGƯỜI LẬP"),),
)
