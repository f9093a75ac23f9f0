"""What goes between the desk and the units: dossiers there, dossiers back, results to the desk.

Source: the columns are those of slips of provincial one-stop systems in use (seen); that hand-overs
are recorded: Nghị định 61/2018/NĐ-CP Điều 18, 20; no text prescribes their wording
(docs/sources.md#handover).
"""

from typing import Final

from desk_app.printing.blocks import Align, Column, Paper, Size
from desk_app.printing.forms.form import Form, FormLine, FormSigner, LineKind, Standing

OWN_PAPER: Final = "Giấy tờ nội bộ của bộ phận tiếp nhận và trả kết quả"
TWO_COPIES: Final = ("Bản lưu bên giao", "Bản giao bên nhận")
SIGNERS: Final = (FormSigner("giver", "NGƯỜI GIAO"), FormSigner("taker", "NGƯỜI NHẬN"))
NUMBER: Final = Column("TT", 0.05, Align.CENTRE)
CODE: Final = Column("Mã hồ sơ", 0.165)


def _sentence(key: str, words: str) -> FormLine:
    return FormLine(key, words, LineKind.SENTENCE, legal=False)


def _table(*columns: Column) -> FormLine:
    return FormLine(
        "dossiers", "", LineKind.TABLE, legal=False, size=Size.SMALL, columns=(NUMBER, *columns)
    )


PARTIES: Final = (
    _sentence("opening", "Vào lúc {moment}, tại {place}, hai bên giao nhận như sau:"),
    FormLine("giver_unit", "Bên giao", legal=False, strong=True),
    FormLine("giver_name", "Người giao", legal=False),
    FormLine("taker_unit", "Bên nhận", legal=False, strong=True),
    FormLine("taker_name", "Người nhận", legal=False),
)
BOTH_KEEP: Final = _sentence(
    "both_keep", "Hai bên đã kiểm đếm đủ; giấy này lập thành 02 bản, mỗi bên giữ 01 bản."
)

UNIT_HANDOVER: Final = Form(
    code="unit_handover",
    title="GIẤY BÀN GIAO HỒ SƠ",
    legal_basis=OWN_PAPER,
    standing=Standing.OURS,
    paper=Paper.A4,
    copies=TWO_COPIES,
    lines=(
        *PARTIES,
        _table(
            CODE,
            Column("Nội dung yêu cầu giải quyết", 0.24),
            Column("Chủ hồ sơ", 0.18),
            Column("Hẹn trả", 0.14, Align.CENTRE),
            Column("Số bộ", 0.06, Align.CENTRE),
            Column("Số giấy tờ", 0.065, Align.CENTRE),
            Column("Ghi chú", 0.115),
        ),
        _sentence("total", "Tổng số: {count} hồ sơ ({in_words})."),
        FormLine("note", "Ghi chú: {remark}", LineKind.SENTENCE, legal=False, if_any=True),
        BOTH_KEEP,
    ),
    signers=SIGNERS,
)

UNIT_RETURN: Final = Form(
    code="unit_return",
    title="GIẤY NHẬN LẠI HỒ SƠ",
    legal_basis=OWN_PAPER,
    standing=Standing.OURS,
    paper=Paper.A4,
    copies=TWO_COPIES,
    lines=(
        *PARTIES,
        FormLine("reason", "Lý do chuyển lại", legal=False),
        _table(
            CODE,
            Column("Nội dung yêu cầu giải quyết", 0.25),
            Column("Chủ hồ sơ", 0.19),
            Column("Hẹn trả", 0.14, Align.CENTRE),
            Column("Số bộ", 0.06, Align.CENTRE),
            Column("Tình trạng hồ sơ", 0.16),
        ),
        _sentence("total", "Tổng số: {count} hồ sơ ({in_words})."),
        BOTH_KEEP,
    ),
    signers=SIGNERS,
)

RESULT_HANDOVER: Final = Form(
    code="result_handover",
    title="PHIẾU BÀN GIAO KẾT QUẢ",
    legal_basis=OWN_PAPER,
    standing=Standing.OURS,
    paper=Paper.A4_LANDSCAPE,
    copies=TWO_COPIES,
    lines=(
        *PARTIES,
        _table(
            Column("Mã hồ sơ", 0.1),
            Column("Nội dung", 0.22),
            Column("Kết quả", 0.18),
            Column("Chủ hồ sơ", 0.15),
            Column("Địa chỉ", 0.18),
            Column("Phí, lệ phí", 0.06, Align.CENTRE),
            Column("Trả qua bưu điện", 0.07, Align.CENTRE),
        ),
        _sentence("total", "Tổng số: {count} kết quả ({in_words})."),
        BOTH_KEEP,
    ),
    signers=SIGNERS,
)
