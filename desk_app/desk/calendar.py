"""The calendar of the office: what stands, what a change would do, keeping it."""

from datetime import date
from pathlib import Path

from desk_app.calendar_views import (
    CalendarEffect,
    CalendarFileFaulty,
    CalendarInForce,
    TouchedLine,
)
from desk_app.desk.settings import CALENDAR_KEY, SettingsDesk
from desk_app.domain.calendar import Calendar, Session, changed_days
from desk_app.domain.calendar_changes import (
    AddYear,
    CalendarChange,
    CalendarFault,
    CalendarMovedOn,
    changed,
    next_year,
    unusable_today,
)
from desk_app.domain.moments import local_day
from desk_app.domain.problems import StoreMissing
from desk_app.domain.rights import NotAllowed, Right
from desk_app.store import calendar_touched, documents
from desk_app.store.documents import DocumentKind
from desk_app.store.unit_of_work import Store


class CalendarDesk:
    """A change is tried first (``effect``), then kept (``save``) on the version it was tried on."""

    def __init__(self, store: Store, settings: SettingsDesk) -> None:
        self._store = store
        self._settings = settings

    def in_force(self) -> CalendarInForce:
        """Return the calendar in force, its version, who kept it and when.

        Raises:
            StoreMissing: No calendar was set up.
        """
        with self._store.reading() as connection:
            edition = documents.newest_edition(connection, DocumentKind.CALENDAR, CALENDAR_KEY)
            calendar = documents.newest(connection, DocumentKind.CALENDAR, CALENDAR_KEY, Calendar)
        if edition is None or calendar is None:
            raise StoreMissing("no calendar document")
        by_name = self._settings.staff_names().get(edition.by, edition.by)
        return CalendarInForce(calendar, edition.version, edition.at, by_name, self._today())

    def set_up(self, calendar: Calendar, by: str) -> None:
        """Keep the first calendar of an office: no right could guard it yet.

        An office that has one keeps it, as when a set-up was cut off and is done again.
        """
        with self._store.writing(by) as w:
            if not documents.newest_version(w.connection, DocumentKind.CALENDAR, CALENDAR_KEY):
                documents.put(w, DocumentKind.CALENDAR, CALENDAR_KEY, 1, calendar)
                w.commit()

    def effect(self, change: CalendarChange) -> CalendarEffect | tuple[CalendarFault, ...]:
        """Say what a change would do to the days and to appointments; nothing is written."""
        now = self.in_force()
        after = self._changed(now.calendar, change, now.edition)
        if not isinstance(after, Calendar):
            return after
        everything = changed_days(now.calendar, after)
        days = tuple(day for day in everything if day >= now.today)
        with self._store.reading() as connection:
            found = calendar_touched.touched(connection, days, now.today)
        return CalendarEffect(
            change=change,
            edition=now.edition,
            before=now.calendar,
            after=after,
            days=days,
            past_days=len(everything) - len(days),
            touched=tuple(
                TouchedLine(line, session, _is_shut(after, line.due_on, session))
                for line, session in found.on_the_days
            ),
            across=found.across,
        )

    def save(
        self, change: CalendarChange, by: str, edition: int
    ) -> CalendarInForce | tuple[CalendarFault, ...] | CalendarMovedOn | NotAllowed:
        """Work by a changed calendar from now on; appointments given before keep theirs.

        ``edition`` is the one that the change was tried on: when another was kept meanwhile,
        nothing is written and the change is to be looked at again.
        """
        not_allowed = self._settings.refused(by, Right.SET_CALENDAR)
        if not_allowed:
            return not_allowed
        names = self._settings.staff_names()
        with self._store.writing(by) as w:
            newest = documents.newest_edition(w.connection, DocumentKind.CALENDAR, CALENDAR_KEY)
            before = documents.newest(w.connection, DocumentKind.CALENDAR, CALENDAR_KEY, Calendar)
            if newest is None or before is None:
                raise StoreMissing("no calendar document")
            if newest.version != edition:
                by_name = names.get(newest.by, newest.by)
                return CalendarMovedOn(before.version, by_name, newest.at)
            after = self._changed(before, change, edition)
            if not isinstance(after, Calendar):
                return after
            documents.put(w, DocumentKind.CALENDAR, CALENDAR_KEY, edition + 1, after)
            w.commit()
        return self.in_force()

    def proposal(self) -> AddYear:
        """Return the next year with the public holidays that are known of it.

        Tết, the days beside 02/9 and swapped days wait for the yearly decision: what is proposed
        is to be compared with it. Takes about a second; not in the way of the counter.
        """
        from desk_app.calendar_seed import seed_calendar

        known = self.in_force().calendar
        year = next_year(known)
        marks = seed_calendar(year, year, "").exceptions
        return AddYear(year, {day: of for day, of in marks.items() if known.horizon < day})

    def read_file(self, path: Path) -> CalendarChange | CalendarFileFaulty:
        """Return what taking a file over would change; nothing is written."""
        from desk_app.calendar_files import change_of

        try:
            return change_of(path.read_bytes())
        except OSError:
            return CalendarFileFaulty(f"Không đọc được tệp “{path.name}”.")

    def write_file(self, path: Path) -> CalendarFileFaulty | None:
        """Write the calendar in force for another station; None when it was written."""
        from desk_app.calendar_files import calendar_text

        try:
            path.write_bytes(calendar_text(self.in_force().calendar))
        except OSError:
            return CalendarFileFaulty(f"Không ghi được tệp “{path.name}”.")
        return None

    def _changed(
        self, before: Calendar, change: CalendarChange, edition: int
    ) -> Calendar | tuple[CalendarFault, ...]:
        today = self._today()
        after = changed(before, change, f"{today.year}.{edition + 1}")
        return (unusable_today(after, today) or after) if isinstance(after, Calendar) else after

    def _today(self) -> date:
        return local_day(self._store.now())


def _is_shut(calendar: Calendar, day: date | None, session: Session | None) -> bool:
    return day is not None and session is not None and not calendar.returns(day, session)
