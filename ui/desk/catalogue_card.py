"""One procedure: what is doubtful of it, everything that may be changed, its history."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_app.catalogue_views import ProcedureVersion
from desk_app.catalogue_words import catalogue_sentence
from desk_app.domain.catalogue import to_confirm
from desk_app.domain.catalogue_changes import CannotConfirm, change_lines, confirm, confirm_all
from desk_app.domain.catalogue_doubts import ConfirmReason
from desk_app.domain.catalogue_lines import LineFault, line_faults
from desk_app.domain.procedure import Procedure
from ui.desk.catalogue_faces import (
    FIELD_OF,
    Field,
    about_words,
    pending_words,
    shortened,
    standing_pill,
    story_of,
    unready_words,
)
from ui.desk.catalogue_papers import PapersPart
from ui.desk.catalogue_routes import RoutesPart
from ui.desk.catalogue_steps import InnerPart
from ui.desk.intake_fields import Remark
from ui.keys import bind
from ui.theme import Tone
from ui.widgets.basics import Badge, Card, PrimaryButton, QuietButton, label
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.scroll import ScrollBox
from ui.widgets.views import Timeline

ROUTES: Final = "routes"
PAPERS: Final = "papers"
INNER: Final = "inner"
HISTORY: Final = "history"
PARTS: Final = (
    Option(ROUTES, "Thời hạn, phí  (Alt 1)"),
    Option(PAPERS, "Giấy tờ  (Alt 2)"),
    Option(INNER, "Tên, quy trình  (Alt 3)"),
    Option(HISTORY, "Lịch sử  (Alt 4)"),
)


class ProcedureCard(Card):
    """Shows a version and what a person would have instead; keeps nothing itself."""

    changed = Signal(object)  # Procedure: as the person would have it
    save_asked = Signal(object)  # Procedure
    drop_asked = Signal()
    history_asked = Signal(str)  # code

    def __init__(self) -> None:
        super().__init__()
        self._base: Procedure | None = None
        self._wanted: Procedure | None = None
        self._faults: tuple[LineFault, ...] = ()
        self._today = date.min
        self._parts: dict[str, QWidget] = {}

    def building(self) -> Iterator[None]:
        """Make the parts of the card, some a step."""
        self._make_head()
        yield
        self.routes = RoutesPart()
        yield
        self.papers = PapersPart()
        yield
        self.inner = InnerPart()
        yield
        self.timeline, history = Timeline(), ScrollBox()
        history.column.setContentsMargins(0, 0, 6, 0)
        history.column.addWidget(self.timeline)
        history.column.addStretch(1)
        self._parts = {
            ROUTES: self.routes,
            PAPERS: self.papers,
            INNER: self.inner,
            HISTORY: history,
        }
        for part in self._parts.values():
            self.body.addWidget(part, 1)
            part.hide()  # what is never shown is never polished
            yield
        self._make_foot()
        self._connect()
        self.show_part(ROUTES)

    def show_procedure(self, base: Procedure, wanted: Procedure, today: date) -> None:
        """Show the version ``base`` as ``wanted`` would make it; nothing is emitted."""
        is_other = self._base is None or self._base.code != base.code
        is_newer = self._base is None or self._base.version != base.version
        self._base, self._wanted, self._today = base, wanted, today
        if is_other or is_newer:
            self.timeline.show_story(())
            self.say("")
            if self.part.value() == HISTORY:
                self.history_asked.emit(base.code)
        is_over = wanted.has_ended(today)
        found = to_confirm([wanted]) if wanted.offered and not is_over else ()
        self._name.setText(shortened(wanted.name))
        self._name.setToolTip(wanted.name)
        self._about.setText(about_words(base))
        pill = standing_pill(wanted, len(found), is_over=is_over)
        self._standing.show_state(pill.words, pill.tone)
        self.confirm_button.setVisible(bool(found))
        self.routes.show_procedure(wanted, found)
        self._faults = line_faults(base, wanted) if base != wanted else ()
        self.papers.show_procedure(wanted, found, self._faults)
        self.inner.show_procedure(wanted, self._faults, kept_name=base.short_name)
        self._show_foot()

    def show_history(self, code: str, versions: Sequence[ProcedureVersion]) -> None:
        """Show who changed what when."""
        if self._base is not None and self._base.code == code:
            self.timeline.show_story([story_of(version) for version in versions])

    def show_part(self, key: str) -> None:
        """Show limits and fees, papers, names and steps, or the history."""
        self.part.set_value(key)
        for name, part in self._parts.items():
            part.setVisible(name == key)
        if key == HISTORY and self._base is not None:
            self.history_asked.emit(self._base.code)

    def go_on(self) -> None:
        """Put the focus where work begins."""
        part = self._parts[self.part.value()]
        if isinstance(part, RoutesPart | PapersPart | InnerPart):
            part.go_on()
        else:  # else Qt would go on to the button that drops what is not kept yet
            self.part.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Say why nothing was kept; nothing hides it."""
        self.refusal.show_words(words, Tone.ERROR)

    def save(self) -> None:
        """Ask for what is wanted to be kept, once everything typed is understood."""
        if not self.save_button.isEnabled() or self._wanted is None:
            return
        unclear = self.routes.unclear()
        if unclear is not None:
            self.show_part(ROUTES)
            unclear.say_unclear()
            unclear.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._faults:
            self._go_to_fault(self._faults[0])
        else:
            self.save_asked.emit(self._wanted)

    def has_unclear(self, code: str) -> bool:
        """Say whether something typed for a procedure is not understood."""
        return self.routes.has_unclear(code)

    def forget_unclear(self, code: str) -> None:
        """Drop what was typed for a procedure and not understood."""
        self.routes.forget(code)
        self.inner.forget(code)

    def _go_to_fault(self, fault: LineFault) -> None:
        is_paper = fault.field in self.papers.cells
        self.show_part(PAPERS if is_paper else INNER)
        (self.papers if is_paper else self.inner).go_to(fault)

    def _confirm(self, reasons: tuple[ConfirmReason, ...]) -> None:
        wanted, refused = self._wanted, None
        for reason in reasons:
            settled = confirm(wanted, reason) if wanted else None
            if isinstance(settled, CannotConfirm):
                refused = settled
            elif settled is not None:
                wanted = settled
        if wanted is not None and wanted != self._wanted:
            self.changed.emit(wanted)
        if refused is not None:
            self._tell_cannot(refused)

    def _confirm_all(self) -> None:
        settled = confirm_all(self._wanted) if self._wanted else None
        if isinstance(settled, CannotConfirm):
            self._tell_cannot(settled)
        elif settled is not None:
            self.changed.emit(settled)

    def _tell_cannot(self, refusal: CannotConfirm) -> None:
        self.show_part(ROUTES)
        line = self.routes.doubts[FIELD_OF[refusal.reasons[0]]]
        line.show_refusal(catalogue_sentence(refusal))
        self.routes.go_to_first(needs_fee=line.field is Field.FEE)

    def _show_foot(self) -> None:
        base, wanted = self._base, self._wanted
        if base is None or wanted is None:
            return
        lines = change_lines(base, wanted, self._today) if base != wanted else ()
        is_changed = base != wanted or self.routes.has_unclear(base.code)
        said = lines or (("sửa cách ghi",) if base != wanted else ())
        first = unready_words(self._faults) or pending_words(said, base.version)
        self._pending.setText(first)
        self._pending.setToolTip("\n".join(lines))
        self.save_button.setEnabled(is_changed)
        self.drop_button.setEnabled(is_changed)

    def _make_head(self) -> None:
        self._name = label("", "strong", wraps=True)
        self._about = label("", "hint", wraps=True)
        self._standing = Badge()
        self.confirm_button = QuietButton("Xác nhận tất cả", "Alt+X", "check-bold")
        self.part = SegmentedChoice(PARTS)
        self.body.setSpacing(8)
        self.body.addWidget(self._name)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._standing)
        head.addWidget(self._about, 1)
        head.addWidget(self.confirm_button)
        self.body.addLayout(head)
        row = QHBoxLayout()
        row.addWidget(self.part)
        row.addStretch(1)
        self.body.addLayout(row)

    def _make_foot(self) -> None:
        self.refusal = Remark()
        self._pending = label("", "hint", wraps=True)
        self.save_button = PrimaryButton("Lưu", "Ctrl+Return", "content-save-outline")
        self.drop_button = QuietButton("Bỏ phần chưa lưu", "Alt+H", "undo-variant")
        self.body.addWidget(self.refusal)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._pending, 1)
        foot.addWidget(self.drop_button)
        foot.addWidget(self.save_button)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.part.chosen.connect(self.show_part)
        for part in (self.routes, self.papers, self.inner):
            part.changed.connect(self.changed)
        self.routes.confirm_asked.connect(self._confirm)
        self.papers.confirm_asked.connect(self._confirm)
        self.confirm_button.clicked.connect(self._confirm_all)
        self.save_button.clicked.connect(self.save)
        self.drop_button.clicked.connect(self.drop_asked)
        window = Qt.ShortcutContext.WindowShortcut
        for number, option in enumerate(PARTS, 1):
            bind(self, f"Alt+{number}", lambda key=option.key: self._go_to(key), window)

    def _go_to(self, key: str) -> None:
        self.show_part(key)
        self.go_on()
