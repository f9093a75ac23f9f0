"""Pick one of many by typing: procedures, staff, units."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.basics import label
from ui.widgets.choice_list import ROW_PX, Choice, ChoiceModel, ChoiceView, Index
from ui.widgets.fields import TextLine

__all__ = ["Choice", "Picker"]

_SHOWN_ROWS: Final = 7


class _Popup(QFrame):
    """The list under a picker: a child of its window, so no window manager has a say."""

    chosen = Signal(QModelIndex)

    def __init__(self, window: QWidget, model: ChoiceModel) -> None:
        super().__init__(window)
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(2, 2, 2, 2)  # the rows stay out of the round corners
        self.list = ChoiceView("", model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self.chosen)
        self.nothing = label("", "muted", wraps=True)
        self.nothing.setContentsMargins(12, 12, 12, 12)
        around.addWidget(self.list)
        around.addWidget(self.nothing)
        self.hide()

    def place_at(self, anchor: QWidget, rows: int) -> None:
        """Stand under ``anchor``, or above it when there is more room."""
        window = anchor.window()
        top_left = anchor.mapTo(window, QPoint(0, 0))
        wanted = min(rows, _SHOWN_ROWS) * ROW_PX + 6 if rows else 48
        below = window.height() - top_left.y() - anchor.height() - 8
        under = below >= min(wanted, 160) or below >= top_left.y()
        height = min(wanted, below if under else top_left.y() - 8)
        y = top_left.y() + anchor.height() + 2 if under else top_left.y() - height - 2
        self.setGeometry(top_left.x(), y, anchor.width(), height)
        self.list.setVisible(rows > 0)
        self.nothing.setVisible(rows == 0)
        self.show()
        self.raise_()


class Picker(TextLine):
    """A line with a list that narrows as one types; arrows, Enter, Esc; never a mouse needed.

    Either ``find`` answers in memory, or it is left out and the page answers ``asked`` (through
    a lane) with ``show_choices``; answers to a text that is no longer there are ignored.
    """

    picked = Signal(object)  # Choice | None: None when the text was changed again
    asked = Signal(str)

    def __init__(
        self, find: Callable[[str], Sequence[Choice]] | None = None, placeholder: str = ""
    ) -> None:
        super().__init__(placeholder)
        self.setProperty("role", "picker")
        self._find = find
        self._choice: Choice | None = None
        self._model = ChoiceModel(self)
        self._popup: _Popup | None = None
        self._nothing = "Không tìm thấy mục nào khớp."
        self._enter_waits = False
        self._preedit = ""
        self.edited.connect(self._on_edited)

    def choice(self) -> Choice | None:
        """Return what is picked."""
        return self._choice

    def set_choice(self, choice: Choice | None) -> None:
        """Show ``choice`` as picked; nothing is emitted."""
        self._choice = choice
        self.set_value(choice.title if choice else "")
        self.setToolTip(choice.title if choice else "")
        if choice and self.hasFocus():
            # all selected, seen from its beginning: the next letter starts a new search
            self.setSelection(len(self.text()), -len(self.text()))
        self.close_list()

    def set_nothing_words(self, words: str) -> None:
        """Change the sentence shown when nothing matches."""
        self._nothing = words

    def show_choices(self, text: str, choices: Sequence[Choice]) -> None:
        """Answer ``asked(text)``."""
        if text != self.sought() or self._choice is not None or not self._is_where_one_types():
            return
        self._model.show(choices)
        popup = self._list()
        popup.nothing.setText(self._nothing)
        popup.place_at(self, len(choices))
        if choices:
            popup.list.setCurrentIndex(self._model.index(0, 0))
        if self._enter_waits:
            self._pick_current()

    def open_list(self) -> None:
        """Ask for the rows of the present text (all, or the frequent ones, when it is empty)."""
        self._enter_waits = False
        if self._find is None:
            self.asked.emit(self.sought())
        else:
            self.show_choices(self.sought(), self._find(self.sought()))

    def sought(self) -> str:
        """Return the text with what the input method (Telex, VNI) is still composing."""
        place = self.cursorPosition()
        whole = self.text()[:place] + self._preedit + self.text()[place:]
        return " ".join(unicodedata.normalize("NFC", whole).split())

    def close_list(self) -> None:
        """Hide the rows."""
        self._enter_waits = False
        if self._popup is not None:
            self._popup.hide()

    def is_open(self) -> bool:
        """Say whether the rows are shown."""
        return self._popup is not None and self._popup.isVisible()

    def rows(self) -> tuple[str, ...]:
        """Return the titles shown, for tests and readers."""
        model = self._model
        return tuple(str(model.index(row, 0).data()) for row in range(model.rowCount()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.is_open() and self._move(key):
            return
        if key == Qt.Key.Key_Escape and self.is_open():
            self.close_list()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._enter():
            return
        if key == Qt.Key.Key_Down and not self.is_open():
            self._forget()
            self.open_list()
            return
        super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # a word being composed is not text yet, but the list must narrow with every key
        before, self._preedit = self._preedit, event.preeditString()
        super().inputMethodEvent(event)
        if self._preedit != before and not event.commitString():
            self._on_edited()

    @override
    def event(self, event: QEvent) -> bool:
        # Esc must close the list before any shortcut of the page sees it
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.is_open()
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_list()
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self.paint_sign(painter)
        painter.end()

    def paint_sign(self, painter: QPainter) -> None:
        """Draw what stands at the right end: a tick when something is picked."""
        box = QRect(self.width() - 29, (self.height() - 18) // 2, 18, 18)
        name, ink = ("check", "ok") if self._choice else ("chevron-down", "muted")
        theme.paint_icon(painter, box, name, theme.color(ink))

    def _is_where_one_types(self) -> bool:
        # hasFocus() is never true where no window manager activates windows
        return self.window().focusWidget() is self

    def _enter(self) -> bool:
        if self.is_open():
            self._pick_current()
            return True
        if self._choice is None and self.sought():
            self.open_list()
            self._enter_waits = self._find is None
            return True
        return False

    def _move(self, key: int) -> bool:
        steps: dict[int, int] = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 6,
            Qt.Key.Key_PageUp: -6,
        }
        step = steps.get(key)
        if step is None or not self._model.rowCount():
            return False
        view = self._list().list
        row = max(0, min(self._model.rowCount() - 1, view.currentIndex().row() + step))
        view.setCurrentIndex(self._model.index(row, 0))
        return True

    def _pick_current(self) -> None:
        self._pick(self._list().list.currentIndex())

    def _pick(self, index: Index) -> None:
        choice = self._model.choice(index)
        if choice is not None:
            self.set_choice(choice)
            self.picked.emit(choice)

    def _on_edited(self) -> None:
        self._forget()
        self.open_list()

    def _forget(self) -> None:
        if self._choice is not None:
            self._choice = None
            self.update()
            self.picked.emit(None)

    def _list(self) -> _Popup:
        window = self.window()
        if self._popup is None or self._popup.parentWidget() is not window:
            self._popup = _Popup(window, self._model)
            self._popup.chosen.connect(self._pick)
        return self._popup
