"""Illnesses of a station: found, told in words, mended; nothing personal is logged."""

import socket
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from desk_app import cli
from desk_app.certificate import StationCertificate
from desk_app.clock import utc_now
from desk_app.desk import Desk
from desk_app.domain.printers import PrinterKind, PrinterSettings
from desk_app.paths import Home
from desk_app.printing.signing import TEST_DAYS, make_test_certificate
from tests.cli.desk_line import Line
from tests.cli.test_day import write_page


def test_a_damaged_store_and_a_damaged_backup_are_told_and_change_nothing(
    line: Line, tmp_path: Path
) -> None:
    backup = Path(line.ok("backup")["file"])
    (tmp_path / "bad.db").write_bytes(b"\0" * 8192)
    before = (line.home / "station.db").read_bytes()
    refused = line("restore bad.db --json").error
    assert refused["kind"] == "store_damaged"
    assert "đang dùng không thay đổi" in refused["sentence"]
    assert (line.home / "station.db").read_bytes() == before
    (line.home / "station.db").write_bytes(b"\0" * 8192)
    assert line("ticket list --json").error["kind"] == "store_damaged"
    sick = line("doctor --json")
    assert (sick.code, sick.json["well"]) == (1, False)
    line.ok(f"restore {backup}")
    assert line.ok("ticket list")["tickets"] == []


def test_a_register_that_was_tampered_with_is_found_and_mended(line: Line, tmp_path: Path) -> None:
    write_page(tmp_path)
    line.ok("dossier receive ho-so.json")
    with Desk.open(Home(line.home)) as desk, desk.store.writing("") as w:
        w.connection.exec_driver_sql("UPDATE dossier SET slot = 'Z9'")
        w.connection.commit()
    assert line("rebuild --check --json").error["kind"] == "register_differs"
    sick = {one["name"]: one["state"] for one in line("doctor --json").json["findings"]}
    assert (sick["register"], sick["journal"]) == ("fail", "ok")
    line.ok("rebuild")
    assert line("rebuild --check").code == 0


def test_a_journal_that_was_tampered_with_is_found(line: Line, tmp_path: Path) -> None:
    write_page(tmp_path)
    line.ok("dossier receive ho-so.json")
    with Desk.open(Home(line.home)) as desk, desk.store.writing("") as w:
        w.connection.exec_driver_sql("DROP TRIGGER event_is_never_changed")
        w.connection.exec_driver_sql("UPDATE event SET body = replace(body, 'Lò', 'Bò')")
        w.connection.commit()
    said = line("verify --json")
    assert (said.code, said.error["kind"]) == (1, "chain_broken")
    sick = {one["name"]: one["state"] for one in line("doctor --json").json["findings"]}
    assert sick["journal"] == "fail"


def test_doctor_sees_a_clock_that_went_back_and_a_printer_that_is_off(
    line: Line, clock: time_machine.Traveller
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    line.ok("ticket issue --series A")
    with Desk.open(Home(line.home)) as desk:
        printer = PrinterSettings(PrinterKind.NETWORK, "127.0.0.1", port)
        office = replace(desk.settings.office(), tickets_printer=printer)
        desk.settings.save_office(office, "PT")
    clock.shift(timedelta(days=-1))
    states = {one["name"]: one["state"] for one in line("doctor --json").json["findings"]}
    assert states["clock"] == "fail"
    assert states["printer_tickets"] == "fail"
    assert states["printer_forms"] == "warn", "nobody chose one, so nothing comes out on paper"
    assert states["backup"] == "warn"
    clock.shift(timedelta(days=1))
    printed = line("print run --json")
    assert printed.code == 1
    assert printed.json["jobs"][0]["state"] == "failed"


def test_doctor_sees_a_backup_that_does_not_open(line: Line) -> None:
    line.ok("backup")
    (line.home / "backups" / "2099-01-01.db").write_bytes(b"\0" * 4096)
    states = {one["name"]: one["state"] for one in line("doctor --json").json["findings"]}
    assert states["backup"] == "fail"


def test_a_bug_of_ours_shows_a_sentence_and_logs_nothing_personal(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("Lò Thị Mẫu 046190001234")

    monkeypatch.setattr(cli, "app", broken)
    said = line("ticket list --json")
    assert (said.code, said.error["kind"]) == (1, "our_fault")
    log = (line.home / "logs" / "cli.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "test_care.py" in log
    assert "Mẫu" not in log
    assert "046190001234" not in log


def test_two_programs_that_print_at_once_put_nothing_on_paper_twice(line: Line) -> None:
    wanted = [line.ok("ticket issue --series A")["job_id"] for _ in range(6)]
    words = [sys.executable, "-m", "desk_app", "print", "run", "--home", str(line.home)]
    # the station's clock is the real one here, so the jobs are dated today first
    with Desk.open(Home(line.home)) as desk, desk.store.writing("") as w:
        w.connection.exec_driver_sql(
            "UPDATE print_job SET wanted_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"
        )
        w.connection.commit()
    running = [subprocess.Popen(words, stdout=subprocess.PIPE) for _ in range(3)]
    for program in running:
        _, _ = program.communicate()
        assert program.returncode == 0
    assert {job["state"] for job in line.ok("print list")["jobs"]} == {"confirmed"}
    assert len([*(line.home / "prints" / "tickets").glob("*.bin")]) == len(wanted)


@pytest.mark.parametrize(
    ("days_ago", "state", "said"),
    [
        (1, "ok", "đến hết ngày"),
        (TEST_DAYS - 9, "warn", "Sắp hết hạn"),
        (900, "warn", "đã hết hạn"),
    ],
)
def test_the_doctor_knows_how_long_the_certificate_may_sign(
    line: Line, days_ago: int, state: str, said: str
) -> None:
    made_at = utc_now() - timedelta(days=days_ago)
    p12 = make_test_certificate("phường Hoa Ban", b"2580", made_at)
    with time_machine.travel(made_at, tick=False):
        StationCertificate(Home(line.home)).keep(p12, "2580", made_at)

    found = line("doctor --json").json["findings"]

    (finding,) = [one for one in found if one["name"] == "certificate"]
    assert finding["state"] == state
    assert said in finding["sentence"]
