"""The arithmetic of processing times over half-days; ``deadline`` is the door to it.

Every answer is None when the count leaves the days whose holidays are known.
"""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final

from desk_app.domain.calendar import (
    ONE_DAY,
    Calendar,
    Limit,
    Session,
    Unit,
    Window,
    half_days,
    working_days,
)

_SESSIONS: Final = tuple(Session)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Local wall times: when papers were handed in, and the moment that counts as the receipt."""

    handed_in: datetime
    at: datetime
    session: Session


@dataclass(frozen=True, slots=True)
class Count:
    """A finished count: where the term runs out, and the appointment made of it.

    ``end_at`` is the minute at which counted hours run out, None for the other units.
    """

    limit: Limit
    end: date
    end_at: time | None
    on: date
    session: Session
    window: Window


@dataclass(frozen=True, slots=True)
class _End:
    """Where a term runs out, before it is moved to a half-day in which results are returned."""

    day: date
    session: Session
    at: time | None = None  # only when hours were counted


def receipt_of(handed_in: datetime, calendar: Calendar) -> Receipt | None:
    """Return the moment that counts as the receipt: now, or the next opening of the desk."""
    if not calendar.knows(handed_in.date()):
        return None
    for day, session in half_days(calendar, handed_in.date(), Session.MORNING):
        if not calendar.receives(day, session):
            continue
        window = calendar.hours[session]
        if handed_in < datetime.combine(day, window.end):
            opening = datetime.combine(day, window.start)
            return Receipt(handed_in, max(handed_in, opening), session)
    return None


def count(receipt: Receipt, limit: Limit, waited: int, calendar: Calendar) -> Count | None:
    """Return the appointment; ``waited`` is what pauses add, in the measure of ``waited_in``."""
    end = _end(receipt, limit, waited, calendar)
    if end is None:
        return None
    for day, session in half_days(calendar, end.day, end.session):
        if calendar.returns(day, session):
            window = calendar.hours[session]
            if end.at is not None and (day, session) == (end.day, end.session):
                window = Window(end.at, window.end)
            return Count(limit, end.day, end.at, day, session, window)
    return None


def waited_in(start: datetime, end: datetime, unit: Unit, calendar: Calendar) -> int | None:
    """Return how much of the term passed between two local moments.

    Minutes of working half-days for hours, calendar half-days for days and months, half-days of
    working days otherwise.
    """
    if unit is Unit.WORKING_HOURS:
        return _minutes_between(start, end, calendar)
    if unit in (Unit.DAYS, Unit.MONTHS):
        halves = _half(_calendar_half(end, calendar)) - _half(_calendar_half(start, calendar))
        return 2 * (end.date() - start.date()).days + halves
    return _working_halves_between(start, end, calendar)


def _end(receipt: Receipt, limit: Limit, waited: int, calendar: Calendar) -> _End | None:
    """Return where the term runs out; ``waited`` half-days or minutes were waited."""
    day, session = receipt.at.date(), receipt.session
    if limit.unit is Unit.WORKING_DAYS:
        return _working_half_days_later(day, session, int(limit.amount * 2) + waited, calendar)
    if limit.unit is Unit.DAYS:
        return _half_days_later(day, session, int(limit.amount) * 2 + waited, calendar)
    if limit.unit is Unit.MONTHS:
        month_end = _months_later(day, int(limit.amount), calendar.horizon)
        return month_end and _half_days_later(month_end, session, waited, calendar)
    if limit.unit is Unit.WORKING_HOURS:
        return _minutes_later(receipt.at, int(limit.amount) * 60 + waited, calendar)
    closing = _closing(receipt, calendar)
    return closing and _working_half_days_later(closing.day, closing.session, waited, calendar)


def _working_half_days_later(
    day: date, session: Session, halves: int, calendar: Calendar
) -> _End | None:
    days, half = divmod(halves + _half(session), 2)
    if days == 0:
        return _End(day, _SESSIONS[half])
    counted = next(islice(working_days(calendar, day, calendar.horizon), days - 1, None), None)
    return counted and _End(counted, _SESSIONS[half])


def _half_days_later(day: date, session: Session, halves: int, calendar: Calendar) -> _End | None:
    days, half = divmod(halves + _half(session), 2)
    if days > (calendar.horizon - day).days:
        return None
    return _End(day + timedelta(days=days), _SESSIONS[half])


def _months_later(day: date, months: int, horizon: date) -> date | None:
    years, month0 = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > horizon.year:
        return None
    last_of_month = gregorian.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(day.day, last_of_month))


def _minutes_later(start: datetime, minutes: int, calendar: Calendar) -> _End | None:
    for day, session in half_days(calendar, start.date(), Session.MORNING):
        opens, closes = open_minutes(day, session, start, None, calendar)
        if opens < closes and minutes <= closes - opens:
            hour, minute = divmod(opens + minutes, 60)
            return _End(day, session, time(hour, minute))
        minutes -= max(closes - opens, 0)
    return None


def open_minutes(
    day: date, session: Session, start: datetime, end: datetime | None, calendar: Calendar
) -> tuple[int, int]:
    """Return the working minutes of a half-day, from and to, cut to ``start`` and ``end``."""
    if not calendar.works(day, session):
        return 0, 0
    window = calendar.hours[session]
    opens, closes = _minute(window.start), _minute(window.end)
    if day == start.date():
        opens = max(opens, _minute(start.time()))
    if end is not None and day == end.date():
        closes = min(closes, _minute(end.time()))
    return opens, closes


def _closing(receipt: Receipt, calendar: Calendar) -> _End | None:
    day, earliest = receipt.at.date(), receipt.session
    if receipt.at.time() >= calendar.same_day_cutoff:
        day, earliest = day + ONE_DAY, Session.MORNING
    for first_day, first in half_days(calendar, day, earliest):
        if calendar.returns(first_day, first):
            both = calendar.returns(first_day, Session.AFTERNOON)
            return _End(first_day, Session.AFTERNOON if both else first)
    return None


def _minutes_between(start: datetime, end: datetime, calendar: Calendar) -> int | None:
    minutes = 0
    for day, session in half_days(calendar, start.date(), Session.MORNING):
        if day > end.date():
            return minutes
        opens, closes = open_minutes(day, session, start, end, calendar)
        minutes += max(closes - opens, 0)
    return minutes if end.date() <= calendar.horizon else None


def _working_halves_between(start: datetime, end: datetime, calendar: Calendar) -> int | None:
    first, last = _next_working(start, calendar), _next_working(end, calendar)
    if first is None or last is None:
        return None
    (day, session), (last_day, last_session) = first, last
    days = sum(1 for _ in working_days(calendar, day, last_day))
    return 2 * days + _half(last_session) - _half(session)


def _next_working(moment: datetime, calendar: Calendar) -> tuple[date, Session] | None:
    for day, session in half_days(calendar, moment.date(), Session.MORNING):
        ends = datetime.combine(day, calendar.hours[session].end)
        if calendar.works(day, session) and moment < ends:
            return day, session
    return None


def _calendar_half(moment: datetime, calendar: Calendar) -> Session:
    over = moment.time() >= calendar.hours[Session.MORNING].end
    return Session.AFTERNOON if over else Session.MORNING


def _half(session: Session) -> int:
    return _SESSIONS.index(session)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
