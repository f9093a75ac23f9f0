"""A new catalogue shows what it changes, keeps what people set, and asks them to confirm."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue import (
    Unreadable,
    compare,
    dry_run_lines,
    keep_local,
    next_version,
    to_confirm,
)
from desk_app.domain.catalogue_texts import fee_text, limit_text
from desk_app.domain.procedure import (
    UNSTATED,
    Channel,
    Doubt,
    FeeKind,
    Procedure,
    RequiredPaper,
    Route,
    WorkflowStep,
)

ON = date(2026, 11, 23)


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
    valid_from=date(2026, 7, 1),
    routes=(AT_COUNTER,),
    papers=(FORM,),
)
DEATH = replace(EXTRACT, code="1.000656", name="Đăng ký khai tử", short_name="Khai tử")


def lines_of(old: Procedure, new: Procedure) -> tuple[str, ...]:
    changed = compare([old], [new], ON).changed
    return changed[0].lines if changed else ()


def with_only(route: Route) -> Procedure:
    return replace(EXTRACT, routes=(route,))


def test_the_same_catalogue_changes_nothing():
    change = compare([EXTRACT, DEATH], [DEATH, EXTRACT], ON)
    assert change.unchanged == (DEATH, EXTRACT)
    assert (change.added, change.changed, change.abolished) == ((), (), ())


def test_fee_and_limit_changes_are_told_in_words():
    dearer = with_only(replace(AT_COUNTER, fee_vnd=10_000, limit=days(5)))
    assert lines_of(EXTRACT, dearer) == (
        "trực tiếp: thời hạn đổi từ 3 ngày làm việc thành 5 ngày làm việc",
        "trực tiếp: phí đổi từ 8.000 đ thành 10.000 đ",
    )


def test_a_change_that_all_channels_share_is_told_once():
    both = (AT_COUNTER, replace(AT_COUNTER, channel=Channel.ONLINE))
    old = replace(EXTRACT, routes=both)
    new = replace(EXTRACT, routes=tuple(replace(route, fee_vnd=None) for route in both))
    new = replace(new, routes=tuple(replace(r, fee_vnd=10_000) for r in new.routes))
    assert lines_of(old, new) == ("phí đổi từ 8.000 đ thành 10.000 đ",)


def test_channels_and_cases_that_come_and_go_are_told():
    late = Route(Channel.ONLINE, "1", "Đăng ký quá hạn", days(3), confirmed=True)
    assert lines_of(EXTRACT, replace(EXTRACT, routes=(late,))) == (
        "bỏ hình thức nộp trực tiếp",
        "thêm hình thức nộp trực tuyến (Đăng ký quá hạn): thời hạn 3 ngày làm việc, "
        "mức thu chưa xác định",
    )


def test_promises_notes_and_confirmations_are_told():
    new = with_only(replace(AT_COUNTER, committed=days(2), fee_note="8.000 đ/bản"))
    assert lines_of(EXTRACT, new) == (
        "trực tiếp: thêm thời hạn cam kết: 2 ngày làm việc",
        "trực tiếp: thêm ghi chú phí: 8.000 đ/bản",
    )
    assert lines_of(with_only(replace(AT_COUNTER, fee_note="8.000 đ/bản")), EXTRACT) == (
        "trực tiếp: bỏ ghi chú phí: 8.000 đ/bản",
    )
    draft = with_only(replace(AT_COUNTER, confirmed=False))
    assert "trực tiếp: xác nhận đổi từ chưa xác nhận thành đã xác nhận" in lines_of(draft, EXTRACT)


def test_papers_that_come_go_or_change_are_told():
    photo = RequiredPaper("anh", "Ảnh chân dung", "Ảnh chân dung", 2, 1)
    old = replace(EXTRACT, papers=(FORM, MANDATE))
    new = replace(EXTRACT, papers=(replace(FORM, originals=0, presented=True), photo))
    assert lines_of(old, new) == (
        "bỏ giấy tờ “Văn bản ủy quyền”",
        "giấy tờ “Tờ khai”: yêu cầu đổi từ 1 bản chính, bắt buộc thành xuất trình",
        "thêm giấy tờ “Ảnh chân dung” (2 bản chính, 1 bản sao, bắt buộc)",
    )


def test_smaller_changes_of_a_paper_are_told():
    regrouped = replace(FORM, group="mot-trong", case="1", form_code="CT01")
    assert lines_of(EXTRACT, replace(EXTRACT, papers=(regrouped,))) == (
        "giấy tờ “Tờ khai”: không thay giấy tờ khác",
        "giấy tờ “Tờ khai”: trường hợp đổi từ mọi trường hợp thành 1",
        "giấy tờ “Tờ khai”: thêm mẫu: CT01",
    )
    reworded = replace(FORM, name="Tờ khai theo mẫu")
    assert lines_of(EXTRACT, replace(EXTRACT, papers=(reworded,))) == (
        "giấy tờ “Tờ khai”: sửa cách ghi",
    )


def test_the_order_of_papers_is_no_change():
    turned = replace(EXTRACT, papers=(MANDATE, FORM))
    assert lines_of(replace(EXTRACT, papers=(FORM, MANDATE)), turned) == ()


def test_words_and_ways_of_working_are_told():
    new = replace(
        EXTRACT,
        name="Cấp trích lục",
        result="Trích lục",
        fee_kind=FeeKind.PER_COPY,
        return_at_once=True,
        notes=("Có thể nộp bản chụp",),
        steps=(WorkflowStep("Ký duyệt", "Lãnh đạo", Decimal("0.5")),),
    )
    assert lines_of(EXTRACT, new) == (
        "tên đổi từ Cấp bản sao trích lục hộ tịch thành Cấp trích lục",
        "thêm kết quả: Trích lục",
        "cách tính phí đổi từ theo hồ sơ thành theo bản",
        "trả kết quả ngay đổi từ không thành có",
        "hướng dẫn đổi từ 0 mục thành 1 mục",
        "thêm quy trình nội bộ: Ký duyệt 0,5 giờ",
    )


def test_an_ended_procedure_may_end_anew_or_come_back():
    ended = replace(EXTRACT, valid_to=date(2026, 11, 1))
    assert lines_of(ended, EXTRACT) == ("áp dụng trở lại",)
    assert lines_of(EXTRACT, replace(EXTRACT, valid_to=date(2026, 12, 31))) == (
        "hết hiệu lực sau ngày 31/12/2026",
    )


def test_only_the_newest_version_is_compared():
    newer = replace(EXTRACT, version=2, name="Tên mới")
    assert compare([newer, EXTRACT], [replace(newer, version=1)], ON).unchanged == (newer,)


def test_changed_procedures_get_the_next_version_from_that_day_on():
    old = replace(EXTRACT, version=6)
    change = compare(
        [old],
        [
            with_only(replace(AT_COUNTER, fee_vnd=10_000)),
            replace(DEATH, version=-4, valid_from=UNSTATED),
        ],
        ON,
    )
    death, extract = next_version(change)
    assert (extract.version, extract.valid_from) == (7, ON)
    assert (death.version, death.valid_from) == (1, ON)


def test_a_later_first_day_that_is_stated_is_kept():
    future = replace(with_only(replace(AT_COUNTER, fee_vnd=10_000)), valid_from=date(2027, 3, 1))
    assert next_version(compare([EXTRACT], [future], ON))[0].valid_from == date(2027, 3, 1)


def test_absent_procedures_end_only_when_a_person_says_so():
    change = compare([EXTRACT, DEATH], [EXTRACT], ON)
    assert change.abolished == (DEATH,)
    assert next_version(change) == (DEATH, EXTRACT)
    assert next_version(change, abolish=True)[0].valid_to == date(2026, 11, 22)


def test_what_has_ended_before_is_not_abolished_again():
    ended = replace(DEATH, valid_to=date(2026, 1, 1))
    assert compare([ended], [], ON).abolished == ()


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
WORKED_ON = replace(
    EXTRACT,
    routes=(replace(AT_COUNTER, committed=days(2)),),
    steps=(WorkflowStep("Ký duyệt", "Lãnh đạo", Decimal(4)),),
    papers=(replace(FORM, label="Tờ khai trích lục", required=False),),
    keywords=("trích lục",),
    fee_kind=FeeKind.PER_COPY,
    return_at_once=True,
    favourite=True,
)


def test_a_doubtful_import_changes_nothing_that_people_have_settled():
    assert compare([WORKED_ON], [PORTAL], ON).unchanged == (WORKED_ON,)


def test_a_clear_figure_of_an_import_is_taken_and_waits_for_confirmation():
    route = replace(PORTAL.routes[0], limit=days(5), doubts=(Doubt.FREE_UNPROVEN,))
    kept = keep_local(WORKED_ON, replace(PORTAL, routes=(route,)))
    assert kept.routes[0].limit == days(5)
    assert kept.routes[0].fee_vnd == 8_000
    assert not kept.routes[0].confirmed


def test_doubts_on_both_sides_take_the_new_figure():
    guess = replace(AT_COUNTER, confirmed=False, doubts=(Doubt.UNIT_EMPTY, Doubt.FREE_UNPROVEN))
    newer = replace(guess, limit=days(7), fee_vnd=0)
    kept = keep_local(replace(EXTRACT, routes=(guess,)), replace(PORTAL, routes=(newer,)))
    assert (kept.routes[0].limit, kept.routes[0].fee_vnd) == (days(7), 0)
    assert kept.routes[0].doubts == newer.doubts


def test_cases_that_people_named_survive_an_import_and_guessed_ones_do_not():
    named = Route(Channel.COUNTER, "1", "Quá hạn", days(3))
    guessed = Route(Channel.COUNTER, "2", "Trường hợp 2", days(9), doubts=(Doubt.ROW_REPEATED,))
    old = replace(WORKED_ON, routes=(*WORKED_ON.routes, named, guessed))
    kept = keep_local(old, PORTAL)
    assert [route.case for route in kept.routes] == ["", "1"]


def test_an_import_without_channels_keeps_the_old_ones():
    assert keep_local(WORKED_ON, replace(PORTAL, routes=())).routes == WORKED_ON.routes


def test_a_catalogue_that_people_have_gone_through_speaks_for_itself():
    published = replace(EXTRACT, short_name="Trích lục")
    kept = keep_local(WORKED_ON, published)
    assert kept.short_name == "Trích lục"
    assert kept.fee_kind == FeeKind.FIXED
    assert kept.papers == (FORM,)
    assert kept.keywords == ("trích lục",)


def test_a_derived_short_name_follows_the_new_name():
    old = replace(PORTAL, name="Tên cũ", short_name="Tên cũ")
    assert keep_local(old, PORTAL).short_name == PORTAL.short_name
    given = replace(PORTAL, short_name="Trích lục nhanh", fee_kind=FeeKind.PER_COPY)
    assert keep_local(WORKED_ON, given).short_name == "Trích lục nhanh"
    assert keep_local(WORKED_ON, given).fee_kind == FeeKind.PER_COPY


def test_the_dry_run_reads_like_a_page():
    change = compare(
        [EXTRACT, DEATH],
        [with_only(replace(AT_COUNTER, fee_vnd=10_000)), replace(EXTRACT, code="1.000001")],
        ON,
    )
    page = dry_run_lines(change, to_confirm([PORTAL]), [Unreadable("Dòng 5", "thiếu mã thủ tục")])
    assert page == (
        "Áp dụng từ ngày 23/11/2026: thêm 1, thay đổi 1, giữ nguyên 0, "
        "không còn trong tệp 1, không đọc được 1.",
        "",
        "Không đọc được (1)",
        "  - Dòng 5: thiếu mã thủ tục",
        "",
        "Thay đổi 2.000635 Trích lục hộ tịch (1)",
        "  - trực tiếp: phí đổi từ 8.000 đ thành 10.000 đ",
        "",
        "Thêm mới (1)",
        "  - 1.000001 Trích lục hộ tịch",
        "",
        "Không còn trong tệp (chỉ bãi bỏ khi có người xác nhận) (1)",
        "  - 1.000656 Khai tử",
        "",
        "Cần người xác nhận: chưa có thời hạn (1)",
        "  - 2.000635 Cấp bản sao trích lục hộ tịch: trực tiếp: chỉ ghi “1”, không có đơn vị",
        "",
        "Cần người xác nhận: ghi miễn phí nhưng chưa chắc (1)",
        "  - 2.000635",
    )


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (None, "chưa xác định"),
        (Limit(Decimal(0), Unit.SAME_DAY), "trong ngày"),
        (Limit(Decimal("0.5"), Unit.WORKING_DAYS), "0,5 ngày làm việc"),
        (Limit(Decimal(20), Unit.DAYS), "20 ngày"),
        (Limit(Decimal(1), Unit.WORKING_HOURS), "1 giờ làm việc"),
        (Limit(Decimal(2), Unit.MONTHS), "2 tháng"),
    ],
)
def test_limits_are_written_as_people_say_them(limit: Limit | None, text: str):
    assert limit_text(limit) == text


def test_fees_tell_free_from_unknown():
    assert [fee_text(fee) for fee in (None, 0, 150_000)] == [
        "chưa xác định",
        "miễn phí",
        "150.000 đ",
    ]
