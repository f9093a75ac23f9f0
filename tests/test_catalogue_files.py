"""Catalogue files become procedures; a bad row never blocks the rest."""

import json
from datetime import date
from pathlib import Path

import pytest

from desk_app.catalogue_files import from_json, read_catalogue, shipped_catalogue, to_json
from desk_app.domain.calendar import Unit
from desk_app.domain.catalogue import (
    ConfirmReason,
    ProcedureIndex,
    Unreadable,
    compare,
    next_version,
    to_confirm,
)
from desk_app.domain.paper_label import LABEL_LETTERS
from desk_app.domain.procedure import Channel, Procedure
from resources import resource_path

ROOT = Path(__file__).parents[1]
PORTAL_FILE = ROOT.parent / "shared" / "data" / "procedures.json"
ON = date(2026, 11, 23)

needs_portal_file = pytest.mark.skipif(
    not PORTAL_FILE.exists(), reason="the portal's catalogue is not part of the project"
)


@pytest.fixture(scope="module")
def shipped() -> tuple[Procedure, ...]:
    procedures, unreadable = read_catalogue(resource_path("catalogue/procedures.json"))
    assert unreadable == ()
    assert shipped_catalogue() == procedures
    return procedures


@pytest.fixture(scope="module")
def nation() -> tuple[Procedure, ...]:
    procedures, unreadable = read_catalogue(PORTAL_FILE)
    assert unreadable == ()
    return procedures


# -- the shipped catalogue ---------------------------------------------------------------------


def test_the_shipped_catalogue_covers_the_desk(shipped: tuple[Procedure, ...]):
    assert len(shipped) >= 40
    assert sum(procedure.favourite for procedure in shipped) >= 8
    assert {p.subject_area for p in shipped} >= {
        "Hộ tịch",
        "Chứng thực",
        "Đất đai",
        "Hộ kinh doanh",
    }
    assert any(p.return_at_once for p in shipped)
    assert any(p.without_appointment for p in shipped)
    assert any(p.cases() for p in shipped)
    units = {r.limit.unit for p in shipped for r in p.routes if r.limit}
    assert units >= {Unit.WORKING_DAYS, Unit.DAYS, Unit.WORKING_HOURS, Unit.SAME_DAY}
    assert any(r.committed for p in shipped for r in p.routes)


def test_shipped_labels_fit_and_shipped_groups_have_a_choice(shipped: tuple[Procedure, ...]):
    for procedure in shipped:
        groups = [paper.group for paper in procedure.papers if paper.group]
        assert all(groups.count(group) > 1 for group in groups)
        assert all(len(paper.label) <= LABEL_LETTERS for paper in procedure.papers)


def test_nothing_that_is_unknown_is_shipped_as_confirmed(shipped: tuple[Procedure, ...]):
    routes = [route for procedure in shipped for route in procedure.routes]
    assert all(route.limit and route.fee_vnd is not None for route in routes if route.confirmed)


def test_shipped_steps_take_no_longer_than_the_limit(shipped: tuple[Procedure, ...]):
    for procedure in shipped:
        hours = sum(step.hours for step in procedure.steps)
        limits = [r.limit.amount for r in procedure.routes if r.limit and r.limit.amount]
        assert not procedure.steps or hours <= 8 * max(limits)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("khai sinh", "1.001193"),
        ("doc than", "1.004873"),
        ("sao y", "2.000815"),
        ("sổ đỏ", "1.013978"),
        ("hkd", "1.001612"),
        ("nhap khau", "1.004222"),
    ],
)
def test_a_clerk_finds_the_shipped_procedures_by_folk_words(
    shipped: tuple[Procedure, ...], typed: str, code: str
):
    assert ProcedureIndex(shipped).find(typed)[0].code == code


# -- our own format ----------------------------------------------------------------------------


def test_our_own_format_gives_back_what_was_written(shipped: tuple[Procedure, ...]):
    assert from_json(to_json(shipped)) == (shipped, ())


def test_a_byte_order_mark_does_not_hurt(shipped: tuple[Procedure, ...]):
    assert from_json(b"\xef\xbb\xbf" + to_json(shipped))[0] == shipped


def test_one_bad_procedure_of_our_own_does_not_block_the_rest(shipped: tuple[Procedure, ...]):
    document = json.loads(to_json(shipped[:6]))
    rows = document["procedures"]
    del rows[0]["name"]
    rows[1]["routes"][0]["channel"] = "fax"
    rows[2]["version"] = "một"
    rows[3]["routes"][0]["limit"] = {"amount": "-3", "unit": "days"}
    rows[4]["code"] = rows[5]["code"]
    procedures, unreadable = from_json(json.dumps(document).encode())
    assert [procedure.code for procedure in procedures] == [shipped[5].code]
    assert unreadable == (
        Unreadable("Thủ tục thứ 1 (1.001193)", "thiếu mục “name”"),
        Unreadable(
            "Thủ tục thứ 2 (1.000656)", "giá trị 'fax' không dùng được ở “routes[0].channel”"
        ),
        Unreadable("Thủ tục thứ 3 (1.000894)", "mục “version” phải là int, không phải str"),
        Unreadable(
            "Thủ tục thứ 4 (1.004873)",
            "thời hạn không dùng được (chỉ ngày làm việc mới được lẻ nửa ngày)",
        ),
        Unreadable(f"Thủ tục {shipped[5].code}", "mã thủ tục đã có ở trên trong cùng tệp"),
    )


