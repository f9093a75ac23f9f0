"""What is said of the calendar and its changes, in the windows and on the command line alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import Final

from desk_app.calendar_views import CalendarEffect, CalendarInForce, TouchedLine
from desk_app.domain.calendar import Calendar, Mark, MarkKind, Session, Window
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
from desk_app.domain.moments import local
from desk_app.domain.words import format_day, weekday_name

KIND_NAMES: Final[Mapping[MarkKind, str]] = {
    MarkKind.CLOSED: "nghỉ",
    MarkKind.WORKING: "làm việc",
    MarkKind.RECEPTION: "chỉ tiếp nhận",
}
KIND_VERBS: Final[Mapping[MarkKind | None, str]] = {
    MarkKind.CLOSED: "Nghỉ",
    MarkKind.WORKING: "Làm việc",
    MarkKind.RECEPTION: "Chỉ tiếp nhận (không tính vào thời hạn)",
    None: "Trở lại như thường lệ",
}
SESSION_NAMES: Final = {Session.MORNING: "buổi sáng", Session.AFTERNOON: "buổi chiều"}
MOST_DAYS_NAMED: Final = 6
KEPT: Final = "Giấy hẹn đã giao giữ nguyên; hồ sơ nhận sau khi lưu được tính theo lịch mới."


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """Neighbouring days with the same exceptions, as one line of a list."""

    first: date
    last: date
    marks: Mapping[Session, Mark]


def in_force_words(now: CalendarInForce) -> str:
    """Return which version is in force, who kept it and when, and how far it knows."""
    return (
        f"Bản {now.calendar.version}, {now.by_name} lưu lúc {local(now.at):%H:%M %d/%m/%Y}; "
        f"biết đến hết {format_day(now.calendar.horizon)}"
    )


def horizon_warning(now: CalendarInForce) -> str:
    """Return what is to be done before the calendar ends; nothing while there is time."""
    if not now.ends_soon:
        return ""
    left = (now.calendar.horizon - now.today).days
    when = f"còn {left} ngày" if left >= 0 else "đã hết"
    return (
        f"Lịch chỉ biết ngày nghỉ đến hết {format_day(now.calendar.horizon)} ({when}): "
        "hồ sơ có thời hạn dài sẽ không hẹn được. Hãy thêm năm tiếp theo."
    )


def moved_on_sentence(refusal: CalendarMovedOn) -> str:
    """Return why a change was not kept, and what to do."""
    return (
        f"{refusal.by_name} vừa lưu bản {refusal.version} lúc {local(refusal.at):%H:%M}. "
        "Chưa lưu gì; hãy xem lại ảnh hưởng trên bản mới rồi lưu lần nữa."
    )


def day_words(day: date) -> str:
    """Return a day with its name: "Thứ Ba 24/11/2026"."""
    return f"{weekday_name(day)} {format_day(day)}"


def run_words(first: date, last: date) -> str:
    """Return one day, or a run of days."""
    if first == last:
        return day_words(first)
    return f"từ {day_words(first)} đến {day_words(last)}"


def use_words(calendar: Calendar, day: date, session: Session) -> str:
    """Return what a half-day is for: "nghỉ – Ngày Văn hóa Việt Nam", "làm việc 07:30–11:30"."""
    mark, hours = calendar.mark(day, session), window_words(calendar.hours[session])
    works, receives = calendar.works(day, session), calendar.receives(day, session)
    match works, receives:
        case True, True:
            words = f"làm việc {hours}"
        case True, False:
            words = f"làm việc {hours}, không tiếp dân"
        case False, True:
            words = f"chỉ tiếp nhận {hours}"
        case _:
            words = "nghỉ"
    return f"{words} – {mark.name}" if mark else words


def mark_words(marks: Mapping[Session, Mark]) -> str:
    """Return the exceptions of a day: "nghỉ – Mất điện", or half-day by half-day."""
    morning, afternoon = (marks.get(session) for session in Session)
    if morning == afternoon and morning is not None:
        return _mark_words(morning)
    said = [f"{SESSION_NAMES[one]} {_mark_words(marks[one])}" for one in Session if one in marks]
    return "; ".join(said)


def change_words(change: CalendarChange) -> str:
    """Return what a change says, as a sentence to be confirmed."""
    match change:
        case MarkDays(first, last, kind, name, sessions):
            named = f": {name}" if kind and name else ""
            comma = "" if first == last else ","
            when = f"{_sessions(sessions)}{comma} {run_words(first, last)}"
            return f"{KIND_VERBS[kind]} {when}{named}."
        case SwapDays(off, worked, name):
            why = f" ({name})" if name else ""
            return f"Nghỉ ngày {day_words(off)}, làm bù ngày {day_words(worked)}{why}."
        case SetWeek():
            return "Đổi giờ làm việc và các buổi trong tuần; ngày ngoại lệ giữ nguyên."
        case AddYear(year, marks):
            return f"Thêm năm {year} với {len(marks)} ngày nghỉ, hoán đổi."
        case TakeMarks(marks):
            return f"Thêm {len(marks)} ngày ngoại lệ từ tệp vào lịch đang dùng."
        case TakeCalendar(calendar):
            first, last = format_day(calendar.known_from), format_day(calendar.horizon)
            return f"Thay lịch từ {first} đến {last} bằng lịch trong tệp, cả tuần làm việc."


def effect_lines(effect: CalendarEffect) -> tuple[str, ...]:
    """Return what a change does: to the days, to appointments, to how far the calendar knows."""
    return tuple(_effect_lines(effect))


def touched_lines(effect: CalendarEffect, most: int) -> tuple[str, ...]:
    """Return the dossiers that are promised for a touched day, and how many were left out."""
    more = len(effect.touched) - most
    shown = (_touched_words(one) for one in effect.touched[:most])
    return (*shown, *([f"… và {more} hồ sơ nữa"] if more > 0 else []))


def exception_lines(calendar: Calendar, first: date, last: date) -> tuple[ExceptionLine, ...]:
    """Return the exceptions of some days; neighbouring days with the same one share a line."""
    days = sorted(day for day in calendar.exceptions if first <= day <= last)
    runs = groupby(
        enumerate(days),
        key=lambda at: (at[1].toordinal() - at[0], mark_words(calendar.exceptions[at[1]])),
    )
    found: list[ExceptionLine] = []
    for _, run in runs:
        of_run = [day for _, day in run]
        marks = calendar.exceptions[of_run[0]]
        found.append(ExceptionLine(of_run[0], of_run[-1], marks))
    return tuple(found)


def week_lines(calendar: Calendar) -> tuple[str, ...]:
    """Return the usual week, half-day by half-day."""
    cutoff = _clock(calendar.same_day_cutoff)
    return (
        *(
            f"{SESSION_NAMES[one].capitalize()} {window_words(calendar.hours[one])}: "
            f"làm việc {weekdays_words(calendar.working[one])}; "
            f"tiếp dân {weekdays_words(calendar.reception[one])}"
            for one in Session
        ),
        f"Việc trả trong ngày nhận sau {cutoff} được trả ngày làm việc tiếp theo",
    )


def weekdays_words(days: Iterable[int]) -> str:
    """Return weekdays as they are written: "T2–T6", "T2, T4, CN", "không ngày nào"."""
    runs = groupby(enumerate(sorted(days)), key=lambda at: at[1] - at[0])
    said: list[str] = []
    for _, run in runs:
        of_run = [_weekday(day) for _, day in run]
        said.append(f"{of_run[0]}–{of_run[-1]}" if len(of_run) > 2 else ", ".join(of_run))
    return ", ".join(said) or "không ngày nào"


def window_words(window: Window) -> str:
    """Return opening hours: "07:30–11:30"."""
    return f"{_clock(window.start)}–{_clock(window.end)}"


def _effect_lines(effect: CalendarEffect) -> Iterator[str]:
    if effect.days:
        some = _some(effect.days)
        yield f"{len(effect.days)} ngày sắp tới mở cửa hoặc tính hạn khác trước: {some}."
    elif not effect.past_days:
        yield "Không ngày nào đã biết mở cửa hay tính hạn khác trước."
    if effect.past_days:
        yield f"{effect.past_days} ngày đã qua được ghi lại khác trước; hẹn trả không đổi."
    if effect.after.horizon != effect.before.horizon:
        before, after = format_day(effect.before.horizon), format_day(effect.after.horizon)
        shorter = effect.after.horizon < effect.before.horizon
        yield f"Lịch biết đến hết {after}, {'ngắn hơn' if shorter else 'trước là'} {before}."
    if not effect.days:
        return
    yield from _appointment_lines(effect)
    yield KEPT


def _appointment_lines(effect: CalendarEffect) -> Iterator[str]:
    if effect.touched:
        some = "đều" if effect.shut == len(effect.touched) else f"{effect.shut} hồ sơ"
        shut = f", {some} vào buổi sẽ không trả kết quả" if effect.shut else ""
        yield f"{len(effect.touched)} hồ sơ chưa trả kết quả đã hẹn vào các ngày này{shut}."
    else:
        yield "Không có hồ sơ chưa trả kết quả nào hẹn vào các ngày này."
    if effect.across:
        yield f"{effect.across} hồ sơ khác đã được tính hạn qua các ngày này."


def _touched_words(one: TouchedLine) -> str:
    due = format_day(one.line.due_on) if one.line.due_on else ""
    half = SESSION_NAMES[one.session].removeprefix("buổi ") if one.session else ""
    shut = ", đóng cửa" if one.is_shut else ""
    return f"{one.line.code} · {one.line.applicant_name} · {half} {due}{shut}"


def _some(days: Sequence[date]) -> str:
    named = ", ".join(format_day(day) for day in days[:MOST_DAYS_NAMED])
    rest = len(days) - MOST_DAYS_NAMED
    return f"{named} và {rest} ngày nữa, đến {format_day(days[-1])}" if rest > 0 else named


def _sessions(sessions: Sequence[Session]) -> str:
    if len(sessions) == len(Session):
        return "cả ngày"
    return " và ".join(SESSION_NAMES[one] for one in sessions)


def _mark_words(mark: Mark) -> str:
    return f"{KIND_NAMES[mark.kind]} – {mark.name}"


def _weekday(day: int) -> str:
    return "CN" if day == 6 else f"T{day + 2}"


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
