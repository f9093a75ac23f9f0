"""One change of the calendar in the making: its form, what it would do, keeping it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from desk_app.calendar_views import CalendarEffect, TouchedLine
from desk_app.calendar_words import SESSION_NAMES, change_words, effect_lines
from desk_app.domain.calendar_changes import CalendarChange, CalendarFault, MarkDays
from desk_app.domain.words import format_day
from ui.desk.calendar_forms import ChangeForm
from ui.desk.intake_fields import Remark
from ui.models.lines import Column
from ui.theme import Tone
from ui.widgets.basics import Card, PrimaryButton, QuietButton, label
from ui.widgets.messages import EmptyState, button_row
from ui.widgets.table import Table

TRY_MS: Final = 150
UNNAMED: Final = "(chưa đặt tên)"
_EFFECT_HEAD: Final = "Nếu lưu"
_WAITING: Final = "Đang xem ảnh hưởng…"
_NOT_READY: Final = "Điền các ô trên để xem ảnh hưởng trước khi lưu."
_TABLE_PX: Final = 118


def _due(one: TouchedLine) -> str:
    day = format_day(one.line.due_on) if one.line.due_on else ""
    half = SESSION_NAMES[one.session].removeprefix("buổi ") if one.session else ""
    return f"{half} {day}".strip()


_COLUMNS: Final = (
    Column[TouchedLine]("Hồ sơ", lambda one: one.line.code, 100, is_strong=True, fits=True),
    Column[TouchedLine]("Chủ hồ sơ", lambda one: one.line.applicant_name),
    Column[TouchedLine](
        "Hẹn trả", _due, 120, ink=lambda one: "error" if one.is_shut else "text", fits=True
    ),
)


class CalendarEditor(Card):
    """What is entered is tried a moment after each key; only what was shown can be kept."""

    try_asked = Signal(object)  # CalendarChange
    save_asked = Signal(object, int)  # CalendarChange, the edition it was tried on
    closed = Signal()
    entered = Signal()  # something else is entered

    def __init__(self) -> None:
        super().__init__("Đổi lịch", "calendar-clock")
        self._forms = QStackedWidget()
        self._effect: CalendarEffect | None = None
        self._look = QTimer(self, singleShot=True, interval=TRY_MS)
        self.problem = Remark()
        self.effect_words = label("", "body", wraps=True)
        self.table: Table[TouchedLine] = Table(_COLUMNS, EmptyState("check", ""), "Hồ sơ đã hẹn")
        self.save_button = PrimaryButton("Lưu bản mới", "Ctrl+Return", "content-save-outline")
        self.cancel_button = QuietButton("Thôi", "Escape", "close")
        self._lay_out()
        self._look.timeout.connect(self._try)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.closed)

    def begin(self, title: str, form: ChangeForm) -> None:
        """Show a form that was filled in, and try it at once."""
        if self._forms.indexOf(form) < 0:
            self._forms.addWidget(form)
            form.changed.connect(self._on_changed)
        self._forms.setCurrentWidget(form)
        self.set_title(title)
        self.problem.show_words("")
        form.show_faults(())
        self.look_again()
        form.start().setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> ChangeForm | None:
        """Return the form that is shown."""
        form = self._forms.currentWidget()
        return form if isinstance(form, ChangeForm) else None

    def look_again(self) -> None:
        """Try what is entered, on the newest version."""
        self._effect = None
        self._try()

    def show_effect(self, effect: CalendarEffect) -> None:
        """Show what a change would do, if it is still the one that is entered."""
        form = self.form()
        if form is None or effect.change != self._wanted():
            return
        self._effect = effect
        form.show_faults(())
        words = (change_words(effect.change), *effect_lines(effect))
        self.effect_words.setText("\n".join(words))
        self.table.show_lines(effect.touched)
        self.table.setVisible(bool(effect.touched))

    def show_faults(self, faults: Sequence[CalendarFault]) -> None:
        """Say at its field what cannot be so; what has no field is said above the buttons."""
        form = self.form()
        if form is None:
            return
        self._show_nothing(_NOT_READY)
        form.show_faults(faults)
        others = [fault.sentence for fault in faults if fault.field not in form.cells]
        self.problem.show_words(" ".join(others))

    def show_refused(self, faults: Sequence[CalendarFault]) -> None:
        """Say why nothing was kept, with the keys where it is to be mended."""
        form = self.form()
        if form is None:
            return
        first = form.show_faults(faults)
        others = [fault.sentence for fault in faults if fault.field not in form.cells]
        self.problem.show_words(" ".join(others))
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_news(self, words: str) -> None:
        """Say that another version was kept meanwhile; what is entered stays and is tried anew."""
        self.look_again()
        self.problem.show_words(words, Tone.WARN)

    def is_about_to_look(self) -> bool:
        """Say whether the last key was not tried yet."""
        return self._look.isActive()

    def _wanted(self) -> CalendarChange | None:
        """Return what is entered; a mark without its name is tried all the same."""
        form = self.form()
        change = form.change() if form is not None else None
        if isinstance(change, MarkDays) and change.kind is not None and not change.name:
            return replace(change, name=UNNAMED)
        return change

    def _on_changed(self) -> None:
        self._effect = None
        self.problem.show_words("")
        self._show_nothing(_WAITING)
        self._look.start()
        self.entered.emit()

    def _try(self) -> None:
        wanted = self._wanted()
        if wanted is None:
            self._show_nothing(_NOT_READY)
            return
        self.try_asked.emit(wanted)

    def _save(self) -> None:
        form, effect = self.form(), self._effect
        change = form.change() if form is not None else None
        if change is None or effect is None or effect.change != self._wanted():
            self.look_again()
            return
        self.save_asked.emit(change, effect.edition)

    def _show_nothing(self, words: str) -> None:
        self.effect_words.setText(words)
        self.table.hide()

    def _lay_out(self) -> None:
        self.body.addWidget(self._forms)
        self.body.addWidget(label(_EFFECT_HEAD, "group"))
        self.body.addWidget(self.effect_words)
        self.table.setMinimumHeight(_TABLE_PX)
        self.table.hide()
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)
        self.body.addWidget(self.problem)
        self.body.addLayout(button_row(self.cancel_button, self.save_button))
