"""What is said of a dossier in lists and on its page: state, time, place. Pure words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desk_app.domain.calendar import Due, Session
from desk_app.domain.deadline import Timeliness
from desk_app.domain.dossier import WITH_RESULT, Dossier, HolderKind, Status
from desk_app.domain.moments import local
from desk_app.domain.person import Person
from desk_app.domain.words import format_day
from desk_app.views import DossierLine
from ui.models.lines import Pill
from ui.refusals import STATUS_NAMES
from ui.theme import Tone
from ui.widgets.views import TraceStep

NATIONAL_STATUS_NAMES: Final[Mapping[int, str]] = {
    1: "Mới đăng ký",
    2: "Được tiếp nhận",
    3: "Không được tiếp nhận",
    4: "Đang xử lý",
    5: "Yêu cầu bổ sung giấy tờ",
    6: "Yêu cầu thực hiện nghĩa vụ tài chính",
    7: "Công dân yêu cầu rút hồ sơ",
    8: "Dừng xử lý",
    9: "Đã xử lý xong",
    10: "Đã trả kết quả",
}
SESSION_NAMES: Final[Mapping[Session, str]] = {
    Session.MORNING: "buổi sáng",
    Session.AFTERNOON: "buổi chiều",
}
MOST_FOUND: Final = 50  # lines of a search
_LOOKS: Final[Mapping[Status, tuple[Tone, str]]] = {
    Status.DRAFT: (Tone.NEUTRAL, "pencil-outline"),
    Status.TURNED_BACK: (Tone.WARN, "file-undo-outline"),
    Status.INTAKE_REFUSED: (Tone.ERROR, "file-cancel-outline"),
    Status.RECEIVED: (Tone.INFO, "inbox-arrow-down-outline"),
    Status.FORWARDED: (Tone.INFO, "send-outline"),
    Status.IN_PROCESS: (Tone.INFO, "progress-clock"),
    Status.AWAITING_PAPERS: (Tone.WARN, "file-question-outline"),
    Status.AWAITING_AGENCY: (Tone.WARN, "office-building-outline"),
    Status.AWAITING_PAYMENT: (Tone.WARN, "cash"),
    Status.RESULT_READY: (Tone.OK, "file-check-outline"),
    Status.RESULT_AT_DESK: (Tone.OK, "bookshelf"),
    Status.RETURNED: (Tone.OK, "check-circle"),
    Status.REFUSED: (Tone.ERROR, "file-cancel-outline"),
    Status.WITHDRAWN: (Tone.NEUTRAL, "file-undo-outline"),
    Status.STOPPED: (Tone.NEUTRAL, "cancel"),
    Status.VOIDED: (Tone.NEUTRAL, "file-replace-outline"),
}
_TIME_LOOKS: Final[Mapping[Timeliness, tuple[Tone, str]]] = {
    Timeliness.EARLY: (Tone.OK, "clock-fast"),
    Timeliness.ON_TIME: (Tone.OK, "clock-check-outline"),
    Timeliness.LATE: (Tone.WARN, "clock-alert-outline"),
    Timeliness.IN_TERM: (Tone.INFO, "clock-outline"),
    Timeliness.OVERDUE: (Tone.ERROR, "clock-alert-outline"),
}
_SOON_DAYS: Final = 2
_BROKEN_OFF: Final = frozenset({Status.WITHDRAWN, Status.STOPPED, Status.VOIDED})
"""Ended without a result: neither early nor late."""
_COUNTED: Final = re.compile(r"thứ (\d+(?: đến thứ \d+)?)")


@dataclass(frozen=True, slots=True)
class Term:
    """How a dossier stands in time; local days, ``reappointed`` when a new day was given."""

    timeliness: Timeliness
    due_on: date | None
    completed_on: date | None
    reappointed: bool = False


def term_of_line(line: DossierLine) -> Term:
    """Return the term of a line of a list."""
    due_on = None if line.status in _BROKEN_OFF else line.due_on
    return Term(line.timeliness, due_on, line.completed_on, line.reappointments > 0)


def term_of(dossier: Dossier, timeliness: Timeliness) -> Term:
    """Return the term of a whole dossier."""
    done = local(dossier.completed_at).date() if dossier.completed_at else None
    due_on = None if dossier.status in _BROKEN_OFF else dossier.due_on
    return Term(timeliness, due_on, done, dossier.reappointments > 0)


def status_pill(status: Status) -> Pill:
    """Return a status with its icon and tone."""
    tone, icon = _LOOKS[status]
    return Pill(STATUS_NAMES[status], tone, icon)


def time_words(term: Term, today: date) -> str:
    """Return how a dossier stands: "còn 3 ngày", "trễ 2 ngày", "xong sớm 1 ngày"."""
    if term.due_on is None:
        return "đã kết thúc" if term.completed_on else "không hẹn ngày"
    if term.completed_on is not None:
        return _done_words(term.timeliness, (term.completed_on - term.due_on).days)
    left = (term.due_on - today).days
    again = "hẹn lại, " if term.reappointed else ""
    if left == 0:
        return f"{again}hẹn trả hôm nay"
    return f"{again}còn {left} ngày" if left > 0 else f"{again}trễ {-left} ngày"


def time_pill(term: Term, today: date) -> Pill:
    """Return the term as a badge; the last two days stand out."""
    tone, icon = _TIME_LOOKS[term.timeliness]
    near = term.due_on is not None and (term.due_on - today).days <= _SOON_DAYS
    if term.timeliness is Timeliness.IN_TERM and near:
        tone = Tone.WARN
    if term.due_on is None:
        tone, icon = Tone.NEUTRAL, "clock-outline"
    return Pill(capital(time_words(term, today)), tone, icon)


def place_words(kind: HolderKind, name: str, slot: str) -> str:
    """Return who holds the paper folder, or the slot in which the result lies."""
    if slot:
        return f"ô kệ {slot}"
    names = {
        HolderKind.DESK: "tại quầy",
        HolderKind.UNIT: name or "đơn vị xử lý",
        HolderKind.CITIZEN: "người nộp giữ",
        HolderKind.ARCHIVE: "lưu trữ",
    }
    return names[kind]


def place_of(dossier: Dossier) -> str:
    """Return where the papers of a whole dossier are."""
    return place_words(dossier.holder.kind, dossier.holder.name, dossier.slot)


def due_words(due: Due) -> str:
    """Return an appointment as it is told to a citizen."""
    window = f"{due.window.start:%H:%M}–{due.window.end:%H:%M}"
    return f"{format_day(due.on)}, {SESSION_NAMES[due.session]} ({window})"


def result_words(dossier: Dossier, today: date) -> tuple[str, str, Tone]:
    """Return what to say to somebody who asks for a result: large words, small words, tone."""
    if dossier.status in WITH_RESULT:
        where = f" – ô kệ {dossier.slot}" if dossier.slot else ""
        missing = (
            "" if dossier.slot else "Kết quả chưa về quầy: nhận về quầy, ghi ô kệ trước khi trả."
        )
        return f"Đã có kết quả{where}", missing, Tone.OK
    if dossier.status is Status.RETURNED:
        when = moment_words(dossier.returned_at)
        return "Đã trả kết quả", f"Trả {when}, người nhận: {dossier.collector}", Tone.NEUTRAL
    if dossier.due_on is None or dossier.completed_at:
        said = STATUS_NAMES[dossier.status].lower()
        return f"Không có kết quả để trả: {said}", dossier.reason, Tone.NEUTRAL
    held = f"Hồ sơ đang ở: {place_of(dossier)}"
    held += f" – {dossier.officer}" if dossier.officer else ""
    late = (today - dossier.due_on).days
    if late > 0:
        return f"Chưa có kết quả, trễ {late} ngày", held, Tone.ERROR
    return f"Chưa có kết quả, hẹn {format_day(dossier.due_on)}", held, Tone.WARN


def masked(number: str) -> str:
    """Return an id number of which only the last four characters are shown."""
    return "•" * max(0, len(number) - 4) + number[-4:]


def contact_words(person: Person) -> str:
    """Return phone and address in one line."""
    return " · ".join(part for part in (person.phone, person.address) if part)


def moment_words(at: datetime | None) -> str:
    """Return a moment in local time, to the minute: "08:05 20/11/2026"."""
    return f"{local(at):%H:%M %d/%m/%Y}" if at else ""


def trace_steps(due: Due) -> tuple[TraceStep, ...]:
    """Return the trace of an appointment day by day."""
    steps: list[TraceStep] = []
    for line in due.trace:
        day, _, why = line.partition(": ")
        found = _COUNTED.search(why)
        count = found.group(1).replace(" đến thứ ", "–") if found else ""
        steps.append(TraceStep(day, why or line, count, "hẹn trả" in why))
    return tuple(steps)


def capital(words: str) -> str:
    """Return ``words`` with a capital letter in front."""
    return words[:1].upper() + words[1:]


def _done_words(timeliness: Timeliness, days: int) -> str:
    match timeliness:
        case Timeliness.EARLY:
            return f"xong sớm {abs(days)} ngày" if days else "xong sớm"
        case Timeliness.LATE:
            return f"xong trễ {days} ngày" if days > 0 else "xong trễ hẹn"
        case _:
            return "xong đúng hạn"


def figure_words(count: int) -> str:
    """Return a count with points: "1.234"."""
    return f"{count:,}".replace(",", ".")


def shown_words(shown: int, count: int) -> str:
    """Return how long a list is, and how much of it is shown: "500 trong 1.234 hồ sơ"."""
    part = f"hiện {shown} trong " if shown < count else ""
    return f"{part}{figure_words(count)} hồ sơ"


def found_words(shown: int) -> str:
    """Return what a search found; one that found as many as it may says so."""
    if shown < MOST_FOUND:
        return f"Tìm thấy {shown} hồ sơ"
    return f"Hiện {shown} hồ sơ đầu tiên; gõ thêm để lọc"
