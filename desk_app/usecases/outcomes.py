"""What an action answers beside its subject, mostly why it is not taken: values (ADR 0006)."""

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.calendar import BeyondHorizon
from desk_app.domain.dossier import Dossier, Status, StepRefused
from desk_app.domain.ticket import Ticket, TicketStepRefused


@dataclass(frozen=True, slots=True)
class DayClosed:
    """The numbers that ended with the day, and those that counters are serving to the end."""

    expired: tuple[Ticket, ...]
    still_served: tuple[Ticket, ...]


@dataclass(frozen=True, slots=True)
class DossierUnknown:
    """No dossier of this id or code in this store."""

    dossier_id: str


@dataclass(frozen=True, slots=True)
class MovedOn:
    """Somebody acted on the dossier after the window read it: look again, then decide."""

    code: str
    status: Status
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TicketUnknown:
    """No such number today."""

    label: str


@dataclass(frozen=True, slots=True)
class ReasonMissing:
    """The action needs a reason in words."""

    what: str


@dataclass(frozen=True, slots=True)
class PeopleDiffer:
    """The paper goes to one citizen, and the dossiers chosen for it are not all of one."""


@dataclass(frozen=True, slots=True)
class SupplementAlreadyAsked:
    """The law allows so many requests; one more needs the head's word (NĐ 61/2018 Đ11.2c)."""

    limit: int


@dataclass(frozen=True, slots=True)
class AlreadyReappointed:
    """A dossier is re-appointed at most once (NĐ 61/2018 Đ19.9)."""


@dataclass(frozen=True, slots=True)
class NewDayTooEarly:
    """The new appointment does not lie after the old one or after today."""


@dataclass(frozen=True, slots=True)
class TooSoonToRecall:
    """The last call is younger than 30 seconds."""

    seconds_left: int


@dataclass(frozen=True, slots=True)
class TooLateToUndo:
    """The call is older than 30 seconds."""


@dataclass(frozen=True, slots=True)
class CounterBusy:
    """The counter still serves a number."""

    label: str


@dataclass(frozen=True, slots=True)
class NobodyWaiting:
    """Nobody waits for this counter."""


@dataclass(frozen=True, slots=True)
class ServedElsewhere:
    """The number is at another counter."""

    counter: str


@dataclass(frozen=True, slots=True)
class NowhereToGo:
    """No such series or counter in this office."""

    wanted: str


DossierRefusal = (
    DossierUnknown
    | MovedOn
    | StepRefused
    | ReasonMissing
    | SupplementAlreadyAsked
    | AlreadyReappointed
    | NewDayTooEarly
    | BeyondHorizon
)
TicketRefusal = (
    TicketUnknown
    | TicketStepRefused
    | ReasonMissing
    | TooSoonToRecall
    | TooLateToUndo
    | CounterBusy
    | NobodyWaiting
    | ServedElsewhere
    | NowhereToGo
)
DossierOutcome = Dossier | DossierRefusal


@dataclass(frozen=True, slots=True)
class NotHandedOver:
    """None of several results was handed over, because of one (``code`` is empty: of none)."""

    code: str
    why: DossierRefusal


TicketOutcome = Ticket | TicketRefusal
