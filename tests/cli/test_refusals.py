"""What is said when a command is not taken: a sentence, a stable kind, an exit code."""

import json
import socket
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from desk_app import cli
from desk_app.cli import main, take_shared, usage_sentence
from desk_app.commands.base import Refused, Shared
from desk_app.desk import Desk
from desk_app.domain.office import PrinterSettings
from desk_app.paths import Home
from tests.cli.desk_line import Line
from tests.cli.test_day import CODE, write_page

CARD = "046190001234||Lò Thị Mẫu|19051990|Nữ|Tổ 3|01072021"


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        ("", 0, ""),
        ("nowhere", 2, "usage"),
        ("ticket", 2, "usage"),
        ("ticket issue", 2, "usage"),
        ("ticket issue --series", 2, "usage"),
        ("ticket issue --series A --colour red", 2, "usage"),
        ("ticket issue --series A thừa", 2, "usage"),
        ("ticket issue --series Z", 3, "series_unknown"),
        ("ticket issue --series A --priority king", 2, "usage"),
        ("ticket call --counter 9", 3, "counter_unknown"),
        ("ticket call", 2, "nobody_waiting"),
        ("ticket call A099", 3, "ticket_unknown"),
        ("ticket finish", 2, "nobody_served"),
        ("ticket finish A099", 3, "ticket_unknown"),
        ("ticket cancel A099 --reason x", 3, "ticket_unknown"),
        ("ticket issue --series A --by ZZ", 3, "staff_unknown"),
        ("office init --code H56.21.05 --name 'An Hòa'", 2, "already_set_up"),
        ("office init --code H56 --name x --kind quận", 2, "usage"),
        ("office init --code H56 --name x --slot chín", 2, "usage"),
        ("catalogue import none.csv", 3, "file_missing"),
        ("catalogue import .", 2, "catalogue_empty"),
        ("dossier receive none.json", 3, "file_missing"),
        ("dossier show 0", 3, "dossier_unknown"),
        ("dossier forward 0 --unit x", 3, "dossier_unknown"),
        ("dossier return 0", 3, "dossier_unknown"),
        ("dossier return 0 --way bay", 2, "usage"),
        ("dossier return 0 --relation em", 2, "usage"),
        ("dossier add-papers 0", 2, "usage"),
        ("dossier add-papers 0 --paper x", 3, "dossier_unknown"),
        ("dossier payment 0 --amount 0 --content x", 2, "usage"),
        ("dossier paid 0 --amount 0 --reference x", 2, "usage"),
        ("dossier supplement 0 --reason x", 2, "reason_missing"),
        ("dossier supplement 0 --reason x --paper y --respond-by mai", 2, "day_faulty"),
        ("dossier reappoint 0 --reason x --on 28/11/2026", 2, "day_closed"),
        ("due --list nothing", 3, "list_unknown"),
        ("due --on mai", 2, "day_faulty"),
        ("deadline --received hôm nay", 2, "usage"),
        ("deadline --received hôm-nay", 2, "usage"),
        ("deadline --received 1066-10-14T09:00", 2, "usage"),
        ("deadline --received 2026-11-20 --limit nhiều", 2, "usage"),
        ("deadline --received 2026-11-20 --limit 0,3", 2, "usage"),
        ("deadline --received 2026-11-20 --unit năm", 2, "usage"),
        ("deadline --received 2026-11-20 --limit 9000 --unit days", 2, "beyond_horizon"),
        ("deadline --received 2026-11-20 --calendar none.json", 3, "file_missing"),
        ("card parse xin-chào", 2, "card_refused"),
        ("print show none x.png", 3, "job_unknown"),
        ("print show newest x.png", 3, "job_unknown"),
        ("print reprint none --reason x", 3, "job_unknown"),
        ("escpos view none.bin x.png", 3, "file_missing"),
        ("restore none.db", 3, "file_missing"),
        ("desk", 2, "needs_window"),
        ("office show --by", 2, "usage"),
    ],
)
def test_every_refusal_has_its_kind_and_exit_code(
    line: Line, words: str, code: int, kind: str
) -> None:
    # --json stands first here: the shared options may stand anywhere
    said = line(f"--json {words}")
    if not kind:
        assert said.code == 0
        return
    assert (said.code, said.error["kind"]) == (code, kind)
    assert said.error["sentence"].rstrip(".…)”").strip()
    assert said.err == ""


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("{", (2, "file_faulty", "không phải là JSON")),
        ("[]", (2, "file_faulty", "cần kiểu object")),
        ("{}", (2, "file_faulty", "thiếu mục “procedure”")),
        ('{"procedure": 5}', (2, "file_faulty", "ở “procedure”")),
        ({"colour": "red"}, (2, "file_faulty", "mục “colour”")),
        ({"applicant": {"nmae": "x", "name": "y"}}, (2, "file_faulty", "ở “applicant”")),
        ({"channel": "bird"}, (2, "file_faulty", "giá trị “bird”")),
        ({"applicant": {"name": "x", "born_on": "19/05"}}, (2, "file_faulty", "dạng ISO")),
        ({"procedure": "0.000000"}, (3, "procedure_unknown", "0.000000")),
        ({"papers": [{"key": "x"}]}, (3, "paper_unknown", "“x”")),
        ({"ticket": "A099"}, (3, "ticket_unknown", "A099")),
        ({"sets": 0}, (2, "file_faulty", "sets")),
        ({"fee": {"copies": 0}}, (2, "file_faulty", "số bản")),
        ({"fee": {"amount_vnd": -1}}, (2, "file_faulty", "nhỏ hơn 0")),
        ({"fee": {"amount_vnd": 9, "waived_percent": 5}}, (2, "waiver_unexplained", "lý do")),
        ({"agreed_limit": {"amount": "0.3", "unit": "days"}}, (2, "file_faulty", "agreed_limit")),
        ({"case": "99"}, (2, "intake_faulty", "trường hợp")),
        ({"papers": []}, (2, "intake_faulty", "Còn thiếu")),
    ],
)
def test_a_faulty_page_is_refused_in_words(
    line: Line, tmp_path: Path, page: str | dict[str, object], told: tuple[int, str, str]
) -> None:
    code, kind, part = told
    if isinstance(page, str):
        (tmp_path / "ho-so.json").write_text(page, encoding="utf-8")
    else:
        write_page(tmp_path, **page)
    said = line("dossier receive ho-so.json --json")
    assert (said.code, said.error["kind"]) == (code, kind)
    assert part in said.error["sentence"]
    assert line.ok("search Mẫu")["lines"] == []


