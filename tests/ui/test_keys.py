"""Keys work in every language that Qt speaks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import i18n
from ui.keys import bind


@pytest.fixture
def _vietnamese(qapp: QApplication) -> Iterator[None]:
    translator = i18n.install(qapp)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("_vietnamese")
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_both_enter_keys_act_when_qt_speaks_vietnamese(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[bool] = []
    page = QWidget()
    qtbot.addWidget(page)
    bind(page, "Return", lambda: pressed.append(True))
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)

    QTest.keyClick(page, key)

    assert pressed == [True]
