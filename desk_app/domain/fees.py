"""Fees and charges (phí, lệ phí) in whole đồng: lines, waivers, totals."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One thing to pay for; ``amount_vnd`` is what counts.

    Progressive fees (a cheaper third page, a ceiling) have no single unit price, so the amount is
    kept beside the unit price and not computed from it.
    """

    label: str
    unit_vnd: int
    quantity: int
    amount_vnd: int

    def __post_init__(self) -> None:
        if min(self.unit_vnd, self.quantity, self.amount_vnd) < 0:
            raise ValueError(f"a fee line must not be negative: {self}")


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why the citizen pays less (miễn, giảm), and by how many per cent: 100 is free."""

    reason: str
    percent: int

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= 100:
            raise ValueError(f"a waiver is 0 to 100 per cent, got {self.percent}")


@dataclass(frozen=True, slots=True)
class FeeTotal:
    """What is to be paid, with everything that it was computed from."""

    lines: tuple[FeeLine, ...]
    waiver: Waiver | None
    total_vnd: int

    @property
    def before_waiver_vnd(self) -> int:
        """The sum of the lines, in đồng."""
        return sum(line.amount_vnd for line in self.lines)

    @property
    def waived_vnd(self) -> int:
        """What the waiver takes off, in đồng."""
        return self.before_waiver_vnd - self.total_vnd


@dataclass(frozen=True, slots=True)
class CopyRates:
    """Rates for certifying copies (chứng thực bản sao từ bản chính), in đồng.

    Source: Thông tư 226/2016/TT-BTC, Điều 4 (docs/sources.md#copy-certification).
    """

    first_pages: int = 2
    first_page_vnd: int = 2_000
    further_page_vnd: int = 1_000
    most_per_copy_vnd: int = 200_000


COPY_RATES = CopyRates()


def fee_line(label: str, unit_vnd: int, quantity: int = 1) -> FeeLine:
    """Return the line of a fee with a fixed unit price in đồng."""
    return FeeLine(label, unit_vnd, quantity, unit_vnd * quantity)


def total(lines: Sequence[FeeLine], waiver: Waiver | None = None) -> FeeTotal:
    """Return what is to be paid, in đồng; a waiver rounds in the citizen's favour."""
    before = sum(line.amount_vnd for line in lines)
    payable = before * (100 - waiver.percent) // 100 if waiver else before
    return FeeTotal(tuple(lines), waiver, payable)


def copy_certification_vnd(pages: int, copies: int, rates: CopyRates = COPY_RATES) -> int:
    """Return the fee in đồng for ``copies`` certified copies of a paper of ``pages`` pages.

    Raises:
        ValueError: ``pages`` or ``copies`` is below 1.
    """
    if pages < 1 or copies < 1:
        raise ValueError(f"pages and copies must be at least 1, got {pages} and {copies}")
    first = min(pages, rates.first_pages)
    one_copy_vnd = first * rates.first_page_vnd + (pages - first) * rates.further_page_vnd
    return copies * min(one_copy_vnd, rates.most_per_copy_vnd)


def format_vnd(n: int) -> str:
    """Return đồng with Vietnamese thousands points: "1.234.000 đ"."""
    return f"{n:,} đ".replace(",", ".")
