"""Summaries, toasts, questions, reasons; tables and figures; touch and paper."""

from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.paintings import Paintings
from ui import theme
from ui.kept_pictures import KeptPictures
from ui.models.lines import Column, LinesModel, Pill
from ui.theme import Tone
from ui.widgets.basics import KeyButton, PrimaryButton, SecondaryButton
from ui.widgets.count_tile import CountTile
from ui.widgets.error_summary import ErrorSummary, Fault
from ui.widgets.fields import TextLine
from ui.widgets.messages import ConfirmBar, EmptyState, Toast
from ui.widgets.preview import SlipPreview, images_of
from ui.widgets.reason import ReasonDialog
from ui.widgets.table import Table, elided_words
from ui.widgets.touch import TARGET_MM, DigitPad
from ui.widgets.views import StoryLine, Timeline, TracePopover, TraceStep

OnPage = Callable[..., QWidget]
COLUMNS = (
    Column[str]("Thủ tục", lambda line: line),
    Column[str]("Số bản", lambda line: str(len(line)), 90, is_figure=True),
    Column[str]("Trạng thái", lambda _: "Quá hạn", 120, pill=lambda _: Pill("Quá hạn", Tone.ERROR)),
)


def test_a_summary_leads_to_the_first_bad_field_and_its_links_to_each(on_page: OnPage) -> None:
    summary, name, number = ErrorSummary(), TextLine(), TextLine()
    on_page(summary, number, name)
    summary.show_faults([Fault("Nhập họ và tên", name), Fault("Nhập đủ 12 chữ số", number)])
    assert name.hasFocus()
    assert summary.isVisible()
    assert [link.text() for link in summary.links()] == ["Nhập họ và tên", "Nhập đủ 12 chữ số"]
    QTest.mouseClick(summary.links()[1], Qt.MouseButton.LeftButton)
    assert number.hasFocus()
    summary.show_faults([])
    assert not summary.isVisible()


def test_undo_can_be_had_once_while_the_toast_counts(on_page: OnPage) -> None:
    window = on_page(TextLine())
    toast = Toast(window)
    undone: list[str] = []
    toast.show_words("Đã chuyển hồ sơ", undo=lambda: undone.append("back"))
    assert toast.isVisible()
    assert toast.undo()
    assert not toast.undo()
    assert undone == ["back"]


def test_an_expired_toast_undoes_nothing(qtbot: QtBot, on_page: OnPage) -> None:
    toast = Toast(on_page(TextLine()))
    undone: list[str] = []
    with qtbot.waitSignal(toast.expired, timeout=4000):
        toast.show_words("Đã gọi", undo=lambda: undone.append("back"), seconds=1)
    assert not toast.undo()
    assert undone == []


@pytest.mark.parametrize(("key", "wanted"), [("Return", "yes"), ("Escape", "no")])
def test_a_question_is_answered_by_keys(on_page: OnPage, key: str, wanted: str) -> None:
    bar = ConfirmBar()
    answers: list[str] = []
    bar.confirmed.connect(lambda: answers.append("yes"))
    bar.cancelled.connect(lambda: answers.append("no"))
    on_page(bar)
    bar.ask("Hủy số B047?", "Hủy số")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, getattr(Qt.Key, f"Key_{key}"))

    assert answers == [wanted]
    assert not bar.isVisible()


def test_enter_throws_nothing_away_where_yes_would_destroy_what_was_typed(on_page: OnPage) -> None:
    bar = ConfirmBar()
    answers: list[str] = []
    bar.confirmed.connect(lambda: answers.append("yes"))
    bar.cancelled.connect(lambda: answers.append("no"))
    on_page(bar)
    bar.ask("Xóa mọi thông tin đã nhập?", "Xóa trắng", destroys=True)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert answers == ["no"]


