"""What goes out of the house: to the postman of the public post, and to citizens' doors.

Source: biên bản giao nhận, Quyết định 45/2016/QĐ-TTg Điều 7 khoản 3: what it lists and who signs
it; its wording is ours (docs/sources.md#postal). The run sheet is ours.
"""

from typing import Final

from desk_app.printing.blocks import Align, Column, Paper, Size
from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind, Standing

POSTAL_RECORD: Final = Form(
    code="postal_record",
    title="BIÊN BẢN GIAO NHẬN VỚI BƯU CHÍNH",
    legal_basis="Quyết định số 45/2016/QĐ-TTg, Điều 7 khoản 3",
    standing=Standing.OURS,
    paper=Paper.A4_LANDSCAPE,
    copies=("Bản lưu", "Bản giao bưu chính"),
    lines=(
        FormLine(
            "opening",
            "Vào lúc {moment}, tại {place}, {work} như sau:",
            LineKind.SENTENCE,
            legal=False,
        ),
        FormLine("desk", "Bộ phận tiếp nhận và trả kết quả", legal=False, strong=True),
        FormLine("clerk_name", "Cán bộ", legal=False),
        FormLine("post_office", "Đơn vị bưu chính", legal=False, strong=True),
        FormLine("postman_name", "Nhân viên bưu chính", legal=False),
        FormLine(
            "dossiers",
            "",
            LineKind.TABLE,
            legal=False,
            size=Size.SMALL,
            columns=(
                Column("TT", 0.04, Align.CENTRE),
                Column("Mã hồ sơ", 0.09),
                Column("Số hiệu bưu gửi", 0.13, Align.CENTRE),
                Column("Người nhận, số điện thoại", 0.17),
                Column("Địa chỉ", 0.2),
                Column("Nội dung", 0.21),
                Column("Đủ, nguyên vẹn", 0.08, Align.CENTRE),
                Column("Ghi chú", 0.08),
            ),
        ),
        FormLine(
            "total",
            "Tổng số: {count} bưu gửi ({in_words}). Biên bản lập thành 02 bản, mỗi bên giữ 01 bản.",
            LineKind.SENTENCE,
            legal=False,
        ),
    ),
    signers=(
        FormSigner("postman", "NHÂN VIÊN BƯU CHÍNH"),
        FormSigner("clerk", "CÁN BỘ MỘT CỬA"),
    ),
)

DELIVERY_RUN: Final = Form(
    code="delivery_run",
    title="PHIẾU GIAO KẾT QUẢ TẠI NHÀ",
    legal_basis="Giấy tờ nội bộ của bộ phận tiếp nhận và trả kết quả",
    standing=Standing.OURS,
    paper=Paper.A4_LANDSCAPE,
    lines=(
        FormLine("carrier_name", "Người đi giao", legal=False, strong=True),
        FormLine("run_on", "Ngày giao", legal=False, beside=True),
        FormLine(
            "dossiers",
            "",
            LineKind.TABLE,
            legal=False,
            size=Size.SMALL,
            columns=(
                Column("TT", 0.035, Align.CENTRE),
                Column("Địa chỉ", 0.19),
                Column("Người nhận, số điện thoại", 0.15),
                Column("Mã hồ sơ", 0.09),
                Column("Kết quả giao", 0.17),
                Column("Thu hộ", 0.075, Align.RIGHT),
                Column("Lần 1", 0.08, Align.CENTRE, group="Giờ giao, kết quả"),
                Column("Lần 2", 0.08, Align.CENTRE, group="Giờ giao, kết quả"),
                Column("Ký nhận", 0.13),
            ),
        ),
        FormLine(
            "total",
            "Tổng số: {count} kết quả ({in_words}). Số tiền thu hộ: {money}.",
            LineKind.SENTENCE,
            legal=False,
        ),
        FormLine(
            "attempts",
            "Ghi kết quả từng lần: đã giao; vắng nhà; sai địa chỉ; từ chối nhận. Không giao được "
            "hai lần thì đem về quầy.",
            LineKind.SENTENCE,
            legal=False,
            italic=True,
        ),
    ),
    signers=(
        FormSigner("carrier", "NGƯỜI ĐI GIAO"),
        FormSigner("clerk", "NGƯỜI GIAO KẾT QUẢ CHO NGƯỜI ĐI GIAO"),
    ),
)
