"""Taking dossiers in: one press, one dossier, one code; and mistakes that stay visible."""

import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.dossier import Action, Dossier, Status, StepRefused
from desk_app.domain.events import Outcome, ReturnWay
from desk_app.domain.ids import lookup_is_genuine
from desk_app.domain.intake import IntakeFaulty
from desk_app.domain.person import Person, Proxy
from desk_app.store import spool
from desk_app.usecases import intake as intake_desk
from desk_app.usecases.commands import Accepted, Correction
from desk_app.usecases.outcomes import DossierUnknown, ReasonMissing
from desk_app.views import PrinterRole, SlipKind
from tests.office_fixture import (
    CIVIL_FACTS,
    CLERK,
    COLLEAGUE,
    EXTRACT,
    LAND_TITLE,
    OFFICE,
    OFFICE_KEY,
    POVERTY_ROUND,
    Station,
)
from tests.usecases.desk_actions import start


def correct(
    station: Station, dossier_id: str, reason: str = "Sai họ tên"
) -> Accepted | IntakeFaulty | StepRefused | DossierUnknown | ReasonMissing:
    page = station.page(name="Lò Thị Mẫu Đúng")
    correction = Correction(dossier_id, reason, page)
    return intake_desk.correct(station.store, station.desk, COLLEAGUE, correction)


def at_once(station: Station, with_receipt: bool = False) -> Accepted | IntakeFaulty | StepRefused:
    page = station.page(EXTRACT)
    return intake_desk.receive_and_return(
        station.store, station.desk, CLERK, page, with_receipt=with_receipt
    )


# --- accepted --------------------------------------------------------------------------------


def test_a_dossier_gets_its_code_its_day_and_its_paper(station: Station) -> None:
    agreed = Limit(Decimal(3), Unit.WORKING_DAYS)
    accepted = station.accept(replace(station.page(), agreed_limit=agreed))
    dossier = accepted.dossier
    assert dossier.code == "H56.21.05-261120-0001"
    assert (dossier.status, dossier.received_at) == (Status.RECEIVED, station.clock())
    assert dossier.due_on == date(2026, 11, 26)  # 24/11 is a day off
    assert lookup_is_genuine(dossier.lookup, OFFICE_KEY)
    with station.store.reading() as connection:
        (job,) = spool.jobs_of(connection, dossier.id)
    assert (job.id,) == accepted.job_ids
    assert (job.slip, job.printer) == (SlipKind.RECEIPT, PrinterRole.FORMS)


def test_an_office_with_a_roll_prints_the_short_receipt(station: Station) -> None:
    station.desk = replace(station.desk, office=replace(OFFICE, receipt_on_roll=True))
    accepted = station.accept(station.page())
    with station.store.reading() as connection:
        (job,) = spool.jobs_of(connection, accepted.dossier.id)
    assert (job.slip, job.printer) == (SlipKind.RECEIPT_ROLL, PrinterRole.TICKETS)


def test_pressed_twice_it_is_one_dossier_with_one_paper(station: Station) -> None:
    page = station.page()
    first, again = station.accept(page), station.accept(page)
    assert again == first
    assert station.receive().code == "H56.21.05-261120-0002"


def test_pressed_again_after_somebody_went_on_with_it_nothing_happens(station: Station) -> None:
    page = station.page()
    station.accept(page)
    start(station, page.id)
    assert station.accept(page).dossier.status is Status.IN_PROCESS


def test_codes_are_counted_by_the_day_of_viet_nam(station: Station) -> None:
    station.clock.set_local(datetime(2026, 11, 20, 23, 59))  # noqa: DTZ001  wall time, as on paper
    late = station.receive()
    station.clock.forward(timedelta(minutes=2))
    early = station.receive()
    assert late.code == "H56.21.05-261120-0001"
    assert early.code == "H56.21.05-261121-0001"


@pytest.mark.parametrize(("slot", "serial"), [(0, "0001"), (1, "1001"), (9, "9001")])
def test_every_station_counts_in_a_block_of_its_own(
    station: Station, slot: int, serial: str
) -> None:
    station.desk = replace(station.desk, slot=slot)
    assert station.receive().code == f"H56.21.05-261120-{serial}"


def test_look_up_numbers_say_nothing_and_are_never_the_same(station: Station) -> None:
    lookups = {station.receive().lookup for _ in range(5)}
    assert len(lookups) == 5
    assert {len(lookup) for lookup in lookups} == {26}


