"""Form 06: phiếu kiểm soát quá trình giải quyết hồ sơ (form 05 until 14/9/2025).

Source: Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 06; its fields, and that the trace of an
electronic system replaces handwriting, as under Thông tư 01/2018/TT-VPCP (docs/sources.md#form-06).
"""

from dataclasses import replace
from typing import Final

from desk_app.printing.blocks import Align, Column, Paper, Size
from desk_app.printing.forms.form import Form, FormLine, LineKind
from desk_app.printing.forms.parts import NEW_FORMS, OLD_FORMS

FORM: Final = Form(
    code="control_sheet_06",
    number="06",
    title="PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
    legal_basis="Thông tư số 03/2025/TT-VPCP, Phụ lục I, Mẫu số 06",
    valid_from=NEW_FORMS,
    paper=Paper.A4,
    lines=(
        FormLine("owner", "Kèm theo hồ sơ của", strong=True),
        FormLine("procedure", "Nội dung yêu cầu giải quyết", legal=False),
        FormLine("received_at", "Ngày nhận hồ sơ"),
        FormLine("due", "Ngày, giờ hẹn trả kết quả", strong=True),
        FormLine("agency", "Cơ quan (bộ phận) giải quyết hồ sơ"),
        FormLine("partners", "Cơ quan phối hợp giải quyết hồ sơ"),
        FormLine(
            "steps",
            "",
            LineKind.TABLE,
            columns=(
                Column("TÊN CƠ QUAN", 0.26),
                Column("THỜI GIAN GIAO, NHẬN HỒ SƠ", 0.29),
                Column("KẾT QUẢ GIẢI QUYẾT HỒ SƠ", 0.2, Align.CENTRE),
                Column("GHI CHÚ", 0.25),
            ),
            size=Size.SMALL,
        ),
    ),
    notes=(
        "Trước hạn, đúng hạn, quá hạn do bên nhận hồ sơ ghi. Phần đã có giờ và tên người được ghi "
        "tự động từ nhật ký của chương trình, thay cho viết tay.",
    ),
)
FORMS: Final = (
    replace(
        FORM,
        number="05",
        legal_basis="Thông tư số 01/2018/TT-VPCP, Mẫu số 05",
        valid_from=OLD_FORMS[0],
        valid_to=OLD_FORMS[1],
    ),
    FORM,
)
