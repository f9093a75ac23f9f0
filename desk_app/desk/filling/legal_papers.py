"""Forms 01 to 06: which there are, and what is written on forms 02 to 05."""

from datetime import date
from typing import Final

from desk_app.desk.filling.control_papers import CONTROL_SHEET
from desk_app.desk.filling.kinds import DossierPaper
from desk_app.desk.filling.parts import (
    citizen_of,
    dossier_content,
    due_in_words,
    identity_values,
    last_of,
    letter_values,
    signed_by_head,
)
from desk_app.desk.filling.receipt_papers import CERTIFICATION_RECEIPT, RECEIPT, RECEIPT_LIST
from desk_app.desk.filling.source import DossierSource
from desk_app.domain.catalogue_texts import limit_text
from desk_app.domain.dossier import Status
from desk_app.domain.dossier_fold import fold
from desk_app.domain.events import (
    DossierRefused,
    DossierStopped,
    IntakeRefused,
    IntakeTurnedBack,
    Reappointed,
    Stamped,
    SupplementRequested,
)
from desk_app.domain.moments import local
from desk_app.domain.words import format_day, moment_in_words
from desk_app.printing.forms import apology as form_04
from desk_app.printing.forms import refusal as form_03
from desk_app.printing.forms import stop_notice as form_05
from desk_app.printing.forms import supplement as form_02
from desk_app.printing.forms.form import FormContent, rows_of, text_row
from desk_app.refusals import STATUS_NAMES
from desk_app.views import SlipKind

MONEY_UNSAID: Final = "Không phát sinh"


def supplement(source: DossierSource) -> FormContent:
    """Fill in form 02, at intake (turned back, so there is no code yet) or during processing."""
    entry, contents, reason, until = _asked(source)
    values = {
        **identity_values(source),
        "clerk": text_row(_who(source, entry)),
        "contents": rows_of(*contents),
        "reason": text_row(reason),
        "respond_by": text_row(format_day(until) if until else ""),
    }
    return dossier_content(source, values, {"clerk": _who(source, entry)})


def _asked(source: DossierSource) -> tuple[Stamped | None, tuple[str, ...], str, date | None]:
    """Return who asked for what, why and until when: the last time that papers were asked for."""
    for entry in reversed(source.history):
        match entry.event:
            case IntakeTurnedBack(missing=missing, reason=reason):
                return entry, missing, reason, None
            case SupplementRequested(contents=contents, reason=reason, respond_by=until):
                return entry, contents, reason, until
            case _:
                pass
    return None, (), "", None


def refusal(source: DossierSource) -> FormContent:
    """Fill in form 03, at intake or during processing."""
    entry, event = last_of(source, IntakeRefused) or last_of(source, DossierRefused) or (None, None)
    clerk = _who(source, entry)
    values = {**identity_values(source), "reason": text_row(event.reason if event else "")}
    names = {"citizen": citizen_of(source.dossier).name, "clerk": clerk}
    return dossier_content(source, values, names)


def apology(source: DossierSource) -> FormContent:
    """Fill in form 04: what was promised, why it was late, what is promised now."""
    dossier, found = source.dossier, last_of(source, Reappointed)
    event = found[1] if found else None
    values = {
        **letter_values(source),
        "limit": text_row(limit_text(dossier.deadline.limit) if dossier.deadline else ""),
        "first_due": text_row(due_in_words(dossier.lawful_due) if dossier.lawful_due else ""),
        "reason": text_row(event.reason if event else ""),
        "new_due": text_row(due_in_words(event.due) if event else ""),
    }
    content = dossier_content(source, values, {})
    return signed_by_head(content, source.office, event.signer if event else "")


def stop_notice(source: DossierSource) -> FormContent:
    """Fill in form 05: why, how far the dossier had come, what becomes of the money."""
    dossier, found = source.dossier, last_of(source, DossierStopped)
    entry, event = found or (None, None)
    values = {
        **letter_values(source),
        "stopped_at": text_row(moment_in_words(local(entry.at)) if entry else ""),
        "reason": text_row(event.reason if event else ""),
        "stage": text_row(_stage_before(source, entry)),
        "money": text_row((event.money if event else "") or MONEY_UNSAID),
        "papers": rows_of(*(paper.name for paper in dossier.papers)),
    }
    return signed_by_head(dossier_content(source, values, {}), source.office)


def _stage_before(source: DossierSource, entry: Stamped | None) -> str:
    """Return where a dossier stood before it was stopped, and with whom."""
    index = source.history.index(entry) if entry else 0
    before = fold(source.history[:index]).dossier
    if before is None:
        return ""
    where = f", tại {before.unit}" if before.unit else ""
    return f"{STATUS_NAMES[before.status]}{where}"


def _who(source: DossierSource, entry: Stamped | None) -> str:
    return source.name(entry.by) if entry else source.by


LEGAL_PAPERS: Final = (
    RECEIPT,
    RECEIPT_LIST,
    CERTIFICATION_RECEIPT,
    DossierPaper(
        SlipKind.SUPPLEMENT,
        form_02.FORMS,
        supplement,
        fits=lambda dossier: dossier.status in (Status.TURNED_BACK, Status.AWAITING_PAPERS),
    ),
    DossierPaper(
        SlipKind.REFUSAL,
        form_03.FORMS,
        refusal,
        fits=lambda dossier: dossier.status in (Status.INTAKE_REFUSED, Status.REFUSED),
    ),
    DossierPaper(
        SlipKind.APOLOGY,
        form_04.FORMS,
        apology,
        fits=lambda dossier: dossier.reappointments > 0,
    ),
    DossierPaper(
        SlipKind.STOP_NOTICE,
        (form_05.FORM,),
        stop_notice,
        fits=lambda dossier: dossier.status is Status.STOPPED,
    ),
    CONTROL_SHEET,
)
