"""Examples of forms 01 to 06."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from desk_app.desk.filling.source import DossierSource, ListSource
from desk_app.domain.dossier_fold import fold
from desk_app.domain.events import (
    DossierForwarded,
    DossierRefused,
    DossierStopped,
    IntakeRefused,
    IntakeTurnedBack,
    OtherAgencyAnswered,
    OtherAgencyAsked,
    Outcome,
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
from desk_app.domain.fees import FeeLine, FeeTotal
from desk_app.domain.procedure import ProcedureRef
from desk_app.usecases.commands import PaperWish
from desk_app.views import SlipKind
from tests.forms.sources import (
    WIDE_NAME,
    WIDE_PAPER,
    WIDE_PAPERS,
    WIDE_PERSON,
    WIDE_REASON,
    about,
    shared,
)
from tests.unit.builders import (
    APPLICANT,
    EXTRACT,
    FORM,
    NEXT_WEEK,
    PROCEDURE,
    PROXY,
    RECEIVED,
    due_on,
    stamped,
)

UNIT: Final = "Phòng Văn hóa – Xã hội"
FORWARDED: Final = DossierForwarded(UNIT, "can-bo-2", note="Gấp")
DONE: Final = NEXT_WEEK.due.on + timedelta(days=2)
CERTIFICATION: Final = ProcedureRef(
    "2.000815", 1, "Chứng thực bản sao từ bản chính giấy tờ, văn bản", "Chứng thực"
)
DEGREE: Final = SubmittedPaper("bang", "Bằng tốt nghiệp đại học", originals=1)
CERTIFIED: Final = replace(
    RECEIVED,
    procedure=CERTIFICATION,
    papers=(DEGREE,),
    fee=FeeTotal(
        (FeeLine("Chứng thực bản sao (2 trang × 5 bản)", 2_000, 5, 20_000),), None, 20_000
    ),
)
WIDE_RECEIVED: Final = replace(
    RECEIVED,
    papers=tuple(SubmittedPaper(f"p{i}", text, 1, 2, 3) for i, text in enumerate(WIDE_PAPERS)),
    replaces="dossier-0",
    replaces_code="H56.21.05-261120-0006",
)


def at_intake(event: IntakeTurnedBack | IntakeRefused) -> DossierSource:
    """Return a dossier that was sent away at the counter: it has no code."""
    history = (stamped(event, 1),)
    dossier = fold(history).dossier
    assert dossier is not None
    return replace(about(), dossier=dossier, history=history)


def several(*sources: DossierSource) -> ListSource:
    """Return a paper about several dossiers."""
    common = shared(PaperWish())
    dossiers = tuple(source.dossier for source in sources)
    return ListSource(
        common.office, common.at, common.by, common.names, common.wish, dossiers=dossiers
    )


def coded(source: DossierSource, number: int) -> DossierSource:
    """Return the same dossier under another code."""
    code = f"H56.21.05-261120-{number:04}"
    return replace(source, dossier=replace(source.dossier, code=code))


LEGAL_EXAMPLES: Final[Mapping[SlipKind, Mapping[str, DossierSource | ListSource]]] = {
    SlipKind.RECEIPT: {
        "usual": about(),
        "wide": about(received=WIDE_RECEIVED, applicant=WIDE_PERSON),
    },
    SlipKind.RECEIPT_LIST: {
        "usual": several(
            about(),
            coded(about(received=replace(RECEIVED, papers=(FORM, EXTRACT), fee=CERTIFIED.fee)), 8),
        ),
        "wide": several(
            coded(about(received=WIDE_RECEIVED, applicant=WIDE_PERSON), 1),
            *(coded(about(applicant=WIDE_PERSON), number) for number in range(2, 12)),
        ),
        "certification": several(
            *(coded(about(received=CERTIFIED), number) for number in range(11, 16))
        ),
    },
    SlipKind.CERTIFICATION_RECEIPT: {
        "usual": about(
            received=CERTIFIED, wish=PaperWish(typed={"pages": "2", "electronic": "Không"})
        ),
        "wide": about(
            received=replace(CERTIFIED, papers=WIDE_RECEIVED.papers),
            applicant=WIDE_PERSON,
            wish=PaperWish(typed={"pages": "2, 14, 200", "copies": "10, 1"}),
        ),
    },
    SlipKind.SUPPLEMENT: {
        "usual": about(SupplementRequested(("Tờ khai có chữ ký",), "Tờ khai chưa ký")),
        "wide": about(SupplementRequested(WIDE_PAPERS, WIDE_REASON), applicant=WIDE_PERSON),
        "at_intake": at_intake(
            IntakeTurnedBack(PROCEDURE, APPLICANT, ("Trích lục ly hôn",), "Thiếu giấy tờ", PROXY)
        ),
    },
    SlipKind.REFUSAL: {
        "usual": about(DossierRefused("Không đủ điều kiện cấp theo quy định")),
        "wide": about(DossierRefused(WIDE_REASON), applicant=WIDE_PERSON),
        "at_intake": at_intake(
            IntakeRefused(PROCEDURE, APPLICANT, "Không thuộc thẩm quyền của phường", PROXY)
        ),
    },
    SlipKind.APOLOGY: {
        "usual": about(
            FORWARDED, Reappointed("Chờ xác minh nơi cư trú trước đây", due_on(DONE), "Lê Minh Mẫu")
        ),
        "wide": about(
            DossierForwarded(WIDE_PAPER[:120]),
            Reappointed(WIDE_REASON, due_on(DONE), WIDE_NAME),
            applicant=WIDE_PERSON,
        ),
    },
    SlipKind.STOP_NOTICE: {
        "usual": about(
            FORWARDED,
            DossierStopped("Chủ hồ sơ không thực hiện nghĩa vụ tài chính", "Hoàn trả lệ phí"),
        ),
        "wide": about(
            DossierForwarded(WIDE_PAPER[:120]),
            DossierStopped(WIDE_REASON, WIDE_REASON),
            applicant=WIDE_PERSON,
        ),
    },
    SlipKind.CONTROL_SHEET: {
        "usual": about(FORWARDED, ProcessingStarted(UNIT, "can-bo-2")),
        "wide": about(
            DossierForwarded(WIDE_PAPER[:120], WIDE_NAME, note=WIDE_PAPER),
            SupplementRequested(WIDE_PAPERS[:3], WIDE_PAPER),
            SupplementReceived((EXTRACT,), NEXT_WEEK),
            DossierForwarded(UNIT, "can-bo-2"),
            OtherAgencyAsked("Công an phường", WIDE_PAPER),
            OtherAgencyAnswered("Đã xác minh"),
            Reappointed("Chờ xác minh", due_on(DONE), WIDE_NAME),
            ResultMade(Outcome.GRANTED, "45/UBND-XNTTHN"),
            ResultArrived("A-03"),
            ResultReturned(ReturnWay.COUNTER, WIDE_NAME, True, "Chồng", "0001"),
            applicant=WIDE_PERSON,
        ),
    },
}
