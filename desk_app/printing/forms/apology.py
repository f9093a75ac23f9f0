"""Form 04: an apology for delay, and a new day.

Source: Thông tư 03/2025/TT-VPCP, Phụ lục I names "Văn bản xin lỗi và đề nghị gia hạn thời gian
giải quyết"; its printed text was not read, so it is laid out from the facts that it must state.
The slip before it is as forms in use under Thông tư 01/2018/TT-VPCP print it
(docs/sources.md#form-04).
"""

from typing import Final

from desk_app.printing.forms.form import Form, FormLine, LineKind, Standing
from desk_app.printing.forms.parts import (
    ADDRESSEE_LINES,
    HEAD,
    NEW_FORMS,
    OLD_FORMS,
    RECIPIENTS,
)

_RECEIVED: Final = FormLine(
    "about",
    "Ngày {received_on}, {unit} đã tiếp nhận hồ sơ của {citizen} về việc {procedure}, lĩnh vực "
    "{area}, mã hồ sơ {code}.",
    LineKind.SENTENCE,
)

OLD_FORM: Final = Form(
    code="apology_04",
    number="04",
    title="PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
    legal_basis="Thông tư số 01/2018/TT-VPCP, Mẫu số 04",
    valid_from=OLD_FORMS[0],
    valid_to=OLD_FORMS[1],
    suffix="PXL",
    lines=(
        *ADDRESSEE_LINES,
        _RECEIVED,
        FormLine("first_due", "Ngày hẹn trả kết quả"),
        FormLine(
            "late",
            "{unit} đã chuyển hồ sơ cho {agency} giải quyết. Tuy nhiên, đến nay {agency} chưa trả "
            "kết quả đúng thời hạn quy định.",
            LineKind.SENTENCE,
        ),
        FormLine("reason", "Lý do"),
        FormLine(
            "sorry",
            "{unit} xin lỗi Ông/Bà vì sự chậm trễ này.",
            LineKind.SENTENCE,
        ),
        FormLine("new_due", "Thời gian hẹn trả kết quả lại", strong=True),
        FormLine("regards", "Trân trọng./.", LineKind.SENTENCE),
    ),
    signers=(HEAD,),
    recipients=RECIPIENTS,
)

FORM: Final = Form(
    code="apology_04",
    number="04",
    title="VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
    legal_basis="Thông tư số 03/2025/TT-VPCP, Phụ lục I, Mẫu số 04",
    standing=Standing.DRAFT,
    valid_from=NEW_FORMS,
    suffix="PXL",
    lines=(
        *ADDRESSEE_LINES,
        _RECEIVED,
        FormLine("limit", "Thời gian giải quyết hồ sơ theo quy định"),
        FormLine("first_due", "Thời gian hẹn trả kết quả"),
        FormLine("agency", "Cơ quan, đơn vị giải quyết"),
        FormLine("late", "Hồ sơ chưa giải quyết xong trong thời hạn nêu trên.", LineKind.SENTENCE),
        FormLine("reason", "Lý do"),
        FormLine(
            "sorry",
            "{unit} xin lỗi Ông/Bà vì sự chậm trễ này và đề nghị gia hạn thời gian giải quyết hồ "
            "sơ.",
            LineKind.SENTENCE,
        ),
        FormLine("new_due", "Thời gian trả kết quả sau khi gia hạn", strong=True),
        FormLine(
            "ask_us",
            "Nếu cần biết thêm, Ông/Bà liên hệ {contact}.",
            LineKind.SENTENCE,
            legal=False,
        ),
        FormLine("regards", "Mong Ông/Bà thông cảm. Trân trọng./.", LineKind.SENTENCE),
    ),
    signers=(HEAD,),
    recipients=RECIPIENTS,
)
FORMS: Final = (OLD_FORM, FORM)
