"""A whole day at the desk by command line only: from set-up to the restored backup."""

import io
import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from desk_app.desk import Desk
from desk_app.domain.paper import PaperStep
from desk_app.paths import Home
from desk_app.store import spool
from tests.cli.desk_line import Line

PAGE = {
    "procedure": "1.004873",
    "applicant": {"name": "Lò Thị Mẫu", "id_number": "046190001234", "phone": "0912345678"},
    "papers": "all",
}
CODE = "H56.21.05-261120-0001"


def write_page(folder: Path, **changes: object) -> Path:
    path = folder / "ho-so.json"
    path.write_text(json.dumps(PAGE | changes), encoding="utf-8")
    return path


def test_a_morning_from_the_first_number_to_the_handing_on(line: Line, tmp_path: Path) -> None:
    issued = line.ok("ticket issue --series B")
    assert issued["ticket"]["label"] == "B001"
    assert line.ok("ticket call --counter 2")["ticket"]["status"] == "called"
    write_page(tmp_path, ticket="B001")
    received = line.ok("dossier receive ho-so.json --counter 2")
    assert received["dossier"]["code"] == CODE
    assert received["dossier"]["ticket_id"] == issued["ticket"]["id"]
    line.ok("ticket finish --counter 2")
    printed = line.ok("print run")["jobs"]
    assert [job["state"] for job in printed] == ["confirmed", "confirmed"]
    assert {job["slip"] for job in printed} == {"ticket", "receipt"}
    line.ok(f"dossier forward {CODE} --unit 'Văn phòng HĐND và UBND'")
    assert line.ok("due")["lists"]["overdue"]["count"] == 0
    assert line.ok("due --on 25/11/2026")["lists"]["due_today"]["lines"][0]["code"] == CODE
    assert line.ok("due --on 2026-11-26")["lists"]["overdue"]["count"] == 1


def test_a_step_that_owes_a_paper_says_which_job_prints_it(line: Line, tmp_path: Path) -> None:
    write_page(tmp_path)
    line.ok("dossier receive ho-so.json")
    line.ok("print run")
    asked = line.ok(f"dossier supplement {CODE} --paper 'Trích lục' --reason 'Còn thiếu'")
    (printed,) = line.ok("print run")["jobs"]

    assert asked["job_ids"] == [printed["id"]]
    assert printed["slip"] == "supplement"
    assert line.ok(f"dossier add-papers {CODE} --paper 'Trích lục'")["job_ids"] == []


def test_papers_handed_in_later_are_called_as_when_the_dossier_came_in(
    line: Line, tmp_path: Path
) -> None:
    write_page(tmp_path)
    line.ok("dossier receive ho-so.json")
    with Desk.open(Home(line.home)) as desk:
        before = desk.settings.procedure("1.004873")
        assert before is not None
        papers = tuple(replace(paper, name=f"{paper.name} mới") for paper in before.papers)
        desk.catalogue.change(replace(before, papers=papers), "PT")
    key, name = before.papers[-1].key, before.papers[-1].name
    line.ok(f"dossier supplement {CODE} --paper 'Trích lục' --reason 'Còn thiếu'")
    line.ok(f"dossier add-papers {CODE} --paper {key}")
    named = [one["name"] for one in line.ok(f"dossier show {CODE}")["dossier"]["papers"]]
    assert named[-1] == name
    assert not any(one.endswith(" mới") for one in named)


def test_a_result_goes_from_the_agency_to_the_citizen(
    line: Line, tmp_path: Path, clock: time_machine.Traveller
) -> None:
    write_page(tmp_path)
    line.ok("dossier receive ho-so.json")
    clock.shift(timedelta(days=3))
    line.ok(f"dossier result {CODE} --number 12/XN")
    line.ok(f"dossier take-in {CODE} --slot b12")
    returned = line.ok(f"dossier return {CODE}")["dossier"]
    assert (returned["status"], returned["collector"]) == ("returned", "Lò Thị Mẫu")
    shown = line.ok(f"dossier show {CODE}")
    assert shown["timeliness"] == "early"
    assert [one["code"] for one in line.ok("search 'lo thi mau'")["lines"]] == [CODE]
    assert line.ok("rebuild --check")["subjects"] == 1


def test_a_backup_brings_the_station_back_whole(line: Line, tmp_path: Path) -> None:
    write_page(tmp_path)
    line.ok("ticket issue --series B")
    line.ok("dossier receive ho-so.json")
    assert line.ok("verify")["broken"] == []
    backup = line.ok("backup")["file"]
    line.ok("ticket issue --series A")
    restored = line.ok(f"restore {backup}")
    assert Path(restored["kept"]).exists()
    assert line.ok(f"dossier show {CODE}")["dossier"]["status"] == "received"
    assert [one["label"] for one in line.ok("ticket list")["tickets"]] == ["B001"]
    assert line.ok("rebuild --check")["subjects"] == 2
    assert line.ok("doctor --full")["well"] is True


def test_a_number_that_was_given_after_the_backup_is_never_given_again(line: Line) -> None:
    line.ok("ticket issue --series A")
    backup = line.ok("backup")["file"]
    after = line.ok("ticket issue --series A")["ticket"]["number"]
    line.ok(f"restore {backup}")
    assert line.ok("ticket issue --series A")["ticket"]["number"] > after


