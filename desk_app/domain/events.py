"""What happened, in the past tense. The journal holds these and nothing else.

The meaning of an event never changes: a new meaning is a new class. A body is written once and
read for ever, so fields are only ever added, with a default.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeAlias

from desk_app.domain.calendar import Due, Limit
from desk_app.domain.deadline import PauseRule
from desk_app.domain.event_values import Deadline, Outcome, Priority, ReturnWay, SubmittedPaper
from desk_app.domain.fees import FeeTotal
from desk_app.domain.person import Person, Proxy
from desk_app.domain.procedure import Channel, ProcedureRef


class SubjectKind(StrEnum):
    """What an event is about."""

    TICKET = "ticket"
    DOSSIER = "dossier"
    REGISTER = "register"


# --- ticket ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TicketIssued:
    """A number was given. ``tap`` is the idempotency key of the touch that asked for it."""

    day: date
    series: str
    number: int
    label: str
    tap: str
    services: tuple[str, ...] = ()
    priority: Priority | None = None
    at_desk: bool = False


@dataclass(frozen=True, slots=True)
class TicketCalled:
    """A counter called the number. ``why`` is a code of ``queueing.Why``."""

    counter: str
    why: str


@dataclass(frozen=True, slots=True)
class TicketRecalled:
    counter: str


@dataclass(frozen=True, slots=True)
class TicketSkipped:
    """Nobody came. The third miss cancels the number."""

    counter: str


@dataclass(frozen=True, slots=True)
class TicketRejoined:
    """Came back (after a miss or from parking): next but one, never at the end."""

    counter: str = ""


@dataclass(frozen=True, slots=True)
class TicketParked:
    counter: str
    reason: str


@dataclass(frozen=True, slots=True)
class TicketTransferred:
    """Sent on to another series, or to one counter when ``counter`` is given."""

    from_counter: str
    series: str
    counter: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TicketFinished:
    counter: str


@dataclass(frozen=True, slots=True)
class TicketCancelled:
    reason: str


@dataclass(frozen=True, slots=True)
class CallUndone:
    """A wrong call was taken back within 30 seconds; the waiting time is as it was."""

    counter: str


@dataclass(frozen=True, slots=True)
class PriorityGiven:
    priority: Priority


@dataclass(frozen=True, slots=True)
class TicketExpired:
    """The desk closed with this number unserved."""


# --- dossier --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IntakeTurnedBack:
    """Checked at the counter, not complete: form 02 was given (NĐ 61/2018 Điều 17)."""

    procedure: ProcedureRef
    applicant: Person
    missing: tuple[str, ...]
    reason: str
    submitter: Proxy | None = None
    channel: Channel = Channel.COUNTER
    ticket_id: str = ""


@dataclass(frozen=True, slots=True)
class IntakeRefused:
    """Not accepted: form 03 was given, with the reason in words."""

    procedure: ProcedureRef
    applicant: Person
    reason: str
    submitter: Proxy | None = None
    channel: Channel = Channel.COUNTER
    ticket_id: str = ""


@dataclass(frozen=True, slots=True)
class DossierReceived:
    """Accepted, with everything that form 01 says. Never edited: voided and replaced."""

    code: str
    lookup: str
    procedure: ProcedureRef
    route_case: str
    channel: Channel
    applicant: Person
    received_at: datetime
    papers: tuple[SubmittedPaper, ...]
    deadline: Deadline | None
    statutory: Limit | None
    fee: FeeTotal
    submitter: Proxy | None = None
    sets: int = 1
    return_way: ReturnWay = ReturnWay.COUNTER
    return_at_once: bool = False
    supplement_rule: PauseRule = PauseRule.RESTART
    agency: str = ""
    note: str = ""
    ticket_id: str = ""
    replaces: str = ""
    replaces_code: str = ""
    calendar_version: str = ""


@dataclass(frozen=True, slots=True)
class DossierForwarded:
    """Handed to a unit or an officer; ``with_paper`` says whether the folder went along."""

    unit: str
    officer: str = ""
    with_paper: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProcessingStarted:
    unit: str
    officer: str = ""


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    """Form 02 during processing: one complete list, with the reason.

    ``approved_by`` names the head who allowed a request beyond the legal one.
    """

    contents: tuple[str, ...]
    reason: str
    respond_by: date | None = None
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class SupplementReceived:
    """The missing papers came; the appointment counts again or goes on, by rule."""

    papers: tuple[SubmittedPaper, ...]
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class OtherAgencyAsked:
    agency: str
    content: str
    respond_by: date | None = None


@dataclass(frozen=True, slots=True)
class OtherAgencyAnswered:
    content: str


@dataclass(frozen=True, slots=True)
class PaymentAsked:
    """Thông báo nghĩa vụ tài chính: the work waits until the citizen has paid."""

    amount_vnd: int
    content: str


@dataclass(frozen=True, slots=True)
class PaymentConfirmed:
    """Paid: ``reference`` is the provider's receipt number, never one of ours."""

    amount_vnd: int
    reference: str
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class ResultMade:
    """The agency finished. This day decides early, on time or late (docs/sources.md#judging)."""

    outcome: Outcome
    number: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class ResultArrived:
    """The result lies at the desk, in a slot of the shelf."""

    slot: str


