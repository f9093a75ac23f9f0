"""The pages of the desk and their flows: imported and built once the sign-in can be used."""

from collections.abc import Iterator
from functools import partial

from ui.desk.calendar_flow import CalendarFlow
from ui.desk.calendar_page import CalendarPage
from ui.desk.catalogue_flow import CatalogueFlow
from ui.desk.catalogue_page import CataloguePage
from ui.desk.dossiers_flow import DossiersFlow
from ui.desk.dossiers_page import DossiersPage
from ui.desk.forms_flow import FormsFlow
from ui.desk.forms_page import FormsPage
from ui.desk.intake_flow import IntakeFlow
from ui.desk.intake_page import IntakePage
from ui.desk.office_flow import OfficeFlow
from ui.desk.office_page import OfficePage
from ui.desk.papers_flow import PapersFlow
from ui.desk.printers_flow import PrintersFlow
from ui.desk.printers_page import PrintersPage
from ui.desk.prints_flow import PrintsFlow
from ui.desk.prints_page import PrintsPage
from ui.desk.queue_flow import QueueFlow
from ui.desk.queue_page import QueuePage
from ui.desk.returns_flow import ReturnsFlow
from ui.desk.returns_page import ReturnsPage
from ui.desk.shell import (
    CALENDAR,
    CATALOGUE,
    DOSSIERS,
    FORMS,
    INTAKE,
    OFFICE,
    PRINTERS,
    PRINTS,
    QUEUE,
    RETURNS,
    TODAY,
    DeskShell,
)
from ui.desk.today_flow import TodayFlow
from ui.desk.today_page import TodayPage
from ui.station import Station


class DeskPages:
    """Holds every page and flow after ``built`` has been run through."""

    queue_page: QueuePage
    queue: QueueFlow
    intake_page: IntakePage
    intake: IntakeFlow
    dossiers_page: DossiersPage
    dossiers: DossiersFlow
    returns_page: ReturnsPage
    returns: ReturnsFlow
    today_page: TodayPage
    today: TodayFlow
    prints_page: PrintsPage
    prints: PrintsFlow
    office_page: OfficePage
    office: OfficeFlow
    calendar_page: CalendarPage
    calendar: CalendarFlow
    catalogue_page: CataloguePage
    catalogue: CatalogueFlow
    forms_page: FormsPage
    forms: FormsFlow
    printers_page: PrintersPage
    printers: PrintersFlow
    papers: PapersFlow

    def built(self, station: Station, shell: DeskShell) -> Iterator[None]:
        """Build the pages in the order of the navigation, in steps far below 50 ms."""
        self.queue_page = yield from shell.adding(QUEUE, partial(QueuePage, station.now))
        self.queue = QueueFlow(self.queue_page, station, shell)
        yield
        self.intake_page = yield from shell.adding(INTAKE, IntakePage)
        self.intake = IntakeFlow(self.intake_page, station, shell)
        yield from self.intake_page.papers.list.getting_ready()
        self.dossiers_page = yield from shell.adding(DOSSIERS, DossiersPage)
        self.dossiers = DossiersFlow(self.dossiers_page, station, shell)
        yield
        self.returns_page = yield from shell.adding(RETURNS, ReturnsPage)
        self.returns = ReturnsFlow(self.returns_page, station, shell)
        yield
        self.today_page = yield from shell.adding(TODAY, TodayPage)
        self.today = TodayFlow(self.today_page, station, shell)
        yield
        self.prints_page = yield from shell.adding(PRINTS, PrintsPage)
        self.prints = PrintsFlow(self.prints_page, station, shell)
        yield
        yield from self._built_for_setting_up(station, shell)
        self.papers = PapersFlow(station, shell)
        self.dossiers_page.papers_asked.connect(self.papers.for_dossier)
        self.intake_page.papers_asked.connect(self.papers.for_procedure)
        self.today_page.papers_asked.connect(self.papers.for_lines)
        self.returns_page.papers_asked.connect(self.papers.for_lines)

    def _built_for_setting_up(self, station: Station, shell: DeskShell) -> Iterator[None]:
        self.office_page = yield from shell.adding(OFFICE, OfficePage)
        self.office = OfficeFlow(self.office_page, station, shell)
        yield
        self.catalogue_page = yield from shell.adding(CATALOGUE, CataloguePage)
        self.catalogue = CatalogueFlow(self.catalogue_page, station, shell)
        yield
        self.calendar_page = yield from shell.adding(CALENDAR, CalendarPage)
        self.calendar = CalendarFlow(self.calendar_page, station, shell)
        yield
        self.forms_page = yield from shell.adding(FORMS, FormsPage)
        self.forms = FormsFlow(self.forms_page, station, shell)
        yield
        self.printers_page = yield from shell.adding(PRINTERS, PrintersPage)
        self.printers = PrintersFlow(self.printers_page, station, shell)

    def refresh(self) -> None:
        """Ask for everything that the navigation counts, before any page is opened."""
        self.queue.refresh()
        self.intake.start()
        for page in (self.returns_page, self.today_page, self.prints_page):
            page.refresh_asked.emit()
