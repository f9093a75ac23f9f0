"""What a filler may look at when it writes a form: values only, read before it begins."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from desk_app.domain.dossier import Dossier
from desk_app.domain.events import Event, Stamped
from desk_app.domain.moments import local_day
from desk_app.domain.office import Office
from desk_app.domain.procedure import Procedure
from desk_app.domain.register_book import Book, RegisterEntry, RegisterLine
from desk_app.usecases.commands import PaperWish


@dataclass(frozen=True, slots=True)
class Source:
    """What every paper may need.

    Attributes:
        at: When the paper is made up.
        by: Name of the member of staff who asked for it.
        names: Of everybody who ever worked here, by id.
    """

    office: Office
    at: datetime
    by: str
    names: Mapping[str, str]
    wish: PaperWish

    @property
    def on(self) -> date:
        """Local day on which the paper is made up."""
        return local_day(self.at)

    def name(self, staff_id: str) -> str:
        """Return the name of a member of staff; the id of one whom nobody knows."""
        return self.names.get(staff_id, staff_id)

    def typed(self, key: str) -> str:
        """Return what the clerk wrote for this paper; empty when nothing."""
        return self.wish.typed.get(key, "").strip()


@dataclass(frozen=True, slots=True)
class DossierSource(Source):
    """A paper about one dossier, as it stood after the event that asked for the paper.

    ``procedure`` is the version that the dossier was received under, None when it is not kept;
    ``place`` where it stands in the register book, None until its day is closed.
    """

    dossier: Dossier = field(kw_only=True)
    history: tuple[Stamped, ...] = ()
    procedure: Procedure | None = None
    place: RegisterEntry | None = None

    @property
    def event(self) -> Event | None:
        """What asked for the paper, or what happened last."""
        return self.history[-1].event if self.history else None

    @property
    def acted_by(self) -> str:
        """Name of who did it."""
        return self.name(self.history[-1].by) if self.history else self.by


@dataclass(frozen=True, slots=True)
class ListSource(Source):
    """A paper about several dossiers, in the order of the wish.

    ``laws``: for each of them the version of the procedure that it came under, where it is kept.
    """

    dossiers: tuple[Dossier, ...] = ()
    laws: tuple[Procedure | None, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterSource(Source):
    """The register book of a period: its lines in their order, the books they stand in."""

    first_on: date = field(kw_only=True)
    last_on: date = field(kw_only=True)
    lines: tuple[RegisterLine, ...] = ()
    books: tuple[Book, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureSource(Source):
    """A paper about procedures: one, or the catalogue.

    ``before``: by code, how a procedure stood before the first day of the wish, where it existed.
    """

    procedures: tuple[Procedure, ...] = ()
    before: Mapping[str, Procedure] = field(default_factory=dict[str, Procedure])
