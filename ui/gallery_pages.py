"""The invented pages of the gallery."""

from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from ui import theme
from ui.desk.page import Page
from ui.models.lines import Column, Pill
from ui.theme import Tone
from ui.widgets.basics import (
    Badge,
    Card,
    DangerButton,
    KeyHint,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    label,
)
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.count_tile import CountTile
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.fields import DayEdit, DigitsEdit, FormField, PhoneEdit, TextLine
from ui.widgets.messages import ConfirmBar, EmptyState
from ui.widgets.papers import PaperChecklist, PaperLine
from ui.widgets.picker import Choice, Picker
from ui.widgets.preview import SlipPreview
from ui.widgets.table import Table
from ui.widgets.touch import DigitPad
from ui.widgets.views import StoryLine, Timeline, TraceStep, TraceView

_PROCEDURES: Final = (
    Choice("1", "Đăng ký khai sinh", "Hộ tịch · trả trong ngày", "1.001193", ("Hay dùng",)),
    Choice("2", "Đăng ký khai sinh có yếu tố nước ngoài", "Hộ tịch", "2.000528"),
    Choice("3", "Đăng ký lại khai sinh", "Hộ tịch · 5 ngày làm việc", "1.004884"),
    Choice("4", "Chứng thực bản sao từ bản chính", "Chứng thực", "2.000815", ("Hay dùng",)),
)
_PAPERS: Final = (
    PaperLine("a", "Tờ khai đăng ký khai sinh", "Tờ khai đăng ký khai sinh theo mẫu quy định"),
    PaperLine("b", "Giấy chứng sinh", note="Xuất trình"),
    PaperLine("c", "Văn bản xác nhận của người làm chứng", group="Một trong các giấy tờ sau"),
    PaperLine("d", "Giấy cam đoan về việc sinh", group="Một trong các giấy tờ sau", originals=1),
)
_LINES: Final = (
    ("H56.21.05-261120-0007", "Nguyễn Văn Thí Dụ", "Đăng ký khai sinh", "20/11/2026", Tone.OK),
    (
        "H56.21.05-261120-0006",
        "Trần Thị Minh Họa",
        "Xác nhận tình trạng hôn nhân",
        "23/11/2026",
        Tone.INFO,
    ),
    (
        "H56.21.05-261118-0031",
        "Lê Mẫu",
        "Trợ cấp xã hội hằng tháng cho người khuyết tật nặng",
        "19/11/2026",
        Tone.ERROR,
    ),
    (
        "H56.21.05-261117-0012",
        "Phạm Thị Ví Dụ",
        "Chứng thực bản sao từ bản chính",
        "21/11/2026",
        Tone.WARN,
    ),
)
_STATES: Final = {
    Tone.OK: "Đã có kết quả",
    Tone.INFO: "Đang giải quyết",
    Tone.WARN: "Chờ bổ sung",
    Tone.ERROR: "Quá hạn",
}
Line = tuple[str, str, str, str, Tone]
STEPS: Final = (
    TraceStep("Thứ Sáu 20/11", "Ngày nhận hồ sơ, không tính"),
    TraceStep("Thứ Bảy 21/11", "Nghỉ cuối tuần"),
    TraceStep("Chủ Nhật 22/11", "Nghỉ cuối tuần"),
    TraceStep("Thứ Hai 23/11", "Ngày làm việc", "1"),
    TraceStep("Thứ Ba 24/11", "Nghỉ lễ: Ngày Văn hóa Việt Nam"),
    TraceStep("Thứ Tư 25/11", "Ngày làm việc", "2"),
    TraceStep("Thứ Năm 26/11", "Ngày làm việc, hạn trả kết quả", "3", is_due=True),
)
_STORY: Final = (
    StoryLine("20/11 10:12", "Tiếp nhận hồ sơ", "Nguyễn Thị Tiếp Nhận · Quầy 3", "", Tone.OK),
    StoryLine("20/11 10:20", "Chuyển xử lý", "Bộ phận Tư pháp – Hộ tịch", "", Tone.INFO),
    StoryLine("21/11 15:40", "Yêu cầu bổ sung", "Trần Thụ Lý", "Thiếu giấy chứng sinh", Tone.WARN),
    StoryLine("25/11 08:05", "Quá hạn trả", "", "Chậm 1 ngày làm việc", Tone.ERROR),
)


