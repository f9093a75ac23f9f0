"""The dialog of an action by keys alone: Enter goes on, Ctrl+Enter carries out, in every one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.desk.dossier_dialog import ActionDialog
from ui.desk.dossier_editors import TextEditor
from ui.desk.dossier_forms import Answers, Ask, AskKind, FormSpec

TODAY = date(2026, 11, 20)
REASON = Ask("reason", "Lý do", required=True)
MONEY = Ask("money", "Phí, lệ phí đã nộp")
LINES = Ask("contents", "Giấy tờ", AskKind.LINES)
PICKED = Ask("unit", "Đơn vị", AskKind.PICK)
TICKED = Ask("with_paper", "Chuyển kèm hồ sơ giấy", AskKind.CHECK)


def shown(qtbot: QtBot, *asks: Ask, ends: bool = False) -> tuple[ActionDialog, list[Answers]]:
    dialog = ActionDialog(None, FormSpec("Việc", "", asks, TODAY, ends=ends))
    qtbot.addWidget(dialog)
    taken: list[Answers] = []
    dialog.answered.connect(taken.append)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog, taken


def line_of(dialog: ActionDialog, key: str) -> QWidget:
    editor = dialog.editors[key]
    assert isinstance(editor, TextEditor)
    return editor.line


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


@pytest.mark.parametrize("asks", [(REASON,), (REASON, MONEY), (REASON, LINES), (REASON, PICKED)])
@pytest.mark.parametrize("ends", [False, True])
def test_ctrl_enter_carries_out_in_every_dialog(
    qtbot: QtBot, asks: tuple[Ask, ...], *, ends: bool
) -> None:
    dialog, taken = shown(qtbot, *asks, ends=ends)
    QTest.keyClicks(line_of(dialog, "reason"), "Vi sao")
    dialog.editors[asks[-1].key].setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [answers.text("reason") for answers in taken] == ["Vi sao"]


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_through_the_fields_and_carries_out_after_the_last(
    qtbot: QtBot, enter: Qt.Key
) -> None:
    dialog, taken = shown(qtbot, REASON, TICKED, MONEY)
    QTest.keyClicks(line_of(dialog, "reason"), "Vi sao")
    press(enter)
    assert dialog.editors["with_paper"].isAncestorOf(QApplication.focusWidget() or dialog)
    press(enter)
    assert line_of(dialog, "money").hasFocus()
    assert not taken
    press(enter)
    assert len(taken) == 1
    press(enter)  # under way: nothing is done twice
    assert len(taken) == 1


@pytest.mark.parametrize("asks", [(REASON,), (REASON, MONEY)])
def test_what_ends_a_dossier_is_pressed_on_its_button(qtbot: QtBot, asks: tuple[Ask, ...]) -> None:
    dialog, taken = shown(qtbot, *asks, ends=True)
    QTest.keyClicks(line_of(dialog, "reason"), "Vi sao")
    for _ in asks:
        press(Qt.Key.Key_Return)
    assert dialog.accept_button.hasFocus()
    assert not taken
    press(Qt.Key.Key_Return)
    assert len(taken) == 1


def test_enter_after_the_last_field_goes_back_to_the_one_that_lacks_something(
    qtbot: QtBot,
) -> None:
    dialog, taken = shown(qtbot, REASON, MONEY)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert not taken
    assert line_of(dialog, "reason").hasFocus()


def test_enter_begins_a_line_where_there_are_several_and_gives_up_on_the_other_button(
    qtbot: QtBot,
) -> None:
    dialog, taken = shown(qtbot, LINES, REASON)
    press(Qt.Key.Key_Return)
    assert not dialog.editors["reason"].isAncestorOf(QApplication.focusWidget() or dialog)
    dialog.cancel_button.setFocus()
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert not taken
