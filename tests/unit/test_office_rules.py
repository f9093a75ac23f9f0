"""An office that can work as it is set; every fault is a sentence at its field."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desk_app.domain.office import Counter, Office, Series, Unit
from desk_app.domain.office_rules import office_faults, tickets_in_the_way, tidy, unserved
from desk_app.domain.ticket import Ticket, TicketStatus
from tests.unit.test_office import CIVIL, FIRST, LAND, OFFICE, RETURNS, SECOND

GOOD = replace(
    OFFICE,
    counters=(Counter("1", ("A", "B")), Counter("2", ("C",))),
    units=(Unit("Phòng Kinh tế", ("Trần Thị Thử",)),),
    hotline="0200 0000 000",
    lookup_address="tracuu.hoaban.example",
)


def fields_of(office: Office) -> list[str]:
    return [fault.field for fault in office_faults(office)]


def sentence_at(office: Office, field: str) -> str:
    return next(fault.sentence for fault in office_faults(office) if fault.field == field)


def test_an_office_that_can_work_has_no_fault() -> None:
    assert office_faults(GOOD) == ()


def test_what_was_typed_is_kept_tidy_and_heads_of_papers_in_capitals() -> None:
    untidy = replace(
        GOOD,
        superior=" ủy ban  nhân dân phường hoa ban ",
        hotline=" 0200  111 222",
        series=(Series(" a ", " Hộ  tịch", subject_areas=(" Hộ tịch", "", "Hộ tịch")),),
        counters=(Counter(" 1 ", ("a", " A", "")),),
        units=(Unit(" Phòng  Văn hóa ", (" Lò Văn  Mẫu ", " ")),),
    )
    kept = tidy(untidy)

    assert kept.superior == "ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN"
    assert kept.unit_name == GOOD.unit_name
    assert kept.hotline == "0200 111 222"
    assert kept.series == (Series("A", "Hộ tịch", subject_areas=("Hộ tịch",)),)
    assert kept.counters == (Counter("1", ("A",)),)
    assert kept.units == (Unit("Phòng Văn hóa", ("Lò Văn Mẫu",)),)
    assert tidy(kept) == kept


@pytest.mark.parametrize("field", ["superior", "agency", "unit_name", "place"])
def test_no_paper_can_do_without_its_heading(field: str) -> None:
    assert "ví dụ" in sentence_at(replace(GOOD, **{field: ""}), field)
    assert "đang 151" in sentence_at(replace(GOOD, **{field: "A" * 151}), field)


def test_what_an_office_need_not_have_may_be_empty() -> None:
    bare = replace(GOOD, address="", hotline="", lookup_address="", head_name="", units=())
    assert office_faults(bare) == ()


@pytest.mark.parametrize("phone", ["hỏi bảo vệ", "12", "()"])
def test_a_phone_is_digits(phone: str) -> None:
    assert f"“{phone}”" in sentence_at(replace(GOOD, hotline=phone), "hotline")


@pytest.mark.parametrize("page", ["trang web của phường", "tracuu"])
def test_the_look_up_page_is_an_address(page: str) -> None:
    assert f"“{page}”" in sentence_at(replace(GOOD, lookup_address=page), "lookup_address")


def test_counts_stay_within_reason() -> None:
    wrong = replace(GOOD, supplement_limit=0, waiting_too_long_days=91)
    assert fields_of(wrong) == ["supplement_limit", "waiting_too_long_days"]
    assert "từ 1 đến 9 (đang là 0)" in sentence_at(wrong, "supplement_limit")


def test_lines_have_a_letter_of_their_own_and_a_name() -> None:
    wrong = replace(GOOD, series=(CIVIL, replace(LAND, letter="A"), replace(RETURNS, letter="Đ")))
    assert "đã là của nhóm “Hộ tịch, chứng thực”" in sentence_at(wrong, "series.1.letter")
    assert "(đang là “Đ”)" in sentence_at(wrong, "series.2.letter")
    nameless = replace(GOOD, series=(CIVIL, LAND, replace(RETURNS, name="")))
    assert fields_of(nameless) == ["series.2.name"]


def test_lines_say_how_long_a_person_takes_and_what_they_serve_once() -> None:
    first = replace(CIVIL, subject_areas=("Hộ tịch", "Chứng thực"), hint="A" * 151)
    second = replace(LAND, subject_areas=("Đất đai", "ho tich"), service_minutes=0)
    wrong = replace(GOOD, series=(first, second, RETURNS))
    assert fields_of(wrong) == [
        "series.0.hint",
        "series.1.service_minutes",
        "series.1.subject_areas",
    ]
    assert sentence_at(wrong, "series.1.subject_areas") == "Lĩnh vực “ho tich” đã thuộc nhóm A."


def test_there_is_a_line_and_a_counter() -> None:
    assert fields_of(replace(GOOD, series=(), counters=())) == ["series", "counters"]


@pytest.mark.parametrize("name", ["", "Quầy 3", "quay 3", "1", "M" * 13])
def test_a_counter_has_a_short_name_of_its_own(name: str) -> None:
    wrong = replace(GOOD, counters=(GOOD.counters[0], Counter(name, ("C",))))
    assert fields_of(wrong) == ["counters.1.name"]


def test_a_counter_serves_lines_that_there_are() -> None:
    wrong = replace(GOOD, counters=(Counter("1", ("A", "X")), Counter("2", ())))
    assert sentence_at(wrong, "counters.0.series") == "Không có nhóm X; có các nhóm: A, B, C."
    assert "có: A, B, C" in sentence_at(wrong, "counters.1.series")


def test_a_unit_has_a_name_of_its_own_and_names_nobody_twice() -> None:
    twice = Unit("Phòng Kinh tế", ("Lò Văn Mẫu", "Lò Văn Mẫu"))
    wrong = replace(GOOD, units=(GOOD.units[0], twice, Unit("")))
    assert fields_of(wrong) == ["units.1.name", "units.1.officers", "units.2.name"]
    assert sentence_at(wrong, "units.1.officers") == "Ghi hai lần: Lò Văn Mẫu."


def test_a_line_without_a_counter_is_told() -> None:
    assert unserved(OFFICE) == ("C",)
    assert unserved(GOOD) == ()


# --- people who hold a number -------------------------------------------------------------------


def ticket(
    series: str, status: TicketStatus = TicketStatus.WAITING, *, counter: str = "", only: str = ""
) -> Ticket:
    return Ticket(
        id=series,
        home="Q1",
        tap="",
        day=date(2026, 11, 20),
        series=series,
        number=1,
        label=f"{series}001",
        status=status,
        issued_at=datetime(2026, 11, 20, 1, tzinfo=UTC),
        waiting_since=datetime(2026, 11, 20, 1, tzinfo=UTC),
        counter=counter,
        only_counter=only,
    )


def test_a_line_with_people_in_it_is_not_taken_away() -> None:
    after = replace(OFFICE, series=(CIVIL, RETURNS), counters=(Counter("Quầy 1", ("A",)), SECOND))
    ((fault),) = tickets_in_the_way(OFFICE, after, [ticket("B")])
    assert fault.field == "series"
    assert fault.sentence.startswith("Nhóm B còn 1 số chưa phục vụ xong.")
    assert tickets_in_the_way(OFFICE, after, [ticket("A")]) == ()
    assert tickets_in_the_way(OFFICE, after, [ticket("B", TicketStatus.FINISHED)]) == ()


def test_a_line_with_people_in_it_keeps_a_counter() -> None:
    after = replace(OFFICE, counters=(Counter("Quầy 1", ("A",)), SECOND))
    ((fault),) = tickets_in_the_way(OFFICE, after, [ticket("B")])
    assert fault.field == "counters"
    assert "ít nhất một quầy" in fault.sentence


def test_a_line_that_nobody_served_before_stops_nothing() -> None:
    assert tickets_in_the_way(OFFICE, replace(OFFICE, hotline="1"), [ticket("C")]) == ()


@pytest.mark.parametrize(
    "held",
    [
        ticket("A", TicketStatus.CALLED, counter="Quầy 2"),
        ticket("A", TicketStatus.PARKED, only="Quầy 2"),
    ],
)
def test_a_counter_that_holds_a_number_is_not_taken_away(held: Ticket) -> None:
    ((fault),) = tickets_in_the_way(OFFICE, replace(OFFICE, counters=(FIRST,)), [held])
    assert fault.field == "counters"
    assert "Quầy Quầy 2 đang giữ số A001" in fault.sentence
