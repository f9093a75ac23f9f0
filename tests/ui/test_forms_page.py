"""Biểu mẫu: what an office may change on a form, what the law locks, and the paper beside it."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk_app.desk.forms import FormFor
from desk_app.domain.office import Role
from desk_app.printing.forms.form import FormChanges, LineKind, words_of
from tests.ui.dossier_office import Ward, opened, settle
from ui.desk import shell as desk
from ui.desk.forms_flow import FormsFlow
from ui.desk.forms_page import FormsPage
from ui.desk.forms_words import STANDINGS, LineRow, list_names, number_apart, row_words, rows_of
from ui.desk.page import Page
from ui.desk.shell import DeskShell
from ui.station import Station

CODE = "supplement_02"
OPTIONAL = "respond_by"


class Scene:
    """The page over a real store."""

    def __init__(self, ward: Ward, station: Station, shell: DeskShell, qtbot: QtBot) -> None:
        self.ward, self.shell, self.station = ward, shell, station
        self._qtbot = qtbot
        self.page = FormsPage()
        FormsFlow(self.page, station, shell)
        shell.add_page(desk.QUEUE, Page("Hàng đợi"))
        shell.add_page(desk.FORMS, self.page)
        shell.show_desk()
        shell.go_to(desk.FORMS.key)
        self.wait()

    def wait(self) -> None:
        """Wait until the last change was drawn."""
        self._qtbot.waitUntil(lambda: not self.page.is_about_to_look())
        settle(self._qtbot, self.station)
        settle(self._qtbot, self.station)

    def choose(self, code: str) -> FormFor:
        """Show a form."""
        codes = [one.shipped.code for one in self.page.shown()]
        self.page.show_row(codes.index(code))
        self.wait()
        return self.current()

    def current(self) -> FormFor:
        """Return the form in view."""
        found = self.page.current()
        assert found is not None
        return found

    def changes(self) -> FormChanges:
        """Return what the office would have otherwise."""
        wanted = self.page.wanted()
        assert wanted is not None
        return wanted.changes

    def go_to_line(self, key: str) -> None:
        """Choose a line of the form."""
        keys = [row.line.key for row in self.page.editor.table.lines_model.lines()]
        self.page.editor.table.select_row(keys.index(key))


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    ward = Ward(tmp_path / "may")
    with opened(ward, qtbot) as (station, shell):
        made = Scene(ward, station, shell, qtbot)
        yield made
        made.wait()
    ward.desk.close()


def test_every_form_is_listed_with_its_standing(scene: Scene) -> None:
    forms = scene.ward.desk.forms.forms()
    assert [one.form.name for one in scene.page.shown()] == [one.form.name for one in forms]
    words = {pill.words for pill in STANDINGS.values()}
    assert words == {"Theo quy định", "Bản soạn, chờ đối chiếu", "Mẫu của cơ quan"}


def test_no_two_forms_of_the_list_have_one_name(scene: Scene) -> None:
    names = list_names(scene.ward.desk.forms.forms())
    assert len(set(names.values())) == len(names)
    starts = [name[:25] for name in names.values()]  # what is seen where room is short
    assert len(set(starts)) == len(starts), starts


def test_what_the_program_fills_in_is_shown_as_dots_in_the_list_of_lines(scene: Scene) -> None:
    shown = [row_words(row) for one in scene.ward.desk.forms.forms() for row in _rows(one)]
    assert not any("{" in words for words in shown)


def _rows(one: FormFor) -> Sequence[LineRow]:
    return rows_of(one.shipped, one.changes)


def test_a_line_of_the_law_is_locked_and_says_why(scene: Scene) -> None:
    scene.choose(CODE)
    scene.go_to_line("reason")
    editor = scene.page.editor
    assert editor.words.isReadOnly()
    assert not editor.toggle.isEnabled()
    assert "giữ nguyên chữ" in editor.words.accessibleDescription()
    QTest.keyClick(editor.table, Qt.Key.Key_Space)
    assert scene.changes() == FormChanges()


def test_whoever_may_not_change_forms_is_told_who_may(scene: Scene) -> None:
    scene.station.session = replace(scene.station.session, staff_id="C1")
    scene.choose(CODE)
    scene.go_to_line(OPTIONAL)
    scene.page.editor.words.setPlainText("Xin nộp trước ngày")
    scene.wait()
    scene.page.save_button.click()
    scene.wait()

    assert scene.shell.toast_words() == "Chỉ phụ trách bộ phận hoặc quản trị được sửa biểu mẫu."
    assert scene.page.save_button.isEnabled()  # what was typed is still there


def test_a_changed_line_is_seen_at_once_and_kept_as_a_new_version(scene: Scene) -> None:
    scene.choose(CODE)
    scene.go_to_line(OPTIONAL)
    scene.page.editor.words.setPlainText("Xin nộp trước ngày")
    scene.wait()
    assert scene.page.save_button.isEnabled()
    scene.page.save_button.click()
    scene.wait()

    kept = scene.current()
    assert kept.form.version == 1
    assert kept.form.line(OPTIONAL).label == "Xin nộp trước ngày"
    assert not scene.page.save_button.isEnabled()
    assert "bản 1 của cơ quan" in scene.shell.toast_words()


def test_a_line_is_left_out_with_the_space_bar_and_taken_in_again(scene: Scene) -> None:
    scene.choose(CODE)
    scene.go_to_line(OPTIONAL)
    scene.page.editor.table.setFocus()
    QTest.keyClick(scene.page.editor.table, Qt.Key.Key_Space)
    assert scene.changes().hidden == (OPTIONAL,)
    QTest.keyClick(scene.page.editor.table, Qt.Key.Key_Space)
    assert scene.changes() == FormChanges()
    assert not scene.page.save_button.isEnabled()


def test_a_sentence_that_loses_what_is_written_into_it_is_refused_at_its_line(
    scene: Scene,
) -> None:
    code, key, word = _a_sentence(scene.page.shown())
    scene.choose(code)
    scene.go_to_line(key)
    scene.page.editor.words.setPlainText("Câu không còn chỗ điền.")
    scene.wait()
    assert scene.page.editor.refusal().startswith("Câu này phải còn {")
    scene.page.refresh_asked.emit()  # somebody else changed another document
    scene.wait()
    assert scene.page.editor.refusal().startswith("Câu này phải còn {")
    scene.page.save_button.click()
    scene.wait()
    assert scene.current().form.version == 0
    assert word


def test_head_foot_and_notes_belong_to_the_office(scene: Scene) -> None:
    scene.choose(CODE)
    QTest.keyClick(scene.page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    editor = scene.page.editor
    assert editor.notes.isVisible()
    QTest.keyClicks(editor.foot, "Mau 02")
    editor.notes.setPlainText("Làm việc cả sáng thứ Bảy.\n\n  Mang theo giấy này. ")
    changes = scene.changes()
    assert changes.foot == "Mau 02"
    assert changes.notes == ("Làm việc cả sáng thứ Bảy.", "Mang theo giấy này.")


def test_what_is_not_kept_yet_outlives_a_look_at_another_form(scene: Scene) -> None:
    first = scene.choose(CODE)
    scene.go_to_line(OPTIONAL)
    scene.page.editor.words.setPlainText("Xin nộp trước ngày")
    other = next(one for one in scene.page.shown() if one.shipped.code != CODE)
    scene.choose(other.shipped.code)
    assert not scene.page.save_button.isEnabled()
    scene.choose(first.shipped.code)
    assert scene.changes().labels == {OPTIONAL: "Xin nộp trước ngày"}
    scene.page.drop_button.click()
    assert scene.changes() == FormChanges()


def test_the_programs_own_version_can_be_had_back(scene: Scene) -> None:
    scene.ward.desk.forms.change(scene.choose(CODE).kind, FormChanges(foot="Mẫu cũ"), "PT", CODE)
    scene.page.refresh_asked.emit()
    scene.wait()
    assert scene.current().form.foot == "Mẫu cũ"
    scene.page.reset_button.click()
    scene.page.confirm.confirmed.emit()
    scene.wait()
    assert scene.current().changes == FormChanges()
    assert scene.current().form.version == 2


def test_who_is_not_allowed_neither_sees_the_page_nor_reaches_it_by_key(scene: Scene) -> None:
    scene.shell.open_to(Role.CLERK)
    assert scene.shell.navigation.buttons[desk.FORMS.key].isHidden()
    QTest.keyClick(scene.shell, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    page = scene.shell.current_page()
    assert page is not None
    assert page.title == "Hàng đợi"
    scene.shell.open_to(Role.SUPERVISOR)
    QTest.keyClick(scene.shell, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert scene.shell.current_page() is scene.page


def _a_sentence(forms: tuple[FormFor, ...]) -> tuple[str, str, str]:
    """Return form, line and word of a sentence that an office may reword."""
    for one in forms:
        for line in one.shipped.lines:
            words = sorted(words_of(line))
            if line.kind is LineKind.SENTENCE and not line.legal and words and line.shown:
                return one.shipped.code, line.key, words[0]
    raise LookupError("no form has such a line")


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("Phiếu từ chối (mẫu 03)", ("Phiếu từ chối", "Mẫu 03")),
        ("Quá trình xử lý", ("Quá trình xử lý", "")),
        ("Tờ khai (bản mới)", ("Tờ khai (bản mới)", "")),
    ],
)
def test_the_number_of_a_form_stands_under_its_name(name: str, apart: tuple[str, str]) -> None:
    assert number_apart(name) == apart
