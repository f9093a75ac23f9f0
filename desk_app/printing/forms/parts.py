"""Lines and signers that several forms share, in the law's order (docs/sources.md#form-02)."""

from datetime import date
from typing import Final

from desk_app.printing.blocks import Align
from desk_app.printing.forms.form import FormLine, FormSigner, LineKind

OLD_FORMS: Final = date(2019, 1, 6), date(2025, 9, 14)
"""Days between which the forms of Thông tư 01/2018/TT-VPCP are printed."""
NEW_FORMS: Final = date(2025, 9, 15)
"""Day from which those of Thông tư 03/2025/TT-VPCP are."""
IDENTITY_LINES: Final = (
    FormLine("unit", "Bộ phận tiếp nhận và trả kết quả"),
    FormLine("citizen", "Tiếp nhận hồ sơ/yêu cầu của", strong=True),
    FormLine("procedure", "Nội dung yêu cầu giải quyết"),
    FormLine("address", "Địa chỉ"),
    FormLine("phone", "Số điện thoại"),
    FormLine("email", "Email", beside=True),
)
"""Who asks for what; filled in by ``desk.filling.parts.identity_values``."""
ADDRESSEE_LINES: Final = (
    FormLine("to", "Kính gửi: {citizen}", LineKind.SENTENCE, strong=True, align=Align.CENTRE),
    FormLine("address", "Địa chỉ"),
    FormLine("phone", "Số điện thoại"),
    FormLine("email", "Email", beside=True, if_any=True),
)
"""Whom a letter is written to; filled in by ``desk.filling.parts.identity_values``."""
HEAD: Final = FormSigner("head", "THỦ TRƯỞNG CƠ QUAN", "(Ký, ghi rõ họ tên và đóng dấu)")
"""Who signs letters; an office may have another title (``Office.head_title``)."""
RECIPIENTS: Final = ("Như trên;", "Lưu: VT, hồ sơ.")
