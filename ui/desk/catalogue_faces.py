"""Thủ tục: how procedures, their routes and papers, and what is doubtful of them are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desk_app.catalogue_views import CatalogueShown, ProcedureVersion
from desk_app.catalogue_words import paper_words, route_name, standing_words
from desk_app.domain.catalogue import ToConfirm
from desk_app.domain.catalogue_doubts import CONFIRM_TITLES, ConfirmReason
from desk_app.domain.catalogue_lines import LineFault
from desk_app.domain.catalogue_texts import fee_text, limit_text, number_text
from desk_app.domain.moments import local
from desk_app.domain.procedure import Procedure, RequiredPaper, Route, WorkflowStep
from ui.models.lines import Column, Pill
from ui.theme import Tone
from ui.widgets.choice_list import Choice
from ui.widgets.views import StoryLine

ALL: Final = "all"
DOUBTFUL: Final = "doubtful"
LONGEST: Final = 150  # letters of a name that is shown whole
MOST_DOUBT: Final = 110
MOST_PENDING: Final = 110  # four lines beside the keys; the whole stands in the tooltip
UNNAMED: Final = "(chưa ghi tên)"
EVERY_CASE: Final = "*"
ASKS: Final = (
    ("must", "Bắt buộc nộp"),
    ("if_any", "Nộp khi có"),
    ("show", "Xuất trình, trả lại ngay"),
    ("show_if_any", "Xuất trình khi có"),
)
"""When a paper is asked for, and whether it is only shown."""


class Field(StrEnum):
    """What a doubt stands beside."""

    LIMIT = "limit"
    FEE = "fee"
    CASES = "cases"
    PAPERS = "papers"
    WHOLE = "whole"


FIELD_OF: Final[Mapping[ConfirmReason, Field]] = {
    ConfirmReason.NO_ROUTE: Field.LIMIT,
    ConfirmReason.LIMIT_UNKNOWN: Field.LIMIT,
    ConfirmReason.UNIT_EMPTY: Field.LIMIT,
    ConfirmReason.CHANNELS_DIFFER: Field.LIMIT,
    ConfirmReason.VERY_LONG: Field.LIMIT,
    ConfirmReason.SEVERAL_CASES: Field.CASES,
    ConfirmReason.PAPER_ODD: Field.PAPERS,
    ConfirmReason.NO_PAPERS: Field.PAPERS,
    ConfirmReason.FREE_UNPROVEN: Field.FEE,
    ConfirmReason.FEE_UNKNOWN: Field.FEE,
    ConfirmReason.UNCHECKED: Field.WHOLE,
}
CONFIRM_KEYS: Final[Mapping[Field, str]] = {
    Field.LIMIT: "Alt+L",
    Field.FEE: "Alt+P",
    Field.CASES: "Alt+T",
    Field.PAPERS: "Alt+G",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is to show: what was typed, and whether only what is doubtful."""

    text: str = ""
    only_doubtful: bool = False


def found_in(shown: CatalogueShown, wanted: Wanted) -> tuple[Procedure, ...]:
    """Return the procedures to list, the best match or the most urgent first."""
    known = shown.procedures
    found = shown.index.find(wanted.text, limit=len(known))
    if not wanted.only_doubtful:
        return found
    doubtful = [one for one in found if one.code in shown.doubts]
    if not wanted.text:
        doubtful.sort(key=lambda one: (shown.doubts[one.code][0].reason, one.code))
    return tuple(doubtful)


def choice_of(procedure: Procedure, shown: CatalogueShown, *, is_changed: bool) -> Choice:
    """Return a row of the list."""
    doubts = shown.doubts.get(procedure.code, ())
    standing = standing_words(procedure, is_over=procedure.has_ended(shown.today))
    tags = (f"{len(doubts)} cần xác nhận",) if doubts else ()
    said = "Chưa lưu phần sửa" if is_changed else standing.capitalize() or procedure.subject_area
    return Choice(procedure.code, procedure.short_name, said, procedure.code, tags)


def filter_words(shown: CatalogueShown | None) -> tuple[str, str]:
    """Return the words of the two filters, with how many are behind each."""
    every = len(shown.procedures) if shown else 0
    left = len(shown.doubts) if shown else 0
    return f"Tất cả ({every})", f"Cần xác nhận ({left})"


def about_words(procedure: Procedure) -> str:
    """Return what stands below the name of a procedure."""
    parts = (
        procedure.code,
        procedure.subject_area,
        f"phiên bản {procedure.version}",
        f"QĐ {procedure.decision}" if procedure.decision else "chưa ghi quyết định công bố",
    )
    return " · ".join(part for part in parts if part)


def standing_pill(procedure: Procedure, doubts: int, *, is_over: bool) -> Pill:
    """Return how a procedure stands."""
    standing = standing_words(procedure, is_over=is_over)
    if standing:
        return Pill(standing.capitalize(), Tone.NEUTRAL)
    if doubts:
        return Pill(f"{doubts} điều cần xác nhận", Tone.WARN)
    return Pill("Đã xác nhận", Tone.OK)


