"""The editors of a form, one for each kind of question; all of them give text, items or a day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.domain.fees import format_vnd
from desk_app.domain.folding import fold, nfc
from ui import theme
from ui.desk.dossier_forms import Ask, AskKind
from ui.keys import bind
from ui.theme import words_of
from ui.widgets.basics import label
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DayEdit, FormField, TextLine
from ui.widgets.picker import Choice, Picker
from ui.widgets.reason import preset_number

DayParser = Callable[[str], "date | None"]
_LINES_SHOWN: Final = 4
_TICK_PX: Final = 470  # the words beside a box in a dialog; the tooltip has all of them


class Editor(QWidget):
    """One question of a form."""

    changed = Signal()
    _missing: ClassVar[str] = ""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.ask = ask
        self.around = QVBoxLayout(self)
        self.around.setContentsMargins(0, 0, 0, 0)
        self.around.setSpacing(4)
        self.field: FormField | None = None

    def text(self) -> str:
        """Return the answer as text."""
        return ""

    def items(self) -> tuple[str, ...]:
        """Return the answer as several things."""
        return ()

    def day(self) -> date | None:
        """Return the answer as a day."""
        return None

    def fault(self) -> str:
        """Return what must be mended, or nothing."""
        if self.ask.required and not (self.text() or self.items()):
            return self._missing or f"Nhập {self.ask.words[:1].lower()}{self.ask.words[1:]}"
        return ""

    def show_error(self, words: str) -> None:
        """Show a fault at the field, or clear it."""
        if self.field is not None:
            self.field.show_error(words)

    def tell(self) -> None:
        """Tell that a person changed the answer."""
        self.changed.emit()

    def put(self, editor: QWidget) -> None:
        """Stand ``editor`` under the question's words."""
        ask = self.ask
        self.field = FormField(ask.words, editor, hint=ask.hint, required=ask.required, tight=True)
        self.around.addWidget(self.field)
        self.setFocusProxy(editor)


