"""What an office may change on its calendar, what is refused, and what stays as it is."""

from dataclasses import replace
from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.calendar import Calendar, Mark, MarkKind, Session, Window, changed_days
from desk_app.domain.calendar_changes import (
    AddYear,
    CalendarChange,
    CalendarFault,
    MarkDays,
    SetWeek,
    SwapDays,
    TakeCalendar,
    TakeMarks,
    changed,
    days_between,
    ends_soon,
    next_year,
    unusable_today,
)

AM, PM = Session.MORNING, Session.AFTERNOON
WEEKDAYS = frozenset(range(5))
THURSDAY, FRIDAY = date(2026, 7, 9), date(2026, 7, 10)
SATURDAY, SUNDAY, MONDAY = date(2026, 7, 11), date(2026, 7, 12), date(2026, 7, 13)
PLAIN = Calendar(
    version="v1",
    known_from=date(2026, 1, 1),
    horizon=date(2026, 12, 31),
    hours={AM: Window(time(7, 30), time(11, 30)), PM: Window(time(13, 30), time(17, 0))},
    working=dict.fromkeys(Session, WEEKDAYS),
    reception=dict.fromkeys(Session, WEEKDAYS),
    exceptions={},
    same_day_cutoff=time(15, 0),
)
WEEK = SetWeek(
    hours={AM: (time(7, 30), time(11, 30)), PM: (time(13, 30), time(17, 0))},
    working=PLAIN.working,
    reception=PLAIN.reception,
    same_day_cutoff=time(15, 0),
)


def made(change: CalendarChange, calendar: Calendar = PLAIN) -> Calendar:
    """Return the calendar after a change that is allowed."""
    after = changed(calendar, change, "v2")
    assert isinstance(after, Calendar), after
    return after


def fields(change: CalendarChange, calendar: Calendar = PLAIN) -> list[str]:
    """Return where a change is wrong."""
    wrong = changed(calendar, change, "v2")
    assert isinstance(wrong, tuple)
    assert all(fault.sentence.endswith(".") for fault in wrong)
    return [fault.field for fault in wrong]


def test_one_half_day_is_closed_and_the_office_is_remembered_for_it() -> None:
    after = made(MarkDays(FRIDAY, FRIDAY, MarkKind.CLOSED, " Mất điện ", (PM,)))
    assert after.version == "v2"
    assert after.exceptions == {FRIDAY: {PM: Mark(MarkKind.CLOSED, "Mất điện", by_office=True)}}


def test_a_run_marks_only_the_half_days_that_are_not_so_already() -> None:
    after = made(MarkDays(FRIDAY, MONDAY, MarkKind.CLOSED, "Sửa trụ sở"))
    assert set(after.exceptions) == {FRIDAY, MONDAY}
    assert changed_days(PLAIN, after) == (FRIDAY, MONDAY)


def test_a_single_day_is_marked_whatever_it_was_so_that_its_name_can_change() -> None:
    closed = made(MarkDays(SUNDAY, SUNDAY, MarkKind.CLOSED, "Lễ"))
    renamed = made(MarkDays(SUNDAY, SUNDAY, MarkKind.CLOSED, "Lễ hội"), closed)
    assert renamed.mark(SUNDAY, AM) == Mark(MarkKind.CLOSED, "Lễ hội", by_office=True)


def test_days_may_work_only_receive_or_follow_the_week_again() -> None:
    worked = made(MarkDays(SATURDAY, SATURDAY, MarkKind.WORKING, "Làm bù"))
    assert worked.returns(SATURDAY, AM)
    trained = made(MarkDays(FRIDAY, FRIDAY, MarkKind.RECEPTION, "Tập huấn", (AM,)), worked)
    assert trained.receives(FRIDAY, AM)
    assert not trained.works(FRIDAY, AM)
    usual = made(MarkDays(FRIDAY, SATURDAY, None), trained)
    assert usual == replace(PLAIN, version="v2")


def test_a_swap_closes_one_day_and_works_another_and_each_names_the_other() -> None:
    after = made(SwapDays(FRIDAY, SATURDAY, "theo văn bản của tỉnh"))
    off, worked = after.mark(FRIDAY, AM), after.mark(SATURDAY, PM)
    assert off is not None
    assert worked is not None
    assert off.name == "hoán đổi, làm bù ngày 11/07/2026 (theo văn bản của tỉnh)"
    assert worked.name == "làm bù cho ngày 10/07/2026 (theo văn bản của tỉnh)"
    assert [after.is_working_day(day) for day in (FRIDAY, SATURDAY)] == [False, True]
    plain = made(SwapDays(FRIDAY, SATURDAY)).mark(FRIDAY, PM)
    assert plain == Mark(MarkKind.CLOSED, "hoán đổi, làm bù ngày 11/07/2026", by_office=True)


