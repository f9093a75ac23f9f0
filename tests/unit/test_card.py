import encodings.aliases
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk_app.domain.card import (
    CARD_FAULT_TEXTS,
    CardFault,
    CardHolder,
    CardRefused,
    parse_card,
)
from desk_app.domain.garbling import CODE_PAGES, readings

CARD = "046198001231|201234567|Huỳnh Hiếu Thuận|19051998|Nữ|Thôn 3, xã Hòa Tiến, Đà Nẵng|01072021"
NEW_CARD = CARD + "|Huỳnh Văn Đặng||Trần Thị Hà"
HOLDER = CardHolder(
    personal_id="046198001231",
    old_id="201234567",
    name="Huỳnh Hiếu Thuận",
    born_on=date(1998, 5, 19),
    sex="Nữ",
    address="Thôn 3, xã Hòa Tiến, Đà Nẵng",
    issued_on=date(2021, 7, 1),
    extras=(),
    repaired_from=None,
)

_VOWELS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
]
_STARTS = ["", "b", "c", "d", "đ", "gi", "h", "kh", "l", "ngh", "ph", "s", "tr", "v"]
_ENDS = ["", "c", "ch", "i", "m", "n", "ng", "p", "t", "u"]
_syllables = st.tuples(
    st.sampled_from(_STARTS), st.sampled_from(_VOWELS), st.sampled_from(_ENDS)
).map(lambda parts: "".join(parts).capitalize())
_names = st.lists(_syllables, min_size=1, max_size=5).map(" ".join)


@st.composite
def cards(draw: st.DrawFn) -> str:
    name, sex = draw(_names | _names.map(str.upper)), draw(st.sampled_from(["Nam", "Nữ"]))
    old_id, number = draw(st.sampled_from(["", "201234567"])), draw(st.sampled_from(["", "Tổ 5, "]))
    card = f"046198001231|{old_id}|{name}|19051998|{sex}|{number}{draw(_names)}|01072021"
    return card + draw(st.just("") | _names.map("|{0}||{0}".format))


_ALL_CODECS = sorted({*CODE_PAGES, *encodings.aliases.aliases.values()} - {"mbcs", "oem"})


def garbled(text: str, codec: str, errors: str = "strict") -> str | None:
    """What a scanner hands over that reads UTF-8 as ``codec``; None when it cannot."""
    try:
        return text.encode().decode(codec, errors)
    except (LookupError, UnicodeError, ValueError):
        return None


def same_but_repaired(read: CardHolder | CardRefused, card: str) -> bool:
    whole = parse_card(card)
    assert isinstance(whole, CardHolder)
    return isinstance(read, CardRefused) or replace(read, repaired_from=None) == whole


def test_a_card_of_2021_has_seven_fields() -> None:
    assert parse_card(CARD) == HOLDER


def test_a_card_of_2024_keeps_its_further_fields() -> None:
    assert parse_card(NEW_CARD) == replace(HOLDER, extras=("Huỳnh Văn Đặng", "", "Trần Thị Hà"))


@pytest.mark.parametrize(
    "scanned",
    [
        f"{CARD}\r\n",
        f"]Q1{CARD}\r",
        f"\ufeff{CARD}\n",
        f"\x02{CARD}\x03",
        f"  {CARD}  ",
        unicodedata.normalize("NFD", CARD),
        CARD.replace("Hiếu Thuận", "Hiếu  Thuận "),
        CARD.replace("Nữ", "NỮ"),
    ],
)
def test_what_a_scanner_wraps_around_a_card_does_not_matter(scanned: str) -> None:
    assert parse_card(scanned) == HOLDER


def test_closing_bars_are_not_fields_of_their_own() -> None:
    assert parse_card(CARD + "||") == replace(HOLDER, extras=("", ""))


def test_a_year_of_birth_alone_is_no_day() -> None:
    read = parse_card(CARD.replace("19051998", "00001950"))
    assert read == replace(HOLDER, born_on=None)


def test_only_a_new_card_may_leave_out_its_day_of_issue() -> None:
    left_out = NEW_CARD.replace("01072021", "")
    read = parse_card(left_out)
    assert isinstance(read, CardHolder)
    assert read.issued_on is None
    assert parse_card(CARD.replace("01072021", "")) == CardRefused(CardFault.ISSUED_ON)


