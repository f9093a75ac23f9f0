"""The one order of a subject's history, whatever order its events came in (law 6).

An event comes after the event its author had seen (``base``); between events that did not see
each other, ``(hlc, station, id)`` decides. The order depends on the set of events alone.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from desk_app.domain.events import Stamped


def in_order(events: Iterable[Stamped]) -> tuple[Stamped, ...]:
    """Return the history of one subject in its one order.

    An event whose base has not arrived is placed by its clock: it moves when the base comes.
    """
    arrived = tuple(events)
    if _is_chain(arrived):
        return arrived
    known = {stamped.id: stamped for stamped in arrived}
    after: dict[str, list[Stamped]] = {}
    ready: list[tuple[int, str, str]] = []
    for stamped in known.values():
        if stamped.base in known and stamped.base != stamped.id:
            after.setdefault(stamped.base, []).append(stamped)
        else:
            ready.append(_place(stamped))
    heapify(ready)
    ordered: list[Stamped] = []
    while ready:
        stamped = known[heappop(ready)[2]]
        ordered.append(stamped)
        for next_one in after.get(stamped.id, ()):
            heappush(ready, _place(next_one))
    if len(ordered) < len(known):  # bases in a ring: a forgery, kept all the same
        placed = {stamped.id for stamped in ordered}
        ordered += sorted((e for e in known.values() if e.id not in placed), key=_place)
    return tuple(ordered)


def _is_chain(events: tuple[Stamped, ...]) -> bool:
    """Say whether each author had seen all that went before: then there is no other order."""
    seen = ""
    for stamped in events:
        if stamped.base != seen:
            return False
        seen = stamped.id
    return len({stamped.id for stamped in events}) == len(events)


def _place(stamped: Stamped) -> tuple[int, str, str]:
    return (stamped.hlc, stamped.station, stamped.id)
