"""The table of every list page: keyboard first, aligned, nothing elided without its tooltip."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)
from typing_extensions import override

from ui import theme
from ui.drawing import STRONG, Letters, draw_selected, draw_words, letters
from ui.kept_pictures import lay, lay_kept
from ui.models.lines import NO_CELL, Cell, Column, LinesModel, Pill
from ui.turns import next_turn
from ui.widgets.basics import badge_size, paint_badge
from ui.widgets.messages import EmptyState

L = TypeVar("L")
_Index = QModelIndex | QPersistentModelIndex
_PAD_PX: Final = 10
_LEAST_REST_PX: Final = 170  # what the column that takes the rest must keep
_CORNER_PX: Final = 3  # how far the frame's round corners reach in
_FRESH_ROWS: Final = 8  # drawn in one turn, the rest in the next: a row takes up to 1 ms
_MOST_LINES: Final = 200  # that a column takes its width from
_MEASURED: Final = 40  # the longest of them: to measure one takes 20 µs


class FullWords(QStyledItemDelegate):
    """Tells the full words of a cell where they do not fit; the table draws its rows itself."""

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        words = elided_words(cell_of(index), option.rect.width())
        QToolTip.showText(event.globalPos(), words, view)
        return True


def _inside(box: QRect) -> QRegion:
    """Return what the frame leaves to the rows: its round corners reach into ``box``."""
    corners = QRegion(0, box.height() - _CORNER_PX, _CORNER_PX, _CORNER_PX)
    corners += corners.translated(box.width() - _CORNER_PX, 0)
    return QRegion(box) - corners


def cell_of(index: _Index) -> Cell:
    """Return what is drawn at ``index``."""
    model = index.model()
    return model.cell(index) if isinstance(model, LinesModel) else NO_CELL


def elided_words(cell: Cell, width: int) -> str:
    """Return the full words of a cell that does not have room for them, else nothing."""
    if cell.pill:
        fits = badge_size(cell.pill.words).width() <= width - 2 * _PAD_PX + 6
    else:
        fits = _letters(cell).wide_px(cell.words) <= width - 2 * _PAD_PX
    return "" if fits else cell.words


@dataclass(frozen=True, slots=True)
class _Row:
    """All that one row looks like; widths in pixels."""

    cells: tuple[Cell, ...]
    widths: tuple[int, ...]
    is_selected: bool

    def draw(self, painter: QPainter, box: QRect) -> None:
        if self.is_selected:
            draw_selected(painter, box)
        painter.fillRect(QRect(0, box.bottom(), box.width(), 1), theme.color("line"))
        left = 0
        for cell, width in zip(self.cells, self.widths, strict=True):
            self._draw_cell(painter, QRect(left, 0, width, box.height()), cell)
            left += width

    def _draw_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if cell.pill:
            width = min(badge_size(cell.pill.words).width(), box.width() - 2 * _PAD_PX + 6)
            place = QRect(box.left() + _PAD_PX - 2, box.center().y() - 11, width, 24)
            # many rows have the same one: drawn once, it is laid down again in the next row
            lay(painter, place, _Badge(cell.pill), "selected" if self.is_selected else "surface")
        else:
            room = box.adjusted(_PAD_PX, 0, -_PAD_PX, -1)
            draw_words(painter, room, cell.words, _letters(cell), cell.alignment)


@dataclass(frozen=True, slots=True)
class _Badge:
    pill: Pill

    def draw(self, painter: QPainter, box: QRect) -> None:
        paint_badge(painter, box, self.pill.words, self.pill.tone, self.pill.icon)


def _letters(cell: Cell) -> Letters:
    weight = STRONG if cell.is_strong else QFont.Weight.Normal
    return letters("body", cell.ink or "text", weight)


class Table(QTableView, Generic[L]):
    """Lines to choose from. Enter or double click opens; letters go on to the page's own keys."""

    opened = Signal(object)  # the line
    current_changed = Signal(object)  # the line, or None

    def __init__(self, columns: Sequence[Column[L]], empty: EmptyState, name: str) -> None:
        super().__init__()
        self.lines_model: LinesModel[L] = LinesModel(columns, self)
        self.setModel(self.lines_model)
        self.setItemDelegate(FullWords(self))
        self.setAccessibleName(name)
        self._as_of: object = None
        self._owes_rows = False  # the next painting draws what the last one left out
        self._empty = empty
        self._empty.setParent(self.viewport())
        self._wanted = [column.width for column in columns]
        self._set_up()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._tell_current)

    def show_lines(self, lines: Sequence[L], as_of: object = None) -> None:
        """Replace the lines; the row that was current stays current when it is still there.

        ``as_of`` is what else the words of the columns depend on, such as the day: the same lines
        as of the same day are not painted again.
        """
        as_before = as_of is not None and as_of == self._as_of
        if as_before and tuple(lines) == self.lines_model.lines():
            self._tell_current()
            return
        self._as_of = as_of
        before = self.current_line()
        self.lines_model.show(lines)
        self._wanted = [self._width_for(column, lines) for column in self.lines_model.columns]
        self._fit_columns()
        self._empty.setVisible(not lines)
        if before is not None and before in lines:
            self.select_row(list(lines).index(before))
        self._tell_current()

    def current_line(self) -> L | None:
        """Return the line of the current row."""
        return self.lines_model.line(self.currentIndex())

    def select_row(self, row: int) -> None:
        """Make ``row`` current, if there is one."""
        index = self.lines_model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.text().isprintable() and event.text():
            event.ignore()  # no search by first letter here: letters are keys of the page
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())
        self._fit_columns()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRegion(_inside(self.viewport().rect()))
        widths = tuple(map(self.columnWidth, range(len(self.lines_model.columns))))
        left, wide = self.columnViewportPosition(0), sum(widths)
        fresh = 0
        for number in self._rows_in(event.rect()):
            is_selected = self.selectionModel().isRowSelected(number)
            row = _Row(self.lines_model.row(number), widths, is_selected)
            box = QRect(left, self.rowViewportPosition(number), wide, self.rowHeight(number))
            if not lay_kept(painter, box, row, "surface"):
                fresh += 1
                if fresh <= _FRESH_ROWS or self._owes_rows:
                    lay(painter, box, row, "surface")
        # owed once only: where pictures have no room, each painting would ask for another
        self._owes_rows = fresh > _FRESH_ROWS and not self._owes_rows
        if self._owes_rows:
            next_turn(self, self.viewport().update)
        painter.end()

    def _rows_in(self, box: QRect) -> range:
        first, last = self.rowAt(box.top()), self.rowAt(box.bottom())
        if first < 0:
            return range(0)
        return range(first, self.lines_model.rowCount() if last < 0 else last + 1)

    def _width_for(self, column: Column[L], lines: Sequence[L]) -> int:
        if not column.fits:
            return column.width
        weight = QFont.Weight.DemiBold if column.is_strong else QFont.Weight.Normal
        texts = {column.text(line) for line in lines[:_MOST_LINES]}
        shown = sorted(texts, key=len)[-_MEASURED:]
        if column.pill:
            widths = [badge_size(words).width() - 6 for words in shown]
        else:
            widths = [theme.words_px(words, theme.size("body"), weight) + 2 for words in shown]
        return max([column.width, *(width + 2 * _PAD_PX for width in widths)])

    def _fit_columns(self) -> None:
        """Give every column what stands in it; those that yield do so for the one with the rest."""
        columns = self.lines_model.columns
        short = sum(self._wanted) + _LEAST_REST_PX - self.viewport().width()
        for number, column in reversed(tuple(enumerate(columns))):
            width = self._wanted[number]
            if column.yields and short > 0:
                given = min(short, width - column.width)
                width, short = width - given, short - given
            if column.fits:
                self.setColumnWidth(number, width)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        down = self.verticalHeader()
        down.hide()
        down.setDefaultSectionSize(theme.size("row_height"))
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        for number, column in enumerate(self.lines_model.columns):
            mode = (
                QHeaderView.ResizeMode.Interactive
                if column.width
                else QHeaderView.ResizeMode.Stretch
            )
            across.setSectionResizeMode(number, mode)
            if column.width:
                self.setColumnWidth(number, column.width)

    def _open(self) -> None:
        line: Any = self.current_line()
        if line is not None:
            self.opened.emit(line)

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current_line())
