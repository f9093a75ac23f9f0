"""Biểu mẫu: every form the office prints, what it may change on it, and the paper beside it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.folding import fold
from desk_app.printing.forms.form import Form, FormChanges, LineLocked, WordMissing
from ui.desk.dossiers_page import FindLine
from ui.desk.forms_editor import FormEditor
from ui.desk.forms_words import (
    STANDINGS,
    Forms,
    FormTry,
    about_words,
    list_names,
    number_apart,
    refusal_words,
    version_words,
)
from ui.desk.page import Page
from ui.keys import KeyLine, bind
from ui.widgets.basics import (
    Badge,
    Card,
    PrimaryButton,
    QuietButton,
    label,
)
from ui.widgets.choice_list import Choice, ChoiceView
from ui.widgets.messages import ConfirmBar
from ui.widgets.preview import SlipPreview

if TYPE_CHECKING:
    from desk_app.desk.forms import FormFor

LOOK_MS: Final = 150
_LIST_PX: Final = 262
_PREVIEW_PX: Final = 330
RESET: Final = "In lại theo bản của chương trình? Giấy đã in giữ bản cũ; bản sửa vẫn được lưu."


class FormsPage(Page):
    """Shows forms; says what is to be looked at and what is to be kept."""

    refresh_asked = Signal()
    preview_asked = Signal(object)  # FormTry
    save_asked = Signal(object)  # FormTry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Biểu mẫu", "Mẫu giấy tờ của cơ quan: xem, sửa phần được sửa", parent)
        self._forms: tuple[FormFor, ...] = ()
        self._shown: tuple[FormFor, ...] = ()
        self._names: dict[str, str] = {}
        self._drafts: dict[str, FormChanges] = {}
        self._tried: FormTry | None = None
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self.build_alone()

    @override
    def building(self) -> Iterator[None]:
        self.confirm = ConfirmBar()
        self.body.addWidget(self.confirm)
        across = QHBoxLayout()
        across.setSpacing(14)
        self.body.addLayout(across, 1)
        across.addWidget(self._left())
        yield
        self.editor = FormEditor()
        yield
        self._middle = self._lay_out_middle()
        across.addWidget(self._middle, 4)
        yield
        right = Card("Xem trước, nội dung ví dụ", "eye-outline")
        right.setMinimumWidth(_PREVIEW_PX)
        self.preview = SlipPreview()
        right.body.addWidget(self.preview, 1)
        across.addWidget(right, 3)
        self._connect()

    def show_forms(self, forms: Forms) -> None:
        """Show the forms; what is being changed and not kept yet stays, and what is said of it."""
        if tuple(forms) == self._forms:
            return
        self._forms = tuple(forms)
        self._names = list_names(self._forms)
        self._tried = None  # drawn anew, and refused anew where it was refused
        self._filter()

    def show_pages(self, tried: FormTry, pages: Sequence[QImage]) -> None:
        """Show a form as it would be printed."""
        if tried == self._tried:
            self.editor.show_refusal("", "")
            self.preview.show_pages(pages)

    def show_refusal(self, tried: FormTry, refusal: LineLocked | WordMissing) -> None:
        """Say at its line why a form cannot be so."""
        shown = self.current()
        if shown is not None and tried.code == shown.shipped.code and tried == self._tried:
            self.editor.show_refusal(refusal.key, refusal_words(shown.shipped, refusal))

    def show_saved(self, form: Form) -> None:
        """Forget what is kept now."""
        self._drafts.pop(form.code, None)
        self.refresh_asked.emit()

    def current(self) -> "FormFor | None":
        """Return the form that is chosen."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def shown(self) -> "tuple[FormFor, ...]":
        """Return the forms in the list."""
        return self._shown

    def show_row(self, row: int) -> None:
        """Show the form of a row of the list."""
        self._go_to(row)

    def is_about_to_look(self) -> bool:
        """Say whether the last change was not drawn yet."""
        return self._look.isActive()

    def wanted(self) -> FormTry | None:
        """Return the chosen form as the office would have it."""
        shown = self.current()
        if shown is None:
            return None
        code = shown.shipped.code
        return FormTry(shown.kind, code, self._drafts.get(code, shown.changes))

    @override
    def entered(self) -> None:
        self.refresh_asked.emit()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keys(self) -> Sequence[KeyLine]:
        return (
            KeyLine("Ctrl+F", "Tìm biểu mẫu; ↑ ↓ chọn, Enter sửa"),
            KeyLine("Alt+1", "Các dòng của mẫu"),
            KeyLine("Alt+2", "Đầu trang, cuối trang, ghi chú"),
            KeyLine("Return", "Sửa chữ của dòng đang chọn"),
            KeyLine("Space", "In hoặc bỏ dòng đang chọn (Alt+N)"),
            KeyLine("Alt+G", "Lấy lại chữ gốc của dòng"),
            KeyLine("Ctrl+Return", "Lưu thành bản mới"),
            KeyLine("Alt+H", "Bỏ phần sửa chưa lưu"),
            KeyLine("Alt+B", "Trở về bản của chương trình"),
        )

    def _filter(self) -> None:
        before = self.current()
        words = fold(self.search.value()).split()
        self._shown = tuple(
            one for one in self._forms if all(word in self._said(one) for word in words)
        )
        self._model.show([self._row(form) for form in self._shown])
        codes = [form.shipped.code for form in self._shown]
        known = before is not None and before.shipped.code in codes
        self._go_to(codes.index(before.shipped.code) if before and known else 0)

    def _said(self, shown: "FormFor") -> str:
        return fold(f"{shown.form.name} {self._names[shown.shipped.code]}")

    def _row(self, shown: "FormFor") -> Choice:
        form = shown.form
        pill = STANDINGS[form.standing]
        note = pill.words if shown.shipped.code not in self._drafts else "Chưa lưu phần sửa"
        code = f"Bản {form.version}" if form.version else ""
        name, number = number_apart(self._names[shown.shipped.code])
        return Choice(form.code, name, " · ".join(filter(None, (number, note))), code)

    def _go_to(self, row: int) -> None:
        self.list.select(row)
        self._show_current()

    def _step(self, by: int) -> None:
        if self._shown:
            self._go_to(self.list.row_beside(by))

    def _show_current(self) -> None:
        shown, wanted = self.current(), self.wanted()
        self._middle.setVisible(shown is not None)
        self.confirm.hide()
        if shown is None or wanted is None:
            self._tried = None
            self.preview.show_pages(())
            return
        self._name.setText(shown.form.name)
        self._about.setText(about_words(shown.form))
        pill = STANDINGS[shown.shipped.standing]
        self._standing.show_state(pill.words, pill.tone, pill.icon)
        self.editor.show_form(shown.shipped, wanted.changes)
        self._show_buttons()
        self._ask_preview()

    def _show_buttons(self) -> None:
        shown = self.current()
        is_changed = shown is not None and shown.shipped.code in self._drafts
        self.save_button.setEnabled(is_changed)
        self.drop_button.setEnabled(is_changed)
        self.reset_button.setEnabled(shown is not None and shown.changes != FormChanges())
        if shown is not None:
            self.reset_button.setToolTip(f"Đang in {version_words(shown.form)} (Alt B)")

    def _keep(self, changes: FormChanges) -> None:
        shown = self.current()
        if shown is None:
            return
        if changes == shown.changes:
            self._drafts.pop(shown.shipped.code, None)
        else:
            self._drafts[shown.shipped.code] = changes
        self._model.show([self._row(form) for form in self._shown])
        self.list.select_quietly(self._shown.index(shown))
        self._show_buttons()
        self._look.start()

    def _ask_preview(self) -> None:
        wanted = self.wanted()
        if wanted is not None and wanted != self._tried:
            if self._tried is not None and self._tried.code != wanted.code:
                self.preview.show_pages(())  # not the paper of another form
            self._tried = wanted
            self.preview_asked.emit(wanted)

    def _save(self) -> None:
        wanted = self.wanted()
        if wanted is not None and self.save_button.isEnabled():
            self.save_asked.emit(wanted)

    def _drop(self) -> None:
        shown = self.current()
        if shown is not None:
            self._drafts.pop(shown.shipped.code, None)
            self._filter()

    def _ask_reset(self) -> None:
        self.confirm.ask(RESET, "Trở về (Enter)")

    def _reset(self) -> None:
        shown = self.current()
        if shown is not None:
            self.save_asked.emit(FormTry(shown.kind, shown.shipped.code, FormChanges()))

    def _left(self) -> QWidget:
        self.search = FindLine("Tên mẫu, số mẫu  (Ctrl+F)")
        self.search.setAccessibleName("Tìm biểu mẫu")
        self.list = ChoiceView("Biểu mẫu")
        self._model = self.list.choices
        side = QWidget()
        side.setFixedWidth(_LIST_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list.in_card(), 1)
        return side

    def _lay_out_middle(self) -> Card:
        self._name = label("", "card-title", wraps=True)
        self._about = label("", "hint", wraps=True)
        self._standing = Badge()
        self.save_button = PrimaryButton("Lưu bản mới", "Ctrl+Return", "content-save-outline")
        self.drop_button = QuietButton("Bỏ phần chưa lưu", "Alt+H", "undo-variant")
        self.reset_button = QuietButton("Bản của chương trình", "Alt+B", "history")
        card = Card()
        card.body.addWidget(self._name)
        card.body.addWidget(self._about)
        head = QHBoxLayout()
        head.addWidget(self._standing)
        head.addStretch(1)
        head.addWidget(self.reset_button)
        card.body.addLayout(head)
        card.body.addWidget(self.editor, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.drop_button)
        foot.addWidget(self.save_button)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        self.search.edited.connect(self._filter)
        self.search.stepped.connect(self._step)
        self.search.entered.connect(self.editor.go_on)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.editor.changed.connect(self._keep)
        self.save_button.clicked.connect(self._save)
        self.drop_button.clicked.connect(self._drop)
        self.reset_button.clicked.connect(self._ask_reset)
        self.confirm.confirmed.connect(self._reset)
        self._look.timeout.connect(self._ask_preview)
        bind(self.list, "Return", self.editor.go_on)
        bind(self, "Ctrl+F", self._go_to_search, Qt.ShortcutContext.WindowShortcut)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
