"""The page Cơ quan, cán bộ on a real station, driven by keys."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desk_app.desk.people import NewStaff, StaffSaved
from desk_app.domain.office import Role, Staff
from tests.ui.dossier_office import Ward, opened, settle
from ui.desk import shell as desk
from ui.desk.office_flow import OfficeFlow
from ui.desk.office_page import PLACES, OfficePage
from ui.desk.office_words import ItemKind
from ui.desk.shell import DeskShell
from ui.station import Station

HEAD = "PT"
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Scene:
    """The page on a real station."""

    def __init__(
        self, ward: Ward, station: Station, shell: DeskShell, page: OfficePage, qtbot: QtBot
    ) -> None:
        self.ward, self.station, self.shell, self.page = ward, station, shell, page
        self._qtbot = qtbot

    def settle(self) -> None:
        settle(self._qtbot, self.station)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
        QTest.keyClick(self.page, key, modifier)
        self.settle()

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, CTRL)

    def kind(self, kind: ItemKind) -> None:
        self.page.show_part(PLACES)
        self.page.places.kind.set_value(kind)
        self.page.places.kind.chosen.emit(kind)

    def staff(self) -> dict[str, Staff]:
        return {person.id: person for person in self.ward.desk.settings.signers()}

    def add_clerk(self) -> str:
        done = self.ward.desk.people.add(NewStaff("Tran Thu", Role.CLERK, pin="2468"), HEAD)
        assert isinstance(done, StaffSaved)
        self.page.refresh_asked.emit()
        self.settle()
        return done.member.id


def retype(line: QLineEdit, words: str) -> None:
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, words)


@contextmanager
def office_scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    """Give the page with a ward of its own."""
    ward = Ward(tmp_path / "may")
    with opened(ward, qtbot) as (station, shell):
        page = OfficePage()
        OfficeFlow(page, station, shell)
        shell.add_page(desk.OFFICE, page)
        shell.show_desk()
        settle(qtbot, station)
        yield Scene(ward, station, shell, page, qtbot)
        settle(qtbot, station)
    ward.desk.close()
