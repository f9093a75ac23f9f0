"""A kind of paper: which form, who fills it in, what a clerk may be asked for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeAlias, TypeVar

from desk_app.desk.filling.source import (
    DossierSource,
    ListSource,
    ProcedureSource,
    RegisterSource,
)
from desk_app.domain.dossier import Dossier
from desk_app.printing.blocks import Slip
from desk_app.printing.content import OfficeHeader
from desk_app.printing.forms.form import Form, FormContent
from desk_app.printing.forms.layout import lay_out
from desk_app.usecases.commands import PaperWish
from desk_app.views import SLIP_NAMES, PrinterRole, SlipKind

ROLL: Final = "Cuộn nhiệt"
SourceT = TypeVar("SourceT")
LayOut: TypeAlias = Callable[[Form, OfficeHeader, FormContent, str], Slip]


@dataclass(frozen=True, slots=True)
class Typed:
    """One thing that the clerk may write for this paper alone, or choose from ``choices``."""

    key: str
    label: str
    needed: bool = False
    choices: tuple[str, ...] = ()


SHEET: Final = Typed("sheet", "Khổ giấy", choices=("A5", ROLL))
"""For papers that the roll printer may print too."""


@dataclass(frozen=True, slots=True)
class PaperKind(Generic[SourceT]):
    """One paper of the desk.

    Attributes:
        forms: Its versions; the one of the day is taken. Of several forms (application forms) the
            content says which.
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

    def form_on(self, day: date, code: str = "") -> Form:
        """Return the version of a day; the newest one where none is valid."""
        forms = [form for form in self.forms if code in ("", form.code)]
        return next((form for form in forms if form.valid_on(day)), forms[-1])

    def forms_on(self, day: date) -> tuple[Form, ...]:
        """Return the version of a day of every form that this paper is written on."""
        return tuple(self.form_on(day, code) for code in dict.fromkeys(f.code for f in self.forms))

    def printer_for(self, wish: PaperWish) -> PrinterRole:
        """Return the printer of the paper that the clerk chose."""
        return PrinterRole.TICKETS if wish.typed.get(SHEET.key) == ROLL else self.printer


def received(dossier: Dossier) -> bool:
    """Say whether a dossier has a code: what most papers need."""
    return bool(dossier.code)


@dataclass(frozen=True, slots=True)
class DossierPaper(PaperKind[DossierSource]):
    """About one dossier. ``fits`` says whether it makes sense for a dossier as it stands."""

    fits: Callable[[Dossier], bool] = received


@dataclass(frozen=True, slots=True)
class ListPaper(PaperKind[ListSource]):
    """About several dossiers. ``of_one_person``: it goes to a citizen, who may read no other's."""

    of_one_person: bool = False


@dataclass(frozen=True, slots=True)
class RegisterPaper(PaperKind[RegisterSource]):
    """The register book, by day or period (``PaperWish.first_on``, ``last_on``)."""


@dataclass(frozen=True, slots=True)
class ProcedurePaper(PaperKind[ProcedureSource]):
    """About procedures; ``of_one``: it makes no sense without saying which."""

    of_one: bool = True
