"""Whatever a printer does: no number twice, no unknown paper, one question, no false "đã in"."""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from desk_app.desk import sending
from desk_app.domain.paper import JobState, PaperDoubt, PaperStepRefused
from desk_app.domain.roll import NO_ROLL
from desk_app.printing import thermal_printer
from desk_app.store import spool
from desk_app.views import PrintJob
from tests.drills.paper_ward import BY, Ward, on_port, open_ward
from tests.printing.fake_printer import Behaviour, FakePrinter

OFF: Final = "off"
CONFIRMING: Final = {Behaviour.HEALTHY, Behaviour.NEAR_END, Behaviour.SLOW}
WAYS: Final = (OFF, *Behaviour)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less long than at a real desk; the order of things stays the same."""
    monkeypatch.setattr(sending, "TIMEOUT_S", 0.4)
    monkeypatch.setattr(thermal_printer, "SLOWEST_BYTES_S", 300_000)


@dataclass
class Hall:
    """A ward and its printer, which may be off."""

    ward: Ward
    port: int
    printer: FakePrinter | None

    @property
    def slips(self) -> list[bytes]:
        """What came out, whole papers and parts."""
        return self.printer.slips if self.printer else []

    @property
    def printed(self) -> bytes:
        return b"".join(self.slips)


@contextmanager
def hall_with(folder: Path, way: str) -> Generator[tuple[Hall, ExitStack]]:
    with ExitStack() as stack:
        printer = FakePrinter(Behaviour.HEALTHY if way == OFF else Behaviour(way))
        port = printer.port
        if way == OFF:
            with printer:
                pass
            printer = None
        else:
            stack.enter_context(printer)
        ward = stack.enter_context(open_ward(folder, on_port(port)))
        yield Hall(ward, port, printer), stack


@pytest.mark.parametrize("way", WAYS)
def test_the_laws_of_paper_hold_whatever_the_printer_does(tmp_path: Path, way: str) -> None:
    with hall_with(tmp_path, way) as (hall, _):
        jobs = [hall.ward.issue() for _ in range(2)]
        hall.ward.print_all()
        assert_laws(hall, jobs, way)
        before = hall.printed
        hall.ward.print_all()  # nothing is printed again by itself, however often it is looked
        assert hall.ward.desk.paper.recover() == ()
        assert hall.printed == before
        assert_laws(hall, jobs, way)


def assert_laws(hall: Hall, jobs: list[str], way: str) -> None:
    paper = hall.ward.desk.paper
    assert sorted(set(hall.ward.numbers)) == hall.ward.numbers == ["A001", "A002"]
    kept = {job_id: paper.make(job_id) or b"" for job_id in jobs}
    for slip in hall.slips:
        assert any(made.startswith(slip) for made in kept.values())  # no paper nobody knows of
    for made in kept.values():
        assert hall.printed.count(made) <= 1  # and none twice
    asked = [question.job.id for question in paper.questions()]
    assert len(asked) == len(set(asked))
    states = {job_id: hall.ward.job(job_id).state for job_id in jobs}
    assert set(asked) == {one for one, state in states.items() if state is JobState.UNKNOWN}
    for job_id, state in states.items():
        assert state not in (JobState.QUEUED, JobState.SENDING)
        if state is JobState.CONFIRMED:
            assert way in CONFIRMING  # by a printer that says so, after the whole paper
            assert kept[job_id] in hall.printed
        if state is JobState.FAILED:
            assert hall.printed == b""
            assert hall.ward.job(job_id).fault


@pytest.mark.parametrize("way", sorted({*WAYS} - CONFIRMING))
def test_when_the_printer_is_well_again_each_paper_comes_out_once(tmp_path: Path, way: str) -> None:
    with hall_with(tmp_path, way) as (hall, stack):
        job_id = hall.ward.issue()
        hall.ward.print_all()
        made = hall.ward.desk.paper.make(job_id) or b""
        mend(hall, stack)
        settle(hall, job_id, made)
        job = hall.ward.job(job_id)
        assert job.state in (JobState.CONFIRMED, JobState.SENT)
        lost = way in (Behaviour.NEVER_READS, Behaviour.RESETS_MID_JOB)
        assert hall.printed.count(made) == (0 if job.state is JobState.SENT and lost else 1)
        assert hall.ward.desk.paper.questions() == ()


def mend(hall: Hall, stack: ExitStack) -> None:
    if hall.printer is None:
        hall.printer = stack.enter_context(FakePrinter(Behaviour.HEALTHY, hall.port))
    hall.printer.behaviour = Behaviour.HEALTHY


def settle(hall: Hall, job_id: str, made: bytes) -> None:
    """Do as a clerk does: look at the paper, answer, press "In ngay" where nothing came out."""
    paper = hall.ward.desk.paper
    state = hall.ward.job(job_id).state
    if state is JobState.UNKNOWN:
        (question,) = paper.questions()
        assert question.doubt is PaperDoubt.OUT_WHOLE
        paper.answer(job_id, BY, yes=made in hall.printed)
        again = paper.answer(job_id, BY, yes=False)
        assert isinstance(again, PaperStepRefused)  # asked once, answered once
        hall.ward.print_all()
    elif state is JobState.FAILED:
        assert isinstance(paper.print_job(job_id), PrintJob)


def test_a_cancelled_paper_never_prints(tmp_path: Path) -> None:
    with hall_with(tmp_path, Behaviour.HEALTHY) as (hall, _):
        job_id = hall.ward.issue()
        cancelled = hall.ward.desk.paper.cancel(job_id, BY)
        assert isinstance(cancelled, PrintJob)
        assert (cancelled.state, cancelled.settled_by) == (JobState.CANCELLED, BY)
        assert hall.ward.print_all() == {}
        assert isinstance(hall.ward.desk.paper.print_job(job_id), PaperStepRefused)
        assert hall.printed == b""


def test_a_reprint_is_the_same_bytes_with_a_mark_above(tmp_path: Path) -> None:
    with hall_with(tmp_path, Behaviour.HEALTHY) as (hall, _):
        job_id = hall.ward.issue()
        paper = hall.ward.desk.paper
        assert isinstance(paper.reprint(job_id, BY, "Kẹt giấy"), PaperStepRefused)  # still waits
        hall.ward.print_all()
        first = paper.make(job_id) or b""
        for times in (1, 2):
            again = paper.reprint(job_id, BY, "Kẹt giấy")
            assert isinstance(again, PrintJob)
            assert again.reprints == times
            hall.ward.print_all()
            marked = paper.make(again.id) or b""
            assert marked.endswith(first)
            assert len(marked) > len(first)
        assert hall.printed.count(first) == 3


def test_a_paper_of_yesterday_asks_before_it_prints(tmp_path: Path) -> None:
    with hall_with(tmp_path, Behaviour.HEALTHY) as (hall, _):
        wanted, unwanted = hall.ward.issue(), hall.ward.issue()
        paper = hall.ward.desk.paper
        hall.ward.clock.set_local(hall.ward.clock.at.replace(tzinfo=None, day=21))
        assert hall.ward.print_all() == {}
        assert [question.doubt for question in paper.questions()] == [PaperDoubt.STILL_WANTED] * 2
        paper.answer(wanted, BY, yes=True)
        paper.answer(unwanted, BY, yes=False)
        assert paper.questions() == ()
        assert list(hall.ward.print_all()) == [wanted]
        assert hall.ward.job(unwanted).state is JobState.CANCELLED


def test_the_roll_is_counted_and_its_sensor_believed(tmp_path: Path) -> None:
    with hall_with(tmp_path, Behaviour.HEALTHY) as (hall, _):
        printers = hall.ward.desk.paper.printers
        job = hall.ward.issue()
        hall.ward.print_all()
        role = hall.ward.job(job).printer
        assert printers.paper_left().tickets is None
        new = printers.roll_changed(role, BY)
        hall.ward.issue()
        hall.ward.print_all()
        used = (new.left_mm or 0) - (printers.paper_left().left_mm or 0)
        assert 80 < used < 250
        assert hall.printer is not None
        hall.printer.behaviour = Behaviour.NEAR_END
        hall.ward.issue()
        hall.ward.print_all()
        assert printers.paper_left().low


def test_tickets_kept_as_files_use_up_no_roll(tmp_path: Path) -> None:
    with open_ward(tmp_path) as ward:
        job = ward.issue()
        ward.print_all()
        assert ward.job(job).is_only_saved
        with ward.desk.store.reading() as connection:
            assert spool.roll_used_mm(connection, ward.job(job).printer, "") == (0, 0)
        assert ward.desk.paper.printers.paper_left() == NO_ROLL
