"""An administrative procedure (thủ tục hành chính): its limits, fees, papers and steps.

A procedure is a versioned document: a dossier keeps the code and the version that it was
received under, so that a reprint years later shows the limit and the papers of that day.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.deadline import PauseRule

PROCEDURE_CODE: Final = re.compile(r"\d\.\d{6}(\.[0-9A-Z.]+)?")
"""National code ``1.001193``, or a local variant of it such as ``2.002621.H56``."""

UNSTATED: Final = date(1, 1, 1)
"""``valid_from`` of a procedure whose file names no date: it counts as valid at any time."""

MOST_COPIES: Final = 99
MOST_HOURS: Final = Decimal(9_999)
MOST_VND: Final = 100_000_000_000
USUAL_CASE: Final = "Trường hợp thông thường"


class Channel(StrEnum):
    """How a dossier reaches the desk (hình thức nộp)."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class FeeKind(StrEnum):
    """How the amount of a route becomes the amount that is paid."""

    FIXED = "fixed"  # once per dossier
    PER_COPY = "per_copy"  # the amount is the price of one copy
    COPY_CERTIFICATION = "copy_certification"  # by pages, with its own tariff


class Doubt(StrEnum):
    """What the file said in a way that a person must look at."""

    UNIT_EMPTY = "unit_empty"  # a number without a unit
    BARE_ONE = "bare_one"  # "1" and no unit: the portal's placeholder
    LIMIT_EMPTY = "limit_empty"  # nothing, or zero
    FREE_UNPROVEN = "free_unproven"  # the portal writes "Miễn phí" for an empty field too
    ROW_REPEATED = "row_repeated"  # several rows of one channel: cases without a name
    CASE_GUESSED = "case_guessed"  # cases made from the headings of the paper list


class Settled(StrEnum):
    """What a person looked at and left as it stands, where no figure could be marked instead."""

    CHANNELS_DIFFER = "channels_differ"
    VERY_LONG = "very_long"
    NO_PAPERS = "no_papers"
    FEE_UNKNOWN = "fee_unknown"  # a note says why; whoever takes a dossier in asks for the fee


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """One line of the list of papers (thành phần hồ sơ).

    Attributes:
        key: Stable within a procedure; what a submitted paper refers to.
        name: The full legal name.
        label: At most about 60 letters, for the check list and the receipt.
        group: Papers of one group stand for each other; one of them suffices.
        case: The case that it belongs to; None when every case needs it.
        required: False when it depends on a condition that only a person can judge.
        presented: Shown at the counter and given back at once (giấy tờ xuất trình).
        note: What a person must look at; empty when nothing.
        confirmed: A person of this office has set or confirmed how many are asked for.
        own: A person of this office has added it, beside what is published.
    """

    key: str
    name: str
    label: str
    originals: int = 1
    copies: int = 0
    group: str | None = None
    case: str | None = None
    required: bool = True
    presented: bool = False
    form_code: str = ""
    note: str = ""
    confirmed: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """Limit and fee of one channel in one case; case "" is the usual one.

    Attributes:
        limit: The statutory limit; None when nobody knows it yet.
        committed: The shorter limit that the office has promised; None when it has not.
        fee_vnd: Whole đồng; None when unknown or set by the provincial council.
        confirmed: A person has compared limit and fee with the published decision.
    """

    channel: Channel
    case: str = ""
    case_name: str = ""
    limit: Limit | None = None
    committed: Limit | None = None
    fee_vnd: int | None = None
    fee_note: str = ""
    confirmed: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    """One step of the internal process and its share of the limit, in working hours."""

    name: str
    unit: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """Something still to be handed in: any one of these papers will do."""

    any_of: tuple[RequiredPaper, ...]

    @property
    def key(self) -> str:
        return self.any_of[0].key

    @property
    def label(self) -> str:
        return " hoặc ".join(paper.label for paper in self.any_of)


