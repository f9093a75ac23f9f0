"""How long the kiosk waits for what; tests turn the same screws."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """``settle_ms``: a new screen takes no touch. ``quiet_ms``: the finger's rest after a number.

    ``idle_s``: back to the start without a touch (EN 301 549 asks for a visible countdown and
    more time). ``done_s``: how long a number is shown; ``failed_s`` when there is no paper.
    """

    settle_ms: int = 450
    quiet_ms: int = 1500
    idle_s: int = 25
    more_s: int = 60
    done_s: int = 10
    failed_s: int = 25
    retry_ms: int = 5000
    refresh_ms: int = 20_000
    tick_ms: int = 1000
    staff_open_ms: int = 30 * 60_000
    locked_ms: int = 60_000
