"""The station's clock and randomness, injected so that tests hold them."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from desk_app.domain.ids import uuid7
from desk_app.domain.moments import unix_ms

Now: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the wall clock, aware, UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Chance:
    """Where random numbers come from; the demo office uses a seeded one."""

    bits: Callable[[int], int] = secrets.randbits

    def new_id(self, at: datetime) -> str:
        """Return a fresh UUIDv7."""
        return uuid7(unix_ms(at), self.bits(74))
