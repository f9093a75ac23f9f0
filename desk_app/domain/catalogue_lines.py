"""The papers and the internal steps of a procedure, line by line: added, changed, moved, removed.

Everything is put as a person typed it, only cleaned, so that a page loses no word of it;
``line_faults`` says what of it cannot be kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from desk_app.domain.folding import one_line
from desk_app.domain.paper_label import LABEL_LETTERS, paper_key, short_label
from desk_app.domain.procedure import (
    MOST_COPIES,
    MOST_HOURS,
    Procedure,
    RequiredPaper,
    WorkflowStep,
    is_step_time,
)

Line = TypeVar("Line", RequiredPaper, WorkflowStep)

NAME_LETTERS: Final = 1_000
"""More than the longest legal name of a paper in a published catalogue."""
STEP_LETTERS: Final = 120
UNKNOWN_HOURS: Final = Decimal(0)
"""What a step has while nobody has typed its hours; it cannot be kept so."""
NEW_PAPER: Final = RequiredPaper("", "", "", confirmed=True, own=True)
NEW_STEP: Final = WorkflowStep("", "", UNKNOWN_HOURS)


class LineField(StrEnum):
    """What of a paper or a step is refused."""

    LABEL = "label"
    NAME = "name"
    COUNTS = "counts"
    CASE = "case"
    STEP_NAME = "step_name"
    UNIT = "unit"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class LineFault:
    """Why a paper or a step cannot be kept.

    Attributes:
        place: The place of the paper or the step in its list, from 0.
        words: A piece of a sentence in Vietnamese: what is wrong and what would do.
    """

    place: int
    field: LineField
    words: str


def add_paper(procedure: Procedure, paper: RequiredPaper, place: int | None = None) -> Procedure:
    """Ask for one more paper, at ``place`` from 0 or at the end; its key is made here.

    Without a label it is called by what is recognised of its name.
    """
    cleaned = _clean_paper(replace(paper, label=paper.label.strip() or short_label(paper.name)))
    key = paper_key(cleaned.label, {one.key for one in procedure.papers})
    papers = _inserted(procedure.papers, replace(cleaned, key=key), place)
    return replace(procedure, papers=papers)


def change_paper(procedure: Procedure, paper: RequiredPaper) -> Procedure:
    """Put ``paper`` where the paper of the same key stands; without a name its label is it."""
    cleaned = _clean_paper(paper)
    papers = (cleaned if one.key == paper.key else one for one in procedure.papers)
    return replace(procedure, papers=tuple(papers))


def let_stand_for(procedure: Procedure, key: str, other: str) -> Procedure:
    """Let the paper ``key`` stand for ``other`` and what stands for that; "": for nothing."""
    known = {one.key: one for one in procedure.papers}
    if key not in known or other == key or (other and other not in known):
        return procedure
    group = (known[other].group or other) if other else None
    joined = {key: group} | ({other: group} if other else {})
    papers = (replace(one, group=joined.get(one.key, one.group)) for one in procedure.papers)
    return replace(procedure, papers=tuple(papers))


def remove_paper(procedure: Procedure, key: str) -> Procedure:
    """Ask for a paper no longer."""
    return replace(procedure, papers=tuple(one for one in procedure.papers if one.key != key))


def move_paper(procedure: Procedure, key: str, place: int) -> Procedure:
    """Move a paper to ``place`` from 0; beyond an end it goes to that end."""
    at = next((at for at, one in enumerate(procedure.papers) if one.key == key), None)
    if at is None:
        return procedure
    return replace(procedure, papers=_moved(procedure.papers, at, place))


def add_step(procedure: Procedure, step: WorkflowStep, place: int | None = None) -> Procedure:
    """Add a step to the internal process, at ``place`` from 0 or at the end."""
    return replace(procedure, steps=_inserted(procedure.steps, _clean_step(step), place))


def change_step(procedure: Procedure, place: int, step: WorkflowStep) -> Procedure:
    """Put ``step`` where the step at ``place`` stands, from 0."""
    cleaned = _clean_step(step)
    steps = (cleaned if at == place else one for at, one in enumerate(procedure.steps))
    return replace(procedure, steps=tuple(steps))


def remove_step(procedure: Procedure, place: int) -> Procedure:
    """Take the step at ``place``, from 0, out of the internal process."""
    steps = tuple(one for at, one in enumerate(procedure.steps) if at != place)
    return replace(procedure, steps=steps)


def move_step(procedure: Procedure, place: int, to: int) -> Procedure:
    """Move the step at ``place`` to the place ``to``, both from 0; beyond an end: to that end."""
    if not 0 <= place < len(procedure.steps):
        return procedure
    return replace(procedure, steps=_moved(procedure.steps, place, to))


def with_own_keys(before: Procedure, wanted: Procedure) -> Procedure:
    """Give every paper that ``before`` lacks a key made of its label and unlike any of ``before``.

    A page adds a paper before it has a name. The key of a paper that goes is not given to
    another one: what a citizen handed in under it would then stand for that.
    """
    taken = {one.key for one in before.papers}
    papers: list[RequiredPaper] = []
    known = frozenset(taken)
    for paper in wanted.papers:
        key = paper.key if paper.key in known else paper_key(paper.label, taken)
        taken.add(key)
        papers.append(replace(paper, key=key))
    return replace(wanted, papers=tuple(papers))


def line_faults(before: Procedure, wanted: Procedure) -> tuple[LineFault, ...]:
    """Return why papers and steps that ``wanted`` has otherwise than ``before`` cannot be kept.

    What stood already is not judged: nobody is kept from mending a fee by what the portal
    wrote of a paper.
    """
    papers, steps = frozenset(before.papers), frozenset(before.steps)
    return (
        *(
            fault
            for place, paper in enumerate(wanted.papers)
            if paper not in papers
            for fault in _paper_faults(wanted, place, paper)
        ),
        *(
            fault
            for place, step in enumerate(wanted.steps)
            if step not in steps
            for fault in _step_faults(place, step)
        ),
    )


def order_lines(before: Procedure, after: Procedure) -> Iterator[str]:
    """Yield that the papers stand in another order, those that came or went aside."""
    old, new = ([one.key for one in each.papers] for each in (before, after))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield "đổi thứ tự giấy tờ"


def _paper_faults(procedure: Procedure, place: int, paper: RequiredPaper) -> Iterator[LineFault]:
    if not paper.label:
        yield LineFault(place, LineField.LABEL, f"hãy nhập tên gọi của giấy tờ thứ {place + 1}")
    elif len(paper.label) > LABEL_LETTERS:
        words = _too_long("tên gọi của giấy tờ", paper.label, LABEL_LETTERS)
        yield LineFault(place, LineField.LABEL, words)
    elif any(_clash(paper, other) for other in procedure.papers):
        words = f"đã có giấy tờ tên “{paper.label}” trong trường hợp này, hãy gọi bằng tên khác"
        yield LineFault(place, LineField.LABEL, words)
    if len(paper.name) > NAME_LETTERS:
        words = _too_long("tên đầy đủ của giấy tờ", paper.name, NAME_LETTERS)
        yield LineFault(place, LineField.NAME, words)
    if not all(0 <= count <= MOST_COPIES for count in (paper.originals, paper.copies)):
        words = f"số bản của giấy tờ “{paper.label}” phải từ 0 đến {MOST_COPIES}"
        yield LineFault(place, LineField.COUNTS, words)
    if paper.case is not None and paper.case not in dict(procedure.cases()):
        words = f"thủ tục không có trường hợp “{paper.case}”"
        yield LineFault(place, LineField.CASE, words)


def _step_faults(place: int, step: WorkflowStep) -> Iterator[LineFault]:
    if not step.name:
        yield LineFault(place, LineField.STEP_NAME, f"hãy nhập tên của bước thứ {place + 1}")
    for field, what, text in (
        (LineField.STEP_NAME, "tên bước", step.name),
        (LineField.UNIT, "tên nơi làm", step.unit),
    ):
        if len(text) > STEP_LETTERS:
            yield LineFault(place, field, _too_long(what, text, STEP_LETTERS))
    if step.hours == UNKNOWN_HOURS:
        yield LineFault(place, LineField.HOURS, f"hãy nhập số giờ của bước thứ {place + 1}")
    elif not is_step_time(step.hours):
        words = f"số giờ của bước thứ {place + 1} phải lớn hơn 0, nhiều nhất {MOST_HOURS}"
        yield LineFault(place, LineField.HOURS, words)


def _clash(paper: RequiredPaper, other: RequiredPaper) -> bool:
    if other.key == paper.key or other.label.casefold() != paper.label.casefold():
        return False
    return other.case == paper.case or None in (other.case, paper.case)


def _too_long(what: str, text: str, most: int) -> str:
    return f"{what} dài {len(text)} chữ cái, nhiều nhất là {most}, hãy rút gọn"


def _clean_paper(paper: RequiredPaper) -> RequiredPaper:
    label = one_line(paper.label)
    return replace(paper, label=label, name=one_line(paper.name) or label)


def _clean_step(step: WorkflowStep) -> WorkflowStep:
    return replace(step, name=one_line(step.name), unit=one_line(step.unit))


def _inserted(lines: Sequence[Line], line: Line, place: int | None) -> tuple[Line, ...]:
    at = len(lines) if place is None else max(0, place)
    return (*lines[:at], line, *lines[at:])


def _moved(lines: Sequence[Line], at: int, place: int) -> tuple[Line, ...]:
    rest = [*lines[:at], *lines[at + 1 :]]
    return _inserted(rest, lines[at], min(place, len(rest)))
