"""Thủ tục: papers and steps of a procedure added, renamed, moved and removed by keyboard."""

from collections import Counter
from collections.abc import Generator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk_app.domain.catalogue_lines import LineField
from desk_app.domain.procedure import Procedure, RequiredPaper, WorkflowStep
from tests.ui.catalogue_scene import ALT, CODE, CTRL, Scene, catalogue_scene, typed

BIRTH = "1.001193"  # in the shipped catalogue: two cases, papers that stand for each other
FORM = "Tờ khai theo mẫu"  # the one paper of the procedure CODE
WORKED = "1.004873"  # with four steps


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    with catalogue_scene(tmp_path, qtbot) as made:
        yield made


def labels(procedure: Procedure) -> list[str]:
    return [paper.label for paper in procedure.papers]


def names(procedure: Procedure) -> list[str]:
    return [step.name for step in procedure.steps]


def begin_paper(scene: Scene, code: str = CODE) -> None:
    scene.look_for(code)
    scene.press(Qt.Key.Key_2, ALT)
    scene.press(Qt.Key.Key_M, ALT)


def begin_step(scene: Scene, code: str = CODE) -> None:
    scene.look_for(code)
    scene.press(Qt.Key.Key_3, ALT)
    scene.press(Qt.Key.Key_M, ALT)


def save(scene: Scene) -> None:
    scene.press(Qt.Key.Key_Return, CTRL)


def test_a_paper_of_a_new_law_is_added_below_the_one_that_is_chosen_and_kept(scene: Scene) -> None:
    begin_paper(scene)
    papers = scene.card.papers
    assert papers.label.hasFocus()
    assert papers.cells[LineField.LABEL].error() == ""  # nobody is told off before typing
    typed(papers.label, "Giấy khám")
    typed(papers.name, "Giấy khám sức khỏe theo mẫu")
    papers.copies.setValue(2)
    scene.press(Qt.Key.Key_Up, ALT)
    assert labels(scene.wanted()) == ["Giấy khám", FORM]
    assert papers.label.value() == "Giấy khám"
    save(scene)
    made = scene.kept().papers[0]
    wanted = RequiredPaper(
        "giay-kham", "Giấy khám sức khỏe theo mẫu", "Giấy khám", copies=2, confirmed=True, own=True
    )
    assert made == wanted
    assert not scene.card.save_button.isEnabled()


def test_a_paper_without_a_name_is_refused_at_the_field_and_nothing_is_lost(scene: Scene) -> None:
    begin_paper(scene)
    scene.press(Qt.Key.Key_1, ALT)
    save(scene)
    papers = scene.card.papers
    assert papers.label.hasFocus()
    assert papers.cells[LineField.LABEL].error() == "Hãy nhập tên gọi của giấy tờ thứ 2."
    assert scene.kept().version == 1
    typed(papers.label, FORM.upper())
    assert "hãy gọi bằng tên khác" in papers.cells[LineField.LABEL].error()
    scene.look_for(BIRTH)
    scene.look_for(CODE)
    assert labels(scene.wanted()) == [FORM, FORM.upper()]
    papers.table.select_row(1)
    typed(papers.label, "Đơn")
    assert papers.cells[LineField.LABEL].error() == ""
    save(scene)
    assert labels(scene.kept()) == [FORM, "Đơn"]


def test_a_full_name_follows_the_short_one_until_it_has_its_own(scene: Scene) -> None:
    begin_paper(scene)
    papers = scene.card.papers
    typed(papers.label, "Đơn")
    assert papers.name.toPlainText() == ""
    typed(papers.name, "Đơn xin thử")
    typed(papers.label, "Đơn thử")
    assert scene.wanted().papers[1].name == "Đơn xin thử"
    typed(papers.name, "Đơn thử")  # as short as the label: stays as it is typed
    assert papers.name.words() == "Đơn thử"
    papers.name.clear()
    assert scene.wanted().papers[1].name == "Đơn thử"


def test_a_paper_goes_with_a_key_and_comes_back_while_nothing_is_kept(scene: Scene) -> None:
    scene.look_for(BIRTH)
    scene.press(Qt.Key.Key_2, ALT)
    before = labels(scene.wanted())
    scene.press(Qt.Key.Key_B, ALT)
    assert labels(scene.wanted()) == before[1:]
    assert scene.card.papers.label.value() == before[1]
    scene.press(Qt.Key.Key_H, ALT)
    assert labels(scene.wanted()) == before
    for _ in before:
        scene.press(Qt.Key.Key_B, ALT)
    assert scene.card.papers.bar.add_button.hasFocus()
    assert not scene.card.papers.bar.remove_button.isEnabled()
    save(scene)
    assert scene.kept(BIRTH).papers == ()


