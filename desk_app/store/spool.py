"""Jobs for the printers. Asked for in the transaction of the action, printed afterwards (law 1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, func, select, update

from desk_app.domain.paper import JobState, PaperStep, PaperStepRefused, next_state
from desk_app.store.journal import time_of, time_text
from desk_app.store.prepared import Prepared, insert_into
from desk_app.store.tables import print_job
from desk_app.store.unit_of_work import Writing
from desk_app.views import PrinterRole, PrintJob, SlipKind


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """A wish for paper. ``content`` is what only this moment knows, as canonical JSON."""

    slip: SlipKind
    subject: str
    title: str
    printer: PrinterRole
    content: str = "{}"
    reprint_of: str = ""
    reprints: int = 0
    reason: str = ""


_COLUMNS = [column for column in print_job.c if column.name not in ("n", "bytes")]
_NAMES = [column.name for column in _COLUMNS]
_JOB = Prepared(select(*_COLUMNS).where(print_job.c.id == bindparam("id")))
_FIRST_CONTENT = Prepared(
    select(print_job.c.content)
    .where(print_job.c.subject == bindparam("subject"))
    .order_by(print_job.c.n)
    .limit(1)
)
_ASK = Prepared(insert_into(print_job, but=["n", "bytes", "done_at"]))


def ask(w: Writing, request: PrintRequest) -> str:
    """Queue a job in the open transaction and return its id."""
    job_id = w.new_id()
    values = {
        "id": job_id,
        "at": time_text(w.at),
        "by": w.by,
        "slip": request.slip.value,
        "subject": request.subject,
        "title": request.title,
        "printer": request.printer.value,
        "state": JobState.QUEUED.value,
        "fault": "",
        "reprint_of": request.reprint_of,
        "reprints": request.reprints,
        "reason": request.reason,
        "content": request.content,
        "form_version": "",
        "attempts": 0,
        "wanted_at": time_text(w.at),
        "went_to": "",
        "settled_by": "",
        "roll_mm": 0,
        "signature": "",
    }
    _ASK.run(w.connection, values)
    return job_id


def job(connection: Connection, job_id: str) -> PrintJob | None:
    """Return one job."""
    for row in _JOB.run(connection, {"id": job_id}):
        return _job_of(dict(zip(_NAMES, row, strict=True)))
    return None


def jobs_in(connection: Connection, states: Sequence[JobState]) -> tuple[PrintJob, ...]:
    """Return the jobs in any of ``states``, oldest first."""
    wanted = print_job.c.state.in_([state.value for state in states])
    return _jobs(connection, wanted, newest_first=False)


def jobs_of(connection: Connection, subject: str) -> tuple[PrintJob, ...]:
    """Return every job of a dossier or ticket, oldest first."""
    return _jobs(connection, print_job.c.subject == subject, newest_first=False)


def first_content(connection: Connection, subject: str) -> str | None:
    """Return what was first put on paper of a dossier or ticket, None for nothing yet."""
    return _FIRST_CONTENT.value(connection, {"subject": subject})


def newest_jobs(connection: Connection, most: int) -> tuple[PrintJob, ...]:
    """Return the newest jobs, newest first."""
    return _jobs(connection, print_job.c.n > 0, newest_first=True, most=most)


def next_queued(connection: Connection, since: str, role: PrinterRole | None) -> str | None:
    """Return the id of the oldest queued job that was wanted at ``since`` or later.

    ``since`` is an instant as the store writes it; a ``role`` leaves out the other printer's.
    """
    query = (
        select(print_job.c.id)
        .where(print_job.c.state == JobState.QUEUED.value, print_job.c.wanted_at >= since)
        .order_by(print_job.c.n)
        .limit(1)
    )
    if role is not None:
        query = query.where(print_job.c.printer == role.value)
    return connection.scalar(query)


def roll_used_mm(connection: Connection, role: PrinterRole, since: str) -> tuple[int, int]:
    """Return the millimetres used up since an instant, and by how many papers."""
    used = print_job.c.printer == role.value, print_job.c.roll_mm > 0, print_job.c.done_at >= since
    mm, papers = connection.execute(
        select(func.coalesce(func.sum(print_job.c.roll_mm), 0), func.count()).where(*used)
    ).one()
    return mm, papers


def job_bytes(connection: Connection, job_id: str) -> bytes | None:
    """Return what was sent, or None when the job was never made up."""
    return connection.scalar(select(print_job.c.bytes).where(print_job.c.id == job_id))


@dataclass(frozen=True, slots=True)
class StepNote:
    """What is written down beside a step.

    Attributes:
        attempt: The sending that this step ends; the step is refused when another has begun.
        roll_mm: Millimetres of a roll that were used up.
    """

    fault: str = ""
    went_to: str = ""
    attempt: int | None = None
    roll_mm: int = 0


def take_step(
    w: Writing, job_id: str, step: PaperStep, note: StepNote | None = None
) -> PrintJob | PaperStepRefused | None:
    """Lead a job on, or say why not; None for an unknown job.

    The open transaction holds the write lock, so two programs of a station never lead one job
    the same way twice: of two that would send it, one is refused.
    """
    before, note = job(w.connection, job_id), note or StepNote()
    if before is None:
        return None
    if note.attempt not in (None, before.attempts):
        return PaperStepRefused(before.state, step)
    state = next_state(before.state, step)
    if isinstance(state, PaperStepRefused):
        return state
    values = {"state": state.value, "fault": note.fault, **_changed_by(w, before, step, note)}
    w.connection.execute(update(print_job).where(print_job.c.id == job_id).values(values))
    return job(w.connection, job_id)


def _changed_by(
    w: Writing, before: PrintJob, step: PaperStep, note: StepNote
) -> dict[str, str | int | None]:
    now = time_text(w.at)
    match step:
        case PaperStep.SEND:
            return {"attempts": before.attempts + 1, "done_at": now}
        case PaperStep.TRY_AGAIN:
            return {"wanted_at": now, "done_at": None}
        case PaperStep.SAY_NOT_PRINTED:
            return {"wanted_at": now, "done_at": None, "settled_by": w.by}
        case PaperStep.SAY_PRINTED | PaperStep.CANCEL:
            return {"done_at": now, "settled_by": w.by, "fault": before.fault}
        case PaperStep.CONFIRM | PaperStep.ACCEPT:
            return {"done_at": now, "went_to": note.went_to, "roll_mm": note.roll_mm}
        case PaperStep.FAIL | PaperStep.LOSE_SIGHT | PaperStep.REPRINT:
            return {"done_at": None, "went_to": note.went_to, "roll_mm": note.roll_mm}


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper as it was made up: its bytes, the facts on it, its form, its signature in words."""

    bytes: bytes
    content: str
    form_version: str
    signature: str = ""


