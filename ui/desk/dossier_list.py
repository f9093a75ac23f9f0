"""Dossiers as a list of three-line rows beside the page of one, and as columns of a full table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from desk_app.domain.words import format_day
from desk_app.views import DossierLine
from ui import theme
from ui.desk.dossier_words import place_words, status_pill, term_of_line, time_pill, time_words
from ui.drawing import RIGHT, STRONG, draw_selected, draw_words, letters
from ui.kept_pictures import lay
from ui.models.lines import Column, Pill
from ui.widgets.basics import badge_size, paint_badge
from ui.widgets.messages import EmptyState

ROW_PX: Final = 78
_LINE_ROLE: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier, and the day it is judged against."""

    line: DossierLine
    today: date


class DossierRows(QAbstractListModel):
    """Shows whatever ``show`` was last given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show(self, lines: Sequence[DossierLine], today: date) -> None:
        """Replace the rows."""
        rows = tuple(Row(line, today) for line in lines)
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: _Index) -> Row | None:
        """Return the row at ``index``."""
        inside = index.isValid() and index.row() < len(self._rows)
        return self._rows[index.row()] if inside else None

    def rows(self) -> tuple[Row, ...]:
        """Return the rows shown."""
        return self._rows

    def number_of(self, dossier_id: str) -> int:
        """Return the row of a dossier, -1 for none."""
        ids = [row.line.id for row in self._rows]
        return ids.index(dossier_id) if dossier_id in ids else -1

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == _LINE_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row_words(row)
        return row_words(row, "\n") if role == Qt.ItemDataRole.ToolTipRole else None


def row_words(row: Row, between: str = ", ") -> str:
    """Return everything that a row says."""
    line = row.line
    place = place_words(line.holder_kind, line.holder, line.slot)
    said = (
        line.applicant_name,
        line.code,
        line.procedure_name,
        status_pill(line.status).words,
        time_words(term_of_line(line), row.today),
        place,
    )
    return between.join(part for part in said if part)


class DossierList(QListView):
    """Search results: ↑ ↓ move, Enter opens. The current dossier survives a new answer."""

    current_changed = Signal(str)  # dossier id, or nothing
    opened = Signal(str)

    def __init__(self, empty: EmptyState) -> None:
        super().__init__()
        self.rows_model = DossierRows(self)
        self._empty = empty
        self._empty.setParent(self.viewport())
        self._wanted = ""
        self.setModel(self.rows_model)
        self.setItemDelegate(_RowDelegate(self))
        self.setProperty("role", "bare")
        self.setAccessibleName("Hồ sơ tìm thấy")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(self._open)

    def show_lines(self, lines: Sequence[DossierLine], today: date) -> None:
        """Replace the rows; the same dossier stays current, else the first one becomes it."""
        before = self.current_id()
        self.selectionModel().blockSignals(True)
        self.rows_model.show(lines, today)
        self._empty.setVisible(not lines)
        wanted, self._wanted = self._wanted or before, ""
        self._go_to(max(0, self.rows_model.number_of(wanted)))
        self.selectionModel().blockSignals(False)
        if self.current_id() != before:
            self.viewport().update()
            self.current_changed.emit(self.current_id())

    def current_id(self) -> str:
        """Return the id of the current dossier, or nothing."""
        row = self.rows_model.row(self.currentIndex())
        return row.line.id if row else ""

    def first_id(self) -> str:
        """Return the id of the first dossier, or nothing."""
        row = self.rows_model.row(self.rows_model.index(0, 0))
        return row.line.id if row else ""

    def mark_only(self, dossier_id: str) -> None:
        """Mark this dossier, which is shown beside the list, or none when it is not in it."""
        number = self.rows_model.number_of(dossier_id)
        self.selectionModel().blockSignals(True)
        if number >= 0:
            self._go_to(number)
        else:
            self.selectionModel().clear()
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def choose_next(self, dossier_id: str) -> None:
        """Make this dossier current when the next answer holds it."""
        self._wanted = dossier_id

    def step(self, by: int) -> None:
        """Move the current row, from another widget's arrow keys too."""
        wanted = self.currentIndex().row() + by
        if 0 <= wanted < self.rows_model.rowCount():
            self._go_to(wanted)

    def say_when_empty(self, words: str) -> None:
        """Change the sentence of the empty list."""
        self._empty.set_words(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())

    def _go_to(self, number: int) -> None:
        index = self.rows_model.index(number, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def _open(self) -> None:
        self.opened.emit(self.current_id())

    def _tell(self) -> None:
        self.current_changed.emit(self.current_id())


class _RowDelegate(QStyledItemDelegate):
    """Name and state, procedure, then code, time and place."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(240, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: object = index.data(_LINE_ROLE)
        if not isinstance(row, Row):
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        lay(painter, option.rect, _look_of(row, is_selected=is_selected), "surface")


@dataclass(frozen=True, slots=True)
class _RowLook:
    """All that a row looks like but its size."""

    name: str
    state: Pill
    procedure: str
    term: Pill
    term_ink: str
    foot: str
    is_selected: bool

    def draw(self, painter: QPainter, box: QRect) -> None:
        if self.is_selected:
            draw_selected(painter, box)
        painter.fillRect(QRect(0, box.bottom(), box.width(), 1), theme.color("line"))
        inner = box.adjusted(14, 8, -12, -8)
        third = inner.height() // 3
        parts = [inner.adjusted(0, n * third, 0, (n - 2) * third) for n in range(3)]
        self._draw_name(painter, parts[0])
        draw_words(painter, parts[1], self.procedure, letters("body"))
        self._draw_foot(painter, parts[2])

    def _draw_name(self, painter: QPainter, box: QRect) -> None:
        width = badge_size(self.state.words).width()
        place = QRect(box.right() - width, box.center().y() - 11, width, 22)
        paint_badge(painter, place, self.state.words, self.state.tone, self.state.icon)
        room = box.adjusted(0, 0, -width - 10, 0)
        draw_words(painter, room, self.name, letters("body", weight=STRONG))

    def _draw_foot(self, painter: QPainter, box: QRect) -> None:
        term = letters("hint", self.term_ink, STRONG)
        draw_words(painter, box, self.term.words, term, RIGHT)
        room = box.adjusted(0, 0, -term.wide_px(self.term.words) - 10, 0)
        draw_words(painter, room, self.foot, letters("hint", "muted"))


def _look_of(row: Row, *, is_selected: bool) -> _RowLook:
    line = row.line
    term = time_pill(term_of_line(line), row.today)
    place = place_words(line.holder_kind, line.holder, line.slot)
    return _RowLook(
        line.applicant_name,
        status_pill(line.status),
        line.procedure_name,
        term,
        term.tone if line.due_on else "muted",
        " · ".join(part for part in (line.code, place) if part),
        is_selected,
    )


def dossier_columns(today: Callable[[], date]) -> tuple[Column[DossierLine], ...]:
    """Return the columns of a full-width list; ``today`` is asked when a cell is drawn."""

    def term(line: DossierLine) -> Pill:
        return time_pill(term_of_line(line), today())

    def day(on: date | None) -> str:
        return format_day(on) if on else "–"

    return (
        Column[DossierLine](
            "Mã hồ sơ", lambda line: line.code or "–", 120, is_strong=True, fits=True
        ),
        Column[DossierLine](
            "Chủ hồ sơ", lambda line: line.applicant_name, 150, fits=True, yields=True
        ),
        Column[DossierLine]("Thủ tục", lambda line: line.procedure_name),
        Column[DossierLine](
            "Trạng thái",
            lambda line: status_pill(line.status).words,
            120,
            pill=lambda line: status_pill(line.status),
            fits=True,
        ),
        Column[DossierLine]("Hẹn trả", lambda line: day(line.due_on), 108),
        Column[DossierLine]("Thời hạn", lambda line: term(line).words, 110, pill=term, fits=True),
        Column[DossierLine](
            "Nơi giữ",
            lambda line: place_words(line.holder_kind, line.holder, line.slot),
            110,
            fits=True,
            yields=True,
        ),
    )
