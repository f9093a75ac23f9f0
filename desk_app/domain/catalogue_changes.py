"""What a person of the office changes or confirms on one procedure, beside any file.

A figure that a person typed is no longer in doubt. What is doubtful and right nevertheless is
confirmed as it stands; a figure that nobody knows cannot be: it has to be typed.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desk_app.domain.calendar import Limit
from desk_app.domain.catalogue_doubts import (
    CASE_DOUBTS,
    CONFIRM_TITLES,
    SETTLED_BY,
    ConfirmReason,
    to_confirm,
)
from desk_app.domain.catalogue_keep import LIMIT_DOUBTS
from desk_app.domain.catalogue_lines import order_lines
from desk_app.domain.catalogue_texts import (
    paper_change_lines,
    procedure_change_lines,
    route_change_lines,
    words_change_lines,
)
from desk_app.domain.deadline import PauseRule
from desk_app.domain.folding import one_line
from desk_app.domain.paper_label import short_label
from desk_app.domain.procedure import Channel, Doubt, Procedure, RequiredPaper, Route

Place = tuple[Channel, str]
"""A route of a procedure: its channel and its case."""

PORTAL_SAYS: Final = "Cổng ghi"  # begins a note about the portal; void once a person has decided
_FREE: Final = frozenset({Doubt.FREE_UNPROVEN})
_DROPPED_BY: Final = {
    ConfirmReason.UNIT_EMPTY: frozenset({Doubt.UNIT_EMPTY}),
    ConfirmReason.SEVERAL_CASES: CASE_DOUBTS,
    ConfirmReason.FREE_UNPROVEN: _FREE,
}
_TO_BE_TYPED: Final = frozenset({ConfirmReason.NO_ROUTE, ConfirmReason.LIMIT_UNKNOWN})


@dataclass(frozen=True, slots=True)
class CannotConfirm:
    """Nobody can confirm what is not known; a person has to type it first."""

    reasons: tuple[ConfirmReason, ...]


@dataclass(frozen=True, slots=True)
class OwnProcedure:
    """A simple procedure of the office itself, handed in at the counter."""

    code: str
    name: str
    subject_area: str
    limit: Limit | None = None
    fee_vnd: int | None = None
    decision: str = ""


def reasons_of(procedure: Procedure) -> tuple[ConfirmReason, ...]:
    """Return why a person must look at a procedure, the most urgent first."""
    return tuple(item.reason for item in to_confirm([procedure]))


def confirm(procedure: Procedure, reason: ConfirmReason) -> Procedure | CannotConfirm:
    """Settle one doubt as it stands."""
    if not _can_stand(procedure, reason):
        return CannotConfirm((reason,))
    if reason in SETTLED_BY:
        settled = dict.fromkeys((*procedure.settled, SETTLED_BY[reason]))
        return replace(procedure, settled=tuple(settled))
    if reason is ConfirmReason.PAPER_ODD:
        papers = tuple(_looked_at(p) if p.note else p for p in procedure.papers)
        return replace(procedure, papers=papers)
    routes = procedure.routes
    if reason is ConfirmReason.UNCHECKED:
        return replace(procedure, routes=tuple(replace(r, confirmed=True) for r in routes))
    dropped = _DROPPED_BY[reason]
    return replace(procedure, routes=tuple(_without(route, dropped) for route in routes))


def confirm_all(procedure: Procedure) -> Procedure | CannotConfirm:
    """Confirm everything as it stands, as somebody who compared it with the decision."""
    reasons = reasons_of(procedure)
    unknown = tuple(reason for reason in reasons if not _can_stand(procedure, reason))
    if unknown:
        return CannotConfirm(unknown)
    settled = procedure
    for reason in (*reasons, ConfirmReason.UNCHECKED):
        after = confirm(settled, reason)
        settled = after if isinstance(after, Procedure) else settled
    return settled


def with_limit(procedure: Procedure, places: Collection[Place], limit: Limit | None) -> Procedure:
    """Set the statutory limit of some routes; None: nobody knows it, so nobody has compared it."""
    routes = (
        replace(
            _without(r, LIMIT_DOUBTS),
            limit=limit,
            confirmed=r.confirmed and not _is_taken_away(r.limit, limit),
        )
        if _at(r) in places
        else r
        for r in procedure.routes
    )
    return replace(procedure, routes=tuple(routes))


def with_committed(
    procedure: Procedure, places: Collection[Place], committed: Limit | None
) -> Procedure:
    """Set the shorter limit that the office promises on some routes; None: it promises none."""
    routes = (replace(r, committed=committed) if _at(r) in places else r for r in procedure.routes)
    return replace(procedure, routes=tuple(routes))


def with_fee(
    procedure: Procedure, places: Collection[Place], fee_vnd: int | None, note: str
) -> Procedure:
    """Set the fee of some routes in đồng, 0 for free, None for unknown, and the note on it.

    What becomes unknown is confirmed no longer.
    """
    own = "" if note.startswith(PORTAL_SAYS) else note
    routes = (
        replace(
            _without(r, _FREE),
            fee_vnd=fee_vnd,
            fee_note=own,
            confirmed=r.confirmed and not _is_taken_away(r.fee_vnd, fee_vnd),
        )
        if _at(r) in places
        else r
        for r in procedure.routes
    )
    return replace(procedure, routes=tuple(routes))


def with_channel(procedure: Procedure, place: Place) -> Procedure:
    """Add a route, with everything still to be typed, where there is none yet."""
    if any(_at(route) == place for route in procedure.routes):
        return procedure
    channel, case = place
    names = dict(procedure.cases())
    added = Route(channel, case, names.get(case, "") if case else "")
    return replace(procedure, routes=(*procedure.routes, added))


def with_case_name(procedure: Procedure, case: str, name: str) -> Procedure:
    """Call a case by the name that people know it by."""
    routes = (
        replace(_without(r, CASE_DOUBTS), case_name=name) if r.case == case else r
        for r in procedure.routes
    )
    return replace(procedure, routes=tuple(routes))


def with_copies(procedure: Procedure, key: str, originals: int, copies: int) -> Procedure:
    """Ask for so many originals and copies of a paper."""
    papers = (
        _looked_at(replace(p, originals=originals, copies=copies)) if p.key == key else p
        for p in procedure.papers
    )
    return replace(procedure, papers=tuple(papers))


def own_procedure(wish: OwnProcedure, on: date) -> Procedure:
    """Return a procedure of the office itself, in force from the local day ``on``."""
    route = Route(Channel.COUNTER, limit=wish.limit, fee_vnd=wish.fee_vnd)
    return Procedure(
        code=wish.code.strip(),
        version=1,
        name=one_line(wish.name),
        short_name=short_label(one_line(wish.name)),
        subject_area=one_line(wish.subject_area),
        decision=one_line(wish.decision),
        valid_from=on,
        routes=(replace(route, confirmed=None not in (wish.limit, wish.fee_vnd)),),
    )


def change_lines(old: Procedure, new: Procedure, on: date) -> tuple[str, ...]:
    """Return what changes from one version to the next as of the local day ``on``, in words."""
    return (
        *procedure_change_lines(old, new, on),
        *order_lines(old, new),
        *_settled_lines(old, new),
    )


def _settled_lines(old: Procedure, new: Procedure) -> Iterator[str]:
    after = frozenset(reasons_of(new))
    for reason in reasons_of(old):
        typed = reason in _TO_BE_TYPED or reason is ConfirmReason.UNCHECKED
        if reason not in after and not typed and not _is_typed_fee(reason, new):
            yield f"đã xác nhận: {CONFIRM_TITLES[reason]}"


def public_change_lines(old: Procedure, new: Procedure) -> tuple[str, ...]:
    """Return what of a change concerns citizens: not how the office searches and checks it."""
    before, after = _public(old), _public(new)
    return (
        *words_change_lines(before, after),
        *route_change_lines(before, after),
        *paper_change_lines(before, after),
    )


def _public(procedure: Procedure) -> Procedure:
    return replace(
        procedure,
        short_name="",
        decision="",
        keywords=(),
        supplement_rule=PauseRule.RESTART,
        routes=tuple(replace(_without(r, _FREE), confirmed=True) for r in procedure.routes),
    )


def _is_typed_fee(reason: ConfirmReason, new: Procedure) -> bool:
    known = all(route.fee_vnd is not None for route in new.routes)
    return reason is ConfirmReason.FEE_UNKNOWN and known


def _can_stand(procedure: Procedure, reason: ConfirmReason) -> bool:
    if reason is ConfirmReason.FEE_UNKNOWN:
        return all(r.fee_note for r in procedure.routes if r.fee_vnd is None)
    return reason not in _TO_BE_TYPED


def _without(route: Route, doubts: frozenset[Doubt]) -> Route:
    note = route.fee_note
    if Doubt.FREE_UNPROVEN in doubts and note.startswith(PORTAL_SAYS):
        note = ""
    left = tuple(doubt for doubt in route.doubts if doubt not in doubts)
    return replace(route, doubts=left, fee_note=note)


def _is_taken_away(before: object, after: object) -> bool:
    return before is not None and after is None


def _looked_at(paper: RequiredPaper) -> RequiredPaper:
    return replace(paper, note="", confirmed=True)


def _at(route: Route) -> Place:
    return (route.channel, route.case)
