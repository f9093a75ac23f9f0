"""Application forms beside civil status: certification, business, residence, poverty, any other.

Laid out from what such forms ask for in general use; none was compared with the printed form in
force, so all are drafts that an office changes line by line (docs/sources.md#applications).
"""

from typing import Final

from desk_app.printing.blocks import Align, Column, Size
from desk_app.printing.forms.applications.parts import (
    REQUESTER,
    application_form,
    field,
    heading,
    says,
    truth,
)
from desk_app.printing.forms.form import FormLine, FormSigner, LineKind

CERTIFICATION: Final = application_form(
    "certification",
    "PHIẾU YÊU CẦU CHỨNG THỰC",
    *REQUESTER,
    field("requester_phone", "Số điện thoại"),
    field("certify_kind", "Việc đề nghị chứng thực"),
    FormLine(
        "certified_papers",
        "Giấy tờ, văn bản đề nghị chứng thực:",
        LineKind.TABLE,
        columns=(
            Column("TT", 0.08, Align.CENTRE),
            Column("Tên giấy tờ, văn bản", 0.62),
            Column("Số trang", 0.15, Align.CENTRE),
            Column("Số bản", 0.15, Align.CENTRE),
        ),
    ),
    field("purpose", "Mục đích sử dụng"),
    says(
        "truth",
        "Tôi chịu trách nhiệm trước pháp luật về nội dung, tính hợp lệ, hợp pháp của giấy tờ, văn "
        "bản đề nghị chứng thực.",
    ),
)

HOUSEHOLD_BUSINESS: Final = application_form(
    "household_business",
    "GIẤY ĐỀ NGHỊ ĐĂNG KÝ THÀNH LẬP HỘ KINH DOANH",
    FormLine("subject_name", "Tôi là (họ và tên chủ hộ)", strong=True),
    field("subject_born", "Ngày sinh"),
    field("subject_sex", "Giới tính", beside=True),
    field("subject_id", "Số định danh cá nhân/Giấy tờ tùy thân"),
    field("subject_address", "Nơi cư trú"),
    field("subject_phone", "Số điện thoại"),
    field("subject_email", "Email", beside=True),
    heading("business", "Đăng ký thành lập hộ kinh doanh với các nội dung sau:"),
    field("business_name", "1. Tên hộ kinh doanh"),
    field("business_address", "2. Địa chỉ trụ sở"),
    field("business_lines", "3. Ngành, nghề kinh doanh"),
    field("business_capital", "4. Vốn kinh doanh (bằng số, bằng chữ)"),
    field("business_start", "5. Ngày bắt đầu hoạt động"),
    field("business_workers", "Số lao động (dự kiến)", beside=True),
    says("founders", "6. Chủ thể thành lập: □ Cá nhân; □ Các thành viên hộ gia đình."),
    field("business_tax", "7. Thông tin đăng ký thuế"),
    says(
        "truth",
        "Tôi cam kết: bản thân và các thành viên hộ gia đình tham gia thành lập không thuộc diện "
        "pháp luật cấm kinh doanh; có quyền sử dụng hợp pháp địa điểm kinh doanh; chịu trách nhiệm "
        "trước pháp luật về tính hợp pháp, chính xác, trung thực của nội dung đăng ký.",
    ),
    signers=(FormSigner("subject", "CHỦ HỘ KINH DOANH"),),
)

RESIDENCE: Final = application_form(
    "residence",
    "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",
    FormLine("subject_name", "1. Họ, chữ đệm và tên", strong=True),
    field("subject_born", "2. Ngày, tháng, năm sinh"),
    field("subject_sex", "3. Giới tính", beside=True),
    field("subject_id", "4. Số định danh cá nhân"),
    field("subject_phone", "5. Số điện thoại liên hệ"),
    field("subject_email", "6. Email", beside=True),
    field("head_name", "7. Họ, chữ đệm và tên chủ hộ"),
    field("head_relation", "8. Mối quan hệ với chủ hộ"),
    field("head_id", "9. Số định danh cá nhân của chủ hộ"),
    field("residence_change", "10. Nội dung đề nghị"),
    FormLine(
        "members",
        "11. Những thành viên trong hộ gia đình cùng thay đổi:",
        LineKind.TABLE,
        size=Size.SMALL,
        columns=(
            Column("TT", 0.06, Align.CENTRE),
            Column("Họ, chữ đệm và tên", 0.28),
            Column("Ngày, tháng, năm sinh", 0.16, Align.CENTRE),
            Column("Giới tính", 0.1, Align.CENTRE),
            Column("Số định danh cá nhân", 0.2, Align.CENTRE),
            Column("Quan hệ với chủ hộ", 0.2),
        ),
    ),
    signers=(
        FormSigner("head", "Ý KIẾN CỦA CHỦ HỘ", "(Ký, ghi rõ họ tên)"),
        FormSigner("landlord", "Ý KIẾN CỦA CHỦ SỞ HỮU CHỖ Ở", "(Ký, ghi rõ họ tên)"),
        FormSigner("guardian", "CHA, MẸ HOẶC NGƯỜI GIÁM HỘ", "(Ký, ghi rõ họ tên)"),
        FormSigner("subject", "NGƯỜI KÊ KHAI", "(Ký, ghi rõ họ tên)"),
    ),
)

POVERTY: Final = application_form(
    "poverty",
    "GIẤY ĐỀ NGHỊ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO",
    FormLine("subject_name", "Họ và tên chủ hộ hoặc người đại diện", strong=True),
    field("subject_born", "Ngày, tháng, năm sinh"),
    field("subject_sex", "Giới tính", beside=True),
    field("subject_ethnic", "Dân tộc"),
    field("subject_id", "Số định danh cá nhân", beside=True),
    field("subject_address", "Nơi thường trú"),
    field("living", "Nơi ở hiện tại"),
    FormLine(
        "household",
        "Thông tin các thành viên của hộ:",
        LineKind.TABLE,
        size=Size.SMALL,
        columns=(
            Column("TT", 0.06, Align.CENTRE),
            Column("Họ và tên", 0.28),
            Column("Ngày, tháng, năm sinh", 0.16, Align.CENTRE),
            Column("Quan hệ với chủ hộ", 0.16),
            Column("Nghề nghiệp, nơi học, nơi làm việc", 0.22),
            Column("Tình trạng sức khỏe", 0.12),
        ),
    ),
    says(
        "poverty_wish",
        "Đề nghị Ủy ban nhân dân cấp xã rà soát, công nhận: □ Hộ nghèo; □ Hộ cận nghèo; □ Hộ thoát "
        "nghèo; □ Hộ thoát cận nghèo; □ Hộ có mức sống trung bình.",
    ),
    field("reason", "Lý do đề nghị"),
    truth(),
    signers=(FormSigner("subject", "ĐẠI DIỆN HỘ"),),
)

GENERAL: Final = application_form(
    "general",
    "ĐƠN ĐỀ NGHỊ",
    *REQUESTER,
    field("requester_phone", "Số điện thoại"),
    FormLine("on_behalf", "Nộp thay cho", if_any=True),
    FormLine("procedure", "Đề nghị giải quyết", strong=True),
    field("content", "Nội dung cụ thể"),
    FormLine("more", "", LineKind.BLANK, if_any=True),
    FormLine("papers", "Giấy tờ kèm theo:", LineKind.NUMBERED),
    truth(),
)
