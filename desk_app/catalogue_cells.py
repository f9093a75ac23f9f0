"""What people write in the cells of a catalogue table, read as values."""

import re
from decimal import Decimal
from typing import Final

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue_names import without_file_names
from desk_app.domain.folding import fold
from desk_app.domain.paper_label import short_label
from desk_app.domain.procedure import Doubt, RequiredPaper

_UNITS: Final = {
    "ngay lam viec": Unit.WORKING_DAYS,
    "nlv": Unit.WORKING_DAYS,
    "working_days": Unit.WORKING_DAYS,
    "ngay": Unit.DAYS,
    "ngay lich": Unit.DAYS,
    "days": Unit.DAYS,
    "gio": Unit.WORKING_HOURS,
    "gio lam viec": Unit.WORKING_HOURS,
    "working_hours": Unit.WORKING_HOURS,
    "thang": Unit.MONTHS,
    "months": Unit.MONTHS,
}
_SAME_DAY: Final = frozenset({"trong ngay", "ngay trong ngay", "trong ngay lam viec", "same_day"})
_LIMIT: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(.*)")
_YES: Final = frozenset({"co", "x", "1", "true", "dung", "roi", "yes"})
_FREE: Final = frozenset({"mien phi", "khong", "khong thu", "khong thu phi", "mien"})
_LONGEST_AMOUNT: Final = 25  # letters; nothing costs more
_AMOUNT: Final = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:đ|đồng|vnđ|vnd)?", re.IGNORECASE)
_ASKS: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
_COPIES: Final = re.compile(r"(\d+)\s*bản\s*(chính|sao)", re.IGNORECASE)


def read_limit(text: str, unit_text: str) -> tuple[Limit | None, tuple[Doubt, ...]]:
    """Read "3 ngày làm việc", "trong ngày", or a number with the unit in its own column.

    Raises:
        ValueError: It is no limit; the message is for the person who keeps the table.
    """
    said = fold(f"{text} {unit_text}") if _is_number(text) else fold(text or unit_text)
    if not text and said not in _SAME_DAY:
        return None, (Doubt.LIMIT_EMPTY,)
    if said in _SAME_DAY:
        return Limit(Decimal(0), Unit.SAME_DAY), ()
    found = _LIMIT.fullmatch(said)
    unit = _UNITS.get(found.group(2)) if found else None
    if not found or (unit is None and found.group(2)):
        raise ValueError(f"không hiểu thời hạn “{f'{text} {unit_text}'.strip()}”")
    amount = Decimal(found.group(1).replace(",", "."))
    if unit is not None:
        return _limit(amount, unit, text), ()
    if amount == 1:
        return None, (Doubt.BARE_ONE,)
    return _limit(amount, Unit.WORKING_DAYS, text), (Doubt.UNIT_EMPTY,)


def _limit(amount: Decimal, unit: Unit, said: str) -> Limit:
    try:
        return Limit(amount, unit)
    except ValueError as error:
        raise ValueError(f"thời hạn “{said}” không dùng được") from error


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").strip().isdecimal()


def read_fee(text: str) -> tuple[int | None, str]:
    """Return (đồng, note): nothing said is unknown, other words are kept as the note."""
    said = " ".join(text.split())
    if not said:
        return None, ""
    if fold(said) in _FREE:
        return 0, ""
    amount = _AMOUNT.fullmatch(said)
    if amount is None or len(said) > _LONGEST_AMOUNT:
        return None, said
    return int(re.sub(r"[.,]", "", amount.group(1))), ""


def read_yes(text: str) -> bool:
    return fold(text) in _YES


def read_paper(line: str) -> tuple[RequiredPaper, bool]:
    """Read "Giấy chứng sinh (1 bản chính)"; the flag says that the line began with "hoặc".

    The brackets at the end may say "2 bản sao", "xuất trình", "nếu có".
    """
    name = line.strip(" -+•\t")
    instead = fold(name).startswith("hoac ")
    if instead:
        name = name.split(maxsplit=1)[1]
    originals, copies, required, presented = 1, 0, True, False
    while asks := _ASKS.search(name):
        words = fold(asks.group(1))
        counts = {kind.lower(): int(n) for n, kind in _COPIES.findall(asks.group(1))}
        if not counts and words not in ("neu co", "xuat trinh"):
            break
        if counts:
            originals, copies = counts.get("chính", 0), counts.get("sao", 0)
        required = required and words != "neu co"
        presented = presented or words == "xuat trinh"
        name = name[: asks.start()]
    name = without_file_names(name[:1].upper() + name[1:])
    paper = RequiredPaper(
        "", name, short_label(name), originals, copies, required=required, presented=presented
    )
    return paper, instead
