"""Large type is larger than normal type everywhere, on the smallest screen too."""

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from desk_app.desk.setting_up import USUAL_SERIES
from desk_app.domain.moments import local
from desk_app.views import SeriesLoad
from tests.unit.builders import MORNING
from ui.kiosk.buttons import KioskButton
from ui.kiosk.hours import Reception
from ui.kiosk.look import look_for
from ui.kiosk.pages import ConfirmPage, KioskPage, StartPage
from ui.kiosk.state import KioskState
from ui.widgets.touch import TARGET_MM, pixels_of

SCREEN: Final = QSize(1366, 768)
PAGE: Final = QSize(1366, 550)  # what head and foot leave of it in large type
STATE: Final = KioskState(
    office="Trung tâm Phục vụ hành chính công phường Hoa Ban",
    series=USUAL_SERIES,
    loads=tuple(SeriesLoad(one.letter, 10, 40) for one in USUAL_SERIES),
    reception=Reception(is_open=True),
    at=local(MORNING),
    is_demo=False,
)


def drawn(qtbot: QtBot, page: KioskPage, *, is_large: bool) -> dict[str, int]:
    """Show a page in one size of type; return how large the words of each button came out."""
    look = look_for(SCREEN, is_large=is_large, is_contrast=False)
    qtbot.addWidget(page)
    page.setStyleSheet(look.style_sheet())
    page.arrange(look, upright=False)
    buttons = page.findChildren(KioskButton)
    for button in buttons:
        button.set_look(look)
    page.show()
    page.resize(PAGE)
    qtbot.waitUntil(lambda: all(button.height() > 0 for button in buttons))
    page.grab()
    assert all(button.height() >= pixels_of(button, TARGET_MM) for button in buttons)
    return {button.words()[0]: button.drawn_px for button in buttons}


def start() -> KioskPage:
    page = StartPage()
    page.show_state(STATE)
    return page


def confirm() -> KioskPage:
    page = ConfirmPage()
    page.show_series(STATE, "E")
    return page


@pytest.mark.parametrize("make", [start, confirm])
def test_large_type_is_larger_on_the_smallest_screen(
    qtbot: QtBot, make: Callable[[], KioskPage]
) -> None:
    normal = drawn(qtbot, make(), is_large=False)
    large = drawn(qtbot, make(), is_large=True)
    assert {words: size for words, size in large.items() if size <= normal[words]} == {}
