"""One tap and one intake until they are durable, against bare commits of the same rows.

Ours and the baselines take turns, so that whatever else the machine does meets both.
"""

import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path
from random import Random
from threading import Event, Thread

from benchmarks.bare_rows import BareRows
from benchmarks.figures import Figure, percentile, timed_ms
from desk_app.demo.people import Crowd
from desk_app.desk import Desk
from desk_app.desk.facts import office_header, ticket_facts
from desk_app.domain.events import SubmittedPaper
from desk_app.domain.intake import Intake
from desk_app.domain.procedure import Procedure
from desk_app.domain.ticket import Ticket
from desk_app.paths import Home
from desk_app.printing import escpos_bytes, raster
from desk_app.printing.ticket_slip import ticket_slip
from desk_app.store import spool
from desk_app.usecases.commands import Accepted, Issued, TakeNumber, TicketMoment

TIMES = 400
WARM = 40
TIDY_S = 10  # as the window does
USUALLY_WAITING = 30
SHARES = (0.5, 0.99)
BARE = "bare SQLCipher FULL"


def measure(home: Path) -> list[Figure]:
    """Return p50 and p99 of a ticket (committed, bytes ready) and of an intake (committed)."""
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        copy = Home(Path(folder) / "home")
        shutil.copytree(home, copy.folder)
        with Desk.open(copy) as desk, _tidied(desk):
            return [*_tickets(copy, desk), *_intakes(copy, desk)]


def _tickets(home: Home, desk: Desk) -> list[Figure]:
    line = _Line(desk)
    for number in range(WARM):
        line.take(-1 - number)
    ours, both = list[float](), list[float]()
    with closing(BareRows(home, "ticket")) as bare:
        for number in range(WARM + TIMES):
            ours.append(timed_ms(lambda n=number: line.take(n)))
            committed = timed_ms(lambda n=number: bare.commit(n))
            both.append(committed + timed_ms(_drawing(desk, line.jobs[-1])))
            line.serve()
    against = f"{BARE} + raster"
    return _figures("take a number", ours, [(both, against, "≤ 2 ×")])


def _intakes(home: Home, desk: Desk) -> list[Figure]:
    pages = _pages(desk)
    for _ in range(WARM):
        _receive(desk, next(pages))
    ours, encrypted, readable = list[float](), list[float](), list[float]()
    with (
        closing(BareRows(home, "dossier")) as bare,
        closing(BareRows(home, "dossier", plain=True)) as plain,
    ):
        for number in range(WARM + TIMES):
            page = next(pages)
            ours.append(timed_ms(lambda p=page: _receive(desk, p)))
            encrypted.append(timed_ms(lambda n=number: bare.commit(n)))
            readable.append(timed_ms(lambda n=number: plain.commit(n)))
    aim = "≤ 3 ×"
    return _figures("intake", ours, [(encrypted, BARE, aim), (readable, "bare sqlite3 FULL", aim)])


def _figures(
    what: str, ours: list[float], baselines: list[tuple[list[float], str, str]]
) -> list[Figure]:
    return [
        Figure(
            f"{what}, p{share * 100:g}",
            percentile(ours[WARM:], share),
            "ms",
            percentile(base[WARM:], share),
            against,
            aim if share > SHARES[0] else "",
        )
        for base, against, aim in baselines
        for share in SHARES
    ]


@contextmanager
def _tidied(desk: Desk) -> Generator[None]:
    """Tidy beside the work, as the window does."""
    done = Event()

    def tidy() -> None:
        while not done.wait(TIDY_S):
            desk.tidy()

    thread = Thread(target=tidy)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


class _Line:
    """Numbers are taken, and served so that about 30 wait, as on a busy morning."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.jobs: list[str] = []

    def take(self, number: int) -> None:
        issued: Issued = self._desk.queue.issue(
            "C1", TakeNumber(f"bench-{number}", "ABCDE"[number % 5])
        )
        self._desk.paper.rendered(issued.job_id)
        self.jobs.append(issued.job_id)

    def serve(self) -> None:
        if len(self.jobs) <= USUALLY_WAITING:
            return
        called = self._desk.queue.call_next("bench", "C1")
        if isinstance(called, Ticket):
            self._desk.queue.finish("bench", "C1", called.id)


def _drawing(desk: Desk, job_id: str) -> Callable[[], object]:
    """Return the raster alone: slip to bytes, everything else at hand."""
    with desk.store.reading() as connection:
        job = spool.job(connection, job_id)
    ticket = desk.store.ticket(job.subject) if job else None
    if ticket is None:
        raise LookupError(job_id)
    office = desk.settings.office()
    header = office_header(office)
    facts = ticket_facts(office, ticket, TicketMoment(3, 20))
    return lambda: escpos_bytes.encode(raster.render(ticket_slip(header, facts)))


def _pages(desk: Desk) -> Iterator[Intake]:
    """Give pages that are filled in well, of every procedure that people often come for."""
    crowd = Crowd(Random(3), desk.dossiers.today())  # noqa: S311  # invented people
    often = [p for p in desk.settings.procedures() if p.favourite and p.routes]
    good = [p for p in often if not desk.dossiers.faults(_page(desk, crowd, p))]
    for procedure in cycle(good):
        yield _page(desk, crowd, procedure)


def _page(desk: Desk, crowd: Crowd, procedure: Procedure) -> Intake:
    route = procedure.routes[0]
    papers = tuple(
        SubmittedPaper(paper.key, paper.name, paper.originals or 1)
        for paper in procedure.papers_for(route.case)
    )
    return Intake(
        desk.dossiers.new_id(),
        procedure,
        crowd.person(),
        channel=route.channel,
        route_case=route.case,
        papers=papers,
        agreed_limit=procedure.effective_limit(route),
    )


def _receive(desk: Desk, page: Intake) -> None:
    answer = desk.dossiers.receive("C1", page)
    if not isinstance(answer, Accepted):
        raise TypeError(f"the page was not accepted: {answer}")
