"""The calendar behind the front door: the effect first, then a version, and nobody overwritten."""

from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desk_app.calendar_files import calendar_text, change_of
from desk_app.calendar_views import CalendarEffect, CalendarFileFaulty, CalendarInForce
from desk_app.calendar_words import (
    change_words,
    effect_lines,
    horizon_warning,
    in_force_words,
    moved_on_sentence,
    touched_lines,
    use_words,
    week_lines,
    weekdays_words,
)
from desk_app.domain.calendar import MarkKind, Session
from desk_app.domain.calendar_changes import (
    AddYear,
    CalendarChange,
    CalendarMovedOn,
    MarkDays,
    SetWeek,
    SwapDays,
    TakeCalendar,
    TakeMarks,
)
from desk_app.domain.office import Role, Staff
from desk_app.domain.rights import NotAllowed, Right
from tests.ui.dossier_office import Ward

WEDNESDAY = date(2026, 11, 25)
THURSDAY = date(2026, 11, 26)
CLOSED = MarkDays(WEDNESDAY, WEDNESDAY, MarkKind.CLOSED, "Mất điện")


@pytest.fixture
def ward(tmp_path: Path) -> Generator[Ward]:
    made = Ward(tmp_path / "may")
    made.fill()
    yield made
    made.desk.close()


def tried(ward: Ward, change: CalendarChange) -> CalendarEffect:
    """Return the effect of a change that is allowed."""
    effect = ward.desk.calendar.effect(change)
    assert isinstance(effect, CalendarEffect), effect
    return effect


def kept(ward: Ward, change: CalendarChange) -> CalendarInForce:
    """Try a change and keep it."""
    saved = ward.desk.calendar.save(change, "PT", tried(ward, change).edition)
    assert isinstance(saved, CalendarInForce), saved
    return saved


def test_the_effect_tells_whose_appointment_finds_the_desk_closed_and_writes_nothing(
    ward: Ward,
) -> None:
    before = ward.desk.calendar.in_force()
    effect = tried(ward, CLOSED)
    assert effect.days == (WEDNESDAY,)
    assert [one.line.due_on for one in effect.touched] == [WEDNESDAY] * len(effect.touched)
    assert (len(effect.touched), effect.shut) == (2, 2)
    assert effect.across > 0
    assert ward.desk.calendar.in_force() == before


def test_a_half_day_that_closes_beside_the_appointment_touches_it_but_shuts_nobody_out(
    ward: Ward,
) -> None:
    effect = tried(ward, replace(CLOSED, sessions=(Session.AFTERNOON,)))
    assert (len(effect.touched), effect.shut) == (2, 0)
    assert touched_lines(effect, 1) == (
        "H56.21.05-261120-0001 · ĐỖ VĂN MẪU · sáng 25/11/2026",
        "… và 1 hồ sơ nữa",
    )


def test_dossiers_that_were_returned_or_wait_for_the_citizen_are_not_touched(ward: Ward) -> None:
    whole_month = MarkDays(date(2026, 11, 23), date(2026, 12, 31), MarkKind.CLOSED, "Bão")
    names = {one.line.applicant_name for one in tried(ward, whole_month).touched}
    assert "PHẠM VĂN VÍ DỤ" not in names, "no day holds while papers are waited for"
    assert "ĐỖ VĂN MẪU" in names


def test_keeping_a_change_makes_a_version_and_appointments_stay(ward: Ward) -> None:
    dossier = tried(ward, CLOSED).touched[0].line
    saved = kept(ward, CLOSED)
    assert (saved.calendar.version, saved.edition) == ("2026.2", 2)
    assert saved.by_name == "Lý Thị Phụ Trách"
    assert not ward.desk.settings.calendar().receives(WEDNESDAY, Session.MORNING)
    after = ward.desk.store.dossier(dossier.id)
    assert after is not None
    assert after.due_on == WEDNESDAY
    assert after.deadline is not None
    assert after.deadline.due.calendar_version == "2026.1"


def test_whoever_was_overtaken_is_told_by_whom_and_nothing_is_written(ward: Ward) -> None:
    effect = tried(ward, CLOSED)
    kept(ward, MarkDays(THURSDAY, THURSDAY, MarkKind.RECEPTION, "Tập huấn"))
    refused = ward.desk.calendar.save(CLOSED, "PT", effect.edition)
    assert isinstance(refused, CalendarMovedOn)
    assert "Lý Thị Phụ Trách vừa lưu bản 2026.2" in moved_on_sentence(refused)
    assert ward.desk.calendar.in_force().edition == 2


