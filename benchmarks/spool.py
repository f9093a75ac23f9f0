"""Draining 200 queued tickets: how fast, and what an action at a counter waits meanwhile."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree
from time import perf_counter

from benchmarks.figures import Figure, percentile, timed_ms
from benchmarks.start import felt_while_draining
from desk_app.desk import Desk
from desk_app.domain.office import EMBEDDED_PRINTER
from desk_app.domain.paper import JobState
from desk_app.paths import Home
from desk_app.usecases.commands import TakeNumber
from desk_app.views import PrinterRole

JOBS = 200
ACTIONS = 60
BY = "PT"


def measure(home: Path) -> list[Figure]:
    """Return the rate of the printer lane, and the time of an action beside it and without it."""
    copy = home.with_name("spool")
    rmtree(copy, ignore_errors=True)
    copytree(home, copy)
    with Desk.open(Home(copy)) as desk:
        office = replace(desk.settings.office(), tickets_printer=EMBEDDED_PRINTER)
        desk.settings.save_office(office, BY)
        series = office.series[0].letter
        alone = [_issue_ms(desk, series, f"alone-{n}") for n in range(ACTIONS)]
        _drain(desk)
        for n in range(JOBS):
            _issue_ms(desk, series, f"queued-{n}")
        started = perf_counter()
        with _draining(desk) as lane:
            beside = [_issue_ms(desk, series, f"beside-{n}") for n in range(ACTIONS)]
            lane.join()
        seconds = perf_counter() - started
        states = {job.state for job in desk.paper.jobs(JOBS)}
    silence, work, calm_silence, calm_work, took = felt_while_draining(copy)
    rmtree(copy)
    assert states == {JobState.CONFIRMED}, states
    return [
        Figure("print jobs drained, into files", (JOBS + ACTIONS) / seconds, "/s"),
        Figure(
            "issue a ticket while jobs are drained, p95",
            percentile(beside, 0.95),
            "ms",
            percentile(alone, 0.95),
            "nothing printing",
            "< 200 ms",
        ),
        Figure("the same, longest", max(beside), "ms", max(alone), "nothing printing", "< 200 ms"),
        Figure(
            f"window while {JOBS} jobs are drained: longest turn, processor time",
            work,
            "ms",
            calm_work,
            "nothing printing",
            "≤ 50 ms",
        ),
        Figure("the same: longest silence", silence, "ms", calm_silence, "nothing printing"),
        Figure("queueing and draining them beside a window", took, "ms"),
    ]


@contextmanager
def _draining(desk: Desk) -> Generator[threading.Thread]:
    lane = threading.Thread(target=_drain, args=(desk,))
    lane.start()
    yield lane
    _drain(desk)


def _drain(desk: Desk) -> None:
    while desk.paper.print_next(PrinterRole.TICKETS):
        pass


def _issue_ms(desk: Desk, series: str, tap: str) -> float:
    return timed_ms(lambda: desk.queue.issue(BY, TakeNumber(tap, series)))
