"""Form 03: phiếu từ chối tiếp nhận giải quyết hồ sơ.

Source: Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 03; its words as printed under Thông tư
01/2018/TT-VPCP (docs/sources.md#form-03).
"""

from dataclasses import replace
from typing import Final

from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind
from desk_app.printing.forms.parts import IDENTITY_LINES, NEW_FORMS, OLD_FORMS
from desk_app.printing.texts import COPY_GIVEN, COPY_KEPT, RECEIVER, SUBMITTER

FORM: Final = Form(
    code="refusal_03",
    number="03",
    title="PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
    legal_basis="Thông tư số 03/2025/TT-VPCP, Phụ lục I, Mẫu số 03",
    valid_from=NEW_FORMS,
    suffix="HDHS",
    copies=(COPY_KEPT, COPY_GIVEN),
    lines=(
        *IDENTITY_LINES,
        FormLine(
            "told",
            "Qua xem xét, {unit} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể "
            "như sau:",
            LineKind.SENTENCE,
        ),
        FormLine("reason", "", strong=True),
        FormLine("heed", "Xin thông báo cho Ông/Bà được biết và thực hiện./.", LineKind.SENTENCE),
    ),
    signers=(FormSigner("citizen", SUBMITTER), FormSigner("clerk", RECEIVER)),
)
FORMS: Final = (
    replace(
        FORM,
        legal_basis="Thông tư số 01/2018/TT-VPCP, Mẫu số 03",
        valid_from=OLD_FORMS[0],
        valid_to=OLD_FORMS[1],
    ),
    FORM,
)
