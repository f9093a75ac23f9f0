"""The QR code of the citizen card (căn cước công dân 2021, thẻ căn cước 2024)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desk_app.domain.folding import nfc
from desk_app.domain.garbling import is_plain, readings

_BASE_FIELDS: Final = 7
_NEW_CARD_FIELDS: Final = 10
_SEXES: Final = {"nam": "Nam", "nữ": "Nữ"}
# An AIM identifier ("]Q1") names the symbology; the rest is what serial scanners frame with.
_LEAD: Final = re.compile(r"\A[\ufeff\x00\x02\s]*(?:\][A-Za-z][0-9A-Za-z])?[\x02 \t]*")
_FRAME: Final = " \t\r\n\x00\x03\x04"  # not str.strip(): a garbled letter may end in a blank
_PERSONAL_ID: Final = re.compile(r"[0-9]{12}")
_OLD_ID: Final = re.compile(r"(?:[0-9]{9}|[0-9]{12})?")
_DAY: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_YEAR_ONLY: Final = re.compile(r"0000[0-9]{4}")
_NAME: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")


class CardFault(StrEnum):
    """Why a scanned text was not taken."""

    EMPTY = "empty"
    NOT_A_CARD = "not_a_card"
    CUT_SHORT = "cut_short"
    LETTERS_LOST = "letters_lost"
    GARBLED = "garbled"
    PERSONAL_ID = "personal_id"
    OLD_ID = "old_id"
    NAME = "name"
    BORN_ON = "born_on"
    SEX = "sex"
    ISSUED_ON = "issued_on"


CARD_FAULT_TEXTS: Final[Mapping[CardFault, str]] = {
    CardFault.EMPTY: "Chưa có dữ liệu từ máy quét; quét lại hoặc nhập tay.",
    CardFault.NOT_A_CARD: "Đây không phải mã QR của thẻ căn cước; quét lại hoặc nhập tay.",
    CardFault.CUT_SHORT: "Dữ liệu thẻ bị thiếu; quét lại hoặc nhập tay.",
    CardFault.LETTERS_LOST: "Máy quét làm mất chữ có dấu; quét lại hoặc nhập tay.",
    CardFault.GARBLED: "Chữ trên thẻ bị máy quét đọc sai; quét lại hoặc nhập tay.",
    CardFault.PERSONAL_ID: "Số định danh trên thẻ không đủ 12 chữ số; quét lại hoặc nhập tay.",
    CardFault.OLD_ID: "Số CMND cũ trên thẻ không đúng; quét lại hoặc nhập tay.",
    CardFault.NAME: "Họ và tên trên thẻ không đọc được; quét lại hoặc nhập tay.",
    CardFault.BORN_ON: "Ngày sinh trên thẻ không đọc được; quét lại hoặc nhập tay.",
    CardFault.SEX: "Giới tính trên thẻ không đọc được; quét lại hoặc nhập tay.",
    CardFault.ISSUED_ON: "Ngày cấp thẻ không đọc được; quét lại hoặc nhập tay.",
}


@dataclass(frozen=True, slots=True)
class CardRefused:
    """The text cannot be taken as a card; nothing of it may be used."""

    why: CardFault


@dataclass(frozen=True, slots=True)
class CardHolder:
    """What the card says about its holder, in NFC.

    Attributes:
        personal_id: 12 digits.
        old_id: Number of the former identity card, 9 or 12 digits, or "".
        name: Full name as on the card.
        born_on: None when the card gives the year only.
        sex: "Nam" or "Nữ".
        address: Place of residence as on the card.
        issued_on: None when a card of the new kind leaves it out.
        extras: Further fields of the card of 2024; their order is not documented.
        repaired_from: Code page that the scanner had read the card in, or None.
    """

    personal_id: str
    old_id: str
    name: str
    born_on: date | None
    sex: str
    address: str
    issued_on: date | None
    extras: tuple[str, ...]
    repaired_from: str | None


def parse_card(text: str) -> CardHolder | CardRefused:
    """Return the holder of the card whose QR code was scanned as ``text``, or why not.

    Both kinds of card: 7 fields, or 10 and more, between "|". Text that was read in a wrong code
    page is repaired only when there is exactly one proven reading; whatever remains in doubt is
    refused.

    Source: docs/sources.md#card-qr.
    """
    bare = _LEAD.sub("", text).rstrip(_FRAME)
    if not bare:
        return CardRefused(CardFault.EMPTY)
    if "?" in bare or "\ufffd" in bare:
        return CardRefused(CardFault.LETTERS_LOST)
    proven = [*readings(bare).items()] if not bare.isascii() else []
    if is_plain(nfc(bare)) and not proven:
        return _holder(bare, None)
    if len(proven) != 1 or is_plain(nfc(bare)):
        return CardRefused(CardFault.GARBLED)
    return _holder(*proven[0])


def _holder(text: str, repaired_from: str | None) -> CardHolder | CardRefused:
    fields = [" ".join(field.split()) for field in nfc(text).split("|")]
    fault = _count_fault(fields) or _field_fault(fields)
    if fault:
        return CardRefused(fault)
    personal_id, old_id, name, born, sex, address, issued, *extras = fields
    return CardHolder(
        personal_id=personal_id,
        old_id=old_id,
        name=name,
        born_on=_day(born),
        sex=_SEXES[sex.casefold()],
        address=address,
        issued_on=_day(issued),
        extras=tuple(extras),
        repaired_from=repaired_from,
    )


def _count_fault(fields: list[str]) -> CardFault | None:
    if len(fields) == 1:
        return CardFault.NOT_A_CARD
    if len(fields) < _BASE_FIELDS:
        return CardFault.CUT_SHORT
    # 8 or 9 fields belong to no card; empty ones are a scanner's closing bars
    if len(fields) < _NEW_CARD_FIELDS and any(fields[_BASE_FIELDS:]):
        return CardFault.CUT_SHORT
    return None


def _field_fault(fields: list[str]) -> CardFault | None:
    personal_id, old_id, name, born, sex, _address, issued, *extras = fields
    may_leave_out_issue = len(extras) >= _NEW_CARD_FIELDS - _BASE_FIELDS
    checks = (
        (CardFault.PERSONAL_ID, _PERSONAL_ID.fullmatch(personal_id)),
        (CardFault.OLD_ID, _OLD_ID.fullmatch(old_id)),
        (CardFault.NAME, _NAME.fullmatch(name)),
        (CardFault.BORN_ON, _YEAR_ONLY.fullmatch(born) or _day(born)),
        (CardFault.SEX, sex.casefold() in _SEXES),
        (CardFault.ISSUED_ON, _day(issued) or (may_leave_out_issue and not issued)),
    )
    return next((fault for fault, holds in checks if not holds), None)


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
