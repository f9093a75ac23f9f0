"""Runs the real desk inside a measured process."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from desk_app.domain.office import Role, Staff
from desk_app.paths import Home
from ui.app import application, local_now
from ui.collecting import set_aside_when_built
from ui.desk.window import DeskWindow
from ui.stall import StallWatch
from ui.station import Station

if TYPE_CHECKING:  # what is slow to import comes after the first window
    from desk_app.desk import Desk

SEARCHES = ("nguyen", "tran thi h", "khai sinh", "H99", "0905", "le van an")
PAGES = (
    "dossiers", "returns", "today", "prints",
    "office", "catalogue", "calendar", "forms", "printers",
)  # fmt: skip
PAGE_BYTES = 4096
TICKETS = 200
TURN_MS, TURN_EVERY_MS, BARE_S = 10, 40, 90
LOOKED_EVERY_S = 0.3
CALM_S = 1.5  # everything that one entry of a page brings with it is done by then


def until_usable(home: str) -> None:
    """Say "ready" once the names of the staff are on the screen and a PIN can be typed."""
    app = application()
    window = DeskWindow(Station(Home(Path(home))), local_now)
    set_aside_when_built(window)
    window.ready.connect(lambda: _say("ready") or QTimer.singleShot(0, app.quit))
    window.show()
    app.exec()
    window.station.close()


def memory_after_work(home: str) -> None:
    """Say "ready" and the resident megabytes after every page was shown and searches ran."""
    app = application()
    station = Station(Home(Path(home)))
    window = DeskWindow(station, local_now)
    set_aside_when_built(window)

    def work() -> None:
        window.show_desk()
        for key in ("queue", "intake", "dossiers", "returns", "today", "prints"):
            window.go_to(key)
        for typed in SEARCHES:
            station.ask(window, lambda desk, t=typed: desk.dossiers.search(t), lambda _: None)
        station.ask(window, lambda desk: desk.dossiers.counts(), lambda _: measured())

    def measured() -> None:
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES
        _say(f"ready {resident / 1_000_000:.1f}")
        app.quit()

    window.settled.connect(work)  # every page is built
    window.show()
    app.exec()
    station.close()


def guided_day(home: str) -> None:
    """Say "ready" and what the window felt in one guided day: its longest turn and silence."""
    from ui.tour.day import Tour

    with TemporaryDirectory() as out, redirect_stdout(sys.stderr):
        tour = Tour(Path(out), Home(Path(home)), application())
        tour.run()
        report = tour.report()
    if tour.ledger.failures():
        raise RuntimeError(f"the day went wrong: {tour.ledger.failures()}")
    _say(f"ready {json.dumps([report.most_work_ms, report.longest_ms])}")


def bare_turns() -> None:
    """Say "ready" and the same of a bare window that computes 10 ms in each turn."""
    app = application()
    window = QMainWindow()
    window.show()
    watch = StallWatch()
    timer = QTimer(interval=TURN_EVERY_MS)
    timer.timeout.connect(lambda: _compute(TURN_MS))
    timer.start()
    watch.start()
    QTimer.singleShot(BARE_S * 1000, app.quit)
    app.exec()
    watch.close()
    _say(f"ready {json.dumps([watch.most_work_ms(), watch.longest_ms()])}")


def _compute(milliseconds: float) -> None:
    until_s = time.thread_time() + milliseconds / 1000
    while time.thread_time() < until_s:
        pass


def page_entries(home: str) -> None:
    """Say "ready" and the longest turns of entering each page, first and once more, as JSON."""
    app = application()
    station = Station(Home(Path(home)))
    window = DeskWindow(station, local_now)
    set_aside_when_built(window)
    watch = StallWatch()
    built: list[bool] = []
    window.settled.connect(lambda: built.append(True))
    window.show()
    _let_run_until(app, lambda: bool(built))
    _let_run(app, CALM_S)
    head = Staff("BENCH", "Người đo", Role.SUPERVISOR)
    worked: dict[str, list[float]] = {}
    watch.start()
    window.sign_in_as(head)
    _let_run(app, CALM_S)
    worked["sign in"] = [watch.most_work_ms()]
    for _ in range(2):
        for key in ("intake", *PAGES, "queue"):
            watch.start()
            window.go_to(key)
            _let_run(app, CALM_S)
            worked.setdefault(key, []).append(watch.most_work_ms())
    watch.close()
    _say(f"ready {json.dumps(worked)}")
    station.close()


def while_draining(home: str) -> None:
    """Say "ready" and what the window felt while 200 tickets were printed, as JSON.

    Milliseconds: its longest silence and its longest turn in processor time; the same of as long
    a time in which nothing was printed; and how long the printing took.
    """
    app = application()
    station = Station(Home(Path(home)))
    window = DeskWindow(station, local_now)
    set_aside_when_built(window)
    watch = StallWatch()
    heard: list[int] = []
    window.settled.connect(lambda: heard.append(0))
    window.show()
    _let_run_until(app, lambda: bool(heard))
    window.sign_in_as(Staff("BENCH", "Người đo", Role.SUPERVISOR))
    window.go_to("queue")
    _let_run(app, CALM_S)
    began_s = time.perf_counter()
    watch.start()
    station.act(window, _queue_tickets, lambda _: heard.clear())
    _let_run_until(app, lambda: not heard)
    while not heard or heard[-1]:
        heard.append(1)
        station.ask(window, lambda desk: len(desk.paper.unfinished()), heard.append)
        _let_run(app, LOOKED_EVERY_S)
    took_s = time.perf_counter() - began_s
    felt = [watch.longest_ms(), watch.most_work_ms()]
    watch.start()
    _let_run(app, took_s)
    felt += [watch.longest_ms(), watch.most_work_ms(), took_s * 1000]
    watch.close()
    _say(f"ready {json.dumps(felt)}")
    station.close()


def _queue_tickets(desk: "Desk") -> None:
    from desk_app.usecases.commands import TakeNumber

    series = desk.settings.office().series[0].letter
    for number in range(TICKETS):
        desk.queue.issue("PT", TakeNumber(f"drained-{number}", series))


def _let_run_until(app: QApplication, holds: Callable[[], bool]) -> None:
    while not holds():
        app.processEvents()
        time.sleep(0.001)


def _let_run(app: QApplication, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.001)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
