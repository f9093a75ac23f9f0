"""The demo office: a past that an office could have had."""

from datetime import UTC, date, datetime
from pathlib import Path

from desk_app.demo.office import make_demo
from desk_app.desk import Desk
from desk_app.paths import Home

JANUARY = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)


def test_every_past_day_was_closed_in_the_evening_and_the_register_is_whole(
    tmp_path: Path,
) -> None:
    make_demo(Home(tmp_path / "mau"), lambda: JANUARY, per_day=2, days=40).close()

    with Desk.open(Home(tmp_path / "mau"), lambda: JANUARY) as desk:
        lines = desk.register.register_lines(date(2025, 1, 1), date(2026, 12, 31))
        assert desk.register.missed() is None
        for year in (2025, 2026):  # each year begins with number 1
            serials = [line.entry.serial for line in lines if line.entry.year == year]
            assert serials == list(range(1, len(serials) + 1))
            assert serials
        assert all(line.entry.day == line.entry.closed_at.date() for line in lines)
        assert desk.rebuild(check_only=True).differing == ()
        assert desk.verify_journal() == ()
