"""``motcua catalogue``: what is doubtful, confirming and changing it, who did it when."""

import json
from pathlib import Path

from tests.cli.desk_line import Line

CODE = "9.000001"
HEAD = "Mã thủ tục;Tên thủ tục;Lĩnh vực;Hình thức nộp;Thời hạn;Phí;Thành phần hồ sơ\n"
PORTAL = {
    "source": "portal",
    "procedures": [
        {
            "code": CODE,
            "name": "Thủ tục cấp giấy thử",
            "field": "Hộ tịch",
            "channels": [
                {"channel": "counter", "time_limit": 3, "unit": None, "fee_vnd": 0},
                {"channel": "online", "time_limit": 1, "unit": None, "fee_vnd": None},
            ],
            "papers": [{"name": "Tờ khai theo mẫu;Mẫu số", "originals": 1, "copies": 0}],
        }
    ],
}


def taken_over(line: Line, folder: Path) -> None:
    (folder / "cong.json").write_text(json.dumps(PORTAL), encoding="utf-8")
    line.ok("catalogue import cong.json")


def reasons(line: Line, code: str = CODE) -> set[str]:
    return {item["reason"] for item in line.ok(f"catalogue doubts {code}")["doubts"]}


def test_a_file_is_compared_first_and_taken_over_as_it_was_compared(
    line: Line, tmp_path: Path
) -> None:
    (tmp_path / "moi.csv").write_text(f"{HEAD}{CODE};Xác nhận thử;Hộ tịch;Trực tiếp;2 ngày;0;\n")
    tried = line.ok("catalogue import moi.csv --dry-run")
    assert (tried["added"], tried["applied"]) == ([CODE], False)
    assert {item["code"] for item in tried["to_confirm"]} == {CODE}
    assert line(f"catalogue show {CODE}").code == 3
    assert line.ok("catalogue import moi.csv")["applied"]
    assert line.ok(f"catalogue show {CODE}")["procedure"]["short_name"] == "Xác nhận thử"


def test_the_portals_doubts_are_listed_typed_and_confirmed_until_none_is_left(
    line: Line, tmp_path: Path
) -> None:
    taken_over(line, tmp_path)
    assert reasons(line) == {"limit_unknown", "unit_empty", "free_unproven", "fee_unknown"}
    refused = line(f"catalogue confirm {CODE} --json")
    assert (refused.code, refused.error["kind"]) == (2, "cannot_confirm")
    assert "hãy nhập thời hạn" in refused.error["sentence"]

    set_online = f"catalogue set {CODE} --channel online --limit '2 ngày làm việc' --fee 8.000"
    assert "trực tuyến: phí đổi từ chưa xác định thành 8.000 đ" in line.ok(set_online)["lines"]
    line.ok(f"catalogue confirm {CODE} --reason unit_empty")
    line.ok(f"catalogue confirm {CODE} --reason free_unproven")
    assert reasons(line) == {"channels_differ"}
    line.ok(f"catalogue confirm {CODE}")
    assert reasons(line) == set()
    assert line.ok(f"catalogue doubts {CODE}")["left"] == 0

    told = line.ok(f"catalogue history {CODE}")["versions"]
    assert [one["version"] for one in told] == [5, 4, 3, 2, 1]
    assert told[-1]["lines"] == []
    assert told[2]["lines"] == ["đã xác nhận: thời hạn không ghi đơn vị"]
    assert told[0]["by"] == "Người phụ trách"
    again = line.ok("catalogue import cong.json --dry-run")
    assert [change["code"] for change in again["changed"]] == []


