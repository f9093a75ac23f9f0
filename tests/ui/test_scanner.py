"""A counter scanner types faster than any hand; its code must not end up in a field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.keys import bind
from ui.scanner import Wedge
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.papers import PaperChecklist, PaperLine

CODE = "2511200047831"
HAND_MS = 90


class Scanner(QObject):
    """Types with a clock of its own, so that the pauses are exact."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.now_s = 100.0
        self.codes: list[str] = []
        self.wedge = Wedge(app, now_s=lambda: self.now_s)
        self.wedge.scanned.connect(self.codes.append)

    def type(self, text: str, gap_ms: float) -> None:
        for letter in text:
            self.now_s += gap_ms / 1000
            self.press(Qt.Key(ord(letter.upper())), letter)

    def end(self, gap_ms: float = 5) -> None:
        self.now_s += gap_ms / 1000
        self.press(Qt.Key.Key_Return, "\r")

    def press(self, key: Qt.Key, text: str) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier(0), text))

    def compose(self, preedit: str, commit: str, gap_ms: float) -> None:
        self.now_s += gap_ms / 1000
        widget = QApplication.focusWidget()
        assert widget is not None
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(widget, event)


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    made = Scanner(qapp)
    yield made
    made.wedge.close()


def _focus(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: _has_focus(widget))


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


@pytest.mark.parametrize("gap_ms", [2, 10, 25])
def test_a_burst_into_a_line_becomes_a_code_and_the_line_is_put_back(
    qtbot: QtBot, scanner: Scanner, gap_ms: float
) -> None:
    line = QLineEdit("Nguyễn")
    _focus(qtbot, line)
    line.setCursorPosition(3)
    scanner.type(CODE, gap_ms)
    scanner.end()

    assert scanner.codes == [CODE]
    assert (line.text(), line.cursorPosition()) == ("Nguyễn", 3)


@pytest.mark.parametrize("gap_ms", [80, HAND_MS, 120])
def test_typing_by_hand_is_left_alone(qtbot: QtBot, scanner: Scanner, gap_ms: float) -> None:
    line = QLineEdit()
    _focus(qtbot, line)
    scanner.type(CODE, gap_ms)
    scanner.end(gap_ms)

    assert scanner.codes == []
    assert line.text() == CODE


@pytest.mark.parametrize("typed", ["nguyen", "khaisinh", "b0012345"])
def test_words_are_typed_however_fast(qtbot: QtBot, scanner: Scanner, typed: str) -> None:
    line = QLineEdit()
    _focus(qtbot, line)
    scanner.type(typed, 20)
    scanner.end(20)

    assert (scanner.codes, line.text()) == ([], typed)


@pytest.mark.parametrize(
    "code", [CODE, "014198000001||LO THI MAU|19051998", "https://tracuu.vi.du/12345678901234567890"]
)
def test_cards_and_our_own_papers_are_taken(qtbot: QtBot, scanner: Scanner, code: str) -> None:
    line = QLineEdit()
    _focus(qtbot, line)
    scanner.type(code, 20)
    scanner.end(20)

    assert (scanner.codes, line.text()) == ([code], "")


def test_a_short_burst_is_no_code(qtbot: QtBot, scanner: Scanner) -> None:
    line = QLineEdit()
    _focus(qtbot, line)
    scanner.type("12345", 5)
    scanner.end()

    assert (scanner.codes, line.text()) == ([], "12345")


def test_with_an_input_method_the_preedit_is_watched(qtbot: QtBot, scanner: Scanner) -> None:
    line = QLineEdit("Trần")
    _focus(qtbot, line)
    scanner.now_s += 1
    for length in range(1, len(CODE) + 1):
        scanner.compose(CODE[:length], "", 8)
    scanner.compose("", CODE, 8)
    scanner.end()

    assert scanner.codes == [CODE]
    assert line.text() == "Trần"


def test_a_text_area_is_put_back(qtbot: QtBot, scanner: Scanner) -> None:
    area = QPlainTextEdit("Ghi chú")
    _focus(qtbot, area)
    scanner.type(CODE, 4)
    scanner.end()

    assert scanner.codes == [CODE]
    assert area.toPlainText() == "Ghi chú"


def test_a_combo_and_a_spin_box_are_put_back(qtbot: QtBot, scanner: Scanner) -> None:
    combo = QComboBox()
    combo.addItems(["0 chọn", "1 một", "2 hai"])
    _focus(qtbot, combo)
    scanner.type(CODE, 4)
    scanner.end()
    spin = QSpinBox()
    spin.setRange(0, 10**9)
    spin.setValue(7)
    _focus(qtbot, spin)
    scanner.now_s += 1
    scanner.type(CODE, 4)
    scanner.end()

    assert scanner.codes == [CODE, CODE]
    assert (combo.currentIndex(), spin.value()) == (0, 7)


def test_a_button_and_a_table_take_a_scan_and_the_button_is_not_pressed(
    qtbot: QtBot, scanner: Scanner
) -> None:
    button = QPushButton("Nhận")
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    bind(button, "Return", lambda: pressed.append(True))
    _focus(qtbot, button)
    scanner.type(CODE, 4)
    scanner.end()
    table = QTableView()
    _focus(qtbot, table)
    scanner.now_s += 1
    scanner.type(CODE, 4)
    scanner.end()

    assert scanner.codes == [CODE, CODE]
    assert pressed == []


def test_widgets_with_keys_of_their_own_are_put_back(qtbot: QtBot, scanner: Scanner) -> None:
    papers = PaperChecklist()
    papers.show_papers([PaperLine(str(n), f"Giấy {n}") for n in range(5)])
    before = papers.marks()
    _focus(qtbot, papers)
    scanner.type(CODE, 4)
    scanner.end()
    ways = SegmentedChoice([Option("a", "Tại quầy", "1"), Option("b", "Bưu điện", "2")])
    ways.set_value("a")
    _focus(qtbot, ways)
    scanner.now_s += 1
    scanner.type(CODE, 4)
    scanner.end()

    assert scanner.codes == [CODE, CODE]
    assert papers.marks() == before
    assert ways.value() == "a"


@pytest.mark.parametrize(
    ("typed", "key", "letter", "is_kept"),
    [
        (CODE[:4], Qt.Key.Key_5, "5", True),
        (CODE[:6], Qt.Key.Key_Return, "\r", True),
        ("2468", Qt.Key.Key_Return, "\r", False),  # a quick hand: Enter signs in
    ],
)
def test_shortcuts_of_the_page_do_not_fire_inside_a_burst(
    qtbot: QtBot, scanner: Scanner, typed: str, key: Qt.Key, letter: str, *, is_kept: bool
) -> None:
    line = QLineEdit()
    _focus(qtbot, line)
    scanner.type(typed, 4)
    # the watch alone is asked: a line edit keeps letters for itself
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier(0), letter)
    override.ignore()
    kept = scanner.wedge.see(line, override)

    assert (kept, override.isAccepted()) == (is_kept, is_kept)


def test_a_busy_window_does_not_tear_a_code_in_two(qtbot: QtBot, scanner: Scanner) -> None:
    line = QLineEdit()
    _focus(qtbot, line)
    for number, letter in enumerate((*CODE, "\r")):
        scanner.now_s += 0.2  # the window was busy; the keyboard was not
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier(0), letter)
        event.setTimestamp(7000 + 5 * number)
        QApplication.sendEvent(line, event)

    assert (scanner.codes, line.text()) == ([CODE], "")
