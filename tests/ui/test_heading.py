"""The title of a page beside what may cover the header."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.basics import breakable
from ui.widgets.heading import Heading
from ui.widgets.messages import Toast

LONG = "Sửa giấy đã in của H99.01.01-261123-0004 và của mọi hồ sơ khác cùng một người nộp"
WIDTH_PX = 900
HEADER_PX = 64


def _window(qtbot: QtBot) -> tuple[QWidget, Heading, Toast]:
    window, beside, heading = QWidget(), QWidget(), Heading()
    qtbot.addWidget(window)
    header, column = QWidget(), QVBoxLayout(window)
    header.setFixedHeight(HEADER_PX)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(header)
    column.addStretch(1)
    row = QHBoxLayout(header)
    row.addWidget(heading)
    row.addStretch(1)
    beside.setFixedSize(200, 36)
    row.addWidget(beside)
    toast = Toast(window, beside)
    toast.placed.connect(heading.leave_room)
    window.resize(WIDTH_PX, 600)
    window.show()
    heading.show_words(LONG, "1.000894 · Thủ tục đăng ký kết hôn")
    qtbot.wait(20)
    return window, heading, toast


def test_a_title_ends_where_the_toast_begins_and_has_its_room_back_afterwards(
    qtbot: QtBot,
) -> None:
    _, heading, toast = _window(qtbot)
    free_px = heading.width()

    toast.show_words("Mời số B001 đến quầy 6")
    qtbot.waitUntil(lambda: heading.geometry().right() < toast.geometry().left())
    toast.hide()

    qtbot.waitUntil(lambda: heading.width() == free_px)


def test_long_news_stand_in_the_header_in_lines_and_short_ones_in_one_again(qtbot: QtBot) -> None:
    window, _, toast = _window(qtbot)
    toast.show_words("Mời số B001 đến quầy 6")
    short = toast.geometry()

    toast.show_words("Máy in mạng không nối được. Hãy kiểm tra nguồn và dây mạng của máy in.")
    long = toast.geometry()
    assert WIDTH_PX // 3 <= long.left() < long.right() < window.width() - 200
    assert long.top() >= 0
    assert long.height() > short.height()
    assert long.bottom() < HEADER_PX + 14  # above what stands on a page

    toast.show_words("Máy in mạng không nối được. Hãy kiểm tra nguồn và dây mạng của máy in. " * 9)
    assert toast.geometry().top() > HEADER_PX + 14
    assert window.rect().contains(toast.geometry())

    toast.show_words("Mời số B001 đến quầy 6")
    assert toast.geometry() == short


def test_a_title_without_room_is_cut_with_an_ellipsis_and_told_whole_to_readers(
    qtbot: QtBot,
) -> None:
    window, heading, toast = _window(qtbot)
    toast.show_words("Mời số B001 đến quầy 6")
    title = heading.findChildren(QWidget)[0]

    qtbot.waitUntil(lambda: bool(title.toolTip()))

    assert title.accessibleName() == LONG
    assert window.width() == WIDTH_PX  # nothing pushes the window wider


def test_a_subtitle_takes_all_the_room_up_to_the_search(qtbot: QtBot) -> None:
    window, heading, _ = _window(qtbot)
    long = "2.000986 · Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế " * 2
    heading.show_words("Tiếp nhận hồ sơ", long)
    subtitle = heading.findChildren(QLabel)[1]
    qtbot.waitUntil(lambda: subtitle.text().endswith("…"))
    assert heading.geometry().right() > WIDTH_PX - 200 - 60
    window.resize(3000, 64)
    qtbot.waitUntil(lambda: subtitle.text() == long)
    assert subtitle.toolTip() == ""


def test_a_word_too_long_for_a_column_may_break_and_others_stay_as_they_are() -> None:
    assert breakable("Tờ khai theo mẫu, H99.01.01") == "Tờ khai theo mẫu, H99.01.01"
    broken = breakable("1.MuCT01banhnhkmtheoThngts53.2025.TTBCA")
    assert broken.replace("\u200b", "") == "1.MuCT01banhnhkmtheoThngts53.2025.TTBCA"
    assert max(map(len, broken.split("\u200b"))) <= 24
