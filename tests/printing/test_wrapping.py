"""Breaking lines: nothing is lost, nothing is wider than the paper."""

import math
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desk_app.printing.blocks import Run, say
from desk_app.printing.wrapping import Line, balanced, line_width, wrap
from tests.printing.reading import squeezed


def one_each(text: str, bold: bool, _italic: bool) -> float:
    """Measure as a typewriter does; bold is half as wide again."""
    return len(text) * (1.5 if bold else 1.0)


def said(lines: Sequence[Line]) -> list[str]:
    return ["".join(part.text for part in line) for line in lines]


WORDS = st.text(alphabet="abệđ \n\u00a0", max_size=60)
RUNS = st.lists(st.builds(Run, WORDS, st.booleans(), st.booleans()), max_size=5)


@given(RUNS, st.integers(min_value=2, max_value=30))
def test_no_line_is_wider_than_the_room_and_no_letter_is_lost(runs: list[Run], room: int) -> None:
    lines = wrap(runs, room, one_each)

    assert all(line_width(line, one_each) <= room for line in lines)
    assert squeezed("".join(said(lines))) == squeezed("".join(run.text for run in runs))


@given(RUNS, st.integers(min_value=2, max_value=30))
def test_balancing_never_takes_more_lines(runs: list[Run], room: int) -> None:
    assert len(balanced(tuple(runs), room, one_each)) <= len(wrap(runs, room, one_each))


def test_lines_break_at_blanks() -> None:
    assert said(wrap(say("một hai ba bốn"), 8, one_each)) == ["một hai", "ba bốn"]


def test_a_word_of_two_styles_stays_together() -> None:
    runs = (Run("tên: "), Run("An", bold=True), Run(", Bình"))

    assert said(wrap(runs, 9, one_each)) == ["tên: An,", "Bình"]


def test_an_amount_keeps_its_unit_and_is_read_with_a_plain_blank() -> None:
    assert said(wrap(say("phải nộp 15.000\u00a0đ"), 13, one_each)) == ["phải nộp", "15.000 đ"]


def test_a_word_that_is_too_long_is_cut_into_pieces() -> None:
    assert said(wrap(say("ở x" + "a" * 9), 4, one_each)) == ["ở", "xaaa", "aaaa", "aa"]


def test_centred_lines_are_about_equally_long() -> None:
    lines = said(balanced(say("ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN"), 27, one_each))

    assert lines == ["ỦY BAN NHÂN DÂN", "PHƯỜNG HOA BAN"]


def test_empty_text_is_one_empty_line() -> None:
    assert wrap((), math.inf, one_each) == [()]
