"""The guided day: 20 citizens through the real windows, from the first number to the closing."""

import logging
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desk_app.clock import utc_now
from desk_app.desk import Desk
from desk_app.domain.moments import local
from desk_app.paths import Home
from ui.tour import staging
from ui.tour.album import Album
from ui.tour.citizens import SUBMITTER, VISITS, People
from ui.tour.clock import TourClock
from ui.tour.driver import Stuck
from ui.tour.ledger import Ledger, TroubleLog
from ui.tour.slips import Slip, has_reader, keep_slips
from ui.tour.stalls import StallLog
from ui.tour.summary import Report, lines, write_summary

if TYPE_CHECKING:
    from ui.tour.theatre import Theatre


def run_tour(out: Path, home: Path | None = None) -> int:
    """Drive the day and write what was seen into ``out``; 0 when everything went right.

    Without ``home`` a fresh demo office is made and thrown away afterwards; a store that is given
    is used as it is, and keeps what the day wrote into it.
    """
    out.mkdir(parents=True, exist_ok=True)
    if home is not None:
        return _run(out, Home(home), fresh=False)
    with TemporaryDirectory(prefix="motcua-tour-") as folder:
        return _run(out, Home(Path(folder)), fresh=True)


def _run(out: Path, home: Home, *, fresh: bool) -> int:
    from ui.app import application

    began_s = time.monotonic()
    ledger, stalls = Ledger(), StallLog()
    app = application()
    logging.getLogger().addHandler(TroubleLog(ledger))
    album = Album(out / "screens", stalls)
    clock = TourClock(utc_now())
    _say("Chuẩn bị văn phòng mẫu (dữ liệu thử)…")
    people, stage = _prepare(home, clock, fresh=fresh)
    from ui.tour.theatre import Opening

    theatre = Opening(app, home, clock, album).build(ledger, stalls, people, stage)
    try:
        _live(theatre)
        slips = _close(theatre, out)
    finally:
        stalls.stop()
        theatre.close()
    report = _report(theatre, slips, time.monotonic() - began_s)
    write_summary(out, report)
    _tell(report, out)
    return 1 if ledger.failures() else 0


def _prepare(home: Home, clock: TourClock, *, fresh: bool) -> tuple[People, staging.Stage]:
    calendar = staging.demo_calendar(utc_now().year)
    today = staging.first_working_day(calendar, local(utc_now()).date())
    clock.set(staging.opening(today))
    if fresh:
        staging.new_home(home, clock, staging.HISTORY_PER_DAY, staging.HISTORY_DAYS)
    names = [visit.staged or visit.name for visit in VISITS]
    people = People.of([*names, SUBMITTER], today)
    with Desk.open(home, clock) as desk:
        return people, staging.stage(desk, clock, people)


def _live(theatre: "Theatre") -> None:
    from ui.tour.script import play

    try:
        play(theatre)
    except Stuck as stuck:
        theatre.ledger.trouble(str(stuck))
    except Exception as error:  # the summary must be written all the same
        theatre.ledger.trouble(f"{type(error).__name__}: {error}")
        logging.getLogger(__name__).debug("the script failed", exc_info=error)


def _close(theatre: "Theatre", out: Path) -> list[Slip]:
    from ui.tour.checks import check_outcomes, check_slips, check_store, check_tickets, jobs_since

    theatre.stalls.stop()
    ledger = theatre.ledger
    since = staging.opening(theatre.stage.today)
    theatre.ask(lambda desk: check_store(desk, ledger))
    theatre.ask(lambda desk: check_outcomes(desk, theatre.done, ledger))
    theatre.ask(lambda desk: check_tickets(desk, list(theatre.labels), ledger))
    theatre.figures["dossiers"] = theatre.ask(staging.dossiers_in)
    jobs = theatre.ask(lambda desk: jobs_since(desk, since))
    check_slips(jobs, ledger)
    return theatre.ask(lambda desk: keep_slips(desk, jobs, out / "slips", ledger))


def _report(theatre: "Theatre", slips: list[Slip], seconds: float) -> Report:
    return Report(
        day=theatre.stage.today,
        catalogue=theatre.stage.catalogue,
        dossiers_in_store=theatre.figures.get("dossiers", 0),
        seconds=seconds,
        longest_ms=theatre.stalls.longest_ms(),
        most_work_ms=theatre.stalls.most_work_ms(),
        stalls=theatre.stalls.longest(),
        birth_keys=theatre.figures.get("birth_keys", 0),
        pictures=tuple(theatre.album.pictures),
        slips=tuple(slips),
        codes_read=has_reader(),
        ledger=theatre.ledger,
    )


def _tell(report: Report, out: Path) -> None:
    for line in lines(report):
        _say(line)
    for wrong in report.ledger.failures():
        _say(f"SAI: {wrong}")
    _say(f"Xem {out / 'summary.html'}")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
