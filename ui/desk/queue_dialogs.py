"""Questions of the queue page: one key each, Enter accepts. Open them with ``open()``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.domain.ticket import Ticket, TicketStatus
from ui import theme
from ui.desk import queue_words as words
from ui.desk.queue_screen import OpenNumbers
from ui.keys import bind
from ui.theme import words_of
from ui.widgets.basics import DangerButton, PrimaryButton, SecondaryButton, label, rule
from ui.widgets.choices import Option
from ui.widgets.fields import FormField, TextLine
from ui.widgets.messages import button_row

_COLUMN_PX: Final = 270
_RADIO_PX: Final = 40  # the circle and the distance to its words
_WIDEST_PX: Final = 560  # two such columns stand in the smallest window
_SHOWN_LABELS: Final = 40


@dataclass(frozen=True, slots=True)
class Group:
    """Options of which exactly one is taken; the first is taken at the start."""

    title: str
    options: tuple[Option, ...]


class PickDialog(QDialog):
    """One choice in each group: the letter of an option takes it, Enter accepts."""

    picked = Signal(object)  # tuple[str, ...]: the key of the option taken in each group

    def __init__(
        self, parent: QWidget | None, title: str, question: str, groups: Sequence[Group], yes: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._groups = tuple(groups)
        self._taken = [QButtonGroup(self) for _ in groups]
        around = _around(self, title, question)
        across = QHBoxLayout()
        across.setSpacing(24)
        for group, taken in zip(self._groups, self._taken, strict=True):
            across.addLayout(self._column(group, taken))
        around.addLayout(across)
        around.addSpacing(6)
        accept, back = PrimaryButton(yes, "Return"), SecondaryButton("Thôi", "Escape")
        accept.clicked.connect(self.accept)
        back.clicked.connect(self.reject)
        around.addLayout(button_row(back, accept))

    def take(self, key: str) -> None:
        """Take the option ``key`` of whichever group has it."""
        for group, taken in zip(self._groups, self._taken, strict=True):
            for number, option in enumerate(group.options):
                if option.key == key:
                    taken.button(number).setChecked(True)
                    taken.button(number).setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> tuple[str, ...]:
        """Return what is taken now."""
        pairs = zip(self._groups, self._taken, strict=True)
        return tuple(group.options[taken.checkedId()].key for group, taken in pairs)

    @override
    def accept(self) -> None:
        super().accept()
        self.picked.emit(self.keys())

    def _column(self, group: Group, taken: QButtonGroup) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        heading = label(group.title, "label")
        heading.setMinimumWidth(_COLUMN_PX)
        column.addWidget(heading)
        body = theme.size("body")
        for number, option in enumerate(group.options):
            hint = f"{option.letter}  ·  " if option.letter else ""
            button = QRadioButton(words_of(hint + option.words))
            # its own wish is measured before it has the font of the style sheet
            needed = theme.words_px(button.text(), body, QFont.Weight.Normal) + _RADIO_PX
            button.setMinimumWidth(min(needed, _WIDEST_PX))
            button.setToolTip(option.words if needed > _WIDEST_PX else "")
            button.setChecked(number == 0)
            taken.addButton(button, number)
            column.addWidget(button)
            if option.letter:
                bind(self, option.letter, button.click)
        column.addStretch(1)
        return column


class NumberDialog(QDialog):
    """Type a number; what is known of it is told before it is called."""

    number_given = Signal(str)

    def __init__(self, parent: QWidget | None, known: Sequence[Ticket]) -> None:
        super().__init__(parent)
        title = "Gọi một số bất kỳ"
        self.setWindowTitle(title)
        self._known = tuple(known)
        around = _around(self, title, "Gọi ngoài thứ tự được ghi lại trong nhật ký.")
        self.line = TextLine("Ví dụ: A25")
        self.line.setMinimumWidth(_COLUMN_PX)
        self.field = FormField("Số trên phiếu", self.line, hint="Chữ cái và số, ví dụ A25")
        around.addWidget(self.field)
        accept, back = PrimaryButton("Gọi số này", "Return"), SecondaryButton("Thôi", "Escape")
        accept.clicked.connect(self.accept)
        back.clicked.connect(self.reject)
        around.addLayout(button_row(back, accept))
        self.line.edited.connect(self._tell_what_is_known)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def label(self) -> str:
        """Return the label that was typed, or nothing."""
        return words.label_of(self.line.value(), self._known)

    @override
    def accept(self) -> None:
        found = self.label()
        if not found:
            typed = self.line.value()
            wrong = f"Không hiểu “{typed}”. " if typed else ""
            self.field.show_error(f"{wrong}Nhập chữ cái và số trên phiếu, ví dụ A25")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()
        self.number_given.emit(found)

    def _tell_what_is_known(self) -> None:
        self.field.clear_error()
        found = self.label()
        ticket = next((t for t in self._known if t.label == found), None)
        told = f"Số {found}: {words.place_words(ticket)}" if ticket else ""
        self.field.set_hint(told or "Chữ cái và số, ví dụ A25")


class CloseDayDialog(QDialog):
    """Says what is still open before the day is closed."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None, numbers: OpenNumbers) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đóng ngày")
        count = numbers.count()
        question = words.to_close_words(count, numbers.for_register, numbers.receives_until)
        around = _around(self, "Đóng ngày", question)
        for title, tickets in (
            ("Đang phục vụ, không bị hủy", numbers.called),
            ("Đang chờ", numbers.waiting),
            ("Lỡ lượt", numbers.skipped),
            ("Đang tạm giữ", numbers.parked),
        ):
            if tickets:
                around.addWidget(rule())
                around.addWidget(label(f"{title}: {len(tickets)} số", "label"))
                around.addWidget(label(_labels(tickets), "body", wraps=True))
        around.addSpacing(8)
        back = SecondaryButton("Để sau", "Escape")
        back.clicked.connect(self.reject)
        if count:
            close = DangerButton(f"Đóng ngày, hủy hiệu lực {count} số", "Ctrl+Return")
        else:
            close = PrimaryButton("Đóng ngày, vào sổ", "Ctrl+Return")
            close.setVisible(bool(numbers.for_register))
        close.clicked.connect(self.accept)
        around.addLayout(button_row(back, close))
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def accept(self) -> None:
        super().accept()
        self.confirmed.emit()


def _around(dialog: QDialog, title: str, question: str) -> QVBoxLayout:
    around = QVBoxLayout(dialog)
    # a least width of the dialog's own would keep it from growing with what stands in it
    around.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
    around.addItem(QSpacerItem(_COLUMN_PX * 2, 0))
    around.setContentsMargins(22, 18, 22, 18)
    around.setSpacing(8)
    around.addWidget(label(title, "card-title"))
    around.addWidget(label(question, "muted", wraps=True))
    return around


def _labels(tickets: Sequence[Ticket]) -> str:
    shown = ", ".join(_label_at(ticket) for ticket in tickets[:_SHOWN_LABELS])
    rest = len(tickets) - _SHOWN_LABELS
    return f"{shown} và {rest} số khác" if rest > 0 else shown


def _label_at(ticket: Ticket) -> str:
    served = ticket.status is TicketStatus.CALLED
    return f"{ticket.label} ({words.counter_words(ticket.counter)})" if served else ticket.label
