"""What was sought in the header goes with Esc and with whoever sought it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk_app.domain.moments import local
from tests.unit.builders import MORNING
from ui.desk.shell import DeskShell
from ui.widgets.search import SearchLine


def test_esc_takes_the_words_away_and_closes_the_list(qtbot: QtBot) -> None:
    line = SearchLine("Tìm", "Ctrl+K")
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    QTest.keyClicks(line, "E001")
    line.show_choices("E001", ())
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), line.is_open()) == ("", False)


def test_a_locked_desk_has_forgotten_what_was_sought(qtbot: QtBot) -> None:
    shell = DeskShell(lambda: local(MORNING))
    qtbot.addWidget(shell)
    shell.search.setText("Lò Thị Mẫu")
    shell.show_sign_in()
    assert not shell.search.text()
