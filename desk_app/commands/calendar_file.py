"""The file of ``motcua deadline --calendar``: a whole calendar, or only its exceptions."""

from datetime import date
from typing import Final

import msgspec

from desk_app.calendar_seed import HOURS, MONDAY_TO_FRIDAY, SAME_DAY_CUTOFF
from desk_app.commands.reading import decoded
from desk_app.domain.calendar import Calendar, Mark, MarkKind, Session

CLOSED: Final = Mark(MarkKind.CLOSED, "ngày nghỉ")
WORKING: Final = Mark(MarkKind.WORKING, "ngày làm bù")


class Exceptions(msgspec.Struct, frozen=True):
    """Days off and days worked instead; the week is Monday to Friday, the hours are usual."""

    closed: list[date] = []
    working: list[date] = []
    known_from: date | None = None
    horizon: date | None = None


class _Told(msgspec.Struct, frozen=True):
    """Enough to tell the two kinds of file, also when the exceptions stand under ``calendar``."""

    version: str | None = None
    calendar: msgspec.Raw = msgspec.Raw()


def calendar_of(content: bytes, received: date) -> Calendar:
    """Return the calendar of a file; one of exceptions knows the whole years that it names.

    Raises:
        Stop: The file is not of either shape.
    """
    told = decoded(content, _Told)
    if bytes(told.calendar):
        return calendar_of(bytes(told.calendar), received)
    if told.version is not None:
        return decoded(content, Calendar)
    return _with_exceptions(decoded(content, Exceptions), received)


def _with_exceptions(given: Exceptions, received: date) -> Calendar:
    years = {day.year for day in (*given.closed, *given.working, received)}
    weekdays = dict.fromkeys(Session, MONDAY_TO_FRIDAY)
    marks = dict.fromkeys(given.closed, CLOSED) | dict.fromkeys(given.working, WORKING)
    return Calendar(
        version="tệp",
        known_from=given.known_from or date(min(years), 1, 1),
        horizon=given.horizon or date(max(years), 12, 31),
        hours=HOURS,
        working=weekdays,
        reception=weekdays,
        exceptions={day: dict.fromkeys(Session, mark) for day, mark in sorted(marks.items())},
        same_day_cutoff=SAME_DAY_CUTOFF,
    )