def test_the_faults_of_an_intake_come_field_by_field(line: Line, tmp_path: Path) -> None:
    write_page(tmp_path, applicant={"name": "", "phone": "12"}, papers=[])
    said = line("dossier receive ho-so.json --json")
    assert [fault["field"] for fault in said.error["faults"]] == [
        "applicant.name",
        "applicant.phone",
        "papers",
    ]
    assert "- applicant.name: Nhập họ và tên" in line("dossier receive ho-so.json").err


def test_a_step_that_is_not_open_is_refused_with_the_state(line: Line, tmp_path: Path) -> None:
    write_page(tmp_path)
    line.ok("dossier receive ho-so.json")
    said = line(f"dossier return {CODE}")
    assert said.code == 2
    assert "Không thể trả kết quả: hồ sơ đang ở trạng thái “đã tiếp nhận”." in said.err
    assert line(f"dossier refuse {CODE} --reason ' ' --json").error["kind"] == "reason_missing"


def test_a_recall_waits_thirty_seconds_and_an_undo_does_not_wait_longer(
    line: Line, clock: time_machine.Traveller
) -> None:
    line.ok("ticket issue --series A")
    line.ok("ticket call")
    assert line("ticket recall --json").error["kind"] == "too_soon_to_recall"
    assert line("ticket call --json").error["kind"] == "counter_busy"
    clock.shift(timedelta(seconds=31))
    assert line("ticket undo --json").error["kind"] == "too_late_to_undo"
    assert line.ok("ticket recall")["ticket"]["calls"] == 2
    for _ in range(3):
        line.ok("ticket skip")
        line("ticket rejoin A001")
        line("ticket call")
    assert line.ok("ticket close-day")["expired"] == []


def test_without_a_station_a_command_says_how_to_set_one_up(empty_line: Line) -> None:
    for words in ("ticket list", "due", "backup", "verify", "print run", "rebuild"):
        said = empty_line(f"{words} --json")
        assert (said.code, said.error["kind"]) == (1, "store_missing")
        assert "motcua office init" in said.error["sentence"]
    assert not empty_line.home.exists()
    found = empty_line("doctor --json")
    assert (found.code, found.json["well"]) == (1, False)


def test_deadline_and_card_need_no_station(empty_line: Line) -> None:
    said = empty_line("deadline --received 2026-11-20T09:00 --limit 3")
    assert said.out.startswith("Hẹn trả: 26/11/2026, buổi sáng (07:30–11:30)")
    assert "Ngày Văn hóa Việt Nam" in said.out
    assert empty_line.ok(f"card parse '{CARD}'")["holder"]["name"] == "Lò Thị Mẫu"
    garbled = CARD.encode().decode("latin-1")
    assert empty_line.ok(f"card parse '{garbled}'")["holder"]["name"] == "Lò Thị Mẫu"


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


def test_a_damaged_store_and_a_damaged_backup_are_told_and_change_nothing(
    line: Line, tmp_path: Path
) -> None:
    backup = Path(line.ok("backup")["file"])
    (tmp_path / "bad.db").write_bytes(b"\0" * 8192)
    before = (line.home / "station.db").read_bytes()
    assert line("restore bad.db --json").error["kind"] == "store_damaged"
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
        printer = PrinterSettings("network", "127.0.0.1", port)
        office = replace(desk.settings.office(), tickets_printer=printer)
        desk.settings.save_office(office, "PT")
    clock.shift(timedelta(days=-1))
    states = {one["name"]: one["state"] for one in line("doctor --json").json["findings"]}
    assert states["clock"] == "fail"
    assert states["printer_tickets"] == "fail"
    assert states["printer_forms"] == "ok"
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
    assert "test_refusals.py" in log
    assert "Mẫu" not in log
    assert "046190001234" not in log


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
    for name in ("desk", "kiosk", "demo", "office", "ticket", "dossier", "print", "doctor"):
        assert f"  {name} " in text
    for words in ("dossier receive --help", "desk --help", "ticket --help"):
        said = line(words)
        assert said.code == 0
        assert "Cách dùng: motcua" in said.out
        assert "Usage" not in said.out
        assert "Options" not in said.out


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
        "slow = {'sqlalchemy', 'reportlab', 'PIL', 'msgspec', 'openpyxl', 'holidays', 'argon2'};"
        "sys.exit(str(slow & set(sys.modules)) if slow & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_main_without_words_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "Cách dùng: motcua" in capsys.readouterr().out
