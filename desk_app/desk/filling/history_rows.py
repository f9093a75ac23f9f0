"""A dossier's history as the rows of a table: when, who, what, for whom, until when."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from desk_app.desk.filling.source import DossierSource
from desk_app.desk.story import told
from desk_app.domain import events as e
from desk_app.domain.moments import local
from desk_app.domain.words import format_day
from desk_app.printing.forms.form import Rows

CITIZEN: Final = "Người nộp hồ sơ"
DESK: Final = "Bộ phận một cửa"
TO_CITIZEN: Final = (
    e.IntakeTurnedBack,
    e.IntakeRefused,
    e.SupplementRequested,
    e.PaymentAsked,
    e.DossierRefused,
    e.DossierStopped,
    e.DossierWithdrawn,
    e.Reappointed,
)
TO_DESK: Final = (
    e.DossierReceived,
    e.ResultMade,
    e.ResultArrived,
    e.SupplementReceived,
    e.OtherAgencyAnswered,
)


def history_rows(source: DossierSource) -> Rows:
    """Return one row an event, oldest first."""
    return tuple(
        _row(number, entry, source.names) for number, entry in enumerate(source.history, start=1)
    )


def _row(number: int, entry: e.Stamped, names: Mapping[str, str]) -> tuple[str, ...]:
    what, note = told(entry.event)
    until = until_of(entry.event)
    return (
        str(number),
        f"{local(entry.at):%H:%M %d/%m/%Y}",
        names.get(entry.by, entry.by),
        f"{what} ({note})" if note else what,
        receiver_of(entry.event),
        format_day(until) if until else "",
    )


def receiver_of(event: e.Event) -> str:
    """Return who had the dossier, or word of it, after an event."""
    match event:
        case (
            e.DossierForwarded(unit=unit, officer=officer)
            | e.ProcessingStarted(unit=unit, officer=officer)
        ):
            return f"{unit} – {officer}" if officer else unit
        case e.OtherAgencyAsked(agency=agency):
            return agency
        case e.ResultReturned(collector=collector):
            return collector
        case _ if isinstance(event, TO_CITIZEN):
            return CITIZEN
        case _:
            return DESK if isinstance(event, TO_DESK) else ""


def until_of(event: e.Event) -> date | None:
    """Return the day until which something was due after an event."""
    match event:
        case e.DossierReceived(deadline=deadline) | e.SupplementReceived(deadline=deadline):
            return deadline.due.on if deadline else None
        case e.PaymentConfirmed(deadline=deadline):
            return deadline.due.on if deadline else None
        case e.SupplementRequested(respond_by=day) | e.OtherAgencyAsked(respond_by=day):
            return day
        case e.Reappointed(due=due):
            return due.on
        case _:
            return None
