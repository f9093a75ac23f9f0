"""Appointments: the agreed cases, every unit, pauses, the words, and laws on random calendars."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import assume, given
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
    with_reception,
    with_working,
)
from desk_app.domain.deadline import Pause, PauseRule, Timeliness, due, judge, resume

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


def test_the_trace_names_working_days_on_which_the_desk_is_shut() -> None:
    mondays = replace(CALENDAR, reception=dict.fromkeys(Session, frozenset({0})))
    assert appointment("2026-07-08 09:00", days("1"), mondays).trace == (
        "Thứ Tư 08/07/2026: nộp lúc 09:00, ngoài giờ tiếp nhận",
        "Thứ Năm 09/07/2026: không tiếp nhận và trả kết quả",
        "Thứ Sáu 10/07/2026: không tiếp nhận và trả kết quả",
        "Thứ Bảy 11/07/2026: nghỉ hằng tuần",
        "Chủ nhật 12/07/2026: nghỉ hằng tuần",
        "Thứ Hai 13/07/2026: tính là nhận lúc 07:30; ngày nhận, không tính",
        "Thứ Ba 14/07/2026: ngày làm việc thứ 1",
        "Thứ Tư 15/07/2026: không tiếp nhận và trả kết quả",
        "Thứ Năm 16/07/2026: không tiếp nhận và trả kết quả",
        "Thứ Sáu 17/07/2026: không tiếp nhận và trả kết quả",
        "Thứ Bảy 18/07/2026: nghỉ hằng tuần",
        "Chủ nhật 19/07/2026: nghỉ hằng tuần",
        "Thứ Hai 20/07/2026: hẹn trả buổi sáng, 07:30–11:30",
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


# --- the words


def test_the_trace_reads_day_by_day_with_the_name_of_each_day_off() -> None:
    calendar = with_closed(CALENDAR, date(2026, 11, 24), Session, "Ngày Văn hóa Việt Nam", "v")
    assert appointment("2026-11-20 09:00", days("3"), calendar).trace == (
        "Thứ Sáu 20/11/2026: ngày nhận, không tính",
        "Thứ Bảy 21/11/2026: nghỉ hằng tuần",
        "Chủ nhật 22/11/2026: nghỉ hằng tuần",
        "Thứ Hai 23/11/2026: ngày làm việc thứ 1",
        "Thứ Ba 24/11/2026: nghỉ (Ngày Văn hóa Việt Nam)",
        "Thứ Tư 25/11/2026: ngày làm việc thứ 2",
        "Thứ Năm 26/11/2026: ngày làm việc thứ 3 → hẹn trả buổi sáng, 07:30–11:30",
    )


def test_a_long_trace_is_told_by_runs_of_days() -> None:
    trace = appointment("2026-07-06 08:00", days("60")).trace
    assert len(trace) == 29
    assert trace[1] == "Thứ Ba 07/07/2026 – Thứ Sáu 10/07/2026: ngày làm việc thứ 1 đến thứ 4"
    assert "Thứ Bảy 22/08/2026: làm việc (Làm bù); ngày làm việc thứ 35" in trace
    assert "Thứ Hai 31/08/2026 – Thứ Tư 02/09/2026: nghỉ (Ngày lễ)" in trace


def test_the_trace_says_why_the_receipt_counts_later() -> None:
    assert appointment("2026-07-06 18:30", days("1")).trace[:2] == (
        "Thứ Hai 06/07/2026: nộp lúc 18:30, ngoài giờ tiếp nhận",
        "Thứ Ba 07/07/2026: tính là nhận lúc 07:30; ngày nhận, không tính",
    )
    assert appointment("2026-07-11 09:00", days("1")).trace[:3] == (
        "Thứ Bảy 11/07/2026: nộp lúc 09:00, nghỉ hằng tuần",
        "Chủ nhật 12/07/2026: nghỉ hằng tuần",
        "Thứ Hai 13/07/2026: tính là nhận lúc 07:30; ngày nhận, không tính",
    )


def test_the_trace_tells_half_days_apart() -> None:
    calendar = with_closed(SATURDAY_DESK, date(2026, 7, 7), [PM], "Mất điện", "v")
    calendar = with_reception(calendar, date(2026, 7, 8), [AM], "Tập huấn", "v")
    assert appointment("2026-07-06 14:00", days("4.5"), calendar).trace == (
        "Thứ Hai 06/07/2026: ngày nhận, không tính",
        "Thứ Ba 07/07/2026: buổi chiều nghỉ (Mất điện); ngày làm việc thứ 1",
        "Thứ Tư 08/07/2026: buổi sáng chỉ tiếp nhận hồ sơ, không tính vào thời hạn (Tập huấn); "
        "ngày làm việc thứ 2",
        "Thứ Năm 09/07/2026: ngày làm việc thứ 3",
        "Thứ Sáu 10/07/2026: ngày làm việc thứ 4",
        "Thứ Bảy 11/07/2026: buổi sáng chỉ tiếp nhận hồ sơ, không tính vào thời hạn, "
        "buổi chiều nghỉ hằng tuần",
        "Chủ nhật 12/07/2026: nghỉ hằng tuần",
        "Thứ Hai 13/07/2026: ngày làm việc thứ 5 → đủ 4,5 ngày làm việc, "
        "hẹn trả buổi sáng, 07:30–11:30",
    )


def test_the_trace_of_half_a_day_is_one_line() -> None:
    assert appointment("2026-07-06 08:00", days("0.5")).trace == (
        "Thứ Hai 06/07/2026: ngày nhận → đủ 0,5 ngày làm việc, hẹn trả buổi chiều, 13:30–17:00",
    )


def test_the_trace_of_calendar_days_says_why_it_moves_forward() -> None:
    assert appointment("2026-07-03 09:00", limit(30, Unit.DAYS)).trace == (
        "Thứ Sáu 03/07/2026: ngày nhận, không tính",
        "Thứ Bảy 04/07/2026 – Chủ nhật 02/08/2026: đủ 30 ngày, tính cả ngày nghỉ",
        "Chủ nhật 02/08/2026: nghỉ hằng tuần, chuyển sang ngày làm việc tiếp theo",
        "Thứ Hai 03/08/2026: hẹn trả buổi sáng, 07:30–11:30",
    )
    shut = with_closed(CALENDAR, date(2026, 7, 8), [PM], "Mất điện", "v")
    assert appointment("2026-07-07 14:00", limit(1, Unit.DAYS), shut).trace[-2:] == (
        "Thứ Tư 08/07/2026: buổi chiều nghỉ (Mất điện), chuyển sang ngày làm việc tiếp theo",
        "Thứ Năm 09/07/2026: hẹn trả buổi sáng, 07:30–11:30",
    )
    assert len(appointment("2026-07-06 08:00", limit(0, Unit.DAYS)).trace) == 1


def test_the_trace_names_months_and_same_days() -> None:
    assert (
        "đủ 1 tháng, tính cả ngày nghỉ"
        in appointment("2026-07-06 08:00", limit(1, Unit.MONTHS)).trace[1]
    )
    assert appointment("2026-07-06 08:00", limit(0, Unit.SAME_DAY)).trace == (
        "Thứ Hai 06/07/2026: trả trong ngày → hẹn trả buổi chiều, 13:30–17:00",
    )
    assert appointment("2026-07-10 15:00", limit(0, Unit.SAME_DAY)).trace == (
        "Thứ Sáu 10/07/2026: nhận từ 15:00 trở đi, chuyển sang ngày làm việc tiếp theo",
        "Thứ Bảy 11/07/2026: nghỉ hằng tuần",
        "Chủ nhật 12/07/2026: nghỉ hằng tuần",
        "Thứ Hai 13/07/2026: hẹn trả buổi chiều, 13:30–17:00",
    )


def test_the_trace_of_hours_shows_the_hours_of_each_day() -> None:
    assert appointment("2026-11-23 16:30", limit(8, Unit.WORKING_HOURS)).trace == (
        "Thứ Hai 23/11/2026: nhận lúc 16:30, tính theo giờ làm việc",
        "Thứ Hai 23/11/2026: 30 phút (16:30–17:00)",
        "Thứ Ba 24/11/2026: nghỉ (Ngày lễ)",
        "Thứ Tư 25/11/2026: 4 giờ (07:30–11:30) và 3 giờ 30 phút (13:30–17:00) "
        "→ hẹn trả buổi chiều, lúc 17:00",
    )


@pytest.mark.parametrize(
    ("term", "end", "lines"),
    [
        (
            days("5"),
            "2026-07-10 09:00",
            (
                "Thứ Hai 13/07/2026: ngày làm việc thứ 5 → hạn ban đầu là buổi sáng, 07:30–11:30",
                "Tạm dừng chờ bổ sung từ 14:00 08/07/2026 đến 09:00 10/07/2026: "
                "thời hạn lùi 3 buổi làm việc",
                "Thứ Ba 14/07/2026: ngày làm việc lùi thêm thứ 1 → hẹn trả buổi chiều, 13:30–17:00",
            ),
        ),
        (
            limit(30, Unit.DAYS),
            "2026-07-11 09:00",
            (
                "Tạm dừng chờ bổ sung từ 14:00 08/07/2026 đến 09:00 11/07/2026: "
                "thời hạn lùi 2,5 ngày",
                "Thứ Sáu 07/08/2026: hẹn trả buổi chiều, 13:30–17:00",
            ),
        ),
        (
            limit(40, Unit.WORKING_HOURS),
            "2026-07-09 09:00",
            (
                "Tạm dừng chờ bổ sung từ 14:00 08/07/2026 đến 09:00 09/07/2026: "
                "thời hạn lùi 4 giờ 30 phút làm việc",
                "Thứ Hai 13/07/2026: hẹn trả buổi chiều, lúc 17:00",
            ),
        ),
    ],
)
def test_the_trace_of_a_pause_tells_both_appointments(
    term: Limit, end: str, lines: tuple[str, ...]
) -> None:
    received = "2026-07-05 08:00" if term.unit is Unit.DAYS else "2026-07-06 08:00"
    trace = resumed(received, term, ("2026-07-08 14:00", end)).trace
    assert trace[-len(lines) :] == lines


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


# --- laws

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
    known_from, horizon = date(2026, 2, 1), date(2026, 8, 31)
    return replace(desk, exceptions=exceptions, known_from=known_from, horizon=horizon)


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


@given(OFFICE_MOMENTS, OFFICE_MOMENTS, LIMITS, CALENDARS)
def test_who_comes_later_is_never_served_earlier(
    one: datetime, other: datetime, term: Limit, calendar: Calendar
) -> None:
    earlier, later = sorted((one, other))
    first, second = due(earlier, term, calendar), due(later, term, calendar)
    # A half-day that only receives stands outside the count of days: a Saturday morning starts
    # in the morning although Friday's afternoon starts in the afternoon.
    assume(
        all(
            isinstance(found, BeyondHorizon) or counts(found, calendar) for found in (first, second)
        )
    )
    assert place(first) <= place(second)


def counts(found: Due, calendar: Calendar) -> bool:
    return calendar.is_working_day(found.counted_from.date())


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


@given(MOMENTS, LIMITS, CALENDARS, SOME_DAYS)
def test_another_holiday_makes_nothing_due_earlier(
    received: datetime, term: Limit, calendar: Calendar, holiday: date
) -> None:
    more = with_closed(calendar, holiday, Session, "Lễ", "more")
    # Only the count is compared: a receipt that the holiday moves starts another count.
    assume(calendar.open_session(received) and more.open_session(received))
    assert place(due(received, term, calendar)) <= place(due(received, term, more))


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


# --- an oracle that walks half-day by half-day, slowly and without the module's own steps

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
