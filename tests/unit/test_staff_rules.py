"""Who works here: ids that are never used twice, PINs, and nobody locked out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.office import Role, Staff
from desk_app.domain.rights import Right, may
from desk_app.domain.staff_rules import (
    given_pin,
    locks_out,
    pin_fault,
    proposed_id,
    renamed,
    staff_differences,
    staff_faults,
)

HEAD = Staff("PT", "Lê Thị Minh Châu", Role.SUPERVISOR, "hash")
CLERK = Staff("C1", "Trần Văn Thử", Role.CLERK, "hash")
RETIRED = Staff("C2", "Lò Văn Mẫu", Role.CLERK, "hash", active=False)
EVERYBODY = (HEAD, CLERK, RETIRED)


def wrong_fields(person: Staff) -> list[str]:
    return [fault.field for fault in staff_faults(person, EVERYBODY)]


def test_somebody_new_has_an_id_and_a_name_of_their_own() -> None:
    assert wrong_fields(Staff("C3", "Giàng A Thử", Role.GUIDE)) == []
    assert wrong_fields(Staff("cán bộ", "", Role.GUIDE)) == ["id", "name"]
    assert wrong_fields(Staff("C3", "Trần " * 13, Role.GUIDE)) == ["name"]


def test_an_id_is_never_used_again_even_of_somebody_who_left() -> None:
    (fault,) = staff_faults(Staff("C2", "Giàng A Thử", Role.CLERK), EVERYBODY)
    assert "Mã C2 đã là của Lò Văn Mẫu" in fault.sentence


def test_two_who_sign_in_are_told_apart_by_name() -> None:
    assert wrong_fields(Staff("C3", CLERK.name, Role.CLERK)) == ["name"]
    assert wrong_fields(Staff("C3", RETIRED.name, Role.CLERK)) == []
    assert wrong_fields(Staff("C3", CLERK.name, Role.CLERK, active=False)) == []


@pytest.mark.parametrize("pin", ["", "123", "1234567", "12a4", "١٢٣٤", "0000", "777777"])
def test_a_pin_has_four_to_six_digits_that_are_not_all_the_same(pin: str) -> None:
    assert pin_fault(pin).startswith("Mã PIN")


@pytest.mark.parametrize("pin", ["2468", "00001", "123456"])
def test_any_other_pin_is_taken(pin: str) -> None:
    assert pin_fault(pin) == ""


def test_a_pin_that_the_program_gives_is_drawn_until_it_is_a_good_one() -> None:
    drawn: Iterator[int] = iter([0, 1_048_575, 555_555, 4_711])
    assert given_pin(lambda _: next(drawn)) == "004711"


def test_an_id_is_proposed_from_the_name() -> None:
    assert proposed_id("Trần Quốc Đạt", ()) == "TQD"
    assert proposed_id("Trần Quốc Đạt", {"TQD", "TQD2"}) == "TQD3"
    assert proposed_id("…", ()) == "CB"


@given(st.text(max_size=20), st.sets(st.sampled_from(["CB", "CB2", "A", "TQ", "TQ2"])))
def test_a_proposed_id_is_always_one_that_can_be_given(name: str, taken: set[str]) -> None:
    others = [Staff(staff_id, f"Người {staff_id}", Role.CLERK) for staff_id in taken]
    proposed = proposed_id(name, taken)
    assert staff_faults(Staff(proposed, "Giàng A Thử", Role.CLERK), others) == ()


def test_the_last_who_may_set_staff_stays() -> None:
    assert locks_out(EVERYBODY, replace(HEAD, active=False))
    assert locks_out(EVERYBODY, replace(HEAD, role=Role.CLERK))
    assert not locks_out(EVERYBODY, replace(HEAD, role=Role.ADMIN))
    assert not locks_out(EVERYBODY, replace(CLERK, active=False))
    second = Staff("AD", "Giàng A Thử", Role.ADMIN, "hash")
    assert not locks_out((*EVERYBODY, second), replace(HEAD, active=False))
    without_pin = replace(second, pin_hash="")
    assert locks_out((*EVERYBODY, without_pin), replace(HEAD, active=False))


PEOPLE = st.lists(
    st.builds(
        Staff,
        st.sampled_from("ABCD"),
        st.just("Người Thử"),
        st.sampled_from(Role),
        st.sampled_from(["", "hash"]),
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda person: person.id,
)


@given(people=PEOPLE, role=st.sampled_from(Role), active=st.booleans())
def test_whatever_is_allowed_somebody_can_still_sign_in_and_set_staff(
    people: list[Staff], role: Role, *, active: bool
) -> None:
    def keeps(person: Staff) -> bool:
        return person.active and bool(person.pin_hash) and may(person.role, Right.SET_STAFF)

    for person in people:
        changed = replace(person, role=role, active=active)
        after = [changed if one is person else one for one in people]
        if any(map(keeps, people)) and not locks_out(people, changed):
            assert any(map(keeps, after))


def test_a_change_is_told_in_words() -> None:
    after = renamed(replace(CLERK, pin_hash="other"), "  Trần  Văn Khác ", Role.ADMIN)
    assert staff_differences(CLERK, after) == (
        "Họ tên: Trần Văn Thử → Trần Văn Khác",
        "Vai trò: cán bộ một cửa → quản trị",
        "Mã PIN mới",
    )
    assert staff_differences(CLERK, replace(CLERK, active=False))[0].startswith("Thôi làm việc")
    assert staff_differences(RETIRED, replace(RETIRED, active=True)) == ("Làm việc trở lại",)
    assert staff_differences(CLERK, CLERK) == ()
