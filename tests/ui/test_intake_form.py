"""The intake page as plain values: kept, understood, and read back from a dossier."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.calendar_seed import seed_calendar
from desk_app.catalogue_files import read_catalogue
from desk_app.domain.calendar import Due, Limit, Unit
from desk_app.domain.dossier import Dossier
from desk_app.domain.events import Deadline, ReturnWay
from desk_app.domain.intake import Intake, appointment
from desk_app.domain.person import PartyKind
from desk_app.domain.procedure import Procedure
from resources import resource_path
from ui.desk.intake_fees import MOST_PAGES, FeeForm, amount_vnd, fee_of, fee_total
from ui.desk.intake_form import (
    IntakeForm,
    PaperForm,
    PersonForm,
    form_of,
    intake_of,
    is_blank,
    own_faults,
    same_person,
)
from ui.desk.intake_jobs import read_draft, write_draft
from ui.desk.intake_papers import lines_of, ordered
from ui.desk.intake_words import subtitle_words, trace_steps

TODAY = date(2026, 11, 20)
TEN = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
PROCEDURES = {p.code: p for p in read_catalogue(resource_path("catalogue/procedures.json"))[0]}
BIRTH = PROCEDURES["1.001193"]
COPIES = PROCEDURES["2.000815"]
EXTRACT = PROCEDURES["2.000635"]
NO_LIMIT = PROCEDURES["2.002516"]
NO_FEE = PROCEDURES["1.004873"]
WOMAN = PersonForm(name="Lò Thị Mẫu", born="19/5/1998", sex="Nữ", id_number="014 198 000 001")


def _form(procedure: Procedure = BIRTH, **changes: Any) -> IntakeForm:
    papers = tuple(PaperForm(paper.key, True, 1) for paper in procedure.papers)
    plain = IntakeForm(id="d1", procedure_code=procedure.code, applicant=WOMAN, papers=papers)
    return replace(plain, **changes)


@given(st.integers(1, MOST_PAGES), st.integers(1, 99), st.sampled_from([0, 50, 100]), st.data())
def test_a_correction_begins_with_the_pages_and_copies_of_the_receipt(
    pages: int, copies: int, percent: int, data: st.DataObject
) -> None:
    procedure = data.draw(st.sampled_from([COPIES, EXTRACT]))
    route = procedure.routes[0]
    why = "Hộ nghèo" if percent else ""
    kept = pages if procedure is COPIES else 1
    form = FeeForm("", copies, kept, percent, why)
    assert fee_of(fee_total(form, procedure, route), procedure, route) == form


people = st.builds(
    PersonForm,
    party=st.sampled_from(PartyKind),
    id_number=st.text(max_size=14),
    name=st.text(max_size=30),
    born=st.text(max_size=12),
    phone=st.text(max_size=14),
)
forms = st.builds(
    IntakeForm,
    id=st.text(max_size=36),
    applicant=people,
    by_proxy=st.booleans(),
    submitter=people,
    papers=st.lists(
        st.builds(PaperForm, key=st.text(max_size=9), originals=st.integers(0, 99)), max_size=4
    ).map(tuple),
    fee=st.builds(FeeForm, amount=st.text(max_size=20), waived_percent=st.integers(0, 100)),
    limit_amount=st.text(max_size=8),
    limit_unit=st.sampled_from(Unit),
    return_way=st.sampled_from(ReturnWay),
    note=st.text(max_size=30),
)


@given(forms)
def test_a_draft_reads_back_as_it_was_written(form: IntakeForm) -> None:
    assert read_draft(write_draft(form)) == form


@pytest.mark.parametrize("body", ["", "{", '{"sets": "ba"}', "[]"])
def test_a_draft_that_cannot_be_read_is_none(body: str) -> None:
    assert read_draft(body) is None


@given(forms)
def test_whatever_was_typed_becomes_an_intake_without_an_error(form: IntakeForm) -> None:
    assert isinstance(intake_of(form, COPIES, TODAY), Intake)
    own_faults(form, COPIES, TODAY)


def test_a_page_is_blank_until_something_is_entered() -> None:
    assert is_blank(IntakeForm(id="d1", ticket_id="t1"))
    assert not is_blank(IntakeForm(note="gấp"))


def test_the_next_dossier_of_the_same_people_keeps_them_and_nothing_else() -> None:
    kept = same_person(_form(by_proxy=True, relation="Con", note="gấp"))
    assert (kept.applicant, kept.relation) == (WOMAN, "Con")
    assert kept == IntakeForm(applicant=WOMAN, by_proxy=True, relation="Con")


def test_an_intake_says_what_was_typed_with_legal_names_of_the_ticked_papers() -> None:
    marks = (PaperForm("giay-chung-sinh", True, 1, 2, 3), PaperForm("khac", True, 1))
    intake = intake_of(_form(papers=marks), BIRTH, TODAY)
    assert intake.applicant.id_number == "014198000001"
    assert intake.applicant.born_on == date(1998, 5, 19)
    assert [(p.key, p.originals, p.certified, p.copies) for p in intake.papers] == [
        ("giay-chung-sinh", 1, 2, 3)
    ]
    assert intake.papers[0].name.startswith("Giấy chứng sinh; không phải nộp khi")


def test_an_organization_has_no_birth_day_and_no_sex() -> None:
    company = replace(WOMAN, party=PartyKind.ORGANIZATION)
    person = intake_of(_form(applicant=company), BIRTH, TODAY).applicant
    assert (person.born_on, person.sex) == (None, "")
    assert own_faults(_form(applicant=replace(company, born="xx")), BIRTH, TODAY) == ()


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (_form(applicant=replace(WOMAN, born="31/02/1998")), "applicant.born_on"),
        (_form(by_proxy=True, submitter=replace(WOMAN, born="abc")), "submitter.born_on"),
        (_form(limit_amount="ba ngày"), "limit"),
        (_form(limit_amount="2,3"), "limit"),
        (_form(fee=FeeForm(waived_percent=50)), "waiver"),
    ],
)
def test_what_is_not_understood_is_said_and_not_dropped(form: IntakeForm, field: str) -> None:
    assert [fault.field for fault in own_faults(form, BIRTH, TODAY)] == [field]


def test_a_fee_that_nobody_knows_must_be_entered() -> None:
    assert [f.field for f in own_faults(_form(NO_FEE), NO_FEE, TODAY)] == ["fee"]
    assert own_faults(_form(NO_FEE, fee=FeeForm("0")), NO_FEE, TODAY) == ()


def test_without_a_procedure_the_page_asks_for_one() -> None:
    assert [fault.field for fault in own_faults(_form(), None, TODAY)] == ["procedure"]


@pytest.mark.parametrize(
    ("procedure", "form", "total_vnd"),
    [
        (COPIES, FeeForm(pages=6, copies=3), 24_000),
        (EXTRACT, FeeForm(copies=5), 40_000),
        (EXTRACT, FeeForm(copies=5, waived_percent=50, waived_why="Hộ nghèo"), 20_000),
        (BIRTH, FeeForm(), 0),
        (NO_FEE, FeeForm("12.000 đ"), 12_000),
        (BIRTH, FeeForm("5000"), 5_000),
    ],
)
def test_money_follows_the_kind_of_fee(procedure: Procedure, form: FeeForm, total_vnd: int) -> None:
    route = procedure.routes[0]
    assert fee_total(form, procedure, route).total_vnd == total_vnd


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_none(typed: str) -> None:
    found = amount_vnd(typed)
    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("procedure", "changes"),
    [
        (BIRTH, {"fee": FeeForm("15000"), "note": "ghi chú"}),
        (EXTRACT, {"fee": FeeForm(copies=4), "return_way": ReturnWay.POST}),
        (NO_LIMIT, {"limit_amount": "3", "fee": FeeForm(waived_percent=100, waived_why="Có công")}),
        (COPIES, {"fee": FeeForm(pages=9, copies=2), "by_proxy": True, "relation": "Con"}),
    ],
)
def test_the_page_of_a_received_dossier_asks_for_the_same_again(
    procedure: Procedure, changes: dict[str, Any]
) -> None:
    first = intake_of(_form(procedure, **changes), procedure, TODAY)
    again = intake_of(form_of(_received(first), procedure, "d2"), procedure, TODAY)
    money = (first.fee.total_vnd, first.fee.waiver)
    assert (again.fee.total_vnd, again.fee.waiver) == money
    assert replace(again, id="d1", fee=first.fee) == first


def _received(intake: Intake) -> Dossier:
    appointed = appointment(intake, TEN, seed_calendar(2026, 2027, "x"))
    assert isinstance(appointed, Deadline)
    assert isinstance(appointed.due, Due)
    return Dossier(
        id="d1",
        procedure=intake.procedure.ref,
        applicant=intake.applicant,
        channel=intake.channel,
        route_case=intake.route_case,
        submitter=intake.submitter,
        papers=intake.papers,
        sets=intake.sets,
        received_at=TEN,
        deadline=appointed,
        fee=intake.fee,
        return_way=intake.return_way,
        note=intake.note,
    )


def test_papers_that_stand_for_each_other_come_together_and_optional_ones_last() -> None:
    lines = lines_of(ordered(BIRTH.papers_for("")))
    groups = [line.group for line in lines]
    assert groups == ["", *["Nộp một trong các giấy tờ sau"] * 3, *["Khi thuộc trường hợp đó"] * 5]
    assert {line.note for line in lines[-2:]} == {"Xuất trình"}


def test_a_trace_is_told_day_by_day_with_the_count_so_far() -> None:
    limit = Limit(Decimal(3), Unit.WORKING_DAYS)
    asked = replace(intake_of(_form(NO_LIMIT), NO_LIMIT, TODAY), agreed_limit=limit)
    found = appointment(asked, TEN, seed_calendar(2026, 2027, "x"))
    assert isinstance(found, Deadline)
    steps = trace_steps(found.due.trace)
    assert [step.count for step in steps] == ["", "", "", "1", "", "2", "3"]
    assert [step.is_due for step in steps] == [False] * 6 + [True]
    assert steps[0].why == "ngày nhận, không tính"


def test_the_header_is_given_the_whole_name_and_cuts_it_by_its_own_room() -> None:
    long = replace(BIRTH, name="Đăng ký " * 40)
    assert subtitle_words(long) == f"{long.code} · {long.name}"
    assert subtitle_words(None) == ""
