"""In giấy tờ: pick a paper by typing, fill in what it asks, see it, print it with Enter."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desk_app.domain.days import parse_day
from ui.desk.dossiers_page import FindLine
from ui.desk.papers_fields import PaperFields
from ui.desk.papers_lines import LinesToPrint
from ui.desk.papers_offer import Offer, Offers, PaperAsked, matching, wish_of
from ui.keys import bind
from ui.widgets.basics import PrimaryButton, SecondaryButton, label
from ui.widgets.choice_list import ROW_PX, Choice, ChoiceView
from ui.widgets.messages import button_row
from ui.widgets.preview import SlipPreview
from ui.widgets.scroll import ScrollBox

LOOK_MS: Final = 90
"""Typing pauses at least so long before the paper is drawn anew."""
LONG_PAGES: Final = 4
"""As many pages as a preview draws: there may be more."""
_SIZE_PX: Final = (1120, 640)
_LEFT_PX: Final = 440
_LEAST_ROWS: Final = 3
_MOST_ROWS: Final = 100


class PapersDialog(QDialog):
    """Emits what is wanted; whoever prints closes it with ``finish`` or shows a refusal."""

    preview_asked = Signal(object)  # PaperAsked
    print_asked = Signal(object)  # PaperAsked

    def __init__(self, parent: QWidget | None, offers: Offers) -> None:
        super().__init__(parent)
        self.offers = offers
        self._shown: tuple[Offer, ...] = ()
        self._asked: PaperAsked | None = None
        self.setWindowTitle(offers.title)
        self.search = FindLine("Gõ để lọc: tên mẫu, số mẫu…")
        self.search.setAccessibleName("Lọc giấy tờ")
        self.list, self._list_frame = ChoiceView("Giấy tờ có thể in"), QFrame()
        self._model = self.list.choices
        self.fields = PaperFields(self._parse_day, self)
        self.lines = LinesToPrint(offers.lines)
        self._lower = ScrollBox()
        self.preview = SlipPreview()
        self._note = label("", "muted", wraps=True)
        self._refusal = label("", "error", wraps=True)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._lay_out()
        self._connect()
        self.resize(*_SIZE_PX)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self) -> None:
        """Put the papers into the list and choose the first; the dialog is empty until then."""
        self._filter()

    def current(self) -> Offer | None:
        """Return the paper that is chosen."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def asked(self) -> PaperAsked | None:
        """Return the chosen paper with everything that is entered now."""
        offer = self.current()
        if offer is None:
            return None
        chosen = self.lines.chosen() if offer.of_lines else ()
        return wish_of(offer, self.fields.answers(), chosen)

    def show_pages(self, asked: PaperAsked, pages: Sequence[QImage]) -> None:
        """Show the picture of a paper, unless something else is wanted by now."""
        if asked != self._asked:
            return
        self.preview.show_pages(pages)
        shown = len(pages)
        self._say(f"Đang hiện {shown} trang đầu." if shown >= LONG_PAGES else "")

    def show_no_pages(self, asked: PaperAsked, words: str) -> None:
        """Say why there is no picture."""
        if asked == self._asked:
            self.preview.show_pages(())
            self._say(words)

    def show_refusal(self, words: str) -> None:
        """Say why nothing is printed; everything stays as entered."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))
        self.print_button.setEnabled(True)

    def refusal(self) -> str:
        """Return the refusal shown, or nothing."""
        return self._refusal.text()

    def note(self) -> str:
        """Return what is said under the picture."""
        return self._note.text()

    @override
    def accept(self) -> None:
        """Ask for the paper; with something missing, say where."""
        offer = self.current()
        asked = self.asked()
        self.show_refusal("")
        if offer is None or asked is None:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.fields.is_complete():
            return
        if offer.of_lines and not asked.wish.dossiers:
            self.show_refusal("Chọn ít nhất một hồ sơ trong danh sách.")
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.print_button.setEnabled(False)
        self.print_asked.emit(asked)

    def finish(self) -> None:
        """Close: the paper is on its way."""
        super().accept()

    def _filter(self) -> None:
        before = self.current()
        self._shown = matching(self.offers.papers, self.search.value())
        self._model.show([Choice(p.kind.value, p.name, p.note) for p in self._shown])
        row = self._shown.index(before) if before in self._shown else 0
        if self._shown:
            self.list.select(row)  # which shows it
        else:
            self._show_current()

    def _step(self, by: int) -> None:
        if self._shown:
            self.list.select(self.list.row_beside(by))

    def _show_row(self) -> None:
        self.list.scrollTo(self.list.currentIndex())

    def _show_current(self) -> None:
        offer = self.current()
        self.fields.show_asks(offer.asks if offer else ())
        of_lines = bool(offer and offer.of_lines)
        self.lines.setVisible(of_lines)
        self._lower.setVisible(of_lines or bool(offer and offer.asks))
        # what is below needs the room that a short list leaves
        rows = max(_LEAST_ROWS, len(self._shown)) if of_lines else _MOST_ROWS
        self._list_frame.setMaximumHeight(rows * ROW_PX + 2)
        QTimer.singleShot(0, self.list, self._show_row)  # once the list has its height
        self.print_button.setEnabled(offer is not None)
        self.show_refusal("")
        if offer is None:
            self._asked = None
            self.preview.show_pages(())
            self._say("Không có giấy tờ nào khớp." if self.offers.papers else self.offers.nothing)
            self.print_button.setEnabled(False)
            return
        self._ask_preview()

    def _ask_preview(self) -> None:
        asked = self.asked()
        if asked is not None and asked != self._asked:
            self._asked = asked
            self.preview_asked.emit(asked)

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(20, 16, 20, 16)
        around.setSpacing(8)
        around.addWidget(label(self.offers.title, "card-title"))
        around.addWidget(label(self.offers.about, "muted", wraps=True))
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self._left())
        right = QVBoxLayout()
        right.addWidget(self._note)
        right.addWidget(self.preview, 1)
        across.addLayout(right, 1)
        around.addLayout(across, 1)
        around.addWidget(self._refusal)
        self.print_button = PrimaryButton("In", "Ctrl+Return", "printer")
        cancel = SecondaryButton("Thôi", "Escape")
        self.print_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        hint = label("↑ ↓ chọn giấy tờ · Enter: điền tiếp, rồi in · Ctrl Enter: in ngay", "hint")
        foot = button_row(cancel, self.print_button)
        foot.insertWidget(0, hint)
        around.addLayout(foot)

    def _left(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_LEFT_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        self._list_frame.setProperty("role", "card")
        inside = QVBoxLayout(self._list_frame)
        inside.setContentsMargins(1, 1, 1, 1)
        self.list.setMinimumHeight(_LEAST_ROWS * ROW_PX)
        inside.addWidget(self.list)
        column.addWidget(self._list_frame, 2)
        self._lower.setFrameShape(QFrame.Shape.NoFrame)
        self._lower.column.setContentsMargins(0, 0, 8, 0)
        self._lower.column.addWidget(self.fields)
        self._lower.column.addWidget(self.lines, 1)
        self._lower.column.addStretch()
        self.fields.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self._lower, 3)
        return side

    def _connect(self) -> None:
        self.search.edited.connect(self._filter)
        self.search.stepped.connect(self._step)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.doubleClicked.connect(self.accept)
        self.fields.changed.connect(self._look.start)
        self.lines.changed.connect(self._look.start)
        self._look.timeout.connect(self._ask_preview)
        # Enter goes through every field of the paper, the optional ones too, and then prints
        self.search.entered.connect(self.fields.enter)
        self.fields.passed.connect(self.accept)
        bind(self.list, "Return", self.fields.enter)
        bind(self.lines.list, "Return", self.accept)

    def _parse_day(self, text: str) -> date | None:
        found = parse_day(text, self.offers.today, past_only=False)
        return found if isinstance(found, date) else None
