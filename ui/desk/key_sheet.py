"""F1: the keys of this page and of the whole desk."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.keys import KeyLine, bind
from ui.turns import next_turn
from ui.widgets.basics import Card, KeyHint, QuietButton, drop, label


class KeySheet(QFrame):
    """Lies over the window; F1, Esc or a click closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "veil")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(32, 28, 32, 28)
        self._inside = QWidget()
        self._inside.setMaximumWidth(980)
        self._around.addWidget(
            self._inside, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        )
        row = QHBoxLayout(self._inside)
        row.setSpacing(16)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            row.addLayout(column, 1)
        self._back: QWidget | None = None
        bind(self, "Escape", self.shut)
        window.installEventFilter(self)
        self.hide()

    def show_keys(self, title: str, page: Sequence[KeyLine], desk: Sequence[KeyLine]) -> None:
        """Show two cards of keys and take the focus."""
        for column in (self._left, self._right):
            _empty(column)
        whole = _card("Ở mọi trang", "keyboard-outline", desk)
        shut = QuietButton("Đóng", "", "close")
        shut.clicked.connect(self.shut)
        whole.add_action(shut)
        self._right.addWidget(whole)
        self._right.addStretch(1)
        if page:  # in a turn of its own: both cards at once would hold the window too long
            next_turn(self, partial(self._add_page, title, page))
        self._inside.setMinimumWidth(min(self.window().width() - 64, 980 if page else 520))
        self._back = self.window().focusWidget()
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _add_page(self, title: str, page: Sequence[KeyLine]) -> None:
        _empty(self._left)
        self._left.addWidget(_card(title, "file-document-outline", page))
        self._left.addStretch(1)

    def shut(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.window().rect())
        return False


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        card = item.widget() if item else None
        if card is not None:
            drop(card)


def _card(title: str, icon: str, lines: Sequence[KeyLine]) -> Card:
    card = Card(title, icon)
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, line in enumerate(lines):
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(KeyHint(line.sequence), row, 0, left)
        grid.addWidget(label(line.does, wraps=True), row, 1)
    card.body.addLayout(grid)
    return card
