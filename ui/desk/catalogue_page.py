"""Thủ tục: every procedure, what is doubtful of it, changing one, taking a file over."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.catalogue_views import CatalogueShown, ImportTrial, ProcedureVersion
from desk_app.domain.procedure import Procedure
from ui.desk.catalogue_card import ProcedureCard
from ui.desk.catalogue_drafts import Drafts
from ui.desk.catalogue_faces import (
    ALL,
    DOUBTFUL,
    Wanted,
    choice_of,
    filter_words,
    found_in,
)
from ui.desk.catalogue_import import ImportCard, OwnCard
from ui.desk.dossiers_page import FindLine
from ui.desk.page import Page
from ui.keys import KeyLine, bind
from ui.turns import next_turn
from ui.widgets.basics import SecondaryButton
from ui.widgets.choice_list import ChoiceView
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.messages import EmptyState

_LIST_PX: Final = 316
NOTHING: Final = "Không có thủ tục nào ở đây."


class CataloguePage(Page):
    """Shows procedures; says what is to be kept, read from a file, taken over."""

    refresh_asked = Signal()
    save_asked = Signal(object)  # Procedure, with the version that it was read as
    history_asked = Signal(str)  # code
    file_asked = Signal()  # a file is to be chosen
    apply_asked = Signal(object, bool)  # ImportTrial, whether what it lacks is over
    add_asked = Signal(object)  # OwnProcedure

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Thủ tục", "Thời hạn, mức thu, giấy tờ của từng thủ tục", parent)
        self._shown: CatalogueShown | None = None
        self._found: tuple[Procedure, ...] = ()
        self._drafts = Drafts()
        self.build_alone()

    @override
    def building(self) -> Iterator[None]:
        across = QHBoxLayout()
        across.setSpacing(14)
        self.body.addLayout(across, 1)
        across.addWidget(self._left())
        yield
        self._right = QStackedWidget()
        across.addWidget(self._right, 1)
        self._nothing = EmptyState("format-list-checks", NOTHING)
        self._right.addWidget(self._nothing)
        self.card = ProcedureCard()
        self._right.addWidget(self.card)
        yield from self.card.building()
        yield
        self.import_card = ImportCard()
        self._right.addWidget(self.import_card)
        yield
        self.own_card = OwnCard()
        self._right.addWidget(self.own_card)
        self._right.setCurrentWidget(self.card)  # takes its look before there is anything in it
        yield
        self._connect()

    def show_catalogue(self, shown: CatalogueShown) -> None:
        """Show what stands; what is being changed and not kept yet stays."""
        before, self._shown = self._shown, shown
        if shown is before and not self._drafts:
            return
        words, is_only = filter_words(shown), self.filter.value()
        if words != filter_words(before):
            self.filter.show_options((Option(ALL, words[0]), Option(DOUBTFUL, words[1])))
            self.filter.set_value(is_only)
        if before is None:  # all at once would hold the window too long
            self._fill()
            next_turn(self, self._show_current)
        else:
            self._search()

    def show_history(self, code: str, versions: Sequence[ProcedureVersion]) -> None:
        """Show who changed what of a procedure when."""
        self.card.show_history(code, versions)

    def show_saved(self, procedure: Procedure) -> None:
        """Go on from what is kept now; what was typed since stays."""
        is_unclear = self.card.has_unclear(procedure.code)
        is_asked_again = self._drafts.saved(procedure, is_unclear=is_unclear)
        self._show_current()
        self.refresh_asked.emit()
        if is_asked_again and self.is_in_view(procedure.code):
            self.card.save()

    def show_refusal(self, code: str, words: str) -> None:
        """Say why nothing was kept of the procedure in view; what was typed stays."""
        self._drafts.refused(code)
        if self.is_in_view(code):
            self.card.say(words)

    def is_in_view(self, code: str) -> bool:
        """Say whether a procedure is the chosen one."""
        current = self.current()
        return current is not None and current.code == code

    def show_trial(self, trial: ImportTrial) -> None:
        """Show what a file would change."""
        self._right.setCurrentWidget(self.import_card)
        self.import_card.show_trial(trial)

    def show_taken(self, code: str = "") -> None:
        """A file was taken over, or a procedure added: show the list again, at ``code``."""
        if code:
            self.search.set_value(code)
            self.filter.set_value(ALL)
        self._leave_aside()
        self.refresh_asked.emit()

    def current(self) -> Procedure | None:
        """Return the procedure that is chosen, as it stands."""
        row = self.list.currentIndex().row()
        return self._found[row] if 0 <= row < len(self._found) else None

    def found(self) -> tuple[Procedure, ...]:
        """Return the procedures in the list."""
        return self._found

    def wanted(self) -> Procedure | None:
        """Return the chosen procedure as the person would have it."""
        current = self.current()
        return self._drafts.wanted(current) if current else None

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        if self._right.currentWidget() in (self.card, self._nothing):
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keys(self) -> Sequence[KeyLine]:
        return (
            KeyLine("Ctrl+F", "Tìm thủ tục; ↑ ↓ chọn, Enter sửa"),
            KeyLine("Ctrl+D", "Chỉ những thủ tục cần xác nhận, hoặc tất cả"),
            KeyLine("Alt+1", "Thời hạn và phí; Alt+2 giấy tờ, Alt+3 tên, quy trình, Alt+4 lịch sử"),
            KeyLine("Alt+L", "Xác nhận thời hạn; Alt+P mức thu, Alt+T trường hợp, Alt+G giấy tờ"),
            KeyLine("Alt+X", "Xác nhận mọi số liệu đúng như đang ghi"),
            KeyLine("Alt+M", "Thêm hình thức nộp, giấy tờ hoặc bước, theo phần đang xem"),
            KeyLine("Alt+B", "Bỏ giấy tờ hoặc bước đang chọn; Alt ↑, Alt ↓ chuyển lên, xuống"),
            KeyLine("Alt+N", "Ngừng tiếp nhận thủ tục, hoặc tiếp nhận trở lại (sau Alt+3)"),
            KeyLine("Ctrl+Return", "Lưu thành phiên bản mới"),
            KeyLine("Alt+H", "Bỏ phần chưa lưu"),
            KeyLine("Ctrl+O", "Nhập danh mục từ tệp, xem so sánh trước"),
            KeyLine("Ctrl+N", "Thêm thủ tục của cơ quan"),
        )

    def _search(self) -> None:
        """Fill the list; the procedure in view stays in view, or its place in the list."""
        self._fill()
        self._show_current()

    def _fill(self) -> None:
        if self._shown is None:
            return
        before, row = self.current(), max(0, self.list.currentIndex().row())
        wanted = Wanted(self.search.value(), self.filter.value() == DOUBTFUL)
        self._found = found_in(self._shown, wanted)
        self._show_rows()
        codes = [one.code for one in self._found]
        if before is not None and before.code in codes:
            row = codes.index(before.code)
        self.list.select_quietly(min(row, len(codes) - 1))

    def _on_typed(self) -> None:
        self.list.setCurrentIndex(self._model.index(-1, 0))
        self._search()

    def _show_rows(self) -> None:
        shown = self._shown
        if shown is not None:
            drafts = self._drafts
            rows = [choice_of(one, shown, is_changed=one.code in drafts) for one in self._found]
            self._model.show(rows)

    def _go_to(self, row: int) -> None:
        self.list.select_quietly(row)
        self._show_current()

    def _step(self, by: int) -> None:
        if self._found:
            self._go_to(self.list.row_beside(by))

    def _show_current(self) -> None:
        current, shown = self.current(), self._shown
        aside = self._right.currentWidget() in (self.import_card, self.own_card)
        if shown is None or aside:
            return
        self._right.setCurrentWidget(self.card if current else self._nothing)
        if current is not None:
            drafts = self._drafts
            self.card.show_procedure(drafts.base(current), drafts.wanted(current), shown.today)

    def _keep(self, wanted: Procedure) -> None:
        current = self.current()
        if current is None or current.code != wanted.code:
            return
        is_unclear = self.card.has_unclear(wanted.code)
        self._drafts.keep(current, wanted, is_unclear=is_unclear)
        row = self.list.currentIndex().row()
        self._show_rows()
        self._go_to(row)

    def _drop(self) -> None:
        current = self.current()
        if current is not None:
            self._drafts.drop(current.code)
            self.card.forget_unclear(current.code)
            self.card.say("")
            self._search()

    def _ask_own(self) -> None:
        self._right.setCurrentWidget(self.own_card)
        self.own_card.start()

    def _leave_aside(self) -> None:
        self._right.setCurrentWidget(self.card)
        self._show_current()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, wanted: Procedure) -> None:
        current = self.current()
        ready = self._drafts.send(current, wanted) if current else None
        if ready is not None:
            self.card.say("")
            self._show_current()
            self.save_asked.emit(ready)

    def _toggle_filter(self) -> None:
        self.filter.set_value(ALL if self.filter.value() == DOUBTFUL else DOUBTFUL)
        self._on_typed()

    def _left(self) -> QWidget:
        self.search = FindLine("Tên, mã thủ tục  (Ctrl+F)")
        self.search.setAccessibleName("Tìm thủ tục")
        words = filter_words(None)
        self.filter = SegmentedChoice((Option(ALL, words[0]), Option(DOUBTFUL, words[1])))
        self.filter.set_value(ALL)
        self.filter.setToolTip("Ctrl D: chỉ những thủ tục cần xác nhận")
        self.list = ChoiceView("Thủ tục")
        self._model = self.list.choices
        self.file_button = SecondaryButton("Nhập từ tệp", "Ctrl+O", "download-outline")
        self.own_button = SecondaryButton("Thêm", "Ctrl+N")
        side = QWidget()
        side.setFixedWidth(_LIST_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.filter)
        column.addWidget(self.list.in_card(), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.file_button, 1)
        foot.addWidget(self.own_button)
        column.addLayout(foot)
        return side

    def _connect(self) -> None:
        self.search.edited.connect(self._on_typed)
        self.search.stepped.connect(self._step)
        self.search.entered.connect(self.card.go_on)
        self.filter.chosen.connect(self._on_typed)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.card.changed.connect(self._keep)
        self.card.save_asked.connect(self._save)
        self.card.drop_asked.connect(self._drop)
        self.card.history_asked.connect(self.history_asked)
        self.file_button.clicked.connect(self.file_asked)
        self.own_button.clicked.connect(self._ask_own)
        self.import_card.apply_asked.connect(self.apply_asked)
        self.own_card.add_asked.connect(self.add_asked)
        for aside in (self.import_card, self.own_card):
            aside.left.connect(self._leave_aside)
        bind(self.list, "Return", self.card.go_on)
        window = Qt.ShortcutContext.WindowShortcut
        bind(self, "Ctrl+F", self._go_to_search, window)
        bind(self, "Ctrl+D", self._toggle_filter, window)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
