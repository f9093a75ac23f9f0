"""The calendar from a terminal: what a change touches is said before and when it is kept."""

import json
from pathlib import Path

import pytest

from desk_app.desk import Desk
from desk_app.domain.office import Role, Staff
from desk_app.paths import Home
from tests.cli.desk_line import Line


def test_a_dry_run_says_what_would_change_and_changes_nothing(line: Line) -> None:
    words = "calendar mark closed 24/12/2026 --session afternoon --name 'Mất điện'"
    said = line(f"{words} --dry-run").out.splitlines()
    assert said[0] == "Nghỉ buổi chiều Thứ Năm 24/12/2026: Mất điện."
    assert said[-1] == "Chạy thử, chưa ghi gì."
    assert line.ok("calendar show")["edition"] == 1
    assert line(words).out.splitlines()[-1] == "Đã lưu lịch, bản 2026.2."
    shown = line.ok("calendar show")
    assert shown["edition"] == 2
    assert shown["calendar"]["exceptions"]["2026-12-24"] == {
        "afternoon": {"kind": "closed", "name": "Mất điện", "by_office": True}
    }


def test_a_dossier_that_is_promised_for_a_closed_day_is_named(line: Line, tmp_path: Path) -> None:
    page = {"procedure": "1.004873", "applicant": {"name": "Lò Thị Mẫu"}, "papers": "all"}
    page["accepted_without"] = "Bổ sung sau"
    (tmp_path / "ho-so.json").write_text(json.dumps(page), encoding="utf-8")
    dossier = line.ok("dossier receive ho-so.json")["dossier"]
    due_on = dossier["deadline"]["due"]["on"]
    found = line.ok(f"calendar mark closed {due_on} --name Bão --dry-run")
    assert [one["line"]["code"] for one in found["touched"]] == [dossier["code"]]
    assert (found["shut"], found["applied"]) == (1, False)
    assert dossier["code"] in line(f"calendar mark closed {due_on} --name Bão").out


def test_a_swap_and_the_week_are_changed_in_one_go_each(line: Line) -> None:
    swapped = line.ok("calendar swap 31/12/2026 02/01/2027 --name 'theo tỉnh'")
    assert swapped["days"] == ["2026-12-31", "2027-01-02"]
    words = "calendar week --morning 7h-11h30 --reception-morning 2-7 --working-afternoon 2-5"
    assert line.ok(f"{words} --cutoff 14:30")["applied"]
    week = line.ok("calendar show")["calendar"]
    assert week["hours"]["morning"] == {"start": "07:00:00", "end": "11:30:00"}
    assert sorted(week["reception"]["morning"]) == [0, 1, 2, 3, 4, 5]
    assert sorted(week["working"]["afternoon"]) == [0, 1, 2, 3]
    assert week["same_day_cutoff"] == "14:30:00"


def test_a_year_is_a_proposal_until_it_is_confirmed(line: Line) -> None:
    proposed = line("calendar extend").out
    assert "Thứ Tư 11/02/2032: nghỉ – Tết Nguyên Đán" in proposed
    assert line.ok("calendar show")["calendar"]["horizon"] == "2031-12-31"
    assert line.ok("calendar extend --confirm")["horizon"] == "2032-12-31"
    assert line.ok("calendar show")["calendar"]["horizon"] == "2032-12-31"


def test_a_calendar_is_exported_once_and_imported(line: Line, tmp_path: Path) -> None:
    assert line("calendar export lich.json").code == 0
    assert line("calendar export lich.json").code == 1, "no file is written over"
    assert line("calendar import lich.json").code == 2, "it is so already"
    (tmp_path / "nghi.json").write_text('{"closed": ["2027-03-01"]}', encoding="utf-8")
    assert line.ok("calendar import nghi.json")["days"] == ["2027-03-01"]
    (tmp_path / "hong.json").write_text("{", encoding="utf-8")
    assert line("calendar import hong.json --json").error["kind"] == "file_faulty"
    assert line("calendar import khong-co.json").code == 3


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("calendar mark holiday 24/12/2026", "usage"),
        ("calendar mark closed 24/12/2026 --session noon --name x", "usage"),
        ("calendar mark closed hôm-nay --name x", "day_faulty"),
        ("calendar mark closed 24/12/2026", "calendar_faulty"),
        ("calendar week --morning 7h", "usage"),
        ("calendar week --morning 7h-sáng", "usage"),
        ("calendar week --working-morning 9", "usage"),
        ("calendar week", "calendar_faulty"),
    ],
)
def test_what_is_not_understood_is_refused(line: Line, words: str, kind: str) -> None:
    refused = line(f"{words} --json")
    assert (refused.code, refused.error["kind"]) == (2, kind)
    assert line.ok("calendar show")["edition"] == 1


def test_a_clerk_may_look_and_try_but_not_keep(line: Line) -> None:
    with Desk.open(Home(line.home)) as desk:
        desk.settings.save_staff(Staff("C1", "Trần Văn Thử", Role.CLERK), "PT")
    words = "calendar mark closed 24/12/2026 --name Bão --by C1"
    assert line(f"{words} --dry-run").code == 0
    assert line(f"{words} --json").error["kind"] == "not_allowed"
    assert "Chỉ phụ trách bộ phận hoặc quản trị được đổi lịch làm việc" in line(words).err


def test_a_year_is_listed_with_its_exceptions(line: Line) -> None:
    lines = line("calendar show --year 2026").out.splitlines()
    assert line("calendar show --year 99999").code == 2
    assert "  Thứ Ba 24/11/2026: nghỉ – Ngày Văn hóa Việt Nam" in lines
    assert "  từ Thứ Ba 01/09/2026 đến Thứ Tư 02/09/2026: nghỉ – Quốc khánh" in lines
    assert not any("2027" in one for one in lines[4:])


def test_the_doctor_warns_before_the_calendar_ends(line: Line, tmp_path: Path) -> None:
    assert _calendar_finding(line)["state"] == "ok"
    assert line("calendar export lich.json").code == 0
    text = (tmp_path / "lich.json").read_text(encoding="utf-8")
    short = text.replace('"2031-12-31"', '"2026-12-31"')
    (tmp_path / "ngan.json").write_text(short, encoding="utf-8")
    assert line("calendar import ngan.json").code == 0
    found = _calendar_finding(line)
    assert found["state"] == "warn"
    assert "Hãy thêm năm tiếp theo" in found["sentence"]
    assert "(còn 41 ngày)" in line("calendar show").out


def _calendar_finding(line: Line) -> dict[str, str]:
    findings = line("doctor --json").json["findings"]
    return next(one for one in findings if one["name"] == "calendar")
