"""Every outcome has a sentence, every state a name."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import pytest

from desk_app.desk.paper import JobUnknown
from desk_app.domain.calendar import BeyondHorizon
from desk_app.domain.deadline import Timeliness
from desk_app.domain.dossier import Action, HolderKind, Status, StepRefused
from desk_app.domain.event_values import Priority
from desk_app.domain.intake import FieldFault, IntakeFaulty
from desk_app.domain.problems import StoreFull
from desk_app.domain.queueing import Why
from desk_app.domain.ticket import TicketAction, TicketStatus, TicketStepRefused
from desk_app.usecases import outcomes as o
from desk_app.views import JobState
from ui import refusals

DOSSIER_REFUSALS: tuple[o.DossierRefusal | IntakeFaulty, ...] = (
    o.DossierUnknown("H56.21.05-261120-0007"),
    StepRefused(Status.RETURNED, Action.FORWARD),
    o.ReasonMissing("từ chối tiếp nhận"),
    o.SupplementAlreadyAsked(1),
    o.AlreadyReappointed(),
    o.NewDayTooEarly(),
    BeyondHorizon(date(2031, 12, 31)),
    IntakeFaulty((FieldFault("applicant.name", "Nhập họ và tên."),)),
)
TICKET_REFUSALS: tuple[o.TicketRefusal, ...] = (
    o.TicketUnknown("A007"),
    TicketStepRefused(TicketStatus.FINISHED, TicketAction.CALL),
    o.ReasonMissing("hủy số"),
    o.TooSoonToRecall(12),
    o.TooLateToUndo(),
    o.CounterBusy("A007"),
    o.NobodyWaiting(),
    o.ServedElsewhere("2"),
)


def _is_a_sentence(words: str) -> bool:
    return words[0].isupper() and words.endswith(".") and unicodedata.is_normalized("NFC", words)


@pytest.mark.parametrize("refusal", DOSSIER_REFUSALS, ids=lambda r: type(r).__name__)
def test_every_refusal_about_a_dossier_is_a_sentence(
    refusal: o.DossierRefusal | IntakeFaulty,
) -> None:
    assert _is_a_sentence(refusals.dossier_sentence(refusal))


@pytest.mark.parametrize("refusal", TICKET_REFUSALS, ids=lambda r: type(r).__name__)
def test_every_refusal_about_a_number_is_a_sentence(refusal: o.TicketRefusal) -> None:
    assert _is_a_sentence(refusals.ticket_sentence(refusal))


def test_refusals_about_paper_are_sentences() -> None:
    assert _is_a_sentence(refusals.paper_sentence(JobUnknown("0190-abcdef")))
    assert _is_a_sentence(refusals.paper_sentence(o.ReasonMissing("in lại")))


def test_a_failure_of_the_world_is_told_in_its_own_words() -> None:
    assert refusals.failure_sentence(StoreFull()) == StoreFull.sentence
    assert refusals.failure_sentence(ValueError("x")) == refusals.OUR_FAULT


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Status, refusals.STATUS_NAMES),
        (Action, refusals.ACTION_NAMES),
        (TicketStatus, refusals.TICKET_STATUS_NAMES),
        (TicketAction, refusals.TICKET_ACTION_NAMES),
        (Priority, refusals.PRIORITY_NAMES),
        (Why, refusals.WHY_NAMES),
        (Timeliness, refusals.TIMELINESS_NAMES),
        (HolderKind, refusals.HOLDER_NAMES),
        (JobState, refusals.JOB_STATE_NAMES),
    ],
)
def test_every_state_and_action_has_a_name_of_its_own(
    kind: type[StrEnum], names: Mapping[StrEnum, str]
) -> None:
    assert set(names) == set(kind)
    assert len(set(names.values())) == len(names)
