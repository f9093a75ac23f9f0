"""Tables that people keep in Excel are read as they write them."""

import io
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from desk_app.catalogue_cells import read_fee, read_limit, read_paper, read_yes
from desk_app.catalogue_files import read_catalogue
from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.catalogue import Unreadable
from desk_app.domain.procedure import Channel, Doubt, FeeKind


def days(count: int) -> Limit:
    return Limit(Decimal(count), Unit.WORKING_DAYS)


HEAD = (
    "Mã thủ tục;Tên thủ tục;Lĩnh vực;Hình thức nộp;"
    "Thời hạn;Phí, lệ phí;Thành phần hồ sơ;Đã xác nhận"
)


def csv_file(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "danh-muc.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8-sig")
    return path


def test_a_csv_from_excel_is_read(tmp_path: Path):
    path = csv_file(
        tmp_path,
        "1.000001;Cấp giấy thử;Hộ tịch;Trực tiếp;3 ngày làm việc;8.000 đ;"
        '"Tờ khai (1 bản chính)\nHộ chiếu (xuất trình)\nhoặc Thẻ căn cước (1 bản sao)";có',
        ";;;;;;;",
        "1.000001;;;trực tuyến;2 ngày làm việc;miễn phí;;không",
    )
    (procedure,), unreadable = read_catalogue(path)
    assert unreadable == ()
    counter, online = procedure.routes
    assert (counter.limit, counter.fee_vnd, counter.confirmed) == (days(3), 8_000, True)
    assert (online.channel, online.fee_vnd, online.confirmed) == (Channel.ONLINE, 0, False)
    form, passport, card = procedure.papers
    assert (form.label, form.group) == ("Tờ khai", None)
    assert passport.presented
    assert passport.group == card.group is not None
    assert (card.name, card.originals, card.copies) == ("Thẻ căn cước", 0, 1)


def test_commas_and_unaccented_headings_are_understood(tmp_path: Path):
    path = csv_file(
        tmp_path,
        '1.000001,Cấp giấy thử,online,30,ngày,HĐND tỉnh quy định,"sao y, chứng thực",x,theo bản',
        head="Ma TTHC,Ten thu tuc,Hinh thuc,Thoi han,Don vi,Phi,Tu khoa,Tra ngay,Cach tinh phi",
    )
    (procedure,), _ = read_catalogue(path)
    assert procedure.routes[0].limit == Limit(Decimal(30), Unit.DAYS)
    assert (procedure.routes[0].fee_vnd, procedure.routes[0].fee_note) == (
        None,
        "HĐND tỉnh quy định",
    )
    assert procedure.keywords == ("sao y", "chứng thực")
    assert procedure.return_at_once
    assert procedure.fee_kind == FeeKind.PER_COPY


def test_rows_of_one_channel_become_cases_by_name_or_number(tmp_path: Path):
    path = csv_file(
        tmp_path,
        "1.000001;Cấp giấy thử;trực tiếp;;1 ngày",
        "1.000001;;trực tiếp;Cần xác minh;5 ngày",
        "1.000001;;trực tiếp;;9 ngày",
        head="Mã;Tên;Hình thức;Trường hợp;Thời hạn",
    )
    (procedure,), _ = read_catalogue(path)
    assert [(r.case, r.case_name) for r in procedure.routes] == [
        ("", ""),
        ("1", "Cần xác minh"),
        ("2", "Trường hợp 3 (chưa đặt tên)"),
    ]


def test_a_row_without_a_channel_only_adds_to_what_is_known(tmp_path: Path):
    path = csv_file(
        tmp_path,
        '1.000001;Cấp giấy thử;;"Tờ khai\n-\nĐơn đề nghị"',
        "1.000001;;Hộ tịch;",
        head="Mã;Tên;Lĩnh vực;Giấy tờ",
    )
    (procedure,), _ = read_catalogue(path)
    assert (procedure.subject_area, procedure.routes) == ("Hộ tịch", ())
    assert [paper.label for paper in procedure.papers] == ["Tờ khai", "Đơn đề nghị"]


