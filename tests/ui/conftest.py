"""Every test here runs offscreen, in the program's own look."""

import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Scheme


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    if not qapp.styleSheet():
        theme.apply(qapp, Scheme.LIGHT)
    yield
    if theme.scheme() is not Scheme.LIGHT:
        theme.apply(qapp, Scheme.LIGHT)


@pytest.fixture
def on_page(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Put widgets on an active page of 700 x 500, the focus in the first; kept until the end."""
    pages: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        page = QWidget()
        pages.append(page)
        inside = QVBoxLayout(page)
        for widget in widgets:
            inside.addWidget(widget)
        qtbot.addWidget(page)
        page.resize(700, 500)
        page.show()
        page.activateWindow()
        widgets[0].setFocus()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
        return page

    yield show
    for page in pages:
        page.close()
