"""A pause after wrong PINs: four digits must not be found by trying them one after the other."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

FREE_TRIES: Final = 5  # who mistypes is not kept waiting
PAUSE: Final = timedelta(seconds=30)  # ten thousand PINs take days


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong PINs of one person since the last right one."""

    wrong: int = 0
    last_at: datetime | None = None

    def with_wrong(self, at: datetime) -> "Tries":
        """Return the tries after one more wrong PIN."""
        return Tries(self.wrong + 1, at)

    def paused_until(self, at: datetime) -> datetime | None:
        """Return when a PIN is looked at again; None where it is looked at now.

        A clock that was set back pauses nobody for longer.
        """
        if self.last_at is None or self.wrong < FREE_TRIES:
            return None
        until = self.last_at + PAUSE
        return until if self.last_at <= at < until else None
