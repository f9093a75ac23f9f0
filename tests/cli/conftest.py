"""A station that was set up once by ``office init``; every test gets a copy of its own."""

import shutil
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from desk_app.cli import main
from tests.cli.desk_line import Line

FRIDAY = datetime(2026, 11, 20, 1, 5, tzinfo=UTC)  # 08:05 in Việt Nam
KEY = bytes(range(32)).hex()


@pytest.fixture(autouse=True)
def clock() -> Generator[time_machine.Traveller]:
    """Stop the clock on Friday morning."""
    with time_machine.travel(FRIDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home that ``office init`` made."""
    home = tmp_path_factory.mktemp("cli") / "home"
    home.mkdir()
    write_key(home)
    with time_machine.travel(FRIDAY, tick=False):
        words = ["office", "init", "--code", "H56.21.05", "--name", "An Hòa", "--home", str(home)]
        assert main(words) == 0
    return home


@pytest.fixture
def line(
    set_up: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Line:
    """Return a terminal at a station that was just set up; ``clock`` stands still."""
    home = tmp_path / "home"
    shutil.copytree(set_up, home)
    monkeypatch.chdir(tmp_path)
    return Line(home, capsys)


@pytest.fixture
def empty_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """Return a terminal where nothing was set up."""
    return Line(tmp_path / "nothing", capsys)


def write_key(home: Path) -> None:
    """Lay keys there: never the keyring of who runs the tests."""
    for name in ("station.key", "certificate.key"):
        (home / name).write_text(KEY, encoding="ascii")