@dataclass(frozen=True, slots=True)
class ResultReturned:
    """Handed over. Only the last four digits of the collector's paper are kept."""

    way: ReturnWay
    collector: str
    by_proxy: bool = False
    relation: str = ""
    id_last4: str = ""
    slip_lost: bool = False
    papers_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierRefused:
    """Refused in writing during processing: recorded as a result (NĐ 61/2018 Điều 19.8)."""

    reason: str


@dataclass(frozen=True, slots=True)
class DossierWithdrawn:
    reason: str
    papers_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierStopped:
    """Form 05: stopped, with the basis and what becomes of the money."""

    reason: str
    money: str = ""


@dataclass(frozen=True, slots=True)
class Reappointed:
    """Form 04: late, with an apology and a new day. Once (NĐ 61/2018 Điều 19.9)."""

    reason: str
    due: Due
    signer: str = ""


@dataclass(frozen=True, slots=True)
class DossierVoided:
    """A printed receipt was wrong: this dossier gave way to ``replaced_by``, both codes linked."""

    reason: str
    replaced_by: str
    replaced_by_code: str


@dataclass(frozen=True, slots=True)
class ProvincialCodeRecorded:
    """The code that the provincial system issued, kept beside ours."""

    code: str


# --- register -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegisterDayClosed:
    """The dossiers of a day got their numbers in the register, ``first`` and the following.

    ``dossiers`` are ids in order of reception; ``day`` is the local day they were received on.
    """

    day: date
    book: int
    first: int
    dossiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterBookOpened:
    """The book before it was full; numbers run on to the end of the year."""

    book: int


TicketEvent: TypeAlias = (
    TicketIssued
    | TicketCalled
    | TicketRecalled
    | TicketSkipped
    | TicketRejoined
    | TicketParked
    | TicketTransferred
    | TicketFinished
    | TicketCancelled
    | CallUndone
    | PriorityGiven
    | TicketExpired
)
DossierEvent: TypeAlias = (
    IntakeTurnedBack
    | IntakeRefused
    | DossierReceived
    | DossierForwarded
    | ProcessingStarted
    | SupplementRequested
    | SupplementReceived
    | OtherAgencyAsked
    | OtherAgencyAnswered
    | PaymentAsked
    | PaymentConfirmed
    | ResultMade
    | ResultArrived
    | ResultReturned
    | DossierRefused
    | DossierWithdrawn
    | DossierStopped
    | Reappointed
    | DossierVoided
    | ProvincialCodeRecorded
)
RegisterEvent: TypeAlias = RegisterDayClosed | RegisterBookOpened
Event: TypeAlias = TicketEvent | DossierEvent | RegisterEvent

TICKET_EVENTS: Final[tuple[type[TicketEvent], ...]] = TicketEvent.__args__
DOSSIER_EVENTS: Final[tuple[type[DossierEvent], ...]] = DossierEvent.__args__
REGISTER_EVENTS: Final[tuple[type[RegisterEvent], ...]] = RegisterEvent.__args__


@dataclass(frozen=True, slots=True)
class Stamped:
    """An event with what the journal knows of it: who, where, when and after what.

    ``base`` is the id of the last event of the subject that the author had seen ("" for the
    first); ``hlc`` a hybrid logical clock; ``at`` the station's wall clock, UTC.
    """

    id: str
    subject: str
    station: str
    base: str
    hlc: int
    at: datetime
    by: str
    event: Event
