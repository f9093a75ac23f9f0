"""Making the demo office: the ward of An Hòa, which does not exist."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from random import Random
from typing import Final

from desk_app.clock import Chance, Now, utc_now
from desk_app.demo.history import Years
from desk_app.demo.people import Crowd
from desk_app.desk.front import Desk
from desk_app.desk.setting_up import NewOffice, NewOfficeFaulty, new_office
from desk_app.domain.events import RegisterDayClosed
from desk_app.domain.moments import from_local, local
from desk_app.domain.office import Role, Staff
from desk_app.domain.register_book import FIRST_BOOK, register_id
from desk_app.paths import Home
from desk_app.store import bulk, register_entries
from desk_app.store.bulk import Past

SEED: Final = 20_261_121
DEMO_PIN: Final = "2468"
DEMO_CODE: Final = "H99.01.01"
DEMO_WARD: Final = "An Hòa"
LOOKUP_ADDRESS: Final = "tracuu.anhoa.example"
REGISTER_CLOSES: Final = time(17, 5)
PER_DAY: Final = 10
DAYS: Final = 365
DEMO_STAFF: Final = (
    Staff("PT", "Lê Thị Minh Châu", Role.SUPERVISOR),
    Staff("C1", "Trần Quốc Bảo", Role.CLERK),
    Staff("C2", "Phạm Thu Hà", Role.CLERK),
    Staff("C3", "Đỗ Gia Huy", Role.CLERK),
    Staff("C4", "Ngô Khánh Ly", Role.CLERK),
    Staff("C5", "Võ Thành Đạt", Role.CLERK),
    Staff("TL", "Bùi Đức Thắng", Role.CASE_OFFICER),
)


def seeded(seed: int) -> tuple[Random, Chance]:
    """Return randomness that is the same at every run."""
    source = Random(seed)  # noqa: S311  # invented people need no secrets
    return source, Chance(source.getrandbits)


def make_demo(
    home: Home, now: Now = utc_now, *, per_day: float = PER_DAY, days: int = DAYS
) -> Desk:
    """Set the demo office up with ``days`` of history, and open it.

    Raises:
        AlreadySetUp: The folder holds a station already.
        Problem: No room.
    """
    source, chance = seeded(SEED)
    wish = NewOffice(
        DEMO_CODE,
        DEMO_WARD,
        station="DEMO",
        first_staff=DEMO_STAFF[0].name,
        pin=DEMO_PIN,
        lookup_address=LOOKUP_ADDRESS,
        demo=True,
    )
    desk = new_office(home, wish, now, chance)
    if isinstance(desk, NewOfficeFaulty):
        raise TypeError(desk.sentence)
    _add_staff(desk)
    office = replace(
        desk.settings.office(), address="Số 1 đường Hoa Mai, phường An Hòa", hotline="1900 0000"
    )
    desk.settings.save_office(office, DEMO_STAFF[0].id)
    years = years_of(desk, source, chance, local(now()))
    bulk.load(desk.store, years.histories(per_day, days))
    _close_past_days(desk)
    return desk


def years_of(desk: Desk, source: Random, chance: Chance, now: datetime) -> Years:
    """Return what draws the past of an office up to ``now`` (local)."""
    return Years(
        random=source,
        chance=chance,
        office=desk.settings.office(),
        calendar=desk.settings.calendar(),
        office_key=desk.identity.office_key,
        procedures=desk.settings.procedures(),
        staff=[person.id for person in DEMO_STAFF if person.role is Role.CLERK],
        crowd=Crowd(source, now.date()),
        now=now,
    )


def _close_past_days(desk: Desk) -> None:
    """Enter what was received in the register, every evening as it should have been."""
    yesterday = desk.dossiers.today() - timedelta(days=1)
    with desk.store.reading() as connection:
        received = [
            (day, register_entries.waiting_on(connection, day))
            for day in register_entries.days_waiting(connection, yesterday)
        ]
    years = [
        (register_id(year), list(_evenings(of_year)))
        for year, of_year in groupby(received, key=lambda one: one[0].year)
    ]
    bulk.load(desk.store, years)


def _evenings(received: Iterable[tuple[date, tuple[str, ...]]]) -> Iterator[Past]:
    first = 1
    for day, dossiers in received:
        yield _evening(RegisterDayClosed(day, FIRST_BOOK, first, dossiers))
        first += len(dossiers)


def _evening(closed: RegisterDayClosed) -> Past:
    moment = from_local(datetime.combine(closed.day, REGISTER_CLOSES))
    return Past(moment, DEMO_STAFF[0].id, closed)


def _add_staff(desk: Desk) -> None:
    first, *others = DEMO_STAFF
    desk.settings.save_staff(first, first.id, DEMO_PIN)
    hashed = next(person for person in desk.settings.signers() if person.id == first.id).pin_hash
    for person in others:  # one hash for all: argon2 is slow on purpose
        desk.settings.save_staff(replace(person, pin_hash=hashed), first.id)
