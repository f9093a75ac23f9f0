"""The portal joins names of files to names of papers; none of them reaches the office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.catalogue_names import without_file_names

CIRCULAR = "Tờ khai thay đổi thông tin cư trú (Mẫu CT01 kèm theo Thông tư số 53/2025/TT-BCA)"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (f"{CIRCULAR};1.MuCT01banhnhkmtheoThngts53", CIRCULAR),
        (f"{CIRCULAR}1.MuCT01banhnhkmtheoThngts53", CIRCULAR),
        (f"{CIRCULAR}.1.MuCT01banhnhkmtheoThngts53", f"{CIRCULAR}."),
        ("Phương án khai thác theo Mẫu số 08;Mẫu số", "Phương án khai thác theo Mẫu số 08"),
        ("Đơn theo Nghị định số 42/2026/NĐ-CPMẫu số", "Đơn theo Nghị định số 42/2026/NĐ-CP"),
        ("Bản đăng ký thu hồi khoáng sảnMau 03 - Phu luc", "Bản đăng ký thu hồi khoáng sản"),
        ("Đơn (của Bộ Công an).MauKX11", "Đơn (của Bộ Công an)."),
        ("Giấy chứng minh sửa chữa nhà ở.TT05 Mauso07 GIAYTO", "Giấy chứng minh sửa chữa nhà ở."),
        ("Đơn (15m2 sàn/người).PhulucTT 05 2024 mau so 03", "Đơn (15m2 sàn/người)."),
        ("Giấy đề nghị theo Quyết định 24/QĐ-TTgGiấy đề", "Giấy đề nghị theo Quyết định 24/QĐ-TTg"),
        ("Đơn đề nghị hỗ trợ;MẪU ĐƠN ĐỀ NGHỊ HỖ", "Đơn đề nghị hỗ trợ"),
        ("Giấy phép xây dựng (", "Giấy phép xây dựng"),
        ("Tờ khai (nếu nộp trực tiếp);)", "Tờ khai (nếu nộp trực tiếp)"),
        ("  Tờ khai; ", "Tờ khai"),
        (";", ";"),
    ],
)  # fmt: skip
def test_what_was_joined_to_a_name_is_taken_away(raw: str, name: str):
    assert without_file_names(raw) == name


@pytest.mark.parametrize(
    "name",
    [
        "Tờ khai theo Mẫu số 08; Giấy chứng sinh; Mẫu CT01",
        "Đơn đề nghị theo Mẫu số 26.NT Phụ lục I",
        "Căn cước hiển thị trên ứng dụng định danh (VneID)",
        "Bản khai theo mẫu BM.NCC.20.01",
        "Đơn theo Mẫu số 31.GVN Phụ lục I ban hành kèm theo Thông tư số 09/2025/TT-BNNMT",
        "Văn bản chấp thuận khai thác loài quý, hiếm.Văn bản chấp thuận khai thác loài quý, hiếm "
        "có hiệu lực theo thời gian thực hiện nhiệm vụ bảo tồn",
        "Hồ sơ (Mẫu số 01)",
    ],
)
def test_a_name_of_the_law_stays_as_it_is(name: str):
    assert without_file_names(name) == name


@given(st.text(max_size=120))
def test_cleaning_only_takes_away_from_the_end(raw: str):
    assert raw.strip().startswith(without_file_names(raw))
