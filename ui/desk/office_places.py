"""Counters, lines of tickets and units: a list beside a form; what is not kept yet stays."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desk_app.domain.office_changes import Item, item_key, item_words
from desk_app.domain.office_rules import OfficeFault
from ui.desk.office_fields import FORMS, CounterForm, ItemForm, SeriesForm
from ui.desk.office_list import ItemList, list_beside_form
from ui.desk.office_words import (
    KIND_NAMES,
    NEW,
    NEW_NAMES,
    NOT_SAVED,
    REMOVAL_ADVICE,
    ItemKind,
    edition_words,
    faults_of_item,
    item_choice,
    item_of,
    items_of,
    with_changed,
)
from ui.keys import bind
from ui.widgets.basics import PrimaryButton, QuietButton, SecondaryButton, label
from ui.widgets.choice_list import Choice
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.messages import button_row

if TYPE_CHECKING:
    from desk_app.desk.office import OfficeShown

LIST_PX: Final = 340
KIND_KEYS: Final = {ItemKind.COUNTERS: "Q", ItemKind.SERIES: "S", ItemKind.UNITS: "V"}


class PlacesPart(QWidget):
    """Says what is to be kept; a draft remembers the version that it began from."""

    save_asked = Signal(object, int)  # Office, the version it is based on
    remove_asked = Signal(str, object, int)  # a question, Office without the item, version
    refresh_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: OfficeShown | None = None
        self._drafts: dict[tuple[ItemKind, str], tuple[Item, OfficeShown]] = {}
        self._key = NEW
        self._is_adding = False  # a blank entry waits for its first letter
        self.forms: dict[ItemKind, ItemForm] = {}

    def making(self) -> Iterator[None]:
        """Make what is inside, once the part has its place: list, then form after form."""
        card = list_beside_form(self, self._side())
        yield
        self._title = label("", "card-title", wraps=True)
        card.body.addWidget(self._title)
        for kind in ItemKind:
            form = FORMS[kind]()
            form.hide()
            form.changed.connect(self._keep)
            card.body.addWidget(form)
            self.forms[kind] = form
            yield
        self._edition = label("", "hint", wraps=True)
        card.body.addWidget(self._edition)
        card.body.addStretch(1)
        self.save_button = PrimaryButton("Lưu", "Ctrl+Return", "content-save-outline")
        self.drop_button = QuietButton("Bỏ phần chưa lưu", "Alt+H", "undo-variant")
        self.remove_button = QuietButton("Xóa khỏi danh sách", "Alt+B", "trash-can-outline")
        foot = button_row(self.drop_button, self.save_button)
        foot.insertWidget(0, self.remove_button)
        card.body.addLayout(foot)
        self._connect()

    def show_office(self, shown: "OfficeShown") -> None:
        """Show the office in force; what is being changed stays."""
        self._shown = shown
        self._edition.setText(edition_words(shown.version, shown.by, shown.at))
        if self._key != NEW and self._key not in self._keys():
            self._add_anew()
        if self._key == NEW and not self._is_adding:
            self._go_to_first()
        self._show_current()

    def _add_anew(self) -> None:
        """Somebody took out what is in view: what was typed of it stays, as something new."""
        draft = self._drafts.pop((self._kind(), self._key), None)
        self._key = NEW
        if draft is not None and self._shown is not None:
            self._is_adding = True
            self._drafts[self._kind(), NEW] = draft[0], self._shown

    def _go_to_first(self) -> None:
        """Leave the form, too: the next key must not change another item."""
        self._key = next(iter(self._keys()), NEW)
        focused = QApplication.focusWidget()
        if focused is not None and self._form().isAncestorOf(focused):
            self.go_on()

    def show_saved(self) -> None:
        """Forget the draft of what is kept now."""
        draft = self._drafts.pop((self._kind(), self._key), None)
        if draft is not None:
            self._is_adding, self._key = False, item_key(draft[0])

    def show_faults(self, faults: Sequence[OfficeFault]) -> None:
        """Say at the fields why what is entered cannot be kept."""
        keys = self._keys()
        place = keys.index(self._key) if self._key in keys else len(keys)
        self._form().show_faults(faults_of_item(self._kind(), place, faults))

    def show_refusal(self, words: str) -> None:
        """Say why nothing was kept."""
        self._form().show_faults({"": words})

    def go_on(self) -> None:
        """Put the focus where work begins."""
        self.list.setFocus()

    def is_changed(self) -> bool:
        """Say whether anything is not kept yet."""
        return bool(self._drafts)

    def _kind(self) -> ItemKind:
        return ItemKind(self.kind.value())

    def _form(self) -> ItemForm:
        return self.forms[self._kind()]

    def _keys(self) -> list[str]:
        office = self._shown.office if self._shown else None
        return [item_key(item) for item in items_of(office, self._kind())] if office else []

    def _draft(self) -> "tuple[Item, OfficeShown] | None":
        return self._drafts.get((self._kind(), self._key))

    def _show_current(self) -> None:
        if self._shown is None:
            return
        draft, form = self._draft(), self._form()
        kept = item_of(self._shown.office, self._kind(), self._key)
        item = draft[0] if draft else kept
        counters = self.forms[ItemKind.COUNTERS]
        if isinstance(counters, CounterForm):
            counters.show_series(self._shown.office.series)
        for one in self.forms.values():
            one.setVisible(one is form)
        if isinstance(form, SeriesForm):
            form.lock_letter(is_known=self._key != NEW)
        if form.item() != item:
            form.show_item(item)
        self._show_rows()

    def _show_rows(self) -> None:
        if self._shown is None:
            return
        kind, office = self._kind(), self._shown.office
        rows = [
            item_choice(office, item, changed=(kind, item_key(item)) in self._drafts)
            for item in items_of(office, kind)
        ]
        if self._key == NEW:
            rows.append(Choice(NEW, NEW_NAMES[kind], NOT_SAVED))
        self.list.show_rows(rows, self._key)
        current = next((row.title for row in rows if row.key == self._key), "")
        self._title.setText(current)
        is_changed = self._draft() is not None
        self.save_button.setEnabled(is_changed or self._is_adding)  # an empty one is told why not
        self.drop_button.setEnabled(is_changed or self._key == NEW)
        self.remove_button.setEnabled(self._key != NEW)

    def _keep(self) -> None:
        if self._shown is None:
            return
        place, item = (self._kind(), self._key), self._form().item()
        base = self._drafts[place][1] if place in self._drafts else self._shown
        if item == item_of(base.office, *place):
            self._drafts.pop(place, None)
        else:
            self._drafts[place] = (item, base)
        self._show_rows()

    def _choose(self, key: str) -> None:
        self._key, self._is_adding = key, key == NEW
        self._form().show_faults({})
        self._show_current()

    def _choose_kind(self) -> None:
        self._is_adding = (self._kind(), NEW) in self._drafts
        self._key = NEW if self._is_adding else next(iter(self._keys()), NEW)
        self._show_current()

    def _go_to_kind(self, kind: ItemKind) -> None:
        self.kind.set_value(kind)
        self._choose_kind()
        self.go_on()

    def _add(self) -> None:
        self._choose(NEW)
        self._form().go_on()

    def _save(self) -> None:
        draft = self._draft()
        if draft is None and self._is_adding and self._shown is not None:
            draft = self._form().item(), self._shown
        if draft is not None:
            item, base = draft
            before = item_of(base.office, self._kind(), self._key)
            self.save_asked.emit(with_changed(base.office, before, item), base.version)

    def _remove(self) -> None:
        if self._shown is None:
            return
        item = item_of(self._shown.office, self._kind(), self._key)
        wanted = with_changed(self._shown.office, item, None)
        question = f"Xóa {item_words(item)}? {REMOVAL_ADVICE}"
        self.remove_asked.emit(question, wanted, self._shown.version)

    def _drop(self) -> None:
        self._drafts.pop((self._kind(), self._key), None)
        self._form().show_faults({})
        if self._key == NEW:
            self._is_adding, self._key = False, next(iter(self._keys()), NEW)
        self._show_current()
        self.refresh_asked.emit()

    def _side(self) -> QWidget:
        self.kind = SegmentedChoice([Option(kind, KIND_NAMES[kind]) for kind in ItemKind])
        self.kind.set_value(ItemKind.COUNTERS)
        for kind, letter in KIND_KEYS.items():
            bind(self, f"Alt+{letter}", partial(self._go_to_kind, kind))
        self.list = ItemList("Quầy, nhóm số, đơn vị")
        self.add_button = SecondaryButton("Thêm", "Alt+T", "plus")
        side = QWidget()
        side.setFixedWidth(LIST_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.kind)
        column.addWidget(self.list, 1)
        column.addLayout(button_row(self.add_button))
        return side

    def _connect(self) -> None:
        self.kind.chosen.connect(self._choose_kind)
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(lambda: self._form().go_on())
        self.add_button.clicked.connect(self._add)
        self.save_button.clicked.connect(self._save)
        self.drop_button.clicked.connect(self._drop)
        self.remove_button.clicked.connect(self._remove)
