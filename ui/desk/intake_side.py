"""The intake page's right side: who is served, when, how much, what is still open, and go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desk_app.domain.fees import FeeTotal, format_vnd
from ui import theme
from ui.theme import Tone
from ui.widgets.basics import (
    Badge,
    Card,
    DangerButton,
    IconLabel,
    KeyButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    label,
    unbroken,
)
from ui.widgets.scroll import ScrollBox
from ui.widgets.views import TracePopover, TraceStep

WIDTH_PX: Final = 288
ACCEPT: Final = "Nhận và in"
ACCEPT_CORRECTION: Final = "Thay giấy và in"
SHOWN_CODES: Final = 3


@dataclass(frozen=True, slots=True)
class ServingShown:
    """The number at this counter: what is called, a note, and the codes received on it."""

    label: str
    note: str = ""
    priority: str = ""
    received: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppointmentShown:
    """The appointment in words; ``steps`` explain it."""

    day: str
    window: str = ""
    limit: str = ""
    steps: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to be in order before the dossier is accepted."""

    words: str
    tone: Tone


def _tight(card: Card) -> Card:
    around = card.layout()
    if isinstance(around, QVBoxLayout):
        around.setContentsMargins(14, 8, 14, 10)
        around.setSpacing(2)
    card.body.setSpacing(3)
    return card


