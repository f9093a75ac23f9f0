"""The append-only journal: gapless within an incarnation, each event hashed onto the one before.

``hash = SHA-256(prev_hash + canonical JSON of the envelope)``. Two histories for one stream can
only come from a fault or a forgery.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desk_app.domain.events import Event, Stamped, SubjectKind
from desk_app.domain.history import in_order
from desk_app.domain.moments import next_hlc
from desk_app.store import event_codec
from desk_app.store.prepared import Prepared, Values, insert_into
from desk_app.store.tables import event as event_table
from desk_app.store.tables import stream as stream_table

GENESIS: Final = bytes(32)
STAMP_COLUMNS: Final = tuple(
    event_table.c[name]
    for name in ("id", "subject", "station", "base", "hlc", "at", "by", "kind", "body")
)
_HISTORY: Final = select(*STAMP_COLUMNS)
_HISTORY_OF: Final = Prepared(_HISTORY.where(event_table.c.subject == bindparam("subject")))
_HISTORIES: Final = Prepared(
    _HISTORY.add_columns(event_table.c.subject_kind).order_by(
        event_table.c.subject, event_table.c.n
    )
)
_SUBJECT: Final = STAMP_COLUMNS.index(event_table.c.subject)
_APPEND: Final = Prepared(insert_into(event_table, but=["n"]))
_HEAD_OF: Final = Prepared(
    select(stream_table.c.seq, stream_table.c.hash, stream_table.c.hlc).where(
        stream_table.c.station == bindparam("station"),
        stream_table.c.incarnation == bindparam("incarnation"),
    )
)
_HEAD: Final = upsert(stream_table)
_SAVE_HEAD: Final = Prepared(
    _HEAD.values(
        {column.name: bindparam(column.name) for column in stream_table.c}
    ).on_conflict_do_update(
        index_elements=["station", "incarnation"],
        set_={name: _HEAD.excluded[name] for name in ("seq", "hash", "hlc")},
    )
)
_HEADS: Final = select(
    stream_table.c.station, stream_table.c.incarnation, stream_table.c.seq, stream_table.c.hash
)


@dataclass(frozen=True, slots=True)
class StreamName:
    """Who writes: a station within one run of its program."""

    office: str
    station: str
    incarnation: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a stream: where the next one goes on."""

    seq: int = 0
    hash: bytes = GENESIS
    hlc: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """A stream that does not chain: which event, and what is wrong with it."""

    station: str
    incarnation: str
    seq: int
    fault: str


def head_of(connection: Connection, name: StreamName) -> Head:
    """Return where the stream stands; a new one starts at the newest clock that the store knows."""
    stream = {"station": name.station, "incarnation": name.incarnation}
    for seq, digest, hlc in _HEAD_OF.run(connection, stream):
        return Head(seq, digest, hlc)
    newest = connection.scalars(select(stream_table.c.hlc)).all()
    return Head(hlc=max(newest, default=0))


@dataclass(slots=True)
class Appender:
    """Appends the events of one transaction to this station's own stream."""

    connection: Connection
    name: StreamName
    head: Head
    at: datetime
    by: str

    def append(self, event_id: str, subject: str, base: str, event: Event) -> Stamped:
        """Write one event; it is in the journal once the transaction commits."""
        stamped, values = self.prepare(event_id, subject, base, event)
        _APPEND.run(self.connection, values)
        return stamped

    def prepare(
        self, event_id: str, subject: str, base: str, event: Event
    ) -> tuple[Stamped, Values]:
        """Chain one event onto the stream; the caller writes its row."""
        kind = type(event).__name__
        head = self.head
        hlc = next_hlc(head.hlc, self.at)
        values: Values = {
            "at": time_text(self.at),
            "base": base,
            "body": event_codec.encode(event),
            "by": self.by,
            "hlc": hlc,
            "id": event_id,
            "incarnation": self.name.incarnation,
            "kind": kind,
            "office": self.name.office,
            "seq": head.seq + 1,
            "station": self.name.station,
            "subject": subject,
            "subject_kind": event_codec.SUBJECT_OF[kind].value,
            "version": event_codec.VERSION,
        }
        digest = chained(head.hash, values)
        self.head = Head(head.seq + 1, digest, hlc)
        stamped = Stamped(event_id, subject, self.name.station, base, hlc, self.at, self.by, event)
        return stamped, {**values, "prev_hash": head.hash, "hash": digest}

    def save_head(self) -> None:
        """Write the head of the stream, once a transaction."""
        head: Values = {
            "station": self.name.station,
            "incarnation": self.name.incarnation,
            "seq": self.head.seq,
            "hash": self.head.hash,
            "hlc": self.head.hlc,
        }
        _SAVE_HEAD.run(self.connection, head)


