"""What the examples of papers are made of: an office, a usual dossier, wide words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from desk_app.desk.filling.source import DossierSource, Source
from desk_app.domain.dossier_fold import fold
from desk_app.domain.events import DossierEvent, DossierReceived
from desk_app.domain.person import Person
from desk_app.usecases.commands import PaperWish
from tests.office_fixture import CLERK, OFFICE, procedure
from tests.unit.builders import APPLICANT, PROXY, RECEIVED, stamped

NOW: Final = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 10:00 in Việt Nam
NAMES: Final = {CLERK: "Giàng Thị Mẫu", "can-bo-2": "Lê Minh Mẫu"}
WIDE_NAME: Final = "Nguyễn Phước Bảo Quỳnh Hoàng Thục Đoan Trang Công Tằng Tôn Nữ"
WIDE_ADDRESS: Final = (
    "Số nhà 1234/56/78 đường Nguyễn Thị Minh Khai nối dài, tổ dân phố số 12, khu phố Hoàng Hoa "
    "Thám, phường Hoa Ban, tỉnh Mẫu"
)
WIDE_PAPER: Final = (
    "Giấy tờ, tài liệu chứng minh về nội dung thay đổi thông tin hộ tịch do cơ quan nhà nước có "
    "thẩm quyền của Việt Nam hoặc của nước ngoài cấp, được hợp pháp hóa lãnh sự và dịch công chứng "
    "sang tiếng Việt theo quy định, kèm theo văn bản ủy quyền có chứng thực trong trường hợp ủy "
    "quyền thực hiện, trừ trường hợp người được ủy quyền là ông, bà, cha, mẹ, con, vợ, chồng, anh, "
    "chị, em ruột của người ủy quyền thì không phải chứng thực"
)
OFFICE_NOW: Final = replace(OFFICE, lookup_address="tracuu.example.vn")
WIDE_PERSON: Final = replace(
    APPLICANT, name=WIDE_NAME, address=WIDE_ADDRESS, email="mot.dia.chi.rat.dai@example.vn"
)
WIDE_PAPERS: Final = tuple(f"{i}) {WIDE_PAPER}" for i in range(1, 31))
WIDE_REASON: Final = " ".join([WIDE_PAPER] * 2)


def shared(wish: PaperWish) -> Source:
    """Return what every source has."""
    return Source(OFFICE_NOW, NOW, NAMES[CLERK], NAMES, wish)


def about(
    *events: DossierEvent,
    applicant: Person = APPLICANT,
    wish: PaperWish | None = None,
    received: DossierReceived = RECEIVED,
) -> DossierSource:
    """Return a dossier that was received by proxy and lived through ``events``."""
    proxy = PROXY if applicant is APPLICANT else replace(PROXY, person=applicant)
    taken_in = replace(received, applicant=applicant, submitter=proxy)
    history = tuple(stamped(event, n) for n, event in enumerate((taken_in, *events), 1))
    dossier = fold(history).dossier
    assert dossier is not None
    common = shared(wish or PaperWish())
    return DossierSource(
        common.office,
        common.at,
        common.by,
        common.names,
        common.wish,
        dossier=dossier,
        history=history,
        procedure=procedure(received.procedure.code),
    )
