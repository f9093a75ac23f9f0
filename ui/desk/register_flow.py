"""The register between a page's bar and the station: days that were missed, numbers, form 07."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_app.domain.moments import local_day
from desk_app.domain.register_book import RegisterEntry
from desk_app.register_words import entered_words, missed_words
from desk_app.usecases.commands import PaperWish
from desk_app.views import MissedDays, PrintJob, SlipKind
from ui.desk.dossier_prints import job_title
from ui.desk.register_bar import RegisterBar
from ui.desk.shell import DeskShell
from ui.station import Station

if TYPE_CHECKING:
    from desk_app.desk import Desk


class RegisterFlow(QObject):
    """Make one for each bar; it lives as long as the bar."""

    def __init__(self, bar: RegisterBar, station: Station, shell: DeskShell) -> None:
        super().__init__(bar)
        self._bar, self._station, self._shell = bar, station, shell
        self._days: tuple[date, date] | None = None
        self._whole_on: date | None = None  # the day on which nothing of before was missed
        bar.enter_asked.connect(self._enter)
        bar.print_asked.connect(self._print)

    def look(self) -> None:
        """Ask whether earlier days are still out of the register, and say so: until none is.

        The past grows no more dossiers, and the question reads two months.
        """
        if self._whole_on != local_day(self._station.now()):
            self._station.ask(self, _missed, self._show_missed, key="register-missed")

    def show_entered(self, entries: Sequence[RegisterEntry]) -> None:
        """Say which numbers were given; nothing where everything had its number."""
        if not entries:
            self._bar.hide()
            return
        days = sorted(entry.day for entry in entries)
        self._days = days[0], days[-1]
        self._bar.offer_printing(entered_words(entries))

    def _show_missed(self, missed: MissedDays | None) -> None:
        if missed is not None:
            self._bar.offer_entering(missed_words(missed))
            return
        self._whole_on = local_day(self._station.now())
        if self._days is None:  # what was just entered may still be printed
            self._bar.hide()

    def _enter(self) -> None:
        by = self._station.session.staff_id
        self._station.act(self, partial(_enter_missed, by=by), self.show_entered)

    def _print(self) -> None:
        if self._days is None:
            return
        (first, last), self._days = self._days, None
        self._bar.hide()
        by = self._station.session.staff_id
        job = partial(_print_days, by=by, first=first, last=last)
        self._station.act(self, job, self._tell_printing)

    def _tell_printing(self, asked: object) -> None:
        if isinstance(asked, PrintJob):
            self._shell.show_toast(f"Đang in: {job_title(asked)}")


def _missed(desk: "Desk") -> MissedDays | None:
    return desk.register.missed()


def _enter_missed(desk: "Desk", by: str) -> tuple[RegisterEntry, ...]:
    return desk.register.enter_missed(by)


def _print_days(desk: "Desk", by: str, first: date, last: date) -> object:
    wish = PaperWish(first_on=first, last_on=last)
    return desk.forms.ask(by, SlipKind.REGISTER, first.isoformat(), wish)
