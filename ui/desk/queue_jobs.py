"""What the queue page asks of the front door when it takes more than one call. No Qt here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from desk_app.domain.events import Priority
from desk_app.domain.moments import local_day
from desk_app.domain.register_book import RegisterEntry
from desk_app.domain.ticket import Ticket, TicketStatus
from desk_app.usecases.closing import RegisterClosed
from desk_app.usecases.commands import TakeNumber
from desk_app.usecases.outcomes import DayClosed, TicketOutcome
from ui.desk.queue_screen import OpenNumbers, QueueScreen

if TYPE_CHECKING:
    from desk_app.desk import Desk

A = TypeVar("A")
Wish: TypeAlias = TakeNumber
Reason: TypeAlias = Priority
EVERY_SERIES = ""  # a counter that no office has serves every series


@dataclass(frozen=True, slots=True)
class NotToday:
    """The ticket was printed on another day, ``day`` as dd/MM/yyyy."""

    day: str


@dataclass(frozen=True, slots=True)
class DayAndRegister:
    """What a closing of the day came to: its numbers, and the new lines of the register."""

    day: DayClosed
    entered: tuple[RegisterEntry, ...]


def look(desk: "Desk", counter: str) -> QueueScreen:
    """Return the line as ``counter`` sees it."""
    office = desk.settings.office()
    return QueueScreen(
        counter=desk.settings.counter(counter),
        view=desk.queue.view(counter),
        series=office.series,
        counters=office.counters,
        loads={load.letter: load.waiting for load in desk.queue.loads()},
    )


def finish_and_call(desk: "Desk", counter: str, by: str, ticket_id: str) -> TicketOutcome:
    """Finish the number at the counter, then call the next."""
    finished = desk.queue.finish(counter, by, ticket_id)
    return desk.queue.call_next(counter, by) if isinstance(finished, Ticket) else finished


def take_scanned(desk: "Desk", by: str, day: str, label: str) -> TicketOutcome | NotToday:
    """Let a scanned ticket that was missed or kept aside rejoin; return where any other stands."""
    if f"{local_day(desk.store.now()):%y%m%d}" != day:
        return NotToday(f"{day[4:6]}/{day[2:4]}/20{day[:2]}")
    found = desk.queue.ticket(label)
    away = {TicketStatus.SKIPPED, TicketStatus.PARKED}
    if isinstance(found, Ticket) and found.status in away:
        return desk.queue.rejoin(by, label)
    return found


def open_numbers(desk: "Desk") -> OpenNumbers:
    """Return every number of today that a closing of the day would find open."""
    view = desk.queue.view(EVERY_SERIES)
    for_register = desk.register.waiting(desk.dossiers.today())
    until = desk.settings.calendar().receives_until(desk.store.now())
    return OpenNumbers(view.waiting, view.skipped, view.parked, view.called, for_register, until)


def close_day(desk: "Desk", by: str) -> DayAndRegister:
    """Expire the numbers that nobody served, then enter what was received in the register."""
    closed = desk.queue.close_day(by)
    register = desk.register.close_register(by)
    entered = register.entries if isinstance(register, RegisterClosed) else ()
    return DayAndRegister(closed, entered)
