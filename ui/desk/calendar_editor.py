"""One change of the calendar in the making: its form, what it would do, keeping it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from desk_app.calendar_views import CalendarEffect
from desk_app.calendar_words import change_words, effect_lines, touched_lines
from desk_app.domain.calendar_changes import CalendarChange, CalendarFault, MarkDays
from ui.desk.calendar_forms import ChangeForm
from ui.desk.intake_fields import Remark
from ui.theme import Tone
from ui.widgets.basics import Card, PrimaryButton, QuietButton, label
from ui.widgets.messages import button_row
from ui.widgets.scroll import ScrollBox

TRY_MS: Final = 150
UNNAMED: Final = "(chưa đặt tên)"
_EFFECT_HEAD: Final = "Nếu lưu"
_WAITING: Final = "Đang xem ảnh hưởng…"
_NOT_READY: Final = "Điền các ô trên để xem ảnh hưởng trước khi lưu."
_SEE_FIRST: Final = "Chưa lưu. Xem ảnh hưởng vừa hiện ở trên rồi bấm Lưu lần nữa."
MOST_LISTED: Final = 100


class CalendarEditor(Card):
    """What is entered is tried a moment after each key; only what was shown can be kept."""

    try_asked = Signal(object)  # CalendarChange
    save_asked = Signal(object, int)  # CalendarChange, the edition it was tried on
    closed = Signal()
    entered = Signal()  # something else is entered

    def __init__(self) -> None:
        super().__init__("Đổi lịch", "calendar-clock")
        self._forms = QVBoxLayout()  # a stack would be as tall as its tallest form
        self._form: ChangeForm | None = None
        self._effect: CalendarEffect | None = None
        self._look = QTimer(self, singleShot=True, interval=TRY_MS)
        self.problem = Remark()
        self.change_words = label("", "strong", wraps=True)
        self.effect_words = label("", "body", wraps=True)
        self._seen = ScrollBox()
        self.save_button = PrimaryButton("Lưu bản mới", "Ctrl+Return", "content-save-outline")
        self.cancel_button = QuietButton("Thôi (Esc)", "", "close")
        self._lay_out()
        self._look.timeout.connect(self._try)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.closed)

    def begin(self, title: str, form: ChangeForm) -> None:
        """Show a form that was filled in, and try it at once."""
        if self._form is not None:
            self._form.hide()
        if self._forms.indexOf(form) < 0:
            self._forms.addWidget(form)
            form.changed.connect(self._on_changed)
        self._form = form
        form.show()
        self.set_title(title)
        self.problem.show_words("")
        form.show_faults(())
        self.look_again()
        form.start().setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> ChangeForm | None:
        """Return the form that is shown."""
        return self._form

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
        self.change_words.setText(change_words(effect.change))
        self.change_words.show()
        said = (f"•  {line}" for line in effect_lines(effect))
        dossiers = touched_lines(effect, MOST_LISTED)
        self.effect_words.setText("\n".join((*said, "", *dossiers)).rstrip())

    def show_faults(self, faults: Sequence[CalendarFault]) -> None:
        """Say at its field what cannot be so; what has no field is said above the buttons."""
        form = self.form()
        if form is None:
            return
        self._show_nothing(_NOT_READY)
        form.show_faults(faults)
        others = [fault for fault in faults if fault.field not in form.cells]
        tone = Tone.ERROR if any(fault.field for fault in others) else Tone.INFO
        self.problem.show_words(" ".join(fault.sentence for fault in others), tone)

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
            if change is not None:
                self.problem.show_words(_SEE_FIRST, Tone.INFO)
            return
        self.save_asked.emit(change, effect.edition)

    def _show_nothing(self, words: str) -> None:
        self.change_words.hide()
        self.effect_words.setText(words)

    def _lay_out(self) -> None:
        self.body.addLayout(self._forms)
        self.body.addWidget(label(_EFFECT_HEAD, "group"))
        self._seen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a long list is read by the keys
        self._seen.setAccessibleName("Ảnh hưởng nếu lưu")
        self._seen.column.setContentsMargins(0, 0, 6, 0)
        self._seen.column.addWidget(self.change_words)
        self._seen.column.addWidget(self.effect_words)
        self._seen.column.addStretch(1)
        self.body.addWidget(self._seen, 1)
        self.body.addWidget(self.problem)
        self.body.addLayout(button_row(self.cancel_button, self.save_button))
