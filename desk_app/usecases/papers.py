"""Papers that an action owes the citizen: asked for in its own transaction (law 1)."""

from collections.abc import Mapping
from typing import Final

from desk_app.domain.dossier import Dossier
from desk_app.domain.events import (
    DossierEvent,
    DossierForwarded,
    DossierRefused,
    DossierStopped,
    IntakeRefused,
    IntakeTurnedBack,
    Reappointed,
    SupplementRequested,
)
from desk_app.store import event_codec, spool
from desk_app.store.spool import PrintRequest
from desk_app.store.unit_of_work import Writing
from desk_app.usecases.commands import PaperWish
from desk_app.views import SLIP_NAMES, PrinterRole, SlipKind

OWED: Final[Mapping[type[DossierEvent], SlipKind]] = {
    IntakeTurnedBack: SlipKind.SUPPLEMENT,
    SupplementRequested: SlipKind.SUPPLEMENT,
    IntakeRefused: SlipKind.REFUSAL,
    DossierRefused: SlipKind.REFUSAL,
    Reappointed: SlipKind.APOLOGY,
    DossierStopped: SlipKind.STOP_NOTICE,
}
"""Which form follows which event (docs/sources.md#life-cycle)."""
WITH_THE_FOLDER: Final[Mapping[type[DossierEvent], SlipKind]] = {
    DossierForwarded: SlipKind.CONTROL_SHEET
}
"""What goes along where the office wants it (``Office.control_sheet``)."""


def ask_owed(
    w: Writing,
    dossier: Dossier,
    event: DossierEvent,
    owed: Mapping[type[DossierEvent], SlipKind] = OWED,
) -> tuple[str, ...]:
    """Queue the form that follows ``event``, if any; return the ids of the jobs.

    Call it right after the event was recorded: the paper shows the dossier as it stands then.
    """
    kind = owed.get(type(event))
    if kind is None:
        return ()
    request = PrintRequest(
        slip=kind,
        subject=dossier.id,
        title=f"{SLIP_NAMES[kind]} {dossier.code}".strip(),
        printer=PrinterRole.FORMS,
        content=event_codec.encode(PaperWish(event=dossier.last_event)),
    )
    return (spool.ask(w, request),)
