"""The order of the day: who comes when is told by the visits, what is done by their deeds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from desk_app.demo.office import DEMO_PIN
from desk_app.domain.ticket import Ticket
from ui.desk.shell import CALENDAR, CATALOGUE, FORMS, OFFICE, PRINTERS
from ui.tour import dossier_work, hall, intake_work, paper_work, return_work
from ui.tour.citizens import VISITS, Deed, Turn, Visit
from ui.tour.theatre import DESK_SIZE, WIDE_SIZE, Theatre

SERVICE: Final = timedelta(minutes=3)
CLERK_NAME: Final = "huy"
HEAD_NAME: Final = "chau"  # as much of it as finds her at the sign-in
PAGES: Final = (
    ("F7", "Việc hôm nay"),
    ("F8", "In ấn"),
    ("F6", "Trả kết quả"),
    ("F4", "Hồ sơ"),
    ("F3", "Tiếp nhận"),
)


def play(theatre: Theatre) -> None:
    """Sign in, serve everybody, look at every page, close the day."""
    sign_in(theatre)
    dossier_work.ask_for_papers(theatre, theatre.stage.dossiers["supplement"].code)
    line = Line(theatre)
    while line.goes_on():
        line.arrive()
        line.call_one()
    look_around(theatre)
    paper_work.hand_over_sheet(theatre)
    hall.close_day(theatre)
    paper_work.register_of_today(theatre)
    manage(theatre)


@dataclass(slots=True)
class Line:
    """Who is still to come, who waits, who is away for a while."""

    theatre: Theatre
    coming: list[Visit] = field(default_factory=lambda: list(VISITS))
    waiting: set[str] = field(default_factory=set[str])
    away: list[str] = field(default_factory=list[str])
    turned: set[str] = field(default_factory=set[str])

    def goes_on(self) -> bool:
        """Say whether anybody is left who wants to be served."""
        return bool(self.coming or self.away or self._patient())

    def arrive(self) -> None:
        """Let everybody touch the kiosk who is due; the next one too when nobody waits."""
        while self.coming:
            due = hall.moment_of(self.theatre, self.coming[0].at) <= self.theatre.clock()
            if not due and self.waiting:
                break
            self.waiting.add(hall.take_number(self.theatre, self.coming.pop(0)))

    def call_one(self) -> None:
        """Call who is next and do what they came for."""
        if not self._patient():
            self._come_back()
            return
        ticket = hall.call(self.theatre)
        if ticket is None:
            raise LookupError(f"nobody was called of {sorted(self.waiting)}")
        visit = self.theatre.labels[ticket.label]
        self.waiting.discard(ticket.label)
        if visit.turn and visit.name not in self.turned:
            self._turn_aside(visit, ticket)
            return
        serve(self.theatre, visit, ticket)
        self._come_back()

    def _come_back(self) -> None:
        if self.away:
            label = self.away.pop(0)
            hall.come_back(self.theatre, label)
            self.waiting.add(label)

    def _turn_aside(self, visit: Visit, ticket: Ticket) -> None:
        self.turned.add(visit.name)
        hall.turn_aside(self.theatre, visit, ticket)
        if visit.turn is Turn.TRANSFER:
            self.waiting.add(ticket.label)
        else:
            self.away.append(ticket.label)

    def _patient(self) -> bool:
        labels = self.theatre.labels
        return any(labels[label].deed is not Deed.LEAVE for label in self.waiting)


def sign_in(theatre: Theatre) -> None:
    """Find a name by its letters and type the PIN."""
    theatre.shot("Đăng nhập")
    theatre.driver.type(CLERK_NAME)
    theatre.driver.type(DEMO_PIN)
    theatre.driver.press("Return")
    theatre.driver.until(lambda: not theatre.desk.is_locked(), "vào được quầy")
    theatre.driver.settle()
    theatre.shot("Hàng đợi lúc mở cửa")


def serve(theatre: Theatre, visit: Visit, ticket: Ticket) -> None:
    """Do what the citizen came for and finish the number."""
    if len(theatre.done) in (0, 5):
        theatre.shot(f"Hàng đợi, đang phục vụ {ticket.label}")
    DEEDS[visit.deed](theatre, visit)
    theatre.clock.pass_time(SERVICE)
    hall.finish(theatre)


def look_around(theatre: Theatre) -> None:
    """Keep a picture of every page at the end of the day, and of the key sheet."""
    for key, title in PAGES:
        theatre.driver.press(key)
        theatre.shot(f"{title}, cuối ngày")
    theatre.driver.press("F1")
    theatre.shot("Các phím của trang")
    theatre.driver.press("Escape")
    theatre.desk.resize(WIDE_SIZE)
    for key, title in (*PAGES, ("F2", "Hàng đợi")):
        theatre.driver.press(key)
        theatre.shot(f"{title}, màn hình 1920")
    theatre.desk.resize(DESK_SIZE)


def manage(theatre: Theatre) -> None:
    """The head signs in and looks at what only she may change."""
    driver, desk = theatre.driver, theatre.desk
    driver.front(desk)
    driver.press("Ctrl+L")
    driver.until(desk.is_locked, "quầy đã khóa")
    driver.type(HEAD_NAME)  # who locked the desk is chosen already
    driver.type(DEMO_PIN)
    driver.press("Return")
    driver.until(lambda: not desk.is_locked(), "phụ trách vào được quầy")
    for size, words in ((DESK_SIZE, ""), (WIDE_SIZE, ", màn hình 1920")):
        desk.resize(size)
        for place in (OFFICE, CATALOGUE, CALENDAR, FORMS, PRINTERS):
            driver.press(place.sequence)
            theatre.shot(f"{place.title}{words}")
    desk.resize(DESK_SIZE)
    for key in ("Alt+3", "Alt+2"):
        driver.press(OFFICE.sequence, key)
        theatre.shot(f"{OFFICE.title}, {key.replace('+', ' ')}")


def _several(theatre: Theatre, visit: Visit) -> None:
    intake_work.take_in_several(theatre, visit)


def _forward(theatre: Theatre, visit: Visit) -> None:
    code = intake_work.take_in(theatre, visit)
    dossier_work.forward(theatre, code, title="Chuyển xử lý" if len(theatre.done) == 1 else "")


def _withdraw(theatre: Theatre, visit: Visit) -> None:
    dossier_work.withdraw(theatre, intake_work.take_in(theatre, visit))


def _collect(theatre: Theatre, visit: Visit) -> None:
    return_work.collect(theatre, visit)
    paper_work.return_receipt(theatre, theatre.stage.dossiers[visit.staged])


def _late(theatre: Theatre, visit: Visit) -> None:
    code = _staged(theatre, visit)
    dossier_work.reappoint(theatre, code)


def _supplement(theatre: Theatre, visit: Visit) -> None:
    dossier_work.add_papers(theatre, _staged(theatre, visit))


def _staged(theatre: Theatre, visit: Visit) -> str:
    code = theatre.stage.dossiers[visit.staged].code
    theatre.done[visit.name] = code
    return code


DEEDS: Final[dict[Deed, Callable[[Theatre, Visit], object]]] = {
    Deed.RECEIVE: intake_work.take_in,
    Deed.FORWARD: _forward,
    Deed.PROXY: intake_work.take_in,
    Deed.AT_ONCE: intake_work.do_at_once,
    Deed.TURN_BACK: intake_work.turn_back,
    Deed.REFUSE: intake_work.refuse,
    Deed.CORRECT: intake_work.take_in_and_correct,
    Deed.SEVERAL: _several,
    Deed.WITHDRAW: _withdraw,
    Deed.LATE: _late,
    Deed.SUPPLEMENT: _supplement,
    Deed.COLLECT: _collect,
    Deed.COLLECT_LOST: return_work.collect_without_slip,
    Deed.COLLECT_PROXY: return_work.collect_for_another,
}
