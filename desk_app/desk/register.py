"""The register book: closed at the end of a day, read by day or period."""

from datetime import date, timedelta
from typing import Final

from desk_app.domain.moments import local_day
from desk_app.domain.register_book import Book, RegisterEntry, RegisterLine
from desk_app.store import register_entries
from desk_app.store.unit_of_work import Store
from desk_app.usecases import closing
from desk_app.usecases.closing import BookEmpty, DayAhead, RegisterClosed
from desk_app.views import MissedDays

LOOK_BACK: Final = timedelta(days=60)


class RegisterDesk:
    """Form 07 as data; ``desk.forms`` prints it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def close_register(self, by: str, day: date | None = None) -> RegisterClosed | DayAhead:
        """Number what was received up to ``day`` (today); again gives nothing new."""
        return closing.close_register(self._store, by, day)

    def open_book(self, by: str) -> str | BookEmpty:
        """Begin the next book of this year."""
        return closing.open_book(self._store, by)

    def register_lines(self, first_on: date, last_on: date) -> tuple[RegisterLine, ...]:
        """Return the lines of a period, both days included."""
        with self._store.reading() as connection:
            return register_entries.lines_between(connection, first_on, last_on)

    def waiting(self, day: date) -> int:
        """Return how many dossiers received up to ``day`` have no number yet."""
        with self._store.reading() as connection:
            found = register_entries.missed(connection, date.min, day)
        return found[2] if found else 0

    def missed(self) -> MissedDays | None:
        """Return what the last days before today left out of the book; None when they are whole.

        ``LOOK_BACK`` bounds the question, which is asked often; entering takes older ones too.
        """
        yesterday = self._yesterday()
        with self._store.reading() as connection:
            found = register_entries.missed(connection, yesterday - LOOK_BACK, yesterday)
        return MissedDays(*found) if found else None

    def enter_missed(self, by: str) -> tuple[RegisterEntry, ...]:
        """Close the days before today that nobody closed; today's dossiers wait for its end."""
        closed = closing.close_register(self._store, by, self._yesterday())
        return closed.entries if isinstance(closed, RegisterClosed) else ()

    def place_of(self, dossier_id: str) -> RegisterEntry | None:
        """Return where a dossier stands in the book; None until its day is closed."""
        with self._store.reading() as connection:
            return register_entries.of_dossier(connection, dossier_id)

    def books(self, year: int) -> tuple[Book, ...]:
        """Return the books of a year, the open one last."""
        with self._store.reading() as connection:
            return register_entries.standing(connection, year).books(year)

    def _yesterday(self) -> date:
        return local_day(self._store.now()) - timedelta(days=1)
