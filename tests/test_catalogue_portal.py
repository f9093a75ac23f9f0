"""The portal's catalogue is read with its known traps, and nothing in it counts as confirmed."""

import json
from decimal import Decimal

import pytest

from desk_app.catalogue_files import from_json
from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.procedure import Channel, Doubt, Procedure, RequiredPaper


def days(count: int) -> Limit:
    return Limit(Decimal(count), Unit.WORKING_DAYS)


def portal(**changes: object) -> bytes:
    """Return a portal file of one procedure, sound but for ``changes``."""
    row: dict[str, object] = {
        "code": "1.000001",
        "name": "Thủ tục cấp giấy thử",
        "field": "Hộ tịch",
        "levels": ["Cấp xã"],
        "decision": "1/QĐ",
        "result": "Giấy thử",
        "channels": [
            {"channel": "counter", "time_limit": 3, "unit": "working_days", "fee_vnd": None}
        ],
        "papers": [{"name": "Tờ khai cấp giấy thử theo mẫu", "originals": 1, "copies": 0}],
    }
    return json.dumps({"source": "portal", "procedures": [row | changes]}).encode()


def only(content: bytes) -> Procedure:
    procedures, unreadable = from_json(content)
    assert unreadable == ()
    return procedures[0]


def channels(*rows: tuple[str, int, str | None, int | None]) -> list[dict[str, object]]:
    names = ("channel", "time_limit", "unit", "fee_vnd")
    return [dict(zip(names, row, strict=True)) for row in rows]


def papers(*rows: tuple[str, str | None, int]) -> list[dict[str, object]]:
    return [
        {"name": name, "originals": count, "copies": 0, "case": case} for name, case, count in rows
    ]


def test_a_plain_procedure_of_the_portal_is_read_and_waits_for_confirmation():
    procedure = only(portal())
    assert procedure.short_name == "Cấp giấy thử"
    assert procedure.subject_area == "Hộ tịch"
    route = procedure.routes[0]
    assert (route.channel, route.limit, route.fee_vnd) == (Channel.COUNTER, days(3), None)
    assert not route.confirmed
    assert procedure.papers == (
        RequiredPaper(
            "to-khai-cap-giay-thu", "Tờ khai cấp giấy thử theo mẫu", "Tờ khai cấp giấy thử"
        ),
    )


@pytest.mark.parametrize(
    ("amount", "unit", "limit", "doubts"),
    [
        (1, None, None, (Doubt.BARE_ONE,)),
        (0, None, None, (Doubt.LIMIT_EMPTY,)),
        (20, None, days(20), (Doubt.UNIT_EMPTY,)),
        (1, "working_days", days(1), ()),
        (30, "days", Limit(Decimal(30), Unit.DAYS), ()),
        (1, "hours", Limit(Decimal(1), Unit.WORKING_HOURS), ()),
        (0.5, "working_days", Limit(Decimal("0.5"), Unit.WORKING_DAYS), ()),
    ],
)
def test_time_cells_of_the_portal(
    amount: int, unit: str | None, limit: Limit | None, doubts: tuple[Doubt, ...]
):
    route = only(portal(channels=channels(("online", amount, unit, None)))).routes[0]
    assert (route.limit, route.doubts) == (limit, doubts)


def test_free_of_charge_is_only_a_claim():
    route = only(portal(channels=channels(("postal", 3, "days", 0)))).routes[0]
    assert (route.channel, route.fee_vnd, route.confirmed) == (Channel.POST, 0, False)
    assert route.doubts == (Doubt.FREE_UNPROVEN,)


def test_several_rows_of_one_channel_become_cases_to_be_named():
    rows = channels(
        ("online", 1, "working_days", 0),
        ("online", 3, "working_days", 0),
        ("counter", 3, "working_days", 0),
        ("counter", 3, "working_days", 0),
    )
    procedure = only(portal(channels=rows))
    assert [(r.channel, r.case) for r in procedure.routes] == [
        (Channel.ONLINE, "1"),
        (Channel.ONLINE, "2"),
        (Channel.COUNTER, ""),
    ]
    assert procedure.routes[0].case_name == "Trường hợp 1: 1 ngày làm việc (chưa đặt tên)"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("fax", 3, "days", 0), "không rõ hình thức nộp “fax”"),
        (("online", 3, "weeks", 0), "không rõ đơn vị thời hạn “weeks”"),
        (("online", -3, "days", 0), "thời hạn không dùng được"),
        (("online", 3, "days", -5), "phí, lệ phí không được nhỏ hơn 0"),
    ],
)
def test_an_odd_row_of_the_portal_is_left_out_with_its_reason(
    row: tuple[str, int, str | None, int | None], reason: str
):
    procedures, unreadable = from_json(portal(channels=channels(row)))
    assert procedures == ()
    assert "1.000001" in unreadable[0].where
    assert reason in unreadable[0].reason


