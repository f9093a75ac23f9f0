"""The newest part of a store, checked in bounded time whatever its age."""

from datetime import datetime
from typing import Final

from sqlalchemy import select

from desk_app.domain.events import SubjectKind
from desk_app.store import journal, register
from desk_app.store.tables import event
from desk_app.store.unit_of_work import Store

NEWEST_EVENTS: Final = 5000
NEWEST_SUBJECTS: Final = 200


def newest_event_at(store: Store) -> datetime | None:
    """Return when the newest event was recorded (UTC), None in an empty store."""
    with store.reading() as connection:
        found = connection.scalar(select(event.c.at).order_by(event.c.n.desc()).limit(1))
    return journal.time_of(found) if found else None


def bounded_chain_fault(store: Store) -> str:
    """Return what is wrong with the chains of the newest events; empty when nothing is."""
    newest = select(event.c.n).order_by(event.c.n.desc()).limit(NEWEST_EVENTS)
    query = (
        select(event)
        .where(event.c.n.in_(newest))
        .order_by(event.c.station, event.c.incarnation, event.c.seq)
    )
    before: tuple[str, str, int, bytes] | None = None
    with store.reading() as connection:
        for found in connection.execute(query).mappings():
            row = dict(found)
            place = (row["station"], row["incarnation"])
            prev_hash, digest = row.pop("prev_hash"), row.pop("hash")
            row.pop("n")
            follows = before is not None and before[:2] == place
            if follows and before and (row["seq"], prev_hash) != (before[2] + 1, before[3]):
                return f"Sự kiện {row['seq']} của máy {place[0]} không nối tiếp sự kiện trước"
            if journal.chained(prev_hash, row) != digest:
                return f"Sự kiện {row['seq']} của máy {place[0]} đã bị thay đổi"
            before = (*place, row["seq"], digest)
    return ""


def bounded_register_fault(store: Store) -> str:
    """Return how many of the newest dossiers and tickets differ from the journal; or nothing."""
    query = select(event.c.subject_kind, event.c.subject).order_by(event.c.n.desc())
    with store.reading() as connection:
        rows = connection.execute(query.limit(NEWEST_EVENTS)).all()
    subjects = [*dict.fromkeys((kind, subject) for kind, subject in rows)][:NEWEST_SUBJECTS]
    differing = sum(_differs(store, SubjectKind(kind), subject) for kind, subject in subjects)
    return f"{differing} mục không khớp; hãy chạy: motcua rebuild" if differing else ""


def _differs(store: Store, kind: SubjectKind, subject: str) -> bool:
    state, _ = register.folded_of(kind, store.history(subject))
    table = register.TABLE_OF[kind]
    with store.reading() as connection:
        for wanted in register.rows_of(state) if state else ():
            query = select(table).where(table.c.id == wanted["id"])
            stored = connection.execute(query).mappings().one_or_none()
            if stored is None or {name: stored[name] for name in wanted} != wanted:
                return True
    return False
