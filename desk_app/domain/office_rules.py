"""An office that can work as it is set: faults in sentences, each at its field."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desk_app.domain.folding import fold, one_line
from desk_app.domain.ids import SERIES_LETTERS
from desk_app.domain.office import Counter, Office, Series, Unit
from desk_app.domain.office_settings import (
    CAPITALS,
    NUMBERS,
    SETTING_NAMES,
    SWITCHES,
    OfficeSetting,
)
from desk_app.domain.ticket import OPEN, Ticket

LONGEST_MINUTES: Final = 240
MOST_LETTERS: Final = 150  # two lines of a heading on A5
_MOST_OF_SERIES: Final = 60
_MOST_OF_COUNTER: Final = 12
_PHONE: Final = re.compile(r"[0-9 +().,;/–-]*")
_TEXTS: Final = tuple(
    setting for setting in OfficeSetting if setting not in SWITCHES and setting not in NUMBERS
)
NEEDED: Final = {
    OfficeSetting.SUPERIOR: "ỦY BAN NHÂN DÂN PHƯỜNG AN HÒA",
    OfficeSetting.AGENCY: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    OfficeSetting.UNIT_NAME: "Trung tâm Phục vụ hành chính công phường An Hòa",
    OfficeSetting.PLACE: "An Hòa",
}
"""What no paper can do without, each with an example."""


@dataclass(frozen=True, slots=True)
class OfficeFault:
    """Why an office cannot be so.

    ``field`` is that of ``Office``; inside a list with its place: ``counters.0.series``.
    """

    field: str
    sentence: str


def tidy(office: Office) -> Office:
    """Return the office as it is kept: NFC, single blanks, capitals where paper has them."""
    texts = {
        setting.field: _cased(one_line(getattr(office, setting.field)), setting)
        for setting in _TEXTS
    }
    return replace(
        office,
        **texts,
        series=tuple(_tidy_series(one) for one in office.series),
        counters=tuple(_tidy_counter(one) for one in office.counters),
        units=tuple(Unit(one_line(one.name), _lines(one.officers)) for one in office.units),
    )


def office_faults(office: Office) -> tuple[OfficeFault, ...]:
    """Return everything that must be mended before ``office`` (tidy) can be in force."""
    return (
        *_text_faults(office),
        *_number_faults(office),
        *_series_faults(office.series),
        *_counter_faults(office),
        *_unit_faults(office.units),
    )


def tickets_in_the_way(
    before: Office, after: Office, tickets: Iterable[Ticket]
) -> tuple[OfficeFault, ...]:
    """Return why people who hold a number of today forbid a change of lines and counters."""
    waiting = [ticket for ticket in tickets if ticket.status in OPEN]
    return (*_stranded_lines(before, after, waiting), *_stranded_counters(before, after, waiting))


def unserved(office: Office) -> tuple[str, ...]:
    """Return the letters of the lines that no counter serves: the kiosk does not offer them."""
    return tuple(one.letter for one in office.series if not office.counters_of(one.letter))


def _stranded_lines(
    before: Office, after: Office, waiting: Sequence[Ticket]
) -> Iterator[OfficeFault]:
    for letter in [one.letter for one in before.series]:
        count = sum(1 for ticket in waiting if ticket.series == letter)
        was_served = bool(before.counters_of(letter))
        if count and after.series_named(letter) is None:
            sentence = (
                f"Nhóm {letter} còn {count} số chưa phục vụ xong. "
                "Phục vụ hết hoặc khóa ngày, rồi mới bỏ hay đổi chữ của nhóm."
            )
            yield OfficeFault("series", sentence)
        elif count and was_served and not after.counters_of(letter):
            sentence = (
                f"Nhóm {letter} còn {count} số chưa phục vụ xong; "
                "phải còn ít nhất một quầy phục vụ nhóm này."
            )
            yield OfficeFault("counters", sentence)


def _stranded_counters(
    before: Office, after: Office, waiting: Sequence[Ticket]
) -> Iterator[OfficeFault]:
    for name in [one.name for one in before.counters]:
        labels = [t.label for t in waiting if name in (t.counter, t.only_counter)]
        if labels and after.counter_named(name) is None:
            sentence = (
                f"Quầy {name} đang giữ số {', '.join(labels)}. "
                "Kết thúc lượt này rồi mới bỏ hay đổi tên quầy."
            )
            yield OfficeFault("counters", sentence)


def _text_faults(office: Office) -> Iterator[OfficeFault]:
    for setting in _TEXTS:
        value: str = getattr(office, setting.field)
        if not value and setting in NEEDED:
            yield OfficeFault(setting.field, f"Không để trống (ví dụ: {NEEDED[setting]}).")
        elif len(value) > MOST_LETTERS:
            sentence = f"Viết gọn trong {MOST_LETTERS} chữ để vừa dòng in (đang {len(value)})."
            yield OfficeFault(setting.field, sentence)
    phone = office.hotline
    if phone and (not _PHONE.fullmatch(phone) or sum(map(str.isdigit, phone)) < 3):
        sentence = f"Điện thoại gồm chữ số, dấu cách, ít nhất 3 chữ số (đang là “{phone}”)."
        yield OfficeFault("hotline", sentence)
    page = office.lookup_address
    if page and (" " in page or "." not in page):
        sentence = f"Ghi tên trang, không dấu cách, ví dụ tracuu.anhoa.vn (đang là “{page}”)."
        yield OfficeFault("lookup_address", sentence)


def _number_faults(office: Office) -> Iterator[OfficeFault]:
    for setting, (least, most) in NUMBERS.items():
        value: int = getattr(office, setting.field)
        if not least <= value <= most:
            sentence = f"{SETTING_NAMES[setting]}: từ {least} đến {most} (đang là {value})."
            yield OfficeFault(setting.field, sentence)


def _series_faults(series: Sequence[Series]) -> Iterator[OfficeFault]:
    if not series:
        yield OfficeFault("series", "Phải có ít nhất một nhóm số.")
    for place, one in enumerate(series):
        others = series[:place]
        for field, sentence in _faults_of_series(one, others):
            yield OfficeFault(f"series.{place}.{field}", sentence)


def _faults_of_series(one: Series, others: Sequence[Series]) -> Iterator[tuple[str, str]]:
    if len(one.letter) != 1 or one.letter not in SERIES_LETTERS:
        yield "letter", f"Nhóm mang một chữ cái từ A đến Z (đang là “{one.letter}”)."
    elif twin := next((other for other in others if other.letter == one.letter), None):
        yield "letter", f"Chữ {one.letter} đã là của nhóm “{twin.name}”; chọn chữ khác."
    if not 0 < len(one.name) <= _MOST_OF_SERIES:
        yield "name", f"Ghi tên nhóm, tối đa {_MOST_OF_SERIES} chữ (ví dụ: Hộ tịch)."
    if len(one.hint) > MOST_LETTERS:
        yield "hint", f"Viết gọn trong {MOST_LETTERS} chữ (đang {len(one.hint)})."
    if not 1 <= one.service_minutes <= LONGEST_MINUTES:
        words = f"từ 1 đến {LONGEST_MINUTES} phút (đang là {one.service_minutes})"
        yield "service_minutes", f"Thời gian phục vụ một người: {words}."
    for area in one.subject_areas:
        known = {fold(name): other for other in others for name in other.subject_areas}
        if fold(area) in known:
            letter = known[fold(area)].letter
            yield "subject_areas", f"Lĩnh vực “{area}” đã thuộc nhóm {letter}."


def _counter_faults(office: Office) -> Iterator[OfficeFault]:
    if not office.counters:
        yield OfficeFault("counters", "Phải có ít nhất một quầy.")
    for place, one in enumerate(office.counters):
        for field, sentence in _faults_of_counter(office, place, one):
            yield OfficeFault(f"counters.{place}.{field}", sentence)


def _faults_of_counter(office: Office, place: int, one: Counter) -> Iterator[tuple[str, str]]:
    if not 0 < len(one.name) <= _MOST_OF_COUNTER:
        yield "name", f"Ghi tên quầy, tối đa {_MOST_OF_COUNTER} chữ (ví dụ: 6)."
    elif fold(one.name).startswith("quay"):
        yield "name", "Không cần chữ “Quầy”: màn hình và giấy tự ghi thêm (ví dụ: 6)."
    elif fold(one.name) in {fold(other.name) for other in office.counters[:place]}:
        yield "name", f"Đã có quầy {one.name}; chọn tên khác."
    letters = ", ".join(series.letter for series in office.series)
    strange = [letter for letter in one.series if office.series_named(letter) is None]
    if strange:
        yield "series", f"Không có nhóm {', '.join(strange)}; có các nhóm: {letters}."
    elif not one.series:
        yield "series", f"Chọn ít nhất một nhóm số cho quầy (có: {letters})."


def _unit_faults(units: Sequence[Unit]) -> Iterator[OfficeFault]:
    for place, one in enumerate(units):
        before = {fold(other.name) for other in units[:place]}
        if not 0 < len(one.name) <= MOST_LETTERS:
            sentence = f"Ghi tên đơn vị, tối đa {MOST_LETTERS} chữ."
            yield OfficeFault(f"units.{place}.name", sentence)
        elif fold(one.name) in before:
            yield OfficeFault(f"units.{place}.name", f"Đã có đơn vị “{one.name}”.")
        twice = {name for name in one.officers if one.officers.count(name) > 1}
        if twice:
            sentence = f"Ghi hai lần: {', '.join(sorted(twice))}."
            yield OfficeFault(f"units.{place}.officers", sentence)


def _tidy_series(one: Series) -> Series:
    return replace(
        one,
        letter=one_line(one.letter).upper(),
        name=one_line(one.name),
        hint=one_line(one.hint),
        subject_areas=tuple(dict.fromkeys(_lines(one.subject_areas))),
    )


def _tidy_counter(one: Counter) -> Counter:
    letters = (one_line(letter).upper() for letter in one.series)
    return Counter(one_line(one.name), tuple(dict.fromkeys(letter for letter in letters if letter)))


def _cased(text: str, setting: OfficeSetting) -> str:
    return text.upper() if setting in CAPITALS else text


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(one_line, texts) if line)
