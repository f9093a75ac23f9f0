"""One fold for local and remote events: a history in, the dossier and its conflicts out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from desk_app.domain.deadline import Pause
from desk_app.domain.dossier import (
    ACTION_OF,
    Action,
    Dossier,
    Holder,
    HolderKind,
    Status,
    StepRefused,
    next_status,
)
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
    PaymentAsked,
    PaymentConfirmed,
    ProcessingStarted,
    ProvincialCodeRecorded,
    Reappointed,
    ResultArrived,
    ResultMade,
    ResultReturned,
    Stamped,
    SubmittedPaper,
    SupplementReceived,
    SupplementRequested,
)
from desk_app.domain.moments import local

Changes: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Folded:
    """The state after a history, and the events that it refused (for the conflict list)."""

    dossier: Dossier | None
    refused: tuple[tuple[Stamped, StepRefused], ...] = ()


def fold(history: Iterable[Stamped]) -> Folded:
    """Fold an ordered history (``history.in_order``) through STEPS.

    An event that STEPS refuses changes nothing and is kept for a person to settle (law 5).
    """
    dossier: Dossier | None = None
    refused: list[tuple[Stamped, StepRefused]] = []
    for stamped in history:
        changes = _changes(dossier, stamped)
        if isinstance(changes, StepRefused):
            refused.append((stamped, changes))
        elif dossier is None or "id" in changes:
            dossier = Dossier(**changes)
        else:
            # the value is still ours alone: a copy for each event would halve the rebuild's speed
            for name, value in changes.items():
                object.__setattr__(dossier, name, value)
    return Folded(dossier, tuple(refused))


def apply(dossier: Dossier | None, stamped: Stamped) -> Dossier | StepRefused:
    """Return ``dossier`` after one event, or why STEPS refuses it.

    Raises:
        KeyError: The event is none of a dossier.
    """
    changes = _changes(dossier, stamped)
    if isinstance(changes, StepRefused):
        return changes
    if dossier is None or "id" in changes:
        return Dossier(**changes)
    return replace(dossier, **changes)


def _changes(dossier: Dossier | None, stamped: Stamped) -> Changes | StepRefused:
    """Return what one event changes; one that takes a dossier in names its id and everything."""
    event = stamped.event
    action = ACTION_OF[type(event)]
    status = next_status(dossier.status if dossier else Status.DRAFT, action)
    if isinstance(status, StepRefused):
        return status
    if dossier and dossier.reappointments and action is Action.REAPPOINT:
        return StepRefused(status, action)  # once, also by two desks that did not see each other
    changes = _CHANGES[type(event)](dossier, event, stamped)
    changes["status"] = status
    changes["last_event"] = stamped.id
    changes["last_at"] = stamped.at
    return changes


def _brought(
    event: IntakeTurnedBack | IntakeRefused | DossierReceived, stamped: Stamped
) -> Changes:
    return {
        "id": stamped.subject,
        "procedure": event.procedure,
        "applicant": event.applicant,
        "submitter": event.submitter,
        "channel": event.channel,
        "ticket_id": event.ticket_id,
        "received_by": stamped.by,
        "received_where": stamped.station,
        "holder": CITIZEN,
    }


def _turned_back(_: Dossier | None, event: IntakeTurnedBack, stamped: Stamped) -> Changes:
    return dict(_brought(event, stamped), reason=event.reason, missing=event.missing)


def _not_taken(_: Dossier | None, event: IntakeRefused, stamped: Stamped) -> Changes:
    return dict(_brought(event, stamped), reason=event.reason)


def _received(_: Dossier | None, event: DossierReceived, stamped: Stamped) -> Changes:
    return dict(
        _brought(event, stamped),
        code=event.code,
        lookup=event.lookup,
        route_case=event.route_case,
        papers=event.papers,
        sets=event.sets,
        received_at=event.received_at,
        deadline=event.deadline,
        lawful_due=event.deadline.due if event.deadline else None,
        statutory=event.statutory,
        supplement_rule=event.supplement_rule,
        fee=event.fee,
        return_way=event.return_way,
        return_at_once=event.return_at_once,
        agency=event.agency,
        note=event.note,
        replaces=event.replaces,
        replaces_code=event.replaces_code,
        holder=DESK,
    )


def _forwarded(dossier: Dossier, event: DossierForwarded, _: Stamped) -> Changes:
    holder = Holder(HolderKind.UNIT, event.unit) if event.with_paper else dossier.holder
    return {"unit": event.unit, "officer": event.officer, "holder": holder}


def _started(_dossier: Dossier, event: ProcessingStarted, _: Stamped) -> Changes:
    return {"unit": event.unit, "officer": event.officer}


def _papers_asked(dossier: Dossier, event: SupplementRequested, stamped: Stamped) -> Changes:
    return {
        "missing": event.contents,
        "reason": event.reason,
        "respond_by": event.respond_by,
        "supplement_requests": dossier.supplement_requests + 1,
        "paused_at": stamped.at,
    }


def _papers_added(dossier: Dossier, event: SupplementReceived, stamped: Stamped) -> Changes:
    return dict(
        _moved_by_law(dossier, event.deadline, stamped.at),
        papers=_merged(dossier.papers, event.papers),
        missing=(),
        reason="",
        respond_by=None,
    )


def _agency_asked(_dossier: Dossier, event: OtherAgencyAsked, _: Stamped) -> Changes:
    return {"waiting_for": event.agency, "respond_by": event.respond_by}


def _agency_heard(_dossier: Dossier, _event: OtherAgencyAnswered, _: Stamped) -> Changes:
    return {"waiting_for": "", "respond_by": None}


def _payment_asked(_dossier: Dossier, event: PaymentAsked, stamped: Stamped) -> Changes:
    return {"waiting_for": event.content, "paused_at": stamped.at}


def _payment_made(dossier: Dossier, event: PaymentConfirmed, stamped: Stamped) -> Changes:
    return dict(_moved_by_law(dossier, event.deadline, stamped.at), waiting_for="")


def _finished(_dossier: Dossier, event: ResultMade, stamped: Stamped) -> Changes:
    return {
        "outcome": event.outcome,
        "result_number": event.number,
        "completed_at": stamped.at,
        "reason": event.description,
    }


def _at_desk(_dossier: Dossier, event: ResultArrived, _: Stamped) -> Changes:
    return {"slot": event.slot, "holder": DESK}


def _returned(_dossier: Dossier, event: ResultReturned, stamped: Stamped) -> Changes:
    return {"returned_at": stamped.at, "collector": event.collector, "slot": "", "holder": ARCHIVE}


def _refused(_dossier: Dossier, event: DossierRefused, stamped: Stamped) -> Changes:
    return {"reason": event.reason, "completed_at": stamped.at}


def _withdrawn(_dossier: Dossier, event: DossierWithdrawn, stamped: Stamped) -> Changes:
    return {"reason": event.reason, "completed_at": stamped.at, "holder": CITIZEN}


def _stopped(_dossier: Dossier, event: DossierStopped, stamped: Stamped) -> Changes:
    return {"reason": event.reason, "completed_at": stamped.at}


def _reappointed(dossier: Dossier, event: Reappointed, _: Stamped) -> Changes:
    in_force = Deadline(dossier.deadline.limit, event.due) if dossier.deadline else None
    return {
        "deadline": in_force,
        "reason": event.reason,
        "reappointments": dossier.reappointments + 1,
    }


def _voided(_dossier: Dossier, event: DossierVoided, _: Stamped) -> Changes:
    return {
        "reason": event.reason,
        "replaced_by": event.replaced_by,
        "replaced_by_code": event.replaced_by_code,
    }


def _code_recorded(_dossier: Dossier, event: ProvincialCodeRecorded, _: Stamped) -> Changes:
    return {"provincial_code": event.code}


def _moved_by_law(dossier: Dossier, deadline: Deadline | None, at: datetime) -> Changes:
    """Close the pause; the law moves the appointment that decides early or late along with it."""
    pauses = dossier.pauses
    if dossier.paused_at is not None:
        # the clock of the desk that ends the wait may be behind that of the desk that began it
        pauses = (*pauses, Pause(local(dossier.paused_at), local(max(at, dossier.paused_at))))
    return {
        "pauses": pauses,
        "paused_at": None,
        "deadline": deadline or dossier.deadline,
        "lawful_due": deadline.due if deadline else dossier.lawful_due,
    }


def _merged(
    papers: tuple[SubmittedPaper, ...], added: tuple[SubmittedPaper, ...]
) -> tuple[SubmittedPaper, ...]:
    fresh = {paper.key: paper for paper in added}
    kept = tuple(fresh.pop(paper.key, paper) for paper in papers)
    return kept + tuple(fresh.values())


CITIZEN: Final = Holder(HolderKind.CITIZEN)
DESK: Final = Holder(HolderKind.DESK)
ARCHIVE: Final = Holder(HolderKind.ARCHIVE)

# Each function takes just its own event; the first three also take no dossier, as in STEPS.
# ACTION_OF and this table have the same keys (tested).
_CHANGES: Final[Mapping[type[object], Callable[..., Changes]]] = {
    IntakeTurnedBack: _turned_back,
    IntakeRefused: _not_taken,
    DossierReceived: _received,
    DossierForwarded: _forwarded,
    ProcessingStarted: _started,
    SupplementRequested: _papers_asked,
    SupplementReceived: _papers_added,
    OtherAgencyAsked: _agency_asked,
    OtherAgencyAnswered: _agency_heard,
    PaymentAsked: _payment_asked,
    PaymentConfirmed: _payment_made,
    ResultMade: _finished,
    ResultArrived: _at_desk,
    ResultReturned: _returned,
    DossierRefused: _refused,
    DossierWithdrawn: _withdrawn,
    DossierStopped: _stopped,
    Reappointed: _reappointed,
    DossierVoided: _voided,
    ProvincialCodeRecorded: _code_recorded,
}
