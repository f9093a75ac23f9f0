"""``motcua catalogue``: papers and steps added, changed, moved and removed without a file."""

from typing import Any

import pytest

from tests.cli.desk_line import Line

BIRTH = "1.001193"  # in the shipped catalogue, with two cases
WORKED = "1.004873"  # with four steps


def papers(line: Line) -> list[Any]:
    return line.ok(f"catalogue show {BIRTH}")["procedure"]["papers"]


def steps(line: Line) -> list[Any]:
    return line.ok(f"catalogue show {WORKED}")["procedure"]["steps"]


def test_a_paper_of_a_new_law_is_added_renamed_moved_and_removed(line: Line) -> None:
    before = papers(line)
    added = line.ok(
        f"catalogue paper-add {BIRTH} --label 'Giấy hẹn khám' --name 'Giấy hẹn khám theo mẫu' "
        "--copies 1 --case 1 --if-any --at 1"
    )
    assert added["lines"] == ["thêm giấy tờ “Giấy hẹn khám” (1 bản chính, 1 bản sao, khi có)"]
    first = papers(line)[0]
    assert (first["key"], first["name"]) == ("giay-hen-kham", "Giấy hẹn khám theo mẫu")
    assert (first["copies"], first["case"], first["required"]) == (1, "1", False)
    line.ok(
        f"catalogue paper {BIRTH} giay-hen-kham --label 'Giấy khám' --case '*' --required "
        f"--presented --originals 2 --instead-of {before[0]['key']}"
    )
    renamed = papers(line)[0]
    assert (renamed["label"], renamed["case"], renamed["presented"]) == ("Giấy khám", None, True)
    assert (renamed["originals"], renamed["copies"]) == (2, 1)
    assert renamed["group"] == papers(line)[1]["group"]
    line.ok(f"catalogue paper {BIRTH} giay-hen-kham --instead-of ''")
    assert papers(line)[0]["group"] is None
    moved = line.ok(f"catalogue paper-move {BIRTH} giay-hen-kham 99")
    assert moved["lines"] == ["đổi thứ tự giấy tờ"]
    assert papers(line)[-1]["key"] == "giay-hen-kham"
    gone = line.ok(f"catalogue paper-remove {BIRTH} giay-hen-kham")
    assert gone["lines"] == ["bỏ giấy tờ “Giấy khám”"]
    assert [one["key"] for one in papers(line)] == [one["key"] for one in before]


def test_what_is_not_said_of_a_paper_stays_as_it_is(line: Line) -> None:
    before = papers(line)[0]
    line.ok(f"catalogue paper {BIRTH} {before['key']} --copies 3")
    assert papers(line)[0] == before | {"copies": 3, "confirmed": True}
    assert line.ok(f"catalogue paper {BIRTH} {before['key']}")["lines"] == []


def test_a_step_is_added_changed_moved_and_removed(line: Line) -> None:
    before = steps(line)
    line.ok(f"catalogue step-add {WORKED} --name 'Xác minh' --unit 'Công an' --hours 1,5 --at 2")
    assert steps(line)[1] == {"name": "Xác minh", "unit": "Công an", "hours": "1.5"}
    assert "Bước 2, Xác minh tại Công an: 1,5 giờ" in line(f"catalogue show {WORKED}").out
    told = line.ok(f"catalogue step {WORKED} 2 --unit 'Phòng Tư pháp'")["lines"]
    assert told == ["bước “Xác minh”: nơi làm đổi từ Công an thành Phòng Tư pháp"]
    line.ok(f"catalogue step {WORKED} 2 --name 'Thẩm tra thêm' --hours 2")
    line.ok(f"catalogue step-move {WORKED} 2 1")
    assert [one["name"] for one in steps(line)][:2] == ["Thẩm tra thêm", before[0]["name"]]
    line.ok(f"catalogue step-remove {WORKED} 1")
    assert steps(line) == before


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        ("paper-add {} --copies 1", "hãy nhập tên gọi của giấy tờ", 2),
        ("paper-add {} --label {long}", "nhiều nhất là 60", 2),
        ("paper-add {} --label 'Giấy Chứng Sinh'", "hãy gọi bằng tên khác", 2),
        ("paper-add {} --label 'Đơn' --originals 100", "phải từ 0 đến 99", 2),
        ("paper-add {} --label 'Đơn' --case 9", "không có trường hợp “9”", 2),
        ("paper-add {} --label 'Đơn' --instead-of la", "không có giấy tờ “la”", 3),
        ("paper-move {} la 1", "không có giấy tờ “la”", 3),
        ("paper-remove {} la", "không có giấy tờ “la”", 3),
        ("step-add {} --name 'Ký' --hours lâu", "không phải số giờ", 2),
        ("step-add {} --name ' ' --hours 1", "hãy nhập tên của bước", 2),
        (f"step {WORKED} 1 --unit {{long}}{{long}}", "nhiều nhất là 120", 2),
        ("step-move {} 99 1", "không có bước “99”", 3),
        ("step-remove {} 0", "không có bước “0”", 3),
    ],
)
def test_what_cannot_be_kept_is_said_and_changes_nothing(
    line: Line, words: str, said: str, code: int
) -> None:
    before = line.ok(f"catalogue show {BIRTH}")
    answer = line("catalogue " + words.format(BIRTH, long="đ" * 61))
    assert answer.code == code, answer
    assert said in answer.err
    assert line.ok(f"catalogue show {BIRTH}") == before
