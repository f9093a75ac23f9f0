"""The count of an appointment in words that a clerk can read aloud to a citizen.

One line per day; in long counts equal neighbouring days share a line, and days off keep their
names. Dates are dd/MM/yyyy.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby, islice
from typing import Final

from desk_app.domain.calendar import (
    ONE_DAY,
    Calendar,
    Mark,
    MarkKind,
    Session,
    Unit,
    Window,
    working_days,
)
from desk_app.domain.deadline_count import Count, Receipt, open_minutes

WEEKDAY_NAMES: Final = (
    "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật",
)  # fmt: skip
SESSION_NAMES: Final = {Session.MORNING: "buổi sáng", Session.AFTERNOON: "buổi chiều"}
LONGEST_UNFOLDED: Final = 14  # days; longer counts are told by runs

_DESK_SHUT: Final = "không tiếp nhận và trả kết quả"
_DUE: Final = "hẹn trả"
_FIRST_DUE: Final = "hạn ban đầu là"
_RECEPTION_ONLY: Final = "chỉ tiếp nhận hồ sơ, không tính vào thời hạn"
_NOT_COUNTED: Final = "ngày nhận, không tính"
_NO_RETURNS: Final = "hết buổi trả kết quả"
_NEXT_DAY: Final = "chuyển sang ngày làm việc tiếp theo"
_MARK_WORDS: Final = {
    MarkKind.CLOSED: "nghỉ",
    MarkKind.WORKING: "làm việc",
    MarkKind.RECEPTION: _RECEPTION_ONLY,
}
_COUNTED: Final = "ngày làm việc thứ"
_MOVED: Final = "ngày làm việc lùi thêm thứ"


@dataclass(frozen=True, slots=True)
class Wait:
    """A pause as it moved the appointment: local wall times, and the measure of ``waited_in``."""

    start: datetime
    end: datetime
    length: int


@dataclass(frozen=True, slots=True)
class _Line:
    """What is said of one day, or of a run of equal days."""

    first: date
    last: date
    remark: str
    label: str = ""  # what the numbers count; empty when the days are not counted
    numbers: tuple[int, int] = (0, 0)

    def text(self, ending: str = "") -> str:
        """Return the sentence, ``ending`` being where the count arrives."""
        days = day_text(self.first)
        if self.last != self.first:
            days = f"{days} – {day_text(self.last)}"
        low, high = self.numbers
        number = f"{self.label} {low}" if low == high else f"{self.label} {low} đến thứ {high}"
        said = "; ".join(part for part in (self.remark, number if self.label else "") if part)
        return f"{days}: " + " → ".join(part for part in (said, ending) if part)


def day_text(day: date) -> str:
    """Return such as ``Thứ Hai 06/07/2026``."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day:02}/{day.month:02}/{day.year}"


def explain_set(day: date, session: Session, window: Window) -> str:
    """Return the one line of an appointment that was not counted but set."""
    hours = f"{window.start:%H:%M}–{window.end:%H:%M}"
    chosen = f"{day_text(day)}: cơ quan chọn ngày hẹn lại"
    return f"{chosen} → {_DUE} {SESSION_NAMES[session]}, {hours}"


def explain(receipt: Receipt, count: Count, calendar: Calendar) -> tuple[str, ...]:
    """Tell the count from the receipt to the appointment."""
    return (*_hand_in(receipt, calendar), *_count_lines(receipt, count, calendar, _DUE))


def explain_shift(
    receipt: Receipt, first: Count, moved: Count, waits: Sequence[Wait], calendar: Calendar
) -> tuple[str, ...]:
    """Tell the first count, each wait for supplements, and the days by which it moved."""
    if not waits:
        return explain(receipt, first, calendar)
    return (
        *_hand_in(receipt, calendar),
        *_count_lines(receipt, first, calendar, _FIRST_DUE),
        *(_wait_text(wait, first.limit.unit) for wait in waits),
        *_moved_lines(first, moved, calendar),
    )


def _moved_lines(first: Count, moved: Count, calendar: Calendar) -> list[str]:
    ending = _ending(moved, _DUE)
    match first.limit.unit:
        case Unit.WORKING_DAYS | Unit.SAME_DAY if moved.on > first.on:
            span = (moved.on - first.on).days
            *days, last = _days_after(first.on, moved.on, span, _MOVED, calendar)
            return [*_texts(days), last.text(ending)]
        case Unit.DAYS | Unit.MONTHS:
            return _moved_to_open(moved, calendar, ending)
        case _:
            return [_Line(moved.on, moved.on, "").text(ending)]


