"""The desk: the frame, its pages, who works here, and what crosses from one page to another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desk_app.domain.dossier import Dossier
from desk_app.domain.office import ROLE_NAMES, Role, Staff
from desk_app.domain.ticket import Ticket
from desk_app.entrance import Entrance
from desk_app.refusals import failure_sentence
from desk_app.views import DossierLine, PrintJob
from ui.desk.shell import DOSSIERS, INTAKE, RETURNS, DeskShell
from ui.desk.sign_in import StaffLine as Signer
from ui.desk.staff_own_pin import OwnPin
from ui.idle_steps import IdleSteps
from ui.scanner import Wedge
from ui.station import DOCUMENTS, Session, Station
from ui.theme import Tone
from ui.widgets.picker import Choice

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.people_pins import WrongPin
    from ui.desk.pages import DeskPages

IDLE_MINUTES = 15
SEARCH_MOST = 12
DEMO_NOTE = "Văn phòng mẫu, dữ liệu thử. Mã PIN của mọi người: 2468"
ONE_COPY = "Lưu trên máy này"
ONE_COPY_WHY = "Dữ liệu có 1 bản, trên máy này; bản sao lưu được ghi khi đóng chương trình."
GUESSED_PIN = "Mã PIN này dễ đoán. Hãy đổi: Ctrl+L, rồi Đổi mã PIN."
COUNTER_GONE = (
    "Cơ quan không có quầy {counter} (có: {names}); máy này gọi mọi nhóm số. "
    "Hãy đóng rồi mở lại đúng quầy: motcua desk --counter QUẦY."
)
UNCERTAIN_PAPER = "Có {count} phiếu chưa rõ đã in trọn vẹn chưa: xem trang In ấn (F8)."


class DeskWindow(DeskShell):
    """Opens the station once it is shown, asks who works here, then shows the pages."""

    ready = Signal()  # the store is open and a PIN can be typed
    settled = Signal()  # every page is built

    def __init__(self, station: Station, local_now: Callable[[], datetime]) -> None:
        super().__init__(local_now, IDLE_MINUTES)
        self.station = station
        self._opening = self._is_shown = False
        self._early_pin: tuple[str, str] | None = None
        self._entrance: Entrance | None = None
        self._wedge: Wedge | None = None
        self._pages_built: DeskPages | None = None
        self._role = Role.GUIDE  # nobody signed in yet
        self._is_awaited = False  # somebody signed in before the pages were built
        self._idle_steps = IdleSteps(self)
        self._connect()
        self.show_sign_in()

    @property
    def pages(self) -> "DeskPages":
        """The pages and their flows.

        Raises:
            LookupError: ``settled`` was not told yet.
        """
        if self._pages_built is None:
            raise LookupError("the pages are not built yet")
        return self._pages_built

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opening:
            self._opening = True
            self._watch_scanner()
            self.station.look_in(self._looked_in, self._not_opened)
            self.station.open(self._opened, self._not_opened)

    def sign_in_as(self, staff: Staff) -> None:
        """Begin the work of ``staff`` at this counter, where the desk was left."""
        self._begin(staff)
        self._is_awaited = self._pages_built is None
        if self._pages_built is not None:
            self.open_to(self._role)
            self.show_desk()
            self._pages_built.refresh()

    def _connect(self) -> None:
        self.sign_in.sign_in_asked.connect(self._check_pin)
        self.own_pin = OwnPin(self.sign_in, self.station)
        self.station.changes.changed.connect(self._on_changed)
        self.lock_asked.connect(self._lock)
        self.scan_unclaimed.connect(self._open_scanned)
        self.search.asked.connect(self._search)
        self.search_picked.connect(self._open_found)
        self.station.trouble.connect(self._tell_trouble)

    def _build(self, pages: "DeskPages") -> None:
        """Build a part of a page each time nothing else is to do: a PIN can be typed meanwhile."""
        built = pages.built(self.station, self)
        self._idle_steps.run(built, partial(self._join_pages, pages))

    def _join_pages(self, pages: "DeskPages") -> None:
        self._pages_built = pages
        pages.queue.serve_asked.connect(self._take_in_for)
        pages.dossiers.correct_asked.connect(self._correct)
        pages.dossiers.return_asked.connect(self._return)
        pages.today.open_asked.connect(self.open_dossier)
        pages.returns.open_asked.connect(self.open_dossier)
        self.open_to(self._role)
        self.settled.emit()
        if self._is_awaited:
            self.show_desk()
            pages.refresh()
        self._idle_steps.run(self.drawing_ahead())

    def open_dossier(self, dossier_id: str) -> None:
        """Show one dossier whole, by id, code or the digits of its receipt."""
        self.go_to(DOSSIERS.key)
        self.pages.dossiers.open_dossier(dossier_id)

    # --- opening and signing in ---------------------------------------------------------------

    def _looked_in(self, found: Entrance | None) -> None:
        if found is not None:
            self._show_entrance(found)

    def _opened(self) -> None:
        if self._is_shown:
            self._open_doors()
        else:
            self.station.ask(self, _entrance_of, self._show_entrance, self._not_opened)
            self.station.ask(self, _nothing, lambda _: self._open_doors())

    def _show_entrance(self, found: Entrance) -> None:
        self._fill_entrance(found)
        self.ready.emit()

    def _fill_entrance(self, found: Entrance) -> None:
        counter = counter_now(self._entrance, found, self.station.session.counter)
        self.station.session = replace(self.station.session, counter=counter)
        self._is_shown, self._entrance = True, found
        self.navigation.show_place("Bộ phận Một cửa", f"{found.office.place} · Quầy {counter}")
        self.status.sync.show_state(ONE_COPY, Tone.NEUTRAL, why=ONE_COPY_WHY)
        self.status.sync.show()
        self.status.show_demo(is_demo=found.demo)
        note = DEMO_NOTE if found.demo else found.office.unit_name
        note = counter_gone(found, counter) or note
        people = [Signer(one.id, one.name, one.role_name) for one in found.staff]
        self.sign_in.show_staff(people, "Đăng nhập", note)

    def _open_doors(self) -> None:
        """The store is open: take the PIN that was typed meanwhile, build the pages."""
        if self._early_pin is not None:
            self._check_pin(*self._early_pin)
        self.station.prepare(self, _new_pages, self._build, self._not_opened)
        self.station.ask(self, lambda desk: desk.paper.recover(), self._ask_unknown)

    def _not_opened(self, error: Exception) -> None:
        self.sign_in.show_refusal(failure_sentence(error))

    def _check_pin(self, staff_id: str, pin: str) -> None:
        if not self.station.is_open():
            self._early_pin = (staff_id, pin)
            return

        def checked(answer: "Staff | WrongPin") -> None:
            from desk_app.office_refusals import pin_sentence

            if isinstance(answer, Staff):
                self.sign_in_as(answer)
                if len(set(pin)) == 1:
                    self.show_toast(GUESSED_PIN, tone=Tone.WARN)
            else:
                self.sign_in.show_refusal(pin_sentence(answer))

        self.station.ask(
            self,
            lambda desk: desk.settings.sign_in(staff_id, pin),
            checked,
            lambda error: self.sign_in.show_refusal(failure_sentence(error)),
        )

    def _on_changed(self, topics: frozenset[str]) -> None:
        if DOCUMENTS in topics:
            job = partial(_who_works, staff_id=self.station.session.staff_id)
            self.station.ask(self, job, self._follow_staff, key="entrance")

    def _follow_staff(self, found: tuple[Entrance, Staff | None]) -> None:
        """Show who may sign in now; whoever is signed in may have another role, or none."""
        entrance, person = found
        staff_id, counter = self.station.session.staff_id, self.station.session.counter
        if entrance != self._entrance:
            self._fill_entrance(entrance)
            self.sign_in.choose(staff_id)
        if counter != self.station.session.counter and self._pages_built is not None:
            self._pages_built.refresh()
        if self.is_locked() or not staff_id:
            return
        if person is None:
            self._lock()
        elif person.role is not self._role or person.name != self.station.session.staff_name:
            self._begin(person)
            self.open_to(self._role)

    def _begin(self, staff: Staff) -> None:
        counter = self.station.session.counter
        self.station.session = Session(staff.id, staff.name, counter)
        self.navigation.show_staff(staff.name, ROLE_NAMES[staff.role])
        self._role = staff.role

    def _lock(self) -> None:
        self.show_sign_in()
        self.sign_in.choose(self.station.session.staff_id)

    # --- across the pages ---------------------------------------------------------------------

    def _take_in_for(self, ticket: Ticket) -> None:
        self.pages.intake.serve(ticket)
        self.go_to(INTAKE.key)

    def _correct(self, dossier: Dossier) -> None:
        self.go_to(INTAKE.key)
        self.pages.intake.correct(dossier)

    def _return(self, dossier_id: str) -> None:
        self.go_to(RETURNS.key)
        self.pages.returns.open_dossier(dossier_id)

    def _watch_scanner(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._wedge = Wedge(app)
            self._wedge.scanned.connect(self.pass_scan)
            self.closing.connect(self._wedge.close)

    def _open_scanned(self, code: str) -> None:
        self.open_dossier(code)

    def _search(self, typed: str) -> None:
        def found(lines: tuple[DossierLine, ...]) -> None:
            self.search.show_choices(typed, [_choice(line) for line in lines])

        job = partial(_found, typed=typed)
        self.station.ask(self, job, found, key="header-search")

    def _open_found(self, choice: Choice) -> None:
        self.open_dossier(choice.key)

    # --- lamps and troubles -------------------------------------------------------------------

    def _tell_trouble(self, sentence: str) -> None:
        self.show_toast(sentence, tone=Tone.ERROR)

    def _ask_unknown(self, jobs: tuple[PrintJob, ...]) -> None:
        if jobs:
            self.show_toast(UNCERTAIN_PAPER.format(count=len(jobs)), tone=Tone.WARN)


def _new_pages() -> "DeskPages":
    """Import the pages beside the windows: it takes longer than a window may be deaf."""
    from desk_app.domain.garbling import readings
    from ui.desk.pages import DeskPages

    readings("Ã")  # the code pages that a card may have come through
    return DeskPages()


def _entrance_of(desk: "Desk") -> Entrance:
    return Entrance(desk.settings.office(), desk.settings.staff(), desk.identity.demo)


def _who_works(desk: "Desk", staff_id: str) -> tuple[Entrance, Staff | None]:
    people = (one for one in desk.settings.signers() if one.active)
    return _entrance_of(desk), next((one for one in people if one.id == staff_id), None)


def counter_now(before: Entrance | None, found: Entrance, counter: str) -> str:
    """Return where this window serves: a counter that was renamed is followed.

    Nobody named one: the office's first.
    """
    names = [one.name for one in found.office.counters]
    old = [one.name for one in before.office.counters] if before else []
    if not counter:
        return names[0] if names else "1"
    is_renamed = counter in old and counter not in names and len(old) == len(names)
    return names[old.index(counter)] if is_renamed else counter


def counter_gone(found: Entrance, counter: str) -> str:
    """Say that the office has no such counter and how to work at one; nothing when it has."""
    if not found.office.counters or found.office.counter_named(counter) is not None:
        return ""
    names = ", ".join(one.name for one in found.office.counters)
    return COUNTER_GONE.format(counter=counter, names=names)


def _nothing(_: "Desk") -> None:
    """Come back when what was asked before is answered."""


def _found(desk: "Desk", typed: str) -> tuple[DossierLine, ...]:
    return desk.dossiers.search(typed, SEARCH_MOST)


def _choice(line: DossierLine) -> Choice:
    return Choice(line.id, f"{line.code} · {line.applicant_name}", line.procedure_name)
