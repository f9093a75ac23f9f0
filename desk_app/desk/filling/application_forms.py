"""Application forms filled in from a dossier: what is known is written, the rest is dots."""

from dataclasses import replace
from typing import Final

from desk_app.desk.filling.kinds import DossierPaper
from desk_app.desk.filling.parts import citizen_of, dossier_content
from desk_app.desk.filling.people import named_here, own_paper, person_values
from desk_app.desk.filling.source import DossierSource
from desk_app.domain.dossier import UNDER_WAY, Dossier, Status
from desk_app.printing.forms import applications, citizen_papers
from desk_app.printing.forms.form import FormContent, Rows, rows_of, text_row
from desk_app.views import SlipKind

SPOUSE: Final = {"Nữ": "wife", "Nam": "husband"}


def application_form(source: DossierSource) -> FormContent:
    """Fill in the form of the dossier's procedure.

    Who a birth, a death or an extract is about is not known: the applicant is only who asks.
    """
    dossier = source.dossier
    person, proxy = citizen_of(dossier), dossier.submitter
    spouse = SPOUSE.get(dossier.applicant.sex, "")
    values = {
        **person_values("requester", person),
        **person_values("subject", dossier.applicant),
        **(person_values(spouse, dossier.applicant) if spouse else {}),
        "to": text_row(named_here(dossier.agency, source.office) or source.office.unit_name),
        "relation": text_row(proxy.relation if proxy else "Bản thân"),
        "on_behalf": text_row(f"{dossier.applicant.name} ({proxy.relation})" if proxy else ""),
        "procedure": text_row(dossier.procedure.name),
        "certify_kind": text_row(dossier.procedure.name),
        "residence_change": text_row(dossier.procedure.name),
        "papers": rows_of(*(paper.name for paper in dossier.papers)),
        "more": rows_of("", ""),
        "certified_papers": _blank_rows(4, 3),
        "members": _blank_rows(6, 4),
        "household": _blank_rows(6, 4),
    }
    names = {"requester": person.name, "subject": dossier.applicant.name}
    if spouse:
        names[spouse] = dossier.applicant.name
    content = own_paper(dossier_content(source, values, names))
    return replace(content, form=applications.form_of(dossier.procedure.code).code)


def _blank_rows(columns: int, count: int) -> Rows:
    return tuple((str(n), *("",) * (columns - 1)) for n in range(1, count + 1))


def _still_of_use(dossier: Dossier) -> bool:
    return dossier.status in UNDER_WAY | {Status.TURNED_BACK}


APPLICATION: Final = DossierPaper(
    SlipKind.APPLICATION,
    applications.FORMS,
    application_form,
    lay_out=citizen_papers.lay_out,
    fits=_still_of_use,
)
