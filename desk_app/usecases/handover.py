"""Results: taken in from the agency, laid on the shelf, handed to the citizen."""

from collections.abc import Sequence
from dataclasses import replace

from desk_app.domain.dossier import Action, Dossier, StepRefused, next_status
from desk_app.domain.events import Outcome, ResultArrived, ResultMade, ResultReturned
from desk_app.domain.folding import digits, nfc
from desk_app.store.unit_of_work import Store
from desk_app.usecases.outcomes import DossierOutcome, NotHandedOver, ReasonMissing
from desk_app.usecases.papers import OWED, Owed, ask_owed
from desk_app.usecases.steps import ready_for


def take_in_result(
    store: Store, by: str, dossier_id: str, slot: str, number: str = ""
) -> DossierOutcome:
    """A result came from the agency: finished now if nobody said so before, and on the shelf."""
    with store.writing(by) as w:
        known = w.dossier(dossier_id)
        made = known is not None and known.completed_at is not None
        dossier = ready_for(w, dossier_id, Action.TAKE_IN_RESULT if made else Action.FINISH)
        if not isinstance(dossier, Dossier):
            return dossier
        if not made:
            dossier = w.record_dossier(dossier_id, ResultMade(Outcome.GRANTED, nfc(number)))
        step = next_status(dossier.status, Action.TAKE_IN_RESULT)
        if isinstance(step, StepRefused):
            return step
        dossier = w.record_dossier(dossier_id, ResultArrived(slot.strip().upper()))
        w.commit()
        return dossier


def return_result(
    store: Store, by: str, dossier_id: str, handed: ResultReturned, owed: Owed = OWED
) -> DossierOutcome:
    """Hand the result over; the dossier is closed here and now (Cam Ranh problem, domain law)."""
    outcome = return_results(store, by, (dossier_id,), handed, owed)
    return outcome.why if isinstance(outcome, NotHandedOver) else outcome[0]


def return_results(
    store: Store, by: str, dossier_ids: Sequence[str], handed: ResultReturned, owed: Owed = OWED
) -> tuple[Dossier, ...] | NotHandedOver:
    """Hand over several results to one person, all of them or none.

    The papers that go back belong to the first one.
    """
    missing = _missing(handed)
    if missing:
        return NotHandedOver("", missing)
    kept = replace(
        handed,
        collector=nfc(handed.collector.strip()),
        relation=nfc(handed.relation.strip()),
        id_last4=digits(handed.id_last4)[-4:],
    )
    with store.writing(by) as w:
        returned = list[Dossier]()
        for dossier_id in dict.fromkeys(dossier_ids):
            dossier = ready_for(w, dossier_id, Action.RETURN)
            if not isinstance(dossier, Dossier):
                known = w.dossier(dossier_id)
                return NotHandedOver(known.code if known else dossier_id, dossier)
            event = replace(kept, papers_back=()) if returned else kept
            returned.append(w.record_dossier(dossier_id, event))
            ask_owed(w, returned[-1], event, owed)
        w.commit()
        return tuple(returned)


def _missing(handed: ResultReturned) -> ReasonMissing | None:
    if not handed.collector.strip():
        return ReasonMissing("họ tên người nhận kết quả")
    if handed.by_proxy and not handed.relation.strip():
        return ReasonMissing("quan hệ, giấy ủy quyền của người nhận thay")
    return None