@dataclass(frozen=True, slots=True)
class ProcedureRef:
    """What a dossier, a list line or a ticket needs to know of a procedure."""

    code: str
    version: int
    name: str
    subject_area: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of a procedure, as published and as this office works it.

    Attributes:
        decision: The decision that published it (quyết định công bố).
        valid_from: First day of this version, local calendar; ``UNSTATED`` when not said.
        valid_to: Last day of this version, local calendar; None while it is in force.
        return_at_once: May be finished while the citizen waits.
        without_appointment: No day of return is printed.
        keywords: What people call it; for the search only.
        notes: Guidance of the portal that is no paper.
        settled: Doubts about the whole that a person has settled.
        offered: False while this office takes no dossiers of it in, though it is in force.
    """

    code: str
    version: int
    name: str
    short_name: str
    subject_area: str
    agency: str = ""
    decision: str = ""
    result: str = ""
    valid_from: date = UNSTATED
    valid_to: date | None = None
    routes: tuple[Route, ...] = ()
    papers: tuple[RequiredPaper, ...] = ()
    steps: tuple[WorkflowStep, ...] = ()
    return_at_once: bool = False
    without_appointment: bool = False
    supplement_rule: PauseRule = PauseRule.RESTART  # NĐ 61/2018, Điều 19 khoản 4
    fee_kind: FeeKind = FeeKind.FIXED
    keywords: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    favourite: bool = False
    settled: tuple[Settled, ...] = ()
    offered: bool = True

    @property
    def ref(self) -> ProcedureRef:
        return ProcedureRef(self.code, self.version, self.name, self.subject_area)

    def cases(self) -> tuple[tuple[str, str], ...]:
        """Return (case, name) to choose from, in the order of the file; none if all is usual."""
        names = {route.case: route.case_name or USUAL_CASE for route in self.routes}
        return tuple(names.items()) if any(names) else ()

    def channels(self) -> tuple[Channel, ...]:
        return tuple(dict.fromkeys(route.channel for route in self.routes))

    def route(self, channel: Channel, case: str = "") -> Route | None:
        """Return the route of that channel and case, or of the usual case, or None."""
        of_channel = {route.case: route for route in self.routes if route.channel == channel}
        return of_channel.get(case) or of_channel.get("")

    def effective_limit(self, route: Route) -> Limit | None:
        """Return the limit that the appointment is computed with: promised before statutory."""
        return route.committed or route.limit

    def papers_for(self, case: str = "") -> tuple[RequiredPaper, ...]:
        """Return the papers of every case and those of ``case``."""
        return tuple(paper for paper in self.papers if paper.case in (None, case))

    def missing_papers(
        self, submitted: Collection[str], case: str = ""
    ) -> tuple[MissingPaper, ...]:
        """Return what is still to be handed in, given the keys of the submitted papers."""
        papers = self.papers_for(case)
        missing: dict[str, MissingPaper] = {}
        for paper in papers:
            if paper.required and paper.key not in missing:
                any_of = tuple(other for other in papers if _stands_for(other, paper))
                if not any(other.key in submitted for other in any_of):
                    missing[any_of[0].key] = MissingPaper(any_of)
        return tuple(missing.values())

    def is_valid_on(self, day: date) -> bool:
        """Say whether this office takes dossiers in under this version on a local day."""
        if not self.offered:
            return False
        return self.valid_from <= day and not self.has_ended(day)

    def has_ended(self, on: date) -> bool:
        """Say whether the last day of this version lies before a local day."""
        return self.valid_to is not None and self.valid_to < on


def _stands_for(other: RequiredPaper, paper: RequiredPaper) -> bool:
    same_group = paper.group is not None and other.group == paper.group
    return other.key == paper.key or same_group


def is_procedure_code(text: str) -> bool:
    return PROCEDURE_CODE.fullmatch(text) is not None


def is_step_time(hours: Decimal) -> bool:
    """Say whether a step of the internal process can take so many working hours."""
    return hours.is_finite() and 0 < hours <= MOST_HOURS


def faults(procedure: Procedure) -> tuple[str, ...]:
    """Return why this procedure cannot be used, in Vietnamese; empty when it can."""
    return tuple(_faults(procedure))


def _faults(procedure: Procedure) -> Iterator[str]:
    if not is_procedure_code(procedure.code):
        yield f"mã thủ tục “{procedure.code}” không đúng dạng (ví dụ: 1.001193)"
    if not procedure.name.strip():
        yield "thiếu tên thủ tục"
    for route in procedure.routes:
        yield from _route_faults(route)
    routes = {(route.channel, route.case) for route in procedure.routes}
    if len(routes) < len(procedure.routes):
        yield "có hai dòng cùng hình thức nộp và cùng trường hợp"
    yield from _paper_faults(procedure.papers)
    for step in procedure.steps:
        if not is_step_time(step.hours):
            yield f"số giờ của bước “{step.name}” phải lớn hơn 0, nhiều nhất {MOST_HOURS}"


def _paper_faults(papers: tuple[RequiredPaper, ...]) -> Iterator[str]:
    for paper in papers:
        if not paper.name.strip():
            yield "có giấy tờ không ghi tên"
        if not all(0 <= count <= MOST_COPIES for count in (paper.originals, paper.copies)):
            yield f"số bản của giấy tờ “{paper.label}” phải từ 0 đến {MOST_COPIES}"
    if len({paper.key for paper in papers}) < len(papers):
        yield "có hai giấy tờ cùng một khóa"


def _route_faults(route: Route) -> Iterator[str]:
    for limit in (route.limit, route.committed):
        if limit is not None and limit.unit != Unit.SAME_DAY and limit.amount <= 0:
            yield "thời hạn phải lớn hơn 0"
    if _is_longer(route.committed, route.limit):
        yield "thời hạn cam kết không được dài hơn thời hạn theo quy định"
    if route.fee_vnd is not None and route.fee_vnd < 0:
        yield "phí, lệ phí không được nhỏ hơn 0"
    if route.fee_vnd is not None and route.fee_vnd > MOST_VND:
        yield "phí, lệ phí lớn quá mức"


def _is_longer(committed: Limit | None, limit: Limit | None) -> bool:
    """Compare what is counted in one unit; who can say how long a month is in hours?"""
    if committed is None or limit is None or committed.unit != limit.unit:
        return False
    return committed.amount > limit.amount
