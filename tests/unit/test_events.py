"""The shape of every event is fixed for ever by one golden body of its kind."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from desk_app.domain.events import (
    DOSSIER_EVENTS,
    REGISTER_EVENTS,
    TICKET_EVENTS,
    Event,
    SubjectKind,
)
from desk_app.store.event_codec import KINDS, SUBJECT_OF, decode, encode
from tests.unit.builders import SAMPLES

GOLDEN: Final = Path(__file__).parents[1] / "golden" / "events"
"""One file per kind and shape. A field that is added gives its kind a further file
(``TicketIssued.2.json``); the older one stays and is read for ever."""

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"
FILES: Final = sorted(GOLDEN.glob("*.json"))
ALL: Final = (*TICKET_EVENTS, *DOSSIER_EVENTS, *REGISTER_EVENTS)


def kind_of(path: Path) -> str:
    return path.name.partition(".")[0]


def shape_of(path: Path) -> tuple[str, int]:
    kind, *number, _ = path.name.split(".")
    return kind, int(number[0]) if number else 1


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8").removesuffix("\n")


def holds(new: Json, old: Json) -> bool:
    """Say whether ``new`` says all that ``old`` says, and perhaps more."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(
            name in new and holds(new[name], value) for name, value in old.items()
        )
    if isinstance(old, list):
        return isinstance(new, list) and all(map(holds, new, old)) and len(new) == len(old)
    return new == old


NEWEST: Final = {kind_of(path): path for path in sorted(FILES, key=shape_of)}


def test_every_kind_of_event_has_a_golden_body_and_no_other_kind_has() -> None:
    assert set(NEWEST) == {kind.__name__ for kind in ALL} == set(KINDS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_golden_body_reads_for_ever_with_every_value(path: Path) -> None:
    event = decode(kind_of(path), read(path))
    assert event is not None
    assert holds(json.loads(encode(event)), json.loads(read(path)))


@pytest.mark.parametrize("kind", sorted(NEWEST))
def test_the_newest_golden_body_is_written_again_to_the_byte(kind: str) -> None:
    event = decode(kind, read(NEWEST[kind]))
    assert encode(event) == read(NEWEST[kind])


@pytest.mark.parametrize("event", SAMPLES, ids=lambda event: type(event).__name__)
def test_an_event_comes_back_from_its_body_as_it_was(event: Event) -> None:
    assert decode(type(event).__name__, encode(event)) == event


def test_each_kind_belongs_to_one_subject() -> None:
    assert len(set(ALL)) == len(ALL)
    assert {SUBJECT_OF[kind.__name__] for kind in TICKET_EVENTS} == {SubjectKind.TICKET}
    assert {SUBJECT_OF[kind.__name__] for kind in DOSSIER_EVENTS} == {SubjectKind.DOSSIER}
    assert {SUBJECT_OF[kind.__name__] for kind in REGISTER_EVENTS} == {SubjectKind.REGISTER}


def test_there_is_a_sample_of_every_kind() -> None:
    assert [type(event) for event in SAMPLES] == list(ALL)


def test_a_kind_from_the_future_is_kept_and_not_read() -> None:
    assert decode("DossierDigitized", "{}") is None


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_no_event_names_its_own_author_or_moment(kind: type[Event]) -> None:
    assert is_dataclass(kind)
    assert not {field.name for field in fields(kind)} & {"id", "subject", "station", "by", "at"}
