"""Taking a dossier in: accepted, turned back, refused, corrected, or done at once."""

from dataclasses import dataclass, replace
from datetime import datetime

from desk_app.domain.calendar import BeyondHorizon, Calendar
from desk_app.domain.dossier import Action, Dossier, StepRefused, next_status
from desk_app.domain.events import (
    DossierReceived,
    DossierVoided,
    IntakeRefused,
    IntakeTurnedBack,
    Outcome,
    ResultMade,
    ResultReturned,
    ReturnWay,
)
from desk_app.domain.folding import nfc
from desk_app.domain.identity import normal_phone
from desk_app.domain.ids import dossier_code, dossier_serial, lookup_digits
from desk_app.domain.intake import (
    Intake,
    IntakeFaulty,
    appointment,
    faults_of,
    missing_of,
    statutory_of,
)
from desk_app.domain.moments import local_day
from desk_app.domain.office import Office
from desk_app.domain.person import Person, Proxy
from desk_app.store import event_codec, spool
from desk_app.store.spool import PrintRequest
from desk_app.store.unit_of_work import Store, Writing
from desk_app.usecases.commands import Accepted, Correction, PaperWish
from desk_app.usecases.outcomes import DossierUnknown, ReasonMissing
from desk_app.usecases.papers import ask_owed
from desk_app.views import PrinterRole, SlipKind

LOOKUP_RANDOM_BITS = 80


@dataclass(frozen=True, slots=True)
class IntakeDesk:
    """What an intake needs to know of its desk."""

    office: Office
    calendar: Calendar
    slot: int
    office_key: bytes


def receive_dossier(
    store: Store, desk: IntakeDesk, by: str, intake: Intake
) -> Accepted | IntakeFaulty | StepRefused:
    """Accept a dossier: number, appointment and receipt in one transaction.

    Pressing twice gives the same dossier: the id was made when the page was opened.
    """
    with store.writing(by) as w:
        known = w.dossier(intake.id)
        if known and known.received_at:
            return Accepted(known, _receipts(w, known.id))
        step = next_status(known.status, Action.RECEIVE) if known else None
        if isinstance(step, StepRefused):
            return step
        received = _received(w, desk, intake)
        if isinstance(received, IntakeFaulty):
            return received
        dossier = w.record_dossier(intake.id, received)
        jobs = _ask_receipt(w, desk.office, dossier)
        w.commit()
        return Accepted(dossier, jobs)


def receive_and_return(
    store: Store, desk: IntakeDesk, by: str, intake: Intake, *, with_receipt: bool
) -> Accepted | IntakeFaulty | StepRefused:
    """Do a matter while the citizen waits: recorded all the same (NĐ 61/2018 Điều 17.4).

    A receipt is printed only when the citizen asks for one.
    """
    with store.writing(by) as w:
        known = w.dossier(intake.id)
        if known and known.received_at:
            return Accepted(known, _receipts(w, known.id))
        step = next_status(known.status, Action.RECEIVE) if known else None
        if isinstance(step, StepRefused):
            return step
        received = _received(w, desk, intake)
        if isinstance(received, IntakeFaulty):
            return received
        dossier = w.record_dossier(intake.id, replace(received, return_at_once=True))
        jobs = _ask_receipt(w, desk.office, dossier) if with_receipt else ()
        w.record_dossier(intake.id, ResultMade(Outcome.GRANTED))
        collector = intake.submitter.person.name if intake.submitter else intake.applicant.name
        returned = ResultReturned(
            ReturnWay.COUNTER, nfc(collector), by_proxy=intake.submitter is not None
        )
        dossier = w.record_dossier(intake.id, returned)
        w.commit()
        return Accepted(dossier, jobs)


def turn_back(
    store: Store, by: str, intake: Intake, reason: str
) -> Dossier | StepRefused | ReasonMissing:
    """Not complete: say once and completely what is missing (form 02)."""
    missing = tuple(paper.label for paper in missing_of(intake))
    if not missing and not reason.strip():
        return ReasonMissing("yêu cầu bổ sung")
    event = IntakeTurnedBack(
        procedure=intake.procedure.ref,
        applicant=_clean(intake.applicant),
        missing=missing,
        reason=nfc(reason.strip()),
        submitter=_clean_proxy(intake.submitter),
        channel=intake.channel,
        ticket_id=intake.ticket_id,
    )
    return _record_at_counter(store, by, intake.id, event)


def refuse_intake(
    store: Store, by: str, intake: Intake, reason: str
) -> Dossier | StepRefused | ReasonMissing:
    """Not accepted at all, with the reason in words (form 03)."""
    if not reason.strip():
        return ReasonMissing("từ chối tiếp nhận")
    event = IntakeRefused(
        procedure=intake.procedure.ref,
        applicant=_clean(intake.applicant),
        reason=nfc(reason.strip()),
        submitter=_clean_proxy(intake.submitter),
        channel=intake.channel,
        ticket_id=intake.ticket_id,
    )
    return _record_at_counter(store, by, intake.id, event)


