"""Reads the catalogue in the shape of the national portal, with its known traps.

The portal's figures are a start, never the last word: nothing that is read here is confirmed.
What the portal gets wrong, and what is made of it, stands in docs/how-to/import-a-catalogue.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

import msgspec

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue_texts import limit_text
from desk_app.domain.paper_label import case_label, paper_key, short_label
from desk_app.domain.procedure import Channel, Doubt, Procedure, RequiredPaper, Route

SHORTEST_NAME: Final = 6  # "hoặc", "Bao gồm": what is left of a broken line
MOST_COPIES: Final = 10  # more originals than this are a slip of the portal ("81 bản chính")

_CHANNELS: Final = {
    "counter": Channel.COUNTER,
    "online": Channel.ONLINE,
    "postal": Channel.POST,
}
_UNITS: Final = {
    "working_days": Unit.WORKING_DAYS,
    "days": Unit.DAYS,
    "hours": Unit.WORKING_HOURS,
    "months": Unit.MONTHS,
}


class PortalChannel(msgspec.Struct):
    channel: str
    time_limit: float | None = None
    unit: str | None = None
    fee_vnd: int | None = None


class PortalPaper(msgspec.Struct):
    name: str
    originals: int = 0
    copies: int = 0
    case: str | None = None


class PortalProcedure(msgspec.Struct):
    code: str
    name: str
    field: str
    decision: str = ""
    result: str = ""
    channels: list[PortalChannel] = msgspec.field(default_factory=list[PortalChannel])
    papers: list[PortalPaper] = msgspec.field(default_factory=list[PortalPaper])


def portal_procedure(row: PortalProcedure) -> Procedure:
    """Return the procedure that a row of the portal stands for.

    Raises:
        ValueError: A channel or a unit is none of the portal's, told in Vietnamese.
    """
    reading = _PaperReading(_case_names(row.papers))
    for paper in row.papers:
        reading.take(paper)
    routes = tuple(_routes(row.channels))
    if len(reading.cases) > 1 and not any(route.case for route in routes):
        routes = tuple(_spread(routes, reading.cases))
    else:
        reading.drop_cases()
    return Procedure(
        code=row.code.strip(),
        version=1,
        name=_text(row.name),
        short_name=short_label(row.name),
        subject_area=_text(row.field),
        decision=_text(row.decision),
        result=_text(row.result),
        routes=routes,
        papers=tuple(reading.papers),
        notes=tuple(dict.fromkeys(reading.notes)),
    )


def _routes(rows: list[PortalChannel]) -> Iterator[Route]:
    """Yield one route per row; rows of one channel that differ become cases "1", "2" …"""
    read = [_route(row) for row in rows]
    distinct = list(dict.fromkeys(read))
    limits = list(dict.fromkeys((r.limit, r.fee_vnd) for r in distinct))
    for route in distinct:
        if sum(other.channel == route.channel for other in distinct) == 1:
            yield route
            continue
        number = limits.index((route.limit, route.fee_vnd)) + 1
        yield replace(
            route,
            case=str(number),
            case_name=f"Trường hợp {number}: {limit_text(route.limit)} (chưa đặt tên)",
            doubts=(*route.doubts, Doubt.ROW_REPEATED),
        )


def _route(row: PortalChannel) -> Route:
    channel = _CHANNELS.get(row.channel)
    if channel is None:
        raise ValueError(f"không rõ hình thức nộp “{row.channel}”")
    limit, doubts = _limit(row)
    free = row.fee_vnd == 0
    return Route(
        channel,
        limit=limit,
        fee_vnd=row.fee_vnd,
        fee_note="Cổng ghi “Miễn phí”" if free else "",
        doubts=(*doubts, Doubt.FREE_UNPROVEN) if free else doubts,
    )


def _limit(row: PortalChannel) -> tuple[Limit | None, tuple[Doubt, ...]]:
    """Read a time cell: a bare "1" is a placeholder, other bare numbers mean working days."""
    if not row.time_limit:
        return None, (Doubt.LIMIT_EMPTY,)
    amount = Decimal(str(row.time_limit)).normalize()
    if row.unit is None:
        if amount == 1:
            return None, (Doubt.BARE_ONE,)
        return Limit(_plain(amount), Unit.WORKING_DAYS), (Doubt.UNIT_EMPTY,)
    unit = _UNITS.get(row.unit)
    if unit is None:
        raise ValueError(f"không rõ đơn vị thời hạn “{row.unit}”")
    return Limit(_plain(amount), unit), ()


def _plain(amount: Decimal) -> Decimal:
    """Write 2E+1 as 20, so that it is stored and compared as people write it."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def _spread(routes: tuple[Route, ...], cases: dict[str, str]) -> Iterator[Route]:
    """Give every case of the paper list its own route with the limits of the channel."""
    for route in routes:
        yield route
        for case, name in cases.items():
            yield replace(
                route,
                case=case,
                case_name=name,
                doubts=(*route.doubts, Doubt.CASE_GUESSED),
            )


