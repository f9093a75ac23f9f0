"""Jobs for the printers. Asked for in the transaction of the action, printed afterwards (law 1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select, update

from desk_app.store.journal import time_of, time_text
from desk_app.store.prepared import Prepared, insert_into
from desk_app.store.tables import print_job
from desk_app.store.unit_of_work import Writing
from desk_app.views import JobState, PrinterRole, PrintJob, SlipKind


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
    }
    _ASK.run(w.connection, values)
    return job_id


def job(connection: Connection, job_id: str) -> PrintJob | None:
    """Return one job."""
    found = _jobs(connection, print_job.c.id == job_id, newest_first=False)
    return found[0] if found else None


def jobs_in(connection: Connection, states: Sequence[JobState]) -> tuple[PrintJob, ...]:
    """Return the jobs in any of ``states``, oldest first."""
    wanted = print_job.c.state.in_([state.value for state in states])
    return _jobs(connection, wanted, newest_first=False)


def jobs_of(connection: Connection, subject: str) -> tuple[PrintJob, ...]:
    """Return every job of a dossier or ticket, oldest first."""
    return _jobs(connection, print_job.c.subject == subject, newest_first=False)


def newest_jobs(connection: Connection, most: int) -> tuple[PrintJob, ...]:
    """Return the newest jobs, newest first."""
    return _jobs(connection, print_job.c.n > 0, newest_first=True, most=most)


def job_bytes(connection: Connection, job_id: str) -> bytes | None:
    """Return what was sent, or None when the job was never made up."""
    return connection.scalar(select(print_job.c.bytes).where(print_job.c.id == job_id))


def set_state(w: Writing, job_id: str, state: JobState, fault: str = "") -> None:
    """Write what became of a job; ``done_at`` also says since when it is being sent."""
    done = state in (JobState.CONFIRMED, JobState.CANCELLED, JobState.SENDING)
    w.connection.execute(
        update(print_job)
        .where(print_job.c.id == job_id)
        .values(state=state.value, fault=fault, done_at=time_text(w.at) if done else None)
    )


def keep_bytes(w: Writing, job_id: str, made: bytes, content: str, form_version: str) -> None:
    """Keep the bytes and the facts with the job: a reprint is the same paper."""
    w.connection.execute(
        update(print_job)
        .where(print_job.c.id == job_id)
        .values(bytes=made, content=content, form_version=form_version)
    )


def _jobs(
    connection: Connection, wanted: ColumnElement[bool], *, newest_first: bool, most: int = 1000
) -> tuple[PrintJob, ...]:
    order = print_job.c.n.desc() if newest_first else print_job.c.n
    query = select(*_COLUMNS).where(wanted).order_by(order).limit(most)
    return tuple(
        PrintJob(
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
        )
        for row in connection.execute(query).mappings()
    )
