import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.fees import (
    CopyRates,
    FeeLine,
    Waiver,
    copy_certification_vnd,
    fee_line,
    format_vnd,
    total,
)

_amounts = st.integers(0, 10_000_000)
_lines = st.lists(st.builds(fee_line, st.just("Lệ phí"), _amounts, st.integers(1, 20)))


def test_lines_are_added_up() -> None:
    bill = total([fee_line("Trích lục", 8_000, 3), fee_line("Chứng thực chữ ký", 10_000)])
    assert (bill.total_vnd, bill.waived_vnd) == (34_000, 0)


def test_nothing_to_pay_is_nothing_to_pay() -> None:
    assert total([]).total_vnd == 0


def test_a_full_waiver_leaves_nothing_and_is_kept_with_its_reason() -> None:
    waiver = Waiver("Hộ nghèo", 100)
    bill = total([fee_line("Lệ phí hộ tịch", 5_000)], waiver)
    assert (bill.total_vnd, bill.waived_vnd, bill.waiver) == (0, 5_000, waiver)


def test_a_waiver_rounds_in_the_citizens_favour() -> None:
    assert total([fee_line("Lệ phí", 333)], Waiver("Giảm một nửa", 50)).total_vnd == 166


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_waiver_is_a_part_of_the_whole(percent: int) -> None:
    with pytest.raises(ValueError, match="per cent"):
        Waiver("", percent)


def test_a_line_is_never_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        FeeLine("", 1_000, 1, -1_000)


@given(_lines, st.integers(0, 100))
def test_total_and_waived_part_make_the_whole(lines: list[FeeLine], percent: int) -> None:
    bill = total(lines, Waiver("Giảm", percent))
    assert bill.total_vnd + bill.waived_vnd == bill.before_waiver_vnd
    assert 0 <= bill.total_vnd <= bill.before_waiver_vnd


@pytest.mark.parametrize(
    ("pages", "copies", "vnd"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (10, 2, 24_000),
        (198, 1, 200_000),
        (500, 3, 600_000),
    ],
)
def test_certified_copies_cost_less_from_the_third_page_and_have_a_ceiling(
    pages: int, copies: int, vnd: int
) -> None:
    assert copy_certification_vnd(pages, copies) == vnd


def test_rates_are_data() -> None:
    rates = CopyRates(
        first_pages=1, first_page_vnd=3_000, further_page_vnd=500, most_per_copy_vnd=4_000
    )
    assert copy_certification_vnd(2, 1, rates) == 3_500
    assert copy_certification_vnd(9, 2, rates) == 8_000


@pytest.mark.parametrize(("pages", "copies"), [(0, 1), (1, 0)])
def test_no_pages_or_no_copies_is_a_mistake(pages: int, copies: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        copy_certification_vnd(pages, copies)


def test_money_is_shown_with_points() -> None:
    assert format_vnd(1_234_000) == "1.234.000 đ"
    assert format_vnd(0) == "0 đ"
