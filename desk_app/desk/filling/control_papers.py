"""Form 06: who handed the dossier to whom, when, and whether in time."""

from collections.abc import Iterator
from typing import Final

from desk_app.desk.filling.history_rows import CITIZEN
from desk_app.desk.filling.kinds import DossierPaper
from desk_app.desk.filling.parts import addressed, dossier_content, due_in_words
from desk_app.desk.filling.source import DossierSource
from desk_app.desk.story import told
from desk_app.domain import events as e
from desk_app.domain.deadline import Timeliness
from desk_app.domain.dossier import ENDED
from desk_app.domain.moments import local
from desk_app.domain.words import format_day, moment_in_words
from desk_app.printing.forms import control_sheet as form_06
from desk_app.printing.forms.form import FormContent, Rows, text_row
from desk_app.views import SlipKind

RESULTS: Final = {
    Timeliness.EARLY: "Trước hạn",
    Timeliness.ON_TIME: "Đúng hạn",
    Timeliness.LATE: "Quá hạn",
}
TO_CITIZEN: Final = (
    e.SupplementRequested,
    e.Reappointed,
    e.ResultReturned,
    e.DossierRefused,
    e.DossierStopped,
    e.DossierWithdrawn,
)
OPEN_ROWS: Final = 3
OPEN_ROW: Final = (
    "1. Giao: ……………\n2. Nhận: ……………",
    "…… giờ …… phút,\nngày … /… /……\nNgười giao: …………\nNgười nhận: …………",
    "",
    "",
)
"""To be written by hand while the dossier goes on."""


def control_sheet(source: DossierSource) -> FormContent:
    """Fill in form 06 from the history of the dossier."""
    dossier = source.dossier
    asked = (x.event.agency for x in source.history if isinstance(x.event, e.OtherAgencyAsked))
    received_at = dossier.received_at
    values: dict[str, Rows] = {
        "owner": text_row(addressed(dossier.applicant)),
        "procedure": text_row(dossier.procedure.name),
        "received_at": text_row(moment_in_words(local(received_at)) if received_at else ""),
        "due": text_row(due_in_words(dossier.deadline.due) if dossier.deadline else ""),
        "agency": text_row(dossier.unit or dossier.agency),
        "partners": text_row(", ".join(dict.fromkeys(asked))),
        "steps": (
            *_rows(source),
            *(OPEN_ROW for _ in range(0 if dossier.status in ENDED else OPEN_ROWS)),
        ),
    }
    return dossier_content(source, values, {})


def _rows(source: DossierSource) -> Iterator[tuple[str, ...]]:
    """Yield one row for each time that the dossier, or word of it, changed hands."""
    holder = desk = source.office.unit_name
    for entry in source.history:
        hands = _hands(entry.event, holder, desk)
        if hands is None:
            continue
        giver, taker = hands
        yield (
            f"1. Giao: {giver}\n2. Nhận: {taker}",
            _when(source, entry),
            _result(source, entry.event),
            _note(entry.event),
        )
        holder = holder if taker == CITIZEN else taker


def _hands(event: e.Event, holder: str, desk: str) -> tuple[str, str] | None:
    """Return who gave and who took, None where nothing changed hands."""
    match event:
        case e.DossierReceived() | e.SupplementReceived():
            hands = CITIZEN, desk
        case e.DossierForwarded(unit=unit) | e.ProcessingStarted(unit=unit):
            hands = holder, unit
        case e.OtherAgencyAsked(agency=agency):
            hands = holder, agency
        case e.OtherAgencyAnswered() | e.ResultMade() | e.ResultArrived():
            hands = holder, desk
        case _:
            hands = holder, CITIZEN if isinstance(event, TO_CITIZEN) else holder
    return hands if hands[0] != hands[1] else None


def _when(source: DossierSource, entry: e.Stamped) -> str:
    """Return the moment, and who wrote the step down: a citizen signs elsewhere."""
    moment = local(entry.at)
    words = f"{moment:%H} giờ {moment:%M} phút,\nngày {format_day(moment.date())}"
    who = source.name(entry.by)
    match entry.event:
        case e.DossierReceived() | e.SupplementReceived() | e.ResultMade() | e.ResultArrived():
            return f"{words}\nNgười nhận: {who}"
        case e.DossierForwarded(officer=officer) | e.ProcessingStarted(officer=officer) if officer:
            return f"{words}\nNgười giao: {who}\nNgười nhận: {source.name(officer)}"
        case e.ResultReturned(collector=collector):
            return f"{words}\nNgười giao: {who}\nNgười nhận: {collector}"
        case _:
            return f"{words}\nNgười giao: {who}"


def _result(source: DossierSource, event: e.Event) -> str:
    """Return early, on time or late, beside the step that decides it."""
    decides = (e.ResultMade, e.DossierRefused, e.DossierStopped, e.DossierWithdrawn)
    if not isinstance(event, decides):
        return ""
    return RESULTS.get(source.dossier.timeliness(source.on), "")


def _note(event: e.Event) -> str:
    """Return what was done in few words; what the form says elsewhere is left out."""
    what, note = told(event)
    match event:
        case e.DossierReceived():
            return ""
        case e.DossierForwarded():
            return note[:1].upper() + note[1:]
        case _:
            return f"{what}: {note}" if note else what


CONTROL_SHEET: Final = DossierPaper(SlipKind.CONTROL_SHEET, form_06.FORMS, control_sheet)
