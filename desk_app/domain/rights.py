"""Who may change what an office works by: one rule below the windows and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desk_app.domain.office import Role, Staff


class Right(StrEnum):
    """What not everybody at the desk may do; everything else is open to whoever signs in."""

    CHANGE_FORMS = "change_forms"
    SET_PRINTERS = "set_printers"
    SET_OFFICE = "set_office"
    SET_STAFF = "set_staff"
    SET_CATALOGUE = "set_catalogue"
    SET_CALENDAR = "set_calendar"
    SET_CERTIFICATE = "set_certificate"


RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    Role.GUIDE: frozenset(),
    Role.CLERK: frozenset(),
    Role.CASE_OFFICER: frozenset(),
    Role.SUPERVISOR: frozenset(Right),
    Role.ADMIN: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """The role of who asks does not reach that far; None for somebody who works here no longer."""

    role: Role | None
    right: Right


def may(role: Role, right: Right) -> bool:
    """Say whether a role has a right."""
    return right in RIGHTS[role]


def refused(person: Staff | None, right: Right) -> NotAllowed | None:
    """Return why ``person`` (None: unknown) may not; None when they may."""
    role = person.role if person and person.active else None
    return None if role and may(role, right) else NotAllowed(role, right)
