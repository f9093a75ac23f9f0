"""What a thermal printer says of itself: answers to DLE EOT, in words for the desk.

Every answer to DLE EOT has bits 1 and 4 set and bits 0 and 7 clear; that tells it from other bytes
that printers send unasked (ESC/POS command reference, DLE EOT n).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

_FIXED_BITS: Final = 0b1001_0011
_FIXED_VALUE: Final = 0b0001_0010
_ORDERED_VALUE: Final = 0b0000_0000  # answer to GS r: bits 0, 1, 4 and 7 clear


class Question(IntEnum):
    """The ``n`` of DLE EOT n that we ask."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    PAPER = 4

    @property
    def command(self) -> bytes:
        return b"\x10\x04" + bytes((self.value,))


PAPER_AFTER_JOB: Final = b"\x1dr\x01"
"""GS r 1: answered only after everything before it was worked through, unlike DLE EOT, which
printers answer at once even while the job still waits in their memory."""


def is_status(answer: int) -> bool:
    """Say whether a byte is an answer to DLE EOT."""
    return answer & _FIXED_BITS == _FIXED_VALUE


def is_after_job(answer: int) -> bool:
    """Say whether a byte is an answer to GS r 1."""
    return answer & _FIXED_BITS == _ORDERED_VALUE


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What the printer answered; all False when it is well."""

    is_offline: bool = False
    cover_open: bool = False
    paper_out: bool = False
    paper_near_end: bool = False
    has_error: bool = False

    @property
    def can_print(self) -> bool:
        return not (self.is_offline or self.cover_open or self.paper_out or self.has_error)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands on the screen, worst first."""
        said = (
            (self.paper_out, "Máy in hết giấy."),
            (self.cover_open, "Nắp máy in đang mở."),
            (self.has_error, "Máy in báo lỗi."),
            (self.is_offline and not self._has_cause, "Máy in đang ngừng nhận lệnh."),
            (self.paper_near_end and not self.paper_out, "Giấy in sắp hết."),
        )
        return tuple(words for is_so, words in said if is_so)

    @property
    def _has_cause(self) -> bool:
        return self.paper_out or self.cover_open or self.has_error


def read_status(answers: Mapping[Question, int]) -> PrinterStatus:
    """Return the status from the answers that came; a question without answer counts as well."""
    printer = answers.get(Question.PRINTER, 0)
    cause = answers.get(Question.OFFLINE_CAUSE, 0)
    paper = answers.get(Question.PAPER, 0)
    return PrinterStatus(
        is_offline=bool(printer & 0x08),
        cover_open=bool(cause & 0x04),
        paper_out=bool(cause & 0x20 or paper & 0x60),
        paper_near_end=bool(paper & 0x0C),
        has_error=bool(cause & 0x40),
    )
