"""Form 05: thông báo dừng giải quyết hồ sơ.

Source: Thông tư 03/2025/TT-VPCP, Phụ lục I names it; its printed text was not read, so it is laid
out from the facts that it must state: who asked, why, how far the dossier had come, and what
becomes of the money (docs/sources.md#form-05).
"""

from typing import Final

from desk_app.printing.forms.form import Form, FormLine, LineKind, Standing
from desk_app.printing.forms.parts import ADDRESSEE_LINES, HEAD, NEW_FORMS, RECIPIENTS

FORM: Final = Form(
    code="stop_notice_05",
    number="05",
    title="THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
    legal_basis="Thông tư số 03/2025/TT-VPCP, Phụ lục I, Mẫu số 05",
    standing=Standing.DRAFT,
    valid_from=NEW_FORMS,
    suffix="TB",
    lines=(
        *ADDRESSEE_LINES,
        FormLine(
            "about",
            "Ngày {received_on}, {unit} đã tiếp nhận hồ sơ của {citizen} về việc {procedure}, mã "
            "hồ sơ {code}.",
            LineKind.SENTENCE,
        ),
        FormLine(
            "told",
            "Nay {unit} thông báo dừng giải quyết hồ sơ này kể từ {stopped_at}.",
            LineKind.SENTENCE,
        ),
        FormLine("reason", "Lý do, căn cứ dừng giải quyết"),
        FormLine("stage", "Hồ sơ đang ở bước"),
        FormLine("money", "Phí, lệ phí, nghĩa vụ tài chính"),
        FormLine("papers", "Giấy tờ đã nộp:", LineKind.LISTING, legal=False, shown=False),
        FormLine(
            "collect",
            "Ông/Bà mang giấy này đến {unit} để nhận lại giấy tờ đã nộp. Nếu cần biết thêm, Ông/Bà "
            "liên hệ {contact}.",
            LineKind.SENTENCE,
            legal=False,
        ),
        FormLine("regards", "Xin thông báo để Ông/Bà được biết./.", LineKind.SENTENCE),
    ),
    signers=(HEAD,),
    recipients=RECIPIENTS,
)