def correct(
    store: Store, desk: IntakeDesk, by: str, correction: Correction
) -> Accepted | IntakeFaulty | StepRefused | DossierUnknown | ReasonMissing:
    """Void a printed receipt and replace it; both codes are linked, nothing is overwritten.

    The replacement keeps the moment of the first receipt: the citizen came then.
    """
    if not correction.reason.strip():
        return ReasonMissing("sửa hồ sơ đã in giấy tiếp nhận")
    with store.writing(by) as w:
        old = w.dossier(correction.dossier_id)
        if old is None or old.received_at is None:
            return DossierUnknown(correction.dossier_id)
        done = w.dossier(correction.intake.id)
        if done:
            again = done.replaces == old.id
            receipts = _receipts(w, done.id)
            return Accepted(done, receipts) if again else StepRefused(done.status, Action.RECEIVE)
        step = next_status(old.status, Action.VOID)
        if isinstance(step, StepRefused):
            return step
        received = _received(w, desk, correction.intake, received_at=old.received_at)
        if isinstance(received, IntakeFaulty):
            return received
        linked = replace(received, replaces=old.id, replaces_code=old.code)
        dossier = w.record_dossier(correction.intake.id, linked)
        voided = DossierVoided(nfc(correction.reason.strip()), dossier.id, dossier.code)
        w.record_dossier(old.id, voided)
        jobs = _ask_receipt(w, desk.office, dossier)
        w.commit()
        return Accepted(dossier, jobs)


def _received(
    w: Writing, desk: IntakeDesk, intake: Intake, received_at: datetime | None = None
) -> DossierReceived | IntakeFaulty:
    received_at = received_at or w.at
    appointed = appointment(intake, received_at, desk.calendar)
    faults = faults_of(intake, appointed, local_day(received_at))
    if faults or isinstance(appointed, BeyondHorizon):
        return IntakeFaulty(faults)
    day = local_day(w.at)
    serial = dossier_serial(desk.slot, w.next_count("dossier", day))
    return DossierReceived(
        code=dossier_code(desk.office.agency_code, day, serial),
        lookup=lookup_digits(w.chance.bits(LOOKUP_RANDOM_BITS), desk.office_key),
        procedure=intake.procedure.ref,
        route_case=intake.route_case,
        channel=intake.channel,
        applicant=_clean(intake.applicant),
        received_at=received_at,
        papers=intake.papers,
        deadline=appointed,
        statutory=statutory_of(intake),
        fee=intake.fee,
        submitter=_clean_proxy(intake.submitter),
        sets=intake.sets,
        return_way=intake.return_way,
        supplement_rule=intake.procedure.supplement_rule,
        agency=intake.procedure.agency,
        note=nfc(_with_reason(intake)),
        ticket_id=intake.ticket_id,
        calendar_version=desk.calendar.version,
    )


def _with_reason(intake: Intake) -> str:
    if not intake.accepted_without.strip():
        return intake.note.strip()
    missing = f"Nhận khi chưa đủ giấy tờ: {intake.accepted_without.strip()}"
    return "\n".join(part for part in (intake.note.strip(), missing) if part)


def _record_at_counter(
    store: Store, by: str, dossier_id: str, event: IntakeTurnedBack | IntakeRefused
) -> Dossier | StepRefused:
    action = Action.TURN_BACK if isinstance(event, IntakeTurnedBack) else Action.REFUSE_INTAKE
    with store.writing(by) as w:
        known = w.dossier(dossier_id)
        step = next_status(known.status, action) if known else None
        if isinstance(step, StepRefused):
            return step
        dossier = w.record_dossier(dossier_id, event)
        ask_owed(w, dossier, event)
        w.commit()
        return dossier


def _ask_receipt(w: Writing, office: Office, dossier: Dossier) -> tuple[str, ...]:
    on_roll = office.receipt_on_roll
    request = PrintRequest(
        slip=SlipKind.RECEIPT_ROLL if on_roll else SlipKind.RECEIPT,
        subject=dossier.id,
        title=f"Giấy tiếp nhận {dossier.code}",
        printer=PrinterRole.TICKETS if on_roll else PrinterRole.FORMS,
        content=event_codec.encode(PaperWish(event=dossier.last_event)),
    )
    return (spool.ask(w, request),)


def _receipts(w: Writing, dossier_id: str) -> tuple[str, ...]:
    return tuple(job.id for job in spool.jobs_of(w.connection, dossier_id))


def _clean(person: Person) -> Person:
    return replace(
        person,
        name=" ".join(nfc(person.name).split()),
        address=" ".join(nfc(person.address).split()),
        id_number=person.id_number.strip(),
        phone=normal_phone(person.phone),
        email=person.email.strip(),
    )


def _clean_proxy(proxy: Proxy | None) -> Proxy | None:
    if proxy is None:
        return None
    return Proxy(_clean(proxy.person), nfc(proxy.relation.strip()), nfc(proxy.authority.strip()))
