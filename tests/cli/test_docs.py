"""Every command of docs/cli.md runs as the page says, in its order, on one station."""

import re
import shlex
from pathlib import Path

import pytest

from desk_app.cli import main
from tests.cli.conftest import write_key
from tests.cli.desk_line import Line

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
BLOCK = re.compile(r"(?:<!-- tệp: (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)
EXIT_CODE = re.compile(r"\s+# mã thoát (\d)$")


def blocks() -> list[tuple[str, str, str]]:
    return BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_has_commands_and_files() -> None:
    kinds = [kind for _, kind, _ in blocks()]
    assert kinds.count("sh") >= 8
    assert sum(bool(name) for name, _, _ in blocks()) >= 4


def test_every_command_of_the_page_does_what_the_page_says(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = tmp_path
    write_key(home)
    monkeypatch.chdir(tmp_path)
    for name, kind, body in blocks():
        if name:
            (tmp_path / name).write_text(body, encoding="utf-8")
        for line in body.splitlines() if kind == "sh" else ():
            said = EXIT_CODE.search(line)
            wanted = int(said[1]) if said else 0
            words = shlex.split(EXIT_CODE.sub("", line))
            assert words[0] == "motcua"
            found = main([*words[1:], "--home", str(home)])
            out, err = capsys.readouterr()
            assert found == wanted, f"{line}\n{out}\n{err}"
            assert "Traceback" not in out + err
    assert (tmp_path / "phieu.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "so-thu-tu.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("office show", "office station slot demo home staff procedures calendar_version"),
        ("ticket issue --series A", "ticket waiting_before wait_minutes job_id"),
        ("ticket list", "tickets"),
        ("ticket close-day", "expired still_served"),
        ("search x", "lines"),
        ("due", "on lists"),
        (
            "deadline --received 2026-11-20T09:00 --limit 1",
            "due_on session window trace calendar_version counted_from",
        ),
        ("register close", "entries"),
        ("register show", "lines waiting"),
        ("paper list", "papers"),
        ("print list", "jobs"),
        ("rebuild", "subjects rebuilt"),
        ("verify", "events broken"),
        ("backup", "file"),
        ("doctor", "well findings at"),
    ],
)
def test_the_objects_have_the_keys_of_the_page(line: Line, words: str, keys: str) -> None:
    assert set(line.ok(words)) == set(keys.split())
    named = set(re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8")))
    assert set(keys.split()) <= named
