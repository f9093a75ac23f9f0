"""Invented offices, tickets and receipts: minimal, usual, and as wide as real life gets."""

from datetime import UTC, datetime
from typing import Final

from desk_app.printing.content import (
    Appointment,
    FeeItem,
    OfficeHeader,
    PaperLine,
    Party,
    ReceiptFacts,
    RegisterPlace,
    TicketFacts,
)

OFFICE: Final = OfficeHeader(
    superior="ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN",
    agency="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    unit_name="Trung tâm Phục vụ hành chính công phường Hoa Ban",
    place="Hoa Ban",
    address="Số 12 đường Mẫu, phường Hoa Ban",
    hotline="0200 0000 000",
    contact="trang tracuu.example.vn",
)
MORNING: Final = datetime(2026, 11, 20, 1, 5, tzinfo=UTC)  # 08:05 in Việt Nam, a Friday
DUE: Final = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)  # 17:00
LOOKUP_DIGITS: Final = "48205739164820573916204815"
LOOKUP_URL: Final = f"https://tracuu.example.vn/{LOOKUP_DIGITS}"

TICKET: Final = TicketFacts(
    number="A025",
    services=("Hộ tịch, chứng thực",),
    counters=("Quầy 1", "Quầy 2"),
    taken_at=MORNING,
    waiting_before=7,
    scan_digits="12611200000259",
    expected_wait_min=25,
    is_priority=True,
)
MINIMAL_TICKET: Final = TicketFacts("C001", (), (), MORNING, 0, "")
WIDE_TICKET: Final = TicketFacts(
    number="A2001",
    services=(
        "Đất đai, xây dựng, môi trường và quản lý trật tự đô thị",
        "Lao động, thương binh và xã hội, bảo trợ xã hội",
        "Trả kết quả",
    ),
    counters=tuple(f"Quầy {n}" for n in range(1, 9)),
    taken_at=MORNING,
    waiting_before=128,
    scan_digits="12611200020010",
    expected_wait_min=135,
    is_priority=True,
)

CITIZEN: Final = Party(
    name="Nguyễn Thị Hồng Nhung",
    title="Bà",
    id_number="001300000000",
    address="Tổ 4, phường Hoa Ban, tỉnh Mẫu",
    phone="0900 000 000",
)
CHILD: Final = Party(name="Trần Đức Thịnh", title="Ông", address="Tổ 4, phường Hoa Ban, tỉnh Mẫu")
RECEIPT: Final = ReceiptFacts(
    number="0007",
    dossier_code="H56.21.05-261120-0007",
    procedure_name="Cấp Giấy xác nhận tình trạng hôn nhân",
    procedure_code="1.004873",
    channel="trực tiếp",
    submitter=CITIZEN,
    received_at=MORNING,
    appointment=Appointment(
        "03 ngày làm việc", DUE, "Quầy 3, Trung tâm Phục vụ hành chính công phường Hoa Ban"
    ),
    clerk_name="Lê Minh Tuấn",
    papers=(
        PaperLine("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", originals=1),
        PaperLine("Quyết định ly hôn của Tòa án", certified_copies=1, note="đã đối chiếu"),
        PaperLine("Giấy tờ chứng minh nơi thường trú", copies=2),
    ),
    applicant=CHILD,
    fees=(FeeItem("Lệ phí cấp Giấy xác nhận tình trạng hôn nhân", 15_000),),
    register=RegisterPlace("01/2026", "1284"),
    lookup_url=LOOKUP_URL,
    scan_digits=LOOKUP_DIGITS,
)
PROXY_PAPER: Final = PaperLine(
    "Giấy ủy quyền có chứng thực chữ ký của người ủy quyền", certified_copies=1
)
COMPANY: Final = Party(
    name="Công ty Trách nhiệm hữu hạn Thương mại và Dịch vụ Hoa Ban",
    title="",
    id_label="Mã số thuế",
    address="Số 12 đường Mẫu, tổ dân phố Đoàn Kết, phường Hoa Ban",
)
MINIMAL_RECEIPT: Final = ReceiptFacts(
    number="0001",
    dossier_code="H56-261120-0001",
    procedure_name="Đăng ký khai sinh",
    procedure_code="",
    channel="trực tiếp",
    submitter=Party(name="Lò Thị Mai"),
    received_at=MORNING,
    appointment=Appointment("Trong ngày", None, "Quầy 1"),
    clerk_name="Lê Minh Tuấn",
)

NAME_60: Final = "Nguyễn Hoàng Phương Quỳnh Như Ngọc Thủy Tiên Khánh Đoan Trang"
SENTENCE: Final = (
    "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất hoặc "
    "một trong các loại giấy tờ quy định tại khoản 1 Điều 100 của Luật Đất đai kèm theo bản vẽ "
    "thiết kế xây dựng công trình đã được thẩm định, biên bản bàn giao mốc giới trên thực địa, "
    "văn bản ủy quyền có chứng thực và các tài liệu liên quan khác theo hướng dẫn của cơ quan có "
    "thẩm quyền giải quyết thủ tục hành chính ở địa phương"
)
LONG_PAPERS: Final = tuple(
    PaperLine(f"({n:02}) {SENTENCE}"[:400].ljust(400, "x"), n % 3, n % 2, n % 4)
    for n in range(1, 31)
)
WIDE_RECEIPT: Final = ReceiptFacts(
    number="10007",
    dossier_code="000.21.05.H56-261120-100007",
    procedure_name=SENTENCE[:250],
    procedure_code="1.012812",
    channel="qua dịch vụ bưu chính công ích",
    submitter=Party(
        name=NAME_60,
        title="Bà",
        id_number="001300000000",
        address="Số nhà 1234/56/78A đường Nguyễn Thị Minh Khai kéo dài, tổ dân phố Đoàn Kết số 12, "
        "phường Hoa Ban, thành phố trực thuộc trung ương Mẫu",
        phone="0900 000 000",
        email="mot.dia.chi.thu.dien.tu.rat.dai.khong.co.dau.cach@coquan.example.vn",
    ),
    received_at=MORNING,
    appointment=Appointment(
        "20 ngày làm việc (đã rút ngắn từ 30 ngày làm việc theo quy định)",
        DUE,
        "Nhà riêng, qua dịch vụ bưu chính công ích, người nhận trả cước",
        "buổi chiều, từ 13 giờ 30 phút đến 17 giờ 00 phút",
    ),
    clerk_name=NAME_60,
    papers=LONG_PAPERS,
    applicant=Party(name=NAME_60, title="", address="Như trên"),
    dossier_sets=2,
    fees=(
        FeeItem("Phí thẩm định hồ sơ cấp giấy chứng nhận quyền sử dụng đất", 1_250_000),
        FeeItem("Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ", 75_000, "giảm 50 % theo quy định"),
    ),
    lookup_url=LOOKUP_URL,
    scan_digits=LOOKUP_DIGITS,
    replaces="000.21.05.H56-261120-100006",
)
