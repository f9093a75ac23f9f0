"""The cards of one dossier: person, appointment, papers, links, story."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desk_app.domain.event_values import SubmittedPaper
from desk_app.domain.fees import format_vnd
from desk_app.domain.identity import IdKind
from desk_app.domain.person import Person
from desk_app.domain.words import format_day
from desk_app.views import StoryLine as HistoryLine
from ui.desk.dossier_asks import Case
from ui.desk.dossier_words import contact_words, due_words, masked, moment_words
from ui.theme import Tone, words_of
from ui.widgets.basics import Card, QuietButton, breakable, label, unbroken
from ui.widgets.views import StoryLine, Timeline

RETURN_WAYS: Final = {
    "counter": "Nhận tại quầy",
    "post": "Qua bưu chính công ích",
    "online": "Trực tuyến",
}
_ID_NAMES: Final = {
    IdKind.PERSONAL_ID: "Số định danh",
    IdKind.OLD_ID: "CMND",
    IdKind.PASSPORT: "Hộ chiếu",
    IdKind.TAX_CODE: "Mã số thuế",
}
_SIGNS: Final[tuple[tuple[str, Tone, str], ...]] = (
    ("Tiếp nhận", Tone.INFO, "inbox-arrow-down-outline"),
    ("Chuyển", Tone.INFO, "send-outline"),
    ("Có kết quả", Tone.OK, "file-check-outline"),
    ("Kết quả đã về", Tone.OK, "bookshelf"),
    ("Trả kết quả", Tone.OK, "hand-extended-outline"),
    ("Yêu cầu", Tone.WARN, "file-question-outline"),
    ("Xin lỗi", Tone.WARN, "calendar-clock"),
    ("Lấy ý kiến", Tone.WARN, "office-building-outline"),
    ("Từ chối", Tone.ERROR, "file-cancel-outline"),
    ("Hủy", Tone.ERROR, "file-replace-outline"),
    ("Công dân rút", Tone.NEUTRAL, "file-undo-outline"),
    ("Dừng", Tone.NEUTRAL, "cancel"),
)


class HiddenNumber(QWidget):
    """An id number of which the last four digits are shown, until somebody asks for all."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._shown = label(masked(number))
        self.button = QuietButton("Hiện", "", "eye-outline")
        self.button.clicked.connect(self.turn)
        row.addWidget(self._shown)
        row.addWidget(self.button)
        row.addStretch(1)

    def words(self) -> str:
        """Return what is shown."""
        return self._shown.text()

    def turn(self) -> None:
        """Show all of it, or hide it again."""
        hidden = self._shown.text() != self._number
        self._shown.setText(self._number if hidden else masked(self._number))
        self.button.set_words("Ẩn" if hidden else "Hiện")


def applicant_card(case: Case) -> Card:
    """Return who the dossier is of, who brought it, and how the result goes back."""
    dossier = case.dossier
    card = Card("Chủ hồ sơ", "account-outline")
    rows: list[tuple[str, QWidget]] = person_rows(dossier.applicant)
    if dossier.submitter:
        person, relation = dossier.submitter.person, dossier.submitter.relation
        rows.append(("Người nộp", _value(f"{person.name} ({relation})")))
        rows += person_rows(person)[1:]
        if dossier.submitter.authority:
            rows.append(("Ủy quyền", _value(dossier.submitter.authority)))
    rows.append(("Trả kết quả", _value(RETURN_WAYS[dossier.return_way])))
    if dossier.collector:
        rows.append(("Người đã nhận", _value(dossier.collector)))
    if dossier.note:
        rows.append(("Ghi chú", _value(dossier.note)))
    card.body.addLayout(fact_grid(rows))
    return card


