"""A procedure as the rows of tables: its papers, its limits and fees."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from desk_app.desk.filling.people import money
from desk_app.domain.calendar import Limit
from desk_app.domain.catalogue_texts import CHANNEL_NAMES, limit_text
from desk_app.domain.fees import format_vnd
from desk_app.domain.procedure import USUAL_CASE, Doubt, FeeKind, Procedure, RequiredPaper, Route
from desk_app.printing.forms.form import Rows
from desk_app.printing.wrapping import NO_BREAK

ASK: Final = "Hỏi tại quầy"
NOT_COMPARED: Final = "*"
NOT_COMPARED_NOTE: Final = (
    "* Chưa được đối chiếu với quyết định công bố; xin hỏi lại cán bộ trước khi nộp."
)
FEE_UNITS: Final[Mapping[FeeKind, str]] = {
    FeeKind.PER_COPY: "/bản",
    FeeKind.COPY_CERTIFICATION: "/trang",
}
FOR_STAFF: Final = "cần xác nhận"  # in a note of the catalogue: nothing to tell a citizen yet
FOR_STAFF_IN_BRACKETS: Final = re.compile(rf"\s*\([^)]*{FOR_STAFF}[^)]*\)")
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def paper_rows(procedure: Procedure) -> Rows:
    """Return what to bring: number, name, originals, copies; papers of one group share a row."""
    cases = dict(procedure.cases())
    return tuple(
        (str(number), _names(papers, cases), str(papers[0].originals or ""), _copies(papers[0]))
        for number, papers in enumerate(_groups(procedure), start=1)
    )


def paper_lines(procedure: Procedure) -> tuple[str, ...]:
    """Return what to bring, a text for each."""
    cases = dict(procedure.cases())
    return tuple(f"{_names(papers, cases)}{_counts(papers[0])}" for papers in _groups(procedure))


def _groups(procedure: Procedure) -> Iterator[tuple[RequiredPaper, ...]]:
    seen: set[str] = set()
    for paper in procedure.papers:
        if paper.group is None:
            yield (paper,)
        elif paper.group not in seen:
            seen.add(paper.group)
            yield tuple(other for other in procedure.papers if other.group == paper.group)


def _names(papers: tuple[RequiredPaper, ...], cases: Mapping[str, str]) -> str:
    if len(papers) == 1:
        return _name(papers[0], cases)
    choices = (
        f"{LETTERS[i % len(LETTERS)]}) {_name(paper, cases)}" for i, paper in enumerate(papers)
    )
    return "Một trong các giấy tờ sau: " + "; ".join(choices)


def _name(paper: RequiredPaper, cases: Mapping[str, str]) -> str:
    case = f"{cases.get(paper.case, paper.case)}: " if paper.case else ""
    shown = " (xuất trình, nhận lại ngay)" if paper.presented else ""
    maybe = "" if paper.required or paper.presented else " (nếu thuộc trường hợp này)"
    return f"{case}{paper.name}{shown}{maybe}"


def _copies(paper: RequiredPaper) -> str:
    return str(paper.copies or "")


def _counts(paper: RequiredPaper) -> str:
    counts = (
        f"{count} {what}"
        for count, what in ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
        if count
    )
    words = ", ".join(counts)
    return f" – {words}" if words else ""


def route_rows(procedure: Procedure) -> Rows:
    """Return case, channels, limit, promised limit, fee; channels that agree share a row."""
    alike: dict[tuple[str, str, str, str], list[str]] = {}
    for route in procedure.routes:
        case = _case_name(route)
        told = (case, limit_words(route), _promised(route), fee_words(route, procedure.fee_kind))
        alike.setdefault(told, []).append(CHANNEL_NAMES[route.channel])
    return tuple(
        (case, ", ".join(channels).capitalize(), limit, promised, fee)
        for (case, limit, promised, fee), channels in alike.items()
    )


def route_lines(procedure: Procedure) -> tuple[str, ...]:
    """Return limits and fees, a text for each case."""
    return tuple(
        f"{case} ({channels.lower()}): {promised or limit}; phí, lệ phí: {fee}"
        for case, channels, limit, promised, fee in route_rows(procedure)
    )


def _case_name(route: Route) -> str:
    return FOR_STAFF_IN_BRACKETS.sub("", route.case_name) or USUAL_CASE


def limit_words(route: Route) -> str:
    """Return the statutory limit; marked where nobody has compared it yet."""
    return _limit(route.limit) + ("" if route.confirmed or not route.limit else NOT_COMPARED)


def _promised(route: Route) -> str:
    return _limit(route.committed) if route.committed else ""


def _limit(limit: Limit | None) -> str:
    return limit_text(limit).capitalize() if limit else ASK


def fee_words(route: Route, kind: FeeKind) -> str:
    """Return what is paid; what the portal only seems to call free is asked at the counter."""
    note = route.fee_note
    if (Doubt.FREE_UNPROVEN in route.doubts and not route.confirmed) or FOR_STAFF in note:
        return ASK
    if route.fee_vnd is None:
        return note or ASK
    if not route.fee_vnd:
        return f"Không thu ({note})" if note else "Không thu"
    if note.startswith(format_vnd(route.fee_vnd)):
        return note  # it says the amount and more
    words = f"{money(route.fee_vnd)}{FEE_UNITS.get(kind, '')}"
    return f"{words} ({note})" if note else words


def not_compared(procedure: Procedure) -> bool:
    """Say whether any limit of a procedure waits to be compared with the published decision."""
    return any(route.limit and not route.confirmed for route in procedure.routes)


def _each(procedure: Procedure, words: Iterable[str]) -> str:
    """Return what is said of every route: once where all agree, else by case or by channel."""
    said: dict[str, list[str]] = {}
    by_case = bool(procedure.cases())
    for route, word in zip(procedure.routes, words, strict=True):
        name = _case_name(route) if by_case else CHANNEL_NAMES[route.channel]
        said.setdefault(word, []).append(name)
    if len(said) <= 1:
        return next(iter(said), "")
    parts = (f"{', '.join(dict.fromkeys(who))}: {word}" for word, who in said.items())
    return "\n".join(f"{part[0].upper()}{part[1:]}" for part in parts)


def posting_row(number: int, procedure: Procedure) -> tuple[str, ...]:
    """Return a procedure as a line of the sheet on the wall: what it takes and what it costs."""
    limits = (_limit(procedure.effective_limit(route)) for route in procedure.routes)
    star = NOT_COMPARED if not_compared(procedure) else ""
    fees = (fee_words(route, procedure.fee_kind) for route in procedure.routes)
    return (
        str(number),
        procedure.code.replace(" ", NO_BREAK),
        procedure.name,
        _each(procedure, limits) + star,
        _each(procedure, fees),
        procedure.agency,
    )