class TextEditor(Editor):
    """One line; presets fill it with their number, or with Alt+1, Alt+2 and so on."""

    def __init__(self, ask: Ask, window: QWidget) -> None:
        super().__init__(ask)
        self.line = TextLine()
        self.line.set_value(ask.value)
        self.line.edited.connect(self.changed)
        self._group = QButtonGroup(self)
        for number, words in enumerate(ask.presets, 1):
            button = QRadioButton(words_of(f"{number}. {words}"))
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setToolTip(f"Alt + {number}")
            button.clicked.connect(lambda _=False, said=words: self._take(said))
            bind(window, f"Alt+{number}", button.click)
            self._group.addButton(button)
            self.around.addWidget(button)
        if ask.presets:
            self.line.edited.connect(self._take_numbered)
        self.put(self.line)

    @override
    def text(self) -> str:
        return self.line.value()

    def set_text(self, words: str) -> None:
        """Enter ``words`` as a person would."""
        self.line.set_value(words)
        self.changed.emit()

    def _take_numbered(self) -> None:
        number = preset_number(self.line.value(), len(self.ask.presets))
        if number is not None:
            self._group.buttons()[number].click()

    def _take(self, words: str) -> None:
        self.set_text(words)
        self.show_error("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class MoneyEditor(TextEditor):
    """Whole đồng, shown with points when left."""

    def __init__(self, ask: Ask, window: QWidget) -> None:
        super().__init__(ask, window)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.line.editingFinished.connect(self._show_points)

    @override
    def text(self) -> str:
        return "".join(letter for letter in self.line.text() if letter in "0123456789")

    def _show_points(self) -> None:
        if self.text():
            self.line.set_value(format_vnd(int(self.text())))


class LinesEditor(Editor):
    """Several lines, one thing each; Tab leaves."""

    _missing = "Nhập ít nhất một dòng"

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.setPlainText(ask.value)
        room = QFontMetrics(theme.ui_font()).lineSpacing() * _LINES_SHOWN + 20
        self.lines.setFixedHeight(room)
        self.lines.textChanged.connect(self.changed)
        self.put(self.lines)

    @override
    def items(self) -> tuple[str, ...]:
        lines = (" ".join(nfc(line).split()) for line in self.lines.toPlainText().splitlines())
        return tuple(line for line in lines if line)


class DayEditor(Editor):
    """A day as people type it."""

    def __init__(self, ask: Ask, parse: DayParser) -> None:
        super().__init__(ask)
        self.line = DayEdit(parse)
        self.line.set_value(ask.value)
        self.line.edited.connect(self.changed)
        self.put(self.line)

    @override
    def text(self) -> str:
        return self.line.value()

    @override
    def day(self) -> date | None:
        return self.line.day()

    @override
    def fault(self) -> str:
        if not self.line.is_understood():
            return f"Nhập ngày dạng 05/12/2026 (đang là “{self.line.value()}”)"
        return super().fault()


class PickEditor(Editor):
    """One of many, or a name of one's own."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        self.picker = Picker(self._find, "Gõ để tìm, ↓ để xem tất cả")
        self.picker.set_nothing_words("Không có trong danh mục; tên đã gõ vẫn được dùng.")
        first = next((choice for choice in ask.choices if choice.key == ask.value), None)
        self.picker.set_choice(first)
        self.picker.picked.connect(self.tell)
        self.put(self.picker)

    @override
    def text(self) -> str:
        return self.picker.value()

    def _find(self, typed: str) -> tuple[Choice, ...]:
        wanted = fold(typed)
        return tuple(choice for choice in self.ask.choices if wanted in fold(choice.title))


class OptionEditor(Editor):
    """One of a few, side by side."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        self.options = SegmentedChoice(
            [Option(choice.key, choice.title, choice.code) for choice in ask.choices]
        )
        self.options.set_value(ask.value)
        self.options.chosen.connect(self.tell)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.options)
        inside.addStretch(1)
        self.put(row)
        self.setFocusProxy(self.options)

    @override
    def text(self) -> str:
        return self.options.value()


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        self.box = QCheckBox(words_of(ask.words))
        self.box.setChecked(ask.value == "1")
        self.box.toggled.connect(self.tell)
        self.around.addWidget(self.box)
        if ask.hint:
            self.around.addWidget(label(ask.hint, "hint", wraps=True))
        self.setFocusProxy(self.box)

    @override
    def text(self) -> str:
        return "1" if self.box.isChecked() else ""


class TicksEditor(Editor):
    """Any of a few; the titles of what is ticked."""

    _missing = "Đánh dấu ít nhất một mục"

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        self.boxes: list[QCheckBox] = []
        for choice in ask.choices:
            box = QCheckBox(words_of(_on_one_line(choice.title)))
            box.setToolTip(choice.subtitle or choice.title)
            box.setChecked(ask.value == "1")
            box.toggled.connect(self.tell)
            self.boxes.append(box)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for box in self.boxes:
            column.addWidget(box)
        self.put(inside)
        if self.boxes:
            self.setFocusProxy(self.boxes[0])

    @override
    def items(self) -> tuple[str, ...]:
        pairs = zip(self.ask.choices, self.boxes, strict=True)
        return tuple(choice.key for choice, box in pairs if box.isChecked())


def _on_one_line(words: str) -> str:
    metrics = QFontMetrics(theme.ui_font(theme.size("body")))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, _TICK_PX)


def editor_of(ask: Ask, parse: DayParser, window: QWidget) -> Editor:
    """Return the editor of a question; its keys are bound to ``window``."""
    makers: Mapping[AskKind, Callable[[], Editor]] = {
        AskKind.TEXT: lambda: TextEditor(ask, window),
        AskKind.MONEY: lambda: MoneyEditor(ask, window),
        AskKind.LINES: lambda: LinesEditor(ask),
        AskKind.DAY: lambda: DayEditor(ask, parse),
        AskKind.PICK: lambda: PickEditor(ask),
        AskKind.OPTION: lambda: OptionEditor(ask),
        AskKind.CHECK: lambda: CheckEditor(ask),
        AskKind.TICKS: lambda: TicksEditor(ask),
    }
    return makers[ask.kind]()