def test_bad_rows_of_a_table_are_listed_and_the_rest_is_read(tmp_path: Path):
    path = csv_file(
        tmp_path,
        "1.000001;Cấp giấy thử;Hộ tịch;Trực tiếp;3 ngày làm việc;0;;",
        ";Không có mã;Hộ tịch;Trực tiếp;3 ngày;0;;",
        "1.000002;Sai thời hạn;Hộ tịch;Trực tiếp;vài hôm;0;;",
        "1.000003;Sai hình thức;Hộ tịch;Điện thoại;3 ngày;0;;",
        "khai sinh;Sai mã;Hộ tịch;Trực tiếp;3 ngày;0;;",
        "1.000004;Quá lẻ;Hộ tịch;Trực tiếp;2,3 ngày làm việc;0;;",
    )
    procedures, unreadable = read_catalogue(path)
    assert [procedure.code for procedure in procedures] == ["1.000001"]
    assert unreadable == (
        Unreadable("Dòng 3", "thiếu mã thủ tục"),
        Unreadable("Dòng 4", "không hiểu thời hạn “vài hôm”"),
        Unreadable("Dòng 5", "không rõ hình thức nộp “Điện thoại”"),
        Unreadable("Dòng 7", "thời hạn “2,3 ngày làm việc” không dùng được"),
        Unreadable("Thủ tục khai sinh", "mã thủ tục “khai sinh” không đúng dạng (ví dụ: 1.001193)"),
    )


def test_a_table_without_codes_or_in_another_encoding_is_refused_in_words(tmp_path: Path):
    path = csv_file(tmp_path, "a;b", head="Cột A;Cột B")
    assert "dòng tiêu đề" in read_catalogue(path)[1][0].reason
    path.write_bytes("Mã;Tên\n1.000001;Việc".encode("utf-16"))
    assert "CSV UTF-8" in read_catalogue(path)[1][0].reason
    path.write_bytes(b"")
    assert read_catalogue(path) == ((), ())


def test_an_unknown_way_of_charging_is_refused(tmp_path: Path):
    path = csv_file(tmp_path, "1.000001;Việc;theo giờ", head="Mã;Tên;Cách tính phí")
    assert read_catalogue(path)[1][0].reason == "không rõ cách tính phí “theo giờ”"


def workbook(papers_rows: list[tuple[str | int | None, ...]] | None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(("Mã thủ tục", "Tên thủ tục", "Hình thức nộp", "Thời hạn", "Đơn vị", "Phí"))
    sheet.append(("1.000001", "Cấp giấy thử", "Trực tiếp", 3.0, "ngày làm việc", 8000))
    if papers_rows is not None:
        second = book.create_sheet("Giấy tờ")
        for row in papers_rows:
            second.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_with_a_sheet_of_papers_is_read(tmp_path: Path):
    path = tmp_path / "danh-muc.xlsx"
    path.write_bytes(
        workbook(
            [
                ("Mã thủ tục", "Tên giấy tờ", "Bản chính", "Bản sao", "Bắt buộc", "Trường hợp"),
                ("1.000001", "Tờ khai", 1, 0, "có", None),
                ("1.000001", "Giấy giải trình", 1, 2, "không", "Quá hạn"),
                ("1.000009", "Lạc", 1, 0, "có", None),
                ("1.000001", None, 1, 0, "có", None),
                ("1.000001", "Đếm sai", "hai", 0, "có", None),
            ]
        )
    )
    (procedure,), unreadable = read_catalogue(path)
    assert procedure.routes[0].limit == days(3)
    assert procedure.routes[0].fee_vnd == 8_000
    assert [(p.label, p.copies, p.required, p.case) for p in procedure.papers] == [
        ("Tờ khai", 0, True, None),
        ("Giấy giải trình", 2, False, "1"),
    ]
    assert [bad.reason for bad in unreadable] == [
        "không có thủ tục mã “1.000009” ở trang đầu",
        "thiếu tên giấy tờ",
        "số bản “hai” không phải là số",
    ]


def test_a_workbook_of_one_sheet_is_read_and_a_broken_one_refused(tmp_path: Path):
    path = tmp_path / "danh-muc.xlsx"
    path.write_bytes(workbook(None))
    assert len(read_catalogue(path)[0]) == 1
    path.write_bytes(b"PK\x03\x04 cut off")
    assert "bị hỏng" in read_catalogue(path)[1][0].reason


@pytest.mark.parametrize(
    ("text", "unit", "limit", "doubts"),
    [
        ("trong ngày", "", Limit(Decimal(0), Unit.SAME_DAY), ()),
        ("", "trong ngày", Limit(Decimal(0), Unit.SAME_DAY), ()),
        ("", "", None, (Doubt.LIMIT_EMPTY,)),
        ("1", "", None, (Doubt.BARE_ONE,)),
        ("5", "", days(5), (Doubt.UNIT_EMPTY,)),
        ("05 ngày làm việc", "", days(5), ()),
        ("1 giờ", "", Limit(Decimal(1), Unit.WORKING_HOURS), ()),
        ("0,5", "NLV", Limit(Decimal("0.5"), Unit.WORKING_DAYS), ()),
        ("2 tháng", "", Limit(Decimal(2), Unit.MONTHS), ()),
    ],
)
def test_limits_as_people_write_them(
    text: str, unit: str, limit: Limit | None, doubts: tuple[Doubt, ...]
):
    assert read_limit(text, unit) == (limit, doubts)


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("", (None, "")),
        ("8.000 đ", (8_000, "")),
        ("1,000,000", (1_000_000, "")),
        ("50000 đồng", (50_000, "")),
        ("Miễn phí", (0, "")),
        ("theo Nghị quyết HĐND", (None, "theo Nghị quyết HĐND")),
        ("9" * 5_000, (None, "9" * 5_000)),
    ],
)
def test_fees_as_people_write_them(text: str, fee: tuple[int | None, str]):
    assert read_fee(text) == fee


