"""Measures how long the GUI thread was deaf: law 12, "the window never freezes"."""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final, cast

from PySide6.QtCore import QObject, Qt, QTimer, Slot

PROBE_MS: Final = 5
NOTICE_MS: Final = 40  # a silence worth naming; below it the place is not looked up


@dataclass(frozen=True, slots=True)
class Stall:
    """One silence of the GUI thread: how long, and the Python line that it was in.

    ``work_ms`` is the processor time of the thread meanwhile: where it is much less than the
    length, the thread waited for the machine or for the interpreter, not for its own work.
    """

    length_ms: float
    where: str
    work_ms: float = 0.0


class StallWatch(QObject):
    """A timer beats on the GUI thread; a monitor thread looks who holds it when it is silent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stalls: list[Stall] = []
        self._most_work_ms = 0.0
        self._where = ""
        self._beat_s, self._worked_s = time.perf_counter(), time.thread_time()
        self._watched = threading.get_ident()
        self._ended = threading.Event()
        self._monitor: threading.Thread | None = None
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=PROBE_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Forget what was measured and watch; call on the GUI thread."""
        self.close()
        self._stalls.clear()
        self._most_work_ms = 0.0
        self._ended.clear()
        self._beat_s, self._worked_s = time.perf_counter(), time.thread_time()
        self._monitor = threading.Thread(target=self._look, name="stall-watch", daemon=True)
        self._monitor.start()
        self._timer.start()

    def close(self) -> None:
        """Stop watching and join the monitor; the figures stay."""
        self._timer.stop()
        self._ended.set()
        if self._monitor is not None:
            self._monitor.join()
            self._monitor = None

    def longest_ms(self) -> float:
        """Return the longest silence so far beyond the probe's own interval, in milliseconds."""
        return max((stall.length_ms for stall in self._stalls), default=0.0)

    def most_work_ms(self) -> float:
        """Return the most processor time that the thread used in one silence, in milliseconds."""
        return self._most_work_ms

    def stalls(self) -> tuple[Stall, ...]:
        """Return the silences longer than 40 ms, the longest first."""
        noticed = [stall for stall in self._stalls if stall.length_ms >= NOTICE_MS]
        return tuple(sorted(noticed, key=lambda stall: -stall.length_ms))

    @Slot()
    def _beat(self) -> None:
        now_s, worked_s = time.perf_counter(), time.thread_time()
        length_ms = (now_s - self._beat_s) * 1000 - PROBE_MS
        work_ms = (worked_s - self._worked_s) * 1000
        self._beat_s, self._worked_s = now_s, worked_s
        self._most_work_ms = max(self._most_work_ms, work_ms)
        where, self._where = self._where, ""
        if length_ms >= NOTICE_MS or length_ms > self.longest_ms():
            self._stalls.append(Stall(length_ms, where, work_ms))

    def _look(self) -> None:
        while not self._ended.wait(NOTICE_MS / 2000):
            silent_ms = (time.perf_counter() - self._beat_s) * 1000
            if silent_ms >= NOTICE_MS and not self._where:
                self._where = _place_of(self._watched)


def _place_of(thread: int) -> str:
    look = cast("Callable[[], dict[int, FrameType]]", vars(sys)["_current_frames"])
    frame = look().get(thread)
    if frame is None:
        return "?"
    # read by hand: the traceback module opens the source file, and holds the interpreter for it
    code = frame.f_code
    return f"{Path(code.co_filename).name}:{frame.f_lineno} {code.co_name}"
