"""Forms 02 to 05: what is written on them."""

from typing import Final

from desk_app.desk.filling.kinds import DossierPaper
from desk_app.desk.filling.parts import citizen_of, dossier_content, identity_values
from desk_app.desk.filling.source import DossierSource
from desk_app.domain.dossier import Status
from desk_app.domain.events import IntakeTurnedBack, SupplementRequested
from desk_app.domain.words import format_day
from desk_app.printing.forms import supplement as form_02
from desk_app.printing.forms.form import FormContent, rows_of, text_row
from desk_app.views import SlipKind


def supplement(source: DossierSource) -> FormContent:
    """Fill in form 02, at intake (turned back) or during processing."""
    dossier = source.dossier
    contents, reason, respond_by = dossier.missing, dossier.reason, dossier.respond_by
    match source.event:
        case IntakeTurnedBack(missing=missing, reason=why):
            contents, reason, respond_by = missing, why, None
        case SupplementRequested(contents=asked, reason=why, respond_by=until):
            contents, reason, respond_by = asked, why, until
        case _:
            pass
    values = {
        **identity_values(source),
        "contents": rows_of(*contents),
        "reason": text_row(reason),
        "respond_by": text_row(format_day(respond_by) if respond_by else ""),
    }
    names = {"clerk": source.acted_by, "citizen": citizen_of(dossier).name}
    return dossier_content(source, values, names)


LEGAL_PAPERS: Final = (
    DossierPaper(
        SlipKind.SUPPLEMENT,
        (form_02.FORM,),
        supplement,
        fits=lambda dossier: dossier.status in (Status.TURNED_BACK, Status.AWAITING_PAPERS),
    ),
)
