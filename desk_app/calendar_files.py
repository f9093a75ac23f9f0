"""The file of a calendar: a whole one, or only dated exceptions such as a yearly decision."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

from desk_app.calendar_views import CalendarFileFaulty
from desk_app.domain.calendar import Calendar, Mark, MarkKind, Session
from desk_app.domain.calendar_changes import CalendarChange, TakeCalendar, TakeMarks
from desk_app.json_words import fault_words

UNNAMED: Final[Mapping[MarkKind, str]] = {
    MarkKind.CLOSED: "ngày nghỉ",
    MarkKind.WORKING: "ngày làm bù",
    MarkKind.RECEPTION: "chỉ tiếp nhận",
}
Days = list[date] | dict[date, str]


class Exceptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whole days off, worked instead, or only receiving: a list of days, or their names by day."""

    closed: Days = []
    working: Days = []
    reception: Days = []
    known_from: date | None = None
    horizon: date | None = None

    def marks(self) -> dict[date, Mapping[Session, Mark]]:
        """Return what the file says of each day; a day worked wins over a day off."""
        given = {
            MarkKind.CLOSED: self.closed,
            MarkKind.RECEPTION: self.reception,
            MarkKind.WORKING: self.working,
        }
        found: dict[date, Mapping[Session, Mark]] = {}
        for kind, days in given.items():
            for day, name in _named(days, UNNAMED[kind]):
                found[day] = dict.fromkeys(Session, Mark(kind, name, by_office=True))
        return dict(sorted(found.items()))


class _Told(msgspec.Struct, frozen=True):
    """Enough to tell the two kinds of file, also when the exceptions stand under ``calendar``."""

    version: str | None = None
    calendar: msgspec.Raw = msgspec.Raw()


def read_calendar(content: bytes) -> Calendar | Exceptions | CalendarFileFaulty:
    """Return what a file holds, or what is wrong with it."""
    try:
        return _decoded(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return CalendarFileFaulty(f"Tệp JSON chưa đúng: {fault_words(error)}.")


def change_of(content: bytes) -> CalendarChange | CalendarFileFaulty:
    """Return what taking a file over would change."""
    read = read_calendar(content)
    match read:
        case Calendar():
            return TakeCalendar(read)
        case Exceptions():
            return TakeMarks(read.marks())
        case CalendarFileFaulty():
            return read


def calendar_text(calendar: Calendar) -> bytes:
    """Return a calendar as a file that another station can take over."""
    return msgspec.json.format(msgspec.json.encode(calendar), indent=2) + b"\n"


def _decoded(content: bytes) -> Calendar | Exceptions:
    told = msgspec.json.decode(content, type=_Told)
    if bytes(told.calendar):
        return _decoded(bytes(told.calendar))
    return msgspec.json.decode(content, type=Exceptions if told.version is None else Calendar)


def _named(days: Days, usual: str) -> Iterable[tuple[date, str]]:
    if isinstance(days, dict):
        return ((day, name.strip() or usual) for day, name in days.items())
    return ((day, usual) for day in days)
