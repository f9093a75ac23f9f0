"""Máy in between page and station: settings in the store lane, tests in the printer's lane."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_app.domain.office import Office
from desk_app.domain.printers import PrinterFault, PrinterSettings, is_paper
from desk_app.domain.rights import NotAllowed
from desk_app.views import PrinterRole
from ui.desk.printers_page import Printers, PrintersPage
from ui.desk.prints_words import ROLE_NAMES
from ui.desk.shell import DeskShell
from ui.refusals import not_allowed_sentence
from ui.station import DOCUMENTS, Station
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.printers import Capability

Saved = Mapping[PrinterRole, Office | tuple[PrinterFault, ...] | NotAllowed]


class PrintersFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    def __init__(self, page: PrintersPage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        page.refresh_asked.connect(self._read)
        page.save_asked.connect(self._save)
        page.test_asked.connect(self._save_and_test)
        page.seen_asked.connect(self._tell_seen)
        station.changes.changed.connect(self._on_changed)
        station.trouble.connect(self._end_tests)

    def _end_tests(self) -> None:
        for card in self._page.cards.values():
            card.test_button.setEnabled(True)

    def _read(self) -> None:
        self._station.ask(self, _printers, self._page.show_printers, key="printers")

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {DOCUMENTS} and self._page.isVisible():
            self._read()

    def _save(self, wanted: Mapping[PrinterRole, PrinterSettings]) -> None:
        def done(saved: Saved) -> None:
            if self._show_saved(saved):
                self._shell.show_toast("Đã lưu cài đặt máy in")

        by = self._station.session.staff_id
        self._station.act(self, partial(_saved, wanted=wanted, by=by), done)

    def _save_and_test(self, role: PrinterRole, settings: PrinterSettings) -> None:
        def done(saved: Saved) -> None:
            if self._show_saved(saved):
                self._test(role)

        by = self._station.session.staff_id
        self._station.act(self, partial(_saved, wanted={role: settings}, by=by), done)

    def _test(self, role: PrinterRole) -> None:
        card, by = self._page.cards[role], self._station.session.staff_id
        card.show_testing()

        def done(found: "Capability") -> None:
            card.show_test(found)
            told = "Đã in thử" if is_paper(found.printer) else "Đã lưu trang thử vào tệp"
            self._shell.show_toast(f"{told}: {ROLE_NAMES[role].lower()}")

        test = partial(_tested, role=role, by=by)
        self._station.use_printer(self, role, test, done, key="printer_test")

    def _tell_seen(self, role: PrinterRole, dots: int, cuts: bool) -> None:
        def done(found: "Capability | None") -> None:
            self._page.cards[role].show_test(found)
            self._shell.show_toast("Đã ghi những gì thấy trên trang thử")

        by = self._station.session.staff_id
        self._station.act(
            self,
            lambda desk: desk.paper.printers.seen(role, by, width_dots=dots, cuts=cuts),
            done,
        )

    def _show_saved(self, saved: Saved) -> bool:
        """Show every fault; say whether there was none."""
        wrong = {role: one for role, one in saved.items() if not isinstance(one, Office)}
        for role, why in reversed(wrong.items()):
            if isinstance(why, NotAllowed):
                self._page.cards[role].test_button.setEnabled(True)
                self._shell.show_toast(not_allowed_sentence(why), tone=Tone.WARN)
            else:
                self._page.show_faults(role, why)
        if not wrong:
            self._read()
        return not wrong


def _printers(desk: "Desk") -> Printers:
    office, printers = desk.settings.office(), desk.paper.printers
    settings = {
        PrinterRole.TICKETS: office.tickets_printer,
        PrinterRole.FORMS: office.forms_printer,
    }
    return Printers(settings, {role: printers.capability(role) for role in PrinterRole})


def _saved(desk: "Desk", wanted: Mapping[PrinterRole, PrinterSettings], by: str) -> Saved:
    return {role: desk.paper.printers.save(role, one, by) for role, one in wanted.items()}


def _tested(desk: "Desk", role: PrinterRole, by: str) -> "Capability":
    return desk.paper.printers.test(role, by)
