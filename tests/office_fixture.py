"""A fictional ward: Hoa Ban. Nobody in it exists; its procedures are the shipped ones."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desk_app.calendar_seed import HOURS, MONDAY_TO_FRIDAY, SAME_DAY_CUTOFF, seed_calendar
from desk_app.catalogue_files import read_catalogue
from desk_app.clock import Chance
from desk_app.domain.calendar import Calendar, Session
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import SubmittedPaper
from desk_app.domain.intake import Intake
from desk_app.domain.office import Counter, Office, Series, Unit
from desk_app.domain.person import Person
from desk_app.domain.procedure import Procedure
from desk_app.domain.ticket import Ticket
from desk_app.store.opening import StationIdentity, open_store, set_up
from desk_app.store.unit_of_work import Store
from desk_app.usecases import intake as intake_desk
from desk_app.usecases import queueing
from desk_app.usecases.commands import Accepted, TakeNumber
from desk_app.usecases.intake import IntakeDesk
from tests.fakes import Clock, seeded_chance

CATALOGUE: Final = Path(__file__).parents[1] / "resources" / "catalogue" / "procedures.json"
FRIDAY: Final = datetime(2026, 11, 20, 1, 5, tzinfo=UTC)  # 08:05 in Việt Nam
KEY: Final = bytes(range(32))
OFFICE_KEY: Final = b"khoa thu cua phuong Hoa Ban".ljust(32, b".")
CLERK: Final = "can-bo-1"
COLLEAGUE: Final = "can-bo-2"

BIRTH: Final = "1.001193"  # same day
MARITAL_STATUS: Final = "1.004873"  # some working days
LAND_TITLE: Final = "1.013978"  # seventeen working days, counted anew after a supplement
EXTRACT: Final = "2.000635"  # returned at once
CIVIL_FACTS: Final = "2.002516"  # no limit in the catalogue
POVERTY_ROUND: Final = "1.011606"  # without an appointment

COUNTER_1: Final = Counter("Quầy 1", ("A", "B"))
COUNTER_2: Final = Counter("Quầy 2", ("A",))
OFFICE: Final = Office(
    agency_code="H56.21.05",
    superior="ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN",
    agency="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    unit_name="Trung tâm Phục vụ hành chính công phường Hoa Ban",
    place="Hoa Ban",
    hotline="0200 0000 000",
    lookup_address="https://tracuu.example.vn",
    series=(
        Series("A", "Hộ tịch, chứng thực", service_minutes=8),
        Series("B", "Đất đai, xây dựng", service_minutes=15),
        Series("C", "Trả kết quả", returns=True),
    ),
    counters=(COUNTER_1, COUNTER_2),
    units=(Unit("Phòng Kinh tế, Hạ tầng và Đô thị"), Unit("Phòng Văn hóa - Xã hội")),
)


@cache
def calendar() -> Calendar:
    """Return the calendar of 2026 and 2027; 24/11/2026 is a day off."""
    return seed_calendar(2026, 2027, "2026.1")


@cache
def plain_calendar() -> Calendar:
    """Return a calendar without holidays: made at once, for programs that start often."""
    weekdays = dict.fromkeys(Session, MONDAY_TO_FRIDAY)
    return Calendar(
        version="khong-ngay-le",
        known_from=date(2026, 1, 1),
        horizon=date(2027, 12, 31),
        hours=HOURS,
        working=weekdays,
        reception=weekdays,
        exceptions={},
        same_day_cutoff=SAME_DAY_CUTOFF,
    )


@cache
def procedure(code: str) -> Procedure:
    """Return a procedure of the shipped catalogue."""
    procedures, unreadable = read_catalogue(CATALOGUE)
    assert unreadable == ()
    return next(found for found in procedures if found.code == code)


def all_papers(of: Procedure, case: str = "") -> tuple[SubmittedPaper, ...]:
    """Return one original of everything that the procedure asks for."""
    return tuple(
        SubmittedPaper(missing.key, missing.any_of[0].name, originals=1)
        for missing in of.missing_papers((), case)
    )


@dataclass(slots=True)
class Station:
    """One station with its store in a folder of its own."""

    folder: Path
    clock: Clock
    chance: Chance
    store: Store
    identity: StationIdentity
    desk: IntakeDesk
    key: bytes | None

    @property
    def file(self) -> Path:
        return self.folder / "station.db"

    @property
    def key_file(self) -> Path:
        return self.folder / "station.key"

    def new_id(self) -> str:
        return self.chance.new_id(self.clock())

    def page(self, code: str = MARITAL_STATUS, name: str = "Lò Thị Mẫu", phone: str = "") -> Intake:
        """Return a page that was filled in well."""
        wanted = procedure(code)
        return Intake(
            id=self.new_id(),
            procedure=wanted,
            applicant=Person(name, phone=phone),
            papers=all_papers(wanted),
        )

    def receive(
        self, code: str = MARITAL_STATUS, name: str = "Lò Thị Mẫu", phone: str = ""
    ) -> Dossier:
        """Take a dossier in."""
        accepted = self.accept(self.page(code, name, phone))
        return accepted.dossier

    def accept(self, page: Intake) -> Accepted:
        answer = intake_desk.receive_dossier(self.store, self.desk, CLERK, page)
        assert isinstance(answer, Accepted), answer
        return answer

    def wish(self, series: str = "A") -> TakeNumber:
        """Touch the kiosk once."""
        return TakeNumber(self.new_id(), series)

    def take(self, series: str = "A") -> Ticket:
        """Take a number."""
        wish = self.wish(series)
        return queueing.issue_ticket(self.store, OFFICE, self.identity.slot, CLERK, wish).ticket

    def reopened(self, seed: int = 1000) -> "Station":
        """Open the same file again, as after a restart of the program."""
        chance = seeded_chance(seed)
        store, identity = open_store(self.file, self.key_file, self.clock, chance)
        return Station(self.folder, self.clock, chance, store, identity, self.desk, self.key)


@contextmanager
def open_station(
    folder: Path, *, encrypted: bool = True, slot: int = 0, seed: int = 1, at: datetime = FRIDAY
) -> Generator[Station]:
    """Set up a new station in ``folder`` and close it afterwards."""
    make_home(folder, encrypted=encrypted, slot=slot)
    with existing_station(folder, seed=seed, at=at) as station:
        yield station


@contextmanager
def existing_station(
    folder: Path, *, seed: int, at: datetime = FRIDAY, days: Calendar | None = None
) -> Generator[Station]:
    """Open the station in ``folder`` as after a start of the program, and close it afterwards."""
    clock, chance = Clock(at), seeded_chance(seed)
    file, key_file = folder / "station.db", folder / "station.key"
    store, identity = open_store(file, key_file, clock, chance)
    desk = IntakeDesk(OFFICE, days or calendar(), identity.slot, identity.office_key)
    key = KEY if key_file.exists() else None
    yield Station(folder, clock, chance, store, identity, desk, key)
    store.close()


def make_home(folder: Path, *, encrypted: bool = True, slot: int = 0) -> None:
    """Write the files of a station that was just set up."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "station.db").write_bytes(_empty_store(encrypted=encrypted, slot=slot))
    if encrypted:
        (folder / "station.key").write_text(KEY.hex(), encoding="ascii")


@cache
def _empty_store(*, encrypted: bool, slot: int) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        key_file = folder / "station.key"
        key_file.write_text(KEY.hex(), encoding="ascii")  # never the keyring of who runs the tests
        identity = StationIdentity(OFFICE.agency_code, f"MAY{slot}", slot, OFFICE_KEY)
        set_up(folder / "home", key_file, identity, lambda: FRIDAY, encrypted=encrypted)
        return (folder / "home" / "station.db").read_bytes()
