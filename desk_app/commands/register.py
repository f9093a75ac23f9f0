"""``motcua register``: form 07, closed at the end of the day, shown and printed by period."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from desk_app.commands import base
from desk_app.commands.base import Answer, Refused, Reply, built, fields, noun, verb

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.domain.register_book import RegisterLine

group = noun("Sổ theo dõi hồ sơ (mẫu 07): khóa sổ cuối ngày, xem, in.")

First = Annotated[str, typer.Option("--from", help="Từ ngày nhận hồ sơ; bỏ trống: hôm nay.")]
Last = Annotated[str, typer.Option("--to", help="Đến hết ngày; bỏ trống: cùng ngày --from.")]


@verb(group, "close")
def close(
    day: Annotated[str, typer.Option(help="Khóa đến hết ngày này; bỏ trống: hôm nay.")] = "",
) -> Reply:
    """Khóa sổ: mọi hồ sơ chưa vào sổ nhận số tiếp theo, không cách, không trùng."""
    from desk_app.commands.reading import a_day
    from desk_app.domain.words import format_day
    from desk_app.register_words import entered_words
    from desk_app.usecases.closing import DayAhead

    with base.open_desk() as desk:
        wanted = a_day(day, desk.dossiers.today()) if day else None
        closed = desk.register.close_register(base.actor(desk), wanted)
        if isinstance(closed, DayAhead):
            sentence = f"Ngày {format_day(closed.day)} chưa tới, chưa khóa sổ được."
            return Refused(base.kind_of(closed), sentence)
        data = {"entries": [fields(entry) for entry in closed.entries]}
        return Answer((entered_words(closed.entries),), data)


@verb(group, "show")
def show(first: First = "", last: Last = "") -> Reply:
    """Xem các dòng của sổ trong một ngày hoặc một khoảng ngày."""
    from desk_app.register_words import missed_words

    with base.open_desk() as desk:
        period = _period(desk, first, last)
        found = desk.register.register_lines(*period)
        waiting = desk.register.waiting(period[1])
        lines = [_line_words(line) for line in found] or ["Chưa có hồ sơ nào trong sổ."]
        missed = desk.register.missed()
        if missed:
            lines.append(missed_words(missed))
        if waiting:
            lines.append(f"Còn {waiting} hồ sơ chờ khóa sổ: motcua register close")
        data = {"lines": [_line_fields(line) for line in found], "waiting": waiting}
        return Answer(tuple(lines), data)


@verb(group, "print")
def print_book(first: First = "", last: Last = "") -> Reply:
    """Xếp in sổ của một ngày hoặc một khoảng ngày, có bìa, dòng khóa sổ và tổng cộng."""
    from desk_app.commands.papers import asked
    from desk_app.usecases.commands import PaperWish
    from desk_app.views import SlipKind

    with base.open_desk() as desk:
        begin, end = _period(desk, first, last)
        wish = PaperWish(first_on=begin, last_on=end)
        return asked(desk, SlipKind.REGISTER, begin.isoformat(), wish)


@verb(group, "new-book")
def new_book() -> Reply:
    """Mở quyển tiếp theo của năm khi quyển đang dùng đã đầy; số thứ tự chạy tiếp."""
    from desk_app.usecases.closing import BookEmpty

    with base.open_desk() as desk:
        opened = desk.register.open_book(base.actor(desk))
        if isinstance(opened, BookEmpty):
            sentence = f"Quyển {opened.book} chưa có hồ sơ nào, chưa mở quyển mới được."
            return Refused(base.kind_of(opened), sentence)
        return Answer((f"Đã mở quyển {opened}.",), {"book": opened})


def _period(desk: "Desk", first: str, last: str) -> tuple[date, date]:
    from desk_app.commands.reading import a_day

    today = desk.dossiers.today()
    begin = a_day(first, today) if first else today
    end = a_day(last, today) if last else begin
    return min(begin, end), max(begin, end)


def _line_words(line: "RegisterLine") -> str:
    from desk_app.refusals import STATUS_NAMES

    dossier = line.dossier
    parts = (
        f"{line.entry.book_text} số {line.entry.serial_text}",
        dossier.code,
        dossier.applicant.name,
        dossier.procedure.name,
        STATUS_NAMES[dossier.status],
    )
    return " · ".join(parts)


def _line_fields(line: "RegisterLine") -> dict[str, object]:
    return {
        **fields(line.entry),
        "code": line.dossier.code,
        "status": line.dossier.status.value,
        "sent_on": built(line.sent_on),
        "result_on": built(line.result_on),
        "returned_on": built(line.returned_on),
        "replaced_by": line.dossier.replaced_by_code,
    }
