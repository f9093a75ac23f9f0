"""Which procedure, which case, and how it was handed in."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from desk_app.domain.catalogue_texts import limit_text
from desk_app.domain.procedure import USUAL_CASE, Channel, Procedure
from desk_app.domain.procedure_index import ProcedureIndex
from ui.desk.intake_fields import Cell, Choices, Remark
from ui.desk.intake_jobs import Catalogue
from ui.desk.intake_words import NOT_CONFIRMED
from ui.theme import Tone
from ui.widgets.basics import Card
from ui.widgets.choice_list import Choice
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.picker import Picker

MOST_FOUND: Final = 20
LONGEST_BESIDE: Final = 16  # letters of a case's name that fit beside the procedure
_TOP: Final = Qt.AlignmentFlag.AlignTop  # beside an error the editors stay on one line
CHANNELS: Final = (
    Option(Channel.COUNTER.value, "Trực tiếp"),
    Option(Channel.ONLINE.value, "Trực tuyến"),
    Option(Channel.POST.value, "Bưu chính"),
)


class ProcedureSection(Card):
    """``chosen`` when another procedure or case was picked, ``changed`` after any change."""

    chosen = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._catalogue = Catalogue((), ProcedureIndex(()), {})
        self._procedures: Mapping[str, Procedure] = {}
        self._areas: tuple[str, ...] = ()
        self.picker = Picker(self._find, "Gõ tên, mã hoặc vài chữ; ↓ xem thủ tục hay dùng")
        self.picker.set_nothing_words("Không có thủ tục nào khớp. Thử ít chữ hơn hoặc mã thủ tục.")
        self.case = Choices()
        self.channel = SegmentedChoice(CHANNELS)
        self.channel.set_value(Channel.COUNTER.value)
        self.cell = Cell("Thủ tục", self.picker, required=True)
        self.case_cell = Cell("Trường hợp", self.case, required=True)
        self.channel_cell = Cell("Hình thức nộp", self.channel)
        self.remark = Remark()
        self._lay_out()
        self.picker.picked.connect(self._on_picked)
        self.case.picked.connect(self._on_case)
        self.channel.chosen.connect(self._on_channel)
        self._show_case()

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Search in this one from now on."""
        self._procedures = {procedure.code: procedure for procedure in catalogue.procedures}
        self._catalogue = catalogue

    def prefer(self, areas: tuple[str, ...]) -> None:
        """Offer procedures of these subject areas before others that fit as well."""
        self._areas = areas

    def add_version(self, procedure: Procedure) -> None:
        """Work with an older version too: the one of a dossier that is corrected."""
        self._procedures = {**self._procedures, procedure.code: procedure}

    def procedure(self) -> Procedure | None:
        """Return what is picked."""
        choice = self.picker.choice()
        return self._procedures.get(choice.key) if choice else None

    def show_form(self, code: str, case: str, channel: Channel) -> None:
        """Show a choice; nothing is emitted."""
        procedure = self._procedures.get(code)
        self.picker.set_choice(
            choice_of(procedure, self._catalogue.frequent) if procedure else None
        )
        self._show_case()
        self.case.set_value(case)
        self.channel.set_value(channel.value)
        self._show_remark()
        self.show_error("")

    def values(self) -> tuple[str, str, Channel]:
        """Return code, case and channel."""
        choice = self.picker.choice()
        return choice.key if choice else "", self.case.value(), Channel(self.channel.value())

    def show_error(self, words: str) -> None:
        """Say what is wrong with the choice of the procedure."""
        self.cell.show_error(words)

    def _find(self, text: str) -> tuple[Choice, ...]:
        frequent = self._catalogue.frequent
        found = self._catalogue.index.find(text, frequent, MOST_FOUND, self._areas)
        return tuple(choice_of(procedure, frequent) for procedure in found)

    def _lay_out(self) -> None:
        self.body.setSpacing(4)
        around = self.layout()
        if isinstance(around, QVBoxLayout):
            around.setContentsMargins(16, 10, 16, 10)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 4)
        self._grid.setColumnStretch(1, 5)
        self._grid.addWidget(self.channel_cell, 0, 2, _TOP)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.remark)

    def _on_picked(self, choice: object) -> None:
        self._show_case()
        self._keep_channel()
        self._show_remark()
        self.cell.show_error("")
        if choice is not None:
            self.chosen.emit()
        self.changed.emit()

    def _on_case(self) -> None:
        self._show_remark()
        self.chosen.emit()
        self.changed.emit()

    def _on_channel(self) -> None:
        self._show_remark()
        self.changed.emit()

    def _keep_channel(self) -> None:
        procedure = self.procedure()
        channels = procedure.channels() if procedure else ()
        if channels and Channel(self.channel.value()) not in channels:
            self.channel.set_value(channels[0].value)

    def _show_case(self) -> None:
        procedure = self.procedure()
        cases = procedure.cases() if procedure else ()
        self.case.show_options(cases or (("", USUAL_CASE),))
        self._place_case([name for _, name in cases])
        self.case_cell.setVisible(bool(cases))
        self.case_cell.show_error("")

    def _place_case(self, names: Sequence[str]) -> None:
        """Put cases with long names on a line of their own: they must be read whole."""
        is_long = max(map(len, names), default=0) > LONGEST_BESIDE
        beside = bool(names) and not is_long
        self._grid.addWidget(self.cell, 0, 0, 1, 1 if beside else 2, _TOP)
        if is_long:
            self._grid.addWidget(self.case_cell, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self.case_cell, 0, 1, _TOP)

    def _show_remark(self) -> None:
        procedure = self.procedure()
        _, case, channel = self.values()
        self.remark.show_words(*_remark(procedure, case, channel))


def choice_of(procedure: Procedure, frequent: Mapping[str, int]) -> Choice:
    """Return one row of the list."""
    usual = procedure.favourite or frequent.get(procedure.code, 0) > 0
    tags = ("Hay dùng",) if usual else ()
    route = procedure.route(Channel.COUNTER) or next(iter(procedure.routes), None)
    limit = limit_text(procedure.effective_limit(route)) if route else ""
    at_once = "trả ngay" if procedure.return_at_once else limit
    parts = (procedure.subject_area, at_once, procedure.name)
    return Choice(
        procedure.code,
        procedure.short_name,
        " · ".join(part for part in parts if part),
        procedure.code,
        tags,
    )


def _remark(procedure: Procedure | None, case: str, channel: Channel) -> tuple[str, Tone]:
    if procedure is None:
        return "", Tone.NEUTRAL
    route = procedure.route(channel, case)
    if route is None:
        words = "Danh mục không có hình thức nộp này cho thủ tục; nhập thời hạn và mức phí."
        return words, Tone.WARN
    if not route.confirmed:
        note = f" ({route.fee_note})" if route.fee_note else ""
        return f"{NOT_CONFIRMED}{note}.", Tone.WARN
    return route.fee_note, Tone.NEUTRAL
