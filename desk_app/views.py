"""Frozen answers: what the screens and the command line are shown. No rows, no rules, no Qt.

Importing this module is cheap: windows may do it before the store is opened.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desk_app.domain.deadline import Timeliness
from desk_app.domain.dossier import Action, Dossier, HolderKind, Status
from desk_app.domain.ticket import Ticket


class JobState(StrEnum):
    """How much is known of a piece of paper. ``sent`` is not ``confirmed`` (law 8)."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class SlipKind(StrEnum):
    """What is printed."""

    TICKET = "ticket"
    RECEIPT = "receipt"
    RECEIPT_ROLL = "receipt_roll"


class PrinterRole(StrEnum):
    """Which printer of the station: the roll for tickets, or the sheet for forms."""

    TICKETS = "tickets"
    FORMS = "forms"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job of the spool; its bytes are kept and fetched apart."""

    id: str
    at: datetime
    by: str
    slip: SlipKind
    subject: str
    title: str
    printer: PrinterRole
    state: JobState
    fault: str
    reprint_of: str
    reprints: int
    reason: str
    content: str
    form_version: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A dossier as one line of a list, judged against the day the list was made."""

    id: str
    code: str
    applicant_name: str
    submitter_name: str
    phone: str
    procedure_code: str
    procedure_name: str
    subject_area: str
    status: Status
    received_on: date | None
    due_on: date | None
    completed_on: date | None
    returned_on: date | None
    holder_kind: HolderKind
    holder: str
    unit: str
    slot: str
    reappointments: int
    replaced_by: str
    timeliness: Timeliness


class Worklist(StrEnum):
    """A list that somebody must look at, or a figure of the day: both are one question (law 10)."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    TO_FORWARD = "to_forward"
    AWAITING_PAPERS = "awaiting_papers"
    AWAITING_AGENCY = "awaiting_agency"
    AWAITING_PAYMENT = "awaiting_payment"
    RESULT_READY = "result_ready"
    RESULT_AT_DESK = "result_at_desk"
    UNCOLLECTED = "uncollected"
    RECEIVED_TODAY = "received_today"
    COMPLETED_TODAY = "completed_today"
    RETURNED_TODAY = "returned_today"


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One thing that happened to a dossier, in words."""

    at: datetime
    by: str
    what: str
    note: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class DossierView:
    """One dossier whole: what it is, what happened, what may be done, what was printed."""

    dossier: Dossier
    timeliness: Timeliness
    story: tuple[StoryLine, ...]
    actions: frozenset[Action]
    jobs: tuple[PrintJob, ...]
    received_by: str


@dataclass(frozen=True, slots=True)
class QueueView:
    """The line as one counter sees it."""

    serving: Ticket | None
    waiting: tuple[Ticket, ...]
    skipped: tuple[Ticket, ...]
    parked: tuple[Ticket, ...]
    called: tuple[Ticket, ...]
    finished_today: int


@dataclass(frozen=True, slots=True)
class SeriesLoad:
    """How busy one series is: what a kiosk tile says."""

    letter: str
    waiting: int
    wait_minutes: int | None


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A member of staff as the sign-in shows it."""

    id: str
    name: str
    role_name: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """How far the store has come: newest event, document and print job, by arrival."""

    events: int
    documents: int
    jobs: int