def test_what_was_typed_is_kept_clean(station: Station) -> None:
    page = station.page()
    typed = Person(unicodedata.normalize("NFD", "  Đặng  Thị Thuý "), phone="+84 900 000 678")
    proxy = Proxy(Person(" Vàng A Dê "), " Con ruột ", " Giấy ủy quyền ")
    dossier = station.accept(replace(page, applicant=typed, submitter=proxy)).dossier
    assert (dossier.applicant.name, dossier.applicant.phone) == ("Đặng Thị Thuý", "0900000678")
    assert dossier.submitter == Proxy(Person("Vàng A Dê"), "Con ruột", "Giấy ủy quyền")


def test_a_limit_that_the_clerk_states_is_counted_where_the_catalogue_has_none(
    station: Station,
) -> None:
    agreed = Limit(Decimal(2), Unit.WORKING_DAYS)
    dossier = station.accept(replace(station.page(CIVIL_FACTS), agreed_limit=agreed)).dossier
    assert dossier.due_on == date(2026, 11, 25)


def test_a_procedure_without_appointment_has_no_day(station: Station) -> None:
    assert station.receive(POVERTY_ROUND).due_on is None


def test_what_is_taken_without_all_papers_says_why(station: Station) -> None:
    page = replace(station.page(), papers=(), accepted_without="Nộp bổ sung trong ngày", note="Gấp")
    dossier = station.accept(page).dossier
    assert dossier.note == "Gấp\nNhận khi chưa đủ giấy tờ: Nộp bổ sung trong ngày"


# --- not accepted ----------------------------------------------------------------------------


def test_a_page_with_faults_is_not_accepted_and_uses_no_number(station: Station) -> None:
    page = replace(
        station.page(CIVIL_FACTS),
        applicant=Person("  ", phone="12"),
        submitter=Proxy(Person("Vàng A Dê"), ""),
        papers=(),
        route_case="không có",
        return_way=ReturnWay.POST,
    )
    answer = intake_desk.receive_dossier(station.store, station.desk, CLERK, page)
    assert isinstance(answer, IntakeFaulty)
    assert [fault.field for fault in answer.faults] == [
        "applicant.name", "applicant.phone", "submitter.relation", "case", "papers", "limit",
        "return_way",
    ]  # fmt: skip
    assert station.store.dossier(page.id) is None
    assert station.receive().code.endswith("-0001")


def test_an_appointment_beyond_the_calendar_is_not_made(station: Station) -> None:
    station.clock.set_local(datetime(2027, 12, 30, 9, 0))  # noqa: DTZ001  wall time, as on paper
    page = station.page(LAND_TITLE)
    answer = intake_desk.receive_dossier(station.store, station.desk, CLERK, page)
    assert isinstance(answer, IntakeFaulty)
    assert [fault.field for fault in answer.faults] == ["limit"]


def test_what_is_not_complete_is_turned_back_with_one_list_and_received_later(
    station: Station,
) -> None:
    page = station.page(LAND_TITLE)
    bare = replace(page, papers=())
    back = intake_desk.turn_back(station.store, CLERK, bare, "")
    assert isinstance(back, Dossier)
    assert (back.status, back.code) == (Status.TURNED_BACK, "")
    assert back.missing
    assert station.accept(page).dossier.code == "H56.21.05-261120-0001"


def test_turned_back_and_then_done_at_once_is_really_done(station: Station) -> None:
    page = station.page(EXTRACT)
    intake_desk.turn_back(station.store, CLERK, replace(page, papers=()), "")
    done = intake_desk.receive_and_return(
        station.store, station.desk, CLERK, page, with_receipt=False
    )
    assert isinstance(done, Accepted)
    assert done.dossier.status is Status.RETURNED


def test_turning_back_what_is_complete_needs_a_reason(station: Station) -> None:
    page = station.page()
    assert intake_desk.turn_back(station.store, CLERK, page, " ") == ReasonMissing(
        "yêu cầu bổ sung"
    )


def test_a_refusal_needs_a_reason_and_ends_the_matter(station: Station) -> None:
    page = station.page()
    missing = intake_desk.refuse_intake(station.store, CLERK, page, " ")
    assert missing == ReasonMissing("từ chối tiếp nhận")
    refused = intake_desk.refuse_intake(station.store, CLERK, page, "Không thuộc thẩm quyền")
    assert isinstance(refused, Dossier)
    assert refused.status is Status.INTAKE_REFUSED
    answer = intake_desk.receive_dossier(station.store, station.desk, CLERK, page)
    assert answer == StepRefused(Status.INTAKE_REFUSED, Action.RECEIVE)
    again = intake_desk.receive_and_return(
        station.store, station.desk, CLERK, page, with_receipt=False
    )
    assert again == StepRefused(Status.INTAKE_REFUSED, Action.RECEIVE)


