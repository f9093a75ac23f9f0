"""The hall: numbers are taken at the kiosk and called at the desk."""

from datetime import datetime, time, timedelta

from desk_app.domain.events import Priority
from desk_app.domain.ids import ticket_digits
from desk_app.domain.moments import from_local
from desk_app.domain.ticket import Ticket
from ui.tour.citizens import Turn, Visit
from ui.tour.theatre import Theatre

TOUCHING = timedelta(seconds=12)
WALKING = timedelta(seconds=40)


def moment_of(theatre: Theatre, at: str) -> datetime:
    """Return hh:mm of the day as UTC."""
    hour, minute = at.split(":")
    return from_local(datetime.combine(theatre.stage.today, time(int(hour), int(minute))))


def take_number(theatre: Theatre, visit: Visit) -> str:
    """Touch the kiosk twice; return the label that it shows."""
    kiosk, driver = theatre.kiosk, theatre.driver
    theatre.clock.set(max(theatre.clock(), moment_of(theatre, visit.at)))
    driver.until(lambda: kiosk.current_page() is kiosk.start, "kiosk về màn hình đầu")
    _rest(theatre)
    first = not theatre.labels
    if first:
        theatre.album.take(kiosk, "Kiosk chọn việc")
    driver.touch(kiosk.start.tiles[visit.touched_series])
    driver.until(lambda: kiosk.current_page() is kiosk.confirm, "kiosk hỏi lần hai")
    _rest(theatre)
    if first:
        theatre.album.take(kiosk, "Kiosk lấy số hoặc ưu tiên")
    button = kiosk.confirm.take
    if visit.priority:
        button = kiosk.confirm.priorities[Priority(visit.priority)]
    driver.touch(button)
    driver.until(lambda: kiosk.current_page() is kiosk.done, "kiosk cho số")
    driver.settle()
    if first or visit.priority == "elderly":
        theatre.album.take(kiosk, f"Kiosk đã cấp số cho {visit.name}")
    label = kiosk.done.number.text()
    theatre.ledger.check(f"số {label} chỉ cấp một lần", holds=label not in theatre.labels)
    theatre.labels[label] = visit
    _rest(theatre)
    driver.touch(kiosk.done.done)
    theatre.clock.pass_time(TOUCHING)
    return label


def call(theatre: Theatre) -> Ticket | None:
    """Call who is next by key; None when nobody waits."""
    go_to_queue(theatre)
    theatre.driver.press("F9")
    theatre.driver.settle()
    ticket = theatre.serving()
    if ticket is not None:
        theatre.said(f"Mời số {ticket.label}")
        theatre.clock.pass_time(WALKING)
    return ticket


def turn_aside(theatre: Theatre, visit: Visit, ticket: Ticket) -> None:
    """Let the number be missed, kept aside or sent on, by keys."""
    match visit.turn:
        case Turn.NO_SHOW:
            _miss(theatre, ticket)
        case Turn.PARK:
            _park(theatre, ticket)
        case _:
            _send_on(theatre, visit, ticket)


def come_back(theatre: Theatre, label: str) -> None:
    """The citizen is back and shows the ticket to the scanner."""
    go_to_queue(theatre)
    day = theatre.stage.today
    theatre.driver.scan(ticket_digits(day, label[0], int(label[1:])))
    theatre.said(f"Số {label} vào lại hàng")
    theatre.shot(f"Hàng đợi, số {label} vào lại hàng")


def finish(theatre: Theatre) -> None:
    """The citizen has been served."""
    go_to_queue(theatre)
    if theatre.serving() is not None:
        theatre.driver.press("F12")
        theatre.said("Đã phục vụ xong số")


def go_to_queue(theatre: Theatre) -> None:
    """Show the queue page."""
    theatre.driver.front(theatre.desk)
    if theatre.desk.current_page() is not theatre.desk.pages.queue_page:
        theatre.driver.press("F2")


def close_day(theatre: Theatre) -> None:
    """Expire what was not served."""
    theatre.clock.set(max(theatre.clock(), moment_of(theatre, "17:02")))
    go_to_queue(theatre)
    theatre.driver.until(lambda: _count_waiting(theatre) == 1, "hàng đợi còn một số")
    theatre.driver.press("Alt+D")
    theatre.driver.settle()
    theatre.shot("Đóng ngày")
    theatre.driver.press("Ctrl+Return")
    theatre.said("Đã đóng ngày: 1 số hết hiệu lực")
    theatre.shot("Hàng đợi cuối ngày")


def _count_waiting(theatre: Theatre) -> int:
    return len(theatre.desk.pages.queue_page.screen_shown().view.waiting)


def _miss(theatre: Theatre, ticket: Ticket) -> None:
    theatre.clock.pass_time(timedelta(seconds=35))
    theatre.driver.until(
        theatre.desk.pages.queue_page.serving.buttons["recall"].isEnabled, "được gọi lại"
    )
    theatre.driver.press("F10")
    theatre.said(f"Đã gọi lại số {ticket.label} (lần 2)")
    theatre.clock.pass_time(timedelta(seconds=50))
    theatre.driver.press("F11")
    theatre.said(f"Số {ticket.label} lỡ lượt")
    theatre.shot(f"Hàng đợi, số {ticket.label} lỡ lượt")


def _park(theatre: Theatre, ticket: Ticket) -> None:
    theatre.driver.press("Alt+G")
    theatre.driver.press("Alt+1")
    theatre.shot("Tạm giữ số, chọn lý do")
    theatre.driver.press("Return")
    theatre.said(f"Tạm giữ số {ticket.label}")


def _send_on(theatre: Theatre, visit: Visit, ticket: Ticket) -> None:
    theatre.driver.press("Alt+C")
    theatre.driver.press(visit.series)
    theatre.shot("Chuyển số sang nhóm việc khác")
    theatre.driver.press("Return")
    theatre.said(f"Đã chuyển số {ticket.label} sang nhóm {visit.series}")


def _rest(theatre: Theatre) -> None:
    """Wait until the screen takes touches again."""
    theatre.driver.rest_ms(30)
