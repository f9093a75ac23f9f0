"""Hồ sơ: search as one types, and one dossier's whole story with everything that may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.dossier import Action
from desk_app.views import DossierLine
from ui.desk.dossier_asks import FACES, Case
from ui.desk.dossier_list import DossierList
from ui.desk.dossier_panel import DossierPanel
from ui.desk.dossier_words import found_words, shown_words
from ui.desk.page import Page
from ui.keys import KeyLine, bind
from ui.widgets.basics import Card, label
from ui.widgets.fields import TextLine
from ui.widgets.messages import EmptyState

_LIST_PX: Final = 372
_NOTHING_YET: Final = "Hôm nay chưa nhận hồ sơ nào.\nGõ tên, mã hồ sơ hoặc số điện thoại để tìm."


class FindLine(TextLine):
    """The search line: ↑ ↓ move in the list without leaving it."""

    stepped = Signal(int)
    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search answered, and the local day that the lines are judged against."""

    typed: str
    lines: tuple[DossierLine, ...]
    today: date
    count: int  # of the whole list that the lines are the beginning of


class DossiersPage(Page):
    """Shows results and one case; says what was asked for."""

    search_asked = Signal(str)
    open_asked = Signal(str)  # id, code, or the digits of a receipt
    case_asked = Signal(str)  # the current dossier's id changed
    action_asked = Signal(object)  # Action
    reprint_asked = Signal(object)  # PrintJob
    picture_asked = Signal(object)  # PrintJob
    papers_asked = Signal(str)  # dossier id: any other paper of it
    refresh_asked = Signal()
    correct_asked = Signal(object)  # Dossier: the intake page voids and replaces it
    return_asked = Signal(str)  # dossier id: the return page hands it over

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hồ sơ", "Tìm theo mã, tên, điện thoại, số giấy tờ, thủ tục", parent)
        self.search = FindLine("Mã hồ sơ, họ tên, điện thoại… hoặc quét giấy hẹn")
        self.search.setAccessibleName("Tìm hồ sơ")
        self.list = DossierList(EmptyState("folder-search-outline", _NOTHING_YET))
        self.panel = DossierPanel()
        self._caption = label("", "hint")
        self._nothing = EmptyState("file-document-outline", "Chọn một hồ sơ để xem.")
        self._side = QStackedWidget()
        self._side.addWidget(self._nothing)
        self._side.addWidget(self.panel)
        self._lay_out()
        self._connect()

    def open_dossier(self, id_or_code: str) -> None:
        """Bring one dossier into view: its id, its code or the digits of its receipt."""
        self.open_asked.emit(id_or_code)

    def show_results(self, found: Found) -> None:
        """Show what a search found, or what was received today when nothing is typed."""
        lines, typed = found.lines, found.typed
        words = f"Không có hồ sơ nào khớp “{typed}”." if typed else _NOTHING_YET
        self.list.say_when_empty(words)
        received = f"Nhận hôm nay: {shown_words(len(lines), found.count)}"
        self._caption.setText(found_words(len(lines)) if typed else received)
        self.list.show_lines(lines, found.today)
        shown = self.panel.case
        if not lines and (shown is None or typed not in ("", shown.dossier.code)):
            self.show_unknown(words)  # nobody may act on a dossier that was not searched for

    def show_case(self, case: Case) -> None:
        """Show a dossier beside the list."""
        self.panel.show_case(case)
        self._side.setCurrentWidget(self.panel)

    def show_unknown(self, words: str) -> None:
        """Say that there is no such dossier here."""
        self.panel.clear()
        self._nothing.set_words(words)
        self._side.setCurrentWidget(self._nothing)

    def shown_id(self) -> str:
        """Return the id of the dossier in view, or nothing."""
        return self.panel.case.dossier.id if self.panel.case else ""

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    @override
    def keys(self) -> Sequence[KeyLine]:
        shown = self.panel.buttons
        return (
            KeyLine("Ctrl+F", "Tìm hồ sơ"),
            KeyLine("Down", "Hồ sơ tiếp theo trong danh sách; ↑: hồ sơ trước"),
            KeyLine("Alt+I", "Vì sao hẹn ngày này"),
            KeyLine("Alt+G", "In giấy tờ của hồ sơ"),
            *(KeyLine(FACES[action].sequence, FACES[action].words) for action in shown),
        )

    @override
    def take_scan(self, code: str) -> bool:
        self.open_asked.emit(code.split("|", 1)[0])
        return True

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self._search_side())
        across.addWidget(self._side, 1)
        self.body.addLayout(across, 1)

    def _search_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_LIST_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self._caption)
        card = Card()
        inside = card.layout()
        if inside is not None:
            inside.setContentsMargins(1, 6, 1, 6)
        card.body.addWidget(self.list)
        column.addWidget(card, 1)
        return side

    def _connect(self) -> None:
        self.search.edited.connect(lambda: self.search_asked.emit(self.search.value()))
        self.search.stepped.connect(self.list.step)
        self.search.entered.connect(self._open_current)
        self.list.current_changed.connect(self.case_asked)
        self.list.opened.connect(self.case_asked)
        self.panel.action_asked.connect(self._tell_action)
        self.panel.linked_asked.connect(self.open_asked)
        self.panel.reprint_asked.connect(self.reprint_asked)
        self.panel.picture_asked.connect(self.picture_asked)
        self.panel.papers_asked.connect(lambda: self.papers_asked.emit(self.shown_id()))
        bind(self, "Ctrl+F", self._go_to_find, Qt.ShortcutContext.WindowShortcut)

    def _tell_action(self, action: Action) -> None:
        case = self.panel.case
        if case is None:
            return
        if action is Action.VOID:
            self.correct_asked.emit(case.dossier)
        elif action is Action.RETURN:
            self.return_asked.emit(case.dossier.id)
        else:
            self.action_asked.emit(action)

    def _open_current(self) -> None:
        if self.list.current_id():
            self.case_asked.emit(self.list.current_id())
        elif self.search.value():
            self.open_asked.emit(self.search.value())

    def _go_to_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