class SideColumn(QWidget):
    """Shows values only; its buttons are the page's actions."""

    why_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self.serving = _tight(Card())
        self.appointment = _tight(Card())
        self.fee = _tight(Card())
        self.checks = _tight(Card())
        self._steps: tuple[TraceStep, ...] = ()
        self._limit_words = ""
        self._trace: TracePopover | None = None
        self._lay_out_serving()
        self._lay_out_appointment()
        self._lay_out_fee()
        self._checks = QGridLayout()
        self._rows: list[tuple[IconLabel, QLabel]] = []
        self._lay_out_checks()
        self.accept = PrimaryButton(ACCEPT, "Ctrl+Return", "printer-check")
        self.at_once = SecondaryButton("Trả ngay", "Ctrl+Shift+Return", "clock-fast")
        self.preview = SecondaryButton("Xem trước", "Ctrl+P", "eye-outline")
        self.turn_back = SecondaryButton("Bổ sung", "Ctrl+B")
        self.turn_back.setToolTip("Yêu cầu bổ sung: chưa nhận, nói rõ còn thiếu gì (Ctrl B)")
        self.turn_back.setAccessibleName("Yêu cầu bổ sung")
        self.refuse = DangerButton("Từ chối", "Ctrl+T")
        self._lay_out()

    def show_serving(self, shown: ServingShown | None) -> None:
        """Show the number at this counter, or that there is none."""
        self._number.setText(shown.label if shown else "—")
        theme.mark(self._number, "role", "ticket" if shown else "muted")
        note = shown.note if shown else "Chưa gọi số nào (F2 để mở hàng đợi)."
        self._note.setText(note)
        self._priority.setVisible(bool(shown and shown.priority))
        if shown and shown.priority:
            self._priority.show_state(shown.priority, Tone.WARN, "star-outline")
        codes = shown.received if shown else ()
        self._received.setText(_received_words(codes))
        self._received.setVisible(bool(codes))

    def show_appointment(self, shown: AppointmentShown) -> None:
        """Show the appointment, or what stands in its place."""
        self._day.setText(shown.day)
        self._window.setText(shown.window)
        self._window.setVisible(bool(shown.window))
        self._limit.setText(shown.limit)
        self._limit.setVisible(bool(shown.limit))
        self._steps, self._limit_words = shown.steps, shown.limit
        self.why.setVisible(bool(shown.steps))

    def appointment_words(self) -> str:
        """Return day and window as shown."""
        return " ".join(part for part in (self._day.text(), self._window.text()) if part)

    def show_fee(self, total: FeeTotal, *, known: bool) -> None:
        """Show what is to be paid; an amount that nobody knows is not 0."""
        self._total.setText(unbroken(format_vnd(total.total_vnd)) if known else "Chưa có mức")
        theme.mark(self._total, "role", "figure" if known else "strong")
        self._fee_lines.setText(_fee_words(total) if known else "Nhập số tiền ở ô “Số tiền thu”.")

    def fee_words(self) -> str:
        """Return the total as shown."""
        return self._total.text()

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what is in order and what is not."""
        signs = {
            Tone.OK: ("check-circle", "ok"),
            Tone.WARN: ("alert", "warn"),
            Tone.ERROR: ("alert-circle", "error"),
        }
        for (sign, words), check in zip(self._rows, checks, strict=True):
            sign.show_icon(*signs.get(check.tone, ("circle-outline", "muted")))
            theme.mark(words, "role", "muted" if check.tone is Tone.NEUTRAL else "body")
            words.setText(check.words)

    def show_at_once(self, *, usual: bool, correcting: bool) -> None:
        """Offer return at once for procedures that are finished while the citizen waits."""
        self.at_once.setVisible(usual and not correcting)
        self.turn_back.setVisible(not correcting)
        self.refuse.setVisible(not correcting)
        self.accept.set_words(ACCEPT_CORRECTION if correcting else ACCEPT)

    def open_trace(self) -> None:
        """Explain the appointment, day by day."""
        if not self._steps:
            return
        window = self.window()
        if self._trace is None or self._trace.parentWidget() is not window:
            self._trace = TracePopover(window)
        title = "Vì sao hẹn ngày này?"
        self._trace.show_trace(self.why, title, f"Thời hạn: {self._limit_words}", self._steps)

    def buttons(self) -> tuple[KeyButton, ...]:
        """Return what Tab goes through, in order."""
        main = (self.accept, self.at_once, self.preview, self.turn_back, self.refuse)
        return (*main, self.why, self.guide)

    def _lay_out_serving(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("Đang phục vụ", "label"))
        self._note = label("", "hint", wraps=True)
        words.addWidget(self._note)
        self._number = label("—", "ticket")
        row.addLayout(words, 1)
        row.addWidget(self._number)
        self._priority = Badge()
        self._received = label("", "hint", wraps=True)
        self.serving.body.addLayout(row)
        self.serving.body.addWidget(self._priority)
        self.serving.body.addWidget(self._received)
        self._priority.hide()
        self._received.hide()

    def _lay_out_appointment(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label("Hẹn trả kết quả", "label"), 1)
        self.why = QuietButton("Vì sao?", "F9", "help-circle-outline")
        self.why.clicked.connect(self.open_trace)
        row.addWidget(self.why)
        self._day = label("", "body", wraps=True)
        self._day.setFont(theme.ui_font(17, QFont.Weight.Bold))
        self._day.setStyleSheet("font-size: 17px; font-weight: 700;")
        self._window = label("", "body", wraps=True)
        self._limit = label("", "hint", wraps=True)
        self.appointment.body.addLayout(row)
        for widget in (self._day, self._window, self._limit):
            self.appointment.body.addWidget(widget)

    def _lay_out_fee(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label("Phải thu", "label"), 1)
        self._total = label("", "figure")
        row.addWidget(self._total)
        self._fee_lines = label("", "hint", wraps=True)
        self.fee.body.addLayout(row)
        self.fee.body.addWidget(self._fee_lines)

    def _lay_out_checks(self) -> None:
        self._checks.setHorizontalSpacing(8)
        self._checks.setVerticalSpacing(2)
        self._checks.setColumnStretch(1, 1)
        for row in range(4):
            sign, words = IconLabel("circle-outline", "muted", 16), label("", "muted", wraps=True)
            self._checks.addWidget(sign, row, 0)
            self._checks.addWidget(words, row, 1)
            self._rows.append((sign, words))
        head = QHBoxLayout()
        head.addWidget(label("Trước khi nhận", "label"), 1)
        self.guide = QuietButton("Hướng dẫn", "Alt+G", "printer-outline")
        self.guide.setToolTip("In phiếu hướng dẫn, tờ khai của thủ tục (Alt G)")
        head.addWidget(self.guide)
        self.checks.body.addLayout(head)
        self.checks.body.addLayout(self._checks)

    def _lay_out(self) -> None:
        area = ScrollBox()
        area.column.setContentsMargins(0, 0, 0, 0)
        area.column.setSpacing(10)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(8)
        around.addWidget(area, 1)
        for card in (self.serving, self.appointment, self.fee, self.checks):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            area.column.addWidget(card)
        area.column.addStretch(1)
        for button in (self.accept, self.at_once, self.preview):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            around.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.turn_back, self.refuse):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        around.addLayout(row)


def _received_words(codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    shown = ", ".join(code.rsplit("-", 1)[-1] for code in codes[:SHOWN_CODES])
    more = "…" if len(codes) > SHOWN_CODES else ""
    return f"Đã nhận trên số này: {len(codes)} hồ sơ ({shown}{more})"


def _fee_words(total: FeeTotal) -> str:
    lines = [f"{line.label}: {unbroken(format_vnd(line.amount_vnd))}" for line in total.lines]
    if total.waiver:
        percent = unbroken(f"{total.waiver.percent} %")
        lines.append(f"Miễn, giảm {percent}: −{unbroken(format_vnd(total.waived_vnd))}")
    return "\n".join(lines) if lines else "Không thu phí, lệ phí."
