"""Who works here: added, renamed, given a PIN, retired and brought back. Nobody is ever erased."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from desk_app.desk.people_pins import PinCheck, WrongPin, hashed
from desk_app.domain import rights
from desk_app.domain.folding import one_line
from desk_app.domain.office import ROLE_NAMES, Role, Staff
from desk_app.domain.rights import NotAllowed, Right
from desk_app.domain.staff_rules import (
    LastKeeper,
    StaffFault,
    StaffFaulty,
    StaffMoved,
    StaffUnknown,
    given_pin,
    locks_out,
    pin_fault,
    proposed_id,
    renamed,
    staff_differences,
    staff_faults,
)
from desk_app.store import documents
from desk_app.store.documents import DocumentKind, Edition
from desk_app.store.unit_of_work import Store, Writing


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works here or did; ``version`` and who made it when are of their document.

    The hash of the PIN stays in the store.
    """

    id: str
    name: str
    role: Role
    active: bool
    version: int
    at: datetime
    by: str

    @property
    def role_name(self) -> str:
        """What people call the role."""
        return ROLE_NAMES[self.role]


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Somebody to be added; without an id or a PIN the program gives one."""

    name: str
    role: Role
    id: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class StaffSaved:
    """What holds now; ``changes`` in words. ``given_pin`` is told this once and never again."""

    member: StaffMember
    changes: tuple[str, ...]
    given_pin: str = ""


StaffRefusal: TypeAlias = NotAllowed | StaffUnknown | StaffMoved | StaffFaulty | LastKeeper
StaffOutcome: TypeAlias = StaffSaved | StaffRefusal


class PeopleDesk:
    """Every change is a new version of one person's document; the id never changes."""

    def __init__(self, store: Store, pins: PinCheck) -> None:
        self._store = store
        self._pins = pins

    def members(self) -> tuple[StaffMember, ...]:
        """Return everybody: who works here first, by id."""
        with self._store.reading() as connection:
            people = documents.all_newest(connection, DocumentKind.STAFF, Staff)
            editions = documents.editions(connection, DocumentKind.STAFF)
        names = {person.id: person.name for person in people}
        members = (_member(person, editions[person.id], names) for person in people)
        return tuple(sorted(members, key=lambda one: not one.active))

    def add(self, new: NewStaff, by: str) -> StaffOutcome:
        """Add somebody, with the PIN that was typed or one that is given once."""
        pin = new.pin or given_pin(self._store.chance.bits)
        pin_hash = hashed(pin)  # before the transaction: nobody waits for it
        with self._store.writing(by) as w:
            people = _everybody(w)
            not_allowed = _refused(people, by)
            if not_allowed:
                return not_allowed
            staff_id = new.id.strip().upper() or proposed_id(new.name, set(people))
            person = Staff(staff_id, one_line(new.name), new.role)
            faults = (*staff_faults(person, people.values()), *_pin_faults(pin))
            if faults:
                return StaffFaulty(faults)
            member = _put(w, people, replace(person, pin_hash=pin_hash))
            changes = (f"Thêm {member.role_name.lower()}, mã {member.id}",)
            return StaffSaved(member, changes, "" if new.pin else pin)

    def change(self, wanted: StaffMember, by: str) -> StaffOutcome:
        """Give somebody the name and role of ``wanted``, which was read as ``wanted.version``."""
        return self._change(
            wanted.id, by, lambda person: renamed(person, wanted.name, wanted.role), wanted.version
        )

    def retire(self, staff_id: str, by: str) -> StaffOutcome:
        """Let somebody sign in no more; their name stays wherever they worked."""
        return self._change(staff_id, by, lambda person: replace(person, active=False))

    def bring_back(self, staff_id: str, by: str) -> StaffOutcome:
        """Let somebody who was retired sign in again, with the PIN of before."""
        return self._change(staff_id, by, lambda person: replace(person, active=True))

    def reset_pin(self, staff_id: str, pin: str, by: str) -> StaffOutcome:
        """Give somebody a PIN; an empty one is made up and told once."""
        faults = _pin_faults(pin) if pin else ()
        if faults:
            return StaffFaulty(faults)
        given = pin or given_pin(self._store.chance.bits)
        pin_hash = hashed(given)
        outcome = self._change(staff_id, by, lambda person: replace(person, pin_hash=pin_hash))
        if isinstance(outcome, StaffSaved):
            self._pins.forget(staff_id)
            return outcome if pin else replace(outcome, given_pin=given)
        return outcome

    def change_own_pin(
        self, staff_id: str, old: str, new: str
    ) -> StaffSaved | StaffFaulty | WrongPin:
        """Change the PIN of whoever knows the old one; that needs no right."""
        with self._store.reading() as connection:
            people = documents.all_newest(connection, DocumentKind.STAFF, Staff)
        known = next((one for one in people if one.id == staff_id and one.active), None)
        wrong = self._pins.wrong(staff_id, known, old, self._store.now())
        if wrong or known is None:
            return wrong or WrongPin()
        faults = _pin_faults(new)
        if faults:
            return StaffFaulty(faults)
        pin_hash = hashed(new)
        with self._store.writing(staff_id) as w:
            everybody = _everybody(w)
            person = everybody[staff_id]
            if not person.active or person.pin_hash != known.pin_hash:
                return WrongPin()  # it was given another one meanwhile
            member = _put(w, everybody, replace(person, pin_hash=pin_hash))
            return StaffSaved(member, ("Mã PIN mới",))

    def _change(
        self, staff_id: str, by: str, change: Callable[[Staff], Staff], version: int = 0
    ) -> StaffOutcome:
        """Change one person; ``version`` is the one that was read, 0 where it does not matter."""
        with self._store.writing(by) as w:
            people = _everybody(w)
            person = people.get(staff_id)
            not_allowed = _refused(people, by)
            if not_allowed or person is None:
                return not_allowed or StaffUnknown(staff_id)
            edition = _editions(w)[staff_id]
            if version not in (0, edition.version):
                return StaffMoved(person.name, _name(people, edition.by), edition.at)
            changed = change(person)
            others = [one for one in people.values() if one.id != staff_id]
            faults = staff_faults(changed, others)
            if faults:
                return StaffFaulty(faults)
            if locks_out(people.values(), changed):
                return LastKeeper(person.name)
            member = _put(w, people, changed) if changed != person else _as_it_is(w, person)
            return StaffSaved(member, staff_differences(person, changed))


