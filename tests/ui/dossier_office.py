"""A fictional ward behind a real station, with dossiers in many states. Nobody in it exists."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from desk_app.desk import Desk
from desk_app.desk.setting_up import NewOffice, new_office
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import DossierForwarded, SubmittedPaper
from desk_app.domain.identity import IdKind
from desk_app.domain.intake import Intake
from desk_app.domain.moments import local
from desk_app.domain.office import Unit
from desk_app.domain.person import Person, Proxy
from desk_app.paths import Home
from desk_app.usecases.commands import Accepted, AskForPapers
from tests.fakes import Clock, seeded_chance
from tests.office_fixture import KEY, LAND_TITLE, MARITAL_STATUS
from ui.desk.shell import DeskShell
from ui.station import Session, Station

MONDAY: Final = datetime(2026, 11, 16, 1, 5, tzinfo=UTC)  # 08:05 in Việt Nam
LAND: Final = "Phòng Kinh tế, Hạ tầng và Đô thị"
PAPERS: Final = (
    SubmittedPaper("p1", "Tờ khai theo mẫu", originals=1),
    SubmittedPaper("p2", "Giấy tờ chứng minh nơi cư trú", originals=1, copies=2),
)
LONG_NAME: Final = "NGUYỄN PHÚC TÔN NỮ HOÀNG THỊ DIỄM QUỲNH THANH"


class Ward:
    """One office, one clock, one desk: what tests do before a page looks."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder)
        self.clock = Clock(MONDAY)
        self.desk = self._opened()

    def receive(
        self,
        name: str,
        code: str = MARITAL_STATUS,
        *,
        phone: str = "0905 123 456",
        id_number: str = "046098001234",
        submitter: Proxy | None = None,
    ) -> Dossier:
        """Take a dossier in, at the time of the clock."""
        self.clock.forward(timedelta(minutes=1))
        procedure = self.desk.settings.procedure(code)
        assert procedure is not None
        person = Person(name, IdKind.PERSONAL_ID, id_number, phone=phone, address="Tổ 3")
        page = Intake(
            id=self.desk.dossiers.new_id(),
            procedure=procedure,
            applicant=person,
            submitter=submitter,
            papers=PAPERS,
            route_case=procedure.cases()[0][0] if procedure.cases() else "",
            accepted_without="Nộp bổ sung bản chính sau",
        )
        accepted = self.desk.dossiers.receive("PT", page)
        assert isinstance(accepted, Accepted), accepted
        return accepted.dossier

    def forwarded(self, name: str, code: str = LAND_TITLE, *, unit: str = LAND) -> Dossier:
        """Take one in and hand it to a unit."""
        dossier = self.receive(name, code)
        return _taken(
            self.desk.dossiers.forward("PT", dossier.id, DossierForwarded(unit, "Trần Thị Thử"))
        )

    def on_shelf(self, name: str, slot: str, *, phone: str = "0905 123 456") -> Dossier:
        """Take one in and lay its result on the shelf."""
        dossier = self.receive(name, phone=phone)
        return _taken(self.desk.dossiers.take_in_result("PT", dossier.id, slot, "125/GXN-UBND"))

    def awaiting_papers(self, name: str) -> Dossier:
        """Take one in and ask for a paper."""
        dossier = self.receive(name, LAND_TITLE)
        asked = AskForPapers(dossier.id, ("Bản đồ địa chính",), "Thành phần hồ sơ còn thiếu")
        return _taken(self.desk.dossiers.ask_for_papers("PT", asked))

    def today_is(self, day: int, hour: int = 9) -> None:
        """Turn the clock to a day of November 2026."""
        self.clock.set_local(datetime(2026, 11, day, hour))  # noqa: DTZ001  wall time

    def fill(self) -> None:
        """Leave something on every list."""
        self.receive(LONG_NAME)
        self.forwarded("TRẦN VĂN MẪU")
        self.on_shelf("LÊ THỊ THỬ", "K12")
        self.awaiting_papers("PHẠM VĂN VÍ DỤ")
        self.receive("HOÀNG THỊ THÍ NGHIỆM", "1.001193")
        self.today_is(20)
        self.receive("ĐỖ VĂN MẪU")
        made = self.receive("VŨ THỊ THỬ", LAND_TITLE)
        _taken(self.desk.dossiers.make_result("PT", made.id))
        mother = Person("NGÔ THỊ THAY")
        self.receive("BÙI VĂN ỦY", submitter=Proxy(mother, "Mẹ", "Giấy ủy quyền"))

    def _opened(self) -> Desk:
        self.home.folder.mkdir(parents=True, exist_ok=True)
        store, key = _new_office()
        self.home.store.write_bytes(store)
        self.home.key_file.write_bytes(key)
        return Desk.open(self.home, self.clock, seeded_chance(9))


@cache
def _new_office() -> tuple[bytes, bytes]:
    """Return the files of a ward that was just set up: made once, copied for every test."""
    with TemporaryDirectory() as name:
        home = Home(Path(name))
        home.key_file.write_text(KEY.hex(), encoding="ascii")  # never anybody's own keyring
        wish = NewOffice("H56.21.05", "Hoa Ban", first_staff="Lý Thị Phụ Trách")
        desk = new_office(home, wish, lambda: MONDAY, seeded_chance(7))
        assert isinstance(desk, Desk)
        office = desk.settings.office()
        units = (Unit(LAND, ("Trần Thị Thử", "Lò Văn Mẫu")), *office.units[2:])
        desk.settings.save_office(replace(office, units=units), "PT")
        desk.close()
        return home.store.read_bytes(), home.key_file.read_bytes()


@contextmanager
def opened(ward: Ward, qtbot: QtBot) -> Generator[tuple[Station, DeskShell]]:
    """Open a station on the ward's store, with a shell that no page is in yet."""

    station = Station(ward.home, "1", ward.clock)
    station.session = Session("PT", "Lý Thị Phụ Trách", "1")
    ready: list[bool] = []
    station.open(lambda: ready.append(True), _fail)
    qtbot.waitUntil(lambda: bool(ready), timeout=10_000)
    shell = DeskShell(lambda: local(ward.clock()))
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    yield station, shell
    station.close()
    for dialog in shell.findChildren(QDialog):
        dialog.reject()
    shell.close()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot: QtBot, station: Station) -> None:
    """Wait until every answer has come."""
    qtbot.waitUntil(lambda: not station.is_busy(), timeout=10_000)


def told(blocker: SignalBlocker) -> list[object]:
    """Return what the awaited signal carried."""
    carried: list[object] = vars(blocker)["args"]  # ``args`` itself has no type
    return carried


def _taken(outcome: object) -> Dossier:
    assert isinstance(outcome, Dossier), outcome
    return outcome


def _fail(error: Exception) -> None:
    raise error
