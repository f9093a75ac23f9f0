"""What an office is and how it works: read with who changed it last, changed by whoever may."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from desk_app.desk.settings import OFFICE_KEY, SettingsDesk
from desk_app.domain.moments import local_day
from desk_app.domain.office import Office
from desk_app.domain.office_changes import OfficeMoved, merged, office_differences
from desk_app.domain.office_rules import OfficeFault, office_faults, tickets_in_the_way, tidy
from desk_app.domain.office_settings import (
    NumberUnclear,
    OfficeSetting,
    SwitchUnclear,
    with_setting,
)
from desk_app.domain.problems import StoreMissing
from desk_app.domain.rights import NotAllowed, Right
from desk_app.store import documents, tickets
from desk_app.store.documents import DocumentKind
from desk_app.store.unit_of_work import Store, Writing


@dataclass(frozen=True, slots=True)
class OfficeShown:
    """The office in force: its version, and the name of who made it when."""

    office: Office
    version: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class OfficeSaved:
    """``changes`` says in words what is otherwise now; nothing when all was so already."""

    office: Office
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeFaulty:
    """Nothing was kept; each fault says what to mend."""

    faults: tuple[OfficeFault, ...]


OfficeOutcome: TypeAlias = OfficeSaved | OfficeFaulty | OfficeMoved | NotAllowed


class OfficeDesk:
    """Papers of before keep what they showed: they are printed again from their own bytes."""

    def __init__(self, store: Store, settings: SettingsDesk) -> None:
        self._store = store
        self._settings = settings

    def shown(self) -> OfficeShown:
        """Return the office in force.

        Raises:
            StoreMissing: No office was set up.
        """
        names = self._settings.staff_names()
        with self._store.reading() as connection:  # one state: else a change is given a wrong base
            edition = documents.newest_edition(connection, DocumentKind.OFFICE, OFFICE_KEY)
            office = documents.newest(connection, DocumentKind.OFFICE, OFFICE_KEY, Office)
        if edition is None or office is None:
            raise StoreMissing("no office document")
        return OfficeShown(office, edition.version, edition.at, names.get(edition.by, edition.by))

    def save(self, wanted: Office, base: int, by: str) -> OfficeOutcome:
        """Make what ``wanted`` changes of the version ``base`` hold from now on.

        What somebody else changed meanwhile stays; where both changed the same, nothing is kept.
        """
        not_allowed = self._settings.refused(by, Right.SET_OFFICE)
        if not_allowed:
            return not_allowed
        with self._store.writing(by) as w:
            now = office_of(w)
            read = documents.version_of(w.connection, DocumentKind.OFFICE, OFFICE_KEY, base, Office)
            office = merged(read or now, now, tidy(wanted))
            if isinstance(office, OfficeMoved):
                return self._told(w, office)
            faults = office_faults(office) or tickets_in_the_way(
                now, office, tickets.open_on(w.connection, local_day(w.at))
            )
            if faults:
                return OfficeFaulty(faults)
            if office != now:
                put_office(w, office)
                w.commit()
            return OfficeSaved(office, office_differences(now, office))

    def set(
        self, setting: OfficeSetting, value: str, by: str
    ) -> OfficeOutcome | SwitchUnclear | NumberUnclear:
        """Change one setting of the office from now on."""
        shown = self.shown()
        office = with_setting(shown.office, setting, value)
        return self.save(office, shown.version, by) if isinstance(office, Office) else office

    def _told(self, w: Writing, moved: OfficeMoved) -> OfficeMoved:
        edition = documents.newest_edition(w.connection, DocumentKind.OFFICE, OFFICE_KEY)
        if edition is None:
            return moved
        by = self._settings.staff_names().get(edition.by, edition.by)
        return replace(moved, by=by, at=edition.at)


def office_of(w: Writing) -> Office:
    """Return the office in force, while nobody else can change it.

    Raises:
        StoreMissing: No office was set up.
    """
    office = documents.newest(w.connection, DocumentKind.OFFICE, OFFICE_KEY, Office)
    if office is None:
        raise StoreMissing("no office document")
    return office


def put_office(w: Writing, office: Office) -> None:
    """Make ``office`` the next version."""
    version = documents.newest_version(w.connection, DocumentKind.OFFICE, OFFICE_KEY)
    documents.put(w, DocumentKind.OFFICE, OFFICE_KEY, version + 1, office)
