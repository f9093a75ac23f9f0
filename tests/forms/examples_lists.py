"""Papers about several dossiers, and the register: a few lines, and sixty as wide as life gets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from desk_app.desk.filling.source import ListSource, RegisterSource
from desk_app.domain.dossier import Dossier
from desk_app.domain.dossier_fold import fold
from desk_app.domain.events import (
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DossierVoided,
    DossierWithdrawn,
    Outcome,
    Reappointed,
    ResultArrived,
    ResultMade,
    ResultReturned,
    ReturnWay,
)
from desk_app.domain.fees import FeeLine, FeeTotal
from desk_app.domain.moments import from_local, local_day
from desk_app.domain.person import Person
from desk_app.domain.register_book import Book, RegisterEntry, RegisterLine, line_of
from desk_app.usecases.commands import PaperWish
from desk_app.views import SlipKind
from tests.forms.sources import NOW, WIDE_ADDRESS, WIDE_NAME, WIDE_PERSON, shared
from tests.office_fixture import CLERK, OFFICE
from tests.unit.builders import APPLICANT, PROCEDURE, RECEIVED, chain, due_on

UNIT: Final = OFFICE.units[0].name
WIDE_UNIT: Final = (
    "Phòng Kinh tế, Hạ tầng và Đô thị - Bộ phận quản lý đất đai, xây dựng, môi trường"
)
WIDE_PROCEDURE: Final = replace(
    PROCEDURE,
    name="Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất "
    "lần đầu đối với hộ gia đình, cá nhân đang sử dụng đất từ trước ngày 15 tháng 10 năm 1993",
)
SENT: Final = DossierForwarded(UNIT)
MADE: Final = ResultMade(Outcome.GRANTED, "45/UBND-XNTTHN")
RETURNED: Final = ResultReturned(ReturnWay.COUNTER, "Lò Thị Mẫu", id_last4="0001")
PEOPLE: Final = (
    APPLICANT,
    replace(APPLICANT, name="Tòng Văn Mẫu", address="Số 10, đường Hoa Ban, tổ 2, phường Hoa Ban"),
    replace(APPLICANT, name="Quàng Thị Mẫu", address="Số 9, đường Hoa Ban, tổ 2, phường Hoa Ban"),
    replace(APPLICANT, name="Bạc Cầm Mẫu", address="Tổ 12, phường Hoa Ban"),
)
FULL: Final = replace(
    RECEIVED,
    procedure=WIDE_PROCEDURE,
    agency="Ủy ban nhân dân phường Hoa Ban, tỉnh Mẫu",
    note="Kèm bản vẽ khổ lớn",
    return_way=ReturnWay.POST,
)


def dossiers(
    people: Sequence[Person], *events: DossierEvent, received: DossierReceived = RECEIVED
) -> tuple[Dossier, ...]:
    """Return a dossier of each person, received one after the other."""
    found: list[Dossier] = []
    for n, person in enumerate(people, start=1):
        code = f"H56.21.05-261120-{n:04d}"
        taken = replace(received, code=code, applicant=person, submitter=None)
        dossier = fold(chain((taken, *events))).dossier
        assert dossier is not None
        found.append(replace(dossier, id=f"dossier-{n}"))
    return tuple(found)


def listed(found: Sequence[Dossier], **typed: str) -> ListSource:
    """Return a list of dossiers with what the clerk wrote."""
    common = shared(PaperWish(typed=typed))
    return ListSource(
        common.office, common.at, common.by, common.names, common.wish, dossiers=tuple(found)
    )


FEW: Final = dossiers(PEOPLE, SENT)
PAID: Final = replace(RECEIVED, fee=FeeTotal((FeeLine("Lệ phí", 15_000, 1, 15_000),), None, 15_000))
FEW_DONE: Final = dossiers(PEOPLE, SENT, MADE, received=PAID)
WIDE_PEOPLE: Final = [
    replace(WIDE_PERSON, address=f"{WIDE_ADDRESS}, căn hộ {n}", phone="0900 000 000 - 0900 000 001")
    for n in range(60, 0, -1)
]
WIDE_SENT: Final = dossiers(WIDE_PEOPLE, DossierForwarded(WIDE_UNIT), received=FULL)
WIDE_DONE: Final = dossiers(
    WIDE_PEOPLE,
    DossierForwarded(WIDE_UNIT),
    ResultMade(Outcome.DECLINED, "1234567/QĐ-UBND-KTHTĐT"),
    received=FULL,
)
TRACKING: Final = " ".join(f"RB{n:09d}VN" for n in range(1, 61))


def lived(n: int, *events: DossierEvent, received: DossierReceived = RECEIVED) -> RegisterLine:
    """Return line ``n`` of the register, for a dossier that lived through ``events``."""
    at = NOW + timedelta(days=(n - 1) // 20, minutes=n)
    day = local_day(at)
    code = f"H56.21.05-{day:%y%m%d}-{n:04d}"
    history = chain((replace(received, code=code, received_at=at), *events))
    dossier = fold(history).dossier
    assert dossier is not None
    closed_at = from_local(at.replace(tzinfo=None, hour=17, minute=5))
    entry = RegisterEntry(f"e{n:03d}", 2026, 1, n, day, f"dossier-{n}", closed_at, CLERK)
    return line_of(entry, dossier, history)


def book(lines: Sequence[RegisterLine]) -> RegisterSource:
    """Return a period of the register."""
    common = shared(PaperWish())
    first, last = lines[0].entry, lines[-1].entry
    return RegisterSource(
        common.office,
        common.at,
        common.by,
        common.names,
        common.wish,
        first_on=first.day,
        last_on=last.day,
        lines=tuple(lines),
        books=(Book(2026, 1, first.closed_at, first.serial, last.serial),),
    )


BACK: Final = (SENT, MADE, ResultArrived("A-03"), RETURNED)
LATER: Final = Reappointed("Chờ xác minh", due_on(date(2026, 12, 4)))
VOIDED: Final = DossierVoided("Sai họ tên", "dossier-3", "H56.21.05-261120-0003")
USUAL_LINES: Final = (
    lived(1, *BACK),
    lived(2, VOIDED),
    lived(3, SENT, received=replace(RECEIVED, replaces_code="H56.21.05-261120-0002")),
    lived(4, SENT, LATER),
    lived(5, DossierWithdrawn("Không còn nhu cầu")),
    *(lived(n, SENT) for n in range(6, 24)),
)
FULL_RECEIVED: Final = replace(FULL, applicant=WIDE_PERSON, submitter=None)
WIDE_LINES: Final = tuple(
    lived(n, *(BACK if n % 3 else (VOIDED,)), received=FULL_RECEIVED) for n in range(1, 61)
)

LIST_EXAMPLES: Final[Mapping[SlipKind, Mapping[str, ListSource | RegisterSource]]] = {
    SlipKind.UNIT_HANDOVER: {
        "usual": listed(FEW, unit_person="Lê Minh Mẫu"),
        "wide": listed(WIDE_SENT, unit_person=WIDE_NAME, remark="Hồ sơ số 3 kèm bản vẽ khổ A0."),
    },
    SlipKind.UNIT_RETURN: {
        "usual": listed(FEW, unit_person="Lê Minh Mẫu", reason="Không thuộc nhiệm vụ của phòng"),
        "wide": listed(WIDE_SENT, unit_person=WIDE_NAME),
    },
    SlipKind.RESULT_HANDOVER: {
        "usual": listed(FEW_DONE, unit_person="Lê Minh Mẫu"),
        "wide": listed(WIDE_DONE, unit_person=WIDE_NAME),
    },
    SlipKind.POSTAL_RECORD: {
        "usual": listed(
            FEW_DONE,
            tracking="RB000000001VN, RB000000002VN",
            post_office="Bưu điện Hoa Ban",
            postman="Hà Văn Mẫu",
        ),
        "wide": listed(WIDE_DONE, tracking=TRACKING, postman=WIDE_NAME),
    },
    SlipKind.DELIVERY_RUN: {
        "usual": listed(FEW_DONE, carrier="Lê Minh Mẫu"),
        "wide": listed(WIDE_DONE, carrier=WIDE_NAME),
    },
    SlipKind.REGISTER: {"usual": book(USUAL_LINES), "wide": book(WIDE_LINES)},
}
