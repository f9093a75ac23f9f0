"""Versioned documents: catalogue, calendar, staff, office. The newest version is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, func, insert, select, text

from desk_app.store.journal import time_of, time_text
from desk_app.store.prepared import Prepared
from desk_app.store.tables import document
from desk_app.store.unit_of_work import Writing

T = TypeVar("T")
_STAMP = Prepared(text("SELECT max(rowid) FROM document"))


class DocumentKind(StrEnum):
    """What a document is."""

    OFFICE = "office"
    CALENDAR = "calendar"
    PROCEDURE = "procedure"
    STAFF = "staff"
    FORM = "form"  # what the office changed on a form


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version of a document is in force, who kept it and when."""

    version: int
    at: datetime
    by: str


def put(w: Writing, kind: DocumentKind, key: str, version: int, value: object) -> None:
    """Add one version; versions are never changed."""
    put_many(w, kind, [(key, version, value)])


def put_many(w: Writing, kind: DocumentKind, documents: Iterable[tuple[str, int, object]]) -> None:
    """Add versions of many documents of one kind."""
    rows = [
        {
            "kind": kind.value,
            "key": key,
            "version": version,
            "at": time_text(w.at),
            "by": w.by,
            "body": msgspec.json.encode(value).decode(),
        }
        for key, version, value in documents
    ]
    if rows:
        w.connection.execute(insert(document), rows)


def stamp(connection: Connection) -> int:
    """Return a number that moves whenever any document gets a new version."""
    return _STAMP.value(connection, {}) or 0


def newest_version(connection: Connection, kind: DocumentKind, key: str) -> int:
    """Return the newest version number, 0 when there is none."""
    newest = select(func.max(document.c.version)).where(
        document.c.kind == kind.value, document.c.key == key
    )
    return connection.scalar(newest) or 0


def newest_edition(connection: Connection, kind: DocumentKind, key: str) -> Edition | None:
    """Return which version is in force, or None when there is no such document."""
    query = (
        select(document.c.version, document.c.at, document.c.by)
        .where(document.c.kind == kind.value, document.c.key == key)
        .order_by(document.c.version.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return Edition(row.version, time_of(row.at), row.by) if row else None


def editions(connection: Connection, kind: DocumentKind) -> dict[str, Edition]:
    """Return the edition in force of every document of a kind, by key."""
    query = (
        select(document.c.key, document.c.version, document.c.at, document.c.by)
        .where(document.c.kind == kind.value)
        .order_by(document.c.version)
    )
    rows = connection.execute(query)
    return {key: Edition(version, time_of(at), by) for key, version, at, by in rows}


def newest(connection: Connection, kind: DocumentKind, key: str, shape: type[T]) -> T | None:
    """Return the version in force, or None when there is no such document."""
    query = (
        select(document.c.body)
        .where(document.c.kind == kind.value, document.c.key == key)
        .order_by(document.c.version.desc())
        .limit(1)
    )
    body = connection.scalar(query)
    return msgspec.json.decode(body, type=shape) if body else None


def version_of(
    connection: Connection, kind: DocumentKind, key: str, version: int, shape: type[T]
) -> T | None:
    """Return one version, as a dossier that was received under it needs it."""
    query = select(document.c.body).where(
        document.c.kind == kind.value, document.c.key == key, document.c.version == version
    )
    body = connection.scalar(query)
    return msgspec.json.decode(body, type=shape) if body else None


def versions(
    connection: Connection, kind: DocumentKind, key: str, shape: type[T]
) -> tuple[tuple[Edition, T], ...]:
    """Return every version of a document with who made it when, the newest first."""
    query = (
        select(document.c.version, document.c.at, document.c.by, document.c.body)
        .where(document.c.kind == kind.value, document.c.key == key)
        .order_by(document.c.version.desc())
    )
    decoder = msgspec.json.Decoder(shape)
    return tuple(
        (Edition(version, time_of(at), by), decoder.decode(body))
        for version, at, by, body in connection.execute(query)
    )


def all_newest(connection: Connection, kind: DocumentKind, shape: type[T]) -> tuple[T, ...]:
    """Return the version in force of every document of a kind, by key."""
    in_force = (
        select(document.c.key, func.max(document.c.version).label("version"))
        .where(document.c.kind == kind.value)
        .group_by(document.c.key)
        .subquery()
    )
    query = (
        select(document.c.body)
        .join(
            in_force,
            (document.c.key == in_force.c.key) & (document.c.version == in_force.c.version),
        )
        .where(document.c.kind == kind.value)
        .order_by(document.c.key)
    )
    decoder = msgspec.json.Decoder(shape)
    return tuple(decoder.decode(body) for body in connection.scalars(query))
