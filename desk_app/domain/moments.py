"""Moments and days: UTC instants in the store, days of Việt Nam on paper (ADR 0009)."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")
COUNTER_BITS: Final = 16
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def local(at: datetime) -> datetime:
    """Return ``at`` as wall time of Việt Nam, without a zone (what stands on paper)."""
    return at.astimezone(VIETNAM).replace(tzinfo=None)


def local_day(at: datetime) -> date:
    """Return the day of Việt Nam in which ``at`` falls."""
    return at.astimezone(VIETNAM).date()


def from_local(moment: datetime) -> datetime:
    """Return the UTC instant of a wall time of Việt Nam."""
    return moment.replace(tzinfo=VIETNAM).astimezone(UTC)


def unix_ms(at: datetime) -> int:
    """Return milliseconds since 1970, UTC."""
    return (at - _EPOCH) // timedelta(milliseconds=1)  # a float would lose some milliseconds


def next_hlc(last: int, at: datetime) -> int:
    """Return the hybrid logical clock after ``last``: never goes back, whatever the clock does.

    The upper bits are milliseconds since 1970, the lower 16 a counter within one millisecond.
    """
    return max(last + 1, unix_ms(at) << COUNTER_BITS)
