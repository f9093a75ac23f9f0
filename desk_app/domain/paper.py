"""What may become of a piece of paper: the states of a print job and the steps between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class JobState(StrEnum):
    """How much is known of a piece of paper. ``sent`` is not ``confirmed`` (law 8)."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class PaperStep(StrEnum):
    """What happens to a print job: by the program, the printer or a person."""

    SEND = "send"
    ACCEPT = "accept"  # the printer took every byte and said no more
    CONFIRM = "confirm"  # the printer said that it worked through the job
    FAIL = "fail"  # not one byte was sent
    LOSE_SIGHT = "lose_sight"  # part or all may be on paper
    SAY_PRINTED = "say_printed"  # a person looked
    SAY_NOT_PRINTED = "say_not_printed"
    TRY_AGAIN = "try_again"
    CANCEL = "cancel"
    REPRINT = "reprint"  # leads a job nowhere: it makes another


STEPS: Final[Mapping[tuple[JobState, PaperStep], JobState]] = {
    (JobState.QUEUED, PaperStep.SEND): JobState.SENDING,
    (JobState.QUEUED, PaperStep.FAIL): JobState.FAILED,  # it could not be drawn
    (JobState.QUEUED, PaperStep.TRY_AGAIN): JobState.QUEUED,  # of an earlier day: still wanted
    (JobState.QUEUED, PaperStep.CANCEL): JobState.CANCELLED,
    (JobState.SENDING, PaperStep.ACCEPT): JobState.SENT,
    (JobState.SENDING, PaperStep.CONFIRM): JobState.CONFIRMED,
    (JobState.SENDING, PaperStep.FAIL): JobState.FAILED,
    (JobState.SENDING, PaperStep.LOSE_SIGHT): JobState.UNKNOWN,
    (JobState.SENT, PaperStep.SAY_PRINTED): JobState.CONFIRMED,
    (JobState.SENT, PaperStep.SAY_NOT_PRINTED): JobState.QUEUED,
    (JobState.FAILED, PaperStep.TRY_AGAIN): JobState.QUEUED,
    (JobState.FAILED, PaperStep.CANCEL): JobState.CANCELLED,
    (JobState.UNKNOWN, PaperStep.CONFIRM): JobState.CONFIRMED,  # proof that came late
    (JobState.UNKNOWN, PaperStep.SAY_PRINTED): JobState.CONFIRMED,
    (JobState.UNKNOWN, PaperStep.SAY_NOT_PRINTED): JobState.QUEUED,
    (JobState.UNKNOWN, PaperStep.CANCEL): JobState.CANCELLED,
}
"""Confirmed and cancelled are final; only a person leads a job from unknown or sent to queued."""

UNFINISHED: Final = (JobState.QUEUED, JobState.SENDING, JobState.FAILED, JobState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class PaperStepRefused:
    """Nothing was done: this step does not follow from the state of the job."""

    state: JobState
    step: PaperStep


def next_state(state: JobState, step: PaperStep) -> JobState | PaperStepRefused:
    """Return the state after ``step``, or why it cannot be taken."""
    return STEPS.get((state, step)) or PaperStepRefused(state, step)


class PaperDoubt(StrEnum):
    """What is asked about a paper, once: nothing but a person's answer ends it."""

    OUT_WHOLE = "out_whole"
    STILL_WANTED = "still_wanted"


def doubt(state: JobState, *, of_earlier_day: bool) -> PaperDoubt | None:
    """Return the one question that a job puts to a person, or None."""
    if state is JobState.UNKNOWN:
        return PaperDoubt.OUT_WHOLE
    if state is JobState.QUEUED and of_earlier_day:
        return PaperDoubt.STILL_WANTED
    return None


ANSWERS: Final[Mapping[tuple[PaperDoubt, bool], PaperStep]] = {
    (PaperDoubt.OUT_WHOLE, True): PaperStep.SAY_PRINTED,
    (PaperDoubt.OUT_WHOLE, False): PaperStep.SAY_NOT_PRINTED,
    (PaperDoubt.STILL_WANTED, True): PaperStep.TRY_AGAIN,
    (PaperDoubt.STILL_WANTED, False): PaperStep.CANCEL,
}
