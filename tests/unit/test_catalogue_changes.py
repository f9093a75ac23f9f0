"""What a person changes or confirms on a procedure, and in which words it is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue import ConfirmReason, keep_local
from desk_app.domain.catalogue_changes import (
    CannotConfirm,
    OwnProcedure,
    change_lines,
    confirm,
    confirm_all,
    own_procedure,
    public_change_lines,
    reasons_of,
    with_case_name,
    with_channel,
    with_committed,
    with_copies,
    with_fee,
    with_limit,
)
from desk_app.domain.catalogue_lines import change_step
from desk_app.domain.procedure import (
    Channel,
    Doubt,
    Procedure,
    RequiredPaper,
    Route,
    Settled,
    WorkflowStep,
    faults,
)

ON = date(2026, 11, 20)
COUNTER = (Channel.COUNTER, "")
ONLINE = (Channel.ONLINE, "")


def days(count: int) -> Limit:
    return Limit(Decimal(count), Unit.WORKING_DAYS)


FORM = RequiredPaper("to-khai", "Tờ khai", "Tờ khai")
ODD = RequiredPaper("don", "Đơn", "Đơn", note="cổng ghi 81 bản chính, tạm lấy 1")
FREE = "Cổng ghi “Miễn phí”"
AT_COUNTER = Route(
    Channel.COUNTER, limit=days(3), fee_vnd=0, fee_note=FREE, doubts=(Doubt.FREE_UNPROVEN,)
)
PORTAL = Procedure(
    code="2.000635",
    version=4,
    name="Cấp bản sao trích lục hộ tịch",
    short_name="Trích lục hộ tịch",
    subject_area="Hộ tịch",
    routes=(AT_COUNTER, replace(AT_COUNTER, channel=Channel.ONLINE)),
    papers=(FORM,),
    steps=(WorkflowStep("Tiếp nhận", "Một cửa", Decimal(4)), WorkflowStep("Ký", "", Decimal(2))),
)


def sure(procedure: Procedure | CannotConfirm) -> Procedure:
    assert isinstance(procedure, Procedure)
    return procedure


def with_only(*routes: Route) -> Procedure:
    return replace(PORTAL, routes=routes)


def test_citizens_are_told_of_figures_and_not_of_how_they_are_checked_here() -> None:
    settled = confirm(PORTAL, ConfirmReason.FREE_UNPROVEN)
    assert isinstance(settled, Procedure)
    named = replace(settled, short_name="Trích lục thử", keywords=("giấy tờ hộ tịch",))
    assert public_change_lines(PORTAL, named) == ()
    dearer = with_fee(named, {COUNTER, ONLINE}, 8_000, "")
    assert any("thành 8.000 đ" in line for line in public_change_lines(PORTAL, dearer))


def test_a_confirmed_figure_that_is_taken_away_is_in_doubt_again() -> None:
    sure = replace(
        PORTAL,
        routes=(Route(Channel.COUNTER, limit=days(3), fee_vnd=8_000, confirmed=True),),
        papers=(FORM,),
    )
    assert reasons_of(sure) == ()
    assert reasons_of(with_limit(sure, {COUNTER}, None)) == (ConfirmReason.LIMIT_UNKNOWN,)
    assert reasons_of(with_fee(sure, {COUNTER}, None, "")) == (ConfirmReason.FEE_UNKNOWN,)
    assert reasons_of(with_limit(sure, {COUNTER}, days(2))) == ()
    noted = confirm_all(with_fee(sure, {COUNTER}, None, "Theo nghị quyết"))
    assert isinstance(noted, Procedure)
    assert reasons_of(with_fee(noted, {COUNTER}, None, "Theo nghị quyết mới")) == ()


def test_free_of_charge_is_confirmed_as_it_stands_and_the_portals_note_goes():
    settled = sure(confirm(PORTAL, ConfirmReason.FREE_UNPROVEN))
    assert reasons_of(settled) == (ConfirmReason.UNCHECKED,)
    assert [(r.fee_vnd, r.fee_note, r.doubts) for r in settled.routes] == [(0, "", ())] * 2
    checked = sure(confirm(settled, ConfirmReason.UNCHECKED))
    assert reasons_of(checked) == ()
    assert change_lines(PORTAL, settled, ON) == (
        "bỏ ghi chú phí: Cổng ghi “Miễn phí”",
        "đã xác nhận: ghi miễn phí nhưng chưa chắc",
    )


@pytest.mark.parametrize(
    ("procedure", "reason"),
    [
        (with_only(replace(AT_COUNTER, doubts=(Doubt.UNIT_EMPTY,))), ConfirmReason.UNIT_EMPTY),
        (
            with_only(replace(AT_COUNTER, case="1", case_name="1", doubts=(Doubt.ROW_REPEATED,))),
            ConfirmReason.SEVERAL_CASES,
        ),
        (
            with_only(AT_COUNTER, replace(AT_COUNTER, channel=Channel.POST, limit=days(5))),
            ConfirmReason.CHANNELS_DIFFER,
        ),
        (with_only(replace(AT_COUNTER, limit=days(60))), ConfirmReason.VERY_LONG),
        (replace(PORTAL, papers=(FORM, ODD)), ConfirmReason.PAPER_ODD),
        (replace(PORTAL, papers=()), ConfirmReason.NO_PAPERS),
        (
            with_only(replace(AT_COUNTER, fee_vnd=None, fee_note="Theo nghị quyết của tỉnh")),
            ConfirmReason.FEE_UNKNOWN,
        ),
    ],
)
def test_every_doubt_that_can_stand_is_settled_alone_and_told(
    procedure: Procedure, reason: ConfirmReason
):
    assert reason in reasons_of(procedure)
    settled = sure(confirm(procedure, reason))
    assert reason not in reasons_of(settled)
    assert any(line.startswith("đã xác nhận: ") for line in change_lines(procedure, settled, ON))


@pytest.mark.parametrize(
    ("procedure", "reason"),
    [
        (with_only(), ConfirmReason.NO_ROUTE),
        (with_only(replace(AT_COUNTER, limit=None)), ConfirmReason.LIMIT_UNKNOWN),
        (with_only(replace(AT_COUNTER, fee_vnd=None, fee_note="")), ConfirmReason.FEE_UNKNOWN),
    ],
)
def test_what_nobody_knows_must_be_typed(procedure: Procedure, reason: ConfirmReason):
    assert confirm(procedure, reason) == CannotConfirm((reason,))
    assert confirm_all(procedure) == CannotConfirm((reason,))


def test_everything_is_confirmed_at_once_by_who_compared_it_with_the_decision():
    checked = sure(confirm_all(replace(PORTAL, papers=(FORM, ODD))))
    assert reasons_of(checked) == ()
    assert all(route.confirmed for route in checked.routes)
    assert checked.papers == (FORM, replace(ODD, note="", confirmed=True))


def test_a_typed_limit_is_no_longer_in_doubt_where_it_was_typed():
    unknown = with_only(
        replace(AT_COUNTER, limit=None, doubts=(Doubt.BARE_ONE, Doubt.FREE_UNPROVEN)),
        replace(AT_COUNTER, channel=Channel.ONLINE, limit=None, doubts=(Doubt.LIMIT_EMPTY,)),
    )
    typed = with_limit(unknown, {COUNTER}, days(2))
    assert [r.limit for r in typed.routes] == [days(2), None]
    assert typed.routes[0].doubts == (Doubt.FREE_UNPROVEN,)
    promised = with_committed(typed, {COUNTER}, days(1))
    assert [r.committed for r in promised.routes] == [days(1), None]
    assert change_lines(unknown, promised, ON) == (
        "trực tiếp: thời hạn đổi từ chưa xác định thành 2 ngày làm việc",
        "trực tiếp: thêm thời hạn cam kết: 1 ngày làm việc",
    )


def test_a_promise_longer_than_the_law_is_a_fault_where_both_are_counted_alike():
    assert faults(with_committed(PORTAL, {COUNTER}, days(4))) == (
        "thời hạn cam kết không được dài hơn thời hạn theo quy định",
    )
    hours = Limit(Decimal(8), Unit.WORKING_HOURS)
    assert faults(with_committed(PORTAL, {COUNTER}, hours)) == ()


def test_a_typed_fee_is_sure_and_the_portals_note_does_not_stay_beside_it():
    typed = with_fee(PORTAL, {COUNTER, ONLINE}, 8_000, FREE)
    assert [(r.fee_vnd, r.fee_note, r.doubts) for r in typed.routes] == [(8_000, "", ())] * 2
    noted = with_fee(PORTAL, {ONLINE}, None, "Theo nghị quyết của tỉnh")
    assert [r.fee_note for r in noted.routes] == [FREE, "Theo nghị quyết của tỉnh"]
    unknown = with_only(Route(Channel.COUNTER, limit=days(3)))
    assert change_lines(unknown, with_fee(unknown, {COUNTER}, 0, ""), ON) == (
        "trực tiếp: phí đổi từ chưa xác định thành miễn phí",
    )


def test_a_channel_is_added_once_with_everything_still_to_be_typed():
    added = with_channel(with_only(), COUNTER)
    assert added.routes == (Route(Channel.COUNTER),)
    assert with_channel(added, COUNTER) is added
    cases = with_only(replace(AT_COUNTER, case="1", case_name="Cấp mới"))
    assert with_channel(cases, (Channel.POST, "1")).routes[1].case_name == "Cấp mới"


def test_a_case_is_given_the_name_that_people_know():
    cases = with_only(
        replace(AT_COUNTER, case="1", case_name="Trường hợp 1", doubts=(Doubt.ROW_REPEATED,)),
        replace(AT_COUNTER, case="2", case_name="Trường hợp 2", doubts=(Doubt.ROW_REPEATED,)),
    )
    named = with_case_name(cases, "1", "Cấp mới")
    assert [r.case_name for r in named.routes] == ["Cấp mới", "Trường hợp 2"]
    assert [r.doubts for r in named.routes] == [(), (Doubt.ROW_REPEATED,)]


def test_copies_and_hours_are_set_one_by_one():
    asked = with_copies(replace(PORTAL, papers=(FORM, ODD)), "don", 2, 1)
    assert asked.papers == (FORM, replace(ODD, originals=2, copies=1, note="", confirmed=True))
    timed = change_step(PORTAL, 1, replace(PORTAL.steps[1], hours=Decimal("1.5")))
    assert [step.hours for step in timed.steps] == [Decimal(4), Decimal("1.5")]
    assert change_lines(PORTAL, timed, ON) == (
        "quy trình nội bộ đổi từ Tiếp nhận 4 giờ, Ký 2 giờ thành Tiếp nhận 4 giờ, Ký 1,5 giờ",
    )


def test_an_own_procedure_is_offered_at_the_counter_and_sure_when_all_is_said():
    wish = OwnProcedure(" 9.000001 ", "Thủ tục xác nhận thử", "Hộ tịch", days(1), 0)
    made = own_procedure(wish, ON)
    assert (made.code, made.version, made.short_name) == ("9.000001", 1, "Xác nhận thử")
    assert made.valid_from == ON
    assert faults(made) == ()
    assert reasons_of(made) == (ConfirmReason.NO_PAPERS,)
    open_made = own_procedure(replace(wish, limit=None), ON)
    assert reasons_of(open_made)[0] is ConfirmReason.LIMIT_UNKNOWN


def test_a_procedure_switched_off_is_in_force_but_not_taken_in():
    off = replace(PORTAL, offered=False)
    assert not off.is_valid_on(ON)
    assert change_lines(PORTAL, off, ON) == ("ngừng tiếp nhận tại cơ quan này",)
    assert change_lines(off, PORTAL, ON) == ("tiếp nhận trở lại",)
    assert not keep_local(off, PORTAL).offered


def test_what_people_settled_stays_settled_when_the_same_file_comes_again():
    doubtful = replace(
        with_only(replace(AT_COUNTER, case="1", case_name="1", doubts=(Doubt.ROW_REPEATED,))),
        papers=(FORM, ODD),
    )
    settled = sure(confirm(doubtful, ConfirmReason.SEVERAL_CASES))
    settled = with_copies(settled, "don", 3, 0)
    kept = keep_local(settled, doubtful)
    assert kept.routes[0].doubts == ()
    assert kept.papers[1].originals == 3
    other = replace(doubtful, routes=(replace(doubtful.routes[0], limit=days(9)),))
    assert Doubt.ROW_REPEATED in keep_local(settled, other).routes[0].doubts


def test_what_was_settled_about_limits_falls_when_they_change_and_so_do_the_papers():
    long = with_only(replace(AT_COUNTER, limit=days(60)))
    bare = replace(long, papers=())
    settled = sure(confirm(sure(confirm(bare, ConfirmReason.VERY_LONG)), ConfirmReason.NO_PAPERS))
    assert keep_local(settled, bare).settled == (Settled.VERY_LONG, Settled.NO_PAPERS)
    longer = replace(bare, routes=(replace(AT_COUNTER, limit=days(90)),), papers=(FORM,))
    assert keep_local(settled, longer).settled == ()
    assert keep_local(bare, settled).settled == (Settled.VERY_LONG, Settled.NO_PAPERS)


def test_names_with_file_names_of_an_earlier_import_are_the_same_papers():
    old = replace(ODD, name="Đơn đề nghị;Mẫu số", label="Đơn của dân", note="", confirmed=True)
    new = replace(ODD, name="Đơn đề nghị")
    kept = keep_local(replace(PORTAL, papers=(old,)), replace(PORTAL, papers=(new,)))
    assert kept.papers == (replace(old, name="Đơn đề nghị"),)


@given(
    limits=st.lists(st.sampled_from([None, days(3), days(60)]), min_size=1, max_size=3),
    fees=st.sampled_from([None, 0, 8_000]),
    note=st.sampled_from(["", "Theo nghị quyết của tỉnh"]),
    doubts=st.sets(st.sampled_from(Doubt)),
)
def test_confirming_everything_leaves_nothing_or_says_what_must_be_typed(
    limits: list[Limit | None], fees: int | None, note: str, doubts: set[Doubt]
):
    routes = tuple(
        Route(channel, limit=limit, fee_vnd=fees, fee_note=note, doubts=tuple(sorted(doubts)))
        for channel, limit in zip(Channel, limits, strict=False)
    )
    procedure = replace(PORTAL, routes=routes, papers=(ODD,))
    match confirm_all(procedure):
        case CannotConfirm(reasons):
            assert set(reasons) <= set(reasons_of(procedure))
            assert reasons
        case Procedure() as checked:
            assert reasons_of(checked) == ()
