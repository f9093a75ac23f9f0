"""Choosing printers from a terminal, and a doctor who knows what is not set up yet."""

from datetime import timedelta
from pathlib import Path

import pytest

from desk_app.clock import utc_now
from desk_app.demo.office import make_demo
from desk_app.desk import Desk
from desk_app.doctor import examine
from desk_app.domain.office import Role, Staff
from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.paths import Home
from tests.cli.conftest import write_key
from tests.cli.desk_line import Line


def test_what_is_not_named_stays(line: Line) -> None:
    words = "print use --role tickets --kind network --host 192.0.2.50 --width 58 --roll 30"
    assert line.ok(words)["printer"]["width_mm"] == 58
    line.ok("print use --role tickets --fallback usb:04b8:0e15")
    said = line("print use --role tickets --port 9101")
    assert said.out.strip() == (
        "Máy in phiếu (tickets): máy in mạng 192.0.2.50, cổng 9101; "
        "giấy cuộn 58 mm, cuộn mới dài 30 m; dự phòng: máy in USB 04b8:0e15."
    )
    with Desk.open(Home(line.home)) as desk:
        office = desk.settings.office()
    usb = PrinterSettings(PrinterKind.USB, device="04b8:0e15")
    assert office.tickets_printer == PrinterSettings(
        PrinterKind.NETWORK, "192.0.2.50", 9101, 58, roll_m=30, fallback=usb
    )
    assert office.forms_printer == PrinterSettings()


def test_another_kind_leaves_the_old_address_behind(line: Line) -> None:
    line.ok("print use --role forms --kind network --host 192.0.2.50 --fallback cups:HP")
    printer = line.ok("print use --role forms --kind cups --queue Canon")["printer"]
    assert (printer["host"], printer["queue"]) == ("", "Canon")
    assert printer["fallback"]["queue"] == "HP"
    assert line.ok("print use --role forms --fallback none")["printer"]["fallback"] is None


def test_a_folder_is_kept_as_it_is_seen_from_here(line: Line, tmp_path: Path) -> None:
    words = "print use --role forms --kind pdf_folder --folder PhieuIn"
    assert line.ok(words)["printer"]["folder"] == str(tmp_path / "PhieuIn")


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("--kind file", "tệp trên máy này"),
        ("--kind pdf_folder --folder /srv/pdf", "thư mục PDF /srv/pdf"),
        ("--kind usb --device 04b8:0e15", "máy in USB 04b8:0e15"),
        ("--kind serial --device COM3 --baud 19200", "máy in cổng COM3, tốc độ 19200"),
        ("--kind cups --queue HP --host 192.0.2.9", "hàng đợi in HP ở 192.0.2.9"),
        ("--kind windows --queue 'HP M15'", "máy in HP M15"),
        ("--fallback network:192.0.2.51:9102", "dự phòng: máy in mạng 192.0.2.51, cổng 9102"),
        ("--fallback network:192.0.2.51", "dự phòng: máy in mạng 192.0.2.51, cổng 9100"),
        ("--fallback serial:COM3", "dự phòng: máy in cổng COM3, tốc độ 9600"),
    ],
)
def test_every_kind_can_be_used_and_is_shown(line: Line, options: str, shown: str) -> None:
    line.ok(f"print use --role tickets {options}")
    tickets, forms = line("print printers").out.splitlines()
    assert f"{shown};" in tickets or tickets.endswith(f"{shown}.")
    assert forms == "Máy in giấy tờ (forms): tệp trên máy này; dự phòng: không có."


@pytest.mark.parametrize(
    ("options", "kind", "faulty"),
    [
        ("--role tickets --kind network", "printer_faulty", ["host"]),
        ("--role tickets --width 76 --roll 0", "printer_faulty", ["width_mm", "roll_m"]),
        ("--role forms --kind usb --device 04b8:0e15", "printer_faulty", ["kind"]),
        ("--role tickets --fallback cups:", "printer_faulty", ["fallback.queue"]),
        ("--role tickets --fallback file", "usage", []),
        ("--role tickets --kind fax", "usage", []),
        ("--kind file", "usage", []),
    ],
)
def test_what_cannot_work_is_refused_and_changes_nothing(
    line: Line, options: str, kind: str, faulty: list[str]
) -> None:
    before = line.ok("print printers")
    said = line(f"print use {options} --json")
    assert (said.code, said.error["kind"]) == (2, kind)
    assert [one["field"] for one in said.error.get("faults", [])] == faulty
    assert line.ok("print printers") == before


def test_a_clerk_may_look_at_printers_but_not_choose_them(line: Line) -> None:
    with Desk.open(Home(line.home)) as desk:
        desk.settings.save_staff(Staff("C1", "Trần Văn Thử", Role.CLERK), "PT")
    assert line("print printers --by C1").code == 0
    words = "print use --role forms --kind file --by C1"
    assert line(f"{words} --json").error["kind"] == "not_allowed"
    assert "được cài đặt máy in" in line(words).err


def test_the_doctor_warns_until_printers_are_chosen_and_procedures_confirmed(
    line: Line, tmp_path: Path
) -> None:
    said = line("doctor").out
    assert "! Máy in phiếu: Chưa chọn máy in" in said
    assert "motcua print use --role forms" in said
    assert "! Danh mục: Còn " in said
    assert said.splitlines()[-1] == "Máy làm việc được; nên xem các dòng có dấu !."
    line.ok(f"print use --role forms --kind pdf_folder --folder '{tmp_path}'")
    left = {one["code"] for one in line.ok("catalogue doubts")["doubts"]}
    for code in left:
        line.ok(f"catalogue switch {code} off")
    found = {one["name"]: one for one in line.ok("doctor")["findings"]}
    assert found["printer_forms"]["state"] == found["catalogue"]["state"] == "ok"
    assert str(tmp_path) in found["printer_forms"]["sentence"]


def test_the_demo_office_is_not_told_what_it_is_made_of(tmp_path: Path) -> None:
    write_key(tmp_path)
    home = Home(tmp_path)
    make_demo(home, days=1).close()
    states = {one.name: one.state for one in examine(home, utc_now() + timedelta(minutes=1))}
    names = ("catalogue", "printer_tickets", "printer_forms")
    assert {states[name] for name in names} == {"ok"}
