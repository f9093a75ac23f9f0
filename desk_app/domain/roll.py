"""How much of a roll is left: counted in millimetres, said in tickets, warned of in calm."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

MM_PER_M: Final = 1000
NEAR_END_MM: Final = 3000  # what sensors of 80 mm printers leave when they speak: about 3 m
USUAL_TICKET_MM: Final = 120  # until enough were printed to know
ENOUGH_TICKETS: Final = 10
FEW_TICKETS: Final = 40
CORE_MM: Final = 400  # nobody prints the last turns around the core


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll as it was last known.

    Attributes:
        left_mm: What was left at ``since``; a sensor or a person said so.
        since: When that was known.
    """

    left_mm: int
    since: datetime

    @classmethod
    def new(cls, length_m: int, since: datetime) -> "Roll":
        """Return a roll that was just put in."""
        return cls(length_m * MM_PER_M, since)


@dataclass(frozen=True, slots=True)
class PaperLeft:
    """What a roll still gives; None where nobody ever said "đã thay cuộn".

    Attributes:
        is_roll: Whether there is a roll at all: not where tickets are kept as files.
    """

    left_mm: int | None
    tickets: int | None
    low: bool
    is_roll: bool = True


UNKNOWN_ROLL: Final = PaperLeft(None, None, low=False)
NO_ROLL: Final = PaperLeft(None, None, low=False, is_roll=False)


def paper_left(roll: Roll | None, used_mm: int, tickets: int) -> PaperLeft:
    """Return what is left of a roll of which ``used_mm`` were used by ``tickets`` since then.

    A ticket is as long as those of this roll were, once there were enough of them.
    """
    if roll is None:
        return UNKNOWN_ROLL
    each = used_mm / tickets if tickets >= ENOUGH_TICKETS else USUAL_TICKET_MM
    left = max(0, roll.left_mm - used_mm)
    still = int(max(0, left - CORE_MM) / max(1.0, each))
    return PaperLeft(left, still, low=still < FEW_TICKETS)


def heard_near_end(roll: Roll | None, used_mm: int, at: datetime) -> Roll | None:
    """Return the roll after its sensor spoke: there is no more on it than the sensor leaves.

    None when nothing new was learnt: the count knew of less already.
    """
    if roll is not None and roll.left_mm - used_mm <= NEAR_END_MM:
        return None
    return Roll(NEAR_END_MM, at)


def warns_now(left: PaperLeft, *, serving: bool) -> bool:
    """Say whether the desk is told of the roll now: never while somebody is being served."""
    return left.low and not serving
