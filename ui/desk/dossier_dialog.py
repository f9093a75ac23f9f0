"""The dialog of a form: stays open until the action was taken, so that nothing entered is lost."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.days import parse_day
from ui.desk.dossier_editors import Editor, editor_of
from ui.desk.dossier_forms import Answers, AskKind, FormSpec
from ui.theme import Tone
from ui.widgets.basics import Badge, KeyButton, PrimaryButton, SecondaryButton, drop, label
from ui.widgets.error_summary import ErrorSummary, Fault
from ui.widgets.messages import button_row

_WIDTH_PX: Final = 560
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITHOUT_MODIFIER: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ActionDialog(QDialog):
    """Emits ``answered`` with complete answers; whoever acts closes it, or shows a refusal.

    Open it with ``open()``: modal to its window only, and no code waits for it. Ctrl+Enter carries
    out from anywhere; Enter goes to the next field, and carries out after the last one unless that
    ends a dossier: then it goes to the button, to be pressed once more.
    """

    answered = Signal(object)  # Answers
    changed = Signal(object)  # Answers, complete or not

    def __init__(self, parent: QWidget | None, spec: FormSpec) -> None:
        super().__init__(parent)
        self.spec = spec
        self.setWindowTitle(spec.title)
        self.setMinimumWidth(_WIDTH_PX)
        around = QVBoxLayout(self)
        around.setContentsMargins(22, 18, 22, 18)
        around.setSpacing(8)
        around.addWidget(label(spec.title, "card-title"))
        if spec.intro:
            around.addWidget(label(spec.intro, "muted", wraps=True))
        self._summary = ErrorSummary()
        around.addWidget(self._summary)
        self.editors: dict[str, Editor] = {}
        for ask in spec.asks:
            editor = editor_of(ask, self._parse_day, self)
            editor.changed.connect(self._tell_changed)
            self.editors[ask.key] = editor
            around.addWidget(editor)
        self._note = Badge("", Tone.INFO)
        self._note.hide()
        around.addWidget(self._note)
        self._refusal: QWidget | None = None
        self._around = around
        around.addStretch(1)
        self._add_buttons(around)
        self._show_wanted()
        self._focus_first()

    def answers(self) -> Answers:
        """Return what is entered now."""
        shown = [editor for editor in self.editors.values() if self._is_wanted(editor)]
        return Answers(
            {editor.ask.key: editor.text() for editor in shown},
            {editor.ask.key: editor.items() for editor in shown},
            {editor.ask.key: editor.day() for editor in shown},
        )

    def show_refusal(self, words: str) -> None:
        """Say why the action was not taken; everything stays as entered."""
        self._clear_refusal()
        made = label(words, "error", wraps=True)
        made.setAccessibleName(words)
        self._refusal = made
        self._around.insertWidget(self._around.count() - 1, made)
        made.show()
        self.accept_button.setEnabled(True)
        self._fit()

    def refusal(self) -> str:
        """Return the refusal shown, or nothing."""
        return self._refusal.accessibleName() if self._refusal else ""

    def show_note(self, words: str, tone: Tone = Tone.INFO) -> None:
        """Show what the answers come to, such as the day of a new appointment."""
        self._note.show_state(words, tone)
        self._note.setVisible(bool(words))
        self._fit()

    def note(self) -> str:
        """Return the note shown, or nothing."""
        return "" if self._note.isHidden() else self._note.words()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # words that wrap have no height before they have a width

    @override
    def accept(self) -> None:
        """Tell complete answers; with faults, say where."""
        faults = [fault for fault in map(self._fault_of, self.editors.values()) if fault]
        self._summary.show_faults(faults if len(faults) > 1 else ())
        self._clear_refusal()
        self._fit()
        if faults:
            faults[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept_button.setEnabled(False)
        self.answered.emit(self.answers())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the Enter that no field needed itself, as one with several lines does."""
        if event.key() not in _ENTER or event.modifiers() not in _WITHOUT_MODIFIER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key held down must not run through the form
            self._go_on()

    def finish(self) -> None:
        """Close: the action was taken."""
        super().accept()

    def _add_buttons(self, around: QVBoxLayout) -> None:
        self.accept_button: KeyButton = PrimaryButton(self.spec.accept, "Ctrl+Return")
        self.cancel_button: KeyButton = SecondaryButton("Thôi", "Escape")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        foot = button_row(self.cancel_button, self.accept_button)
        foot.insertWidget(0, label(self._enter_words(), "hint"))
        around.addSpacing(4)
        around.addLayout(foot)

    def _enter_words(self) -> str:
        kinds = [ask.kind for ask in self.spec.asks]
        if AskKind.LINES in kinds:
            return ""  # Enter begins a line there
        return "Enter: mục tiếp theo" if len(kinds) > 1 else ""

    def _go_on(self) -> None:
        following = self._after_focus()
        if self.cancel_button.hasFocus():
            self.cancel_button.click()
        elif following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.spec.ends and not self.accept_button.hasFocus():
            self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.accept_button.click()

    def _after_focus(self) -> Editor | None:
        """Return the field after the one with the focus; None after the last and on a button."""
        focused = self.focusWidget()
        shown = [editor for editor in self.editors.values() if self._is_wanted(editor)]
        found = (n for n, one in enumerate(shown, 1) if focused and one.isAncestorOf(focused))
        number = next(found, len(shown))
        return shown[number] if number < len(shown) else None

    def _fault_of(self, editor: Editor) -> Fault | None:
        words = editor.fault() if self._is_wanted(editor) else ""
        editor.show_error(words)
        return Fault(words, editor) if words else None

    def _is_wanted(self, editor: Editor) -> bool:
        key, value = editor.ask.only_if
        return not key or self.editors[key].text() == value

    def _show_wanted(self) -> None:
        for editor in self.editors.values():
            wanted = self._is_wanted(editor)
            if editor.isHidden() is wanted:  # showing what is shown would style and lay out anew
                editor.setVisible(wanted)

    def _tell_changed(self) -> None:
        self._show_wanted()
        self._fit()
        self.changed.emit(self.answers())

    def _fit(self) -> None:
        """Take the height that what is shown now needs: a dialog does not grow by itself."""
        self._around.activate()
        wanted = self._around.totalHeightForWidth(self.width())
        self.resize(self.width(), max(wanted, self._around.totalMinimumSize().height()))

    def _focus_first(self) -> None:
        first = next(iter(self.editors.values()), None)
        (first or self.accept_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_refusal(self) -> None:
        if self._refusal is not None:
            drop(self._refusal)
            self._refusal = None

    def _parse_day(self, text: str) -> date | None:
        found = parse_day(text, self.spec.today, past_only=False)
        return found if isinstance(found, date) else None
