"""``motcua calendar``: the working days of the office, what a change touches, changing them."""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from desk_app.calendar_views import CalendarEffect, CalendarInForce
from desk_app.calendar_words import (
    change_words,
    day_words,
    effect_lines,
    exception_lines,
    horizon_warning,
    in_force_words,
    mark_words,
    moved_on_sentence,
    run_words,
    touched_lines,
    week_lines,
)
from desk_app.commands import base
from desk_app.commands.base import Answer, Refused, Reply, Stop, built, kind_of, noun, verb
from desk_app.domain.calendar import MarkKind, Session
from desk_app.domain.calendar_changes import (
    CalendarChange,
    CalendarFault,
    CalendarMovedOn,
    MarkDays,
    SetWeek,
    SwapDays,
)
from desk_app.domain.rights import NotAllowed

if TYPE_CHECKING:
    from desk_app.desk import Desk

USUAL: Final = "usual"
KINDS: Final = (*MarkKind, USUAL)
MOST_LISTED: Final = 20
_SESSIONS: Final[Mapping[str, tuple[Session, ...]]] = {
    "day": tuple(Session),
    **{session.value: (session,) for session in Session},
}

group = noun("Lịch làm việc: xem, đánh dấu ngày nghỉ, hoán đổi, giờ làm việc, thêm năm, tệp lịch.")

DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ xem ảnh hưởng, không ghi gì.")]
Weekdays = Annotated[str, typer.Option(metavar="THỨ", help="Ví dụ 2-6 hoặc 2,4,6 hoặc 2-7,CN.")]
Hours = Annotated[str, typer.Option(metavar="GIỜ", help="Ví dụ 07:30-11:30.")]


@verb(group, "show")
def show(
    year: Annotated[
        int, typer.Option(help="Năm cần xem; bỏ trống là từ hôm nay trở đi.", min=0, max=9999)
    ] = 0,
) -> Reply:
    """Xem lịch đang dùng: bản nào, ai lưu, tuần làm việc, ngày nghỉ và ngoại lệ."""
    with base.open_desk() as desk:
        now = desk.calendar.in_force()
    first = date(year, 1, 1) if year else now.today
    last = date(year, 12, 31) if year else now.calendar.horizon
    marked = exception_lines(now.calendar, first, last)
    warning = horizon_warning(now)
    lines = (
        in_force_words(now),
        *([warning] if warning else []),
        *week_lines(now.calendar),
        *(f"  {run_words(one.first, one.last)}: {mark_words(one.marks)}" for one in marked),
    )
    return Answer(lines, _data(now))


@verb(group, "mark")
def mark(  # noqa: PLR0913  # what a mark says is an option each
    kind: Annotated[str, typer.Argument(metavar="LOẠI", help=f"Một trong: {', '.join(KINDS)}.")],
    first: Annotated[str, typer.Argument(metavar="NGÀY")],
    *,
    to: Annotated[str, typer.Option(metavar="NGÀY", help="Ngày cuối, nếu nhiều ngày.")] = "",
    session: Annotated[str, typer.Option(help="day: cả ngày; morning; afternoon.")] = "day",
    name: Annotated[str, typer.Option(help="Tên gọi, được nói với người dân.")] = "",
    dry_run: DryRun = False,
) -> Reply:
    """Đánh dấu ngày hoặc buổi: nghỉ, làm việc, chỉ tiếp nhận, trở lại như thường lệ."""
    if kind not in KINDS:
        return Refused("usage", f"Không có loại “{kind}”; chọn một trong: {', '.join(KINDS)}.")
    if session not in _SESSIONS:
        return Refused("usage", f"--session nhận: {', '.join(_SESSIONS)}, không nhận “{session}”.")
    with base.open_desk() as desk:
        start = _day(desk, first)
        end = _day(desk, to) if to else start
        wanted = None if kind == USUAL else MarkKind(kind)
        change = MarkDays(start, end, wanted, name, _SESSIONS[session])
        return _tried(desk, change, is_kept=not dry_run)


@verb(group, "swap")
def swap(
    off: Annotated[str, typer.Argument(metavar="NGÀY_NGHỈ")],
    worked: Annotated[str, typer.Argument(metavar="NGÀY_LÀM_BÙ")],
    *,
    name: Annotated[str, typer.Option(help="Theo văn bản nào, nếu muốn ghi.")] = "",
    dry_run: DryRun = False,
) -> Reply:
    """Hoán đổi: nghỉ một ngày làm việc, làm bù một ngày nghỉ."""
    with base.open_desk() as desk:
        change = SwapDays(_day(desk, off), _day(desk, worked), name)
        return _tried(desk, change, is_kept=not dry_run)


@verb(group, "week")
def week(  # noqa: PLR0913  # each part of a week is an option of its own
    *,
    morning: Hours = "",
    afternoon: Hours = "",
    working_morning: Weekdays = "",
    working_afternoon: Weekdays = "",
    reception_morning: Weekdays = "",
    reception_afternoon: Weekdays = "",
    cutoff: Annotated[str, typer.Option(metavar="GIỜ", help="Việc trong ngày: nhận đến.")] = "",
    dry_run: DryRun = False,
) -> Reply:
    """Đổi giờ làm việc, các buổi làm việc và tiếp dân trong tuần; bỏ trống là giữ nguyên."""
    with base.open_desk() as desk:
        known = desk.calendar.in_force().calendar
        hours = dict(zip(Session, (morning, afternoon), strict=True))
        working = dict(zip(Session, (working_morning, working_afternoon), strict=True))
        reception = dict(zip(Session, (reception_morning, reception_afternoon), strict=True))
        change = SetWeek(
            hours={
                one: _hours(text) if text else (known.hours[one].start, known.hours[one].end)
                for one, text in hours.items()
            },
            working={one: _weekdays(t) if t else known.working[one] for one, t in working.items()},
            reception={
                one: _weekdays(t) if t else known.reception[one] for one, t in reception.items()
            },
            same_day_cutoff=_clock(cutoff) if cutoff else known.same_day_cutoff,
        )
        return _tried(desk, change, is_kept=not dry_run)


