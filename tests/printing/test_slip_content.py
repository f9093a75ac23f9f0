"""What stands on each slip, word for word: the golden files are read by people."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.printing.blocks import (
    Block,
    Paper,
    Signatures,
    Slip,
    Symbol,
    SymbolKind,
    TwoColumns,
)
from desk_app.printing.content import Appointment, FeeItem
from desk_app.printing.receipt_roll import receipt_roll
from desk_app.printing.receipt_slip import receipt_slip
from desk_app.printing.texts import DEMO_MARK, reprint_mark
from desk_app.printing.ticket_slip import ticket_slip
from tests.printing import samples
from tests.printing.reading import content, written

GOLDEN = Path(__file__).parent / "golden"
OFFICE = samples.OFFICE
SLIPS = {
    "ticket": ticket_slip(OFFICE, samples.TICKET),
    "ticket_minimal": ticket_slip(OFFICE, samples.MINIMAL_TICKET, Paper.ROLL_58),
    "receipt_01": receipt_slip(OFFICE, samples.RECEIPT, mark=DEMO_MARK),
    "receipt_01_minimal": receipt_slip(OFFICE, samples.MINIMAL_RECEIPT),
    "receipt_01_short": receipt_roll(OFFICE, samples.RECEIPT, mark=reprint_mark(2)),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_says_what_its_golden_file_says(name: str) -> None:
    assert written(SLIPS[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_form_01_has_every_field_of_the_form() -> None:
    said = "\n".join(content(receipt_slip(OFFICE, samples.RECEIPT).blocks))

    for field in (
        "Bộ phận tiếp nhận và trả kết quả: ",
        "Tiếp nhận hồ sơ của Bà: ",
        "Địa chỉ: ",
        "Số điện thoại: ",
        "Email: ",
        "Số định danh cá nhân: ",
        "Nội dung yêu cầu giải quyết: ",
        "Chủ hồ sơ: ",
        "Địa chỉ chủ hồ sơ: ",
        "Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:",
        "TT | Thành phần hồ sơ | Bản chính | Bản chứng thực | Bản photo",
        "Số lượng hồ sơ: 01 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
        "Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 20 tháng 11 năm 2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026",
        "Đăng ký nhận kết quả tại: ",
        "Phí, lệ phí (nếu có): ",
        "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026",
        "Số thứ tự: 1284",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ):
        assert field in said


def test_january_is_written_with_a_zero_and_november_without_another() -> None:
    january = replace(samples.RECEIPT, received_at=samples.MORNING.replace(month=1, day=5))

    assert "Hoa Ban, ngày 05 tháng 01 năm 2026" in content(receipt_slip(OFFICE, january).blocks)


def test_several_fees_are_added_and_said_in_words() -> None:
    fees = (FeeItem("Phí", 8_000), FeeItem("Lệ phí", 2_000, "giảm 50 %"))
    lines = content(receipt_slip(OFFICE, replace(samples.RECEIPT, fees=fees, paid=True)).blocks)

    (line,) = (line.replace("\u00a0", " ") for line in lines if line.startswith("Phí, lệ phí"))
    assert line == (
        "Phí, lệ phí (nếu có): 1) Phí: 8.000 đ; 2) Lệ phí: 2.000 đ (giảm 50 %). "
        "Tổng cộng: 10.000 đ (đã nộp). Bằng chữ: Mười nghìn đồng./."
    )


def test_a_replacement_names_the_voided_slip() -> None:
    corrected = replace(samples.RECEIPT, replaces="H56.21.05-261120-0006")

    for slip in (receipt_slip(OFFICE, corrected), receipt_roll(OFFICE, corrected)):
        assert "Thay thế giấy số H56.21.05-261120-0006 (đã hủy)" in content(slip.blocks)


def test_a_procedure_without_appointment_says_so() -> None:
    receipt = replace(samples.RECEIPT, appointment=Appointment("Trong ngày", None, "Quầy 1"))

    for slip in (receipt_slip(OFFICE, receipt), receipt_roll(OFFICE, receipt)):
        assert "Theo thông báo của cơ quan giải quyết" in "\n".join(content(slip.blocks))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "được gọi ngay"),
        (25, "khoảng 25 phút"),
        (60, "khoảng 1 giờ"),
        (65, "khoảng 1 giờ 05 phút"),
    ],
)
def test_the_expected_wait_is_said_in_words(minutes: int, words: str) -> None:
    slip = ticket_slip(OFFICE, replace(samples.TICKET, expected_wait_min=minutes))

    assert f"Thời gian chờ dự kiến: {words}" in content(slip.blocks)


def _symbols(slip: Slip) -> list[Symbol]:
    def inside(outer: Block) -> tuple[Block | None, ...]:
        match outer:
            case TwoColumns(left, right):
                return (*left, *right)
            case Signatures(_, between):
                return (between,)
            case _:
                return (outer,)

    found = (block for outer in slip.blocks for block in inside(outer))
    return [block for block in found if isinstance(block, Symbol)]


@pytest.mark.parametrize("name", ["ticket", "receipt_01", "receipt_01_short"])
def test_symbols_hold_digits_or_the_lookup_address_and_nothing_else(name: str) -> None:
    symbols = _symbols(SLIPS[name])

    assert {symbol.kind for symbol in symbols} == {SymbolKind.QR, SymbolKind.CODE128}
    for symbol in symbols:
        digits = symbol.data.removeprefix("https://tracuu.example.vn/")
        assert digits.isdecimal()


def test_a_priority_ticket_has_no_room_for_its_reason() -> None:
    assert not {name for name in samples.TICKET.__slots__ if "reason" in name}
    assert "ƯU TIÊN" in content(ticket_slip(OFFICE, samples.TICKET).blocks)


def test_the_short_receipt_leaves_out_number_phone_and_address() -> None:
    said = "\n".join(content(receipt_roll(OFFICE, samples.RECEIPT).blocks))

    assert samples.CITIZEN.name in said
    for personal in (samples.CITIZEN.id_number, samples.CITIZEN.phone, samples.CITIZEN.address):
        assert personal not in said


def test_text_is_composed_and_free_of_invisible_letters_once_it_is_on_a_slip() -> None:
    party = replace(samples.CITIZEN, name="Nguye\u0302\u0303n\u200b Thi\u0323\x00 Mai")
    slip = receipt_slip(OFFICE, replace(samples.RECEIPT, submitter=party))

    assert "Tiếp nhận hồ sơ của Bà: Nguyễn Thị Mai" in content(slip.blocks)
