"""Thủ tục: finding what is doubtful, confirming and changing it, taking a file over."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desk_app.catalogue_files import to_json
from tests.ui.catalogue_scene import ALT, CODE, CTRL, Scene, catalogue_scene, typed
from ui.desk.catalogue_card import INNER, PAPERS
from ui.widgets.fields import TextLine


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Generator[Scene]:
    with catalogue_scene(tmp_path, qtbot) as made:
        yield made


def test_everything_is_listed_and_found_by_any_words_or_the_code(scene: Scene) -> None:
    every = len(scene.ward.desk.settings.procedures())
    assert len(scene.page.found()) == every
    assert scene.look_for("cap giay thu").code == CODE
    assert scene.look_for("9000001").code == CODE
    typed(scene.page.search, "khong co gi nhu the")
    assert scene.page.found() == ()
    assert not scene.card.isVisible()


def test_the_doubtful_ones_are_one_key_away_the_most_urgent_first(scene: Scene) -> None:
    scene.press(Qt.Key.Key_D, CTRL)
    doubts = scene.ward.desk.catalogue.shown().doubts
    found = scene.page.found()
    assert {one.code for one in found} == set(doubts)
    reasons = [doubts[one.code][0].reason for one in found]
    assert reasons == sorted(reasons)
    scene.press(Qt.Key.Key_D, CTRL)
    assert len(scene.page.found()) > len(found)


def test_a_doubt_stands_beside_its_field_and_is_confirmed_by_its_key(scene: Scene) -> None:
    scene.look_for(CODE)
    lines = scene.card.routes.doubts
    said = {field: line.words() for field, line in lines.items()}
    assert "Thời hạn không ghi đơn vị" in said[next(iter(lines))]
    assert any("Ghi miễn phí nhưng chưa chắc" in words for words in said.values())
    scene.press(Qt.Key.Key_2, ALT)
    assert "81 bản chính" in scene.card.papers.doubt.words()
    scene.press(Qt.Key.Key_G, ALT)
    assert scene.wanted().papers[0].confirmed
    scene.press(Qt.Key.Key_Return, CTRL)
    assert scene.kept().papers[0].note == ""
    assert "đã lưu phiên bản 2" in scene.shell.toast_words()


def test_what_nobody_knows_has_to_be_typed_before_all_is_confirmed(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.press(Qt.Key.Key_X, ALT)
    words = [line.words() for line in scene.card.routes.doubts.values()]
    assert any("hãy nhập thời hạn" in said for said in words)
    assert scene.wanted() == scene.kept()
    assert scene.card.routes.table.currentIndex().row() == 1  # where the limit is not known
    assert scene.card.routes.limit.line.hasFocus()

    scene.type_into_limit("2 ngày làm việc")
    typed(scene.card.routes.fee.line, "0")
    scene.press(Qt.Key.Key_X, ALT)
    scene.press(Qt.Key.Key_Return, CTRL)
    kept = scene.kept()
    assert kept.version == 2
    assert all(route.confirmed for route in kept.routes)
    assert CODE not in scene.ward.desk.catalogue.shown().doubts


def test_of_two_doubts_of_one_field_the_one_that_cannot_stand_is_said(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.press(Qt.Key.Key_P, ALT)
    assert scene.wanted().routes[0].fee_note == ""  # free of charge was confirmed
    words = [line.words() for line in scene.card.routes.doubts.values()]
    assert any("hãy nhập mức thu" in said for said in words)
    assert scene.card.routes.fee.line.hasFocus()


def test_a_limit_is_typed_for_every_row_at_once(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.card.routes.scope.set_value("every")
    scene.type_into_limit("5 ngày làm việc")
    assert len({route.limit for route in scene.wanted().routes}) == 1
    scene.press(Qt.Key.Key_Return, CTRL)
    assert [str(route.limit.amount) for route in scene.kept().routes if route.limit] == ["5", "5"]


def test_what_is_not_understood_is_said_at_the_line_and_never_lost(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.type_into_limit("ba tuần")
    scene.press(Qt.Key.Key_Return, CTRL)
    cell = scene.card.routes.limit
    assert "Không hiểu thời hạn" in cell.error()
    assert cell.line.value() == "ba tuần"
    assert scene.kept().version == 1
    scene.look_for("khai sinh")
    scene.look_for(CODE)
    assert cell.line.value() == "ba tuần"
    scene.press(Qt.Key.Key_H, ALT)
    assert cell.line.value() == "3 ngày làm việc"
    assert not scene.card.save_button.isEnabled()


def test_what_is_not_kept_yet_outlives_a_look_at_another_procedure(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.type_into_limit("4 ngày làm việc")
    scene.look_for("khai sinh")
    assert not scene.card.save_button.isEnabled()
    scene.look_for(CODE)
    assert scene.limits()[0] == "4 ngày làm việc"
    assert scene.card.save_button.isEnabled()


def test_copies_names_and_hours_are_changed_where_they_stand(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.card.show_part(PAPERS)
    scene.card.papers.originals.setValue(2)
    scene.card.papers.copies.setValue(1)
    scene.card.show_part(INNER)
    typed(scene.card.inner.short_name, "Giấy thử")
    scene.press(Qt.Key.Key_Return, CTRL)
    kept = scene.kept()
    paper = kept.papers[0]
    assert (kept.short_name, paper.originals, paper.copies) == ("Giấy thử", 2, 1)

    with_steps = next(one for one in scene.ward.desk.settings.procedures() if one.steps)
    scene.look_for(with_steps.code)
    typed(scene.card.inner.hours.line, "9,5")
    scene.press(Qt.Key.Key_Return, CTRL)
    assert str(scene.kept(with_steps.code).steps[0].hours) == "9.5"


def test_a_channel_is_added_with_everything_still_to_be_typed(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.press(Qt.Key.Key_M, ALT)
    assert len(scene.wanted().routes) == 3
    assert scene.card.routes.table.currentIndex().row() == 2
    scene.type_into_limit("1 ngày")
    assert scene.limits() == ["3 ngày làm việc", "chưa xác định", "1 ngày"]


def test_a_procedure_is_switched_off_and_on_again(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.press(Qt.Key.Key_3, ALT)
    scene.press(Qt.Key.Key_N, ALT)
    scene.press(Qt.Key.Key_Return, CTRL)
    assert not scene.kept().offered
    scene.press(Qt.Key.Key_N, ALT)
    scene.press(Qt.Key.Key_Return, CTRL)
    assert scene.kept().offered


def test_the_second_of_two_is_told_who_was_first_and_keeps_what_was_typed(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.type_into_limit("4 ngày làm việc")
    scene.ward.desk.catalogue.change(replace(scene.kept(), short_name="Người khác đặt"), "PT")
    scene.page.refresh_asked.emit()
    scene.wait()
    scene.press(Qt.Key.Key_Return, CTRL)
    assert "vừa lưu phiên bản 2" in scene.card.refusal.words()
    assert scene.card.routes.limit.line.value() == "4 ngày làm việc"
    assert scene.kept().short_name == "Người khác đặt"
    scene.press(Qt.Key.Key_H, ALT)
    assert scene.wanted() == scene.kept()
    assert scene.card.refusal.words() == ""


def test_whoever_may_not_is_told_who_may(scene: Scene) -> None:
    scene.station.session = replace(scene.station.session, staff_id="C1")
    scene.look_for(CODE)
    scene.press(Qt.Key.Key_3, ALT)
    scene.press(Qt.Key.Key_N, ALT)
    scene.press(Qt.Key.Key_Return, CTRL)
    words = "Chỉ phụ trách bộ phận hoặc quản trị được đổi danh mục thủ tục."
    assert scene.card.refusal.words() == words
    assert scene.card.save_button.isEnabled()


def test_the_history_says_who_changed_what(scene: Scene) -> None:
    scene.look_for(CODE)
    scene.press(Qt.Key.Key_3, ALT)
    scene.press(Qt.Key.Key_N, ALT)
    scene.press(Qt.Key.Key_Return, CTRL)
    scene.press(Qt.Key.Key_4, ALT)
    shown = [word.text() for word in scene.card.timeline.findChildren(QLabel)]
    assert any("ngừng tiếp nhận tại cơ quan này" in words for words in shown)
    assert any("Lý Thị Phụ Trách" in words for words in shown)
    assert QApplication.focusWidget() in scene.card.part.parts()


def test_tab_goes_from_the_search_through_the_filter_to_the_list(scene: Scene) -> None:
    scene.page.search.setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or scene.page, Qt.Key.Key_Tab)
    assert scene.page.list.hasFocus()


def test_a_file_is_shown_as_a_difference_before_it_is_taken_over(
    scene: Scene, tmp_path: Path
) -> None:
    path = tmp_path / "moi.json"
    path.write_bytes(to_json([replace(scene.kept(), short_name="Giấy thử theo tệp")]))
    scene.flow.read_file(path)
    scene.wait()
    card = scene.page.import_card
    assert card.isVisible()
    assert "tên ngắn đổi từ" in card.text.toPlainText() or "Thay đổi" in card.text.toPlainText()
    assert scene.kept().version == 1
    scene.press(Qt.Key.Key_Return, CTRL)
    assert scene.kept().version == 2
    assert not card.isVisible()


def test_a_file_compared_with_an_older_catalogue_is_not_taken_over(
    scene: Scene, tmp_path: Path
) -> None:
    path = tmp_path / "moi.json"
    path.write_bytes(to_json([replace(scene.kept(), short_name="Theo tệp")]))
    scene.flow.read_file(path)
    scene.wait()
    scene.ward.desk.catalogue.change(replace(scene.kept(), short_name="Khác"), "PT")
    scene.press(Qt.Key.Key_Return, CTRL)
    assert "Hãy mở lại tệp" in scene.page.import_card.refusal.words()
    scene.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not scene.page.import_card.isVisible()


def test_a_file_that_cannot_be_read_is_a_sentence(scene: Scene, tmp_path: Path) -> None:
    scene.flow.read_file(tmp_path / "khong-co.json")
    scene.wait()
    assert "Không mở được tệp khong-co.json" in scene.shell.toast_words()
    (tmp_path / "la.pdf").write_bytes(b"x")
    scene.flow.read_file(tmp_path / "la.pdf")
    scene.wait()
    assert "chưa đọc được loại tệp" in scene.shell.toast_words()


def test_an_own_procedure_is_added_and_shown(scene: Scene) -> None:
    scene.press(Qt.Key.Key_N, CTRL)
    own = scene.page.own_card
    typed(own.code, CODE)
    typed(own.name, "Xác nhận thử")
    typed(own.limit.line, "2 ngày")
    typed(own.fee.line, "0")
    scene.press(Qt.Key.Key_Return, CTRL)
    assert "đã là của thủ tục" in own.refusal.words()
    typed(own.code, "9.000005")
    scene.press(Qt.Key.Key_Return, CTRL)
    assert scene.wanted().code == "9.000005"
    assert scene.kept("9.000005").routes[0].fee_vnd == 0


def test_nothing_is_squeezed_in_the_smallest_window_and_everything_has_a_name(
    scene: Scene, qtbot: QtBot
) -> None:
    scene.shell.resize(1280, 680)
    scene.look_for(CODE)
    qtbot.waitExposed(scene.shell)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        scene.press(key, ALT)
        QApplication.processEvents()
        lines = [one for one in scene.card.findChildren(QLineEdit) if one.isVisible()]
        assert lines
        for line in lines:
            assert line.height() >= line.sizeHint().height()
        for line in scene.card.findChildren(TextLine):
            assert line.accessibleName()
        save = scene.card.save_button
        foot = save.mapTo(scene.shell, save.rect().bottomRight()).y()
        assert foot < scene.shell.status.mapTo(scene.shell, QPoint(0, 0)).y(), key
