"""One person or organization on the intake page: scanned, or typed."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desk_app.domain.card import CardHolder
from desk_app.domain.days import DayFault
from desk_app.domain.identity import IdKind, id_fault, personal_id_warnings, phone_fault
from desk_app.domain.person import PartyKind
from desk_app.domain.words import format_day
from ui.desk.intake_fields import Cell, Choices
from ui.desk.intake_form import PersonForm, born_on
from ui.theme import Tone
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import TextLine

CITIZEN_IDS: Final = (
    (IdKind.PERSONAL_ID.value, "Định danh"),
    (IdKind.OLD_ID.value, "CMND"),
    (IdKind.PASSPORT.value, "Hộ chiếu"),
)
OTHER_IDS: Final = ((IdKind.TAX_CODE.value, "Mã số thuế"),)
NUMBER_NAMES: Final = {
    IdKind.PERSONAL_ID: "Số định danh",
    IdKind.OLD_ID: "Số CMND",
    IdKind.PASSPORT: "Số hộ chiếu",
    IdKind.TAX_CODE: "Mã số thuế",
}
SEXES: Final = (Option("Nam", "Nam"), Option("Nữ", "Nữ"))
_NAME_PX: Final = 276
_REMARK_GAP_PX: Final = 3
_ROW_GAP_PX: Final = 5  # more, above the second row of fields
REPAIRED: Final = "Máy quét đọc sai chữ có dấu, đã tự sửa. Hãy so lại họ tên và địa chỉ với thẻ."


class PersonSection(QWidget):
    """Fields of one person. ``changed`` after every change by a person or a scan."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._party = PartyKind.CITIZEN
        self.id_kind = Choices(CITIZEN_IDS)
        self.id_number = TextLine()
        self.name = TextLine()
        self.born = TextLine("190598")
        self.sex = SegmentedChoice(SEXES)
        self.phone = TextLine("Để báo tin")
        self.address = TextLine()
        self.kind_cell = Cell("Loại giấy tờ", self.id_kind)
        self.cells: dict[str, Cell] = {
            "id_number": Cell("Số định danh", self.id_number, narrow=True),
            "name": Cell("Họ và tên", self.name, required=True),
            "born_on": Cell("Ngày sinh", self.born, narrow=True),
            "sex": Cell("Giới tính", self.sex),
            "phone": Cell("Điện thoại", self.phone, narrow=True),
            "address": Cell("Nơi cư trú", self.address),
        }
        self._lay_out()
        self._connect()

    def set_party(self, party: PartyKind) -> None:
        """Ask for a citizen's or for an organization's fields."""
        if party is self._party:
            return
        self._party = party
        citizen = party is PartyKind.CITIZEN
        self.id_kind.show_options(CITIZEN_IDS if citizen else OTHER_IDS)
        self.kind_cell.setVisible(citizen)
        self.cells["born_on"].setVisible(citizen)
        self.cells["sex"].setVisible(citizen)
        self.cells["name"].set_words("Họ và tên" if citizen else "Tên tổ chức")
        self.cells["address"].set_words("Nơi cư trú" if citizen else "Địa chỉ trụ sở")
        self._name_id()
        self.look_again()

    def form(self) -> PersonForm:
        """Return what was entered."""
        return PersonForm(
            party=self._party,
            id_kind=IdKind(self.id_kind.value()),
            id_number=self.id_number.value(),
            name=self.name.value(),
            born=self.born.value(),
            sex=self.sex.value(),
            address=self.address.value(),
            phone=self.phone.value(),
        )

    def show_form(self, form: PersonForm) -> None:
        """Show ``form``; nothing is emitted."""
        self.set_party(form.party)
        self.id_kind.set_value(form.id_kind.value)
        self.id_number.set_value(form.id_number)
        self.name.set_value(form.name)
        self.born.set_value(form.born)
        self.sex.set_value(form.sex)
        self.address.set_value(form.address)
        self.phone.set_value(form.phone)
        self._name_id()
        self.look_again()

    def is_blank(self) -> bool:
        """Say whether nothing was entered; kind and party say nothing by themselves."""
        form = self.form()
        return form == PersonForm(party=form.party, id_kind=form.id_kind)

    def take_card(self, card: CardHolder) -> None:
        """Fill in what the card says; the phone stays."""
        now = self.form()
        kept = now.phone if now.id_number in ("", card.personal_id) else ""
        filled = PersonForm(
            party=PartyKind.CITIZEN,
            id_kind=IdKind.PERSONAL_ID,
            id_number=card.personal_id,
            name=card.name,
            born=format_day(card.born_on) if card.born_on else "",
            sex=card.sex,
            address=card.address,
        )
        self.show_form(replace(filled, phone=kept))
        if card.repaired_from:
            self.cells["name"].show_advice(REPAIRED, Tone.WARN)
        self.changed.emit()

    def refuse_card(self, words: str) -> None:
        """Say at the field why a scanned text was not taken; nothing typed is lost."""
        self.cells["id_number"].show_error(words)

    def look_again(self) -> None:
        """Compare what was typed with what it should be, and say so at the fields."""
        form = self.form()
        fault = id_fault(form.id_kind, form.id_number) if form.id_number else None
        self.cells["id_number"].show_error(fault.text if fault else "")
        citizen = self._party is PartyKind.CITIZEN
        born = born_on(form.born, self.today) if citizen else None
        self.cells["born_on"].show_error(born.text if isinstance(born, DayFault) else "")
        wrong_phone = phone_fault(form.phone) if form.phone else None
        self.cells["phone"].show_error(wrong_phone.text if wrong_phone else "")
        self.cells["name"].show_error("")
        warned = form.id_kind is IdKind.PERSONAL_ID and citizen
        day = born if isinstance(born, date) else None
        warnings = personal_id_warnings(form.id_number, day, form.sex) if warned else ()
        self.cells["id_number"].show_advice(" ".join(warnings), Tone.WARN)

    def _lay_out(self) -> None:
        self.id_kind.setFixedWidth(134)
        self.id_number.setFixedWidth(142)
        self.born.setFixedWidth(114)
        self.phone.setMinimumWidth(134)
        self.name.setMinimumWidth(_NAME_PX)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(_REMARK_GAP_PX)
        top = Qt.AlignmentFlag.AlignTop
        cells = self.cells
        grid.addWidget(cells["id_number"], 0, 0, top)
        grid.addWidget(cells["name"], 0, 1, 1, 2, top)
        grid.addWidget(cells["born_on"], 0, 3, top)
        grid.addWidget(cells["sex"], 0, 4, top)
        # each under its own field, and over the next one's column rather than making that wider
        grid.addWidget(cells["id_number"].remark, 1, 0, 1, 2, top)
        grid.addWidget(cells["born_on"].remark, 1, 3, 1, 2, top)
        for column, cell in enumerate((self.kind_cell, cells["phone"])):
            grid.addWidget(cell, 2, column, top)
        grid.addWidget(cells["address"], 2, 2, 1, 3, top)
        grid.addWidget(cells["phone"].remark, 3, 1, 1, 2, top)
        for cell in (self.kind_cell, cells["phone"], cells["address"]):
            cell.setContentsMargins(0, _ROW_GAP_PX, 0, 0)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)

    def _connect(self) -> None:
        for line in (self.id_number, self.name, self.born, self.phone, self.address):
            line.edited.connect(self._on_edited)
            line.editingFinished.connect(self._on_left)
        self.id_kind.picked.connect(self._on_kind)
        self.sex.chosen.connect(self._on_left)

    def _on_edited(self) -> None:
        for cell in self.cells.values():
            if cell.editor.hasFocus():
                cell.show_error("")  # what is being typed is not wrong yet
        self.cells["name"].show_advice("")
        self.changed.emit()

    def _on_left(self) -> None:
        form = self.form()
        born = born_on(form.born, self.today)
        if isinstance(born, date):
            self.born.set_value(format_day(born))
        self.look_again()
        self.changed.emit()

    def _on_kind(self) -> None:
        self._name_id()
        self.look_again()
        self.changed.emit()

    def _name_id(self) -> None:
        self.cells["id_number"].set_words(NUMBER_NAMES[IdKind(self.id_kind.value())])