def test_the_same_tap_is_one_number_and_the_same_page_one_dossier(
    line: Line, tmp_path: Path
) -> None:
    first = line.ok("ticket issue --series A --tap bam-1")
    assert line.ok("ticket issue --series A --tap bam-1") == first
    write_page(tmp_path, id="01a1fbd0-0000-7000-8000-000000000001")
    one = line.ok("dossier receive ho-so.json")
    assert line.ok("dossier receive ho-so.json") == one


def test_a_receipt_that_was_wrong_is_voided_and_both_codes_are_linked(
    line: Line, tmp_path: Path
) -> None:
    write_page(tmp_path)
    line.ok("dossier receive ho-so.json")
    write_page(tmp_path, applicant={"name": "Lò Thị Mận"})
    new = line.ok(f"dossier correct {CODE} ho-so.json --reason 'Sai tên'")["dossier"]
    assert new["replaces_code"] == CODE
    old = line(f"dossier show {CODE}")
    assert f"Đã thay bằng hồ sơ {new['code']}" in old.out


def test_a_page_comes_from_standard_input(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    page = io.TextIOWrapper(io.BytesIO(json.dumps(PAGE).encode()))
    monkeypatch.setattr(sys, "stdin", page)
    assert line.ok("dossier receive -")["dossier"]["code"] == CODE


def test_fees_follow_the_catalogue_unless_the_page_says_otherwise(
    line: Line, tmp_path: Path
) -> None:
    def fee(procedure: str, **said: object) -> int:
        write_page(tmp_path, procedure=procedure, fee=said)
        return line.ok("dossier receive ho-so.json")["dossier"]["fee"]["total_vnd"]

    assert fee("2.000635", copies=3) == 24_000
    assert fee("2.000815", copies=2, pages=4) == 2 * (2000 + 2000 + 1000 + 1000)
    assert fee("2.000884") == 10_000
    assert fee("2.000884", amount_vnd=0) == 0
    assert fee("2.000884", waived_percent=50, waived_why="hộ nghèo") == 5000


def test_what_a_person_reads_is_vietnamese_with_the_dates_of_viet_nam(
    line: Line, tmp_path: Path
) -> None:
    write_page(tmp_path)
    assert "Hẹn trả: 25/11/2026, buổi sáng (07:30–11:30)" in line("dossier receive ho-so.json").out
    story = line(f"dossier show {CODE}").out
    assert "08:05 20/11/2026  Người phụ trách: Tiếp nhận hồ sơ" in story
    assert "Đến hạn hôm nay (1)" in line("due --on 25/11/2026").out


def test_a_reprint_carries_its_count_and_its_reason(line: Line) -> None:
    line.ok("ticket issue --series A")
    line.ok("print run")
    again = line.ok("print reprint newest --reason 'Kẹt giấy'")["job"]
    assert (again["reprints"], again["reason"], again["state"]) == (1, "Kẹt giấy", "queued")
    assert line.ok(f"print show {again['id'][-8:]} lai.png")["files"] == ["lai.png"]
    assert Path("lai.png").exists()
    assert len(line.ok("print list")["jobs"]) == 2
    assert len(line.ok("print list --waiting")["jobs"]) == 1


def test_an_uncertain_job_is_answered_by_a_person(line: Line) -> None:
    job_id = line.ok("ticket issue --series A")["job_id"]
    with Desk.open(Home(line.home)) as desk, desk.store.writing("") as w:
        spool.take_step(w, job_id, PaperStep.SEND)
        spool.take_step(w, job_id, PaperStep.LOSE_SIGHT)
        w.commit()
    (asked,) = line.ok("print questions")["questions"]
    assert (asked["doubt"], asked["job"]["id"]) == ("out_whole", job_id)
    assert line.ok("print answer newest --no")["job"]["state"] == "queued"
    line.ok("print run")
    assert line("print answer newest --yes --json").error["kind"] == "paper_step_refused"


def test_the_journal_names_who_acted(line: Line, tmp_path: Path) -> None:
    write_page(tmp_path)
    received = line.ok("dossier receive ho-so.json --by pt")
    assert received["dossier"]["received_by"] == "PT"


def test_an_abolished_procedure_gets_a_version_of_its_own(line: Line, tmp_path: Path) -> None:
    row = "9.000001;Việc thử;Việc thử;Hộ tịch;Trực tiếp;2;ngày làm việc"
    head = "Mã thủ tục;Tên thủ tục;Tên ngắn;Lĩnh vực;Hình thức nộp;Thời hạn;Đơn vị"
    (tmp_path / "moi.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    tried = line.ok("catalogue import moi.csv --dry-run --abolish")
    assert tried["applied"] is False
    assert len(line.ok("catalogue list")["procedures"]) == 51
    done = line.ok("catalogue import moi.csv --abolish")
    assert done["added"] == ["9.000001"]
    procedures = line.ok("catalogue list")["procedures"]
    ended = [one for one in procedures if one["valid_to"] == "2026-11-19"]
    assert len(ended) == 51
    assert {one["version"] for one in ended} == {2}
    assert line("catalogue list").out.count("đã hết hiệu lực") == 51
    assert line.ok("catalogue import moi.csv")["unchanged"] == 1
