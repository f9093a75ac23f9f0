"""What the kiosk shows at one moment: one frozen value, asked for in one job."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk_app.domain.moments import local
from desk_app.domain.office import Series, Staff
from desk_app.domain.problems import Problem
from desk_app.usecases.commands import Issued, TakeNumber
from desk_app.views import SeriesLoad
from ui.kiosk.hours import Reception, reception

if TYPE_CHECKING:
    from desk_app.desk import Desk

PROBE = "kiosk-probe"


@dataclass(frozen=True, slots=True)
class KioskState:
    """``at`` is local wall time; ``loads`` holds one entry for each series."""

    office: str
    series: tuple[Series, ...]
    loads: tuple[SeriesLoad, ...]
    reception: Reception
    at: datetime
    is_demo: bool = False

    def load(self, letter: str) -> SeriesLoad:
        """Return how busy a series is."""
        found = next((load for load in self.loads if load.letter == letter), None)
        return found or SeriesLoad(letter, 0, None)

    def series_named(self, letter: str) -> Series:
        """Return the series of a letter, also when the settings just dropped it."""
        return next((one for one in self.series if one.letter == letter), Series(letter, letter))

    def counts(self) -> str:
        """Return how many wait in each series, in one line."""
        return " · ".join(f"{load.letter} {load.waiting}" for load in self.loads if load.waiting)


def look(desk: "Desk") -> KioskState:
    """Return the state as the store has it now."""
    office = desk.settings.office()
    now = desk.store.now()
    return KioskState(
        office=office.unit_name,
        series=office.served_series(),
        loads=desk.queue.loads(),
        reception=reception(desk.settings.calendar(), now),
        at=local(now),
        is_demo=desk.identity.demo,
    )


def probe(desk: "Desk", by: str) -> KioskState:
    """Return the state after a write went through: a store that can only be read gives no number.

    Raises:
        Problem: It still cannot be written.
    """
    desk.settings.save_draft(PROBE, "", by)
    desk.settings.drop_draft(PROBE, by)
    return look(desk)


def issue(desk: "Desk", by: str, wish: TakeNumber) -> Issued | Problem:
    """Give a number, or return what failed in the world."""
    try:
        return desk.queue.issue(by, wish)
    except Problem as problem:
        return problem


def is_staff_pin(desk: "Desk", pin: str) -> bool:
    """Say whether ``pin`` is that of any member of staff who works here (slow on purpose)."""
    lines = desk.settings.staff()
    return any(isinstance(desk.settings.sign_in(line.id, pin), Staff) for line in lines)
