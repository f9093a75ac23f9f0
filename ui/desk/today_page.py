"""Việc hôm nay: every figure opens the list behind it; all by keyboard."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.words import format_day, weekday_name
from desk_app.views import DossierLine, Worklist
from ui.desk.dossier_list import dossier_columns
from ui.desk.dossier_words import figure_words, shown_words
from ui.desk.page import Page
from ui.desk.register_bar import RegisterBar
from ui.keys import KeyLine, bind
from ui.theme import Tone
from ui.widgets.basics import Card, QuietButton, label
from ui.widgets.count_tile import CountTile
from ui.widgets.messages import EmptyState
from ui.widgets.table import Table

_ACROSS: Final = 5


@dataclass(frozen=True, slots=True)
class ListFace:
    """A list as a tile: its name, what an empty one says, icon, tone when it is not empty."""

    title: str
    empty: str
    icon: str
    tone: Tone


FACES: Final[Mapping[Worklist, ListFace]] = {
    Worklist.OVERDUE: ListFace(
        "Quá hạn", "Không có hồ sơ quá hạn.", "clock-alert-outline", Tone.ERROR
    ),
    Worklist.DUE_TODAY: ListFace(
        "Hẹn trả hôm nay", "Hôm nay không có hồ sơ đến hẹn.", "calendar-alert", Tone.WARN
    ),
    Worklist.DUE_SOON: ListFace(
        "Còn 1–2 ngày", "Hai ngày tới không có hồ sơ đến hẹn.", "clock-outline", Tone.WARN
    ),
    Worklist.TO_FORWARD: ListFace(
        "Cần chuyển xử lý", "Mọi hồ sơ đã được chuyển xử lý.", "send-outline", Tone.INFO
    ),
    Worklist.AWAITING_PAPERS: ListFace(
        "Chờ bổ sung", "Không có hồ sơ chờ công dân bổ sung.", "file-question-outline", Tone.INFO
    ),
    Worklist.AWAITING_AGENCY: ListFace(
        "Chờ phối hợp",
        "Không có hồ sơ chờ cơ quan khác.",
        "office-building-outline",
        Tone.INFO,
    ),
    Worklist.AWAITING_PAYMENT: ListFace(
        "Chờ nộp tiền", "Không có hồ sơ chờ nộp tiền.", "cash", Tone.INFO
    ),
    Worklist.RESULT_READY: ListFace(
        "Chưa về quầy", "Mọi kết quả đã về quầy.", "file-check-outline", Tone.INFO
    ),
    Worklist.RESULT_AT_DESK: ListFace(
        "Tại quầy, chờ trả", "Không có kết quả chờ trả tại quầy.", "bookshelf", Tone.OK
    ),
    Worklist.UNCOLLECTED: ListFace(
        "Lâu chưa đến nhận", "Không có kết quả để lâu chưa nhận.", "timer-sand", Tone.WARN
    ),
    Worklist.RECEIVED_TODAY: ListFace(
        "Nhận hôm nay", "Hôm nay chưa nhận hồ sơ nào.", "inbox-arrow-down-outline", Tone.INFO
    ),
    Worklist.COMPLETED_TODAY: ListFace(
        "Xong hôm nay", "Hôm nay chưa có hồ sơ nào xong.", "check-circle-outline", Tone.OK
    ),
    Worklist.RETURNED_TODAY: ListFace(
        "Trả hôm nay", "Hôm nay chưa trả kết quả nào.", "hand-extended-outline", Tone.OK
    ),
}
_DAY_FIGURES: Final = (
    Worklist.RECEIVED_TODAY,
    Worklist.COMPLETED_TODAY,
    Worklist.RETURNED_TODAY,
)
_WORK: Final = tuple(name for name in FACES if name not in _DAY_FIGURES)
_KEYS: Final = {name: f"Alt+{n % 10}" for n, name in enumerate(_WORK, 1)}


@dataclass(frozen=True, slots=True)
class Work:
    """The counts of all lists, and one list, as they were on ``today`` in one reading."""

    counts: Mapping[Worklist, int]
    name: Worklist
    lines: tuple[DossierLine, ...]
    today: date
    is_afternoon_late: bool = False


class TodayPage(Page):
    """Shows counts and one list; says which list was asked for and which dossier to open."""

    list_asked = Signal(object)  # Worklist
    open_asked = Signal(str)  # dossier id
    papers_asked = Signal(str, object)  # name of the list, its lines
    refresh_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Việc hôm nay", parent=parent)
        self.chosen = Worklist.OVERDUE
        self._today = date.min
        self._is_chosen_by_person = False
        self._shown = self.chosen
        self.build_alone()

    @override
    def building(self) -> Iterator[None]:
        self.register = RegisterBar()
        self.body.addWidget(self.register)
        yield
        self.tiles = {name: _tile(name) for name in FACES}
        self._lay_out_tiles()
        yield
        self._empty = EmptyState("calendar-check-outline", "")
        self.table: Table[DossierLine] = Table(
            dossier_columns(lambda: self._today), self._empty, "Danh sách hồ sơ"
        )
        self.table.setMinimumHeight(190)
        self.body.addWidget(self._list_card(), 1)
        yield
        self._connect()

    def choose(self, name: Worklist) -> None:
        """Ask for one list, and go to it."""
        self._is_chosen_by_person = True
        self.chosen = name
        self.list_asked.emit(name)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_work(self, work: Work) -> None:
        """Show counts and the list; the current line stays when it is still there."""
        self._today = work.today
        self.set_heading("Việc hôm nay", f"{weekday_name(work.today)}, {format_day(work.today)}")
        for name, tile in self.tiles.items():
            count = work.counts.get(name, 0)
            tile.show_figure(figure_words(count), is_toned=count > 0)
            tile.mark_chosen(is_chosen=name is work.name)
        face, self._shown = FACES[work.name], work.name
        shown, count = len(work.lines), work.counts.get(work.name, 0)
        self._title.setText(f"{face.title}: {shown_words(shown, count)}")
        self._empty.set_words(face.empty)
        self._note.setText(_note(work))
        self._note.setVisible(bool(self._note.text()))
        before = self.table.current_line()
        self.table.show_lines(work.lines, work.today)
        self._keep_current(before, work.lines)

    def first_choice(self, counts: Mapping[Worklist, int]) -> Worklist:
        """Return the list to show: what a person chose, else the first that is not empty."""
        if self._is_chosen_by_person:
            return self.chosen
        return next((name for name in _WORK if counts.get(name)), Worklist.OVERDUE)

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keys(self) -> Sequence[KeyLine]:
        lists = (KeyLine(key, f"Danh sách: {FACES[name].title}") for name, key in _KEYS.items())
        papers = KeyLine("Alt+G", "In danh sách đang hiện, in sổ")
        register = (
            KeyLine("Alt+V", "Vào sổ theo dõi các ngày trước còn sót, khi được nhắc"),
            KeyLine("Alt+I", "In các dòng vừa vào sổ"),
        )
        return (KeyLine("Return", "Mở hồ sơ đang chọn"), papers, *register, *lists)

    def _keep_current(self, before: DossierLine | None, lines: Sequence[DossierLine]) -> None:
        ids = [line.id for line in lines]
        if before is not None and before.id in ids:
            self.table.select_row(ids.index(before.id))
        elif lines:
            self.table.select_row(0)

    def _lay_out_tiles(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(10)
        for number, name in enumerate(_WORK):
            grid.addWidget(self.tiles[name], number // _ACROSS, number % _ACROSS)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        across = QHBoxLayout()
        across.setSpacing(10)
        for name in _DAY_FIGURES:
            across.addWidget(self.tiles[name], 1)
        self.body.addLayout(across)

    def _list_card(self) -> Card:
        self._title = label("", "card-title")
        self.papers_button = QuietButton("In danh sách, sổ…", "Alt+G", "printer-outline")
        self._note = label("", "hint", wraps=True)
        card = Card()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.papers_button)
        card.body.addLayout(head)
        card.body.addWidget(self._note)
        card.body.addWidget(self.table, 1)
        return card

    def _connect(self) -> None:
        for tile in self.tiles.values():
            tile.opened.connect(self.choose)
        self.table.opened.connect(self._tell_open)
        self.papers_button.clicked.connect(self._tell_papers)
        for name, sequence in _KEYS.items():
            bind(self, sequence, lambda one=name: self.choose(one), _WINDOW)

    def _tell_papers(self) -> None:
        self.papers_asked.emit(FACES[self._shown].title, self.table.lines_model.lines())

    def _tell_open(self, line: DossierLine) -> None:
        self.open_asked.emit(line.id)


def _tile(name: Worklist) -> CountTile:
    face = FACES[name]
    return CountTile(name, face.title, face.icon, face.tone, _KEYS.get(name, ""))


def _note(work: Work) -> str:
    match work.name:
        case Worklist.TO_FORWARD if work.is_afternoon_late:
            return "Đã quá 15 giờ: hồ sơ nhận từ 15 giờ chuyển vào đầu giờ ngày làm việc tiếp theo."
        case Worklist.TO_FORWARD:
            return "Chuyển trong ngày; hồ sơ nhận sau 15 giờ chuyển đầu giờ sáng hôm sau."
        case Worklist.UNCOLLECTED:
            return "Gọi điện báo công dân đến nhận; nhận muộn không làm hồ sơ trễ hạn."
        case Worklist.OVERDUE:
            return "Xin lỗi và hẹn lại (Alt+X trên trang Hồ sơ), hoặc đôn đốc nơi đang giữ hồ sơ."
        case _:
            return ""


_WINDOW: Final = Qt.ShortcutContext.WindowShortcut
