"""What the front door shows of the catalogue, and what it answers when somebody changes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from desk_app.domain.catalogue import CatalogueChange, ToConfirm, Unreadable
from desk_app.domain.procedure import Procedure
from desk_app.domain.procedure_index import ProcedureIndex
from desk_app.domain.rights import NotAllowed


@dataclass(frozen=True, slots=True)
class CatalogueShown:
    """The newest version of every procedure, what is doubtful of which, and how to find one.

    Attributes:
        doubts: By procedure code; what nobody need look at is not in it: a procedure without
            doubts, one that is over, one that this office does not take in.
        index: Over every procedure, also those that are over or switched off.
        today: The local day against which "in force" is judged.
    """

    procedures: tuple[Procedure, ...]
    doubts: Mapping[str, tuple[ToConfirm, ...]]
    index: ProcedureIndex
    today: date


@dataclass(frozen=True, slots=True)
class ProcedureVersion:
    """One version of a procedure: who made it, when, and what changed from the one before.

    Attributes:
        by: The name of who made it; the id where the name is no longer known.
        lines: The changes in words; empty for the first version.
    """

    procedure: Procedure
    version: int
    at: datetime
    by: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedureSaved:
    """``lines`` says in words what is otherwise now; nothing when all was so already."""

    procedure: Procedure
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedureFaulty:
    """Nothing was kept; each reason is a piece of a sentence in Vietnamese."""

    code: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcedureMoved:
    """Somebody else kept another version meanwhile; nothing was kept."""

    code: str
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProcedureUnknown:
    """The catalogue has no procedure of this code."""

    code: str


@dataclass(frozen=True, slots=True)
class CodeTaken:
    """There is a procedure of this code already."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ImportTrial:
    """What a file would change; nothing was kept yet.

    Attributes:
        lines: The page that a person reads before it is taken over.
        base: The version of every procedure that the file was compared with.
    """

    file_name: str
    change: CatalogueChange
    confirm: tuple[ToConfirm, ...]
    unreadable: tuple[Unreadable, ...]
    lines: tuple[str, ...]
    base: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NothingReadable:
    """A file without a single procedure that can be used."""

    unreadable: tuple[Unreadable, ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How many procedures got a new version from a file."""

    versions: int


@dataclass(frozen=True, slots=True)
class CatalogueMoved:
    """The catalogue changed after the file was compared with it: compare again."""


ProcedureOutcome: TypeAlias = ProcedureSaved | ProcedureFaulty | ProcedureMoved | NotAllowed
