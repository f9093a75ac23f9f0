"""What several papers write alike."""

from collections.abc import Mapping

from desk_app.desk.facts import lookup_url
from desk_app.desk.filling.source import DossierSource, Source
from desk_app.domain.dossier import Dossier
from desk_app.domain.person import PartyKind, Person
from desk_app.printing.forms.form import FormContent, Rows, text_row


def citizen_of(dossier: Dossier) -> Person:
    """Return whom the desk deals with: who handed it in, else whose dossier it is."""
    return dossier.submitter.person if dossier.submitter else dossier.applicant


def addressed(person: Person) -> str:
    """Return "Bà Nguyễn Thị Hoa"; organizations have no title."""
    if person.party is not PartyKind.CITIZEN:
        return person.name
    title = {"Nam": "Ông", "Nữ": "Bà"}.get(person.sex, "Ông/Bà")
    return f"{title} {person.name}"


def identity_values(source: DossierSource) -> Mapping[str, Rows]:
    """Return what ``printing.forms.parts.IDENTITY_LINES`` and most sentences ask for."""
    dossier = source.dossier
    person = citizen_of(dossier)
    return {
        "unit": text_row(source.office.unit_name),
        "citizen": text_row(addressed(person)),
        "procedure": text_row(dossier.procedure.name),
        "address": text_row(person.address),
        "phone": text_row(person.phone),
        "email": text_row(person.email),
        "clerk": text_row(source.acted_by),
        "contact": text_row(contact(source)),
    }


def contact(source: Source) -> str:
    """Return how a citizen reaches the desk, in running text."""
    office = source.office
    ways = (
        f"điện thoại {office.hotline}" if office.hotline else "",
        f"trang {office.lookup_address}" if office.lookup_address else "",
    )
    return ", ".join(way for way in ways if way) or "tại quầy"


def dossier_content(
    source: DossierSource, values: Mapping[str, Rows], names: Mapping[str, str]
) -> FormContent:
    """Return the content of a paper about one dossier, with its codes."""
    dossier = source.dossier
    return FormContent(
        dated_on=source.on,
        values=values,
        number=dossier.code.rsplit("-", 1)[-1] if dossier.code else "",
        dossier_code=dossier.code,
        names=names,
        lookup_url=lookup_url(source.office, dossier),
        scan_digits=dossier.lookup,
    )
