"""Background work: one thread per slow thing (store, printer), answers on the GUI thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Who waits for an answer. Stays on the GUI thread, so that only it ever frees widgets."""

    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Lane(QObject):
    """Runs jobs in order, one at a time, on a thread of its own.

    A job must not touch Qt. ``done`` and ``failed`` run on the GUI thread; they are dropped when
    ``owner`` is gone or the lane is closed. A newer job with the same ``key`` supersedes older
    ones that still wait in the queue: neither they nor their answers are run.
    """

    _delivered = Signal(int, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._lock = Lock()
        self._newest: dict[str, int] = {}
        self._waiting: dict[int, _Waiting] = {}
        self._count = 0
        self._closed = False
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        key: str = "",
    ) -> None:
        """Queue ``job``; call from the GUI thread. After ``close()`` nothing is taken."""
        if self._closed:
            return
        self._count += 1
        ticket = self._count
        self._waiting[ticket] = _Waiting(owner, done, failed)
        if key:
            with self._lock:
                self._newest[key] = ticket
        self._pool.submit(self._run, ticket, key, job)

    def is_busy(self) -> bool:
        """Say whether an answer is still awaited."""
        return bool(self._waiting)

    def close(self, *, finish: bool = False) -> None:
        """End the thread after the running job, with ``finish`` after the queued ones too.

        Every answer is dropped.
        """
        self._closed = True
        self._waiting.clear()
        self._pool.shutdown(wait=True, cancel_futures=not finish)

    def _run(self, ticket: int, key: str, job: Callable[[], object]) -> None:
        outcome: Callable[[_Waiting], None]
        if self._is_superseded(ticket, key):
            outcome = _forget
        else:
            try:
                outcome = partial(_succeed, job())
            except Exception as error:  # every failure must reach the screen  # noqa: BLE001
                outcome = partial(_fail, error)
        if isValid(self):
            self._delivered.emit(ticket, outcome)

    def _is_superseded(self, ticket: int, key: str) -> bool:
        if not key:
            return False
        with self._lock:
            return self._newest[key] != ticket

    @Slot(int, object)
    def _deliver(self, ticket: int, outcome: Callable[[_Waiting], None]) -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is not None and isValid(waiting.owner):
            outcome(waiting)


def _succeed(answer: object, waiting: _Waiting) -> None:
    waiting.done(answer)


def _fail(error: Exception, waiting: _Waiting) -> None:
    waiting.failed(error)


def _forget(waiting: _Waiting) -> None:
    """A newer job with the same key took the place of this one."""
