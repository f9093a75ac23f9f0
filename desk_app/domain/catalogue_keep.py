"""What stays when a published catalogue replaces the one that people have worked on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desk_app.domain.catalogue_doubts import CASE_DOUBTS
from desk_app.domain.catalogue_names import without_file_names
from desk_app.domain.paper_label import short_label
from desk_app.domain.procedure import Doubt, FeeKind, Procedure, RequiredPaper, Route, Settled

LIMIT_DOUBTS: Final = frozenset({Doubt.UNIT_EMPTY, Doubt.BARE_ONE, Doubt.LIMIT_EMPTY})


def keep_local(old: Procedure, new: Procedure) -> Procedure:
    """Carry into ``new`` what a published catalogue does not know and people have set.

    A catalogue in which nothing is confirmed is a draft (the portal's, or a table): it says
    nothing about the way this office works, so short names, folk words, internal steps, the way
    of charging, promised limits and the labels of papers stay. A doubtful figure never replaces
    one without doubt. A catalogue that people have gone through speaks for itself, and only what
    it leaves empty is kept.
    """
    kept = replace(
        new,
        version=old.version,
        agency=new.agency or old.agency,
        routes=tuple(_keep_route(_same_route(old, r), r) for r in new.routes) or old.routes,
        steps=new.steps or old.steps,
        keywords=new.keywords or old.keywords,
        favourite=new.favourite or old.favourite,
        offered=new.offered and old.offered,
    )
    kept = replace(kept, settled=tuple(_still_settled(old, kept)))
    return kept if any(route.confirmed for route in new.routes) else _keep_more(old, kept)


def _still_settled(old: Procedure, kept: Procedure) -> Iterator[Settled]:
    """Yield what stays settled: only what is as it was when a person looked at it."""
    limits = {(r.channel, r.case): r.limit for r in old.routes}
    same_limits = limits == {(r.channel, r.case): r.limit for r in kept.routes}
    for settled in dict.fromkeys((*old.settled, *kept.settled)):
        is_same = not kept.papers if settled is Settled.NO_PAPERS else same_limits
        if is_same or settled in kept.settled:
            yield settled


def _keep_more(old: Procedure, draft: Procedure) -> Procedure:
    own_cases = tuple(
        r
        for r in old.routes
        if r.case and not CASE_DOUBTS & set(r.doubts) and _same_route(draft, r) is None
    )
    return replace(
        draft,
        short_name=_short_name(old, draft),
        routes=draft.routes + own_cases,
        papers=_keep_papers(old, draft),
        return_at_once=draft.return_at_once or old.return_at_once,
        without_appointment=draft.without_appointment or old.without_appointment,
        supplement_rule=old.supplement_rule,
        fee_kind=old.fee_kind if draft.fee_kind == FeeKind.FIXED else draft.fee_kind,
    )


def _short_name(old: Procedure, draft: Procedure) -> str:
    given = draft.short_name != short_label(draft.name)
    derived_before = old.short_name == short_label(old.name)
    return draft.short_name if given or derived_before else old.short_name


def _keep_papers(old: Procedure, draft: Procedure) -> tuple[RequiredPaper, ...]:
    """Keep what was set by hand while the legal name is the same, and what was added by hand."""
    known = {(paper.key, without_file_names(paper.name)): paper for paper in old.papers}
    kept = [_keep_paper(known.get((p.key, p.name), p), p) for p in draft.papers]
    published = {paper.key for paper in draft.papers}
    for place, paper in enumerate(old.papers):
        if paper.own and paper.key not in published:
            kept.insert(place, paper)
    return tuple(kept)


def _keep_paper(old: RequiredPaper, draft: RequiredPaper) -> RequiredPaper:
    """Keep label, group and condition; how many are asked for only where a person said so."""
    kept = replace(old, name=draft.name, own=draft.own)
    if old.confirmed:
        return kept
    return replace(kept, originals=draft.originals, copies=draft.copies)


def _same_route(procedure: Procedure, route: Route) -> Route | None:
    same = (r for r in procedure.routes if (r.channel, r.case) == (route.channel, route.case))
    return next(same, None)


def _keep_route(old: Route | None, new: Route) -> Route:
    if old is None or new.confirmed:
        return new
    kept = replace(
        new,
        committed=new.committed or old.committed,
        case_name=old.case_name or new.case_name,
        fee_note=new.fee_note or old.fee_note,
    )
    before = frozenset(old.doubts)
    if LIMIT_DOUBTS & set(new.doubts) and old.limit is not None and not LIMIT_DOUBTS & before:
        kept = replace(kept, limit=old.limit, doubts=_without(kept, LIMIT_DOUBTS))
    free = frozenset({Doubt.FREE_UNPROVEN})
    if new.fee_vnd is None or (free & set(new.doubts) and not free & before):
        kept = replace(
            kept, fee_vnd=old.fee_vnd, fee_note=old.fee_note, doubts=_without(kept, free)
        )
    if kept.limit == old.limit and not CASE_DOUBTS & before:
        kept = replace(kept, doubts=_without(kept, CASE_DOUBTS))
    same = (kept.limit, kept.fee_vnd) == (old.limit, old.fee_vnd)
    return replace(kept, confirmed=True, doubts=()) if old.confirmed and same else kept


def _without(route: Route, doubts: frozenset[Doubt]) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in route.doubts if doubt not in doubts)
