"""What a citizen signs when something is handed back: a result, or a dossier that was withdrawn.

Source: the slips of provincial one-stop systems in use (seen), originals by Nghị định 61/2018/NĐ-CP
Điều 20 khoản 2; no text prescribes their wording (docs/sources.md#daily-papers).
"""

from typing import Final

from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind, Standing

RETURN_RECEIPT: Final = Form(
    code="return_receipt",
    title="GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
    legal_basis="Giấy tờ nội bộ của bộ phận tiếp nhận và trả kết quả",
    standing=Standing.OURS,
    copies=("Liên 1: Lưu", "Liên 2: Giao người nhận kết quả"),
    lines=(
        FormLine("procedure", "Thủ tục hành chính", legal=False, strong=True),
        FormLine("owner", "Chủ hồ sơ", legal=False),
        FormLine("returner", "Người trả kết quả", legal=False),
        FormLine("returner_phone", "Điện thoại", legal=False, beside=True),
        FormLine("collector", "Người nhận kết quả", legal=False, strong=True),
        FormLine("collector_phone", "Điện thoại", legal=False, beside=True),
        FormLine("relation", "Nhận thay, quan hệ với chủ hồ sơ", legal=False, if_any=True),
        FormLine("id_last4", "Bốn số cuối giấy tờ tùy thân", legal=False, if_any=True, beside=True),
        FormLine("result_kind", "Kết quả", legal=False),
        FormLine("result_number", "Số, ký hiệu", legal=False),
        FormLine("result_count", "Số bản", legal=False, beside=True),
        FormLine("summary", "Trích yếu", legal=False, if_any=True),
        FormLine(
            "papers_back", "Giấy tờ trả lại kèm theo:", LineKind.LISTING, legal=False, if_any=True
        ),
        FormLine("slip_lost", "Giấy tiếp nhận hồ sơ", legal=False, if_any=True),
        FormLine("way", "Hình thức trả", legal=False),
        FormLine("returned_at", "Thời gian trả", legal=False),
        FormLine(
            "checked",
            "Người nhận đã kiểm tra và nhận đủ kết quả, giấy tờ nêu trên.",
            LineKind.SENTENCE,
            legal=False,
            italic=True,
        ),
    ),
    signers=(
        FormSigner("collector", "NGƯỜI NHẬN KẾT QUẢ"),
        FormSigner("clerk", "NGƯỜI TRẢ KẾT QUẢ"),
    ),
)

WITHDRAWAL: Final = Form(
    code="withdrawal",
    title="GIẤY XÁC NHẬN RÚT HỒ SƠ",
    legal_basis="Giấy tờ nội bộ của bộ phận tiếp nhận và trả kết quả",
    standing=Standing.OURS,
    copies=("Liên 1: Lưu", "Liên 2: Giao người rút hồ sơ"),
    lines=(
        FormLine("unit", "Bộ phận tiếp nhận và trả kết quả", legal=False),
        FormLine("citizen", "Xác nhận", legal=False, strong=True),
        FormLine("address", "Địa chỉ", legal=False),
        FormLine("phone", "Số điện thoại", legal=False),
        FormLine("received_on", "Hồ sơ nhận ngày", legal=False, beside=True),
        FormLine("procedure", "Đã rút hồ sơ", legal=False, strong=True),
        FormLine("reason", "Lý do rút", legal=False),
        FormLine("withdrawn_at", "Thời gian rút", legal=False),
        FormLine(
            "papers_back",
            "Giấy tờ đã trả lại cho người rút hồ sơ:",
            LineKind.NUMBERED,
            legal=False,
        ),
        FormLine(
            "ended",
            "Việc giải quyết hồ sơ này dừng từ thời điểm rút. Khi cần, người rút hồ sơ có thể nộp "
            "lại hồ sơ mới.",
            LineKind.SENTENCE,
            legal=False,
            italic=True,
        ),
    ),
    signers=(
        FormSigner("citizen", "NGƯỜI RÚT HỒ SƠ"),
        FormSigner("clerk", "NGƯỜI TRẢ HỒ SƠ"),
    ),
)
