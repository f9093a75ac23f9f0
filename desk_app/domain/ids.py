"""Identities and numbers that a station gives out without asking anybody.

Source of the forms: Thông tư 01/2018/TT-VPCP Điều 19 (mã hồ sơ), design law 2
("a number is given once"). See docs/sources.md#codes.
"""

import hashlib
import hmac
import re
from datetime import date
from string import ascii_uppercase
from typing import Final

# for fullmatch; older codes that begin with three groups of digits are accepted too
DOSSIER_CODE: Final = re.compile(
    r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Z][0-9]{2}(?:\.[0-9]{2,3}){0,3}-[0-9]{6}-[0-9]{4,6}"
)
SLOTS: Final = 10
LOOKUP_RANDOM_DIGITS: Final = 20
LOOKUP_MAC_DIGITS: Final = 6
LOOKUP_DIGITS: Final = LOOKUP_RANDOM_DIGITS + LOOKUP_MAC_DIGITS
TICKET_DIGITS: Final = 14
PLAIN_BLOCK: Final = 1000  # serials that a slot has inside four digits
WIDE_BLOCK: Final = 10_000
WIDE_TICKETS: Final = 700
SERIES_LETTERS: Final = tuple(ascii_uppercase)


def uuid7(unix_ms: int, random_bits: int) -> str:
    """Return a UUIDv7 (RFC 9562): ordered by time in an index, unique by 74 random bits.

    Args:
        unix_ms: Milliseconds since 1970, UTC. A wrong clock costs locality only, never uniqueness.
        random_bits: At least 74 random bits.
    """
    value = (unix_ms & (1 << 48) - 1) << 80
    value |= 0x7 << 76
    value |= (random_bits >> 62 & (1 << 12) - 1) << 64
    value |= 0b10 << 62
    value |= random_bits & (1 << 62) - 1
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def dossier_serial(slot: int, count: int) -> int:
    """Return the serial of a station's ``count``-th dossier of a day (from 1).

    Slots share nothing: 0001-0999, 1001-1999 ... and, for the rare station that passes 999 on
    one day, a second block of five or six digits. No two (slot, count) give the same serial.

    Raises:
        ValueError: ``slot`` is not 0-9, or ``count`` is below 1 or beyond both blocks.
    """
    if not 0 <= slot < SLOTS:
        raise ValueError(f"slot must be 0-9, got {slot}")
    if not 1 <= count < PLAIN_BLOCK + WIDE_BLOCK:
        raise ValueError(f"count must be 1-{PLAIN_BLOCK + WIDE_BLOCK - 1}, got {count}")
    if count < PLAIN_BLOCK:
        return slot * PLAIN_BLOCK + count
    return (slot + 1) * WIDE_BLOCK + count - PLAIN_BLOCK


def dossier_code(agency_code: str, received_on: date, serial: int) -> str:
    """Return the code that citizens know, such as ``H56.21.05-261120-0007``."""
    return f"{agency_code}-{received_on:%y%m%d}-{serial:04d}"


def ticket_number(slot: int, count: int) -> int:
    """Return the number of a station's ``count``-th ticket of one day and series.

    Slot 0 gives 1-500, slot 1 501-600, slot 2 601-700 ...; a station that empties its block goes
    on in a wide block of its own (``A2001`` for slot 0).

    Raises:
        ValueError: ``slot`` is not 0-9, or ``count`` is below 1 or beyond both blocks.
    """
    first, size = (0, 500) if slot == 0 else (400 + 100 * slot, 100)
    if not 0 <= slot < SLOTS or not 1 <= count <= size + WIDE_TICKETS:
        raise ValueError(f"no ticket number for slot {slot}, count {count}")
    if count <= size:
        return first + count
    return 2000 + slot * WIDE_TICKETS + count - size


def ticket_label(series: str, number: int) -> str:
    """Return what is printed and called: ``A025``."""
    return f"{series}{number:03d}"


def ticket_digits(issued_on: date, series: str, number: int) -> str:
    """Return a ticket's digits-only symbol: day, series, number and a check digit.

    Digits only, because a Vietnamese input method rewrites scanned letters.

    Raises:
        ValueError: ``series`` is not one letter A-Z, or ``number`` has more than four digits.
    """
    if series not in SERIES_LETTERS or not 0 < number <= 9999:
        raise ValueError(f"no symbol for series {series!r}, number {number}")
    body = f"1{issued_on:%y%m%d}{SERIES_LETTERS.index(series):02d}{number:04d}"
    return body + check_digit(body)


def read_ticket_digits(digits: str) -> tuple[str, str] | None:
    """Return ``(yyMMdd, label)`` of a scanned ticket symbol, or None when it is none of ours."""
    if len(digits) != TICKET_DIGITS or not _only_digits(digits) or digits[0] != "1":
        return None
    letter = int(digits[7:9])
    if check_digit(digits[:-1]) != digits[-1] or letter >= len(SERIES_LETTERS):
        return None
    return digits[1:7], ticket_label(SERIES_LETTERS[letter], int(digits[9:13]))


def check_digit(digits: str) -> str:
    """Return the Luhn check digit of ``digits``: finds one wrong and most swapped digits."""
    total = 0
    for place, letter in enumerate(reversed(digits)):
        value = int(letter) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def lookup_digits(random_number: int, office_key: bytes) -> str:
    """Return the opaque look-up number of a receipt: 20 random digits and a 6-digit MAC.

    It says nothing about the citizen or the dossier (design law 9). The MAC lets any station of
    the office, and the centre, tell a genuine slip from an invented one before the record came.
    """
    body = f"{random_number % 10**LOOKUP_RANDOM_DIGITS:0{LOOKUP_RANDOM_DIGITS}d}"
    return body + _mac(body, office_key)


def lookup_is_genuine(digits: str, office_key: bytes) -> bool:
    """Say whether ``digits`` were printed by a station that holds ``office_key``."""
    if len(digits) != LOOKUP_DIGITS or not _only_digits(digits):
        return False
    body, mac = digits[:LOOKUP_RANDOM_DIGITS], digits[LOOKUP_RANDOM_DIGITS:]
    return hmac.compare_digest(_mac(body, office_key), mac)


def _only_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()  # "²" and "٣" are digits to Python, to no scanner


def _mac(body: str, office_key: bytes) -> str:
    digest = hmac.new(office_key, body.encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**LOOKUP_MAC_DIGITS:0{LOOKUP_MAC_DIGITS}d}"
