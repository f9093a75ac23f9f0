"""What each paper is written from in the tests: a usual dossier, and one as wide as life gets."""

from collections.abc import Mapping
from typing import Final

from desk_app.desk.filling.source import (
    DossierSource,
    ListSource,
    ProcedureSource,
    RegisterSource,
)
from desk_app.views import SlipKind
from tests.forms.examples_daily import DAILY_EXAMPLES
from tests.forms.examples_legal import LEGAL_EXAMPLES
from tests.forms.examples_lists import LIST_EXAMPLES
from tests.forms.examples_procedures import PROCEDURE_EXAMPLES

AnySource = DossierSource | ListSource | RegisterSource | ProcedureSource

EXAMPLES: Final[Mapping[SlipKind, Mapping[str, AnySource]]] = {
    **LEGAL_EXAMPLES,
    **DAILY_EXAMPLES,
    **PROCEDURE_EXAMPLES,
    **LIST_EXAMPLES,
}
