"""Whole histories at once: the year of the demo office, the big stores of the benchmarks.

The same journal and the same fold as for one action; only the statements are batched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import insert

from desk_app.domain.events import Event, Stamped, SubjectKind
from desk_app.store import journal, register, tables
from desk_app.store.event_codec import SUBJECT_OF
from desk_app.store.journal import Appender
from desk_app.store.prepared import Values
from desk_app.store.register import State
from desk_app.store.unit_of_work import Store

BATCH: Final = 2000


@dataclass(frozen=True, slots=True)
class Past:
    """What happened once: when, by whom, what."""

    at: datetime
    by: str
    event: Event


def load(store: Store, histories: Iterable[tuple[str, Sequence[Past]]]) -> int:
    """Write the whole history of new subjects, oldest event first; return how many events.

    Subjects must be unknown to the store. One transaction a batch: after a crash the batches
    before it are there, whole.
    """
    batch: list[tuple[str, Sequence[Past]]] = []
    events = held = 0
    for subject, history in histories:
        batch.append((subject, history))
        held += len(history)
        if held >= BATCH:
            _write(store, batch)
            events, held, batch = events + held, 0, []
    if batch:
        _write(store, batch)
    store.merge_search()
    return events + held


def _write(store: Store, batch: Sequence[tuple[str, Sequence[Past]]]) -> None:
    with store.writing("") as w:
        head = journal.head_of(w.connection, store.name)
        appender = Appender(w.connection, store.name, head, w.at, "")
        rows: list[Values] = []
        folded: dict[SubjectKind, list[Values]] = {kind: [] for kind in SubjectKind}
        for subject, history in batch:
            stamped = _stamp(store, appender, subject, history, rows)
            kind = SUBJECT_OF[type(history[0].event).__name__]
            folded[kind] += register.rows_of(_folded(kind, stamped))
        w.connection.execute(insert(tables.event), rows)
        for kind, values in folded.items():
            if values:
                w.connection.execute(insert(register.TABLE_OF[kind]), values)
        appender.save_head()
        w.commit()


def _stamp(
    store: Store,
    appender: Appender,
    subject: str,
    history: Sequence[Past],
    rows: list[Values],
) -> list[Stamped]:
    stamped: list[Stamped] = []
    for past in history:
        appender.at, appender.by = past.at, past.by
        base = stamped[-1].id if stamped else ""
        made, values = appender.prepare(store.chance.new_id(past.at), subject, base, past.event)
        stamped.append(made)
        rows.append(values)
    return stamped


def _folded(kind: SubjectKind, history: Sequence[Stamped]) -> State:
    state, _ = register.folded_of(kind, tuple(history))
    if state is None:
        raise ValueError("a history that STEPS refuses from its first event on")
    return state
