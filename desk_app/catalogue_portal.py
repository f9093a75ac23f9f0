"""Reads the catalogue in the shape of the national portal, with its known traps.

The portal's figures are a start, never the last word: nothing that is read here is confirmed.
What the portal gets wrong, and what is made of it, stands in docs/how-to/import-a-catalogue.md.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

import msgspec

from desk_app.catalogue_portal_papers import (
    PaperReading,
    PortalPaper,
    case_names,
    grouped,
    plain_text,
)
from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue_texts import limit_text
from desk_app.domain.paper_label import short_label
from desk_app.domain.procedure import Channel, Doubt, Procedure, Route

_CHANNELS: Final = {
    "counter": Channel.COUNTER,
    "online": Channel.ONLINE,
    "postal": Channel.POST,
}
_UNITS: Final = {
    "working_days": Unit.WORKING_DAYS,
    "days": Unit.DAYS,
    "hours": Unit.WORKING_HOURS,
    "months": Unit.MONTHS,
}


class PortalChannel(msgspec.Struct):
    channel: str
    time_limit: float | None = None
    unit: str | None = None
    fee_vnd: int | None = None


class PortalProcedure(msgspec.Struct):
    code: str
    name: str
    field: str
    decision: str = ""
    result: str = ""
    channels: list[PortalChannel] = msgspec.field(default_factory=list[PortalChannel])
    papers: list[PortalPaper] = msgspec.field(default_factory=list[PortalPaper])


def portal_procedure(row: PortalProcedure) -> Procedure:
    """Return the procedure that a row of the portal stands for.

    Raises:
        ValueError: A channel or a unit is none of the portal's, told in Vietnamese.
    """
    reading = PaperReading(case_names(row.papers))
    for paper in row.papers:
        reading.take(paper)
    routes = tuple(_routes(row.channels))
    if len(reading.cases) > 1 and not any(route.case for route in routes):
        routes = tuple(_spread(routes, reading.cases, usual=reading.has_common_papers()))
    else:
        reading.drop_cases()
    return Procedure(
        code=row.code.strip(),
        version=1,
        name=plain_text(row.name),
        short_name=short_label(plain_text(row.name)),
        subject_area=plain_text(row.field),
        decision=plain_text(row.decision),
        result=plain_text(row.result),
        routes=routes,
        papers=grouped(reading.papers),
        notes=tuple(dict.fromkeys(reading.notes)),
    )


def _routes(rows: list[PortalChannel]) -> Iterator[Route]:
    """Yield one route per row; rows of one channel that differ become cases "1", "2" …"""
    read = [_route(row) for row in rows]
    distinct = list(dict.fromkeys(read))
    limits = list(dict.fromkeys((r.limit, r.fee_vnd) for r in distinct))
    for route in distinct:
        if sum(other.channel == route.channel for other in distinct) == 1:
            yield route
            continue
        number = limits.index((route.limit, route.fee_vnd)) + 1
        yield replace(
            route,
            case=str(number),
            case_name=f"Trường hợp {number}: {limit_text(route.limit)} (chưa đặt tên)",
            doubts=(*route.doubts, Doubt.ROW_REPEATED),
        )


def _route(row: PortalChannel) -> Route:
    channel = _CHANNELS.get(row.channel)
    if channel is None:
        raise ValueError(f"không rõ hình thức nộp “{row.channel}”")
    limit, doubts = _limit(row)
    free = row.fee_vnd == 0
    return Route(
        channel,
        limit=limit,
        fee_vnd=row.fee_vnd,
        fee_note="Cổng ghi “Miễn phí”" if free else "",
        doubts=(*doubts, Doubt.FREE_UNPROVEN) if free else doubts,
    )


def _limit(row: PortalChannel) -> tuple[Limit | None, tuple[Doubt, ...]]:
    """Read a time cell: a bare "1" is a placeholder, other bare numbers mean working days."""
    if not row.time_limit:
        return None, (Doubt.LIMIT_EMPTY,)
    amount = Decimal(str(row.time_limit)).normalize()
    if row.unit is None:
        if amount == 1:
            return None, (Doubt.BARE_ONE,)
        return Limit(_plain(amount), Unit.WORKING_DAYS), (Doubt.UNIT_EMPTY,)
    unit = _UNITS.get(row.unit)
    if unit is None:
        raise ValueError(f"không rõ đơn vị thời hạn “{row.unit}”")
    return Limit(_plain(amount), unit), ()


def _plain(amount: Decimal) -> Decimal:
    """Write 2E+1 as 20, so that it is stored and compared as people write it."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def _spread(routes: tuple[Route, ...], cases: dict[str, str], *, usual: bool) -> Iterator[Route]:
    """Give every case of the paper list its own route with the limits of the channel."""
    for route in routes:
        if usual:
            yield route
        for case, name in cases.items():
            yield replace(
                route,
                case=case,
                case_name=name,
                doubts=(*route.doubts, Doubt.CASE_GUESSED),
            )
