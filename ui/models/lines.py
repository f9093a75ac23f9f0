"""A table model over frozen values: columns say how a line is read, nothing is asked of anyone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.theme import Tone

L = TypeVar("L")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Pill:
    """A state drawn as a badge in a cell."""

    words: str
    tone: Tone
    icon: str = ""


class Cell(NamedTuple):
    """What is drawn in one place of a table: words, or a pill instead of them."""

    words: str
    pill: Pill | None
    ink: str
    is_strong: bool
    alignment: int


NO_CELL: Final = Cell("", None, "", False, 0)


@dataclass(frozen=True)  # no slots: in Python 3.11 a frozen generic with slots refuses Column[X](…)
class Column(Generic[L]):
    """How one column reads a line.

    ``width`` in pixels; 0 takes the room that is left. With ``fits`` the width is the least: the
    column grows with what stands in it, and one that ``yields`` gives room back when it is scarce.
    Figures stand right. ``pill`` draws the text as a badge; ``ink`` names a colour token.
    """

    title: str
    text: Callable[[L], str]
    width: int = 0
    is_figure: bool = False
    is_strong: bool = False
    pill: Callable[[L], Pill | None] | None = None
    ink: Callable[[L], str] | None = None
    fits: bool = False
    yields: bool = False


class LinesModel(QAbstractTableModel, Generic[L]):
    """Shows whatever ``show`` was last given."""

    def __init__(self, columns: Sequence[Column[L]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._lines: tuple[L, ...] = ()

    def show(self, lines: Sequence[L]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def lines(self) -> tuple[L, ...]:
        """Return the lines shown."""
        return self._lines

    def line(self, index: Index) -> L | None:
        """Return the line at ``index``, or None where there is none."""
        row = index.row()
        return self._lines[row] if index.isValid() and row < len(self._lines) else None

    def cell(self, index: Index) -> Cell:
        """Return all that is drawn at ``index``: asked role by role it takes five times as long."""
        line = self.line(index)
        if line is None or index.column() >= len(self.columns):
            return NO_CELL
        return _cell(self.columns[index.column()], line)

    def row(self, number: int) -> tuple[Cell, ...]:
        """Return all that is drawn in row ``number``, which must be there."""
        line = self._lines[number]
        return tuple(_cell(column, line) for column in self.columns)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.cell(index).words
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.cell(index).alignment
            case _:
                return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return column.title if role == Qt.ItemDataRole.DisplayRole else None


def _cell(column: Column[L], line: L) -> Cell:
    return Cell(
        column.text(line),
        column.pill(line) if column.pill else None,
        column.ink(line) if column.ink else "",
        column.is_strong,
        _alignment(column),
    )


def _alignment(column: Column[L]) -> int:
    flag = Qt.AlignmentFlag
    across = flag.AlignRight if column.is_figure else flag.AlignLeft
    return int(across.value | flag.AlignVCenter.value)
