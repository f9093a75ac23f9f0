"""The desk's frame, its sign-in, and the whole gallery at every size."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ui import gallery, theme
from ui.desk import shell as desk
from ui.desk.page import Page
from ui.desk.shell import DeskShell
from ui.desk.sign_in import SEEK_MS, StaffLine
from ui.desk.status_bar import moment_words
from ui.keys import KeyLine, key_caps
from ui.widgets.picker import Choice

NOON = datetime(2026, 11, 20, 10, 43)  # noqa: DTZ001  local time, as it stands on the wall


class Sample(Page):
    """Notes what the shell does to it."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.told: list[str] = []

    @override
    def entered(self) -> None:
        self.told.append("entered")

    @override
    def left(self) -> None:
        self.told.append("left")

    @override
    def keys(self) -> Sequence[KeyLine]:
        return (KeyLine("Ctrl+Return", "Nhận hồ sơ"),)

    @override
    def take_scan(self, code: str) -> bool:
        return code.startswith("2")


@pytest.fixture
def shell(qtbot: QtBot) -> DeskShell:
    made = DeskShell(lambda: NOON)
    made.add_page(desk.QUEUE, Sample("Hàng đợi"))
    made.add_page(desk.INTAKE, Sample("Tiếp nhận hồ sơ"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


class Painted(QLabel):
    """Counts how often it is painted."""

    times = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1
        super().paintEvent(event)


def test_a_page_that_comes_to_the_front_is_painted_once(shell: DeskShell, qtbot: QtBot) -> None:
    page = Sample("Hồ sơ")
    part = Painted("Một phần của trang")
    page.body.addWidget(part)
    shell.add_page(desk.DOSSIERS, page)
    QApplication.processEvents()
    shell.go_to(desk.DOSSIERS.key)
    qtbot.waitUntil(lambda: part.times > 0)
    QApplication.processEvents()
    shell.go_to(desk.QUEUE.key)
    QApplication.processEvents()
    part.times = 0
    shell.go_to(desk.DOSSIERS.key)
    qtbot.waitUntil(lambda: part.times > 0)
    QApplication.processEvents()
    assert part.times == 1


def _page(shell: DeskShell) -> Sample:
    page = shell.current_page()
    assert isinstance(page, Sample)
    return page


def test_function_keys_lead_from_page_to_page(shell: DeskShell) -> None:
    queue = _page(shell)
    QTest.keyClick(shell, Qt.Key.Key_F3)
    intake = _page(shell)

    assert intake.title == "Tiếp nhận hồ sơ"
    assert queue.told == ["entered", "left"]
    assert intake.told == ["entered"]


def test_a_locked_desk_goes_nowhere_and_takes_no_scan(shell: DeskShell, qtbot: QtBot) -> None:
    codes: list[str] = []
    shell.scan_unclaimed.connect(codes.append)
    shell.pass_scan("25112000")
    shell.pass_scan("99")
    with qtbot.waitSignal(shell.lock_asked, timeout=1000):
        QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shell.show_sign_in()
    QTest.keyClick(shell, Qt.Key.Key_F3)
    shell.pass_scan("99")

    assert codes == ["99"]
    assert shell.is_locked()
    assert _page(shell).title == "Hàng đợi"


def test_signing_in_asks_with_name_and_pin_and_says_when_it_was_wrong(
    shell: DeskShell,
) -> None:
    view = shell.sign_in
    view.show_staff(
        [StaffLine("a", "Nguyễn Thị Dụ", "Cán bộ"), StaffLine("b", "Trần Ví", "Cán bộ")],
        "Đăng nhập",
    )
    shell.show_sign_in()
    asked: list[tuple[str, str]] = []

    def note(who: str, pin: str) -> None:
        asked.append((who, pin))

    view.sign_in_asked.connect(note)
    QTest.keyClick(view.pin, Qt.Key.Key_Return)
    assert "4 chữ số" in view.refusal()
    QTest.keyClick(view.pin, Qt.Key.Key_Down)
    QTest.keyClicks(view.pin, "1234")
    QTest.keyClick(view.pin, Qt.Key.Key_Return)
    QTest.keyClick(view.pin, Qt.Key.Key_Return)
    assert asked == [("b", "1234")]
    view.show_refusal("Mã PIN chưa đúng, hãy nhập lại")
    assert view.pin.text() == ""
    assert view.pin.hasFocus()


def test_letters_typed_for_a_pin_find_a_name_and_stay_out_of_the_pin(shell: DeskShell) -> None:
    view = shell.sign_in
    names = ("Lê Thị Minh Châu", "Đỗ Gia Huy", "Nguyễn Hữu Huy", "Võ Thành Đạt")
    view.show_staff([StaffLine(name, name, "Cán bộ") for name in names], "Đăng nhập")
    shell.show_sign_in()

    def chosen_after(keys: str) -> str:
        QTest.qWait(SEEK_MS + 100)  # a new name
        QTest.keyClicks(view.pin, keys)
        return names[view.list.currentIndex().row()]

    assert chosen_after("hu") == "Đỗ Gia Huy"
    assert chosen_after("huu") == "Nguyễn Hữu Huy"
    assert chosen_after("dat") == "Võ Thành Đạt"
    assert chosen_after("zz") == "Võ Thành Đạt"
    assert chosen_after("do gia") == "Đỗ Gia Huy"
    QTest.keyClicks(view.pin, "2468")
    assert view.pin.text() == "2468"


def test_a_reason_why_nobody_can_work_here_is_not_covered_by_a_lesser_one(
    shell: DeskShell,
) -> None:
    view = shell.sign_in
    view.show_staff([], "Đăng nhập")
    view.show_refusal("Thư mục này chưa được cài cho đơn vị nào.")
    QTest.keyClicks(view.pin, "2468")
    QTest.keyClick(view.pin, Qt.Key.Key_Return)
    assert view.refusal() == "Thư mục này chưa được cài cho đơn vị nào."


def test_f1_shows_the_keys_of_the_page_and_closes_again(qtbot: QtBot, shell: DeskShell) -> None:
    def words() -> list[str]:
        return [found.text() for found in shell.findChildren(QLabel) if found.isVisible()]

    QTest.keyClick(shell, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: "Nhận hồ sơ" in words())  # a card a turn
    assert key_caps("Ctrl+Return") in words()
    shell.show_keys()
    assert "Nhận hồ sơ" not in words()


def test_ctrl_z_undoes_what_the_toast_told(shell: DeskShell) -> None:
    undone: list[str] = []
    shell.show_toast("Đã gọi B047", undo=lambda: undone.append("B047"))
    assert shell.toast_words() == "Đã gọi B047"
    shell.search.setFocus()
    QTest.keyClick(shell.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["B047"]
    assert shell.toast_words() == ""


def test_ctrl_z_first_undoes_what_was_typed(shell: DeskShell) -> None:
    undone: list[str] = []
    shell.show_toast("Đã gọi B047", undo=lambda: undone.append("B047"))
    shell.search.setFocus()
    QTest.keyClicks(shell.search, "du")
    QTest.keyClick(shell.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []
    assert shell.search.text() == ""


def test_the_search_is_asked_by_the_window_and_forgets_what_was_picked(
    shell: DeskShell,
) -> None:
    found = Choice("7", "Nguyễn Thị Dụ", "Khai sinh", "0007")
    picked: list[object] = []
    shell.search_picked.connect(picked.append)

    def answer(text: str) -> None:
        shell.search.show_choices(text, [found])

    shell.search.asked.connect(answer)
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(shell.search, "du")
    QTest.keyClick(shell.search, Qt.Key.Key_Return)

    assert picked == [found]
    assert shell.search.text() == ""


def test_the_moment_is_written_the_vietnamese_way() -> None:
    assert moment_words(NOON) == "Thứ Sáu, 20/11/2026  10:43"


def test_every_place_of_the_kit_can_be_reached_and_read_at_the_smallest_window(
    qtbot: QtBot,
) -> None:
    window = gallery.build_shell()
    qtbot.addWidget(window)
    window.resize(QSize(*desk.MINIMUM_PX))
    window.show()
    for key in ("queue", "intake", "today"):
        window.go_to(key)
        page = window.current_page()
        assert page is not None
        qtbot.waitUntil(page.isVisible)
        assert _nameless(page) == []
        assert _cut(page) == []


def _nameless(page: QWidget) -> list[str]:
    faults: list[str] = []
    for widget in page.findChildren(QWidget):
        can = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        texts = (widget.accessibleName(), getattr(widget, "text", str)())
        if can and not any(texts) and not widget.objectName().startswith("qt_"):
            faults.append(type(widget).__name__)
    return faults


def _cut(page: QWidget) -> list[str]:
    faults: list[str] = []
    for found in page.findChildren(QLabel):
        wide = found.fontMetrics().horizontalAdvance(found.text())
        tall = found.fontMetrics().height()
        told = bool(found.toolTip()) or found.wordWrap()
        room = found.contentsRect()
        if found.isVisible() and (
            (wide > room.width() + 1 and not told) or tall > room.height() + 1
        ):
            faults.append(found.text())
    return faults


def test_check_boxes_are_seen_in_the_dark(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.Scheme.DARK)
    box = QCheckBox("Đã đối chiếu")
    qtbot.addWidget(box)
    box.show()
    box.setChecked(True)
    picture = box.grab().toImage()
    colors = {picture.pixelColor(x, picture.height() // 2).name() for x in range(3, 20)}

    assert theme.color("primary").name() in colors
    assert theme.color("on_primary").name() in colors or len(colors) > 2


@pytest.mark.parametrize("factor", ["1.25", "1.5"])
def test_the_gallery_is_drawn_at_larger_scales(tmp_path: Path, factor: str) -> None:
    target = tmp_path / "kit.png"
    environment = os.environ | {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "ui.gallery", str(target)],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("kit-*.png"))) == 32