def appointment_card(case: Case, show_why: Callable[[QWidget], None]) -> Card:
    """Return when it came, when it is due and why, what it costs, and what became of it."""
    dossier = case.dossier
    card = Card("Hẹn trả và lệ phí", "calendar-clock")
    came = " – ".join(
        part for part in (moment_words(dossier.received_at), case.view.received_by) if part
    )
    rows: list[tuple[str, QWidget]] = [("Nhận lúc", _value(came or "–"))]
    if dossier.deadline:
        why = QuietButton("Vì sao?", "Alt+I", "help-circle-outline")
        why.clicked.connect(lambda: show_why(why))
        card.add_action(why)
        rows.append(("Hẹn trả", _value(due_words(dossier.deadline.due), "strong")))
    else:
        rows.append(("Hẹn trả", _value("Không hẹn ngày trả")))
    if dossier.reappointments and dossier.lawful_due:
        rows.append(("Hẹn lần đầu", _value(format_day(dossier.lawful_due.on))))
    if dossier.respond_by:
        rows.append(("Chờ đến", _value(format_day(dossier.respond_by))))
    if dossier.completed_at:
        rows.append(("Xong lúc", _value(moment_words(dossier.completed_at))))
    if dossier.result_number:
        rows.append(("Số văn bản", _value(dossier.result_number)))
    total_vnd = dossier.fee.total_vnd if dossier.fee else 0
    fee = unbroken(format_vnd(total_vnd)) if total_vnd else "Không thu"
    rows.append(("Phí, lệ phí", _value(fee)))
    if dossier.reason:
        rows.append(("Lý do", _value(dossier.reason)))
    card.body.addLayout(fact_grid(rows))
    return card


def papers_card(case: Case) -> Card:
    """Return what was handed in and what is missing."""
    card = Card("Giấy tờ", "file-multiple-outline")
    rows: list[tuple[str, QWidget]] = [
        (paper_counts(paper), _value(paper.name)) for paper in case.dossier.papers
    ]
    rows += [("Còn thiếu", _value(name, "error")) for name in case.dossier.missing]
    if not rows:
        card.body.addWidget(label("Không có giấy tờ kèm theo.", "muted"))
    card.body.addLayout(fact_grid(rows))
    return card


def link_card(case: Case, opened: Callable[[str], object]) -> Card | None:
    """Return the way to the dossier that this one replaces, or that replaces it."""
    dossier = case.dossier
    links = (
        ("Thay bằng hồ sơ", dossier.replaced_by, dossier.replaced_by_code),
        ("Thay thế hồ sơ", dossier.replaces, dossier.replaces_code),
    )
    shown = [link for link in links if link[1]]
    if not shown:
        return None
    card = Card()
    for words, dossier_id, code in shown:
        button = QuietButton(f"{words} {code}", "", "file-replace-outline")
        button.clicked.connect(lambda _=False, wanted=dossier_id: opened(wanted))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def story_card(case: Case) -> Card:
    """Return the whole story, newest first."""
    card = Card("Quá trình xử lý", "history")
    timeline = Timeline()
    timeline.show_story([told(line) for line in reversed(case.view.story)])
    card.body.addWidget(timeline)
    return card


def told(line: HistoryLine) -> StoryLine:
    """Return one line of the story with its sign; what was refused is marked."""
    when = moment_words(line.at).replace(" ", "\n")
    if line.refused:
        note = " · ".join(
            part for part in ("Không được tính: trái với việc đã ghi", line.note) if part
        )
        return StoryLine(when, line.what, line.by, note, Tone.ERROR, "alert-outline")
    sign = next((sign for sign in _SIGNS if line.what.startswith(sign[0])), ("", Tone.NEUTRAL, ""))
    return StoryLine(when, line.what, line.by, line.note, sign[1], sign[2])


def paper_counts(paper: SubmittedPaper) -> str:
    """Return how many of a paper were handed in."""
    counted = (
        (paper.originals, "bản chính"),
        (paper.certified, "bản chứng thực"),
        (paper.copies, "bản sao"),
    )
    return ", ".join(f"{number} {words}" for number, words in counted if number) or "0 bản"


def fact_grid(rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
    """Return names at the left, values at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for number, (name, value) in enumerate(rows):
        head = label(name, "hint")
        head.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, number, 1)
    return grid


def person_rows(person: Person) -> list[tuple[str, QWidget]]:
    """Return who somebody is and how to reach them, name and value of each line."""
    rows: list[tuple[str, QWidget]] = [("Họ và tên", _value(person.name, "strong"))]
    if person.id_number:
        kind = _ID_NAMES[person.id_kind] if person.id_kind else "Số giấy tờ"
        rows.append((kind, HiddenNumber(person.id_number)))
    if person.born_on:
        rows.append(("Ngày sinh", _value(format_day(person.born_on))))
    contact = contact_words(person)
    if contact:
        rows.append(("Liên hệ", _value(contact)))
    return rows


def _value(words: str, role: str = "body") -> QLabel:
    made = label(breakable(words), role, wraps=True)
    made.setToolTip(words_of(words) if len(words) > 60 else "")
    return made
