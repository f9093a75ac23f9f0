"""Reads the catalogue from tables that people keep: CSV and XLSX, one row per channel.

Headings are Vietnamese, in any order, with or without accents. Papers stand in one cell, one per
line, or in a second sheet of the workbook. docs/how-to/import-a-catalogue.md has the columns.
"""

import csv
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from zipfile import BadZipFile

from desk_app.catalogue_cells import read_fee, read_limit, read_paper, read_yes
from desk_app.domain.catalogue import Unreadable
from desk_app.domain.catalogue_names import without_file_names
from desk_app.domain.folding import fold
from desk_app.domain.paper_label import paper_key, short_label
from desk_app.domain.procedure import Channel, Doubt, FeeKind, Procedure, RequiredPaper, Route

Cells = dict[str, str]
Numbered = Iterable[tuple[int, Sequence[str]]]
Tables = tuple[tuple[Procedure, ...], tuple[Unreadable, ...]]

_HEADINGS: Final = {
    "code": "mã thủ tục|mã tthc|mã thủ tục hành chính|mã",
    "name": "tên thủ tục|tên thủ tục hành chính|tên",
    "short_name": "tên ngắn|tên rút gọn|tên gọi tắt",
    "subject_area": "lĩnh vực",
    "agency": "cơ quan giải quyết|cơ quan thực hiện",
    "decision": "quyết định công bố|quyết định|số quyết định",
    "result": "kết quả|kết quả giải quyết|kết quả thực hiện",
    "channel": "hình thức nộp|hình thức|cách thức thực hiện|cách thức nộp",
    "case": "trường hợp",
    "limit": "thời hạn|thời hạn giải quyết|thời gian giải quyết",
    "unit": "đơn vị|đơn vị thời hạn|đơn vị tính",
    "committed": "thời hạn cam kết|thời hạn rút ngắn",
    "fee": "phí|lệ phí|phí, lệ phí|mức thu",
    "fee_note": "ghi chú phí|ghi chú về phí",
    "fee_kind": "cách tính phí",
    "papers": "thành phần hồ sơ|giấy tờ|giấy tờ phải nộp",
    "keywords": "từ khóa|tên thường gọi",
    "at_once": "trả ngay|trả kết quả ngay",
    "no_appointment": "không hẹn|không hẹn ngày trả",
    "favourite": "hay dùng|thường dùng",
    "confirmed": "đã xác nhận|xác nhận",
}
_PAPER_HEADINGS: Final = {
    "code": _HEADINGS["code"],
    "name": "tên giấy tờ|giấy tờ|thành phần hồ sơ|tên",
    "label": "tên ngắn|tên rút gọn",
    "originals": "bản chính|số bản chính",
    "copies": "bản sao|số bản sao",
    "group": "nhóm thay thế|nhóm thay thế nhau|một trong các",
    "case": "trường hợp",
    "required": "bắt buộc",
    "presented": "xuất trình",
    "form_code": "mẫu|mẫu số|ký hiệu mẫu",
}
_CHANNELS: Final = {
    "truc tiep": Channel.COUNTER,
    "tai quay": Channel.COUNTER,
    "counter": Channel.COUNTER,
    "truc tuyen": Channel.ONLINE,
    "online": Channel.ONLINE,
    "buu chinh": Channel.POST,
    "dich vu buu chinh": Channel.POST,
    "post": Channel.POST,
    "postal": Channel.POST,
}
_FEE_KINDS: Final = {
    "": FeeKind.FIXED,
    "theo ho so": FeeKind.FIXED,
    "theo ban": FeeKind.PER_COPY,
    "theo trang": FeeKind.COPY_CERTIFICATION,
}
_BROKEN_WORKBOOK: Final = (  # each seen from a workbook that was cut or edited by hand
    BadZipFile,
    zlib.error,
    SyntaxError,  # what parsers of XML raise
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
)


