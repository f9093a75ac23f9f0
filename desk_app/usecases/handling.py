"""What happens to a dossier between intake and result. Anyone at the desk may do it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from desk_app.domain.calendar import BeyondHorizon, Calendar
from desk_app.domain.deadline import Pause, PauseRule, resume
from desk_app.domain.dossier import ACTION_OF, Dossier
from desk_app.domain.events import (
    Deadline,
    DossierEvent,
    DossierForwarded,
    DossierRefused,
    DossierStopped,
    DossierWithdrawn,
    OtherAgencyAnswered,
    OtherAgencyAsked,
    Outcome,
    PaymentAsked,
    PaymentConfirmed,
    ProcessingStarted,
    ProvincialCodeRecorded,
    Reappointed,
    ResultMade,
    SubmittedPaper,
    SupplementReceived,
    SupplementRequested,
)
from desk_app.domain.folding import nfc
from desk_app.domain.moments import local, local_day
from desk_app.store.unit_of_work import Store, Writing
from desk_app.usecases.commands import AskForPapers, NewAppointment
from desk_app.usecases.outcomes import (
    AlreadyReappointed,
    DossierOutcome,
    DossierUnknown,
    NewDayTooEarly,
    ReasonMissing,
    SupplementAlreadyAsked,
)
from desk_app.usecases.papers import OWED, Owed, ask_owed
from desk_app.usecases.steps import ready_for


def record(store: Store, by: str, dossier_id: str, event: DossierEvent) -> DossierOutcome:
    """Take one step that needs no more than its status."""
    with store.writing(by) as w:
        return _record(w, dossier_id, event)


def forward(
    store: Store, by: str, dossier_id: str, to: DossierForwarded, owed: Owed = OWED
) -> DossierOutcome:
    """Hand the dossier to a unit or an officer (NĐ 61/2018 Điều 18)."""
    if not to.unit.strip():
        return ReasonMissing("đơn vị nhận hồ sơ")
    with store.writing(by) as w:
        return _record(w, dossier_id, to, owed)


def start(store: Store, by: str, dossier_id: str, started: ProcessingStarted) -> DossierOutcome:
    """The unit took the dossier up."""
    return record(store, by, dossier_id, started)


def ask_for_papers(store: Store, by: str, asked: AskForPapers, limit: int) -> DossierOutcome:
    """Form 02 during processing; ``limit`` is how often the office may ask."""
    contents = tuple(nfc(content.strip()) for content in asked.contents if content.strip())
    if not contents:
        return ReasonMissing("giấy tờ cần bổ sung")
    if not asked.reason.strip():
        return ReasonMissing("yêu cầu bổ sung")
    with store.writing(by) as w:
        dossier = w.dossier(asked.dossier_id)
        if dossier and dossier.supplement_requests >= limit and not asked.approved_by:
            return SupplementAlreadyAsked(limit)
        event = SupplementRequested(
            contents, nfc(asked.reason.strip()), asked.respond_by, nfc(asked.approved_by.strip())
        )
        return _record(w, asked.dossier_id, event)


def add_papers(
    store: Store, calendar: Calendar, by: str, dossier_id: str, papers: Sequence[SubmittedPaper]
) -> DossierOutcome:
    """The missing papers came: the appointment starts anew or goes on, by the dossier's rule."""
    with store.writing(by) as w:
        dossier = w.dossier(dossier_id)
        if dossier is None:
            return DossierUnknown(dossier_id)
        deadline = _after_pause(dossier, w.at, calendar, dossier.supplement_rule)
        if isinstance(deadline, BeyondHorizon):
            return deadline
        return _record(w, dossier_id, SupplementReceived(tuple(papers), deadline))


def ask_agency(store: Store, by: str, dossier_id: str, asked: OtherAgencyAsked) -> DossierOutcome:
    """Wait for another agency; the clock runs on, and who holds it up is on record."""
    if not asked.agency.strip():
        return ReasonMissing("cơ quan phối hợp")
    return record(store, by, dossier_id, asked)


def hear_agency(store: Store, by: str, dossier_id: str, content: str) -> DossierOutcome:
    """The other agency answered."""
    return record(store, by, dossier_id, OtherAgencyAnswered(nfc(content.strip())))


def ask_payment(store: Store, by: str, dossier_id: str, asked: PaymentAsked) -> DossierOutcome:
    """Wait for the citizen's financial obligation; the clock stands still meanwhile."""
    return record(store, by, dossier_id, asked)


