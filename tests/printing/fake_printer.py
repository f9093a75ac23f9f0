"""A thermal printer on loopback with real sockets: takes jobs, answers status, misbehaves."""

import contextlib
import socket
import struct
import threading
import time
from enum import StrEnum
from types import TracebackType
from typing import Final, Self

_ASKED: Final = b"\x10\x04"
_AFTER: Final = b"\x1dr\x01"
_CUT: Final = b"\x1dV\x00"
_WELL: Final = 0x12
HALF_BYTES: Final = 10_000  # how far a half slip comes out


class Behaviour(StrEnum):
    HEALTHY = "healthy"
    MUTE = "mute"  # takes jobs, answers nothing
    ONLY_REAL_TIME = "only_real_time"  # knows DLE EOT but not GS r, like many cheap ones
    RESETS_MID_JOB = "resets_mid_job"
    NEVER_READS = "never_reads"
    NEAR_END = "near_end"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    STALLS_AFTER_JOB = "stalls_after_job"  # answers before, silent from then on
    SLOW = "slow"  # takes a little at a time, and confirms in the end
    WRONG_STATUS = "wrong_status"  # answers every question with bytes that mean nothing
    HALF_SLIP = "half_slip"  # runs out of paper in the middle and says so
    UNPLUGGED = "unplugged"  # hangs up as soon as it is opened
    LATE = "late"  # answers the questions before the job only after the job, and no others


_STATUS: Final = {  # behaviour -> answers to DLE EOT 1, 2, 4
    Behaviour.NEAR_END: (0x12, 0x12, 0x1E),
    Behaviour.PAPER_OUT: (0x1A, 0x32, 0x7E),
    Behaviour.COVER_OPEN: (0x1A, 0x16, 0x12),
    Behaviour.HALF_SLIP: (0x1A, 0x32, 0x7E),
    Behaviour.WRONG_STATUS: (0xFF, 0xFF, 0xFF),
}
_SILENT_AFTER_JOB: Final = {
    Behaviour.MUTE,
    Behaviour.ONLY_REAL_TIME,
    Behaviour.STALLS_AFTER_JOB,
    Behaviour.LATE,
    Behaviour.PAPER_OUT,
    Behaviour.COVER_OPEN,
    Behaviour.HALF_SLIP,
}
_SLOWLY_S: Final = 0.03  # for each few thousand bytes


class FakePrinter:
    """Listens on ``port`` of 127.0.0.1 while its ``with`` block runs.

    ``printed`` holds what was worked through, without the questions.
    """

    def __init__(self, behaviour: Behaviour = Behaviour.HEALTHY, port: int = 0) -> None:
        self.behaviour = behaviour
        self._slips: list[bytearray] = []
        self._lock = threading.Lock()
        self._links: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for link in self._links:
            with contextlib.suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        for link in self._links:
            link.close()

    @property
    def printed(self) -> bytes:
        return b"".join(self.slips)

    @property
    def slips(self) -> list[bytes]:
        """What came out of each connection, in their order, whole or in part."""
        with self._lock:
            return [bytes(slip) for slip in self._slips if slip]

    def _accept(self) -> None:
        while True:
            try:
                link, _ = self._listener.accept()
            except OSError:
                return
            self._links.append(link)
            if self.behaviour is Behaviour.NEVER_READS:
                continue
            if self.behaviour is Behaviour.UNPLUGGED:
                _reset(link)
                continue
            thread = threading.Thread(target=self._serve, args=(link,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, link: socket.socket) -> None:
        talk, slip = _Talk(self.behaviour), bytearray()
        with self._lock:
            self._slips.append(slip)
        with contextlib.suppress(OSError):
            while data := link.recv(4096):
                if self.behaviour is Behaviour.RESETS_MID_JOB and talk.has_job:
                    _reset(link)
                    return
                if self.behaviour is Behaviour.SLOW:
                    time.sleep(_SLOWLY_S)
                printed, answers = talk.take(data)
                with self._lock:
                    slip += printed
                if answers:
                    link.sendall(answers)


def _reset(link: socket.socket) -> None:
    """Break a connection as a pulled plug or a crashed printer does."""
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    link.close()


class _Talk:
    """Splits what comes in into questions and job, and decides what is answered.

    A job begins with the first byte that is no question and ends with the cut.
    """

    def __init__(self, behaviour: Behaviour) -> None:
        self._behaviour = behaviour
        self._held = b""
        self._owed = b""
        self._in_job = False
        self._out = 0
        self.has_job = False

    def take(self, data: bytes) -> tuple[bytes, bytes]:
        """Return what is printed of ``data``, and the answers."""
        self._held += data
        printed, answers = bytearray(), bytearray()
        while len(self._held) >= 3:
            if self._in_job:
                printed += self._next_of_job()
            elif self._held.startswith(_ASKED):
                answers += self._real_time(self._pop(3)[2])
            elif self._held.startswith(_AFTER):
                answers += self._after_job(self._pop(3))
            else:
                self._in_job = self.has_job = True
        return bytes(printed), bytes(answers)

    def _next_of_job(self) -> bytes:
        cut = self._held.find(_CUT)
        if cut < 0:
            return self._burnt(self._pop(len(self._held) - 2))  # the cut may have come in part
        self._in_job = False
        return self._burnt(self._pop(cut + len(_CUT)))

    def _burnt(self, taken: bytes) -> bytes:
        """Return what really comes out of what was taken."""
        if self._behaviour is not Behaviour.HALF_SLIP:
            return taken
        before, self._out = self._out, self._out + len(taken)
        return taken[: max(0, HALF_BYTES - before)]

    def _pop(self, count: int) -> bytes:
        taken, self._held = self._held[:count], self._held[count:]
        return taken

    def _real_time(self, question: int) -> bytes:
        place = {1: 0, 2: 1, 4: 2}[question]
        answer = bytes((_STATUS.get(self._behaviour, (_WELL,) * 3)[place],))
        if self._behaviour is Behaviour.MUTE:
            return b""
        if self._behaviour is Behaviour.STALLS_AFTER_JOB and self.has_job:
            return b""
        if self._behaviour is Behaviour.LATE:
            if self.has_job:
                late, self._owed = self._owed, b""
                return late
            self._owed += answer
            return b""
        return answer

    def _after_job(self, _question: bytes) -> bytes:
        if self._behaviour is Behaviour.WRONG_STATUS:
            return b"\xff"
        return b"" if self._behaviour in _SILENT_AFTER_JOB else b"\x00"
