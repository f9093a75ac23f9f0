"""What is typed while an answer of the store is on its way is never lost."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk_app.domain.problems import StoreFull
from tests.ui.catalogue_scene import ALT, CODE, CTRL, Scene, catalogue_scene, typed
from ui.desk.catalogue_card import INNER
from ui.desk.catalogue_steps import KEPT_NAME


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    with catalogue_scene(tmp_path, qtbot) as made:
        yield made


def save_without_waiting(scene: Scene) -> None:
    QTest.keyClick(scene.page, Qt.Key.Key_Return, CTRL)


def test_what_is_typed_before_the_answer_comes_stays_as_a_draft_on_what_was_kept(
    scene: Scene,
) -> None:
    scene.look_for(CODE)
    scene.card.show_part(INNER)
    typed(scene.card.inner.short_name, "Giấy thử")
    save_without_waiting(scene)
    typed(scene.card.inner.short_name, "Giấy thử lại")
    scene.wait()
    assert (scene.kept().version, scene.kept().short_name) == (2, "Giấy thử")
    assert scene.card.inner.short_name.value() == "Giấy thử lại"
    assert (scene.wanted().version, scene.wanted().short_name) == (2, "Giấy thử lại")
    scene.press(Qt.Key.Key_Return, CTRL)
    assert (scene.kept().version, scene.kept().short_name) == (3, "Giấy thử lại")
    assert not scene.card.save_button.isEnabled()


def begin(scene: Scene, name: str) -> None:
    scene.look_for(CODE)
    scene.card.show_part(INNER)
    typed(scene.card.inner.short_name, name)


def test_a_short_name_that_is_emptied_says_what_stays_and_comes_back(scene: Scene) -> None:
    begin(scene, "Giấy một")
    save_without_waiting(scene)
    scene.wait()
    before = scene.kept().short_name
    assert before == "Giấy một"
    typed(scene.card.inner.short_name, "Giấy hai")
    line, cell = scene.card.inner.short_name, scene.card.inner.short_cell
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert (line.value(), cell.advice()) == ("", KEPT_NAME.format(name=before))
    assert scene.wanted().short_name == before
    assert not scene.card.save_button.isEnabled()

    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert (line.value(), cell.advice()) == (before, "")


def test_what_is_asked_to_be_kept_twice_in_a_row_is_kept_twice(scene: Scene) -> None:
    begin(scene, "Giấy một")
    save_without_waiting(scene)
    typed(scene.card.inner.short_name, "Giấy hai")
    save_without_waiting(scene)
    scene.wait()
    assert (scene.kept().version, scene.kept().short_name) == (3, "Giấy hai")
    assert not scene.card.save_button.isEnabled()


def test_a_key_that_is_pressed_twice_keeps_one_version(scene: Scene) -> None:
    begin(scene, "Giấy một")
    save_without_waiting(scene)
    save_without_waiting(scene)
    scene.wait()
    assert scene.kept().version == 2
    assert scene.card.refusal.words() == ""


def test_typing_back_what_stood_before_the_answer_is_a_draft_too(scene: Scene) -> None:
    begin(scene, "Giấy một")
    before = scene.kept().short_name
    save_without_waiting(scene)
    typed(scene.card.inner.short_name, before)
    scene.wait()
    assert scene.kept().short_name == "Giấy một"
    assert scene.wanted().short_name == before
    assert scene.card.save_button.isEnabled()


def test_dropping_before_the_answer_drops_what_was_typed_since(scene: Scene) -> None:
    begin(scene, "Giấy một")
    save_without_waiting(scene)
    typed(scene.card.inner.short_name, "Giấy hai")
    QTest.keyClick(scene.page, Qt.Key.Key_H, ALT)
    scene.wait()
    assert scene.kept().short_name == "Giấy một"
    assert scene.wanted() == scene.kept()
    assert not scene.card.save_button.isEnabled()


def test_what_is_not_understood_before_the_answer_stays_and_is_said(scene: Scene) -> None:
    begin(scene, "Giấy một")
    save_without_waiting(scene)
    scene.type_into_limit("ba tuần")
    scene.wait()
    assert scene.kept().version == 2
    assert scene.card.routes.limit.line.value() == "ba tuần"
    scene.press(Qt.Key.Key_Return, CTRL)
    assert "Không hiểu thời hạn" in scene.card.routes.limit.error()
    assert scene.kept().version == 2


def test_a_paper_begun_before_the_answer_stands_on_what_was_kept(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.press(Qt.Key.Key_2, ALT)
    QTest.keyClick(scene.page, Qt.Key.Key_M, ALT)
    typed(scene.card.papers.label, "Đơn")
    save_without_waiting(scene)
    QTest.keyClick(scene.page, Qt.Key.Key_M, ALT)
    typed(scene.card.papers.label, "Ảnh")
    scene.wait()
    assert [one.key for one in scene.kept().papers][1:] == ["don"]
    scene.press(Qt.Key.Key_Return, CTRL)
    assert [one.key for one in scene.kept().papers][1:] == ["don", "anh"]


def test_what_the_store_could_not_keep_is_said_and_can_be_kept_later(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFull

    begin(scene, "Giấy một")
    with monkeypatch.context() as world:
        world.setattr("desk_app.desk.catalogue.documents.put", full)
        save_without_waiting(scene)
        typed(scene.card.inner.short_name, "Giấy hai")
        scene.wait()
    assert scene.card.refusal.words() == StoreFull.sentence
    assert scene.wanted().short_name == "Giấy hai"
    scene.press(Qt.Key.Key_Return, CTRL)
    assert scene.kept().short_name == "Giấy hai"
    assert scene.card.refusal.words() == ""


def test_a_refusal_reaches_who_went_on_to_another_procedure(scene: Scene) -> None:
    begin(scene, "Giấy một")
    scene.station.session = replace(scene.station.session, staff_id="C1")
    save_without_waiting(scene)
    scene.look_for("khai sinh")
    scene.wait()
    assert "Giấy một: Chỉ phụ trách" in scene.shell.toast_words()
    assert scene.look_for(CODE).short_name == "Giấy một"
