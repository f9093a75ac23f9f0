"""How a half-day looks on the calendar: what it is for, its colours, its words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desk_app.domain.calendar import Calendar, MarkKind, Session


class Use(StrEnum):
    """What a half-day is for, as one sees it."""

    WORKING = "working"
    OFF = "off"  # the rest days of the week
    CLOSED = "closed"
    SWAPPED = "swapped"  # worked by a dated exception
    RECEPTION = "reception"
    INSIDE = "inside"  # works, the desk is shut
    UNKNOWN = "unknown"  # outside the days whose holidays are known


@dataclass(frozen=True, slots=True)
class Face:
    """The tokens of a use, its words in the legend, and those that fit half a cell."""

    tint: str
    ink: str
    words: str
    short: str


FACES: Final[Mapping[Use, Face]] = {
    Use.WORKING: Face("surface", "text", "Làm việc", "làm việc"),
    Use.OFF: Face("neutral_tint", "muted", "Nghỉ hằng tuần", "nghỉ"),
    Use.CLOSED: Face("error_tint", "error", "Nghỉ", "nghỉ"),
    Use.SWAPPED: Face("ok_tint", "ok", "Làm bù", "làm bù"),
    Use.RECEPTION: Face("info_tint", "info", "Chỉ tiếp nhận", "tiếp nhận"),
    Use.INSIDE: Face("warn_tint", "warn", "Không tiếp dân", "đóng quầy"),
    Use.UNKNOWN: Face("sunken", "muted", "Chưa có lịch", "chưa có"),
}
_MARKED: Final = {
    MarkKind.CLOSED: Use.CLOSED,
    MarkKind.WORKING: Use.SWAPPED,
    MarkKind.RECEPTION: Use.RECEPTION,
}
_USUAL: Final = {  # works, receives
    (True, True): Use.WORKING,
    (True, False): Use.INSIDE,
    (False, True): Use.RECEPTION,
    (False, False): Use.OFF,
}


@dataclass(frozen=True, slots=True)
class HalfDay:
    """One half-day as it is drawn. ``words`` are empty where the colour and the week say it all."""

    use: Use
    words: str
    by_office: bool


def half_day(calendar: Calendar, day: date, session: Session) -> HalfDay:
    """Return how a half-day looks."""
    if not calendar.knows(day):
        return HalfDay(Use.UNKNOWN, "", False)
    mark = calendar.mark(day, session)
    if mark is not None:
        return HalfDay(_MARKED[mark.kind], mark.name, mark.by_office)
    use = _USUAL[calendar.works(day, session), calendar.receives(day, session)]
    is_plain = use in (Use.WORKING, Use.OFF)
    return HalfDay(use, "" if is_plain else FACES[use].short, False)


def both_halves(calendar: Calendar, day: date) -> tuple[HalfDay, HalfDay]:
    """Return the morning and the afternoon of a day."""
    return (
        half_day(calendar, day, Session.MORNING),
        half_day(calendar, day, Session.AFTERNOON),
    )
