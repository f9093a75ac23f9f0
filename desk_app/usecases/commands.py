"""What actions ask for and answer with, over three inputs: plain frozen values, cheap to import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desk_app.domain.calendar import Due
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import Priority
from desk_app.domain.intake import Intake
from desk_app.domain.ticket import Ticket


@dataclass(frozen=True, slots=True)
class TakeNumber:
    """A touch on the kiosk, or a number given by hand at a desk.

    ``tap`` is made by the screen for each touch: the same tap twice is one ticket.
    """

    tap: str
    series: str
    services: tuple[str, ...] = ()
    priority: Priority | None = None
    at_desk: bool = False


@dataclass(frozen=True, slots=True)
class TicketMoment:
    """What stands on the ticket beside the number; kept with the print job."""

    waiting_before: int
    wait_minutes: int | None


@dataclass(frozen=True, slots=True)
class Issued:
    """The number that was given, and the job that prints it."""

    ticket: Ticket
    moment: TicketMoment
    job_id: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """Where a ticket is sent on: to a series, or to one counter."""

    ticket_id: str
    series: str
    counter: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The dossier that was received, and the jobs that print its receipt."""

    dossier: Dossier
    job_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A receipt that was printed wrong: which dossier, why, and the page as it should be.

    ``intake.id`` is fresh: the replacement is a dossier of its own with its own code.
    """

    dossier_id: str
    reason: str
    intake: Intake


@dataclass(frozen=True, slots=True)
class AskForPapers:
    """One complete list of what is missing. ``approved_by`` lifts the legal limit of requests."""

    dossier_id: str
    contents: tuple[str, ...]
    reason: str
    respond_by: date | None = None
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """An apology and a new day. ``due`` says when, counted or set by the agency."""

    dossier_id: str
    reason: str
    due: Due
    signer: str = ""


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What a paper is about beside its subject; kept with the print job.

    Attributes:
        event: The event that asked for it: the dossier is shown as it stood after it. Empty: as
            it stands when the paper is made up.
        dossiers: Ids, for a paper about several.
        first_on, last_on: Local days, for a paper about a period; both included.
        typed: What the clerk wrote for this paper alone, by key.
    """

    event: str = ""
    dossiers: tuple[str, ...] = ()
    first_on: date | None = None
    last_on: date | None = None
    typed: Mapping[str, str] = field(default_factory=dict[str, str])
