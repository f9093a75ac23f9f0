"""People and money as papers write them, shared by the daily papers and the application forms."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desk_app.desk.facts import ID_LABELS
from desk_app.desk.filling.source import DossierSource
from desk_app.domain.dossier import Dossier
from desk_app.domain.fees import format_vnd
from desk_app.domain.identity import IdKind
from desk_app.domain.office import Office
from desk_app.domain.person import Person
from desk_app.domain.words import format_day
from desk_app.printing.forms.form import FormContent, Rows, text_row
from desk_app.printing.wrapping import NO_BREAK

ANY_WARD: Final = "cấp xã"
WARD: Final = re.compile(r"\b(?:phường|xã|đặc khu) .+$")


def person_values(prefix: str, person: Person | None) -> Mapping[str, Rows]:
    """Return "<prefix>_name" and the like; nothing of nobody, so that dots are left to write on."""
    if person is None:
        return {}
    known = {
        "name": person.name,
        "born": format_day(person.born_on) if person.born_on else "",
        "sex": person.sex,
        "id": id_words(person),
        "address": person.address,
        "phone": person.phone,
        "email": person.email,
    }
    return {f"{prefix}_{key}": text_row(value) for key, value in known.items()}


def id_words(person: Person) -> str:
    """Return the number of a person's paper; its kind before it unless it is the usual one."""
    if not person.id_number or person.id_kind in (None, IdKind.PERSONAL_ID):
        return person.id_number
    return f"{ID_LABELS[person.id_kind]} {person.id_number}"


def parties_of(dossier: Dossier) -> tuple[Person, ...]:
    """Return whose the dossier is, and who brought it where that is somebody else."""
    submitter = dossier.submitter
    return (dossier.applicant, submitter.person) if submitter else (dossier.applicant,)


def phone_of(source: DossierSource, name: str) -> str:
    """Return the number of somebody named in the dossier; empty when it is somebody else."""
    people = parties_of(source.dossier)
    return next((person.phone for person in people if person.name == name), "")


def named_here(agency: str, office: Office) -> str:
    """Return an agency of the catalogue by its name here: "cấp xã" is this very ward."""
    ward = WARD.search(office.unit_name)
    return agency.replace(ANY_WARD, ward[0]) if ward else agency


def money(vnd: int) -> str:
    """Return an amount that no line breaks."""
    return format_vnd(vnd).replace(" ", NO_BREAK)


def own_paper(content: FormContent) -> FormContent:
    """Return the content of a citizen's own paper: the office's symbols do not belong on it."""
    return replace(content, lookup_url="", scan_digits="")