def test_the_week_changes_and_dated_exceptions_stay() -> None:
    closed = made(MarkDays(FRIDAY, FRIDAY, MarkKind.CLOSED, "Lễ"))
    week = replace(WEEK, reception={AM: WEEKDAYS | {5}, PM: WEEKDAYS})
    after = made(week, closed)
    assert after.receives(SATURDAY, AM)
    assert after.exceptions == closed.exceptions


def test_a_year_is_added_after_the_last_known_one() -> None:
    new_year = date(2027, 1, 1)
    marks = {day: {AM: Mark(MarkKind.CLOSED, "Lễ")} for day in (FRIDAY, new_year)}
    after = made(AddYear(2027, marks))
    assert after.horizon == date(2027, 12, 31)
    assert set(after.exceptions) == {new_year}, "what is known already is not touched"
    assert next_year(after) == 2028


def test_a_year_that_is_known_in_part_is_made_whole() -> None:
    half = replace(PLAIN, horizon=date(2026, 6, 30))
    assert next_year(half) == 2026
    assert made(AddYear(2026, {}), half).horizon == PLAIN.horizon


def test_a_file_adds_its_days_to_what_stands_or_replaces_everything() -> None:
    closed = made(MarkDays(FRIDAY, FRIDAY, MarkKind.CLOSED, "Lễ", (AM,)))
    more = made(TakeMarks({FRIDAY: {PM: Mark(MarkKind.CLOSED, "Bão")}}), closed)
    assert set(more.exceptions[FRIDAY]) == {AM, PM}
    longer = replace(PLAIN, version="tệp", horizon=date(2027, 12, 31))
    assert made(TakeCalendar(longer), closed) == replace(longer, version="v2")


def test_a_file_that_begins_later_leaves_the_days_before_it_alone() -> None:
    closed = made(MarkDays(FRIDAY, MONDAY, MarkKind.CLOSED, "Lễ"))
    later = replace(PLAIN, known_from=SATURDAY, horizon=date(2027, 12, 31))
    after = made(TakeCalendar(later), closed)
    assert set(after.exceptions) == {FRIDAY}
    assert (after.known_from, after.horizon) == (PLAIN.known_from, date(2027, 12, 31))
    gap = replace(later, known_from=date(2027, 1, 2))
    assert fields(TakeCalendar(gap)) == ["file"]


def test_a_calendar_that_does_not_know_today_cannot_be_worked_by() -> None:
    assert unusable_today(PLAIN, FRIDAY) == ()
    (fault,) = unusable_today(PLAIN, date(2027, 1, 1))
    assert fault.sentence.startswith("Lịch này không biết ngày hôm nay (01/01/2027)")


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (MarkDays(FRIDAY, THURSDAY, MarkKind.CLOSED, "Lễ"), ["last"]),
        (MarkDays(FRIDAY, FRIDAY + timedelta(days=366), MarkKind.CLOSED, "Lễ"), ["last"]),
        (MarkDays(date(2025, 12, 31), FRIDAY, MarkKind.CLOSED, "Lễ"), ["first"]),
        (MarkDays(FRIDAY, date(2027, 1, 1), MarkKind.CLOSED, "Lễ"), ["last"]),
        (MarkDays(FRIDAY, FRIDAY, MarkKind.CLOSED, "  "), ["name"]),
        (MarkDays(FRIDAY, FRIDAY, MarkKind.CLOSED, "x" * 81), ["name"]),
        (MarkDays(FRIDAY, FRIDAY, MarkKind.CLOSED, "Lễ", ()), ["sessions"]),
        (MarkDays(FRIDAY, FRIDAY, None), [""]),
        (SwapDays(SATURDAY, SUNDAY), ["off"]),
        (SwapDays(THURSDAY, FRIDAY), ["worked"]),
        (SwapDays(FRIDAY, date(2027, 1, 2)), ["worked"]),
        (SwapDays(FRIDAY, SATURDAY, "x" * 81), ["name"]),
        (WEEK, [""]),
        (replace(WEEK, hours={**WEEK.hours, AM: (time(9), time(8))}), ["hours"]),
        (replace(WEEK, hours={**WEEK.hours, PM: (time(17), time(17))}), ["hours"]),
        (replace(WEEK, hours={**WEEK.hours, PM: (time(11), time(17))}), ["hours"]),
        (replace(WEEK, same_day_cutoff=time(18)), ["cutoff"]),
        (replace(WEEK, working=dict.fromkeys(Session, frozenset[int]())), ["working"]),
        (AddYear(2028, {}), ["year"]),
        (TakeMarks({date(2027, 1, 1): {AM: Mark(MarkKind.CLOSED, "Lễ")}}), ["file"]),
        (TakeMarks(), [""]),
        (TakeCalendar(PLAIN), [""]),
    ],
)
def test_what_cannot_be_is_said_at_its_field(change: CalendarChange, wrong: list[str]) -> None:
    assert fields(change) == wrong


