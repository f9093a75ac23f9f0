"""From starting the process to a usable desk, and its memory, against a bare program."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

from benchmarks.figures import Figure

ROUNDS = 7
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
import sqlalchemy
from desk_app.store.file import connect_file
from desk_app.store.keys import load_key
from pathlib import Path
app = QApplication([])
home = Path(sys.argv[1])
file = connect_file(home / "station.db", load_key(home / "station.key"))
file.execute("SELECT count(*) FROM meta")
window = QMainWindow()
window.setCentralWidget(QLabel("..."))
window.show()
app.processEvents()
print("ready", flush=True)
"""
LEAN = """
from ui.lean_imports import read_no_sources
read_no_sources()  # as ui.__main__ does
"""
OURS = f"""
import sys
{LEAN}
from benchmarks.desk_probe import until_usable
until_usable(sys.argv[1])
"""
MEMORY = f"""
import sys
{LEAN}
from benchmarks.desk_probe import memory_after_work
memory_after_work(sys.argv[1])
"""
DRAINING = f"""
import sys
{LEAN}
from benchmarks.desk_probe import while_draining
while_draining(sys.argv[1])
"""
PAGE_ENTRIES = f"""
import sys
{LEAN}
from benchmarks.desk_probe import page_entries
page_entries(sys.argv[1])
"""


def measure(home: Path) -> list[Figure]:
    """Return the median time to a usable window; the two programs take turns."""
    ours: list[float] = []
    bare: list[float] = []
    for program in (OURS, BARE):
        until_ready(program, home)  # the page cache is warm afterwards for both
    for _ in range(ROUNDS):
        ours.append(until_ready(OURS, home)[0])
        bare.append(until_ready(BARE, home)[0])
    base = statistics.median(bare)
    against = "PySide6 + SQLAlchemy, same file, a window"
    return [
        Figure("start to a usable desk", statistics.median(ours), "ms", base, against, "≤ 1.5 ×")
    ]


def measure_memory(home: Path) -> list[Figure]:
    """Return the resident memory of the desk after it has shown and searched."""
    _, answer = until_ready(MEMORY, home)
    return [Figure("memory of the desk", float(answer.split()[1]), "MB", aim="≤ 220 MB")]


def felt_while_draining(home: Path) -> list[float]:
    """Return what a window feels of 200 tickets being printed (``desk_probe.while_draining``)."""
    _, answer = until_ready(DRAINING, home)
    return json.loads(answer.removeprefix("ready "))


def measure_pages(home: Path) -> list[Figure]:
    """Return the longest turn of the window's thread for signing in and entering each page."""
    _, answer = until_ready(PAGE_ENTRIES, home)
    worked: dict[str, list[float]] = json.loads(answer.removeprefix("ready "))
    return [
        Figure(f"{what}: longest turn, processor time, {when}", work, "ms", aim="≤ 50 ms")
        for what, works in worked.items()
        for when, work in zip(("first", "again"), works, strict=False)
    ]


def until_ready(program: str, home: Path, patience_s: int = 120) -> tuple[float, str]:
    """Run a program on a store; return the milliseconds until it said "ready", and what it said."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(home)], stdout=subprocess.PIPE, env=environment
    ) as process:
        if process.stdout is None:
            raise RuntimeError("no output")
        killer = Timer(patience_s, process.kill)
        killer.start()
        line = process.stdout.readline().decode()
        killer.cancel()
        took = (time.perf_counter() - start) * 1000
        process.wait(60)
    if not line.startswith("ready"):
        raise RuntimeError(f"the program did not get ready: {line!r}")
    return took, line
