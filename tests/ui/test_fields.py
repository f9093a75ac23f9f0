"""Fields, pickers, papers: what a clerk types and what the page gets."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DayEdit, DigitsEdit, FormField, PhoneEdit, TextLine
from ui.widgets.paper_row import PaperRow, fit_words
from ui.widgets.papers import PaperChecklist, PaperLine, PaperMark
from ui.widgets.picker import Choice, Picker

OnPage = Callable[..., QWidget]
CHOICES = (
    Choice("1", "Đăng ký khai sinh", "Hộ tịch", "1.001193"),
    Choice("2", "Đăng ký kết hôn", "Hộ tịch", "1.000894"),
    Choice("3", "Chứng thực bản sao", "Chứng thực", "2.000815"),
)
PAPERS = (
    PaperLine("form", "Tờ khai", "Tờ khai theo mẫu ban hành kèm Thông tư"),
    PaperLine("birth", "Giấy chứng sinh", copies=1),
    PaperLine("proof", "Văn bản làm chứng", group="Một trong các giấy tờ sau"),
)


def _parse(text: str) -> date | None:
    for form in ("%d/%m/%Y", "%d%m%y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def _find(text: str) -> tuple[Choice, ...]:
    return tuple(c for c in CHOICES if text.casefold() in c.title.casefold())


def test_the_label_names_its_editor_for_a_screen_reader(qtbot: QtBot) -> None:
    line = TextLine()
    field = FormField("Thiết bị & máy in", line, hint="Gõ có dấu", required=True)
    qtbot.addWidget(field)
    reader = QAccessible.queryAccessibleInterface(line)

    assert reader.text(QAccessible.Text.Name) == "Thiết bị & máy in"
    assert reader.text(QAccessible.Text.Description) == "Gõ có dấu"
    assert field.label.text() == "Thiết bị && máy in"


def test_an_error_takes_the_place_of_the_hint_and_moves_nothing(on_page: OnPage) -> None:
    field = FormField("Số định danh", DigitsEdit(), hint="12 chữ số")
    on_page(field)
    height = field.height()
    field.show_error("Nhập đủ 12 chữ số (mới nhập 11)")

    assert field.error() == "Nhập đủ 12 chữ số (mới nhập 11)"
    assert field.editor.property("invalid") is True
    assert field.height() == height
    field.clear_error()
    assert field.editor.property("invalid") is False


def test_text_is_given_in_nfc_without_stray_blanks(qtbot: QtBot) -> None:
    line = TextLine()
    qtbot.addWidget(line)
    line.setText("  Nguyễn   Hữu Đức ")

    assert line.value() == "Nguyễn Hữu Đức"


@pytest.mark.usefixtures("qapp")
@given(st.text(alphabet="0123456789 -.abc", max_size=30))
@settings(max_examples=60)
def test_whatever_is_pasted_only_twelve_digits_stay(pasted: str) -> None:
    edit = DigitsEdit()
    edit.insert(pasted)
    edit.textEdited.emit(edit.text())
    digits = "".join(c for c in pasted if c.isdigit())[:12]

    assert edit.digits() == digits
    assert edit.text().split() == [digits[i : i + 3] for i in range(0, len(digits), 3)]
    edit.deleteLater()


def test_the_cursor_stays_with_its_digit_while_groups_form(qtbot: QtBot) -> None:
    edit = DigitsEdit()
    qtbot.addWidget(edit)
    QTest.keyClicks(edit, "0460980")
    edit.setCursorPosition(2)
    QTest.keyClicks(edit, "9")

    assert edit.text() == "049 609 80"
    assert edit.cursorPosition() == 3


def test_a_foreign_prefix_becomes_a_zero(qtbot: QtBot) -> None:
    edit = PhoneEdit()
    qtbot.addWidget(edit)
    QTest.keyClicks(edit, "+84905123456")
    assert edit.text() == "0905 123 456"
    edit.clear()
    QTest.keyClicks(edit, "0905123456")
    assert edit.digits() == "0905123456"


def test_a_day_is_typed_as_people_type_it_and_shown_in_full(on_page: OnPage) -> None:
    edit = DayEdit(_parse)
    days: list[date | None] = []
    edit.day_changed.connect(days.append)
    on_page(edit)
    QTest.keyClicks(edit, "190598")
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert edit.text() == "19/05/1998"
    assert edit.day() == date(1998, 5, 19)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert days[-2:] == [date(1998, 5, 19), date(1998, 5, 20)]
    edit.setText("31/02/2026")
    assert edit.day() is None
    assert not edit.is_understood()


def test_a_day_is_drawn_where_a_styled_date_edit_shows_nothing(on_page: OnPage) -> None:
    edit = DayEdit(_parse)
    edit.set_day(date(1998, 5, 19))
    on_page(edit)

    assert edit.height() >= 34
    assert edit.cursorRect().height() > 8


def test_a_picker_narrows_and_enter_picks(on_page: OnPage) -> None:
    picker = Picker(_find)
    picked: list[object] = []
    picker.picked.connect(picked.append)
    on_page(picker)
    QTest.keyClicks(picker, "ng k")
    assert picker.rows() == ("Đăng ký khai sinh", "Đăng ký kết hôn")
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker, Qt.Key.Key_Return)

    assert picked == [CHOICES[1]]
    assert (picker.text(), picker.is_open()) == ("Đăng ký kết hôn", False)
    QTest.keyClick(picker, Qt.Key.Key_Backspace)
    assert picked == [CHOICES[1], None]


def test_escape_closes_the_list_and_keeps_the_words(on_page: OnPage) -> None:
    picker = Picker(_find)
    on_page(picker)
    QTest.keyClicks(picker, "xyz")
    assert picker.is_open()
    assert picker.rows() == ()
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert not picker.is_open()
    assert picker.text() == "xyz"


def test_a_late_answer_to_an_older_text_is_ignored(on_page: OnPage) -> None:
    picker = Picker()
    asked: list[str] = []
    picker.asked.connect(asked.append)
    on_page(picker)
    QTest.keyClicks(picker, "kh")
    picker.show_choices("k", CHOICES)
    assert not picker.is_open()
    picker.show_choices("kh", CHOICES[:1])

    assert asked == ["k", "kh"]
    assert picker.rows() == ("Đăng ký khai sinh",)


def test_the_list_narrows_while_telex_still_composes(on_page: OnPage) -> None:
    picker = Picker(_find)
    on_page(picker)
    for preedit in ("k", "ke", "kê", "kết"):
        QCoreApplication.sendEvent(picker, QInputMethodEvent(preedit, []))
    assert picker.rows() == ("Đăng ký kết hôn",)
    commit = QInputMethodEvent("", [])
    commit.setCommitString("kết")
    QCoreApplication.sendEvent(picker, commit)
    QTest.keyClick(picker, Qt.Key.Key_Return)

    assert picker.choice() == CHOICES[1]


def test_one_key_each_in_a_segmented_choice(on_page: OnPage) -> None:
    ways = SegmentedChoice([Option("desk", "Tại quầy", "1"), Option("post", "Bưu điện", "2")])
    chosen: list[str] = []
    ways.chosen.connect(chosen.append)
    on_page(ways)
    QTest.keyClicks(ways, "2")
    assert ways.value() == "post"
    ways.set_value("desk")
    assert chosen == ["post"]
    ways.set_value("")
    assert ways.value() == ""


def test_tab_goes_through_a_segmented_choice_and_back_again(qtbot: QtBot) -> None:
    before, after = TextLine(), TextLine()
    ways = SegmentedChoice([Option("desk", "Tại quầy", "1"), Option("post", "Bưu điện", "2")])
    ways.show_options([Option("desk", "Tại quầy"), Option("post", "Bưu điện")])
    page = QWidget()
    around = QVBoxLayout(page)
    for widget in (before, ways, after):
        around.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    after.setFocus()
    met: list[QWidget | None] = []
    for key in (Qt.Key.Key_Backtab, Qt.Key.Key_Backtab, Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        QTest.keyClick(page.focusWidget() or page, key)
        met.append(page.focusWidget())

    assert met[1::2] == [before, after]
    assert met[0] is met[2]
    assert met[0] in ways.children()


def test_papers_are_ticked_and_counted_by_keys(on_page: OnPage) -> None:
    papers = PaperChecklist()
    papers.show_papers(PAPERS)
    on_page(papers)
    QTest.keyClicks(papers, "2")
    QTest.keyClick(papers, Qt.Key.Key_Plus)
    QTest.keyClick(papers, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    marks = papers.marks()

    assert marks[1] == PaperMark("birth", is_present=True, originals=2, copies=2)
    assert not marks[0].is_present
    QTest.keyClick(papers, Qt.Key.Key_Asterisk)
    assert all(mark.is_present for mark in papers.marks())
    papers.show_papers(PAPERS)
    papers.set_marks(marks)
    assert papers.marks() == marks


def test_a_vietnamese_key_in_the_papers_does_no_harm(on_page: OnPage) -> None:
    papers = PaperChecklist()
    papers.show_papers(PAPERS)
    on_page(papers)
    before = papers.marks()
    QCoreApplication.sendEvent(
        papers, QKeyEvent(QEvent.Type.KeyPress, 0x1ED2, Qt.KeyboardModifier(0), "ồ")
    )

    assert papers.marks() == before


def test_a_long_name_takes_two_lines_and_no_more() -> None:
    font = theme.ui_font()
    words = "Giấy chứng nhận quyền sử dụng đất " * 6
    assert fit_words("Tờ khai", 300, font) == ("Tờ khai", 1)
    shown, lines = fit_words(words, 300, font)
    assert lines == 2
    assert shown.endswith(" …")
    assert words.startswith(shown.removesuffix(" …"))


def test_rows_of_papers_are_used_again(on_page: OnPage) -> None:
    papers = PaperChecklist()
    papers.show_papers(PAPERS)
    on_page(papers)
    rows = papers.findChildren(PaperRow)
    papers.toggle_all()
    papers.show_papers(PAPERS[:1])
    assert papers.findChildren(PaperRow) == rows
    assert [row.isVisible() for row in rows] == [True, False, False]
    assert [mark.is_present for mark in papers.marks()] == [False]
