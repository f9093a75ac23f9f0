"""What is typed of a change of the calendar: each form gives a change and shows its faults."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.calendar import MarkKind, Session
from desk_app.domain.calendar_changes import CalendarChange, CalendarFault, MarkDays, SwapDays
from ui.desk.intake_fields import Cell
from ui.widgets.basics import label
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DayEdit, TextLine
from ui.widgets.scroll import ScrollBox

Parse = Callable[[str], date | None]
USUAL: Final = "usual"
WHOLE_DAY: Final = "day"
NOT_A_DAY: Final = "Gõ ngày như 24/12/2026."
_KINDS: Final = (
    Option(MarkKind.CLOSED.value, "Nghỉ"),
    Option(MarkKind.WORKING.value, "Làm việc"),
    Option(MarkKind.RECEPTION.value, "Tiếp nhận"),
    Option(USUAL, "Thường lệ"),
)
_KIND_NOTES: Final[Mapping[str, str]] = {
    MarkKind.CLOSED.value: "Không làm việc, không tiếp dân, không tính vào thời hạn.",
    MarkKind.WORKING.value: "Làm việc, tiếp dân và tính vào thời hạn, như ngày làm bù.",
    MarkKind.RECEPTION.value: "Vẫn tiếp nhận hồ sơ nhưng không tính vào thời hạn.",
    USUAL: "Bỏ ngoại lệ: theo lại tuần làm việc, kể cả khi đó là ngày lễ.",
}
_SESSIONS: Final = (
    Option(WHOLE_DAY, "Cả ngày"),
    Option(Session.MORNING.value, "Buổi sáng"),
    Option(Session.AFTERNOON.value, "Buổi chiều"),
)


class ChangeForm(QWidget):
    """A form in the editor. Every field that can be wrong is a cell of that name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[str, Cell] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def change(self) -> CalendarChange | None:
        """Return what is entered; None where a field is not understood, which then says so."""
        return None

    def start(self) -> QWidget:
        """Return where typing begins."""
        return self

    def choose(self, first: date, last: date) -> None:
        """Take over days that were chosen on the calendar."""

    def show_faults(self, faults: Sequence[CalendarFault]) -> QWidget | None:
        """Say at each field what is wrong with it; return the first wrong one."""
        said = {fault.field: fault.sentence for fault in reversed(faults)}
        for name, cell in self.cells.items():
            cell.show_error(said.get(name, ""))
        return next((cell.editor for name, cell in self.cells.items() if name in said), None)

    def day_of(self, name: str) -> date | None:
        """Return the day in a cell; say so where there is none."""
        edit = self.cells[name].editor
        day = edit.day() if isinstance(edit, DayEdit) else None
        self.cells[name].show_error("" if day else NOT_A_DAY)
        return day

    def tell(self) -> None:
        """Tell that something else is entered."""
        self.changed.emit()