def test_every_part_of_a_procedure_can_be_set(line: Line, tmp_path: Path) -> None:
    taken_over(line, tmp_path)
    line.ok(f"catalogue set {CODE} --limit '5 ngày làm việc' --committed '4 ngày làm việc'")
    line.ok(f"catalogue set {CODE} --channel post --limit '6 ngày làm việc' --note 'Tỉnh quy định'")
    line.ok(f"catalogue paper {CODE} to-khai-theo-mau --originals 2 --copies 1")
    line.ok(f"catalogue name {CODE} --short 'Giấy thử'")
    line.ok(f"catalogue switch {CODE} off")
    one = line.ok(f"catalogue show {CODE}")["procedure"]
    assert [route["channel"] for route in one["routes"]] == ["counter", "online", "post"]
    assert [route["limit"]["amount"] for route in one["routes"]] == ["5", "5", "6"]
    assert one["routes"][0]["committed"] == {"amount": "4", "unit": "working_days"}
    paper = one["papers"][0]
    assert (paper["name"], paper["originals"], paper["copies"]) == ("Tờ khai theo mẫu", 2, 1)
    assert (one["short_name"], one["offered"], one["version"]) == ("Giấy thử", False, 6)
    assert "ngừng tiếp nhận" in line(f"catalogue show {CODE}").out
    assert reasons(line) == set()  # what is not taken in waits for nobody
    line.ok(f"catalogue switch {CODE} on")
    assert "6 ngày làm việc" in line(f"catalogue show {CODE}").out


def test_the_hours_of_a_step_are_set_where_a_procedure_has_steps(line: Line) -> None:
    shipped = line.ok("catalogue list")["procedures"]
    code = next(one["code"] for one in shipped if one["steps"])
    changed = line.ok(f"catalogue step {code} 1 --hours 1,5")["procedure"]
    assert changed["steps"][0]["hours"] == "1.5"
    assert line(f"catalogue step {code} 99 --hours 1").code == 3
    assert line(f"catalogue step {code} 1 --hours lâu").code == 2


def test_an_own_procedure_is_added_once(line: Line) -> None:
    words = "catalogue add 9.000009 --name 'Xác nhận thử' --area 'Hộ tịch' --limit 'trong ngày'"
    line.ok(f"{words} --fee 0")
    assert reasons(line, "9.000009") == {"no_papers"}
    taken = line(f"{words} --json")
    assert (taken.code, taken.error["kind"]) == (2, "code_taken")
    bad = line("catalogue add 12 --name 'Thử' --area 'Hộ tịch' --json")
    assert bad.error["kind"] == "procedure_faulty"
    assert "không đúng dạng" in bad.error["sentence"]


def test_what_cannot_be_understood_is_said_with_what_can(line: Line, tmp_path: Path) -> None:
    taken_over(line, tmp_path)
    for words, said in (
        (f"set {CODE} --limit 3", "chưa ghi đơn vị"),
        (f"set {CODE} --limit 'ba tuần'", "Không hiểu thời hạn"),
        (f"set {CODE} --fee 'tùy'", "Không hiểu mức thu"),
        (f"set {CODE} --channel fax --fee 0", "counter, online, post"),
        (f"set {CODE} --case 9 --fee 0", "hãy ghi rõ --channel"),
        (f"set {CODE} --limit '2 ngày' --committed '9 ngày'", "thời hạn cam kết"),
        (f"paper {CODE} la-gi --originals 1", "to-khai-theo-mau"),
        (f"name {CODE} --case 7 --case-name 'Cấp mới'", "trường hợp “7”"),
        (f"switch {CODE} không", "on hoặc off"),
        (f"confirm {CODE} --reason vui", "unit_empty"),
        ("confirm 1.999999", "không có thủ tục"),
        ("history 1.999999", "không có thủ tục"),
        ("set 1.999999 --fee 0", "không có thủ tục"),
        ("doubts 1.999999", "không có thủ tục"),
    ):
        answer = line(f"catalogue {words}")
        assert answer.code != 0
        assert said in answer.err, answer
    assert line.ok(f"catalogue show {CODE}")["procedure"]["version"] == 1
    assert line.ok(f"catalogue set {CODE} --channel counter")["lines"] == []
    assert line.ok(f"catalogue show {CODE}")["procedure"]["version"] == 1