def parse_day(text: str) -> date | None:
    """Read dd/MM/yyyy; the program's own parser is in the domain."""
    try:
        return datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def find(text: str) -> tuple[Choice, ...]:
    """Find sample procedures by any part of their title."""
    return tuple(c for c in _PROCEDURES if text.casefold() in c.title.casefold())


class SamplePage(Page):
    """An intake-like page that shows the kit in its natural place."""

    def __init__(self) -> None:
        super().__init__("Tiếp nhận hồ sơ", "Số thứ tự B047 · ưu tiên · chờ 6 phút")
        across = QHBoxLayout()
        across.setSpacing(14)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(12)
        right.setSpacing(12)
        self.summary = ErrorSummary()
        left.addWidget(self.summary)
        left.addWidget(self._procedure_card())
        left.addWidget(self._person_card())
        left.addWidget(self._paper_card())
        left.addStretch(1)
        for widget in (self._fee_card(), self._due_card()):
            right.addWidget(widget)
        right.addStretch(1)
        right.addWidget(PrimaryButton("Nhận và in giấy hẹn", "Ctrl+Return", "printer-outline"))
        right.addWidget(SecondaryButton("Xem trước bản in", "Ctrl+P"))
        across.addLayout(left, 3)
        across.addLayout(right, 1)
        self.body.addLayout(across)

    def _procedure_card(self) -> Card:
        card = Card("Thủ tục", "clipboard-text-outline")
        card.add_action(QuietButton("Thêm hồ sơ", "Ctrl+N", "plus"))
        self.procedure = Picker(find, "Tên, mã hoặc từ bất kỳ")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(FormField("Tên thủ tục", self.procedure, required=True, tight=True), 2)
        way = SegmentedChoice(
            (
                Option("desk", "Tại quầy", "1"),
                Option("post", "Bưu điện", "2"),
                Option("net", "Trực tuyến", "3"),
            )
        )
        way.set_value("desk")
        row.addWidget(FormField("Nhận kết quả", way, tight=True))
        card.body.addLayout(row)
        return card

    def _person_card(self) -> Card:
        card = Card("Người nộp hồ sơ", "account-outline")
        card.add_action(QuietButton("Quét QR căn cước", "Ctrl+Q", "qrcode-scan"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        self.digits = DigitsEdit()
        self.digits.set_digits("04609800123")
        self.number = FormField("Số định danh cá nhân", self.digits, required=True)
        self.number.show_error("Nhập đủ 12 chữ số (mới nhập 11)")
        name = TextLine()
        name.set_value("NGUYỄN VĂN THÍ DỤ")
        day, phone = DayEdit(parse_day), PhoneEdit()
        day.set_day(date(1998, 5, 19))
        phone.set_digits("0905123456")
        grid.addWidget(self.number, 0, 0)
        grid.addWidget(
            FormField("Họ và tên", name, hint="Viết có dấu, đúng theo căn cước", required=True),
            0,
            1,
        )
        grid.addWidget(FormField("Ngày sinh", day), 0, 2)
        grid.addWidget(FormField("Điện thoại", phone, hint="Để báo khi có kết quả"), 0, 3)
        for column, stretch in enumerate((3, 4, 2, 3)):
            grid.setColumnStretch(column, stretch)
        card.body.addLayout(grid)
        return card

    def _paper_card(self) -> Card:
        card = Card("Giấy tờ nộp kèm", "file-multiple-outline")
        card.add_action(QuietButton("Đủ tất cả", "", "format-list-checks"))
        self.papers = PaperChecklist()
        self.papers.show_papers(_PAPERS)
        card.body.addWidget(self.papers)
        return card

    def _fee_card(self) -> Card:
        card = Card("Lệ phí", "cash-multiple")
        for words, amount in (("6 bản × 2.000 đ", "12.000 đ"), ("Miễn, giảm", "0 đ")):
            row = QHBoxLayout()
            row.addWidget(label(words, "muted"), 1)
            row.addWidget(label(amount))
            card.body.addLayout(row)
        total = QHBoxLayout()
        total.addWidget(label("Phải thu", "strong"), 1)
        total.addWidget(label("12.000 đ", "title"))
        card.body.addLayout(total)
        return card

    def _due_card(self) -> Card:
        card = Card("Hẹn trả", "calendar-clock")
        card.add_action(QuietButton("Vì sao?", "Ctrl+Y"))
        card.body.addWidget(label("Thứ Năm, 26/11/2026", "title"))
        card.body.addWidget(label("Buổi sáng, 3 ngày làm việc", "hint"))
        return card


class ListPage(Page):
    """Figures, a table, a story."""

    def __init__(self) -> None:
        super().__init__("Việc hôm nay", "Thứ Sáu, 20/11/2026")
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for title, icon, figure, tone in (
            ("Nhận hôm nay", "inbox-arrow-down-outline", "47", Tone.INFO),
            ("Hẹn trả hôm nay", "calendar-alert", "0", Tone.WARN),
            ("Quá hạn", "clock-alert-outline", "2", Tone.ERROR),
            ("Chờ bổ sung", "file-question-outline", "9", Tone.INFO),
        ):
            tile = CountTile(title, title, icon, tone)
            tile.show_figure(figure, is_toned=figure != "0")
            tiles.addWidget(tile)
        self.body.addLayout(tiles)
        across = QHBoxLayout()
        across.setSpacing(14)
        self.table: Table[Line] = Table(
            (
                Column[Line]("Mã hồ sơ", lambda line: line[0], 208, is_strong=True),
                Column[Line]("Người nộp", lambda line: line[1], 150),
                Column[Line]("Thủ tục", lambda line: line[2]),
                Column[Line]("Hẹn trả", lambda line: line[3], 104, is_figure=True),
                Column[Line](
                    "Trạng thái",
                    lambda line: _STATES[line[4]],
                    150,
                    pill=lambda line: Pill(_STATES[line[4]], line[4]),
                ),
            ),
            EmptyState("inbox-outline", "Hôm nay chưa có hồ sơ nào đến hạn."),
            "Hồ sơ đến hạn",
        )
        self.table.show_lines(_LINES)
        self.table.select_row(1)
        story = Card("Quá trình giải quyết", "history")
        timeline = Timeline()
        timeline.show_story(_STORY)
        story.body.addWidget(timeline)
        story.body.addStretch(1)
        story.setFixedWidth(280)
        across.addWidget(self.table, 1)
        across.addWidget(story)
        self.body.addLayout(across, 1)


class KitPage(Page):
    """Everything that the two pages before do not show."""

    def __init__(self) -> None:
        super().__init__("Bộ thành phần", "Nút, nhãn, thông báo, chạm")
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.addWidget(self._buttons(), 0, 0)
        grid.addWidget(self._pad(), 0, 1)
        grid.addWidget(self._slip(), 0, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 2)
        self.confirm = ConfirmBar()
        self.body.addWidget(self.confirm)
        self.body.addLayout(grid, 1)

    def _buttons(self) -> Card:
        card = Card("Nút và nhãn", "keyboard-outline")
        first = QHBoxLayout()
        off = PrimaryButton("Đang ghi…")
        off.setEnabled(False)
        for button in (
            PrimaryButton("Gọi tiếp", "F9", "bullhorn-outline"),
            SecondaryButton("Gọi lại", "F10"),
            DangerButton("Hủy số", "Ctrl+D"),
        ):
            first.addWidget(button)
        first.addStretch(1)
        second = QHBoxLayout()
        for tone, words in _STATES.items():
            second.addWidget(Badge(words, tone))
        second.addStretch(1)
        third = QHBoxLayout()
        third.addWidget(Badge("Đã rút", Tone.NEUTRAL))
        third.addWidget(KeyHint("Ctrl+Return"))
        third.addWidget(off)
        third.addStretch(1)
        trace = TraceView()
        trace.show_steps(STEPS)
        card.body.addLayout(first)
        card.body.addLayout(second)
        card.body.addLayout(third)
        card.body.addWidget(trace, 1)
        return card

    def _pad(self) -> Card:
        card = Card("Bàn phím số", "keyboard-outline")
        card.body.addWidget(DigitPad())
        return card

    def _slip(self) -> Card:
        card = Card("Xem trước", "printer-outline")
        preview = SlipPreview()
        preview.show_pages((_sample_slip(),))
        card.body.addWidget(preview)
        return card


def _sample_slip() -> QImage:
    image = QImage(576, 700, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for top, pixels, words in (
        (40, 30, "UBND PHƯỜNG VÍ DỤ"),
        (120, 30, "SỐ THỨ TỰ"),
        (180, 150, "B047"),
        (370, 28, "Hộ tịch"),
        (420, 28, "Trước ông/bà: 6 người"),
        (620, 26, "DỮ LIỆU THỬ"),
    ):
        font = theme.ui_font(pixels, QFont.Weight.Bold)
        painter.setFont(font)
        painter.drawText(0, top, 576, pixels + 20, Qt.AlignmentFlag.AlignHCenter, words)
    painter.end()
    return image