class MarkForm(ChangeForm):
    """Days or half-days that are closed, worked, only receive, or follow the week again."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self.kind = SegmentedChoice(_KINDS)
        self.first, self.last = DayEdit(parse), DayEdit(parse)
        self.session = SegmentedChoice(_SESSIONS)
        self._first_before: date | None = None
        self.name = TextLine("Mất điện, tập huấn, nghỉ bù…")
        self._note = label("", "hint", wraps=True)
        self.cells = {
            "first": Cell("Từ ngày", self.first, required=True),
            "last": Cell("Đến hết ngày", self.last, required=True),
            "sessions": Cell("Buổi", self.session),
            "name": Cell("Tên gọi, được nói với người dân", self.name, required=True),
        }
        self.column.addWidget(self.kind)
        self.column.addWidget(self._note)
        self.column.addLayout(_beside(self.cells["first"], self.cells["last"]))
        self.column.addWidget(self.cells["sessions"])
        self.column.addWidget(self.cells["name"])
        self._connect()

    def show_mark(self, kind: str, first: date, last: date, name: str) -> None:
        """Start from a kind, days and a name; nothing is emitted."""
        self.kind.set_value(kind)
        self.session.set_value(WHOLE_DAY)
        self.name.set_value(name)
        self.choose(first, last)
        self._show_kind()

    @override
    def choose(self, first: date, last: date) -> None:
        self.first.set_day(first)
        self.last.set_day(last)
        self._first_before = first

    @override
    def change(self) -> CalendarChange | None:
        first, last = self.day_of("first"), self.day_of("last")
        if first is None or last is None:
            return None
        kind = None if self.kind.value() == USUAL else MarkKind(self.kind.value())
        whole = self.session.value() == WHOLE_DAY
        sessions = tuple(Session) if whole else (Session(self.session.value()),)
        return MarkDays(first, last, kind, self.name.value() if kind else "", sessions)

    @override
    def start(self) -> QWidget:
        return self.first if self.kind.value() == USUAL else self.name

    def _connect(self) -> None:
        for choice in (self.kind, self.session):
            choice.chosen.connect(self._on_choice)
        self.first.day_changed.connect(self._on_first)
        self.last.day_changed.connect(self.tell)
        self.name.edited.connect(self.tell)

    def _on_choice(self) -> None:
        self._show_kind()
        self.tell()

    def _on_first(self, day: date | None) -> None:
        last = self.last.day()
        if day is not None and (last is None or last < day or last == self._first_before):
            self.last.set_day(day)  # one day stays one day
        self._first_before = day
        self.tell()

    def _show_kind(self) -> None:
        self._note.setText(_KIND_NOTES[self.kind.value()])
        self.cells["name"].setVisible(self.kind.value() != USUAL)


class SwapForm(ChangeForm):
    """A working day off, and the day that is worked in its place."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self.off, self.worked = DayEdit(parse), DayEdit(parse)
        self.name = TextLine("ví dụ: theo Thông báo 12/TB-UBND")
        self.cells = {
            "off": Cell("Nghỉ ngày", self.off, required=True),
            "worked": Cell("Làm bù ngày", self.worked, required=True),
            "name": Cell("Theo văn bản nào (không bắt buộc)", self.name),
        }
        self.column.addLayout(_beside(self.cells["off"], self.cells["worked"]))
        self.column.addWidget(self.cells["name"])
        for edit in (self.off, self.worked):
            edit.day_changed.connect(self.tell)
        self.name.edited.connect(self.tell)

    def show_days(self, off: date) -> None:
        """Start from the day off; the other one is to be typed."""
        self.off.set_day(off)
        self.worked.set_day(None)
        self.name.set_value("")

    @override
    def change(self) -> CalendarChange | None:
        off, worked = self.day_of("off"), self.day_of("worked")
        if not self.worked.value():
            self.cells["worked"].show_error("")  # nobody has typed there yet
        if off is None or worked is None:
            return None
        return SwapDays(off, worked, self.name.value())

    @override
    def start(self) -> QWidget:
        return self.worked


class ListForm(ChangeForm):
    """A change that was made elsewhere, to be read before it is kept: a year, a file."""

    def __init__(self) -> None:
        super().__init__()
        self._change: CalendarChange | None = None
        self._note = label("", "hint", wraps=True)
        self._box = ScrollBox()
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lines = label("", "body", wraps=True)
        self._box.column.setContentsMargins(0, 0, 6, 0)
        self._box.column.addWidget(self._lines)
        self._box.column.addStretch(1)
        self._box.setMinimumHeight(110)
        self._box.setAccessibleName("Các ngày được thêm")
        self.column.addWidget(self._note)
        self.column.addWidget(self._box, 1)

    def show_change(self, change: CalendarChange, note: str, lines: Sequence[str]) -> None:
        """Show what is to be read."""
        self._change = change
        self._note.setText(note)
        self._lines.setText("\n".join(lines))
        self._box.setVisible(bool(lines))

    @override
    def change(self) -> CalendarChange | None:
        return self._change

    @override
    def start(self) -> QWidget:
        return self._box


def _beside(*cells: Cell) -> QHBoxLayout:
    """Return cells in a row; a fault under one moves the others nowhere."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for cell in cells:
        row.addWidget(cell, 1, Qt.AlignmentFlag.AlignTop)
    return row
