"""Where one printer is: its kind, and the fields of an address of that kind."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.domain.printers import PrinterKind, PrinterSettings
from ui.desk.intake_fields import Cell, Choices
from ui.desk.printers_words import FIELDS, KIND_NAMES, NO_FALLBACK, settings_from, shown_in
from ui.widgets.fields import TextLine

ORDER: Final = ("queue", "host", "port", "device", "baud", "folder")


class PrinterFields(QWidget):
    """Shows and gives ``PrinterSettings``; fields of other kinds keep what they had."""

    changed = Signal()

    def __init__(self, words: str, kinds: Sequence[PrinterKind], *, none_words: str = "") -> None:
        super().__init__()
        self._before = PrinterSettings()
        options = [(kind.value, KIND_NAMES[kind]) for kind in kinds]
        nothing = [(NO_FALLBACK, none_words)] if none_words else []
        self.kind = Choices([*nothing, *options])
        self._kind_cell = Cell(words, self.kind)
        self.cells: dict[str, Cell] = {}
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(6)
        around.addWidget(self._kind_cell)
        self._around = around
        self.kind.picked.connect(self._on_kind)

    def show_settings(self, settings: PrinterSettings | None) -> None:
        """Show where a printer is; None for none. Nothing is emitted."""
        self._before = settings or PrinterSettings()
        self.kind.set_value(settings.kind.value if settings else NO_FALLBACK)
        self._show_fields()
        for key, cell in self.cells.items():
            _line(cell).set_value(shown_in(self._before, key))

    def settings(self) -> PrinterSettings | None:
        """Return what is entered; None where no printer is chosen."""
        if self.kind.value() == NO_FALLBACK:
            return None
        kind = PrinterKind(self.kind.value())
        typed = {face.key: _line(self.cells[face.key]).value() for face in FIELDS[kind]}
        return settings_from(self._before, kind, typed)

    def show_faults(self, faults: Mapping[str, str]) -> QWidget | None:
        """Say at each field what is wrong with it; return the first wrong one."""
        for key, cell in self.cells.items():
            cell.show_error(faults.get(key, ""))
        wrong = (cell.editor for key, cell in self.cells.items() if key in faults)
        return next(wrong, None)

    def _on_kind(self) -> None:
        self._show_fields()
        self.show_faults({})
        self.changed.emit()

    def _show_fields(self) -> None:
        value = self.kind.value()
        faces = FIELDS[PrinterKind(value)] if value else ()
        shown = {face.key: face for face in faces}
        for key in shown:
            if key not in self.cells:
                self._add_cell(key)
        for key, cell in self.cells.items():
            cell.setVisible(key in shown)
            if key in shown:
                cell.set_words(shown[key].words)
                _line(cell).setPlaceholderText(shown[key].example)

    def _add_cell(self, key: str) -> None:
        """Make a field when a kind first needs it: most printers need one or two."""
        line = TextLine()
        line.set_value(shown_in(self._before, key))
        line.edited.connect(self._tell)
        cell = Cell(key, line)
        before = (self.cells[one] for one in ORDER[: ORDER.index(key)] if one in self.cells)
        self._around.insertWidget(1 + len(tuple(before)), cell)
        self.cells[key] = cell

    def _tell(self) -> None:
        for cell in self.cells.values():
            cell.show_error("")
        self.changed.emit()


def _line(cell: Cell) -> TextLine:
    line = cell.editor
    if not isinstance(line, TextLine):
        raise TypeError("an address is text")
    return line
