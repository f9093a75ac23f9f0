"""Instants are kept in UTC, days are those of Việt Nam, and the journal's clock never goes back."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.moments import (
    COUNTER_BITS,
    from_local,
    local,
    local_day,
    next_hlc,
    unix_ms,
)

WALL = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001  wall time
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  made aware


def test_the_day_of_viet_nam_begins_at_17_00_utc() -> None:
    assert local_day(datetime(2026, 11, 20, 16, 59, 59, tzinfo=UTC)) == date(2026, 11, 20)
    assert local_day(datetime(2026, 11, 20, 17, 0, tzinfo=UTC)) == date(2026, 11, 21)


def test_wall_time_stands_on_paper_without_a_zone() -> None:
    eight_o_five = local(datetime(2026, 11, 20, 1, 5, tzinfo=UTC))
    assert eight_o_five.isoformat() == "2026-11-20T08:05:00"


@given(WALL)
def test_wall_time_goes_to_an_instant_and_back(moment: datetime) -> None:
    assert from_local(moment).tzinfo is UTC
    assert local(from_local(moment)) == moment


@given(INSTANTS)
def test_an_instant_is_the_same_in_any_zone(at: datetime) -> None:
    elsewhere = at.astimezone(timezone(timedelta(hours=-8)))
    assert (local(elsewhere), local_day(elsewhere)) == (local(at), local_day(at))
    assert local(at).date() == local_day(at)


@given(st.integers(0, 2**42))
def test_no_millisecond_is_lost(ms: int) -> None:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
    assert unix_ms(at) == ms


@given(st.lists(INSTANTS, min_size=1))
def test_the_journal_clock_goes_forward_whatever_the_wall_clock_does(clock: list[datetime]) -> None:
    last = 0
    for at in clock:
        following = next_hlc(last, at)
        assert following > last
        assert following >> COUNTER_BITS >= unix_ms(at)
        last = following


@given(INSTANTS)
def test_the_journal_clock_follows_the_wall_clock_when_it_can(at: datetime) -> None:
    later = at + timedelta(milliseconds=1)
    assert next_hlc(next_hlc(0, at), later) == unix_ms(later) << COUNTER_BITS
    assert next_hlc(0, at) < 2**63  # fits the column
