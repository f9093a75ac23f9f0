"""The guided day, whole: the one slow test of the windows."""

import os
import subprocess
import sys
from pathlib import Path

from ui.tour.checks import WANTED

PAGES = 30  # at least so many pictures of windows


def test_the_guided_day_goes_right_and_shows_everything(tmp_path: Path) -> None:
    out = tmp_path / "day"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    run = subprocess.run(
        [sys.executable, "-m", "ui", "demo", "--tour", str(out)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert len(list((out / "slips").glob("*.pdf"))) == WANTED.total()
    assert len(list((out / "screens").glob("*.png"))) >= PAGES
    assert "Mọi việc đều đúng" in (out / "summary.md").read_text(encoding="utf-8")
    assert "DỮ LIỆU THỬ" in (out / "summary.html").read_text(encoding="utf-8")
