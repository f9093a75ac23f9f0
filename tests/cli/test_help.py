"""What stands around the commands: shared options, help, what is imported when."""

import subprocess
import sys
from pathlib import Path

import pytest

from desk_app.cli import main, take_shared, usage_sentence
from desk_app.commands.base import Refused, Shared
from tests.cli.desk_line import Line


def test_the_shared_options_stand_anywhere_and_stop_at_two_dashes() -> None:
    words = ["--json", "card", "--home=a b", "parse", "--", "--json"]
    assert take_shared(words) == (Shared("a b", json=True), ["card", "parse", "--", "--json"])
    options, _ = take_shared(["ticket", "--by"])
    assert isinstance(options, Refused)


def test_what_click_says_in_english_is_never_shown() -> None:
    assert usage_sentence("Missing option '--series'.") == "Thiếu --series."
    assert "--help" in usage_sentence("Something quite new")


def test_help_lists_the_windows_and_every_noun(line: Line) -> None:
    text = line("--help").out
    nouns = "office staff calendar ticket dossier print"
    for name in ("desk", "kiosk", "demo", "doctor", *nouns.split()):
        assert f"  {name} " in text
    for words in ("dossier receive --help", "desk --help", "ticket --help"):
        said = line(words)
        assert said.code == 0
        assert "Cách dùng: motcua" in said.out
        assert "Usage" not in said.out
        assert "Options" not in said.out


@pytest.mark.parametrize("asked", ["--help", "catalogue --help", "staff --help"])
def test_what_a_command_does_is_told_whole(line: Line, asked: str) -> None:
    _, _, commands = line(asked).out.partition("Lệnh:")

    assert commands
    assert "..." not in commands


def test_help_of_the_demo_lists_the_guided_day_and_its_office(line: Line) -> None:
    text = line("demo --help").out
    assert "--tour THƯ_MỤC" in text
    assert "--home THƯ_MỤC" in text


def test_the_command_line_runs_where_qt_cannot_be_imported(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None; from desk_app.cli import main;"
        "code = main(['deadline', '--received', '2026-11-20T09:00', '--limit', '3', '--home',"
        f" {str(tmp_path / 'none')!r}]); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Hẹn trả: 26/11/2026")


def test_help_imports_nothing_slow() -> None:
    program = (
        "import sys; from desk_app.cli import main; main(['--help']);"
        "slow = {'sqlalchemy', 'reportlab', 'pyhanko', 'PIL', 'msgspec', 'openpyxl', 'holidays',"
        " 'argon2'};"
        "sys.exit(str(slow & set(sys.modules)) if slow & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_main_without_words_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "Cách dùng: motcua" in capsys.readouterr().out
