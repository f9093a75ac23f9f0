"""A clerk finds a procedure as people call it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.catalogue import ProcedureIndex, search_procedures
from desk_app.domain.procedure import Procedure

EXTRACT = Procedure(
    code="2.000635",
    version=1,
    name="Cấp bản sao trích lục hộ tịch",
    short_name="Trích lục hộ tịch",
    subject_area="Hộ tịch",
)
DEATH = replace(EXTRACT, code="1.000656", name="Đăng ký khai tử", short_name="Khai tử")
SINGLE = replace(
    EXTRACT,
    code="1.004873",
    name="Cấp Giấy xác nhận tình trạng hôn nhân",
    short_name="Xác nhận tình trạng hôn nhân",
    keywords=("độc thân", "xntthn"),
)
MARRIAGE = replace(EXTRACT, code="1.000894", name="Đăng ký kết hôn", short_name="Kết hôn")
AGAIN = replace(
    MARRIAGE, code="1.004746", name="Đăng ký lại kết hôn", short_name="Đăng ký lại kết hôn"
)
KNOWN = (EXTRACT, DEATH, SINGLE, MARRIAGE, AGAIN)


@pytest.mark.parametrize(
    "typed",
    ["độc thân", "doc than", "XNTTHN", "1.004873", "1004873", "hôn nhân trạng", "cap giay hon"],
)
def test_a_procedure_is_found_by_code_short_name_folk_word_or_any_words(typed: str):
    assert search_procedures(KNOWN, typed)[0] == SINGLE


def test_the_closest_name_comes_first_and_nonsense_finds_nothing():
    assert search_procedures(KNOWN, "kết hôn") == (MARRIAGE, AGAIN)
    assert search_procedures(KNOWN, "kết h")[0] == MARRIAGE
    assert search_procedures(KNOWN, "máy bay") == ()


def test_favourites_and_frequent_ones_come_first():
    favourite = replace(DEATH, favourite=True)
    index = ProcedureIndex((*KNOWN[:1], favourite, *KNOWN[2:]))
    assert index.find("hộ tịch")[0] == EXTRACT
    usual = index.find("", {AGAIN.code: 7, MARRIAGE.code: 2}, limit=3)
    assert usual == (favourite, AGAIN, MARRIAGE)


@given(st.permutations(["giấy", "xác nhận", "hôn nhân"]))
def test_the_order_of_the_words_does_not_matter(words: list[str]):
    assert SINGLE in search_procedures(KNOWN, " ".join(words))


def test_what_the_line_of_a_number_is_for_comes_before_what_fits_as_well():
    land = replace(DEATH, code="9.000001", subject_area="Đất đai")
    index = ProcedureIndex((*KNOWN, land))
    folded = index.find(DEATH.short_name)
    assert set(folded[:2]) == {DEATH, land}
    assert index.find(DEATH.short_name, areas=("Đất đai",))[0] == land
    assert index.find(DEATH.short_name, areas=(DEATH.subject_area,))[0] == DEATH
