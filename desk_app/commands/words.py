"""Lines for people: tickets, dossiers, jobs. Pure words over frozen answers."""

from collections.abc import Iterable
from datetime import date, datetime

from desk_app.domain.calendar import Due, Session
from desk_app.domain.days import DayFault, parse_day
from desk_app.domain.dossier import Dossier
from desk_app.domain.moments import local
from desk_app.domain.ticket import Ticket
from desk_app.domain.words import format_day
from desk_app.refusals import (
    PRIORITY_NAMES,
    STATUS_NAMES,
    TICKET_STATUS_NAMES,
    TIMELINESS_NAMES,
    job_state_words,
)
from desk_app.views import DossierLine, DossierView, PrintJob

SESSIONS = {Session.MORNING: "buổi sáng", Session.AFTERNOON: "buổi chiều"}
SHORT_ID = 8  # letters of a job id that are shown, and that suffice to name it


def due_words(due: Due) -> str:
    """Return an appointment as it is told to a citizen."""
    window = f"{due.window.start:%H:%M}–{due.window.end:%H:%M}"
    return f"{format_day(due.on)}, {SESSIONS[due.session]} ({window})"


def moment_words(at: datetime) -> str:
    """Return an instant as the clock of Việt Nam shows it."""
    return f"{local(at):%H:%M %d/%m/%Y}"


def ticket_line(ticket: Ticket) -> str:
    """Return a number with its state; the reason of a priority is for the staff only."""
    parts = [ticket.label, TICKET_STATUS_NAMES[ticket.status]]
    if ticket.counter:
        parts.append(f"quầy {ticket.counter}")
    if ticket.only_counter:
        parts.append(f"chỉ chờ quầy {ticket.only_counter}")
    if ticket.priority:
        parts.append(f"ưu tiên: {PRIORITY_NAMES[ticket.priority].lower()}")
    if ticket.parked_for:
        parts.append(ticket.parked_for)
    return " · ".join([*parts, f"lấy lúc {local(ticket.issued_at):%H:%M}"])


def dossier_line(line: DossierLine) -> str:
    """Return a dossier as one line of a list."""
    due = f"hẹn {format_day(line.due_on)}" if line.due_on else "không hẹn ngày"
    time = TIMELINESS_NAMES[line.timeliness].lower()
    parts = [line.code or "(chưa có mã)", line.applicant_name, line.procedure_name]
    return " · ".join([*parts, STATUS_NAMES[line.status], f"{due} ({time})"])


def step_lines(dossier: Dossier) -> tuple[str, ...]:
    """Return what a dossier is after one step."""
    lines = [f"Hồ sơ {dossier.code or dossier.id}: {STATUS_NAMES[dossier.status]}."]
    if dossier.deadline and not dossier.completed_at:
        lines.append(f"Hẹn trả: {due_words(dossier.deadline.due)}")
    return tuple(lines)


def view_lines(view: DossierView) -> tuple[str, ...]:
    """Return one dossier whole."""
    dossier = view.dossier
    lines = [
        f"{dossier.code or 'Chưa có mã'} – {STATUS_NAMES[dossier.status]}",
        f"Thủ tục: {dossier.procedure.code} {dossier.procedure.name}",
        f"Chủ hồ sơ: {dossier.applicant.name}",
    ]
    if dossier.submitter:
        proxy = dossier.submitter
        lines.append(f"Người nộp: {proxy.person.name} ({proxy.relation})")
    if dossier.deadline:
        judged = TIMELINESS_NAMES[view.timeliness].lower()
        lines.append(f"Hẹn trả: {due_words(dossier.deadline.due)} – {judged}")
    lines += [f"Ô kệ: {dossier.slot}"] if dossier.slot else []
    if dossier.replaced_by_code:
        lines.append(f"Đã thay bằng hồ sơ {dossier.replaced_by_code}")
    lines.append("Diễn biến:")
    for step in view.story:
        mark = " (không được ghi nhận)" if step.refused else ""
        note = f" – {step.note}" if step.note else ""
        lines.append(f"  {moment_words(step.at)}  {step.by}: {step.what}{note}{mark}")
    return tuple(lines)


def job_line(job: PrintJob) -> str:
    """Return a print job; its short name is enough for the other commands."""
    parts = [job.id[-SHORT_ID:], job.title, job_state_words(job)]
    if job.reprints:
        parts.append(f"bản in lại lần {job.reprints}")
    return " · ".join([*parts, *([job.fault] if job.fault else []), moment_words(job.at)])


def day_of(text: str, today: date) -> date | DayFault:
    """Return a day that was typed as dd/MM/yyyy or in ISO."""
    return parse_day(text, today, past_only=False)


def listed(heading: str, items: Iterable[str]) -> tuple[str, ...]:
    """Return a heading with its lines, or the heading with "không có"."""
    lines = [f"  {item}" for item in items]
    return (f"{heading} ({len(lines)})", *lines)
