"""The office calendar: which half-days count, on which the desk receives, and what breaks the week.

A half-day (buổi) *works* when it counts towards a processing time, and *receives* when citizens
can hand in papers. The two differ: many desks receive on Saturday morning, which is no working day.

Source: Bộ luật Lao động 2019, Điều 111–112 (docs/sources.md#calendar).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk_app.domain import moments

ONE_DAY: Final = timedelta(days=1)
LONGEST: Final = (
    9_999  # no limit in force comes near; keeps a slip of the key from counting for ever
)


class Session(StrEnum):
    """One of the two half-days (buổi) of an office day, in the order of the day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class Unit(StrEnum):
    """What a processing time (thời hạn giải quyết) is counted in."""

    WORKING_DAYS = "working_days"
    DAYS = "days"  # calendar days, days off included
    WORKING_HOURS = "working_hours"
    SAME_DAY = "same_day"  # the amount says nothing and is normally 0
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Limit:
    """A processing time: halves are allowed for working days, whole numbers otherwise."""

    amount: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse amounts that no rule could set (also when read from a file)."""
        if not (self.amount.is_finite() and 0 <= self.amount <= LONGEST):
            raise ValueError(f"a limit lies between 0 and {LONGEST}, got {self.amount}")
        step = Decimal("0.5") if self.unit is Unit.WORKING_DAYS else Decimal(1)
        if self.amount % step:
            raise ValueError(f"{self.unit} are counted in steps of {step}, got {self.amount}")


class MarkKind(StrEnum):
    """What a dated exception makes of a half-day."""

    CLOSED = "closed"  # neither works nor receives
    WORKING = "working"  # works and receives, such as a swapped Saturday
    RECEPTION = "reception"  # receives, but does not count towards a processing time


@dataclass(frozen=True, slots=True)
class Window:
    """Opening hours within one local day, ``start`` included and ``end`` excluded."""

    start: time
    end: time

    def __post_init__(self) -> None:
        """Refuse a window that ends before it starts."""
        if self.end < self.start:
            raise ValueError(f"window ends before it starts: {self.start}–{self.end}")


@dataclass(frozen=True, slots=True)
class Due:
    """An appointment (hẹn trả kết quả) and how it was found.

    ``window`` is when the citizen may come on the local day ``on``. ``counted_from`` is the local
    wall time that counts as the receipt: the opening of the next half-day when the desk was closed.
    ``trace`` explains the count in Vietnamese, one line per day or run of days.
    """

    on: date
    session: Session
    window: Window
    trace: tuple[str, ...]
    calendar_version: str
    counted_from: datetime


@dataclass(frozen=True, slots=True)
class BeyondHorizon:
    """No appointment: the count leaves the days whose holidays are known, at ``horizon``."""

    horizon: date


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated exception for one half-day, with the name read out to citizens.

    ``by_office`` tells what the office set itself from the public holidays.
    """

    kind: MarkKind
    name: str
    by_office: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """One version of an office calendar. Never changed, only replaced by a newer version.

    ``working`` and ``reception`` give weekdays per half-day, Monday being 0. ``known_from`` and
    ``horizon`` are the first and the last day whose holidays are known; no appointment is made
    outside them. ``same_day_cutoff`` is the local time from which a same-day matter may be
    finished on the next working day.
    """

    version: str
    known_from: date
    horizon: date
    hours: Mapping[Session, Window]
    working: Mapping[Session, frozenset[int]]
    reception: Mapping[Session, frozenset[int]]
    exceptions: Mapping[date, Mapping[Session, Mark]]
    same_day_cutoff: time

    def __post_init__(self) -> None:
        """Refuse an incomplete week or half-days that overlap (also when read from a file)."""
        if not set(self.hours) == set(self.working) == set(self.reception) == set(Session):
            raise ValueError("hours, working and reception must name both half-days")
        morning, afternoon = self.hours[Session.MORNING], self.hours[Session.AFTERNOON]
        if not morning.start < morning.end <= afternoon.start < afternoon.end:
            raise ValueError("the half-days must follow each other without overlapping")
        if self.horizon < self.known_from:
            raise ValueError("the horizon lies before the first known day")

    def knows(self, day: date) -> bool:
        """Whether the holidays of ``day`` are known."""
        return self.known_from <= day <= self.horizon

    def mark(self, day: date, session: Session) -> Mark | None:
        """Return the dated exception of this half-day, if any."""
        marks = self.exceptions.get(day)
        return None if marks is None else marks.get(session)

    def works(self, day: date, session: Session) -> bool:
        """Whether this half-day counts towards a processing time."""
        mark = self.mark(day, session)
        if mark is None:
            return day.weekday() in self.working[session]
        return mark.kind is MarkKind.WORKING

    def receives(self, day: date, session: Session) -> bool:
        """Whether citizens can hand in and collect at the desk in this half-day."""
        mark = self.mark(day, session)
        if mark is None:
            return day.weekday() in self.reception[session]
        return mark.kind is not MarkKind.CLOSED

    def returns(self, day: date, session: Session) -> bool:
        """Whether an appointment can be given here: staff at work and the desk open."""
        return self.works(day, session) and self.receives(day, session)

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is a working day (ngày làm việc): one working half-day is enough."""
        return self.works(day, Session.MORNING) or self.works(day, Session.AFTERNOON)

    def open_session(self, moment: datetime) -> Session | None:
        """Return the half-day in which the desk receives at ``moment``, None when it is closed."""
        at = local(moment)
        for session, window in self.hours.items():
            if window.start <= at.time() < window.end and self.receives(at.date(), session):
                return session
        return None

    def receives_until(self, moment: datetime) -> time | None:
        """Return when reception ends on the day of ``moment``; None when it does not go on."""
        at = local(moment)
        ends = [
            window.end
            for session, window in self.hours.items()
            if at.time() < window.end and self.receives(at.date(), session)
        ]
        return max(ends, default=None)


def local(moment: datetime) -> datetime:
    """Return Vietnamese wall time without a zone; a moment without a zone already is that."""
    return moment if moment.tzinfo is None else moments.local(moment)


def half_days(calendar: Calendar, day: date, session: Session) -> Iterator[tuple[date, Session]]:
    """Go through the half-days from this one on, up to the horizon."""
    if session is Session.AFTERNOON and day <= calendar.horizon:
        yield day, session
        day += ONE_DAY
    while day <= calendar.horizon:
        yield day, Session.MORNING
        yield day, Session.AFTERNOON
        day += ONE_DAY


def working_days(calendar: Calendar, after: date, last: date) -> Iterator[date]:
    """Go through the working days after ``after``, up to and including ``last``."""
    usual = frozenset[int]().union(*calendar.working.values())
    day = after
    while day < last:
        day += ONE_DAY
        if day in calendar.exceptions:
            if calendar.is_working_day(day):
                yield day
        elif day.weekday() in usual:
            yield day


def with_closed(
    calendar: Calendar, day: date, sessions: Iterable[Session], name: str, version: str
) -> Calendar:
    """Return a new version in which these half-days of ``day`` are closed, called ``name``."""
    return _marked(calendar, day, sessions, Mark(MarkKind.CLOSED, name, True), version)


def with_working(
    calendar: Calendar, day: date, sessions: Iterable[Session], name: str, version: str
) -> Calendar:
    """Return a new version in which these half-days of ``day`` work, such as a swapped Saturday."""
    return _marked(calendar, day, sessions, Mark(MarkKind.WORKING, name, True), version)


def with_reception(
    calendar: Calendar, day: date, sessions: Iterable[Session], name: str, version: str
) -> Calendar:
    """Return a new version in which these half-days of ``day`` only receive."""
    return _marked(calendar, day, sessions, Mark(MarkKind.RECEPTION, name, True), version)


def with_usual(
    calendar: Calendar, day: date, sessions: Iterable[Session], version: str
) -> Calendar:
    """Return a new version in which these half-days of ``day`` follow the week again."""
    dropped = set(sessions)
    kept = {s: m for s, m in calendar.exceptions.get(day, {}).items() if s not in dropped}
    others = {d: marks for d, marks in calendar.exceptions.items() if d != day}
    return replace(calendar, version=version, exceptions=others | ({day: kept} if kept else {}))


def changed_days(old: Calendar, new: Calendar) -> tuple[date, ...]:
    """List the days, known to both, that open or count differently; a new name alone is no change.

    An appointment on such a day, or one counted across it, is to be looked at again.
    """
    day = max(old.known_from, new.known_from)
    last = min(old.horizon, new.horizon)
    changed: list[date] = []
    while day <= last:
        if _use(old, day) != _use(new, day):
            changed.append(day)
        day += ONE_DAY
    return tuple(changed)


def _use(calendar: Calendar, day: date) -> list[tuple[bool, Window | None]]:
    return [
        (
            calendar.works(day, session),
            calendar.hours[session] if calendar.receives(day, session) else None,
        )
        for session in Session
    ]


def _marked(
    calendar: Calendar, day: date, sessions: Iterable[Session], mark: Mark, version: str
) -> Calendar:
    marks = dict.fromkeys(sessions, mark)
    if not marks:
        return replace(calendar, version=version)
    of_day = {**calendar.exceptions.get(day, {}), **marks}
    return replace(calendar, version=version, exceptions={**calendar.exceptions, day: of_day})
