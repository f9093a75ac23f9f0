"""What each step changes on a dossier, and how it is judged."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest

from desk_app.domain.deadline import Pause, Timeliness
from desk_app.domain.dossier import (
    ENDED,
    Action,
    Dossier,
    Holder,
    HolderKind,
    Status,
    StepRefused,
)
from desk_app.domain.dossier_fold import apply, fold
from desk_app.domain.events import (
    DossierEvent,
    DossierForwarded,
    DossierRefused,
    DossierStopped,
    DossierVoided,
    DossierWithdrawn,
    IntakeRefused,
    OtherAgencyAnswered,
    OtherAgencyAsked,
    Outcome,
    PaymentAsked,
    PaymentConfirmed,
    ProcessingStarted,
    ProvincialCodeRecorded,
    Reappointed,
    ResultArrived,
    ResultMade,
    ResultReturned,
    SubmittedPaper,
    SupplementReceived,
    SupplementRequested,
)
from desk_app.domain.moments import local
from tests.unit.builders import (
    APPLICANT,
    EXTRACT,
    FORM,
    MINUTE,
    MORNING,
    NEXT_WEEK,
    PROCEDURE,
    RECEIVED,
    THURSDAY,
    TURNED_BACK,
    Station,
    chain,
    due_on,
    event_of,
    stamped,
)


def after(*events: DossierEvent) -> Dossier:
    """Return the dossier after ``events``, each accepted."""
    folded = fold(chain(events))
    assert folded.refused == ()
    assert folded.dossier is not None
    return folded.dossier


# --- at the counter --------------------------------------------------------------------------


def test_a_received_dossier_says_all_that_form_01_says() -> None:
    dossier = after(RECEIVED)
    said = {
        name: getattr(RECEIVED, name)
        for name in RECEIVED.__slots__
        if name not in {"calendar_version"}  # stands with the appointment
    }
    assert {name: getattr(dossier, name) for name in said} == said
    assert dossier.id == "subject-1"
    assert (dossier.received_by, dossier.received_where) == ("can-bo-1", "may-1")
    assert dossier.lawful_due == THURSDAY.due
    assert dossier.due_on == date(2026, 11, 26)
    assert dossier.holder == Holder(HolderKind.DESK)
    assert dossier.national_status == 2


def test_papers_that_are_turned_back_go_home_with_the_citizen() -> None:
    dossier = after(TURNED_BACK)
    assert (dossier.missing, dossier.reason) == (("Trích lục ly hôn",), "Thiếu trích lục")
    assert dossier.holder == Holder(HolderKind.CITIZEN)
    assert dossier.code == ""


def test_a_dossier_that_was_turned_back_twice_is_received_as_if_new() -> None:
    dossier = after(TURNED_BACK, replace(TURNED_BACK, missing=("Hộ chiếu",)), RECEIVED)
    assert dossier == replace(
        after(RECEIVED), last_event=dossier.last_event, last_at=MORNING + 2 * MINUTE
    )


def test_a_refused_intake_keeps_its_reason_and_gets_no_number() -> None:
    dossier = after(IntakeRefused(PROCEDURE, APPLICANT, "Không thuộc thẩm quyền"))
    assert (dossier.reason, dossier.code, dossier.received_at) == (
        "Không thuộc thẩm quyền",
        "",
        None,
    )
    assert dossier.national_status == 3


def test_a_wrong_receipt_gives_way_to_its_replacement_with_both_codes_linked() -> None:
    dossier = after(RECEIVED, DossierVoided("In sai họ tên", "dossier-2", "H56-261120-0008"))
    assert dossier.status is Status.VOIDED
    assert (dossier.replaced_by, dossier.replaced_by_code) == ("dossier-2", "H56-261120-0008")
    assert dossier.reason == "In sai họ tên"
    linked = replace(RECEIVED, replaces="subject-1", replaces_code=RECEIVED.code)
    assert after(linked).replaces_code == dossier.code


# --- in the hands of others ------------------------------------------------------------------


def test_the_folder_is_with_the_unit_only_when_it_went_along() -> None:
    electronic = DossierForwarded("Tư pháp", with_paper=False)
    assert after(RECEIVED, electronic).holder == Holder(HolderKind.DESK)
    forwarded = after(RECEIVED, DossierForwarded("Tư pháp", "can-bo-3"))
    assert forwarded.holder == Holder(HolderKind.UNIT, "Tư pháp")
    assert (forwarded.unit, forwarded.officer) == ("Tư pháp", "can-bo-3")


def test_who_takes_a_dossier_up_is_on_record() -> None:
    dossier = after(RECEIVED, DossierForwarded("Tư pháp"), ProcessingStarted("Tư pháp", "can-bo-4"))
    assert (dossier.status, dossier.officer) == (Status.IN_PROCESS, "can-bo-4")


def test_another_agency_is_waited_for_until_it_answers() -> None:
    asked = OtherAgencyAsked("Công an phường", "Xác minh", date(2026, 11, 25))
    waiting = after(RECEIVED, asked)
    assert (waiting.waiting_for, waiting.respond_by) == ("Công an phường", date(2026, 11, 25))
    assert waiting.paused_at is None  # the clock runs on
    answered = after(RECEIVED, asked, OtherAgencyAnswered("Đã xác minh"))
    assert (answered.waiting_for, answered.respond_by) == ("", None)
    assert answered.lawful_due == THURSDAY.due


def test_the_code_of_the_province_is_kept_beside_ours() -> None:
    dossier = after(RECEIVED, ProvincialCodeRecorded("H56.21.05-261120-000123"))
    assert (dossier.code, dossier.provincial_code) == (RECEIVED.code, "H56.21.05-261120-000123")
    assert dossier.status is Status.RECEIVED


# --- waits that stop the clock ---------------------------------------------------------------

ASKED: Final = SupplementRequested(("Trích lục ly hôn",), "Chưa rõ", date(2026, 12, 20))


def test_a_request_for_papers_stops_the_clock_and_is_counted() -> None:
    dossier = after(RECEIVED, ASKED)
    assert dossier.status is Status.AWAITING_PAPERS
    assert (dossier.missing, dossier.reason) == (("Trích lục ly hôn",), "Chưa rõ")
    assert dossier.respond_by == date(2026, 12, 20)
    assert dossier.supplement_requests == 1
    assert dossier.paused_at == MORNING + MINUTE


def test_with_the_missing_papers_the_law_moves_the_appointment() -> None:
    dossier = after(RECEIVED, ASKED, SupplementReceived((EXTRACT,), NEXT_WEEK))
    assert dossier.status is Status.IN_PROCESS
    assert dossier.deadline == NEXT_WEEK
    assert dossier.lawful_due == NEXT_WEEK.due
    assert dossier.papers == (FORM, EXTRACT)
    assert (dossier.missing, dossier.reason, dossier.respond_by) == ((), "", None)
    assert dossier.pauses == (Pause(local(MORNING + MINUTE), local(MORNING + 2 * MINUTE)),)
    assert dossier.paused_at is None


def test_a_paper_that_is_brought_again_takes_the_place_of_the_first() -> None:
    better = replace(FORM, originals=0, certified=2)
    another = SubmittedPaper("ho-chieu", "Hộ chiếu", copies=1)
    dossier = after(RECEIVED, ASKED, SupplementReceived((another, better), None))
    assert dossier.papers == (better, another)


def test_without_an_appointment_a_supplement_makes_none() -> None:
    bare = replace(RECEIVED, deadline=None)
    dossier = after(bare, ASKED, SupplementReceived((), None))
    assert (dossier.deadline, dossier.lawful_due, dossier.due_on) == (None, None, None)
    assert dossier.timeliness(date(2030, 1, 1)) is Timeliness.IN_TERM


def test_the_clock_stands_still_until_the_citizen_has_paid() -> None:
    asked = PaymentAsked(500_000, "Lệ phí trước bạ")
    waiting = after(RECEIVED, asked)
    assert (waiting.waiting_for, waiting.paused_at) == ("Lệ phí trước bạ", MORNING + MINUTE)
    paid = after(RECEIVED, asked, PaymentConfirmed(500_000, "0000123", NEXT_WEEK))
    assert (paid.waiting_for, paid.paused_at, paid.deadline) == ("", None, NEXT_WEEK)
    unmoved = after(RECEIVED, asked, PaymentConfirmed(500_000, "0000123"))
    assert (unmoved.deadline, unmoved.lawful_due) == (THURSDAY, THURSDAY.due)


def test_papers_that_a_desk_with_a_slow_clock_takes_in_do_not_stop_the_fold() -> None:
    received, asked = chain((RECEIVED, ASKED))
    slow = stamped(
        SupplementReceived((EXTRACT,), NEXT_WEEK), 3, base=asked.id, at=MORNING - 60 * MINUTE
    )
    dossier = fold((received, asked, slow)).dossier
    assert dossier is not None
    assert dossier.status is Status.IN_PROCESS
    assert dossier.pauses == (Pause(local(asked.at), local(asked.at)),)


def test_papers_that_nobody_asked_for_close_no_pause() -> None:
    # an older journal may hold a wait without its beginning; nothing is made up
    waiting = replace(after(RECEIVED, ASKED), paused_at=None)
    added = apply(waiting, stamped(SupplementReceived((), NEXT_WEEK), 9))
    assert isinstance(added, Dossier)
    assert added.pauses == ()


# --- late, once ------------------------------------------------------------------------------

APOLOGY: Final = Reappointed("Chờ xác minh", due_on(date(2026, 12, 4)), "Phụ trách bộ phận")


def test_an_apology_gives_a_new_day_and_hides_no_delay() -> None:
    dossier = after(RECEIVED, APOLOGY)
    assert dossier.due_on == date(2026, 12, 4)
    assert dossier.reappointments == 1
    assert dossier.lawful_due == THURSDAY.due
    assert dossier.timeliness(date(2026, 12, 1)) is Timeliness.OVERDUE
    assert dossier.status is Status.RECEIVED


def test_two_desks_that_did_not_see_each_other_give_one_new_day_only() -> None:
    other_day = replace(APOLOGY, due=due_on(date(2026, 12, 10)))
    folded = fold(chain((RECEIVED, APOLOGY, other_day)))
    assert folded.dossier == after(RECEIVED, APOLOGY)
    assert [refusal for _, refusal in folded.refused] == [
        StepRefused(Status.RECEIVED, Action.REAPPOINT)
    ]


def test_a_new_day_for_a_dossier_without_an_appointment_counts_but_stands_nowhere() -> None:
    dossier = after(replace(RECEIVED, deadline=None), APOLOGY)
    assert (dossier.deadline, dossier.reappointments) == (None, 1)


# --- the end ---------------------------------------------------------------------------------

GRANTED: Final = ResultMade(Outcome.GRANTED, "45/UBND", "Giấy xác nhận")


def test_a_result_lies_in_its_slot_until_it_is_handed_over() -> None:
    arrived = after(RECEIVED, GRANTED, ResultArrived("A-03"))
    assert (arrived.slot, arrived.holder) == ("A-03", Holder(HolderKind.DESK))
    assert (arrived.outcome, arrived.result_number) == (Outcome.GRANTED, "45/UBND")
    moved = after(RECEIVED, GRANTED, ResultArrived("A-03"), ResultArrived("B-01"))
    assert moved.slot == "B-01"
    returned = after(RECEIVED, GRANTED, ResultArrived("A-03"), event_of(Action.RETURN))
    assert (returned.slot, returned.collector) == ("", "Cà Văn Mẫu")
    assert returned.holder == Holder(HolderKind.ARCHIVE)
    assert returned.returned_at == MORNING + 3 * MINUTE
    assert returned.completed_at == MORNING + MINUTE


@pytest.mark.parametrize(
    "end",
    [DossierRefused("Hết hạn bổ sung"), DossierWithdrawn("Đổi ý"), DossierStopped("Dừng", "Hoàn")],
    ids=lambda event: type(event).__name__,
)
def test_an_end_without_a_result_has_its_reason_and_its_moment(end: DossierEvent) -> None:
    dossier = after(RECEIVED, end)
    assert dossier.status in ENDED
    assert dossier.reason != ""
    assert dossier.completed_at == MORNING + MINUTE
    withdrawn = dossier.status is Status.WITHDRAWN
    assert dossier.holder.kind is (HolderKind.CITIZEN if withdrawn else HolderKind.DESK)


def at_local(day: date, hour: int) -> datetime:
    """Return an instant by the hour of Việt Nam."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - 7)


