"""One dossier whole: what it is, what may be done, what happened, what was printed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.dossier import Action
from ui import theme
from ui.desk.dossier_asks import FACES, Case
from ui.desk.dossier_facts import (
    applicant_card,
    appointment_card,
    link_card,
    papers_card,
    story_card,
)
from ui.desk.dossier_prints import PrintsCard
from ui.desk.dossier_words import (
    NATIONAL_STATUS_NAMES,
    place_of,
    status_pill,
    term_of,
    time_pill,
    trace_steps,
)
from ui.widgets.basics import (
    Badge,
    Card,
    KeyButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    drop,
    label,
)
from ui.widgets.views import TracePopover

_ACROSS: Final = 3
_MAIN: Final = (
    Action.RETURN,
    Action.TAKE_IN_RESULT,
    Action.ADD_PAPERS,
    Action.HEAR_AGENCY,
    Action.CONFIRM_PAYMENT,
    Action.FORWARD,
    Action.FINISH,
    Action.START,
)
_SHOWN_MAIN: Final = 3


class DossierPanel(QScrollArea):
    """Shows a case; equal values are not drawn again, so that a refresh moves nothing."""

    action_asked = Signal(object)  # desk_app.domain.dossier.Action
    linked_asked = Signal(str)  # dossier id
    reprint_asked = Signal(object)  # PrintJob
    picture_asked = Signal(object)  # PrintJob
    papers_asked = Signal()  # any other paper of this dossier

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Hồ sơ đang xem")
        self.case: Case | None = None
        self.buttons: dict[Action, KeyButton] = {}
        self._popover: TracePopover | None = None
        self._place = 0
        self._coming: list[tuple[QVBoxLayout, Callable[[Case], Card]]] = []
        self._made: Card | None = None  # the next one, not in its place yet
        # a card is made in one turn and put in its place, where it takes its look, in the next:
        # all of them at once would hold keys and paint for longer than 50 ms
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._add_card)

    def show_case(self, case: Case) -> None:
        """Show a dossier; the place in the page stays when it is the same one."""
        if case == self.case:
            return
        same = self.case is not None and self.case.dossier.id == case.dossier.id
        self._place = self.verticalScrollBar().value() if same else 0
        self.case = case
        self.buttons = {}
        self._forget_made()
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self.setWidget(inside)  # empty: what is full would get its look now, and again
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(theme.size("gap"))
        column.addWidget(self._head(case))
        link = link_card(case, self.linked_asked.emit)
        if link is not None:
            column.addWidget(link)
        column.addLayout(self._cards())
        column.addStretch(1)
        self._next.start()

    def clear(self) -> None:
        """Show nothing."""
        if self.case is None:
            return
        self.case = None
        self._coming = []
        self._forget_made()
        self.buttons = {}
        drop(self.takeWidget())

    def show_why(self, anchor: QWidget) -> None:
        """Show day by day how the appointment was found."""
        deadline = self.case.dossier.deadline if self.case else None
        if deadline is None:
            return
        if self._popover is None or self._popover.parentWidget() is not self.window():
            self._popover = TracePopover(self.window())
        note = f"Lịch làm việc bản {deadline.due.calendar_version}"
        self._popover.show_trace(anchor, "Vì sao hẹn ngày này?", note, trace_steps(deadline.due))

    def _cards(self) -> QHBoxLayout:
        left, right = QVBoxLayout(), QVBoxLayout()
        self._coming = [
            (left, applicant_card),
            (right, lambda case: appointment_card(case, self.show_why)),
            (left, papers_card),
            (right, story_card),
            (left, self._prints),
        ]
        across = QHBoxLayout()
        across.setSpacing(theme.size("gap"))
        for column, share in ((left, 6), (right, 7)):
            column.setSpacing(theme.size("gap"))
            column.addStretch(1)
            across.addLayout(column, share)
        return across

    def _add_card(self) -> None:
        inside = self.widget()
        if self.case is None or inside is None or not self._coming:
            return
        if self._made is None:
            self._made = self._coming[0][1](self.case)
            self._next.start()
            return
        column, _ = self._coming.pop(0)
        card, self._made = self._made, None
        column.insertWidget(column.count() - 1, card)
        if self._coming:
            self._next.start()
        else:
            inside.adjustSize()
            self.verticalScrollBar().setValue(self._place)

    def _forget_made(self) -> None:
        if self._made is not None:
            drop(self._made)
            self._made = None

    def _prints(self, case: Case) -> PrintsCard:
        prints = PrintsCard("Bản in của hồ sơ")
        prints.show_jobs(case.view.jobs)
        prints.reprint_asked.connect(self.reprint_asked)
        prints.picture_asked.connect(self.picture_asked)
        return prints

    def _head(self, case: Case) -> Card:
        dossier = case.dossier
        head = Card()
        first = QHBoxLayout()
        first.setSpacing(8)
        code = label(dossier.code or "Chưa có mã hồ sơ", "title")
        code.setTextInteractionFlags(code.textInteractionFlags().TextSelectableByMouse)
        first.addWidget(code)
        first.addStretch(1)
        term = time_pill(term_of(dossier, case.view.timeliness), case.today)
        for pill in (term, status_pill(dossier.status)):
            first.addWidget(Badge(pill.words, pill.tone, pill.icon))
        head.body.addLayout(first)
        head.body.addWidget(label(dossier.procedure.name, "strong", wraps=True))
        head.body.addWidget(label(_standing(case), "hint", wraps=True))
        head.body.addLayout(self._actions(case))
        return head

    def _actions(self, case: Case) -> QVBoxLayout:
        allowed = [action for action in FACES if action in case.view.actions]
        main = [action for action in _MAIN if action in allowed][:_SHOWN_MAIN]
        rows = QVBoxLayout()
        rows.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(8)
        for number, action in enumerate(main):
            first.addWidget(self._button(action, SecondaryButton if number else PrimaryButton))
        first.addStretch(1)
        rows.addLayout(first)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        papers = QuietButton("In giấy tờ…", "Alt+G", "printer-outline")
        papers.clicked.connect(self.papers_asked)
        others = [self._button(action, QuietButton) for action in allowed if action not in main]
        for number, button in enumerate((*others, papers)):
            grid.addWidget(button, number // _ACROSS, number % _ACROSS, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(_ACROSS, 1)
        rows.addLayout(grid)
        return rows

    def _button(self, action: Action, kind: type[KeyButton]) -> KeyButton:
        face = FACES[action]
        made = kind(face.words, face.sequence, face.icon)
        made.clicked.connect(lambda: self.action_asked.emit(action))
        self.buttons[action] = made
        return made


def _standing(case: Case) -> str:
    dossier = case.dossier
    number = dossier.national_status
    parts = [f"Trạng thái quốc gia {number} – {NATIONAL_STATUS_NAMES[number]}"]
    place = place_of(dossier)
    if place != dossier.unit:
        parts.append(f"Hồ sơ giấy: {place}")
    if dossier.unit:
        who = f"{dossier.unit} – {dossier.officer}" if dossier.officer else dossier.unit
        keeps = "Đơn vị xử lý, giữ hồ sơ giấy" if place == dossier.unit else "Đơn vị xử lý"
        parts.append(f"{keeps}: {who}")
    if dossier.waiting_for:
        parts.append(f"Đang chờ: {dossier.waiting_for}")
    if dossier.provincial_code:
        parts.append(f"Mã tỉnh: {dossier.provincial_code}")
    return " · ".join(parts)