def shortened(words: str, most: int = LONGEST) -> str:
    """Return ``words`` cut after a word where they are too long to be shown whole."""
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0]}…"


def doubt_words(doubts: Sequence[ToConfirm]) -> str:
    """Return what is doubtful of one field, a line each."""
    said = (f"{CONFIRM_TITLES[item.reason].capitalize()}: {item.text}" for item in doubts)
    return "\n".join(shortened(f"{words}.", MOST_DOUBT) for words in said)


def route_pill(route: Route) -> Pill:
    """Return whether a person has compared a route with the decision."""
    if route.confirmed:
        return Pill("Đã xác nhận", Tone.OK)
    if route.limit is None or route.fee_vnd is None:
        return Pill("Còn thiếu", Tone.WARN)
    return Pill("Chưa xác nhận", Tone.WARN if route.doubts else Tone.INFO)


def paper_pill(paper: RequiredPaper) -> Pill:
    """Return what is to be known of a paper at a glance."""
    if paper.note:
        return Pill("Ghi bất thường", Tone.WARN)
    return Pill("Bắt buộc", Tone.INFO) if paper.required else Pill("Khi có", Tone.NEUTRAL)


def ask_key(paper: RequiredPaper) -> str:
    """Return which of ``ASKS`` a paper is."""
    when = ("must", "if_any") if not paper.presented else ("show", "show_if_any")
    return when[0] if paper.required else when[1]


def asks_of(paper: RequiredPaper, key: str) -> RequiredPaper:
    """Return a paper asked for as one of ``ASKS``."""
    return replace(paper, required=key in ("must", "show"), presented=key.startswith("show"))


def case_options(procedure: Procedure, paper: RequiredPaper) -> tuple[tuple[str, str], ...]:
    """Return the cases that a paper can belong to; one that is gone while the paper names it."""
    cases = procedure.cases()
    gone = paper.case is not None and paper.case not in dict(cases)
    lost = ((paper.case or "", f"Trường hợp {paper.case} (không còn)"),) if gone else ()
    return ((EVERY_CASE, "Mọi trường hợp"), *cases, *lost)


def stands_for_options(procedure: Procedure, paper: RequiredPaper) -> tuple[tuple[str, str], ...]:
    """Return the papers of the same case that a paper can be handed in instead of."""
    others = (
        (one.key, one.label or UNNAMED)
        for one in procedure.papers
        if one.key != paper.key and (one.case == paper.case or None in (one.case, paper.case))
    )
    return (("", "Không thay giấy nào"), *others)


def stands_for(procedure: Procedure, paper: RequiredPaper) -> str:
    """Return the first paper that a paper can be handed in instead of; "" for none."""
    group = [one.key for one in procedure.papers if one.group and one.group == paper.group]
    return next((key for key in group if key != paper.key), "")


ROUTE_COLUMNS: Final[tuple[Column[Route], ...]] = (
    Column("Hình thức nộp", route_name),
    Column("Thời hạn", lambda route: limit_text(route.limit), 124, fits=True),
    Column(
        "Cam kết",
        lambda route: limit_text(route.committed) if route.committed else "",
        72,
        fits=True,
    ),
    Column("Mức thu", lambda route: fee_text(route.fee_vnd), 96, is_figure=True, fits=True),
    Column("", lambda route: route_pill(route).words, 140, pill=route_pill),
)
PAPER_COLUMNS: Final[tuple[Column[RequiredPaper], ...]] = (
    Column("Giấy tờ", lambda paper: paper.label or UNNAMED),
    Column("Yêu cầu", paper_words, 130, fits=True),
    Column("", lambda paper: paper_pill(paper).words, 144, pill=paper_pill),
)
STEP_COLUMNS: Final[tuple[Column[WorkflowStep], ...]] = (
    Column("Bước", lambda step: step.name or UNNAMED),
    Column("Nơi làm", lambda step: step.unit, 120, fits=True, yields=True),
    Column("Số giờ", lambda step: number_text(step.hours) if step.hours else "", 80, True),
)


def story_of(version: ProcedureVersion) -> StoryLine:
    """Return a version as a line of the history."""
    return StoryLine(
        when=f"{local(version.at):%H:%M %d/%m/%Y}",
        what=f"Phiên bản {version.version}",
        who=version.by,
        note="\n".join(version.lines) or "Bản đầu tiên",
        tone=Tone.INFO if version.lines else Tone.NEUTRAL,
    )


def unready_words(faults: Sequence[LineFault]) -> str:
    """Say why what was typed cannot be kept yet; nothing when it can."""
    if not faults:
        return ""
    more = f"; và {len(faults) - 1} điều khác" if len(faults) > 1 else ""
    return f"Chưa lưu được: {faults[0].words}{more}."


def pending_words(lines: Sequence[str], version: int, most: int = 3) -> str:
    """Say what is about to be kept; nothing when nothing is."""
    if not lines:
        return ""
    more = f"; và {len(lines) - most} điều khác" if len(lines) > most else ""
    said = shortened("; ".join(lines[:most]), MOST_PENDING)
    end = "" if f"{said}{more}".endswith("…") else "."
    return f"Sẽ lưu phiên bản {version + 1}: {said}{more}{end}"
