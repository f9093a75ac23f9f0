"""Numbers are given once, without asking anybody, and say when they were misread."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain import ids
from desk_app.domain.moments import unix_ms

DAY = date(2026, 11, 20)
KEY = b"one office key".ljust(32, b".")
OTHER_KEY = b"another office's key".ljust(32, b".")
DIGITS = st.text("0123456789", min_size=1, max_size=30)
MOST_DOSSIERS = ids.PLAIN_BLOCK + ids.WIDE_BLOCK - 1


# --- identities ------------------------------------------------------------------------------


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**80 - 1))
def test_an_id_is_a_uuid_of_version_7_that_holds_its_moment(now_ms: int, bits: int) -> None:
    made = UUID(ids.uuid7(now_ms, bits))
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == now_ms
    assert str(made) == ids.uuid7(now_ms, bits)


@given(st.integers(0, 2**74 - 1), st.integers(0, 2**74 - 1))
def test_other_chance_gives_another_id_in_the_same_millisecond(one: int, other: int) -> None:
    assert (ids.uuid7(1, one) == ids.uuid7(1, other)) == (one == other)


def test_ids_sort_by_time() -> None:
    morning = datetime(2026, 11, 20, 1, 5, tzinfo=UTC)
    made = [
        ids.uuid7(unix_ms(morning + n * timedelta(milliseconds=1)), 2**74 - n) for n in range(99)
    ]
    assert made == sorted(made)


# --- dossier codes ---------------------------------------------------------------------------


def test_an_office_with_one_station_counts_0001_0002() -> None:
    codes = [ids.dossier_code("H56.21.05", DAY, ids.dossier_serial(0, n)) for n in (1, 2, 999)]
    assert codes == [
        "H56.21.05-261120-0001",
        "H56.21.05-261120-0002",
        "H56.21.05-261120-0999",
    ]


def test_a_station_that_passes_999_goes_on_with_five_digits() -> None:
    assert ids.dossier_serial(0, 1000) == 10_000
    assert ids.dossier_serial(9, MOST_DOSSIERS) == 109_999


def test_no_two_dossiers_of_a_day_share_a_serial_over_all_slots_and_counts() -> None:
    serials = {
        ids.dossier_serial(slot, count)
        for slot in range(ids.SLOTS)
        for count in range(1, MOST_DOSSIERS + 1)
    }
    assert len(serials) == ids.SLOTS * MOST_DOSSIERS


@given(
    st.sampled_from(["H56", "H56.14", "H56.21.05", "H55.242", "000.00.05.H56"]),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(0, 9),
    st.integers(1, MOST_DOSSIERS),
)
def test_every_code_has_the_form_of_the_circular(agency: str, day: date, slot: int, n: int) -> None:
    code = ids.dossier_code(agency, day, ids.dossier_serial(slot, n))
    assert ids.DOSSIER_CODE.fullmatch(code)
    assert code.split("-")[1] == day.strftime("%y%m%d")


@pytest.mark.parametrize("code", ["H56-261120-007", "h56-261120-0007", "H56-261120-000٣", ""])
def test_other_texts_are_no_dossier_codes(code: str) -> None:
    assert ids.DOSSIER_CODE.fullmatch(code) is None


@pytest.mark.parametrize(("slot", "count"), [(-1, 1), (10, 1), (0, 0), (0, MOST_DOSSIERS + 1)])
def test_a_serial_outside_the_blocks_is_a_bug(slot: int, count: int) -> None:
    with pytest.raises(ValueError, match="must be"):
        ids.dossier_serial(slot, count)


# --- ticket numbers --------------------------------------------------------------------------


def plain_block(slot: int) -> int:
    return 500 if slot == 0 else 100


def test_each_slot_begins_its_own_block() -> None:
    first = [ids.ticket_label("A", ids.ticket_number(slot, 1)) for slot in range(ids.SLOTS)]
    assert first[:3] == ["A001", "A501", "A601"]
    assert first[9] == "A1301"


def test_a_station_that_empties_its_block_goes_on_in_a_wide_one() -> None:
    assert [ids.ticket_number(0, n) for n in (500, 501)] == [500, 2001]
    assert [ids.ticket_number(1, n) for n in (100, 101)] == [600, 2701]


def test_no_two_tickets_of_a_series_share_a_label_over_all_slots_and_counts() -> None:
    given_out = [
        ids.ticket_label("A", ids.ticket_number(slot, count))
        for slot in range(ids.SLOTS)
        for count in range(1, plain_block(slot) + ids.WIDE_TICKETS + 1)
    ]
    assert len(set(given_out)) == len(given_out)
    assert max(len(label) for label in given_out) == 5


def test_numbers_of_one_station_grow_in_the_order_they_are_given() -> None:
    for slot in range(ids.SLOTS):
        last = plain_block(slot) + ids.WIDE_TICKETS
        numbers = [ids.ticket_number(slot, count) for count in range(1, last + 1)]
        assert all(one < next_one for one, next_one in pairwise(numbers))


@pytest.mark.parametrize(("slot", "count"), [(-1, 1), (10, 1), (0, 0), (0, 1201), (9, 801)])
def test_a_ticket_outside_the_blocks_is_a_bug(slot: int, count: int) -> None:
    with pytest.raises(ValueError, match="no ticket number"):
        ids.ticket_number(slot, count)


# --- the digits under the symbol -------------------------------------------------------------


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(ids.SERIES_LETTERS),
    st.integers(1, 9999),
)
def test_a_ticket_reads_back_from_its_digits(day: date, series: str, number: int) -> None:
    digits = ids.ticket_digits(day, series, number)
    assert len(digits) == ids.TICKET_DIGITS
    assert ids.read_ticket_digits(digits) == (
        day.strftime("%y%m%d"),
        ids.ticket_label(series, number),
    )


@given(DIGITS, st.data())
def test_the_check_digit_finds_every_single_wrong_digit(body: str, data: st.DataObject) -> None:
    whole = body + ids.check_digit(body)
    place = data.draw(st.integers(0, len(whole) - 1))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != whole[place]]))
    misread = whole[:place] + wrong + whole[place + 1 :]
    assert ids.check_digit(misread[:-1]) != misread[-1]


def test_a_ticket_with_any_single_wrong_digit_is_none_of_ours() -> None:
    digits = ids.ticket_digits(DAY, "A", 25)
    misread = {
        digits[:place] + wrong + digits[place + 1 :]
        for place in range(len(digits))
        for wrong in "0123456789"
    } - {digits}
    assert {ids.read_ticket_digits(text) for text in misread} == {None}


@given(DIGITS)
def test_the_check_digit_finds_swapped_neighbours_but_09_and_90(body: str) -> None:
    whole = body + ids.check_digit(body)
    for place, (one, next_one) in enumerate(pairwise(whole)):
        swapped = whole[:place] + next_one + one + whole[place + 2 :]
        passes = ids.check_digit(swapped[:-1]) == swapped[-1]
        assert passes == (one == next_one or {one, next_one} == {"0", "9"})


def test_a_known_number_has_its_known_check_digit() -> None:
    assert ids.check_digit("7992739871") == "3"


def with_check(body: str) -> str:
    return body + ids.check_digit(body)


@pytest.mark.parametrize(
    "scanned",
    [
        "",
        "12345",
        "A" * 14,
        "²" * 14,  # a digit to str.isdigit, but not to a scanner
        "١" * 14,
        with_check("2261120000025"),  # another kind of symbol
        with_check("1261120990025"),  # no such letter
    ],
)
def test_anything_else_that_is_scanned_is_no_ticket(scanned: str) -> None:
    assert ids.read_ticket_digits(scanned) is None


@pytest.mark.parametrize(
    ("series", "number"), [("", 1), ("Đ", 1), ("AB", 1), ("A", 0), ("A", 10_000)]
)
def test_a_ticket_that_has_no_symbol_is_a_bug(series: str, number: int) -> None:
    with pytest.raises(ValueError, match="no symbol"):
        ids.ticket_digits(DAY, series, number)


# --- the look-up number ----------------------------------------------------------------------


@given(st.integers(0, 2**80 - 1))
def test_a_look_up_number_is_genuine_under_its_key(chance: int) -> None:
    digits = ids.lookup_digits(chance, KEY)
    assert len(digits) == ids.LOOKUP_DIGITS
    assert ids.lookup_is_genuine(digits, KEY)


def test_numbers_of_another_office_are_not_genuine() -> None:
    # a fixed thousand: one in a million numbers passes under a wrong key, six digits being six
    theirs = [ids.lookup_digits(chance, OTHER_KEY) for chance in range(1000)]
    assert [digits for digits in theirs if ids.lookup_is_genuine(digits, KEY)] == []


def test_a_look_up_number_with_any_single_wrong_digit_is_not_genuine() -> None:
    digits = ids.lookup_digits(2**79, KEY)
    misread = {
        digits[:place] + wrong + digits[place + 1 :]
        for place in range(len(digits))
        for wrong in "0123456789"
    } - {digits}
    assert [text for text in misread if ids.lookup_is_genuine(text, KEY)] == []


@given(st.text(max_size=30) | st.text("0123456789²٣", min_size=26, max_size=26))
def test_no_text_upsets_the_check_of_a_look_up_number(text: str) -> None:
    genuine = ids.lookup_is_genuine(text, KEY)
    assert not genuine or text == ids.lookup_digits(int(text[:20]), KEY)
