"""The guided day when something is wrong: it says so, writes its summary and returns 1."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.desk import Desk
from desk_app.domain.moments import local
from desk_app.paths import Home
from tests.ui.office_window import home_in
from ui.tour import staging
from ui.tour.clock import TourClock
from ui.tour.day import ONLY_DEMO, prepare, run_tour

SATURDAY = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def test_the_store_of_a_real_office_is_refused_in_words_and_left_as_it_was(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    home = home_in(tmp_path)
    with Desk.open(home) as desk:
        before = desk.pulse().events

    code = run_tour(tmp_path / "out", home.folder)

    said = capsys.readouterr().out
    summary = (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")
    with Desk.open(home) as desk:
        assert desk.pulse().events == before
    assert (code, qapp.activeWindow()) == (1, None)
    assert ONLY_DEMO in said
    assert ONLY_DEMO in summary


def test_a_second_day_in_one_office_begins_after_the_last_that_its_journal_saw(
    tmp_path: Path,
) -> None:
    home, clock = Home(tmp_path / "demo"), TourClock(SATURDAY)

    _, first = prepare(home, clock)
    _, second = prepare(home, clock)

    calendar = staging.demo_calendar(first.today.year)
    assert calendar.is_working_day(first.today)
    assert second.today > first.today
    assert local(clock()).date() == second.today
    assert first.dossiers.keys() == second.dossiers.keys()
