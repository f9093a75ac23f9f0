"""Settings of the office from a terminal, and who may change them: the rule of the windows."""

import pytest

from desk_app.desk import Desk
from desk_app.domain.office import Role, Staff
from desk_app.paths import Home
from tests.cli.desk_line import Line


def test_a_setting_is_changed_and_shown(line: Line) -> None:
    said = line("office set return-receipt có").out
    assert said == "In giấy biên nhận khi trả kết quả tại quầy: có.\n"
    assert line.ok("office show")["office"]["return_receipt"] is True
    assert "return-receipt = có" in line("office show").out.splitlines()
    assert line("office set hotline ''").out == "Điện thoại liên hệ: để trống.\n"


@pytest.mark.parametrize(
    ("words", "kind"),
    [("office set control-sheet tùy", "switch_unclear"), ("office set mau-giay xanh", "usage")],
)
def test_what_is_not_understood_changes_nothing(line: Line, words: str, kind: str) -> None:
    before = line.ok("office show")
    refused = line(f"{words} --json")
    assert (refused.code, refused.error["kind"]) == (2, kind)
    assert line.ok("office show") == before


@pytest.mark.parametrize(
    "words", ["office set head-name 'Lê Thị Thử'", "certificate test", "certificate remove"]
)
def test_a_clerk_may_not_set_the_office_up_from_a_terminal_either(line: Line, words: str) -> None:
    with Desk.open(Home(line.home)) as desk:
        desk.settings.save_staff(Staff("C1", "Trần Văn Thử", Role.CLERK), "PT")
    refused = line(f"{words} --by C1 --json")
    assert (refused.code, refused.error["kind"]) == (2, "not_allowed")
    assert "Chỉ phụ trách bộ phận hoặc quản trị được" in line(f"{words} --by C1").err
