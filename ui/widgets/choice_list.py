"""Rows of two lines: what pickers, the search and the sign-in list show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ui.drawing import RIGHT, STRONG, draw_selected, draw_words, letters
from ui.kept_pictures import lay
from ui.theme import Tone
from ui.widgets.basics import Card, badge_size, paint_badge

ROW_PX: Final = 50
_CHOICE_ROLE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: ``key`` is what is picked, the rest is what is shown."""

    key: str
    title: str
    subtitle: str = ""
    code: str = ""
    tags: tuple[str, ...] = ()


class ChoiceModel(QAbstractListModel):
    """Shows whatever ``show`` was last given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Replace the rows; the same ones again are not painted again."""
        if tuple(choices) == self._choices:
            return
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def choice(self, index: Index) -> Choice | None:
        """Return the row at ``index``."""
        if not index.isValid() or index.row() >= len(self._choices):
            return None
        return self._choices[index.row()]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._choices)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choice(index)
        if choice is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (choice.title, choice.subtitle) if part)
        return choice if role == _CHOICE_ROLE else None


class ChoiceDelegate(QStyledItemDelegate):
    """Draws a row in two lines: title and code above, subtitle and tags below."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: object = index.data(_CHOICE_ROLE)
        if not isinstance(choice, Choice):
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        lay(painter, option.rect, _Look(choice, is_selected), "surface")


@dataclass(frozen=True, slots=True)
class _Look:
    choice: Choice
    is_selected: bool

    def draw(self, painter: QPainter, box: QRect) -> None:
        if self.is_selected:
            draw_selected(painter, box)
        inner = box.adjusted(14, 6, -12, -6)
        half = inner.height() // 2
        self._draw_title(painter, QRect(inner.topLeft(), QSize(inner.width(), half)))
        below = QRect(inner.left(), inner.top() + half, inner.width(), half)
        self._draw_subtitle(painter, below)

    def _draw_title(self, painter: QPainter, box: QRect) -> None:
        small = letters("hint", "muted")
        draw_words(painter, box, self.choice.code, small, RIGHT)
        room = box.adjusted(0, 0, -small.wide_px(self.choice.code) - 10, 0)
        draw_words(painter, room, self.choice.title, letters("body", weight=STRONG))

    def _draw_subtitle(self, painter: QPainter, box: QRect) -> None:
        right = box.right()
        for tag in reversed(self.choice.tags):
            width = badge_size(tag).width()
            pill = QRect(right - width, box.center().y() - 9, width, 20)
            paint_badge(painter, pill, tag, Tone.INFO)
            right -= width + 6
        room = QRect(box.topLeft(), QPoint(right - 8, box.bottom()))
        draw_words(painter, room, self.choice.subtitle, letters("hint", "muted"))


class ChoiceView(QListView):
    """A list of choices without a frame of its own; ``choices`` is its model."""

    def __init__(self, name: str, choices: ChoiceModel | None = None) -> None:
        super().__init__()
        self.choices = choices or ChoiceModel(self)
        self.setModel(self.choices)
        self.setProperty("role", "bare")
        self.setAccessibleName(name)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def select(self, row: int) -> None:
        """Make ``row`` current and bring it into view; none for a row that is not there."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.choices.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def select_quietly(self, row: int) -> None:
        """Make ``row`` current without telling anybody: nobody chose it."""
        self.selectionModel().blockSignals(True)
        self.select(row)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def row_beside(self, by: int) -> int:
        """Return the row so many below the current one (above: negative), around the ends."""
        rows = self.choices.rowCount()
        return (self.currentIndex().row() + by) % rows if rows else -1

    def in_card(self) -> Card:
        """Return a card that the rows fill to its edges."""
        card = Card()
        inside = card.layout()
        if inside is not None:
            inside.setContentsMargins(1, 6, 1, 6)
        card.body.addWidget(self)
        return card
