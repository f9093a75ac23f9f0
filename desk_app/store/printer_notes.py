"""What a station learnt of its own printers: never exchanged, as they hang on this machine."""

from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk_app.store import event_codec
from desk_app.store.tables import meta
from desk_app.store.unit_of_work import Writing
from desk_app.views import PrinterRole

T = TypeVar("T")


def find(connection: Connection, role: PrinterRole, shape: type[T]) -> T | None:
    """Return the note of this kind about a printer, None when nothing is known."""
    body = connection.scalar(select(meta.c.value).where(meta.c.key == _key(role, shape)))
    return None if body is None else event_codec.read(body, shape)


def keep(w: Writing, role: PrinterRole, note: object) -> None:
    """Write a note; a newer one of its kind takes its place."""
    row = {"key": _key(role, type(note)), "value": event_codec.encode(note)}
    statement = upsert(meta).values(row)
    w.connection.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"value": row["value"]})
    )


def _key(role: PrinterRole, shape: type[object]) -> str:
    return f"printer.{role.value}.{shape.__name__}"
