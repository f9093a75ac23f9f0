"""Who works here: pick a name, type the PIN. Also the screen when the desk is locked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from desk_app.domain.folding import fold
from ui import theme
from ui.keys import bind
from ui.widgets.basics import IconLabel, PrimaryButton, QuietButton, label
from ui.widgets.choice_list import Choice, ChoiceDelegate, ChoiceModel
from ui.widgets.fields import FormField

PIN_MOST: Final = 8  # PINs of before may be longer than new ones
SEEK_MS: Final = 1500  # letters that come later begin another name
_PANEL_PX: Final = 720


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One person who may sign in here."""

    staff_id: str
    name: str
    role: str


def pin_line(most: int) -> QLineEdit:
    """Return a line for a PIN: what is typed is not shown, and no keyboard learns it."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(most)
    line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
    return line


class SignInView(QWidget):
    """Arrows choose the name, digits go to the PIN, Enter signs in."""

    sign_in_asked = Signal(str, str)  # staff_id, pin
    pin_change_asked = Signal(str, str)  # staff_id, name

    def __init__(self) -> None:
        super().__init__()
        self._model = ChoiceModel(self)
        self._title = label("Đăng nhập", "title")
        self._note = label("", "muted", wraps=True)
        self._usual_note = ""
        self.list = self._staff_list()
        self.pin = pin_line(PIN_MOST)
        self.field = FormField("Mã PIN", self.pin, hint="Từ 4 đến 6 chữ số")
        self._refusal = label("", "error", wraps=True)
        self._sought = ""  # letters of a name, typed where the PIN goes
        self._pause = QTimer(self, singleShot=True, interval=SEEK_MS)
        self._pause.timeout.connect(self._seek_anew)
        self.pin.textEdited.connect(self._take_letters)
        self.button = PrimaryButton("Vào làm việc", "Return", "login")
        self.button.clicked.connect(self._ask)
        self.pin_button = QuietButton("Đổi mã PIN", "Alt+P", "lock-outline")
        self.pin_button.clicked.connect(self._ask_pin_change)
        around = QHBoxLayout(self)
        around.addStretch(1)
        around.addWidget(self._panel())
        around.addStretch(1)
        bind(self, "Up", lambda: self._step(-1))
        bind(self, "Down", lambda: self._step(1))

    def show_staff(self, staff: Sequence[StaffLine], title: str, note: str = "") -> None:
        """Show who may sign in; who was chosen stays so, else the first is."""
        rows = [Choice(one.staff_id, one.name, f"{one.role} · {one.staff_id}") for one in staff]
        chosen = self._model.choice(self.list.currentIndex())
        self._model.show(rows)
        self._title.setText(title)
        self._usual_note = note
        if chosen is not None and chosen.key in {row.key for row in rows}:
            self.choose(chosen.key)  # and whatever of the PIN is typed stays
            self._note.setText(note)
        else:
            self.list.setCurrentIndex(self._model.index(0, 0))
            self.clear()

    def choose(self, staff_id: str) -> None:
        """Choose a person: the one who locked the desk."""
        for row in range(self._model.rowCount()):
            choice = self._model.choice(self._model.index(row, 0))
            if choice is not None and choice.key == staff_id:
                self.list.setCurrentIndex(self._model.index(row, 0))

    def show_note(self, words: str) -> None:
        """Say something beside the PIN, this once."""
        self._note.setText(words)

    def show_refusal(self, words: str) -> None:
        """Say why not, empty the PIN, and wait for the next try."""
        self.pin.clear()
        self._say(words)
        self.set_busy(busy=False)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def refusal(self) -> str:
        """Return why nobody is let in, or nothing."""
        return self._refusal.text()

    def _say(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))
        theme.mark(self.pin, "invalid", bool(words))
        self.pin.setAccessibleDescription(words)

    def set_busy(self, *, busy: bool) -> None:
        """While the PIN is checked in a lane nothing more can be asked."""
        self.button.setEnabled(not busy)
        self.pin.setReadOnly(busy)

    def clear(self) -> None:
        """Forget the PIN, the error and what was said once; put the focus into the PIN."""
        self.pin.clear()
        self._note.setText(self._usual_note)
        self._say("")
        self.set_busy(busy=False)
        if not self.isHidden():  # else somebody works: the names changed behind the desk
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        choice = self._model.choice(self.list.currentIndex())
        pin = self.pin.text()
        if not self._model.rowCount():
            return  # what is said already, such as that there is no store, is the reason
        if choice is None:
            self._say("Hãy chọn tên của ông/bà trong danh sách")
        elif not pin.isascii() or not pin.isdigit() or len(pin) < 4:
            self._say("Nhập mã PIN gồm ít nhất 4 chữ số")
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say("")
            self.set_busy(busy=True)
            self.sign_in_asked.emit(choice.key, pin)

    def _ask_pin_change(self) -> None:
        choice = self._model.choice(self.list.currentIndex())
        if choice is not None:
            self.pin_change_asked.emit(choice.key, choice.title)

    def _take_letters(self, typed: str) -> None:
        """Letters in the place of the PIN look for a name: with thirty people nobody scrolls."""
        letters = "".join(one for one in typed if not one.isdigit())
        if not letters:
            return
        self.pin.setText("".join(one for one in typed if one.isdigit()))
        self._sought = fold(self._sought + letters)
        self._pause.start()
        for row in range(self._model.rowCount()):
            choice = self._model.choice(self._model.index(row, 0))
            if choice and any(one.startswith(self._sought) for one in _ends(choice.title)):
                self.list.setCurrentIndex(self._model.index(row, 0))
                return
        self._seek_anew()

    def _seek_anew(self) -> None:
        self._sought = ""

    def _step(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        if 0 <= row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row, 0))

    def _staff_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(ChoiceDelegate(view))
        view.setAccessibleName("Cán bộ làm việc tại quầy")
        view.setUniformItemSizes(True)
        view.clicked.connect(lambda: self.pin.setFocus(Qt.FocusReason.OtherFocusReason))
        return view

    def _panel(self) -> QWidget:
        panel = QFrame()
        panel.setProperty("role", "card")
        panel.setFixedSize(_PANEL_PX, 440)
        halves = QHBoxLayout(panel)
        halves.setContentsMargins(24, 24, 24, 24)
        halves.setSpacing(24)
        halves.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(IconLabel("shield-account-outline", "primary", 36))
        right.addWidget(self._title)
        right.addWidget(self._note)
        right.addSpacing(12)
        right.addWidget(self.field)
        right.addWidget(self._refusal)
        right.addWidget(self.button)
        right.addWidget(self.pin_button, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        right.addWidget(label("↑ ↓ hoặc chữ đầu của tên · mã PIN · Enter", "hint"))
        halves.addLayout(right, 1)
        return panel


def _ends(name: str) -> list[str]:
    """Return a name from each of its words on, the given name first: so people look for it."""
    words = fold(name).split()
    return [" ".join(words[place:]) for place in reversed(range(len(words)))]
