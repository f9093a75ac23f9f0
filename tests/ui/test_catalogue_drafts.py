"""What is typed while an answer of the store is on its way is never lost."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.catalogue_scene import CODE, CTRL, Scene, catalogue_scene, typed
from ui.desk.catalogue_card import INNER


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
