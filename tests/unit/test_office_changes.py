"""What was changed on an office, in words; two people who change it at once."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.office import Counter, Office, Series, Unit
from desk_app.domain.office_changes import (
    Item,
    OfficeMoved,
    field_name,
    item_words,
    merged,
    office_differences,
    with_item,
    without_series,
)
from tests.unit.test_office import CIVIL, FIRST, LAND, OFFICE, RETURNS, SECOND

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "hotline": st.sampled_from(["1", "2"]),
        "place": st.sampled_from(["A", "B"]),
        "control_sheet": st.booleans(),
    },
)


def test_two_people_change_different_things() -> None:
    mine, theirs = replace(OFFICE, hotline="1"), replace(OFFICE, place="Xa")
    assert merged(OFFICE, theirs, mine) == replace(OFFICE, hotline="1", place="Xa")


def test_two_people_change_the_same_thing() -> None:
    mine = replace(OFFICE, hotline="1", place="Gần")
    theirs = replace(OFFICE, hotline="2", place="Gần")
    assert merged(OFFICE, theirs, mine) == OfficeMoved(("hotline",))


def test_two_people_change_two_counters() -> None:
    slow, third = Counter("Quầy 2", ("A", "C")), Counter("3", ("C",))
    mine = replace(OFFICE, counters=(FIRST, slow))
    theirs = replace(OFFICE, counters=(SECOND, third))
    assert merged(OFFICE, theirs, mine) == replace(OFFICE, counters=(slow, third))
    without = replace(OFFICE, counters=(SECOND,))
    both = merged(OFFICE, replace(OFFICE, counters=(FIRST, SECOND, third)), without)
    assert both == replace(OFFICE, counters=(SECOND, third))


def test_two_people_change_one_counter() -> None:
    mine = replace(OFFICE, counters=(FIRST, Counter("Quầy 2", ("C",))))
    theirs = replace(OFFICE, counters=(FIRST, Counter("Quầy 2", ("B",))))
    assert merged(OFFICE, theirs, mine) == OfficeMoved(("counters",))


def test_one_moves_a_counter_while_another_changes_or_adds_one() -> None:
    slow, third = Counter("Quầy 2", ("A", "C")), Counter("3", ("C",))
    moved = replace(OFFICE, counters=(SECOND, FIRST))
    theirs = replace(OFFICE, counters=(FIRST, slow, third))
    assert merged(OFFICE, theirs, moved) == replace(OFFICE, counters=(slow, FIRST, third))
    assert merged(OFFICE, moved, theirs) == replace(OFFICE, counters=(slow, FIRST, third))


def test_two_people_move_the_counters_each_their_own_way() -> None:
    office = replace(OFFICE, counters=(FIRST, SECOND, Counter("3", ("C",))))
    first, second, third = office.counters
    mine = replace(office, counters=(third, first, second))
    same = replace(mine, counters=(third, first, second, Counter("4", ("A",))))
    theirs = replace(office, counters=(second, third, first))
    assert merged(office, theirs, mine) == OfficeMoved(("counters",))
    assert merged(office, same, mine) == same


@given(CHANGES, CHANGES)
def test_nobodys_change_is_lost_in_silence(
    mine: dict[str, object], theirs: dict[str, object]
) -> None:
    wanted, now = replace(OFFICE, **mine), replace(OFFICE, **theirs)
    found = merged(OFFICE, now, wanted)
    if isinstance(found, OfficeMoved):
        assert all(getattr(wanted, name) != getattr(now, name) for name in found.fields)
        return
    for change in (wanted, now):
        for field in fields(Office):
            changed = getattr(change, field.name)
            if changed != getattr(OFFICE, field.name):
                assert getattr(found, field.name) == changed


def test_every_field_of_an_office_has_a_name() -> None:
    assert all(field_name(field.name) for field in fields(Office))


def test_settings_are_told_as_they_were_and_as_they_are() -> None:
    after = replace(OFFICE, hotline="1900 0000", control_sheet=True, supplement_limit=2)
    assert office_differences(OFFICE, after) == (
        "Điện thoại liên hệ: để trống → 1900 0000",
        "Số lần được yêu cầu bổ sung khi đang giải quyết: 1 → 2",
        "In phiếu kiểm soát (mẫu 06) khi chuyển hồ sơ: không → có",
    )
    assert office_differences(OFFICE, OFFICE) == ()


def test_items_are_told_as_added_taken_out_renamed_changed_and_put_in_another_order() -> None:
    third, unit = Counter("3", ("C",)), Unit("Phòng Kinh tế")
    assert told(counters=(FIRST, SECOND, third)) == ("Thêm Quầy 3 (nhóm C)",)
    assert told(counters=(FIRST,)) == ("Bỏ Quầy Quầy 2 (nhóm A)",)
    assert told(counters=(FIRST, third)) == ("Quầy Quầy 2 → Quầy 3 (nhóm C)",)
    assert told(counters=(SECOND, FIRST)) == ("Đổi thứ tự: Quầy Quầy 2, Quầy Quầy 1",)
    slower = replace(LAND, service_minutes=20)
    assert told(series=(CIVIL, slower, RETURNS)) == (
        "Nhóm B: nay là Nhóm B “Đất đai, xây dựng”, 20 phút",
    )
    assert told(units=(unit,)) == ("Thêm Phòng Kinh tế (chưa ghi người thụ lý)",)


def told(**changes: object) -> tuple[str, ...]:
    return office_differences(OFFICE, replace(OFFICE, **changes))


def test_an_item_is_told_in_one_line() -> None:
    items: list[Item] = [RETURNS, Series("A", "Hộ tịch"), Unit("Phòng", ("Lò Văn Mẫu",))]
    assert [item_words(item) for item in items] == [
        "Nhóm C “Trả kết quả”, 10 phút, trả kết quả",
        "Nhóm A “Hộ tịch”, 10 phút",
        "Phòng (Lò Văn Mẫu)",
    ]


def test_an_item_is_changed_in_its_place_added_at_the_end_or_taken_out() -> None:
    third = Counter("3", ("C",))
    assert with_item((FIRST, SECOND), FIRST, third) == (third, SECOND)
    assert with_item((FIRST,), None, third) == (FIRST, third)
    assert with_item((FIRST, SECOND), FIRST, None) == (SECOND,)
    assert with_item((FIRST,), None, None) == (FIRST,)


def test_a_line_that_is_taken_out_is_taken_from_its_counters() -> None:
    after = without_series(OFFICE, "B")
    assert after.series == (CIVIL, RETURNS)
    assert after.counters == (Counter("Quầy 1", ("A",)), SECOND)
