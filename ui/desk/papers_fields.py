"""What a paper asks for, in place: one editor for each question, needed ones marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ui.desk.dossier_editors import DayParser, Editor, editor_of
from ui.desk.dossier_forms import Answers, Ask
from ui.widgets.basics import drop
from ui.widgets.picker import Picker

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperFields(QWidget):
    """Keeps what was typed for a question when the next paper asks the same."""

    changed = Signal()
    passed = Signal()  # Enter in the last field, or where there is none

    def __init__(self, parse: DayParser, window: QWidget) -> None:
        super().__init__()
        self._parse, self._window = parse, window
        self._kept: dict[str, str] = {}
        self.editors: dict[str, Editor] = {}
        self._inside: QWidget | None = None
        self._asks: tuple[Ask, ...] = ()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)

    def show_asks(self, asks: Sequence[Ask]) -> None:
        """Replace the questions; nothing is emitted."""
        if tuple(asks) == self._asks:
            return
        self._kept |= {key: editor.text() for key, editor in self.editors.items()}
        if self._inside is not None:
            drop(self._inside)
        self._asks = tuple(asks)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.editors = {ask.key: self._editor(ask) for ask in asks}
        for editor in self.editors.values():
            column.addWidget(editor)
        around = self.layout()
        if around is not None:
            around.addWidget(self._inside)
        self.setVisible(bool(asks))

    def answers(self) -> Answers:
        """Return what is entered now."""
        return Answers(
            {key: editor.text() for key, editor in self.editors.items()},
            {key: editor.items() for key, editor in self.editors.items()},
            {key: editor.day() for key, editor in self.editors.items()},
        )

    def first_missing(self) -> Editor | None:
        """Return the first field that must still be filled in or mended."""
        return next((editor for editor in self.editors.values() if editor.fault()), None)

    def is_complete(self) -> bool:
        """Say whether all is there; show what is not, and go to the first."""
        for editor in self.editors.values():
            editor.show_error(editor.fault())
        missing = self.first_missing()
        if missing is not None:
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
        return missing is None

    def enter(self) -> None:
        """Go to the first field; with none there is nothing to fill in."""
        self._go_to(next(iter(self.editors.values()), None))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the Enter that no field needed itself, as an open list of choices does."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._go_to(self._after_focus())

    def _go_to(self, editor: Editor | None) -> None:
        if editor is None:
            self.passed.emit()
        else:
            editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _after_focus(self) -> Editor | None:
        editors, focused = list(self.editors.values()), self.focusWidget()
        found = (n for n, one in enumerate(editors, 1) if focused and one.isAncestorOf(focused))
        number = next(found, len(editors))
        return editors[number] if number < len(editors) else None

    def _editor(self, ask: Ask) -> Editor:
        made = editor_of(ask, self._parse, self._window)
        kept = self._kept.get(ask.key, "")
        line = made.findChild(QLineEdit)
        if kept and line is not None and not isinstance(line, Picker):
            line.setText(kept)
        made.changed.connect(lambda: made.show_error(""))
        made.changed.connect(self.changed)
        return made