ZONED = time(7, 30, tzinfo=UTC)
NEVER = dict.fromkeys(Session, frozenset[int]())


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (replace(PLAIN, working=NEVER), "vừa làm việc vừa tiếp dân"),
        (replace(PLAIN, reception=dict.fromkeys(Session, frozenset({0, 9}))), "Thứ trong tuần"),
        (replace(PLAIN, same_day_cutoff=time(3, 0)), "Giờ này phải nằm trong giờ làm việc"),
        (replace(PLAIN, same_day_cutoff=ZONED), "không kèm múi giờ"),
        (replace(PLAIN, horizon=date(9999, 12, 31)), "hãy xem lại năm"),
    ],
)
def test_a_file_that_nobody_could_work_by_is_not_taken(taken: Calendar, words: str) -> None:
    wrong = changed(PLAIN, TakeCalendar(taken), "v2")
    assert isinstance(wrong, tuple)
    (fault,) = wrong
    assert fault.field == "file"
    assert words in fault.sentence


def test_hours_with_a_zone_are_not_taken_whichever_half_day_they_are_of() -> None:
    for session in Session:
        window = PLAIN.hours[session]
        zoned = Window(window.start.replace(tzinfo=UTC), window.end.replace(tzinfo=UTC))
        all_day = {one: zoned if one is session else PLAIN.hours[one] for one in Session}
        with pytest.raises(TypeError):
            replace(PLAIN, hours=all_day)
    everywhere = {
        one: Window(of.start.replace(tzinfo=UTC), of.end.replace(tzinfo=UTC))
        for one, of in PLAIN.hours.items()
    }
    assert fields(TakeCalendar(replace(PLAIN, hours=everywhere))) == ["file"]


def test_a_name_that_no_slip_has_room_for_is_not_taken_from_a_file() -> None:
    endless = {FRIDAY: {AM: Mark(MarkKind.CLOSED, "Lễ " * 100)}}
    assert fields(TakeMarks(endless)) == ["file"]
    assert fields(TakeCalendar(replace(PLAIN, exceptions=endless))) == ["file"]


@given(name=st.text("ăb ", max_size=80))
def test_what_is_kept_here_can_be_taken_over_elsewhere(name: str) -> None:
    swapped = made(SwapDays(FRIDAY, SATURDAY, name))
    assert made(TakeCalendar(swapped)) == swapped


def test_a_fault_says_what_to_write_instead() -> None:
    wrong = changed(PLAIN, MarkDays(FRIDAY, date(2027, 3, 1), MarkKind.CLOSED, "Lễ"), "v2")
    sentence = "01/03/2027: lịch chỉ biết đến hết 31/12/2026."
    assert wrong == (CalendarFault("last", sentence),)
    beyond = date(2027, 3, 1)
    alone = changed(PLAIN, MarkDays(beyond, beyond, MarkKind.CLOSED, "Lễ"), "v2")
    assert alone == (CalendarFault("first", sentence),), "one day is told of once"


def test_the_end_is_near_ninety_days_before_the_horizon() -> None:
    assert not ends_soon(PLAIN, date(2026, 10, 1))
    assert ends_soon(PLAIN, date(2026, 10, 2))
    assert ends_soon(PLAIN, date(2027, 2, 1))


DAYS = st.dates(PLAIN.known_from, PLAIN.horizon)
RUNS = st.tuples(DAYS, st.integers(0, 20)).map(
    lambda at: (at[0], min(at[0] + timedelta(days=at[1]), PLAIN.horizon))
)
KINDS = st.sampled_from(MarkKind)


@given(RUNS, KINDS, st.sets(st.sampled_from(Session), min_size=1))
def test_after_a_mark_every_half_day_of_it_is_as_wished(
    run: tuple[date, date], kind: MarkKind, sessions: set[Session]
) -> None:
    uses = {
        MarkKind.CLOSED: (False, False),
        MarkKind.WORKING: (True, True),
        MarkKind.RECEPTION: (False, True),
    }
    change = MarkDays(*run, kind, "Tên", tuple(sessions))
    after = changed(PLAIN, change, "v2")
    calendar = after if isinstance(after, Calendar) else PLAIN  # it was so already
    for day in days_between(*run):
        for session in sessions:
            assert (calendar.works(day, session), calendar.receives(day, session)) == uses[kind]


@given(RUNS, KINDS)
def test_days_outside_a_mark_stay_as_they_were(run: tuple[date, date], kind: MarkKind) -> None:
    after = changed(PLAIN, MarkDays(*run, kind, "Tên"), "v2")
    touched = changed_days(PLAIN, after) if isinstance(after, Calendar) else ()
    assert all(run[0] <= day <= run[1] for day in touched)
