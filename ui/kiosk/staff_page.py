"""Behind the clock: a PIN, then what staff may do at the kiosk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout
from typing_extensions import override

from ui.kiosk import texts
from ui.kiosk.buttons import Kind, KioskButton
from ui.kiosk.look import Look
from ui.kiosk.pages import KioskPage
from ui.widgets.basics import label
from ui.widgets.touch import DigitPad

PIN_MOST = 8


class StaffPage(KioskPage):
    """First the pad; after the right PIN the three things that staff do here."""

    pin_given = Signal(str)
    open_asked = Signal()
    exit_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._around = QVBoxLayout(self)
        self._title = label(texts.STAFF_PIN, "kiosk-question", wraps=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dots = label("", "kiosk-question")
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fault = label("", "kiosk-bad", wraps=True)
        self._fault.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pad = DigitPad(PIN_MOST)
        self.enter = KioskButton(texts.STAFF_ENTER, "login", Kind.MAIN)
        self.open = KioskButton(texts.STAFF_OPEN, "ticket-outline")
        self.exit = KioskButton(texts.STAFF_EXIT, "exit-run")
        self.back = KioskButton(texts.BACK, "arrow-left")
        self._lay_out()
        self.pad.changed.connect(self._show_dots)
        self.enter.clicked.connect(lambda: self.pin_given.emit(self.pad.digits()))
        self.open.clicked.connect(self.open_asked)
        self.exit.clicked.connect(self.exit_asked)
        self.back.clicked.connect(self.back_asked)
        self.ask_pin()

    def ask_pin(self, fault: str = "") -> None:
        """Show the empty pad, and why the last try failed."""
        self.pad.clear()
        self._fault.setText(fault)
        self._title.setText(texts.STAFF_PIN)
        self._show_parts(is_known=False)

    def show_choices(self) -> None:
        """The PIN was right."""
        self.pad.clear()
        self._fault.setText("")
        self._title.setText(texts.STAFF)
        self._show_parts(is_known=True)

    def fault(self) -> str:
        """Return why the last try failed."""
        return self._fault.text()

    def show_checking(self) -> None:
        """The PIN is being checked; the answer comes soon."""
        self._fault.setText(texts.STAFF_CHECKING)
        self.enter.setEnabled(False)

    @override
    def arrange(self, look: Look, *, upright: bool) -> None:
        margin = look.px(24)
        self._around.setContentsMargins(margin, margin, margin, margin)
        self._around.setSpacing(look.px(16))
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self._across.setSpacing(look.px(32))

    def _show_parts(self, *, is_known: bool) -> None:
        for widget in (self.pad, self.enter, self._dots):
            widget.setVisible(not is_known)
        for button in (self.open, self.exit):
            button.setVisible(is_known)
        self.enter.setEnabled(True)

    def _show_dots(self, digits: str) -> None:
        self._dots.setText("●" * len(digits))

    def _lay_out(self) -> None:
        self._around.addWidget(self._title)
        self._around.addWidget(self._dots)
        self._around.addWidget(self._fault)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.addWidget(self.pad, 1)
        buttons = QVBoxLayout()
        for button in (self.enter, self.open, self.exit, self.back):
            buttons.addWidget(button, 1)
        self._across.addLayout(buttons, 1)
        self._around.addLayout(self._across, 1)
