"""What may become of a paper: one table, two final states, one question at most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.paper import (
    ANSWERS,
    STEPS,
    JobState,
    PaperDoubt,
    PaperStep,
    PaperStepRefused,
    doubt,
    next_state,
)

FINAL = (JobState.CONFIRMED, JobState.CANCELLED)
OF_A_PERSON = {PaperStep.SAY_PRINTED, PaperStep.SAY_NOT_PRINTED, PaperStep.TRY_AGAIN}


@pytest.mark.parametrize("state", FINAL)
@pytest.mark.parametrize("step", PaperStep)
def test_nothing_leads_away_from_a_final_state(state: JobState, step: PaperStep) -> None:
    assert next_state(state, step) == PaperStepRefused(state, step)


def test_every_state_can_be_reached_and_every_other_one_can_be_left() -> None:
    assert {state for state, _ in STEPS} == set(JobState) - set(FINAL)
    assert set(STEPS.values()) == set(JobState)


def test_only_a_waiting_paper_is_sent() -> None:
    assert [state for state, step in STEPS if step is PaperStep.SEND] == [JobState.QUEUED]


@given(st.lists(st.sampled_from(PaperStep)))
def test_a_paper_that_may_exist_is_sent_again_only_after_a_person_spoke(
    steps: list[PaperStep],
) -> None:
    state, may_exist = JobState.QUEUED, False
    for step in steps:
        after = next_state(state, step)
        if isinstance(after, PaperStepRefused):
            continue
        assert not (step is PaperStep.SEND and may_exist)
        may_exist = after in (JobState.SENDING, JobState.SENT, JobState.UNKNOWN) or (
            may_exist and step not in OF_A_PERSON and after is not JobState.FAILED
        )
        state = after


def test_confirmed_is_said_by_the_printer_or_by_a_person_and_by_nobody_else() -> None:
    by = {step for (_, step), state in STEPS.items() if state is JobState.CONFIRMED}
    assert by == {PaperStep.CONFIRM, PaperStep.SAY_PRINTED}


@pytest.mark.parametrize("earlier", [True, False])
@pytest.mark.parametrize("state", JobState)
def test_a_job_asks_one_question_at_most(state: JobState, earlier: bool) -> None:
    asked = doubt(state, of_earlier_day=earlier)
    wanted = {
        (JobState.UNKNOWN, True): PaperDoubt.OUT_WHOLE,
        (JobState.UNKNOWN, False): PaperDoubt.OUT_WHOLE,
        (JobState.QUEUED, True): PaperDoubt.STILL_WANTED,
    }
    assert asked is wanted.get((state, earlier))


@pytest.mark.parametrize("yes", [True, False])
def test_an_answer_ends_the_doubt(yes: bool) -> None:
    for state, about in (
        (JobState.UNKNOWN, PaperDoubt.OUT_WHOLE),
        (JobState.QUEUED, PaperDoubt.STILL_WANTED),
    ):
        after = next_state(state, ANSWERS[about, yes])
        assert isinstance(after, JobState)
        assert doubt(after, of_earlier_day=False) is None