_NOTE: Final = re.compile(
    r"^(?:lưu ý|người (?:tiếp nhận|yêu cầu|có yêu cầu|(?:được )?ủy quyền|chưa)|trừ trường hợp|"
    r"cá nhân (?:có quyền|lựa chọn)|cơ quan|"
    r"bản chụp các|việc |ví dụ|khi |nếu |số lượng hồ sơ|trong (?:thời|đó|phiếu)|tỷ lệ|lý do|"
    r"các trường hợp|ngoài các|thủ tục|nội dung)",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"^(?:\W*\w{0,3}\)\s*)?(?:trường hợp|đối với|trừ trường hợp)", re.I)
_DEMAND: Final = re.compile(
    r"(?<!không )phải (?:có|nộp)|thì nộp|thì xuất trình|còn có:|thì có thêm"
)
_DEPENDS: Final = re.compile(
    r"\bnếu (?!người)|trong trường hợp|đối với (?:trường hợp|người)|ủy quyền|trực tuyến", re.I
)
_AT_THE_DESK: Final = re.compile(r"hình thức trực tiếp", re.I)
_SHOWN: Final = re.compile(r"xuất trình", re.I)
_HEADING_OF_NOTES: Final = re.compile(r"^lưu ý|^số lượng hồ sơ|^trong phiếu", re.I)
_HEADING_OF_SOME: Final = re.compile(r"ủy quyền|môi trường điện tử|trực tuyến", re.I)
_HEADING_OF_ALL: Final = re.compile(
    r"^(?:giấy tờ phải|thành phần hồ sơ$|thành phần hồ sơ theo|bao gồm|hồ sơ của|hồ sơ gồm|"
    r"người yêu cầu|theo quy định|1\) hồ sơ|\(i\) hồ sơ)",
    re.I,
)
_ONLINE_FORMS: Final = ("Mẫu hộ tịch điện tử", "Mẫu điện tử tương tác")
_BULLET: Final = re.compile(r"^[\W\d]*(?:[ivx\d]{1,4}\)|[a-zđ]\)|\d+\))?\W*", re.IGNORECASE)
_PAPER_NOUN: Final = re.compile(
    r"giấy|đơn|tờ |văn bản|bản |quyết định|hợp đồng|biên bản|phiếu|danh sách|hồ sơ|\w{1,3}\)"
)
_FORM: Final = re.compile(r"tờ khai|đơn |mẫu |giấy đề nghị|phiếu|văn bản ủy quyền", re.IGNORECASE)
_IDENTITY_LABEL: Final = "Giấy tờ tùy thân"


def _case_names(papers: list[PortalPaper]) -> dict[str, str]:
    """Return heading -> case for headings that stand for alternatives; a single one is none."""
    headings = dict.fromkeys(_text(paper.case) for paper in papers if paper.case)
    kinds = (_HEADING_OF_NOTES, _HEADING_OF_SOME, _HEADING_OF_ALL)
    cases = [h for h in headings if not any(kind.search(h) for kind in kinds)]
    return {h: str(i) for i, h in enumerate(cases, 1)} if len(cases) > 1 else {}


