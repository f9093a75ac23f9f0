"""What a clerk types finds the dossier, newest first, and nothing that is typed breaks the desk."""

import unicodedata
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desk_app.domain.dossier import Dossier
from desk_app.domain.identity import IdKind
from desk_app.domain.moments import local_day
from desk_app.domain.person import Person, Proxy
from desk_app.store import tables
from desk_app.store.search import search
from tests.office_fixture import (
    LAND_TITLE,
    MARITAL_STATUS,
    OFFICE,
    Station,
)
from tests.usecases.desk_actions import record_code

WORDS_OF_THE_SEARCH_LANGUAGE: Final = (
    '"', '""', '"lò', "*", "lò*", "-", "-lò", "- -", "(", ")", "lò OR", "lò AND NOT mẫu", "NEAR",
    "NEAR(lò mẫu)", "lò NEAR/2 mẫu", "fold:lò", "^lò", "+", "lò + mẫu", "{", "}", "'", "';--", ":",
    "%", "_", "\\", "\x00", "lò\x00mẫu", "H56", "H56.", "h56.21.05-", "261120-", "0", "01", ".",
    "٠١٢٣", "²³", "½", "😀", "👩‍👩‍👧", "lò😀mẫu", "đ", "Đ", "\u0301", "a\u0903b", "ffi", "ß",
    "İ", "ก็", "\u200b", "\ufeff", "\n\t", "𞤀𞤁", "a𞤀b",
)  # fmt: skip


@pytest.fixture
def found_by(station: Station) -> Dossier:
    """The dossier that is looked for, between two that are not meant."""
    station.receive(LAND_TITLE, "Vàng A Dê")
    page = replace(
        station.page(MARITAL_STATUS),
        applicant=Person(
            "Đặng Thị Thuý Hòa", IdKind.PERSONAL_ID, "001300000012", phone="0900 000 678"
        ),
        submitter=Proxy(Person("Khoàng Văn Oanh", phone="+84 900 000 543"), "Người thân"),
    )
    dossier = station.accept(page).dossier
    station.receive(LAND_TITLE, "Lý Thị Búp")
    record_code(station, dossier.id)
    return dossier


@pytest.mark.parametrize(
    "typed",
    [
        "Đặng Thị Thuý Hòa", "đặng thị thúy hoà", "dang thi thuy hoa", "thuy hoa",
        "Hòa", "hoà", "hoa dang", "dang thi thuy h", "Thị Thúy  Hòa ", "da th hoa",
        "khoang van oanh", "Oanh", "khoàng",
        "0900000678", "0900 000 678", "+84900000678", "0900.000.678", "000678", "678",
        "0900000543", "543",
        "001300000012", "0013 0000 0012", "000012", "0013",
        "H56.21.05-261120-0002", "h56.21.05-261120-0002", "261120-0002",
        "261120-2", "000.00.21.H56-261120-0099", "261120-0099",
        "hôn nhân", "xac nhan tinh trang hon nhan", "tinh trang hon", "Hoa hon nhan",
    ],
)  # fmt: skip
def test_everything_a_clerk_may_know_finds_the_dossier(
    station: Station, found_by: Dossier, typed: str
) -> None:
    assert find(station, typed) == [found_by.id]


@pytest.mark.parametrize("typed", ["DANG THI", "đặng", "dan", "H56.21.05-261120-00", "2611"])
def test_what_several_have_in_common_finds_it_among_them(
    station: Station, found_by: Dossier, typed: str
) -> None:
    assert found_by.id in find(station, typed)


def test_the_digits_of_a_receipt_find_its_dossier(station: Station, found_by: Dossier) -> None:
    assert find(station, found_by.lookup) == [found_by.id]


def test_letters_in_parts_are_found_as_well(station: Station, found_by: Dossier) -> None:
    assert find(station, unicodedata.normalize("NFD", "Đặng Thị Thúy")) == [found_by.id]


def test_a_name_that_came_in_parts_is_kept_whole(station: Station) -> None:
    dossier = station.receive(name=unicodedata.normalize("NFD", "Hoàng  Thị Ngọc Uyển "))
    assert dossier.applicant.name == "Hoàng Thị Ngọc Uyển"
    assert find(station, "ngoc uyen") == [dossier.id]