@pytest.mark.parametrize(
    ("finished_on", "judged"),
    [
        (date(2026, 11, 25), Timeliness.EARLY),
        (date(2026, 11, 26), Timeliness.ON_TIME),
        (date(2026, 11, 27), Timeliness.LATE),
    ],
)
@pytest.mark.parametrize("hour", [0, 6, 17, 23])
def test_the_day_of_completion_decides_by_the_calendar_of_viet_nam(
    finished_on: date, hour: int, judged: Timeliness
) -> None:
    station = Station("may-1")
    station.write(RECEIVED)
    station.clock = at_local(finished_on, hour)
    station.write(GRANTED)
    station.clock += timedelta(days=90)  # collected months later: that makes nothing late
    station.write(event_of(Action.RETURN))
    dossier = fold(station.seen).dossier
    assert dossier is not None
    assert dossier.timeliness(date(2027, 12, 31)) is judged


def test_an_unfinished_dossier_is_overdue_only_after_its_day() -> None:
    dossier = after(RECEIVED)
    assert dossier.timeliness(date(2026, 11, 26)) is Timeliness.IN_TERM
    assert dossier.timeliness(date(2026, 11, 27)) is Timeliness.OVERDUE


def test_a_dossier_may_be_finished_by_a_colleague_at_another_station() -> None:
    first = Station("may-1")
    first.write(RECEIVED)
    second = Station("may-2", seen=first.seen)
    second.write(GRANTED)
    second.write(event_of(Action.RETURN))
    folded = fold(second.seen)
    assert folded.refused == ()
    assert folded.dossier is not None
    assert folded.dossier.status is Status.RETURNED


def test_the_way_of_a_real_dossier_has_no_refusals() -> None:
    way = (
        TURNED_BACK,
        RECEIVED,
        event_of(Action.FORWARD),
        event_of(Action.START),
        ASKED,
        SupplementReceived((EXTRACT,), NEXT_WEEK),
        event_of(Action.ASK_AGENCY),
        event_of(Action.HEAR_AGENCY),
        event_of(Action.ASK_PAYMENT),
        event_of(Action.CONFIRM_PAYMENT),
        APOLOGY,
        GRANTED,
        ResultArrived("A-03"),
        ResultReturned(RECEIVED.return_way, "Lò Thị Mẫu"),
    )
    dossier = after(*way)
    assert dossier.status is Status.RETURNED
    assert dossier.national_status == 10
    assert len(dossier.pauses) == 2


def test_while_the_citizen_is_waited_for_nothing_is_late() -> None:
    waiting = after(RECEIVED, ASKED)
    assert waiting.lawful_due is not None
    long_after = waiting.lawful_due.on + timedelta(days=90)
    assert waiting.judged_due_on is None
    assert waiting.timeliness(long_after) is Timeliness.IN_TERM
