"""Nothing of the queue page is cut in the smallest window with the names that an office starts."""

from datetime import timedelta
from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from desk_app.desk.setting_up import USUAL_SERIES
from desk_app.domain.events import Priority
from desk_app.domain.moments import local
from desk_app.domain.office import Counter
from desk_app.views import QueueView
from tests.unit.builders import MINUTE, MORNING, waiting_ticket
from ui import theme
from ui.desk.queue_dialogs import PickDialog
from ui.desk.queue_page import QueuePage
from ui.desk.queue_questions import ask_issue
from ui.desk.queue_screen import QueueScreen
from ui.desk.queue_words import wait_words
from ui.desk.shell import QUEUE, DeskShell
from ui.widgets.table import cell_of, elided_words

NOW: Final = MORNING + 70 * MINUTE
LETTERS: Final = tuple(series.letter for series in USUAL_SERIES)


def crowded() -> QueueScreen:
    waiting = tuple(
        waiting_ticket(n, series=letter, priority=Priority.ELDERLY if n % 3 else None)
        for n, letter in enumerate(LETTERS * 3)
    )
    counter = Counter("Quầy 6", LETTERS)
    view = QueueView(None, waiting, (), (), (), 0)
    return QueueScreen(counter, view, USUAL_SERIES, (counter,), dict.fromkeys(LETTERS, 88))


def test_whoever_waits_long_is_read_whole_in_the_smallest_window(qtbot: QtBot) -> None:
    shell = DeskShell(lambda: local(NOW))
    page = QueuePage(lambda: NOW)
    shell.add_page(QUEUE, page)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    page.show_screen(crowded())
    table = page.waiting.table
    model = table.lines_model
    cut = [
        words
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if (index := model.index(row, column)).isValid()
        and (words := elided_words(cell_of(index), table.columnWidth(column)))
    ]
    assert cut == []


def test_an_age_in_a_narrow_column_stays_short() -> None:
    ages = (0, 1, 59, 60, 125)
    words = [wait_words(NOW - timedelta(minutes=age), NOW) for age in ages]
    assert words == ["vừa đến", "1 phút", "59 phút", "1 giờ 00", "2 giờ 05"]


def test_the_names_of_all_series_are_read_whole_when_a_number_is_given(qtbot: QtBot) -> None:
    page = QueuePage(lambda: NOW)
    qtbot.addWidget(page)
    page.show()
    ask_issue(page, crowded(), lambda _: None)
    dialog = page.findChild(PickDialog)
    assert dialog is not None
    columns = [button.geometry() for button in dialog.findChildren(QRadioButton)]
    assert not any(one.intersects(other) for one in columns for other in columns if one != other)
    for button in dialog.findChildren(QRadioButton):
        words = theme.words_px(button.text(), theme.size("body"), QFont.Weight.Normal)
        assert button.width() >= words + 30, button.text()
