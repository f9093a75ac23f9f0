"""What a clerk reads aloud about an appointment: day by day, with the name of each day off."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from desk_app.domain.calendar import (
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
)
from desk_app.domain.deadline import Pause, PauseRule, due, resume

AM, PM = Session.MORNING, Session.AFTERNOON
WEEKDAYS = frozenset(range(5))
HOLIDAY = dict.fromkeys(Session, Mark(MarkKind.CLOSED, "Ngày lễ"))
CALENDAR = Calendar(
    version="words",
    known_from=date(2026, 1, 1),
    horizon=date(2026, 12, 31),
    hours={AM: Window(time(7, 30), time(11, 30)), PM: Window(time(13, 30), time(17, 0))},
    working=dict.fromkeys(Session, WEEKDAYS),
    reception=dict.fromkeys(Session, WEEKDAYS),
    exceptions={
        date(2026, 8, 22): dict.fromkeys(Session, Mark(MarkKind.WORKING, "Làm bù")),
        date(2026, 8, 31): HOLIDAY,
        date(2026, 9, 1): HOLIDAY,
        date(2026, 9, 2): HOLIDAY,
        date(2026, 11, 24): HOLIDAY,
    },
    same_day_cutoff=time(15, 0),
)
SATURDAY_DESK = replace(CALENDAR, reception={AM: WEEKDAYS | {5}, PM: WEEKDAYS})


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
