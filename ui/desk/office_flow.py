"""Cơ quan, cán bộ between page and station: what is kept, and why something is not."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_app.desk.office import OfficeFaulty, OfficeOutcome, OfficeSaved, OfficeShown
from desk_app.desk.people import NewStaff, StaffMember, StaffOutcome, StaffSaved
from desk_app.domain.office import Office
from desk_app.domain.office_changes import OfficeMoved
from desk_app.domain.office_rules import unserved
from desk_app.domain.rights import NotAllowed
from desk_app.domain.staff_rules import StaffFaulty
from desk_app.office_refusals import office_moved_sentence, staff_sentence
from ui.desk.office_page import ABOUT, OfficePage
from ui.desk.shell import DeskShell
from ui.refusals import not_allowed_sentence
from ui.station import DOCUMENTS, Station
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk import Desk

Read = tuple[OfficeShown, tuple[StaffMember, ...]]


class OfficeFlow(QObject):
    """Make one for each page; it lives as long as the page."""

    def __init__(self, page: OfficePage, station: Station, shell: DeskShell) -> None:
        super().__init__(page)
        self._page, self._station, self._shell = page, station, shell
        page.refresh_asked.connect(self._read)
        page.office_asked.connect(self._save_office)
        page.add_asked.connect(self._add)
        page.change_asked.connect(self._change)
        page.pin_asked.connect(self._reset_pin)
        page.retire_asked.connect(self._retire)
        page.return_asked.connect(self._bring_back)
        station.changes.changed.connect(self._on_changed)

    def _read(self) -> None:
        def show(read: Read) -> None:
            self._page.show_office(read[0])
            self._page.show_members(read[1])

        self._station.ask(self, _office_and_staff, show, key="office")

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & {DOCUMENTS} and self._page.isVisible():
            self._read()

    def _save_office(self, part: str, wanted: Office, version: int) -> None:
        shown = self._page.about if part == ABOUT else self._page.places

        def done(outcome: OfficeOutcome) -> None:
            match outcome:
                case OfficeSaved(office, changes):
                    shown.show_saved()
                    self._read()
                    self._shell.show_toast(_saved_words(changes), tone=_tone_of(office))
                case OfficeFaulty(faults):
                    shown.show_faults(faults)
                case OfficeMoved():
                    shown.show_refusal(office_moved_sentence(outcome))
                case NotAllowed():
                    self._shell.show_toast(not_allowed_sentence(outcome), tone=Tone.WARN)

        self._station.act(self, lambda desk: desk.office.save(wanted, version, self._by()), done)

    def _add(self, member: StaffMember, pin: str) -> None:
        new = NewStaff(member.name, member.role, member.id, pin)
        self._change_staff(lambda desk, by: desk.people.add(new, by))

    def _change(self, member: StaffMember) -> None:
        self._change_staff(lambda desk, by: desk.people.change(member, by))

    def _reset_pin(self, staff_id: str, pin: str) -> None:
        self._change_staff(lambda desk, by: desk.people.reset_pin(staff_id, pin, by))

    def _retire(self, staff_id: str) -> None:
        self._change_staff(lambda desk, by: desk.people.retire(staff_id, by))

    def _bring_back(self, staff_id: str) -> None:
        self._change_staff(lambda desk, by: desk.people.bring_back(staff_id, by))

    def _change_staff(self, change: "Callable[[Desk, str], StaffOutcome]") -> None:
        self._station.act(self, partial(_acted, change=change, by=self._by()), self._show_outcome)

    def _show_outcome(self, outcome: StaffOutcome) -> None:
        match outcome:
            case StaffSaved(member, changes, given_pin):
                self._page.staff.show_saved(member, given_pin)
                self._read()
                self._shell.show_toast(f"{member.name}: {_saved_words(changes)}")
            case StaffFaulty(faults):
                said = {fault.field: fault.sentence for fault in reversed(faults)}
                self._page.staff.show_faults(said)
            case NotAllowed():
                self._shell.show_toast(not_allowed_sentence(outcome), tone=Tone.WARN)
            case _:
                self._page.staff.show_faults({"": staff_sentence(outcome)})

    def _by(self) -> str:
        return self._station.session.staff_id


def _acted(desk: "Desk", change: "Callable[[Desk, str], StaffOutcome]", by: str) -> StaffOutcome:
    return change(desk, by)


def _office_and_staff(desk: "Desk") -> Read:
    return desk.office.shown(), desk.people.members()


def _saved_words(changes: tuple[str, ...]) -> str:
    shown, more = changes[:1], len(changes) - 1
    rest = (f"và {more} mục khác",) if more > 0 else ()
    return " ".join((*shown, *rest)) or "Không có gì thay đổi"


def _tone_of(office: Office) -> Tone:
    return Tone.WARN if unserved(office) else Tone.OK
