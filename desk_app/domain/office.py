"""Settings of an office: versioned documents with one owner, never constants of the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desk_app.domain.printers import EMBEDDED_PRINTER, PrinterSettings


class Role(StrEnum):
    """What a member of staff does here (NĐ 61/2018/NĐ-CP Điều 11-12)."""

    GUIDE = "guide"
    CLERK = "clerk"
    CASE_OFFICER = "case_officer"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.GUIDE: "Hướng dẫn",
    Role.CLERK: "Cán bộ một cửa",
    Role.CASE_OFFICER: "Người thụ lý",
    Role.SUPERVISOR: "Phụ trách bộ phận",
    Role.ADMIN: "Quản trị",
}


@dataclass(frozen=True, slots=True)
class Staff:
    """A person who signs in. ``pin_hash`` is an argon2 hash; nobody can read the PIN back."""

    id: str
    name: str
    role: Role
    pin_hash: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """One line of tickets: a letter, what it serves, and who is sent there.

    ``returns`` marks the line of people who come for a result.
    """

    letter: str
    name: str
    hint: str = ""
    subject_areas: tuple[str, ...] = ()
    service_minutes: int = 10
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter and the series it serves, in order of preference."""

    name: str
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A specialised unit that dossiers are forwarded to."""

    name: str
    officers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """The office as it stands on paper and as it works."""

    agency_code: str
    superior: str  # in capitals: ỦY BAN NHÂN DÂN PHƯỜNG ...
    agency: str  # in capitals: TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG
    unit_name: str  # in running text
    place: str
    address: str = ""
    hotline: str = ""
    lookup_address: str = ""
    series: tuple[Series, ...] = ()
    counters: tuple[Counter, ...] = ()
    units: tuple[Unit, ...] = ()
    tickets_printer: PrinterSettings = EMBEDDED_PRINTER
    forms_printer: PrinterSettings = EMBEDDED_PRINTER
    receipt_on_roll: bool = False
    supplement_limit: int = 1  # requests during processing; NĐ 61/2018 Điều 11.2c
    waiting_too_long_days: int = 5
    head_title: str = ""  # who signs letters, in capitals: CHỦ TỊCH; empty: THỦ TRƯỞNG CƠ QUAN
    head_name: str = ""
    control_sheet: bool = False  # form 06 goes with a forwarded folder; else the journal is enough
    return_receipt: bool = False  # the citizen signs for a result at the counter
    withdrawal_confirmation: bool = True  # the citizen signs for the papers that go back

    def series_named(self, letter: str) -> Series | None:
        """Return the series of a letter."""
        return next((series for series in self.series if series.letter == letter), None)

    def counter_named(self, name: str) -> Counter | None:
        """Return the counter of a name."""
        return next((counter for counter in self.counters if counter.name == name), None)

    def counters_of(self, letter: str) -> tuple[str, ...]:
        """Return the counters that serve a series."""
        return tuple(counter.name for counter in self.counters if letter in counter.series)

    def served_series(self) -> tuple[Series, ...]:
        """Return the lines that some counter serves: nobody is sent to wait for nobody."""
        return tuple(one for one in self.series if self.counters_of(one.letter))
