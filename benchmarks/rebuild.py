"""Folding the journal anew: events a second, and whether it grows with the journal only."""

import time
from pathlib import Path

from benchmarks.big_store import big_store
from benchmarks.figures import Figure
from desk_app.desk import Desk
from desk_app.paths import Home
from desk_app.store.rebuild import rebuild


def measure(home: Path) -> list[Figure]:
    """Return the speed of a rebuild, and the speed at a quarter of the size beside it."""
    quarter = big_store(home.parent, int(home.name) // 4)
    whole, small = _events_per_s(home), _events_per_s(quarter)
    return [
        Figure("rebuild of the register", whole, "events/s", small, "a quarter", "≥ 15,000, linear")
    ]


def _events_per_s(home: Path) -> float:
    with Desk.open(Home(home)) as desk, desk.store.writing("") as w:
        events = w.connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one()
        start = time.perf_counter()
        rebuild(w.connection)
        return events / (time.perf_counter() - start)