def test_an_empty_reason_is_refused_in_words_and_enter_accepts(qtbot: QtBot) -> None:
    dialog = ReasonDialog(None, "Từ chối", "Vì sao?", ("Không thuộc thẩm quyền", "Thiếu giấy tờ"))
    qtbot.addWidget(dialog)
    given: list[str] = []
    dialog.reason_given.connect(given.append)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert "lý do" in dialog.field.error()
    assert dialog.isVisible()
    QTest.keyClick(dialog.line, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert dialog.reason() == "Thiếu giấy tờ"
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert given == ["Thiếu giấy tờ"]


@pytest.mark.usefixtures("qapp")
def test_lines_keep_every_rule_of_a_model() -> None:
    model = LinesModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(("Khai sinh", "Kết hôn"))
    model.show(())
    model.show(("Khai tử",))

    assert model.index(0, 0).data() == "Khai tử"
    assert model.cell(model.index(0, 2)).pill == Pill("Quá hạn", Tone.ERROR)


@pytest.mark.usefixtures("qapp")
def test_headers_stand_where_their_columns_stand() -> None:
    model = LinesModel(COLUMNS)
    model.show(("a",))
    role = Qt.ItemDataRole.TextAlignmentRole
    for column in range(model.columnCount()):
        head = model.headerData(column, Qt.Orientation.Horizontal, role)
        assert head == model.data(model.index(0, column), role)
        assert int(str(head)) & int(Qt.AlignmentFlag.AlignHCenter.value) == 0


def test_enter_opens_the_line_and_a_refresh_keeps_the_place(on_page: OnPage) -> None:
    table: Table[str] = Table(COLUMNS, EmptyState("inbox-outline", "Chưa có hồ sơ."), "Hồ sơ")
    opened: list[str] = []
    table.opened.connect(opened.append)
    on_page(table)
    table.show_lines(("Khai sinh", "Kết hôn"))
    table.select_row(1)
    table.show_lines(("Khai tử", "Khai sinh", "Kết hôn"))
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert opened == ["Kết hôn"]
    assert table.rowHeight(0) == 40


@pytest.mark.usefixtures("qapp")
def test_what_does_not_fit_in_a_cell_is_told_by_its_tooltip() -> None:
    model = LinesModel(COLUMNS)
    model.show(("Trợ cấp xã hội hằng tháng cho người khuyết tật nặng",))
    cell = model.cell(model.index(0, 0))

    assert elided_words(cell, 120).startswith("Trợ cấp")
    assert elided_words(cell, 900) == ""


def test_no_button_elides_its_words(on_page: OnPage) -> None:
    words = "Yêu cầu bổ sung, hoàn thiện hồ sơ & in phiếu"
    button = PrimaryButton(words, "Ctrl+Return", "printer-outline")
    page = on_page(button)
    page.resize(10, 10)
    needed = button.fontMetrics().horizontalAdvance(words)

    assert button.minimumSizeHint().width() > needed
    assert button.width() >= button.minimumSizeHint().width()
    assert "&&" in button.text()
    assert button.accessibleName() == words


def test_a_button_answers_its_key_in_the_whole_window_and_both_enters(on_page: OnPage) -> None:
    button: KeyButton = SecondaryButton("Nhận", "Ctrl+Return")
    line = TextLine()
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    on_page(button, line)
    line.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    button.set_words("Nhận và in")
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(clicks) == 3


def test_a_figure_opens_its_list_by_key_and_mouse(on_page: OnPage) -> None:
    tile = CountTile("late", "Quá hạn", "clock-alert-outline", Tone.ERROR)
    opened: list[object] = []
    tile.opened.connect(opened.append)
    on_page(tile)
    tile.show_figure("2", is_toned=True)
    QTest.keyClick(tile, Qt.Key.Key_Space)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)

    assert opened == ["late", "late"]
    assert tile.accessibleName() == "Quá hạn: 2 hồ sơ"


def test_ctrl_enter_gives_the_reason_too(qtbot: QtBot) -> None:
    dialog = ReasonDialog(None, "Sửa giấy", "Vì sao?", ["Sai họ tên", "Sai lệ phí"])
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(dialog.line, "2")
    with qtbot.waitSignal(dialog.reason_given):
        QTest.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_number_alone_means_the_reason_that_stands_beside_it(qtbot: QtBot) -> None:
    dialog = ReasonDialog(None, "Sửa giấy", "Vì sao?", ["Sai họ tên", "Sai lệ phí"])
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.line, "2")
    assert dialog.reason() == "Sai lệ phí"
    dialog.line.clear()
    QTest.keyClicks(dialog.line, "3 trang")
    assert dialog.reason() == "3 trang"


def test_a_story_can_be_told_again_and_a_trace_gives_the_focus_back(on_page: OnPage) -> None:
    story, line = Timeline(), TextLine()
    page = on_page(story, line)
    story.show_story([StoryLine("20/11", "Tiếp nhận", tone=Tone.OK)])
    story.show_story([StoryLine("21/11", "Chuyển"), StoryLine("22/11", "Trả", "Ai", "Ghi chú")])
    line.setFocus()
    popover = TracePopover(page)
    popover.show_trace(line, "Vì sao?", "", [TraceStep("Thứ Hai", "Ngày làm việc", "1")])
    assert popover.isVisible()
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert line.hasFocus()
    assert not popover.isVisible()
    other = QPushButton("Vì sao?", page)
    popover.show_trace(other, "Vì sao?", "", [])
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert line.hasFocus()