def _hand_in(receipt: Receipt, calendar: Calendar) -> Iterator[str]:
    """Tell why another moment counts as the receipt, when one does."""
    day, last = receipt.handed_in.date(), receipt.at.date()
    if receipt.handed_in == receipt.at:
        return
    nothing_open = not any(calendar.receives(day, session) for session in Session)
    why = _remark(day, calendar) if nothing_open else ""
    yield f"{day_text(day)}: nộp lúc {receipt.handed_in:%H:%M}, {why or 'ngoài giờ tiếp nhận'}"
    if day < last:
        yield from _texts(_days_after(day, last, 0, "", calendar)[:-1])


def _count_lines(receipt: Receipt, count: Count, calendar: Calendar, verb: str) -> list[str]:
    if count.end_at is not None:
        return _hours(receipt, count, count.end_at, calendar, verb)
    if count.limit.unit is Unit.WORKING_DAYS:
        return _working_days(receipt, count, calendar, verb)
    if count.limit.unit is Unit.SAME_DAY:
        return _same_day(receipt, count, calendar, verb)
    return _calendar_days(receipt, count, calendar, verb)


def _working_days(receipt: Receipt, count: Count, calendar: Calendar, verb: str) -> list[str]:
    day, amount = receipt.at.date(), count.limit.amount
    ending = _ending(count, verb)
    if amount % 1:
        ending = f"đủ {_amount(amount)} ngày làm việc, {ending}"
    if count.on == day:
        return [_on_receipt(receipt, f"ngày nhận → {ending}")]
    *days, last = _days_after(day, count.on, _days_within(receipt, amount), _COUNTED, calendar)
    return [_on_receipt(receipt, _NOT_COUNTED), *_texts(days), last.text(ending)]


def _days_within(receipt: Receipt, amount: Decimal) -> int:
    """Return how many working days are counted: half a day from the afternoon reaches the next."""
    carried = amount % 1 != 0 and receipt.session is Session.AFTERNOON
    return int(amount) + carried


def _calendar_days(receipt: Receipt, count: Count, calendar: Calendar, verb: str) -> list[str]:
    day, unit = receipt.at.date(), count.limit.unit
    named = f"{_amount(count.limit.amount)} {'tháng' if unit is Unit.MONTHS else 'ngày'}"
    ending = _ending(count, verb)
    lines = [_on_receipt(receipt, _NOT_COUNTED)] if count.on > day else []
    if count.end > day:
        run = _Line(day + ONE_DAY, count.end, f"đủ {named}, tính cả ngày nghỉ")
        lines.append(run.text())
    return [*lines, *_moved_to_open(count, calendar, ending)]


def _moved_to_open(count: Count, calendar: Calendar, ending: str) -> list[str]:
    """Tell why the appointment is later than the day on which the term ran out."""
    if count.end == count.on:
        return [_Line(count.on, count.on, "").text(ending)]
    why = _remark(count.end, calendar) or _NO_RETURNS
    *days, last = _days_after(count.end, count.on, 0, "", calendar)
    return [
        f"{day_text(count.end)}: {why}, {_NEXT_DAY}",
        *_texts(days),
        last.text(ending),
    ]


def _hours(
    receipt: Receipt, count: Count, end_at: time, calendar: Calendar, verb: str
) -> list[str]:
    start, end = receipt.at, datetime.combine(count.end, end_at)
    lines = [_on_receipt(receipt, f"nhận lúc {start:%H:%M}, tính theo giờ làm việc")]
    days: list[_Line] = []
    for n in range((count.end - start.date()).days + 1):
        day = start.date() + ONE_DAY * n
        spans = [open_minutes(day, session, start, end, calendar) for session in Session]
        told = [_span(*span) for span in spans if span[0] < span[1]]
        days.append(_Line(day, day, " và ".join(told) or _remark(day, calendar)))
    ending = _ending(count, verb)
    if count.end == count.on:
        last = days.pop()
        return [*lines, *_texts(days), last.text(ending)]
    return [*lines, *_texts(days), *_moved_to_open(count, calendar, ending)]


def _span(opens: int, closes: int) -> str:
    return f"{_length(closes - opens)} ({_clock(opens)}–{_clock(closes)})"


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} giờ" if hours else "", f"{rest} phút" if rest else "")
    return " ".join(part for part in parts if part)


def _clock(minute: int) -> str:
    return f"{time(*divmod(minute, 60)):%H:%M}"


