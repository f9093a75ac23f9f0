"""Papers and internal steps of a procedure: added, changed, moved, removed, and what is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.catalogue import keep_local
from desk_app.domain.catalogue_changes import change_lines
from desk_app.domain.catalogue_lines import (
    NAME_LETTERS,
    NEW_PAPER,
    NEW_STEP,
    STEP_LETTERS,
    LineField,
    add_paper,
    add_step,
    change_paper,
    change_step,
    let_stand_for,
    line_faults,
    move_paper,
    move_step,
    remove_paper,
    remove_step,
    with_own_keys,
)
from desk_app.domain.paper_label import LABEL_LETTERS
from desk_app.domain.procedure import (
    MOST_COPIES,
    Channel,
    Procedure,
    RequiredPaper,
    Route,
    WorkflowStep,
    faults,
)

ON = date(2026, 11, 20)
FORM = RequiredPaper("to-khai", "Tờ khai theo mẫu số 01", "Tờ khai")
PLEDGE = RequiredPaper("cam-doan", "Văn bản cam đoan", "Văn bản cam đoan", case="1")
PHOTO = RequiredPaper("anh", "Ảnh chân dung", "Ảnh", originals=2)
TAKE_IN = WorkflowStep("Tiếp nhận", "Một cửa", Decimal(4))
SIGN = WorkflowStep("Ký", "Lãnh đạo", Decimal(2))
PROCEDURE = Procedure(
    code="9.000001",
    version=3,
    name="Cấp giấy thử",
    short_name="Giấy thử",
    subject_area="Hộ tịch",
    routes=(Route(Channel.COUNTER), Route(Channel.COUNTER, "1", "Quá hạn")),
    papers=(FORM, PLEDGE, PHOTO),
    steps=(TAKE_IN, SIGN),
)


def keys(procedure: Procedure) -> list[str]:
    return [paper.key for paper in procedure.papers]


def names(procedure: Procedure) -> list[str]:
    return [step.name for step in procedure.steps]


def refused(wanted: Procedure, before: Procedure = PROCEDURE) -> list[tuple[int, LineField]]:
    return [(fault.place, fault.field) for fault in line_faults(before, wanted)]


def paper(label: str, name: str = "", case: str | None = None) -> RequiredPaper:
    return replace(NEW_PAPER, label=label, name=name, case=case)


def test_a_paper_is_added_with_names_that_can_be_kept_and_a_key_of_its_own() -> None:
    added = add_paper(PROCEDURE, paper(" Giấy  xác\u200b nhận", "Giấy xác nhận của thôn"))
    last = added.papers[-1]
    assert (last.key, last.label, last.name) == (
        "giay-xac-nhan", "Giấy xác nhận", "Giấy xác nhận của thôn",
    )  # fmt: skip
    assert (last.originals, last.copies, last.required, last.confirmed) == (1, 0, True, True)
    again = add_paper(added, paper("Giấy xác nhận", case="1"), 0)
    assert (again.papers[0].key, again.papers[0].name) == ("giay-xac-nhan-2", "Giấy xác nhận")
    assert add_paper(PROCEDURE, paper("Đơn"), -3).papers[0].label == "Đơn"
    assert change_lines(PROCEDURE, added, ON) == (
        "thêm giấy tờ “Giấy xác nhận” (1 bản chính, bắt buộc)",
    )


def test_a_paper_without_a_label_is_called_by_what_is_recognised_of_its_name() -> None:
    long = "Giấy chứng nhận thử theo mẫu ban hành kèm theo quyết định của cơ quan có thẩm quyền"
    assert add_paper(PROCEDURE, paper(" ", long)).papers[-1].label == "Giấy chứng nhận thử"


def test_a_paper_is_renamed_and_keeps_its_key() -> None:
    renamed = change_paper(PROCEDURE, replace(FORM, label="Đơn", name="Đơn theo mẫu số 02"))
    assert keys(renamed) == keys(PROCEDURE)
    assert change_lines(PROCEDURE, renamed, ON) == (
        "giấy tờ “Tờ khai”: tên gọi đổi từ Tờ khai thành Đơn",
    )
    only_name = change_paper(PROCEDURE, replace(FORM, name=""))
    assert only_name.papers[0].name == "Tờ khai"
    assert change_lines(PROCEDURE, only_name, ON) == ("giấy tờ “Tờ khai”: sửa cách ghi",)


def test_a_paper_goes_and_stands_elsewhere_and_the_change_says_so() -> None:
    gone = remove_paper(PROCEDURE, "cam-doan")
    assert keys(gone) == ["to-khai", "anh"]
    assert change_lines(PROCEDURE, gone, ON) == ("bỏ giấy tờ “Văn bản cam đoan”",)
    moved = move_paper(PROCEDURE, "anh", 0)
    assert keys(moved) == ["anh", "to-khai", "cam-doan"]
    assert keys(move_paper(PROCEDURE, "to-khai", 99)) == ["cam-doan", "anh", "to-khai"]
    assert keys(move_paper(PROCEDURE, "anh", -1)) == ["anh", "to-khai", "cam-doan"]
    assert move_paper(PROCEDURE, "la", 0) is PROCEDURE
    assert change_lines(PROCEDURE, moved, ON) == ("đổi thứ tự giấy tờ",)


def test_papers_stand_for_each_other_until_one_stands_alone() -> None:
    either = let_stand_for(PROCEDURE, "anh", "to-khai")
    assert [one.group for one in either.papers] == ["to-khai", None, "to-khai"]
    assert not either.missing_papers({"anh"})
    assert change_lines(PROCEDURE, either, ON) == (
        "giấy tờ “Tờ khai”: thay được cho “Ảnh”",
        "giấy tờ “Ảnh”: thay được cho “Tờ khai”",
    )
    any_of_three = let_stand_for(either, "cam-doan", "anh")
    assert {one.group for one in any_of_three.papers} == {"to-khai"}
    alone = let_stand_for(either, "anh", "")
    assert [one.group for one in alone.papers] == ["to-khai", None, None]
    assert change_lines(either, alone, ON) == ("giấy tờ “Ảnh”: không thay giấy tờ khác",)
    for key, other in (("anh", "anh"), ("anh", "la"), ("la", "anh")):
        assert let_stand_for(PROCEDURE, key, other) is PROCEDURE


def test_steps_are_added_changed_moved_and_removed() -> None:
    check = WorkflowStep(" Thẩm  tra", "Phòng Văn hóa", Decimal(8))
    added = add_step(PROCEDURE, check, 1)
    assert names(added) == ["Tiếp nhận", "Thẩm tra", "Ký"]
    assert names(move_step(added, 1, 2)) == ["Tiếp nhận", "Ký", "Thẩm tra"]
    assert names(move_step(added, 0, -5)) == names(added)
    assert move_step(added, 3, 0) is added
    assert remove_step(added, 1) == PROCEDURE
    elsewhere = change_step(PROCEDURE, 1, replace(SIGN, unit="Chủ tịch"))
    assert elsewhere.steps[0] == TAKE_IN
    assert change_lines(PROCEDURE, elsewhere, ON) == (
        "bước “Ký”: nơi làm đổi từ Lãnh đạo thành Chủ tịch",
    )
    assert change_lines(PROCEDURE, added, ON) == (
        "quy trình nội bộ đổi từ Tiếp nhận 4 giờ, Ký 2 giờ "
        "thành Tiếp nhận 4 giờ, Thẩm tra 8 giờ, Ký 2 giờ",
    )


@pytest.mark.parametrize(
    ("wanted", "field", "said"),
    [
        (paper(""), LineField.LABEL, "hãy nhập tên gọi của giấy tờ thứ 4"),
        (paper("đ" * (LABEL_LETTERS + 1)), LineField.LABEL, "dài 61 chữ cái, nhiều nhất là 60"),
        (paper("Đơn", "đ" * (NAME_LETTERS + 1)), LineField.NAME, "nhiều nhất là 1000"),
        (replace(paper("Đơn"), copies=MOST_COPIES + 1), LineField.COUNTS, "từ 0 đến 99"),
        (paper("TỜ KHAI"), LineField.LABEL, "đã có giấy tờ tên “TỜ KHAI”"),
        (paper("Ảnh", case="1"), LineField.LABEL, "đã có giấy tờ"),
        (paper("Đơn", case="7"), LineField.CASE, "không có trường hợp “7”"),
    ],
)
def test_a_paper_that_cannot_be_kept_is_refused_at_its_field(
    wanted: RequiredPaper, field: LineField, said: str
) -> None:
    (fault,) = line_faults(PROCEDURE, add_paper(PROCEDURE, wanted))
    assert (fault.place, fault.field) == (3, field)
    assert said in fault.words


def test_the_case_of_a_paper_is_told_by_its_name() -> None:
    late = change_paper(PROCEDURE, replace(FORM, case="1"))
    assert change_lines(PROCEDURE, late, ON) == (
        "giấy tờ “Tờ khai”: trường hợp đổi từ mọi trường hợp thành Quá hạn",
    )
    usual = change_paper(late, replace(FORM, case=""))
    (line,) = change_lines(late, usual, ON)
    assert line.endswith("đổi từ Quá hạn thành Trường hợp thông thường")


def test_two_cases_may_call_their_papers_alike() -> None:
    assert refused(add_paper(PROCEDURE, paper("Văn bản cam đoan", case=""))) == []
    assert refused(add_paper(PROCEDURE, paper("Văn bản cam đoan", case="1"))) == [
        (3, LineField.LABEL)
    ]


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        (NEW_STEP, [LineField.STEP_NAME, LineField.HOURS]),
        (replace(SIGN, name="k" * (STEP_LETTERS + 1)), [LineField.STEP_NAME]),
        (replace(SIGN, unit="k" * (STEP_LETTERS + 1)), [LineField.UNIT]),
        (replace(SIGN, hours=Decimal(10_000)), [LineField.HOURS]),
        (replace(SIGN, name="Ký lại"), []),
    ],
)
def test_a_step_that_cannot_be_kept_is_refused_at_its_field(
    step: WorkflowStep, fields: list[LineField]
) -> None:
    wanted = change_step(PROCEDURE, 1, step)
    assert refused(wanted) == [(1, field) for field in fields]
    if not any(field is LineField.HOURS for field in fields):
        assert faults(wanted) == ()


def test_what_stood_already_keeps_nobody_from_changing_something_else() -> None:
    odd = replace(PROCEDURE, papers=(FORM, replace(FORM, key="2", name="Tờ khai khác")))
    assert refused(change_step(odd, 0, SIGN), odd) == []
    assert refused(change_paper(odd, replace(odd.papers[1], copies=1)), odd) == [
        (1, LineField.LABEL)
    ]


def test_what_a_page_adds_gets_its_key_when_it_has_a_name_and_never_that_of_another() -> None:
    begun = add_paper(remove_paper(PROCEDURE, "to-khai"), NEW_PAPER)
    assert keys(begun)[-1] == "giay-to"
    named = change_paper(begun, replace(begun.papers[-1], label="Tờ khai"))
    settled = with_own_keys(PROCEDURE, named)
    assert keys(settled) == ["cam-doan", "anh", "to-khai-2"]
    assert with_own_keys(PROCEDURE, settled) == settled


def test_what_the_office_added_outlives_a_file_until_the_file_has_it_too() -> None:
    added = add_paper(PROCEDURE, paper("Giấy của phường"), 1)
    again = keep_local(added, PROCEDURE)
    assert keys(again) == ["to-khai", "giay-cua-phuong", "cam-doan", "anh"]
    assert change_lines(added, again, ON) == ()
    now_published = replace(added.papers[1], own=False, confirmed=False)
    published = replace(PROCEDURE, papers=(*PROCEDURE.papers, now_published))
    assert keep_local(added, published).papers[-1] == replace(now_published, confirmed=True)
    assert keys(keep_local(keep_local(added, published), PROCEDURE)) == keys(PROCEDURE)


labels = st.text(st.sampled_from("aăâ bcdđ"), max_size=12)
papers = st.builds(paper, labels, labels, st.sampled_from([None, "", "1"]))
procedures = st.lists(papers, max_size=6).map(
    lambda all_of: with_papers(replace(PROCEDURE, papers=()), all_of)
)


def with_papers(procedure: Procedure, wanted: list[RequiredPaper]) -> Procedure:
    for one in wanted:
        procedure = add_paper(procedure, one)
    return procedure


@given(procedures, papers, st.integers(-1, 7))
def test_what_is_added_and_removed_again_leaves_everything_as_it_was(
    procedure: Procedure, wanted: RequiredPaper, place: int
) -> None:
    added = add_paper(procedure, wanted, place)
    (new,) = set(keys(added)) - set(keys(procedure))
    assert remove_paper(added, new) == procedure
    longer = add_step(procedure, SIGN, place)
    assert remove_step(longer, min(max(place, 0), len(procedure.steps))) == procedure


@given(procedures, st.integers(0, 5), st.integers(-2, 8))
def test_moving_there_and_back_changes_nothing(procedure: Procedure, at: int, to: int) -> None:
    for key in keys(procedure)[at : at + 1]:
        there = move_paper(procedure, key, to)
        assert sorted(keys(there)) == sorted(keys(procedure))
        assert move_paper(there, key, at) == procedure
    if at < len(procedure.steps):
        there = move_step(procedure, at, to)
        landed = min(max(to, 0), len(procedure.steps) - 1)
        assert move_step(there, landed, at) == procedure


@given(procedures, st.lists(papers, max_size=4), st.lists(st.integers(0, 5), max_size=4))
def test_keys_stay_unique_whatever_is_added_and_removed(
    before: Procedure, added: list[RequiredPaper], gone: list[int]
) -> None:
    wanted = before
    for at in gone:
        for key in keys(wanted)[at : at + 1]:
            wanted = remove_paper(wanted, key)
    grown = with_papers(wanted, added)
    settled = with_own_keys(before, grown)
    assert len(set(keys(settled))) == len(settled.papers)
    assert [one.label for one in settled.papers] == [one.label for one in grown.papers]
    assert keys(settled)[: len(wanted.papers)] == keys(wanted)
