"""Trả kết quả between page and station."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk_app.domain.dossier import WITH_RESULT, Dossier
from desk_app.usecases.outcomes import DossierOutcome, DossierUnknown, NotHandedOver
from desk_app.views import DossierLine, Worklist
from ui.desk.dossier_asks import Case
from ui.desk.dossier_words import MOST_FOUND
from ui.desk.dossiers_flow import read_case
from ui.desk.returns_page import HandOver, ReturnsPage, Shelf
from ui.desk.shell import RETURNS, DeskShell
from ui.refusals import dossier_sentence, not_handed_over_sentence
from ui.station import DOSSIERS, Station
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk import Desk

SEARCHED = 200  # so that ready results are among them


@dataclass(frozen=True, slots=True)
class Looked:
    """One dossier, with the other ready results of the same person."""

    case: Case
    others: tuple[DossierLine, ...]


class ReturnsFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    open_asked = Signal(str)  # dossier id: the dossier page shows it whole

    def __init__(self, page: ReturnsPage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        page.search_asked.connect(self._search)
        page.case_asked.connect(self.open_dossier)
        page.hand_over_asked.connect(self._hand_over)
        page.take_in_asked.connect(self._take_in)
        page.refresh_asked.connect(self._refresh)
        page.open_asked.connect(self.open_asked)
        station.changes.changed.connect(self._on_changed)

    def open_dossier(self, id_or_code: str) -> None:
        """Say whether there is a result for an id, a code, a receipt's digits, an id number."""

        def show(looked: Looked | DossierUnknown) -> None:
            if isinstance(looked, Looked):
                self._page.show_case(looked.case, looked.others)
            else:
                self._page.show_ready(dossier_sentence(looked))

        self._station.ask(self, partial(_look, id_or_code), show, key="returns_case")

    def _search(self, typed: str) -> None:
        def show(shelf: Shelf) -> None:
            if shelf.typed == self._page.search.value():
                self._page.show_shelf(shelf)
            self._shell.set_count(RETURNS.key, shelf.ready)

        self._station.ask(self, partial(_shelf, typed), show, key="returns_search")

    def _refresh(self) -> None:
        self._search(self._page.search.value())
        if self._page.case is not None:
            self.open_dossier(self._page.case.dossier.id)

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {DOSSIERS} and self._page.isVisible():
            self._refresh()

    def _hand_over(self, wish: HandOver) -> None:
        by = self._station.session.staff_id

        def done(returned: tuple[Dossier, ...] | NotHandedOver) -> None:
            if isinstance(returned, NotHandedOver):
                said = not_handed_over_sentence(returned, len(wish.dossier_ids))
                self._shell.show_toast(said, tone=Tone.ERROR)
                return
            self._page.rest()
            codes = ", ".join(dossier.code for dossier in returned)
            said = f"Đã trả {codes} cho {returned[0].collector}. Hồ sơ đã kết thúc."
            self._page.show_ready(said)
            self._shell.show_toast(f"Đã trả kết quả: {codes}")

        shown = self._page.case
        self._station.act(self, partial(_return_all, by, wish, shown), done)

    def _take_in(self, code: str, slot: str) -> None:
        by = self._station.session.staff_id

        def done(outcome: DossierOutcome) -> None:
            if isinstance(outcome, Dossier):
                self._page.take_in.show_taken()
                words = f"Đã nhận kết quả {outcome.code} vào ô kệ {outcome.slot}"
                self._shell.show_toast(words)
                self._refresh()
            else:
                self._page.take_in.show_refusal(dossier_sentence(outcome))

        self._station.act(self, partial(_take_in, by, code, slot), done)


def _look(id_or_code: str, desk: "Desk") -> Looked | DossierUnknown:
    found = read_case(desk, id_or_code)
    if isinstance(found, DossierUnknown):
        lines = desk.dossiers.search(id_or_code, MOST_FOUND)
        ready = [line for line in lines if line.status in WITH_RESULT] or list(lines)
        found = read_case(desk, ready[0].id) if ready else found
    if isinstance(found, DossierUnknown):
        return found
    person, own = found.dossier.applicant, found.dossier.id
    others = desk.dossiers.of_person(person.id_number) if person.id_number else ()
    return Looked(
        found, tuple(one for one in others if one.id != own and one.status in WITH_RESULT)
    )


def _shelf(typed: str, desk: "Desk") -> Shelf:
    today = desk.dossiers.today()
    ready = desk.dossiers.counts().get(Worklist.RESULT_AT_DESK, 0)
    if not typed:
        return Shelf(typed, desk.dossiers.lines(Worklist.RESULT_AT_DESK), today, ready)
    found = desk.dossiers.search(typed, SEARCHED)
    first = sorted(found, key=lambda line: line.status not in WITH_RESULT)
    return Shelf(typed, tuple(first[:MOST_FOUND]), today, ready)


def _return_all(
    by: str, wish: HandOver, shown: Case | None, desk: "Desk"
) -> tuple[Dossier, ...] | NotHandedOver:
    dossiers = desk.dossiers.seeing(shown.dossier) if shown else desk.dossiers
    return dossiers.return_results(by, wish.dossier_ids, wish.handed)


def _take_in(by: str, code: str, slot: str, desk: "Desk") -> DossierOutcome:
    view = desk.dossiers.view(code)
    if isinstance(view, DossierUnknown):
        return view
    return desk.dossiers.take_in_result(by, view.dossier.id, slot)
