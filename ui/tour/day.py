"""The guided day: 20 citizens through the real windows, from the first number to the closing."""

import logging
import sys
import time
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

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
    from PySide6.QtWidgets import QApplication

    from ui.tour.theatre import Theatre


ONLY_DEMO: Final = "Thư mục này là của một đơn vị thật; ngày mẫu chỉ chạy trên đơn vị thử."


def run_tour(out: Path, home: Path | None = None) -> int:
    """Drive the day and write what was seen into ``out``; 0 when everything went right.

    Without ``home`` a fresh demo office is made and thrown away afterwards. A demo office that is
    given keeps what the day wrote into it, and may live through another day; a folder without one
    gets one.
    """
    out.mkdir(parents=True, exist_ok=True)
    if home is not None:
        return _run(out, Home(home))
    with TemporaryDirectory(prefix="motcua-tour-") as folder:
        return _run(out, Home(Path(folder)))


def _run(out: Path, home: Home) -> int:
    from ui.app import application

    tour = Tour(out, home, application())
    troubles = TroubleLog(tour.ledger)
    logging.getLogger().addHandler(troubles)
    try:
        tour.run()
    finally:
        logging.getLogger().removeHandler(troubles)
    report = tour.report()
    write_summary(out, report)
    _tell(report, out)
    return 1 if tour.ledger.failures() else 0


class Tour:
    """One day from staging to the books; whatever fails is written down, never raised."""

    def __init__(self, out: Path, home: Home, app: "QApplication") -> None:
        self.ledger, self._stalls = Ledger(), StallLog()
        self._began_s = time.monotonic()
        self._out, self._home, self._app = out, home, app
        self._album = Album(out / "screens", self._stalls)
        self._clock = TourClock(utc_now())
        self._stage: staging.Stage | None = None
        self._figures: dict[str, int] = {}
        self._slips: list[Slip] = []

    def run(self) -> None:
        """Go through the day; what comes after a failure is left out, but for the books."""
        with self._watched("chuẩn bị"):
            _say("Chuẩn bị văn phòng mẫu (dữ liệu thử)…")
            people, self._stage = prepare(self._home, self._clock)
            self._live(people, self._stage)

    def report(self) -> Report:
        """Return what the summary tells, however far the day came."""
        return Report(
            day=self._stage.today if self._stage else local(self._clock()).date(),
            catalogue=self._stage.catalogue if self._stage else "",
            dossiers_in_store=self._figures.get("dossiers", 0),
            seconds=time.monotonic() - self._began_s,
            longest_ms=self._stalls.longest_ms(),
            most_work_ms=self._stalls.most_work_ms(),
            stalls=self._stalls.longest(),
            birth_keys=self._figures.get("birth_keys", 0),
            pictures=tuple(self._album.pictures),
            slips=tuple(self._slips),
            codes_read=has_reader(),
            ledger=self.ledger,
        )

    def _live(self, people: People, stage: staging.Stage) -> None:
        from ui.tour.script import play
        from ui.tour.theatre import Opening

        opening = Opening(self._app, self._home, self._clock, self._album)
        theatre = opening.build(self.ledger, self._stalls, people, stage)
        self._figures = theatre.figures
        try:
            with self._watched("trong ngày"):
                play(theatre)
            with self._watched("kiểm tra sổ sách"):
                self._close(theatre, stage)
        finally:
            self._stalls.stop()
            theatre.close()

    def _close(self, theatre: "Theatre", stage: staging.Stage) -> None:
        from ui.tour import checks

        self._stalls.stop()
        ledger = self.ledger
        since = staging.opening(stage.today)
        theatre.ask(lambda desk: checks.check_store(desk, ledger))
        theatre.ask(lambda desk: checks.check_register(desk, ledger))
        theatre.ask(lambda desk: checks.check_outcomes(desk, theatre.done, ledger))
        theatre.ask(lambda desk: checks.check_tickets(desk, list(theatre.labels), ledger))
        theatre.figures["dossiers"] = theatre.ask(staging.dossiers_in)
        jobs = theatre.ask(lambda desk: checks.jobs_since(desk, since))
        checks.check_slips(jobs, ledger)
        folder = self._out / "slips"
        self._slips = theatre.ask(lambda desk: keep_slips(desk, jobs, folder, ledger))

    @contextmanager
    def _watched(self, part: str) -> Generator[None]:
        try:
            yield
        except Stuck as stuck:
            self.ledger.trouble(f"{part}: {stuck}")
        except Exception as error:  # the summary must be written all the same
            logging.getLogger(__name__).debug("the tour failed", exc_info=error)
            where = traceback.extract_tb(error.__traceback__)[-1]
            at = f"{Path(where.filename).name}:{where.lineno}"
            self.ledger.trouble(f"{part}: {type(error).__name__}: {error} ({at})")


def prepare(home: Home, clock: TourClock) -> tuple[People, staging.Stage]:
    """Make the office ready for the next working day that its journal has not seen.

    Raises:
        OfficeIsReal: Nobody invented goes into the books of a real office.
    """
    calendar = staging.demo_calendar(utc_now().year)
    today = staging.first_working_day(calendar, local(utc_now()).date())
    clock.set(staging.opening(today))
    is_new = not home.store.exists()
    if is_new:
        staging.new_home(home, clock, staging.HISTORY_PER_DAY, staging.HISTORY_DAYS)
    with Desk.open(home, clock) as desk:
        if not desk.identity.demo:
            raise OfficeIsReal(ONLY_DEMO)
        if not is_new:
            today = staging.first_working_day(calendar, max(today, staging.next_day_of(desk)))
            clock.set(staging.opening(today))
        names = [visit.staged or visit.name for visit in VISITS]
        people = People.of([*names, SUBMITTER], today)
        return people, staging.stage(desk, clock, people)


class OfficeIsReal(Exception):
    """The folder that was given belongs to an office that exists."""


def _tell(report: Report, out: Path) -> None:
    for line in lines(report):
        _say(line)
    for wrong in report.ledger.failures():
        _say(f"SAI: {wrong}")
    _say(f"Xem {out / 'summary.html'}")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