def test_a_clerk_changes_nothing(ward: Ward) -> None:
    ward.desk.settings.save_staff(Staff("C1", "Trần Văn Thử", Role.CLERK), "PT")
    refused = ward.desk.calendar.save(CLOSED, "C1", tried(ward, CLOSED).edition)
    assert refused == NotAllowed(Role.CLERK, Right.SET_CALENDAR)
    assert ward.desk.calendar.in_force().edition == 1


def test_what_is_faulty_is_refused_by_the_try_and_by_the_keeping(ward: Ward) -> None:
    nameless = replace(CLOSED, name="")
    assert isinstance(ward.desk.calendar.effect(nameless), tuple)
    assert isinstance(ward.desk.calendar.save(nameless, "PT", 1), tuple)


def test_days_that_are_past_are_told_apart(ward: Ward) -> None:
    past = MarkDays(date(2026, 11, 2), date(2026, 11, 3), MarkKind.CLOSED, "Bão")
    effect = tried(ward, past)
    assert (effect.days, effect.past_days) == ((), 2)
    assert effect_lines(effect) == ("2 ngày đã qua được ghi lại khác trước; hẹn trả không đổi.",)


def test_the_next_year_is_proposed_with_its_holidays_and_kept_when_confirmed(ward: Ward) -> None:
    year = ward.desk.calendar.proposal()
    assert year.year == 2032
    assert date(2032, 2, 11) in year.marks, "Tết of 2032"
    assert ward.desk.calendar.in_force().calendar.horizon == date(2031, 12, 31)
    saved = kept(ward, year)
    assert saved.calendar.horizon == date(2032, 12, 31)
    mark = saved.calendar.mark(date(2032, 11, 24), Session.MORNING)
    assert mark is not None
    assert not mark.by_office


def test_a_calendar_goes_to_another_station_as_a_file_and_comes_back_whole(
    ward: Ward, tmp_path: Path
) -> None:
    saved, file = kept(ward, CLOSED), tmp_path / "lich.json"
    assert ward.desk.calendar.write_file(file) is None
    read = ward.desk.calendar.read_file(file)
    assert isinstance(read, TakeCalendar)
    assert read.calendar == saved.calendar
    kept(ward, MarkDays(WEDNESDAY, WEDNESDAY, None))
    again = kept(ward, read)
    assert again.calendar == replace(saved.calendar, version="2026.4")


def test_a_file_that_cannot_be_read_or_written_says_so(ward: Ward, tmp_path: Path) -> None:
    missing = ward.desk.calendar.read_file(tmp_path / "khong-co.json")
    assert missing == CalendarFileFaulty("Không đọc được tệp “khong-co.json”.")
    fault = ward.desk.calendar.write_file(tmp_path / "khong-co" / "lich.json")
    assert fault == CalendarFileFaulty("Không ghi được tệp “lich.json”.")


def test_a_decision_comes_as_days_with_or_without_names() -> None:
    content = (
        '{"closed": {"2027-02-03": "nghỉ Tết"}, "working": ["2027-01-30"],'
        ' "reception": ["2027-02-02"]}'
    ).encode()
    change = change_of(content)
    assert isinstance(change, TakeMarks)
    said = [
        (day.day, mark.kind, mark.name, mark.by_office)
        for day, of_day in change.marks.items()
        for mark in {of_day[session] for session in Session}
    ]
    assert said == [
        (30, MarkKind.WORKING, "ngày làm bù", True),
        (2, MarkKind.RECEPTION, "chỉ tiếp nhận", True),
        (3, MarkKind.CLOSED, "nghỉ Tết", True),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"khong phai", "không phải là JSON"),
        (b'{"closed": ["mai"]}', "theo dạng ISO"),
        (b'{"version": "1"}', "thiếu mục"),
        (b'{"close": ["2026-12-24"]}', "mục “close” không có trong mẫu"),
    ],
)
def test_what_is_no_calendar_is_refused_in_words(content: bytes, words: str) -> None:
    read = change_of(content)
    assert isinstance(read, CalendarFileFaulty)
    assert words in read.sentence