@pytest.mark.usefixtures("found_by")
@pytest.mark.parametrize("typed", ["", "   ", "không có ai tên này", "0999999999", "12", "H99"])
def test_what_is_not_there_is_not_found(station: Station, typed: str) -> None:
    assert find(station, typed) == []


def test_the_newest_comes_first_and_never_more_than_asked_for(station: Station) -> None:
    ids = [station.receive(name="Lò Văn Nhiều", phone="0900000001").id for _ in range(8)]
    newest_first = ids[::-1]
    for typed in ("lo van nhieu", "nhiều", "0900000001", "090", "000001", "261120-000", "H56"):
        assert find(station, typed) == newest_first, typed
        assert find(station, typed, most=3) == newest_first[:3], typed


def test_a_changed_name_is_found_and_the_old_one_is_not(station: Station) -> None:
    dossier = station.receive(name="Tên Ghi Nhầm", phone="0900000001")
    words = {"fold": "ten ghi dung", "numbers": "0900000002", "phone": "0900000002"}
    with station.store.engine.begin() as connection:
        connection.execute(tables.dossier.update().values(**words))
    assert find(station, "ghi dung") == find(station, "000002") == [dossier.id]
    assert find(station, "ghi nham") == find(station, "000001") == []


def test_a_provincial_code_is_found_as_soon_as_it_is_recorded(station: Station) -> None:
    dossier = station.receive()
    assert find(station, "261120-0099") == []
    record_code(station, dossier.id)
    assert find(station, "261120-0099") == [dossier.id]


def test_a_code_is_found_without_the_long_beginning_of_the_agency(station: Station) -> None:
    long_code = replace(OFFICE, agency_code="000.00.21.H56")
    station.desk = replace(station.desk, office=long_code)
    dossier = station.receive()
    assert dossier.code == "000.00.21.H56-261120-0001"
    for typed in (dossier.code, "H56-261120-0001", "h56-261120-0001", "21.H56-261120"):
        assert find(station, typed) == [dossier.id], typed


@pytest.mark.usefixtures("found_by")
@pytest.mark.parametrize("typed", WORDS_OF_THE_SEARCH_LANGUAGE)
def test_signs_of_the_search_language_are_plain_letters(station: Station, typed: str) -> None:
    find(station, typed)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=250)
@given(typed=st.text(max_size=40) | st.text(alphabet='lòđH56.-0123" *()^:+', max_size=30))
def test_whatever_is_typed_is_answered(station: Station, typed: str) -> None:
    find(station, typed)


@pytest.mark.usefixtures("found_by")
@pytest.mark.parametrize(
    "typed", ["a" * 10_000, "lò " * 3_000, "7" * 10_000, "H56." * 2_500, "đ1 " * 3_000]
)
def test_ten_thousand_letters_are_answered(station: Station, typed: str) -> None:
    assert find(station, typed) == []


@pytest.mark.usefixtures("found_by")
@pytest.mark.parametrize(
    "check",
    [
        "INSERT INTO dossier_words (dossier_words, rank) VALUES ('integrity-check', 1)",
        "INSERT INTO dossier_numbers (dossier_numbers, rank) VALUES ('integrity-check', 1)",
    ],
)
def test_the_index_holds_what_the_register_holds(station: Station, check: str) -> None:
    with station.store.engine.begin() as connection:
        connection.exec_driver_sql(check)  # raises where they differ


def test_a_search_does_not_read_the_whole_register(station: Station) -> None:
    wanted = (tables.dossier.c.code, tables.dossier.c.phone, tables.dossier.c.id_number)
    for column in wanted:
        query = select(tables.dossier.c.id).where((column >= "0") & (column < "1")).limit(1)
        with station.store.reading() as connection:
            text = str(query.compile(connection, compile_kwargs={"literal_binds": True}))
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}").all()
        assert any(f"INDEX dossier_{column.name}" in row[3] for row in plan), plan


def find(station: Station, typed: str, most: int = 20) -> list[str]:
    with station.store.reading() as connection:
        lines = search(connection, typed, local_day(station.clock()), most)
    return [line.id for line in lines]
