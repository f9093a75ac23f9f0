"""Words that stand on slips, with their source.

Form 01: Thông tư 03/2025/TT-VPCP, Phụ lục I; its fields as printed under Thông tư 01/2018/TT-VPCP
(docs/sources.md#form-01). Queue ticket: the wording is ours (docs/sources.md#ticket).
"""

from typing import Final

LEGAL_BASIS_01: Final = "Thông tư số 03/2025/TT-VPCP, Phụ lục I, Mẫu số 01"
TITLE_01: Final = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
COPY_KEPT: Final = "Liên 1: Lưu"
COPY_GIVEN: Final = "Liên 2: Giao người nộp hồ sơ"

MOTTO_STATE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"

TITLE_TICKET: Final = "PHIẾU SỐ THỨ TỰ"
PRIORITY: Final = "ƯU TIÊN"  # never with its reason (law 9)
WAIT_FOR_CALL: Final = "Vui lòng chờ cán bộ gọi số."
MISSED_CALL: Final = "Nếu lỡ lượt gọi, xin đưa phiếu này cho quầy gần nhất."

DEMO_MARK: Final = "DỮ LIỆU THỬ"


def reprint_mark(count: int) -> str:
    """Return the mark of the ``count``-th reprint of the same bytes, from 1."""
    return f"BẢN IN LẠI lần {count}"


BRING_ALONG: Final = (
    "Khi nhận kết quả, xin mang theo giấy này và giấy tờ tùy thân; "
    "người nhận thay mang thêm giấy ủy quyền."
)
PAY_ON_COLLECTION: Final = "Khoản phí, lệ phí còn phải nộp được thu khi trả kết quả."
LOOKUP_CAPTION: Final = "Quét để tra cứu"
SIGN_HERE: Final = "(Ký và ghi rõ họ tên)"
SUBMITTER: Final = "NGƯỜI NỘP HỒ SƠ"
RECEIVER: Final = "NGƯỜI TIẾP NHẬN HỒ SƠ"
NO_APPOINTMENT: Final = "Theo thông báo của cơ quan giải quyết"
NO_PAPERS: Final = "Không có giấy tờ kèm theo"
FREE: Final = "Không thu phí, lệ phí"
PROMISED: Final = "{law} (cơ quan cam kết: {promised})"
