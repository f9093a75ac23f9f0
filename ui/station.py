"""The windows' way to the front door: jobs run in lanes, answers come on the GUI thread.

Pages ask through ``ask``; nobody else in ``ui`` opens a store or waits for one (law 12).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.clock import Now, utc_now
from desk_app.domain.problems import Problem
from desk_app.entrance import Entrance, entrance
from desk_app.paths import Home
from desk_app.views import JobState, PrinterRole, PrintJob, Pulse
from ui.changes import Changes
from ui.lane import Lane
from ui.turns import next_turn

if TYPE_CHECKING:
    from desk_app.desk import Desk

T = TypeVar("T")
LOOK_AGAIN_MS = 1500
TIDY_MS = 10_000
TICKETS = "tickets"
DOSSIERS = "dossiers"
DOCUMENTS = "documents"
JOBS = "jobs"
OUR_FAULT = "Chương trình gặp lỗi. Việc vừa làm chưa được ghi; hãy thử lại hoặc báo quản trị."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Session:
    """Who works at this window, and where."""

    staff_id: str = ""
    staff_name: str = ""
    counter: str = "1"


class Station(QObject):
    """One open station: its lanes (store, each printer, pictures), the session and the changes.

    ``trouble`` carries the sentence of a failure nobody else shows; ``job_done`` every print job
    after it was tried.
    """

    trouble = Signal(str)
    job_done = Signal(object)  # desk_app.views.PrintJob

    def __init__(
        self, home: Home, counter: str = "1", now: Now = utc_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.home = home
        self.now = now
        self.session = Session(counter=counter)
        self.changes = Changes(self)
        self._store_lane = Lane("store", self)
        self._print_lanes = {role: Lane(f"printer-{role}", self) for role in PrinterRole}
        self._look_lane = Lane("pictures", self)
        self._to_follow = 0  # actions that are done and not followed up yet
        self._desk: Desk | None = None
        self._pulse = Pulse(0, 0, 0)
        self._look_again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._feel_pulse)
        self._tidy = QTimer(self, interval=TIDY_MS)
        self._tidy.timeout.connect(self._ask_tidy)

    def open(self, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Open the store in its lane; ``done`` runs on the GUI thread when it is open."""

        def opened(desk: "Desk") -> None:
            self._desk = desk
            self._look_again.start()
            self._tidy.start()
            done()

        self._store_lane.submit(self, partial(_open, self.home, self.now), opened, failed)

    def look_in(
        self, done: Callable[[Entrance | None], None], failed: Callable[[Exception], None]
    ) -> None:
        """Read who may sign in, before the store is opened in earnest."""
        self._store_lane.submit(self, partial(entrance, self.home), done, failed)

    def prepare(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run what needs no store, such as an import, in the lane of the pictures."""
        self._look_lane.submit(owner, job, done, failed)

    def ask(
        self,
        owner: QObject,
        job: Callable[["Desk"], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Run a question or an action in the store lane; the answer comes on the GUI thread.

        Without ``failed``, a failure is told through ``trouble``. A newer job with the same
        ``key`` takes the place of one that still waits.
        """
        if self._desk is not None:
            failing = failed or self._tell_trouble
            self._store_lane.submit(owner, partial(job, self._desk), done, failing, key=key)

    def act(
        self,
        owner: QObject,
        job: Callable[["Desk"], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run an action of a person; whoever shows what changed looks again, and paper is made."""

        def acted(answer: T) -> None:
            done(answer)
            # what the window shows comes first: a lane that computes would keep it waiting
            self._to_follow += 1
            next_turn(self, self._follow_up)

        self.ask(owner, job, acted, failed)

    def _follow_up(self) -> None:
        self._to_follow -= 1
        self._feel_pulse()
        self.print_waiting()

    def look(
        self, owner: QObject, job: Callable[["Desk"], T], done: Callable[[T], None], *, key: str
    ) -> None:
        """Ask for pictures of paper, so that they delay no action and wait for no printer."""
        if self._desk is not None:
            show = partial(job, self._desk)
            self._look_lane.submit(owner, show, done, self._tell_trouble, key=key)

    def use_printer(
        self,
        owner: QObject,
        role: PrinterRole,
        job: Callable[["Desk"], T],
        done: Callable[[T], None],
        *,
        key: str,
    ) -> None:
        """Do what a printer is waited for: print one job, ask for its state, test it."""
        if self._desk is not None:
            use = partial(job, self._desk)
            self._print_lanes[role].submit(owner, use, done, self._tell_trouble, key=key)

    def print_waiting(self) -> None:
        """Print what waits, one job after the other, each printer in its lane."""
        for role in PrinterRole:
            self._print_waiting(role)

    def _print_waiting(self, role: PrinterRole) -> None:
        def printed(job: PrintJob | None) -> None:
            if job is None:
                return
            self.job_done.emit(job)
            self.changes.tell({JOBS})
            if job.state is not JobState.QUEUED:
                self._print_waiting(role)

        self.use_printer(self, role, partial(_print_next, role), printed, key="print_next")

    def is_open(self) -> bool:
        """Say whether the store is open."""
        return self._desk is not None

    def is_busy(self) -> bool:
        """Say whether anything is still under way."""
        return self._to_follow > 0 or any(lane.is_busy() for lane in self._lanes())

    def close(self, *, back_up: bool = False) -> None:
        """Finish what runs, keep a copy of the day if asked, then close the store.

        Call it after the event loop: copying a big store takes its time.
        """
        self._look_again.stop()
        self._tidy.stop()
        if self._to_follow:  # what was just done still owes its paper
            self.print_waiting()
            for lane in self._print_lanes.values():
                lane.close(finish=True)
        for lane in self._lanes():
            lane.close()
        if self._desk is not None:
            if back_up:
                self._back_up(self._desk)
            self._desk.close()
            self._desk = None

    def _lanes(self) -> tuple[Lane, ...]:
        return *self._print_lanes.values(), self._look_lane, self._store_lane

    def _back_up(self, desk: "Desk") -> None:
        try:
            desk.back_up()
        except (Problem, OSError):
            # the day is safe in the store; ``motcua doctor`` tells how old the newest copy is
            log.exception("no backup on closing")

    def _ask_tidy(self) -> None:
        self.look(self, lambda desk: desk.tidy(), lambda _: None, key="tidy")

    def _feel_pulse(self) -> None:
        self.ask(self, lambda desk: desk.pulse(), self._compare_pulse, key="pulse")

    def _compare_pulse(self, pulse: Pulse) -> None:
        before, self._pulse = self._pulse, pulse
        topics: set[str] = set()
        if pulse.events != before.events:
            topics |= {TICKETS, DOSSIERS}
        if pulse.documents != before.documents:
            topics.add(DOCUMENTS)
        if pulse.jobs != before.jobs:
            topics.add(JOBS)
        self.changes.tell(topics)

    def _tell_trouble(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self.trouble.emit(error.sentence)
            return
        log.error("a job failed", exc_info=error)
        self.trouble.emit(OUR_FAULT)


def _open(home: Home, now: Now) -> "Desk":
    from desk_app.desk import Desk

    return Desk.open(home, now)


def _print_next(role: PrinterRole, desk: "Desk") -> PrintJob | None:
    return desk.paper.print_next(role)
