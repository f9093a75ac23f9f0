"""What the queue page shows at one moment: one frozen value, asked for in one job."""

from dataclasses import dataclass, field
from datetime import time

from desk_app.domain.office import Counter, Series
from desk_app.domain.ticket import Ticket
from desk_app.views import QueueView

NO_QUEUE = QueueView(None, (), (), (), (), 0)


@dataclass(frozen=True, slots=True)
class QueueScreen:
    """The line as ``counter`` sees it, and the names that the page needs to speak of it.

    ``loads`` tells how many wait in each series, by letter.
    """

    counter: Counter
    view: QueueView = NO_QUEUE
    series: tuple[Series, ...] = ()
    counters: tuple[Counter, ...] = ()
    loads: dict[str, int] = field(default_factory=dict[str, int])

    def elsewhere(self) -> tuple[Ticket, ...]:
        """Return the numbers that other counters serve now."""
        return tuple(t for t in self.view.called if t.counter != self.counter.name)

    def known(self) -> tuple[Ticket, ...]:
        """Return every ticket that the page shows."""
        view = self.view
        serving = (view.serving,) if view.serving else ()
        return (*serving, *view.waiting, *view.skipped, *view.parked, *self.elsewhere())


@dataclass(frozen=True, slots=True)
class OpenNumbers:
    """What a closing of the day would expire, and what counters are serving to the end.

    ``for_register`` counts the dossiers that it would enter in the register book; reception goes
    on to ``receives_until`` today, None when it is over.
    """

    waiting: tuple[Ticket, ...] = ()
    skipped: tuple[Ticket, ...] = ()
    parked: tuple[Ticket, ...] = ()
    called: tuple[Ticket, ...] = ()
    for_register: int = 0
    receives_until: time | None = None

    def count(self) -> int:
        """Return how many numbers would expire."""
        return len(self.waiting) + len(self.skipped) + len(self.parked)
