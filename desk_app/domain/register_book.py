"""The register book (sổ theo dõi hồ sơ): one a year, numbered without a gap when a day is closed.

A number in the book is not the dossier's code: it is given later, over everything that arrived.
When a book is full the next one is opened and the numbers run on to the end of the year.

Source: Thông tư 01/2018/TT-VPCP Điều 10.2; form 07 of Thông tư 03/2025/TT-VPCP
(docs/sources.md#form-07).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Self

from desk_app.domain.dossier import Dossier
from desk_app.domain.events import (
    DossierForwarded,
    DossierRefused,
    Event,
    RegisterBookOpened,
    RegisterDayClosed,
    RegisterEvent,
    ResultArrived,
    ResultMade,
    ResultReturned,
    ReturnWay,
    Stamped,
)
from desk_app.domain.moments import local_day

FIRST_BOOK: Final = 1
_PREFIX: Final = "register-"


class RegisterAction(StrEnum):
    """What a person does to the register."""

    CLOSE_DAY = "close_day"
    OPEN_BOOK = "open_book"


class RegisterFault(StrEnum):
    """Why an event does not go on where the register stands."""

    SERIAL_TAKEN = "serial_taken"
    OTHER_BOOK = "other_book"
    ENTERED_ALREADY = "entered_already"


@dataclass(frozen=True, slots=True)
class RegisterStepRefused:
    """Two stations went on with the same book, cut off from each other: for a person to settle."""

    status: RegisterFault
    action: RegisterAction


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A dossier's place in the register.

    Attributes:
        id: Of the row: sorts as the book does.
        day: Local day on which the dossier was received.
        closed_by: Staff id of who closed the day.
    """

    id: str
    year: int
    book: int
    serial: int
    day: date
    dossier: str
    closed_at: datetime
    closed_by: str

    @property
    def book_text(self) -> str:
        """As paper writes it: "01/2026"."""
        return book_text(self.year, self.book)

    @property
    def serial_text(self) -> str:
        """As paper writes it: from "01" on."""
        return serial_text(self.serial)


@dataclass(frozen=True, slots=True)
class Book:
    """One volume (quyển) of a year's register; ``last`` is below ``first`` while it is empty."""

    year: int
    number: int
    opened_at: datetime
    first: int
    last: int
    closed_at: datetime | None = None

    @property
    def text(self) -> str:
        """As paper writes it: "01/2026"."""
        return book_text(self.year, self.number)


@dataclass(frozen=True, slots=True)
class DossierRegister:
    """The register of one year, folded from its history; ``closings`` are what entered in it."""

    id: str
    year: int
    closings: tuple[Stamped, ...]
    books: tuple[Book, ...]
    last_event: str

    @property
    def entries(self) -> tuple[RegisterEntry, ...]:
        """The places of the whole year, made when they are asked for: there may be 100,000."""
        return tuple(place for closing in self.closings for place in places_of(closing))


@dataclass(frozen=True, slots=True)
class FoldedRegister:
    """The register after its history, and the events that do not go on where it stood."""

    register: DossierRegister | None
    refused: tuple[tuple[Stamped, RegisterStepRefused], ...]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of form 07: the entry and what became of its dossier. Days are local."""

    entry: RegisterEntry
    dossier: Dossier
    sent_on: date | None
    result_on: date | None
    returned_on: date | None
    return_way: ReturnWay | None


def register_id(year: int) -> str:
    """Return the subject of a year's register."""
    return f"{_PREFIX}{year}"


def year_of(subject: str) -> int:
    """Return the year of a register's subject."""
    return int(subject.removeprefix(_PREFIX))


def book_text(year: int, book: int) -> str:
    """Return "01/2026"."""
    return f"{book:02d}/{year}"


def serial_text(serial: int) -> str:
    """Return a number of the register as paper writes it, from "01" on."""
    return f"{serial:02d}"


def fold_register(history: Sequence[Stamped]) -> FoldedRegister:
    """Return the register of one year after its ordered history."""
    return RegisterFolding.of(history).done()


