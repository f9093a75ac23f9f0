"""The paper that is left on a roll: counted, corrected by the sensor, said in calm moments."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.letters import LETTERS
from desk_app.domain.roll import (
    CORE_MM,
    FEW_TICKETS,
    NEAR_END_MM,
    UNKNOWN_ROLL,
    USUAL_TICKET_MM,
    Roll,
    heard_near_end,
    paper_left,
    warns_now,
)

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
NEW = Roll.new(50, AT)


def test_nobody_knows_of_a_roll_that_was_never_put_in() -> None:
    assert paper_left(None, 0, 0) == UNKNOWN_ROLL
    assert not UNKNOWN_ROLL.low


def test_a_new_roll_is_counted_in_usual_tickets() -> None:
    left = paper_left(NEW, 0, 0)
    assert left.left_mm == 50_000
    assert left.tickets == (50_000 - CORE_MM) // USUAL_TICKET_MM
    assert not left.low


def test_after_some_tickets_their_own_length_counts() -> None:
    assert paper_left(NEW, 20 * 150, 20).tickets == (50_000 - 3000 - CORE_MM) // 150


@given(st.integers(0, 60_000), st.integers(0, 500), st.integers(0, 10_000))
def test_more_use_never_leaves_more(used: int, tickets: int, more: int) -> None:
    before, after = paper_left(NEW, used, 0), paper_left(NEW, used + more, 0)
    assert before.tickets is not None
    assert after.tickets is not None
    assert 0 <= after.tickets <= before.tickets
    assert (paper_left(NEW, used, tickets).left_mm or 0) >= 0


def test_the_sensor_knows_better_than_a_count_that_says_more() -> None:
    assert heard_near_end(NEW, 10_000, AT) == Roll(NEAR_END_MM, AT)
    assert heard_near_end(None, 0, AT) == Roll(NEAR_END_MM, AT)
    assert heard_near_end(NEW, 48_000, AT) is None


@pytest.mark.parametrize(("serving", "warns"), [(True, False), (False, True)])
def test_a_roll_is_spoken_of_only_while_nobody_is_served(serving: bool, warns: bool) -> None:
    left = paper_left(Roll(NEAR_END_MM, AT), 0, 0)
    assert left.tickets is not None
    assert left.tickets < FEW_TICKETS
    assert warns_now(left, serving=serving) is warns
    assert not warns_now(paper_left(NEW, 0, 0), serving=serving)


def test_vietnamese_has_178_letters() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 178
