"""``motcua print`` and ``motcua escpos``: the spool, and any job as a picture."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from desk_app.commands import base
from desk_app.commands.base import NOT_FOUND, Answer, Refused, Reply, Stop, fields, noun, verb

if TYPE_CHECKING:
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
def run() -> Reply:
    """In mọi thứ đang chờ của hôm nay, lần lượt."""
    from desk_app.commands.words import job_line
    from desk_app.views import JobState

    with base.open_desk() as desk:
        done = dict[str, dict[str, object]]()
        lines = list[str]()
        wrong = False
        while (job := desk.paper.print_next()) and job.id not in done:
            done[job.id] = fields(job)
            lines.append(job_line(job))
            wrong |= job.state in (JobState.FAILED, JobState.UNKNOWN)
        code = base.TROUBLE if wrong else base.OK
        return Answer(tuple(lines) or ("Không có gì chờ in.",), {"jobs": [*done.values()]}, code)


@verb(group, "reprint")
def reprint(
    job: Job, reason: Annotated[str, typer.Option(help="Lý do in lại, được ghi lại.")]
) -> Reply:
    """Xếp in lại cùng một phiếu, có dấu bản in lại."""
    from desk_app.commands.outcomes import job_reply

    with base.open_desk() as desk:
        by, known = base.actor(desk), _job_id(desk, job)
        return job_reply(desk.paper.reprint(known, by, reason))


@verb(group, "answer")
def answer(
    job: Job,
    printed: Annotated[
        bool, typer.Option("--printed/--not-printed", help="Phiếu đã in ra trọn vẹn hay chưa.")
    ],
) -> Reply:
    """Trả lời cho lệnh in chưa rõ: đã in ra trọn vẹn, hoặc chưa (xếp in lại)."""
    from desk_app.commands.outcomes import job_reply
    from desk_app.commands.words import job_line
    from desk_app.views import JobState

    with base.open_desk() as desk:
        known = _job_id(desk, job)
        asked = next((one for one in desk.paper.jobs(MOST_JOBS) if one.id == known), None)
        if asked and asked.state not in (JobState.UNKNOWN, JobState.SENT, JobState.FAILED):
            return Refused("job_not_asked", f"Lệnh in này không cần trả lời: {job_line(asked)}.")
        return job_reply(desk.paper.answer_unknown(known, base.actor(desk), printed=printed))


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
    reply = _written((preview.png(printout.picture),), out)
    unread = tuple(f"Không đọc được: {what}" for what in printout.unread)
    data = {"files": [str(out)], "cuts": printout.cuts, "unread": list(printout.unread)}
    size = f"{printout.picture.width} × {printout.picture.height} điểm, cắt {printout.cuts} lần."
    return Answer((*reply.lines, size, *unread), data)


def _bytes_of(job: str) -> bytes:
    if job.endswith((".bin", ".pdf")):
        raise FileNotFoundError(2, "no such file", job)
    with base.open_desk() as desk:
        return desk.paper.make(_job_id(desk, job)) or b""


def _written(pictures: Sequence[bytes], out: Path) -> Answer:
    names = [out, *(out.with_stem(f"{out.stem}-{n}") for n in range(2, len(pictures) + 1))]
    files = names[: len(pictures)]
    for file, picture in zip(files, pictures, strict=True):
        file.write_bytes(picture)
    lines = tuple(f"Đã ghi {file}" for file in files)
    return Answer(lines, {"files": [str(file) for file in files]})


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
