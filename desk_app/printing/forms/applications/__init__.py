"""Application forms, and which procedure is applied for on which."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desk_app.printing.forms.applications import civil_status, other
from desk_app.printing.forms.form import Form

_PROCEDURES_OF: Final = (
    (civil_status.BIRTH, ("1.001193", "1.000689", "1.003583", "2.000986")),
    (civil_status.DEATH, ("1.000656", "1.000419")),
    (civil_status.MARRIAGE, ("1.000894", "1.000593")),
    (civil_status.MARITAL_STATUS, ("1.004873",)),
    (civil_status.EXTRACT, ("2.000635",)),
    (civil_status.CORRECTION, ("1.004859",)),
    (other.CERTIFICATION, ("2.000815", "2.000884", "2.001035", "2.000992")),
    (other.HOUSEHOLD_BUSINESS, ("1.001612",)),
    (other.RESIDENCE, ("1.004222", "1.004194", "1.010038", "1.010041")),
    (other.POVERTY, ("1.011606", "1.011607", "1.011608", "1.011609")),
)
_FORM_OF: Final[Mapping[str, Form]] = MappingProxyType(
    {code: form for form, codes in _PROCEDURES_OF for code in codes}
)
FORMS: Final = (*(form for form, _ in _PROCEDURES_OF), other.GENERAL)


def form_of(procedure_code: str) -> Form:
    """Return the form of a procedure, also of a local variant of it; the general one for others."""
    national = ".".join(procedure_code.split(".")[:2])
    return _FORM_OF.get(procedure_code) or _FORM_OF.get(national, other.GENERAL)
