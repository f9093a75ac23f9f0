"""Office, staff, calendar and catalogue: the documents that a desk works by."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from threading import Lock
from typing import Any, TypeVar

from desk_app.desk.people_pins import PinCheck, WrongPin, hashed
from desk_app.domain import rights
from desk_app.domain.calendar import Calendar
from desk_app.domain.moments import local_day
from desk_app.domain.office import Counter, Office, Staff
from desk_app.domain.problems import StoreMissing
from desk_app.domain.procedure import Procedure
from desk_app.domain.procedure_index import ProcedureIndex
from desk_app.domain.rights import NotAllowed, Right
from desk_app.printing.forms.form import Form, FormChanges, LineLocked, WordMissing, changed
from desk_app.store import documents, drafts, worklists
from desk_app.store.documents import DocumentKind
from desk_app.store.unit_of_work import Store
from desk_app.views import StaffLine, signers

T = TypeVar("T")
OFFICE_KEY = "office"
CALENDAR_KEY = "office"
FREQUENT_WITHIN = timedelta(days=90)


class SettingsDesk:
    """Questions are answered from memory until a newer version of any document is there."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.pins = PinCheck()
        self._kept: dict[str, Any] = {}
        self._stamp = -1
        self._lock = Lock()

    def office(self) -> Office:
        """Return the office in force.

        Raises:
            StoreMissing: No office was set up.
        """
        return self._keep("office", self._read_office)

    def counter(self, name: str) -> Counter:
        """Return a counter; a name that is not in the settings serves every series."""
        office = self.office()
        all_series = tuple(series.letter for series in office.series)
        return office.counter_named(name) or Counter(name, all_series)

    def save_office(self, office: Office, by: str) -> None:
        """Make ``office`` the version in force, unasked: a person goes through ``desk.office``."""
        self._put(DocumentKind.OFFICE, OFFICE_KEY, office, by)

    def refused(self, by: str, right: Right) -> NotAllowed | None:
        """Return why somebody may not change what the office works by; None when they may."""
        person = next((person for person in self.signers() if person.id == by), None)
        return rights.refused(person, right)

    def calendar(self) -> Calendar:
        """Return the calendar in force."""
        return self._keep("calendar", self._read_calendar)

    def procedures(self) -> tuple[Procedure, ...]:
        """Return the newest version of every procedure."""
        return self._keep("procedures", self._read_procedures)

    def procedure(self, code: str) -> Procedure | None:
        """Return the newest version of one procedure."""
        return self._keep("by_code", self._by_code).get(code)

    def procedure_version(self, code: str, version: int) -> Procedure | None:
        """Return the version that a dossier was received under."""
        return self._keep(f"{code} {version}", lambda: self._read_version(code, version))

    def procedure_index(self) -> ProcedureIndex:
        """Return the search index over the procedures that this office takes in today."""
        today = local_day(self._store.now())
        return self._keep(
            f"index {today}",
            lambda: ProcedureIndex(one for one in self.procedures() if one.is_valid_on(today)),
        )

    def frequent_procedures(self) -> dict[str, int]:
        """Return how often each procedure was received in the last 90 days, by code."""
        since = local_day(self._store.now()) - FREQUENT_WITHIN
        with self._store.reading() as connection:
            return worklists.received_by_procedure(connection, since)

    def save_procedures(self, procedures: Iterable[Procedure], by: str) -> None:
        """Add versions of procedures, unasked: a person goes through ``desk.catalogue``."""
        with self._store.writing(by) as w:
            rows = [(procedure.code, procedure.version, procedure) for procedure in procedures]
            documents.put_many(w, DocumentKind.PROCEDURE, rows)
            w.commit()

    def changed_forms(self) -> frozenset[str]:
        """Return the codes of the forms that the office ever changed."""
        return self._keep("forms", self._read_changed_forms)

    def form_changes(self, code: str) -> tuple[FormChanges, int]:
        """Return what the office changed on a form, and the version of that; 0 for nothing."""
        if code not in self.changed_forms():
            return FormChanges(), 0
        return self._keep(f"form {code}", lambda: self._read_form(code))

    def form_as_changed(self, form: Form) -> Form:
        """Return a form as the office prints it.

        A wish that a newer text of the law no longer allows is left out with the others of that
        version: the law's text is printed.
        """
        changes, version = self.form_changes(form.code)
        wanted = changed(form, changes, version) if version else form
        return wanted if isinstance(wanted, Form) else form

    def change_form(
        self, form: Form, changes: FormChanges, by: str
    ) -> Form | LineLocked | WordMissing | NotAllowed:
        """Print a form as the office wants it from now on; papers of before keep theirs."""
        not_allowed = self.refused(by, Right.CHANGE_FORMS)
        if not_allowed:
            return not_allowed
        with self._store.writing(by) as w:
            version = documents.newest_version(w.connection, DocumentKind.FORM, form.code) + 1
            wanted = changed(form, changes, version)
            if isinstance(wanted, Form):
                documents.put(w, DocumentKind.FORM, form.code, version, changes)
                w.commit()
            return wanted

    def staff(self) -> tuple[StaffLine, ...]:
        """Return who may sign in."""
        return signers(self._keep("staff", self._read_staff))

    def signers(self) -> tuple[Staff, ...]:
        """Return everybody with their hash and role, active or not."""
        return self._keep("staff", self._read_staff)

    def staff_names(self) -> dict[str, str]:
        """Return the name of everybody who ever worked here, by id."""
        return {person.id: person.name for person in self._keep("staff", self._read_staff)}

    def sign_in(self, staff_id: str, pin: str) -> Staff | WrongPin:
        """Check a PIN (argon2: about 150 ms on purpose)."""
        people = self._keep("staff", self._read_staff)
        person = next((p for p in people if p.id == staff_id and p.active), None)
        wrong = self.pins.wrong(staff_id, person, pin, self._store.now())
        return wrong or person or WrongPin()

    def save_staff(self, person: Staff, by: str, pin: str = "") -> None:
        """Add or change a member of staff, unasked: a person goes through ``desk.people``.

        An empty ``pin`` keeps the old one.
        """
        if pin:
            person = replace(person, pin_hash=hashed(pin))
        self._put(DocumentKind.STAFF, person.id, person, by)

    def save_draft(self, key: str, body: str, by: str) -> None:
        """Keep an unfinished page."""
        with self._store.writing(by) as w:
            drafts.save(w, key, body)
            w.commit()

    def drop_draft(self, key: str, by: str) -> None:
        """Forget an unfinished page."""
        with self._store.writing(by) as w:
            drafts.drop(w, key)
            w.commit()

    def draft(self, key: str) -> drafts.Draft | None:
        """Return an unfinished page."""
        with self._store.reading() as connection:
            return drafts.find(connection, key)

    def _put(self, kind: DocumentKind, key: str, value: object, by: str) -> None:
        with self._store.writing(by) as w:
            version = documents.newest_version(w.connection, kind, key) + 1
            documents.put(w, kind, key, version, value)
            w.commit()

    def _keep(self, name: str, read: Callable[[], T]) -> T:
        """Return what was read before, unless any document was added since."""
        with self._store.glancing() as connection:
            stamp = documents.stamp(connection)
        with self._lock:
            if stamp != self._stamp:
                self._kept, self._stamp = {}, stamp
            kept = self._kept
        if name not in kept:
            kept[name] = read()
        return kept[name]

    def _read_office(self) -> Office:
        with self._store.reading() as connection:
            office = documents.newest(connection, DocumentKind.OFFICE, OFFICE_KEY, Office)
        if office is None:
            raise StoreMissing("no office document")
        return office

    def _read_calendar(self) -> Calendar:
        with self._store.reading() as connection:
            calendar = documents.newest(connection, DocumentKind.CALENDAR, CALENDAR_KEY, Calendar)
        if calendar is None:
            raise StoreMissing("no calendar document")
        return calendar

    def _read_changed_forms(self) -> frozenset[str]:
        with self._store.reading() as connection:
            return frozenset(documents.editions(connection, DocumentKind.FORM))

    def _read_form(self, code: str) -> tuple[FormChanges, int]:
        with self._store.reading() as connection:
            version = documents.newest_version(connection, DocumentKind.FORM, code)
            changes = documents.newest(connection, DocumentKind.FORM, code, FormChanges)
        return changes or FormChanges(), version

    def _read_version(self, code: str, version: int) -> Procedure | None:
        with self._store.reading() as connection:
            kind = DocumentKind.PROCEDURE
            return documents.version_of(connection, kind, code, version, Procedure)

    def _read_procedures(self) -> tuple[Procedure, ...]:
        with self._store.reading() as connection:
            return documents.all_newest(connection, DocumentKind.PROCEDURE, Procedure)

    def _by_code(self) -> dict[str, Procedure]:
        return {procedure.code: procedure for procedure in self.procedures()}

    def _read_staff(self) -> tuple[Staff, ...]:
        with self._store.reading() as connection:
            return documents.all_newest(connection, DocumentKind.STAFF, Staff)
