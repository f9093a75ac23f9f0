"""Results: taken in from the agency, laid on the shelf, handed to the citizen."""

from dataclasses import replace

from desk_app.domain.dossier import Action, StepRefused, next_status
from desk_app.domain.events import Outcome, ResultArrived, ResultMade, ResultReturned
from desk_app.domain.folding import digits, nfc
from desk_app.store.unit_of_work import Store
from desk_app.usecases.outcomes import DossierOutcome, DossierUnknown, ReasonMissing


def take_in_result(
    store: Store, by: str, dossier_id: str, slot: str, number: str = ""
) -> DossierOutcome:
    """A result came from the agency: finished now if nobody said so before, and on the shelf."""
    with store.writing(by) as w:
        dossier = w.dossier(dossier_id)
        if dossier is None:
            return DossierUnknown(dossier_id)
        if dossier.completed_at is None:
            step = next_status(dossier.status, Action.FINISH)
            if isinstance(step, StepRefused):
                return step
            dossier = w.record_dossier(dossier_id, ResultMade(Outcome.GRANTED, nfc(number)))
        step = next_status(dossier.status, Action.TAKE_IN_RESULT)
        if isinstance(step, StepRefused):
            return step
        dossier = w.record_dossier(dossier_id, ResultArrived(slot.strip().upper()))
        w.commit()
        return dossier


def return_result(store: Store, by: str, dossier_id: str, handed: ResultReturned) -> DossierOutcome:
    """Hand the result over; the dossier is closed here and now (Cam Ranh problem, domain law)."""
    if not handed.collector.strip():
        return ReasonMissing("họ tên người nhận kết quả")
    if handed.by_proxy and not handed.relation.strip():
        return ReasonMissing("quan hệ, giấy ủy quyền của người nhận thay")
    with store.writing(by) as w:
        dossier = w.dossier(dossier_id)
        if dossier is None:
            return DossierUnknown(dossier_id)
        step = next_status(dossier.status, Action.RETURN)
        if isinstance(step, StepRefused):
            return step
        kept = replace(
            handed,
            collector=nfc(handed.collector.strip()),
            relation=nfc(handed.relation.strip()),
            id_last4=digits(handed.id_last4)[-4:],
        )
        dossier = w.record_dossier(dossier_id, kept)
        w.commit()
        return dossier
