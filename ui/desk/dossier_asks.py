"""What each action on a dossier asks for. Pure: a case in, a form out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desk_app.domain.dossier import Action, Dossier
from desk_app.domain.events import Outcome
from desk_app.domain.office import Office
from desk_app.views import DossierView
from ui.desk.dossier_forms import Ask, AskKind, FormSpec
from ui.widgets.picker import Choice


@dataclass(frozen=True, slots=True)
class ActionFace:
    """An action as a button: words, key, icon."""

    words: str
    sequence: str
    icon: str


@dataclass(frozen=True, slots=True)
class Case:
    """One dossier as it was read, with the office and the local day it was read on."""

    view: DossierView
    office: Office
    today: date

    @property
    def dossier(self) -> Dossier:
        return self.view.dossier


FACES: Final[Mapping[Action, ActionFace]] = {
    Action.FORWARD: ActionFace("Chuyển xử lý", "Alt+C", "send-outline"),
    Action.START: ActionFace("Bắt đầu xử lý", "Alt+B", "play-circle-outline"),
    Action.ADD_PAPERS: ActionFace("Nhận bổ sung", "Alt+N", "file-plus-outline"),
    Action.HEAR_AGENCY: ActionFace("Cơ quan đã trả lời", "Alt+L", "comment-text-outline"),
    Action.CONFIRM_PAYMENT: ActionFace("Đã nộp tiền", "Alt+P", "cash-multiple"),
    Action.FINISH: ActionFace("Có kết quả", "Alt+K", "file-check-outline"),
    Action.TAKE_IN_RESULT: ActionFace("Nhận kết quả về quầy", "Alt+V", "bookshelf"),
    Action.RETURN: ActionFace("Trả kết quả", "Ctrl+Return", "hand-extended-outline"),
    Action.ASK_FOR_PAPERS: ActionFace("Yêu cầu bổ sung", "Alt+Y", "file-question-outline"),
    Action.ASK_AGENCY: ActionFace("Hỏi cơ quan phối hợp", "Alt+H", "office-building-outline"),
    Action.ASK_PAYMENT: ActionFace("Yêu cầu nộp tiền", "Alt+T", "cash"),
    Action.REAPPOINT: ActionFace("Xin lỗi, hẹn lại", "Alt+X", "calendar-clock"),
    Action.VOID: ActionFace("Sửa giấy đã in", "Alt+S", "file-replace-outline"),
    Action.RECORD_CODE: ActionFace("Ghi mã tỉnh", "Alt+M", "link-variant"),
    Action.WITHDRAW: ActionFace("Rút hồ sơ", "Alt+R", "file-undo-outline"),
    Action.REFUSE: ActionFace("Từ chối giải quyết", "Alt+U", "file-cancel-outline"),
    Action.STOP: ActionFace("Dừng giải quyết", "Alt+D", "cancel"),
}
"""Every action of a page of one dossier, in the order in which the buttons stand."""

ASK_REASONS: Final = ("Thành phần hồ sơ còn thiếu", "Giấy tờ chưa hợp lệ hoặc kê khai chưa đúng")
LATE_REASONS: Final = (
    "Cơ quan phối hợp chưa có ý kiến",
    "Cần xác minh thêm tại hiện trường",
    "Người ký vắng mặt theo lịch công tác",
)
LIMIT_UNITS: Final = (
    Choice("working_days", "Ngày làm việc"),
    Choice("days", "Ngày"),
    Choice("working_hours", "Giờ làm việc"),
)
SESSIONS: Final = (Choice("morning", "Buổi sáng"), Choice("afternoon", "Buổi chiều"))
BY_LIMIT: Final = "limit"
BY_DAY: Final = "day"


def form_of(action: Action, case: Case) -> FormSpec:
    """Return the form of an action.

    Raises:
        KeyError: The action has no form here (another page does it).
    """
    return _FORMS[action](case)


def has_form(action: Action) -> bool:
    """Say whether this page takes the action itself."""
    return action in _FORMS


def _forward(case: Case) -> FormSpec:
    asks = (*_unit_asks(case), _PAPER_GOES, Ask("note", "Ghi chú bàn giao"))
    intro = "Hồ sơ nhận trước 15 giờ chuyển trong ngày; sau 15 giờ chuyển đầu giờ sáng hôm sau."
    return _form(case, "Chuyển xử lý", intro, asks, "Chuyển hồ sơ")


def _start(case: Case) -> FormSpec:
    return _form(case, "Bắt đầu xử lý", "", _unit_asks(case), "Bắt đầu")


def _ask_for_papers(case: Case) -> FormSpec:
    asks = (
        Ask(
            "contents",
            "Giấy tờ cần bổ sung",
            AskKind.LINES,
            required=True,
            hint="Mỗi dòng một giấy tờ. Ghi một lần cho đủ.",
        ),
        Ask("reason", "Lý do", required=True, presets=ASK_REASONS),
        Ask("respond_by", "Nộp bổ sung trước ngày", AskKind.DAY, hint="Để trống nếu không hẹn."),
    )
    limit, asked = case.office.supplement_limit, case.dossier.supplement_requests
    intro = "Yêu cầu đầy đủ trong một lần; thời gian chờ được trừ theo quy định của thủ tục."
    if asked >= limit:
        intro = f"Hồ sơ đã được yêu cầu bổ sung {asked} lần; thêm lần nữa phải có người phụ trách."
        hint = "Họ tên người cho phép"
        asks = (*asks, Ask("approved_by", "Người phụ trách đồng ý", required=True, hint=hint))
    return _form(case, "Yêu cầu bổ sung", intro, asks, "Yêu cầu bổ sung")


def _add_papers(case: Case) -> FormSpec:
    missing = tuple(Choice(name, name) for name in case.dossier.missing)
    asks = (
        Ask("papers", "Giấy tờ đã nhận", AskKind.TICKS, required=True, value="1", choices=missing),
        Ask(
            "others",
            "Giấy tờ khác",
            AskKind.LINES,
            hint="Mỗi dòng một giấy tờ; để trống nếu không có.",
        ),
    )
    return _form(case, "Nhận bổ sung", "", asks, "Nhận giấy tờ")


def _ask_agency(case: Case) -> FormSpec:
    asks = (
        Ask("agency", "Cơ quan phối hợp", AskKind.PICK, required=True, choices=_units(case)),
        Ask("content", "Nội dung đề nghị", required=True),
        Ask("respond_by", "Trả lời trước ngày", AskKind.DAY, hint="Để trống nếu không hẹn."),
    )
    intro = "Thời hạn của hồ sơ vẫn tính trong lúc chờ."
    return _form(case, "Hỏi cơ quan phối hợp", intro, asks)


def _hear_agency(case: Case) -> FormSpec:
    asks = (Ask("content", "Nội dung trả lời", required=True),)
    return _form(case, "Cơ quan phối hợp đã trả lời", f"Đang chờ: {case.dossier.waiting_for}", asks)


def _ask_payment(case: Case) -> FormSpec:
    asks = (
        Ask("amount", "Số tiền (đồng)", AskKind.MONEY, required=True),
        Ask("content", "Khoản phải nộp", required=True, hint="Ví dụ: Lệ phí trước bạ"),
    )
    intro = "Thời hạn tạm dừng cho đến khi công dân nộp xong."
    return _form(case, "Yêu cầu nộp tiền", intro, asks)


def _confirm_payment(case: Case) -> FormSpec:
    asks = (
        Ask("amount", "Số tiền đã nộp (đồng)", AskKind.MONEY, required=True),
        Ask("reference", "Số biên lai, chứng từ", required=True),
    )
    return _form(case, "Đã nộp tiền", f"Khoản phải nộp: {case.dossier.waiting_for}", asks)


def _finish(case: Case) -> FormSpec:
    options = (
        Choice(Outcome.GRANTED, "Giải quyết", code="1"),
        Choice(Outcome.DECLINED, "Không giải quyết", code="2"),
    )
    asks = (
        Ask("outcome", "Kết quả", AskKind.OPTION, value=Outcome.GRANTED, choices=options),
        Ask("number", "Số văn bản", hint="Ví dụ: 125/GXN-UBND"),
    )
    intro = "Ngày ghi nhận này quyết định hồ sơ sớm, đúng hay trễ hạn."
    return _form(case, "Có kết quả", intro, asks)


def _take_in(case: Case) -> FormSpec:
    asks = [Ask("slot", "Ô kệ", required=True, value=case.dossier.slot, hint="Ví dụ: K12")]
    if case.dossier.completed_at is None:
        asks.append(Ask("number", "Số văn bản"))
    return _form(case, "Nhận kết quả về quầy", "", tuple(asks), "Nhận về quầy")


def _refuse(case: Case) -> FormSpec:
    intro = "Kết quả là văn bản từ chối có nêu lý do; hồ sơ kết thúc."
    asks = (Ask("reason", "Lý do từ chối", required=True),)
    return _ending(_form(case, "Từ chối giải quyết", intro, asks, "Từ chối giải quyết"))


def _withdraw(case: Case) -> FormSpec:
    asks = (
        Ask("reason", "Lý do rút", required=True, presets=("Công dân đề nghị rút hồ sơ",)),
        *_papers_back(case.dossier),
    )
    return _ending(_form(case, "Rút hồ sơ", "", asks, "Cho rút hồ sơ"))


def _stop(case: Case) -> FormSpec:
    asks = (
        Ask("reason", "Lý do, căn cứ", required=True),
        Ask("money", "Phí, lệ phí đã nộp", hint="Hoàn lại hay không, theo căn cứ nào"),
    )
    return _ending(_form(case, "Dừng giải quyết (Mẫu 05)", "", asks, "Dừng giải quyết"))


def _reappoint(case: Case) -> FormSpec:
    ways = (Choice(BY_LIMIT, "Thêm thời hạn", code="1"), Choice(BY_DAY, "Chọn ngày", code="2"))
    by_limit, by_day = ("way", BY_LIMIT), ("way", BY_DAY)
    asks = (
        Ask("reason", "Lý do trễ", required=True, presets=LATE_REASONS),
        Ask("way", "Hẹn lại", AskKind.OPTION, value=BY_LIMIT, choices=ways),
        Ask("amount", "Thời hạn thêm, tính từ hôm nay", required=True, only_if=by_limit),
        Ask(
            "unit",
            "Đơn vị",
            AskKind.OPTION,
            value="working_days",
            choices=LIMIT_UNITS,
            only_if=by_limit,
        ),
        Ask("day", "Ngày hẹn mới", AskKind.DAY, required=True, only_if=by_day),
        Ask(
            "session",
            "Buổi",
            AskKind.OPTION,
            value="afternoon",
            choices=SESSIONS,
            only_if=by_day,
        ),
        Ask("signer", "Người ký phiếu xin lỗi"),
    )
    intro = "Mỗi hồ sơ chỉ được hẹn lại một lần. Ngày hẹn đầu vẫn quyết định hồ sơ trễ hay không."
    return _form(case, "Xin lỗi và hẹn lại", intro, asks, "Hẹn lại")


def _record_code(case: Case) -> FormSpec:
    known = case.dossier.provincial_code
    asks = (Ask("code", "Mã hồ sơ của hệ thống tỉnh", required=True, value=known),)
    return _form(case, "Ghi mã tỉnh", "", asks)


def _unit_asks(case: Case) -> tuple[Ask, ...]:
    officers = tuple(
        Choice(name, name, unit.name) for unit in case.office.units for name in unit.officers
    )
    unit = case.dossier.unit
    known = unit if any(one.name == unit for one in case.office.units) else ""
    return (
        Ask("unit", "Đơn vị", AskKind.PICK, required=True, value=known, choices=_units(case)),
        Ask("officer", "Người thụ lý", AskKind.PICK, choices=officers),
    )


def _units(case: Case) -> tuple[Choice, ...]:
    return tuple(Choice(unit.name, unit.name) for unit in case.office.units)


def _papers_back(dossier: Dossier) -> tuple[Ask, ...]:
    papers = tuple(Choice(paper.name, paper.name) for paper in dossier.papers)
    ask = Ask("papers_back", "Giấy tờ trả lại", AskKind.TICKS, value="1", choices=papers)
    return (ask,) if papers else ()


def _form(
    case: Case, title: str, intro: str, asks: tuple[Ask, ...], accept: str = "Ghi nhận"
) -> FormSpec:
    whose = f"{case.dossier.code or 'Hồ sơ'} · {case.dossier.applicant.name}"
    return FormSpec(
        title, "\n".join(part for part in (whose, intro) if part), asks, case.today, accept
    )


def _ending(form: FormSpec) -> FormSpec:
    return replace(form, ends=True)


_PAPER_GOES: Final = Ask("with_paper", "Chuyển kèm hồ sơ giấy", AskKind.CHECK, value="1")
_FORMS: Final[Mapping[Action, Callable[[Case], FormSpec]]] = {
    Action.FORWARD: _forward,
    Action.START: _start,
    Action.ASK_FOR_PAPERS: _ask_for_papers,
    Action.ADD_PAPERS: _add_papers,
    Action.ASK_AGENCY: _ask_agency,
    Action.HEAR_AGENCY: _hear_agency,
    Action.ASK_PAYMENT: _ask_payment,
    Action.CONFIRM_PAYMENT: _confirm_payment,
    Action.FINISH: _finish,
    Action.TAKE_IN_RESULT: _take_in,
    Action.REFUSE: _refuse,
    Action.WITHDRAW: _withdraw,
    Action.STOP: _stop,
    Action.REAPPOINT: _reappoint,
    Action.RECORD_CODE: _record_code,
}