@dataclass
class _PaperReading:
    """Goes down the list of papers; a heading counts until the next one."""

    case_of: dict[str, str]
    heading: str = ""
    papers: list[RequiredPaper] = field(default_factory=list[RequiredPaper])
    notes: list[str] = field(default_factory=list[str])
    cases: dict[str, str] = field(default_factory=dict[str, str])

    def take(self, row: PortalPaper) -> None:
        if row.case:
            self.heading = _text(row.case)
        name = _text(row.name)
        if _is_cut(name):
            self._mark_cut()
        elif not self._is_guidance(row) and not _is_note(name, row):
            self._take_paper(name, row)
            return
        self.notes.append(name)

    def _is_guidance(self, row: PortalPaper) -> bool:
        """Below "Lưu ý" only lines with a count are papers: there the portal puts the rest."""
        uncounted = row.originals + row.copies == 0
        return uncounted and bool(_HEADING_OF_NOTES.search(self.heading))

    def _mark_cut(self) -> None:
        """The portal cuts some names in two; the rest is not a paper of its own."""
        if self.papers:
            note = "tên bị cắt rời trên cổng, cần xem lại"
            self.papers[-1] = replace(self.papers[-1], note=note)

    def _take_paper(self, name: str, row: PortalPaper) -> None:
        case = self.case_of.get(self.heading)
        if case is not None:
            self.cases[case] = case_label(self.heading)
        self._add(replace(_paper(name, row), case=case))

    def _add(self, paper: RequiredPaper) -> None:
        if any((p.name, p.case) == (paper.name, paper.case) for p in self.papers):
            return  # the portal lists some papers twice
        is_form = _FORM.match(paper.name) is not None
        shown = paper.label == _IDENTITY_LABEL or bool(_SHOWN.search(self.heading) and not is_form)
        conditional = shown or bool(_HEADING_OF_SOME.search(self.heading))
        key = paper_key(paper.label, {p.key for p in self.papers})
        self.papers.append(
            replace(
                paper,
                key=key,
                presented=shown,
                required=paper.required and not conditional,
            )
        )

    def drop_cases(self) -> None:
        """Keep all papers as conditional: the cases of the limits have no names to match."""
        self.papers = [
            replace(p, case=None, required=p.required and p.case is None) for p in self.papers
        ]


def _paper(name: str, row: PortalPaper) -> RequiredPaper:
    originals, note = row.originals, ""
    if originals > MOST_COPIES:
        originals, note = 1, f"cổng ghi {row.originals} bản chính, tạm lấy 1"
    unsaid = row.originals + row.copies == 0
    depends = _CONDITION.search(name) is not None or _depends(name)
    return RequiredPaper(
        key="",
        name=name,
        label=short_label(name),
        originals=originals,
        copies=row.copies,
        required=not (unsaid or depends or note),
        note=note,
    )


def _is_note(name: str, row: PortalPaper) -> bool:
    """Tell guidance from papers: the portal keeps both in one list."""
    name = _BULLET.sub("", name)
    if len(name) < SHORTEST_NAME or _NOTE.search(name):
        return True
    if _CONDITION.search(name):
        return not _DEMAND.search(name)
    return row.originals + row.copies == 0 and not name[0].isupper()


def _is_cut(name: str) -> bool:
    """Tell the second half of a name that the portal has cut: "hoặc", ") (khoản 2 …"."""
    return name[0] in ")],;" or (name[0].islower() and not _PAPER_NOUN.match(name))


def _depends(name: str) -> bool:
    if name.startswith(_ONLINE_FORMS):
        return True
    first = re.split(r"[.;]", name, maxsplit=1)[0]
    return bool(_DEPENDS.search(first)) and not _AT_THE_DESK.search(first)


def _text(raw: str) -> str:
    return " ".join(raw.split())