def test_guidance_in_the_list_of_papers_is_kept_apart():
    rows = papers(
        ("Lưu ý: nộp hồ sơ trực tuyến thì không đính kèm", None, 0),
        ("Người tiếp nhận có trách nhiệm tiếp nhận đúng, đủ hồ sơ", None, 0),
        ("Bản sao quyết định thành lập", None, 0),
        ("Bản chụp các giấy tờ gửi kèm phải rõ nét", "Lưu ý", 0),
        ("Đơn đề nghị cấp giấy thử", None, 1),
    )
    procedure = only(portal(papers=rows))
    assert [(p.label, p.required) for p in procedure.papers] == [
        ("Bản sao quyết định thành lập", False),
        ("Đơn đề nghị cấp giấy thử", True),
    ]
    assert len(procedure.notes) == 3


def test_papers_that_are_shown_or_depend_on_something_do_not_block():
    rows = papers(
        ("Tờ khai cấp giấy thử (nếu người yêu cầu nộp theo hình thức trực tiếp)", None, 1),
        ("Mẫu điện tử tương tác cấp giấy thử", None, 1),
        ("Văn bản ủy quyền theo quy định của pháp luật", None, 1),
        ("Hộ chiếu hoặc thẻ (sau đây gọi là giấy tờ tùy thân)", "Giấy tờ phải xuất trình", 1),
        ("Văn bản sẽ ký", None, 1),
        ("Đơn đề nghị cấp giấy thử", None, 1),
        ("Phiếu gửi hồ sơ", "Trường hợp đăng ký trên môi trường điện tử", 1),
    )
    read = only(portal(papers=rows)).papers
    assert [paper.required for paper in read] == [True, False, False, False, True, True, False]
    assert [paper.presented for paper in read] == [False, False, False, True, True, False, False]


def test_headings_that_are_alternatives_become_cases_with_their_papers():
    rows = papers(
        ("Sổ hộ nghèo", None, 1),
        ("Đơn đề nghị trợ cấp", "a) Trường hợp hỗ trợ khám chữa bệnh", 1),
        ("Đơn đề nghị trợ cấp", "b) Trường hợp trợ cấp tai nạn", 1),
        ("Biên bản tai nạn", None, 1),
    )
    procedure = only(portal(papers=rows))
    assert [name for _, name in procedure.cases()][1:] == [
        "Hỗ trợ khám chữa bệnh",
        "Trợ cấp tai nạn",
    ]
    assert [p.label for p in procedure.papers_for("2")] == [
        "Sổ hộ nghèo",
        "Đơn đề nghị trợ cấp",
        "Biên bản tai nạn",
    ]


def test_named_cases_leave_no_usual_case_without_papers():
    rows = papers(
        ("Đơn đề nghị trợ cấp", "a) Trường hợp hỗ trợ khám chữa bệnh", 1),
        ("Biên bản tai nạn", "b) Trường hợp trợ cấp tai nạn", 1),
    )
    procedure = only(portal(papers=rows))
    assert [case for case, _ in procedure.cases()] == ["1", "2"]
    assert procedure.route(Channel.COUNTER) is None


def test_papers_that_the_portal_lists_as_alternatives_stand_for_each_other():
    rows = papers(
        ("Giấy chứng nhận quyền sử dụng đất", None, 1),
        ("Một trong những giấy tờ hợp pháp: Giấy chứng nhận quyền sử dụng đất, khác", None, 1),
        ("Đơn đề nghị cấp giấy phép xây dựng", None, 1),
    )
    procedure = only(portal(papers=rows))
    land, choice, form = procedure.papers
    assert land.group == choice.group == choice.key
    assert form.group is None
    assert procedure.missing_papers({land.key, form.key}) == ()


def test_headings_do_not_fight_with_cases_of_the_limits():
    rows = papers(
        ("Đơn đề nghị trợ cấp", "a) Trường hợp hỗ trợ khám chữa bệnh", 1),
        ("Biên bản tai nạn", "b) Trường hợp trợ cấp tai nạn", 1),
    )
    limits = channels(("online", 1, "days", None), ("online", 3, "days", None))
    procedure = only(portal(papers=rows, channels=limits))
    assert [(paper.case, paper.required) for paper in procedure.papers] == [
        (None, False),
        (None, False),
    ]


def test_slips_of_the_portal_are_mended_and_reported():
    rows = papers(
        ("\u200e ", None, 1),
        (") (khoản 2 Điều 27)", None, 1),
        ("Đơn đăng ký biến động đất đai", None, 81),
        ("Giấy chứng nhận (bản gốc", None, 1),
        ("có chứng thực) theo quy định", None, 1),
        ("Đơn đăng ký biến động đất đai", None, 81),
    )
    procedure = only(portal(papers=rows))
    assert [(p.originals, p.note) for p in procedure.papers] == [
        (1, "cổng ghi 81 bản chính, tạm lấy 1"),
        (1, "tên bị cắt rời trên cổng, cần xem lại"),
    ]


def test_names_of_attached_files_never_reach_the_office():
    rows = papers(("Tờ khai (Mẫu CT01 kèm theo Thông tư 53/2025);1.MuCT01banhnhkmtheo", None, 1))
    name = only(portal(papers=rows)).papers[0].name
    assert name == "Tờ khai (Mẫu CT01 kèm theo Thông tư 53/2025)"
