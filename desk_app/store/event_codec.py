"""Events as canonical JSON and back. A body that was written once reads for ever."""

from collections.abc import Mapping
from functools import cache
from typing import Final, TypeVar

import msgspec

from desk_app.domain.events import (
    DOSSIER_EVENTS,
    REGISTER_EVENTS,
    TICKET_EVENTS,
    Event,
    SubjectKind,
)

T = TypeVar("T")
VERSION: Final = 1
KINDS: Final[Mapping[str, type[Event]]] = {
    kind.__name__: kind for kind in (*TICKET_EVENTS, *DOSSIER_EVENTS, *REGISTER_EVENTS)
}
SUBJECT_OF: Final[Mapping[str, SubjectKind]] = {
    **{kind.__name__: SubjectKind.TICKET for kind in TICKET_EVENTS},
    **{kind.__name__: SubjectKind.DOSSIER for kind in DOSSIER_EVENTS},
    **{kind.__name__: SubjectKind.REGISTER for kind in REGISTER_EVENTS},
}


def encode(value: object) -> str:
    """Return canonical JSON: sorted keys, no spaces, NFC text as it came in."""
    return msgspec.json.encode(value, order="sorted").decode()


def decode(kind: str, body: str) -> Event | None:
    """Return the event, or None when this release does not know its kind (kept, not folded).

    Raises:
        msgspec.ValidationError: The body is not of its kind's shape.
    """
    if kind not in KINDS:
        return None
    return _decoder(kind).decode(body)


@cache
def _decoder(kind: str) -> "msgspec.json.Decoder[Event]":
    return msgspec.json.Decoder(KINDS[kind])


def read(body: str, shape: type[T]) -> T:
    """Return a value of ``shape`` that ``encode`` wrote."""
    return _reader(shape).decode(body)


@cache
def _reader(shape: type[T]) -> "msgspec.json.Decoder[T]":
    return msgspec.json.Decoder(shape)
