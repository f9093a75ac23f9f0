"""Whatever people do to a dossier, in whatever order, it stays sound."""

from dataclasses import replace
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desk_app.domain.dossier import (
    ENDED,
    UNDER_WAY,
    WITH_RESULT,
    Dossier,
    HolderKind,
    Status,
    StepRefused,
    open_actions,
)
from desk_app.domain.dossier_fold import apply, fold
from desk_app.domain.events import (
    DossierEvent,
    DossierReceived,
    IntakeTurnedBack,
    ProvincialCodeRecorded,
)
from tests.unit.builders import (
    DOSSIER_SAMPLES,
    MINUTE,
    MORNING,
    RECEIVED,
    TURNED_BACK,
    Station,
    event_of,
)

COMPLETED: Final = WITH_RESULT | {
    Status.RETURNED,
    Status.REFUSED,
    Status.WITHDRAWN,
    Status.STOPPED,
}
WITH_THE_CITIZEN: Final = {
    Status.TURNED_BACK,
    Status.INTAKE_REFUSED,
    Status.WITHDRAWN,
}


def completed_iff_done(dossier: Dossier) -> bool:
    return (dossier.completed_at is not None) == (dossier.status in COMPLETED)


def holder_agrees(dossier: Dossier) -> bool:
    kind, name = dossier.holder.kind, dossier.holder.name
    if dossier.status in WITH_THE_CITIZEN:
        return kind is HolderKind.CITIZEN
    if dossier.status is Status.RETURNED:
        return kind is HolderKind.ARCHIVE
    if dossier.status is Status.RESULT_AT_DESK:
        return kind is HolderKind.DESK
    return kind is HolderKind.DESK or (kind is HolderKind.UNIT and name != "")


class LifeOfADossier(RuleBasedStateMachine):
    """People do anything at all, allowed or not, with clocks that are set anyhow."""

    def __init__(self) -> None:
        super().__init__()
        self.station = Station("may-1")
        self.dossier: Dossier | None = None
        self.refused = 0

    @initialize(first=st.sampled_from([RECEIVED, TURNED_BACK, replace(RECEIVED, deadline=None)]))
    def somebody_comes(self, first: DossierReceived | IntakeTurnedBack) -> None:
        self.do(first)

    @rule(event=st.sampled_from(DOSSIER_SAMPLES), minutes=st.integers(-600, 100_000))
    def somebody_does_something(self, event: DossierEvent, minutes: int) -> None:
        self.station.clock += minutes * MINUTE
        self.do(event)

    @rule(data=st.data())
    def somebody_does_what_may_be_done(self, data: st.DataObject) -> None:
        assert self.dossier is not None
        may = sorted(open_actions(self.dossier.status))
        if may:
            self.do(event_of(data.draw(st.sampled_from(may))))

    def do(self, event: DossierEvent) -> None:
        before = self.dossier
        written = self.station.write(event)
        step = apply(before, written)
        if isinstance(step, StepRefused):
            self.refused += 1
            return
        ended = before is not None and before.status in ENDED
        assert not ended or isinstance(event, ProvincialCodeRecorded)
        self.dossier = step

    @invariant()
    def the_whole_history_folds_to_the_same(self) -> None:
        folded = fold(self.station.seen)
        assert folded.dossier == self.dossier
        assert len(folded.refused) == self.refused

    @invariant()
    def the_dossier_is_sound(self) -> None:
        dossier = self.dossier
        if dossier is None:
            return
        assert completed_iff_done(dossier)
        assert holder_agrees(dossier)
        assert (dossier.returned_at is not None) == (dossier.status is Status.RETURNED)
        assert (dossier.slot != "") == (dossier.status is Status.RESULT_AT_DESK)
        assert (dossier.replaced_by != "") == (dossier.status is Status.VOIDED)
        assert (dossier.outcome is not None) == (dossier.status in {*WITH_RESULT, Status.RETURNED})
        assert (dossier.lawful_due is None) == (dossier.deadline is None)
        assert dossier.reappointments <= 1
        assert 1 <= dossier.national_status <= 10

    @invariant()
    def a_clock_that_stands_still_has_a_reason(self) -> None:
        if self.dossier is not None and self.dossier.status in UNDER_WAY:
            waits = self.dossier.status in {Status.AWAITING_PAPERS, Status.AWAITING_PAYMENT}
            assert (self.dossier.paused_at is not None) == waits

    @invariant()
    def an_accepted_dossier_keeps_its_codes(self) -> None:
        if self.dossier is not None and self.dossier.received_at is not None:
            assert self.dossier.code == RECEIVED.code
            assert self.dossier.lookup == RECEIVED.lookup
            assert self.dossier.received_at == MORNING


TestLifeOfADossier = LifeOfADossier.TestCase
TestLifeOfADossier.settings = settings(max_examples=40, stateful_step_count=25)
