"""Application forms of civil status: birth, death, marriage, and papers about them.

Laid out from what such forms ask for in general use; none was compared with the printed form in
force, so all are drafts that an office changes line by line (docs/sources.md#applications).
"""

from typing import Final

from desk_app.printing.forms.applications.parts import (
    REQUESTER,
    application_form,
    copies,
    field,
    heading,
    person,
    says,
    truth,
)
from desk_app.printing.forms.form import FormSigner
from desk_app.printing.wrapping import NO_BREAK

BIRTH: Final = application_form(
    "birth",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    *REQUESTER,
    field("child_relation", "Quan hệ với người được khai sinh"),
    heading("child", "Đề nghị đăng ký khai sinh cho người dưới đây:"),
    field("child_name", "Họ, chữ đệm, tên"),
    field("child_born", "Ngày, tháng, năm sinh"),
    field("child_born_words", "Ghi bằng chữ"),
    field("child_sex", "Giới tính"),
    field("child_ethnic", "Dân tộc", beside=True),
    field("child_nation", "Quốc tịch", beside=True),
    field("child_birthplace", "Nơi sinh"),
    field("child_home", "Quê quán"),
    *person("mother", "Họ, chữ đệm, tên người mẹ")[:1],
    field("mother_born", "Ngày, tháng, năm sinh"),
    field("mother_id", "Số định danh cá nhân", beside=True),
    field("mother_ethnic", "Dân tộc"),
    field("mother_nation", "Quốc tịch", beside=True),
    field("mother_address", "Nơi cư trú"),
    *person("father", "Họ, chữ đệm, tên người cha")[:1],
    field("father_born", "Ngày, tháng, năm sinh"),
    field("father_id", "Số định danh cá nhân", beside=True),
    field("father_ethnic", "Dân tộc"),
    field("father_nation", "Quốc tịch", beside=True),
    field("father_address", "Nơi cư trú"),
    says(
        "truth",
        "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa "
        "thuận nhất trí của các bên liên quan theo quy định pháp luật, và chịu trách nhiệm trước "
        "pháp luật về cam đoan của mình.",
    ),
    copies(),
)

DEATH: Final = application_form(
    "death",
    "TỜ KHAI ĐĂNG KÝ KHAI TỬ",
    *REQUESTER,
    field("dead_relation", "Quan hệ với người đã chết"),
    heading("dead", "Đề nghị đăng ký khai tử cho người dưới đây:"),
    field("dead_name", "Họ, chữ đệm, tên"),
    field("dead_born", "Ngày, tháng, năm sinh"),
    field("dead_sex", "Giới tính", beside=True),
    field("dead_ethnic", "Dân tộc"),
    field("dead_nation", "Quốc tịch", beside=True),
    field("dead_address", "Nơi cư trú cuối cùng"),
    field("dead_id", "Số định danh cá nhân/Giấy tờ tùy thân"),
    field("dead_at", "Đã chết vào lúc"),
    field("dead_at_words", "Ghi bằng chữ"),
    field("dead_place", "Nơi chết"),
    field("dead_cause", "Nguyên nhân chết"),
    field("notice", "Giấy báo tử/giấy tờ thay thế, số"),
    field("notice_by", "Cơ quan cấp, ngày cấp"),
    truth(),
    copies(),
)

MARRIAGE: Final = application_form(
    "marriage",
    "TỜ KHAI ĐĂNG KÝ KẾT HÔN",
    heading("wife", "BÊN NỮ"),
    *person("wife", "Họ, chữ đệm, tên")[:2],
    *person("wife", "")[3:],
    field("wife_times", "Kết hôn lần thứ mấy"),
    heading("husband", "BÊN NAM"),
    *person("husband", "Họ, chữ đệm, tên")[:2],
    *person("husband", "")[3:],
    field("husband_times", "Kết hôn lần thứ mấy"),
    says(
        "truth",
        "Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi là "
        "tự nguyện, không vi phạm quy định của Luật Hôn nhân và gia đình, và chịu trách nhiệm "
        "trước pháp luật về cam đoan của mình.",
    ),
    copies(),
    signers=(FormSigner("wife", "BÊN NỮ"), FormSigner("husband", "BÊN NAM")),
)

MARITAL_STATUS: Final = application_form(
    "marital_status",
    "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
    *REQUESTER,
    field("relation", "Quan hệ với người được cấp Giấy xác nhận"),
    heading("subject", "Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:"),
    *person("subject", "Họ, chữ đệm, tên"),
    field("living", "Trong thời gian cư trú tại"),
    field("living_from", "Từ ngày"),
    field("living_to", "đến ngày", beside=True),
    field("marital", "Tình trạng hôn nhân"),
    field("purpose", "Mục đích sử dụng Giấy xác nhận"),
    truth(),
)

EXTRACT: Final = application_form(
    "extract",
    "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH",
    *REQUESTER,
    field("whom_relation", "Quan hệ với người được cấp bản sao"),
    field("extract_kind", "Đề nghị cấp bản sao trích lục/Giấy khai sinh về việc"),
    heading("whom", "Cho người có tên dưới đây:"),
    *person("whom", "Họ, chữ đệm, tên"),
    field("registered_at", "Đã đăng ký tại"),
    field("registered_number", "Số"),
    field("registered_on", "Ngày đăng ký", beside=True),
    field("copies_count", "Số lượng bản sao đề nghị cấp"),
    truth(),
)

CORRECTION: Final = application_form(
    "correction",
    f"TỜ KHAI ĐĂNG KÝ VIỆC THAY ĐỔI, CẢI CHÍNH, BỔ{NO_BREAK}SUNG THÔNG TIN HỘ TỊCH, "
    "XÁC ĐỊNH LẠI DÂN TỘC",
    *REQUESTER,
    field("whom_relation", "Quan hệ với người được đăng ký"),
    field("correction_kind", "Đề nghị đăng ký việc"),
    heading("whom", "Cho người có tên dưới đây:"),
    *person("whom", "Họ, chữ đệm, tên"),
    field("registered_what", "Đã đăng ký (khai sinh, kết hôn, khai tử, …)"),
    field("registered_at", "Tại"),
    field("registered_number", "Số"),
    field("registered_on", "Ngày đăng ký", beside=True),
    field("correct_from", "Nội dung đã ghi"),
    field("correct_to", "Đề nghị ghi lại là"),
    field("reason", "Lý do"),
    truth(),
    copies(),
)
