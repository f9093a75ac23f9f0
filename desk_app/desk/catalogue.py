"""The catalogue of procedures: what is doubtful, changing one, taking a file over."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from desk_app.catalogue_views import (
    CatalogueMoved,
    CatalogueShown,
    CodeTaken,
    ImportTrial,
    NothingReadable,
    ProcedureFaulty,
    ProcedureMoved,
    ProcedureOutcome,
    ProcedureSaved,
    ProcedureUnknown,
    ProcedureVersion,
    TakenOver,
)
from desk_app.desk.settings import SettingsDesk
from desk_app.domain.catalogue import ToConfirm, compare, dry_run_lines, next_version, to_confirm
from desk_app.domain.catalogue_changes import (
    CannotConfirm,
    OwnProcedure,
    change_lines,
    confirm,
    confirm_all,
    own_procedure,
    public_change_lines,
)
from desk_app.domain.catalogue_doubts import ConfirmReason
from desk_app.domain.catalogue_lines import line_faults
from desk_app.domain.moments import local_day
from desk_app.domain.procedure import Procedure, faults
from desk_app.domain.procedure_index import ProcedureIndex
from desk_app.domain.rights import NotAllowed, Right
from desk_app.store import documents
from desk_app.store.documents import DocumentKind
from desk_app.store.unit_of_work import Store, Writing

KIND = DocumentKind.PROCEDURE


class CatalogueDesk:
    """Every change is a new version of one procedure; dossiers keep the one they came under."""

    def __init__(self, store: Store, settings: SettingsDesk) -> None:
        self._store = store
        self._settings = settings
        self._shown: CatalogueShown | None = None

    def shown(self) -> CatalogueShown:
        """Return every procedure with what a person must confirm; kept until one changes."""
        procedures, today, shown = self._settings.procedures(), self._today(), self._shown
        if shown is None or shown.procedures is not procedures or shown.today != today:
            worked_with = [one for one in procedures if one.offered and not one.has_ended(today)]
            index = ProcedureIndex(procedures)
            shown = self._shown = CatalogueShown(procedures, _by_code(worked_with), index, today)
        return shown

    def history(self, code: str) -> tuple[ProcedureVersion, ...]:
        """Return every version of a procedure, the newest first; none for an unknown code."""
        with self._store.reading() as connection:
            found = documents.versions(connection, KIND, code, Procedure)
        names, told = self._settings.staff_names(), list[ProcedureVersion]()
        for place, (edition, one) in enumerate(found):
            before = found[place + 1][1] if place + 1 < len(found) else None
            lines = change_lines(before, one, local_day(edition.at)) if before else ()
            by = names.get(edition.by, edition.by)
            told.append(ProcedureVersion(one, edition.version, edition.at, by, lines))
        return tuple(told)

    def change(self, wanted: Procedure, by: str) -> ProcedureOutcome:
        """Keep ``wanted`` as the version after the one that it still names as its own.

        Where the change concerns citizens it counts from today: the wall sheet tells of it.
        """
        not_allowed = self._settings.refused(by, Right.SET_CATALOGUE)
        if not_allowed:
            return not_allowed
        with self._store.writing(by) as w:
            edition = documents.newest_edition(w.connection, KIND, wanted.code)
            before = documents.newest(w.connection, KIND, wanted.code, Procedure)
            if edition is None or before is None or edition.version != wanted.version:
                return self._moved(wanted.code, edition)
            if before == wanted:
                return ProcedureSaved(before, ())
            lines = tuple(fault.words for fault in line_faults(before, wanted))
            wrong = lines or faults(wanted)
            if wrong:
                return ProcedureFaulty(wanted.code, wrong)
            today = local_day(w.at)
            is_public = bool(public_change_lines(before, wanted))
            since = max(wanted.valid_from, today) if is_public else wanted.valid_from
            after = replace(wanted, version=wanted.version + 1, valid_from=since)
            _put(w, after)
            w.commit()
            return ProcedureSaved(after, change_lines(before, after, today))

    def confirm(
        self, code: str, by: str, reason: ConfirmReason | None = None
    ) -> ProcedureOutcome | ProcedureUnknown | CannotConfirm:
        """Settle one doubt of a procedure as it stands, or all of them."""
        before = self._settings.procedure(code)
        if before is None:
            return ProcedureUnknown(code)
        after = confirm_all(before) if reason is None else confirm(before, reason)
        return after if isinstance(after, CannotConfirm) else self.change(after, by)

    def add(self, wish: OwnProcedure, by: str) -> ProcedureOutcome | CodeTaken:
        """Add a simple procedure of the office itself."""
        not_allowed = self._settings.refused(by, Right.SET_CATALOGUE)
        if not_allowed:
            return not_allowed
        made = own_procedure(wish, self._today())
        wrong = faults(made)
        if wrong:
            return ProcedureFaulty(made.code, wrong)
        with self._store.writing(by) as w:
            known = documents.newest(w.connection, KIND, made.code, Procedure)
            if known is not None:
                return CodeTaken(known.code, known.short_name)
            _put(w, made)
            w.commit()
        return ProcedureSaved(made, ())

    def read_file(self, path: Path) -> ImportTrial | NothingReadable:
        """Compare a file with the catalogue in force; nothing is written.

        Raises:
            OSError: The file cannot be opened.
        """
        from desk_app.catalogue_files import read_catalogue

        procedures, unreadable = read_catalogue(path)
        if not procedures:
            return NothingReadable(unreadable)
        before = self._settings.procedures()
        change = compare(before, procedures, self._today())
        codes = {one.code for one in procedures}
        doubtful = to_confirm(one for one in next_version(change) if one.code in codes)
        return ImportTrial(
            path.name,
            change,
            doubtful,
            unreadable,
            dry_run_lines(change, doubtful, unreadable),
            {one.code: one.version for one in before},
        )

    def take_over(
        self, trial: ImportTrial, by: str, *, abolish: bool = False
    ) -> TakenOver | CatalogueMoved | NotAllowed:
        """Take a file over as it was compared; with ``abolish`` what it lacks is over."""
        not_allowed = self._settings.refused(by, Right.SET_CATALOGUE)
        if not_allowed:
            return not_allowed
        after = next_version(trial.change, abolish=abolish)
        with self._store.writing(by) as w:
            known = documents.all_newest(w.connection, KIND, Procedure)
            if {one.code: one.version for one in known} != trial.base:
                return CatalogueMoved()
            fresh = _new_versions(after, {one.code: one for one in known})
            documents.put_many(w, KIND, [(one.code, one.version, one) for one in fresh])
            w.commit()
        return TakenOver(len(fresh))

    def _moved(self, code: str, edition: documents.Edition | None) -> ProcedureMoved:
        if edition is None:
            return ProcedureMoved(code, 0, "", self._store.now())
        by = self._settings.staff_names().get(edition.by, edition.by)
        return ProcedureMoved(code, edition.version, by, edition.at)

    def _today(self) -> date:
        return local_day(self._store.now())


def _put(w: Writing, procedure: Procedure) -> None:
    documents.put(w, KIND, procedure.code, procedure.version, procedure)


def _by_code(procedures: Iterable[Procedure]) -> dict[str, tuple[ToConfirm, ...]]:
    doubts: dict[str, tuple[ToConfirm, ...]] = {}
    for item in to_confirm(procedures):
        doubts[item.code] = (*doubts.get(item.code, ()), item)
    return doubts


def _new_versions(
    after: Iterable[Procedure], known: Mapping[str, Procedure]
) -> tuple[Procedure, ...]:
    """Return what is not kept yet; an abolished one gets a version of its own."""
    fresh = [one for one in after if one != known.get(one.code)]
    return tuple(
        replace(one, version=known[one.code].version + 1)
        if one.code in known and one.version == known[one.code].version
        else one
        for one in fresh
    )
