"""What is being typed: kept until it is accepted, so that a power cut loses nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk_app.store.journal import time_of, time_text
from desk_app.store.tables import draft
from desk_app.store.unit_of_work import Writing


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished page; ``body`` is whatever the page wrote (JSON)."""

    key: str
    at: datetime
    by: str
    body: str


def save(w: Writing, key: str, body: str) -> None:
    """Keep the newest state of a page."""
    values = {"at": time_text(w.at), "by": w.by, "body": body}
    w.connection.execute(
        upsert(draft)
        .values(key=key, **values)
        .on_conflict_do_update(index_elements=["key"], set_=values)
    )


def drop(w: Writing, key: str) -> None:
    """Forget a page that was accepted or thrown away."""
    w.connection.execute(delete(draft).where(draft.c.key == key))


def find(connection: Connection, key: str) -> Draft | None:
    """Return an unfinished page."""
    row = connection.execute(select(draft).where(draft.c.key == key)).mappings().one_or_none()
    if row is None:
        return None
    return Draft(row["key"], time_of(row["at"]), row["by"], row["body"])
