"""Laws of appointments on random calendars, and their count checked by a slow walk."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.calendar import (
    BeyondHorizon,
    Calendar,
    Due,
    Limit,
    Mark,
    MarkKind,
    Session,
    Unit,
    Window,
    with_closed,
)
from desk_app.domain.deadline import Pause, PauseRule, due, resume

AM, PM = Session.MORNING, Session.AFTERNOON
WEEKDAYS = frozenset(range(5))
CALENDAR = Calendar(
    version="laws",
    known_from=date(2026, 2, 1),
    horizon=date(2026, 8, 31),
    hours={AM: Window(time(7, 30), time(11, 30)), PM: Window(time(13, 30), time(17, 0))},
    working=dict.fromkeys(Session, WEEKDAYS),
    reception=dict.fromkeys(Session, WEEKDAYS),
    exceptions={},
    same_day_cutoff=time(15, 0),
)
SATURDAY_DESK = replace(CALENDAR, reception={AM: WEEKDAYS | {5}, PM: WEEKDAYS})
MORNING_DESK = replace(CALENDAR, reception={AM: WEEKDAYS, PM: frozenset[int]()})


def limit(amount: int, unit: Unit) -> Limit:
    return Limit(Decimal(amount), unit)


SOME_DAYS = st.dates(date(2026, 2, 1), date(2026, 5, 31))
MINUTES = st.times().map(lambda t: t.replace(second=0, microsecond=0))
MOMENTS = st.builds(datetime.combine, SOME_DAYS, MINUTES)
OFFICE_MINUTES = st.integers(450, 1019).map(lambda n: time(*divmod(n, 60)))
OFFICE_MOMENTS = st.builds(datetime.combine, SOME_DAYS, OFFICE_MINUTES)
WAITS = st.timedeltas(timedelta(), timedelta(days=20))
EXCEPTIONS = st.dictionaries(
    st.dates(date(2026, 2, 1), date(2026, 6, 30)),
    st.dictionaries(
        st.sampled_from(Session), st.sampled_from(MarkKind).map(lambda kind: Mark(kind, "x"))
    ),
    max_size=12,
)


def office(exceptions: dict[date, dict[Session, Mark]], desk: Calendar) -> Calendar:
    return replace(desk, exceptions=exceptions)


CALENDARS = st.builds(office, EXCEPTIONS, st.sampled_from([CALENDAR, SATURDAY_DESK, MORNING_DESK]))
LIMITS = st.one_of(
    st.integers(0, 40).map(lambda n: Limit(Decimal(n) / 2, Unit.WORKING_DAYS)),
    st.builds(limit, st.integers(0, 40), st.sampled_from([Unit.DAYS, Unit.WORKING_HOURS])),
    st.integers(0, 2).map(lambda n: limit(n, Unit.MONTHS)),
    st.just(limit(0, Unit.SAME_DAY)),
)


def place(found: Due | BeyondHorizon) -> tuple[date, time]:
    """Return where an appointment stands in time; a refusal stands after all of them."""
    if isinstance(found, BeyondHorizon):
        return date.max, time.max
    return found.on, found.window.start


def counts(found: Due | BeyondHorizon, calendar: Calendar) -> bool:
    """Whether the receipt lies on a day that counts.

    A half-day that only receives stands outside the count of days: a Saturday morning starts in
    the morning although the Friday afternoon before it starts in the afternoon.
    """
    return isinstance(found, BeyondHorizon) or calendar.is_working_day(found.counted_from.date())


@given(OFFICE_MOMENTS, OFFICE_MOMENTS, LIMITS, CALENDARS)
def test_who_comes_later_is_never_served_earlier(
    one: datetime, other: datetime, term: Limit, calendar: Calendar
) -> None:
    first, second = (due(received, term, calendar) for received in sorted((one, other)))
    if counts(first, calendar) and counts(second, calendar):
        assert place(first) <= place(second)
    else:
        assert place(first)[0] <= place(second)[0] or not both_halves_work(calendar)


def both_halves_work(calendar: Calendar) -> bool:
    """Whether every working day is a whole one on which results are returned."""
    return all(
        calendar.returns(day, AM) == calendar.returns(day, PM) == calendar.is_working_day(day)
        for day, _half in all_spots()
    )


@given(MOMENTS, LIMITS, CALENDARS, st.integers(1, 10))
def test_a_longer_limit_is_never_due_earlier(
    received: datetime, term: Limit, calendar: Calendar, more: int
) -> None:
    longer = Limit(term.amount + more, term.unit)
    assert place(due(received, term, calendar)) <= place(due(received, longer, calendar))


@given(MOMENTS, LIMITS, CALENDARS)
def test_an_appointment_is_after_the_receipt_where_staff_work_and_the_desk_is_open(
    received: datetime, term: Limit, calendar: Calendar
) -> None:
    found = due(received, term, calendar)
    if isinstance(found, BeyondHorizon):
        return
    assert calendar.returns(found.on, found.session)
    assert found.window.end == calendar.hours[found.session].end
    assert received <= found.counted_from < datetime.combine(found.on, time.max)
    assert calendar.open_session(found.counted_from) is not None
    assert found.calendar_version == calendar.version
    assert found.trace[-1].startswith(("Thứ", "Chủ nhật"))
    assert f"{found.on:%d/%m/%Y}" in found.trace[-1]


@given(OFFICE_MOMENTS, LIMITS, CALENDARS, SOME_DAYS)
def test_another_holiday_makes_nothing_due_earlier(
    received: datetime, term: Limit, calendar: Calendar, holiday: date
) -> None:
    more = with_closed(calendar, holiday, Session, "Lễ", "more")
    first, second = due(received, term, calendar), due(received, term, more)
    if counts(first, calendar) and counts(second, more):
        assert place(first) <= place(second)


@given(MOMENTS, LIMITS, CALENDARS, MOMENTS)
def test_a_pause_of_no_length_changes_nothing(
    received: datetime, term: Limit, calendar: Calendar, moment: datetime
) -> None:
    pause = Pause(moment, moment)
    found = resume(received, term, [pause], calendar, PauseRule.PAUSE)
    assert found == due(received, term, calendar)


@given(MOMENTS, LIMITS, CALENDARS, MOMENTS, WAITS)
def test_restarting_equals_receiving_at_the_resumption(
    received: datetime, term: Limit, calendar: Calendar, start: datetime, length: timedelta
) -> None:
    pause = Pause(start, start + length)
    resumption = max(received, start + length)
    found = resume(received, term, [pause], calendar, PauseRule.RESTART)
    assert found == due(resumption, term, calendar)


@given(MOMENTS, LIMITS, CALENDARS, MOMENTS, st.tuples(WAITS, WAITS))
def test_a_longer_pause_is_never_due_earlier(
    received: datetime,
    term: Limit,
    calendar: Calendar,
    start: datetime,
    waits: tuple[timedelta, timedelta],
) -> None:
    short, long = (Pause(start, start + wait) for wait in sorted(waits))
    first = resume(received, term, [short], calendar, PauseRule.PAUSE)
    second = resume(received, term, [long], calendar, PauseRule.PAUSE)
    assert place(due(received, term, calendar)) <= place(first) <= place(second)


@given(MOMENTS, LIMITS, CALENDARS)
def test_an_appointment_survives_being_written_and_read(
    received: datetime, term: Limit, calendar: Calendar
) -> None:
    found = due(received, term, calendar)
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found
    assert msgspec.json.decode(msgspec.json.encode(term), type=Limit) == term


# An oracle that walks half-day by half-day, slowly and without the steps of the module.

Spot = tuple[date, int]  # a day and 0 for its morning, 1 for its afternoon
HALVES = (AM, PM)


def oracle(received: datetime, term: Limit, calendar: Calendar) -> tuple[date, time] | None:
    """Return day and first minute of the appointment, None beyond the horizon."""
    spots = [spot for spot in all_spots() if spot[0] >= received.date()]
    later = [s for s in spots if receives(s, calendar) and closing(s, calendar) > received]
    if not later:
        return None
    started, counted_from = later[0], max(received, opening(later[0], calendar))
    spots = [spot for spot in spots if spot >= started]
    if term.unit is Unit.WORKING_HOURS:
        return oracle_minutes(spots, counted_from, int(term.amount) * 60, calendar)
    end = oracle_end(spots, counted_from, term, calendar)
    return None if end is None else first_return([s for s in spots if s >= end], calendar)


def oracle_end(
    spots: list[Spot], counted_from: datetime, term: Limit, calendar: Calendar
) -> Spot | None:
    day, half = spots[0]
    amount = int(term.amount)
    if term.unit is Unit.WORKING_DAYS:
        counted = [
            s for s in spots if s[0] == day or any(works((s[0], h), calendar) for h in (0, 1))
        ]
        return dict(enumerate(counted)).get(int(term.amount * 2))
    if term.unit is Unit.SAME_DAY:
        first = day if counted_from.time() < time(15) else day + timedelta(days=1)
        returned = [s for s in spots if s[0] >= first and returns(s, calendar)]
        return max((s for s in returned if s[0] == returned[0][0]), default=None)
    if term.unit is Unit.DAYS:
        return day + timedelta(days=amount), half
    month_days = [s[0] for s in spots if s[0].month == day.month + amount]
    return max((d for d in month_days if d.day <= day.day), default=date.max), half


def oracle_minutes(
    spots: list[Spot], now: datetime, minutes: int, calendar: Calendar
) -> tuple[date, time] | None:
    for n, spot in enumerate(spots):
        if not works(spot, calendar):
            continue
        now = max(now, opening(spot, calendar))
        while minutes and now < closing(spot, calendar):
            now, minutes = now + timedelta(minutes=1), minutes - 1
        if minutes == 0:
            here = returns(spot, calendar)
            return (now.date(), now.time()) if here else first_return(spots[n:], calendar)
    return None


def first_return(spots: list[Spot], calendar: Calendar) -> tuple[date, time] | None:
    found = (opening(spot, calendar) for spot in spots if returns(spot, calendar))
    return next(((at.date(), at.time()) for at in found), None)


@cache
def all_spots() -> list[Spot]:
    first, last = date(2026, 2, 1), date(2026, 8, 31)
    half_day_count = 2 * ((last - first).days + 1)
    return [(first + timedelta(days=n // 2), n % 2) for n in range(half_day_count)]


def opening(spot: Spot, calendar: Calendar) -> datetime:
    return datetime.combine(spot[0], calendar.hours[HALVES[spot[1]]].start)


def closing(spot: Spot, calendar: Calendar) -> datetime:
    return datetime.combine(spot[0], calendar.hours[HALVES[spot[1]]].end)


def works(spot: Spot, calendar: Calendar) -> bool:
    return calendar.works(spot[0], HALVES[spot[1]])


def receives(spot: Spot, calendar: Calendar) -> bool:
    return calendar.receives(spot[0], HALVES[spot[1]])


def returns(spot: Spot, calendar: Calendar) -> bool:
    return works(spot, calendar) and receives(spot, calendar)


@given(MOMENTS, LIMITS, CALENDARS)
def test_the_count_agrees_with_a_slow_walk(
    received: datetime, term: Limit, calendar: Calendar
) -> None:
    expected = oracle(received, term, calendar) or (date.max, time.max)
    assert place(due(received, term, calendar)) == expected
