"""Lịch làm việc: the year as the office works it, and changing it with the effect in view."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from desk_app.calendar_views import CalendarEffect, CalendarInForce
from desk_app.calendar_words import (
    ExceptionLine,
    change_words,
    day_words,
    horizon_warning,
    in_force_words,
    mark_words,
)
from desk_app.domain.calendar import MarkKind, Session
from desk_app.domain.calendar_changes import AddYear, CalendarChange, CalendarFault, TakeMarks
from desk_app.domain.days import DayFault, parse_day
from ui.desk.calendar_editor import CalendarEditor
from ui.desk.calendar_forms import ListForm, MarkForm, SwapForm
from ui.desk.calendar_panel import SWAP, CalendarPanel
from ui.desk.calendar_view import CalendarLegend, CalendarView
from ui.desk.calendar_week_form import WeekForm
from ui.desk.intake_fields import Remark
from ui.desk.page import Page
from ui.keys import KeyLine, bind
from ui.theme import Tone
from ui.widgets.basics import Card, QuietButton, label

SIDE_PX: Final = 430
_FILES: Final = "Lịch (*.json)"
YEAR_NOTE: Final = (
    "Đề xuất từ ngày lễ của Nhà nước. Hãy đối chiếu với văn bản của năm ấy (nghỉ Tết, ngày cạnh "
    "02/9, ngày hoán đổi); lưu xong vẫn sửa được từng ngày."
)


class CalendarPage(Page):
    """Shows the calendar in force; says what is to be tried and kept."""

    refresh_asked = Signal()
    try_asked = Signal(object)  # CalendarChange
    save_asked = Signal(object, int)  # CalendarChange, edition
    year_asked = Signal()
    import_asked = Signal(object)  # Path
    export_asked = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Lịch làm việc", "Ngày làm việc, ngày nghỉ, giờ tiếp dân", parent)
        self._now: CalendarInForce | None = None
        self._year = 0
        self.warning = Remark()
        self.month_words = label("", "card-title")
        self.view = CalendarView()
        self.build_alone()

    @override
    def building(self) -> Iterator[None]:
        self.body.addWidget(self.warning)
        self.body.addLayout(self._tools())
        yield
        across = QHBoxLayout()
        across.setSpacing(14)
        self.body.addLayout(across, 1)
        card = Card()
        card.body.addWidget(self.view, 1)
        card.body.addWidget(CalendarLegend())
        across.addWidget(card, 1)
        yield
        self.side = QStackedWidget()
        self.side.setFixedWidth(SIDE_PX)
        across.addWidget(self.side)
        self.panel = CalendarPanel()
        self.side.addWidget(self.panel)
        yield
        self.editor = CalendarEditor()
        self.side.addWidget(self.editor)
        self._connect()

    @cached_property
    def mark_form(self) -> MarkForm:
        """Days and half-days; this form and the others are made when one is first wanted."""
        return MarkForm(self._parse)

    @cached_property
    def swap_form(self) -> SwapForm:
        """A day off for a day worked."""
        return SwapForm(self._parse)

    @cached_property
    def week_form(self) -> WeekForm:
        """Hours and weekdays."""
        return WeekForm()

    @cached_property
    def list_form(self) -> ListForm:
        """A year or a file, to be read."""
        return ListForm()

    def show_calendar(self, now: CalendarInForce) -> None:
        """Show the calendar in force; a change in the making stays and is tried anew."""
        is_new = self._now is not None and self._now.edition != now.edition
        self._now, self._year = now, 0
        self.set_heading("Lịch làm việc", in_force_words(now))
        self.warning.show_words(horizon_warning(now), Tone.WARN)
        self.view.show_calendar(now.calendar, now.today)
        if is_new and self.is_editing():
            self.editor.look_again()

    def show_effect(self, effect: CalendarEffect) -> None:
        """Show what a change would do."""
        self.editor.show_effect(effect)

    def show_faults(self, faults: Sequence[CalendarFault]) -> None:
        """Say what cannot be so in what is entered."""
        self.editor.show_faults(faults)

    def show_saved(self, now: CalendarInForce) -> None:
        """Show the version that was kept, and go back to the calendar."""
        self.show_panel()
        self.show_calendar(now)

    def show_list(self, title: str, change: CalendarChange, note: str) -> None:
        """Show a change that was made elsewhere: a year's holidays, a file."""
        self.list_form.show_change(change, note or change_words(change), _days_of(change))
        self._edit(title, self.list_form)

    def show_panel(self) -> None:
        """Leave the change in the making."""
        self.side.setCurrentWidget(self.panel)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_editing(self) -> bool:
        """Say whether a change is in the making."""
        return self.side.currentWidget() is self.editor

    def do(self, key: str) -> None:
        """Begin what a key of the panel stands for, with the chosen days."""
        if self._now is None:
            return
        first, last = self.view.days()
        if key == SWAP:
            self.swap_form.show_days(first)
            self._edit("Hoán đổi ngày làm việc", self.swap_form)
            return
        calendar = self._now.calendar
        known = [calendar.mark(first, one) for one in Session] if first == last else []
        named = next((mark.name for mark in known if mark and mark.kind.value == key), "")
        self.mark_form.show_mark(key, first, last, named)
        self._edit("Đánh dấu ngày, buổi", self.mark_form)

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        if not self.is_editing():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keys(self) -> Sequence[KeyLine]:
        return (
            KeyLine("Left", "Đổi ngày: ← → ↑ ↓; giữ Shift để chọn nhiều ngày"),
            KeyLine("PgUp", "Tháng trước; PgDn: tháng sau; thêm Ctrl: cả năm"),
            KeyLine("Home", "Đầu tháng; End: cuối tháng; Ctrl+Home: hôm nay"),
            KeyLine("Alt+1", "Đánh dấu nghỉ (Enter)"),
            KeyLine("Alt+2", "Đánh dấu làm việc"),
            KeyLine("Alt+3", "Đánh dấu chỉ tiếp nhận"),
            KeyLine("Alt+4", "Trở lại như thường lệ"),
            KeyLine("Alt+5", "Hoán đổi: nghỉ một ngày, làm bù ngày khác"),
            KeyLine("Alt+6", "Tuần làm việc, giờ tiếp dân"),
            KeyLine("Alt+7", "Thêm năm tiếp theo"),
            KeyLine("Alt+8", "Nhập lịch từ tệp; Alt+9: xuất ra tệp"),
            KeyLine("Alt+0", "Xem cả năm, hoặc một tháng"),
            KeyLine("Ctrl+Return", "Lưu thành bản mới; Esc: thôi"),
        )

    def _edit(self, title: str, form: MarkForm | SwapForm | WeekForm | ListForm) -> None:
        self.side.setCurrentWidget(self.editor)
        self.editor.begin(title, form)

    def _edit_week(self) -> None:
        if self._now is not None:
            self.week_form.show_week(self._now.calendar)
            self._edit("Tuần làm việc, giờ tiếp dân", self.week_form)

    def _on_chosen(self, first: date, last: date) -> None:
        if self._now is None:
            return
        cursor = self.view.cursor_day()
        year_only = self.view.is_year()
        self.month_words.setText(f"Năm {cursor.year}" if year_only else f"Tháng {cursor:%m/%Y}")
        self.panel.show_days(self._now.calendar, first, last)
        if cursor.year != self._year:
            self._year = cursor.year
            self.panel.show_year(self._now.calendar, cursor.year, self._now.today)
        form = self.editor.form()
        if self.is_editing() and self.view.hasFocus() and isinstance(form, MarkForm):
            form.choose(first, last)
            form.tell()

    def _on_opened(self) -> None:
        self.do(MarkKind.CLOSED.value)

    def _go_to(self, line: ExceptionLine) -> None:
        self.view.choose(line.first, line.last)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_year(self) -> None:
        self.view.show_year(is_year=not self.view.is_year())
        self._year_button.set_words("Một tháng" if self.view.is_year() else "Cả năm")
        self.view.choose(*self.view.days())

    def _parse(self, text: str) -> date | None:
        today = self._now.today if self._now else date.min
        found = parse_day(text, today, past_only=False)
        return None if isinstance(found, DayFault) else found

    def _ask_import(self) -> None:
        dialog = QFileDialog(self, "Nhập lịch từ tệp", "", _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._tell_import)
        dialog.open()

    def _ask_export(self) -> None:
        dialog = QFileDialog(self, "Xuất lịch ra tệp", "lich-lam-viec.json", _FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(self._tell_export)
        dialog.open()

    def _tell_import(self, name: str) -> None:
        self.import_asked.emit(Path(name))

    def _tell_export(self, name: str) -> None:
        self.export_asked.emit(Path(name))

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        back = QuietButton("", "", "chevron-left")
        back.setAccessibleName("Tháng trước")
        back.clicked.connect(lambda: self.view.step_month(-1))
        on = QuietButton("", "", "chevron-right")
        on.setAccessibleName("Tháng sau")
        on.clicked.connect(lambda: self.view.step_month(1))
        self._year_button = QuietButton("Cả năm", "Alt+0", "calendar-month-outline")
        self._year_button.clicked.connect(self._toggle_year)
        for widget in (back, self.month_words, on, self._year_button):
            row.addWidget(widget)
        row.addStretch(1)
        for words, sequence, icon, action in (
            ("Tuần làm việc", "Alt+6", "clock-outline", self._edit_week),
            ("Thêm năm", "Alt+7", "plus", self.year_asked.emit),
            ("Nhập tệp", "Alt+8", "upload-outline", self._ask_import),
            ("Xuất tệp", "Alt+9", "download-outline", self._ask_export),
        ):
            button = QuietButton(words, sequence, icon)
            button.clicked.connect(action)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_opened)
        self.panel.deed_asked.connect(self.do)
        self.panel.line_opened.connect(self._go_to)
        self.editor.try_asked.connect(self.try_asked)
        self.editor.save_asked.connect(self.save_asked)
        self.editor.closed.connect(self.show_panel)
        bind(self, "Ctrl+Home", self._go_to_today)
        for owner in (self.editor, self.view):  # in the whole window, Esc is the key sheet's too
            bind(owner, "Escape", self._leave)

    def _leave(self) -> None:
        if self.is_editing():
            self.show_panel()

    def _go_to_today(self) -> None:
        if self._now is not None:
            self.view.choose(self._now.today)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _days_of(change: CalendarChange) -> Sequence[str]:
    """Return the days that a year or a file brings, one a line."""
    if not isinstance(change, AddYear | TakeMarks):
        return ()
    return [f"{day_words(day)}: {mark_words(of)}" for day, of in sorted(change.marks.items())]
