"""What is said when a command is not taken: a sentence, a stable kind, an exit code."""

import warnings
from datetime import timedelta
from getpass import GetPassWarning
from pathlib import Path

import pytest
import time_machine

from tests.cli.desk_line import Line
from tests.cli.test_day import CODE, write_page


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
        ("deadline --received 2026-11-20T09:00 --limit nhiều", 2, "usage"),
        ("deadline --received 2026-11-20T09:00 --limit 0,3", 2, "usage"),
        ("deadline --received 2026-11-20T09:00 --unit năm", 2, "usage"),
        ("deadline --received 2026-11-20T09:00 --limit 9000 --unit days", 2, "beyond_horizon"),
        ("deadline --received 2026-11-20T09:00 --calendar none.json", 3, "file_missing"),
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
        ("[]", (2, "file_faulty", "cần đối tượng { }, không phải danh sách [ ]")),
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


def test_a_number_is_asked_for_with_an_example(line: Line) -> None:
    words = "Giá trị của --year phải viết bằng chữ số, ví dụ 12."
    assert line("calendar show --year abc").err.strip() == words


def test_a_secret_is_never_typed_where_it_would_be_seen(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_terminal(*_words: object, **_options: object) -> str:
        warnings.warn("Can not control echo", GetPassWarning, stacklevel=1)
        return ""

    monkeypatch.setattr("getpass.getpass", no_terminal)
    warnings.simplefilter("default", GetPassWarning)
    said = line("staff pin PT --own --json")
    assert (said.code, said.error["kind"]) == (2, "no_terminal")
    assert "GetPass" not in said.err


def test_help_names_kinds_of_values_in_vietnamese(line: Line) -> None:
    for words in ("calendar show --help", "deadline --help"):
        said = line(words).out
        assert "<int" not in said
        assert "<str" not in said