def test_when_a_paper_is_asked_for_and_what_it_stands_for_are_chosen(scene: Scene) -> None:
    begin_paper(scene, BIRTH)
    papers = scene.card.papers
    typed(papers.label, "Giấy thử")
    first = scene.wanted().papers[0].key
    for choice, key in ((papers.asks, "show_if_any"), (papers.case, "1")):
        choice.set_value(key)
        choice.picked.emit(key)
    papers.stands_for.set_value(first)
    papers.stands_for.picked.emit(first)
    save(scene)
    made = scene.kept(BIRTH).papers[1]
    assert (made.label, made.case, made.required, made.presented) == ("Giấy thử", "1", False, True)
    assert made.group == scene.kept(BIRTH).papers[0].group == first
    assert (papers.asks.value(), papers.case.value(), papers.stands_for.value()) == (
        "show_if_any", "1", first,
    )  # fmt: skip
    papers.case.picked.emit("*")
    papers.stands_for.picked.emit("")
    assert (scene.wanted().papers[1].case, scene.wanted().papers[1].group) == (None, None)


def test_a_case_that_is_gone_is_shown_and_not_taken_for_every_case(scene: Scene) -> None:
    lost = replace(scene.kept(BIRTH).papers[0], case="9")
    odd = replace(scene.kept(BIRTH), version=2, papers=(lost,))
    scene.ward.desk.settings.save_procedures([odd], "PT")
    scene.page.refresh_asked.emit()
    scene.wait()
    scene.look_for(BIRTH)
    scene.press(Qt.Key.Key_2, ALT)
    assert scene.card.papers.case.currentText() == "Trường hợp 9 (không còn)"


def test_the_first_step_of_a_procedure_is_typed_here(scene: Scene) -> None:
    begin_step(scene)
    inner = scene.card.inner
    assert inner.name.hasFocus()
    typed(inner.name, "Tiếp nhận")
    save(scene)
    assert inner.hours.line.hasFocus()
    assert inner.hours.error() == "Hãy nhập số giờ của bước thứ 1."
    typed(inner.unit, "Một cửa")
    typed(inner.hours.line, "1,5")
    save(scene)
    assert scene.kept().steps == (WorkflowStep("Tiếp nhận", "Một cửa", Decimal("1.5")),)


def test_hours_that_are_not_understood_are_said_and_never_lost(scene: Scene) -> None:
    scene.look_for(WORKED)
    scene.press(Qt.Key.Key_3, ALT)
    inner = scene.card.inner
    typed(inner.hours.line, "lâu")
    inner.table.select_row(1)
    assert inner.hours.error() == ""
    save(scene)
    assert scene.kept(WORKED).version == 1
    assert inner.table.currentIndex().row() == 0
    assert inner.hours.line.value() == "lâu"
    assert "“lâu” không phải số giờ" in inner.hours.error()
    scene.press(Qt.Key.Key_H, ALT)
    assert inner.hours.line.value() == "2"


def test_steps_are_moved_renamed_and_removed(scene: Scene) -> None:
    begin_step(scene, WORKED)
    before = names(scene.kept(WORKED))
    inner = scene.card.inner
    typed(inner.name, "Xác minh")
    typed(inner.hours.line, "8")
    scene.press(Qt.Key.Key_Down, ALT)
    assert names(scene.wanted()) == [before[0], before[1], "Xác minh", *before[2:]]
    assert inner.name.value() == "Xác minh"
    inner.table.select_row(0)
    scene.press(Qt.Key.Key_B, ALT)
    typed(inner.name, "Thẩm tra")
    save(scene)
    assert names(scene.kept(WORKED)) == ["Thẩm tra", "Xác minh", *before[2:]]
    for _ in range(4):
        scene.press(Qt.Key.Key_B, ALT)
    assert inner.bar.add_button.hasFocus()
    save(scene)
    assert scene.kept(WORKED).steps == ()


def test_lines_of_a_draft_stay_when_somebody_keeps_another_procedure(scene: Scene) -> None:
    begin_paper(scene)
    typed(scene.card.papers.label, "Đơn")
    other = replace(scene.kept(BIRTH), short_name="Người khác đặt")
    scene.ward.desk.catalogue.change(other, "PT")
    scene.page.refresh_asked.emit()
    scene.wait()
    assert labels(scene.wanted()) == [FORM, "Đơn"]
    save(scene)
    assert labels(scene.kept()) == [FORM, "Đơn"]


def test_no_two_keys_of_a_part_are_the_same(scene: Scene) -> None:
    scene.look_for(CODE)
    for part in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        scene.press(part, ALT)
        keys = Counter(
            shortcut.key().toString()
            for shortcut in scene.page.findChildren(QShortcut)
            if shortcut.context() is Qt.ShortcutContext.WindowShortcut and is_seen(shortcut)
        )
        assert [key for key, count in keys.items() if count > 1] == []


def is_seen(shortcut: QShortcut) -> bool:
    owner = shortcut.parent()
    return isinstance(owner, QWidget) and owner.isVisible()


def test_a_refusal_at_its_field_pushes_nothing_out_of_the_smallest_window(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.shell.resize(1280, 680)
    begin_paper(scene)
    qtbot.waitExposed(scene.shell)
    save(scene)
    papers = scene.card.papers
    assert papers.cells[LineField.LABEL].error()
    assert papers.doubt.words()
    assert papers.name.height() <= papers.cells[LineField.NAME].height()
    save_button = scene.card.save_button
    foot = save_button.mapTo(scene.shell, save_button.rect().bottomRight()).y()
    assert foot < scene.shell.status.mapTo(scene.shell, QPoint(0, 0)).y()
