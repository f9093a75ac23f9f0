"""The settings of an office, and the world's failures in words."""

import unicodedata
from dataclasses import replace

import pytest

from desk_app.domain import problems
from desk_app.domain.office import ROLE_NAMES, Counter, Office, Role, Series
from desk_app.domain.problems import Problem

CIVIL = Series("A", "Hộ tịch, chứng thực")
LAND = Series("B", "Đất đai, xây dựng", service_minutes=15)
RETURNS = Series("C", "Trả kết quả", returns=True)
FIRST = Counter("Quầy 1", ("A", "B"))
SECOND = Counter("Quầy 2", ("A",))
OFFICE = Office(
    agency_code="H56.21.05",
    superior="ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN",
    agency="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    unit_name="Trung tâm Phục vụ hành chính công phường Hoa Ban",
    place="Hoa Ban",
    series=(CIVIL, LAND, RETURNS),
    counters=(FIRST, SECOND),
)
PROBLEMS = [kind for kind in vars(problems).values() if isinstance(kind, type)]


def test_a_series_is_found_by_its_letter() -> None:
    assert OFFICE.series_named("B") == LAND
    assert OFFICE.series_named("Z") is None


def test_a_counter_is_found_by_its_name() -> None:
    assert OFFICE.counter_named("Quầy 2") == SECOND
    assert OFFICE.counter_named("Quầy 9") is None


def test_the_counters_of_a_series_are_those_that_serve_it() -> None:
    assert OFFICE.counters_of("A") == ("Quầy 1", "Quầy 2")
    assert OFFICE.counters_of("B") == ("Quầy 1",)
    assert OFFICE.counters_of("C") == ()


def test_only_lines_that_some_counter_serves_are_offered() -> None:
    assert OFFICE.served_series() == (CIVIL, LAND)


def test_papers_may_be_asked_for_once_unless_the_office_is_told_otherwise() -> None:
    assert OFFICE.supplement_limit == 1
    assert replace(OFFICE, supplement_limit=2).supplement_limit == 2


def test_every_role_has_a_name_of_its_own() -> None:
    assert set(ROLE_NAMES) == set(Role)
    assert len(set(ROLE_NAMES.values())) == len(Role)


@pytest.mark.parametrize("kind", PROBLEMS, ids=lambda kind: kind.__name__)
def test_every_failure_of_the_world_is_one_family_and_speaks_to_the_clerk(
    kind: type[Problem],
) -> None:
    assert issubclass(kind, Problem)
    assert kind().sentence == kind.sentence
    assert kind.sentence == unicodedata.normalize("NFC", kind.sentence)
    assert kind is Problem or kind.sentence != Problem.sentence
