"""Numbers that identify people and organizations, and their phone numbers.

Hard faults stop the clerk and say what to type; warnings never stop anybody: the structure of the
personal id is no longer laid down by law, so only "12 digits" may be enforced.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desk_app.domain.folding import nfc

# fmt: off
_PROVINCES: Final = (
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33,
    34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66,
    67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
)
# fmt: on
PROVINCE_CODES: Final = frozenset(f"{code:03}" for code in _PROVINCES)
"""Codes of the 63 provinces before July 2025; numbers given then keep them for life."""

_TAX_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_PARITY_OF_SEX: Final = {"nam": 0, "nữ": 1}
_SEPARATORS: Final = re.compile(r"[\s.\-]+")
_PHONE_SEPARATORS: Final = re.compile(r"[\s.\-()]+")
_COUNTRY_CODE: Final = re.compile(r"\A(?:(?:\+|00)84(?:0(?=[0-9]{9}))?|84(?=[0-9]{9,10}\Z))")
_MOBILE: Final = re.compile(r"0[35789][0-9]{8}")
_LANDLINE: Final = re.compile(r"02[0-9]{9}")
_PASSPORT: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{6,9}")
_NOT_ASCII_DIGIT: Final = re.compile(r"[^0-9]")


class IdKind(StrEnum):
    """The paper that a number comes from."""

    PERSONAL_ID = "personal_id"
    OLD_ID = "old_id"
    PASSPORT = "passport"
    TAX_CODE = "tax_code"


@dataclass(frozen=True, slots=True)
class IdFault:
    """Why a number cannot be taken; ``text`` tells the clerk what to do."""

    text: str


def compact(text: str) -> str:
    """Return a number without the spaces, points and hyphens that people write in it."""
    return _SEPARATORS.sub("", text).upper()


def personal_id_fault(text: str) -> IdFault | None:
    """Return why ``text`` is not a personal id (số định danh cá nhân): exactly 12 digits.

    Source: docs/sources.md#personal-id.
    """
    return _digits_fault(compact(text), 12)


def personal_id_warnings(number: str, born_on: date | None, sex: str) -> tuple[str, ...]:
    """Return what looks odd about a personal id, in sentences; they never block.

    The number is read as PPP (province), G (century and sex), YY (year of birth), 6 digits. What
    is not known (``born_on`` None, ``sex`` neither "Nam" nor "Nữ") is not compared, and a number
    that is not one at all yields nothing: its fault says enough.

    Source: docs/sources.md#personal-id.
    """
    plain = compact(number)
    if personal_id_fault(plain) is not None:
        return ()
    found: list[str] = []
    if plain[:3] not in PROVINCE_CODES:
        found.append(f"Mã tỉnh {plain[:3]} trong số định danh không có trong danh mục.")
    parity = _PARITY_OF_SEX.get(nfc(sex).strip().casefold())
    if parity is not None and int(plain[3]) % 2 != parity:
        found.append("Giới tính không khớp với số định danh.")
    if born_on is not None:
        found += _birth_warnings(plain, born_on)
    return tuple(found)


def _birth_warnings(plain: str, born_on: date) -> list[str]:
    century = 1900 + int(plain[3]) // 2 * 100
    coded_year = century + int(plain[4:6])
    if coded_year == born_on.year:
        return []
    return [f"Số định danh ghi năm sinh {coded_year}, ngày sinh đã nhập là năm {born_on.year}."]


def old_id_fault(text: str) -> IdFault | None:
    """Return why ``text`` is not the number of an old identity card (CMND): 9 digits."""
    return _digits_fault(compact(text), 9)


def tax_code_fault(text: str) -> IdFault | None:
    """Return why ``text`` is not a tax code (mã số thuế).

    Ten digits with a check digit, thirteen for a branch (NNNNNNNNNN-NNN), or the 12 digits of a
    personal id, which serves persons and household businesses since 1 July 2025.

    Source: docs/sources.md#tax-code.
    """
    plain = compact(text)
    if _NOT_ASCII_DIGIT.search(plain):
        return IdFault("Mã số thuế chỉ gồm chữ số; xóa ký tự khác.")
    if len(plain) == 12:
        return None
    if len(plain) not in {10, 13}:
        return IdFault(
            f"Nhập mã số thuế 10 chữ số, 13 chữ số (đơn vị phụ thuộc) hoặc số định danh "
            f"12 chữ số (mới nhập {len(plain)})."
        )
    if not _tax_check_holds(plain[:10]):
        return IdFault("Mã số thuế sai chữ số kiểm tra; đối chiếu lại từng chữ số.")
    if plain[10:] == "000":
        return IdFault("Ba chữ số cuối của đơn vị phụ thuộc phải từ 001 đến 999.")
    return None


def _tax_check_holds(ten: str) -> bool:
    weighted = sum(int(digit) * weight for digit, weight in zip(ten[:9], _TAX_WEIGHTS, strict=True))
    return int(ten[9]) == 10 - weighted % 11


def normal_phone(text: str) -> str:
    """Return a phone number as dialled at home: no separators, 0 in place of +84."""
    return _COUNTRY_CODE.sub("0", _PHONE_SEPARATORS.sub("", text), count=1)


def phone_fault(text: str) -> IdFault | None:
    """Return why ``text`` is not a Vietnamese phone number, mobile or landline."""
    plain = normal_phone(text)
    if _MOBILE.fullmatch(plain) or _LANDLINE.fullmatch(plain):
        return None
    return IdFault(_phone_advice(plain))


def _phone_advice(plain: str) -> str:
    if not plain:
        return "Nhập số điện thoại."
    if _NOT_ASCII_DIGIT.search(plain):
        return "Số điện thoại chỉ gồm chữ số; xóa ký tự khác."
    if plain.startswith("02"):
        return f"Nhập đủ 11 chữ số của số máy bàn (mới nhập {len(plain)})."
    if not plain.startswith("0"):
        return "Số điện thoại bắt đầu bằng 0 hoặc +84."
    if len(plain) == 10:
        return "Đầu số di động phải là 03, 05, 07, 08 hoặc 09; kiểm tra lại."
    return f"Nhập đủ 10 chữ số của số di động (mới nhập {len(plain)})."


def passport_fault(text: str) -> IdFault | None:
    """Return why ``text`` is not a passport number.

    Vietnamese passports have a letter and 7 or 8 digits; foreign ones 6 to 9 letters and digits.
    """
    plain = compact(text)
    if _PASSPORT.fullmatch(plain):
        return None
    if not plain:
        return IdFault("Nhập số hộ chiếu.")
    return IdFault("Số hộ chiếu gồm 6 đến 9 chữ cái không dấu và chữ số (ví dụ C1234567).")


_FAULTS: Final[Mapping[IdKind, Callable[[str], IdFault | None]]] = {
    IdKind.PERSONAL_ID: personal_id_fault,
    IdKind.OLD_ID: old_id_fault,
    IdKind.PASSPORT: passport_fault,
    IdKind.TAX_CODE: tax_code_fault,
}


def id_fault(kind: IdKind, text: str) -> IdFault | None:
    """Return why ``text`` is not a number of ``kind``, or nothing when it is."""
    return _FAULTS[kind](text)


def _digits_fault(plain: str, wanted: int) -> IdFault | None:
    if _NOT_ASCII_DIGIT.search(plain):
        return IdFault(f"Chỉ nhập chữ số, đủ {wanted} chữ số.")
    if len(plain) < wanted:
        return IdFault(f"Nhập đủ {wanted} chữ số (mới nhập {len(plain)}).")
    if len(plain) > wanted:
        return IdFault(f"Chỉ nhập {wanted} chữ số (đã nhập {len(plain)}).")
    return None
