"""Deadlines, cards and print jobs read without a station, or as pictures."""

import json
from pathlib import Path

from desk_app.desk import Desk
from desk_app.paths import Home
from tests.cli.desk_line import Line
from tests.cli.test_day import write_page

CARD = "046190001234||Lò Thị Mẫu|19051990|Nữ|Tổ 3|01072021"


def test_deadline_and_card_need_no_station(empty_line: Line) -> None:
    said = empty_line("deadline --received 2026-11-20T09:00 --limit 3")
    assert said.out.startswith("Hẹn trả: 26/11/2026, buổi sáng (07:30–11:30)")
    assert "Ngày Văn hóa Việt Nam" in said.out
    assert empty_line.ok(f"card parse '{CARD}'")["holder"]["name"] == "Lò Thị Mẫu"
    garbled = CARD.encode().decode("latin-1")
    assert empty_line.ok(f"card parse '{garbled}'")["holder"]["name"] == "Lò Thị Mẫu"


def test_a_deadline_takes_the_moment_as_people_write_it(empty_line: Line) -> None:
    iso = empty_line.ok("deadline --received 2026-11-20T08:05 --limit 3")
    assert empty_line.ok("deadline --received '20/11/2026 08:05' --limit 3") == iso
    for alone in ("20/11/2026", "2026-11-20"):
        assert "thiếu giờ; hãy ghi cả giờ, ví dụ" in empty_line(f"deadline --received {alone}").err
    assert "không phải là ngày và giờ" in empty_line("deadline --received '31/02/2026 08:05'").err


def test_the_agreed_deadlines_come_out_of_the_command(empty_line: Line) -> None:
    cases = Path(__file__).parents[1] / "unit" / "cases" / "deadlines.json"
    for case in json.loads(cases.read_bytes())["cases"]:
        amount, unit = case["limit"]
        words = f"--received {case['received']} --limit {amount} --unit {unit}"
        said = empty_line(f"deadline {words} --calendar {cases} --json")
        if "refused" in case:
            assert said.error["kind"] == "beyond_horizon"
            assert said.error["horizon"] == case["horizon"]
        else:
            assert [said.json["due_on"], said.json["session"]] == case["due"], case["name"]


def test_a_whole_calendar_can_be_given(line: Line, tmp_path: Path) -> None:
    import msgspec

    with Desk.open(Home(line.home)) as desk:
        calendar = desk.settings.calendar()
    (tmp_path / "lich.json").write_bytes(msgspec.json.encode(calendar))
    words = "deadline --received 2026-11-20T09:00 --limit 3"
    assert line.ok(f"{words} --calendar lich.json") == line.ok(words)
    (tmp_path / "lich.json").write_text('{"closed": ["mai"]}', encoding="utf-8")
    assert line(f"{words} --calendar lich.json --json").error["kind"] == "file_faulty"


def test_a_foreign_job_is_read_as_far_as_it_can_be(line: Line, tmp_path: Path) -> None:
    (tmp_path / "chu.bin").write_bytes(b"chi co chu")
    assert line("escpos view chu.bin x.png --json").error["kind"] == "job_unreadable"
    raster = b"\x1dv0\x00\x01\x00\x01\x00\xff"
    (tmp_path / "hinh.bin").write_bytes(b"\x1b@la" + raster + b"\x1dV\x00")
    found = line.ok("escpos view hinh.bin hinh.png")
    assert found["cuts"] == 1
    assert len(found["unread"]) == 1
    line.ok("ticket issue --series A")
    assert line.ok("escpos view newest so.png")["unread"] == []


def test_a_receipt_of_several_pages_is_written_page_by_page(line: Line, tmp_path: Path) -> None:
    write_page(tmp_path)
    line.ok("dossier receive ho-so.json")
    files = line.ok("escpos view newest giay.png")["files"]
    assert files[:2] == ["giay.png", "giay-2.png"]
    assert all(Path(file).read_bytes().startswith(b"\x89PNG") for file in files)