def confirm_payment(
    store: Store, calendar: Calendar, by: str, dossier_id: str, paid: PaymentConfirmed
) -> DossierOutcome:
    """The citizen paid: the limit goes on where it stood."""
    if not paid.reference.strip():
        return ReasonMissing("số biên lai, chứng từ")
    with store.writing(by) as w:
        dossier = w.dossier(dossier_id)
        if dossier is None:
            return DossierUnknown(dossier_id)
        deadline = _after_pause(dossier, w.at, calendar, PauseRule.PAUSE)
        if isinstance(deadline, BeyondHorizon):
            return deadline
        confirmed = PaymentConfirmed(paid.amount_vnd, paid.reference.strip(), deadline)
        return _record(w, dossier_id, confirmed)


def make_result(
    store: Store, by: str, dossier_id: str, outcome: Outcome, number: str = ""
) -> DossierOutcome:
    """The agency finished; this day decides early, on time or late."""
    return record(store, by, dossier_id, ResultMade(outcome, nfc(number.strip())))


def refuse(store: Store, by: str, dossier_id: str, reason: str) -> DossierOutcome:
    """Refuse in writing during processing (NĐ 61/2018 Điều 19.8)."""
    if not reason.strip():
        return ReasonMissing("từ chối giải quyết")
    return record(store, by, dossier_id, DossierRefused(nfc(reason.strip())))


def withdraw(
    store: Store, by: str, dossier_id: str, withdrawn: DossierWithdrawn, owed: Owed = OWED
) -> DossierOutcome:
    """The citizen takes the dossier back."""
    if not withdrawn.reason.strip():
        return ReasonMissing("rút hồ sơ")
    event = replace(withdrawn, reason=nfc(withdrawn.reason.strip()))
    with store.writing(by) as w:
        return _record(w, dossier_id, event, owed)


def stop(store: Store, by: str, dossier_id: str, reason: str, money: str = "") -> DossierOutcome:
    """Stop the dossier (form 05), with what becomes of the money."""
    if not reason.strip():
        return ReasonMissing("dừng giải quyết")
    return record(store, by, dossier_id, DossierStopped(nfc(reason.strip()), nfc(money.strip())))


def reappoint(store: Store, by: str, wish: NewAppointment) -> DossierOutcome:
    """Apologise and give a new day, once (NĐ 61/2018 Điều 19.9)."""
    if not wish.reason.strip():
        return ReasonMissing("xin lỗi và hẹn lại")
    with store.writing(by) as w:
        dossier = w.dossier(wish.dossier_id)
        if dossier and dossier.reappointments:
            return AlreadyReappointed()
        earliest = max(local_day(w.at), (dossier and dossier.due_on) or date.min)
        if wish.due.on <= earliest:
            return NewDayTooEarly()
        event = Reappointed(nfc(wish.reason.strip()), wish.due, nfc(wish.signer.strip()))
        return _record(w, wish.dossier_id, event)


def record_provincial_code(store: Store, by: str, dossier_id: str, code: str) -> DossierOutcome:
    """Keep the code that the provincial system gave, beside ours."""
    if not code.strip():
        return ReasonMissing("mã hồ sơ của hệ thống tỉnh")
    return record(store, by, dossier_id, ProvincialCodeRecorded(code.strip()))


def _record(
    w: Writing,
    dossier_id: str,
    event: DossierEvent,
    owed: Owed = OWED,
) -> DossierOutcome:
    known = ready_for(w, dossier_id, ACTION_OF[type(event)])
    if not isinstance(known, Dossier):
        return known
    dossier = w.record_dossier(dossier_id, event)
    ask_owed(w, dossier, event, owed)
    w.commit()
    return dossier


def _after_pause(
    dossier: Dossier, now: datetime, calendar: Calendar, rule: PauseRule
) -> Deadline | BeyondHorizon | None:
    if dossier.deadline is None or dossier.received_at is None or dossier.paused_at is None:
        return dossier.deadline
    # the clock of this desk may be behind that of the desk that asked
    until = local(max(now, dossier.paused_at))
    pauses = (*dossier.pauses, Pause(local(dossier.paused_at), until))
    limit = dossier.deadline.limit
    due = resume(local(dossier.received_at), limit, pauses, calendar, rule)
    return due if isinstance(due, BeyondHorizon) else Deadline(limit, due)
