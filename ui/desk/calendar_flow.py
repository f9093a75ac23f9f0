"""Lịch làm việc between page and station: what is entered is tried in the store lane, then kept."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_app.calendar_views import CalendarEffect, CalendarFileFaulty, CalendarInForce
from desk_app.calendar_words import moved_on_sentence
from desk_app.domain.calendar_changes import (
    AddYear,
    CalendarChange,
    CalendarFault,
    CalendarMovedOn,
)
from desk_app.domain.rights import NotAllowed
from ui.desk.calendar_page import YEAR_NOTE, CalendarPage
from ui.desk.shell import DeskShell
from ui.refusals import not_allowed_sentence
from ui.station import DOCUMENTS, Station
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk import Desk

Tried = CalendarEffect | tuple[CalendarFault, ...]
Saved = CalendarInForce | tuple[CalendarFault, ...] | CalendarMovedOn | NotAllowed


class CalendarFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    def __init__(self, page: CalendarPage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        page.refresh_asked.connect(self._read)
        page.try_asked.connect(self._try)
        page.save_asked.connect(self._save)
        page.year_asked.connect(self._propose_year)
        page.import_asked.connect(self._read_file)
        page.export_asked.connect(self._write_file)
        station.changes.changed.connect(self._on_changed)

    def _read(self) -> None:
        self._station.ask(self, _in_force, self._page.show_calendar, key="calendar")

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {DOCUMENTS} and self._page.isVisible():
            self._read()

    def _try(self, change: CalendarChange) -> None:
        def show(tried: Tried) -> None:
            if isinstance(tried, CalendarEffect):
                self._page.show_effect(tried)
            else:
                self._page.show_faults(tried)

        self._station.ask(self, partial(_effect, change=change), show, key="calendar_effect")

    def _save(self, change: CalendarChange, edition: int) -> None:
        def done(saved: Saved) -> None:
            match saved:
                case CalendarInForce():
                    self._page.show_saved(saved)
                    words = f"Đã lưu lịch, bản {saved.calendar.version}; giấy hẹn cũ giữ nguyên"
                    self._shell.show_toast(words)
                case CalendarMovedOn():
                    self._read()
                    self._page.editor.show_news(moved_on_sentence(saved))
                case NotAllowed():
                    self._shell.show_toast(not_allowed_sentence(saved), tone=Tone.WARN)
                case _:
                    self._page.editor.show_refused(saved)

        by = self._station.session.staff_id
        save = partial(_saved, change=change, by=by, edition=edition)
        self._station.act(self, save, done)

    def _propose_year(self) -> None:
        def show(year: AddYear) -> None:
            self._page.show_list(f"Thêm năm {year.year}", year, YEAR_NOTE)

        # making the holidays takes a second: no action may wait for that in the store lane
        self._station.look(self, _proposal, show, key="calendar_year")

    def _read_file(self, path: Path) -> None:
        def show(read: CalendarChange | CalendarFileFaulty) -> None:
            if isinstance(read, CalendarFileFaulty):
                self._shell.show_toast(read.sentence, tone=Tone.WARN)
            else:
                self._page.show_list(f"Nhập {path.name}", read, "")

        self._station.look(self, partial(_from_file, path=path), show, key="calendar_file")

    def _write_file(self, path: Path) -> None:
        def done(fault: CalendarFileFaulty | None) -> None:
            if fault is None:
                self._shell.show_toast(f"Đã xuất lịch ra {path.name}")
            else:
                self._shell.show_toast(fault.sentence, tone=Tone.WARN)

        self._station.look(self, partial(_to_file, path=path), done, key="calendar_file")


def _in_force(desk: "Desk") -> CalendarInForce:
    return desk.calendar.in_force()


def _effect(desk: "Desk", change: CalendarChange) -> Tried:
    return desk.calendar.effect(change)


def _saved(desk: "Desk", change: CalendarChange, by: str, edition: int) -> Saved:
    return desk.calendar.save(change, by, edition)


def _proposal(desk: "Desk") -> AddYear:
    return desk.calendar.proposal()


def _from_file(desk: "Desk", path: Path) -> CalendarChange | CalendarFileFaulty:
    return desk.calendar.read_file(path)


def _to_file(desk: "Desk", path: Path) -> CalendarFileFaulty | None:
    return desk.calendar.write_file(path)
