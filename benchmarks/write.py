"""One tap and one intake until they are durable, against bare commits of the same rows."""

import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any

from benchmarks.figures import Figure, percentile, timed_ms
from desk_app.demo.people import Crowd
from desk_app.desk import Desk
from desk_app.desk.facts import office_header, ticket_facts
from desk_app.domain.events import SubmittedPaper
from desk_app.domain.intake import Intake
from desk_app.domain.ticket import Ticket
from desk_app.paths import Home
from desk_app.printing import escpos_bytes, raster
from desk_app.printing.ticket_slip import ticket_slip
from desk_app.store import spool
from desk_app.store.file import connect_file
from desk_app.store.keys import load_key
from desk_app.usecases.commands import TakeNumber, TicketMoment

TIMES = 400
WARM = 40
TIDY_S = 10  # as the window does
USUALLY_WAITING = 30


def measure(home: Path) -> list[Figure]:
    """Return p99 of a ticket (committed and bytes ready) and of an intake (committed)."""
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        copy = Home(Path(folder) / "home")
        shutil.copytree(home, copy.folder)
        with Desk.open(copy) as desk, _tidied(desk):
            tickets, ticket_jobs = _tickets(desk)
            intakes = _intakes(desk)
            drawn = [timed_ms(_drawing(desk, job)) for job in ticket_jobs]
        bare_ticket = _bare(copy, "ticket")
        bare_intake = _bare(copy, "dossier")
        plain_intake = _bare(copy, "dossier", plain=True)
    both = percentile(bare_ticket, 0.99) + percentile(drawn, 0.99)
    ours = percentile(tickets, 0.99)
    slow = percentile(intakes, 0.99)
    bare = "bare SQLCipher FULL"
    return [
        Figure("take a number, p50", percentile(tickets, 0.5), "ms"),
        Figure("take a number, p99", ours, "ms", both, f"{bare} + raster", "≤ 2 ×"),
        Figure("intake, p50", percentile(intakes, 0.5), "ms"),
        Figure("intake, p99", slow, "ms", percentile(bare_intake, 0.99), bare, "≤ 3 ×"),
        Figure("intake, p99", slow, "ms", percentile(plain_intake, 0.99), "bare sqlite3 FULL"),
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


def _tickets(desk: Desk) -> tuple[list[float], list[str]]:
    jobs: list[str] = []

    def take(number: int) -> None:
        issued = desk.queue.issue("C1", TakeNumber(f"bench-{number}", "ABCDE"[number % 5]))
        desk.paper.rendered(issued.job_id)
        jobs.append(issued.job_id)

    def serve() -> None:  # so that about 30 wait, as on a busy morning
        called = desk.queue.call_next("bench", "C1")
        if len(jobs) > USUALLY_WAITING and isinstance(called, Ticket):
            desk.queue.finish("bench", "C1", called.id)

    times = list[float]()
    for number in range(WARM + TIMES):
        times.append(timed_ms(lambda n=number: take(n)))
        if len(jobs) > USUALLY_WAITING:
            serve()
    return times[WARM:], jobs


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


def _intakes(desk: Desk) -> list[float]:
    crowd = Crowd(Random(3), desk.dossiers.today())  # noqa: S311  # invented people
    procedures = [p for p in desk.settings.procedures() if p.favourite and p.routes]

    def receive(number: int) -> None:
        procedure = procedures[number % len(procedures)]
        route = procedure.routes[0]
        papers = tuple(
            SubmittedPaper(paper.key, paper.name, paper.originals or 1)
            for paper in procedure.papers_for(route.case)
        )
        page = Intake(
            desk.dossiers.new_id(),
            procedure,
            crowd.person(),
            channel=route.channel,
            route_case=route.case,
            papers=papers,
            agreed_limit=procedure.effective_limit(route),
        )
        desk.dossiers.receive("C1", page)

    return _times(receive)


def _times(action: Callable[[int], None]) -> list[float]:
    for number in range(WARM):
        action(-1 - number)
    return [timed_ms(lambda n=number: action(n)) for number in range(TIMES)]


def _bare(home: Home, subject: str, *, plain: bool = False) -> list[float]:
    """Commit rows like ours, one transaction each, through the driver alone."""
    key = load_key(home.key_file)
    path = home.folder / "plain.db" if plain else home.store
    source: Any = connect_file(home.store, key)
    rows = {table: _newest(source, table) for table in ("event", subject, "print_job")}
    schema = source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    source.close()
    bare: Any = connect_file(path, None if plain else key)
    if plain:
        for (sql,) in schema:
            if "CREATE TABLE 'dossier_" not in sql:  # made by their virtual table
                bare.execute(sql)
    times = [timed_ms(lambda n=n: _commit(bare, rows, n)) for n in range(TIMES + WARM)][WARM:]
    bare.close()
    (home.folder / "plain.db").unlink(missing_ok=True)
    return times


def _newest(source: Any, table: str) -> tuple[list[str], list[Any]]:
    names = [row[1] for row in source.execute(f"PRAGMA table_info({table})") if row[1] != "n"]
    listed = ", ".join(f'"{name}"' for name in names)
    row = source.execute(f"SELECT {listed} FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone()  # noqa: S608  # our own names
    return names, list(row)


def _commit(bare: Any, rows: dict[str, tuple[list[str], list[Any]]], number: int) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for table, (names, values) in rows.items():
        fresh = dict(zip(names, values, strict=True))
        fresh["id"] = f"bench-{'-'.join(rows)}-{number}"
        if table == "event":
            fresh["seq"], fresh["incarnation"] = number + 1, "-".join(rows)
        listed = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        bare.execute(
            f"INSERT INTO {table} ({listed}) VALUES ({marks})",  # noqa: S608  # our own names
            list(fresh.values()),
        )
    bare.execute(
        "INSERT INTO number VALUES ('bench', '2026', 1)"
        " ON CONFLICT (kind, day) DO UPDATE SET value = value + 1"
    )
    bare.execute(
        "INSERT INTO stream VALUES ('bench', 'bench', 1, x'00', 1)"
        " ON CONFLICT (station, incarnation) DO UPDATE SET seq = seq + 1"
    )
    bare.execute("COMMIT")
