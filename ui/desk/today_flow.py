"""Việc hôm nay between page and station: count and list come from one reading."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desk_app.domain.moments import local
from desk_app.views import Worklist
from ui.desk.register_flow import RegisterFlow
from ui.desk.shell import TODAY, DeskShell
from ui.desk.today_page import TodayPage, Work
from ui.station import DOCUMENTS, DOSSIERS, Station

if TYPE_CHECKING:
    from desk_app.desk import Desk

FORWARD_UNTIL_HOUR: Final = 15  # NĐ 61/2018 Điều 18: later ones go the next morning


class TodayFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    open_asked = Signal(str)  # dossier id: the dossier page shows it whole

    def __init__(self, page: TodayPage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        self._register = RegisterFlow(page.register, station, shell)
        page.list_asked.connect(self._read)
        page.refresh_asked.connect(self._read)
        page.refresh_asked.connect(self._register.look)
        page.open_asked.connect(self.open_asked)
        station.changes.changed.connect(self._on_changed)

    def _read(self) -> None:
        job = partial(_work, self._page.first_choice)
        self._station.ask(self, job, self._show, key="today")

    def _show(self, work: Work) -> None:
        self._page.show_work(work)
        urgent = work.counts[Worklist.OVERDUE] + work.counts[Worklist.DUE_TODAY]
        self._shell.set_count(TODAY.key, urgent)

    def _on_changed(self, topics: frozenset[str]) -> None:
        # the badge counts also while another page is in front
        if topics & {DOSSIERS, DOCUMENTS}:
            self._read()


def _work(choose: Callable[[Mapping[Worklist, int]], Worklist], desk: "Desk") -> Work:
    counts = desk.dossiers.counts()
    name = choose(counts)
    late = local(desk.store.now()).hour >= FORWARD_UNTIL_HOUR
    return Work(counts, name, desk.dossiers.lines(name), desk.dossiers.today(), late)
