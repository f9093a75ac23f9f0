"""What each paper is written from in the tests: a usual dossier, and one as wide as life gets."""

from collections.abc import Mapping
from typing import Final

from desk_app.desk.filling.source import (
    DossierSource,
    ListSource,
    ProcedureSource,
    RegisterSource,
)
from desk_app.domain.events import SupplementRequested
from desk_app.views import SlipKind
from tests.forms.examples_daily import DAILY_EXAMPLES
from tests.forms.examples_lists import LIST_EXAMPLES
from tests.forms.examples_procedures import PROCEDURE_EXAMPLES
from tests.forms.sources import WIDE_PAPERS, WIDE_PERSON, WIDE_REASON, about

AnySource = DossierSource | ListSource | RegisterSource | ProcedureSource

EXAMPLES: Final[Mapping[SlipKind, Mapping[str, AnySource]]] = {
    SlipKind.SUPPLEMENT: {
        "usual": about(SupplementRequested(("Tờ khai có chữ ký",), "Tờ khai chưa ký")),
        "wide": about(SupplementRequested(WIDE_PAPERS, WIDE_REASON), applicant=WIDE_PERSON),
    },
    **DAILY_EXAMPLES,
    **PROCEDURE_EXAMPLES,
    **LIST_EXAMPLES,
}
