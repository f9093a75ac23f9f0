"""What stands on sample sets: nobody exists who is called so or lives there.

Source: Thông tư 01/2018/TT-VPCP, Điều 5: samples are filled with fictitious or hidden data.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desk_app.printing.forms.form import Rows, text_row

_ID: Final = "000000000000"
_HOME: Final = "Số 00, tổ dân phố Mẫu, phường Mẫu, tỉnh Mẫu"


def _person(prefix: str, name: str, born: str, sex: str) -> dict[str, str]:
    return {
        f"{prefix}_name": name,
        f"{prefix}_born": born,
        f"{prefix}_sex": sex,
        f"{prefix}_ethnic": "Kinh",
        f"{prefix}_nation": "Việt Nam",
        f"{prefix}_address": _HOME,
        f"{prefix}_id": _ID,
    }


_WORDS: Final = {
    "to": "Ủy ban nhân dân phường Mẫu, tỉnh Mẫu",
    **_person("requester", "NGUYỄN VĂN MẪU", "01/01/1990", "Nam"),
    "requester_phone": "0900 000 000",
    **_person("subject", "NGUYỄN VĂN MẪU", "01/01/1990", "Nam"),
    "subject_phone": "0900 000 000",
    "subject_email": "nguoi.mau@example.vn",
    "relation": "Bản thân",
    "child_relation": "Cha đẻ",
    **_person("child", "NGUYỄN THỊ MẪU", "02/01/2026", "Nữ"),
    "child_born_words": "Ngày hai, tháng một, năm hai nghìn không trăm hai mươi sáu",
    "child_birthplace": "Trạm Y tế phường Mẫu, tỉnh Mẫu",
    "child_home": "Phường Mẫu, tỉnh Mẫu",
    **_person("mother", "TRẦN THỊ MẪU", "01/01/1992", "Nữ"),
    **_person("father", "NGUYỄN VĂN MẪU", "01/01/1990", "Nam"),
    "copies_count": "02",
    "dead_relation": "Con đẻ",
    **_person("dead", "NGUYỄN VĂN VÍ DỤ", "01/01/1940", "Nam"),
    "dead_at": "05 giờ 30 phút, ngày 02/01/2026",
    "dead_at_words": "Năm giờ ba mươi phút, ngày hai, tháng một, năm hai nghìn không trăm hai mươi "
    "sáu",
    "dead_place": f"Tại nhà: {_HOME}",
    "dead_cause": "Tuổi già",
    "notice": "Giấy báo tử số 00/MẪU",
    "notice_by": "Trạm Y tế phường Mẫu, ngày 02/01/2026",
    **_person("wife", "TRẦN THỊ MẪU", "01/01/2000", "Nữ"),
    "wife_times": "Lần thứ nhất",
    **_person("husband", "NGUYỄN VĂN MẪU", "01/01/1998", "Nam"),
    "husband_times": "Lần thứ nhất",
    "living": _HOME,
    "living_from": "01/01/2008",
    "living_to": "nay",
    "marital": "Chưa đăng ký kết hôn với ai",
    "purpose": "Để làm thủ tục kết hôn",
    "whom_relation": "Cha đẻ",
    **_person("whom", "NGUYỄN THỊ MẪU", "02/01/2010", "Nữ"),
    "extract_kind": "Khai sinh",
    "registered_what": "Khai sinh",
    "registered_at": "Ủy ban nhân dân phường Mẫu, tỉnh Mẫu",
    "registered_number": "00/2010",
    "registered_on": "10/01/2010",
    "correction_kind": "Cải chính họ, chữ đệm, tên mẹ trong Giấy khai sinh",
    "correct_from": "Họ, chữ đệm, tên mẹ: TRẦN THỊ MẤU",
    "correct_to": "Họ, chữ đệm, tên mẹ: TRẦN THỊ MẪU",
    "reason": "Ghi sai dấu khi đăng ký",
    "certify_kind": "Chứng thực bản sao từ bản chính",
    "business_name": "HỘ KINH DOANH CỬA HÀNG MẪU",
    "business_address": _HOME,
    "business_lines": "Bán lẻ tạp hóa",
    "business_capital": "50.000.000 đồng (Năm mươi triệu đồng)",
    "business_start": "01/02/2026",
    "business_workers": "02",
    "business_tax": f"Nộp thuế tại phường Mẫu; điện thoại 0900 000 000; mã số thuế {_ID}",
    "head_name": "NGUYỄN VĂN VÍ DỤ",
    "head_relation": "Con đẻ",
    "head_id": _ID,
    "residence_change": f"Đăng ký thường trú về cùng hộ với cha đẻ tại {_HOME}",
}
_ROWS: Final[Mapping[str, Rows]] = {
    "certified_papers": (("1", "Bằng tốt nghiệp trung học phổ thông", "01", "03"),),
    "members": (("1", "NGUYỄN THỊ MẪU", "02/01/2010", "Nữ", _ID, "Cháu nội"),),
    "household": (
        ("1", "NGUYỄN VĂN MẪU", "01/01/1990", "Chủ hộ", "Làm ruộng", "Bình thường"),
        ("2", "NGUYỄN THỊ MẪU", "02/01/2010", "Con đẻ", "Học sinh, Trường Mẫu", "Bình thường"),
    ),
    "content": text_row("Đề nghị giải quyết theo quy định, kèm các giấy tờ dưới đây."),
    "papers": text_row("Giấy tờ theo danh mục của thủ tục"),
}
VALUES: Final[Mapping[str, Rows]] = MappingProxyType(
    {**{key: text_row(word) for key, word in _WORDS.items()}, **_ROWS}
)
NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "requester": "Nguyễn Văn Mẫu",
        "subject": "Nguyễn Văn Mẫu",
        "wife": "Trần Thị Mẫu",
        "husband": "Nguyễn Văn Mẫu",
        "head": "Nguyễn Văn Ví Dụ",
        "landlord": "Nguyễn Văn Ví Dụ",
        "guardian": "",
    }
)
