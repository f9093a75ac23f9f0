"""Printers behind one small door: send a job, learn what is proven about it.

Status is asked before and after a job but is never a reason not to print. "Sent" is not
"confirmed": a 40 kB job to a printer that never reads raises no error, so a job is confirmed
only by an answer that the printer gives after working through it (law 8).
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from desk_app.printing import escpos_view

_PDF_START: Final = b"%PDF-"
NOT_FOR_A_ROLL: Final = "Nơi in này chỉ nhận tệp PDF, không nhận phiếu giấy cuộn."


def is_pdf(job: bytes) -> bool:
    """Say whether a job is a PDF; all others are pictures for thermal printers."""
    return job.startswith(_PDF_START)


class SendState(StrEnum):
    """What is proven about a job that was handed to a printer.

    SENT: all bytes were accepted, no more is known. CONFIRMED: the printer answered after working
    through the job. FAILED: not one byte of the job was sent; it can be sent again safely.
    UNKNOWN: part or all may be on paper; a person must look.
    """

    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SendOutcome:
    """What came of sending a job.

    Attributes:
        reason: Why it failed or is unknown, in a sentence for the desk; empty otherwise.
        warnings: What the printer said of itself, such as paper near its end; for the screen.
        near_end: Whether it said that its roll is near its end.
    """

    state: SendState
    reason: str = ""
    warnings: tuple[str, ...] = ()
    near_end: bool = False


class Printer(Protocol):
    """Anything that puts a job on paper."""

    def send(self, job: bytes) -> SendOutcome:
        """Send one job. Never raises for what printers and networks do; see the outcome."""
        ...


@dataclass(frozen=True, slots=True)
class FilePrinter:
    """Writes every job into a folder, numbered, with a picture beside it that can be looked at.

    Names carry numbers only, never anything personal (law 9).
    """

    folder: Path

    def send(self, job: bytes) -> SendOutcome:
        """Write the job to disk and read it back: what is read back is confirmed."""
        try:
            path = self._keep(job)
            proven = path.read_bytes() == job
        except OSError as error:
            return SendOutcome(SendState.FAILED, f"Không ghi được phiếu ra đĩa: {error.strerror}.")
        if not proven:
            return SendOutcome(SendState.UNKNOWN, "Tệp phiếu đọc lại không giống lúc ghi.")
        return SendOutcome(SendState.CONFIRMED, warnings=_draw_beside(path, job))

    def _keep(self, job: bytes) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        ending = ".pdf" if is_pdf(job) else ".bin"
        number = _next_number(self.folder.iterdir())
        while True:
            path = self.folder / f"{number:06}{ending}"
            try:
                with path.open("xb") as file:  # another process may have taken the number
                    file.write(job)
                    file.flush()
                    os.fsync(file.fileno())
            except FileExistsError:
                number += 1
            else:
                return path


@dataclass(frozen=True, slots=True)
class PdfFolder:
    """Puts every PDF into a folder that the office chose, under a number and nothing personal."""

    folder: Path

    def send(self, job: bytes) -> SendOutcome:
        """Keep a PDF; a picture for a roll has no business here."""
        if not is_pdf(job):
            return SendOutcome(SendState.FAILED, NOT_FOR_A_ROLL)
        return FilePrinter(self.folder).send(job)


def _next_number(files: Iterable[Path]) -> int:
    return max((int(file.stem) for file in files if file.stem.isdecimal()), default=0) + 1


def _draw_beside(path: Path, job: bytes) -> tuple[str, ...]:
    """Draw the picture of a raster job; a job that cannot be read is still kept."""
    if path.suffix == ".pdf":
        return ()
    printout = escpos_view.view(job)
    if not printout.picture.height:
        return ("Không có hình để xem trong phiếu này.",)
    try:
        printout.picture.save(path.with_suffix(".png"))
    except OSError as error:
        return (f"Không ghi được hình của phiếu: {error.strerror}.",)
    return printout.unread