@dataclass(slots=True)
class Standing:
    """Where a year's register stands: its volumes, and the number that comes next.

    Counts are enough for that, not who was entered: a year may hold 100,000 dossiers.
    """

    next_serial: int = 1
    last_event: str = ""
    _openings: list[tuple[int, datetime, int]] = field(
        default_factory=list[tuple[int, datetime, int]]
    )

    @property
    def book(self) -> int:
        """The volume that is open."""
        return self._openings[-1][0] if self._openings else FIRST_BOOK

    @property
    def book_is_empty(self) -> bool:
        """Whether nothing was entered in the open volume yet."""
        return not self._openings or self._openings[-1][2] == self.next_serial

    def closing(self, day: date, dossiers: Iterable[str]) -> RegisterDayClosed:
        """Return the closing that gives ``dossiers``, received on ``day``, the next numbers."""
        return RegisterDayClosed(day, self.book, self.next_serial, tuple(dossiers))

    def fault(self, event: RegisterEvent) -> RegisterFault | None:
        """Return why ``event`` does not go on from here."""
        match event:
            case RegisterDayClosed(first=first) if first != self.next_serial:
                return RegisterFault.SERIAL_TAKEN
            case RegisterDayClosed(book=book) if book != self.book:
                return RegisterFault.OTHER_BOOK
            case RegisterBookOpened(book=book) if self.book_is_empty or book != self.book + 1:
                return RegisterFault.OTHER_BOOK
            case _:
                return None

    def go_on(self, stamped: Stamped, entered: int) -> None:
        """Go on with an event without a fault, which entered so many dossiers."""
        if isinstance(stamped.event, RegisterBookOpened):
            self._openings.append((stamped.event.book, stamped.at, self.next_serial))
        elif not self._openings:
            self._openings.append((FIRST_BOOK, stamped.at, 1))
        self.next_serial += entered
        self.last_event = stamped.id

    def books(self, year: int) -> tuple[Book, ...]:
        """Return the volumes, the open one last."""
        ends = [(at, first - 1) for _, at, first in self._openings[1:]]
        return tuple(
            Book(year, number, opened_at, first, last, closed_at)
            for (number, opened_at, first), (closed_at, last) in zip(
                self._openings,
                [*ends, (None, self.next_serial - 1)][: len(self._openings)],
                strict=True,
            )
        )


@dataclass(slots=True)
class RegisterFolding:
    """A register while its events are taken, one after the other."""

    standing: Standing = field(default_factory=Standing)
    refused: list[tuple[Stamped, RegisterStepRefused]] = field(
        default_factory=list[tuple[Stamped, RegisterStepRefused]]
    )
    _closings: list[Stamped] = field(default_factory=list[Stamped])
    _entered: set[str] = field(default_factory=set[str])

    @classmethod
    def of(cls, history: Iterable[Stamped]) -> Self:
        """Take a whole history."""
        folding = cls()
        for stamped in history:
            folding.take(stamped)
        return folding

    def take(self, stamped: Stamped) -> RegisterStepRefused | None:
        """Take an event; return why it does not go on from here, None where it does."""
        match stamped.event:
            case RegisterDayClosed(dossiers=dossiers) as event:
                action = RegisterAction.CLOSE_DAY
            case RegisterBookOpened() as event:
                action, dossiers = RegisterAction.OPEN_BOOK, ()
            case _:
                return None
        fault = self.standing.fault(event)
        if fault is None and self._entered & {*dossiers}:
            fault = RegisterFault.ENTERED_ALREADY
        if fault:
            refusal = RegisterStepRefused(fault, action)
            self.refused.append((stamped, refusal))
            return refusal
        self.standing.go_on(stamped, len(dossiers))
        self._closings += [stamped] if dossiers else []
        self._entered.update(dossiers)
        return None

    def done(self) -> FoldedRegister:
        """Return what was folded; no register where nothing was entered."""
        refused = tuple(self.refused)
        if not self._closings:
            return FoldedRegister(None, refused)
        subject = self._closings[0].subject
        year = year_of(subject)
        closings, books = tuple(self._closings), self.standing.books(year)
        register = DossierRegister(subject, year, closings, books, self.standing.last_event)
        return FoldedRegister(register, refused)


def places_of(stamped: Stamped) -> tuple[RegisterEntry, ...]:
    """Return the places that an event gave; nothing where it is not a closing."""
    closed = stamped.event
    if not isinstance(closed, RegisterDayClosed):
        return ()
    subject, year = stamped.subject, year_of(stamped.subject)
    return tuple(
        RegisterEntry(
            id=f"{subject}/{serial:07d}",  # sorts as the numbers do
            year=year,
            book=closed.book,
            serial=serial,
            day=closed.day,
            dossier=dossier,
            closed_at=stamped.at,
            closed_by=stamped.by,
        )
        for serial, dossier in enumerate(closed.dossiers, start=closed.first)
    )


def line_of(entry: RegisterEntry, dossier: Dossier, history: Sequence[Stamped]) -> RegisterLine:
    """Return an entry with what became of its dossier."""
    sent = _first_on(history, DossierForwarded)
    came = _first_on(history, ResultArrived) or _first_on(history, (ResultMade, DossierRefused))
    ways = [one.event.way for one in history if isinstance(one.event, ResultReturned)]
    return RegisterLine(
        entry,
        dossier,
        sent_on=sent,
        result_on=came,
        returned_on=local_day(dossier.returned_at) if dossier.returned_at else None,
        return_way=ways[-1] if ways and dossier.returned_at else None,
    )


def _first_on(
    history: Sequence[Stamped], kinds: type[Event] | tuple[type[Event], ...]
) -> date | None:
    return next((local_day(one.at) for one in history if isinstance(one.event, kinds)), None)
