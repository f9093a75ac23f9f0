"""Numbers, money and dates in Vietnamese words and in the forms that go on paper."""

from datetime import date, datetime
from typing import Final

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION: Final = 1_000_000_000

WEEKDAYS: Final = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ Nhật",
)
"""Names of the days, in the order of ``date.weekday()``."""


def number_in_words(n: int) -> str:
    """Return the cardinal number ``n`` as it is read aloud, in lower case.

    Raises:
        ValueError: ``n`` is negative; the desk has no negative numbers to read.
    """
    if n < 0:
        raise ValueError(f"a number to read must not be negative, got {n}")
    return " ".join(_read(n, inside=False)) or _DIGITS[0]


def money_in_words(vnd: int) -> str:
    """Return whole đồng in words with a capital letter, as receipts write them.

    Raises:
        ValueError: ``vnd`` is negative.
    """
    words = number_in_words(vnd)
    return f"{words[0].upper()}{words[1:]} đồng"


def format_day(day: date) -> str:
    """Return ``day`` as dd/MM/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def date_in_words(day: date) -> str:
    """Return ``day`` as official papers write it: "ngày 05 tháng 02 năm 2026".

    The day always has two digits; of the months only January and February take a zero.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (docs/sources.md#date-in-words).
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday_name(day: date) -> str:
    """Return the Vietnamese name of the day of the week."""
    return WEEKDAYS[day.weekday()]


def moment_in_words(moment: datetime) -> str:
    """Return a local moment as the receipt writes it, to the minute."""
    return f"{moment.hour:02} giờ {moment.minute:02} phút, {date_in_words(moment.date())}"


def _read(n: int, *, inside: bool) -> list[str]:
    """Read ``n``; ``inside`` a longer number every group is read with its hundreds."""
    billions, rest = divmod(n, _BILLION)
    words: list[str] = []
    if billions:
        words += [*_read(billions, inside=inside), "tỷ"]
    for scale, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, rest = divmod(rest, scale)
        if group:
            words += _read_group(group, inside=inside or bool(words))
            words += [name] if name else []
    return words


def _read_group(group: int, *, inside: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    if not hundreds and not inside:
        return _read_tens(rest)
    words = [_DIGITS[hundreds], "trăm"]
    if 0 < rest < 10:
        return [*words, "linh", _DIGITS[rest]]
    return words + _read_tens(rest)


def _read_tens(n: int) -> list[str]:
    tens, units = divmod(n, 10)
    if tens == 0:
        return [_DIGITS[units]] if units else []
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units == 5:
        return [*words, "lăm"]
    if units == 1 and tens > 1:
        return [*words, "mốt"]
    if units == 4 and tens > 1:
        return [*words, "tư"]
    return [*words, _DIGITS[units]] if units else words
