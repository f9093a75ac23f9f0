"""Biểu mẫu between page and station: forms from the store, previews in the lane of pictures."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from desk_app.domain.rights import NotAllowed
from desk_app.printing.forms.form import Form, LineLocked, WordMissing
from ui.desk.forms_page import FormsPage
from ui.desk.forms_words import FormTry, version_words
from ui.desk.shell import DeskShell
from ui.refusals import not_allowed_sentence
from ui.station import DOCUMENTS, Station
from ui.theme import Tone
from ui.widgets.preview import images_of

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.forms import FormFor

Tried = tuple[QImage, ...] | LineLocked | WordMissing
Saved = Form | LineLocked | WordMissing | NotAllowed


class FormsFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    def __init__(self, page: FormsPage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        page.refresh_asked.connect(self._read)
        page.preview_asked.connect(self._try)
        page.save_asked.connect(self._save)
        station.changes.changed.connect(self._on_changed)

    def _read(self) -> None:
        self._station.ask(self, _forms, self._page.show_forms, key="forms")

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {DOCUMENTS} and self._page.isVisible():
            self._read()

    def _try(self, wanted: FormTry) -> None:
        def show(tried: Tried) -> None:
            if isinstance(tried, LineLocked | WordMissing):
                self._page.show_refusal(wanted, tried)
            else:
                self._page.show_pages(wanted, tried)

        self._station.look(self, partial(_tried, wanted=wanted), show, key="form_preview")

    def _save(self, wanted: FormTry) -> None:
        def done(outcome: Saved) -> None:
            match outcome:
                case Form():
                    self._page.show_saved(outcome)
                    words = f"{outcome.name}: từ nay in {version_words(outcome)}"
                    self._shell.show_toast(words)
                case NotAllowed():
                    self._shell.show_toast(not_allowed_sentence(outcome), tone=Tone.WARN)
                case _:
                    self._page.show_refusal(wanted, outcome)

        by = self._station.session.staff_id
        self._station.act(self, partial(_saved, wanted=wanted, by=by), done)


def _forms(desk: "Desk") -> "tuple[FormFor, ...]":
    return desk.forms.forms()


def _tried(desk: "Desk", wanted: FormTry) -> Tried:
    from desk_app.desk.filling.registry import PAPERS
    from desk_app.desk.form_samples import sample_content

    today = desk.dossiers.today()
    shipped = PAPERS[wanted.kind].form_on(today, wanted.code)
    content = sample_content(shipped, today)
    tried = desk.forms.try_changes(wanted.kind, wanted.changes, content)
    return tried if isinstance(tried, LineLocked | WordMissing) else images_of(tried)


def _saved(desk: "Desk", wanted: FormTry, by: str) -> Saved:
    return desk.forms.change(wanted.kind, wanted.changes, by, wanted.code)
