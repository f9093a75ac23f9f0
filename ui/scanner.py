"""Counter scanners that type like a keyboard ("wedge"): their bursts become one signal.

Works wherever the focus is. With an input method (IBus-UniKey) a text field sees growing preedit
and one commit instead of key presses, so both are watched. A burst: at most 35 ms between
characters, at least six of them, Enter or Tab at the end, and what cards and our own papers
carry: fields parted by "|", digits, or the address on a receipt. Anything else was typed.

Time is the keyboard's own where events carry it: a window that was busy for a moment must not
tear a card in two. The field that received the characters gets its text back, and the final
Enter presses nothing.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from ui.focus import FocusFilter

GAP_MS: Final = 35  # no hand types so fast for so long; wedge scanners take 1 to 25 ms
SHORTEST: Final = 6
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_WATCHED: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.ShortcutOverride}
)
_MODIFIERS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock}
)


class Wedge(QObject):
    """Watches whatever has the focus; ``scanned`` carries the code without its ending."""

    scanned = Signal(str)

    def __init__(
        self,
        app: QApplication,
        gap_ms: float = GAP_MS,
        shortest: int = SHORTEST,
        now_s: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__(app)
        self._gap_ms = gap_ms
        self._shortest = shortest
        self._now_s = now_s
        self._last_ms = 0.0
        self._last_stamp_ms = 0
        self._code = ""
        self._preedit = ""
        self._where: QWidget | None = None
        self._put_back: Callable[[], None] | None = None
        self._filter = FocusFilter(self, self.see)

    def close(self) -> None:
        """Watch no longer."""
        self._filter.close()

    def see(self, watched: QObject, event: QEvent) -> bool:
        """Look at an event on its way to ``watched``; True keeps it from there."""
        if not isinstance(event, (QKeyEvent, QInputMethodEvent)) or event.type() not in _WATCHED:
            return False
        focused = QApplication.focusWidget()
        if not _is_first_to_see(watched, focused):
            return False
        if isinstance(event, QInputMethodEvent):
            self._see_composed(event, focused)
        elif event.type() == QEvent.Type.ShortcutOverride:
            return self._keep_from_shortcuts(event)
        else:
            return self._see_key(event, focused)
        return False

    def _keep_from_shortcuts(self, event: QEvent) -> bool:
        # inside a burst a letter or the final Enter must not act as a shortcut of the page;
        # Enter after a few quick digits is a PIN or a number that somebody typed
        is_end = isinstance(event, QKeyEvent) and event.key() in _ENDS
        long_enough = len(self._code) >= (self._shortest if is_end else 2)
        in_burst = long_enough and self._pause_ms(event) <= self._gap_ms
        if is_end and not _is_ours(self._code):
            in_burst = False
        if in_burst:
            event.accept()
        return in_burst

    def _see_composed(self, event: QInputMethodEvent, focused: QWidget | None) -> None:
        if event.preeditString() != self._preedit or event.commitString():
            self._count_time(event, focused)
        self._preedit = event.preeditString()
        self._code += event.commitString()

    def _see_key(self, event: QKeyEvent, focused: QWidget | None) -> bool:
        if event.key() in _ENDS:
            return self._end(event)
        if event.text() and event.text().isprintable():
            self._count_time(event, focused)
            self._code += event.text()
        elif event.key() not in _MODIFIERS:
            self._forget()
        return False

    def _count_time(self, event: QEvent, focused: QWidget | None) -> None:
        pause_ms = self._pause_ms(event)
        self._last_ms, self._last_stamp_ms = self._now_s() * 1000, _stamp_ms(event)
        where = _whole_of(focused)
        if pause_ms > self._gap_ms or where is not self._where:
            self._forget()
            self._where = where
            self._put_back = _remember(where)

    def _pause_ms(self, event: QEvent) -> float:
        stamp_ms = _stamp_ms(event)
        if stamp_ms and self._last_stamp_ms:
            return stamp_ms - self._last_stamp_ms
        return self._now_s() * 1000 - self._last_ms

    def _end(self, event: QEvent) -> bool:
        pause_ms = self._pause_ms(event)
        code, put_back = self._code, self._put_back
        self._forget()
        if len(code) < self._shortest or pause_ms > self._gap_ms or not _is_ours(code):
            return False
        if put_back is not None:
            put_back()
        self.scanned.emit(code)
        return True

    def _forget(self) -> None:
        self._code = ""
        self._where = None
        self._put_back = None


@runtime_checkable
class Remembers(Protocol):
    """A widget of ours with keys of its own: it can put itself back as it was."""

    def remember(self) -> Callable[[], None]:
        """Return what restores the present state."""
        ...


def _is_ours(code: str) -> bool:
    """Say whether ``code`` is what the symbols on cards and on our papers carry."""
    return "|" in code or (code.isascii() and code.isdigit()) or code.lower().startswith("http")


def _stamp_ms(event: QEvent) -> int:
    """Return when the keyboard made the event; 0 where nobody wrote it down."""
    return event.timestamp() if isinstance(event, QInputEvent) else 0


def _is_first_to_see(watched: QObject, focused: QWidget | None) -> bool:
    if focused is not None:
        return watched is focused
    # without focus the native window and the widget both pass here: count one of them
    return isinstance(watched, QWidget) and watched.isWindow()


def _whole_of(focused: QWidget | None) -> QWidget | None:
    """Return the widget of ours that ``focused`` is a part of, or itself."""
    ancestor = focused
    while ancestor is not None:
        if isinstance(ancestor, Remembers):
            return ancestor
        ancestor = ancestor.parentWidget()
    return focused


def _remember(widget: QWidget | None) -> Callable[[], None] | None:
    """Return what puts ``widget`` back as it is now, before the burst is typed into it."""
    if isinstance(widget, Remembers):
        return widget.remember()
    match widget:
        case QLineEdit():
            return _remember_line(widget)
        case QPlainTextEdit():
            return _remember_text(widget)
        case QComboBox():
            return partial(widget.setCurrentIndex, widget.currentIndex())
        case QSpinBox():
            return partial(widget.setValue, widget.value())
        case _:
            return _remember_row(widget)


def _remember_row(widget: QWidget | None) -> Callable[[], None] | None:
    if isinstance(widget, QAbstractItemView):
        return partial(widget.setCurrentIndex, widget.currentIndex())
    return None


def _remember_line(line: QLineEdit) -> Callable[[], None]:
    text, cursor = line.text(), line.cursorPosition()

    def put_back() -> None:
        if line.text() != text:
            line.setText(text)
            line.textEdited.emit(text)  # drafts and searches saw the burst: let them see it go
        line.setCursorPosition(cursor)

    return put_back


def _remember_text(editor: QPlainTextEdit) -> Callable[[], None]:
    text, place = editor.toPlainText(), editor.textCursor().position()

    def put_back() -> None:
        if editor.toPlainText() != text:
            editor.setPlainText(text)
        cursor = editor.textCursor()
        cursor.setPosition(place)
        editor.setTextCursor(cursor)

    return put_back
