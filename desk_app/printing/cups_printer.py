"""A queue of CUPS, through the system's own commands: nothing to build, nothing on the GUI thread.

CUPS keeps a job as soon as ``lp`` returns, so a job is followed until the queue is done with it.
"Completed" is CUPS saying that the printer took the whole job; it is as much as a queue can prove.
"""

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desk_app.printing.devices import SendOutcome, SendState, is_pdf

NO_COMMANDS: Final = "Máy tính này chưa cài lệnh in của hệ thống (cups-client)."
NO_QUEUE: Final = "Hệ thống in không nhận phiếu: kiểm tra tên hàng đợi “{queue}”."
NO_SERVER: Final = "Hệ thống in (CUPS) không trả lời."
QUEUE_STOPPED: Final = "Hàng đợi in “{queue}” đang dừng; phiếu đã được rút lại, chưa in."
GAVE_UP: Final = "Hàng đợi in “{queue}” báo lỗi khi đang in: phiếu có thể chỉ in được một phần."
STILL_WAITING: Final = "Phiếu còn nằm trong hàng đợi “{queue}”."
_LOOK_EVERY_S: Final = 0.2
_CALM: Final = {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "C", "SOFTWARE": ""}


class _Stage(StrEnum):
    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class CupsPrinter:
    """A queue on ``server`` (``host:port``; empty: this machine's).

    Attributes:
        timeout_s: How long each command, and a job that is not begun, is waited for.
        patience_s: How long a job that is being printed is followed.
    """

    queue: str
    server: str = ""
    timeout_s: float = 3.0
    patience_s: float = 30.0

    def send(self, job: bytes) -> SendOutcome:
        """Queue a PDF as it is, or the bytes for a thermal printer raw, and follow the job."""
        options = ["-t", "motcua"] if is_pdf(job) else ["-t", "motcua", "-o", "raw"]
        try:
            asked = self._run("lp", "-d", self.queue, *options, given=job)
        except FileNotFoundError:
            return SendOutcome(SendState.FAILED, NO_COMMANDS)
        except subprocess.TimeoutExpired:
            return SendOutcome(SendState.UNKNOWN, NO_SERVER)
        number = _number_of(asked.stdout)
        if asked.returncode or not number:
            return SendOutcome(SendState.FAILED, NO_QUEUE.format(queue=self.queue))
        try:
            return self._follow(number)
        except subprocess.TimeoutExpired:
            return SendOutcome(SendState.UNKNOWN, f"{NO_SERVER} {self._say(STILL_WAITING)}")

    def status(self) -> tuple[str, ...] | None:
        """Return what CUPS says of the queue in words, none when it is well; None: no answer."""
        try:
            said = self._run("lpstat", "-p", self.queue)
        except (FileNotFoundError, subprocess.TimeoutExpired):
            return None
        if said.returncode:
            return (self._say(NO_QUEUE),)
        stopped = "disabled" in said.stdout
        return (f"Hàng đợi in “{self.queue}” đang dừng.",) if stopped else ()

    def _follow(self, number: str) -> SendOutcome:
        started = time.monotonic()
        while True:
            stage, waited = self._stage(number), time.monotonic() - started
            if stage is _Stage.DONE:
                return SendOutcome(SendState.CONFIRMED)
            if stage is _Stage.GIVEN_UP:
                return SendOutcome(SendState.UNKNOWN, self._say(GAVE_UP))
            if stage is _Stage.WAITING and waited > self.timeout_s:
                return self._take_back(number)
            if waited > self.patience_s:
                return SendOutcome(SendState.SENT, warnings=(self._say(STILL_WAITING),))
            time.sleep(_LOOK_EVERY_S)

    def _take_back(self, number: str) -> SendOutcome:
        """Cancel a job that was not begun: only one that surely stays in CUPS has failed."""
        cancelled = self._run("cancel", f"{self.queue}-{number}")
        if cancelled.returncode == 0 and self._stage(number) is _Stage.GIVEN_UP:
            return SendOutcome(SendState.FAILED, self._say(QUEUE_STOPPED))
        return SendOutcome(SendState.UNKNOWN, self._say(STILL_WAITING))

    def _stage(self, number: str) -> _Stage:
        waiting = _alerts(self._run("lpstat", "-l", "-W", "not-completed", "-o", self.queue).stdout)
        if number in waiting:
            printing = "job-printing" in waiting[number] or "processing" in waiting[number]
            return _Stage.PRINTING if printing else _Stage.WAITING
        done = _alerts(self._run("lpstat", "-l", "-W", "completed", "-o", self.queue).stdout)
        completed = "job-completed-successfully" in done.get(number, "")
        return _Stage.DONE if completed else _Stage.GIVEN_UP

    def _say(self, words: str) -> str:
        return words.format(queue=self.queue)

    def _run(
        self, command: str, *words: str, given: bytes = b""
    ) -> "subprocess.CompletedProcess[str]":
        path = shutil.which(command)
        if path is None:
            raise FileNotFoundError(command)
        where = ["-h", self.server] if self.server else []
        done = subprocess.run(  # noqa: S603 - a list of words, the queue's name was checked
            [path, *where, *words],
            input=given,
            capture_output=True,
            timeout=self.timeout_s,
            check=False,
            env={**os.environ, **_CALM},
        )
        out = done.stdout.decode(errors="replace")
        return subprocess.CompletedProcess(done.args, done.returncode, out, "")


def _number_of(said: str) -> str:
    """Return the number in "request id is QUEUE-12 (1 file(s))"."""
    words = said.split("request id is ")
    return words[1].split(" ")[0].rpartition("-")[2] if len(words) > 1 else ""


def _alerts(listing: str) -> dict[str, str]:
    """Return what ``lpstat -l -o`` says below each job, by the job's number."""
    found: dict[str, str] = {}
    number = ""
    for line in listing.splitlines():
        if line[:1] not in ("", " ", "\t"):
            number = line.split(" ")[0].rpartition("-")[2]
            found[number] = ""
        elif number:
            found[number] += line.strip() + "\n"
    return found
