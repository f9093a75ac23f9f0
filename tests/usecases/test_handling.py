"""From intake to the handing over: every step, every refusal, and nothing by halves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from desk_app.domain.calendar import BeyondHorizon, Limit, Unit
from desk_app.domain.dossier import ACTION_OF, Action, Dossier, HolderKind, Status, StepRefused
from desk_app.domain.events import (
    DossierForwarded,
    DossierWithdrawn,
    OtherAgencyAsked,
    Outcome,
    PaymentConfirmed,
    ResultReturned,
    ReturnWay,
)
from desk_app.store import tables
from desk_app.usecases import handling, handover
from desk_app.usecases.commands import AskForPapers, NewAppointment
from desk_app.usecases.outcomes import (
    AlreadyReappointed,
    DossierOutcome,
    DossierUnknown,
    MovedOn,
    NewDayTooEarly,
    NotHandedOver,
    ReasonMissing,
    SupplementAlreadyAsked,
)
from tests.office_fixture import CLERK, COLLEAGUE, LAND_TITLE, Station, calendar
from tests.usecases import desk_actions as desk
from tests.usecases.desk_actions import STEP_OF

NOBODY: Final = "00000000-0000-7000-8000-000000000000"


def good(answer: DossierOutcome) -> Dossier:
    assert isinstance(answer, Dossier), answer
    return answer


def test_every_action_of_the_life_cycle_has_a_use_case() -> None:
    at_intake = {Action.RECEIVE, Action.TURN_BACK, Action.REFUSE_INTAKE, Action.VOID}
    assert STEP_OF.keys() | at_intake == set(ACTION_OF.values())


@pytest.mark.parametrize("action", STEP_OF)
def test_a_dossier_that_nobody_knows_is_told_as_such(station: Station, action: Action) -> None:
    assert STEP_OF[action](station, NOBODY) == DossierUnknown(NOBODY)


@pytest.mark.parametrize("action", sorted(STEP_OF.keys() - {Action.RECORD_CODE}))
def test_nothing_more_is_done_to_a_dossier_that_was_handed_over(
    station: Station, action: Action
) -> None:
    dossier_id = station.receive().id
    desk.take_in(station, dossier_id)
    done = good(desk.hand_over(station, dossier_id))
    before = station.store.history(dossier_id)
    assert STEP_OF[action](station, dossier_id) == StepRefused(done.status, action)
    assert station.store.history(dossier_id) == before


@pytest.mark.parametrize("action", STEP_OF)
@pytest.mark.parametrize("table", ["event", "stream"])  # the first written, and the last
def test_a_fault_before_the_commit_leaves_nothing(
    station: Station, action: Action, table: str
) -> None:
    dossier_id = _ready_for(station, action)
    before = _everything(station)

    fault = f"CREATE TRIGGER fault BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'fault'); END"
    _run(station, fault)
    with pytest.raises(DBAPIError, match="fault"):
        STEP_OF[action](station, dossier_id)
    _run(station, "DROP TRIGGER fault")
    assert _everything(station) == before
    good(STEP_OF[action](station, dossier_id))


@pytest.mark.parametrize("action", STEP_OF)
def test_who_saw_an_older_dossier_looks_again_before_acting(
    station: Station, action: Action
) -> None:
    dossier_id = _ready_for(station, action)
    shown = station.store.dossier(dossier_id)
    assert shown
    good(desk.record_code(station, dossier_id))  # a colleague, at the same time
    history = station.store.history(dossier_id)
    here = replace(station, store=station.store.seeing(shown))
    refused = STEP_OF[action](here, dossier_id)
    assert isinstance(refused, MovedOn)
    assert (refused.code, refused.status) == (shown.code, shown.status)
    assert station.store.history(dossier_id) == history

    now = station.store.dossier(dossier_id)
    assert now
    good(STEP_OF[action](replace(station, store=station.store.seeing(now)), dossier_id))


def test_a_whole_life_goes_through_many_hands(station: Station) -> None:
    dossier_id = station.receive(LAND_TITLE).id
    forwarded = good(desk.forward(station, dossier_id))
    assert (forwarded.holder.kind, forwarded.unit) == (HolderKind.UNIT, desk.UNIT)
    good(desk.start(station, dossier_id))
    assert good(desk.ask_agency(station, dossier_id)).waiting_for == "Công an phường"
    good(desk.hear_agency(station, dossier_id))
    assert good(desk.record_code(station, dossier_id)).provincial_code.endswith("0099")
    assert good(desk.finish(station, dossier_id)).outcome is Outcome.GRANTED
    assert good(desk.take_in(station, dossier_id)).slot == "K3-12"
    done = good(desk.hand_over(station, dossier_id))
    assert (done.status, done.collector, done.slot) == (Status.RETURNED, "Lò Thị Mẫu", "")


def test_a_result_that_nobody_announced_is_taken_in_all_the_same(station: Station) -> None:
    dossier_id = station.receive().id
    taken = good(handover.take_in_result(station.store, COLLEAGUE, dossier_id, " a1 ", "15/GXN"))
    assert (taken.status, taken.slot, taken.result_number) == (
        Status.RESULT_AT_DESK,
        "A1",
        "15/GXN",
    )
    assert taken.completed_at == station.clock()


def test_a_result_is_not_taken_in_while_papers_are_awaited(station: Station) -> None:
    dossier_id = station.receive().id
    desk.ask_for_papers(station, dossier_id)
    assert desk.take_in(station, dossier_id) == StepRefused(Status.AWAITING_PAPERS, Action.FINISH)


def test_a_wait_for_papers_moves_the_appointment_by_rule(station: Station) -> None:
    dossier = station.receive(LAND_TITLE)  # the whole limit counts again
    desk.ask_for_papers(station, dossier.id)
    station.clock.forward(timedelta(days=14))
    after = good(desk.add_papers(station, dossier.id))
    assert dossier.due_on
    assert after.due_on
    assert after.due_on > dossier.due_on
    assert after.lawful_due == after.deadline.due if after.deadline else False
    assert [paper.key for paper in after.papers][-1] == "bo-sung"


def test_a_wait_for_payment_stops_the_clock_meanwhile(station: Station) -> None:
    agreed = Limit(Decimal(3), Unit.WORKING_DAYS)
    dossier = station.accept(replace(station.page(), agreed_limit=agreed)).dossier
    desk.ask_payment(station, dossier.id)
    station.clock.forward(timedelta(days=7))
    after = good(desk.confirm_payment(station, dossier.id))
    assert (dossier.due_on, after.due_on) == (date(2026, 11, 26), date(2026, 12, 2))


def test_a_clock_put_back_during_a_wait_stops_nobody(station: Station) -> None:
    dossier = station.receive()
    desk.ask_for_papers(station, dossier.id)
    station.clock.forward(timedelta(hours=-3))
    assert good(desk.add_papers(station, dossier.id)).status is Status.IN_PROCESS


@pytest.mark.parametrize(
    ("wait", "resume"),
    [(desk.ask_for_papers, desk.add_papers), (desk.ask_payment, desk.confirm_payment)],
)
def test_a_wait_that_ends_beyond_the_calendar_is_told(
    station: Station, wait: desk.Step, resume: desk.Step
) -> None:
    dossier = station.receive(LAND_TITLE)
    wait(station, dossier.id)
    station.clock.forward(timedelta(days=400))
    assert resume(station, dossier.id) == BeyondHorizon(date(2027, 12, 31))


def test_papers_are_asked_for_once_unless_the_head_agrees(station: Station) -> None:
    dossier_id = station.receive().id
    desk.ask_for_papers(station, dossier_id)
    desk.add_papers(station, dossier_id)
    assert desk.ask_for_papers(station, dossier_id) == SupplementAlreadyAsked(1)
    approved = AskForPapers(dossier_id, ("Giấy khác",), "Cần thêm", approved_by="truong-bo-phan")
    again = good(handling.ask_for_papers(station.store, CLERK, approved, 1))
    assert again.supplement_requests == 2


def test_an_apology_is_made_once_and_with_a_later_day(station: Station) -> None:
    dossier = station.receive()
    assert dossier.due_on
    early = NewAppointment(dossier.id, "Chậm", desk.new_day(dossier.due_on))
    assert handling.reappoint(station.store, CLERK, early) == NewDayTooEarly()
    moved = good(desk.reappoint(station, dossier.id))
    assert (moved.due_on, moved.reappointments) == (dossier.due_on + timedelta(days=7), 1)
    assert moved.lawful_due == dossier.lawful_due  # late stays late
    assert desk.reappoint(station, dossier.id) == AlreadyReappointed()


def test_a_new_day_lies_after_today_even_when_the_old_one_is_past(station: Station) -> None:
    dossier = station.receive()
    station.clock.forward(timedelta(days=30))
    wish = NewAppointment(dossier.id, "Chậm", desk.new_day(date(2026, 12, 20)))
    assert handling.reappoint(station.store, CLERK, wish) == NewDayTooEarly()


def test_a_proxy_says_by_what_right_and_leaves_four_digits(station: Station) -> None:
    dossier_id = station.receive().id
    desk.take_in(station, dossier_id)
    without = ResultReturned(ReturnWay.COUNTER, "Vàng A Dê", by_proxy=True)
    answer = handover.return_result(station.store, CLERK, dossier_id, without)
    assert answer == ReasonMissing("quan hệ, giấy ủy quyền của người nhận thay")
    handed = ResultReturned(
        ReturnWay.COUNTER, " Vàng A Dê ", by_proxy=True, relation="Con", id_last4="001300000012"
    )
    good(handover.return_result(station.store, CLERK, dossier_id, handed))
    kept = station.store.history(dossier_id)[-1].event
    assert isinstance(kept, ResultReturned)
    assert (kept.collector, kept.id_last4) == ("Vàng A Dê", "0012")


def test_several_results_are_handed_over_at_once_and_the_papers_go_with_the_first(
    station: Station,
) -> None:
    ids = [station.receive().id for _ in range(2)]
    for dossier_id in ids:
        desk.take_in(station, dossier_id)
    handed = ResultReturned(ReturnWay.COUNTER, "Lò Thị Mẫu", papers_back=("Bản chính hộ khẩu",))
    returned = handover.return_results(station.store, CLERK, [*ids, ids[0]], handed)
    assert isinstance(returned, tuple)
    assert [dossier.status for dossier in returned] == [Status.RETURNED, Status.RETURNED]
    events = [station.store.history(dossier_id)[-1].event for dossier_id in ids]
    assert events == [handed, replace(handed, papers_back=())]


def test_of_several_results_none_is_handed_over_when_one_cannot_be(station: Station) -> None:
    ready, not_ready = station.receive(), station.receive()
    desk.take_in(station, ready.id)
    handed = ResultReturned(ReturnWay.COUNTER, "Lò Thị Mẫu")
    before = _everything(station)
    refused = handover.return_results(station.store, CLERK, (ready.id, not_ready.id), handed)
    assert refused == NotHandedOver(not_ready.code, StepRefused(not_ready.status, Action.RETURN))
    unknown = handover.return_results(station.store, CLERK, (ready.id, NOBODY), handed)
    assert unknown == NotHandedOver(NOBODY, DossierUnknown(NOBODY))
    assert _everything(station) == before


WITHOUT_WORDS: Final[tuple[tuple[Callable[[Station, str], DossierOutcome], str], ...]] = (
    (
        lambda s, d: handling.forward(s.store, CLERK, d, DossierForwarded(" ")),
        "đơn vị nhận hồ sơ",
    ),
    (
        lambda s, d: handling.ask_for_papers(s.store, CLERK, AskForPapers(d, (" ",), "x"), 1),
        "giấy tờ cần bổ sung",
    ),
    (
        lambda s, d: handling.ask_for_papers(s.store, CLERK, AskForPapers(d, ("x",), " "), 1),
        "yêu cầu bổ sung",
    ),
    (
        lambda s, d: handling.ask_agency(s.store, CLERK, d, OtherAgencyAsked(" ", "x")),
        "cơ quan phối hợp",
    ),
    (
        lambda s, d: handling.confirm_payment(
            s.store, calendar(), CLERK, d, PaymentConfirmed(1, " ")
        ),
        "số biên lai, chứng từ",
    ),
    (lambda s, d: handling.refuse(s.store, CLERK, d, " "), "từ chối giải quyết"),
    (lambda s, d: handling.withdraw(s.store, CLERK, d, DossierWithdrawn(" ")), "rút hồ sơ"),
    (lambda s, d: handling.stop(s.store, CLERK, d, " "), "dừng giải quyết"),
    (
        lambda s, d: handling.reappoint(
            s.store, CLERK, NewAppointment(d, " ", desk.new_day(date(2026, 12, 30)))
        ),
        "xin lỗi và hẹn lại",
    ),
    (
        lambda s, d: handling.record_provincial_code(s.store, CLERK, d, " "),
        "mã hồ sơ của hệ thống tỉnh",
    ),
    (
        lambda s, d: handover.return_result(
            s.store, CLERK, d, ResultReturned(ReturnWay.COUNTER, " ")
        ),
        "họ tên người nhận kết quả",
    ),
)


@pytest.mark.parametrize(("act", "what"), WITHOUT_WORDS)
def test_what_needs_words_is_not_done_without_them(
    station: Station, act: Callable[[Station, str], DossierOutcome], what: str
) -> None:
    dossier = station.receive()
    assert act(station, dossier.id) == ReasonMissing(what)
    assert station.store.dossier(dossier.id) == dossier


WAYS_TO: Final[dict[Action, tuple[desk.Step, ...]]] = {
    Action.ADD_PAPERS: (desk.ask_for_papers,),
    Action.HEAR_AGENCY: (desk.ask_agency,),
    Action.CONFIRM_PAYMENT: (desk.ask_payment,),
    Action.RETURN: (desk.take_in,),
}


def _ready_for(station: Station, action: Action) -> str:
    dossier_id = station.receive().id
    for step in WAYS_TO.get(action, ()):
        good(step(station, dossier_id))
    return dossier_id


def _run(station: Station, sql: str) -> None:
    with station.store.writing("") as w:
        w.connection.exec_driver_sql(sql)
        w.commit()


def _everything(station: Station) -> list[tuple[object, ...]]:
    with station.store.reading() as connection:
        return [
            _size_and_rows(connection, name) for name in ("event", "stream", "dossier", "number")
        ]


def _size_and_rows(connection: Connection, name: str) -> tuple[object, ...]:
    table = tables.metadata.tables[name]
    size = connection.scalar(select(func.count()).select_from(table))
    return (name, size, *(tuple(row) for row in connection.execute(select(table))))
