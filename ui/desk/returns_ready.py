"""What the return page says: ready for a scan, the verdict in large words, results taken in."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.desk.dossier_asks import Case
from ui.desk.dossier_words import status_pill
from ui.theme import TONE_ICONS, Tone
from ui.widgets.basics import Badge, Card, IconLabel, QuietButton, SecondaryButton, label
from ui.widgets.fields import FormField, TextLine

_BIG_PX: Final = 64
_READY: Final = "Sẵn sàng quét giấy hẹn"
_HOW: Final = "Đưa mã trên giấy hẹn vào máy quét, hoặc nhấn Ctrl+F để tìm theo tên, điện thoại."


class ReadyPanel(QFrame):
    """Holds the focus while nobody types, so that a scan changes no text box."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_READY)
        middle = Qt.AlignmentFlag.AlignHCenter
        around = QVBoxLayout(self)
        around.setSpacing(12)
        around.addStretch(1)
        around.addWidget(IconLabel("qrcode-scan", "primary", _BIG_PX), 0, middle)
        around.addWidget(label(_READY, "title"), 0, middle)
        around.addWidget(label(_HOW, "muted"), 0, middle)
        self._words = label("", "strong", wraps=True)
        self._words.setAlignment(middle)
        around.addSpacing(8)
        around.addWidget(self._words)
        around.addStretch(2)

    def show_words(self, words: str) -> None:
        """Say what became of the last scan or hand-over."""
        self._words.setText(words)
        self.setAccessibleDescription(words)

    def words(self) -> str:
        """Return what is said of the last one."""
        return self._words.text()


class Verdict(Card):
    """READY or NOT READY, readable from a step away."""

    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(14)
        self._sign = IconLabel("check-circle", "ok", 44)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._big = label("", "title", wraps=True)
        self._small = label("", "body", wraps=True)
        words.addWidget(self._big)
        words.addWidget(self._small)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self._who = label("", "strong", wraps=True)
        self._state = Badge()
        see = QuietButton("Mở hồ sơ", "Alt+O", "open-in-new")
        see.clicked.connect(self.open_asked)
        foot.addWidget(self._who, 1)
        foot.addWidget(self._state)
        foot.addWidget(see)
        self.body.addLayout(foot)
        self._procedure = label("", "muted", wraps=True)
        self.body.addWidget(self._procedure)

    def show_verdict(self, case: Case, big: str, small: str, tone: Tone) -> None:
        """Show the words over the dossier that they are of."""
        self._sign.show_icon(TONE_ICONS[tone] if tone is not Tone.NEUTRAL else "information", tone)
        self._big.setText(big)
        theme.dress(self._big, f"color: {theme.color(tone).name()};")
        self._small.setText(small)
        self._small.setVisible(bool(small))
        dossier = case.dossier
        self._who.setText(f"{dossier.applicant.name}\n{dossier.code}")
        pill = status_pill(dossier.status)
        self._state.show_state(pill.words, pill.tone, pill.icon)
        self._procedure.setText(dossier.procedure.name)

    def words(self) -> str:
        """Return the large words."""
        return self._big.text()

    def details(self) -> str:
        """Return the small words under them."""
        return self._small.text()


class TakeInCard(Card):
    """A result that came from a unit: code and slot of the shelf, scan after scan."""

    asked = Signal(str, str)  # code or digits, slot

    def __init__(self) -> None:
        super().__init__("Nhận kết quả về quầy", "bookshelf")
        self.code = TextLine("Quét hoặc gõ mã hồ sơ")
        self.slot = TextLine("K12")
        self._code_field = FormField("Mã hồ sơ", self.code, tight=True)
        self._slot_field = FormField("Ô kệ", self.slot, tight=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._code_field, 3)
        row.addWidget(self._slot_field, 1)
        self.body.addLayout(row)
        self.button = SecondaryButton("Nhận về quầy", "", "inbox-arrow-down-outline")
        hint = label("Alt+V", "hint")
        foot = QHBoxLayout()
        foot.addWidget(hint)
        foot.addStretch(1)
        foot.addWidget(self.button)
        self.body.addLayout(foot)
        self.button.clicked.connect(self.ask)
        self.slot.returnPressed.connect(self.ask)
        self.code.returnPressed.connect(self._go_to_slot)

    def begin(self) -> None:
        """Start with the code, or with the slot when the code stands there."""
        wanted: QWidget = self.slot if self.code.value() else self.code
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_waiting(self) -> bool:
        """Say whether a scan is meant for this card."""
        return self.code.hasFocus() or self.slot.hasFocus()

    def take_code(self, code: str) -> None:
        """Take a scanned code and go on to the slot."""
        self.code.set_value(code.rsplit("/", 1)[-1])
        self._go_to_slot()

    def offer(self, code: str) -> None:
        """Fill in the code of the dossier that is looked at."""
        if not self.is_waiting():
            self.code.set_value(code)

    def ask(self) -> None:
        """Tell code and slot, once both are there."""
        no_code, no_slot = not self.code.value(), not self.slot.value()
        self._code_field.show_error("Quét hoặc nhập mã hồ sơ" if no_code else "")
        self._slot_field.show_error("Nhập ô kệ" if no_slot else "")
        if no_code or no_slot:
            wanted = self.code if no_code else self.slot
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.asked.emit(self.code.value(), self.slot.value())

    def show_refusal(self, words: str) -> None:
        """Say why the result was not taken in."""
        self._code_field.show_error(words)

    def show_taken(self) -> None:
        """Make ready for the next one; the slot often is the same."""
        self.code.set_value("")
        self._code_field.show_error("")
        if self.is_waiting():
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_slot(self) -> None:
        self.slot.setFocus(Qt.FocusReason.OtherFocusReason)
        self.slot.selectAll()
