"""What a file would change, read before it is taken over; and a procedure of the office itself."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from desk_app.catalogue_views import ImportTrial
from desk_app.catalogue_words import typed_fee, typed_limit
from desk_app.domain.calendar import Limit
from desk_app.domain.catalogue_changes import OwnProcedure
from ui.desk.catalogue_fields import TypedCell, yielding
from ui.desk.intake_fields import Cell, Remark
from ui.theme import Tone
from ui.widgets.basics import Card, PrimaryButton, QuietButton, SecondaryButton, label
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import TextLine
from ui.widgets.messages import button_row

KEEP: Final = "keep"
ABOLISH: Final = "abolish"
ABOUT: Final = (
    "Chưa ghi gì. Đọc bản so sánh rồi áp dụng; hồ sơ đã nhận giữ phiên bản lúc nhận, điều đã có "
    "người đặt hoặc xác nhận được giữ lại."
)


class ImportCard(Card):
    """The difference that a file makes, in words, and the keys that take it over or leave it."""

    apply_asked = Signal(object, bool)  # ImportTrial, whether what the file lacks is over
    left = Signal()

    def __init__(self) -> None:
        super().__init__("So sánh tệp với danh mục đang dùng", "file-replace-outline")
        self._trial: ImportTrial | None = None
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Bản so sánh")
        self.absent = SegmentedChoice((Option(KEEP, "Giữ nguyên"), Option(ABOLISH, "Bãi bỏ")))
        self._absent_cell = Cell("Thủ tục không còn trong tệp", self.absent)
        self.refusal = Remark()
        self.leave_button = SecondaryButton("Không áp dụng", "Escape")
        self.apply_button = PrimaryButton("Áp dụng", "Ctrl+Return", "check-bold")
        self.body.addWidget(label(ABOUT, "hint", wraps=True))
        self.body.addWidget(yielding(self.text, 120), 1)
        self.body.addWidget(self._absent_cell, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.refusal)
        self.body.addLayout(button_row(self.leave_button, self.apply_button))
        self.leave_button.clicked.connect(self.left)
        self.apply_button.clicked.connect(self._apply)

    def show_trial(self, trial: ImportTrial) -> None:
        """Show what a file would change."""
        self._trial = trial
        self.set_title(f"So sánh tệp {trial.file_name} với danh mục đang dùng")
        self.text.setPlainText("\n".join(trial.lines))
        self.absent.set_value(KEEP)
        self._absent_cell.setVisible(bool(trial.change.abolished))
        self.refusal.show_words("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Say why the file was not taken over."""
        self.refusal.show_words(words, Tone.ERROR)

    def _apply(self) -> None:
        if self._trial is not None:
            self.apply_asked.emit(self._trial, self.absent.value() == ABOLISH)


class OwnCard(Card):
    """A simple procedure of the office itself, handed in at the counter."""

    add_asked = Signal(object)  # OwnProcedure
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Thêm thủ tục của cơ quan", "file-plus-outline")
        self.code, self.name, self.area = TextLine("1.001193"), TextLine(), TextLine("Hộ tịch")
        self.decision = TextLine("để trống nếu chưa có")
        self.limit: TypedCell[Limit] = TypedCell(
            "Thời hạn theo quy định", typed_limit, lambda _: "", "3 ngày làm việc"
        )
        self.fee: TypedCell[int] = TypedCell(
            "Mức thu (0: miễn phí)", typed_fee, lambda _: "", "8.000"
        )
        self._limit: Limit | None = None
        self._fee: int | None = None
        self.refusal = Remark()
        self.leave_button = QuietButton("Không thêm", "Escape")
        self.add_button = PrimaryButton("Thêm", "Ctrl+Return", "check-bold")
        self._lay_out()
        self.limit.typed.connect(self._on_limit)
        self.fee.typed.connect(self._on_fee)
        self.leave_button.clicked.connect(self.left)
        self.add_button.clicked.connect(self._add)

    def start(self) -> None:
        """Begin with empty lines."""
        for line in (self.code, self.name, self.area, self.decision):
            line.set_value("")
        self.limit.line.set_value("")
        self.fee.line.set_value("")
        self._limit = self._fee = None
        self.say("")
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Say why it was not added; what was typed stays."""
        self.refusal.show_words(words, Tone.ERROR)

    def _on_limit(self, limit: Limit | None) -> None:
        self._limit = limit

    def _on_fee(self, fee_vnd: int | None) -> None:
        self._fee = fee_vnd

    def _add(self) -> None:
        if self.limit.say_unclear() or self.fee.say_unclear():
            return
        values = (self.code.value(), self.name.value(), self.area.value())
        self.add_asked.emit(OwnProcedure(*values, self._limit, self._fee, self.decision.value()))

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(12)
        first.addWidget(Cell("Mã thủ tục", self.code, required=True), 1)
        first.addWidget(Cell("Lĩnh vực", self.area), 2)
        second.addWidget(self.limit, 2)
        second.addWidget(self.fee, 1)
        second.addWidget(Cell("Quyết định công bố", self.decision), 2)
        self.body.addLayout(first)
        self.body.addWidget(Cell("Tên thủ tục", self.name, required=True))
        self.body.addLayout(second)
        hint = "Nộp trực tiếp; giấy tờ và quy trình thêm sau khi lưu, ở Alt 2 và Alt 3."
        self.body.addWidget(label(hint, "hint", wraps=True))
        self.body.addWidget(self.refusal)
        self.body.addLayout(button_row(self.leave_button, self.add_button))
        self.body.addStretch(1)
