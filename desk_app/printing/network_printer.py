"""A thermal printer on the network, port 9100, opened anew for each job.

A plain socket: python-escpos adds nothing here, leaks the socket of a failed connection, and
takes half a second to import.
"""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desk_app.printing.devices import SendOutcome, SendState
from desk_app.printing.printer_status import (
    PAPER_AFTER_JOB,
    PrinterStatus,
    Question,
    is_after_job,
    is_status,
    read_status,
)

PORT: Final = 9100
MOST_BEFORE_S: Final = 1.0  # to ask a mute printer longer would keep the citizen waiting
NO_CONNECTION: Final = "Không kết nối được máy in: kiểm tra nguồn điện và dây mạng."
BROKEN_OFF: Final = "Mất kết nối máy in khi đang gửi: phiếu có thể chỉ in được một phần."
NOT_TAKING: Final = "Máy in không nhận hết dữ liệu: phiếu có thể chỉ in được một phần."
FELL_SILENT: Final = "Máy in im lặng sau khi nhận phiếu."
MAY_COME_LATER: Final = "Phiếu có thể còn nằm trong máy in."


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    """A printer at ``host``; every wait for it ends after ``timeout_s`` seconds."""

    host: str
    port: int = PORT
    timeout_s: float = 3.0

    def send(self, job: bytes) -> SendOutcome:
        """Send ``job``, asking for the status before and after it."""
        talk = _Talk(self.host, self.port, self.timeout_s)
        try:
            return _print(talk, job)
        finally:
            talk.close()

    def status(self) -> PrinterStatus | None:
        """Return what the printer says of itself; None when it cannot be reached or is mute."""
        talk = _Talk(self.host, self.port, self.timeout_s)
        try:
            talk.open()
            return talk.ask_status(self.timeout_s)
        except OSError:
            return None
        finally:
            talk.close()


def _print(talk: "_Talk", job: bytes) -> SendOutcome:
    try:
        talk.open()
    except OSError:
        return SendOutcome(SendState.FAILED, NO_CONNECTION)
    before = _status_before(talk)
    if not talk.is_open:
        return SendOutcome(SendState.FAILED, NO_CONNECTION)
    try:
        talk.write(job)
    except TimeoutError:
        return SendOutcome(SendState.UNKNOWN, NOT_TAKING)
    except OSError:
        return SendOutcome(SendState.UNKNOWN, BROKEN_OFF)
    return _after(talk, before)


def _status_before(talk: "_Talk") -> PrinterStatus | None:
    """Ask, but go on whatever comes: a printer that hangs up when asked is opened once more."""
    try:
        return talk.ask_status(min(MOST_BEFORE_S, talk.timeout_s))
    except OSError:
        talk.close()
    try:
        talk.open()
    except OSError:
        talk.close()
    return None


def _after(talk: "_Talk", before: PrinterStatus | None) -> SendOutcome:
    """Judge a job that was written completely by what the printer says afterwards.

    A printer that has never answered anything is one that cannot: its job counts as sent. One
    that answered before and is silent now, or says that it cannot print, leaves doubt.
    """
    try:
        worked_through = talk.ask_after_job()
        after = talk.ask_status(min(MOST_BEFORE_S, talk.timeout_s))
    except OSError:
        return SendOutcome(SendState.UNKNOWN, BROKEN_OFF)
    if after is not None and not after.can_print:
        return SendOutcome(SendState.UNKNOWN, f"{' '.join(after.words)} {MAY_COME_LATER}")
    warnings = after.words if after is not None else ()
    if worked_through:
        return SendOutcome(SendState.CONFIRMED, warnings=warnings)
    if after is None and before is not None:
        return SendOutcome(SendState.UNKNOWN, f"{FELL_SILENT} {MAY_COME_LATER}", before.words)
    return SendOutcome(SendState.SENT, warnings=warnings)


class _Talk:
    """One connection to a printer.

    It counts the answers that are still owed, so that a late answer to an old question is never
    taken for the answer to a new one.
    """

    def __init__(self, host: str, port: int, timeout_s: float) -> None:
        self.timeout_s = timeout_s
        self._address = (host, port)
        self._link: socket.socket | None = None
        self._owed = 0
        self._newest = 0
        self._worked_through = False

    @property
    def is_open(self) -> bool:
        return self._link is not None

    def open(self) -> None:
        self._link = socket.create_connection(self._address, self.timeout_s)
        self._owed = 0
        self._worked_through = False

    def close(self) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None

    def write(self, data: bytes) -> None:
        link = self._open_link()
        link.settimeout(self.timeout_s)
        link.sendall(data)

    def _open_link(self) -> socket.socket:
        if self._link is None:
            raise ConnectionError("the printer was not opened")
        return self._link

    def ask_status(self, patience_s: float) -> PrinterStatus | None:
        """Ask what we want to know; None when the printer stays mute."""
        answers: dict[Question, int] = {}
        for question in Question:
            self.write(question.command)
            self._owed += 1
            if not self._hear_until(lambda: self._owed == 0, patience_s):
                return None
            answers[question] = self._newest
        return read_status(answers)

    def ask_after_job(self) -> bool:
        """Say whether the printer answered that it has worked through everything before."""
        self.write(PAPER_AFTER_JOB)
        return self._hear_until(lambda: self._worked_through, self.timeout_s)

    def _hear_until(self, heard: Callable[[], bool], patience_s: float) -> bool:
        link = self._open_link()
        deadline = time.monotonic() + patience_s
        while not heard():
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                return False
            link.settimeout(left_s)
            try:
                answers = link.recv(64)
            except TimeoutError:
                return False
            if not answers:
                raise ConnectionResetError("the printer hung up")
            for answer in answers:
                self._take(answer)
        return True

    def _take(self, answer: int) -> None:
        if is_status(answer):
            self._owed = max(0, self._owed - 1)
            self._newest = answer
        elif is_after_job(answer):
            self._worked_through = True
