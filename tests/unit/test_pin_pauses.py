"""After five wrong PINs each further try waits half a minute."""

from datetime import UTC, datetime, timedelta
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.pin_pauses import FREE_TRIES, PAUSE, Tries

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def wrong(times: int) -> Tries:
    return reduce(lambda tries, _: tries.with_wrong(NOW), range(times), Tries())


def test_who_mistypes_a_few_times_waits_for_nothing() -> None:
    assert Tries().paused_until(NOW) is None
    assert wrong(FREE_TRIES - 1).paused_until(NOW) is None


def test_after_five_wrong_ones_a_pause_comes_and_ends() -> None:
    tries = wrong(FREE_TRIES)
    assert tries.paused_until(NOW) == NOW + PAUSE
    assert tries.paused_until(NOW + PAUSE) is None
    again = tries.with_wrong(NOW + PAUSE)
    assert again.paused_until(NOW + PAUSE) == NOW + 2 * PAUSE


@given(st.integers(0, 50), st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_nobody_ever_waits_longer_than_one_pause(times: int, later: timedelta) -> None:
    until = wrong(times).paused_until(NOW + later)
    assert until is None or NOW + later < until <= NOW + later + PAUSE
