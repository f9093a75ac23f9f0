"""A dossier's history in words, one line an event."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import singledispatch
from typing import Final

from desk_app.domain import events as e
from desk_app.domain.events import Stamped
from desk_app.domain.fees import format_vnd
from desk_app.domain.register_book import RegisterEntry
from desk_app.domain.words import format_day
from desk_app.views import StoryLine

RETURN_WAYS: Final[Mapping[e.ReturnWay, str]] = {
    e.ReturnWay.COUNTER: "tại quầy",
    e.ReturnWay.POST: "qua bưu chính công ích",
    e.ReturnWay.ONLINE: "trực tuyến",
}


def story_of(
    history: tuple[Stamped, ...], refused: frozenset[str], names: Mapping[str, str]
) -> tuple[StoryLine, ...]:
    """Return the lines of a history, oldest first; refused events are marked."""
    lines: list[StoryLine] = []
    for stamped in history:
        what, note = told(stamped.event)
        who = names.get(stamped.by, stamped.by)
        lines.append(StoryLine(stamped.at, who, what, note, refused=stamped.id in refused))
    return tuple(lines)


def entered(entry: RegisterEntry, names: Mapping[str, str]) -> StoryLine:
    """Return the line of a dossier's place in the register."""
    what = f"Vào Sổ theo dõi hồ sơ quyển {entry.book_text}, số thứ tự {entry.serial_text}"
    return StoryLine(entry.closed_at, names.get(entry.closed_by, entry.closed_by), what, "")


@singledispatch
def told(event: e.Event) -> tuple[str, str]:
    """Return what happened and what is worth adding, in Vietnamese.

    That every event has its words is tested.
    """
    raise TypeError(f"no words for {type(event).__name__}")


@told.register
def _(event: e.DossierReceived) -> tuple[str, str]:
    notes = [f"Hẹn trả {format_day(event.deadline.due.on)}"] if event.deadline else []
    if event.replaces_code:
        notes.append(f"Thay thế hồ sơ {event.replaces_code}")
    if event.fee.total_vnd:
        notes.append(f"Phí, lệ phí {format_vnd(event.fee.total_vnd)}")
    return f"Tiếp nhận hồ sơ {event.code}", " · ".join([*notes, *event.note.splitlines()])


@told.register
def _(event: e.IntakeTurnedBack) -> tuple[str, str]:
    return "Hướng dẫn bổ sung trước khi nhận", _joined(event.missing, event.reason)


@told.register
def _(event: e.IntakeRefused) -> tuple[str, str]:
    return "Từ chối tiếp nhận", event.reason


@told.register
def _(event: e.DossierForwarded) -> tuple[str, str]:
    paper = "kèm hồ sơ giấy" if event.with_paper else "chỉ hồ sơ điện tử"
    return f"Chuyển {_who(event.unit, event.officer)}", _joined((paper,), event.note)


@told.register
def _(event: e.ProcessingStarted) -> tuple[str, str]:
    return f"{_who(event.unit, event.officer)} bắt đầu xử lý", ""


@told.register
def _(event: e.SupplementRequested) -> tuple[str, str]:
    allowed = (f"cho phép: {event.approved_by}",) if event.approved_by else ()
    contents = (*event.contents, *_until(event.respond_by), *allowed)
    return "Yêu cầu bổ sung hồ sơ", _joined(contents, event.reason)


@told.register
def _(event: e.SupplementReceived) -> tuple[str, str]:
    due = f"Hẹn trả {format_day(event.deadline.due.on)}" if event.deadline else ""
    return "Nhận giấy tờ bổ sung", _joined((paper.name for paper in event.papers), due)


@told.register
def _(event: e.OtherAgencyAsked) -> tuple[str, str]:
    return f"Lấy ý kiến {event.agency}", _joined(_until(event.respond_by), event.content)


@told.register
def _(event: e.OtherAgencyAnswered) -> tuple[str, str]:
    return "Cơ quan phối hợp trả lời", event.content


@told.register
def _(event: e.PaymentAsked) -> tuple[str, str]:
    return f"Yêu cầu nộp {format_vnd(event.amount_vnd)}", event.content


@told.register
def _(event: e.PaymentConfirmed) -> tuple[str, str]:
    return f"Đã nộp {format_vnd(event.amount_vnd)}", f"Chứng từ {event.reference}"


@told.register
def _(event: e.ResultMade) -> tuple[str, str]:
    granted = event.outcome is e.Outcome.GRANTED
    what = "Có kết quả giải quyết" if granted else "Có văn bản không giải quyết"
    return what, _joined((event.number,), event.description)


@told.register
def _(event: e.ResultArrived) -> tuple[str, str]:
    return "Kết quả đã về quầy", f"Ô kệ {event.slot}" if event.slot else ""


@told.register
def _(event: e.ResultReturned) -> tuple[str, str]:
    who = event.collector + (f" ({event.relation}, nhận thay)" if event.by_proxy else "")
    lost = ("mất giấy hẹn, có cam kết",) if event.slip_lost else ()
    back = ("trả lại: " + ", ".join(event.papers_back),) if event.papers_back else ()
    return f"Trả kết quả {RETURN_WAYS[event.way]}", _joined((f"Người nhận: {who}", *lost, *back))


@told.register
def _(event: e.DossierRefused) -> tuple[str, str]:
    return "Từ chối giải quyết", event.reason


@told.register
def _(event: e.DossierWithdrawn) -> tuple[str, str]:
    back = ("trả lại: " + ", ".join(event.papers_back),) if event.papers_back else ()
    return "Công dân rút hồ sơ", _joined(back, event.reason)


@told.register
def _(event: e.DossierStopped) -> tuple[str, str]:
    return "Dừng giải quyết", _joined((event.reason,), event.money)


@told.register
def _(event: e.Reappointed) -> tuple[str, str]:
    return f"Xin lỗi và hẹn lại ngày {format_day(event.due.on)}", event.reason


@told.register
def _(event: e.DossierVoided) -> tuple[str, str]:
    replaced = f"Thay bằng {event.replaced_by_code}"
    return "Hủy giấy tiếp nhận đã in", _joined((replaced,), event.reason)


@told.register
def _(event: e.ProvincialCodeRecorded) -> tuple[str, str]:
    return "Ghi mã hồ sơ của hệ thống tỉnh", event.code


def _who(unit: str, officer: str) -> str:
    return f"{unit} – {officer}" if officer else unit


def _until(respond_by: date | None) -> tuple[str, ...]:
    return (f"hạn {format_day(respond_by)}",) if respond_by else ()


def _joined(parts: Iterable[str], last: str = "") -> str:
    return " · ".join(part for part in (*parts, last) if part)
