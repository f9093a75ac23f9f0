"""The questions that the queue page puts before it acts: built here, answered in a callback."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desk_app.domain.events import Priority
from desk_app.domain.ticket import Ticket
from desk_app.usecases.commands import TakeNumber
from ui.desk import queue_words as words
from ui.desk.queue_dialogs import CloseDayDialog, Group, NumberDialog, PickDialog
from ui.desk.queue_screen import OpenNumbers, QueueScreen
from ui.widgets.choices import Option
from ui.widgets.reason import ReasonDialog

NOBODY_FIRST = "none"


def ask_park_reason(parent: QWidget, ticket: Ticket, answer: Callable[[str], None]) -> None:
    """Ask why a number is kept aside."""
    question = "Người dân quay lại lúc nào thì quét phiếu lúc đó; không phải lấy số mới."
    dialog = ReasonDialog(
        parent, f"Tạm giữ số {ticket.label}", question, words.PARK_REASONS, "Tạm giữ"
    )
    dialog.reason_given.connect(answer)
    _open(dialog)


def ask_cancel_reason(parent: QWidget, ticket: Ticket, answer: Callable[[str], None]) -> None:
    """Ask why a number is taken out of the line."""
    question = "Số đã hủy không gọi lại được. Lý do được lưu trong nhật ký."
    dialog = ReasonDialog(
        parent, f"Hủy số {ticket.label}", question, words.CANCEL_REASONS, "Hủy số"
    )
    dialog.reason_given.connect(answer)
    _open(dialog)


def ask_priority(parent: QWidget, ticket: Ticket, answer: Callable[[Priority], None]) -> None:
    """Ask why somebody goes first."""
    options = tuple(
        Option(priority.value, name, str(number))
        for number, (priority, name) in enumerate(words.PRIORITY_NAMES.items(), 1)
    )
    question = "Lý do được ghi lại, không hiện trên phiếu."
    dialog = PickDialog(
        parent, f"Ưu tiên số {ticket.label}", question, (Group("Lý do", options),), "Ưu tiên"
    )

    def picked(keys: tuple[str, ...]) -> None:
        answer(Priority(keys[0]))

    dialog.picked.connect(picked)
    _open(dialog)


def ask_issue(parent: QWidget, screen: QueueScreen, answer: Callable[[TakeNumber], None]) -> None:
    """Ask for what a number is given at the desk; one dialog gives one number."""
    tap = uuid4().hex
    series = tuple(
        Option(one.letter, f"{one.name} (đang chờ: {screen.loads.get(one.letter, 0)})", one.letter)
        for one in screen.series
    )
    first = Option(NOBODY_FIRST, "Không ưu tiên", "0")
    reasons = tuple(
        Option(priority.value, name, str(number))
        for number, (priority, name) in enumerate(words.PRIORITY_NAMES.items(), 1)
    )
    groups = (Group("Việc cần làm", series), Group("Ưu tiên", (first, *reasons)))
    dialog = PickDialog(
        parent, "Cấp số tại quầy", "Gõ chữ cái của việc, rồi Enter.", groups, "Cấp số và in"
    )

    def picked(keys: tuple[str, ...]) -> None:
        priority = None if keys[1] == NOBODY_FIRST else Priority(keys[1])
        answer(TakeNumber(tap, keys[0], priority=priority, at_desk=True))

    dialog.picked.connect(picked)
    _open(dialog)


def ask_transfer(
    parent: QWidget,
    ticket: Ticket,
    screen: QueueScreen,
    answer: Callable[[tuple[str, ...]], None],
) -> None:
    """Ask where a number is sent on: the answer holds the series, and the counter or nothing."""
    series = tuple(Option(one.letter, one.name, one.letter) for one in screen.series)
    others = tuple(
        Option(one.name, words.counter_words(one.name).capitalize(), str(number))
        for number, one in enumerate(screen.counters, 1)
        if one.name != screen.counter.name
    )
    groups = (
        Group("Nhóm việc", series),
        Group("Quầy", (Option("", "Quầy nào rảnh trước", "0"), *others)),
    )
    question = "Người dân giữ nguyên số và thời gian đã chờ."
    dialog = PickDialog(parent, f"Chuyển số {ticket.label}", question, groups, "Chuyển")
    dialog.take(ticket.series)
    dialog.picked.connect(answer)
    _open(dialog)


def ask_number(parent: QWidget, known: Sequence[Ticket], answer: Callable[[str], None]) -> None:
    """Ask which number to call out of turn."""
    dialog = NumberDialog(parent, known)
    dialog.number_given.connect(answer)
    _open(dialog)


def ask_close(parent: QWidget, numbers: OpenNumbers, answer: Callable[[], None]) -> None:
    """Show what is open and ask whether the day is closed."""
    dialog = CloseDayDialog(parent, numbers)
    dialog.confirmed.connect(answer)
    _open(dialog)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
