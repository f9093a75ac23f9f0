"""Before the doors open: the office, its catalogue, and what was left from earlier days."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from desk_app.calendar_seed import seed_calendar
from desk_app.catalogue_files import read_catalogue
from desk_app.demo.office import make_demo
from desk_app.desk import Desk
from desk_app.domain.calendar import Calendar, Limit, Unit
from desk_app.domain.catalogue import compare, next_version
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import DossierForwarded, SubmittedPaper
from desk_app.domain.intake import Intake
from desk_app.domain.moments import from_local, local
from desk_app.domain.office import Counter
from desk_app.domain.person import Person
from desk_app.domain.procedure import Channel, Procedure
from desk_app.paths import Home
from desk_app.usecases.commands import Accepted
from ui.tour.citizens import CONTRACT, DISABILITY, MARITAL_STATUS, RESIDENCE, People
from ui.tour.clock import TourClock

OPENS: Final = time(7, 32)
COUNTER: Final = "6"
HISTORY_PER_DAY: Final = 6.0
HISTORY_DAYS: Final = 60
COLLEAGUE: Final = "C3"
IN_FORCE_SINCE: Final = timedelta(days=40)
OLD_SLOT: Final = 9  # earlier dossiers came from another station: no number meets another
REAL_CATALOGUE: Final = Path(__file__).parents[3] / "shared" / "data" / "procedures.json"


@dataclass(frozen=True, slots=True)
class Stage:
    """What the day begins with: its day, and the dossiers of earlier days by their names."""

    today: date
    catalogue: str
    dossiers: dict[str, Dossier]


@dataclass(frozen=True, slots=True)
class _Past:
    """A dossier of an earlier day: how many working days ago, and how far it came."""

    name: str
    procedure: str
    days_ago: int
    done: bool


PASTS: Final = (
    _Past("late", MARITAL_STATUS, 9, done=False),
    _Past("ready", MARITAL_STATUS, 5, done=True),
    _Past("lost", RESIDENCE, 6, done=True),
    _Past("proxy", CONTRACT, 4, done=True),
    _Past("supplement", DISABILITY, 3, done=False),
)


def new_home(home: Home, clock: TourClock, per_day: float, days: int) -> None:
    """Make a fresh demo office whose counter 6 serves every line."""
    with make_demo(home, clock, per_day=per_day, days=days) as desk:
        office = desk.settings.office()
        lines = tuple(series.letter for series in office.series)
        counters = (*office.counters, Counter(COUNTER, lines))
        desk.settings.save_office(replace(office, counters=counters), COLLEAGUE)


def first_working_day(calendar: Calendar, on: date) -> date:
    """Return ``on``, or the next day that is worked."""
    while not calendar.is_working_day(on):
        on += timedelta(days=1)
    return on


def next_day_of(desk: Desk) -> date:
    """Return the day after the last one in the journal."""
    with desk.store.reading() as connection:
        last = connection.exec_driver_sql("SELECT max(at) FROM event").scalar()
    return local(datetime.fromisoformat(last)).date() + timedelta(days=1) if last else date.min


def opening(on: date) -> datetime:
    """Return the moment the doors open, UTC."""
    return from_local(datetime.combine(on, OPENS))


def stage(desk: Desk, clock: TourClock, people: People) -> Stage:
    """Import the real catalogue when it is there and take in the dossiers of earlier days."""
    today = local(clock()).date()
    identity = replace(desk.identity, slot=OLD_SLOT)
    earlier = Desk(desk.store, identity, desk.home)
    staged = {past.name: _take_in(earlier, clock, past, people[past.name]) for past in PASTS}
    clock.set(opening(today))
    desk.register.close_register(COLLEAGUE, today - timedelta(days=1))
    return Stage(today, _import_catalogue(desk), staged)


def _import_catalogue(desk: Desk) -> str:
    before = desk.settings.procedures()
    if not REAL_CATALOGUE.exists():
        return f"danh mục kèm chương trình ({len(before)} thủ tục)"
    read, _ = read_catalogue(REAL_CATALOGUE)
    # in force before the earliest of PASTS, so that another day in the same office can be staged
    change = compare(before, read, desk.dossiers.today() - IN_FORCE_SINCE)
    known = {procedure.code: procedure for procedure in before}
    after = [one for one in next_version(change) if one != known.get(one.code)]
    desk.settings.save_procedures(after, COLLEAGUE)
    return f"danh mục đã nhập ({len(read)} thủ tục)"


def _take_in(desk: Desk, clock: TourClock, past: _Past, person: Person) -> Dossier:
    today = local(clock()).date()
    day = _days_before(desk.settings.calendar(), today, past.days_ago)
    clock.set(from_local(datetime.combine(day, time(8, 40))))
    accepted = desk.dossiers.receive(COLLEAGUE, _page(desk, past.procedure, person))
    if not isinstance(accepted, Accepted):
        raise TypeError(f"{past.name}: {accepted}")
    for job_id in accepted.job_ids:
        desk.paper.print_job(job_id)
    dossier = accepted.dossier
    unit = desk.settings.office().units[0].name
    for later, step in _steps(desk, dossier.id, unit, done=past.done):
        clock.pass_time(later)
        outcome = step()
        if not isinstance(outcome, Dossier):
            raise TypeError(f"{past.name}: {outcome}")
        dossier = outcome
    clock.set(opening(today))
    return dossier


def _steps(
    desk: Desk, dossier_id: str, unit: str, *, done: bool
) -> list[tuple[timedelta, Callable[[], object]]]:
    actions = desk.dossiers
    begun: list[tuple[timedelta, Callable[[], object]]] = [
        (
            timedelta(minutes=50),
            lambda: actions.forward(COLLEAGUE, dossier_id, DossierForwarded(unit)),
        ),
        (timedelta(hours=1), lambda: actions.start(COLLEAGUE, dossier_id, unit)),
    ]
    if not done:
        return begun
    return [
        *begun,
        (timedelta(hours=4), lambda: actions.make_result(COLLEAGUE, dossier_id)),
        (timedelta(hours=1), lambda: actions.take_in_result(COLLEAGUE, dossier_id, "B07")),
    ]


def _page(desk: Desk, code: str, person: Person) -> Intake:
    procedure = desk.settings.procedure(code)
    if procedure is None:
        raise LookupError(code)
    route = procedure.route(Channel.COUNTER, procedure.cases()[0][0] if procedure.cases() else "")
    known = procedure.effective_limit(route) if route else None
    case = route.case if route else ""
    return Intake(
        id=desk.dossiers.new_id(),
        procedure=procedure,
        applicant=person,
        route_case=case,
        papers=_all_papers(procedure, case),
        agreed_limit=None if known else Limit(Decimal(3), Unit.WORKING_DAYS),
    )


def _all_papers(procedure: Procedure, case: str) -> tuple[SubmittedPaper, ...]:
    return tuple(
        SubmittedPaper(missing.key, missing.any_of[0].name, originals=1)
        for missing in procedure.missing_papers((), case)
    )


def _days_before(calendar: Calendar, today: date, count: int) -> date:
    day = today
    while count:
        day -= timedelta(days=1)
        count -= calendar.is_working_day(day)
    return day


def demo_calendar(year: int) -> Calendar:
    """Return the days of the calendar that every new office begins with."""
    return seed_calendar(year - 1, year + 1, f"{year}.1")


def dossiers_in(desk: Desk) -> int:
    """Return how many dossiers the store holds."""
    with desk.store.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM dossier").scalar_one()
