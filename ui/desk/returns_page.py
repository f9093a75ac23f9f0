"""Trả kết quả: ready for a scan, says in large words whether there is a result, hands over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.domain.dossier import WITH_RESULT, Action, Status
from desk_app.domain.events import ResultReturned
from desk_app.views import DossierLine
from ui.desk.dossier_asks import Case
from ui.desk.dossier_list import DossierList
from ui.desk.dossier_words import found_words, result_words, shown_words
from ui.desk.dossiers_page import FindLine
from ui.desk.page import Page
from ui.desk.returns_form import ReturnForm
from ui.desk.returns_ready import ReadyPanel, TakeInCard, Verdict
from ui.keys import KeyLine, bind
from ui.theme import words_of
from ui.widgets.basics import (
    Card,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    drop,
    label,
)
from ui.widgets.messages import EmptyState, button_row
from ui.widgets.scroll import ScrollBox

_LIST_PX: Final = 372
_NOTHING: Final = "Không có kết quả nào chờ trả."


@dataclass(frozen=True, slots=True)
class HandOver:
    """One hand-over: the dossiers that go together, and who takes them."""

    dossier_ids: tuple[str, ...]
    handed: ResultReturned


@dataclass(frozen=True, slots=True)
class Shelf:
    """Lines for the list: what was found, or the results that can be handed over.

    ``ready`` counts all that can be handed over.
    """

    typed: str
    lines: tuple[DossierLine, ...]
    today: date
    ready: int


class ReturnsPage(Page):
    """Shows what was found; says what was asked for."""

    search_asked = Signal(str)
    case_asked = Signal(str)  # id, code, the digits of a receipt, or an id number
    hand_over_asked = Signal(object)  # HandOver
    take_in_asked = Signal(str, str)  # code or digits, slot
    open_asked = Signal(str)  # dossier id
    papers_asked = Signal(str, object)  # name of the list, its lines
    refresh_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Trả kết quả", "Quét mã trên giấy hẹn, hoặc gõ mã, họ tên, điện thoại", parent
        )
        self.case: Case | None = None
        self._others: list[QCheckBox] = []
        self._others_box = QVBoxLayout()
        self._side = QStackedWidget()
        self.build_alone()

    @override
    def building(self) -> Iterator[None]:
        across = QHBoxLayout()
        across.setSpacing(14)
        self.body.addLayout(across, 1)
        across.addWidget(self._left())
        across.addWidget(self._side, 1)
        yield
        self.ready = ReadyPanel()
        self._side.addWidget(self.ready)
        yield
        found = QWidget()
        around = QVBoxLayout(found)
        around.setContentsMargins(0, 0, 0, 0)
        area = ScrollBox()
        area.column.setContentsMargins(0, 0, 10, 0)
        around.addWidget(area, 1)
        self._side.addWidget(found)
        self.verdict = Verdict()
        area.column.addWidget(self.verdict)
        yield
        area.column.addWidget(self._form())
        area.column.addStretch(1)
        around.addLayout(self._foot())  # last, as Tab comes to it
        yield
        self._connect()

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what was found, or what lies ready when nothing is typed."""
        typed, shown = shelf.typed, len(shelf.lines)
        lies_ready = f"Chờ trả: {shown_words(shown, shelf.ready)}"
        self._caption.setText(found_words(shown) if typed else lies_ready)
        nothing = f"Không có hồ sơ nào khớp “{typed}”." if typed else _NOTHING
        self.list.say_when_empty(nothing)
        self.list.show_lines(shelf.lines, shelf.today)
        self._mark_shown()

    def show_case(self, case: Case, others: Sequence[DossierLine]) -> None:
        """Show one dossier; ``others`` are ready results of the same person."""
        before = self.case
        if case == before:
            return
        self.case = case
        self._mark_shown()
        self.verdict.show_verdict(case, *result_words(case.dossier, case.today))
        can_return = Action.RETURN in case.view.actions
        fresh = (
            before is None
            or before.dossier.id != case.dossier.id
            or Action.RETURN not in before.view.actions
        )
        self._form_card.setVisible(can_return)
        self.hand_button.setVisible(can_return)
        if can_return and fresh:
            self.form.fill(case.view, case.today)
            self._show_others(others)
        self._side.setCurrentIndex(1)
        missing = not case.dossier.slot and not case.dossier.returned_at
        self.take_in.offer(case.dossier.code if missing else "")
        if can_return and fresh and not (self.search.hasFocus() or self.take_in.is_waiting()):
            self.form.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ready(self, words: str = "") -> None:
        """Rest: ready for the next scan."""
        self.case = None
        self.ready.show_words(words)
        self._side.setCurrentWidget(self.ready)

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        if self.case is None:
            self.ready.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keys(self) -> Sequence[KeyLine]:
        return (
            KeyLine("Ctrl+Return", "Trả kết quả"),
            KeyLine("Ctrl+F", "Tìm theo mã, họ tên, điện thoại"),
            KeyLine("Alt+V", "Nhận kết quả từ đơn vị về quầy"),
            KeyLine("Alt+O", "Mở hồ sơ đang xem"),
            KeyLine("Alt+G", "In danh sách đang hiện: bàn giao, bưu chính, giao tại nhà"),
            KeyLine("Alt+Q", "Xong, sẵn sàng quét giấy hẹn tiếp theo"),
        )

    @override
    def take_scan(self, code: str) -> bool:
        if self.take_in.is_waiting():
            self.take_in.take_code(code)
        else:
            self.case_asked.emit(code.split("|", 1)[0])
        return True

    def rest(self) -> None:
        """Clear the page for the next citizen; the focus leaves every text box."""
        self.search.set_value("")
        self.show_ready()
        self.ready.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_asked.emit("")

    def _show_others(self, others: Sequence[DossierLine]) -> None:
        for box in self._others:
            drop(box)
        self._others = []
        for line in others:
            if line.status in WITH_RESULT:
                box = QCheckBox(words_of(f"{line.code} · {line.procedure_name}"))
                box.setChecked(line.status is Status.RESULT_AT_DESK)
                box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                box.setProperty("dossier", line.id)
                box.setToolTip(line.procedure_name)
                self._others.append(box)
                self._others_box.addWidget(box)
        self._others_title.setVisible(bool(self._others))

    def _hand_over(self) -> None:
        if self.case is None or self.hand_button.isHidden():
            return
        faults = self.form.faults()
        self.form.show_faults(faults)
        if faults:
            return
        together = tuple(str(box.property("dossier")) for box in self._others if box.isChecked())
        ids = (self.case.dossier.id, *together)
        self.hand_over_asked.emit(HandOver(ids, self.form.handed()))

    def _foot(self) -> QHBoxLayout:
        self.hand_button = PrimaryButton("Trả kết quả", "Ctrl+Return", "hand-extended-outline")
        done = SecondaryButton("Xong, quét tiếp", "Alt+Q", "qrcode-scan")
        done.clicked.connect(self.rest)
        return button_row(done, self.hand_button)

    def _form(self) -> Card:
        self._form_card = Card("Giao kết quả", "hand-extended-outline")
        self._others_title = label("Kết quả khác của người này, trả cùng lúc", "label")
        self.form = ReturnForm()
        self._form_card.body.addWidget(self._others_title)
        self._form_card.body.addLayout(self._others_box)
        self._form_card.body.addWidget(self.form)
        return self._form_card

    def _left(self) -> QWidget:
        self.search = FindLine("Mã hồ sơ, họ tên, điện thoại  (Ctrl+F)")
        self.search.setAccessibleName("Tìm kết quả")
        self.list = DossierList(EmptyState("bookshelf", _NOTHING))
        self.take_in = TakeInCard()
        self._caption = label("", "hint")
        self.papers_button = QuietButton("In…", "Alt+G", "printer-outline")
        self.papers_button.setToolTip("In danh sách đang hiện (Alt G)")
        self.papers_button.setAccessibleName("In danh sách đang hiện")
        side = QWidget()
        side.setFixedWidth(_LIST_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        head = QHBoxLayout()
        head.addWidget(self._caption, 1)
        head.addWidget(self.papers_button)
        column.addLayout(head)
        card = Card()
        inside = card.layout()
        if inside is not None:
            inside.setContentsMargins(1, 6, 1, 6)
        card.body.addWidget(self.list)
        column.addWidget(card, 1)
        column.addWidget(self.take_in)
        return side

    def _connect(self) -> None:
        self.search.edited.connect(self._tell_typed)
        self.search.stepped.connect(self.list.step)
        self.search.entered.connect(self._go_on)
        self.list.opened.connect(self.case_asked)
        self.list.clicked.connect(self._tell_chosen)
        self.hand_button.clicked.connect(self._hand_over)
        self.take_in.asked.connect(self.take_in_asked)
        self.papers_button.clicked.connect(self._tell_papers)
        self.verdict.open_asked.connect(self._tell_open)
        window = Qt.ShortcutContext.WindowShortcut
        bind(self, "Ctrl+F", self._go_to_search, window)
        bind(self, "Alt+V", self.take_in.begin, window)

    def _tell_papers(self) -> None:
        lines = [row.line for row in self.list.rows_model.rows()]
        self.papers_asked.emit("Danh sách trả kết quả", lines)

    def _tell_typed(self) -> None:
        self.search_asked.emit(self.search.value())

    def _mark_shown(self) -> None:
        if self.case is not None:
            self.list.mark_only(self.case.dossier.id)

    def _tell_chosen(self) -> None:
        if self._chosen_id():
            self.case_asked.emit(self._chosen_id())

    def _chosen_id(self) -> str:
        return self.list.current_id() or self.list.first_id()

    def _go_on(self) -> None:
        # Enter has chosen: the next key belongs to the hand-over, not to the search
        wanted = self._chosen_id()
        if wanted:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell_chosen()
            is_shown = self.case is not None and self.case.dossier.id == wanted
            if is_shown and not self._form_card.isHidden():
                self.form.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_open(self) -> None:
        if self.case is not None:
            self.open_asked.emit(self.case.dossier.id)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
