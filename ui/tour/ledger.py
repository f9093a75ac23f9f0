"""What the day should come to, beside what it came to; and everything that went wrong."""

import logging
from dataclasses import dataclass, field
from typing import Final

from typing_extensions import override

IGNORED: Final = ("This plugin does not support propagateSizeHints",)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    holds: bool
    detail: str = ""


@dataclass(slots=True)
class Ledger:
    """Collects checks and troubles; the day is good when ``failures`` is empty."""

    checks: list[Check] = field(default_factory=list[Check])
    troubles: list[str] = field(default_factory=list[str])

    def check(self, what: str, *, holds: bool, detail: str = "") -> None:
        """Write down whether something holds."""
        self.checks.append(Check(what, holds, "" if holds else detail))

    def expect(self, what: str, found: object, wanted: object) -> None:
        """Write down whether what was found is what was wanted."""
        self.check(what, holds=found == wanted, detail=f"thấy {found!r}, phải là {wanted!r}")

    def trouble(self, words: str) -> None:
        """Write down something that must not happen on a good day."""
        self.troubles.append(words)

    def failures(self) -> tuple[str, ...]:
        """Return everything that went wrong, in words."""
        wrong = [f"{check.what}: {check.detail}" for check in self.checks if not check.holds]
        return (*self.troubles, *wrong)


class TroubleLog(logging.Handler):
    """Takes warnings of Qt, uncaught exceptions and failed jobs into the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(logging.WARNING)
        self._ledger = ledger
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))

    @override
    def emit(self, record: logging.LogRecord) -> None:
        words = self.format(record)
        if not any(ignored in words for ignored in IGNORED):
            self._ledger.trouble(words)
