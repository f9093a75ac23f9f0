"""Examples of the papers of daily work about one dossier."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from desk_app.desk.filling.source import DossierSource
from desk_app.domain.events import (
    DossierForwarded,
    DossierWithdrawn,
    OtherAgencyAsked,
    Outcome,
    PaymentConfirmed,
    ProcessingStarted,
    Reappointed,
    ResultArrived,
    ResultMade,
    ResultReturned,
    ReturnWay,
    SubmittedPaper,
    SupplementReceived,
    SupplementRequested,
)
from desk_app.domain.fees import FeeLine, FeeTotal, Waiver
from desk_app.domain.procedure import Channel, ProcedureRef
from desk_app.usecases.commands import PaperWish
from desk_app.views import SlipKind
from tests.forms.sources import (
    WIDE_ADDRESS,
    WIDE_NAME,
    WIDE_PAPER,
    WIDE_PAPERS,
    WIDE_PERSON,
    WIDE_REASON,
    about,
)
from tests.unit.builders import APPLICANT, EXTRACT, FORM, NEXT_WEEK, RECEIVED, due_on

BIRTH: Final = ProcedureRef("1.001193", 1, "Đăng ký khai sinh", "Hộ tịch")
MARRIAGE: Final = ProcedureRef("1.000894", 1, "Đăng ký kết hôn", "Hộ tịch")
DEATH: Final = ProcedureRef("1.000656", 1, "Đăng ký khai tử", "Hộ tịch")
LONG_PROCEDURE: Final = ProcedureRef(
    "2.000986",
    1,
    "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 "
    "tuổi có cha, mẹ là công dân Việt Nam cư trú tại địa bàn khác",
    "Hộ tịch",
)
MADE: Final = ResultMade(Outcome.GRANTED, "45/UBND-XNTTHN", "Xác nhận tình trạng hôn nhân")
RETURNED: Final = ResultReturned(
    ReturnWay.COUNTER, "Cà Văn Mẫu", True, "Chồng", "0001", papers_back=("Trích lục ly hôn",)
)
WIDE_RETURNED: Final = ResultReturned(
    ReturnWay.POST, WIDE_NAME, True, "Anh em họ bên ngoại", "0001", True, WIDE_PAPERS[:8]
)
FEE: Final = FeeTotal((FeeLine("Lệ phí", 15_000, 2, 30_000),), Waiver("Hộ cận nghèo", 50), 15_000)
WIDE_FEE: Final = FeeTotal(
    tuple(FeeLine(f"Phí {i} {WIDE_PAPER[:120]}", 1_250_000, i, 1_250_000 * i) for i in range(1, 9)),
    Waiver(WIDE_PAPER[:150], 30),
    31_500_000,
)
WIDE_SUBMITTED: Final = tuple(
    SubmittedPaper(f"p{i}", paper, 1, 2, 3) for i, paper in enumerate(WIDE_PAPERS)
)
WIDE: Final = replace(
    RECEIVED,
    procedure=LONG_PROCEDURE,
    papers=WIDE_SUBMITTED,
    fee=WIDE_FEE,
    channel=Channel.POST,
    return_way=ReturnWay.POST,
)
LIFE: Final = (
    DossierForwarded("Phòng Văn hóa - Xã hội", "Lê Minh Mẫu"),
    ProcessingStarted("Phòng Văn hóa - Xã hội", "Lê Minh Mẫu"),
    SupplementRequested(("Trích lục ly hôn",), "Chưa rõ tình trạng", date(2026, 12, 20)),
    SupplementReceived((EXTRACT,), NEXT_WEEK),
    Reappointed("Chờ xác minh", due_on(date(2026, 12, 4)), "Lê Minh Mẫu"),
    MADE,
    ResultArrived("A-03"),
    RETURNED,
)
WIDE_LIFE: Final = (
    OtherAgencyAsked(WIDE_ADDRESS, WIDE_REASON),
    *LIFE[1:-1],
    *(SupplementReceived((), NEXT_WEEK), Reappointed(WIDE_REASON, due_on(date(2026, 12, 4)))) * 6,
)


def _typed(**words: str) -> PaperWish:
    return PaperWish(typed=words)


def _of(procedure: ProcedureRef, **words: str) -> DossierSource:
    received = replace(RECEIVED, procedure=procedure)
    return about(MADE, received=received, wish=_typed(**words))


def _alone(source: DossierSource) -> DossierSource:
    """Return the same without anybody who acts for the owner."""
    dossier = replace(source.dossier, submitter=None)
    return replace(source, dossier=dossier)


POSTAL: Final = replace(RECEIVED, channel=Channel.POST, papers=(FORM, EXTRACT))
COUPLE: Final = {"groom": "Cà Văn Mẫu", "bride": "Lò Thị Mẫu"}
DAILY_EXAMPLES: Final[Mapping[SlipKind, Mapping[str, DossierSource]]] = {
    SlipKind.RETURN_RECEIPT: {
        "usual": about(MADE, RETURNED, wish=_typed(result_count="02")),
        "wide": about(
            replace(MADE, description=WIDE_PAPER),
            WIDE_RETURNED,
            applicant=WIDE_PERSON,
            received=WIDE,
        ),
        "declined": _alone(
            about(ResultMade(Outcome.DECLINED), ResultReturned(ReturnWay.COUNTER, APPLICANT.name))
        ),
    },
    SlipKind.HISTORY: {
        "usual": about(*LIFE),
        "wide": about(*WIDE_LIFE, applicant=WIDE_PERSON, received=WIDE),
    },
    SlipKind.WITHDRAWAL: {
        "usual": about(DossierWithdrawn("Không còn nhu cầu", ("Tờ khai", "Trích lục ly hôn"))),
        "wide": about(
            DossierWithdrawn(WIDE_REASON, WIDE_PAPERS), applicant=WIDE_PERSON, received=WIDE
        ),
    },
    SlipKind.FEE_SLIP: {
        "usual": about(received=replace(RECEIVED, fee=FEE), wish=_typed(way="Tiền mặt")),
        "wide": about(applicant=WIDE_PERSON, received=WIDE),
        "payment": about(PaymentConfirmed(1_505_000, "0000123")),
    },
    SlipKind.POSTAL_SLIP: {
        "usual": about(received=POSTAL, wish=_typed(tracking="RB123456789VN", postage="30.000")),
        "wide": about(received=WIDE, applicant=WIDE_PERSON),
    },
    SlipKind.AUTHORITY: {
        "usual": about(),
        "wide": about(received=WIDE, applicant=WIDE_PERSON),
        "blank": _alone(about()),
    },
    SlipKind.LOST_RECEIPT: {
        "usual": _alone(about(MADE)),
        "wide": about(MADE, received=WIDE, applicant=WIDE_PERSON),
    },
    SlipKind.MISSING_PAPERS: {
        "usual": about(
            SupplementRequested(("Tờ khai có chữ ký", "Trích lục ly hôn"), "", date(2026, 12, 20)),
            wish=_typed(advice="Tờ khai xin ký vào góc phải dưới."),
        ),
        "wide": about(
            SupplementRequested(WIDE_PAPERS, WIDE_REASON), applicant=WIDE_PERSON, received=WIDE
        ),
        "roll": about(
            SupplementRequested(("Tờ khai có chữ ký", "Trích lục ly hôn"), ""),
            wish=_typed(sheet="Cuộn nhiệt"),
        ),
    },
    SlipKind.CONGRATULATION: {
        "usual": _of(BIRTH, child="Lò Minh Mẫu", chair="Giàng Thị Mẫu"),
        "wide": about(
            received=replace(WIDE, procedure=BIRTH),
            applicant=WIDE_PERSON,
            wish=_typed(child=WIDE_NAME, chair=WIDE_NAME, title="KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"),
        ),
        "marriage": _of(MARRIAGE, **COUPLE, chair="Giàng Thị Mẫu"),
        "marriage_wide": _of(MARRIAGE, groom=WIDE_NAME, bride=WIDE_NAME),
    },
    SlipKind.CONDOLENCE: {
        "usual": _of(DEATH, deceased="cụ Lò Văn Mẫu", chair="Giàng Thị Mẫu"),
        "wide": _of(DEATH, deceased=f"cụ {WIDE_NAME}", chair=WIDE_NAME),
    },
}
