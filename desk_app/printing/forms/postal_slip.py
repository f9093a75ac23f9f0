"""Phiếu gửi hồ sơ, nhận kết quả qua dịch vụ bưu chính công ích.

Source: Quyết định 45/2016/QĐ-TTg, Điều 5, 6 and 9: what is sent, the list of papers, signed by both
sides (read; the printed slip was not seen, docs/sources.md#postal-slip).
"""

from typing import Final

from desk_app.printing.blocks import Align, Column, Size
from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind, Standing

FORM: Final = Form(
    code="postal_slip",
    title="PHIẾU GỬI HỒ SƠ, NHẬN KẾT QUẢ QUA DỊCH VỤ BƯU CHÍNH CÔNG ÍCH",
    legal_basis="Quyết định số 45/2016/QĐ-TTg, Điều 5, Điều 6, Điều 9",
    standing=Standing.DRAFT,
    copies=(
        "Liên 1: Lưu bộ phận một cửa",
        "Liên 2: Nhân viên bưu chính",
        "Liên 3: Tổ chức, cá nhân",
    ),
    lines=(
        FormLine("service", "Dịch vụ", strong=True),
        FormLine("citizen", "Tổ chức, cá nhân"),
        FormLine("address", "Địa chỉ gửi, nhận"),
        FormLine("phone", "Số điện thoại"),
        FormLine("unit", "Cơ quan tiếp nhận, trả kết quả"),
        FormLine("procedure", "Thủ tục hành chính"),
        FormLine(
            "papers",
            "Giấy tờ gửi kèm phiếu này:",
            LineKind.TABLE,
            size=Size.SMALL,
            columns=(
                Column("TT", 0.08, Align.CENTRE),
                Column("Tên giấy tờ", 0.56),
                Column("Bản chính", 0.12, Align.CENTRE),
                Column("Chứng thực", 0.13, Align.CENTRE),
                Column("Bản sao", 0.11, Align.CENTRE),
            ),
        ),
        FormLine("tracking", "Mã vận đơn", strong=True),
        FormLine("postage", "Cước bưu chính", beside=True),
        FormLine("postage_words", "Bằng chữ", if_any=True),
        FormLine("handed_at", "Giao nhận lúc"),
        FormLine(
            "both_checked",
            "Hai bên đã kiểm đếm, giao và nhận đủ giấy tờ nêu trên.",
            LineKind.SENTENCE,
            italic=True,
        ),
    ),
    signers=(
        FormSigner("giver", "BÊN GIAO"),
        FormSigner("taker", "BÊN NHẬN"),
    ),
)
