"""The line: numbers taken, called and served at this station."""

from desk_app.desk.settings import SettingsDesk
from desk_app.domain.events import Priority
from desk_app.domain.moments import local_day
from desk_app.domain.queueing import is_for
from desk_app.domain.ticket import Ticket, TicketStatus
from desk_app.domain.waiting import expected_wait
from desk_app.store import tickets, worklists
from desk_app.store.opening import StationIdentity
from desk_app.store.unit_of_work import Store
from desk_app.usecases import queueing
from desk_app.usecases.commands import Issued, TakeNumber, Transfer
from desk_app.usecases.hall import hall_now, whole_minutes
from desk_app.usecases.outcomes import DayClosed, NowhereToGo, TicketOutcome, TicketUnknown
from desk_app.views import QueueView, SeriesLoad


class QueueDesk:
    """Every action names the counter and the member of staff who acts."""

    def __init__(self, store: Store, identity: StationIdentity, settings: SettingsDesk) -> None:
        self._store = store
        self._identity = identity
        self._settings = settings

    def issue(self, by: str, wish: TakeNumber) -> Issued:
        """Give a number; the same tap gives the same number."""
        office = self._settings.office()
        return queueing.issue_ticket(self._store, office, self._identity.slot, by, wish)

    def call_next(self, counter: str, by: str) -> TicketOutcome:
        """Call whoever is next, and say why."""
        return queueing.call_next(self._store, self._settings.counter(counter), by)

    def call_number(self, counter: str, by: str, label: str) -> TicketOutcome:
        """Call one number out of turn."""
        return queueing.call_number(self._store, self._settings.counter(counter), by, label)

    def recall(self, counter: str, by: str, ticket_id: str) -> TicketOutcome:
        """Call the same number again."""
        return queueing.recall(self._store, self._settings.counter(counter), by, ticket_id)

    def skip(self, counter: str, by: str, ticket_id: str) -> TicketOutcome:
        """Nobody came."""
        return queueing.skip(self._store, self._settings.counter(counter), by, ticket_id)

    def rejoin(self, by: str, label: str) -> TicketOutcome:
        """Put a missed or parked number back in line."""
        return queueing.rejoin(self._store, by, label)

    def park(self, counter: str, by: str, ticket_id: str, reason: str) -> TicketOutcome:
        """Keep a number aside, with a reason."""
        return queueing.park(self._store, self._settings.counter(counter), by, ticket_id, reason)

    def transfer(self, counter: str, by: str, wish: Transfer) -> TicketOutcome:
        """Send a number on to another series or counter of this office."""
        office = self._settings.office()
        if office.series_named(wish.series) is None:
            return NowhereToGo(wish.series)
        if wish.counter and office.counter_named(wish.counter) is None:
            return NowhereToGo(wish.counter)
        return queueing.transfer(self._store, self._settings.counter(counter), by, wish)

    def finish(self, counter: str, by: str, ticket_id: str) -> TicketOutcome:
        """The citizen has been served."""
        return queueing.finish(self._store, self._settings.counter(counter), by, ticket_id)

    def cancel(self, by: str, ticket_id: str, reason: str) -> TicketOutcome:
        """Take a number out of the line, with a reason."""
        return queueing.cancel(self._store, by, ticket_id, reason)

    def undo_call(self, counter: str, by: str, ticket_id: str) -> TicketOutcome:
        """Take a wrong call back within 30 seconds."""
        return queueing.undo_call(self._store, self._settings.counter(counter), by, ticket_id)

    def give_priority(self, by: str, ticket_id: str, priority: Priority) -> TicketOutcome:
        """Let somebody go first."""
        return queueing.give_priority(self._store, by, ticket_id, priority)

    def close_day(self, by: str) -> DayClosed:
        """Expire what was not served; who stands at a counter is served to the end."""
        return queueing.close_day(self._store, by)

    def ticket(self, label: str) -> Ticket | TicketUnknown:
        """Return today's ticket of a label."""
        with self._store.reading() as connection:
            found = tickets.with_label(connection, local_day(self._store.now()), label)
        return found or TicketUnknown(label)

    def view(self, counter: str) -> QueueView:
        """Return the line as ``counter`` sees it: who it serves, who waits for it, who is away."""
        today = local_day(self._store.now())
        mine = self._settings.counter(counter)
        with self._store.reading() as connection:
            numbers = tickets.open_on(connection, today)
            finished = worklists.finished_tickets(connection, today, counter)

        def at(status: TicketStatus) -> tuple[Ticket, ...]:
            return tuple(
                ticket
                for ticket in numbers
                if ticket.status is status and is_for(ticket, mine.name, mine.series)
            )

        called = tuple(ticket for ticket in numbers if ticket.status is TicketStatus.CALLED)
        serving = next((ticket for ticket in called if ticket.counter == counter), None)
        return QueueView(
            serving=serving,
            waiting=at(TicketStatus.WAITING),
            skipped=at(TicketStatus.SKIPPED),
            parked=at(TicketStatus.PARKED),
            called=called,
            finished_today=finished,
        )

    def loads(self) -> tuple[SeriesLoad, ...]:
        """Return how busy each series is, for the kiosk's tiles."""
        office = self._settings.office()
        letters = [series.letter for series in office.series]
        with self._store.reading() as connection:
            hall = hall_now(connection, office, self._store.now(), letters)
        return tuple(
            SeriesLoad(
                letter,
                sum(ticket.series == letter for ticket in hall.waiting),
                whole_minutes(expected_wait(hall, letter)),
            )
            for letter in letters
        )
