"""Stores of any size, generated once and kept: the demo ward's past, longer and thicker."""

import shutil
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from desk_app.demo.office import DEMO_STAFF, make_demo, seeded, years_of
from desk_app.desk import Desk
from desk_app.domain.events import DossierReceived, ResultMade, ResultReturned
from desk_app.domain.moments import local
from desk_app.paths import Home
from desk_app.store import bulk
from desk_app.store.bulk import Past

YEARS_DAYS = 365
RECENT = timedelta(days=40)
WORKING_DAYS = 248
KEPT = (DossierReceived, ResultMade, ResultReturned)


def big_store(folder: Path, dossiers: int) -> Path:
    """Return the home of a store with about ``dossiers`` dossiers, made when it is missing.

    The last 40 days have whole histories; older dossiers have the three events that end them,
    so that a million fit a small disk.
    """
    home = Home(folder / f"{dossiers}")
    done = home.folder / "done"
    if done.exists():
        return home.folder
    shutil.rmtree(home.folder, ignore_errors=True)
    start = time.perf_counter()
    with make_demo(home, per_day=1, days=1) as desk:
        events = bulk.load(desk.store, _histories(desk, dossiers))
        desk.register.enter_missed(DEMO_STAFF[0].id)  # nobody's book lies open for a year
    done.write_text(str(events))
    seconds = time.perf_counter() - start
    print(f"… {events:,} events in {seconds:,.0f} s", file=sys.stderr, flush=True)
    return home.folder


def _histories(desk: Desk, dossiers: int) -> Iterator[tuple[str, list[Past]]]:
    source, chance = seeded(dossiers)
    years = years_of(desk, source, chance, local(desk.store.now()))
    recent = desk.store.now() - RECENT
    for made, (subject, past) in enumerate(years.histories(dossiers / WORKING_DAYS, YEARS_DAYS)):
        if made == dossiers:
            return
        old = past[0].at < recent and any(isinstance(p.event, ResultReturned) for p in past)
        yield subject, [p for p in past if not old or isinstance(p.event, KEPT)]
