"""Who works here: names, ids, PINs, and that somebody is always left who may set staff."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from desk_app.domain.folding import fold_words, one_line
from desk_app.domain.office import ROLE_NAMES, Role, Staff
from desk_app.domain.rights import Right, may

PIN_LEAST: Final = 4
PIN_MOST: Final = 6
MOST_LETTERS: Final = 60
_ID: Final = re.compile(r"[A-Z0-9]{1,12}")
_GIVEN_DIGITS: Final = 6
_GIVEN_BITS: Final = 20  # as many as a number of six digits needs


@dataclass(frozen=True, slots=True)
class StaffFault:
    """What cannot be so: ``field`` is ``id``, ``name`` or ``pin``."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class StaffFaulty:
    """Nothing was kept; each fault says what to mend."""

    faults: tuple[StaffFault, ...]


@dataclass(frozen=True, slots=True)
class StaffUnknown:
    """Nobody of this id works here, or ever did."""

    staff_id: str


@dataclass(frozen=True, slots=True)
class StaffMoved:
    """Somebody else changed this person after they were read; nothing was kept."""

    name: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LastKeeper:
    """Without this person nobody who works here could change the list of staff any more."""

    name: str


def staff_faults(person: Staff, others: Iterable[Staff]) -> tuple[StaffFault, ...]:
    """Return what must be mended on ``person``, seen beside everybody else who ever worked here."""
    others = tuple(others)
    faults: list[StaffFault] = []
    if not _ID.fullmatch(person.id):
        words = f"Mã gồm 1–12 chữ cái không dấu hoặc chữ số (đang là “{person.id}”)."
        faults.append(StaffFault("id", words))
    elif holder := next((one for one in others if one.id == person.id), None):
        words = f"Mã {person.id} đã là của {holder.name}; mã không dùng lại, kể cả khi đã nghỉ."
        faults.append(StaffFault("id", words))
    name_words = _name_fault(person, others)
    if name_words:
        faults.append(StaffFault("name", name_words))
    return tuple(faults)


def _name_fault(person: Staff, others: Sequence[Staff]) -> str:
    if not any(map(str.isalpha, person.name)):
        return "Ghi họ và tên như in trên giấy (ví dụ: Trần Thị Mẫu)."
    if len(person.name) > MOST_LETTERS:
        return f"Viết gọn trong {MOST_LETTERS} chữ để vừa dòng ký (đang {len(person.name)})."
    twin = next((one for one in others if one.active and one.name == person.name), None)
    if twin and person.active:
        return f"Mã {twin.id} cũng tên {twin.name}; ghi thêm để phân biệt khi đăng nhập."
    return ""


def pin_fault(pin: str) -> str:
    """Return why a new PIN is not taken, in a sentence; nothing when it is."""
    if not pin.isascii() or not pin.isdigit() or not PIN_LEAST <= len(pin) <= PIN_MOST:
        return f"Mã PIN gồm từ {PIN_LEAST} đến {PIN_MOST} chữ số."
    if len(set(pin)) == 1:
        return "Mã PIN không được gồm một chữ số lặp lại (như 0000)."
    return ""


def given_pin(bits: Callable[[int], int]) -> str:
    """Return a PIN of six digits that the program gives; ``bits`` draws random bits."""
    while True:
        drawn = bits(_GIVEN_BITS)
        pin = f"{drawn:0{_GIVEN_DIGITS}d}"
        if not pin_fault(pin):  # of seven digits, or 000000
            return pin


def proposed_id(name: str, taken: Collection[str]) -> str:
    """Return an id that nobody has: the initials, with a number where they are taken."""
    initials = "".join(word[0] for word in fold_words(name)).upper()[:10]
    stem = initials if _ID.fullmatch(initials) else "CB"
    if stem not in taken:
        return stem
    return next(f"{stem}{n}" for n in range(2, len(taken) + 3) if f"{stem}{n}" not in taken)


def locks_out(people: Iterable[Staff], changed: Staff) -> bool:
    """Say whether a change leaves nobody who may set staff, where before there was somebody."""
    before = tuple(people)
    after = (*(one for one in before if one.id != changed.id), changed)
    return any(map(_keeps, before)) and not any(map(_keeps, after))


def staff_differences(before: Staff, after: Staff) -> tuple[str, ...]:
    """Return what a change does, one clause for each thing."""
    clauses = (
        (before.name != after.name, f"Họ tên: {before.name} → {after.name}"),
        (
            before.role != after.role,
            f"Vai trò: {ROLE_NAMES[before.role].lower()} → {ROLE_NAMES[after.role].lower()}",
        ),
        (before.active and not after.active, "Thôi làm việc, không đăng nhập được nữa"),
        (after.active and not before.active, "Làm việc trở lại"),
        (before.pin_hash != after.pin_hash, "Mã PIN mới"),
    )
    return tuple(words for is_so, words in clauses if is_so)


def renamed(person: Staff, name: str, role: Role) -> Staff:
    """Return a person with another name or role; the id stays for ever."""
    return replace(person, name=one_line(name), role=role)


def _keeps(person: Staff) -> bool:
    return person.active and bool(person.pin_hash) and may(person.role, Right.SET_STAFF)
