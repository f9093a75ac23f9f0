"""What the office is called, how it is reached, who signs, which papers print by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.office import Office
from desk_app.domain.office_rules import NEEDED, OfficeFault
from desk_app.domain.office_settings import (
    CAPITALS,
    NUMBERS,
    SETTING_NAMES,
    SWITCHES,
    OfficeSetting,
    setting_of,
)
from ui.desk.intake_fields import Count
from ui.desk.office_fields import FieldSheet
from ui.desk.office_words import edition_words
from ui.widgets.basics import Card, PrimaryButton, QuietButton, label
from ui.widgets.fields import TextLine
from ui.widgets.messages import button_row
from ui.widgets.scroll import ScrollBox

if TYPE_CHECKING:
    from desk_app.desk.office import OfficeShown

_S = OfficeSetting
_CARDS: Final = (
    (
        "Tên trên giấy tờ",
        "text-box-check-outline",
        (_S.SUPERIOR, _S.AGENCY, _S.UNIT_NAME, _S.PLACE),
    ),
    ("Liên hệ", "phone-outline", (_S.ADDRESS, _S.HOTLINE, _S.LOOKUP_ADDRESS)),
    ("Người ký văn bản", "stamper", (_S.HEAD_TITLE, _S.HEAD_NAME)),
    (
        "Giấy nào tự in",
        "printer-outline",
        (_S.CONTROL_SHEET, _S.RETURN_RECEIPT, _S.WITHDRAWAL_CONFIRMATION, _S.RECEIPT_ON_ROLL),
    ),
    ("Cách làm việc", "timer-outline", (_S.SUPPLEMENT_LIMIT, _S.WAITING_TOO_LONG_DAYS)),
)
_ROWS: Final = (
    (_S.HOTLINE, _S.LOOKUP_ADDRESS),
    (_S.SUPPLEMENT_LIMIT, _S.WAITING_TOO_LONG_DAYS),
)
_LEFT: Final = 2  # cards in the left column
_EXAMPLES: Final = {
    _S.HOTLINE: "0200 000 000",
    _S.LOOKUP_ADDRESS: "tracuu.anhoa.vn",
    _S.HEAD_TITLE: "để trống: THỦ TRƯỞNG CƠ QUAN",
    _S.ADDRESS: "Số 1 đường Hoa Mai, phường An Hòa",
}
_CODE: Final = "Mã định danh {code} đứng đầu mã hồ sơ nên không đổi ở đây."


class AboutPart(QWidget):
    """``wanted`` is the office that was read with what is entered."""

    save_asked = Signal(object, int)  # Office, the version it is based on
    refresh_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._base: OfficeShown | None = None
        self._newest: OfficeShown | None = None
        self._untouched: Office | None = None
        self.sheets: list[FieldSheet] = []
        self.lines: dict[OfficeSetting, TextLine] = {}
        self.counts: dict[OfficeSetting, Count] = {}
        self.boxes: dict[OfficeSetting, QCheckBox] = {}
        self.save_button = PrimaryButton("Lưu", "Ctrl+Return", "content-save-outline")
        self.drop_button = QuietButton("Bỏ phần chưa lưu", "Alt+H", "undo-variant")
        self._edition = label("", "hint", wraps=True)

    def making(self) -> Iterator[None]:
        """Make what is inside, once the part has its place: a card in each step."""
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(10)
        area = ScrollBox()
        around.addWidget(area, 1)
        area.column.setContentsMargins(0, 0, 6, 0)
        across = QHBoxLayout()
        across.setSpacing(14)
        area.column.addLayout(across)
        area.column.addStretch(1)
        for cards in (_CARDS[:_LEFT], _CARDS[_LEFT:]):
            column = QVBoxLayout()
            column.setSpacing(10)
            across.addLayout(column, 1)
            for title, icon, settings in cards:
                yield
                column.addWidget(self._card(title, icon, settings))
            column.addStretch(1)
        foot = button_row(self.drop_button, self.save_button)
        foot.insertWidget(0, self._edition, 4)
        around.addLayout(foot)
        self.save_button.clicked.connect(self._save)
        self.drop_button.clicked.connect(self._drop)
        self._show_buttons()

    def show_office(self, shown: "OfficeShown") -> None:
        """Show the office in force; what is being changed stays, with the version it began from."""
        self._newest = shown
        if not self.is_changed():
            self._fill(shown)

    def show_saved(self) -> None:
        """Show what is kept now when it is read next."""
        self._base = None

    def show_faults(self, faults: Sequence[OfficeFault]) -> None:
        """Say at the fields why what is entered cannot be kept."""
        for sheet in reversed(self.sheets):
            own = {fault.field: fault.sentence for fault in reversed(faults)}
            sheet.show_faults({key: words for key, words in own.items() if key in sheet.cells})

    def show_refusal(self, words: str) -> None:
        """Say why nothing was kept."""
        self.sheets[0].show_faults({"": words})

    def wanted(self) -> Office | None:
        """Return the office as entered; None before it was read."""
        if self._base is None:
            return None
        entered: dict[OfficeSetting, object] = {
            **{one: _cased(one, line.value()) for one, line in self.lines.items()},
            **{one: count.value() for one, count in self.counts.items()},
            **{one: box.isChecked() for one, box in self.boxes.items()},
        }
        return replace(self._base.office, **{one.field: value for one, value in entered.items()})

    def is_changed(self) -> bool:
        """Say whether anything is not kept yet."""
        return self._base is not None and self.wanted() != self._untouched

    def go_on(self) -> None:
        """Put the focus where work begins."""
        self.sheets[0].go_on()

    def _fill(self, shown: "OfficeShown") -> None:
        self._base = shown
        for sheet in self.sheets:
            sheet.blockSignals(True)
            sheet.show_faults({})
        for one, line in self.lines.items():
            line.set_value(str(setting_of(shown.office, one)))
        for one, count in self.counts.items():
            count.setValue(int(setting_of(shown.office, one)))
        for one, box in self.boxes.items():
            box.setChecked(bool(setting_of(shown.office, one)))
        for sheet in self.sheets:
            sheet.blockSignals(False)
        self._untouched = self.wanted()
        words = edition_words(shown.version, shown.by, shown.at)
        self._edition.setText(f"{words}. {_CODE.format(code=shown.office.agency_code)}")
        self._show_buttons()

    def _save(self) -> None:
        wanted = self.wanted()
        if wanted is not None and self._base is not None:
            self.save_asked.emit(wanted, self._base.version)

    def _drop(self) -> None:
        if self._newest is not None:
            self._fill(self._newest)
        self.refresh_asked.emit()

    def _show_buttons(self) -> None:
        self.save_button.setEnabled(self.is_changed())
        self.drop_button.setEnabled(self.is_changed())

    def _card(self, title: str, icon: str, settings: Sequence[OfficeSetting]) -> Card:
        card, sheet = Card(title, icon), FieldSheet()
        for one in settings:
            if one in SWITCHES:
                self.boxes[one] = sheet.box(SETTING_NAMES[one])
            elif one in NUMBERS:
                self.counts[one] = sheet.count(one.field, SETTING_NAMES[one], *NUMBERS[one])
            else:
                example, needed = _EXAMPLES.get(one, ""), one in NEEDED
                words = SETTING_NAMES[one]
                self.lines[one] = sheet.line(one.field, words, example, required=needed)
        for row in _ROWS:
            if set(row) <= set(settings):
                sheet.side_by_side([one.field for one in row])
        sheet.changed.connect(self._show_buttons)
        self.sheets.append(sheet)
        card.body.addWidget(sheet)
        return card


def _cased(setting: OfficeSetting, text: str) -> str:
    return text.upper() if setting in CAPITALS else text
