"""The order of the day: who comes when is told by the visits, what is done by their deeds."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from desk_app.demo.office import DEMO_PIN
from desk_app.domain.ticket import Ticket
from ui.tour import dossier_work, hall, intake_work, return_work
from ui.tour.citizens import VISITS, Deed, Turn, Visit
from ui.tour.theatre import Theatre

SERVICE: Final = timedelta(minutes=3)
TURNED_AWAY: Final = frozenset({Turn.NO_SHOW, Turn.PARK})


def play(theatre: Theatre) -> None:
    """Sign in, serve everybody, look at every page, close the day."""
    sign_in(theatre)
    dossier_work.ask_for_papers(theatre, theatre.stage.dossiers["supplement"].code)
    coming, away = list(VISITS), list[str]()
    turned: set[str] = set()
    while coming or away or _waiting(theatre):
        _arrive(theatre, coming)
        if not coming and not away and _only_leaver_waits(theatre):
            break
        ticket = hall.call(theatre)
        if ticket is None:
            raise LookupError("nobody waits")
        visit = theatre.labels[ticket.label]
        if visit.turn and visit.name not in turned:
            turned.add(visit.name)
            hall.turn_aside(theatre, visit, ticket)
            if visit.turn in TURNED_AWAY:
                away.append(ticket.label)
            continue
        serve(theatre, visit, ticket)
        if away:
            hall.come_back(theatre, away.pop(0))
    look_around(theatre)
    hall.close_day(theatre)


def sign_in(theatre: Theatre) -> None:
    """Choose a name by the arrows and type the PIN."""
    theatre.shot("Đăng nhập")
    theatre.driver.press("Down", "Down")
    theatre.driver.type(DEMO_PIN)
    theatre.driver.press("Return")
    theatre.driver.until(lambda: not theatre.desk.is_locked(), "vào được quầy")
    theatre.driver.settle()
    theatre.shot("Hàng đợi lúc mở cửa")


def serve(theatre: Theatre, visit: Visit, ticket: Ticket) -> None:
    """Do what the citizen came for and finish the number."""
    if visit.deed is Deed.LEAVE:
        return
    if len(theatre.done) in (0, 5):
        theatre.shot(f"Hàng đợi, đang phục vụ {ticket.label}")
    DEEDS[visit.deed](theatre, visit)
    theatre.clock.pass_time(SERVICE)
    hall.finish(theatre)


def look_around(theatre: Theatre) -> None:
    """Keep a picture of every page at the end of the day, and of the key sheet."""
    for key, title in (
        ("F7", "Việc hôm nay"),
        ("F8", "In ấn"),
        ("F6", "Trả kết quả"),
        ("F4", "Hồ sơ"),
        ("F3", "Tiếp nhận"),
    ):
        theatre.driver.press(key)
        theatre.shot(f"{title}, cuối ngày")
    theatre.driver.press("F1")
    theatre.shot("Các phím của trang")
    theatre.driver.press("Escape", "F2")


def _arrive(theatre: Theatre, coming: list[Visit]) -> None:
    """Let everybody touch the kiosk who is due; the next one too when nobody waits."""
    while coming:
        due = hall.moment_of(theatre, coming[0].at) <= theatre.clock()
        if not due and _waiting(theatre):
            return
        hall.take_number(theatre, coming.pop(0))
        theatre.driver.settle()
        hall.go_to_queue(theatre)


def _waiting(theatre: Theatre) -> bool:
    return bool(theatre.desk.queue_page.screen_shown().view.waiting)


def _only_leaver_waits(theatre: Theatre) -> bool:
    waiting = theatre.desk.queue_page.screen_shown().view.waiting
    return all(theatre.labels[ticket.label].deed is Deed.LEAVE for ticket in waiting)


def _several(theatre: Theatre, visit: Visit) -> None:
    intake_work.take_in_several(theatre, visit)


def _forward(theatre: Theatre, visit: Visit) -> None:
    code = intake_work.take_in(theatre, visit)
    dossier_work.forward(theatre, code, title="Chuyển xử lý" if len(theatre.done) == 1 else "")


def _withdraw(theatre: Theatre, visit: Visit) -> None:
    dossier_work.withdraw(theatre, intake_work.take_in(theatre, visit))


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
    Deed.COLLECT: return_work.collect,
    Deed.COLLECT_LOST: return_work.collect_without_slip,
    Deed.COLLECT_PROXY: return_work.collect_for_another,
}
