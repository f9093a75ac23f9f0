"""What the intake page says about an appointment, in words that a clerk reads aloud."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from desk_app.domain.calendar import BeyondHorizon, Due, Session
from desk_app.domain.catalogue_texts import limit_text
from desk_app.domain.dossier import ENDED
from desk_app.domain.events import Deadline
from desk_app.domain.procedure import Procedure, Route
from desk_app.domain.words import format_day, weekday_name
from desk_app.views import DossierLine
from ui.refusals import STATUS_NAMES
from ui.widgets.views import TraceStep

_COUNT: Final = re.compile(r"ngày làm việc thứ (\d+)(?: đến thứ (\d+))?")
_SESSIONS: Final = {Session.MORNING: "buổi sáng", Session.AFTERNOON: "buổi chiều"}
RESTORED: Final = "Đã khôi phục bản nháp lúc {at}. Kiểm tra lại rồi làm tiếp."
FORGET: Final = "Bỏ bản nháp"
STOP_CORRECTING: Final = "Thôi sửa"
NOT_CONFIRMED: Final = "Thời hạn, mức phí chưa đối chiếu với quyết định công bố"


def day_words(day: date) -> str:
    """Return "Thứ Năm, 26/11/2026"."""
    return f"{weekday_name(day)}, {format_day(day)}"


def window_words(due: Due) -> str:
    """Return "buổi sáng, từ 07:30 đến 11:30"."""
    return f"{_SESSIONS[due.session]}, {due.window.start:%H:%M} – {due.window.end:%H:%M}"


def limit_words(route: Route | None, appointed: Deadline) -> str:
    """Return the limit, and the statutory one beside it when a shorter one was promised."""
    words = limit_text(appointed.limit)
    statutory = route.limit if route else None
    if statutory is not None and statutory != appointed.limit:
        return f"{words} (theo luật: {limit_text(statutory)})"
    return words


def no_appointment_words(
    procedure: Procedure | None, appointed: BeyondHorizon | None
) -> tuple[str, str]:
    """Return what stands in place of an appointment, and what to do."""
    if procedure is None:
        return "Chưa chọn thủ tục", ""
    if procedure.without_appointment:
        return "Không hẹn ngày trả", "Thủ tục này không in ngày hẹn trả kết quả."
    if isinstance(appointed, BeyondHorizon):
        return "Chưa tính được", f"Lịch nghỉ mới có đến {format_day(appointed.horizon)}."
    return "Chưa có thời hạn", "Nhập thời hạn đã thống nhất để tính ngày hẹn."


def trace_steps(trace: Sequence[str]) -> tuple[TraceStep, ...]:
    """Return the lines of a trace as rows: the day, why, and the count so far."""
    return tuple(_step(line, line is trace[-1]) for line in trace)


def repeat_words(lines: Sequence[DossierLine], procedure_code: str) -> str:
    """Return the warning about an open dossier of the same procedure, or nothing."""
    open_ones = [
        line
        for line in lines
        if line.procedure_code == procedure_code and line.code and line.status not in ENDED
    ]
    if not open_ones:
        return ""
    newest = open_ones[0]
    when = f", nhận ngày {format_day(newest.received_on)}" if newest.received_on else ""
    more = f" và {len(open_ones) - 1} hồ sơ khác" if len(open_ones) > 1 else ""
    state = STATUS_NAMES[newest.status].lower()
    return f"Đã có hồ sơ {newest.code} cùng thủ tục{when} ({state}){more}."


def _step(line: str, is_last: bool) -> TraceStep:
    day, _, why = line.partition(": ")
    count = _COUNT.search(why)
    shown = (count[2] or count[1]) if count else ""
    return TraceStep(day, why or day, shown, is_due=is_last and "hẹn trả" in why)


def subtitle_words(procedure: Procedure | None) -> str:
    """Return code and name; the header shows as much as it has room for."""
    return f"{procedure.code} · {procedure.name}" if procedure else ""
