"""A painted count that becomes an editor while somebody types."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from ui.widgets.count import SmallCount


def _clicked(qtbot: QtBot) -> tuple[SmallCount, QSpinBox]:
    count = SmallCount("Tờ khai: số bản sao")
    count.setValue(1)
    qtbot.addWidget(count)
    count.show()
    count.activateWindow()
    QTest.mouseClick(count, Qt.MouseButton.LeftButton)
    return count, count.findChildren(QSpinBox)[0]


def test_a_click_opens_an_editor_whose_number_counts(qtbot: QtBot) -> None:
    count, editor = _clicked(qtbot)
    told: list[int] = []
    count.valueChanged.connect(told.append)

    QTest.keyClicks(editor, "3")

    assert (count.value(), told) == (3, [3])


def test_enter_closes_the_editor_and_keeps_the_number(qtbot: QtBot) -> None:
    count, editor = _clicked(qtbot)
    QTest.keyClicks(editor, "7")

    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert count.value() == 7
    qtbot.waitUntil(lambda: not count.findChildren(QSpinBox))


def test_a_count_stays_between_0_and_99(qtbot: QtBot) -> None:
    count = SmallCount("Tờ khai: số bản sao")
    qtbot.addWidget(count)

    count.step(-1)
    low = count.value()
    count.setValue(250)

    assert (low, count.value()) == (0, 99)
    assert count.accessibleName() == "Tờ khai: số bản sao: 99"
