"""The papers that came with the dossier, and why it is taken when some are missing."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.domain.procedure import Procedure, RequiredPaper
from ui.desk.intake_fields import Cell, Remark
from ui.desk.intake_form import PaperForm
from ui.theme import Tone
from ui.widgets.basics import Badge, Card, QuietButton, label
from ui.widgets.fields import TextLine
from ui.widgets.papers import PaperChecklist, PaperLine, PaperMark

ONE_OF: Final = "Nộp một trong các giấy tờ sau"
IF_SO: Final = "Khi thuộc trường hợp đó"


class PapersSection(Card):
    """The check list of a procedure and a case; what was ticked stays when the case changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Giấy tờ nộp", "file-multiple-outline")
        self._procedure: Procedure | None = None
        self._case = ""
        self.list = PaperChecklist()
        self.state = Badge()
        self.all = QuietButton("Đủ cả", "F5", "playlist-check")
        self.nothing = label("Chọn thủ tục để xem giấy tờ phải nộp.", "muted")
        self.remark = Remark()
        self.without = TextLine("Bỏ trống nếu không nhận khi còn thiếu")
        self.without_cell = Cell("Nhận khi chưa đủ, vì", self.without)
        self._lay_out()
        self.list.changed.connect(self._on_changed)
        self.all.clicked.connect(self._tick_required)
        self.without.edited.connect(self._on_changed)
        self._show_state()

    def show_papers(self, procedure: Procedure | None, case: str) -> None:
        """Show what is to be handed in; marks of papers that stay are kept."""
        marks = self.list.marks()
        self._procedure, self._case = procedure, case
        papers = ordered(procedure.papers_for(case)) if procedure else ()
        self.list.show_papers(lines_of(papers))
        self.list.set_marks(marks)
        self.list.setVisible(bool(papers))
        words = "Thủ tục này không yêu cầu nộp giấy tờ." if procedure else _CHOOSE
        self.nothing.setText(words)
        self.nothing.setVisible(not papers)
        self.remark.show_words("")
        self._show_state()

    def forms(self) -> tuple[PaperForm, ...]:
        """Return what is ticked, and what was counted."""
        return tuple(
            PaperForm(mark.key, mark.is_present, mark.originals, mark.certified, mark.copies)
            for mark in self.list.marks()
            if mark.is_present
        )

    def show_forms(self, papers: Sequence[PaperForm], accepted_without: str) -> None:
        """Show a form; nothing is emitted."""
        by_key = {paper.key: paper for paper in papers}
        fresh = lines_of(ordered(self._procedure.papers_for(self._case)) if self._procedure else ())
        marks = [
            PaperMark(k.key, p.is_present, p.originals, p.copies, p.certified)
            if (p := by_key.get(k.key))
            else PaperMark(k.key, False, k.originals, k.copies, k.certified)
            for k in fresh
        ]
        self.list.set_marks(marks)
        self.without.set_value(accepted_without)
        self.remark.show_words("")
        self._show_state()

    def missing(self) -> tuple[str, ...]:
        """Return the labels of what is still to be handed in."""
        if self._procedure is None:
            return ()
        held = {
            m.key
            for m in self.list.marks()
            if m.is_present and m.originals + m.certified + m.copies
        }
        return tuple(each.label for each in self._procedure.missing_papers(held, self._case))

    def show_error(self, words: str) -> None:
        """Say at the list what is wrong."""
        self.remark.show_words(words, Tone.ERROR)

    def editors(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through, in order."""
        return (self.list, self.without)

    def _tick_required(self) -> None:
        """Tick what is required and not there yet: of a group its first paper."""
        if self._procedure is None:
            return
        marks = {mark.key: mark for mark in self.list.marks()}
        held = {key for key, mark in marks.items() if mark.is_present}
        for each in self._procedure.missing_papers(held, self._case):
            mark = marks[each.key]
            marks[each.key] = PaperMark(mark.key, True, mark.originals, mark.copies, mark.certified)
        self.list.set_marks(tuple(marks.values()))
        self._on_changed()

    def _lay_out(self) -> None:
        around = self.layout()
        if isinstance(around, QVBoxLayout):
            around.setContentsMargins(16, 6, 16, 10)
            around.setSpacing(4)
        self.add_action(self.state)
        self.add_action(self.all)
        self.body.setSpacing(4)
        for widget in (self.nothing, self.list, self.remark, self.without_cell):
            self.body.addWidget(widget)

    def _on_changed(self) -> None:
        self.remark.show_words("")
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        missing = self.missing()
        has_papers = bool(self.list.marks())
        self.state.setVisible(has_papers)
        self.all.setVisible(has_papers)
        if missing:
            self.state.show_state(f"Còn thiếu {len(missing)}", Tone.WARN)
        else:
            self.state.show_state("Đã đủ", Tone.OK)
        self.without_cell.setVisible(bool(missing) and (self._is_begun() or self._has_reason()))

    def _is_begun(self) -> bool:
        return any(mark.is_present for mark in self.list.marks())

    def _has_reason(self) -> bool:
        return bool(self.without.value()) or self.without.hasFocus()


_CHOOSE: Final = "Chọn thủ tục để xem giấy tờ phải nộp."


def ordered(papers: Sequence[RequiredPaper]) -> tuple[RequiredPaper, ...]:
    """Return required papers first, those that stand for each other together, then the others."""
    groups = [paper.group for paper in papers]

    def place(paper: RequiredPaper) -> tuple[int, int]:
        if paper.group is not None:
            return 1, groups.index(paper.group)
        return (0, 0) if paper.required else (2, 0)

    return tuple(sorted(papers, key=place))


def lines_of(papers: Sequence[RequiredPaper]) -> tuple[PaperLine, ...]:
    """Return the rows of the check list."""
    sizes = Counter(paper.group for paper in papers if paper.group is not None)
    numbers = {group: number for number, group in enumerate(sizes, 1)}
    return tuple(
        PaperLine(
            key=paper.key,
            words=_words(paper),
            legal_name="\n".join(part for part in (paper.name, paper.note) if part),
            originals=paper.originals if paper.originals + paper.copies else 1,
            copies=paper.copies,
            group=_heading(paper, numbers),
            note="Xuất trình" if paper.presented else "",
        )
        for paper in papers
    )


def _words(paper: RequiredPaper) -> str:
    """Return the label, or the name in law where the label was cut: it must be told apart."""
    return " ".join(paper.name.split()) if paper.label.endswith("…") else paper.label


def _heading(paper: RequiredPaper, numbers: dict[str, int]) -> str:
    if paper.group is None:
        return "" if paper.required else IF_SO
    return f"{ONE_OF} ({numbers[paper.group]})" if len(numbers) > 1 else ONE_OF
