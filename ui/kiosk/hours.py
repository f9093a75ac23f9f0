"""Whether the kiosk gives numbers now, and when it does again. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from desk_app.domain.calendar import Calendar, Session
from desk_app.domain.moments import local
from ui.kiosk import texts

OPENS_EARLY: Final = timedelta(minutes=30)  # people stand at the door before the counters open
LOOKED_AHEAD_DAYS: Final = 21  # longer than any run of public holidays


@dataclass(frozen=True, slots=True)
class Reception:
    """``words`` say why not and when again; empty while the desk receives."""

    is_open: bool
    words: str = ""


def reception(calendar: Calendar, now: datetime) -> Reception:
    """Return whether numbers are given at ``now`` (aware): from half an hour before each half-day.

    Outside of it the words give the usual hours and the next opening.
    """
    if calendar.open_session(now) or calendar.open_session(now + OPENS_EARLY):
        return Reception(is_open=True)
    spans = tuple(f"{window.start:%H:%M}–{window.end:%H:%M}" for window in calendar.hours.values())
    words = (texts.hours_words(spans), texts.come_back_words(next_opening(calendar, local(now))))
    return Reception(is_open=False, words="\n".join(part for part in words if part))


def next_opening(calendar: Calendar, after: datetime) -> datetime | None:
    """Return the next opening after the wall time ``after``, None when none is near."""
    for ahead in range(LOOKED_AHEAD_DAYS):
        day = after.date() + timedelta(days=ahead)
        for session in Session:
            opens_at = datetime.combine(day, calendar.hours[session].start)
            if opens_at > after and calendar.knows(day) and calendar.receives(day, session):
                return opens_at
    return None