def read_csv(content: bytes) -> Tables:
    """Read a CSV in UTF-8 (with or without BOM), with ";", "," or tabs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        reason = "tệp không phải UTF-8; trong Excel hãy lưu dạng “CSV UTF-8”"
        return (), (Unreadable("Cả tệp", reason),)
    first_line = text.partition("\n")[0]
    delimiter = max(";,\t", key=first_line.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        reason = "có ô dài bất thường hoặc dấu nháy chưa đóng; hãy mở tệp bằng Excel, lưu lại"
        return (), (Unreadable("Cả tệp", reason),)
    return _read_tables(enumerate(rows, 1), ())


def read_xlsx(content: bytes) -> Tables:
    """Read a workbook: the procedures in the first sheet, papers in the second if there is one."""
    try:
        first, *second = _sheets(content)
    except _BROKEN_WORKBOOK:
        return (), (Unreadable("Cả tệp", "tệp Excel bị hỏng hoặc không phải .xlsx"),)
    return _read_tables(first, second[0] if second else ())


def _sheets(content: bytes) -> list[list[tuple[int, list[str]]]]:
    import openpyxl  # slow to load, and most days nobody imports a catalogue

    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        return [
            [(i, [_cell(value) for value in row]) for i, row in enumerate(rows, 1)]
            for rows in (sheet.iter_rows(values_only=True) for sheet in workbook.worksheets[:2])
        ]
    finally:
        workbook.close()


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


@dataclass
class _Building:
    """One procedure while its rows are read."""

    head: Cells
    routes: list[Route] = field(default_factory=list[Route])
    papers: list[RequiredPaper] = field(default_factory=list[RequiredPaper])
    cases: dict[str, str] = field(default_factory=dict[str, str])  # name -> case

    def case(self, name: str) -> str:
        return self.cases.setdefault(name, str(len(self.cases) + 1)) if name else ""

    def add_route(self, cells: Cells) -> None:
        for key, value in cells.items():  # what the first row leaves out, a later one may say
            if not self.head.get(key):
                self.head[key] = value
        if cells.get("channel"):
            self.routes.append(self._unique(_route(cells, self.case(cells.get("case", "")))))

    def _unique(self, route: Route) -> Route:
        """Make a further row of the same channel and case a case of its own."""
        if all((r.channel, r.case) != (route.channel, route.case) for r in self.routes):
            return route
        of_channel = sum(r.channel == route.channel for r in self.routes) + 1
        name = f"Trường hợp {of_channel} (chưa đặt tên)"
        return replace(
            route,
            case=self.case(name),
            case_name=name,
            doubts=(*route.doubts, Doubt.ROW_REPEATED),
        )

    def add_paper(self, paper: RequiredPaper, case_name: str = "") -> None:
        key = paper_key(paper.label, {p.key for p in self.papers})
        case = self.case(case_name) or None
        self.papers.append(replace(paper, key=key, case=case))

    def add_paper_lines(self, text: str) -> None:
        """Read one paper per line; a line that begins with "hoặc" replaces the one above."""
        for line in text.splitlines():
            if not line.strip(" -+•"):
                continue
            paper, instead = read_paper(line)
            if instead and self.papers:
                group = self.papers[-1].group or self.papers[-1].key
                self.papers[-1] = replace(self.papers[-1], group=group)
                paper = replace(paper, group=group)
            self.add_paper(paper)

    def build(self) -> Procedure:
        head = self.head
        return Procedure(
            code=head["code"],
            version=1,
            name=head.get("name", ""),
            short_name=head.get("short_name") or short_label(head.get("name", "")),
            subject_area=head.get("subject_area", ""),
            agency=head.get("agency", ""),
            decision=head.get("decision", ""),
            result=head.get("result", ""),
            routes=tuple(self.routes),
            papers=tuple(self.papers),
            return_at_once=read_yes(head.get("at_once", "")),
            without_appointment=read_yes(head.get("no_appointment", "")),
            fee_kind=_FEE_KINDS[fold(head.get("fee_kind", ""))],
            keywords=tuple(filter(None, map(str.strip, head.get("keywords", "").split(",")))),
            favourite=read_yes(head.get("favourite", "")),
        )


def _route(cells: Cells, case: str) -> Route:
    channel = _CHANNELS.get(fold(cells["channel"]))
    if channel is None:
        raise ValueError(f"không rõ hình thức nộp “{cells['channel']}”")
    limit, doubts = read_limit(cells.get("limit", ""), cells.get("unit", ""))
    committed, _ = read_limit(cells.get("committed", ""), cells.get("unit", ""))
    fee_vnd, said = read_fee(cells.get("fee", ""))
    return Route(
        channel,
        case=case,
        case_name=cells.get("case", ""),
        limit=limit,
        committed=committed,
        fee_vnd=fee_vnd,
        fee_note=cells.get("fee_note") or said,
        confirmed=read_yes(cells.get("confirmed", "")) and not doubts,
        doubts=doubts,
    )


def _read_tables(rows: Numbered, paper_rows: Numbered) -> Tables:
    unreadable: list[Unreadable] = []
    building: dict[str, _Building] = {}
    for number, cells in _records(rows, _HEADINGS, unreadable):
        try:
            _take_row(building, cells)
        except ValueError as error:
            unreadable.append(Unreadable(f"Dòng {number}", str(error)))
    for number, cells in _records(paper_rows, _PAPER_HEADINGS, unreadable):
        try:
            _take_paper(building, cells)
        except ValueError as error:
            unreadable.append(Unreadable(f"Trang giấy tờ, dòng {number}", str(error)))
    return tuple(b.build() for b in building.values()), tuple(unreadable)


def _take_row(building: dict[str, _Building], cells: Cells) -> None:
    code = cells.get("code", "")
    if not code:
        raise ValueError("thiếu mã thủ tục")
    if fold(cells.get("fee_kind", "")) not in _FEE_KINDS:
        raise ValueError(f"không rõ cách tính phí “{cells['fee_kind']}”")
    first = code not in building
    current = _Building(dict(cells)) if first else building[code]
    current.add_route(cells)
    building[code] = current
    if cells.get("papers") and not current.papers:
        current.add_paper_lines(cells["papers"])


def _take_paper(building: dict[str, _Building], cells: Cells) -> None:
    current = building.get(cells.get("code", ""))
    if current is None:
        raise ValueError(f"không có thủ tục mã “{cells.get('code', '')}” ở trang đầu")
    if not cells.get("name"):
        raise ValueError("thiếu tên giấy tờ")
    presented = read_yes(cells.get("presented", ""))
    name = without_file_names(cells["name"])
    paper = RequiredPaper(
        key="",
        name=name,
        label=cells.get("label") or short_label(name),
        originals=_count(cells, "originals", "1"),
        copies=_count(cells, "copies", "0"),
        group=cells.get("group") or None,
        required=read_yes(cells.get("required") or "có"),
        presented=presented,
        form_code=cells.get("form_code", ""),
    )
    current.add_paper(paper, cells.get("case", ""))


def _count(cells: Cells, column: str, usual: str) -> int:
    text = cells.get(column) or usual
    if not text.isdecimal():
        raise ValueError(f"số bản “{text}” không phải là số")
    return int(text)


def _records(
    rows: Numbered, headings: dict[str, str], unreadable: list[Unreadable]
) -> Iterator[tuple[int, Cells]]:
    """Yield (row number, column -> text) below the row of headings; empty rows are skipped."""
    known = {fold(name): column for column, names in headings.items() for name in names.split("|")}
    columns: list[str | None] = []
    for number, row in rows:
        texts = [text.strip() for text in row]
        if not any(texts):
            continue
        if columns:
            yield number, {c: t for c, t in zip(columns, texts, strict=False) if c and t}
            continue
        columns = [known.get(fold(text)) for text in texts]
        if "code" not in columns or "name" not in columns:
            reason = "dòng tiêu đề phải có cột “Mã thủ tục” và cột tên"
            unreadable.append(Unreadable(f"Dòng {number}", reason))
            return
