from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.identity import (
    PROVINCE_CODES,
    IdFault,
    IdKind,
    id_fault,
    normal_phone,
    old_id_fault,
    passport_fault,
    personal_id_fault,
    personal_id_warnings,
    phone_fault,
    tax_code_fault,
)

BORN_ON = date(1998, 5, 19)


@pytest.mark.parametrize("typed", ["046098001231", "046 098 001 231", " 046.098.001.231 "])
def test_a_personal_id_has_twelve_digits_however_they_are_grouped(typed: str) -> None:
    assert personal_id_fault(typed) is None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("04609800123", "Nhập đủ 12 chữ số (mới nhập 11)."),
        ("", "Nhập đủ 12 chữ số (mới nhập 0)."),
        ("0460980012311", "Chỉ nhập 12 chữ số (đã nhập 13)."),
        ("04609800123O", "Chỉ nhập chữ số, đủ 12 chữ số."),
        ("０46098001231", "Chỉ nhập chữ số, đủ 12 chữ số."),
    ],
)
def test_a_faulty_personal_id_says_what_to_type(typed: str, text: str) -> None:
    assert personal_id_fault(typed) == IdFault(text)


def test_a_number_that_fits_its_holder_raises_no_warning() -> None:
    assert personal_id_warnings("046098001231", BORN_ON, "Nam") == ()
    assert personal_id_warnings("046 198 001 231", BORN_ON, "NỮ") == ()
    assert personal_id_warnings("001306000012", date(2006, 1, 2), "Nữ") == ()


def test_all_sixty_three_former_provinces_are_known() -> None:
    assert len(PROVINCE_CODES) == 63


@pytest.mark.parametrize(
    ("number", "born_on", "sex", "part"),
    [
        ("003098001231", BORN_ON, "Nam", "Mã tỉnh 003"),
        ("046098001231", BORN_ON, "Nữ", "Giới tính"),
        ("046098001231", date(1989, 5, 19), "Nam", "năm sinh 1998"),
        ("046298001231", BORN_ON, "Nam", "năm sinh 2098"),
    ],
)
def test_what_does_not_fit_is_a_warning(number: str, born_on: date, sex: str, part: str) -> None:
    (warning,) = personal_id_warnings(number, born_on, sex)
    assert part in warning
    assert personal_id_fault(number) is None


def test_what_is_not_known_is_not_compared() -> None:
    assert personal_id_warnings("046198001231", None, "") == ()
    assert personal_id_warnings("4619", BORN_ON, "Nam") == ()


def test_an_old_id_has_nine_digits() -> None:
    assert old_id_fault("201 234 567") is None
    assert old_id_fault("2012345") == IdFault("Nhập đủ 9 chữ số (mới nhập 7).")


@pytest.mark.parametrize("typed", ["0100109106", "0100109106-001", "0100109106001", "046098001231"])
def test_tax_codes_of_firms_branches_and_persons_are_taken(typed: str) -> None:
    assert tax_code_fault(typed) is None


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("0100109107", "chữ số kiểm tra"),
        ("0100109107-001", "chữ số kiểm tra"),
        ("0100109106-000", "từ 001 đến 999"),
        ("010010910", "mới nhập 9"),
        ("0100109106A", "chỉ gồm chữ số"),
    ],
)
def test_a_faulty_tax_code_says_why(typed: str, part: str) -> None:
    fault = tax_code_fault(typed)
    assert fault is not None
    assert part in fault.text


@given(st.integers(0, 8), st.integers(1, 9))
def test_the_check_digit_finds_every_single_wrong_digit(place: int, shift: int) -> None:
    number = [int(digit) for digit in "0100109106"]
    number[place] = (number[place] + shift) % 10
    assert tax_code_fault("".join(map(str, number))) is not None


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("+84 (0) 912-345-678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084 236 3123 456", "02363123456"),
        ("(0236) 3123 456", "02363123456"),
        ("0841234567", "0841234567"),
    ],
)
def test_phone_numbers_become_what_one_dials_at_home(typed: str, plain: str) -> None:
    assert normal_phone(typed) == plain
    assert phone_fault(typed) is None


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "Nhập số điện thoại"),
        ("091234567", "đủ 10 chữ số"),
        ("09123456789", "đủ 10 chữ số"),
        ("0212345678", "đủ 11 chữ số"),
        ("0412345678", "Đầu số"),
        ("912345678", "bắt đầu bằng 0"),
        ("09123x5678", "chỉ gồm chữ số"),
    ],
)
def test_a_faulty_phone_number_says_why(typed: str, part: str) -> None:
    fault = phone_fault(typed)
    assert fault is not None
    assert part in fault.text


@pytest.mark.parametrize("typed", ["C1234567", "c1234567", "K12345678", "AB123456", "123456789"])
def test_vietnamese_and_foreign_passports_are_taken(typed: str) -> None:
    assert passport_fault(typed) is None


@pytest.mark.parametrize("typed", ["", "C123", "ABCDEFG", "C123456789", "Đ1234567"])
def test_a_faulty_passport_number_says_what_to_type(typed: str) -> None:
    fault = passport_fault(typed)
    assert fault is not None
    assert fault.text.endswith(".")


@pytest.mark.parametrize(
    ("kind", "good"),
    [
        (IdKind.PERSONAL_ID, "046098001231"),
        (IdKind.OLD_ID, "201234567"),
        (IdKind.PASSPORT, "C1234567"),
        (IdKind.TAX_CODE, "0100109106"),
    ],
)
def test_every_kind_has_its_check(kind: IdKind, good: str) -> None:
    assert id_fault(kind, good) is None
    assert id_fault(kind, "x") is not None
