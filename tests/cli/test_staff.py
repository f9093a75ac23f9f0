"""Staff from a terminal: PINs come from a file, from hidden typing, or are given once."""

import getpass
import io
import sys
from pathlib import Path

import pytest

from desk_app.desk import Desk
from desk_app.domain.office import Staff
from desk_app.paths import Home
from tests.cli.desk_line import Line


def signs_in(line: Line, staff_id: str, pin: str) -> bool:
    with Desk.open(Home(line.home)) as desk:
        return isinstance(desk.settings.sign_in(staff_id, pin), Staff)


def pin_file(tmp_path: Path, *lines: str) -> str:
    file = tmp_path / "pin.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_a_given_pin_is_said_once(line: Line) -> None:
    done = line.ok("staff add 'Trần Văn Thử'")
    assert (done["member"]["id"], done["member"]["role"]) == ("TVT", "clerk")
    assert signs_in(line, "TVT", done["given_pin"])
    said = line("staff pin tvt").out
    assert "Mã PIN của Trần Văn Thử: " in said
    assert not signs_in(line, "TVT", done["given_pin"])
    listed = line("staff list").out
    assert "TVT: Trần Văn Thử – cán bộ một cửa; bản 2, Người phụ trách lưu" in listed


def test_a_pin_comes_from_a_file_or_from_standard_input(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.ok(f"staff add 'Trần Văn Thử' --id C9 --pin-file {pin_file(tmp_path, '2468')}")
    assert signs_in(line, "C9", "2468")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"13579\n")))
    assert line.ok("staff pin C9 --pin-file -")["given_pin"] == ""
    assert signs_in(line, "C9", "13579")
    assert line(f"staff pin C9 --pin-file {pin_file(tmp_path)}").code == 2
    assert line("staff pin C9 --pin-file khong-co.txt").code == 3


def test_a_pin_file_of_any_editor_is_read_or_refused_in_words(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "pin.txt"
    line.ok("staff add 'Trần Văn Thử' --id C9")
    file.write_text("2468\r\n", encoding="utf-8-sig")
    line.ok(f"staff pin C9 --pin-file {file}")
    assert signs_in(line, "C9", "2468")
    file.write_text("13579", encoding="utf-16")
    refused = line(f"staff pin C9 --pin-file {file} --json")
    assert (refused.code, refused.error["kind"]) == (2, "pin_file_faulty")
    assert signs_in(line, "C9", "2468")


def test_a_pin_that_is_typed_is_typed_twice(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["2468", "2468", "2468", "2469"])

    def type_next(_: str) -> str:
        return next(typed)

    monkeypatch.setattr(getpass, "getpass", type_next)
    line.ok("staff add 'Trần Văn Thử' --ask-pin")
    assert signs_in(line, "TVT", "2468")
    refused = line("staff pin TVT --ask-pin --json")
    assert (refused.code, refused.error["kind"]) == (2, "pins_differ")


def test_ones_own_pin_needs_the_old_one_and_no_right(line: Line, tmp_path: Path) -> None:
    line.ok(f"staff add 'Trần Văn Thử' --id C9 --pin-file {pin_file(tmp_path, '2468')}")
    wrong = line(f"staff pin C9 --own --pin-file {pin_file(tmp_path, '1', '13579')} --json")
    assert (wrong.code, wrong.error["kind"]) == (2, "wrong_pin")
    weak = line(f"staff pin C9 --own --pin-file {pin_file(tmp_path, '2468', '1111')} --json")
    assert (weak.code, weak.error["kind"]) == (2, "staff_faulty")
    line.ok(f"staff pin C9 --own --pin-file {pin_file(tmp_path, '2468', '13579')}")
    assert signs_in(line, "C9", "13579")


def test_name_role_and_leaving_are_told_in_words(line: Line) -> None:
    line.ok("staff add 'Trần Văn Thử'")
    assert line("staff rename TVT 'Trần Văn Khác'").out == (
        "TVT Trần Văn Khác: Họ tên: Trần Văn Thử → Trần Văn Khác.\n"
    )
    assert "cán bộ một cửa → quản trị" in line("staff role TVT admin").out
    assert "Thôi làm việc" in line("staff retire TVT").out
    assert "(đã nghỉ)" in line("staff list").out
    assert "Làm việc trở lại" in line("staff return TVT").out


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        ("staff retire PT", 2, "last_keeper"),
        ("staff role PT clerk", 2, "last_keeper"),
        ("staff retire XX", 3, "staff_unknown"),
        ("staff rename XX Ai", 3, "staff_unknown"),
        ("staff add '' --id pt", 2, "staff_faulty"),
        ("staff role PT boss", 2, "usage"),
    ],
)
def test_what_is_refused_changes_nobody(line: Line, words: str, code: int, kind: str) -> None:
    before = line.ok("staff list")
    refused = line(f"{words} --json")
    assert (refused.code, refused.error["kind"]) == (code, kind)
    assert line.ok("staff list") == before


def test_a_clerk_changes_nobody_from_a_terminal(line: Line) -> None:
    line.ok("staff add 'Trần Văn Thử'")
    refused = line("staff role TVT admin --by TVT --json")
    assert (refused.code, refused.error["kind"]) == (2, "not_allowed")


def test_a_role_that_does_not_exist_is_answered_with_those_that_do(line: Line) -> None:
    refused = line("staff add 'Trần Văn Thử' --role head --json")
    assert refused.code == 2
    assert refused.error["sentence"] == (
        "--role là một trong: guide, clerk, case_officer, supervisor, admin."
    )
