"""Every paper that is laid out from a form, by its kind."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from desk_app.desk.filling.application_forms import APPLICATION
from desk_app.desk.filling.daily_papers import DAILY_PAPERS
from desk_app.desk.filling.kinds import DossierPaper, ListPaper, ProcedurePaper, RegisterPaper
from desk_app.desk.filling.legal_papers import LEGAL_PAPERS
from desk_app.desk.filling.list_papers import LIST_PAPERS
from desk_app.desk.filling.procedure_papers import PROCEDURE_PAPERS
from desk_app.desk.filling.register_papers import REGISTER_PAPER
from desk_app.views import SlipKind

AnyPaper: TypeAlias = DossierPaper | ListPaper | RegisterPaper | ProcedurePaper

PAPERS: Final[Mapping[SlipKind, AnyPaper]] = MappingProxyType(
    {
        paper.slip: paper
        for paper in (
            *LEGAL_PAPERS,
            *DAILY_PAPERS,
            APPLICATION,
            *PROCEDURE_PAPERS,
            *LIST_PAPERS,
            REGISTER_PAPER,
        )
    }
)
