"""One action of a person = one transaction = events and register rows together (ADR 0003)."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Final, Self

from sqlalchemy import Connection, Engine, bindparam
from sqlalchemy.dialects.sqlite import insert as upsert

from desk_app.clock import Chance, Now
from desk_app.domain.dossier import Dossier, StepRefused
from desk_app.domain.dossier_fold import apply, fold
from desk_app.domain.events import (
    DossierEvent,
    Event,
    RegisterEvent,
    Stamped,
    SubjectKind,
    TicketEvent,
)
from desk_app.domain.register_book import RegisterEntry, Standing, places_of, register_id
from desk_app.domain.ticket import Ticket, TicketStepRefused, apply_to_ticket, fold_ticket
from desk_app.store import event_codec, journal, register, register_entries, tables
from desk_app.store.engine import for_reading, glancing, reading, translated
from desk_app.store.journal import Appender, StreamName
from desk_app.store.prepared import Prepared

MERGED_PAGES: Final = 64  # a few milliseconds of work
_COUNT_ON: Final = Prepared(
    upsert(tables.number)
    .values(kind=bindparam("kind"), day=bindparam("day"), value=1)
    .on_conflict_do_update(
        index_elements=["kind", "day"], set_={"value": tables.number.c.value + 1}
    )
    .returning(tables.number.c.value)
)


class StepWasNotChecked(RuntimeError):
    """A bug of ours: a use case recorded an event that the state machine refuses."""


@dataclass(slots=True)
class Writing:
    """An open write transaction. Leave without ``commit()`` and nothing has happened.

    ``seen`` is the last event of a dossier that the person who acts has seen, where it is known.
    """

    connection: Connection
    by: str
    at: datetime
    chance: Chance
    name: StreamName
    seen: Mapping[str, str] = field(default_factory=dict[str, str])
    topics: set[SubjectKind] = field(default_factory=set[SubjectKind])
    _dossiers: dict[str, Dossier] = field(default_factory=dict[str, Dossier])
    _tickets: dict[str, Ticket] = field(default_factory=dict[str, Ticket])
    _registers: dict[int, Standing] = field(default_factory=dict[int, Standing])
    _touched: set[str] = field(default_factory=set[str])
    _appender: Appender | None = None
    committed: bool = False

    def new_id(self) -> str:
        """Return a fresh id."""
        return self.chance.new_id(self.at)

    def dossier(self, dossier_id: str) -> Dossier | None:
        """Return a dossier as it stands now, or None when it is unknown here."""
        if dossier_id not in self._dossiers:
            folded = fold(journal.history_of(self.connection, dossier_id))
            if folded.dossier is None:
                return None
            self._dossiers[dossier_id] = folded.dossier
        return self._dossiers[dossier_id]

    def ticket(self, ticket_id: str) -> Ticket | None:
        """Return a ticket as it stands now, or None when it is unknown here."""
        if ticket_id not in self._tickets:
            folded = fold_ticket(journal.history_of(self.connection, ticket_id))
            if folded.ticket is None:
                return None
            self._tickets[ticket_id] = folded.ticket
        return self._tickets[ticket_id]

    def record_dossier(self, dossier_id: str, event: DossierEvent) -> Dossier:
        """Append an event of a dossier and return the dossier after it.

        Raises:
            StepWasNotChecked: The use case did not ask ``next_status`` first.
        """
        known = self.dossier(dossier_id)
        stamped = self._append(dossier_id, known.last_event if known else "", event)
        after = apply(known, stamped)
        if isinstance(after, StepRefused):
            raise StepWasNotChecked(f"{after.action} from {after.status}")
        self._dossiers[dossier_id] = after
        return after

    def record_ticket(self, ticket_id: str, event: TicketEvent) -> Ticket:
        """Append an event of a ticket and return the ticket after it.

        Raises:
            StepWasNotChecked: The use case did not ask ``next_ticket_status`` first.
        """
        known = self.ticket(ticket_id)
        stamped = self._append(ticket_id, known.last_event if known else "", event)
        after = apply_to_ticket(known, stamped)
        if isinstance(after, TicketStepRefused):
            raise StepWasNotChecked(f"{after.action} from {after.status}")
        self._tickets[ticket_id] = after
        return after

    def register_of(self, year: int) -> Standing:
        """Return where the register of a year stands now."""
        if year not in self._registers:
            self._registers[year] = register_entries.standing(self.connection, year)
        return self._registers[year]

    def record_register(self, year: int, event: RegisterEvent) -> tuple[RegisterEntry, ...]:
        """Append an event of a year's register; return the places that it gave.

        Raises:
            StepWasNotChecked: The event does not go on where the register stands.
        """
        known = self.register_of(year)
        fault = known.fault(event)
        if fault:
            raise StepWasNotChecked(f"register {year}: {fault}")
        stamped = self._append(register_id(year), known.last_event, event)
        given = places_of(stamped)
        known.go_on(stamped, len(given))
        register.save_entries(self.connection, given)
        return given

    def next_count(self, kind: str, day: date) -> int:
        """Return the next count of ``kind`` on ``day``: 1, 2, 3 ..., never one twice.

        A transaction that is not committed gives its count back; nobody saw it.
        """
        return _COUNT_ON.value(self.connection, {"kind": kind, "day": day.isoformat()})

    def commit(self) -> None:
        """Write the rows of what was touched and make everything durable."""
        for subject in self._touched:
            state = self._dossiers.get(subject) or self._tickets.get(subject)
            if state:  # the places of a register were written as they were given
                register.save(self.connection, state)
        if self._appender:
            self._appender.save_head()
        self.connection.commit()
        self.committed = True

    def _append(self, subject: str, base: str, event: Event) -> Stamped:
        if self._appender is None:
            head = journal.head_of(self.connection, self.name)
            self._appender = Appender(self.connection, self.name, head, self.at, self.by)
        self._touched.add(subject)
        self.topics.add(event_codec.SUBJECT_OF[type(event).__name__])
        return self._appender.append(self.new_id(), subject, base, event)


class Store:
    """The station's store: read with ``reading()``, write with ``writing()``."""

    def __init__(self, engine: Engine, name: StreamName, now: Now, chance: Chance) -> None:
        self.engine = engine
        self._readers = for_reading(engine)
        self.name = name
        self.now = now
        self.chance = chance
        self._one_writer = Lock()
        self._seen: Mapping[str, str] = {}

    def seeing(self, dossier: Dossier) -> Self:
        """Return this store for an action of somebody who sees ``dossier`` as it is given."""
        same = copy(self)
        same._seen = {dossier.id: dossier.last_event}
        return same

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Give a connection that sees one state of the store."""
        with reading(self._readers) as connection:
            yield connection

    @contextmanager
    def glancing(self) -> Generator[Connection]:
        """Give a connection for one prepared statement."""
        with glancing(self._readers) as connection:
            yield connection

    @contextmanager
    def writing(self, by: str) -> Generator[Writing]:
        """Open one write transaction for an action of ``by`` (a staff id)."""
        with self._one_writer, translated(), self.engine.connect() as connection:
            connection.begin()
            yield Writing(connection, by, self.now(), self.chance, self.name, self._seen)

    def dossier(self, dossier_id: str) -> Dossier | None:
        """Return a dossier folded from its history."""
        with self.reading() as connection:
            return fold(journal.history_of(connection, dossier_id)).dossier

    def ticket(self, ticket_id: str) -> Ticket | None:
        """Return a ticket folded from its history."""
        with self.reading() as connection:
            return fold_ticket(journal.history_of(connection, ticket_id)).ticket

    def history(self, subject: str) -> tuple[Stamped, ...]:
        """Return everything that happened to a dossier or ticket, in its one order."""
        with self.reading() as connection:
            return journal.history_of(connection, subject)

    def tidy(self) -> None:
        """Merge the search index a little and move what the WAL holds into the file.

        An action that had to do it would take 50 to 150 ms instead of 5: call it between actions.
        """
        with self.writing("") as w:
            for index in register.SEARCH_INDEXES:
                merge = f"INSERT INTO {index} ({index}, rank) VALUES ('merge', {MERGED_PAGES})"  # noqa: S608  # our own names
                w.connection.exec_driver_sql(merge)
            w.commit()
        with self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def merge_search(self) -> None:
        """Put the search index in order as a whole; at the end of a day or of a load."""
        with self.writing("") as w:
            register.merge_search(w.connection)
            w.commit()

    def close(self) -> None:
        """Close every connection; the last one folds the WAL back into the file."""
        self.engine.dispose()
