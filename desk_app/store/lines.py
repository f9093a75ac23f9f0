"""Dossiers as lines of lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from desk_app.domain.deadline import judge
from desk_app.domain.dossier import HolderKind, Status
from desk_app.store.tables import dossier
from desk_app.views import DossierLine

LineRow: TypeAlias = Mapping[Any, Any]
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
        "lawful_due_on",
        "completed_on",
        "returned_on",
        "holder_kind",
        "holder",
        "unit",
        "slot",
        "reappointments",
        "replaced_by",
    )
)


def line_of(row: LineRow, today: date) -> DossierLine:
    """Return a row of LINE_COLUMNS as a line, judged against ``today``."""
    completed_on = _day(row["completed_on"])
    return DossierLine(
        id=row["id"],
        code=row["code"],
        applicant_name=row["applicant_name"],
        submitter_name=row["submitter_name"],
        phone=row["phone"],
        procedure_code=row["procedure_code"],
        procedure_name=row["procedure_name"],
        subject_area=row["subject_area"],
        status=Status(row["status"]),
        received_on=_day(row["received_on"]),
        due_on=_day(row["due_on"]),
        completed_on=completed_on,
        returned_on=_day(row["returned_on"]),
        holder_kind=HolderKind(row["holder_kind"]),
        holder=row["holder"],
        unit=row["unit"],
        slot=row["slot"],
        reappointments=row["reappointments"],
        replaced_by=row["replaced_by"],
        timeliness=judge(_day(row["lawful_due_on"]), completed_on, today),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
