"""What a person must confirm is listed, with what the file said."""

from dataclasses import replace
from decimal import Decimal

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue import ConfirmReason, to_confirm
from desk_app.domain.procedure import Channel, Doubt, Procedure, RequiredPaper, Route


def days(count: int) -> Limit:
    return Limit(Decimal(count), Unit.WORKING_DAYS)


FORM = RequiredPaper("to-khai", "Tờ khai", "Tờ khai")
MANDATE = RequiredPaper("uy-quyen", "Văn bản ủy quyền", "Văn bản ủy quyền", required=False)
AT_COUNTER = Route(Channel.COUNTER, limit=days(3), fee_vnd=8_000, confirmed=True)
EXTRACT = Procedure(
    code="2.000635",
    version=1,
    name="Cấp bản sao trích lục hộ tịch",
    short_name="Trích lục hộ tịch",
    subject_area="Hộ tịch",
    routes=(AT_COUNTER,),
    papers=(FORM,),
)
DEATH = replace(EXTRACT, code="1.000656", name="Đăng ký khai tử", short_name="Khai tử")


PORTAL = Procedure(
    code="2.000635",
    version=1,
    name="Cấp bản sao trích lục hộ tịch",
    short_name="Cấp bản sao trích lục hộ tịch",
    subject_area="Hộ tịch",
    routes=(
        Route(
            Channel.COUNTER,
            fee_vnd=0,
            fee_note="Cổng ghi “Miễn phí”",
            doubts=(Doubt.BARE_ONE, Doubt.FREE_UNPROVEN),
        ),
    ),
    papers=(FORM,),
)


def reasons(procedure: Procedure) -> dict[ConfirmReason, str]:
    return {item.reason: item.text for item in to_confirm([procedure])}


def test_a_confirmed_procedure_needs_nobody():
    assert to_confirm([EXTRACT]) == ()


def test_an_unconfirmed_procedure_without_doubts_is_still_listed():
    assert list(reasons(replace(EXTRACT, routes=(replace(AT_COUNTER, confirmed=False),)))) == [
        ConfirmReason.UNCHECKED
    ]


def test_what_is_missing_is_listed():
    bare = replace(EXTRACT, routes=(), papers=())
    assert list(reasons(bare)) == [ConfirmReason.NO_ROUTE, ConfirmReason.NO_PAPERS]
    empty = replace(EXTRACT, routes=(Route(Channel.COUNTER),))
    assert reasons(empty) == {
        ConfirmReason.LIMIT_UNKNOWN: "trực tiếp: chưa ghi thời hạn",
        ConfirmReason.FEE_UNKNOWN: "trực tiếp: chưa có mức thu",
    }


def test_placeholders_are_listed_with_what_the_file_said():
    assert reasons(PORTAL) == {
        ConfirmReason.LIMIT_UNKNOWN: "trực tiếp: chỉ ghi “1”, không có đơn vị",
        ConfirmReason.FREE_UNPROVEN: "trực tiếp: cổng ghi “Miễn phí” cả khi ô phí để trống",
    }
    routes = tuple(Route(c, limit=days(5), doubts=(Doubt.UNIT_EMPTY,)) for c in Channel)
    said = reasons(replace(EXTRACT, routes=routes))[ConfirmReason.UNIT_EMPTY]
    assert said == "mọi hình thức: ghi “5”, tạm hiểu là 5 ngày làm việc"


def test_a_procedure_without_appointment_needs_no_limit():
    yearly = replace(EXTRACT, routes=(Route(Channel.COUNTER, fee_vnd=0),), without_appointment=True)
    assert ConfirmReason.LIMIT_UNKNOWN not in reasons(yearly)


def test_cases_differing_channels_and_long_limits_are_listed():
    routes = (
        Route(Channel.COUNTER, limit=days(27)),
        Route(Channel.POST, limit=Limit(Decimal(90), Unit.DAYS)),
        Route(Channel.ONLINE, "1", "Trường hợp 1", days(2), doubts=(Doubt.ROW_REPEATED,)),
    )
    found = reasons(replace(EXTRACT, routes=routes))
    assert found[ConfirmReason.SEVERAL_CASES] == "1 trường hợp: Trường hợp 1"
    assert found[ConfirmReason.CHANNELS_DIFFER].startswith(
        "trực tiếp 27 ngày làm việc; bưu chính 90 ngày"
    )
    assert found[ConfirmReason.VERY_LONG] == "bưu chính: 90 ngày"


def test_odd_papers_are_listed():
    odd = replace(FORM, note="cổng ghi 81 bản chính, tạm lấy 1")
    found = reasons(replace(EXTRACT, papers=(odd,)))
    assert found == {ConfirmReason.PAPER_ODD: "Tờ khai: cổng ghi 81 bản chính, tạm lấy 1"}


def test_a_fee_that_only_one_case_lacks_is_said_of_that_case():
    usual = tuple(Route(c, limit=days(3), fee_vnd=0, confirmed=True) for c in Channel)
    late = tuple(Route(c, "2", "Quá hạn", days(3)) for c in Channel)
    said = reasons(replace(EXTRACT, routes=(*usual, *late)))[ConfirmReason.FEE_UNKNOWN]
    assert said == "mọi hình thức, trường hợp Quá hạn: chưa có mức thu"
    alone = reasons(replace(EXTRACT, routes=late))[ConfirmReason.FEE_UNKNOWN]
    assert alone == "mọi hình thức: chưa có mức thu"
