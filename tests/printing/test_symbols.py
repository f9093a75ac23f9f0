"""QR symbols are those that the library makes when it is asked to find the size itself."""

import qrcode
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M

from desk_app.printing.symbols import Bar, merged_bars, qr_modules

MASK = 3
ADDRESSES = st.builds(
    "https://{}/{}".format, st.sampled_from(["tracuu.example.vn", "a.vn"]), st.integers(0)
)


@given(st.lists(st.one_of(ADDRESSES, st.text(min_size=1, max_size=120)), min_size=1, max_size=4))
def test_a_symbol_has_the_size_that_its_data_need(several: list[str]) -> None:
    for data in several:  # one after the other: what was learnt of one must fit the next
        code = qrcode.QRCode(None, ERROR_CORRECT_M, border=0, mask_pattern=MASK)
        code.add_data(data, optimize=20)
        code.make(fit=True)
        found = tuple("".join("01"[bool(module)] for module in row) for row in code.modules)
        assert qr_modules(data) == found


@given(st.lists(st.text("01", min_size=7, max_size=7), min_size=1, max_size=7))
def test_merged_bars_cover_the_black_modules_once_each(rows: list[str]) -> None:
    bars = merged_bars(tuple(rows))
    covered = [place for bar in bars for place in _places(bar)]
    black = {(x, y) for y, row in enumerate(rows) for x, one in enumerate(row) if one == "1"}
    assert len(covered) == len(set(covered))
    assert set(covered) == black


def _places(bar: Bar) -> list[tuple[int, int]]:
    across, down = range(bar.x, bar.x + bar.width), range(bar.y, bar.y + bar.height)
    return [(x, y) for x in across for y in down]
