"""Closing the register: numbers without a gap, over everything that was received."""

from dataclasses import dataclass
from datetime import date

from desk_app.domain.events import RegisterBookOpened
from desk_app.domain.moments import local_day
from desk_app.domain.register_book import RegisterEntry, book_text
from desk_app.store import register_entries
from desk_app.store.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class RegisterClosed:
    """What a closing entered in the book; nothing where everything had its number."""

    entries: tuple[RegisterEntry, ...]


@dataclass(frozen=True, slots=True)
class DayAhead:
    """That day has not come yet."""

    day: date


@dataclass(frozen=True, slots=True)
class BookEmpty:
    """Nothing stands in the open book yet: a new one would leave a number without dossiers."""

    book: str


def close_register(store: Store, by: str, day: date | None = None) -> RegisterClosed | DayAhead:
    """Give every dossier received up to ``day`` (today) that has no number the next one.

    Days that nobody closed are closed before it, in their order. What is received after a
    closing waits for the next one. Closing again gives nothing new.
    """
    today = local_day(store.now())
    last = day or today
    if last > today:
        return DayAhead(last)
    with store.reading() as connection:
        days = register_entries.days_waiting(connection, last)
    return RegisterClosed(tuple(place for each in days for place in _close_day(store, by, each)))


def _close_day(store: Store, by: str, day: date) -> tuple[RegisterEntry, ...]:
    """One day is one transaction: a counter that takes in meanwhile waits for one day at most."""
    with store.writing(by) as w:
        dossiers = register_entries.waiting_on(w.connection, day)
        if not dossiers:  # another counter closed it meanwhile
            return ()
        known = w.register_of(day.year)
        given = w.record_register(day.year, known.closing(day, dossiers))
        w.commit()
        return given


def open_book(store: Store, by: str) -> str | BookEmpty:
    """Begin the next book of this year and return its name; the numbers run on."""
    with store.writing(by) as w:
        year = local_day(w.at).year
        known = w.register_of(year)
        if known.book_is_empty:
            return BookEmpty(book_text(year, known.book))
        w.record_register(year, RegisterBookOpened(known.book + 1))
        w.commit()
        return book_text(year, known.book)
