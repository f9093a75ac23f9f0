"""Who works here, through the front door: every change is a version, nobody is erased."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk_app.desk import Desk
from desk_app.desk.people import NewStaff, StaffMember, StaffOutcome, StaffSaved
from desk_app.desk.people_pins import WrongPin
from desk_app.domain.office import Role, Staff
from desk_app.domain.pin_pauses import FREE_TRIES, PAUSE
from desk_app.domain.rights import NotAllowed, Right
from desk_app.domain.staff_rules import LastKeeper, StaffFaulty, StaffMoved, StaffUnknown
from desk_app.office_refusals import pin_sentence
from tests.ui.dossier_office import Ward

HEAD = "PT"
HEADS_PIN = "0000"  # as a set-up leaves it


@pytest.fixture
def ward(tmp_path: Path) -> Generator[Ward]:
    opened = Ward(tmp_path / "may")
    yield opened
    opened.desk.close()


@pytest.fixture
def desk(ward: Ward) -> Desk:
    return ward.desk


def saved(outcome: StaffOutcome) -> StaffSaved:
    assert isinstance(outcome, StaffSaved), outcome
    return outcome


def faulty_fields(outcome: object) -> list[str]:
    assert isinstance(outcome, StaffFaulty), outcome
    return [fault.field for fault in outcome.faults]


def clerk(desk: Desk, name: str = "Trần Văn Thử", pin: str = "2468") -> StaffMember:
    return saved(desk.people.add(NewStaff(name, Role.CLERK, pin=pin), HEAD)).member


def test_somebody_new_signs_in_with_the_pin_that_was_given_once(desk: Desk) -> None:
    done = saved(desk.people.add(NewStaff("  trần văn  Thử ", Role.CLERK), HEAD))

    assert (done.member.id, done.member.name) == ("TVT", "trần văn Thử")
    assert isinstance(desk.settings.sign_in("TVT", done.given_pin), Staff)
    assert done.given_pin not in repr(desk.people.members())
    again = saved(desk.people.add(NewStaff("Trần Vân Thư", Role.GUIDE, pin="13579"), HEAD))
    assert (again.member.id, again.given_pin) == ("TVT2", "")
    assert isinstance(desk.settings.sign_in("TVT2", "13579"), Staff)


def test_what_is_wrong_with_somebody_new_is_said_at_every_field(desk: Desk) -> None:
    new = NewStaff(" ", Role.CLERK, id="pt", pin="1111")
    assert faulty_fields(desk.people.add(new, HEAD)) == ["id", "name", "pin"]
    assert [one.id for one in desk.people.members()] == [HEAD]


def test_two_names_that_look_the_same_are_the_same(desk: Desk) -> None:
    member = clerk(desk)
    twin = NewStaff("Trần\u200b Văn Thử\x1b", Role.CLERK, id="TVT9")
    outcome = desk.people.add(twin, HEAD)
    assert faulty_fields(outcome) == ["name"]
    assert [one.name for one in desk.people.members() if one.id != HEAD] == [member.name]


def test_a_name_or_a_role_is_a_new_version_and_says_who_made_it(desk: Desk) -> None:
    member = clerk(desk)
    wanted = replace(member, name="Trần Văn Khác", role=Role.ADMIN)
    done = saved(desk.people.change(wanted, HEAD))

    assert done.changes == (
        "Họ tên: Trần Văn Thử → Trần Văn Khác",
        "Vai trò: cán bộ một cửa → quản trị",
    )
    assert (done.member.version, done.member.by) == (2, "Lý Thị Phụ Trách")
    assert isinstance(desk.settings.sign_in(member.id, "2468"), Staff)
    nothing = saved(desk.people.change(done.member, HEAD))
    assert (nothing.changes, nothing.member.version) == ((), 2)


def test_two_who_change_one_person_at_once(desk: Desk) -> None:
    member = clerk(desk)
    first, second = replace(member, name="Trần Một"), replace(member, name="Trần Hai")
    saved(desk.people.change(first, HEAD))
    moved = desk.people.change(second, HEAD)
    assert isinstance(moved, StaffMoved)
    assert (moved.name, moved.by) == ("Trần Một", "Lý Thị Phụ Trách")


def test_whoever_retired_signs_in_no_more_and_keeps_their_name(desk: Desk) -> None:
    member = clerk(desk)
    saved(desk.people.retire(member.id, HEAD))

    assert isinstance(desk.settings.sign_in(member.id, "2468"), WrongPin)
    assert [line.id for line in desk.settings.staff()] == [HEAD]
    assert desk.settings.staff_names()[member.id] == member.name
    assert [one.active for one in desk.people.members()] == [True, False]
    assert faulty_fields(desk.people.add(NewStaff("Người Khác", Role.CLERK, member.id), HEAD))
    saved(desk.people.bring_back(member.id, HEAD))
    assert isinstance(desk.settings.sign_in(member.id, "2468"), Staff)


def test_nobody_comes_back_under_the_name_of_somebody_who_came_after(desk: Desk) -> None:
    member = clerk(desk)
    saved(desk.people.retire(member.id, HEAD))
    clerk(desk)
    assert faulty_fields(desk.people.bring_back(member.id, HEAD)) == ["name"]


def test_the_last_head_can_neither_leave_nor_be_lowered(desk: Desk) -> None:
    head = desk.people.members()[0]
    assert desk.people.retire(HEAD, HEAD) == LastKeeper(head.name)
    assert desk.people.change(replace(head, role=Role.CLERK), HEAD) == LastKeeper(head.name)
    second = clerk(desk)
    saved(desk.people.change(replace(second, role=Role.ADMIN), HEAD))
    saved(desk.people.retire(HEAD, second.id))
    assert desk.people.bring_back(HEAD, HEAD) == NotAllowed(None, Right.SET_STAFF)


def test_a_clerk_changes_nobody(desk: Desk) -> None:
    member = clerk(desk)
    refused = NotAllowed(Role.CLERK, Right.SET_STAFF)
    assert desk.people.add(NewStaff("Người Khác", Role.CLERK), member.id) == refused
    assert desk.people.change(replace(member, role=Role.ADMIN), member.id) == refused
    assert desk.people.reset_pin(HEAD, "2468", member.id) == refused
    assert desk.people.retire(HEAD, member.id) == refused


def test_nobody_is_made_up_by_changing_them(desk: Desk) -> None:
    assert desk.people.retire("XX", HEAD) == StaffUnknown("XX")


def test_the_head_gives_a_pin_and_the_old_one_is_over(desk: Desk) -> None:
    member = clerk(desk)
    assert faulty_fields(desk.people.reset_pin(member.id, "99", HEAD)) == ["pin"]
    saved(desk.people.reset_pin(member.id, "97531", HEAD))
    assert isinstance(desk.settings.sign_in(member.id, "2468"), WrongPin)
    given = saved(desk.people.reset_pin(member.id, "", HEAD)).given_pin
    assert len(given) == 6
    assert isinstance(desk.settings.sign_in(member.id, given), Staff)


def test_everybody_who_knows_the_old_pin_changes_their_own(desk: Desk) -> None:
    member = clerk(desk)
    assert desk.people.change_own_pin(member.id, "1357", "97531") == WrongPin()
    assert desk.people.change_own_pin("XX", "2468", "97531") == WrongPin()
    assert faulty_fields(desk.people.change_own_pin(member.id, "2468", "9999")) == ["pin"]
    done = desk.people.change_own_pin(member.id, "2468", "97531")
    assert isinstance(done, StaffSaved)
    assert done.member.by == member.name
    assert isinstance(desk.settings.sign_in(member.id, "97531"), Staff)
    saved(desk.people.retire(member.id, HEAD))
    assert desk.people.change_own_pin(member.id, "97531", "2468") == WrongPin()


def test_the_pin_of_the_set_up_can_be_changed_to_a_good_one_only(desk: Desk) -> None:
    assert faulty_fields(desk.people.change_own_pin(HEAD, HEADS_PIN, "0000")) == ["pin"]
    assert isinstance(desk.people.change_own_pin(HEAD, HEADS_PIN, "0001"), StaffSaved)


def test_pins_cannot_be_tried_one_after_the_other(ward: Ward) -> None:
    desk = ward.desk
    member = clerk(desk)
    for guess in ("0001", "0002", "0003", "0004"):
        assert desk.settings.sign_in(member.id, guess) == WrongPin()
    until = ward.clock() + PAUSE
    assert desk.people.change_own_pin(member.id, "0005", "97531") == WrongPin(until)
    assert desk.settings.sign_in(member.id, "2468") == WrongPin(until)  # not looked at
    assert isinstance(desk.settings.sign_in(HEAD, HEADS_PIN), Staff)  # nobody else waits
    ward.clock.forward(PAUSE)
    assert isinstance(desk.settings.sign_in(member.id, "2468"), Staff)
    assert desk.settings.sign_in(member.id, "0006") == WrongPin()  # counted anew


def test_who_gets_a_new_pin_from_the_head_waits_no_longer(desk: Desk) -> None:
    member = clerk(desk)
    for _ in range(FREE_TRIES):
        desk.settings.sign_in(member.id, "0001")
    saved(desk.people.reset_pin(member.id, "97531", HEAD))
    assert isinstance(desk.settings.sign_in(member.id, "97531"), Staff)


def test_a_refused_pin_says_what_to_do() -> None:
    assert pin_sentence(WrongPin()) == "Mã PIN không đúng. Hãy nhập lại."
    paused = pin_sentence(WrongPin(datetime(2026, 11, 20, 2, 0, 30, tzinfo=UTC)))
    assert "Đợi đến 09:00:30" in paused
    assert "người phụ trách" in paused
