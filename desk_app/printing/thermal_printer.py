"""A thermal printer at the end of any pipe: asked before and after, judged by what it proves."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desk_app.printing.devices import SendOutcome, SendState
from desk_app.printing.pipes import CannotOpen, Pipe
from desk_app.printing.printer_status import (
    PAPER_AFTER_JOB,
    PrinterStatus,
    Question,
    is_after_job,
    is_status,
    read_status,
)

PIECE_BYTES: Final = 4096  # a slow printer has the whole time-out for each piece
MOST_BEFORE_S: Final = 1.0  # to ask a mute printer longer would keep the citizen waiting
SLOWEST_BYTES_S: Final = 30_000  # 576 dots wide at 50 mm a second
BROKEN_OFF: Final = "Mất kết nối máy in khi đang gửi: phiếu có thể chỉ in được một phần."
NOT_TAKING: Final = "Máy in không nhận hết dữ liệu: phiếu có thể chỉ in được một phần."
FELL_SILENT: Final = "Máy in im lặng sau khi nhận phiếu."
MAY_COME_LATER: Final = "Phiếu có thể còn nằm trong máy in."


@dataclass(frozen=True, slots=True)
class ThermalPrinter:
    """A printer that speaks ESC/POS. ``new_pipe`` gives a fresh way to it for each job."""

    new_pipe: Callable[[], Pipe]
    timeout_s: float = 3.0

    def send(self, job: bytes) -> SendOutcome:
        """Send ``job``, asking for the status before and after it."""
        talk = _Talk(self.new_pipe(), self.timeout_s)
        try:
            return _print(talk, job)
        finally:
            talk.close()

    def status(self) -> PrinterStatus | None:
        """Return what the printer says of itself; None when it is mute.

        Raises:
            CannotOpen: It cannot be reached.
        """
        talk = _Talk(self.new_pipe(), self.timeout_s)
        try:
            talk.open()
            return talk.ask_status(self.timeout_s)
        except CannotOpen:
            raise
        except OSError:
            return None
        finally:
            talk.close()


def _print(talk: "_Talk", job: bytes) -> SendOutcome:
    try:
        talk.open()
    except CannotOpen as error:
        return SendOutcome(SendState.FAILED, str(error))
    try:
        before = _status_before(talk)
    except CannotOpen as error:
        return SendOutcome(SendState.FAILED, str(error))
    try:
        talk.write(job)
    except TimeoutError:
        return SendOutcome(SendState.UNKNOWN, NOT_TAKING)
    except OSError:
        return SendOutcome(SendState.UNKNOWN, BROKEN_OFF)
    return _after(talk, before, talk.timeout_s + len(job) / SLOWEST_BYTES_S)


def _status_before(talk: "_Talk") -> PrinterStatus | None:
    """Ask, but go on whatever comes: a printer that hangs up when asked is opened once more."""
    try:
        return talk.ask_status(min(MOST_BEFORE_S, talk.timeout_s))
    except OSError:
        talk.close()
    talk.open()
    return None


def _after(talk: "_Talk", before: PrinterStatus | None, patience_s: float) -> SendOutcome:
    """Judge a job that was written completely by what the printer says afterwards.

    A printer that has never answered anything is one that cannot: its job counts as sent. One
    that answered before and is silent now, or says that it cannot print, leaves doubt.
    """
    try:
        worked_through = talk.ask_after_job(patience_s)
        after = talk.ask_status(min(MOST_BEFORE_S, talk.timeout_s))
    except OSError:
        return SendOutcome(SendState.UNKNOWN, BROKEN_OFF)
    if after is not None and not after.can_print:
        return SendOutcome(SendState.UNKNOWN, f"{' '.join(after.words)} {MAY_COME_LATER}")
    warnings = after.words if after is not None else ()
    near_end = after is not None and after.paper_near_end
    if worked_through:
        return SendOutcome(SendState.CONFIRMED, warnings=warnings, near_end=near_end)
    if after is None and before is not None:
        return SendOutcome(SendState.UNKNOWN, f"{FELL_SILENT} {MAY_COME_LATER}", before.words)
    return SendOutcome(SendState.SENT, warnings=warnings, near_end=near_end)


class _Talk:
    """One talk with a printer.

    It counts the answers that are still owed, so that a late answer to an old question is never
    taken for the answer to a new one.
    """

    def __init__(self, pipe: Pipe, timeout_s: float) -> None:
        self.timeout_s = timeout_s
        self._pipe = pipe
        self._owed = 0
        self._newest = 0
        self._worked_through = False

    def open(self) -> None:
        self._pipe.open()
        self._owed = 0
        self._worked_through = False

    def close(self) -> None:
        self._pipe.close()

    def write(self, data: bytes) -> None:
        for start in range(0, len(data), PIECE_BYTES):
            self._pipe.write(data[start : start + PIECE_BYTES])

    def ask_status(self, patience_s: float) -> PrinterStatus | None:
        """Ask what we want to know; None when the printer stays mute."""
        answers: dict[Question, int] = {}
        for question in Question:
            self._pipe.write(question.command)
            self._owed += 1
            if not self._hear_until(lambda: self._owed == 0, patience_s):
                return None
            answers[question] = self._newest
        return read_status(answers)

    def ask_after_job(self, patience_s: float) -> bool:
        """Say whether the printer answered that it has worked through everything before."""
        self._pipe.write(PAPER_AFTER_JOB)
        return self._hear_until(lambda: self._worked_through, patience_s)

    def _hear_until(self, heard: Callable[[], bool], patience_s: float) -> bool:
        deadline = time.monotonic() + patience_s
        while not heard():
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                return False
            answers = self._pipe.hear(left_s)
            if not answers:
                return False
            for answer in answers:
                self._take(answer)
        return True

    def _take(self, answer: int) -> None:
        if is_status(answer):
            self._owed = max(0, self._owed - 1)
            self._newest = answer
        elif is_after_job(answer):
            self._worked_through = True