def chained(prev_hash: bytes, envelope: Values) -> bytes:
    """Return the hash of an envelope that follows ``prev_hash``."""
    return hashlib.sha256(prev_hash + event_codec.encode(envelope).encode()).digest()


def history_of(connection: Connection, subject: str) -> tuple[Stamped, ...]:
    """Return the ordered history of one dossier or ticket, without kinds not known yet."""
    rows = _HISTORY_OF.run(connection, {"subject": subject})
    return in_order(stamped for row in rows if (stamped := stamped_of(row)))


def histories(
    connection: Connection,
) -> Iterator[tuple[SubjectKind, str, tuple[Stamped, ...]]]:
    """Give every subject with its kind and its history, subjects in order of their ids."""
    kind, subject, gathered = "", "", list[Stamped]()
    for *row, kind_of_row in _HISTORIES.stream(connection, {}):
        if row[_SUBJECT] != subject and gathered:
            yield SubjectKind(kind), subject, in_order(gathered)
            gathered = []
        kind, subject = kind_of_row, row[_SUBJECT]
        if stamped := stamped_of(row):
            gathered.append(stamped)
    if gathered:
        yield SubjectKind(kind), subject, in_order(gathered)


def stamped_of(row: Sequence[Any]) -> Stamped | None:
    """Return a row of STAMP_COLUMNS as an event, or None when its kind is not known yet."""
    event_id, subject, station, base, hlc, at, by, kind, body = row
    known = event_codec.decode(kind, body)
    if known is None:
        return None
    return Stamped(event_id, subject, station, base, hlc, time_of(at), by, known)


def verify(connection: Connection) -> tuple[Broken, ...]:
    """Follow every chain from start to head; return the first fault of each stream with one."""
    query = select(event_table).order_by(
        event_table.c.station, event_table.c.incarnation, event_table.c.seq
    )
    broken: dict[tuple[str, str], Broken] = {}
    heads: dict[tuple[str, str], tuple[int, bytes]] = {}
    for row in connection.execute(query.execution_options(yield_per=2000)).mappings():
        name = (row["station"], row["incarnation"])
        seq, prev_hash = heads.get(name, (0, GENESIS))
        fault = _fault(dict(row), seq + 1, prev_hash)
        if fault and name not in broken:
            broken[name] = Broken(*name, seq=row["seq"], fault=fault)
        heads[name] = (row["seq"], row["hash"])
    for station, incarnation, seq, digest in connection.execute(_HEADS):
        # the chain alone does not tell that its end was cut off
        if heads.get((station, incarnation)) != (seq, digest):
            fault = "phần cuối không khớp với số đã ghi"
            broken.setdefault((station, incarnation), Broken(station, incarnation, seq, fault))
    return tuple(broken.values())


def _fault(row: dict[str, object], seq: int, prev_hash: bytes) -> str:
    if row["seq"] != seq:
        return f"thiếu sự kiện số {seq}"
    if row.pop("prev_hash") != prev_hash:
        return "không nối tiếp sự kiện trước"
    digest = row.pop("hash")
    row.pop("n")
    return "" if chained(prev_hash, row) == digest else "nội dung đã bị thay đổi"


def time_text(at: datetime) -> str:
    """Return a UTC instant as sortable text of fixed width."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def time_of(text: str) -> datetime:
    """Return the instant that ``time_text`` wrote."""
    return datetime.fromisoformat(text)
