"""What is said when the office or its staff was not changed: the same in windows and terminals."""

from typing import TYPE_CHECKING, Final

from desk_app.domain.moments import local
from desk_app.domain.office_changes import OfficeMoved, field_name
from desk_app.domain.office_settings import NUMBERS, NumberUnclear, SwitchUnclear
from desk_app.domain.rights import NotAllowed
from desk_app.domain.staff_rules import LastKeeper, StaffFaulty, StaffMoved, StaffUnknown
from desk_app.refusals import not_allowed_sentence

if TYPE_CHECKING:
    from desk_app.desk.people import StaffRefusal
    from desk_app.desk.people_pins import WrongPin


OLD_PIN: Final = "Mã PIN cũ"


def pin_sentence(wrong: "WrongPin", name: str = "Mã PIN") -> str:
    """Return why a PIN was refused, and what to do; ``name`` says which of two."""
    if wrong.paused_until is None:
        return f"{name} không đúng. Hãy nhập lại."
    until = local(wrong.paused_until)
    return (
        f"Đã sai mã PIN nhiều lần. Đợi đến {until:%H:%M:%S} rồi nhập lại; "
        "nếu quên mã, nhờ người phụ trách cấp mã mới."
    )


def office_moved_sentence(moved: OfficeMoved) -> str:
    """Return who changed the same, and what to do."""
    names = ", ".join(field_name(field).lower() for field in moved.fields)
    who = f" ({moved.by}, {local(moved.at):%H:%M %d/%m/%Y})" if moved.at else ""
    return (
        f"Chưa lưu: người khác vừa đổi {names}{who}. Phần ông/bà nhập còn nguyên; "
        "chọn “Bỏ phần chưa lưu” để xem bản mới, rồi sửa lại nếu còn cần."
    )


def setting_unclear_sentence(unclear: SwitchUnclear | NumberUnclear) -> str:
    """Return what a setting takes."""
    value = unclear.value
    match unclear:
        case SwitchUnclear(setting):
            return f"Mục {setting} chỉ nhận “có” hoặc “không”, không nhận “{value}”."
        case NumberUnclear(setting):
            least, most = NUMBERS[setting]
            return f"Mục {setting} nhận số từ {least} đến {most}, không nhận “{value}”."


def staff_sentence(refusal: "StaffRefusal") -> str:
    """Return why nothing was changed on a member of staff, and what to do instead."""
    match refusal:
        case NotAllowed():
            return not_allowed_sentence(refusal)
        case StaffUnknown(staff_id):
            return f"Không có cán bộ nào mang mã {staff_id}."
        case StaffFaulty(faults):
            return " ".join(fault.sentence for fault in faults)
        case StaffMoved(name, by, at):
            return (
                f"Chưa lưu: {by} vừa đổi {name} lúc {local(at):%H:%M %d/%m/%Y}. "
                "Phần ông/bà nhập còn nguyên; chọn “Bỏ phần chưa lưu” để xem bản mới."
            )
        case LastKeeper(name):
            return (
                f"{name} là người cuối cùng được đổi danh sách cán bộ. Hãy giao quyền này cho "
                "một người khác trước (phụ trách bộ phận hoặc quản trị)."
            )
