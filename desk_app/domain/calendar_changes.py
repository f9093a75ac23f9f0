"""What an office may change on its calendar: each change is a value, tried before it is kept.

Appointments that were given stay as they are: a change only makes the next version, and whoever
makes it is told which of them to look at again (``calendar.changed_days``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from desk_app.domain.calendar import (
    ONE_DAY,
    Calendar,
    Mark,
    MarkKind,
    Session,
    Window,
    with_closed,
    with_reception,
    with_usual,
    with_working,
)
from desk_app.domain.folding import one_line
from desk_app.domain.words import format_day

LONGEST_RUN_DAYS: Final = 366
LONGEST_NAME: Final = 80
LONGEST_KEPT_NAME: Final = 2 * LONGEST_NAME  # a swap adds the other day to what was typed
MOST_YEARS_AHEAD: Final = 10
WARN_WITHIN: Final = timedelta(days=90)
DECEMBER_31: Final = (12, 31)
EVERY_WEEKDAY: Final = frozenset(range(7))
_USES: Final[Mapping[MarkKind, tuple[bool, bool]]] = {  # works, receives
    MarkKind.CLOSED: (False, False),
    MarkKind.WORKING: (True, True),
    MarkKind.RECEPTION: (False, True),
}
_WITH: Final = {
    MarkKind.CLOSED: with_closed,
    MarkKind.WORKING: with_working,
    MarkKind.RECEPTION: with_reception,
}


@dataclass(frozen=True, slots=True)
class MarkDays:
    """Mark half-days from ``first`` to ``last``; ``kind`` None lets them follow the week again.

    In a run of several days, half-days that are so already keep what they have.
    """

    first: date
    last: date
    kind: MarkKind | None
    name: str = ""
    sessions: tuple[Session, ...] = tuple(Session)


@dataclass(frozen=True, slots=True)
class SwapDays:
    """Nobody works on ``off``; ``worked`` is worked in its place. ``name`` says by which decision.

    Source: Bộ luật Lao động 2019, Điều 111 (docs/sources.md#calendar).
    """

    off: date
    worked: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class SetWeek:
    """The hours and the weekdays of both half-days, Monday being 0; dated exceptions stay."""

    hours: Mapping[Session, tuple[time, time]]
    working: Mapping[Session, frozenset[int]]
    reception: Mapping[Session, frozenset[int]]
    same_day_cutoff: time


@dataclass(frozen=True, slots=True)
class AddYear:
    """Know one year more. ``marks`` are its public holidays as proposed; a person confirms them."""

    year: int
    marks: Mapping[date, Mapping[Session, Mark]]


@dataclass(frozen=True, slots=True)
class TakeMarks:
    """Add the dated exceptions of a file to what stands."""

    marks: Mapping[date, Mapping[Session, Mark]] = field(
        default_factory=dict[date, Mapping[Session, Mark]]
    )


@dataclass(frozen=True, slots=True)
class TakeCalendar:
    """Work by the calendar of a file; the exceptions of days before it stay."""

    calendar: Calendar


CalendarChange: TypeAlias = MarkDays | SwapDays | SetWeek | AddYear | TakeMarks | TakeCalendar


@dataclass(frozen=True, slots=True)
class CalendarFault:
    """What cannot be so in a change; ``sentence`` says what to write instead."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CalendarMovedOn:
    """Somebody kept another version since the one that a change was tried on."""

    version: str
    by_name: str
    at: datetime


def changed(
    calendar: Calendar, change: CalendarChange, version: str
) -> Calendar | tuple[CalendarFault, ...]:
    """Return the next version with ``change``, or everything that is wrong with the change."""
    wrong = tuple(_faults(calendar, change))
    if wrong:
        return wrong
    after = _applied(calendar, change, version)
    if after == replace(calendar, version=version):
        return (CalendarFault("", "Lịch đã như vậy rồi; không có gì để lưu."),)
    return after


def unusable_today(calendar: Calendar, today: date) -> tuple[CalendarFault, ...]:
    """Return why nothing could be received today on a calendar, such as one of an old file."""
    if calendar.knows(today):
        return ()
    sentence = f"Lịch này không biết ngày hôm nay ({format_day(today)}): không hẹn trả được nữa."
    return (CalendarFault("file", sentence),)


def ends_soon(calendar: Calendar, today: date) -> bool:
    """Say whether a year must be added soon: long limits would leave the known days."""
    return calendar.horizon - today <= WARN_WITHIN


def next_year(calendar: Calendar) -> int:
    """Return the year that comes next, or the one whose rest is not known yet."""
    last = calendar.horizon
    return last.year + ((last.month, last.day) == DECEMBER_31)


def days_between(first: date, last: date) -> Iterator[date]:
    """Go through the days from ``first`` to ``last``, both included."""
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


def _applied(calendar: Calendar, change: CalendarChange, version: str) -> Calendar:
    match change:
        case MarkDays():
            return _with_run(calendar, change, version)
        case SwapDays():
            return _with_swap(calendar, change, version)
        case SetWeek():
            return replace(
                calendar,
                version=version,
                hours={session: Window(*change.hours[session]) for session in Session},
                working=change.working,
                reception=change.reception,
                same_day_cutoff=change.same_day_cutoff,
            )
        case AddYear(year, marks):
            new = {day: of for day, of in marks.items() if calendar.horizon < day}
            longer = replace(calendar, horizon=date(year, *DECEMBER_31))
            return _with_marks(longer, new, version)
        case TakeMarks(marks):
            return _with_marks(calendar, marks, version)
        case _:
            return _taken(calendar, change.calendar, version)


def _with_run(calendar: Calendar, change: MarkDays, version: str) -> Calendar:
    after = replace(calendar, version=version)
    for day in days_between(change.first, change.last):
        if change.kind is None:
            after = with_usual(after, day, change.sessions, version)
            continue
        wanted = _sessions_to_mark(calendar, change, change.kind, day)
        after = _WITH[change.kind](after, day, wanted, one_line(change.name), version)
    return after


def _sessions_to_mark(
    calendar: Calendar, change: MarkDays, kind: MarkKind, day: date
) -> tuple[Session, ...]:
    if change.first == change.last:
        return change.sessions
    return tuple(
        session
        for session in change.sessions
        if (calendar.works(day, session), calendar.receives(day, session)) != _USES[kind]
    )


def _with_swap(calendar: Calendar, change: SwapDays, version: str) -> Calendar:
    why = f" ({one_line(change.name)})" if one_line(change.name) else ""
    free = f"hoán đổi, làm bù ngày {format_day(change.worked)}{why}"
    made_up = f"làm bù cho ngày {format_day(change.off)}{why}"
    closed = with_closed(calendar, change.off, Session, free, version)
    return with_working(closed, change.worked, Session, made_up, version)


def _with_marks(
    calendar: Calendar, marks: Mapping[date, Mapping[Session, Mark]], version: str
) -> Calendar:
    known = calendar.exceptions
    added = {day: {**known.get(day, {}), **of_day} for day, of_day in marks.items()}
    return replace(calendar, version=version, exceptions=dict(sorted({**known, **added}.items())))


def _taken(calendar: Calendar, taken: Calendar, version: str) -> Calendar:
    earlier = {day: of for day, of in calendar.exceptions.items() if day < taken.known_from}
    return replace(
        taken,
        version=version,
        known_from=min(calendar.known_from, taken.known_from),
        exceptions={**earlier, **taken.exceptions},
    )


def _faults(calendar: Calendar, change: CalendarChange) -> Iterator[CalendarFault]:
    match change:
        case MarkDays():
            yield from _run_faults(calendar, change)
        case SwapDays():
            yield from _swap_faults(calendar, change)
        case SetWeek():
            yield from _week_faults(change)
        case AddYear(year):
            if year != next_year(calendar):
                sentence = f"Năm cần thêm tiếp theo là {next_year(calendar)}, không phải {year}."
                yield CalendarFault("year", sentence)
        case TakeMarks(marks):
            yield from _unknown_days(calendar, sorted(marks))
            yield from _long_names(marks)
        case _:
            sentences = _taken_faults(calendar, change.calendar)
            yield from (CalendarFault("file", sentence) for sentence in sentences)
            yield from _long_names(change.calendar.exceptions)


def _taken_faults(calendar: Calendar, taken: Calendar) -> Iterator[str]:
    first, last = format_day(taken.known_from), format_day(calendar.horizon)
    if taken.known_from > calendar.horizon + ONE_DAY:
        yield f"Lịch trong tệp bắt đầu từ {first}, lịch đang dùng chỉ biết đến {last}."
    if taken.horizon.year > calendar.horizon.year + MOST_YEARS_AHEAD:
        end = format_day(taken.horizon)
        yield f"Lịch trong tệp biết đến tận {end}, lịch đang dùng đến {last}: hãy xem lại năm."
    days = frozenset[int]().union(*taken.working.values(), *taken.reception.values())
    if not days <= EVERY_WEEKDAY:
        yield "Thứ trong tuần của tệp phải từ 0 (thứ Hai) đến 6 (chủ nhật)."
    windows = taken.hours.values()
    clocks = (taken.same_day_cutoff, *(window.start for window in windows))
    if any(clock.tzinfo for clock in (*clocks, *(window.end for window in windows))):
        yield "Giờ trong tệp là giờ tại cơ quan, không kèm múi giờ, ví dụ 07:30:00."
    else:
        yield from (fault.sentence for fault in _week_faults(_week_of(taken)))


def _week_of(calendar: Calendar) -> SetWeek:
    hours = {session: (of.start, of.end) for session, of in calendar.hours.items()}
    return SetWeek(hours, calendar.working, calendar.reception, calendar.same_day_cutoff)


def _long_names(marks: Mapping[date, Mapping[Session, Mark]]) -> Iterator[CalendarFault]:
    for day, of_day in sorted(marks.items()):
        if any(len(mark.name) > LONGEST_KEPT_NAME for mark in of_day.values()):
            sentence = f"{format_day(day)}: tên gọi dài nhất {LONGEST_KEPT_NAME} chữ cái."
            yield CalendarFault("file", sentence)
            return


def _run_faults(calendar: Calendar, change: MarkDays) -> Iterator[CalendarFault]:
    if change.last < change.first:
        yield CalendarFault("last", "Ngày cuối phải là ngày đầu hoặc sau đó.")
    elif change.last - change.first >= timedelta(days=LONGEST_RUN_DAYS):
        yield CalendarFault("last", "Mỗi lần đánh dấu nhiều nhất một năm.")
    else:
        later = {} if change.last == change.first else {"last": change.last}
        yield from _unknown(calendar, {"first": change.first, **later})
    if not change.sessions:
        yield CalendarFault("sessions", "Chọn ít nhất một buổi.")
    if change.kind is not None:
        yield from _name_faults(change.name, is_needed=True)


def _swap_faults(calendar: Calendar, change: SwapDays) -> Iterator[CalendarFault]:
    yield from _unknown(calendar, {"off": change.off, "worked": change.worked})
    if not calendar.is_working_day(change.off):
        yield CalendarFault("off", f"{format_day(change.off)} vốn không làm việc.")
    if calendar.is_working_day(change.worked):
        yield CalendarFault("worked", f"{format_day(change.worked)} đã là ngày làm việc.")
    yield from _name_faults(change.name, is_needed=False)


def _week_faults(change: SetWeek) -> Iterator[CalendarFault]:
    morning, afternoon = change.hours[Session.MORNING], change.hours[Session.AFTERNOON]
    if not morning[0] < morning[1]:
        yield CalendarFault("hours", "Buổi sáng phải kết thúc sau khi bắt đầu.")
    if not afternoon[0] < afternoon[1]:
        yield CalendarFault("hours", "Buổi chiều phải kết thúc sau khi bắt đầu.")
    if afternoon[0] < morning[1]:
        yield CalendarFault("hours", "Buổi chiều phải bắt đầu khi buổi sáng đã kết thúc.")
    if not morning[0] <= change.same_day_cutoff <= afternoon[1]:
        yield CalendarFault("cutoff", "Giờ này phải nằm trong giờ làm việc của ngày.")
    open_both = (change.working[one] & change.reception[one] for one in Session)
    if not any(open_both):
        sentence = "Phải có ít nhất một buổi trong tuần vừa làm việc vừa tiếp dân."
        yield CalendarFault("working", sentence)


def _name_faults(name: str, *, is_needed: bool) -> Iterator[CalendarFault]:
    if is_needed and not one_line(name):
        sentence = "Ghi tên gọi, ví dụ “Mất điện” hoặc “Tập huấn”: tên được nói với người dân."
        yield CalendarFault("name", sentence)
    elif len(one_line(name)) > LONGEST_NAME:
        yield CalendarFault("name", f"Tên gọi dài nhất {LONGEST_NAME} chữ cái.")


def _unknown(calendar: Calendar, days: Mapping[str, date]) -> Iterator[CalendarFault]:
    for place, day in days.items():
        if not calendar.knows(day):
            yield CalendarFault(place, _unknown_sentence(calendar, day))


def _unknown_days(calendar: Calendar, days: Sequence[date]) -> Iterator[CalendarFault]:
    outside = [day for day in days if not calendar.knows(day)]
    if outside:
        yield CalendarFault("file", _unknown_sentence(calendar, outside[0]))


def _unknown_sentence(calendar: Calendar, day: date) -> str:
    if day < calendar.known_from:
        return f"{format_day(day)}: lịch chỉ biết từ {format_day(calendar.known_from)}."
    return f"{format_day(day)}: lịch chỉ biết đến hết {format_day(calendar.horizon)}."
