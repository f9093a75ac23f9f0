"""Forms: which papers a dossier may have, asking for one, looking at one, changing a form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PIL.Image import Image

from desk_app.desk.filling.kinds import DossierPaper, ListPaper, ProcedurePaper
from desk_app.desk.filling.people import parties_of
from desk_app.desk.filling.registry import PAPERS, AnyPaper
from desk_app.desk.making import Maker
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.dossier import Dossier
from desk_app.domain.moments import local_day
from desk_app.domain.person import share_a_person
from desk_app.domain.rights import NotAllowed
from desk_app.domain.words import format_day
from desk_app.printing import preview
from desk_app.printing.forms.form import (
    Form,
    FormChanges,
    FormContent,
    LineLocked,
    WordMissing,
    changed,
)
from desk_app.store import event_codec, spool
from desk_app.store.spool import PrintRequest
from desk_app.store.unit_of_work import Store
from desk_app.usecases.commands import PaperWish
from desk_app.usecases.outcomes import PeopleDiffer, ReasonMissing
from desk_app.views import PrintJob, SlipKind

MOST_SHOWN: Final = 4
"""Pages of a preview: nobody reads a register there."""


@dataclass(frozen=True, slots=True)
class PaperNotFitting:
    """This paper makes no sense for that dossier as it stands, or nobody knows the subject."""

    kind: SlipKind
    subject: str


@dataclass(frozen=True, slots=True)
class FormFor:
    """A form as the office prints it now, and as the program ships it."""

    kind: SlipKind
    shipped: Form
    form: Form
    changes: FormChanges


class FormsDesk:
    """Papers beside the ones that an action prints by itself."""

    def __init__(self, store: Store, settings: SettingsDesk, maker: Maker) -> None:
        self._store = store
        self._settings = settings
        self._maker = maker

    def offered(self, dossier: Dossier) -> tuple[DossierPaper, ...]:
        """Return the papers that make sense for a dossier as it stands, in the menu's order."""
        return tuple(
            paper
            for paper in PAPERS.values()
            if isinstance(paper, DossierPaper) and paper.fits(dossier)
        )

    def of_lists(self, dossiers: Sequence[str] = ()) -> tuple[ListPaper, ...]:
        """Return the papers about several dossiers that make sense for these (their ids)."""
        papers = tuple(paper for paper in PAPERS.values() if isinstance(paper, ListPaper))
        if len(dossiers) > 1 and self._are_of_one(dossiers):
            return papers
        return tuple(paper for paper in papers if not paper.of_one_person)

    def of_procedures(self) -> tuple[ProcedurePaper, ...]:
        """Return the papers about procedures."""
        return tuple(paper for paper in PAPERS.values() if isinstance(paper, ProcedurePaper))

    def ask(
        self, by: str, kind: SlipKind, subject: str, wish: PaperWish | None = None
    ) -> PrintJob | PaperNotFitting | ReasonMissing | PeopleDiffer:
        """Queue a paper. ``subject`` is a dossier's id, a procedure's code, or a local day.

        What it says is fixed when it is made up, right after this. Refused where something that
        must be typed is missing, and where a paper for one citizen would name others.
        """
        wish = wish or PaperWish()
        paper = PAPERS[kind]
        refused = self._refused(paper, wish)
        if refused is not None:
            return refused
        title = self._title(paper, subject, wish)
        if title is None:
            return PaperNotFitting(kind, subject)
        request = PrintRequest(
            slip=kind,
            subject=subject,
            title=title,
            printer=paper.printer_for(wish),
            content=event_codec.encode(wish),
        )
        with self._store.writing(by) as w:
            job_id = spool.ask(w, request)
            job = spool.job(w.connection, job_id)
            w.commit()
        return job or PaperNotFitting(kind, subject)

    def preview(
        self, by: str, kind: SlipKind, subject: str, wish: PaperWish | None = None
    ) -> tuple[Image, ...]:
        """Return the first ``MOST_SHOWN`` pages of a paper as pictures, before it is asked for.

        Raises:
            LookupError: Nobody knows the subject.
        """
        content = self._maker.content(kind, subject, wish or PaperWish(), by)
        slip = self._maker.slip(kind, content, mark=self._maker.demo_mark)
        return preview.pages(slip, most=MOST_SHOWN)

    def forms(self) -> tuple[FormFor, ...]:
        """Return every form in force today, the law's first, as the program orders them."""
        today = local_day(self._store.now())
        touched = self._settings.changed_forms()
        found: dict[str, FormFor] = {}
        for kind, paper in PAPERS.items():
            for form in paper.forms_on(today):
                if form.code in found:  # a sample is written on the application's form
                    continue
                shipped = FormFor(kind, form, form, FormChanges())
                found[form.code] = self._form_for(kind, form) if form.code in touched else shipped
        return tuple(found.values())

    def try_changes(
        self, kind: SlipKind, changes: FormChanges, content: FormContent
    ) -> tuple[Image, ...] | LineLocked | WordMissing:
        """Return the first pages of a form as it would be printed with ``changes``."""
        shipped = PAPERS[kind].form_on(content.dated_on, content.form)
        form = changed(shipped, changes, version=0)
        if not isinstance(form, Form):
            return form
        slip = self._maker.slip(kind, content, form, self._maker.demo_mark)
        return preview.pages(slip, most=MOST_SHOWN)

    def change(
        self, kind: SlipKind, changes: FormChanges, by: str, code: str = ""
    ) -> Form | LineLocked | WordMissing | NotAllowed:
        """Print a form as the office wants it from now on; ``code`` where the kind has several."""
        shipped = PAPERS[kind].form_on(local_day(self._store.now()), code)
        return self._settings.change_form(shipped, changes, by)

    def _form_for(self, kind: SlipKind, shipped: Form) -> FormFor:
        changes, _version = self._settings.form_changes(shipped.code)
        return FormFor(kind, shipped, self._settings.form_as_changed(shipped), changes)

    def _refused(self, paper: AnyPaper, wish: PaperWish) -> ReasonMissing | PeopleDiffer | None:
        needed = (ask for ask in paper.typed if ask.needed)
        lacking = next((ask for ask in needed if not _typed(wish, ask.key)), None)
        if lacking is not None:
            return ReasonMissing(lacking.label)
        is_for_one = isinstance(paper, ListPaper) and paper.of_one_person
        return PeopleDiffer() if is_for_one and not self._are_of_one(wish.dossiers) else None

    def _are_of_one(self, dossiers: Sequence[str]) -> bool:
        found = (self._store.dossier(one) for one in dossiers)
        return share_a_person(parties_of(one) for one in found if one)

    def _title(self, paper: AnyPaper, subject: str, wish: PaperWish) -> str | None:
        """Return what the spool shows, without personal data; None when it does not fit."""
        if isinstance(paper, ProcedurePaper) and paper.of_one:
            one = self._settings.procedure(subject)
            return f"{paper.name} {subject}" if one else None
        if isinstance(paper, ListPaper) and not wish.dossiers:
            return None
        if not isinstance(paper, DossierPaper):
            return " ".join(part for part in (paper.name, _day_words(subject)) if part)
        dossier = self._store.dossier(subject)
        if dossier is None or not paper.fits(dossier):
            return None
        return f"{paper.name} {dossier.code}".strip()


def _day_words(subject: str) -> str:
    try:
        return format_day(date.fromisoformat(subject))
    except ValueError:
        return subject


def _typed(wish: PaperWish, key: str) -> str:
    return wish.typed.get(key, "").strip()