@pytest.mark.parametrize(
    ("scanned", "why"),
    [
        ("", CardFault.EMPTY),
        ("\r\n", CardFault.EMPTY),
        ("https://example.vn/123", CardFault.NOT_A_CARD),
        (CARD.rsplit("|", 2)[0], CardFault.CUT_SHORT),
        (NEW_CARD.rsplit("|", 1)[0], CardFault.CUT_SHORT),
        (CARD[1:], CardFault.PERSONAL_ID),
        ("x" + CARD, CardFault.PERSONAL_ID),
        (CARD.replace("201234567", "20123456"), CardFault.OLD_ID),
        (CARD.replace("Huỳnh Hiếu Thuận", ""), CardFault.NAME),
        (CARD.replace("Hiếu", "Hi3u"), CardFault.NAME),
        (CARD.replace("19051998", "31021998"), CardFault.BORN_ON),
        (CARD.replace("19051998", ""), CardFault.BORN_ON),
        (CARD.replace("Nữ", "Nu"), CardFault.SEX),
        (CARD.replace("01072021", "0107202"), CardFault.ISSUED_ON),
        (CARD.replace("ỳ", "?"), CardFault.LETTERS_LOST),
        (CARD.replace("ỳ", "\ufffd"), CardFault.LETTERS_LOST),
        (CARD.replace("ỳ", "ü"), CardFault.GARBLED),
        (CARD.replace("Huỳnh", "Huỳính"), CardFault.GARBLED),  # a tone typed onto a finished word
        (CARD.replace("19051998", "190ũ998"), CardFault.BORN_ON),  # digits taken for tones
        (CARD.replace("Đà Nẵng", "HÃ"), CardFault.GARBLED),  # "Hà" that lost a no-break space
        (CARD.replace("Tiến", "TiĂn"), CardFault.GARBLED),
    ],
)
def test_a_damaged_card_is_refused(scanned: str, why: CardFault) -> None:
    assert parse_card(scanned) == CardRefused(why)


def test_every_refusal_says_what_to_do() -> None:
    assert set(CARD_FAULT_TEXTS) == set(CardFault)
    assert all(text.endswith("quét lại hoặc nhập tay.") for text in CARD_FAULT_TEXTS.values())


def test_addresses_may_use_abbreviations_capitals_and_letters_of_other_peoples() -> None:
    for address in ("KĐT Mỹ Đình, TP. Hà Nội", "TỔ 5, phường Đông", "XÃ HÒA TIẾN", "Buôn Ƀuôr"):
        read = parse_card(CARD.replace("Thôn 3, xã Hòa Tiến, Đà Nẵng", address.replace("Ƀ", "ƀ")))
        assert isinstance(read, CardHolder), address


@pytest.mark.parametrize("name", ["Huỳnh Hiếu Thuận", "Y Bhăm Êban", "H'Hen Niê", "Cao Thanh Minh"])
def test_names_of_all_peoples_are_taken(name: str) -> None:
    read = parse_card(CARD.replace("Huỳnh Hiếu Thuận", name))
    assert isinstance(read, CardHolder)
    assert read.name == name


def test_text_read_as_big5_is_read_back() -> None:
    scanned = "046098001231||Hu廙軟h Hi廕簑 Thu廕要|19051998|Nam|Q1|01072021"
    read = parse_card(scanned)
    assert isinstance(read, CardHolder)
    assert (read.name, read.repaired_from) == ("Huỳnh Hiếu Thuận", "big5")


def test_windows_passes_undefined_bytes_on_and_that_is_read_back_too() -> None:
    as_windows_does = "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in CARD.encode()
    )
    assert "\x90" in as_windows_does  # half of a "Đ"
    assert parse_card(as_windows_does) == replace(HOLDER, repaired_from="cp1252")


@pytest.mark.parametrize("codec", ["latin_1", "cp437", "mac_roman", "gb18030", "koi8_r"])
def test_common_code_pages_are_read_back(codec: str) -> None:
    scanned = garbled(CARD, codec)
    assert scanned is not None
    read = parse_card(scanned)
    assert isinstance(read, CardHolder)
    assert read.repaired_from
    assert same_but_repaired(read, CARD)


