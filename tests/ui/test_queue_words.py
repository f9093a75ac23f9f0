"""What the queue page says: ages, and what a closing of the day will do."""

from datetime import time, timedelta

import pytest

from tests.ui.office_window import FRIDAY
from ui.desk.queue_words import called_words, to_close_words


@pytest.mark.parametrize(
    ("numbers", "for_register", "parts"),
    [(0, 0, 1), (2, 0, 1), (0, 14, 1), (2, 14, 2)],
)
def test_what_a_closing_will_do_is_told_before_it_is_done(
    numbers: int, for_register: int, parts: int
) -> None:
    told = to_close_words(numbers, for_register)
    assert len(told.split("\n")) == parts
    assert all(str(count) in told for count in (numbers, for_register) if count)


@pytest.mark.parametrize("numbers", [0, 3])
def test_a_closing_before_its_time_is_told_first(numbers: int) -> None:
    told = to_close_words(numbers, 0, time(17))
    assert told.startswith("Hôm nay còn tiếp nhận đến 17:00")
    assert told.endswith(to_close_words(numbers, 0))


def test_a_call_of_less_than_a_minute_ago_has_just_been() -> None:
    assert called_words(FRIDAY, FRIDAY + timedelta(seconds=59)) == "vừa gọi"
    assert called_words(FRIDAY, FRIDAY + timedelta(minutes=12)) == "gọi 12 phút trước"