def keep(w: Writing, job_id: str, paper: KeptPaper) -> None:
    """Keep the bytes and the facts with the job: a reprint is the same paper."""
    w.connection.execute(
        update(print_job)
        .where(print_job.c.id == job_id)
        .values(
            bytes=paper.bytes,
            content=paper.content,
            form_version=paper.form_version,
            signature=paper.signature,
        )
    )


def _jobs(
    connection: Connection, wanted: ColumnElement[bool], *, newest_first: bool, most: int = 1000
) -> tuple[PrintJob, ...]:
    order = print_job.c.n.desc() if newest_first else print_job.c.n
    query = select(*_COLUMNS).where(wanted).order_by(order).limit(most)
    return tuple(_job_of(row) for row in connection.execute(query).mappings())


def _job_of(row: Mapping[str, Any] | RowMapping) -> PrintJob:
    return PrintJob(
        id=row["id"],
        at=time_of(row["at"]),
        by=row["by"],
        slip=SlipKind(row["slip"]),
        subject=row["subject"],
        title=row["title"],
        printer=PrinterRole(row["printer"]),
        state=JobState(row["state"]),
        fault=row["fault"],
        reprint_of=row["reprint_of"],
        reprints=row["reprints"],
        reason=row["reason"],
        content=row["content"],
        form_version=row["form_version"],
        done_at=time_of(row["done_at"]) if row["done_at"] else None,
        attempts=row["attempts"],
        wanted_at=time_of(row["wanted_at"]),
        went_to=row["went_to"],
        settled_by=row["settled_by"],
        roll_mm=row["roll_mm"],
        signature=row["signature"],
    )
