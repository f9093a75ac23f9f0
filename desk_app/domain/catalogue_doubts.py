"""What a person must confirm before the figures of a catalogue are relied on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue_texts import CHANNEL_NAMES, limit_text
from desk_app.domain.procedure import Channel, Doubt, Procedure, Route, Settled

CASE_DOUBTS: Final = frozenset({Doubt.ROW_REPEATED, Doubt.CASE_GUESSED})
VERY_LONG: Final = {Unit.WORKING_DAYS: 45, Unit.DAYS: 60, Unit.WORKING_HOURS: 24, Unit.MONTHS: 3}
"""Above this a limit is more often a slip of the pen than a rule; a person looks once."""


class ConfirmReason(IntEnum):
    """Why a person must look, the most urgent first."""

    NO_ROUTE = 1
    LIMIT_UNKNOWN = 2
    UNIT_EMPTY = 3
    SEVERAL_CASES = 4
    CHANNELS_DIFFER = 5
    VERY_LONG = 6
    PAPER_ODD = 7
    NO_PAPERS = 8
    FREE_UNPROVEN = 9
    FEE_UNKNOWN = 10
    UNCHECKED = 11


@dataclass(frozen=True, slots=True)
class ToConfirm:
    code: str
    name: str
    reason: ConfirmReason
    text: str


def to_confirm(procedures: Iterable[Procedure]) -> tuple[ToConfirm, ...]:
    """List what a person must confirm before the figures are relied on, most urgent first."""
    found = [item for procedure in procedures for item in _doubts(procedure)]
    return tuple(sorted(found, key=lambda item: (item.reason, item.code)))


BY_CODE_ONLY: Final = frozenset(
    {ConfirmReason.FREE_UNPROVEN, ConfirmReason.FEE_UNKNOWN, ConfirmReason.UNCHECKED}
)
SETTLED_BY: Final = {
    ConfirmReason.CHANNELS_DIFFER: Settled.CHANNELS_DIFFER,
    ConfirmReason.VERY_LONG: Settled.VERY_LONG,
    ConfirmReason.NO_PAPERS: Settled.NO_PAPERS,
    ConfirmReason.FEE_UNKNOWN: Settled.FEE_UNKNOWN,
}
CONFIRM_TITLES: Final = {
    ConfirmReason.NO_ROUTE: "chưa có hình thức nộp",
    ConfirmReason.LIMIT_UNKNOWN: "chưa có thời hạn",
    ConfirmReason.UNIT_EMPTY: "thời hạn không ghi đơn vị",
    ConfirmReason.SEVERAL_CASES: "nhiều trường hợp cần đặt tên",
    ConfirmReason.CHANNELS_DIFFER: "thời hạn khác nhau giữa các hình thức nộp",
    ConfirmReason.VERY_LONG: "thời hạn rất dài",
    ConfirmReason.PAPER_ODD: "thành phần hồ sơ ghi bất thường",
    ConfirmReason.NO_PAPERS: "chưa có thành phần hồ sơ",
    ConfirmReason.FREE_UNPROVEN: "ghi miễn phí nhưng chưa chắc",
    ConfirmReason.FEE_UNKNOWN: "chưa có mức phí, lệ phí",
    ConfirmReason.UNCHECKED: "số liệu chưa có người đối chiếu",
}


def _doubts(procedure: Procedure) -> list[ToConfirm]:
    found = [
        ToConfirm(procedure.code, procedure.short_name, reason, text)
        for reason, text in _procedure_doubts(procedure)
    ]
    unchecked = any(not route.confirmed for route in procedure.routes)
    if unchecked and not found:
        text = "chưa có người đối chiếu với quyết định công bố"
        found.append(ToConfirm(procedure.code, procedure.short_name, ConfirmReason.UNCHECKED, text))
    return found


def _procedure_doubts(procedure: Procedure) -> Iterator[tuple[ConfirmReason, str]]:
    if not procedure.routes:
        yield ConfirmReason.NO_ROUTE, "chưa có hình thức nộp, thời hạn và phí"
    open_routes = [route for route in procedure.routes if not route.confirmed]
    if not procedure.without_appointment:
        yield from _unknown_limits([route for route in open_routes if route.limit is None])
    for reason, text in _route_doubts(open_routes, procedure.routes):
        if SETTLED_BY.get(reason) not in procedure.settled:
            yield reason, text
    odd = [f"{paper.label}: {paper.note}" for paper in procedure.papers if paper.note]
    if odd:
        yield ConfirmReason.PAPER_ODD, "; ".join(odd)
    if not procedure.papers and Settled.NO_PAPERS not in procedure.settled:
        yield ConfirmReason.NO_PAPERS, "chưa có giấy tờ nào"


def _unknown_limits(routes: list[Route]) -> Iterator[tuple[ConfirmReason, str]]:
    if routes:
        bare = any(Doubt.BARE_ONE in route.doubts for route in routes)
        said = "chỉ ghi “1”, không có đơn vị" if bare else "chưa ghi thời hạn"
        yield ConfirmReason.LIMIT_UNKNOWN, f"{_channels(routes)}: {said}"


def _route_doubts(
    routes: list[Route], all_routes: Sequence[Route]
) -> Iterator[tuple[ConfirmReason, str]]:
    for limit, of_limit in _by_limit([r for r in routes if Doubt.UNIT_EMPTY in r.doubts]):
        yield (
            ConfirmReason.UNIT_EMPTY,
            f"{_channels(of_limit)}: ghi “{limit.amount}”, tạm hiểu là {limit_text(limit)}",
        )
    yield from _case_doubts(routes)
    for limit, of_limit in _by_limit([r for r in routes if _is_very_long(r.limit)]):
        yield ConfirmReason.VERY_LONG, f"{_channels(of_limit)}: {limit_text(limit)}"
    yield from _fee_doubts(routes, all_routes)


def _case_doubts(routes: list[Route]) -> Iterator[tuple[ConfirmReason, str]]:
    cases = dict.fromkeys(r.case_name for r in routes if CASE_DOUBTS & set(r.doubts))
    if cases:
        yield ConfirmReason.SEVERAL_CASES, f"{len(cases)} trường hợp: {'; '.join(cases)}"
    plain = [r for r in routes if not r.case or Doubt.CASE_GUESSED in r.doubts]
    limits = _by_limit(plain)
    if len(limits) > 1:
        said = "; ".join(f"{_channels(group)} {limit_text(limit)}" for limit, group in limits)
        yield ConfirmReason.CHANNELS_DIFFER, f"{said} (có thể là các trường hợp khác nhau)"


def _fee_doubts(
    routes: list[Route], all_routes: Sequence[Route]
) -> Iterator[tuple[ConfirmReason, str]]:
    free = [r for r in routes if Doubt.FREE_UNPROVEN in r.doubts]
    if free:
        yield (
            ConfirmReason.FREE_UNPROVEN,
            f"{_channels(free)}: cổng ghi “Miễn phí” cả khi ô phí để trống",
        )
    unknown = [r for r in routes if r.fee_vnd is None]
    if unknown:
        yield ConfirmReason.FEE_UNKNOWN, f"{_where(unknown, all_routes)}: chưa có mức thu"


def _by_limit(routes: Iterable[Route]) -> list[tuple[Limit, list[Route]]]:
    groups: dict[Limit, list[Route]] = {}
    for route in routes:
        if route.limit is not None:
            groups.setdefault(route.limit, []).append(route)
    return list(groups.items())


def _is_very_long(limit: Limit | None) -> bool:
    return limit is not None and limit.amount > VERY_LONG.get(limit.unit, limit.amount)


def _where(some: list[Route], routes: Sequence[Route]) -> str:
    """Return the channels of some routes, with their cases where only these are meant."""
    cases = dict.fromkeys(route.case_name for route in some if route.case_name)
    if not cases or len(some) == len(routes):
        return _channels(some)
    return f"{_channels(some)}, trường hợp {'; '.join(cases)}"


def _channels(routes: Iterable[Route]) -> str:
    channels: set[Channel] = {route.channel for route in routes}
    if len(channels) == len(CHANNEL_NAMES):
        return "mọi hình thức"
    return ", ".join(name for channel, name in CHANNEL_NAMES.items() if channel in channels)
