"""Thủ tục between page and station: the catalogue from the store, files beside the store lane."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desk_app.catalogue_views import (
    CatalogueMoved,
    CatalogueShown,
    CodeTaken,
    ImportTrial,
    NothingReadable,
    ProcedureOutcome,
    ProcedureSaved,
    ProcedureVersion,
    TakenOver,
)
from desk_app.catalogue_words import catalogue_sentence
from desk_app.domain.catalogue_changes import OwnProcedure
from desk_app.domain.problems import Problem
from desk_app.domain.procedure import Procedure
from desk_app.domain.rights import NotAllowed
from desk_app.refusals import failure_sentence
from ui.desk.catalogue_page import CataloguePage
from ui.desk.shell import DeskShell
from ui.station import DOCUMENTS, Station
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk import Desk

Taken = TakenOver | CatalogueMoved | NotAllowed
CHOOSE: Final = "Chọn tệp danh mục thủ tục"
FILES: Final = "Danh mục (*.json *.csv *.xlsx)"
UNREADABLE: str = (
    "Không mở được tệp {name}. Hãy xem tệp còn ở đó và không bị chương trình khác giữ."
)
log = logging.getLogger(__name__)


class CatalogueFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    def __init__(self, page: CataloguePage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        page.refresh_asked.connect(self._read)
        page.save_asked.connect(self._save)
        page.history_asked.connect(self._tell_history)
        page.file_asked.connect(self._choose_file)
        page.apply_asked.connect(self._take_over)
        page.add_asked.connect(self._add)
        station.changes.changed.connect(self._on_changed)

    def read_file(self, path: Path) -> None:
        """Compare a file with the catalogue in force and show the difference."""

        def show(tried: ImportTrial | NothingReadable | None) -> None:
            match tried:
                case ImportTrial():
                    self._page.show_trial(tried)
                case NothingReadable():
                    self._shell.show_toast(catalogue_sentence(tried), tone=Tone.WARN)
                case None:
                    self._shell.show_toast(UNREADABLE.format(name=path.name), tone=Tone.WARN)

        self._station.look(self, partial(_tried, path=path), show, key="catalogue_file")

    def _read(self) -> None:
        self._station.ask(self, _shown, self._page.show_catalogue, key="catalogue")

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {DOCUMENTS} and self._page.isVisible():
            self._read()

    def _save(self, wanted: Procedure) -> None:
        def done(outcome: ProcedureOutcome) -> None:
            if isinstance(outcome, ProcedureSaved):
                saved = outcome.procedure
                self._page.show_saved(saved)
                self._shell.show_toast(f"{saved.short_name}: đã lưu phiên bản {saved.version}")
            else:
                self._tell_refusal(wanted, catalogue_sentence(outcome))

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                log.error("a procedure could not be kept", exc_info=error)
            self._tell_refusal(wanted, failure_sentence(error))

        by = self._station.session.staff_id
        self._station.act(self, lambda desk: desk.catalogue.change(wanted, by), done, failed)

    def _tell_refusal(self, wanted: Procedure, words: str) -> None:
        self._page.show_refusal(wanted.code, words)
        if not self._page.is_in_view(wanted.code):  # the person went on to another one
            self._shell.show_toast(f"{wanted.short_name}: {words}", tone=Tone.WARN)

    def _tell_history(self, code: str) -> None:
        show = partial(self._page.show_history, code)
        self._station.ask(self, partial(_history, code=code), show, key="catalogue_history")

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._shell, CHOOSE, "", FILES)
        if name:
            self.read_file(Path(name))

    def _take_over(self, trial: ImportTrial, abolish: bool) -> None:
        def done(taken: Taken) -> None:
            if isinstance(taken, TakenOver):
                self._page.show_taken()
                self._shell.show_toast(f"Đã áp dụng danh mục: {taken.versions} phiên bản mới")
            else:
                self._page.import_card.say(catalogue_sentence(taken))

        by = self._station.session.staff_id
        job = partial(_taken, trial=trial, by=by, abolish=abolish)
        self._station.act(self, job, done)

    def _add(self, wish: OwnProcedure) -> None:
        def done(outcome: ProcedureOutcome | CodeTaken) -> None:
            if isinstance(outcome, ProcedureSaved):
                self._page.show_taken(outcome.procedure.code)
                self._shell.show_toast(f"Đã thêm thủ tục {outcome.procedure.short_name}")
            else:
                self._page.own_card.say(catalogue_sentence(outcome))

        by = self._station.session.staff_id
        self._station.act(self, lambda desk: desk.catalogue.add(wish, by), done)


def _shown(desk: "Desk") -> CatalogueShown:
    return desk.catalogue.shown()


def _history(desk: "Desk", code: str) -> tuple[ProcedureVersion, ...]:
    return desk.catalogue.history(code)


def _tried(desk: "Desk", path: Path) -> ImportTrial | NothingReadable | None:
    try:
        return desk.catalogue.read_file(path)
    except OSError:
        return None


def _taken(desk: "Desk", trial: ImportTrial, by: str, *, abolish: bool) -> Taken:
    return desk.catalogue.take_over(trial, by, abolish=abolish)
