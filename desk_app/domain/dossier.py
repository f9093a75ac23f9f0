"""The life of a dossier: one table of steps and one fold.

Source: docs/sources.md#life-cycle (NĐ 61/2018/NĐ-CP Điều 17-21, national status catalogue).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desk_app.domain.calendar import Due, Limit
from desk_app.domain.deadline import Pause, PauseRule, Timeliness, judge
from desk_app.domain.events import (
    Deadline,
    DossierForwarded,
    DossierReceived,
    DossierRefused,
    DossierStopped,
    DossierVoided,
    DossierWithdrawn,
    IntakeRefused,
    IntakeTurnedBack,
    OtherAgencyAnswered,
    OtherAgencyAsked,
    Outcome,
    PaymentAsked,
    PaymentConfirmed,
    ProcessingStarted,
    ProvincialCodeRecorded,
    Reappointed,
    ResultArrived,
    ResultMade,
    ResultReturned,
    ReturnWay,
    SubmittedPaper,
    SupplementReceived,
    SupplementRequested,
)
from desk_app.domain.fees import FeeTotal
from desk_app.domain.moments import local_day
from desk_app.domain.person import Person, Proxy
from desk_app.domain.procedure import Channel, ProcedureRef


class Status(StrEnum):
    """Where a dossier stands."""

    DRAFT = "draft"
    TURNED_BACK = "turned_back"
    INTAKE_REFUSED = "intake_refused"
    RECEIVED = "received"
    FORWARDED = "forwarded"
    IN_PROCESS = "in_process"
    AWAITING_PAPERS = "awaiting_papers"
    AWAITING_AGENCY = "awaiting_agency"
    AWAITING_PAYMENT = "awaiting_payment"
    RESULT_READY = "result_ready"
    RESULT_AT_DESK = "result_at_desk"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    VOIDED = "voided"


class Action(StrEnum):
    """What a person does to a dossier."""

    TURN_BACK = "turn_back"
    REFUSE_INTAKE = "refuse_intake"
    RECEIVE = "receive"
    FORWARD = "forward"
    START = "start"
    ASK_FOR_PAPERS = "ask_for_papers"
    ADD_PAPERS = "add_papers"
    ASK_AGENCY = "ask_agency"
    HEAR_AGENCY = "hear_agency"
    ASK_PAYMENT = "ask_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    FINISH = "finish"
    TAKE_IN_RESULT = "take_in_result"
    RETURN = "return"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    STOP = "stop"
    REAPPOINT = "reappoint"
    VOID = "void"
    RECORD_CODE = "record_code"


_OPEN: Final = (Status.RECEIVED, Status.FORWARDED, Status.IN_PROCESS)
_WAITING: Final = (Status.AWAITING_PAPERS, Status.AWAITING_AGENCY, Status.AWAITING_PAYMENT)
_DONE: Final = (Status.RESULT_READY, Status.RESULT_AT_DESK)
_ENDED: Final = (
    Status.RETURNED,
    Status.REFUSED,
    Status.WITHDRAWN,
    Status.STOPPED,
    Status.VOIDED,
    Status.INTAKE_REFUSED,
)
_CODED_LATE: Final = (Status.RETURNED, Status.REFUSED, Status.WITHDRAWN, Status.STOPPED)
UNDER_WAY: Final = frozenset(_OPEN + _WAITING)
WITH_RESULT: Final = frozenset(_DONE)
ENDED: Final = frozenset(_ENDED)


def _from(
    statuses: Iterable[Status], action: Action, to: Status | None = None
) -> dict[tuple[Status, Action], Status]:
    return {(status, action): to or status for status in statuses}


STEPS: Final[Mapping[tuple[Status, Action], Status]] = {
    **_from([Status.DRAFT, Status.TURNED_BACK], Action.TURN_BACK, Status.TURNED_BACK),
    **_from([Status.DRAFT, Status.TURNED_BACK], Action.REFUSE_INTAKE, Status.INTAKE_REFUSED),
    **_from([Status.DRAFT, Status.TURNED_BACK], Action.RECEIVE, Status.RECEIVED),
    **_from(_OPEN, Action.FORWARD, Status.FORWARDED),
    **_from([Status.RECEIVED, Status.FORWARDED], Action.START, Status.IN_PROCESS),
    **_from(_OPEN, Action.ASK_FOR_PAPERS, Status.AWAITING_PAPERS),
    (Status.AWAITING_PAPERS, Action.ADD_PAPERS): Status.IN_PROCESS,
    **_from(_OPEN, Action.ASK_AGENCY, Status.AWAITING_AGENCY),
    (Status.AWAITING_AGENCY, Action.HEAR_AGENCY): Status.IN_PROCESS,
    **_from(_OPEN, Action.ASK_PAYMENT, Status.AWAITING_PAYMENT),
    (Status.AWAITING_PAYMENT, Action.CONFIRM_PAYMENT): Status.IN_PROCESS,
    **_from(_OPEN, Action.FINISH, Status.RESULT_READY),
    (Status.RESULT_READY, Action.TAKE_IN_RESULT): Status.RESULT_AT_DESK,
    (Status.RESULT_AT_DESK, Action.TAKE_IN_RESULT): Status.RESULT_AT_DESK,
    **_from(_DONE, Action.RETURN, Status.RETURNED),
    **_from(_OPEN + _WAITING, Action.REFUSE, Status.REFUSED),
    **_from(_OPEN + _WAITING, Action.WITHDRAW, Status.WITHDRAWN),
    **_from(_OPEN + _WAITING, Action.STOP, Status.STOPPED),
    **_from(_OPEN + _WAITING, Action.REAPPOINT),
    **_from([Status.RECEIVED, Status.FORWARDED], Action.VOID, Status.VOIDED),
    # the provincial system often gives its code only after a matter was done at once or offline
    **_from(_OPEN + _WAITING + _DONE + _CODED_LATE, Action.RECORD_CODE),
}

ACTION_OF: Final[Mapping[type[object], Action]] = {
    IntakeTurnedBack: Action.TURN_BACK,
    IntakeRefused: Action.REFUSE_INTAKE,
    DossierReceived: Action.RECEIVE,
    DossierForwarded: Action.FORWARD,
    ProcessingStarted: Action.START,
    SupplementRequested: Action.ASK_FOR_PAPERS,
    SupplementReceived: Action.ADD_PAPERS,
    OtherAgencyAsked: Action.ASK_AGENCY,
    OtherAgencyAnswered: Action.HEAR_AGENCY,
    PaymentAsked: Action.ASK_PAYMENT,
    PaymentConfirmed: Action.CONFIRM_PAYMENT,
    ResultMade: Action.FINISH,
    ResultArrived: Action.TAKE_IN_RESULT,
    ResultReturned: Action.RETURN,
    DossierRefused: Action.REFUSE,
    DossierWithdrawn: Action.WITHDRAW,
    DossierStopped: Action.STOP,
    Reappointed: Action.REAPPOINT,
    DossierVoided: Action.VOID,
    ProvincialCodeRecorded: Action.RECORD_CODE,
}

NATIONAL_STATUS: Final[Mapping[Status, int]] = {
    Status.DRAFT: 1,
    Status.TURNED_BACK: 5,
    Status.INTAKE_REFUSED: 3,
    Status.RECEIVED: 2,
    Status.FORWARDED: 4,
    Status.IN_PROCESS: 4,
    Status.AWAITING_PAPERS: 5,
    Status.AWAITING_AGENCY: 4,
    Status.AWAITING_PAYMENT: 6,
    Status.RESULT_READY: 9,
    Status.RESULT_AT_DESK: 9,
    Status.RETURNED: 10,
    Status.REFUSED: 9,
    Status.WITHDRAWN: 7,
    Status.STOPPED: 8,
    Status.VOIDED: 8,
}


@dataclass(frozen=True, slots=True)
class StepRefused:
    """The action cannot be taken from this status."""

    status: Status
    action: Action


class HolderKind(StrEnum):
    """Who holds the paper folder."""

    DESK = "desk"
    UNIT = "unit"
    CITIZEN = "citizen"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Holder:
    kind: HolderKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one dossier after its history was folded.

    ``deadline`` is the appointment in force; ``lawful_due`` the one that decides early, on time
    or late: the first one, or where the law moved it (a supplement), never an apology's new day.
    ``completed_at`` is when the agency finished (not when the citizen came for it).
    """

    id: str
    procedure: ProcedureRef
    applicant: Person
    status: Status = Status.DRAFT
    code: str = ""
    lookup: str = ""
    route_case: str = ""
    channel: Channel = Channel.COUNTER
    submitter: Proxy | None = None
    papers: tuple[SubmittedPaper, ...] = ()
    missing: tuple[str, ...] = ()
    sets: int = 1
    received_at: datetime | None = None
    received_by: str = ""
    received_where: str = ""
    deadline: Deadline | None = None
    statutory: Limit | None = None
    lawful_due: Due | None = None
    pauses: tuple[Pause, ...] = ()
    paused_at: datetime | None = None
    supplement_rule: PauseRule = PauseRule.RESTART
    supplement_requests: int = 0
    reappointments: int = 0
    fee: FeeTotal | None = None
    return_way: ReturnWay = ReturnWay.COUNTER
    return_at_once: bool = False
    agency: str = ""
    unit: str = ""
    officer: str = ""
    holder: Holder = Holder(HolderKind.DESK)
    waiting_for: str = ""
    respond_by: date | None = None
    outcome: Outcome | None = None
    result_number: str = ""
    slot: str = ""
    completed_at: datetime | None = None
    returned_at: datetime | None = None
    collector: str = ""
    reason: str = ""
    note: str = ""
    ticket_id: str = ""
    replaces: str = ""
    replaces_code: str = ""
    replaced_by: str = ""
    replaced_by_code: str = ""
    provincial_code: str = ""
    last_event: str = ""
    last_at: datetime | None = None

    @property
    def due_on(self) -> date | None:
        """Day of the appointment in force, None without one."""
        return self.deadline.due.on if self.deadline else None

    @property
    def national_status(self) -> int:
        """Status 1-10 of the national exchange catalogue."""
        return NATIONAL_STATUS[self.status]

    @property
    def judged_due_on(self) -> date | None:
        """Day that decides early, on time or late; None while nothing can be late.

        While the citizen is waited for, the desk is not late, unless it was before; a voided
        receipt is judged by the one that replaced it.
        """
        if self.lawful_due is None or self.status is Status.VOIDED:
            return None
        due_on = self.lawful_due.on
        waits_for_citizen = self.paused_at is not None and local_day(self.paused_at) <= due_on
        return None if waits_for_citizen else due_on

    def timeliness(self, today: date) -> Timeliness:
        """Judge by day on completion, never on collection (docs/sources.md#judging)."""
        completed_on = local_day(self.completed_at) if self.completed_at else None
        return judge(self.judged_due_on, completed_on, today)


def next_status(status: Status, action: Action) -> Status | StepRefused:
    """Return the status after ``action``, or why it cannot be taken."""
    return STEPS.get((status, action)) or StepRefused(status, action)


def open_actions(status: Status) -> frozenset[Action]:
    """Return what a person may do to a dossier in ``status``."""
    return frozenset(action for (at, action) in STEPS if at is status)
