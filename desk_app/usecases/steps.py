"""What stands before every step of a dossier: it is known, it is as the clerk saw it, it may."""

from desk_app.domain.dossier import Action, Dossier, StepRefused, next_status
from desk_app.store.unit_of_work import Writing
from desk_app.usecases.outcomes import DossierUnknown, MovedOn


def ready_for(
    w: Writing, dossier_id: str, action: Action
) -> Dossier | DossierUnknown | MovedOn | StepRefused:
    """Return the dossier as it stands now, or why ``action`` is not taken.

    Two windows of one station, or the window and the terminal, may both show a dossier that one
    of them has just forwarded: the other must look again before it forwards it anew.
    """
    dossier = w.dossier(dossier_id)
    if dossier is None:
        return DossierUnknown(dossier_id)
    seen = w.seen.get(dossier_id, dossier.last_event)
    if seen != dossier.last_event:
        return MovedOn(dossier.code, dossier.status, dossier.last_at)
    step = next_status(dossier.status, action)
    return step if isinstance(step, StepRefused) else dossier
