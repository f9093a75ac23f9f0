"""A first calendar for an office, from the public holidays of Việt Nam.

The ``holidays`` library is only the seed: the office's own table feeds every appointment and is
corrected by the yearly decision on Tết, the 02/9 holiday and swapped days.

Source: docs/sources.md#calendar.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Final

from desk_app.domain.calendar import Calendar, Mark, MarkKind, Session, Window

HOURS: Final = {
    Session.MORNING: Window(time(7, 30), time(11, 30)),
    Session.AFTERNOON: Window(time(13, 30), time(17, 0)),
}
SAME_DAY_CUTOFF: Final = time(15, 0)  # Luật Hộ tịch 2014 Đ5.3, NĐ 23/2015 Đ7
MONDAY_TO_FRIDAY: Final = frozenset(range(5))
CULTURE_DAY_SINCE: Final = 2026  # NQ 28/2026/QH16

SWAPS: Final[Mapping[date, date]] = {
    date(2024, 4, 29): date(2024, 5, 4),
    date(2025, 5, 2): date(2025, 4, 26),
    date(2026, 1, 2): date(2026, 1, 10),  # 12729/VPCP-KGVX, 25/12/2025; the library lacks it
    date(2026, 8, 31): date(2026, 8, 22),
}
"""Days off of the public sector, and the Saturday worked for each."""


def seed_calendar(first_year: int, last_year: int, version: str) -> Calendar:
    """Return a calendar from 01/01 of ``first_year`` to 31/12 of ``last_year``.

    Mondays to Fridays 07:30–11:30 and 13:30–17:00, receiving whenever it works. For years whose
    decision is not out yet only the days fixed by law are off, so it is to be edited then.
    Takes about a second: call it once, away from the screen.

    Raises:
        ValueError: ``last_year`` lies before ``first_year``.

    Source: Bộ luật Lao động 2019, Điều 111–112; NQ 28/2026/QH16 (docs/sources.md#calendar).
    """
    weekdays = dict.fromkeys(Session, MONDAY_TO_FRIDAY)
    known = (date(first_year, 1, 1), date(last_year, 12, 31))
    names = _days_off(first_year, last_year)
    marks = {day: Mark(MarkKind.CLOSED, name) for day, name in names.items()}
    for day_off, saturday in SWAPS.items():
        marks[day_off] = Mark(MarkKind.CLOSED, f"hoán đổi, làm bù ngày {saturday:%d/%m/%Y}")
        marks[saturday] = Mark(MarkKind.WORKING, f"làm bù cho ngày {day_off:%d/%m/%Y}")
    return Calendar(
        version=version,
        known_from=known[0],
        horizon=known[1],
        hours=HOURS,
        working=weekdays,
        reception=weekdays,
        exceptions={
            day: dict.fromkeys(Session, mark)
            for day, mark in sorted(marks.items())
            if known[0] <= day <= known[1]
        },
        same_day_cutoff=SAME_DAY_CUTOFF,
    )


def _days_off(first_year: int, last_year: int) -> dict[date, str]:
    """Return the public holidays by name, also those on a Saturday: many desks receive then."""
    import holidays  # half a second to load, needed once a year

    found = holidays.country_holidays("VN", years=range(first_year, last_year + 1), language="vi")
    return dict(found.items())
