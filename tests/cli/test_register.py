"""The register book and the papers from a terminal."""

import json
from pathlib import Path

import pytest

from tests.cli.desk_line import Line

PAGE: dict[str, object] = {
    "procedure": "1.004873",
    "applicant": {"name": "Lò Thị Mẫu", "address": "Tổ 3, phường An Hòa", "phone": "0912345678"},
    "papers": "all",
    "fee": {"amount_vnd": 15000},
}


def receive(line: Line, tmp_path: Path, page: dict[str, object] = PAGE) -> str:
    (tmp_path / "ho-so.json").write_text(json.dumps(page), encoding="utf-8")
    code: str = line.ok("dossier receive ho-so.json")["dossier"]["code"]
    return code


def test_closing_numbers_what_came_in_and_says_so(line: Line, tmp_path: Path) -> None:
    code = receive(line, tmp_path)
    assert line.ok("register show") == {"lines": [], "waiting": 1}

    said = line("register close")

    assert said.out == "Đã vào sổ 1 hồ sơ: số 01, quyển 01/2026.\n"
    assert line("register close").out == "Không có hồ sơ nào chờ vào sổ.\n"
    (shown,) = line.ok("register show --from 20/11/2026 --to 2026-11-21")["lines"]
    assert (shown["code"], shown["serial"], shown["day"]) == (code, 1, "2026-11-20")
    story = [one["what"] for one in line.ok(f"dossier show {code}")["story"]]
    assert story[-1] == "Vào Sổ theo dõi hồ sơ quyển 01/2026, số thứ tự 01"


def test_a_day_to_come_cannot_be_closed(line: Line) -> None:
    said = line("register close --day 21/11/2026 --json")

    assert (said.code, said.error["kind"]) == (2, "day_ahead")


def test_a_new_book_needs_a_used_one(line: Line, tmp_path: Path) -> None:
    assert line("register new-book --json").error["kind"] == "book_empty"
    receive(line, tmp_path)
    line.ok("register close")
    assert line.ok("register new-book") == {"book": "02/2026"}


def test_the_book_is_printed_by_period(line: Line, tmp_path: Path) -> None:
    receive(line, tmp_path)
    line.ok("register close")

    job = line.ok("register print --from 01/11/2026 --to 30/11/2026")["job"]
    line.ok("print run")

    assert job["title"] == "Sổ theo dõi hồ sơ (mẫu 07) 01/11/2026"
    assert line.ok("print show newest so.png")["files"] == ["so.png", "so-2.png"]


def test_a_receipt_that_is_asked_for_after_the_closing_names_the_place(
    line: Line, tmp_path: Path
) -> None:
    code = receive(line, tmp_path)
    line.ok("register close")
    line.ok("print run")  # the receipt that waited is made up now

    jobs = [job for job in line.ok("print list")["jobs"] if job["slip"] == "receipt"]
    content = json.loads(jobs[0]["content"])
    assert code in jobs[0]["title"]
    assert "01/2026" in json.dumps(content)


def test_papers_are_listed_with_what_may_be_added(line: Line, tmp_path: Path) -> None:
    papers = {one["kind"]: one for one in line.ok("paper list")["papers"]}
    code = receive(line, tmp_path)
    offered = {one["kind"] for one in line.ok(f"paper list --dossier {code}")["papers"]}

    assert [one["key"] for one in papers["delivery_run"]["typed"]] == ["carrier", "run_on"]
    assert "history" in offered
    assert "return_receipt" not in offered
    assert papers.keys() > offered


def test_a_list_is_asked_for_with_its_dossiers(line: Line, tmp_path: Path) -> None:
    codes = [receive(line, tmp_path) for _ in range(2)]
    words = " ".join(f"--dossier {code}" for code in codes)

    job = line.ok(f"paper ask unit_handover {words} --set unit_person='Lê Minh Mẫu'")["job"]
    line.ok("print run")

    made = next(one for one in line.ok("print list")["jobs"] if one["id"] == job["id"])
    assert all(code[-4:] in made["content"] for code in codes)
    assert "Lê Minh Mẫu" in made["content"]


def test_a_receipt_for_several_dossiers_is_of_one_person(line: Line, tmp_path: Path) -> None:
    mine = [receive(line, tmp_path) for _ in range(2)]
    other = receive(line, tmp_path, PAGE | {"applicant": {"name": "Cà Văn Mẫu"}})
    ask = "paper ask receipt_list --dossier " + " --dossier ".join(mine)

    assert line.ok(ask)["job"]["slip"] == "receipt_list"
    said = line(f"{ask} --dossier {other} --json")

    assert (said.code, said.error["kind"]) == (2, "people_differ")
    assert "chỉ chọn hồ sơ của một người" in said.error["sentence"]


def test_a_paper_of_a_dossier_asks_which_one(line: Line) -> None:
    said = line("paper ask history")
    assert "hãy ghi mã hồ sơ, ví dụ: motcua paper ask history H56" in said.err


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        ("paper ask chua-co", 3, "paper_unknown"),
        ("paper ask unit_handover", 2, "paper_not_fitting"),
        ("paper ask unit_handover --dossier H56.21.05-261120-0099", 3, "dossier_unknown"),
        ("paper ask history", 2, "usage"),
        ("paper ask delivery_run --set ai=Mẫu", 2, "usage"),
        ("paper ask delivery_run --set carrier", 2, "usage"),
        ("paper ask postal_record --set work='việc khác'", 2, "usage"),
        ("paper ask register --from 31/02/2026", 2, "day_faulty"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(line: Line, words: str, code: int, kind: str) -> None:
    said = line(f"{words} --json")

    assert (said.code, said.error["kind"]) == (code, kind)
