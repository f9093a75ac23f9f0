"""One figure of ours beside its baseline, and a table of them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``ours`` and ``baseline`` in ``unit``; ``aim`` says what was asked for."""

    what: str
    ours: float
    unit: str
    baseline: float | None = None
    against: str = ""
    aim: str = ""

    @property
    def ratio(self) -> str:
        """Return how many times the baseline, or nothing without one."""
        return f"{self.ours / self.baseline:.2f} ×" if self.baseline else ""


def timed_ms(action: Callable[[], object]) -> float:
    """Return how long one call took, in milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def machine() -> Figure:
    """Return how quick this machine is now: shared ones slow down by a factor of three."""
    best = min(timed_ms(lambda: sum(i * i for i in range(1_000_000))) for _ in range(3))
    return Figure("the machine itself: a million squares in Python", best, "ms")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` of the values do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| what | ours | baseline | ratio | aim |", "|---|---|---|---|---|"]
    for figure in figures:
        ours = f"{figure.ours:,.2f} {figure.unit}"
        base = f"{figure.baseline:,.2f} {figure.unit} ({figure.against})" if figure.baseline else ""
        lines.append(f"| {figure.what} | {ours} | {base} | {figure.ratio} | {figure.aim} |")
    return "\n".join(lines)
