"""The guided day on a big store: how long the window did not answer, and what the machine took.

A machine that other machines share stops a thread for tens of milliseconds whatever it does: so
a bare window computes beside the same watch before each day, for as long.
"""

import json
import shutil
from pathlib import Path

from benchmarks.figures import Figure, machine
from benchmarks.start import LEAN, until_ready

DAYS = 3
WHAT = ("longest turn, processor time", "longest silence, by the clock")
PATIENCE_S = 600
DAY = f"""
import sys
{LEAN}
from benchmarks.desk_probe import guided_day
guided_day(sys.argv[1])
"""
BARE = """
from benchmarks.desk_probe import bare_turns
bare_turns()
"""
AGAINST = "a bare window that computes 10 ms a turn"


def measure(home: Path) -> list[Figure]:
    """Return the longest turn and the longest silence of each day, in milliseconds."""
    lived = home.parent / f"{home.name}-lived"  # a day leaves its dossiers behind
    shutil.rmtree(lived, ignore_errors=True)
    shutil.copytree(home, lived)
    figures: list[Figure] = []
    for number in range(1, DAYS + 1):
        figures.append(machine())
        bare, day = _seen(BARE, lived), _seen(DAY, lived)
        for what, ours, base in zip(WHAT, day, bare, strict=True):
            words = f"guided day {number}: {what}"
            figures.append(Figure(words, ours, "ms", base, AGAINST, "≤ 50 ms"))
    shutil.rmtree(lived)
    return figures


def _seen(program: str, home: Path) -> list[float]:
    """Return the most processor time of one turn and the longest silence."""
    _, answer = until_ready(program, home, PATIENCE_S)
    return json.loads(answer.removeprefix("ready "))
