"""Example content for any form: what its preview shows. Nobody in it exists."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from desk_app.printing.blocks import Align, Column
from desk_app.printing.forms.form import Form, FormContent, FormLine, LineKind, Rows, words_of

SAMPLE_CODE: Final = "H00.00.00-261120-0007"
SAMPLE_NAME: Final = "Nguyễn Văn Mẫu"
_OTHER_NAME: Final = "Trần Thị Thí Dụ"
_KNOWN: Final[Mapping[str, str]] = {
    "address": "Số 12, đường Ví Dụ, tổ 3",
    "area": "Hộ tịch",
    "birth_date": "15/05/1985",
    "book": "01/2026",
    "channel": "trực tiếp",
    "citizen": f"Ông {SAMPLE_NAME}",
    "clerk": _OTHER_NAME,
    "code": SAMPLE_CODE,
    "contact": "tại quầy",
    "due": "11 giờ 30 phút, ngày 26 tháng 11 năm 2026",
    "email": "vidu@example.vn",
    "fees": "Không thu phí, lệ phí",
    "first_due": "11 giờ 30 phút, ngày 26 tháng 11 năm 2026",
    "id_label": "Số định danh cá nhân",
    "id_number": "000 085 000 007",
    "limit": "3 ngày làm việc",
    "new_due": "11 giờ 30 phút, ngày 02 tháng 12 năm 2026",
    "owner": f"Bà {_OTHER_NAME}",
    "phone": "0900 000 000",
    "procedure": "Cấp giấy xác nhận tình trạng hôn nhân",
    "reason": "Lý do ghi trong hồ sơ",
    "received": "08 giờ 05 phút, ngày 20 tháng 11 năm 2026",
    "replaces": "H00.00.00-261120-0006",
    "return_way": "Quầy trả kết quả",
    "serial": "1284",
    "sets": "01 (bộ)",
    "title": "",  # stands before the name already
    "unit": "Trung tâm Phục vụ hành chính công",
}
_ITEMS: Final = ("Mục thứ nhất của danh sách", "Mục thứ hai của danh sách")
_ROWS: Final = 2


def sample_content(form: Form, on: date) -> FormContent:
    """Return a form filled in with words that show where what is written."""
    values: dict[str, Rows] = {}
    for line in form.lines:
        if line.key.startswith("no_"):  # says that a list is empty, and this one is not
            continue
        values[line.key] = _value(line, on)
        values |= {key: _text(key, key, on) for key in words_of(line) if key not in values}
    return FormContent(
        dated_on=on,
        values=values,
        number="0007" if form.suffix else "",
        dossier_code=SAMPLE_CODE,
        names={signer.key: _OTHER_NAME for signer in form.signers},
        form=form.code,
    )


def _value(line: FormLine, on: date) -> Rows:
    match line.kind:
        case LineKind.TABLE:
            return tuple(
                tuple(_cell(column, row) for column in line.columns)
                for row in range(1, _ROWS + line.closing + 1)
            )
        case LineKind.LISTING | LineKind.NUMBERED:
            return tuple((item,) for item in _ITEMS)
        case LineKind.SENTENCE | LineKind.HEADING | LineKind.BLANK:
            return ()
        case LineKind.FIELD:
            return _text(line.key, line.label, on)


def _text(key: str, label: str, on: date) -> Rows:
    if key in _KNOWN:
        return ((_KNOWN[key],),)
    if any(word in f"{key} {label.casefold()}" for word in ("_on", "ngày")):
        return ((f"{on:%d/%m/%Y}",),)
    return (("(nội dung của hồ sơ)",),)


def _cell(column: Column, row: int) -> str:
    title = column.title.casefold()
    if row and title in ("tt", "stt", "số tt"):
        return str(row)
    return "1" if column.align is Align.RIGHT else f"Ví dụ {row}"
