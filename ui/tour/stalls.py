"""The silences of the GUI thread over the whole day; pictures are taken while nobody measures."""

from collections.abc import Generator
from contextlib import contextmanager

from ui.stall import Stall, StallWatch


class StallLog:
    """Keeps what the watch saw between its pauses."""

    def __init__(self) -> None:
        self._watch = StallWatch()
        self._seen: list[Stall] = []
        self._longest_ms = self._most_work_ms = 0.0
        self._runs = False

    def start(self) -> None:
        """Measure from now on."""
        self._runs = True
        self._watch.start()

    def stop(self) -> None:
        """Keep what was seen and measure no longer."""
        if self._runs:
            self._runs = False
            self._watch.close()
            self._seen += self._watch.stalls()
            self._longest_ms = max(self._longest_ms, self._watch.longest_ms())
            self._most_work_ms = max(self._most_work_ms, self._watch.most_work_ms())

    @contextmanager
    def paused(self) -> Generator[None]:
        """Leave out what happens inside: it is the tour's own work, not the program's."""
        ran = self._runs
        self.stop()
        try:
            yield
        finally:
            if ran:
                self.start()

    def longest_ms(self) -> float:
        """Return the longest silence, in milliseconds."""
        return self._longest_ms

    def most_work_ms(self) -> float:
        """Return the most processor time that the thread used in one silence, in milliseconds."""
        return self._most_work_ms

    def longest(self, count: int = 3) -> tuple[Stall, ...]:
        """Return the longest silences above the notice of the watch, the longest first."""
        return tuple(sorted(self._seen, key=lambda stall: -stall.length_ms)[:count])
