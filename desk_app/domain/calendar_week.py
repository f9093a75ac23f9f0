"""Hours and weekdays as people type them: 7:30, 7h30, 0730; 2-6, T2–T6, CN."""

import re
from datetime import time
from typing import Final

SUNDAY: Final = 6
_CLOCK: Final = re.compile(r"([0-9]{1,2})(?:[:hg.]?([0-9]{2})|[hg:]?)", re.IGNORECASE)
_RUN: Final = re.compile(r"([2-7]|CN)(?:[-–]([2-7]|CN))?")


def parse_clock(text: str) -> time | None:
    """Return a time of the day, to the minute; None when the text is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_weekdays(text: str) -> frozenset[int] | None:
    """Return weekdays, Monday being 0; None when the text names none or something else.

    Days are numbered as they are named: 2 is thứ Hai, 7 thứ Bảy, CN chủ nhật.
    """
    days: set[int] = set()
    for part in text.upper().replace("T", "").replace(" ", "").split(","):
        found = _RUN.fullmatch(part)
        if found is None:
            return None
        run = range(_day(found[1]), _day(found[2] or found[1]) + 1)
        if not run:  # "7-2" goes backwards
            return None
        days.update(run)
    return frozenset(days)


def _day(name: str) -> int:
    return SUNDAY if name == "CN" else int(name) - 2
