"""Every status with every action: the table of steps is whole, and the fold obeys it."""

from collections import deque
from typing import Final

import pytest

from desk_app.domain.dossier import (
    ACTION_OF,
    ENDED,
    NATIONAL_STATUS,
    STEPS,
    UNDER_WAY,
    WITH_RESULT,
    Action,
    Status,
    StepRefused,
    next_status,
    open_actions,
)
from desk_app.domain.dossier_fold import Folded, apply, fold
from desk_app.domain.events import (
    DOSSIER_EVENTS,
    DossierEvent,
    TicketExpired,
)
from tests.unit.builders import (
    chain,
    event_of,
    stamped,
)


def shortest_ways() -> dict[Status, tuple[DossierEvent, ...]]:
    """Return the fewest events that lead to each status that can be reached."""
    ways: dict[Status, tuple[DossierEvent, ...]] = {Status.DRAFT: ()}
    ahead = deque([Status.DRAFT])
    while ahead:
        status = ahead.popleft()
        for (at, action), to in STEPS.items():
            if at is status and to not in ways:
                ways[to] = (*ways[status], event_of(action))
                ahead.append(to)
    return ways


WAYS: Final = shortest_ways()


def test_every_status_can_be_reached() -> None:
    assert set(WAYS) == set(Status)


def test_every_action_can_be_taken_somewhere() -> None:
    assert {action for _, action in STEPS} == set(Action)


def test_each_kind_of_event_is_one_action_and_the_other_way_round() -> None:
    assert set(ACTION_OF) == set(DOSSIER_EVENTS)
    assert sorted(ACTION_OF.values()) == sorted(Action)


def test_no_step_leads_back_to_a_draft() -> None:
    assert Status.DRAFT not in STEPS.values()


def test_nothing_but_a_late_code_happens_to_a_dossier_that_has_ended() -> None:
    assert {action for status in ENDED for action in open_actions(status)} == {Action.RECORD_CODE}
    assert all(STEPS.get((status, Action.RECORD_CODE), status) is status for status in ENDED)


def test_whatever_has_not_ended_can_still_end() -> None:
    ending = set(ENDED)
    for _ in Status:
        ending |= {at for (at, _), to in STEPS.items() if to in ending}
    assert ending == set(Status)


def test_every_status_is_before_acceptance_under_way_with_a_result_or_ended() -> None:
    before = {Status.DRAFT, Status.TURNED_BACK}
    groups = [before, UNDER_WAY, WITH_RESULT, ENDED]
    assert sorted(status for group in groups for status in group) == sorted(Status)


def test_every_status_has_a_national_one_and_each_of_the_ten_is_used() -> None:
    assert set(NATIONAL_STATUS) == set(Status)
    assert set(NATIONAL_STATUS.values()) == set(range(1, 11))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("action", Action)
def test_the_fold_takes_exactly_the_steps_of_the_table(status: Status, action: Action) -> None:
    history = chain((*WAYS[status], event_of(action)))
    *before, last = history
    folded = fold(history)
    if action in open_actions(status):
        assert folded.refused == ()
        assert folded.dossier is not None
        assert folded.dossier.status is STEPS[status, action] is next_status(status, action)
        assert folded.dossier.last_event == last.id
        assert folded.dossier.last_at == last.at
    else:
        refusal = StepRefused(status, action)
        assert folded == Folded(fold(before).dossier, ((last, refusal),))
        assert next_status(status, action) == refusal


def test_an_event_of_a_ticket_is_none_of_a_dossier() -> None:
    with pytest.raises(KeyError):
        apply(None, stamped(TicketExpired(), 1))


def test_a_history_of_nothing_is_no_dossier() -> None:
    assert fold(()) == Folded(None)
