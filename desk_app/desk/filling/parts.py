"""What several papers write alike."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from desk_app.desk.facts import lookup_url
from desk_app.desk.filling.source import DossierSource, Source
from desk_app.domain.calendar import Due
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import DossierEvent, Stamped
from desk_app.domain.moments import local_day
from desk_app.domain.office import Office
from desk_app.domain.person import PartyKind, Person
from desk_app.domain.words import format_day, moment_in_words
from desk_app.printing.forms.form import FormContent, Rows, text_row

EventT = TypeVar("EventT", bound=DossierEvent)


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


def letter_values(source: DossierSource) -> Mapping[str, Rows]:
    """Return what letters about a dossier say of it beside ``identity_values``."""
    dossier = source.dossier
    return {
        **identity_values(source),
        "code": text_row(dossier.code),
        "area": text_row(dossier.procedure.subject_area),
        "agency": text_row(dossier.unit or dossier.agency),
        "received_on": text_row(
            format_day(local_day(dossier.received_at)) if dossier.received_at else ""
        ),
    }


def signed_by_head(content: FormContent, office: Office, name: str = "") -> FormContent:
    """Return a letter that the head signs, or who is named for it."""
    titles = {"head": office.head_title} if office.head_title else {}
    return replace(content, names={"head": name or office.head_name}, titles=titles)


def last_of(source: DossierSource, kind: type[EventT]) -> tuple[Stamped, EventT] | None:
    """Return the last event of a kind, if it ever happened."""
    for entry in reversed(source.history):
        if isinstance(entry.event, kind):
            return entry, entry.event
    return None


def due_in_words(due: Due) -> str:
    """Return an appointment as form 01 writes it."""
    window = due.window
    end = moment_in_words(datetime.combine(due.on, window.end))
    return f"{end} (trong buổi từ {window.start:%H:%M} đến {window.end:%H:%M})"


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
        notes=replacement_notes(dossier),
    )


def replacement_notes(dossier: Dossier) -> tuple[str, ...]:
    """Name both codes where one receipt took the place of another."""
    after = f"Hồ sơ này thay thế hồ sơ mã {dossier.replaces_code} (đã hủy)."
    before = f"Hồ sơ này đã hủy, được thay bằng hồ sơ mã {dossier.replaced_by_code}."
    return (
        *((after,) if dossier.replaces_code else ()),
        *((before,) if dossier.replaced_by_code else ()),
    )
