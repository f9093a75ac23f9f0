"""Sees what comes to the widget that has the focus: keys and composed text.

A filter on the application would be called for every event of every widget; building one page
is thousands of them, and each call into Python was a third of what held the window.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override


class FocusFilter(QObject):
    """Calls ``see`` before the focused widget (else the active window) gets an event.

    ``see`` returns True to keep the event from it.
    """

    def __init__(self, parent: QObject, see: Callable[[QObject, QEvent], bool]) -> None:
        super().__init__(parent)
        self._see = see
        self._is_closed = False
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            app.focusWindowChanged.connect(self._follow)
        self._follow()

    def close(self) -> None:
        """See nothing any more; a window may close twice."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._is_closed:
            self._is_closed = True
            app.focusChanged.disconnect(self._follow)
            app.focusWindowChanged.disconnect(self._follow)
        self._watch(None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self._see(watched, event)

    def _follow(self, *_: object) -> None:
        self._watch(QApplication.focusWidget() or QApplication.activeWindow())

    def _watch(self, widget: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)
