"""The office calendar: what is open, what counts, how versions differ, and the seed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.calendar_seed import seed_calendar
from desk_app.domain.calendar import (
    Calendar,
    Limit,
    Mark,
    MarkKind,
    Session,
    Unit,
    Window,
    changed_days,
    half_days,
    local,
    with_closed,
    with_reception,
    with_usual,
    with_working,
    working_days,
)

AM, PM = Session.MORNING, Session.AFTERNOON
WEEKDAYS = frozenset(range(5))
FRIDAY, SATURDAY, SUNDAY = date(2026, 7, 10), date(2026, 7, 11), date(2026, 7, 12)

PLAIN = Calendar(
    version="plain",
    known_from=date(2026, 1, 1),
    horizon=date(2026, 12, 31),
    hours={AM: Window(time(7, 30), time(11, 30)), PM: Window(time(13, 30), time(17, 0))},
    working=dict.fromkeys(Session, WEEKDAYS),
    reception={AM: WEEKDAYS | {5}, PM: WEEKDAYS},
    exceptions={},
    same_day_cutoff=time(15, 0),
)

# Weekdays on which public offices were or will be off, made by hand from the yearly decisions
# (2024–2026) and from Bộ luật Lao động 2019 Điều 111–112 with NQ 28/2026/QH16 (from 2027, where
# the Tết days and the day beside 02/9 still await a decision).
DAYS_OFF = {
    2024: "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09",
    2025: "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09",
    2026: "01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11",
    2027: "01/01 04/02 05/02 08/02 09/02 10/02 16/04 30/04 03/05 02/09 03/09 24/11",
    2028: "03/01 24/01 25/01 26/01 27/01 28/01 04/04 01/05 02/05 01/09 04/09 24/11",
    2029: "01/01 12/02 13/02 14/02 15/02 16/02 23/04 30/04 01/05 03/09 04/09 26/11",
    2030: "01/01 31/01 01/02 04/02 05/02 06/02 12/04 30/04 01/05 02/09 03/09 25/11",
}
SATURDAYS_WORKED = [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]


@pytest.fixture(scope="module")
def seeded() -> Calendar:
    return seed_calendar(2024, 2030, "seed")


def every_day(calendar: Calendar) -> list[date]:
    span = (calendar.horizon - calendar.known_from).days + 1
    return [calendar.known_from + timedelta(days=n) for n in range(span)]


@pytest.mark.parametrize("year", DAYS_OFF)
def test_the_seed_closes_the_days_off_of_each_year(seeded: Calendar, year: int) -> None:
    off = [
        f"{day:%d/%m}"
        for day in every_day(seeded)
        if day.year == year and day.weekday() in WEEKDAYS and not seeded.is_working_day(day)
    ]
    assert off == DAYS_OFF[year].split()


def test_the_seed_works_on_swapped_saturdays_only(seeded: Calendar) -> None:
    weekends = [day for day in every_day(seeded) if day.weekday() not in WEEKDAYS]
    assert [day for day in weekends if seeded.is_working_day(day)] == SATURDAYS_WORKED


def test_vietnam_culture_day_is_off_from_2026_on(seeded: Calendar) -> None:
    assert seeded.is_working_day(date(2025, 11, 24))
    assert seeded.mark(date(2026, 11, 24), AM) == Mark(MarkKind.CLOSED, "Ngày Văn hóa Việt Nam")


def test_a_holiday_on_saturday_also_closes_the_saturday_reception(seeded: Calendar) -> None:
    reception = {AM: WEEKDAYS | {5}, PM: WEEKDAYS}
    desk = replace(seeded, reception=reception)
    assert desk.receives(date(2027, 5, 8), AM)
    assert not desk.receives(date(2027, 5, 1), AM)


def test_the_seed_knows_whole_years_and_nothing_else() -> None:
    calendar = seed_calendar(2027, 2028, "v")
    assert not calendar.knows(date(2026, 12, 31))
    assert calendar.knows(date(2027, 1, 1))
    assert calendar.knows(date(2028, 12, 31))
    assert not calendar.knows(date(2029, 1, 1))
    assert all(calendar.knows(day) for day in calendar.exceptions)


def test_a_saturday_morning_may_receive_without_working() -> None:
    assert PLAIN.receives(SATURDAY, AM)
    assert not PLAIN.works(SATURDAY, AM)
    assert not PLAIN.returns(SATURDAY, AM)
    assert not PLAIN.receives(SATURDAY, PM)
    assert not PLAIN.is_working_day(SATURDAY)


def test_a_closed_afternoon_leaves_the_morning() -> None:
    calendar = with_closed(PLAIN, FRIDAY, [PM], "Mất điện", "v2")
    assert calendar.version == "v2"
    assert calendar.works(FRIDAY, AM)
    assert not calendar.works(FRIDAY, PM)
    assert not calendar.receives(FRIDAY, PM)
    assert calendar.is_working_day(FRIDAY)
    assert PLAIN.works(FRIDAY, PM), "the old version never changes"


def test_a_swapped_saturday_works_and_receives() -> None:
    calendar = with_working(PLAIN, SATURDAY, Session, "Làm bù", "v2")
    assert all(calendar.returns(SATURDAY, session) for session in Session)


def test_reception_only_takes_a_half_day_out_of_the_count() -> None:
    calendar = with_reception(PLAIN, FRIDAY, Session, "Cả cơ quan đi tập huấn", "v2")
    assert calendar.receives(FRIDAY, AM)
    assert not calendar.is_working_day(FRIDAY)


def test_an_exception_can_be_taken_back() -> None:
    calendar = with_closed(PLAIN, FRIDAY, Session, "Nhầm", "v2")
    assert with_usual(calendar, FRIDAY, [AM], "v3").exceptions == {
        FRIDAY: {PM: Mark(MarkKind.CLOSED, "Nhầm", by_office=True)}
    }
    assert with_usual(calendar, FRIDAY, Session, "v3") == replace(PLAIN, version="v3")
    assert with_usual(PLAIN, FRIDAY, Session, "v3") == replace(PLAIN, version="v3")


def test_marking_no_half_day_makes_only_a_new_version() -> None:
    assert with_closed(PLAIN, FRIDAY, [], "Không", "v2") == replace(PLAIN, version="v2")


def test_changed_days_are_those_that_open_or_count_differently() -> None:
    closed = with_closed(PLAIN, FRIDAY, [PM], "Mất điện", "v2")
    renamed = with_closed(closed, FRIDAY, [PM], "Cắt điện", "v3")
    assert changed_days(PLAIN, closed) == (FRIDAY,)
    assert changed_days(closed, renamed) == ()
    assert changed_days(PLAIN, with_closed(PLAIN, SUNDAY, Session, "Lễ", "v2")) == ()
    assert changed_days(PLAIN, with_reception(PLAIN, SUNDAY, [AM], "Lưu động", "v2")) == (SUNDAY,)


def test_new_hours_change_every_day_with_them_and_only_days_known_to_both_are_compared() -> None:
    earlier = {**PLAIN.hours, PM: Window(time(13, 0), time(16, 30))}
    later = replace(PLAIN, hours=earlier, known_from=date(2026, 12, 28), horizon=date(2027, 12, 31))
    assert changed_days(PLAIN, later) == tuple(date(2026, 12, day) for day in range(28, 32))


@pytest.mark.parametrize(
    ("at", "session"),
    [
        (datetime.fromisoformat("2026-07-10 07:29"), None),
        (datetime.fromisoformat("2026-07-10 07:30"), AM),
        (datetime.fromisoformat("2026-07-10 11:30"), None),
        (datetime.fromisoformat("2026-07-10 16:59"), PM),
        (datetime.fromisoformat("2026-07-10 17:00"), None),
        (datetime.fromisoformat("2026-07-11 08:00"), AM),
        (datetime.fromisoformat("2026-07-11 14:00"), None),
        (datetime(2026, 7, 10, 1, 0, tzinfo=UTC), AM),
    ],
)
def test_the_desk_is_open_from_its_first_minute_to_before_its_last(
    at: datetime, session: Session | None
) -> None:
    assert PLAIN.open_session(at) is session


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (datetime.fromisoformat("2026-07-10 06:00"), time(17)),
        (datetime.fromisoformat("2026-07-10 16:59"), time(17)),
        (datetime.fromisoformat("2026-07-10 17:00"), None),
        (datetime.fromisoformat("2026-07-11 08:00"), time(11, 30)),
        (datetime.fromisoformat("2026-07-11 11:30"), None),
        (datetime(2026, 7, 10, 9, 59, tzinfo=UTC), time(17)),
    ],
)
def test_reception_goes_on_to_the_end_of_the_last_half_day(
    at: datetime, until: time | None
) -> None:
    assert PLAIN.receives_until(at) == until


def test_moments_of_any_zone_become_vietnamese_wall_time() -> None:
    wall_time = datetime.fromisoformat("2026-07-07 01:00")
    assert local(datetime(2026, 7, 6, 18, 0, tzinfo=UTC)) == wall_time
    assert local(wall_time) == wall_time


def test_half_days_run_from_the_given_one_to_the_horizon() -> None:
    calendar = replace(PLAIN, horizon=FRIDAY)
    assert list(half_days(calendar, FRIDAY, AM)) == [(FRIDAY, AM), (FRIDAY, PM)]
    assert list(half_days(calendar, FRIDAY, PM)) == [(FRIDAY, PM)]
    assert list(half_days(calendar, SATURDAY, PM)) == []


def test_working_days_skip_rest_and_closed_days_and_take_swapped_ones() -> None:
    calendar = with_closed(PLAIN, date(2026, 7, 13), Session, "Lễ", "v2")
    calendar = with_working(calendar, SATURDAY, [AM], "Làm bù", "v3")
    found = list(working_days(calendar, date(2026, 7, 9), date(2026, 7, 14)))
    assert found == [FRIDAY, SATURDAY, date(2026, 7, 14)]


@pytest.mark.parametrize(
    "change",
    [
        {"working": {AM: WEEKDAYS}},
        {"hours": {AM: Window(time(7), time(13)), PM: Window(time(12), time(17))}},
        {"hours": {AM: Window(time(7), time(7)), PM: Window(time(12), time(17))}},
        {"horizon": date(2025, 12, 31)},
    ],
)
def test_an_impossible_calendar_is_refused(change: dict[str, object]) -> None:
    body = msgspec.to_builtins(PLAIN) | msgspec.to_builtins(change)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, Calendar)


def test_a_window_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Window(time(9), time(8))


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        ("-1", Unit.DAYS),
        ("10000", Unit.WORKING_DAYS),
        ("NaN", Unit.WORKING_DAYS),
        ("0.25", Unit.WORKING_DAYS),
        ("0.5", Unit.DAYS),
        ("1.5", Unit.WORKING_HOURS),
    ],
)
def test_an_impossible_limit_is_refused(amount: str, unit: Unit) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Limit(Decimal(amount), unit)


MARKS = st.builds(Mark, st.sampled_from(MarkKind), st.text(max_size=20), st.booleans())
EXCEPTIONS = st.dictionaries(
    st.dates(PLAIN.known_from, PLAIN.horizon),
    st.dictionaries(st.sampled_from(Session), MARKS),
    max_size=6,
)


@given(EXCEPTIONS)
def test_a_calendar_survives_being_written_and_read(
    exceptions: dict[date, dict[Session, Mark]],
) -> None:
    calendar = replace(PLAIN, exceptions=exceptions)
    assert msgspec.json.decode(msgspec.json.encode(calendar), type=Calendar) == calendar


@given(EXCEPTIONS, st.dates(PLAIN.known_from, PLAIN.horizon), st.sampled_from(Session))
def test_closing_a_half_day_changes_that_day_or_nothing(
    exceptions: dict[date, dict[Session, Mark]], day: date, session: Session
) -> None:
    calendar = replace(PLAIN, exceptions=exceptions)
    closed = with_closed(calendar, day, [session], "Lễ", "v2")
    was_open = calendar.works(day, session) or calendar.receives(day, session)
    assert changed_days(calendar, closed) == ((day,) if was_open else ())
