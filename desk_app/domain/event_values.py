"""What the events of tickets and dossiers are made of."""

from dataclasses import dataclass
from enum import StrEnum

from desk_app.domain.calendar import Due, Limit


class Priority(StrEnum):
    """Why a citizen goes first. Recorded, never shown in public (design law 9)."""

    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    MERIT = "merit"
    SMALL_CHILD = "small_child"
    RETURNING = "returning"
    OTHER = "other"


class ReturnWay(StrEnum):
    """Where the citizen wants the result (form 01, field 12)."""

    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"


class Outcome(StrEnum):
    """What the responsible agency decided."""

    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class SubmittedPaper:
    """One line of the paper list of form 01, with the legal name as printed."""

    key: str
    name: str
    originals: int = 0
    certified: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """A limit and the appointment that was computed from it, kept with its inputs (law 11)."""

    limit: Limit
    due: Due
