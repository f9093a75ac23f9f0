"""The windows of the day and everything that works with them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desk_app.desk import Desk
from desk_app.domain.moments import local
from desk_app.domain.ticket import Ticket
from desk_app.paths import Home
from ui.collecting import set_aside_when_built
from ui.desk.window import DeskWindow
from ui.kiosk.timing import Timing
from ui.kiosk.window import KioskWindow
from ui.station import Station
from ui.theme import Tone
from ui.tour.album import Album
from ui.tour.citizens import People, Visit, card_text
from ui.tour.clock import TourClock
from ui.tour.driver import Driver
from ui.tour.ledger import Ledger
from ui.tour.staging import COUNTER, Stage
from ui.tour.stalls import StallLog

T = TypeVar("T")
DESK_SIZE = QSize(1366, 768)
WIDE_SIZE = QSize(1920, 1080)
KIOSK_SIZE = QSize(1080, 1920)
LOOK_MS = 160
BOOKS_S = 180.0  # the journal is folded anew and every slip is read back, on a busy machine too
QUICK = Timing(settle_ms=10, quiet_ms=20)  # the script's finger never trembles


class TourDesk(DeskWindow):
    """The desk's own window; what its toasts say is written down."""

    def __init__(self, station: Station, local_now: Callable[[], datetime], ledger: Ledger) -> None:
        self.toasts: list[str] = []
        self._ledger = ledger
        super().__init__(station, local_now)

    @override
    def show_toast(
        self, words: str, *, undo: Callable[[], object] | None = None, tone: Tone = Tone.OK
    ) -> None:
        self.toasts.append(words)
        if tone in (Tone.WARN, Tone.ERROR):
            self._ledger.trouble(f"thông báo ngoài dự kiến: {words}")
        super().show_toast(words, undo=undo, tone=tone)


@dataclass(slots=True)
class Theatre:
    """One day's stage: both windows, the clock, the hands and the books."""

    app: QApplication
    home: Home
    clock: TourClock
    people: People
    stage: Stage
    stalls: StallLog
    album: Album
    ledger: Ledger
    driver: Driver
    desk: TourDesk
    kiosk: KioskWindow
    kiosk_station: Station
    labels: dict[str, Visit] = field(default_factory=dict[str, Visit])
    done: dict[str, str] = field(default_factory=dict[str, str])  # visit -> code, or what came
    figures: dict[str, int] = field(default_factory=dict[str, int])

    def ask(self, question: Callable[[Desk], T]) -> T:
        """Ask the store, in its lane: staging and checking only."""
        answers: list[T] = []
        self.desk.station.ask(self.desk, question, answers.append)
        self.driver.until(lambda: bool(answers), "máy trạm trả lời", BOOKS_S)
        return answers[0]

    def shot(self, title: str) -> None:
        """Keep a picture of the desk, once it has looked at what was entered last."""
        self.driver.rest_ms(LOOK_MS)
        self.driver.settle()
        self.desk.status.tick()  # hours pass at once here
        self.album.take(self.desk, title)

    def card_of(self, visit: Visit) -> str:
        """Return what the scanner reads from a citizen's card."""
        person = self.people[visit.staged or visit.name]
        return card_text(person, self.people.today, new_card=visit.new_card)

    def serving(self) -> Ticket | None:
        """Return the number at the counter, as the page shows it."""
        return self.desk.pages.queue_page.screen_shown().view.serving

    def said(self, words: str) -> None:
        """Check that the last toast says ``words``."""
        last = self.desk.toasts[-1] if self.desk.toasts else ""
        self.ledger.check(f"thông báo “{words}”", holds=words in last, detail=f"thấy “{last}”")

    def close(self) -> None:
        """Close both windows and their stations."""
        for window, station in ((self.kiosk, self.kiosk_station), (self.desk, self.desk.station)):
            window.close()
            station.close()


@dataclass(frozen=True, slots=True)
class Opening:
    """Builds a ``Theatre``; kept apart so that staging can be done before any window exists."""

    app: QApplication
    home: Home
    clock: TourClock
    album: Album

    def build(self, ledger: Ledger, stalls: StallLog, people: People, stage: Stage) -> Theatre:
        """Show both windows, each on a station of its own; measure once a PIN can be typed."""
        desk_station = Station(self.home, COUNTER, now=self.clock)
        kiosk_station = Station(self.home, COUNTER, now=self.clock)
        for station in (desk_station, kiosk_station):
            station.trouble.connect(ledger.trouble)
        driver = Driver(self.app, self.album, (desk_station, kiosk_station))
        desk = TourDesk(desk_station, lambda: local(self.clock()), ledger)
        set_aside_when_built(desk)
        kiosk = KioskWindow(kiosk_station, self.clock, QUICK)
        desk.resize(DESK_SIZE)
        kiosk.resize(KIOSK_SIZE)
        settled: list[bool] = []
        desk.ready.connect(stalls.start)
        desk.settled.connect(lambda: settled.append(True))
        kiosk.show()
        driver.until(lambda: kiosk.current_page() is kiosk.start, "kiosk sẵn sàng")
        desk.show()
        driver.until(lambda: bool(settled), "cửa sổ quầy sẵn sàng")
        driver.front(desk)
        driver.settle()
        return Theatre(
            self.app,
            self.home,
            self.clock,
            people,
            stage,
            stalls,
            self.album,
            ledger,
            driver,
            desk,
            kiosk,
            kiosk_station,
        )
