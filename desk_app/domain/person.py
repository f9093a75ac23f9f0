"""Who brings a dossier and whose it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desk_app.domain.folding import fold
from desk_app.domain.identity import IdKind


class PartyKind(StrEnum):
    """Loại đối tượng of the national exchange (0 công dân, 1 doanh nghiệp, 2 hộ kinh doanh)."""

    CITIZEN = "citizen"
    ORGANIZATION = "organization"
    HOUSEHOLD_BUSINESS = "household_business"


@dataclass(frozen=True, slots=True)
class Person:
    """A citizen or an organization, as written on the card or told at the desk (NFC text)."""

    name: str
    id_kind: IdKind | None = None
    id_number: str = ""
    born_on: date | None = None
    sex: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    party: PartyKind = PartyKind.CITIZEN


@dataclass(frozen=True, slots=True)
class Proxy:
    """Người nộp thay: the person at the counter when it is not the applicant.

    ``authority`` names the paper that allows it (giấy ủy quyền) or is empty where the law asks
    for none between close relatives (docs/sources.md#proxy).
    """

    person: Person
    relation: str
    authority: str = ""


def is_same_person(one: Person, other: Person) -> bool:
    """Say whether two records are known to be of one person.

    Numbers of the same kind of paper decide; without them the name and a phone number do. A name
    alone does not: it is borne by many.
    """
    if one.id_number and other.id_number and one.id_kind == other.id_kind:
        return _plain(one.id_number) == _plain(other.id_number)
    phone = _plain(one.phone)
    return bool(phone) and phone == _plain(other.phone) and fold(one.name) == fold(other.name)


def share_a_person(parties: Iterable[Sequence[Person]]) -> bool:
    """Say whether one person stands among each of ``parties``; read only as far as needed."""
    common: Sequence[Person] | None = None
    for people in parties:
        common = people if common is None else _also_among(people, common)
        if not common:
            return False
    return True


def _also_among(people: Sequence[Person], known: Sequence[Person]) -> tuple[Person, ...]:
    return tuple(one for one in known if any(is_same_person(one, other) for other in people))


def _plain(number: str) -> str:
    return "".join(letter for letter in number.casefold() if letter.isalnum())
