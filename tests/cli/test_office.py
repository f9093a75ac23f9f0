"""Settings of the office from a terminal, and who may change them: the rule of the windows."""

import unicodedata
from pathlib import Path

import pytest

from desk_app.desk import Desk
from desk_app.domain.office import Role, Staff
from desk_app.domain.office_rules import tidy
from desk_app.paths import Home
from tests.cli.conftest import write_key
from tests.cli.desk_line import Line


def test_a_setting_is_changed_and_shown(line: Line) -> None:
    said = line("office set return-receipt có").out
    assert said == "In giấy biên nhận khi trả kết quả tại quầy: có.\n"
    assert line.ok("office show")["office"]["return_receipt"] is True
    assert "return-receipt = có" in line("office show").out.splitlines()
    assert line("office set hotline ''").out == "Điện thoại liên hệ: để trống.\n"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("office set control-sheet tùy", "switch_unclear"),
        ("office set supplement-limit hai", "number_unclear"),
        ("office set supplement-limit 99", "office_faulty"),
        ("office set superior ''", "office_faulty"),
        ("office set mau-giay xanh", "usage"),
        ("office counter 6 --series X", "office_faulty"),
        ("office series Z --name ''", "office_faulty"),
    ],
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


def test_counters_lines_and_units_are_added_changed_and_taken_out(line: Line) -> None:
    assert line("office counter 6 --series a,R").out == "Thêm Quầy 6 (nhóm A, R).\n"
    assert "Quầy 6 → Quầy 7 (nhóm A, R)." in line("office counter 6 --rename 7").out
    assert line("office counter 7 --remove").out == "Bỏ Quầy 7 (nhóm A, R).\n"
    added = line("office series F --name Thuế --minutes 5 --areas 'Thuế; Phí'").out
    assert "kiosk không hiện nhóm này" in added
    line.ok("office counter 1 --series A,R,F")
    changed = line("office series F --name 'Thuế, phí' --hint 'Mọi khoản' --returns").out
    assert changed == "Nhóm F: nay là Nhóm F “Thuế, phí”, 5 phút, trả kết quả.\n"
    assert line("office series F --remove").out.splitlines() == [
        "Bỏ Nhóm F “Thuế, phí”, 5 phút, trả kết quả.",
        "Quầy 1: nay là Quầy 1 (nhóm A, R).",
    ]
    office = line.ok("office unit 'Công an phường' --officers 'Lò Văn Mẫu; Trần Thị Thử'")["office"]
    assert ["Lò Văn Mẫu", "Trần Thị Thử"] in [unit["officers"] for unit in office["units"]]
    assert line("office unit 'Công an phường' --rename 'Công an'").code == 0
    assert "Bỏ Công an (" in line("office unit 'Công an' --remove").out


@pytest.mark.parametrize("words", ["counter 9", "series Z", "unit 'Phòng Không Có'"])
def test_what_is_not_there_cannot_be_taken_out(line: Line, words: str) -> None:
    refused = line(f"office {words} --remove --json")
    assert (refused.code, refused.error["kind"]) == (3, "item_unknown")


def test_the_first_pin_need_not_stand_in_the_line(empty_line: Line, tmp_path: Path) -> None:
    empty_line.home.mkdir(parents=True)
    write_key(empty_line.home)
    (tmp_path / "pin").write_text("1111\n2468", encoding="utf-8")
    init = f"office init --code H56.21.05 --name 'An Hòa' --pin-file {tmp_path / 'pin'}"
    assert empty_line(init).code == 2
    (tmp_path / "pin").write_text("2468\n", encoding="utf-8")
    assert "0000" not in empty_line(init).out
    with Desk.open(Home(empty_line.home)) as desk:
        assert isinstance(desk.settings.sign_in("PT", "2468"), Staff)


def test_the_name_of_a_ward_is_kept_without_its_kind_and_in_one_way_of_writing(
    empty_line: Line,
) -> None:
    empty_line.home.mkdir(parents=True)
    write_key(empty_line.home)
    typed = unicodedata.normalize("NFD", "phường  An Hòa ")
    assert empty_line(f"office init --code H56.21.05 --name '{typed}'").code == 0
    with Desk.open(Home(empty_line.home)) as desk:
        office = desk.settings.office()
    assert (office.place, office.unit_name) == (
        "An Hòa",
        "Trung tâm Phục vụ hành chính công phường An Hòa",
    )
    assert tidy(office) == office


@pytest.mark.parametrize("name", ["xã An Hòa", "A" * 300])
def test_a_name_that_no_paper_can_bear_is_refused_at_the_set_up(
    empty_line: Line, name: str
) -> None:
    refused = empty_line(f"office init --json --code H56.21.05 --name '{name}'")
    assert refused.error["kind"] == "new_office_faulty"
    assert not empty_line.home.exists()
