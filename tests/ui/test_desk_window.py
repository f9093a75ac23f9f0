"""The desk from its first moment: pages come in steps, and keys go to the page that is seen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.moments import local
from tests.fakes import Clock
from tests.ui.office_window import FRIDAY, PIN, STAFF, answered, home_in
from ui.desk import intake_jobs as jobs
from ui.desk.intake_form import IntakeForm, PersonForm
from ui.desk.window import DeskWindow
from ui.station import Station

if TYPE_CHECKING:
    from desk_app.desk import Desk

DRAFT = IntakeForm(id="0198", applicant=PersonForm(name="Lò Thị Mẫu"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWindow]:
    made = DeskWindow(Station(home_in(tmp_path), now=Clock(FRIDAY)), lambda: local(FRIDAY))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.station.is_open)
    yield made
    made.close()
    made.station.close()


def test_who_signs_in_before_the_pages_are_built_is_let_in_when_they_are(
    qtbot: QtBot, window: DeskWindow
) -> None:
    with pytest.raises(LookupError):
        _ = window.pages
    window.sign_in.sign_in_asked.emit(STAFF, PIN)
    assert window.is_locked()
    qtbot.waitUntil(lambda: not window.is_locked())
    assert window.current_page() is window.pages.queue_page


def test_space_on_the_queue_does_nothing_to_an_unfinished_page_behind_it(
    qtbot: QtBot, window: DeskWindow
) -> None:
    answered(qtbot, window.station, _keep_draft)
    window.sign_in.sign_in_asked.emit(STAFF, PIN)
    qtbot.waitUntil(lambda: not window.is_locked())
    qtbot.waitUntil(lambda: window.pages.intake_page.form().applicant == DRAFT.applicant)
    qtbot.waitUntil(lambda: not window.station.is_busy())
    page = window.pages.intake_page
    before = page.form()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not page.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.toast_words() == "Chưa có ai chờ quầy này.")
    assert window.current_page() is window.pages.queue_page
    assert page.form() == before
    assert page.notice.isVisibleTo(page)  # the draft still says what it is


def _keep_draft(desk: "Desk") -> None:
    draft = replace(DRAFT, id=desk.dossiers.new_id())
    desk.settings.save_draft(jobs.draft_key("1"), jobs.write_draft(draft), STAFF)
