"""Which lines of a list go on a paper: all at first, Space takes one out or in."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desk_app.views import DossierLine
from ui.keys import bind
from ui.widgets.basics import QuietButton, label

_ID_ROLE: Final = Qt.ItemDataRole.UserRole
_LEAST_PX: Final = 120


class LinesToPrint(QWidget):
    """Lines with boxes to tick."""

    changed = Signal()

    def __init__(self, lines: Sequence[DossierLine]) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        for line in lines:
            self._model.appendRow(_item(line))
        self._count = label("", "label")
        self.all_button = QuietButton("Chọn hết / bỏ hết", "Alt+A")
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setAccessibleName("Hồ sơ đưa vào giấy tờ; phím cách để chọn hoặc bỏ")
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(_LEAST_PX)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._model.itemChanged.connect(self._tell)
        self.all_button.clicked.connect(self.toggle_all)
        bind(self.list, "Space", self.toggle_current)
        self.setFocusProxy(self.list)
        if lines:
            flags = QItemSelectionModel.SelectionFlag
            self.list.selectionModel().setCurrentIndex(self._model.index(0, 0), flags.SelectCurrent)
        self._show_count()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the dossiers that are ticked, in the order of the list."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return tuple(str(item.data(_ID_ROLE)) for item in items if _is_on(item))

    def toggle_current(self) -> None:
        """Take the current line out, or in again."""
        item = self._model.itemFromIndex(self.list.currentIndex())
        if self.list.currentIndex().isValid():
            item.setCheckState(_state(is_on=not _is_on(item)))

    def toggle_all(self) -> None:
        """Take all lines in; out when all are in."""
        is_on = len(self.chosen()) < self._model.rowCount()
        self._model.blockSignals(True)
        for row in range(self._model.rowCount()):
            self._model.item(row).setCheckState(_state(is_on=is_on))
        self._model.blockSignals(False)
        self.list.viewport().update()
        self._tell()

    def _tell(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        self._count.setText(f"Hồ sơ trên giấy: {len(self.chosen())}/{self._model.rowCount()}")

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.all_button)
        around.addLayout(head)
        around.addWidget(self.list, 1)


def _item(line: DossierLine) -> QStandardItem:
    words = f"{line.code or 'Chưa có mã'} · {line.applicant_name}"
    item = QStandardItem(words)
    item.setToolTip(f"{words}\n{line.procedure_name}")
    item.setData(line.id, _ID_ROLE)
    item.setCheckable(True)
    item.setCheckState(Qt.CheckState.Checked)
    return item


def _is_on(item: QStandardItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _state(*, is_on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
