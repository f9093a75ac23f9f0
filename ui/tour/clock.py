"""The clock of the guided day: it stands where the script puts it, and runs on from there."""

import time
from datetime import datetime, timedelta
from threading import Lock


class TourClock:
    """Callable from any thread: an aware UTC moment that never goes back by itself."""

    def __init__(self, start: datetime) -> None:
        self._lock = Lock()
        self._start = start
        self._since_s = time.monotonic()

    def __call__(self) -> datetime:
        with self._lock:
            return self._start + timedelta(seconds=time.monotonic() - self._since_s)

    def set(self, moment: datetime) -> None:
        """Put the clock to ``moment``; staging puts it back by days."""
        with self._lock:
            self._start, self._since_s = moment, time.monotonic()

    def pass_time(self, span: timedelta) -> None:
        """Let ``span`` pass at once."""
        self.set(self() + span)
