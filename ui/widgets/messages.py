"""What the program says to the clerk: faults, news with Undo, questions, empty places."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.focus import FocusFilter
from ui.keys import bind
from ui.theme import TONE_ICONS, Tone
from ui.widgets.basics import DangerButton, IconLabel, SecondaryButton, label

UNDO_SECONDS: Final = 10
_MARGIN_PX: Final = 20
_TOP_PX: Final = 6
_BELOW_PX: Final = 12  # between the header and what stands on a page
_LEAST_PX: Final = 260  # a toast in the header is at least so wide
_ANY_WIDTH_PX: Final = (1 << 24) - 1  # Qt's own QWIDGETSIZE_MAX


class Toast(QFrame):
    """News with Undo for ten seconds. Never takes the focus.

    It stands left of ``beside`` (the header's search box), where it covers no work, in as many
    lines as the header has room for; else at the foot of the window.
    """

    undone = Signal()
    expired = Signal()
    placed = Signal(int)  # the header is covered from this x of the window on; 0: it is free

    def __init__(self, window: QWidget, beside: QWidget | None = None) -> None:
        super().__init__(window)
        self._beside = beside
        self.setProperty("role", "toast")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(14, 9, 9, 9)
        inside.setSpacing(12)
        self._sign = IconLabel("check-circle", "on_tooltip", 20)
        self._words = label("")
        # no countdown: what is undone may have a longer one of its own, on its own button
        self._undo = QPushButton("Hoàn tác  Ctrl Z")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self._sign, self._words, self._undo):
            inside.addWidget(widget)
        self._undo.clicked.connect(self.undo)
        self._left_s = 0
        self._on_undo: Callable[[], object] | None = None
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        self._keys = FocusFilter(self, self._take_undo_from_fields)
        window.installEventFilter(self)
        self.hide()

    def show_words(
        self,
        words: str,
        *,
        undo: Callable[[], object] | None = None,
        tone: Tone = Tone.OK,
        seconds: int = UNDO_SECONDS,
    ) -> None:
        """Show ``words``; with ``undo`` they carry a button (Ctrl+Z of the shell)."""
        self._sign.show_icon(TONE_ICONS[tone], "on_tooltip")
        self._words.setText(words)
        self.setAccessibleName(words)
        self._on_undo = undo
        self._left_s = seconds
        self._undo.setVisible(undo is not None)
        self._clock.start()
        self.show()
        self._place()

    def undo(self) -> bool:
        """Take back what the toast told, if it still can be; say whether it was."""
        on_undo, self._on_undo = self._on_undo, None
        if on_undo is None or not self.isVisible():
            return False
        self._close()
        on_undo()
        self.undone.emit()
        return True

    def words(self) -> str:
        """Return the words shown."""
        return self._words.text()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and watched is self.parent() and self.isVisible():
            self._place()
        return False

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.placed.emit(0)

    def _take_undo_from_fields(self, _: QObject, event: QEvent) -> bool:
        # an empty or untouched field keeps Ctrl+Z to itself though it has nothing to undo
        if self._on_undo is None or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if (
            not isinstance(event, QKeyEvent)
            or not event.matches(QKeySequence.StandardKey.Undo)
            or _has_own_undo()
        ):
            return False
        event.ignore()
        return True

    def _tick(self) -> None:
        self._left_s -= 1
        if self._left_s <= 0:
            self._on_undo = None
            self._close()
            self.expired.emit()

    def _close(self) -> None:
        self._clock.stop()
        self.hide()

    def _place(self) -> None:
        window = self.window() if self.parentWidget() is None else self.parentWidget()
        if window is None:
            return
        above, room = None, self._header_room(window)
        if room:
            self._write_within(room)
            above = self._header_place(window)
        if above is None:
            self._write_within(max(_LEAST_PX, window.width() - 2 * _MARGIN_PX))
        self.move(above or self._foot_place(window))
        self.placed.emit(above.x() if above else 0)
        self.raise_()

    def _write_within(self, room: int) -> None:
        """Be at most so wide: the words in one line if they can, else in as many as they need."""
        self._let_words_have(0)
        if self.width() > room:
            self._let_words_have(room - (self.width() - self._words.sizeHint().width()))

    def _let_words_have(self, width: int) -> None:
        self._words.setWordWrap(width > 0)
        self._words.setMinimumWidth(width)
        self._words.setMaximumWidth(width or _ANY_WIDTH_PX)
        self.adjustSize()

    def _header_room(self, window: QWidget) -> int:
        """Return how wide a toast may be in the header; 0: it has no place there."""
        if self._beside is None or not self._beside.isVisible():
            return 0
        room = self._beside.mapTo(window, QPoint(0, 0)).x() - _MARGIN_PX - window.width() // 3
        return room if room >= _LEAST_PX else 0

    def _header_place(self, window: QWidget) -> QPoint | None:
        if self._beside is None:
            return None
        beside = self._beside.geometry()
        beside.moveTopLeft(self._beside.mapTo(window, QPoint(0, 0)))
        top = max(_TOP_PX, beside.center().y() - self.height() // 2)
        if top + self.height() > 2 * beside.center().y() + _BELOW_PX:  # it would cover the page
            return None
        return QPoint(beside.x() - self.width() - _MARGIN_PX, top)

    def _foot_place(self, window: QWidget) -> QPoint:
        x = (window.width() - self.width()) // 2
        return QPoint(max(x, _MARGIN_PX), window.height() - self.height() - 48)


def _has_own_undo() -> bool:
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        return focused.isUndoAvailable()
    if isinstance(focused, QPlainTextEdit | QTextEdit):
        return focused.document().isUndoAvailable()
    return False


class EmptyState(QWidget):
    """What an empty place says: an icon, one sentence, and what to do next."""

    action_asked = Signal()

    def __init__(self, icon: str, words: str, action: str = "", sequence: str = "") -> None:
        super().__init__()
        around = QVBoxLayout(self)
        around.setSpacing(10)
        around.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        around.addWidget(IconLabel(icon, "border", 44), 0, middle)
        self._words = label(words, "muted", wraps=True)
        self._words.setAlignment(middle)
        around.addWidget(self._words)
        if action:
            button = SecondaryButton(action, sequence)
            button.clicked.connect(self.action_asked)
            around.addWidget(button, 0, middle)
        around.addStretch(1)

    def set_words(self, words: str) -> None:
        """Change the sentence."""
        self._words.setText(words)


class ConfirmBar(QFrame):
    """A question inside the page: Enter says yes, Esc says no. Hidden until asked.

    Where yes destroys what somebody typed, Enter says no as well. Put the bar above what scrolls.
    """

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "confirm")
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(14, 8, 8, 8)
        self._inside.setSpacing(10)
        self._words = label("", "strong", wraps=True)
        self._yes = DangerButton("Đồng ý", "")
        self._no = SecondaryButton("Không", "")
        self._inside.addWidget(IconLabel("help-circle-outline", "warn", 20))
        self._inside.addWidget(self._words, 1)
        self._inside.addWidget(self._yes)
        self._inside.addWidget(self._no)
        self._yes.clicked.connect(self._confirm)
        self._no.clicked.connect(self.cancel)
        bind(self, "Escape", self.cancel)
        bind(self, "Return", self._answer)
        self.hide()

    def ask(
        self,
        words: str,
        yes: str = "Đồng ý",
        no: str = "Không (Esc)",
        *,
        destroys: bool = False,
    ) -> None:
        """Show the question with the focus on ``yes``, on ``no`` where yes ``destroys``."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._yes.set_words(yes)
        self._no.set_words(no)
        self.show()
        safe = self._no if destroys else self._yes
        safe.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Answer no."""
        self.hide()
        self.cancelled.emit()

    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _answer(self) -> None:
        if self._no.hasFocus():
            self.cancel()
        else:
            self._confirm()


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Return ``buttons`` at the right, the main one last."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
