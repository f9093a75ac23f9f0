"""Running the command line as a person does: a line of words in, what was said out."""

import json
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desk_app.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        return self.json["error"]


@dataclass(slots=True)
class Line:
    """A terminal whose station lies in ``home``."""

    home: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, words: str) -> Said:
        """Run ``motcua words``."""
        self.capsys.readouterr()
        code = main([*shlex.split(words), "--home", str(self.home)])
        out, err = self.capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(code, out, err)

    def ok(self, words: str) -> Any:
        """Run a command that must succeed; return its object."""
        said = self(f"{words} --json")
        assert said.code == 0, said
        return said.json