def test_what_was_received_is_neither_turned_back_nor_refused(station: Station) -> None:
    page = station.page()
    station.accept(page)
    back = intake_desk.turn_back(station.store, CLERK, page, "Thiếu")
    refused = intake_desk.refuse_intake(station.store, CLERK, page, "Thiếu")
    assert back == StepRefused(Status.RECEIVED, Action.TURN_BACK)
    assert refused == StepRefused(Status.RECEIVED, Action.REFUSE_INTAKE)


# --- corrected -------------------------------------------------------------------------------


def test_a_correction_links_both_codes_and_keeps_the_first_moment(station: Station) -> None:
    wrong = station.receive(name="Lò Thị Mẫu Sai")
    station.clock.forward(timedelta(hours=2))
    answer = correct(station, wrong.id)
    assert isinstance(answer, Accepted)
    right, voided = answer.dossier, station.store.dossier(wrong.id)
    assert voided
    assert (right.replaces, right.replaces_code) == (wrong.id, wrong.code)
    assert (voided.replaced_by, voided.replaced_by_code) == (right.id, right.code)
    assert (voided.status, voided.code, voided.reason) == (Status.VOIDED, wrong.code, "Sai họ tên")
    assert right.code == "H56.21.05-261120-0002"
    assert (right.received_at, right.due_on) == (wrong.received_at, wrong.due_on)
    assert len(answer.job_ids) == 1


def test_a_correction_on_a_later_day_still_counts_from_the_first_one(station: Station) -> None:
    wrong = station.receive()
    station.clock.forward(timedelta(days=3))
    answer = correct(station, wrong.id)
    assert isinstance(answer, Accepted)
    assert answer.dossier.code == "H56.21.05-261123-0001"
    assert (answer.dossier.received_at, answer.dossier.due_on) == (wrong.received_at, wrong.due_on)


def test_a_correction_pressed_twice_is_one(station: Station) -> None:
    wrong = station.receive()
    correction = Correction(wrong.id, "Sai họ tên", station.page())
    first = intake_desk.correct(station.store, station.desk, CLERK, correction)
    assert intake_desk.correct(station.store, station.desk, CLERK, correction) == first


def test_a_correction_is_refused_without_reason_dossier_or_good_page(station: Station) -> None:
    wrong = station.receive()
    assert correct(station, wrong.id, " ") == ReasonMissing("sửa hồ sơ đã in giấy tiếp nhận")
    assert correct(station, "nobody") == DossierUnknown("nobody")
    faulty = Correction(wrong.id, "Sai", replace(station.page(), applicant=Person("")))
    answer = intake_desk.correct(station.store, station.desk, CLERK, faulty)
    assert isinstance(answer, IntakeFaulty)
    assert station.store.dossier(wrong.id) == wrong


def test_what_is_worked_on_is_not_corrected_by_replacing_it(station: Station) -> None:
    wrong = station.receive()
    start(station, wrong.id)
    assert correct(station, wrong.id) == StepRefused(Status.IN_PROCESS, Action.VOID)


# --- at once ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("with_receipt", "papers"), [(False, 0), (True, 1)])
def test_what_is_done_while_the_citizen_waits_is_recorded_all_the_same(
    station: Station, with_receipt: bool, papers: int
) -> None:
    done = at_once(station, with_receipt)
    assert isinstance(done, Accepted)
    dossier = done.dossier
    assert (dossier.status, dossier.return_at_once) == (Status.RETURNED, True)
    assert (dossier.outcome, dossier.collector) == (Outcome.GRANTED, "Lò Thị Mẫu")
    assert dossier.completed_at == dossier.returned_at == station.clock()
    assert len(done.job_ids) == papers
    assert len(station.store.history(dossier.id)) == 3


def test_done_at_once_and_pressed_twice_is_done_once(station: Station) -> None:
    page = station.page(EXTRACT)
    first, again = (
        intake_desk.receive_and_return(station.store, station.desk, CLERK, page, with_receipt=True)
        for _ in range(2)
    )
    assert first == again


def test_done_at_once_with_faults_is_not_done(station: Station) -> None:
    page = replace(station.page(EXTRACT), applicant=Person(""))
    answer = intake_desk.receive_and_return(
        station.store, station.desk, CLERK, page, with_receipt=False
    )
    assert isinstance(answer, IntakeFaulty)
    assert station.store.dossier(page.id) is None
