"""A form in the hands of an office: its lines, what was changed, refusals in words. Pure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from desk_app.domain.words import format_day
from desk_app.printing.forms.form import (
    Form,
    FormChanges,
    FormLine,
    LineKind,
    LineLocked,
    Standing,
    WordMissing,
    words_of,
)
from desk_app.views import SLIP_NAMES, SlipKind
from ui.models.lines import Pill
from ui.theme import Tone

if TYPE_CHECKING:
    from desk_app.desk.forms import FormFor

STANDINGS: Final[Mapping[Standing, Pill]] = {
    Standing.LAW: Pill("Theo quy định", Tone.OK, "gavel"),
    Standing.DRAFT: Pill("Bản soạn, chờ đối chiếu", Tone.WARN, "alert"),
    Standing.OURS: Pill("Mẫu của cơ quan", Tone.INFO, "office-building-outline"),
}
_KIND_WORDS: Final[Mapping[LineKind, str]] = {
    LineKind.FIELD: "(ô không có tên)",
    LineKind.SENTENCE: "(câu trống)",
    LineKind.HEADING: "(đề mục)",
    LineKind.LISTING: "(danh sách)",
    LineKind.NUMBERED: "(danh sách đánh số)",
    LineKind.TABLE: "(bảng)",
    LineKind.BLANK: "(chỗ để viết tay)",
}
_NAMES: Final[Mapping[str, str]] = {
    "receipt_01_list": "Giấy tiếp nhận kèm danh sách (mẫu 01)",
    "receipt_01_handover": "Giấy tiếp nhận kèm biên bản giao nhận (mẫu 01)",
    "card_birth": "Thiệp mừng khai sinh",
    "card_marriage": "Thiệp mừng kết hôn",
    "guidance_large": "Phiếu hướng dẫn thủ tục, chữ lớn",
}
"""Forms whose titles on paper are the same."""
_FILLED_IN: Final = re.compile(r"\{\w+\}")
Forms: TypeAlias = "Sequence[FormFor]"


@dataclass(frozen=True, slots=True)
class FormTry:
    """A form as an office would have it: to look at, or to keep."""

    kind: SlipKind
    code: str
    changes: FormChanges


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of a form as it stands in the editor.

    ``locked``: neither its words nor whether it is printed may be changed; ``fixed``: it is
    always printed.
    """

    line: FormLine
    label: str
    is_on: bool
    locked: bool
    fixed: bool

    @property
    def is_changed(self) -> bool:
        """Say whether the office wants it otherwise than it is shipped."""
        return self.label != self.line.label or self.is_on != self.line.shown


def rows_of(form: Form, changes: FormChanges) -> tuple[LineRow, ...]:
    """Return the lines of the shipped form with what the office changed."""
    is_draft = form.standing is Standing.DRAFT
    return tuple(
        LineRow(
            line,
            changes.labels.get(line.key, line.label),
            (line.shown or line.key in changes.added) and line.key not in changes.hidden,
            locked=line.legal and not is_draft,
            fixed=line.legal and not is_draft and line.shown,
        )
        for line in form.lines
    )


def with_rows(changes: FormChanges, rows: Sequence[LineRow]) -> FormChanges:
    """Return the changes with what these rows say of lines."""
    return replace(
        changes,
        labels={row.line.key: row.label for row in rows if row.label != row.line.label},
        hidden=tuple(row.line.key for row in rows if row.line.shown and not row.is_on),
        added=tuple(row.line.key for row in rows if row.is_on and not row.line.shown),
    )


def row_words(row: LineRow) -> str:
    """Return what a row of the table says; what the program fills in is shown as dots."""
    if row.label:
        return _FILLED_IN.sub("…", row.label)
    titles = ", ".join(column.title for column in row.line.columns)
    return f"(bảng: {titles})" if titles else _KIND_WORDS[row.line.kind]


def row_pill(row: LineRow) -> Pill:
    """Return whether a line is printed, and who decides that."""
    if row.fixed:
        return Pill("Theo luật", Tone.NEUTRAL, "lock-outline")
    if not row.is_on:
        return Pill("Không in", Tone.NEUTRAL, "eye-off-outline")
    return Pill("Đã sửa", Tone.INFO, "pencil-outline") if row.is_changed else Pill("In", Tone.OK)


def line_hint(row: LineRow) -> str:
    """Return why a line cannot be changed, or what must stay in it."""
    if row.locked:
        return "Dòng theo quy định nêu trên: giữ nguyên chữ."
    words = sorted(words_of(row.line))
    if words:
        return f"Giữ nguyên {', '.join('{' + word + '}' for word in words)}: nơi chương trình điền."
    return "Chữ in trước chỗ điền; để trống cũng được." if row.line.label else ""


def list_names(forms: Forms) -> dict[str, str]:
    """Return what the list calls each form, by its code: short, and no two alike.

    A kind with several forms, such as application forms, is told apart by their titles.
    """
    kinds = Counter(one.kind for one in forms)
    return {
        one.shipped.code: _NAMES.get(one.shipped.code)
        or (SLIP_NAMES[one.kind] if kinds[one.kind] == 1 else one.form.title.capitalize())
        for one in forms
    }


def number_apart(name: str) -> tuple[str, str]:
    """Return "Phiếu từ chối (mẫu 03)" as its name and "Mẫu 03", which a narrow list cuts off."""
    short, _, number = name.removesuffix(")").rpartition(" (mẫu ")
    return (short, f"Mẫu {number}") if short else (name, "")


def version_words(form: Form) -> str:
    """Return whose version is printed now."""
    return f"bản {form.version} của cơ quan" if form.version else "bản của chương trình"


def about_words(form: Form) -> str:
    """Return the legal basis, the days and the version of a form in one line."""
    since = f"áp dụng từ {format_day(form.valid_from)}" if form.valid_from else ""
    until = f"đến {format_day(form.valid_to)}" if form.valid_to else ""
    said = (form.legal_basis, " ".join(part for part in (since, until) if part))
    return " · ".join(part for part in (*said, f"đang in {version_words(form)}") if part)


def refusal_words(form: Form, refusal: LineLocked | WordMissing) -> str:
    """Return why a wish cannot be granted, for the line that it is about."""
    if isinstance(refusal, LineLocked):
        return f"Dòng “{refusal.label}” do quy định: giữ nguyên."
    if refusal.word not in words_of(form.line(refusal.key)):
        return f"Dấu ngoặc {{{refusal.word.strip('{}')}}} không có trong mẫu: bỏ đi."
    return f"Câu này phải còn {{{refusal.word}}}: nơi chương trình điền."
