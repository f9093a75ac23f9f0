"""Whose dossier it is, and who brought it when that is somebody else."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.card import CARD_FAULT_TEXTS, CardRefused, parse_card
from desk_app.domain.person import PartyKind
from ui.desk.intake_fields import Cell, Choices, Remark
from ui.desk.intake_form import PersonForm
from ui.desk.intake_person import PersonSection
from ui.keys import bind
from ui.theme import Tone
from ui.widgets.basics import Card, KeyHint, label, rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import TextLine

PARTIES: Final = (
    Option(PartyKind.CITIZEN.value, "Cá nhân"),
    Option(PartyKind.ORGANIZATION.value, "Tổ chức"),
    Option(PartyKind.HOUSEHOLD_BUSINESS.value, "Hộ kinh doanh"),
)
RELATIONS: Final = (
    "Được ủy quyền",
    "Cha, mẹ",
    "Vợ, chồng",
    "Con",
    "Anh, chị, em ruột",
    "Ông, bà",
    "Người giám hộ",
    "Người đại diện theo pháp luật",
    "Người được tổ chức cử",
)
PROXY_KEY: Final = "F10"
PARTY_KEY: Final = "Alt+C"


class PeopleSection(Card):
    """The applicant, and below the submitter when the box is ticked."""

    changed = Signal()
    filled = Signal()  # a card was read
    replaced = Signal(object)  # PersonForm of an applicant that a card took the place of

    applicant: PersonSection
    submitter: PersonSection
    relation: Choices
    authority: TextLine
    relation_cell: Cell

    def __init__(self, today: date) -> None:
        super().__init__("Chủ hồ sơ", "account-outline")
        self.party = SegmentedChoice(PARTIES)
        self.party.set_value(PartyKind.CITIZEN.value)
        self.party.setAccessibleName("Chủ hồ sơ là")
        self.proxy = QCheckBox("Người nộp khác")
        self.proxy.setAccessibleName("Người nộp khác chủ hồ sơ")
        self.repeat = Remark()
        self._today = today
        self._lay_out()

    def building(self) -> Iterator[None]:
        """Make one person a step; run through it once, when the section is in its place."""
        self.applicant = PersonSection(self._today)
        self.body.addWidget(self.applicant)
        self.body.addWidget(self.repeat)
        yield
        self._second = QWidget(self)
        self._second.hide()
        self.submitter = PersonSection(self._today)
        self.relation = Choices((("", "Chọn quan hệ…"), *((each, each) for each in RELATIONS)))
        self.authority = TextLine("Số, ngày giấy ủy quyền; bỏ trống nếu luật không yêu cầu")
        self.relation_cell = Cell("Quan hệ với chủ hồ sơ", self.relation, required=True)
        self._lay_out_submitter()
        self.body.addWidget(self._second)
        self._connect()

    def show_today(self, today: date) -> None:
        """Take birth days after ``today`` for mistakes."""
        self.applicant.today = self.submitter.today = today

    def show_people(
        self, applicant: PersonForm, submitter: PersonForm | None, relation: str, authority: str
    ) -> None:
        """Show the people of a form; nothing is emitted."""
        self.party.set_value(applicant.party.value)
        self.applicant.show_form(applicant)
        self.proxy.blockSignals(True)
        self.proxy.setChecked(submitter is not None)
        self.proxy.blockSignals(False)
        self.submitter.show_form(submitter or PersonForm())
        self._second.setVisible(submitter is not None)
        if relation and self.relation.findData(relation) < 0:
            self.relation.addItem(relation, relation)
        self.relation.set_value(relation)
        self.authority.set_value(authority)
        self.relation_cell.show_error("")
        self.show_repeat("")

    def show_repeat(self, words: str) -> None:
        """Warn of an open dossier of the same person and procedure."""
        self.repeat.show_words(words, Tone.WARN)

    def take_card(self, code: str) -> bool:
        """Read a scanned card into the applicant, or the submitter; False when it is no card."""
        if "|" not in code:
            return False
        section = self._scanned_section()
        card = parse_card(code)
        if isinstance(card, CardRefused):
            section.refuse_card(CARD_FAULT_TEXTS[card.why])
            return True
        before = section.form()
        other = before.id_number not in ("", card.personal_id)
        if section is self.applicant:
            self.party.set_value(PartyKind.CITIZEN.value)
        section.take_card(card)
        if section is self.applicant and other:
            self.replaced.emit(before)
        self.filled.emit()
        return True

    def cells(self) -> dict[str, Cell]:
        """Return the cells by the names that faults use."""
        found = {f"applicant.{name}": cell for name, cell in self.applicant.cells.items()}
        found |= {f"submitter.{name}": cell for name, cell in self.submitter.cells.items()}
        found["submitter.relation"] = self.relation_cell
        return found

    def editors(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through, in order."""
        return (
            self.party,
            *_editors_of(self.applicant),
            self.proxy,
            *_editors_of(self.submitter),
            self.relation,
            self.authority,
        )

    def _scanned_section(self) -> PersonSection:
        if not self.proxy.isChecked():
            return self.applicant
        focus = QApplication.focusWidget()
        if focus is not None and self.submitter.isAncestorOf(focus):
            return self.submitter
        if focus is not None and self.applicant.isAncestorOf(focus):
            return self.applicant
        return self.applicant if self.applicant.is_blank() else self.submitter

    def _lay_out_submitter(self) -> None:
        around = QVBoxLayout(self._second)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(6)
        around.addWidget(rule())
        around.addWidget(label("Người nộp", "card-title"))
        around.addWidget(self.submitter)
        row = QHBoxLayout()
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.relation_cell, 2, top)
        row.addWidget(Cell("Giấy ủy quyền", self.authority), 4, top)
        around.addLayout(row)

    def _lay_out(self) -> None:
        around = self.layout()
        if isinstance(around, QVBoxLayout):
            around.setContentsMargins(16, 6, 16, 10)
            around.setSpacing(4)
        self.add_action(self.party)
        self.add_action(KeyHint(PARTY_KEY))
        self.add_action(self.proxy)
        self.add_action(KeyHint(PROXY_KEY))
        self.body.setSpacing(6)

    def _connect(self) -> None:
        self.party.chosen.connect(self._on_party)
        self.proxy.toggled.connect(self._on_proxy)
        self.relation.picked.connect(self._on_relation)
        self.authority.edited.connect(self.changed)
        self.applicant.changed.connect(self.changed)
        self.submitter.changed.connect(self.changed)

    def bind_keys(self, page: QWidget) -> None:
        """Let the keys of the choice and of the toggle work anywhere on ``page``."""
        bind(page, PARTY_KEY, self.party.setFocus)
        bind(page, PROXY_KEY, self.proxy.toggle)

    def _on_party(self, party: str) -> None:
        self.applicant.set_party(PartyKind(party))
        self.changed.emit()

    def _on_proxy(self, wanted: bool) -> None:
        self._second.setVisible(wanted)
        if wanted:
            self.submitter.id_number.setFocus()
        self.changed.emit()

    def _on_relation(self) -> None:
        self.relation_cell.show_error("")
        self.changed.emit()


def _editors_of(section: PersonSection) -> tuple[QWidget, ...]:
    return (
        section.id_number,
        section.name,
        section.born,
        section.sex,
        section.id_kind,
        section.phone,
        section.address,
    )
