"""A kind of paper: which form, who fills it in, what a clerk may be asked for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeAlias, TypeVar

from desk_app.desk.filling.source import DossierSource, ListSource, ProcedureSource
from desk_app.domain.dossier import Dossier
from desk_app.printing.blocks import Slip
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import Form, FormContent
from desk_app.printing.forms.layout import lay_out
from desk_app.views import SLIP_NAMES, PrinterRole, SlipKind

SourceT = TypeVar("SourceT")
LayOut: TypeAlias = Callable[[Form, OfficeHeader, FormContent, str], Slip]


@dataclass(frozen=True, slots=True)
class Typed:
    """One thing that the clerk may write for this paper alone."""

    key: str
    label: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class PaperKind(Generic[SourceT]):
    """One paper of the desk.

    Attributes:
        forms: Its versions; the one of the day is taken.
        typed: What the clerk may add.
        lay_out: Of its own where the usual order of a form does not do.
    """

    slip: SlipKind
    forms: tuple[Form, ...]
    fill: Callable[[SourceT], FormContent]
    typed: tuple[Typed, ...] = ()
    lay_out: LayOut = lay_out
    printer: PrinterRole = PrinterRole.FORMS

    @property
    def name(self) -> str:
        """As a menu shows it."""
        return SLIP_NAMES[self.slip]

    def form_on(self, day: date) -> Form:
        """Return the version of a day; the newest one where none is valid."""
        return next((form for form in self.forms if form.valid_on(day)), self.forms[-1])


def received(dossier: Dossier) -> bool:
    """Say whether a dossier has a code: what most papers need."""
    return bool(dossier.code)


@dataclass(frozen=True, slots=True)
class DossierPaper(PaperKind[DossierSource]):
    """About one dossier. ``fits`` says whether it makes sense for a dossier as it stands."""

    fits: Callable[[Dossier], bool] = received


@dataclass(frozen=True, slots=True)
class ListPaper(PaperKind[ListSource]):
    """About several dossiers."""


@dataclass(frozen=True, slots=True)
class ProcedurePaper(PaperKind[ProcedureSource]):
    """About procedures."""
