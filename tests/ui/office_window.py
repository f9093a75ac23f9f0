"""A real station for window tests: a ward set up in a folder, its clock turned by hand."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from pytestqt.qtbot import QtBot

from desk_app.desk import Desk as FrontDoor
from desk_app.desk.setting_up import NewOffice, new_office
from desk_app.domain.intake import Intake
from desk_app.domain.person import Person
from desk_app.paths import Home
from desk_app.usecases.commands import Accepted
from tests.fakes import Clock, seeded_chance
from tests.office_fixture import MARITAL_STATUS
from ui.station import Session, Station

if TYPE_CHECKING:
    from desk_app.desk import Desk

FRIDAY: Final = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # 09:00 in Việt Nam
STAFF: Final = "PT"
PIN: Final = "2468"


@cache
def _new_home() -> Path:
    home = Home(Path(mkdtemp(prefix="motcua-test-")) / "home")
    home.folder.mkdir()
    home.key_file.write_text(bytes(range(32)).hex(), encoding="ascii")
    wish = NewOffice("H56.21.05", "Hoa Ban", pin=PIN)
    made = new_office(home, wish, lambda: FRIDAY, seeded_chance(1))
    assert isinstance(made, FrontDoor)
    made.close()
    return home.folder


def home_in(folder: Path) -> Home:
    """Return a copy of a ward that was set up once."""
    copytree(_new_home(), folder / "home")
    return Home(folder / "home")


def open_station(qtbot: QtBot, home: Home, clock: Clock, counter: str = "1") -> Station:
    """Open ``home`` as a window does, under ``clock``; close it at the end of the test."""
    station = Station(home, counter)
    station.session = Session(STAFF, "Người phụ trách", counter)
    opened: list[bool] = []
    station.open(lambda: opened.append(True), _fail)
    qtbot.waitUntil(lambda: bool(opened))

    def hold_clock(desk: "Desk") -> None:
        desk.store.now = clock

    answered(qtbot, station, hold_clock)
    return station


def answered(qtbot: QtBot, station: Station, job: "Callable[[Desk], object]") -> object:
    """Run a job in the store lane and wait for its answer."""
    answers: list[object] = []
    station.ask(station, job, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def _fail(error: Exception) -> None:
    raise error


def receive_one(desk: "Desk") -> object:
    """Take one dossier in, of somebody who does not exist."""
    procedure = next(p for p in desk.settings.procedures() if p.code == MARITAL_STATUS)
    page = Intake(
        id=desk.dossiers.new_id(),
        procedure=procedure,
        applicant=Person("LÊ THỊ THỬ"),
        route_case=procedure.cases()[0][0] if procedure.cases() else "",
        accepted_without="Nộp bổ sung bản chính sau",
    )
    accepted = desk.dossiers.receive(STAFF, page)
    assert isinstance(accepted, Accepted), accepted
    return accepted.dossier