def test_papers_as_people_write_them():
    paper, instead = read_paper("- Giấy chứng sinh (nếu có) (1 bản chính, 2 bản sao)")
    assert (paper.name, paper.originals, paper.copies) == ("Giấy chứng sinh", 1, 2)
    assert (paper.required, instead) == (False, False)
    paper, instead = read_paper("hoặc giấy cam đoan (theo mẫu)")
    assert (paper.name, paper.originals, instead) == ("Giấy cam đoan (theo mẫu)", 1, True)
    assert read_yes("Có")
    assert not read_yes("không")


def test_a_table_with_an_endless_cell_is_refused_whole(tmp_path: Path):
    procedures, unreadable = read_catalogue(csv_file(tmp_path, f'1.000001;"{"x" * 200_000}'))
    assert procedures == ()
    assert [one.where for one in unreadable] == ["Cả tệp"]


def test_old_line_ends_within_a_cell_do_not_hurt(tmp_path: Path):
    path = csv_file(tmp_path, '1.000001;"Cấp\rgiấy";Hộ tịch;Trực tiếp;3 ngày làm việc;0;;')
    procedures, unreadable = read_catalogue(path)
    assert [one.code for one in procedures] == ["1.000001"]
    assert unreadable == ()


def sound_workbook() -> dict[str, bytes]:
    """Return the parts of a workbook that can be read."""
    workbook, content = openpyxl.Workbook(), io.BytesIO()
    sheet = workbook.worksheets[0]
    sheet.append(tuple(HEAD.split(";")))
    sheet.append(("1.000001", "Cấp giấy thử"))
    workbook.save(content)
    with ZipFile(content) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("cut", [None, b"<a><b>", b"<a/>"])
@pytest.mark.parametrize("part", sorted(set(sound_workbook()) - {"xl/styles.xml"}))
def test_whatever_is_broken_in_a_workbook_is_told_and_never_our_fault(
    tmp_path: Path, part: str, cut: bytes | None
):
    parts = sound_workbook()
    del parts[part]
    path = tmp_path / "danh-muc.xlsx"
    with ZipFile(path, "w") as packed:
        for name, content in (parts if cut is None else {**parts, part: cut}).items():
            packed.writestr(name, content)
    procedures, unreadable = read_catalogue(path)
    assert [one.code for one in procedures] in ([], ["1.000001"])
    assert all(one.reason for one in unreadable)


def test_a_workbook_of_which_bytes_were_lost_is_refused(tmp_path: Path):
    path = tmp_path / "danh-muc.xlsx"
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as out:
        for name, content in sound_workbook().items():
            out.writestr(name, content)
    hurt = bytearray(packed.getvalue())
    for at in range(60, len(hurt) - 600, 97):
        hurt[at] ^= 0x55
    path.write_bytes(hurt)
    reason = "tệp Excel bị hỏng hoặc không phải .xlsx"
    assert read_catalogue(path) == ((), (Unreadable("Cả tệp", reason),))
