"""Reasons that the intake page asks for, and the receipt in a window of its own."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.widgets.basics import SecondaryButton
from ui.widgets.messages import button_row
from ui.widgets.preview import SlipPreview
from ui.widgets.reason import ReasonDialog

CORRECT_PRESETS: Final = (
    "Sai họ tên, ngày sinh hoặc địa chỉ",
    "Chọn nhầm thủ tục hoặc trường hợp",
    "Ghi sai giấy tờ đã nộp",
    "Ghi sai phí, lệ phí",
)
REPRINT_PRESETS: Final = ("Kẹt giấy hoặc mực mờ", "Người dân làm mất giấy", "Cần thêm một liên")
TURN_BACK_PRESETS: Final = (
    "Thiếu giấy tờ phải nộp",
    "Giấy tờ chưa hợp lệ",
    "Thông tin trên tờ khai chưa đúng",
)
REFUSE_PRESETS: Final = (
    "Không thuộc thẩm quyền giải quyết",
    "Không thuộc đối tượng thực hiện thủ tục",
    "Hồ sơ đã được tiếp nhận và đang giải quyết",
)


def ask_correction(page: QWidget, code: str, then: Callable[[str], None]) -> None:
    """Ask why a printed receipt is replaced."""
    question = f"Giấy của hồ sơ {code} bị hủy và được thay bằng giấy mới, có mã mới."
    _ask(page, ("Sửa giấy đã in", question, "Thay giấy"), CORRECT_PRESETS, then)


def ask_reprint(page: QWidget, code: str, then: Callable[[str], None]) -> None:
    """Ask why the same paper is printed again."""
    question = f"In lại giấy tiếp nhận {code}; mã hồ sơ giữ nguyên, giấy ghi rõ là bản in lại."
    _ask(page, ("In lại", question, "In lại"), REPRINT_PRESETS, then)


def ask_turn_back(page: QWidget, missing: Sequence[str], then: Callable[[str], None]) -> None:
    """Ask what the citizen is told when the dossier is not complete."""
    listed = "; ".join(missing)
    question = f"Còn thiếu: {listed}." if missing else "Ghi rõ nội dung cần bổ sung, hoàn thiện."
    presets = TURN_BACK_PRESETS if missing else TURN_BACK_PRESETS[1:]
    _ask(page, ("Yêu cầu bổ sung", question, "Ghi yêu cầu"), presets, then)


def ask_refusal(page: QWidget, then: Callable[[str], None]) -> None:
    """Ask why nothing is accepted."""
    question = "Nêu rõ lý do để người dân biết; lý do được ghi vào nhật ký."
    _ask(page, ("Từ chối tiếp nhận", question, "Từ chối"), REFUSE_PRESETS, then)


def _ask(
    page: QWidget,
    words: tuple[str, str, str],
    presets: Sequence[str],
    then: Callable[[str], None],
) -> None:
    title, question, accept = words
    dialog = ReasonDialog(page.window(), title, question, presets, accept)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.reason_given.connect(then)
    dialog.open()


class PreviewDialog(QDialog):
    """The very picture that will be printed; Esc closes it."""

    def __init__(self, parent: QWidget, pages: Sequence[QImage]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Xem trước giấy tiếp nhận")
        self.slip = SlipPreview()
        self.slip.show_pages(pages)
        around = QVBoxLayout(self)
        around.setContentsMargins(16, 12, 16, 12)
        around.addWidget(self.slip, 1)
        shut = SecondaryButton("Đóng", "Escape")
        shut.clicked.connect(self.reject)
        around.addLayout(button_row(shut))
        self.resize(min(900, parent.width() - 60), parent.height() - 60)
