"""The difference between two versions of a procedure, line by line, in Vietnamese."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.fees import format_vnd
from desk_app.domain.procedure import (
    USUAL_CASE,
    Channel,
    FeeKind,
    Procedure,
    RequiredPaper,
    Route,
)
from desk_app.domain.words import format_day

CHANNEL_NAMES: Final[Mapping[Channel, str]] = {
    Channel.COUNTER: "trực tiếp",
    Channel.ONLINE: "trực tuyến",
    Channel.POST: "bưu chính",
}
UNIT_NAMES: Final[Mapping[Unit, str]] = {
    Unit.WORKING_DAYS: "ngày làm việc",
    Unit.DAYS: "ngày",
    Unit.WORKING_HOURS: "giờ làm việc",
    Unit.SAME_DAY: "trong ngày",
    Unit.MONTHS: "tháng",
}
FEE_KIND_NAMES: Final[Mapping[FeeKind, str]] = {
    FeeKind.FIXED: "theo hồ sơ",
    FeeKind.PER_COPY: "theo bản",
    FeeKind.COPY_CERTIFICATION: "theo trang bản sao chứng thực",
}


def number_text(amount: Decimal) -> str:
    """Write 0.5 as “0,5” and 15 as “15”."""
    plain = format(amount.normalize(), "f")
    return plain.replace(".", ",")


def limit_text(limit: Limit | None) -> str:
    if limit is None:
        return "chưa xác định"
    if limit.unit == Unit.SAME_DAY:
        return UNIT_NAMES[limit.unit]
    return f"{number_text(limit.amount)} {UNIT_NAMES[limit.unit]}"


def fee_text(fee_vnd: int | None) -> str:
    """Write an amount of whole đồng, with what 0 and unknown mean."""
    if fee_vnd is None:
        return "chưa xác định"
    return "miễn phí" if fee_vnd == 0 else format_vnd(fee_vnd)


def procedure_change_lines(old: Procedure, new: Procedure, on: date) -> Iterator[str]:
    """Yield every change between two versions, of which the new one counts from ``on``."""
    if old.has_ended(on) and new.valid_to is None:
        yield "áp dụng trở lại"
    if new.valid_to is not None and new.valid_to != old.valid_to:
        yield f"hết hiệu lực sau ngày {format_day(new.valid_to)}"
    if old.offered != new.offered:
        yield "tiếp nhận trở lại" if new.offered else "ngừng tiếp nhận tại cơ quan này"
    yield from words_change_lines(old, new)
    yield from route_change_lines(old, new)
    yield from paper_change_lines(old, new)
    yield from step_change_lines(old, new)


def words_change_lines(old: Procedure, new: Procedure) -> Iterator[str]:
    """Yield the changes of the words that describe a procedure."""
    for what, before, after in (
        ("tên", old.name, new.name),
        ("tên ngắn", old.short_name, new.short_name),
        ("lĩnh vực", old.subject_area, new.subject_area),
        ("cơ quan giải quyết", old.agency, new.agency),
        ("quyết định công bố", old.decision, new.decision),
        ("kết quả", old.result, new.result),
        ("cách tính phí", FEE_KIND_NAMES[old.fee_kind], FEE_KIND_NAMES[new.fee_kind]),
        ("trả kết quả ngay", _yes(old.return_at_once), _yes(new.return_at_once)),
        ("không hẹn ngày trả", _yes(old.without_appointment), _yes(new.without_appointment)),
        ("cách tính khi chờ bổ sung", old.supplement_rule.value, new.supplement_rule.value),
        ("từ khóa", ", ".join(old.keywords), ", ".join(new.keywords)),
    ):
        yield from _changed(what, before, after)
    if old.notes != new.notes:
        yield f"hướng dẫn đổi từ {len(old.notes)} mục thành {len(new.notes)} mục"


def route_change_lines(old: Procedure, new: Procedure) -> Iterator[str]:
    """Yield the changes of limits and fees; one line when every channel changes alike."""
    before = {(route.channel, route.case): route for route in old.routes}
    after = {(route.channel, route.case): route for route in new.routes}
    for route in old.routes:
        if (route.channel, route.case) not in after:
            yield f"bỏ hình thức nộp {_route_name(route)}"
    for route in new.routes:
        if (route.channel, route.case) not in before:
            yield (
                f"thêm hình thức nộp {_route_name(route)}: thời hạn {limit_text(route.limit)}, "
                f"mức thu {fee_text(route.fee_vnd)}"
            )
    shared = [key for key in after if key in before]
    lines = {key: tuple(_route_lines(before[key], after[key])) for key in shared}
    alike = len(set(lines.values())) == 1 and len(shared) > 1
    if alike:
        yield from lines[shared[0]]
        return
    for key in shared:
        yield from (f"{_route_name(after[key])}: {line}" for line in lines[key])


def paper_change_lines(old: Procedure, new: Procedure) -> Iterator[str]:
    """Yield the papers that come, go or are asked for differently."""
    before = {paper.key: paper for paper in old.papers}
    after = {paper.key: paper for paper in new.papers}
    for key, paper in before.items():
        if key not in after:
            yield f"bỏ giấy tờ “{paper.label}”"
    for key, paper in after.items():
        if key not in before:
            yield f"thêm giấy tờ “{paper.label}” ({_paper_asks(paper)})"
        elif _asked(paper) != _asked(before[key]):
            yield from _paper_lines((old, before[key]), (new, paper))


def step_change_lines(old: Procedure, new: Procedure) -> Iterator[str]:
    """Yield the change of the internal steps as one line, and where a step is done otherwise."""
    yield from _changed("quy trình nội bộ", _steps(old), _steps(new))
    if [step.name for step in old.steps] != [step.name for step in new.steps]:
        return
    for before, after in zip(old.steps, new.steps, strict=True):
        for line in _changed("nơi làm", before.unit, after.unit):
            yield f"bước “{after.name}”: {line}"


def _route_lines(old: Route, new: Route) -> Iterator[str]:
    yield from _changed("thời hạn", limit_text(old.limit), limit_text(new.limit))
    yield from _changed("thời hạn cam kết", _promise(old), _promise(new))
    yield from _changed("phí", fee_text(old.fee_vnd), fee_text(new.fee_vnd))
    yield from _changed("ghi chú phí", old.fee_note, new.fee_note)
    yield from _changed("tên trường hợp", old.case_name, new.case_name)
    yield from _changed("xác nhận", _confirmed(old), _confirmed(new))


def _paper_lines(
    before: tuple[Procedure, RequiredPaper], after: tuple[Procedure, RequiredPaper]
) -> Iterator[str]:
    old, new = before[1], after[1]
    lines = list(_changed("tên gọi", old.label, new.label))
    lines += _changed("yêu cầu", _paper_asks(old), _paper_asks(new))
    if old.group != new.group:
        lines.append(_stands_for(*after))
    lines += _changed("trường hợp", _case(*before), _case(*after))
    lines += _changed("mẫu", old.form_code, new.form_code)
    for line in lines or ["sửa cách ghi"]:
        yield f"giấy tờ “{old.label}”: {line}"


def _stands_for(procedure: Procedure, paper: RequiredPaper) -> str:
    """Return what a paper can be handed in instead of."""
    others = [
        f"“{one.label}”"
        for one in procedure.papers
        if paper.group is not None and one.group == paper.group and one.key != paper.key
    ]
    return f"thay được cho {', '.join(others)}" if others else "không thay giấy tờ khác"


def _case(procedure: Procedure, paper: RequiredPaper) -> str:
    """Return in which case a paper is asked for, by the name that people know."""
    if paper.case is None:
        return "mọi trường hợp"
    return dict(procedure.cases()).get(paper.case, paper.case) or USUAL_CASE


def _asked(paper: RequiredPaper) -> RequiredPaper:
    """Return a paper without what is said of how sure it is and who added it."""
    return replace(paper, note="", confirmed=False, own=False)


def _changed(what: str, old: str, new: str) -> Iterator[str]:
    if old == new:
        return
    if not old:
        yield f"thêm {what}: {new}"
    elif not new:
        yield f"bỏ {what}: {old}"
    else:
        yield f"{what} đổi từ {old} thành {new}"


def _route_name(route: Route) -> str:
    case = f" ({route.case_name})" if route.case else ""
    return f"{CHANNEL_NAMES[route.channel]}{case}"


def _paper_asks(paper: RequiredPaper) -> str:
    counts = [
        f"{count} {what}"
        for count, what in ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
        if count
    ]
    asked = "xuất trình" if paper.presented else "bắt buộc" if paper.required else "khi có"
    return ", ".join([*counts, asked])


def _steps(procedure: Procedure) -> str:
    return ", ".join(f"{s.name} {number_text(s.hours)} giờ" for s in procedure.steps)


def _promise(route: Route) -> str:
    return limit_text(route.committed) if route.committed else ""


def _confirmed(route: Route) -> str:
    return "đã xác nhận" if route.confirmed else "chưa xác nhận"


def _yes(flag: bool) -> str:
    return "có" if flag else "không"
