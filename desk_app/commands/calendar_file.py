"""The file of ``motcua deadline --calendar``: a whole calendar, or exceptions of a usual week."""

from datetime import date

from desk_app.calendar_files import Exceptions, read_calendar
from desk_app.calendar_seed import HOURS, MONDAY_TO_FRIDAY, SAME_DAY_CUTOFF
from desk_app.calendar_views import CalendarFileFaulty
from desk_app.commands.base import Refused, Stop
from desk_app.domain.calendar import Calendar, Session


def calendar_of(content: bytes, received: date) -> Calendar:
    """Return the calendar of a file; one of exceptions knows the whole years that it names.

    Raises:
        Stop: The file is not of either shape.
    """
    read = read_calendar(content)
    match read:
        case Calendar():
            return read
        case Exceptions():
            return _with_exceptions(read, received)
        case CalendarFileFaulty(sentence):
            raise Stop(Refused("file_faulty", sentence))


def _with_exceptions(given: Exceptions, received: date) -> Calendar:
    marks = given.marks()
    years = {day.year for day in (*marks, received)}
    weekdays = dict.fromkeys(Session, MONDAY_TO_FRIDAY)
    return Calendar(
        version="tệp",
        known_from=given.known_from or date(min(years), 1, 1),
        horizon=given.horizon or date(max(years), 12, 31),
        hours=HOURS,
        working=weekdays,
        reception=weekdays,
        exceptions=marks,
        same_day_cutoff=SAME_DAY_CUTOFF,
    )
