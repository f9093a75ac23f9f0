"""The catalogue in sentences: what stands, what was refused, what was typed; window and terminal.

What a person types of a limit or a fee is read here, so that both take the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from desk_app.catalogue_cells import read_fee, read_limit
from desk_app.catalogue_views import (
    CatalogueMoved,
    CodeTaken,
    NothingReadable,
    ProcedureFaulty,
    ProcedureMoved,
    ProcedureUnknown,
    ProcedureVersion,
)
from desk_app.domain.calendar import Limit
from desk_app.domain.catalogue_changes import CannotConfirm
from desk_app.domain.catalogue_doubts import ConfirmReason
from desk_app.domain.catalogue_texts import CHANNEL_NAMES, fee_text, limit_text
from desk_app.domain.moments import local
from desk_app.domain.procedure import Procedure, RequiredPaper, Route, is_step_time
from desk_app.domain.rights import NotAllowed
from desk_app.refusals import not_allowed_sentence

CatalogueRefusal: TypeAlias = (
    ProcedureFaulty
    | ProcedureMoved
    | ProcedureUnknown
    | CodeTaken
    | CannotConfirm
    | NothingReadable
    | CatalogueMoved
    | NotAllowed
)
LIMIT_HINT: Final = "3 ngày làm việc, 1 giờ, trong ngày"
FEE_HINT: Final = "số đồng; 0 là miễn phí; để trống là chưa biết"
_TYPE_FIRST: Final[Mapping[ConfirmReason, str]] = {
    ConfirmReason.NO_ROUTE: "hãy thêm hình thức nộp, thời hạn và mức thu",
    ConfirmReason.LIMIT_UNKNOWN: "hãy nhập thời hạn theo quyết định công bố",
    ConfirmReason.FEE_UNKNOWN: (
        "hãy nhập mức thu (0 là miễn phí), hoặc ghi chú vì sao chưa có mức thu"
    ),
}


@dataclass(frozen=True, slots=True)
class Unclear:
    """What was typed cannot be understood; ``sentence`` says what can."""

    sentence: str


def typed_limit(text: str) -> Limit | Unclear | None:
    """Read a limit as people write it; nothing typed is no limit. A unit must be said."""
    said = " ".join(text.split())
    if not said:
        return None
    try:
        limit, doubts = read_limit(said, "")
    except ValueError as error:
        words = str(error)
        return Unclear(f"{words[:1].upper()}{words[1:]}. Hãy ghi như: {LIMIT_HINT}.")
    if doubts or limit is None:
        return Unclear(f"“{said}” chưa ghi đơn vị. Hãy ghi như: {LIMIT_HINT}.")
    return limit


def typed_fee(text: str) -> int | Unclear | None:
    """Read an amount of whole đồng, or "miễn phí"; nothing typed is unknown."""
    fee_vnd, rest = read_fee(text)
    return Unclear(f"Không hiểu mức thu “{rest}”. Hãy ghi {FEE_HINT}.") if rest else fee_vnd


def typed_hours(text: str) -> Decimal | Unclear:
    """Read the working hours of a step as people write them: "4", "1,5"."""
    try:
        hours = Decimal(text.replace(",", "."))
    except InvalidOperation:
        hours = Decimal(0)
    if is_step_time(hours):
        return hours
    return Unclear(f"“{text}” không phải số giờ. Hãy ghi như: 4 hoặc 1,5.")


def catalogue_sentence(refusal: CatalogueRefusal) -> str:
    """Return why nothing was changed, and what to do instead."""
    match refusal:
        case ProcedureFaulty(_, reasons):
            return f"Chưa lưu: {'; '.join(reasons)}."
        case ProcedureMoved():
            return _moved_sentence(refusal)
        case CannotConfirm(reasons):
            wanted = "; ".join(_TYPE_FIRST[reason] for reason in reasons)
            return f"Chưa xác nhận được: {wanted}."
        case NotAllowed():
            return not_allowed_sentence(refusal)
        case _:
            return _file_sentence(refusal)


def _file_sentence(
    refusal: ProcedureUnknown | CodeTaken | NothingReadable | CatalogueMoved,
) -> str:
    match refusal:
        case ProcedureUnknown(code):
            return f"Danh mục không có thủ tục mang mã {code}. Xem: motcua catalogue list"
        case CodeTaken(code, name):
            return f"Mã {code} đã là của thủ tục “{name}”. Hãy chọn mã khác."
        case NothingReadable(unreadable):
            why = "; ".join(f"{item.where}: {item.reason}" for item in unreadable)
            return f"Tệp không có thủ tục nào đọc được. {why}".strip()
        case CatalogueMoved():
            return "Danh mục vừa được đổi ở nơi khác. Hãy mở lại tệp để xem bản so sánh mới."


def _moved_sentence(moved: ProcedureMoved) -> str:
    return (
        f"Chưa lưu: {moved.by or 'người khác'} vừa lưu phiên bản {moved.version} của thủ tục này "
        f"lúc {local(moved.at):%H:%M %d/%m/%Y}. Phần đang nhập còn nguyên; bấm “Bỏ phần chưa lưu” "
        "để xem bản mới, rồi nhập lại nếu còn cần."
    )


def route_name(route: Route) -> str:
    """Return the channel, and the case where it is not the usual one."""
    channel = CHANNEL_NAMES[route.channel].capitalize()
    return f"{channel}, {route.case_name or route.case}" if route.case else channel


def route_words(route: Route) -> str:
    """Return limit, promise, fee and whether a person has compared them."""
    promise = f", cam kết {limit_text(route.committed)}" if route.committed else ""
    note = f" ({route.fee_note})" if route.fee_note else ""
    sure = "" if route.confirmed else ", chưa xác nhận"
    limit, fee = limit_text(route.limit), fee_text(route.fee_vnd)
    return f"thời hạn {limit}{promise}, mức thu {fee}{note}{sure}"


def paper_words(paper: RequiredPaper) -> str:
    """Return how many of a paper are asked for."""
    counts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    said = ", ".join(f"{count} {what}" for count, what in counts if count) or "không ghi số bản"
    return said if paper.required else f"{said}, khi có"


def standing_words(procedure: Procedure, *, is_over: bool) -> str:
    """Return whether dossiers of it are taken in; nothing when they are."""
    if is_over:
        return "đã hết hiệu lực"
    return "" if procedure.offered else "ngừng tiếp nhận"


def version_words(version: ProcedureVersion) -> str:
    """Return which version it is, who made it and when."""
    return f"Phiên bản {version.version}, {version.by}, {local(version.at):%H:%M %d/%m/%Y}"


def version_lines(version: ProcedureVersion) -> tuple[str, ...]:
    """Return what changed in it."""
    return version.lines or ("bản đầu tiên",)