def test_the_words_of_changes_and_of_the_calendar(ward: Ward) -> None:
    now = ward.desk.calendar.in_force()
    calendar = now.calendar
    week = SetWeek(
        hours={one: (calendar.hours[one].start, calendar.hours[one].end) for one in Session},
        working=calendar.working,
        reception=calendar.reception,
        same_day_cutoff=calendar.same_day_cutoff,
    )
    one_half = replace(CLOSED, sessions=(Session.MORNING,))
    run = MarkDays(WEDNESDAY, THURSDAY, MarkKind.RECEPTION, "Tập huấn")
    said = {
        change_words(one_half): "Nghỉ buổi sáng Thứ Tư 25/11/2026: Mất điện.",
        change_words(run): "Chỉ tiếp nhận (không tính vào thời hạn) cả ngày, "
        "từ Thứ Tư 25/11/2026 đến Thứ Năm 26/11/2026: Tập huấn.",
        change_words(SwapDays(WEDNESDAY, THURSDAY, "12/TB")): "Nghỉ ngày Thứ Tư 25/11/2026, "
        "làm bù ngày Thứ Năm 26/11/2026 (12/TB).",
        change_words(week): "Đổi giờ làm việc và các buổi trong tuần; ngày ngoại lệ giữ nguyên.",
        change_words(AddYear(2032, {})): "Thêm năm 2032 với 0 ngày nghỉ, hoán đổi.",
        change_words(TakeMarks()): "Thêm 0 ngày ngoại lệ từ tệp vào lịch đang dùng.",
        change_words(TakeCalendar(calendar)): "Thay lịch từ 01/01/2025 đến 31/12/2031 "
        "bằng lịch trong tệp, cả tuần làm việc.",
        use_words(calendar, date(2026, 11, 24), Session.MORNING): "nghỉ – Ngày Văn hóa Việt Nam",
        weekdays_words({0, 1, 2, 5, 6}): "T2–T4, T7, CN",
        weekdays_words(()): "không ngày nào",
        horizon_warning(now): "",
        in_force_words(now): "Bản 2026.1, Lý Thị Phụ Trách lưu lúc 08:05 16/11/2026; "
        "biết đến hết 31/12/2031",
    }
    assert list(said) == list(said.values())
    assert week_lines(calendar)[0] == "Buổi sáng 07:30–11:30: làm việc T2–T6; tiếp dân T2–T6"


def test_a_file_that_ends_the_calendar_soon_is_seen_in_the_effect_and_warned_of(
    ward: Ward,
) -> None:
    short = replace(ward.desk.calendar.in_force().calendar, horizon=date(2026, 12, 31))
    change = change_of(calendar_text(short))
    assert isinstance(change, TakeCalendar)
    assert "Lịch biết đến hết 31/12/2026, ngắn hơn 31/12/2031." in effect_lines(tried(ward, change))
    saved = kept(ward, change)
    assert saved.ends_soon
    assert "(còn 41 ngày)" in horizon_warning(saved)
    assert "(đã hết)" in horizon_warning(replace(saved, today=date(2027, 1, 4)))


def test_an_old_file_is_refused_before_it_stops_the_desk(ward: Ward) -> None:
    calendar = ward.desk.calendar.in_force().calendar
    old = TakeCalendar(replace(calendar, horizon=date(2026, 11, 19)))
    refused = ward.desk.calendar.effect(old)
    assert isinstance(refused, tuple)
    assert [fault.field for fault in refused] == ["file"]
    assert ward.desk.calendar.save(old, "PT", 1) == refused


def test_the_first_calendar_is_set_up_once(ward: Ward) -> None:
    calendar = ward.desk.calendar.in_force().calendar
    ward.desk.calendar.set_up(replace(calendar, version="khác"), "PT")
    assert ward.desk.calendar.in_force().calendar == calendar


def test_a_desk_that_only_receives_or_only_works_says_so(ward: Ward) -> None:
    calendar = ward.desk.calendar.in_force().calendar
    saturday = date(2026, 11, 28)
    six = {**calendar.reception, Session.MORNING: frozenset(range(6))}
    five = {**calendar.reception, Session.AFTERNOON: frozenset(range(4))}
    receiving, inside = replace(calendar, reception=six), replace(calendar, reception=five)
    assert use_words(receiving, saturday, Session.MORNING) == "chỉ tiếp nhận 07:30–11:30"
    friday = date(2026, 11, 27)
    words = "làm việc 13:30–17:00, không tiếp dân"
    assert use_words(inside, friday, Session.AFTERNOON) == words
    assert use_words(calendar, saturday, Session.MORNING) == "nghỉ"


@pytest.mark.parametrize("content", [b'{"closed":' + b"[" * 9_999, b'{"calendar":' * 9_999])
def test_a_file_nested_without_end_is_refused_as_no_calendar(content: bytes) -> None:
    refused = change_of(content)
    assert refused == CalendarFileFaulty("Tệp JSON chưa đúng: không phải là JSON.")
