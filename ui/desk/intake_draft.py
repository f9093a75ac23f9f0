"""Keeps what is being typed: after a second of rest, and whenever a field is left."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desk_app.clock import Now
from desk_app.domain.moments import local
from ui.desk.intake_form import is_blank
from ui.desk.intake_jobs import draft_key, write_draft
from ui.desk.intake_page import IntakePage
from ui.station import Station

if TYPE_CHECKING:
    from desk_app.desk import Desk

REST_MS = 1000
LANE_KEY = "intake-draft"


class DraftKeeper(QObject):
    """``kept`` says when; ``failed`` carries why the draft could not be kept."""

    kept = Signal(object)  # datetime, local wall time
    failed = Signal(object)  # Exception

    def __init__(self, page: IntakePage, station: Station) -> None:
        super().__init__(page)
        self._page, self._station = page, station
        self._dirty = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.keep_now)
        page.changed.connect(self._on_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def keep_now(self) -> None:
        """Keep the page as it stands, or forget the draft of a page that is blank."""
        self._rest.stop()
        if not self._dirty or not self._station.is_open():
            return
        self._dirty = False
        form = self._page.form()
        if is_blank(form):
            self.drop()
            return
        session = self._station.session
        key, body = draft_key(session.counter), write_draft(form)
        save = partial(_save, self._station.now, (key, body), session.staff_id)
        self._station.ask(self, save, self._on_kept, self.failed.emit, key=LANE_KEY)

    def drop(self) -> None:
        """Forget the draft: it was accepted, or thrown away by a person."""
        self._rest.stop()
        self._dirty = False
        session = self._station.session
        drop = partial(_drop, key=draft_key(session.counter), by=session.staff_id)
        self._station.ask(self, drop, self._on_dropped, self.failed.emit, key=LANE_KEY)

    def _on_changed(self) -> None:
        self._dirty = True
        self._rest.start()

    def _on_focus(self) -> None:
        if self._dirty:
            self.keep_now()

    def _on_kept(self, at: datetime) -> None:
        self.kept.emit(at)

    def _on_dropped(self, _: None) -> None:
        self.kept.emit(None)


def _save(now: Now, draft: tuple[str, str], by: str, desk: "Desk") -> datetime:
    desk.settings.save_draft(*draft, by)
    return local(now())


def _drop(desk: "Desk", key: str, by: str) -> None:
    desk.settings.drop_draft(key, by)
