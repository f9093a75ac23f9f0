"""Phiếu thu nội bộ: what was paid, for the desk's own book. Never an official receipt.

Official receipts are the provider's, with its numbers; ours has none and says so: Nghị định
254/2026/NĐ-CP (docs/sources.md#fee-slip). Three copies as on the receipts in use (seen).
"""

from typing import Final

from desk_app.printing.blocks import Align, Column, Size
from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind, Standing

FORM: Final = Form(
    code="fee_slip",
    title="PHIẾU THU NỘI BỘ",
    legal_basis="Giấy tờ nội bộ; không thay biên lai thu phí, lệ phí",
    standing=Standing.OURS,
    copies=("Liên 1: Lưu cơ quan thu", "Liên 2: Giao người nộp", "Liên 3: Lưu nội bộ"),
    lines=(
        FormLine(
            "no_receipt",
            "Phiếu này KHÔNG PHẢI BIÊN LAI thu phí, lệ phí; chỉ dùng để theo dõi nội bộ.",
            LineKind.SENTENCE,
            strong=True,
        ),
        FormLine("unit", "Đơn vị thu", legal=False),
        FormLine("payer", "Người nộp", legal=False, strong=True),
        FormLine("address", "Địa chỉ", legal=False),
        FormLine("procedure", "Thủ tục hành chính", legal=False),
        FormLine(
            "fees",
            "",
            LineKind.TABLE,
            legal=False,
            closing=1,
            size=Size.SMALL,
            columns=(
                Column("TT", 0.08, Align.CENTRE),
                Column("Khoản thu", 0.44),
                Column("Đơn giá", 0.18, Align.RIGHT),
                Column("SL", 0.1, Align.CENTRE),
                Column("Thành tiền", 0.2, Align.RIGHT),
            ),
        ),
        FormLine("in_words", "Bằng chữ", legal=False),
        FormLine("way", "Hình thức nộp", legal=False),
        FormLine("official", "Số biên lai của đơn vị cung cấp", strong=True),
    ),
    signers=(
        FormSigner("payer", "NGƯỜI NỘP TIỀN"),
        FormSigner("clerk", "NGƯỜI THU TIỀN"),
    ),
)
