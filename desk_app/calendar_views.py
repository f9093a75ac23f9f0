"""Frozen answers about the calendar: cheap to import, for windows and the command line."""

from dataclasses import dataclass
from datetime import date, datetime

from desk_app.domain.calendar import Calendar, Session
from desk_app.domain.calendar_changes import CalendarChange, ends_soon
from desk_app.views import DossierLine


@dataclass(frozen=True, slots=True)
class CalendarInForce:
    """The calendar in force today.

    Attributes:
        edition: Its number among the kept versions: a change is tried on it and kept after it.
        at: When it was kept, UTC.
        by_name: Who kept it.
        today: The local day of the question.
    """

    calendar: Calendar
    edition: int
    at: datetime
    by_name: str
    today: date

    @property
    def ends_soon(self) -> bool:
        """Whether a year must be added soon."""
        return ends_soon(self.calendar, self.today)


@dataclass(frozen=True, slots=True)
class TouchedLine:
    """An open dossier that is promised for a day which a change touches.

    ``is_shut``: in the half-day that the citizen was told, nobody would give a result any more.
    """

    line: DossierLine
    session: Session | None
    is_shut: bool


@dataclass(frozen=True, slots=True)
class CalendarEffect:
    """What a change would do; nothing was written.

    Attributes:
        edition: What it was tried on; ``save`` wants it back.
        days: Known days from today on that would open or count differently.
        past_days: How many days before today would; no appointment there is still to come.
        touched: Open dossiers that are promised for such a day, the earliest first.
        across: How many others were counted across such a day.
    """

    change: CalendarChange
    edition: int
    before: Calendar
    after: Calendar
    days: tuple[date, ...]
    past_days: int
    touched: tuple[TouchedLine, ...]
    across: int

    @property
    def shut(self) -> int:
        """How many appointments would find the desk closed."""
        return sum(one.is_shut for one in self.touched)


@dataclass(frozen=True, slots=True)
class CalendarFileFaulty:
    """A file is no calendar; ``sentence`` says what and where."""

    sentence: str
