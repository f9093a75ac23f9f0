"""Dossiers as lines of lists."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, TypeAlias

from desk_app.domain.deadline import judge
from desk_app.domain.dossier import HolderKind, Status
from desk_app.store.tables import dossier
from desk_app.views import DossierLine

LineRow: TypeAlias = Sequence[Any]
LINE_COLUMNS: Final = tuple(
    dossier.c[name]
    for name in (
        "id",
        "code",
        "applicant_name",
        "submitter_name",
        "phone",
        "procedure_code",
        "procedure_name",
        "subject_area",
        "status",
        "received_on",
        "due_on",
        "completed_on",
        "returned_on",
        "holder_kind",
        "holder",
        "unit",
        "slot",
        "reappointments",
        "replaced_by",
        "lawful_due_on",  # judged by; the others in the order of the fields of a DossierLine
    )
)


# a third of what the enumerations themselves take to find a member
_STATUSES: Final = {status.value: status for status in Status}
_HOLDERS: Final = {kind.value: kind for kind in HolderKind}


def line_of(row: LineRow, today: date) -> DossierLine:
    """Return a row of LINE_COLUMNS as a line, judged against ``today``.

    By position: twenty rows by name would take longer than the search that found them.
    """
    (
        dossier_id,
        code,
        applicant_name,
        submitter_name,
        phone,
        procedure_code,
        procedure_name,
        subject_area,
        status,
        received_on,
        due_on,
        completed_on,
        returned_on,
        holder_kind,
        holder,
        unit,
        slot,
        reappointments,
        replaced_by,
        lawful_due_on,
    ) = row
    completed = _day(completed_on)
    return DossierLine(
        dossier_id,
        code,
        applicant_name,
        submitter_name,
        phone,
        procedure_code,
        procedure_name,
        subject_area,
        _STATUSES[status],
        _day(received_on),
        _day(due_on),
        completed,
        _day(returned_on),
        _HOLDERS[holder_kind],
        holder,
        unit,
        slot,
        reappointments,
        replaced_by,
        judge(_day(lawful_due_on), completed, today),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
