"""What the queue page says: ages, reasons, names. Pure words over frozen values."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Final

from desk_app.domain.events import Priority
from desk_app.domain.ids import ticket_label
from desk_app.domain.office import Series
from desk_app.domain.queueing import Why
from desk_app.domain.ticket import RECALL_GAP, UNDO_WINDOW, Ticket, TicketStatus
from desk_app.usecases.outcomes import DayClosed
from ui.refusals import TICKET_STATUS_NAMES

PRIORITY_NAMES: Final[Mapping[Priority, str]] = {
    Priority.ELDERLY: "Người cao tuổi (từ 75 tuổi)",
    Priority.DISABLED: "Người khuyết tật",
    Priority.PREGNANT: "Phụ nữ mang thai",
    Priority.SMALL_CHILD: "Người có con nhỏ",
    Priority.MERIT: "Người có công với cách mạng",
    Priority.RETURNING: "Quay lại bổ sung giấy tờ",
    Priority.OTHER: "Trường hợp khác",
}
PARK_REASONS: Final = (
    "Đi photo giấy tờ",
    "Bổ sung giấy tờ",
    "Nghe điện thoại",
    "Điền tờ khai",
    "Nộp phí, lệ phí",
)
CANCEL_REASONS: Final = (
    "Người dân không còn nhu cầu",
    "Lấy nhầm số",
    "Một người lấy nhiều số",
    "Việc này không thuộc thẩm quyền của đơn vị",
)
_WHY: Final[Mapping[str, str]] = {
    Why.FOR_THIS_COUNTER: "Số {label} được chuyển đến đúng quầy này nên được gọi trước.",
    Why.CAME_BACK: "Số {label} đã đến lượt từ trước, nay quay lại nên được gọi tiếp.",
    Why.PRIORITY: "Số {label} thuộc diện ưu tiên theo quy định.",
    Why.WAITED_TOO_LONG: "Số {label} đã chờ quá lâu nên được gọi xen kẽ với diện ưu tiên.",
    Why.OLDEST: "Số {label} chờ lâu nhất trong những người đến lượt ở quầy này.",
    Why.BY_NUMBER: "Số {label} được cán bộ gọi ngoài thứ tự; việc này có ghi lại.",
}
_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_LABEL: Final = re.compile(r"([a-zA-Z])[\s.-]*0*([1-9][0-9]{0,3})")


def age_words(since: datetime, now: datetime) -> str:
    """Return how long ago ``since`` was: ``12 phút``, ``1 giờ 05 phút``, ``dưới 1 phút``."""
    minutes = max(0, (now - since) // _MINUTE)
    if minutes < 1:
        return "dưới 1 phút"
    hours, rest = divmod(minutes, 60)
    return f"{hours} giờ {rest:02d} phút" if hours else f"{rest} phút"


def wait_words(since: datetime, now: datetime) -> str:
    """Return an age for a narrow column: ``12 phút``, ``1 giờ 05``, ``vừa đến``."""
    if now - since < _MINUTE:
        return "vừa đến"
    words = age_words(since, now)
    return words.removesuffix(" phút") if now - since >= _HOUR else words


def called_words(called_at: datetime, now: datetime) -> str:
    """Return how long ago a number was called: ``vừa gọi``, ``gọi 12 phút trước``."""
    return "vừa gọi" if now - called_at < _MINUTE else f"gọi {age_words(called_at, now)} trước"


def why_words(ticket: Ticket) -> str:
    """Return the one line to show an angry citizen; never the reason of a priority (law 9)."""
    return _WHY.get(ticket.why, "").format(label=ticket.label)


def priority_words(ticket: Ticket) -> str:
    """Return for the clerk's eyes why the ticket goes first, or nothing."""
    return PRIORITY_NAMES[ticket.priority] if ticket.priority else ""


def place_words(ticket: Ticket) -> str:
    """Return where a ticket stands: ``đang phục vụ tại quầy 2``."""
    place = TICKET_STATUS_NAMES[ticket.status].lower()
    at_counter = ticket.status is TicketStatus.CALLED and ticket.counter
    return f"{place} tại {counter_words(ticket.counter)}" if at_counter else place


def counter_words(name: str) -> str:
    """Return ``quầy 3``, also for an office that writes "Quầy 3" into its settings."""
    return name[0].lower() + name[1:] if name.casefold().startswith("quầy") else f"quầy {name}"


def closed_words(day: DayClosed) -> str:
    """Return what a closing of the day came to."""
    return f"Đã đóng ngày: {len(day.expired)} số hết hiệu lực."


def to_close_words(numbers: int, for_register: int, receives_until: time | None = None) -> str:
    """Return what a closing of the day will do, before it is done."""
    told: list[str] = []
    if receives_until is not None:
        told.append(f"Hôm nay còn tiếp nhận đến {receives_until:%H:%M}, chưa đến giờ đóng ngày.")
    if numbers:
        told.append(
            f"Còn {numbers} số chưa được phục vụ. Khi đóng ngày, các số này hết hiệu lực; "
            "người còn chờ phải lấy số mới vào ngày làm việc tiếp theo."
        )
    if for_register:
        told.append(
            f"{for_register} hồ sơ đã nhận được ghi vào sổ theo dõi (mẫu 07) với số thứ tự "
            "liên tục. Hồ sơ nhận sau lúc này vào sổ ở lần đóng ngày kế tiếp."
        )
    if not numbers and not for_register:
        told.append("Không còn số nào phải hủy hiệu lực, không còn hồ sơ nào chờ vào sổ.")
    return "\n".join(told)


def seconds_to_recall(ticket: Ticket, now: datetime) -> int:
    """Return how many seconds the counter still waits before it may call again."""
    return _left(ticket.last_call_at, RECALL_GAP, now)


def seconds_to_undo(ticket: Ticket, now: datetime) -> int:
    """Return how many seconds a call can still be taken back."""
    return _left(ticket.called_at, UNDO_WINDOW, now)


def label_of(typed: str, known: Iterable[Ticket] = ()) -> str:
    """Return the label that was meant: ``a25`` is ``A025``; ``25`` alone needs one known ticket.

    Empty when it cannot be told.
    """
    text = typed.strip()
    match = _LABEL.fullmatch(text)
    if match:
        return ticket_label(match[1].upper(), int(match[2]))
    if not (text.isascii() and text.isdigit()):
        return ""
    found = {ticket.label for ticket in known if ticket.number == int(text)}
    return found.pop() if len(found) == 1 else ""


def series_name(series: Iterable[Series], letter: str) -> str:
    """Return what a series serves; its letter when the settings no longer know it."""
    return next((one.name for one in series if one.letter == letter), f"Nhóm {letter}")


def _left(since: datetime | None, span: timedelta, now: datetime) -> int:
    if since is None:
        return 0
    left = span - (now - since)
    # a clock that was put back must not lock a button for hours
    return 0 if left > span else max(0, -(-left // timedelta(seconds=1)))