def _everybody(w: Writing) -> dict[str, Staff]:
    people = documents.all_newest(w.connection, DocumentKind.STAFF, Staff)
    return {person.id: person for person in people}


def _refused(people: dict[str, Staff], by: str) -> NotAllowed | None:
    return rights.refused(people.get(by), Right.SET_STAFF)


def _pin_faults(pin: str) -> tuple[StaffFault, ...]:
    words = pin_fault(pin)
    return (StaffFault("pin", words),) if words else ()


def _put(w: Writing, people: dict[str, Staff], person: Staff) -> StaffMember:
    version = documents.newest_version(w.connection, DocumentKind.STAFF, person.id) + 1
    documents.put(w, DocumentKind.STAFF, person.id, version, person)
    w.commit()
    names = {one.id: one.name for one in (*people.values(), person)}
    return _member(person, Edition(version, w.at, w.by), names)


def _as_it_is(w: Writing, person: Staff) -> StaffMember:
    return _member(person, _editions(w)[person.id], {})


def _editions(w: Writing) -> dict[str, Edition]:
    return documents.editions(w.connection, DocumentKind.STAFF)


def _name(people: dict[str, Staff], staff_id: str) -> str:
    return people[staff_id].name if staff_id in people else staff_id


def _member(person: Staff, edition: Edition, names: dict[str, str]) -> StaffMember:
    return StaffMember(
        person.id,
        person.name,
        person.role,
        person.active,
        edition.version,
        edition.at,
        names.get(edition.by, edition.by),
    )