def test_text_that_is_good_vietnamese_both_ways_is_refused() -> None:
    card = "046098001231||Ơn|19051998|Nam|Q1|01072021"
    scanned = card.replace("Ơn", "Ăán")
    assert garbled(card, "cp852") == scanned
    assert parse_card(scanned) == CardRefused(CardFault.GARBLED)


def test_a_rare_code_page_never_passes_for_a_common_one() -> None:
    card = "046198001231||Khửch|19051998|Nam|Q1|01072021"
    scanned = card.replace("Khửch", "Khß╗Łch")
    assert garbled(card, "cp775") == scanned  # and cp852 would make "Khờch" of it
    assert parse_card(scanned) == CardRefused(CardFault.GARBLED)


def test_letters_that_a_code_page_has_twice_prove_nothing() -> None:
    card = "046098001231||CẲCH|19051998|Nam|Q1|01072021"
    scanned = garbled(card, "cp1006")
    assert scanned == garbled(card.replace("Ẳ", "ằ"), "cp1006")
    assert scanned is not None
    assert parse_card(scanned) == CardRefused(CardFault.GARBLED)


def test_every_page_that_keeps_ascii_is_doubted() -> None:
    kept: set[str] = set()
    for codec in _ALL_CODECS:
        bars = garbled("0461|Nam", codec)
        accents = garbled("Cộng hòa xã hội chủ nghĩa Việt Nam", codec, "replace")
        if bars == "0461|Nam" and accents and len(set(accents)) > 20:
            kept.add(codec)
    assert kept - set(CODE_PAGES) <= {"utf_8", "utf_8_sig", "utf_7"}


def test_text_without_accents_has_no_other_reading() -> None:
    assert readings("Cao Thanh Minh") == {}


def test_text_garbled_twice_is_refused() -> None:
    once = garbled(CARD, "latin_1")
    assert once is not None
    twice = garbled(once, "latin_1")
    assert twice is not None
    assert parse_card(twice) == CardRefused(CardFault.GARBLED)


@given(card=cards(), codec=st.sampled_from(CODE_PAGES))
@example(card="046098001231||Lê Sơn|19051998|Nam|Q1|01072021", codec="cp852")
@example(card="046098001231||Trần Á|19051998|Nam|Hà|01072021", codec="iso8859_10")
def test_a_garbled_card_is_read_back_exactly_or_refused(card: str, codec: str) -> None:
    scanned = garbled(card, codec)
    if scanned is not None:
        assert same_but_repaired(parse_card(scanned), card)


@given(card=cards(), codec=st.sampled_from(_ALL_CODECS))
def test_no_code_page_that_python_knows_gets_past_unnoticed(card: str, codec: str) -> None:
    scanned = garbled(card, codec)
    if scanned is not None:
        assert same_but_repaired(parse_card(scanned), card)


@given(card=cards(), codec=st.sampled_from(CODE_PAGES))
def test_bytes_that_a_scanner_replaced_are_never_guessed(card: str, codec: str) -> None:
    scanned = garbled(card, codec, "replace")
    if scanned is not None:
        assert same_but_repaired(parse_card(scanned), card)


@given(card=cards(), codec=st.sampled_from([*CODE_PAGES, "utf_8"]), cut=st.integers(0, 200))
def test_a_card_cut_short_is_refused_or_right_in_all_it_has(
    card: str, codec: str, cut: int
) -> None:
    scanned = garbled(card, codec)
    read = parse_card((scanned or card)[:cut])
    whole = parse_card(card)
    assert isinstance(whole, CardHolder)
    if isinstance(read, CardHolder):
        # the order and length of the further fields is not known: nothing relies on them
        assert replace(read, extras=(), repaired_from=None) == replace(whole, extras=())


@given(st.text())
def test_any_text_at_all_gets_an_answer(text: str) -> None:
    assert isinstance(parse_card(text), CardHolder | CardRefused)


@given(cards())
def test_text_that_is_fine_is_left_alone(card: str) -> None:
    read = parse_card(card)
    assert isinstance(read, CardHolder)
    assert read.repaired_from is None
    assert "|".join([read.name, "19051998", read.sex, read.address]) in card
