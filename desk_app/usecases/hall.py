"""The hall as it stands now: what a newcomer is told of the wait (design §6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from desk_app.domain.ids import ticket_label
from desk_app.domain.moments import local_day
from desk_app.domain.office import Office
from desk_app.domain.ticket import Ticket
from desk_app.domain.waiting import Hall, at_work, head_of, service_times
from desk_app.store import event_codec, spool, tickets
from desk_app.usecases.commands import TicketMoment

LATELY: Final = timedelta(hours=2)  # of a whole day every number would cost each tap


@dataclass(frozen=True, slots=True)
class _Told:
    """What both contents of a ticket's job hold: as it was asked for, and as it was printed."""

    waiting_before: int
    wait_minutes: int | None = None
    expected_wait_min: int | None = None


def hall_now(
    connection: Connection, office: Office, now: datetime, series: Collection[str]
) -> Hall:
    """Return who waits and who works, with what was promised to the first of each ``series``."""
    day = local_day(now)
    waiting = tickets.waiting_on(connection, day)
    works = tickets.work_on(connection, day, now - LATELY)
    times = service_times(office.series, works)
    counters = at_work(office.counters, works, times, now)
    return Hall(now, waiting, counters, times, _promised(connection, waiting, series))


def moment_told(content: str) -> TicketMoment:
    """Return what a ticket's job says of the wait, before or after it was printed."""
    told = event_codec.read(content, _Told)
    minutes = told.expected_wait_min if told.wait_minutes is None else told.wait_minutes
    return TicketMoment(told.waiting_before, minutes)


def whole_minutes(wait: timedelta | None) -> int | None:
    """Return a wait as it is printed and shown."""
    return None if wait is None else round(wait / timedelta(minutes=1))


def _promised(
    connection: Connection, waiting: Sequence[Ticket], series: Collection[str]
) -> dict[str, timedelta]:
    promised: dict[str, timedelta] = {}
    for letter in series:
        head = head_of(waiting, letter)
        content = spool.first_content(connection, head.id) if head else None
        if head is None or content is None or head.label != ticket_label(letter, head.number):
            continue  # whoever was sent on was promised another line
        minutes = moment_told(content).wait_minutes
        if minutes is not None:
            promised[head.id] = timedelta(minutes=minutes)
    return promised
