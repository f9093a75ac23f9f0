"""Papers that an action owes the citizen: asked for in its own transaction (law 1)."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from desk_app.domain.dossier import Dossier
from desk_app.domain.events import (
    DossierEvent,
    DossierForwarded,
    DossierRefused,
    DossierStopped,
    DossierWithdrawn,
    IntakeRefused,
    IntakeTurnedBack,
    Reappointed,
    ResultReturned,
    ReturnWay,
    SupplementRequested,
)
from desk_app.domain.office import Office
from desk_app.store import event_codec, spool
from desk_app.store.spool import PrintRequest
from desk_app.store.unit_of_work import Writing
from desk_app.usecases.commands import PaperWish
from desk_app.views import SLIP_NAMES, PrinterRole, SlipKind

Owed: TypeAlias = Mapping[type[DossierEvent], SlipKind]

OWED: Final[Owed] = {
    IntakeTurnedBack: SlipKind.SUPPLEMENT,
    SupplementRequested: SlipKind.SUPPLEMENT,
    IntakeRefused: SlipKind.REFUSAL,
    DossierRefused: SlipKind.REFUSAL,
    Reappointed: SlipKind.APOLOGY,
    DossierStopped: SlipKind.STOP_NOTICE,
}
"""Which form follows which event everywhere (docs/sources.md#life-cycle)."""


def owed_in(office: Office) -> Owed:
    """Return which form follows which event in an office, as it switched its own papers."""
    switched = (
        (office.control_sheet, DossierForwarded, SlipKind.CONTROL_SHEET),
        (office.return_receipt, ResultReturned, SlipKind.RETURN_RECEIPT),
        (office.withdrawal_confirmation, DossierWithdrawn, SlipKind.WITHDRAWAL),
    )
    return {**OWED, **{event: slip for is_on, event, slip in switched if is_on}}


def ask_owed(
    w: Writing,
    dossier: Dossier,
    event: DossierEvent,
    owed: Owed = OWED,
) -> tuple[str, ...]:
    """Queue the form that follows ``event``, if any; return the ids of the jobs.

    Call it right after the event was recorded: the paper shows the dossier as it stands then.
    """
    kind = owed.get(type(event))
    if kind is None or _leaves_by_post(event):
        return ()
    request = PrintRequest(
        slip=kind,
        subject=dossier.id,
        title=f"{SLIP_NAMES[kind]} {dossier.code}".strip(),
        printer=PrinterRole.FORMS,
        content=event_codec.encode(PaperWish(event=dossier.last_event)),
    )
    return (spool.ask(w, request),)


def _leaves_by_post(event: DossierEvent) -> bool:
    """Say whether nobody stands at the counter who could sign for the result."""
    return isinstance(event, ResultReturned) and event.way is not ReturnWay.COUNTER
