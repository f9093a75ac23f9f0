"""Lines that several forms share, in the law's order (docs/sources.md#form-02)."""

from typing import Final

from desk_app.printing.forms.form import FormLine

IDENTITY_LINES: Final = (
    FormLine("unit", "Bộ phận tiếp nhận và trả kết quả"),
    FormLine("citizen", "Tiếp nhận hồ sơ/yêu cầu của", strong=True),
    FormLine("procedure", "Nội dung yêu cầu giải quyết"),
    FormLine("address", "Địa chỉ"),
    FormLine("phone", "Số điện thoại"),
    FormLine("email", "Email", beside=True),
)
"""Who asks for what; filled in by ``desk.filling.parts.identity_values``."""
