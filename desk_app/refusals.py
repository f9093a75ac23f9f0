"""What is said to the clerk when an action was not taken, and the names of states and actions.

Every outcome is matched here, so that a new one without a sentence fails the type check.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from desk_app.domain.calendar import BeyondHorizon
from desk_app.domain.deadline import Timeliness
from desk_app.domain.dossier import Action, HolderKind, Status, StepRefused
from desk_app.domain.event_values import Priority
from desk_app.domain.intake import IntakeFaulty
from desk_app.domain.moments import local
from desk_app.domain.office import ROLE_NAMES
from desk_app.domain.paper import JobState, PaperDoubt, PaperStep, PaperStepRefused
from desk_app.domain.problems import Problem
from desk_app.domain.queueing import Why
from desk_app.domain.rights import RIGHTS, NotAllowed, Right
from desk_app.domain.ticket import TicketAction, TicketStatus, TicketStepRefused
from desk_app.domain.words import format_day
from desk_app.usecases import outcomes as o

if TYPE_CHECKING:
    from desk_app.desk.paper import JobUnknown
    from desk_app.views import PrintJob

STATUS_NAMES: Final[Mapping[Status, str]] = {
    Status.DRAFT: "Bản nháp",
    Status.TURNED_BACK: "Chờ bổ sung trước khi nhận",
    Status.INTAKE_REFUSED: "Từ chối tiếp nhận",
    Status.RECEIVED: "Đã tiếp nhận",
    Status.FORWARDED: "Đã chuyển xử lý",
    Status.IN_PROCESS: "Đang giải quyết",
    Status.AWAITING_PAPERS: "Chờ bổ sung",
    Status.AWAITING_AGENCY: "Chờ cơ quan khác trả lời",
    Status.AWAITING_PAYMENT: "Chờ nộp phí, lệ phí",
    Status.RESULT_READY: "Đã có kết quả",
    Status.RESULT_AT_DESK: "Kết quả tại quầy",
    Status.RETURNED: "Đã trả kết quả",
    Status.REFUSED: "Từ chối giải quyết",
    Status.WITHDRAWN: "Người dân đã rút",
    Status.STOPPED: "Dừng giải quyết",
    Status.VOIDED: "Đã hủy giấy tiếp nhận",
}
ACTION_NAMES: Final[Mapping[Action, str]] = {
    Action.TURN_BACK: "yêu cầu bổ sung trước khi nhận",
    Action.REFUSE_INTAKE: "từ chối tiếp nhận",
    Action.RECEIVE: "tiếp nhận",
    Action.FORWARD: "chuyển xử lý",
    Action.START: "bắt đầu xử lý",
    Action.ASK_FOR_PAPERS: "yêu cầu bổ sung",
    Action.ADD_PAPERS: "nhận giấy tờ bổ sung",
    Action.ASK_AGENCY: "lấy ý kiến cơ quan khác",
    Action.HEAR_AGENCY: "ghi trả lời của cơ quan khác",
    Action.ASK_PAYMENT: "yêu cầu nộp phí, lệ phí",
    Action.CONFIRM_PAYMENT: "xác nhận đã nộp phí, lệ phí",
    Action.FINISH: "ghi nhận kết quả",
    Action.TAKE_IN_RESULT: "nhận kết quả về quầy",
    Action.RETURN: "trả kết quả",
    Action.REFUSE: "từ chối giải quyết",
    Action.WITHDRAW: "cho rút hồ sơ",
    Action.STOP: "dừng giải quyết",
    Action.REAPPOINT: "xin lỗi và hẹn lại",
    Action.VOID: "sửa giấy đã in",
    Action.RECORD_CODE: "ghi mã của hệ thống tỉnh",
}
RIGHT_NAMES: Final[Mapping[Right, str]] = {
    Right.CHANGE_FORMS: "sửa biểu mẫu",
    Right.SET_PRINTERS: "cài đặt máy in",
    Right.SET_OFFICE: "đổi cài đặt của cơ quan",
    Right.SET_STAFF: "đổi danh sách cán bộ",
    Right.SET_CATALOGUE: "đổi danh mục thủ tục",
    Right.SET_CALENDAR: "đổi lịch làm việc",
    Right.SET_CERTIFICATE: "đổi chứng thư số",
}
TICKET_STATUS_NAMES: Final[Mapping[TicketStatus, str]] = {
    TicketStatus.NEW: "Mới lấy",
    TicketStatus.WAITING: "Đang chờ",
    TicketStatus.CALLED: "Đang phục vụ",
    TicketStatus.SKIPPED: "Lỡ lượt",
    TicketStatus.PARKED: "Tạm giữ số",
    TicketStatus.FINISHED: "Đã phục vụ",
    TicketStatus.CANCELLED: "Đã hủy",
    TicketStatus.EXPIRED: "Hết ngày, chưa phục vụ",
}
TICKET_ACTION_NAMES: Final[Mapping[TicketAction, str]] = {
    TicketAction.ISSUE: "cấp số",
    TicketAction.CALL: "gọi số",
    TicketAction.RECALL: "gọi lại",
    TicketAction.SKIP: "bỏ lượt",
    TicketAction.REJOIN: "cho vào hàng lại",
    TicketAction.PARK: "tạm giữ số",
    TicketAction.TRANSFER: "chuyển quầy",
    TicketAction.FINISH: "kết thúc lượt",
    TicketAction.CANCEL: "hủy số",
    TicketAction.UNDO_CALL: "hoàn tác lượt gọi",
    TicketAction.GIVE_PRIORITY: "cho ưu tiên",
    TicketAction.EXPIRE: "kết thúc ngày",
}
PRIORITY_NAMES: Final[Mapping[Priority, str]] = {
    Priority.ELDERLY: "Người cao tuổi",
    Priority.DISABLED: "Người khuyết tật",
    Priority.PREGNANT: "Phụ nữ mang thai",
    Priority.MERIT: "Người có công",
    Priority.SMALL_CHILD: "Có con nhỏ",
    Priority.RETURNING: "Quay lại bổ sung",
    Priority.OTHER: "Ưu tiên khác",
}
WHY_NAMES: Final[Mapping[Why, str]] = {
    Why.FOR_THIS_COUNTER: "Được chuyển đến đúng quầy này",
    Why.CAME_BACK: "Đã quay lại sau khi lỡ lượt hoặc tạm giữ số",
    Why.PRIORITY: "Thuộc diện ưu tiên",
    Why.WAITED_TOO_LONG: "Đã chờ quá lâu, xen kẽ với số ưu tiên",
    Why.OLDEST: "Chờ lâu nhất",
    Why.BY_NUMBER: "Cán bộ gọi đích danh số này",
}
TIMELINESS_NAMES: Final[Mapping[Timeliness, str]] = {
    Timeliness.EARLY: "Trước hạn",
    Timeliness.ON_TIME: "Đúng hạn",
    Timeliness.LATE: "Trễ hạn",
    Timeliness.IN_TERM: "Trong hạn",
    Timeliness.OVERDUE: "Quá hạn",
}
HOLDER_NAMES: Final[Mapping[HolderKind, str]] = {
    HolderKind.DESK: "Bộ phận Một cửa",
    HolderKind.UNIT: "Đơn vị xử lý",
    HolderKind.CITIZEN: "Người dân",
    HolderKind.ARCHIVE: "Lưu trữ",
}
PEOPLE_DIFFER: Final = (
    "Giấy này giao cho một người, nên chỉ ghi hồ sơ của cùng người nộp hoặc cùng chủ hồ sơ "
    "(cùng số giấy tờ, hoặc cùng họ tên và số điện thoại). Hãy chỉ chọn hồ sơ của một người."
)
JOB_STATE_NAMES: Final[Mapping[JobState, str]] = {
    JobState.QUEUED: "Chờ in",
    JobState.SENDING: "Đang gửi máy in",
    JobState.SENT: "Đã gửi máy in",
    JobState.CONFIRMED: "Đã in",
    JobState.FAILED: "Chưa in được",
    JobState.UNKNOWN: "Chưa rõ đã in hay chưa",
    JobState.CANCELLED: "Đã hủy in",
}
SAVED_TO_FILE: Final = "Đã lưu vào tệp"
PAPER_STEP_NAMES: Final[Mapping[PaperStep, str]] = {
    PaperStep.SEND: "in",
    PaperStep.ACCEPT: "ghi là đã gửi máy in",
    PaperStep.CONFIRM: "ghi là đã in",
    PaperStep.FAIL: "ghi là chưa in được",
    PaperStep.LOSE_SIGHT: "ghi là chưa rõ",
    PaperStep.SAY_PRINTED: "ghi là đã in trọn vẹn",
    PaperStep.SAY_NOT_PRINTED: "ghi là chưa in ra",
    PaperStep.TRY_AGAIN: "in lần nữa",
    PaperStep.CANCEL: "hủy in",
    PaperStep.REPRINT: "in lại",
}
PAPER_QUESTIONS: Final[Mapping[PaperDoubt, str]] = {
    PaperDoubt.OUT_WHOLE: "Phiếu đã in ra trọn vẹn chưa?",
    PaperDoubt.STILL_WANTED: "Phiếu của hôm trước chưa in. Còn cần in không?",
}
OUR_FAULT: Final = (
    "Chương trình gặp lỗi. Việc vừa làm chưa được ghi; hãy thử lại hoặc báo quản trị."
)


def job_state_words(job: "PrintJob") -> str:
    """Return how a job stands; what ended in a file is not said to be printed (law 8)."""
    return SAVED_TO_FILE if job.is_only_saved else JOB_STATE_NAMES[job.state]


def dossier_sentence(refusal: o.DossierRefusal | IntakeFaulty) -> str:
    """Return why nothing was done to a dossier, and what to do instead."""
    match refusal:
        case StepRefused():
            return _step_sentence(refusal)
        case IntakeFaulty(faults):
            return " ".join(fault.sentence for fault in faults)
        case o.DossierUnknown(dossier_id):
            return f"Máy này không có hồ sơ {dossier_id}. Hãy kiểm tra lại mã hồ sơ."
        case o.MovedOn():
            return _moved_on_sentence(refusal)
        case o.SupplementAlreadyAsked(limit):
            return (
                f"Hồ sơ này đã được yêu cầu bổ sung {limit} lần. "
                "Muốn yêu cầu thêm phải có ý kiến của người phụ trách."
            )
        case _:
            return _appointment_sentence(refusal)


def not_handed_over_sentence(refusal: o.NotHandedOver, wanted: int) -> str:
    """Return why none of ``wanted`` results was handed over."""
    why = dossier_sentence(refusal.why)
    if wanted == 1 or not refusal.code:
        return why
    return f"Chưa trả hồ sơ nào trong {wanted} hồ sơ. Hồ sơ {refusal.code}: {why}"


def _moved_on_sentence(refusal: o.MovedOn) -> str:
    since = f" lúc {local(refusal.at):%H:%M}" if refusal.at else ""
    return (
        f"Hồ sơ {refusal.code} vừa được xử lý ở nơi khác{since}, nay ở trạng thái "
        f"“{STATUS_NAMES[refusal.status].lower()}”. Chưa ghi thêm gì; "
        "hãy xem lại rồi làm tiếp nếu còn cần."
    )


def _appointment_sentence(
    refusal: o.ReasonMissing | o.AlreadyReappointed | o.NewDayTooEarly | BeyondHorizon,
) -> str:
    match refusal:
        case o.ReasonMissing():
            return reason_sentence(refusal)
        case o.AlreadyReappointed():
            return "Hồ sơ này đã được hẹn lại một lần; theo quy định không được hẹn lại lần nữa."
        case o.NewDayTooEarly():
            return "Ngày hẹn lại phải sau ngày hẹn cũ và sau hôm nay. Hãy chọn ngày khác."
        case BeyondHorizon(horizon):
            return (
                f"Ngày hẹn nằm ngoài lịch đã có (mốc {format_day(horizon)}). "
                "Hãy xem lại ngày giờ của máy, hoặc báo quản trị cập nhật lịch nghỉ."
            )


def ticket_sentence(refusal: o.TicketRefusal) -> str:
    """Return why nothing was done to a number, and what to do instead."""
    match refusal:
        case o.TicketUnknown(label):
            return f"Hôm nay không có số {label}. Hãy kiểm tra lại số trên phiếu."
        case TicketStepRefused(status, action):
            state = TICKET_STATUS_NAMES[status].lower()
            return f"Không thể {TICKET_ACTION_NAMES[action]}: số này đang ở trạng thái “{state}”."
        case o.ReasonMissing():
            return reason_sentence(refusal)
        case o.NobodyWaiting():
            return "Không có ai đang chờ quầy này."
        case o.NowhereToGo(wanted):
            return f"Đơn vị không có nhóm hoặc quầy “{wanted}”. Hãy chọn lại nơi chuyển đến."
        case _:
            return _call_sentence(refusal)


def _call_sentence(
    refusal: o.TooSoonToRecall | o.TooLateToUndo | o.CounterBusy | o.ServedElsewhere,
) -> str:
    match refusal:
        case o.TooSoonToRecall(seconds_left):
            return f"Vừa gọi xong; {seconds_left} giây nữa mới gọi lại được."
        case o.TooLateToUndo():
            return "Đã quá 30 giây nên không hoàn tác lượt gọi được; hãy cho số này vào hàng lại."
        case o.CounterBusy(label):
            return f"Quầy đang phục vụ số {label}. Hãy kết thúc lượt này trước khi gọi số khác."
        case o.ServedElsewhere(counter):
            return f"Số này đang được phục vụ ở quầy {counter}."


def paper_sentence(
    refusal: "JobUnknown | o.ReasonMissing | o.PeopleDiffer | PaperStepRefused",
) -> str:
    """Return why nothing was done to a print job."""
    if isinstance(refusal, o.ReasonMissing):
        return reason_sentence(refusal)
    if isinstance(refusal, o.PeopleDiffer):
        return PEOPLE_DIFFER
    if isinstance(refusal, PaperStepRefused):
        state = JOB_STATE_NAMES[refusal.state].lower()
        return f"Không thể {PAPER_STEP_NAMES[refusal.step]}: phiếu đang ở trạng thái “{state}”."
    unknown: JobUnknown = refusal  # its module is slow to import, so it is matched by what is left
    return f"Không còn lệnh in này trong danh sách ({unknown.job_id[-6:]}). Hãy mở lại trang In ấn."


def reason_sentence(refusal: o.ReasonMissing) -> str:
    """Return the request for a reason."""
    return f"Hãy ghi lý do {refusal.what}; lý do được lưu trong nhật ký hồ sơ."


def failure_sentence(error: Exception) -> str:
    """Return what the clerk reads when the world, or the program, failed."""
    return error.sentence if isinstance(error, Problem) else OUR_FAULT


def not_allowed_sentence(refusal: NotAllowed) -> str:
    """Return who may do what somebody else asked for."""
    may = " hoặc ".join(
        ROLE_NAMES[role].lower() for role, held in RIGHTS.items() if refusal.right in held
    )
    return f"Chỉ {may} được {RIGHT_NAMES[refusal.right]}."


def _step_sentence(refusal: StepRefused) -> str:
    state = STATUS_NAMES[refusal.status].lower()
    return f"Không thể {ACTION_NAMES[refusal.action]}: hồ sơ đang ở trạng thái “{state}”."
