"""A clerk's window for tests: the intake page on a real station, and a hand that presses keys."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk_app.domain.dossier import Dossier
from desk_app.views import DossierLine, DossierView, Worklist
from tests.fakes import Clock
from tests.ui.office_window import FRIDAY, home_in, open_station
from ui.desk import shell as desk_shell
from ui.desk.intake_flow import IntakeFlow
from ui.desk.intake_page import IntakePage
from ui.desk.page import Page
from ui.desk.shell import DeskShell
from ui.station import Station
from ui.widgets.reason import ReasonDialog

if TYPE_CHECKING:
    from desk_app.desk import Desk

T = TypeVar("T")
CARD = "014198000001|111111111|LÒ THỊ MẪU|19051998|Nữ|Bản Mẫu, phường Hoa Ban, tỉnh Sơn La|01012022"
OTHER = "014098000002||LÒ VĂN THỬ|02031998|Nam|Bản Thử, phường Hoa Ban, tỉnh Sơn La|01012022"
LOCAL_NOON = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001  what the status bar shows


class Window:
    """A shell with the intake page, a station, and a hand that presses keys."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = Clock(FRIDAY.astimezone(UTC))
        self.station: Station = open_station(qtbot, home_in(folder), self.clock)
        self.shell = DeskShell(lambda: LOCAL_NOON)
        self.page = IntakePage()
        self.shell.add_page(desk_shell.QUEUE, Page("Hàng đợi"))
        self.shell.add_page(desk_shell.INTAKE, self.page)
        self.flow = IntakeFlow(self.page, self.station, self.shell)
        qtbot.addWidget(self.shell)
        self.shell.resize(1366, 768)
        self.shell.show()
        self.shell.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.shell)
        self.shell.go_to("intake")
        qtbot.waitUntil(lambda: bool(self.page.form().id))
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.wait(150)
        self.qtbot.waitUntil(lambda: not self.station.is_busy())

    def ask(self, job: "Callable[[Desk], T]") -> T:
        """Return the front door's answer."""
        answers: list[T] = []
        self.station.ask(self.station, job, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def received(self) -> tuple[DossierLine, ...]:
        return self.ask(_received_today)

    def dossier(self, code: str) -> Dossier:
        view = self.ask(partial(_view, code=code))
        assert isinstance(view, DossierView)
        return view.dossier

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        pressed = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            pressed |= modifier
        QTest.keyClick(focused(), key, pressed)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(focused(), letter)

    def accept(self) -> None:
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def birth(self) -> None:
        """Receive a birth registration."""
        self.type("ks")
        self.press(Qt.Key.Key_Return)
        self.page.take_scan(CARD)
        self.type("12")
        self.accept()

    def give_reason(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ReasonDialog))
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, ReasonDialog)
        dialog.line.setText(words)
        dialog.accept()
        self.settle()


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _received_today(desk: "Desk") -> tuple[DossierLine, ...]:
    return desk.dossiers.lines(Worklist.RECEIVED_TODAY)


def _view(desk: "Desk", code: str) -> object:
    return desk.dossiers.view(code)