def _same_day(receipt: Receipt, count: Count, calendar: Calendar, verb: str) -> list[str]:
    day, ending = receipt.at.date(), _ending(count, verb)
    if count.on == day:
        return [_on_receipt(receipt, f"trả trong ngày → {ending}")]
    late = receipt.at.time() >= calendar.same_day_cutoff
    why = f"nhận từ {calendar.same_day_cutoff:%H:%M} trở đi" if late else _NO_RETURNS
    *days, last = _days_after(day, count.on, 0, "", calendar)
    return [
        _on_receipt(receipt, f"{why}, {_NEXT_DAY}"),
        *_texts(days),
        last.text(ending),
    ]


def _on_receipt(receipt: Receipt, said: str) -> str:
    moved = receipt.at != receipt.handed_in
    counts_as = f"tính là nhận lúc {receipt.at:%H:%M}; " if moved else ""
    return f"{day_text(receipt.at.date())}: {counts_as}{said}"


def _wait_text(wait: Wait, unit: Unit) -> str:
    length = f"{wait.length} buổi làm việc"
    if unit is Unit.WORKING_HOURS:
        length = f"{_length(wait.length)} làm việc"
    if unit in (Unit.DAYS, Unit.MONTHS):
        length = f"{_amount(Decimal(wait.length) / 2)} ngày"
    between = f"{wait.start:%H:%M} {wait.start:%d/%m/%Y} đến {wait.end:%H:%M} {wait.end:%d/%m/%Y}"
    return f"Tạm dừng chờ bổ sung từ {between}: thời hạn lùi {length}"


def _ending(count: Count, verb: str) -> str:
    start, end = count.window.start, count.window.end
    hours = f"{start:%H:%M}–{end:%H:%M}" if start < end else f"lúc {end:%H:%M}"
    return f"{verb} {SESSION_NAMES[count.session]}, {hours}"


def _amount(amount: Decimal) -> str:
    """Return ``2,5`` with the Vietnamese comma, and no decimals when there are none."""
    return str(int(amount)) if amount % 1 == 0 else f"{amount.normalize():f}".replace(".", ",")


def _days_after(after: date, last: date, most: int, label: str, calendar: Calendar) -> list[_Line]:
    """Say something of each day after ``after``; the first ``most`` working days are numbered."""
    usual = [_spoken(*_week_remarks(weekday, calendar)) for weekday in range(7)]
    lines: list[_Line] = []
    counted = set(islice(working_days(calendar, after, last), most))
    number, day = 0, after
    while day < last:
        day += ONE_DAY
        special = day in calendar.exceptions
        remark = _remark(day, calendar) if special else usual[day.weekday()]
        if day in counted:
            number += 1
            lines.append(_Line(day, day, remark, label, (number, number)))
        else:
            lines.append(_Line(day, day, remark or ("" if day == last else _DESK_SHUT)))
    return lines


def _texts(lines: Sequence[_Line]) -> Iterator[str]:
    folded = lines if len(lines) <= LONGEST_UNFOLDED else _folded(lines)
    return (line.text() for line in folded)


def _folded(lines: Sequence[_Line]) -> Iterator[_Line]:
    for (remark, label), group in groupby(lines, lambda line: (line.remark, line.label)):
        run = list(group)
        numbers = (run[0].numbers[0], run[-1].numbers[1])
        yield _Line(run[0].first, run[-1].last, remark, label, numbers)


def _remark(day: date, calendar: Calendar) -> str:
    """Return what is unusual about ``day``, empty for a plain working day."""
    usual = _week_remarks(day.weekday(), calendar)
    marks = (calendar.mark(day, session) for session in Session)
    both = zip(marks, usual, strict=True)
    return _spoken(*(_mark_remark(mark) if mark else week for mark, week in both))


def _spoken(morning: str, afternoon: str) -> str:
    if morning == afternoon:
        return morning
    said = {Session.MORNING: morning, Session.AFTERNOON: afternoon}
    return ", ".join(f"{SESSION_NAMES[session]} {text}" for session, text in said.items() if text)


def _mark_remark(mark: Mark) -> str:
    return f"{_MARK_WORDS[mark.kind]} ({mark.name})"


def _week_remarks(weekday: int, calendar: Calendar) -> list[str]:
    return [_week_remark(weekday, session, calendar) for session in Session]


def _week_remark(weekday: int, session: Session, calendar: Calendar) -> str:
    if weekday in calendar.working[session]:
        return ""
    return _RECEPTION_ONLY if weekday in calendar.reception[session] else "nghỉ hằng tuần"
