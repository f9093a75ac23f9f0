"""Who brings a dossier and whose it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
