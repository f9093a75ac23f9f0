"""The life of print jobs under all that happens: printers, people, crashes, other programs."""

from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from typing_extensions import override

from desk_app.domain.paper import JobState, PaperStep, PaperStepRefused, next_state
from desk_app.store import spool
from desk_app.store.spool import PrintRequest, StepNote
from desk_app.views import PrinterRole, PrintJob, SlipKind
from tests.office_fixture import CLERK, Station, existing_station, make_home

ENDS = st.sampled_from([PaperStep.ACCEPT, PaperStep.CONFIRM, PaperStep.FAIL, PaperStep.LOSE_SIGHT])
BY_PEOPLE = st.sampled_from(
    [PaperStep.SAY_PRINTED, PaperStep.SAY_NOT_PRINTED, PaperStep.TRY_AGAIN, PaperStep.CANCEL]
)
WISH = PrintRequest(SlipKind.TICKET, "so-1", "Phiếu A001", PrinterRole.TICKETS)


@dataclass
class Paper:
    """What the world knows of a job: how often it may have come out, and what was said of it."""

    state: JobState = JobState.QUEUED
    attempts: int = 0
    sendings: list[int] = field(default_factory=list[int])  # attempts whose end is not told yet


class SpoolLife(RuleBasedStateMachine):
    """The real store against a model; ``crash`` leaves an open transaction behind."""

    jobs = Bundle("jobs")

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(mkdtemp(prefix="motcua-test-")) / "may"
        make_home(self.home, encrypted=False)
        self.papers: dict[str, Paper] = {}
        self.starts = 0
        self.open_again()

    def open_again(self) -> None:
        self.starts += 1
        self.opened = existing_station(self.home, seed=self.starts)
        self.station: Station = self.opened.__enter__()

    @override
    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        rmtree(self.home.parent)

    @rule(target=jobs)
    def ask(self) -> str:
        with self.station.store.writing(CLERK) as w:
            job_id = spool.ask(w, WISH)
            w.commit()
        self.papers[job_id] = Paper()
        return job_id

    @rule(job=jobs)
    def a_program_begins_to_send(self, job: str) -> None:
        paper = self.papers[job]
        if isinstance(self.step(job, PaperStep.SEND), PrintJob):
            paper.attempts += 1
            paper.sendings.append(paper.attempts)

    @rule(job=jobs, end=ENDS)
    def a_sending_ends(self, job: str, end: PaperStep) -> None:
        paper = self.papers[job]
        if paper.sendings:
            attempt = paper.sendings.pop(0)
            self.step(job, end, attempt)

    @rule(job=jobs, step=BY_PEOPLE)
    def a_person_says(self, job: str, step: PaperStep) -> None:
        self.step(job, step)

    @rule(job=jobs, step=st.sampled_from(PaperStep))
    def crash_before_the_commit(self, job: str, step: PaperStep) -> None:
        with self.station.store.writing(CLERK) as w:
            spool.take_step(w, job, step)
        self.restart()

    @rule()
    def restart(self) -> None:
        self.opened.__exit__(None, None, None)
        self.open_again()
        with self.station.store.reading() as connection:
            stuck = spool.jobs_in(connection, [JobState.SENDING])
        for job in stuck:  # as PaperDesk.recover does: a person must look
            self.step(job.id, PaperStep.LOSE_SIGHT, job.attempts)

    def step(
        self, job: str, step: PaperStep, attempt: int | None = None
    ) -> PrintJob | PaperStepRefused | None:
        paper = self.papers[job]
        with self.station.store.writing(CLERK) as w:
            led = spool.take_step(w, job, step, StepNote(attempt=attempt))
            w.commit()
        expected = next_state(paper.state, step)
        stale = attempt not in (None, paper.attempts)
        if stale or isinstance(expected, PaperStepRefused):
            assert led == PaperStepRefused(paper.state, step)
        else:
            assert isinstance(led, PrintJob)
            assert led.state is expected
            paper.state = expected
        return led

    @invariant()
    def the_store_knows_what_the_world_knows(self) -> None:
        with self.station.store.reading() as connection:
            for job_id, paper in self.papers.items():
                job = spool.job(connection, job_id)
                assert job is not None
                assert (job.state, job.attempts) == (paper.state, paper.attempts)

    @invariant()
    def only_what_waits_is_offered_to_a_printer(self) -> None:
        with self.station.store.reading() as connection:
            first = spool.next_queued(connection, "", None)
        waiting = [job for job, paper in self.papers.items() if paper.state is JobState.QUEUED]
        assert first == (waiting[0] if waiting else None)


TestSpoolLife = SpoolLife.TestCase
TestSpoolLife.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


def test_a_job_that_nobody_knows_is_led_nowhere(station: Station) -> None:
    with station.store.writing(CLERK) as w:
        assert spool.take_step(w, "không có", PaperStep.SEND) is None
