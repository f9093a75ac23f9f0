"""Appointments: the agreed cases, every unit, pauses, the words, and laws on random calendars."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

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
    with_reception,
    with_working,
)
from desk_app.domain.deadline import Pause, PauseRule, Timeliness, due, judge, resume, set_due

AM, PM = Session.MORNING, Session.AFTERNOON
WEEKDAYS = frozenset(range(5))
CASES = json.loads(Path(__file__).with_name("cases").joinpath("deadlines.json").read_bytes())


def marks(days: Sequence[str], mark: Mark) -> dict[date, dict[Session, Mark]]:
    return {date.fromisoformat(day): dict.fromkeys(Session, mark) for day in days}


CALENDAR = Calendar(
    version="cases",
    known_from=date(2026, 1, 1),
    horizon=date(2027, 12, 31),
    hours={AM: Window(time(7, 30), time(11, 30)), PM: Window(time(13, 30), time(17, 0))},
    working=dict.fromkeys(Session, WEEKDAYS),
    reception=dict.fromkeys(Session, WEEKDAYS),
    exceptions=marks(CASES["calendar"]["closed"], Mark(MarkKind.CLOSED, "Ngày lễ"))
    | marks(CASES["calendar"]["working"], Mark(MarkKind.WORKING, "Làm bù")),
    same_day_cutoff=time(15, 0),
)
SATURDAY_DESK = replace(CALENDAR, reception={AM: WEEKDAYS | {5}, PM: WEEKDAYS})
MORNING_DESK = replace(CALENDAR, reception={AM: WEEKDAYS, PM: frozenset[int]()})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def days(amount: str) -> Limit:
    return Limit(Decimal(amount), Unit.WORKING_DAYS)


def limit(amount: int, unit: Unit) -> Limit:
    return Limit(Decimal(amount), unit)


def appointment(received: str, term: Limit, calendar: Calendar = CALENDAR) -> Due:
    found = due(at(received), term, calendar)
    assert isinstance(found, Due)
    return found


def resumed(received: str, term: Limit, *pauses: tuple[str, str]) -> Due:
    waits = [Pause(at(start), at(end)) for start, end in pauses]
    found = resume(at(received), term, waits, CALENDAR, PauseRule.PAUSE)
    assert isinstance(found, Due)
    return found


def said(found: Due) -> str:
    return (
        f"{found.on:%d/%m/%Y} {found.session} {found.window.start:%H:%M}-{found.window.end:%H:%M}"
    )


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_the_agreed_cases(case: dict[str, object]) -> None:
    term = msgspec.convert(case["limit"], tuple[Decimal, Unit], strict=False)
    found = due(at(str(case["received"])), Limit(*term), CALENDAR)
    if "refused" in case:
        assert found == BeyondHorizon(at(str(case["horizon"])).date())
    else:
        assert isinstance(found, Due)
        assert [found.on.isoformat(), found.session] == case["due"]
        assert found.window == CALENDAR.hours[found.session]


@pytest.mark.parametrize(
    ("received", "hours", "answer"),
    [
        ("2026-07-06 08:15", 1, "06/07/2026 morning 09:15-11:30"),
        ("2026-07-06 10:50", 1, "06/07/2026 afternoon 13:50-17:00"),
        ("2026-07-06 12:10", 1, "06/07/2026 afternoon 14:30-17:00"),
        ("2026-07-06 16:00", 1, "06/07/2026 afternoon 17:00-17:00"),
        ("2026-07-06 16:30", 1, "07/07/2026 morning 08:00-11:30"),
        ("2026-07-10 16:30", 8, "13/07/2026 afternoon 17:00-17:00"),
        ("2026-07-06 08:15:59", 1, "06/07/2026 morning 09:15-11:30"),
        ("2026-07-06 08:15", 0, "06/07/2026 morning 08:15-11:30"),
    ],
)
def test_hours_run_only_while_staff_work(received: str, hours: int, answer: str) -> None:
    assert said(appointment(received, limit(hours, Unit.WORKING_HOURS))) == answer


def test_hours_from_a_saturday_reception_start_on_monday() -> None:
    found = appointment("2026-07-11 09:00", limit(1, Unit.WORKING_HOURS), SATURDAY_DESK)
    assert said(found) == "13/07/2026 morning 08:30-11:30"


def test_hours_that_end_while_the_desk_is_shut_wait_for_its_opening() -> None:
    found = appointment("2026-07-06 11:00", limit(2, Unit.WORKING_HOURS), MORNING_DESK)
    assert said(found) == "07/07/2026 morning 07:30-11:30"
    assert found.trace[1:] == (
        "Thứ Hai 06/07/2026: 30 phút (11:00–11:30) và 1 giờ 30 phút (13:30–15:00)",
        "Thứ Hai 06/07/2026: hết buổi trả kết quả, chuyển sang ngày làm việc tiếp theo",
        "Thứ Ba 07/07/2026: hẹn trả buổi sáng, 07:30–11:30",
    )


@pytest.mark.parametrize(
    ("received", "months", "answer"),
    [
        ("2026-07-06 08:00", 1, "06/08/2026 morning 07:30-11:30"),
        ("2026-12-31 14:00", 2, "01/03/2027 morning 07:30-11:30"),  # 28/02/2027 is a Sunday
        ("2026-08-31 08:00", 0, "03/09/2026 morning 07:30-11:30"),  # handed in on a holiday
        ("2026-03-31 14:00", 1, "04/05/2026 morning 07:30-11:30"),  # 30/04 and 01/05 are off
        ("2026-11-30 14:00", 13, "30/12/2027 afternoon 13:30-17:00"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(
    received: str, months: int, answer: str
) -> None:
    assert said(appointment(received, limit(months, Unit.MONTHS))) == answer


def test_a_month_from_the_thirty_first_of_january_ends_with_february() -> None:
    calendar = with_working(CALENDAR, date(2027, 1, 31), Session, "Làm bù", "v")
    calendar = with_working(calendar, date(2027, 2, 28), Session, "Làm bù", "v")
    assert appointment("2027-01-31 08:00", limit(1, Unit.MONTHS), calendar).on == date(2027, 2, 28)


def test_calendar_days_from_an_afternoon_end_in_the_afternoon() -> None:
    assert said(appointment("2026-07-06 14:00", limit(2, Unit.DAYS))).startswith("08/07/2026 after")


def test_a_saturday_reception_counts_as_received_that_morning() -> None:
    found = appointment("2026-07-11 09:00", days("1"), SATURDAY_DESK)
    assert said(found) == "13/07/2026 morning 07:30-11:30"
    assert found.counted_from == at("2026-07-11 09:00")
    closed = appointment("2026-07-11 14:00", days("1"), SATURDAY_DESK)
    assert said(closed) == "14/07/2026 morning 07:30-11:30"
    assert closed.counted_from == at("2026-07-13 07:30")


def test_an_appointment_never_falls_where_the_desk_does_not_work_or_receive() -> None:
    closed = with_closed(CALENDAR, date(2026, 7, 7), [AM], "Họp", "v")
    assert said(appointment("2026-07-06 08:00", days("1"), closed)).startswith("07/07/2026 after")
    shut = with_closed(CALENDAR, date(2026, 7, 7), [PM], "Họp", "v")
    assert said(appointment("2026-07-06 14:00", days("1"), shut)).startswith("08/07/2026 morning")
    training = with_reception(CALENDAR, date(2026, 7, 7), Session, "Tập huấn", "v")
    assert appointment("2026-07-06 08:00", days("1"), training).on == date(2026, 7, 8)


@pytest.mark.parametrize(
    ("received", "closed", "answer"),
    [
        ("2026-07-06 09:00", PM, "06/07/2026 morning 07:30-11:30"),
        ("2026-07-06 09:00", AM, "06/07/2026 afternoon 13:30-17:00"),
    ],
)
def test_same_day_means_the_last_half_day_that_is_open(
    received: str, closed: Session, answer: str
) -> None:
    calendar = with_closed(CALENDAR, date(2026, 7, 6), [closed], "Họp", "v")
    assert said(appointment(received, limit(0, Unit.SAME_DAY), calendar)) == answer


def test_same_day_on_a_saturday_reception_waits_for_the_next_working_day() -> None:
    found = appointment("2026-07-11 09:00", limit(0, Unit.SAME_DAY), SATURDAY_DESK)
    assert said(found).startswith("13/07/2026 afternoon")
    assert "hết buổi trả kết quả, chuyển sang ngày làm việc tiếp theo" in found.trace[0]


def test_moments_of_any_zone_give_the_same_appointment() -> None:
    assert due(datetime(2026, 7, 6, 1, tzinfo=UTC), days("3"), CALENDAR) == due(
        at("2026-07-06 08:00"), days("3"), CALENDAR
    )


@pytest.mark.parametrize(
    ("received", "term"),
    [
        ("2027-12-31 18:00", days("0")),
        ("2028-01-03 08:00", days("1")),
        ("2027-12-30 08:00", limit(2, Unit.DAYS)),
        ("2027-12-30 08:00", limit(1, Unit.MONTHS)),
        ("2027-12-30 08:00", limit(20, Unit.WORKING_HOURS)),
        ("2027-12-31 15:00", limit(0, Unit.SAME_DAY)),
        ("2027-12-31 14:00", days("0.5")),
        ("2026-01-01 08:00", limit(9999, Unit.DAYS)),
        ("2026-01-01 08:00", limit(9999, Unit.MONTHS)),
    ],
)
def test_nothing_is_promised_beyond_the_known_calendar(received: str, term: Limit) -> None:
    assert due(at(received), term, CALENDAR) == BeyondHorizon(date(2027, 12, 31))


def test_nothing_is_promised_when_the_last_known_days_are_closed() -> None:
    closed = with_closed(CALENDAR, date(2027, 12, 31), Session, "Lễ", "v")
    found = due(at("2027-12-30 08:00"), limit(1, Unit.DAYS), closed)
    assert found == BeyondHorizon(date(2027, 12, 31))


def test_a_clock_set_before_the_known_calendar_is_refused() -> None:
    assert due(at("2025-12-31 08:00"), days("1"), CALENDAR) == BeyondHorizon(date(2026, 1, 1))


# --- pauses


@pytest.mark.parametrize(
    ("term", "pauses", "answer"),
    [
        (days("5"), [("07-08 14:00", "07-10 09:00")], "14/07/2026 afternoon 13:30-17:00"),
        (days("5"), [("07-08 08:00", "07-08 11:00")], "13/07/2026 morning 07:30-11:30"),
        (days("5"), [("07-10 18:00", "07-12 09:00")], "13/07/2026 morning 07:30-11:30"),
        (days("1"), [("07-07 09:00", "07-08 09:00")], "08/07/2026 morning 07:30-11:30"),
        (days("1"), [("07-07 14:00", "07-20 09:00")], "07/07/2026 morning 07:30-11:30"),
        (
            days("5"),
            [("07-07 08:00", "07-08 08:00"), ("07-07 14:00", "07-09 08:00")],
            "15/07/2026 morning 07:30-11:30",
        ),
        (
            days("5"),
            [("07-07 08:00", "07-09 08:00"), ("07-07 14:00", "07-08 08:00")],
            "15/07/2026 morning 07:30-11:30",
        ),
        (days("1"), [("07-01 08:00", "07-03 08:00")], "07/07/2026 morning 07:30-11:30"),
        (limit(4, Unit.DAYS), [("07-07 08:00", "07-08 09:00")], "13/07/2026 morning 07:30-11:30"),
        (limit(1, Unit.DAYS), [("07-06 09:00", "07-06 12:00")], "07/07/2026 afternoon 13:30-17:00"),
        (limit(1, Unit.MONTHS), [("07-07 08:00", "07-08 09:00")], "07/08/2026 morning 07:30-11:30"),
        (
            limit(5, Unit.WORKING_HOURS),
            [("07-06 09:00", "07-07 09:10")],
            "07/07/2026 afternoon 15:10-17:00",
        ),
        (
            limit(0, Unit.SAME_DAY),
            [("07-06 09:00", "07-07 09:00")],
            "07/07/2026 afternoon 13:30-17:00",
        ),
        (days("0"), [("07-06 09:00", "07-06 14:00")], "06/07/2026 afternoon 13:30-17:00"),
    ],
)
def test_a_pause_moves_the_appointment_by_what_was_waited(
    term: Limit, pauses: list[tuple[str, str]], answer: str
) -> None:
    waits = [(f"2026-{start}", f"2026-{end}") for start, end in pauses]
    assert said(resumed("2026-07-06 08:00", term, *waits)) == answer


def test_the_whole_limit_starts_again_under_the_restart_rule() -> None:
    pause = Pause(at("2026-07-07 08:00"), at("2026-07-09 14:00"))
    found = resume(at("2026-07-06 08:00"), days("5"), [pause], CALENDAR, PauseRule.RESTART)
    assert found == due(at("2026-07-09 14:00"), days("5"), CALENDAR)


def test_without_a_pause_rule_waiting_changes_nothing() -> None:
    pause = Pause(at("2026-07-07 08:00"), at("2026-07-09 14:00"))
    found = resume(at("2026-07-06 08:00"), days("5"), [pause], CALENDAR, PauseRule.NONE)
    assert found == due(at("2026-07-06 08:00"), days("5"), CALENDAR)


@pytest.mark.parametrize(
    ("received", "term", "end"),
    [
        ("2026-07-06 08:00", days("5"), "2028-01-03 08:00"),
        ("2026-07-06 08:00", limit(1, Unit.WORKING_HOURS), "2028-01-03 08:00"),
        ("2026-07-06 08:00", limit(5, Unit.WORKING_HOURS), "2027-12-31 17:00"),
        ("2026-07-06 08:00", limit(5, Unit.DAYS), "2027-12-30 08:00"),
        ("2027-12-30 08:00", days("20"), "2027-12-31 08:00"),
        ("2025-07-06 08:00", days("20"), "2026-12-31 08:00"),
    ],
)
def test_a_pause_can_end_beyond_the_known_calendar(received: str, term: Limit, end: str) -> None:
    pause = Pause(at(received), at(end))
    found = resume(at(received), term, [pause], CALENDAR, PauseRule.PAUSE)
    assert isinstance(found, BeyondHorizon)


def test_a_pause_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Pause(at("2026-07-07 08:00"), datetime(2026, 7, 7, 0, 59, tzinfo=UTC))


# --- judging


@pytest.mark.parametrize(
    ("due_on", "completed_on", "today", "answer"),
    [
        (10, 9, 20, Timeliness.EARLY),
        (10, 10, 20, Timeliness.ON_TIME),
        (10, 11, 20, Timeliness.LATE),
        (10, None, 10, Timeliness.IN_TERM),
        (10, None, 11, Timeliness.OVERDUE),
        (None, None, 20, Timeliness.IN_TERM),
        (None, 11, 20, Timeliness.ON_TIME),
    ],
)
def test_timeliness_compares_days(
    due_on: int | None, completed_on: int | None, today: int, answer: Timeliness
) -> None:
    day = [None if n is None else date(2026, 7, n) for n in (due_on, completed_on)]
    assert judge(day[0], day[1], date(2026, 7, today)) is answer


def test_a_day_that_the_agency_sets_is_explained_in_one_line():
    found = set_due(date(2026, 12, 22), AM, CALENDAR, at("2026-12-20T09:00"))
    assert isinstance(found, Due)
    assert (found.on, found.session, found.window) == (date(2026, 12, 22), AM, CALENDAR.hours[AM])
    assert found.trace == (
        "Thứ Ba 22/12/2026: cơ quan chọn ngày hẹn lại → hẹn trả buổi sáng, 07:30–11:30",
    )


def test_no_day_is_set_where_nobody_returns_results_or_the_calendar_ends():
    now = at("2026-12-20T09:00")
    assert set_due(date(2026, 12, 22), PM, MORNING_DESK, now) is None
    assert set_due(date(2028, 1, 4), AM, CALENDAR, now) == BeyondHorizon(CALENDAR.horizon)
