"""The hand-over form: who collects, how, and what goes back. Gives one frozen value."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk_app.domain.deadline import Timeliness
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import ResultReturned, ReturnWay
from desk_app.views import DossierView
from ui.desk.dossier_words import term_of
from ui.theme import words_of
from ui.widgets.basics import IconLabel, drop, label
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.error_summary import Fault
from ui.widgets.fields import DigitsEdit, FormField, TextLine

OWNER: Final = "owner"
PROXY: Final = "proxy"
WAYS: Final = (
    Option(ReturnWay.COUNTER, "Tại quầy", "1"),
    Option(ReturnWay.POST, "Bưu chính", "2"),
    Option(ReturnWay.ONLINE, "Trực tuyến", "3"),
)
APOLOGY: Final = (
    "Đọc cho công dân: “Kết quả của ông/bà bị trễ {days} ngày so với giấy hẹn. "
    "Chúng tôi thành thật xin lỗi và mong ông/bà thông cảm.”"
)


class ReturnForm(QWidget):
    """Filled in from a dossier: mostly nothing is left to type for the owner."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._owner = ""
        self.who = SegmentedChoice(
            (Option(OWNER, "Chủ hồ sơ", "C"), Option(PROXY, "Người nhận thay", "T"))
        )
        self.way = SegmentedChoice(WAYS)
        self.name = TextLine()
        self.relation = TextLine("Vợ, con… – giấy ủy quyền số…")
        self.last4 = DigitsEdit((4,), "4 số cuối")
        self.lost = QCheckBox("Mất giấy hẹn: đã đối chiếu căn cước, đã có cam kết")
        self._name_field = FormField("Họ tên người nhận", self.name, required=True, tight=True)
        self._relation_field = FormField(
            "Quan hệ, giấy ủy quyền", self.relation, required=True, tight=True
        )
        self._last4_field = FormField("Giấy tờ đã xem", self.last4, tight=True)
        self._apology = _Apology()
        self._papers: list[QCheckBox] = []
        self._papers_box = QVBoxLayout()
        self._papers_box.setSpacing(4)
        self._papers_title = label("Trả lại bản chính", "label")
        self._lay_out()
        self.who.chosen.connect(self._choose_who)

    def fill(self, view: DossierView, today: date) -> None:
        """Begin anew for a dossier."""
        dossier = view.dossier
        self._owner = dossier.applicant.name
        self.who.set_value(OWNER)
        self.way.set_value(dossier.return_way)
        self.last4.set_digits("")
        self.relation.set_value("")
        self.lost.setChecked(False)
        self._show_papers(dossier)
        self._apology.show_days(_days_late(view, today))
        self._choose_who(OWNER)
        self.show_faults(())

    def handed(self) -> ResultReturned:
        """Return what was entered."""
        by_proxy = self.who.value() == PROXY
        return ResultReturned(
            way=ReturnWay(self.way.value() or ReturnWay.COUNTER),
            collector=self.name.value(),
            by_proxy=by_proxy,
            relation=self.relation.value() if by_proxy else "",
            id_last4=self.last4.digits(),
            slip_lost=self.lost.isChecked(),
            papers_back=tuple(
                str(box.property("paper")) for box in self._papers if box.isChecked()
            ),
        )

    def faults(self) -> tuple[Fault, ...]:
        """Return what must be entered first."""
        faults: list[Fault] = []
        if not self.name.value():
            faults.append(Fault("Nhập họ tên người nhận kết quả", self.name))
        if self.who.value() == PROXY and not self.relation.value():
            faults.append(Fault("Nhập quan hệ hoặc giấy ủy quyền", self.relation))
        if self.last4.digits() and len(self.last4.digits()) != 4:
            got = len(self.last4.digits())
            faults.append(Fault(f"Nhập đủ 4 số cuối (mới nhập {got})", self.last4))
        return tuple(faults)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Show each fault at its field and go to the first."""
        words = {fault.field: fault.words for fault in faults}
        for field in (self._name_field, self._relation_field, self._last4_field):
            field.show_error(words.get(field.editor, ""))
        if faults:
            faults[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def apology(self) -> str:
        """Return the apology shown, or nothing."""
        return self._apology.shown()

    def _choose_who(self, who: str) -> None:
        proxy = who == PROXY
        self.name.set_value("" if proxy else self._owner)
        self._relation_field.setVisible(proxy)
        if proxy and self.isVisible():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_papers(self, dossier: Dossier) -> None:
        for box in self._papers:
            drop(box)
        self._papers = []
        for paper in dossier.papers:
            if paper.originals:
                box = QCheckBox(words_of(paper.name))
                box.setProperty("paper", paper.name)
                box.setToolTip(paper.name)
                box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                self._papers.append(box)
                self._papers_box.addWidget(box)
        self._papers_title.setVisible(bool(self._papers))

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(10)
        around.addWidget(self._apology)
        choices = QHBoxLayout()
        choices.setSpacing(24)
        choices.addLayout(_titled("Người nhận", self.who))
        choices.addLayout(_titled("Cách trả", self.way))
        choices.addStretch(1)
        around.addLayout(choices)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._name_field, 0, 0, top)
        grid.addWidget(self._last4_field, 0, 1, top)
        grid.addWidget(self._relation_field, 1, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        around.addLayout(grid)
        around.addWidget(self.lost)
        around.addWidget(self._papers_title)
        around.addLayout(self._papers_box)


class _Apology(QWidget):
    """What is read aloud when the result is late."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("account-voice", "warn", 22), 0, Qt.AlignmentFlag.AlignTop)
        self._words = label("", "strong", wraps=True)
        row.addWidget(self._words, 1)
        self.hide()

    def show_days(self, days: int) -> None:
        self._words.setText(APOLOGY.format(days=days) if days > 0 else "")
        self.setVisible(days > 0)

    def shown(self) -> str:
        return self._words.text()


def _titled(words: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(words, "label"))
    column.addWidget(widget)
    return column


def _days_late(view: DossierView, today: date) -> int:
    late = view.timeliness in (Timeliness.LATE, Timeliness.OVERDUE)
    lawful = view.dossier.lawful_due
    if not late or lawful is None:
        return 0
    done = term_of(view.dossier, view.timeliness).completed_on or today
    return (done - lawful.on).days