@verb(group, "extend")
def extend(
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Đã đối chiếu với văn bản: lưu các ngày này.")
    ] = False,
) -> Reply:
    """Thêm năm tiếp theo từ ngày lễ của Nhà nước: xem đề xuất, rồi --confirm để lưu."""
    with base.open_desk() as desk:
        change = desk.calendar.proposal()
        reply = _tried(desk, change, is_kept=confirm)
    if isinstance(reply, Refused):
        return reply
    days = (f"  {day_words(day)}: {mark_words(of)}" for day, of in sorted(change.marks.items()))
    return Answer((*days, *reply.lines), reply.data)


@verb(group, "import")
def take_over(
    file: Annotated[str, typer.Argument(metavar="TỆP", help="Tệp JSON; - là đầu vào chuẩn.")],
    dry_run: DryRun = False,
) -> Reply:
    """Nhập lịch từ tệp: cả lịch, hoặc chỉ các ngày ngoại lệ thêm vào lịch đang dùng."""
    from desk_app.calendar_files import change_of
    from desk_app.calendar_views import CalendarFileFaulty
    from desk_app.commands.reading import content_of

    change = change_of(content_of(file))
    if isinstance(change, CalendarFileFaulty):
        return Refused("file_faulty", change.sentence)
    with base.open_desk() as desk:
        return _tried(desk, change, is_kept=not dry_run)


@verb(group, "export")
def export(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp JSON mới.")],
) -> Reply:
    """Xuất lịch đang dùng ra tệp, để máy khác nhập vào."""
    from desk_app.calendar_files import calendar_text

    with base.open_desk() as desk:
        now = desk.calendar.in_force()
    with file.open("xb") as out:
        out.write(calendar_text(now.calendar))
    line = f"Đã xuất lịch, bản {now.calendar.version}: {file}"
    return Answer((line,), {"file": str(file), "calendar_version": now.calendar.version})


def _tried(desk: "Desk", change: CalendarChange, *, is_kept: bool) -> Reply:
    """Answer what a change does; keep it where that is wanted."""
    effect = desk.calendar.effect(change)
    if not isinstance(effect, CalendarEffect):
        return _faulty(effect)
    if is_kept:
        saved = desk.calendar.save(change, base.actor(desk), effect.edition)
        if not isinstance(saved, CalendarInForce):
            return _not_kept(saved)
    said = f"Đã lưu lịch, bản {effect.after.version}." if is_kept else "Chạy thử, chưa ghi gì."
    lines = (
        change_words(change),
        *effect_lines(effect),
        *(f"  {line}" for line in touched_lines(effect, MOST_LISTED)),
        said,
    )
    data = {
        "applied": is_kept,
        "calendar_version": effect.after.version if is_kept else effect.before.version,
        "horizon": effect.after.horizon.isoformat(),
        "days": built(effect.days),
        "touched": built(effect.touched),
        "shut": effect.shut,
        "across": effect.across,
    }
    return Answer(lines, data)


def _not_kept(refusal: CalendarMovedOn | NotAllowed | tuple[CalendarFault, ...]) -> Refused:
    match refusal:
        case NotAllowed():
            return base.not_allowed(refusal)
        case CalendarMovedOn():
            return Refused(kind_of(refusal), moved_on_sentence(refusal))
        case _:
            return _faulty(refusal)


def _faulty(faults: tuple[CalendarFault, ...]) -> Refused:
    sentence = " ".join(fault.sentence for fault in faults)
    return Refused("calendar_faulty", sentence, details={"faults": built(faults)})


def _data(now: CalendarInForce) -> dict[str, object]:
    return {
        "calendar": built(now.calendar),
        "edition": now.edition,
        "at": built(now.at),
        "by": now.by_name,
        "ends_soon": now.ends_soon,
    }


def _day(desk: "Desk", text: str) -> date:
    from desk_app.commands.reading import a_day

    return a_day(text, desk.dossiers.today())


def _hours(text: str) -> tuple[time, time]:
    start, dash, end = text.replace("–", "-").partition("-")
    if not dash:
        raise Stop(Refused("usage", f"Giờ “{text}” phải có giờ đầu và giờ cuối: 07:30-11:30."))
    return _clock(start), _clock(end)


def _clock(text: str) -> time:
    from desk_app.domain.calendar_week import parse_clock

    found = parse_clock(text)
    if found is None:
        raise Stop(Refused("usage", f"“{text}” không phải là giờ; gõ như 07:30."))
    return found


def _weekdays(text: str) -> frozenset[int]:
    from desk_app.domain.calendar_week import parse_weekdays

    found = parse_weekdays(text)
    if found is None:
        raise Stop(Refused("usage", f"“{text}” không phải các thứ trong tuần; gõ như 2-6 hoặc CN."))
    return found
