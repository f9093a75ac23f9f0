"""Starting the program of a station as a process of its own, and what it said before it ended."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended (negative: by this signal), and its lines."""

    code: int
    lines: tuple[str, ...]


def start(folder: Path, seed: int, *work: object) -> "subprocess.Popen[str]":
    """Start ``tests.drills.child`` on the store in ``folder``."""
    arguments = [sys.executable, "-m", "tests.drills.child", str(folder), str(seed)]
    return subprocess.Popen(
        [*arguments, *(str(part) for part in work)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(process: "subprocess.Popen[str]") -> Ended:
    """Read on until the end; a line that was cut off was not acknowledged."""
    assert process.stdout
    with process.stdout as said:
        lines = said.read().split("\n")[:-1]
    return Ended(process.wait(SECONDS), tuple(lines))


def run(folder: Path, seed: int, *work: object) -> Ended:
    return ended(start(folder, seed, *work))
