"""Every word that a citizen reads on the kiosk stands here: one place for another language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from desk_app.domain.events import Priority
from desk_app.usecases.commands import Issued

QUESTION: Final = "Ông/bà cần làm việc gì?"
QUESTION_HINT: Final = "Chạm vào một ô để lấy số thứ tự"
PRIORITY_BAND: Final = (
    "Người từ 75 tuổi, người khuyết tật, phụ nữ mang thai, người có con nhỏ, người có công "
    "được phục vụ trước. Chọn việc xong, chạm vào ô ưu tiên."
)
NO_SERIES: Final = "Máy chưa được cài đặt việc nào. Xin tới quầy hướng dẫn."
TAKE: Final = "Lấy số"
TAKE_HINT: Final = "Chạm một lần, chờ số hiện ra"
PRIORITY_QUESTION: Final = "Tôi thuộc diện ưu tiên:"
PRIORITY_HINT: Final = "Lý do không in trên phiếu."
BACK: Final = "Quay lại"
MORE_TIME: Final = "Cần thêm thời gian"
TAKING: Final = "Đang lấy số, xin chờ…"
YOUR_NUMBER: Final = "Số thứ tự của ông/bà"
WAIT: Final = "Mời ông/bà ngồi chờ cán bộ gọi số."
DONE: Final = "Xong"
PRINTING: Final = "Phiếu đang in…"
PRINTED: Final = "Xin nhận phiếu ở khe in."
PRINTER_DOWN: Final = "Máy in đang hỏng: xin ghi nhớ số hiện trên màn hình."
PAUSED: Final = "Máy tạm dừng cấp số"
PAUSED_ADVICE: Final = "Xin tới quầy hướng dẫn để được cấp số."
PAUSED_RETRY: Final = "Máy tự thử lại, không cần chạm vào màn hình."
STARTING: Final = "Máy đang khởi động"
STARTING_ADVICE: Final = "Xin chờ trong giây lát."
CLOSED: Final = "Ngoài giờ tiếp nhận"
LARGER: Final = "Chữ to"
SMALLER: Final = "Chữ thường"
CONTRAST: Final = "Tương phản cao"
PLAIN: Final = "Màu thường"
STAFF: Final = "Dành cho cán bộ"
STAFF_PIN: Final = "Nhập mã PIN của cán bộ"
STAFF_ENTER: Final = "Vào"
STAFF_WRONG: Final = "Mã PIN không đúng."
STAFF_WAIT: Final = "Nhập sai nhiều lần. Xin chờ một phút."
STAFF_CHECKING: Final = "Đang kiểm tra…"
STAFF_OPEN: Final = "Cấp số ngoài giờ trong 30 phút"
STAFF_EXIT: Final = "Đóng màn hình lấy số"
DEMO: Final = "DỮ LIỆU THỬ"
PRIORITIES: Final[Mapping[Priority, str]] = {
    Priority.ELDERLY: "Từ 75 tuổi trở lên",
    Priority.DISABLED: "Người khuyết tật",
    Priority.PREGNANT: "Đang mang thai",
    Priority.SMALL_CHILD: "Đi cùng con nhỏ",
    Priority.MERIT: "Người có công",
}
PRIORITY_ICONS: Final[Mapping[Priority, str]] = {
    Priority.ELDERLY: "human-cane",
    Priority.DISABLED: "wheelchair-accessibility",
    Priority.PREGNANT: "human-pregnant",
    Priority.SMALL_CHILD: "mother-nurse",
    Priority.MERIT: "star-outline",
}
WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def waiting_words(waiting: int, wait_minutes: int | None) -> str:
    """Return how many wait and for about how long; nothing is said of an unknown time."""
    if not waiting:
        return "Không phải chờ"
    people = f"Đang chờ: {waiting} người"
    return f"{people}, khoảng {wait_minutes} phút" if wait_minutes else people


def before_words(issued: Issued) -> str:
    """Return how many stand before this number and for about how long."""
    before, minutes = issued.moment.waiting_before, issued.moment.wait_minutes
    if not before:
        return "Ông/bà là người tiếp theo."
    people = f"Trước ông/bà còn {before} người"
    return f"{people}, chờ khoảng {minutes} phút." if minutes else f"{people}."


def remember_words(label: str) -> str:
    """Return what is said when no paper came out: the number is valid all the same."""
    return f"Máy in chưa in được phiếu. Xin ghi nhớ số {label}; số vẫn có giá trị."


def no_paper_words(label: str) -> str:
    """Return what is said where no printer was chosen: the screen is all there is."""
    return f"Máy này không in phiếu. Xin ghi nhớ hoặc chụp lại số {label}."


def left_words(seconds: int) -> str:
    """Return the visible countdown."""
    return f"Tự quay về màn hình đầu sau {seconds} giây"


def day_words(day: date) -> str:
    """Return ``Thứ Sáu, 20/11/2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def last_seen_words(at: datetime, counts: str) -> str:
    """Return the last good state with its clock."""
    return f"Lúc {at:%H:%M} đang chờ: {counts}" if counts else f"Lúc {at:%H:%M} chưa có ai chờ"


def hours_words(spans: tuple[str, ...]) -> str:
    """Return the usual hours of reception."""
    return f"Giờ tiếp nhận: {' và '.join(spans)}." if spans else ""


def come_back_words(opens_at: datetime | None) -> str:
    """Return when the desk opens next."""
    if opens_at is None:
        return "Xin xem lịch tiếp nhận niêm yết tại đơn vị."
    return f"Mời ông/bà trở lại lúc {opens_at:%H:%M}, {day_words(opens_at.date())}."
