"""Fields of what an office has: one form for each kind of item, errors at the field."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.office import Counter, Series, Unit
from desk_app.domain.office_changes import Item
from desk_app.domain.office_rules import LONGEST_MINUTES
from ui import theme
from ui.desk.forms_editor import WordsEdit
from ui.desk.intake_fields import Cell, Count, Remark
from ui.desk.office_words import ItemKind
from ui.theme import words_of
from ui.widgets.basics import label
from ui.widgets.fields import TextLine

_LINES_PX: Final = 116


class FieldSheet(QWidget):
    """Cells under each other; ``changed`` when a person changed something."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[str, Cell] = {}
        self.general = Remark()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.general)

    def line(self, key: str, words: str, example: str = "", *, required: bool = False) -> TextLine:
        """Add a line of text."""
        made = TextLine(example)
        made.edited.connect(self._tell)
        self._add(key, words, made, required=required)
        return made

    def lines(self, key: str, words: str) -> WordsEdit:
        """Add several lines of text."""
        made = WordsEdit(_LINES_PX)
        made.textChanged.connect(self._tell)
        self._add(key, words, made)
        return made

    def count(self, key: str, words: str, least: int, most: int) -> Count:
        """Add a small number."""
        made = Count(least, most)
        made.valueChanged.connect(self._tell)
        self._add(key, words, made)
        return made

    def box(self, words: str) -> QCheckBox:
        """Add a switch; it says itself what it does."""
        made = QCheckBox(words_of(words))
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.toggled.connect(self._tell)
        self.column.addWidget(made)
        return made

    def side_by_side(self, keys: Sequence[str]) -> None:
        """Stand some cells in one row, at the end."""
        row = QHBoxLayout()
        row.setSpacing(14)
        for key in keys:
            self.column.removeWidget(self.cells[key])
            row.addWidget(self.cells[key], 1)
        self.column.addLayout(row)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, and go to the first; "" is of the whole."""
        self.general.show_words(" ".join(w for key, w in faults.items() if key not in self.cells))
        for key, cell in self.cells.items():
            cell.show_error(faults.get(key, ""))
        first = next((cell for key, cell in self.cells.items() if key in faults), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Put the focus where typing begins."""
        first = next(iter(self.cells.values()))
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, key: str, words: str, editor: QWidget, *, required: bool = False) -> None:
        self.cells[key] = Cell(words, editor, required=required)
        self.column.addWidget(self.cells[key])

    def _tell(self) -> None:
        self.changed.emit()


class ItemForm(FieldSheet):
    """Shows one item and gives what is entered."""

    def show_item(self, item: Item) -> None:
        """Show ``item``; nothing is emitted."""
        self.blockSignals(True)
        self._fill(item)
        self.show_faults({})
        self.blockSignals(False)

    def item(self) -> Item:
        """Return what is entered."""
        raise NotImplementedError

    def _fill(self, item: Item) -> None:
        raise NotImplementedError


class CounterForm(ItemForm):
    """A counter and the lines it serves."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self.line("name", "Tên quầy", "6", required=True)
        self.series = self.line("series", "Các nhóm số, nhóm gọi trước đứng trước", "B, A, R")
        self.known = label("", "hint", wraps=True)
        self.column.addWidget(self.known)

    def show_series(self, series: tuple[Series, ...]) -> None:
        """Say which lines there are."""
        self.known.setText("Có các nhóm: " + "; ".join(f"{s.letter} {s.name}" for s in series))

    @override
    def item(self) -> Counter:
        letters = self.series.value().replace(",", " ").split()
        return Counter(self.name.value(), tuple(letter.upper() for letter in letters))

    @override
    def _fill(self, item: Item) -> None:
        if isinstance(item, Counter):
            self.name.set_value(item.name)
            self.series.set_value(", ".join(item.series))


class SeriesForm(ItemForm):
    """A line of tickets."""

    def __init__(self) -> None:
        super().__init__()
        self.letter = self.line("letter", "Chữ cái trên số thứ tự", "B", required=True)
        self.letter.setMaxLength(1)
        self.letter.setFixedWidth(72)
        self.name = self.line("name", "Tên nhóm ở màn hình lấy số", "Hộ tịch", required=True)
        self.hint = self.line("hint", "Dòng giải thích", "Khai sinh, kết hôn, khai tử")
        self.areas = self.lines("subject_areas", "Lĩnh vực thủ tục, mỗi dòng một lĩnh vực")
        words = "Số phút phục vụ một người, để ước thời gian chờ"
        self.minutes = self.count("service_minutes", words, 1, LONGEST_MINUTES)
        self.returns = self.box("Nhóm của người đến nhận kết quả")

    def lock_letter(self, *, is_known: bool) -> None:
        """Let a letter be typed for a new line only: people hold numbers with it."""
        self.letter.setReadOnly(is_known)
        theme.mark(self.letter, "locked", is_known)

    @override
    def item(self) -> Series:
        return Series(
            self.letter.value().upper(),
            self.name.value(),
            self.hint.value(),
            self.areas.lines(),
            self.minutes.value(),
            self.returns.isChecked(),
        )

    @override
    def _fill(self, item: Item) -> None:
        if isinstance(item, Series):
            self.letter.set_value(item.letter)
            self.name.set_value(item.name)
            self.hint.set_value(item.hint)
            self.areas.put("\n".join(item.subject_areas))
            self.minutes.setValue(item.service_minutes)
            self.returns.setChecked(item.returns)


class UnitForm(ItemForm):
    """A unit and who works on dossiers there."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self.line("name", "Tên đơn vị", "Phòng Văn hóa – Xã hội", required=True)
        self.officers = self.lines("officers", "Người thụ lý, mỗi dòng một người")

    @override
    def item(self) -> Unit:
        return Unit(self.name.value(), self.officers.lines())

    @override
    def _fill(self, item: Item) -> None:
        if isinstance(item, Unit):
            self.name.set_value(item.name)
            self.officers.put("\n".join(item.officers))


FORMS: Final[Mapping[ItemKind, type[ItemForm]]] = {
    ItemKind.COUNTERS: CounterForm,
    ItemKind.SERIES: SeriesForm,
    ItemKind.UNITS: UnitForm,
}
