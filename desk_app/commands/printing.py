"""``motcua print`` and ``motcua escpos``: the spool, and any job as a picture."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, Answer, Refused, Reply, Stop, fields, noun, verb
from desk_app.views import JobState, PrinterRole, PrintJob

if TYPE_CHECKING:
    from PIL.Image import Image

    from desk_app.desk import Desk

group = noun("Lệnh in: xem, in, in lại, trả lời “đã in chưa”.")
escpos = noun("Đọc lệnh in của máy in nhiệt thành hình.")

NEWEST: Final = "newest"
MOST_JOBS: Final = 1000
Job = Annotated[
    str,
    typer.Argument(metavar="LỆNH", help="Mã lệnh in (phần cuối là đủ), hoặc newest: mới nhất."),
]
Out = Annotated[Path, typer.Argument(metavar="TỆP.png", help="Tệp hình ghi ra.")]


@verb(group, "list")
def listed(
    waiting: Annotated[bool, typer.Option("--waiting", help="Chỉ những lệnh chưa xong.")] = False,
) -> Reply:
    """Xem các lệnh in, mới nhất trước."""
    from desk_app.commands.words import job_line

    with base.open_desk() as desk:
        jobs = desk.paper.unfinished() if waiting else desk.paper.jobs()
        lines = tuple(job_line(job) for job in jobs) or ("Không có lệnh in nào.",)
        return Answer(lines, {"jobs": [fields(job) for job in jobs]})


@verb(group, "run")
def run(
    role: Annotated[
        PrinterRole | None, typer.Option(help="Chỉ máy in này: tickets (phiếu) hoặc forms.")
    ] = None,
) -> Reply:
    """In mọi thứ đang chờ của hôm nay, lần lượt."""
    from desk_app.commands.words import job_line

    with base.open_desk() as desk:
        done = dict[str, PrintJob]()
        while (job := desk.paper.print_next(role)) and job.id not in done:
            done[job.id] = job
        lines = tuple(job_line(job) for job in done.values()) or ("Không có gì chờ in.",)
        jobs = [fields(job) for job in done.values()]
        return Answer(lines, {"jobs": jobs}, _code_of(done.values()))


@verb(group, "again")
def again(job: Job) -> Reply:
    """In ngay một phiếu đang chờ, kể cả của hôm trước, hoặc phiếu chưa in được."""
    from desk_app.commands.outcomes import job_reply

    with base.open_desk() as desk:
        tried = desk.paper.print_job(_job_id(desk, job))
        reply = job_reply(tried)
        if isinstance(tried, PrintJob) and isinstance(reply, Answer):
            return replace(reply, code=_code_of([tried]))
        return reply


@verb(group, "reprint")
def reprint(
    job: Job, reason: Annotated[str, typer.Option(help="Lý do in lại, được ghi lại.")]
) -> Reply:
    """Xếp in lại cùng một phiếu, có dấu bản in lại."""
    from desk_app.commands.outcomes import job_reply

    with base.open_desk() as desk:
        by, known = base.actor(desk), _job_id(desk, job)
        return job_reply(desk.paper.reprint(known, by, reason))


@verb(group, "questions")
def questions() -> Reply:
    """Xem những điều chương trình cần hỏi về giấy đã in hoặc chưa in."""
    from desk_app.commands.words import job_line
    from desk_app.refusals import PAPER_QUESTIONS

    with base.open_desk() as desk:
        asked = desk.paper.questions()
        lines = tuple(f"{PAPER_QUESTIONS[one.doubt]} {job_line(one.job)}" for one in asked)
        found = [{"doubt": one.doubt.value, "job": fields(one.job)} for one in asked]
        return Answer(lines or ("Không có gì cần hỏi.",), {"questions": found})


@verb(group, "answer")
def answer(
    job: Job,
    yes: Annotated[
        bool, typer.Option("--yes/--no", help="Trả lời câu hỏi của lệnh in: có hoặc chưa, không.")
    ],
) -> Reply:
    """Trả lời câu hỏi của một lệnh in (xem: print questions)."""
    from desk_app.commands.outcomes import job_reply

    with base.open_desk() as desk:
        return job_reply(desk.paper.answer(_job_id(desk, job), base.actor(desk), yes=yes))


@verb(group, "cancel")
def cancel(job: Job) -> Reply:
    """Hủy một lệnh in không còn cần."""
    from desk_app.commands.outcomes import job_reply

    with base.open_desk() as desk:
        return job_reply(desk.paper.cancel(_job_id(desk, job), base.actor(desk)))


@verb(group, "show")
def show(job: Job, out: Out) -> Reply:
    """Ghi phiếu thành hình: đúng hình được in ra."""
    with base.open_desk() as desk:
        return _written(desk.paper.pictures(_job_id(desk, job)), out)


@verb(escpos, "view")
def view(
    job: Annotated[
        str, typer.Argument(metavar="LỆNH", help="Mã lệnh in, newest, hoặc một tệp .bin.")
    ],
    out: Out,
) -> Reply:
    """Đọc một lệnh in thành hình; nói rõ những gì không đọc được."""
    from desk_app.printing import escpos_view, preview

    made = Path(job).read_bytes() if Path(job).is_file() else _bytes_of(job)
    if made.startswith(b"%PDF-"):
        return _written(preview.pages(made), out)
    printout = escpos_view.view(made)
    if not printout.picture.height:
        sentence = "Lệnh in không có hình nào. " + "; ".join(printout.unread)
        return Refused("job_unreadable", sentence.strip())
    reply = _written((printout.picture,), out)
    unread = tuple(f"Không đọc được: {what}" for what in printout.unread)
    data = {"files": [str(out)], "cuts": printout.cuts, "unread": list(printout.unread)}
    size = f"{printout.picture.width} × {printout.picture.height} điểm, cắt {printout.cuts} lần."
    return Answer((*reply.lines, size, *unread), data)


def _bytes_of(job: str) -> bytes:
    if job.endswith((".bin", ".pdf")):
        raise FileNotFoundError(2, "no such file", job)
    with base.open_desk() as desk:
        return desk.paper.make(_job_id(desk, job)) or b""


def _written(pictures: "Sequence[Image]", out: Path) -> Answer:
    names = [out, *(out.with_stem(f"{out.stem}-{n}") for n in range(2, len(pictures) + 1))]
    files = names[: len(pictures)]
    for file, picture in zip(files, pictures, strict=True):
        picture.save(file, "PNG")
    lines = tuple(f"Đã ghi {file}" for file in files)
    return Answer(lines, {"files": [str(file) for file in files]})


def _code_of(jobs: Iterable[PrintJob]) -> int:
    wrong = (JobState.FAILED, JobState.UNKNOWN)
    return base.TROUBLE if any(job.state in wrong for job in jobs) else base.OK


def _job_id(desk: "Desk", given: str) -> str:
    """Return the id of a job: whole, its end, or the newest."""
    from desk_app.commands.outcomes import job_reply
    from desk_app.desk.paper import JobUnknown

    jobs = desk.paper.jobs(MOST_JOBS)
    if given == NEWEST and jobs:
        return jobs[0].id
    found = [one.id for one in jobs if one.id == given] or [
        one.id for one in jobs if len(given) >= 4 and one.id.endswith(given)
    ]
    if len(found) > 1:
        sentence = f"Có {len(found)} lệnh in kết thúc bằng {given}; hãy ghi dài hơn."
        raise Stop(Refused("job_ambiguous", sentence))
    if not found:
        refused = job_reply(JobUnknown(given))
        sentence = refused.sentence if isinstance(refused, Refused) else given
        raise Stop(Refused("job_unknown", sentence, NOT_FOUND))
    return found[0]
