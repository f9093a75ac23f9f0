"""What an intake must have before it is accepted. Pure: gives faults by field, never raises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desk_app.domain.calendar import BeyondHorizon, Calendar, Limit
from desk_app.domain.deadline import due
from desk_app.domain.events import Deadline, ReturnWay, SubmittedPaper
from desk_app.domain.fees import (
    FeeLine,
    FeeTotal,
    Waiver,
    copy_certification_vnd,
    fee_line,
    total,
)
from desk_app.domain.folding import nfc
from desk_app.domain.identity import id_fault, phone_fault
from desk_app.domain.person import PartyKind, Person, Proxy
from desk_app.domain.procedure import (
    USUAL_CASE,
    Channel,
    FeeKind,
    MissingPaper,
    Procedure,
    Route,
)
from desk_app.domain.words import format_day

NOTHING_TO_PAY: Final = FeeTotal((), None, 0)
FEE_LABEL: Final = "Phí, lệ phí"


@dataclass(frozen=True, slots=True)
class Intake:
    """What the clerk filled in on one page.

    ``id`` is made when the page is opened: accepting twice gives one dossier. ``agreed_limit``
    is a limit that the clerk states where the catalogue has none; ``accepted_without`` says why
    the dossier is taken although papers are missing (empty: it is not).
    """

    id: str
    procedure: Procedure
    applicant: Person
    channel: Channel = Channel.COUNTER
    route_case: str = ""
    submitter: Proxy | None = None
    papers: tuple[SubmittedPaper, ...] = ()
    fee: FeeTotal = NOTHING_TO_PAY
    return_way: ReturnWay = ReturnWay.COUNTER
    sets: int = 1
    note: str = ""
    ticket_id: str = ""
    agreed_limit: Limit | None = None
    accepted_without: str = ""


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field, and what to do: shown beside it and in the summary."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class IntakeFaulty:
    """The intake was not accepted; nothing was written."""

    faults: tuple[FieldFault, ...]


@dataclass(frozen=True, slots=True)
class FeeEntry:
    """What a clerk says about money; ``amount_vnd`` replaces the catalogue's amount.

    ``copies`` and ``pages`` (from 1) count where the procedure charges by them.
    """

    amount_vnd: int | None = None
    copies: int = 1
    pages: int = 1
    waiver: Waiver | None = None


def fee_total(entry: FeeEntry, procedure: Procedure, route: Route | None) -> FeeTotal:
    """Return what is to be paid; nothing where no amount is known or the amount is 0.

    Raises:
        ValueError: The amount is negative, or ``copies`` or ``pages`` is below 1.
    """
    line = charged_line(entry, procedure, route)
    if line is None or not line.amount_vnd:
        return NOTHING_TO_PAY
    return total((line,), entry.waiver)


def charged_line(entry: FeeEntry, procedure: Procedure, route: Route | None) -> FeeLine | None:
    """Return the line of the receipt; None while neither catalogue nor clerk names an amount.

    Raises:
        ValueError: The amount is negative, or ``copies`` or ``pages`` is below 1.
    """
    if entry.amount_vnd is not None:
        return fee_line(FEE_LABEL, entry.amount_vnd)
    unit_vnd = route.fee_vnd if route else None
    if unit_vnd is None:
        return None
    if procedure.fee_kind is FeeKind.COPY_CERTIFICATION:
        label = f"Chứng thực bản sao ({entry.pages} trang × {entry.copies} bản)"
        amount_vnd = copy_certification_vnd(entry.pages, entry.copies)
        return FeeLine(label, unit_vnd, entry.copies, amount_vnd)
    if procedure.fee_kind is FeeKind.PER_COPY:
        return fee_line(f"{FEE_LABEL} ({entry.copies} bản)", unit_vnd, entry.copies)
    return fee_line(FEE_LABEL, unit_vnd)


def limit_of(intake: Intake) -> Limit | None:
    """Return the limit that the appointment is counted with: agreed, promised or statutory."""
    route = intake.procedure.route(intake.channel, intake.route_case)
    known = intake.procedure.effective_limit(route) if route else None
    return intake.agreed_limit or known


def statutory_of(intake: Intake) -> Limit | None:
    """Return the limit of the law, beside the shorter one that the office may have promised."""
    route = intake.procedure.route(intake.channel, intake.route_case)
    return route.limit if route else None


def appointment(
    intake: Intake, received_at: datetime, calendar: Calendar
) -> Deadline | BeyondHorizon | None:
    """Return the appointment, None where the procedure has none or its limit is not known."""
    limit = limit_of(intake)
    if intake.procedure.without_appointment or limit is None:
        return None
    found = due(received_at, limit, calendar)
    return found if isinstance(found, BeyondHorizon) else Deadline(limit, found)


def faults_of(
    intake: Intake, appointed: Deadline | BeyondHorizon | None, on: date
) -> tuple[FieldFault, ...]:
    """Return everything that must be mended first, in the order of the page.

    ``on`` is the day of the receipt, local calendar.
    """
    return (
        *_procedure_faults(intake.procedure, on),
        *_person_faults(intake.applicant, "applicant"),
        *(_person_faults(intake.submitter.person, "submitter") if intake.submitter else ()),
        *_proxy_faults(intake.submitter),
        *_case_faults(intake),
        *_paper_faults(intake),
        *_limit_faults(intake, appointed),
        *_return_faults(intake),
    )


def missing_of(intake: Intake) -> tuple[MissingPaper, ...]:
    """Return what is still to be handed in: a paper ticked with no copy at all is not there."""
    held = {
        paper.key for paper in intake.papers if paper.originals + paper.certified + paper.copies
    }
    return intake.procedure.missing_papers(held, intake.route_case)


def _procedure_faults(procedure: Procedure, on: date) -> Iterator[FieldFault]:
    if not procedure.is_valid_on(on):
        sentence = (
            f"Thủ tục này không có hiệu lực vào ngày {format_day(on)}. "
            "Hãy chọn thủ tục thay thế trong danh mục."
        )
        yield FieldFault("procedure", sentence)


def _person_faults(person: Person, field: str) -> Iterator[FieldFault]:
    organization = person.party is not PartyKind.CITIZEN
    if not nfc(person.name).strip():
        what = (
            "Nhập tên tổ chức." if organization else "Nhập họ và tên, có dấu, đúng theo căn cước."
        )
        yield FieldFault(f"{field}.name", what)
    if person.id_number and person.id_kind:
        fault = id_fault(person.id_kind, person.id_number)
        if fault:
            yield FieldFault(f"{field}.id_number", fault.text)
    if person.phone:
        fault = phone_fault(person.phone)
        if fault:
            yield FieldFault(f"{field}.phone", fault.text)


def _proxy_faults(submitter: Proxy | None) -> Iterator[FieldFault]:
    if submitter and not submitter.relation.strip():
        sentence = "Chọn quan hệ với chủ hồ sơ (được ủy quyền, người thân…)."
        yield FieldFault("submitter.relation", sentence)


def _case_faults(intake: Intake) -> Iterator[FieldFault]:
    cases = dict(intake.procedure.cases()) or {"": USUAL_CASE}
    if intake.route_case not in cases:
        again = "Chọn lại" if intake.route_case else "Chọn"
        yield FieldFault("case", f"{again} trường hợp của thủ tục.")


def _paper_faults(intake: Intake) -> Iterator[FieldFault]:
    missing = missing_of(intake)
    if missing and not intake.accepted_without.strip():
        labels = "; ".join(paper.label for paper in missing)
        sentence = (
            f"Còn thiếu: {labels}. Đánh dấu giấy tờ đã nhận, hoặc ghi lý do nhận khi chưa đủ, "
            "hoặc in phiếu yêu cầu bổ sung."
        )
        yield FieldFault("papers", sentence)


def _limit_faults(
    intake: Intake, appointed: Deadline | BeyondHorizon | None
) -> Iterator[FieldFault]:
    if isinstance(appointed, BeyondHorizon):
        sentence = (
            f"Ngày hẹn nằm ngoài lịch đã có (mốc {format_day(appointed.horizon)}). "
            "Hãy xem lại ngày giờ của máy, hoặc báo quản trị cập nhật lịch nghỉ."
        )
        yield FieldFault("limit", sentence)
    elif appointed is None and not intake.procedure.without_appointment:
        sentence = "Thủ tục này chưa có thời hạn trong danh mục. Nhập thời hạn để tính ngày hẹn."
        yield FieldFault("limit", sentence)


def _return_faults(intake: Intake) -> Iterator[FieldFault]:
    by_post = intake.return_way is ReturnWay.POST
    if by_post and not (intake.applicant.address.strip() and intake.applicant.phone.strip()):
        sentence = "Trả qua bưu chính cần địa chỉ và số điện thoại của chủ hồ sơ."
        yield FieldFault("return_way", sentence)