@pytest.mark.parametrize(
    "content", [b"", b"[1, 2]", b"{}", b"\xff\xfe", b'{"procedures": 3}', b'{"a":' * 9_999]
)
def test_what_is_no_catalogue_is_said_to_be_none(content: bytes):
    procedures, unreadable = from_json(content)
    assert procedures == ()
    assert unreadable[0].where == "Cả tệp"
    assert "không phải danh mục thủ tục" in unreadable[0].reason


def test_a_file_of_a_newer_program_is_refused():
    content = b'{"format": "motcua-catalogue", "format_version": 99, "procedures": []}'
    assert "mới hơn" in from_json(content)[1][0].reason


def test_an_unknown_kind_of_file_is_refused_in_words(tmp_path: Path):
    assert "chưa đọc được loại tệp “.pdf”" in read_catalogue(tmp_path / "a.pdf")[1][0].reason


# -- the portal's real file ----------------------------------------------------------------------


@needs_portal_file
def test_all_real_procedures_of_the_portal_are_read(nation: tuple[Procedure, ...]):
    assert len(nation) == 316
    assert not any(route.confirmed for p in nation for route in p.routes)
    labels = [paper.label for p in nation for paper in p.papers]
    assert all(0 < len(label) <= LABEL_LETTERS for label in labels)


@needs_portal_file
def test_the_known_traps_of_the_portal_are_asked_about(nation: tuple[Procedure, ...]):
    asked = {(item.code, item.reason) for item in to_confirm(nation)}
    assert asked >= {
        ("1.001266", ConfirmReason.LIMIT_UNKNOWN),
        ("2.000720", ConfirmReason.LIMIT_UNKNOWN),
        ("1.004884", ConfirmReason.UNIT_EMPTY),
        ("1.012812", ConfirmReason.CHANNELS_DIFFER),
        ("1.013978", ConfirmReason.CHANNELS_DIFFER),
        ("1.010041", ConfirmReason.SEVERAL_CASES),
        ("1.012796", ConfirmReason.PAPER_ODD),
        ("2.000815", ConfirmReason.NO_ROUTE),
        ("1.001193", ConfirmReason.FREE_UNPROVEN),
        ("1.004222", ConfirmReason.FEE_UNKNOWN),
    }
    assert {item.code for item in to_confirm(nation)} == {p.code for p in nation}


@needs_portal_file
def test_every_main_form_of_civil_status_is_asked_for(nation: tuple[Procedure, ...]):
    birth = next(p for p in nation if p.code == "1.001193")
    assert [paper.label for paper in birth.missing_papers(())] == [
        "Giấy chứng sinh",
        "Tờ khai đăng ký khai sinh",
    ]


@needs_portal_file
def test_land_papers_that_stand_for_each_other_are_asked_for_once(nation: tuple[Procedure, ...]):
    permit = next(p for p in nation if p.code == "1.013225")
    house = next(case for case, name in permit.cases() if name == "Công trình nhà ở riêng lẻ")
    choices = [paper for paper in permit.missing_papers((), house) if len(paper.any_of) > 1]
    assert [len(paper.any_of) for paper in choices] == [3]
    assert "Giấy chứng nhận quyền sử dụng đất" in choices[0].label


@needs_portal_file
def test_importing_the_portal_twice_changes_nothing(nation: tuple[Procedure, ...]):
    first = next_version(compare((), nation, ON))
    again = compare(first, nation, ON)
    assert (again.added, again.changed, again.abolished) == ((), (), ())


@needs_portal_file
def test_the_portal_does_not_undo_what_is_shipped_with_care(
    shipped: tuple[Procedure, ...], nation: tuple[Procedure, ...]
):
    after = {p.code: p for p in next_version(compare(shipped, nation, ON))}
    single = after["1.004873"]
    assert single.short_name == "Xác nhận tình trạng hôn nhân"
    assert "độc thân" in single.keywords
    assert single.favourite
    extract = after["2.000635"].route(Channel.COUNTER)
    assert extract is not None
    assert (extract.fee_vnd, extract.confirmed) == (8_000, True)


@needs_portal_file
def test_the_real_procedures_survive_our_own_format(nation: tuple[Procedure, ...]):
    assert from_json(to_json(nation)) == (nation, ())
