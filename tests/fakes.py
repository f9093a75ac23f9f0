"""What stands in for the world in tests: a clock that is turned by hand, repeatable chance."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from desk_app.clock import Chance
from desk_app.domain.moments import from_local


@dataclass(slots=True)
class Clock:
    """A station's clock. Goes only when it is told to, in either direction."""

    at: datetime

    def __post_init__(self) -> None:
        self.at = self.at.astimezone(UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, by: timedelta) -> None:
        """Let time pass; a negative ``by`` is a clock that was put back."""
        self.at += by

    def set_local(self, moment: datetime) -> None:
        """Show a wall time of Việt Nam (naive, as on paper)."""
        self.at = from_local(moment)


def seeded_chance(seed: int) -> Chance:
    """Return randomness that is the same in every run; stations need seeds of their own."""
    return Chance(Random(seed).getrandbits)  # noqa: S311  not for secrets: tests repeat themselves
