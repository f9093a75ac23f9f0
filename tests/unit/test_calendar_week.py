"""Hours and weekdays as people type them."""

from datetime import time

import pytest

from desk_app.domain.calendar_week import parse_clock, parse_weekdays


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7:30", time(7, 30)),
        ("07h30", time(7, 30)),
        ("0730", time(7, 30)),
        (" 13.30 ", time(13, 30)),
        ("17h", time(17)),
        ("8", time(8)),
        ("24:00", None),
        ("7:60", None),
        ("sáng", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_it_is_written_here(typed: str, meant: time | None) -> None:
    assert parse_clock(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2-6", {0, 1, 2, 3, 4}),
        ("T2–T7", {0, 1, 2, 3, 4, 5}),
        ("2, 4, cn", {0, 2, 6}),
        ("6-CN", {4, 5, 6}),
        ("cn-2", None),
        ("2,7-3", None),
        ("8", None),
        ("", None),
        ("2-", None),
    ],
)
def test_weekdays_are_numbered_as_they_are_named(typed: str, meant: set[int] | None) -> None:
    assert parse_weekdays(typed) == meant
