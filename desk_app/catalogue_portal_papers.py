"""Reads the portal's list of papers, in which papers, guidance and headings stand mixed."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from desk_app.domain.catalogue_names import without_file_names
from desk_app.domain.folding import nfc
from desk_app.domain.paper_label import case_label, paper_key, short_label
from desk_app.domain.procedure import RequiredPaper

SHORTEST_NAME: Final = 6  # "hoặc", "Bao gồm": what is left of a broken line
LISTED: Final = 40  # letters by which a paper is known again inside the name of another
MOST_COPIES: Final = 10  # more originals than this are a slip of the portal ("81 bản chính")


class PortalPaper(msgspec.Struct):
    name: str
    originals: int = 0
    copies: int = 0
    case: str | None = None


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
_HEADING_OF_SOME: Final = re.compile(
    r"^trường hợp (?:người đại diện theo )?ủy quyền|môi trường điện tử|trực tuyến", re.I
)
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
_CHOICE: Final = re.compile(r"một trong (?:các|những)", re.IGNORECASE)
_FORM: Final = re.compile(
    r"tờ khai|đơn |mẫu |giấy đề nghị|phiếu (?:đề nghị|yêu cầu)|văn bản ủy quyền", re.IGNORECASE
)
_IDENTITY: Final = re.compile(r"^Giấy tờ tùy thân$|^Một trong: .*[Cc]ăn cước")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff"))


def case_names(papers: list[PortalPaper]) -> dict[str, str]:
    """Return heading -> case for headings that stand for alternatives; a single one is none."""
    headings = dict.fromkeys(plain_text(paper.case) for paper in papers if paper.case)
    kinds = (_HEADING_OF_NOTES, _HEADING_OF_SOME, _HEADING_OF_ALL)
    cases = [h for h in headings if not any(kind.search(h) for kind in kinds)]
    return {h: str(i) for i, h in enumerate(cases, 1)} if len(cases) > 1 else {}


@dataclass(slots=True)
class PaperReading:
    """Goes down the list of papers; a heading counts until the next one."""

    case_of: dict[str, str]
    heading: str = ""
    papers: list[RequiredPaper] = field(default_factory=list[RequiredPaper])
    notes: list[str] = field(default_factory=list[str])
    cases: dict[str, str] = field(default_factory=dict[str, str])

    def take(self, row: PortalPaper) -> None:
        """Take the next line as a paper, or keep it as guidance."""
        if row.case:
            self.heading = plain_text(row.case)
        name = without_file_names(plain_text(row.name))
        if not name:
            return
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
        shown = _IDENTITY.search(paper.label) is not None or bool(
            _SHOWN.search(self.heading) and not is_form
        )
        by_heading = bool(_HEADING_OF_SOME.search(self.heading)) and not is_form
        conditional = by_heading or _IDENTITY.search(paper.label) is not None
        key = paper_key(paper.label, {p.key for p in self.papers})
        self.papers.append(
            replace(
                paper,
                key=key,
                presented=shown,
                required=paper.required and not conditional,
            )
        )

    def has_common_papers(self) -> bool:
        """Without papers of its own there is no usual case beside the named ones."""
        return any(paper.case is None and paper.required for paper in self.papers)

    def drop_cases(self) -> None:
        """Keep all papers as conditional: the cases of the limits have no names to match."""
        self.papers = [
            replace(p, case=None, required=p.required and p.case is None) for p in self.papers
        ]


def grouped(papers: list[RequiredPaper]) -> tuple[RequiredPaper, ...]:
    """Group "một trong các giấy tờ … gồm A, B" with A and B where the portal lists them again."""
    groups: dict[str, str] = {}
    for choice in (paper for paper in papers if _CHOICE.match(paper.name)):
        listed = [
            p
            for p in papers
            if p.case == choice.case and p is not choice and p.name[:LISTED] in choice.name
        ]
        groups |= {paper.key: choice.key for paper in (*listed, choice) if listed}
    return tuple(replace(p, group=groups.get(p.key)) for p in papers)


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
        required=not (unsaid or depends),
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


def plain_text(raw: str) -> str:
    """Compose the letters, drop what cannot be seen, and single the spaces."""
    return " ".join(nfc(raw).translate(_INVISIBLE).split())
