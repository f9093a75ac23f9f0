"""``kill -9`` at every point of printing: one paper at most, one question at most, none lost."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL

import pytest

from desk_app.desk.paper import STUCK_AFTER
from desk_app.domain.paper import JobState, PaperDoubt
from tests.drills.paper_ward import BY, Ward, open_ward
from tests.drills.processes import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL, no fork")


def papers(ward: Ward) -> int:
    return len([*(ward.desk.home.prints / "tickets").glob("*.bin")])


def test_killed_at_any_point_of_printing_there_is_one_paper_and_one_question_at_most(
    tmp_path: Path,
) -> None:
    home = tmp_path / "phuong"
    home.mkdir()
    with open_ward(home) as ward:
        job_id = ward.issue()
    run = subprocess.run(
        [sys.executable, "-m", "tests.drills.paper_child", str(home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    *killed, last = run.stdout.splitlines()
    points = len(killed)
    assert killed == [f"{at} {-SIGKILL}" for at in range(1, points + 1)]
    assert last == f"{points + 1} 0"
    assert points > 10
    seen = {_settled(tmp_path / f"phuong-{at}", job_id) for at in range(1, points + 2)}
    assert seen == {JobState.QUEUED, JobState.UNKNOWN, JobState.CONFIRMED}


def _settled(folder: Path, job_id: str) -> JobState:
    """Start again after the crash, do as a clerk does, and return what was found first."""
    with open_ward(folder) as ward:
        ward.clock.forward(STUCK_AFTER + timedelta(seconds=1))
        ward.desk.paper.recover()
        found = ward.job(job_id).state
        before = papers(ward)
        assert before <= 1
        questions = ward.desk.paper.questions()
        if found is JobState.UNKNOWN:
            (question,) = questions
            assert question.doubt is PaperDoubt.OUT_WHOLE
            ward.desk.paper.answer(job_id, BY, yes=bool(before))
        else:
            assert questions == ()
            assert before == (1 if found is JobState.CONFIRMED else 0)
        ward.print_all()
        assert ward.job(job_id).state is JobState.CONFIRMED
        assert papers(ward) == 1
        assert ward.desk.paper.recover() == ()
        return found
