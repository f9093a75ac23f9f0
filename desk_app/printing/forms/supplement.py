"""Form 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.

Source: Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 02 (docs/sources.md#form-02).
"""

from dataclasses import replace
from typing import Final

from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind
from desk_app.printing.forms.parts import IDENTITY_LINES, NEW_FORMS, OLD_FORMS

FORM: Final = Form(
    code="supplement_02",
    number="02",
    title="PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
    legal_basis="Thông tư số 03/2025/TT-VPCP, Phụ lục I, Mẫu số 02",
    valid_from=NEW_FORMS,
    suffix="HDHS",
    lines=(
        *IDENTITY_LINES,
        FormLine(
            "contents",
            "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
            LineKind.NUMBERED,
        ),
        FormLine("reason", "Lý do", strong=True),
        FormLine("respond_by", "Đề nghị bổ sung trước ngày", legal=False, if_any=True),
        FormLine(
            "ask_us",
            "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với {clerk}, "
            "{contact} để được hướng dẫn.",
            LineKind.SENTENCE,
        ),
    ),
    signers=(FormSigner("clerk", "NGƯỜI HƯỚNG DẪN"),),
)
FORMS: Final = (
    replace(
        FORM,
        legal_basis="Thông tư số 01/2018/TT-VPCP, Mẫu số 02",
        valid_from=OLD_FORMS[0],
        valid_to=OLD_FORMS[1],
    ),
    FORM,
)