def test_targets_for_fingers_are_at_least_20_mm(on_page: OnPage) -> None:
    pad = DigitPad()
    on_page(pad)
    least = round(TARGET_MM / 25.4 * 96)

    assert all(b.width() >= least and b.height() >= least for b in pad.buttons.values())
    QTest.keyClicks(pad, "2511")
    QTest.mouseClick(pad.buttons["back"], Qt.MouseButton.LeftButton)
    assert pad.digits() == "251"
    pad.clear()
    assert pad.digits() == ""


def test_pages_of_a_slip_are_shown_and_zoomed(on_page: OnPage) -> None:
    picture = QImage(QSize(576, 800), QImage.Format.Format_Mono)
    picture.fill(1)
    preview = SlipPreview()
    zooms: list[float] = []
    preview.zoom_changed.connect(zooms.append)
    on_page(preview)
    preview.show_pages([picture, picture])
    preview.set_zoom(1.0)
    preview.zoom_in()
    preview.zoom_out()

    assert zooms == [1.0, 1.25, 1.0]


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_drawn_page_is_shown_dot_for_dot(mode: str) -> None:
    page = Image.new(mode, (577, 3), "white")
    page.paste("black", (570, 1, 573, 2))

    (image,) = images_of((page,))

    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 128
    ]
    assert (image.width(), image.height()) == page.size
    assert dark == [(570, 1), (571, 1), (572, 1)]


def test_a_row_that_is_chosen_or_changes_is_seen_at_once(on_page: OnPage) -> None:
    table: Table[str] = Table(COLUMNS, EmptyState("inbox-outline", "Chưa có hồ sơ."), "Hồ sơ")
    on_page(table)
    table.show_lines(("Khai sinh", "Kết hôn"))
    table.clearSelection()
    place = QPoint(8, table.rowViewportPosition(1) + 4)
    seen = [table.viewport().grab().toImage()]
    table.select_row(1)
    seen.append(table.viewport().grab().toImage())
    table.show_lines(("Khai sinh", "Khai tử"))
    seen.append(table.viewport().grab().toImage())
    table.clearSelection()
    seen.append(table.viewport().grab().toImage())

    colours = [each.pixelColor(place).name() for each in seen]
    plain, chosen = theme.color("surface").name(), theme.color("selected").name()
    assert colours == [plain, chosen, plain, plain]
    assert seen[0] != seen[3]


def test_a_long_table_is_soon_painted_to_its_last_row(qtbot: QtBot, on_page: OnPage) -> None:
    table: Table[str] = Table(COLUMNS, EmptyState("inbox-outline", "Chưa có hồ sơ."), "Hồ sơ")
    on_page(table).resize(900, 900)
    qtbot.waitUntil(lambda: table.viewport().height() > 700)
    paintings = Paintings(table.viewport())
    table.show_lines(tuple(f"Khai sinh {number}" for number in range(40)))
    last = table.rowAt(table.viewport().height() - 60)
    assert last > 16
    qtbot.waitUntil(lambda: paintings.count >= 2)
    seen = table.viewport().grab().toImage()
    middle = table.rowViewportPosition(last) + table.rowHeight(last) // 2
    assert min(seen.pixelColor(x, middle).lightness() for x in range(10, 120)) < 128


def test_a_table_comes_to_rest_where_its_pictures_have_no_room(
    qtbot: QtBot, on_page: OnPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = KeptPictures(most_bytes=300_000)
    monkeypatch.setattr("ui.widgets.table.lay", few.lay)
    monkeypatch.setattr("ui.widgets.table.lay_kept", few.lay_kept)
    table: Table[str] = Table(COLUMNS, EmptyState("inbox-outline", "Chưa có hồ sơ."), "Hồ sơ")
    on_page(table).resize(900, 900)
    qtbot.waitUntil(lambda: table.viewport().height() > 700)
    paintings = Paintings(table.viewport())
    table.show_lines(tuple(f"Khai sinh {number}" for number in range(40)))
    qtbot.wait(300)
    assert 2 <= paintings.count <= 4
