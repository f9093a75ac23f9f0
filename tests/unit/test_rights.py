"""Who may change what an office works by."""

from dataclasses import replace

import pytest

from desk_app.domain.office import Role, Staff
from desk_app.domain.rights import RIGHTS, NotAllowed, Right, may, refused

HEAD = Staff("PT", "Người phụ trách", Role.SUPERVISOR)


def test_every_role_is_told_its_rights() -> None:
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize("right", Right)
def test_heads_and_administrators_may_set_the_office_up_and_nobody_else(right: Right) -> None:
    assert {role for role in Role if may(role, right)} == {Role.SUPERVISOR, Role.ADMIN}


def test_a_refusal_says_who_asked_for_what() -> None:
    clerk = replace(HEAD, role=Role.CLERK)
    assert refused(HEAD, Right.SET_PRINTERS) is None
    assert refused(clerk, Right.SET_PRINTERS) == NotAllowed(Role.CLERK, Right.SET_PRINTERS)


def test_who_left_or_never_worked_here_may_nothing() -> None:
    gone = replace(HEAD, active=False)
    assert refused(gone, Right.CHANGE_FORMS) == NotAllowed(None, Right.CHANGE_FORMS)
    assert refused(None, Right.CHANGE_FORMS) == NotAllowed(None, Right.CHANGE_FORMS)
