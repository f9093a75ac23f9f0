"""The desk: the frame, its pages, who works here, and what crosses from one page to another."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desk_app.domain.dossier import Dossier
from desk_app.domain.office import ROLE_NAMES, Office, Staff
from desk_app.domain.ticket import Ticket
from desk_app.refusals import failure_sentence
from desk_app.views import DossierLine, JobState, PrintJob, StaffLine
from ui.desk.dossiers_flow import DossiersFlow
from ui.desk.dossiers_page import DossiersPage
from ui.desk.intake_flow import IntakeFlow
from ui.desk.intake_page import IntakePage
from ui.desk.prints_flow import PrintsFlow
from ui.desk.prints_page import PrintsPage
from ui.desk.queue_flow import QueueFlow
from ui.desk.queue_page import QueuePage
from ui.desk.returns_flow import ReturnsFlow
from ui.desk.returns_page import ReturnsPage
from ui.desk.shell import DOSSIERS, INTAKE, PRINTS, QUEUE, RETURNS, TODAY, DeskShell
from ui.desk.sign_in import StaffLine as Signer
from ui.desk.today_flow import TodayFlow
from ui.desk.today_page import TodayPage
from ui.scanner import Wedge
from ui.station import Session, Station
from ui.theme import Tone
from ui.widgets.picker import Choice

if TYPE_CHECKING:
    from desk_app.desk import Desk
    from desk_app.desk.settings import WrongPin

IDLE_MINUTES = 15
SEARCH_MOST = 12
DEMO_NOTE = "Văn phòng mẫu, dữ liệu thử. Mã PIN của mọi người: 2468"
ONE_COPY = "Lưu trên máy này"
ONE_COPY_WHY = "Dữ liệu có 1 bản, trên máy này; bản sao lưu được ghi khi đóng chương trình."
UNCERTAIN_PAPER = "Có {count} phiếu chưa rõ đã in trọn vẹn chưa: xem trang In ấn (F8)."


class DeskWindow(DeskShell):
    """Opens the station once it is shown, asks who works here, then shows the pages."""

    ready = Signal()  # the store is open and a PIN can be typed

    def __init__(self, station: Station, local_now: Callable[[], datetime]) -> None:
        super().__init__(local_now, IDLE_MINUTES)
        self.station = station
        self._opening = False
        self._wedge: Wedge | None = None
        self.queue_page = QueuePage(station.now)
        self.intake_page = IntakePage()
        self.dossiers_page = DossiersPage()
        self.returns_page = ReturnsPage()
        self.today_page = TodayPage()
        self.prints_page = PrintsPage()
        for place, page in (
            (QUEUE, self.queue_page),
            (INTAKE, self.intake_page),
            (DOSSIERS, self.dossiers_page),
            (RETURNS, self.returns_page),
            (TODAY, self.today_page),
            (PRINTS, self.prints_page),
        ):
            self.add_page(place, page)
        self.queue = QueueFlow(self.queue_page, station, self)
        self.intake = IntakeFlow(self.intake_page, station, self)
        self.dossiers = DossiersFlow(self.dossiers_page, station, self)
        self.returns = ReturnsFlow(self.returns_page, station, self)
        self.today = TodayFlow(self.today_page, station, self)
        self.prints = PrintsFlow(self.prints_page, station, self)
        self._connect()
        self.show_sign_in()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opening:
            self._opening = True
            self._watch_scanner()
            self.station.open(self._opened, self._not_opened)

    def sign_in_as(self, staff: Staff) -> None:
        """Begin the work of ``staff`` at this counter, where the desk was left."""
        counter = self.station.session.counter
        self.station.session = Session(staff.id, staff.name, counter)
        self.navigation.show_staff(staff.name, ROLE_NAMES[staff.role])
        self.show_desk()
        self.queue.refresh()
        self.intake.start()
        for page in (self.returns_page, self.today_page, self.prints_page):
            page.refresh_asked.emit()  # the navigation counts before any page is opened

    def _connect(self) -> None:
        self.sign_in.sign_in_asked.connect(self._check_pin)
        self.lock_asked.connect(self._lock)
        self.scan_unclaimed.connect(self._open_scanned)
        self.search.asked.connect(self._search)
        self.search_picked.connect(self._open_found)
        self.station.trouble.connect(self._tell_trouble)
        self.station.job_done.connect(self._show_printer)
        self.queue.serve_asked.connect(self._take_in_for)
        self.dossiers.correct_asked.connect(self._correct)
        self.dossiers.return_asked.connect(self._return)
        self.today.open_asked.connect(self.open_dossier)
        self.returns.open_asked.connect(self.open_dossier)

    def open_dossier(self, dossier_id: str) -> None:
        """Show one dossier whole, by id, code or the digits of its receipt."""
        self.go_to(DOSSIERS.key)
        self.dossiers.open_dossier(dossier_id)

    # --- opening and signing in ---------------------------------------------------------------

    def _opened(self) -> None:
        def shown(answer: tuple[Office, tuple[StaffLine, ...], bool]) -> None:
            office, staff, demo = answer
            counter = self.station.session.counter
            self.navigation.show_place("Bộ phận Một cửa", f"{office.place} · Quầy {counter}")
            self.status.sync.show_state(ONE_COPY, Tone.NEUTRAL, why=ONE_COPY_WHY)
            self.status.sync.show()
            self.status.show_demo(is_demo=demo)
            note = DEMO_NOTE if demo else office.unit_name
            people = [Signer(one.id, one.name, one.role_name) for one in staff]
            self.sign_in.show_staff(people, "Đăng nhập", note)
            self.ready.emit()
            self.station.ask(self, lambda desk: desk.paper.recover(), self._ask_unknown)

        self.station.ask(self, _who_and_where, shown, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        self.sign_in.show_refusal(failure_sentence(error))

    def _check_pin(self, staff_id: str, pin: str) -> None:
        def checked(answer: "Staff | WrongPin") -> None:
            if isinstance(answer, Staff):
                self.sign_in_as(answer)
            else:
                self.sign_in.show_refusal("Mã PIN không đúng. Hãy nhập lại.")

        self.station.ask(
            self,
            lambda desk: desk.settings.sign_in(staff_id, pin),
            checked,
            lambda error: self.sign_in.show_refusal(failure_sentence(error)),
        )

    def _lock(self) -> None:
        self.show_sign_in()
        self.sign_in.choose(self.station.session.staff_id)

    # --- across the pages ---------------------------------------------------------------------

    def _take_in_for(self, ticket: Ticket) -> None:
        self.intake.serve(ticket)
        self.go_to(INTAKE.key)

    def _correct(self, dossier: Dossier) -> None:
        self.go_to(INTAKE.key)
        self.intake.correct(dossier)

    def _return(self, dossier_id: str) -> None:
        self.go_to(RETURNS.key)
        self.returns.open_dossier(dossier_id)

    def _watch_scanner(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._wedge = Wedge(app)
            self._wedge.scanned.connect(self.pass_scan)

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

    def _show_printer(self, job: PrintJob) -> None:
        self.status.printer.show()
        if job.state in (JobState.FAILED, JobState.UNKNOWN):
            self.status.printer.show_state("Máy in có lỗi", Tone.ERROR, why=job.fault)
        else:
            self.status.printer.show_state("Máy in sẵn sàng", Tone.OK)

    def _ask_unknown(self, jobs: tuple[PrintJob, ...]) -> None:
        if jobs:
            self.show_toast(UNCERTAIN_PAPER.format(count=len(jobs)), tone=Tone.WARN)


def _who_and_where(desk: "Desk") -> tuple[Office, tuple[StaffLine, ...], bool]:
    return desk.settings.office(), desk.settings.staff(), desk.identity.demo


def _found(desk: "Desk", typed: str) -> tuple[DossierLine, ...]:
    return desk.dossiers.search(typed, SEARCH_MOST)


def _choice(line: DossierLine) -> Choice:
    return Choice(line.id, f"{line.code} · {line.applicant_name}", line.procedure_name)
