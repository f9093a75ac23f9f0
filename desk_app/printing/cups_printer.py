"""A queue of CUPS: jobs through the system's own commands, followed until the queue is done.

CUPS keeps a job as soon as ``lp`` returns, so that says nothing of paper. "Completed" is CUPS
saying that the printer took the whole job; it is as much as a queue can prove.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desk_app.printing import preview
from desk_app.printing.devices import SendOutcome, SendState, is_pdf
from desk_app.printing.ipp import JobStage, job_stage

NO_COMMANDS: Final = "Máy tính này chưa cài lệnh in của hệ thống (cups-client)."
NO_QUEUE: Final = "Hệ thống in không nhận phiếu: kiểm tra tên hàng đợi “{queue}”."
NO_SERVER: Final = "Hệ thống in (CUPS) không trả lời."
STOPPED: Final = "Hàng đợi in “{queue}” đang dừng."
TAKEN_BACK: Final = "Hàng đợi in “{queue}” chưa in được; phiếu đã được rút lại, chưa in."
GAVE_UP: Final = "Hàng đợi in “{queue}” báo lỗi khi đang in: phiếu có thể chỉ in được một phần."
STILL_WAITING: Final = "Phiếu còn nằm trong hàng đợi “{queue}”."
_LOOK_EVERY_S: Final = 0.2
_CALM: Final = {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "C"}
_NOT_BEGUN: Final = frozenset({JobStage.PENDING, JobStage.HELD})
_GIVEN_UP: Final = frozenset({JobStage.STOPPED, JobStage.CANCELED, JobStage.ABORTED, None})


class _Silent(Exception):
    """CUPS or its commands do not answer."""


@dataclass(frozen=True, slots=True)
class CupsPrinter:
    """A queue on ``server`` (``host:port``; empty: this machine's).

    Attributes:
        timeout_s: How long each command is waited for, and a queue that stands still.
        patience_s: How long a job is followed that is being printed or has others before it.
    """

    queue: str
    server: str = ""
    timeout_s: float = 3.0
    patience_s: float = 30.0

    def send(self, job: bytes) -> SendOutcome:
        """Queue a PDF as it is, or the bytes for a thermal printer raw, and follow the job."""
        try:
            asked = self._run("lp", "-d", self.queue, "-t", "motcua", *_options(job), given=job)
        except FileNotFoundError:
            return SendOutcome(SendState.FAILED, NO_COMMANDS)
        except _Silent:
            return SendOutcome(SendState.UNKNOWN, NO_SERVER)
        number = _number_of(asked.stdout)
        if asked.returncode or not number:
            return SendOutcome(SendState.FAILED, self._say(NO_QUEUE))
        try:
            return self._follow(number)
        except (_Silent, OSError):
            return SendOutcome(SendState.UNKNOWN, f"{NO_SERVER} {self._say(STILL_WAITING)}")

    def status(self) -> tuple[str, ...] | None:
        """Return what CUPS says of the queue in words, none when it is well; None: no answer."""
        try:
            said = self._run("lpstat", "-p", self.queue)
        except (FileNotFoundError, _Silent):
            return None
        if said.returncode:
            return (self._say(NO_QUEUE),)
        return (self._say(STOPPED),) if "disabled" in said.stdout else ()

    def _follow(self, number: str) -> SendOutcome:
        started = time.monotonic()
        while True:
            stage = job_stage(self.server, number, self.timeout_s)
            waited_s = time.monotonic() - started
            if stage is JobStage.COMPLETED:
                return SendOutcome(SendState.CONFIRMED)
            if stage in _GIVEN_UP:
                return SendOutcome(SendState.UNKNOWN, self._say(GAVE_UP))
            if stage in _NOT_BEGUN and self._is_hopeless(waited_s):
                return self._take_back(number)
            if waited_s > self.patience_s:
                return SendOutcome(SendState.SENT, warnings=(self._say(STILL_WAITING),))
            time.sleep(_LOOK_EVERY_S)

    def _is_hopeless(self, waited_s: float) -> bool:
        """Say whether a job waits for nothing: others may be before it, but not for ever."""
        stands_still = waited_s > self.timeout_s and self.status() == (self._say(STOPPED),)
        return stands_still or waited_s > self.patience_s

    def _take_back(self, number: str) -> SendOutcome:
        """Hold a job that was not begun, then cancel it: it has failed only if CUPS never began.

        Held first, because between the look and the cancelling the queue might begin.
        """
        self._run("lp", "-i", f"{self.queue}-{number}", "-H", "hold")
        if job_stage(self.server, number, self.timeout_s) is JobStage.HELD:
            self._run("cancel", f"{self.queue}-{number}")
            if job_stage(self.server, number, self.timeout_s) is JobStage.CANCELED:
                return SendOutcome(SendState.FAILED, self._say(TAKEN_BACK))
        return SendOutcome(SendState.UNKNOWN, self._say(STILL_WAITING))

    def _say(self, words: str) -> str:
        return words.format(queue=self.queue)

    def _run(
        self, command: str, *words: str, given: bytes = b""
    ) -> "subprocess.CompletedProcess[str]":
        path = shutil.which(command)
        if path is None:
            raise FileNotFoundError(command)
        where = ["-h", self.server] if self.server else []
        try:
            done = subprocess.run(  # noqa: S603  # a list of words; the queue's name was checked
                [path, *where, *words],
                input=given,
                capture_output=True,
                timeout=self.timeout_s,
                check=False,
                env={**os.environ, **_CALM},
            )
        except subprocess.TimeoutExpired as error:
            raise _Silent from error
        out = done.stdout.decode(errors="replace")
        return subprocess.CompletedProcess(done.args, done.returncode, out, "")


def _options(job: bytes) -> Sequence[str]:
    """Return how CUPS must treat a job: bytes untouched, or pages as large as they were drawn."""
    if not is_pdf(job):
        return ("-o", "raw")
    media = preview.sheet_name(job)
    if media is None:
        short, long = sorted(round(side) for side in preview.page_size_mm(job))
        media = f"Custom.{short}x{long}mm"
    return ("-o", f"media={media}", "-o", "print-scaling=none", "-o", "sides=one-sided")


def _number_of(said: str) -> str:
    """Return the number in "request id is QUEUE-12 (1 file(s))"."""
    words = said.split("request id is ")
    return words[1].split(" ")[0].rpartition("-")[2] if len(words) > 1 else ""
