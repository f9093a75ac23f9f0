"""From a touch to a number: what the kiosk asks the station, and which screen follows."""

import logging
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from desk_app.domain.events import Priority
from desk_app.domain.problems import Problem
from desk_app.usecases.commands import Issued, TakeNumber
from desk_app.views import JobState, PrintJob
from ui.kiosk import state as jobs
from ui.kiosk import texts
from ui.kiosk.staff_access import StaffAccess
from ui.kiosk.state import KioskState
from ui.kiosk.timing import Timing
from ui.station import DOCUMENTS, TICKETS, Station

if TYPE_CHECKING:
    from ui.kiosk.pages import KioskPage
    from ui.kiosk.window import KioskWindow

KIOSK: Final = "kiosk"  # who gives the number when nobody signed in
_PRINTED: Final = frozenset({JobState.SENT, JobState.CONFIRMED})
_NOT_PRINTED: Final = frozenset({JobState.FAILED, JobState.UNKNOWN})

log = logging.getLogger(__name__)


class KioskFlow(QObject):
    """Start, confirm, done, and back; paused while the store fails. One touch is one ticket."""

    def __init__(self, window: "KioskWindow", station: Station, timing: Timing) -> None:
        super().__init__(window)
        self._window, self._station, self._timing = window, station, timing
        self._state: KioskState | None = None
        self._letter = ""
        self._issued: Issued | None = None
        self._is_busy = False
        self._is_paused = False
        self._started = False
        self._left_s = 0
        self._tick = QTimer(self, interval=timing.tick_ms)
        self._tick.timeout.connect(self._count_down)
        self._retry = QTimer(self, interval=timing.retry_ms)
        self._retry.timeout.connect(self._try_again)
        self._refresh = QTimer(self, interval=timing.refresh_ms)
        self._refresh.timeout.connect(self._look)
        self._access = StaffAccess(window, station, timing)
        self._access.left.connect(self._to_start)
        self._connect()

    def start(self) -> None:
        """Open the station, unless somebody did; then show the tiles."""
        if self._started:
            return
        self._started = True
        notice = self._window.notice
        notice.show_notice("clock-outline", texts.STARTING, texts.STARTING_ADVICE)
        self._window.show_page(notice)
        self._open()

    def stop(self) -> None:
        """Stop every clock."""
        for timer in (self._tick, self._retry, self._refresh):
            timer.stop()
        self._access.stop()
        self._started = False

    # --- opening, pausing, going on -----------------------------------------------------------

    def _open(self) -> None:
        if self._station.is_open():
            self._opened()
        else:
            self._station.open(self._opened, self._pause)

    def _opened(self) -> None:
        self._refresh.start()
        self._look()

    def _look(self) -> None:
        self._station.ask(self, jobs.look, self._show, self._pause, key="kiosk-look")

    def _look_again(self, topics: frozenset[str]) -> None:
        if topics & {TICKETS, DOCUMENTS} and not self._is_paused:
            self._look()

    def _show(self, state: KioskState) -> None:
        first = self._state is None
        self._state = state
        self._window.show_office(state.office, is_demo=state.is_demo)
        self._window.start.show_state(state)
        if first or self._window.current_page() in (self._window.start, self._window.notice):
            self._to_start()

    def _pause(self, error: Exception) -> None:
        """Say so to the citizen, with the last good state; try again until it works."""
        if not isinstance(error, Problem):
            log.error("the kiosk failed", exc_info=error)
        self._is_busy, self._is_paused = False, True
        seen = ""
        if self._state is not None:
            seen = texts.last_seen_words(self._state.at, self._state.counts())
        more = "\n".join(part for part in (texts.PAUSED_RETRY, seen) if part)
        self._window.notice.show_notice(
            "alert-circle-outline", texts.PAUSED, texts.PAUSED_ADVICE, more
        )
        self._window.show_page(self._window.notice)
        self._tick.stop()
        self._retry.start()

    def _try_again(self) -> None:
        if not self._station.is_open():
            self._retry.stop()
            self._station.open(self._go_on_opened, self._pause)
            return
        again = partial(jobs.probe, by=self._by())
        self._station.ask(self, again, self._go_on, self._pause, key="kiosk-probe")

    def _go_on_opened(self) -> None:
        self._refresh.start()
        self._retry.start()
        self._try_again()

    def _go_on(self, state: KioskState) -> None:
        self._retry.stop()
        self._is_paused = False
        self._show(state)

    # --- the two touches ----------------------------------------------------------------------

    def _pick(self, letter: str) -> None:
        if self._state is None or self._window.current_page() is not self._window.start:
            return
        self._letter = letter
        self._window.confirm.show_series(self._state, letter)
        self._turn_to(self._window.confirm)
        self._wait_for(self._timing.idle_s)

    def _take(self, tap: str, priority: str) -> None:
        if self._is_busy or self._window.current_page() is not self._window.confirm:
            return
        self._is_busy = True
        self._window.confirm.show_busy(is_busy=True)
        self._tick.stop()
        wish = TakeNumber(tap, self._letter, priority=Priority(priority) if priority else None)
        self._station.ask(
            self, partial(jobs.issue, by=self._by(), wish=wish), self._given, self._pause
        )

    def _given(self, answer: Issued | Problem) -> None:
        if isinstance(answer, Problem):
            self._pause(answer)
            return
        self._is_busy = False
        self._issued = answer
        service = self._state.series_named(self._letter).name if self._state else ""
        self._window.done.show_issued(answer, service)
        self._window.show_page(self._window.done)
        self._window.guard.settle(self._timing.quiet_ms, until_quiet=True)
        self._wait_for(self._timing.done_s)
        self._station.print_waiting()
        self._look()

    def _show_paper(self, job: PrintJob) -> None:
        if job.state in _NOT_PRINTED or job.state in _PRINTED:
            is_printed = job.state in _PRINTED
            self._window.start.show_printer(is_working=is_printed)
            if self._issued is not None and job.id == self._issued.job_id:
                self._tell_paper(job, is_printed=is_printed)

    def _tell_paper(self, job: PrintJob, *, is_printed: bool) -> None:
        if job.is_only_saved:
            self._window.done.show_no_printer()
        else:
            self._window.done.show_printed(is_printed=is_printed)
        if job.is_only_saved or not is_printed:  # time to note the number
            self._wait_for(self._timing.failed_s)

    # --- waiting and going back ---------------------------------------------------------------

    def _to_start(self) -> None:
        state = self._state
        if state is None or self._is_paused or self._is_busy:
            return
        self._issued = None
        self._tick.stop()
        is_closed = not state.reception.is_open and not self._access.is_open_by_staff()
        if is_closed and not state.is_demo:
            self._window.notice.show_notice("weather-night", texts.CLOSED, state.reception.words)
            self._window.show_page(self._window.notice)
            return
        self._window.start.show_notice("" if state.reception.is_open else texts.CLOSED)
        self._turn_to(self._window.start)

    def _leave_done(self) -> None:
        self._window.dress_plainly()
        self._to_start()
        # whoever still taps must rest the finger before the next number
        self._window.guard.settle(self._timing.settle_ms, until_quiet=True)

    def _turn_to(self, page: "KioskPage") -> None:
        if self._window.current_page() is not page:
            self._window.show_page(page)
            self._window.guard.settle(self._timing.settle_ms)

    def _wait_for(self, seconds: int) -> None:
        self._left_s = seconds
        self._show_left()
        self._tick.start()

    def _count_down(self) -> None:
        self._left_s -= 1
        self._show_left()
        if self._left_s > 0:
            return
        self._tick.stop()
        if self._window.current_page() is self._window.done:
            self._leave_done()
        else:
            self._window.dress_plainly()
            self._to_start()

    def _show_left(self) -> None:
        for page in (self._window.confirm, self._window.done):
            if self._window.current_page() is page:
                page.show_left(self._left_s)

    def _touched(self) -> None:
        """A touch shows that somebody is there: the countdown of the question starts anew."""
        asking = self._window.current_page() is self._window.confirm and not self._is_busy
        if asking and self._left_s < self._timing.idle_s:
            self._wait_for(self._timing.idle_s)

    def _by(self) -> str:
        return self._station.session.staff_id or KIOSK

    def _connect(self) -> None:
        window = self._window
        window.start.picked.connect(self._pick)
        window.confirm.take_asked.connect(self._take)
        window.confirm.back_asked.connect(self._to_start)
        window.confirm.more_time_asked.connect(partial(self._wait_for, self._timing.more_s))
        window.done.done_asked.connect(self._leave_done)
        window.guard.touched.connect(self._touched)
        self._station.changes.changed.connect(self._look_again)
        self._station.job_done.connect(self._show_paper)
