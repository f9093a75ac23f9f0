"""State diagrams in Mermaid, made from the tables of steps: docs/life-cycle.md holds them."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from desk_app.domain.dossier import STEPS, Action, Status
from desk_app.domain.ticket import TICKET_STEPS, TicketAction, TicketStatus

LIFE_CYCLE: Final = Path(__file__).parents[2] / "docs" / "life-cycle.md"

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


def state_diagram(
    steps: Mapping[tuple[S, A], S], statuses: Iterable[S], actions: Iterable[A]
) -> str:
    """Return the table as a Mermaid diagram: one arrow for each pair of statuses.

    The first of ``statuses`` is where everything begins; one without a way to another is an end.
    """
    order = list(statuses)
    acts = list(actions)
    lines = ["stateDiagram-v2", f"    [*] --> {order[0].value}"]
    for status in order:
        for to in order:
            taken = [act.value for act in acts if steps.get((status, act)) is to]
            if taken:
                lines.append(f"    {status.value} --> {to.value}: {', '.join(taken)}")
    ends = [
        status
        for status in order
        if not any(at is status and to is not status for (at, _), to in steps.items())
    ]
    lines += [f"    {end.value} --> [*]" for end in ends]
    return "\n".join(lines)


def dossier_diagram() -> str:
    """Return the life of a dossier."""
    return state_diagram(STEPS, Status, Action)


def ticket_diagram() -> str:
    """Return the life of a ticket."""
    return state_diagram(TICKET_STEPS, TicketStatus, TicketAction)


def between(text: str, name: str) -> str:
    """Return what stands between the markers of ``name``."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    return text.partition(begin)[2].partition(end)[0].strip()


def fenced(diagram: str) -> str:
    """Return a diagram as it stands in a Markdown file."""
    return f"```mermaid\n{diagram}\n```"


def written(text: str, diagrams: Sequence[tuple[str, str]]) -> str:
    """Return ``text`` with each named diagram between its markers."""
    for name, diagram in diagrams:
        begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
        head, _, rest = text.partition(begin)
        text = f"{head}{begin}\n{fenced(diagram)}\n{end}{rest.partition(end)[2]}"
    return text


DIAGRAMS: Final = (("steps", dossier_diagram()), ("ticket-steps", ticket_diagram()))

if __name__ == "__main__":  # after a change of a table: python -m tests.unit.diagram
    page = LIFE_CYCLE.read_text(encoding="utf-8")
    LIFE_CYCLE.write_text(written(page, DIAGRAMS), encoding="utf-8")
