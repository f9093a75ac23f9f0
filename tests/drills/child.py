"""A station's program in a process of its own, so that it can be killed or raced.

Prints one line for each action that was acknowledged: what a printer would get. Nothing is
printed before the action has returned, as in the real program (law 1).
"""

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import Engine, event

from desk_app.domain.events import ResultReturned, ReturnWay
from desk_app.domain.moments import local_day
from desk_app.domain.office import Counter
from desk_app.domain.ticket import Ticket
from desk_app.store import worklists
from desk_app.usecases import closing, handover, queueing
from desk_app.usecases.closing import RegisterClosed
from desk_app.usecases.outcomes import NobodyWaiting
from desk_app.views import Worklist
from tests.office_fixture import CLERK, Station, existing_station, plain_calendar

AT_HAND: Final = 5
Answer = TypeVar("Answer")


def issue_ticket(station: Station) -> str:
    return station.take().label


def receive_dossier(station: Station) -> str:
    return station.receive().code


def return_result(station: Station) -> str:
    with station.store.reading() as connection:
        today = local_day(station.clock())
        lying = worklists.lines(connection, Worklist.RESULT_AT_DESK, today, AT_HAND)
    handed = ResultReturned(ReturnWay.COUNTER, "Lò Thị Mẫu")
    handover.return_result(station.store, CLERK, lying[0].id, handed)
    return lying[0].code


def close_register(station: Station) -> str:
    """Receive two dossiers and close the register: its numbers, one after the other."""
    for _ in range(2):
        station.receive()
    closed = closing.close_register(station.store, CLERK)
    assert isinstance(closed, RegisterClosed)
    return " ".join(f"{entry.serial}:{entry.dossier}" for entry in closed.entries)


ACTIONS: Final[dict[str, Callable[[Station], str]]] = {
    action.__name__: action
    for action in (issue_ticket, receive_dossier, return_result, close_register)
}


class KillSwitch:
    """Ends the process, as a power cut does, at the n-th point of what the store does.

    A point lies before each statement that SQLite runs, of a trigger too, before each COMMIT,
    and after it.
    """

    def __init__(self, engine: Engine, at: int) -> None:
        self.passed = 0
        self.at = at
        event.listen(engine.pool, "checkout", self._watch)
        event.listen(engine.pool, "checkin", self.pass_point)

    def _watch(self, connection: sqlite3.Connection, *_: object) -> None:
        connection.set_trace_callback(self.pass_point)

    def pass_point(self, *_: object) -> None:
        self.passed += 1
        if self.passed == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def die_at_every_point(home: Path, action: str) -> None:
    """Walk through the points of an action: for each a fresh copy of the home and a process.

    The process does the action once in peace and once with the switch set. What it said stands
    in ``said.txt`` of its home; here it is told how it ended.
    """
    for at in range(1, 100):
        folder = home.with_name(f"{home.name}-{at}")
        shutil.copytree(home, folder)
        process = os.fork()  # nothing is open yet, and everything is imported
        if process == 0:
            with (folder / "said.txt").open("w", encoding="utf-8") as sys.stdout:
                _act_and_die(folder, action, at)
            os._exit(0)
        _, status = os.waitpid(process, 0)
        say(f"{at} {os.waitstatus_to_exitcode(status)}")
        if os.WIFEXITED(status):
            return


def _act_and_die(folder: Path, action: str, at: int) -> None:
    with station_in(folder, 100 + at) as station:
        say(ACTIONS[action](station))
        KillSwitch(station.store.engine, at)
        say(ACTIONS[action](station))


def act_on_and_on(station: Station, action: str, times: str) -> None:
    for _ in range(int(times)):
        say(ACTIONS[action](station))


def call_until_nobody_waits(station: Station, counter: str) -> None:
    """Serve the line as a counter does: call, finish, call."""
    at = Counter(counter, ("A",))
    while True:
        called = queueing.call_next(station.store, at, CLERK)
        if called == NobodyWaiting():
            return
        assert isinstance(called, Ticket)
        say(called.label)
        _finish(station, at, called.id)


def _finish(station: Station, at: Counter, ticket_id: str) -> None:
    queueing.finish(station.store, at, CLERK, ticket_id)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def station_in(folder: Path, seed: int) -> AbstractContextManager[Station]:
    return existing_station(folder, seed=seed, days=plain_calendar())


WORK: Final = {work.__name__: work for work in (act_on_and_on, call_until_nobody_waits)}


def main(folder: str, seed: str, work: str, *wanted: str) -> None:
    if work == "die_at_every_point":
        die_at_every_point(Path(folder), *wanted)
        return
    with station_in(Path(folder), int(seed)) as station:
        WORK[work](station, *wanted)


if __name__ == "__main__":
    main(*sys.argv[1:])
