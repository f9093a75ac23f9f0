"""Frozen answers: what the screens and the command line are shown. No rows, no rules, no Qt.

Importing this module is cheap: windows may do it before the store is opened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desk_app.domain.deadline import Timeliness
from desk_app.domain.dossier import Action, Dossier, HolderKind, Status
from desk_app.domain.folding import fold
from desk_app.domain.office import ROLE_NAMES, Staff
from desk_app.domain.paper import JobState
from desk_app.domain.printers import is_paper
from desk_app.domain.ticket import Ticket


class SlipKind(StrEnum):
    """What is printed. Forms 01 to 07 of TT 03/2025, then the papers of daily work."""

    TICKET = "ticket"
    RECEIPT = "receipt"  # form 01
    RECEIPT_ROLL = "receipt_roll"
    RECEIPT_LIST = "receipt_list"  # form 01 for several dossiers, with a list
    CERTIFICATION_RECEIPT = "certification_receipt"  # form 01 for certified copies
    SUPPLEMENT = "supplement"  # form 02
    REFUSAL = "refusal"  # form 03
    APOLOGY = "apology"  # form 04
    STOP_NOTICE = "stop_notice"  # form 05
    CONTROL_SHEET = "control_sheet"  # form 06
    REGISTER = "register"  # form 07
    UNIT_HANDOVER = "unit_handover"  # dossiers to a unit
    UNIT_RETURN = "unit_return"  # dossiers back from a unit
    RESULT_HANDOVER = "result_handover"  # results from a unit to the desk
    RETURN_RECEIPT = "return_receipt"  # a result in the citizen's hands
    HISTORY = "history"
    WITHDRAWAL = "withdrawal"
    FEE_SLIP = "fee_slip"
    POSTAL_SLIP = "postal_slip"  # one dossier by public post
    POSTAL_RECORD = "postal_record"  # dossiers handed to the postman
    AUTHORITY = "authority"
    LOST_RECEIPT = "lost_receipt"
    MISSING_PAPERS = "missing_papers"
    GUIDANCE = "guidance"
    APPLICATION = "application"
    SAMPLE = "sample"
    POSTING = "posting"
    DELIVERY_RUN = "delivery_run"
    CONGRATULATION = "congratulation"
    CONDOLENCE = "condolence"


SLIP_NAMES: Final[Mapping[SlipKind, str]] = {
    SlipKind.TICKET: "Phiếu số thứ tự",
    SlipKind.RECEIPT: "Giấy tiếp nhận (mẫu 01)",
    SlipKind.RECEIPT_ROLL: "Giấy tiếp nhận khổ nhỏ",
    SlipKind.RECEIPT_LIST: "Giấy tiếp nhận nhiều hồ sơ (mẫu 01)",
    SlipKind.CERTIFICATION_RECEIPT: "Giấy tiếp nhận chứng thực (mẫu 01)",
    SlipKind.SUPPLEMENT: "Phiếu yêu cầu bổ sung (mẫu 02)",
    SlipKind.REFUSAL: "Phiếu từ chối (mẫu 03)",
    SlipKind.APOLOGY: "Văn bản xin lỗi, hẹn lại (mẫu 04)",
    SlipKind.STOP_NOTICE: "Thông báo dừng giải quyết (mẫu 05)",
    SlipKind.CONTROL_SHEET: "Phiếu kiểm soát (mẫu 06)",
    SlipKind.REGISTER: "Sổ theo dõi hồ sơ (mẫu 07)",
    SlipKind.UNIT_HANDOVER: "Giấy bàn giao hồ sơ",
    SlipKind.UNIT_RETURN: "Giấy nhận lại hồ sơ",
    SlipKind.RESULT_HANDOVER: "Phiếu bàn giao kết quả",
    SlipKind.RETURN_RECEIPT: "Giấy biên nhận trả kết quả",
    SlipKind.HISTORY: "Quá trình xử lý",
    SlipKind.WITHDRAWAL: "Xác nhận rút hồ sơ",
    SlipKind.FEE_SLIP: "Phiếu thu nội bộ",
    SlipKind.POSTAL_SLIP: "Phiếu gửi hồ sơ qua bưu chính",
    SlipKind.POSTAL_RECORD: "Biên bản giao nhận với bưu chính",
    SlipKind.AUTHORITY: "Giấy ủy quyền",
    SlipKind.LOST_RECEIPT: "Cam kết mất giấy tiếp nhận",
    SlipKind.MISSING_PAPERS: "Giấy tờ còn thiếu",
    SlipKind.GUIDANCE: "Phiếu hướng dẫn thủ tục",
    SlipKind.APPLICATION: "Tờ khai điền sẵn",
    SlipKind.SAMPLE: "Bộ hồ sơ mẫu",
    SlipKind.POSTING: "Bảng niêm yết thủ tục",
    SlipKind.DELIVERY_RUN: "Phiếu giao kết quả tại nhà",
    SlipKind.CONGRATULATION: "Thiệp chúc mừng",
    SlipKind.CONDOLENCE: "Thư chia buồn",
}
"""As menus, the spool and its titles call a paper; nothing personal."""


class PrinterRole(StrEnum):
    """Which printer of the station: the roll for tickets, or the sheet for forms."""

    TICKETS = "tickets"
    FORMS = "forms"


SIGNED: Final = "Đã ký số."
"""What a job says of the signature of its paper when there is one."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job of the spool; its bytes are kept and fetched apart.

    Attributes:
        done_at: When it was confirmed or cancelled; while it is being sent, since when.
        attempts: How often it was sent, or tried to.
        wanted_at: When somebody last wanted it: a job of another day prints only when asked for.
        went_to: Which printer took it, in words.
        settled_by: Who looked at the paper, when a person said what became of it.
        roll_mm: Millimetres of the roll that it took.
        signature: What became of its digital signature, in words; empty: none was wanted.
    """

    id: str
    at: datetime
    by: str
    slip: SlipKind
    subject: str
    title: str
    printer: PrinterRole
    state: JobState
    fault: str
    reprint_of: str
    reprints: int
    reason: str
    content: str
    form_version: str
    done_at: datetime | None
    attempts: int = 0
    wanted_at: datetime | None = None
    went_to: str = ""
    settled_by: str = ""
    roll_mm: int = 0
    signature: str = ""

    @property
    def is_only_saved(self) -> bool:
        """It ended in a file: whatever the file says, no paper came out (law 8)."""
        return self.state in (JobState.SENT, JobState.CONFIRMED) and not is_paper(self.went_to)


@dataclass(frozen=True, slots=True)
class MissedDays:
    """Dossiers received before today without a number in the register; local days, both counted."""

    first_on: date
    last_on: date
    dossiers: int


@dataclass(slots=True)
class DossierLine:
    """A dossier as one line of a list, judged against the day the list was made.

    Nobody changes one. It is not frozen because twenty are made at each key press of a search,
    and a frozen one of so many fields takes five times as long.
    """

    id: str
    code: str
    applicant_name: str
    submitter_name: str
    phone: str
    procedure_code: str
    procedure_name: str
    subject_area: str
    status: Status
    received_on: date | None
    due_on: date | None
    completed_on: date | None
    returned_on: date | None
    holder_kind: HolderKind
    holder: str
    unit: str
    slot: str
    reappointments: int
    replaced_by: str
    timeliness: Timeliness


class Worklist(StrEnum):
    """A list that somebody must look at, or a figure of the day: both are one question (law 10)."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    TO_FORWARD = "to_forward"
    AWAITING_PAPERS = "awaiting_papers"
    AWAITING_AGENCY = "awaiting_agency"
    AWAITING_PAYMENT = "awaiting_payment"
    RESULT_READY = "result_ready"
    RESULT_AT_DESK = "result_at_desk"
    UNCOLLECTED = "uncollected"
    RECEIVED_TODAY = "received_today"
    COMPLETED_TODAY = "completed_today"
    RETURNED_TODAY = "returned_today"


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One thing that happened to a dossier, in words."""

    at: datetime
    by: str
    what: str
    note: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class DossierView:
    """One dossier whole: what it is, what happened, what may be done, what was printed."""

    dossier: Dossier
    timeliness: Timeliness
    story: tuple[StoryLine, ...]
    actions: frozenset[Action]
    jobs: tuple[PrintJob, ...]
    received_by: str


@dataclass(frozen=True, slots=True)
class QueueView:
    """The line as one counter sees it."""

    serving: Ticket | None
    waiting: tuple[Ticket, ...]
    skipped: tuple[Ticket, ...]
    parked: tuple[Ticket, ...]
    called: tuple[Ticket, ...]
    finished_today: int


@dataclass(frozen=True, slots=True)
class SeriesLoad:
    """How busy one series is: what a kiosk tile says."""

    letter: str
    waiting: int
    wait_minutes: int | None


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A member of staff as the sign-in shows it."""

    id: str
    name: str
    role_name: str


def signers(people: Iterable[Staff]) -> tuple[StaffLine, ...]:
    """Return who may sign in, in the one order in which they are shown: by given name."""
    active = sorted((one for one in people if one.active), key=_by_given_name)
    return tuple(StaffLine(one.id, one.name, ROLE_NAMES[one.role]) for one in active)


def _by_given_name(person: Staff) -> tuple[str, str, str]:
    """Return what Vietnamese lists of people are sorted by: the last word, then the whole."""
    folded = fold(person.name)
    return folded.rpartition(" ")[2], folded, person.id


@dataclass(frozen=True, slots=True)
class Pulse:
    """How far the store has come: newest event, document and print job, by arrival."""

    events: int
    documents: int
    jobs: int
