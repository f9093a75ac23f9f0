"""The diagrams in docs/life-cycle.md are the tables of steps and nothing else."""

import re
from enum import StrEnum, auto
from typing import Final

import pytest

from desk_app.domain.dossier import ENDED, STEPS, Status
from desk_app.domain.ticket import TICKET_STEPS
from tests.unit.diagram import (
    DIAGRAMS,
    LIFE_CYCLE,
    between,
    dossier_diagram,
    fenced,
    state_diagram,
    ticket_diagram,
    written,
)

ARROW: Final = re.compile(r"    (\w+) --> (\w+): (.+)")


class Light(StrEnum):
    OFF = auto()
    ON = auto()
    BROKEN = auto()


class Touch(StrEnum):
    PRESS = auto()
    HIT = auto()
    KICK = auto()


def test_a_table_becomes_one_arrow_for_each_pair_of_statuses() -> None:
    steps = {
        (Light.OFF, Touch.PRESS): Light.ON,
        (Light.ON, Touch.PRESS): Light.OFF,
        (Light.ON, Touch.KICK): Light.BROKEN,
        (Light.ON, Touch.HIT): Light.BROKEN,
    }
    assert state_diagram(steps, Light, Touch).splitlines() == [
        "stateDiagram-v2",
        "    [*] --> off",
        "    off --> on: press",
        "    on --> off: press",
        "    on --> broken: hit, kick",
        "    broken --> [*]",
    ]


@pytest.mark.parametrize(
    ("diagram", "steps"), [(dossier_diagram(), STEPS), (ticket_diagram(), TICKET_STEPS)]
)
def test_the_diagram_says_every_step_and_no_other(
    diagram: str, steps: dict[tuple[StrEnum, StrEnum], StrEnum]
) -> None:
    said = {
        (at, action): to
        for at, to, actions in ARROW.findall(diagram)
        for action in actions.split(", ")
    }
    assert said == {(at.value, action.value): to.value for (at, action), to in steps.items()}


def test_the_ends_of_the_diagram_are_the_ends_of_a_dossier() -> None:
    ends = re.findall(r"    (\w+) --> \[\*\]", dossier_diagram())
    assert {Status(end) for end in ends} == ENDED


@pytest.mark.parametrize(("name", "diagram"), DIAGRAMS)
def test_the_page_shows_the_table_as_it_is(name: str, diagram: str) -> None:
    page = LIFE_CYCLE.read_text(encoding="utf-8")
    assert between(page, name) == fenced(diagram), "run: python -m tests.unit.diagram"


def test_writing_the_page_again_changes_nothing() -> None:
    page = LIFE_CYCLE.read_text(encoding="utf-8")
    assert written(page, DIAGRAMS) == page
