"""``motcua deadline`` and ``motcua card``: two rules of the program, without any store."""

import re
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from desk_app.commands import base
from desk_app.commands.base import Answer, Refused, Reply, Stop, fields, noun, verb

if TYPE_CHECKING:
    from desk_app.domain.calendar import Calendar

card = noun("Thẻ căn cước.")

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
YEARS_AHEAD: Final = 5
_VIETNAMESE_DAY: Final = re.compile(r"^(\d{2})/(\d{2})/(\d{4})")
_DAY_ALONE: Final = re.compile(r"\d{4}-?\d{2}-?\d{2}")


def add_to(app: typer.Typer) -> None:
    """Add the tools to the program."""
    base.verb(app, "deadline")(deadline)


def deadline(
    received: Annotated[
        str, typer.Option(help='Lúc nhận: "20/11/2026 08:05" hoặc 2026-11-20T08:05.')
    ],
    limit: Annotated[str, typer.Option(help="Thời hạn, ví dụ 3 hoặc 0,5.")] = "0",
    unit: Annotated[
        str, typer.Option(help="working_days, days, working_hours, same_day hoặc months.")
    ] = "working_days",
    calendar: Annotated[
        str, typer.Option(help="Lịch: tệp JSON đầy đủ, hoặc {closed, working}.")
    ] = "",
) -> Reply:
    """Tính ngày hẹn trả và giải thích từng ngày; chạy được khi máy chưa cài đơn vị nào."""
    from desk_app.commands.outcomes import dossier_refused
    from desk_app.commands.reading import a_limit
    from desk_app.commands.words import due_words
    from desk_app.domain.calendar import BeyondHorizon
    from desk_app.domain.deadline import due

    at, term = _moment(received), a_limit(limit, unit)
    used = _calendar_file(calendar, at.date()) if calendar else _usual_calendar(at.date())
    found = due(at, term, used)
    if isinstance(found, BeyondHorizon):
        refused = dossier_refused(found)
        details: dict[str, object] = {"horizon": found.horizon.isoformat()}
        return Refused(refused.kind, refused.sentence, refused.code, details)
    lines = (f"Hẹn trả: {due_words(found)}", *(f"  {line}" for line in found.trace))
    data = fields(found)
    data["due_on"] = data.pop("on")
    return Answer(lines, data)


@verb(card, "parse")
def parse(
    text: Annotated[
        str, typer.Argument(metavar="CHỮ", help="Chữ máy quét đọc được; “-” là stdin.")
    ],
) -> Reply:
    """Đọc mã QR của thẻ căn cước; chữ bị máy quét làm hỏng chỉ sửa khi chắc chắn."""
    from desk_app.domain.card import CARD_FAULT_TEXTS, CardRefused, parse_card
    from desk_app.domain.identity import personal_id_warnings
    from desk_app.domain.words import format_day

    scanned = sys.stdin.read() if text == "-" else text
    found = parse_card(scanned)
    if isinstance(found, CardRefused):
        return Refused("card_refused", CARD_FAULT_TEXTS[found.why], 2, {"why": found.why.value})
    warnings = personal_id_warnings(found.personal_id, found.born_on, found.sex)
    lines = [
        f"Họ và tên: {found.name}",
        f"Số định danh: {found.personal_id}",
        f"Ngày sinh: {format_day(found.born_on) if found.born_on else 'chỉ ghi năm'}",
        f"Giới tính: {found.sex}",
        f"Nơi cư trú: {found.address}",
        *(f"Lưu ý: {warning}" for warning in warnings),
    ]
    if found.repaired_from:
        lines.append(f"Chữ đã được sửa từ bảng mã {found.repaired_from}.")
    return Answer(tuple(lines), {"holder": fields(found), "warnings": list(warnings)})


def _moment(text: str) -> datetime:
    from desk_app.domain.calendar import local

    as_iso = _VIETNAMESE_DAY.sub(r"\3-\2-\1", text.strip())
    example = 'ví dụ: --received "20/11/2026 08:05" hoặc 2026-11-20T08:05'
    if _DAY_ALONE.fullmatch(as_iso):
        raise Stop(Refused("usage", f"Lúc nhận “{text}” thiếu giờ; hãy ghi cả giờ, {example}."))
    try:
        at = local(datetime.fromisoformat(as_iso))
    except (ValueError, OverflowError) as error:
        sentence = f"Lúc nhận “{text}” không phải là ngày và giờ; {example}."
        raise Stop(Refused("usage", sentence)) from error
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        sentence = f"Năm nhận phải từ {FIRST_YEAR} đến {LAST_YEAR}."
        raise Stop(Refused("usage", sentence))
    return at


def _usual_calendar(day: date) -> "Calendar":
    """Return the calendar of this station's office, or the first one of a new office."""
    from desk_app.calendar_seed import seed_calendar
    from desk_app.domain.problems import StoreMissing

    try:
        with base.open_desk() as desk:
            return desk.settings.calendar()
    except StoreMissing:
        return seed_calendar(day.year - 1, day.year + YEARS_AHEAD, f"{day.year}.1")


def _calendar_file(file: str, day: date) -> "Calendar":
    from desk_app.commands.calendar_file import calendar_of
    from desk_app.commands.reading import content_of

    return calendar_of(content_of(file), day)
