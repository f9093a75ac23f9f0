"""An intake says, field by field, what must be mended before it is accepted."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.calendar import BeyondHorizon, Calendar, Limit, Session, Unit, Window
from desk_app.domain.events import Deadline, ReturnWay, SubmittedPaper
from desk_app.domain.fees import FeeLine, Waiver
from desk_app.domain.identity import IdKind
from desk_app.domain.intake import (
    NOTHING_TO_PAY,
    FeeEntry,
    Intake,
    appointment,
    charged_line,
    faults_of,
    fee_total,
    limit_of,
    missing_of,
    statutory_of,
)
from desk_app.domain.person import PartyKind, Person, Proxy
from desk_app.domain.procedure import Channel, FeeKind, Procedure, RequiredPaper, Route
from tests.unit.builders import APPLICANT, FORM, FRIDAY, MORNING, PROXY, THREE_DAYS, THURSDAY

FIVE_DAYS: Final = Limit(Decimal(5), Unit.WORKING_DAYS)
ONE_DAY: Final = Limit(Decimal(1), Unit.WORKING_DAYS)
WEEKDAYS: Final = frozenset(range(5))
CALENDAR: Final = Calendar(
    version="2026.1",
    known_from=date(2026, 1, 1),
    horizon=date(2026, 12, 31),
    hours={
        Session.MORNING: Window(time(7, 30), time(11, 30)),
        Session.AFTERNOON: Window(time(13, 30), time(17, 0)),
    },
    working=dict.fromkeys(Session, WEEKDAYS),
    reception=dict.fromkeys(Session, WEEKDAYS),
    exceptions={},
    same_day_cutoff=time(15, 0),
)
MARRIAGE: Final = Procedure(
    code="1.000894",
    version=1,
    name="Đăng ký kết hôn",
    short_name="Kết hôn",
    subject_area="Hộ tịch",
    routes=(
        Route(Channel.COUNTER, limit=FIVE_DAYS, committed=THREE_DAYS),
        Route(Channel.ONLINE, limit=FIVE_DAYS),
    ),
    papers=(
        RequiredPaper("to-khai", "Tờ khai đăng ký kết hôn", "Tờ khai"),
        RequiredPaper("ho-chieu", "Hộ chiếu", "Hộ chiếu", group="giay-to"),
        RequiredPaper("can-cuoc", "Thẻ căn cước", "Thẻ căn cước", group="giay-to"),
    ),
)
WITH_CASES: Final = replace(
    MARRIAGE,
    routes=(
        Route(Channel.COUNTER, "1", "Không phải xác minh", ONE_DAY),
        Route(Channel.COUNTER, "2", "Phải xác minh", FIVE_DAYS),
    ),
)
CARD: Final = SubmittedPaper("can-cuoc", "Thẻ căn cước", copies=1)
GOOD: Final = Intake("dossier-1", MARRIAGE, APPLICANT, submitter=PROXY, papers=(FORM, CARD))


def faults(intake: Intake) -> dict[str, str]:
    """Return the sentence of each field that is at fault on the Friday."""
    appointed = appointment(intake, MORNING, CALENDAR)
    return {fault.field: fault.sentence for fault in faults_of(intake, appointed, FRIDAY)}


def test_a_good_intake_has_no_faults() -> None:
    assert faults(GOOD) == {}
    assert faults(replace(GOOD, submitter=None)) == {}


# --- limit and appointment -------------------------------------------------------------------


def test_the_promised_limit_counts_and_the_statutory_one_is_kept_beside_it() -> None:
    assert (limit_of(GOOD), statutory_of(GOOD)) == (THREE_DAYS, FIVE_DAYS)
    online = replace(GOOD, channel=Channel.ONLINE)
    assert (limit_of(online), statutory_of(online)) == (FIVE_DAYS, FIVE_DAYS)


def test_a_limit_that_the_clerk_states_goes_before_the_catalogue() -> None:
    agreed = replace(GOOD, agreed_limit=ONE_DAY)
    assert (limit_of(agreed), statutory_of(agreed)) == (ONE_DAY, FIVE_DAYS)


def test_by_a_way_that_the_catalogue_does_not_know_the_clerk_states_the_limit() -> None:
    by_post = replace(GOOD, channel=Channel.POST)
    assert (limit_of(by_post), statutory_of(by_post)) == (None, None)
    assert appointment(by_post, MORNING, CALENDAR) is None
    assert "Nhập thời hạn" in faults(by_post)["limit"]
    assert faults(replace(by_post, agreed_limit=FIVE_DAYS)) == {}


def test_the_appointment_is_kept_with_its_limit() -> None:
    appointed = appointment(GOOD, MORNING, CALENDAR)
    assert isinstance(appointed, Deadline)
    assert appointed.limit == THREE_DAYS
    assert appointed.due.on == date(2026, 11, 25)


def test_a_procedure_without_an_appointment_needs_no_limit() -> None:
    free = replace(MARRIAGE, without_appointment=True, routes=())
    intake = replace(GOOD, procedure=free)
    assert appointment(replace(intake, agreed_limit=ONE_DAY), MORNING, CALENDAR) is None
    assert faults(intake) == {}


def test_no_appointment_is_made_beyond_the_known_holidays() -> None:
    new_year_eve = datetime(2026, 12, 31, 1, 0, tzinfo=UTC)
    appointed = appointment(GOOD, new_year_eve, CALENDAR)
    assert isinstance(appointed, BeyondHorizon)
    (fault,) = faults_of(GOOD, appointed, date(2026, 12, 31))
    assert fault.field == "limit"
    assert "31/12/2026" in fault.sentence


def test_a_procedure_is_taken_in_only_while_it_is_in_force() -> None:
    gone = replace(MARRIAGE, valid_to=date(2026, 11, 19))
    assert "20/11/2026" in faults(replace(GOOD, procedure=gone))["procedure"]
    last_day = replace(MARRIAGE, valid_to=FRIDAY)
    assert faults(replace(GOOD, procedure=last_day)) == {}


# --- cases -----------------------------------------------------------------------------------


def test_where_the_procedure_has_cases_one_must_be_chosen() -> None:
    undecided = replace(GOOD, procedure=WITH_CASES, agreed_limit=ONE_DAY)
    assert faults(undecided) == {"case": "Chọn trường hợp của thủ tục."}
    assert faults(replace(undecided, route_case="2")) == {}


@pytest.mark.parametrize("procedure", [MARRIAGE, WITH_CASES])
def test_a_case_that_is_gone_must_be_chosen_again(procedure: Procedure) -> None:
    gone = replace(GOOD, procedure=procedure, route_case="9", agreed_limit=ONE_DAY)
    assert faults(gone) == {"case": "Chọn lại trường hợp của thủ tục."}


def test_each_case_has_its_own_limit() -> None:
    verified = replace(GOOD, procedure=WITH_CASES, route_case="2")
    assert limit_of(verified) == FIVE_DAYS


# --- people ----------------------------------------------------------------------------------


def test_a_citizen_and_an_organization_are_asked_for_a_name_in_their_own_words() -> None:
    nameless = replace(GOOD, applicant=replace(APPLICANT, name=" \u00a0"))
    assert "họ và tên" in faults(nameless)["applicant.name"]
    company = Person("", party=PartyKind.ORGANIZATION)
    assert "tên tổ chức" in faults(replace(GOOD, applicant=company))["applicant.name"]


def test_numbers_are_checked_for_the_applicant_and_for_the_submitter() -> None:
    wrong = Person("Cà Văn Mẫu", IdKind.PERSONAL_ID, "123", phone="12")
    both = replace(GOOD, applicant=wrong, submitter=Proxy(wrong, "Chồng"))
    assert list(faults(both)) == [
        "applicant.id_number",
        "applicant.phone",
        "submitter.id_number",
        "submitter.phone",
    ]
    assert all(faults(both).values())


def test_nobody_is_sent_away_for_having_no_number_and_no_phone() -> None:
    assert faults(replace(GOOD, applicant=Person("Lò Thị Mẫu"))) == {}
    assert faults(replace(GOOD, applicant=Person("Lò Thị Mẫu", id_number="123"))) == {}


def test_a_proxy_says_how_he_stands_to_the_applicant() -> None:
    stranger = replace(GOOD, submitter=replace(PROXY, relation=" "))
    assert list(faults(stranger)) == ["submitter.relation"]


def test_close_relatives_need_no_paper_of_authority() -> None:
    assert faults(replace(GOOD, submitter=replace(PROXY, authority=""))) == {}


# --- papers and the way back -----------------------------------------------------------------


def test_missing_papers_are_named_and_any_paper_of_a_group_will_do() -> None:
    empty = replace(GOOD, papers=())
    sentence = faults(empty)["papers"]
    assert "Còn thiếu: Tờ khai; Hộ chiếu hoặc Thẻ căn cước." in sentence
    passport = SubmittedPaper("ho-chieu", "Hộ chiếu", certified=1)
    assert missing_of(replace(GOOD, papers=(FORM, passport))) == ()


def test_a_paper_without_a_single_copy_is_not_there() -> None:
    ticked = replace(GOOD, papers=(replace(FORM, originals=0), CARD))
    assert [missing.key for missing in missing_of(ticked)] == ["to-khai"]


def test_a_dossier_may_be_taken_with_papers_missing_if_the_reason_is_given() -> None:
    incomplete = replace(GOOD, papers=(), accepted_without="  ")
    assert list(faults(incomplete)) == ["papers"]
    assert faults(replace(incomplete, accepted_without="Bổ sung trong ngày")) == {}


@pytest.mark.parametrize("nowhere", [replace(APPLICANT, address=" "), replace(APPLICANT, phone="")])
def test_a_result_by_post_needs_an_address_and_a_phone(nowhere: Person) -> None:
    by_post = replace(GOOD, return_way=ReturnWay.POST)
    assert faults(by_post) == {}
    assert list(faults(replace(by_post, applicant=nowhere))) == ["return_way"]
    assert faults(replace(GOOD, applicant=nowhere)) == {}


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_page() -> None:
    worst = Intake(
        "dossier-1",
        replace(MARRIAGE, valid_to=date(2020, 1, 1)),
        Person(""),
        channel=Channel.POST,
        route_case="9",
        submitter=Proxy(Person(""), ""),
        return_way=ReturnWay.POST,
    )
    assert list(faults(worst)) == [
        "procedure",
        "applicant.name",
        "submitter.name",
        "submitter.relation",
        "case",
        "papers",
        "limit",
        "return_way",
    ]


TEXTS: Final = st.text(max_size=12)
PEOPLE: Final = st.builds(
    Person,
    name=TEXTS,
    id_kind=st.none() | st.sampled_from(IdKind),
    id_number=TEXTS,
    address=TEXTS,
    phone=TEXTS,
    party=st.sampled_from(PartyKind),
)


@given(PEOPLE, st.none() | st.builds(Proxy, PEOPLE, TEXTS), TEXTS, st.sampled_from(Channel))
def test_whatever_is_typed_gives_sentences_and_never_an_error(
    applicant: Person, submitter: Proxy | None, case: str, channel: Channel
) -> None:
    intake = Intake("dossier-1", WITH_CASES, applicant, channel, case, submitter)
    found = faults_of(intake, THURSDAY, FRIDAY)
    assert len({fault.field for fault in found}) == len(found)
    assert all(fault.sentence.endswith((".", "?", ")")) for fault in found)


@pytest.mark.parametrize(
    ("kind", "fee_vnd", "entry", "line"),
    [
        (FeeKind.FIXED, 5_000, FeeEntry(copies=3), FeeLine("Phí, lệ phí", 5_000, 1, 5_000)),
        (
            FeeKind.PER_COPY,
            8_000,
            FeeEntry(copies=3),
            FeeLine("Phí, lệ phí (3 bản)", 8_000, 3, 24_000),
        ),
        (
            FeeKind.COPY_CERTIFICATION,
            2_000,
            FeeEntry(copies=2, pages=3),
            FeeLine("Chứng thực bản sao (3 trang × 2 bản)", 2_000, 2, 10_000),
        ),
        (FeeKind.PER_COPY, 8_000, FeeEntry(12_000, 3), FeeLine("Phí, lệ phí", 12_000, 1, 12_000)),
        (FeeKind.FIXED, None, FeeEntry(7_000), FeeLine("Phí, lệ phí", 7_000, 1, 7_000)),
    ],
)
def test_the_kind_of_fee_says_how_it_is_counted(
    kind: FeeKind, fee_vnd: int | None, entry: FeeEntry, line: FeeLine
) -> None:
    route = Route(Channel.COUNTER, fee_vnd=fee_vnd)
    procedure = replace(MARRIAGE, routes=(route,), fee_kind=kind)
    assert charged_line(entry, procedure, route) == line
    assert fee_total(entry, procedure, route).lines == (line,)


@pytest.mark.parametrize("route", [None, Route(Channel.COUNTER)])
def test_an_amount_that_nobody_named_is_no_charge(route: Route | None) -> None:
    assert charged_line(FeeEntry(), MARRIAGE, route) is None
    assert fee_total(FeeEntry(), MARRIAGE, route) == NOTHING_TO_PAY


def test_what_is_free_needs_no_waiver() -> None:
    free = FeeEntry(0, waiver=Waiver("Hộ nghèo", 100))
    assert fee_total(free, MARRIAGE, None) == NOTHING_TO_PAY


def test_a_waiver_is_taken_off_the_charge() -> None:
    half = FeeEntry(8_000, waiver=Waiver("Hộ nghèo", 50))
    assert fee_total(half, MARRIAGE, None).total_vnd == 4_000
