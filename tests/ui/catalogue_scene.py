"""The page Thủ tục over a real store, with one procedure as the portal gives it."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desk_app.catalogue_files import from_json
from desk_app.domain.catalogue_texts import limit_text
from desk_app.domain.procedure import Procedure
from tests.ui.dossier_office import Ward, opened, settle
from ui.desk import shell as desk
from ui.desk.catalogue_flow import CatalogueFlow
from ui.desk.catalogue_page import CataloguePage
from ui.desk.page import Page
from ui.desk.shell import DeskShell
from ui.station import Station

CODE = "9.000001"
PORTAL = {
    "source": "portal",
    "procedures": [
        {
            "code": CODE,
            "name": "Thủ tục cấp giấy thử",
            "field": "Hộ tịch",
            "channels": [
                {"channel": "counter", "time_limit": 3, "unit": None, "fee_vnd": 0},
                {"channel": "online", "time_limit": 1, "unit": None, "fee_vnd": None},
            ],
            "papers": [{"name": "Tờ khai theo mẫu", "originals": 81, "copies": 0}],
        }
    ],
}
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def typed(line: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type over what stands in a line; QTest's own typing knows no accents."""
    line.setFocus()
    line.selectAll()
    for letter in text:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(line, key)


class Scene:
    """The page over a real store, with one procedure as the portal gives it."""

    def __init__(self, ward: Ward, station: Station, shell: DeskShell, qtbot: QtBot) -> None:
        self.ward, self.shell, self.station = ward, shell, station
        self._qtbot = qtbot
        self.page = CataloguePage()
        self.flow = CatalogueFlow(self.page, station, shell)
        self.card = self.page.card
        shell.add_page(desk.QUEUE, Page("Hàng đợi"))
        shell.add_page(desk.CATALOGUE, self.page)
        shell.show_desk()
        shell.go_to(desk.CATALOGUE.key)
        self.wait()

    def wait(self) -> None:
        """Wait until what was asked is answered, and what that asked for."""
        settle(self._qtbot, self.station)
        settle(self._qtbot, self.station)

    def look_for(self, text: str) -> Procedure:
        """Type into the search line; return what is in view."""
        typed(self.page.search, text)
        return self.wanted()

    def wanted(self) -> Procedure:
        """Return the procedure in view as the person would have it."""
        found = self.page.wanted()
        assert found is not None
        return found

    def limits(self) -> list[str]:
        """Return the limits in view, in words."""
        return [limit_text(route.limit) for route in self.wanted().routes]

    def kept(self, code: str = CODE) -> Procedure:
        """Return what the office works by."""
        found = self.ward.desk.settings.procedure(code)
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press a key of the page."""
        QTest.keyClick(self.page, key, modifier)
        self.wait()

    def type_into_limit(self, text: str) -> None:
        """Type a limit in the row that is chosen."""
        typed(self.card.routes.limit.line, text)


@contextmanager
def catalogue_scene(folder: Path, qtbot: QtBot) -> Generator[Scene]:
    """Open the page in a shell, on a ward of its own in ``folder``."""
    ward = Ward(folder / "may")
    ward.desk.settings.save_procedures(from_json(json.dumps(PORTAL).encode())[0], "PT")
    with opened(ward, qtbot) as (station, shell):
        made = Scene(ward, station, shell, qtbot)
        yield made
        made.wait()
    ward.desk.close()
